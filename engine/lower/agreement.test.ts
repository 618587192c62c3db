import { describe, expect, it } from "vitest";
import { UserThrow } from "../ir/interpret.ts";
import { corpus } from "../corpus/index.ts";
import { refused } from "../corpus/refused.ts";
import { plainFunction } from "../corpus/testing/plainFunction.ts";
import { programs } from "./testing/programs.ts";
import { LoweredProgram } from "./testing/lowered.ts";

/** Where two runs differ. */
const isRandom = /Math\.random|Date\.now|performance\.now/;
/** Where the plain program only approximates: its derivatives are differences. */
const takesDerivatives = /\b(derivative|gradient|valueAndGradient|jacobian|hessian|jvp|vjp|hvp)\(/;

function outcome(compute: () => unknown): { readonly value: unknown } | { readonly thrown: string } {
  try {
    return { value: compute() };
  } catch (error) {
    if (error instanceof UserThrow) return { thrown: error.message };
    if (error instanceof Error && error.constructor === Error) return { thrown: `Error: ${error.message}` };
    throw error;
  }
}

describe("a lowered program gives the very bits of the plain one", () => {
  for (const { name, source, inputs } of programs)
    it(name, () => {
      const lowered = new LoweredProgram(source);
      const plain = plainFunction(source);
      for (const args of inputs)
        expect(outcome(() => lowered.run(args))).toStrictEqual(outcome(() => plain(...args)));
    });
});

describe("a lowered program of the corpus gives the very bits of the plain one", () => {
  for (const { name, source, inputs } of corpus) {
    if (takesDerivatives.test(source) || isRandom.test(source) || name in refused) continue;
    it(name, () => {
      const lowered = new LoweredProgram(source);
      const plain = plainFunction(source);
      for (const args of inputs) {
        const expected = outcome(() => plain(...args));
        if ("value" in expected) expect(lowered.run(args)).toStrictEqual(expected.value);
      }
    });
  }
});
