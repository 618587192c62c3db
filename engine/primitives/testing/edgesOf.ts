/**
 * Arguments at the edges of what a primitive is defined for, found from its value and the domain that the registry states:
 * the ends beyond which it is no number, zeros of either sign, the ends of the number range, equal arguments.
 */
import type { Domain, ScalarPrimitive } from "../primitive.ts";

type Numbers = readonly number[];

const anywhere: Numbers = [
  0,
  -0,
  5e-324,
  1e-300,
  -1e-300,
  1e-9,
  -1e-9,
  0.5,
  -0.5,
  1,
  -1,
  2,
  90,
  180,
  1e9,
  -1e9,
  1e150,
  -1e150,
  1e300,
  Infinity,
  -Infinity,
];

/** Tuples with one or all arguments at an edge, the others inside the domain. */
export function edgesOf(primitive: ScalarPrimitive): readonly Numbers[] {
  const inside = primitive.domain.map(middle);
  const tuples = primitive.domain.flatMap((range, index) =>
    edgeNumbers(primitive, inside, range, index).map((edge) => inside.with(index, edge)),
  );
  const alike = anywhere.map((edge) =>
    primitive.domain.map((range) => (range.integer === true ? range.min : edge)),
  );
  return primitive.arity === 1 ? tuples : [...tuples, ...alike];
}

function middle({ min, max, integer }: Domain): number {
  return integer === true ? Math.round((min + max) / 2) : min + (max - min) * 0.4375;
}

function edgeNumbers(primitive: ScalarPrimitive, inside: Numbers, range: Domain, index: number): Numbers {
  const { min, max, integer } = range;
  if (integer === true) return [min, max];
  const isDefined = (x: number): boolean => !Number.isNaN(primitive.value(...inside.with(index, x)));
  const ends = [endOf(isDefined, min, -1), endOf(isDefined, max, 1)].filter((end) => end !== undefined);
  return [
    ...new Set([
      ...anywhere,
      min,
      max,
      ...inside.filter((_, other) => other !== index),
      ...ends.flatMap(around),
    ]),
  ];
}

/** The last number for which the function is defined, going that way from inside. */
function endOf(isDefined: (x: number) => boolean, start: number, way: 1 | -1): number | undefined {
  let reach = 1;
  while (reach < 1e4 && isDefined(start + way * reach)) reach *= 2;
  if (reach >= 1e4) return undefined;
  let [inner, outer] = [start, start + way * reach];
  for (let step = 0; step < 1100; step++) {
    const between = inner + (outer - inner) / 2;
    if (between === inner || between === outer) break;
    if (isDefined(between)) inner = between;
    else outer = between;
  }
  return inner;
}

function around(end: number): Numbers {
  const nearby = 1e-9 * Math.max(Math.abs(end), 1);
  return [end, end - nearby, end + nearby];
}
