/** Every function of the array library with each argument of a wrong kind, and with each one missing. */
import { describe, expect, test } from "vitest";
import { isTaken, wordsOf, type Kind, type LibraryFunction, type Takes } from "../library/entry.ts";
import { publicFunctions } from "../library/library.ts";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const samples: Readonly<Record<Kind, readonly string[]>> = {
  number: ["2"],
  vector: ["[1, 2]", "new Float64Array([1, 2])"],
  rows: ["[[1, 2], [3, 4]]"],
  matrix: ["matrix(2, 2, [1, 2, 3, 4])"],
  text: ['"one"'],
  other: ["true", "undefined", "{ a: 1 }", "(x: number) => x", "[true]", '["one"]'],
};
const kinds = Object.keys(samples) as readonly Kind[];

function rightOne(takes: Takes): string {
  return samples[kinds.find((kind) => isTaken(takes, kind)) ?? "number"][0]!;
}

interface WrongCall {
  readonly text: string;
  readonly message: RegExp;
}

/** What is a scalar primitive of numbers takes them. */
const isOfNumbers = /^\w+\(2(, 2)*\)$/;

function wrongCalls({ name, takes, scalar, defaults = [] }: LibraryFunction): readonly WrongCall[] {
  const right = takes.map(rightOne);
  const call = (args: readonly string[], index: number): WrongCall => ({
    text: `${name}(${args.join(", ")})`,
    message: new RegExp(
      `^\`${name}\` takes ${wordsOf(takes[index]!)} as argument ${String(index + 1)}, and is given `,
    ),
  });
  const wrong = takes.flatMap((each, index) =>
    kinds
      .filter((kind) => !isTaken(each, kind))
      .flatMap((kind) =>
        samples[kind]
          // What is left out has its default; an explicit `undefined` is the same in JavaScript.
          .filter((sample) => sample !== "undefined" || index < takes.length - defaults.length)
          .map((sample) => call(right.with(index, sample), index)),
      ),
  );
  const needed = takes.length - defaults.length;
  const missing = Array.from({ length: needed }, (_, count) => call(right.slice(0, count), count));
  return [...wrong, ...missing].filter(({ text }) => scalar === undefined || !isOfNumbers.test(text));
}

function resultOf(text: string): CellResult | undefined {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

describe.each(publicFunctions)("$name", (entry) => {
  const calls = wrongCalls(entry);

  test("refuses each wrong and each missing argument in cells, at its place", () => {
    for (const { text, message } of calls) {
      const fault = resultOf(text)?.diagnostics[0];
      expect(fault?.message, text).toMatch(message);
      expect(text.slice(fault?.span.start, fault?.span.end), text).toContain(entry.name);
    }
  });

  test("refuses them in differentiated code before anything runs, at the call", () => {
    for (const { text, message } of calls) {
      const cell = `gradient((t: number) => { console.log("it ran"); const v = ${text}; return t; })(1)`;
      const result = resultOf(cell);
      const fault = result?.diagnostics[0];
      expect(fault?.message, text).toMatch(message);
      expect(cell.slice(fault?.span.start, fault?.span.end), text).toBe(text);
      expect(result?.console, text).toEqual([]);
    }
  });
});
