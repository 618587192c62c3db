import { expect, test } from "vitest";
import { analyseAliases, type Aliases } from "../analyse/aliases.ts";
import { analyseEffects } from "../analyse/effects.ts";
import { analyseStability } from "../analyse/stability.ts";
import { gradientOf } from "./gradientOf.ts";
import { longFunction } from "./longFunction.ts";

/** How often the analyses behind a reverse sweep ask about aliases, for a function of so many stages. */
function questionsAsked(stages: number): number {
  const { story } = gradientOf(longFunction(stages), [new Float64Array(4)]);
  let asked = 0;
  const counting = new Proxy(analyseAliases(story.expanded, story.root), {
    get: (aliases, name: keyof Aliases) => {
      asked++;
      const member = Reflect.get(aliases, name) as unknown;
      return member instanceof Function ? (member.bind(aliases) as unknown) : member;
    },
  });
  analyseStability(counting, analyseEffects(counting));
  return asked;
}

/** What is emitted for a function of so many stages, in characters. */
function emittedLength(stages: number): number {
  return gradientOf(longFunction(stages), [new Float64Array(4)]).story.emit(false).text.length;
}

test("analyses before a reverse sweep ask in proportion to the length of a function", () => {
  expect(questionsAsked(32) / questionsAsked(8)).toBeLessThan(4.4);
});

test("emitted code grows in proportion to the length of a function", () => {
  expect(emittedLength(32) / emittedLength(8)).toBeLessThan(4.4);
});

test("a chain of 1,500 statements, each of which needs the one before, is differentiated", () => {
  const steps = Array.from(
    { length: 1_500 },
    (_, at) => `const v${at + 1} = Math.sin(v${at}) * 1e-3 + v${at};`,
  );
  const { run } = gradientOf<number>(`const f = (v0) => { ${steps.join(" ")} return v1500; };`, [1]);
  let [value, slope] = [1, 1];
  for (const _ of steps) {
    slope *= Math.cos(value) * 1e-3 + 1;
    value += Math.sin(value) * 1e-3;
  }
  expect(run([1])).toBeCloseTo(slope, 10);
});

test("a sum may have more terms than the stack is deep", () => {
  const terms = Array.from({ length: 1500 }, (_, k) => `x * ${k}`);
  const source = `function f(x: number): number {\nreturn ${terms.join(" + ")};\n}`;
  expect(gradientOf<number>(source, [0.5]).run([0.5])).toBe((1500 * 1499) / 2);
});
