/** Arithmetic on arguments and results of the library as tests need it: how large a matrix is stays. */

type Structure = unknown;

/** The numbers in it, in order, without how large matrices are. */
export function numbersIn(value: Structure): number[] {
  if (typeof value === "number") return [value];
  if (value instanceof Float64Array || Array.isArray(value))
    return Array.from(value as Structure[]).flatMap(numbersIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "rows" || key === "cols" ? [] : numbersIn(part),
  );
}

/** The structure with other numbers in it. */
export function withNumbers(value: Structure, numbers: readonly number[]): Structure {
  let at = 0;
  const fill = (part: Structure): Structure => {
    if (typeof part === "number") return numbers[at++]!;
    if (part instanceof Float64Array) return part.map(() => numbers[at++]!);
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part !== "object" || part === null) return part;
    const isExtent = (key: string) => key === "rows" || key === "cols";
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, isExtent(key) ? (inner as unknown) : fill(inner)]),
    );
  };
  return fill(value);
}

/** Numbers in [−1, 1) from a fixed sequence, in the structure of the value. */
export function directionOf(value: Structure, seed: number): Structure {
  const numbers = numbersIn(value).map((_, i) => 2 * (((i + 1) * 0.7548776662 + seed * 0.569840291) % 1) - 1);
  return withNumbers(value, numbers);
}

/** x + t·xDot. */
export function moved(x: Structure, xDot: Structure, t: number): Structure {
  const along = numbersIn(xDot);
  return withNumbers(
    x,
    numbersIn(x).map((value, i) => value + t * along[i]!),
  );
}

/** Vectors as typed arrays, matrices flat. */
export function typed(value: Structure): Structure {
  if (!Array.isArray(value)) return value;
  if (!Array.isArray(value[0])) return Float64Array.from(value as number[]);
  const cols = value[0].length;
  return { rows: value.length, cols, data: Float64Array.from(value.flat() as number[]) };
}
