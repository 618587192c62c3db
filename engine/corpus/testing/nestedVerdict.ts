/** What is wrong with derivatives of derivatives of a random program: inner and outer modes against each other. */
import { leavesOf } from "../../check/leaves.ts";
import type { RandomProgram } from "../generate.ts";
import { disagreements, jacobianByDifferences } from "./differences.ts";
import { sameNumbers } from "./modes.ts";
import { judged, type Verdict } from "./verdict.ts";
import { Workbench } from "./workbench.ts";

/** Inner derivatives that are one number, with what they capture active. The first two are one, the others another. */
const inner: readonly string[] = [
  'derivative((t: number) => f(x.map((v) => v * t), a * t), { mode: "forward" })(0.9)',
  'derivative((t: number) => f(x.map((v) => v * t), a * t), { mode: "reverse" })(0.9)',
  'weighted(gradient((y: number[]) => f(y, a), { mode: "forward" })(x))',
  'weighted(gradient((y: number[]) => f(y, a), { mode: "reverse", tape: "everything" })(x))',
  'weighted(gradient((y: number[]) => checkpoint(f)(y, a), { mode: "reverse" })(x))',
  'weighted(gradient((y: number[]) => forward(f)(y, a), { mode: "reverse" })(x))',
];
const references = [0, 0, 2, 2, 2, 2] as const;
const outer = ["forward", "reverse"] as const;

const weights = "const weighted = (gs: number[]) => gs.reduce((s, g, i) => s + g * (i + 1), 0);";

/** Roundings are amplified twice. */
const precision = 1e-8;

/** Undefined where all is well. Programs are those of `randomProgram`. */
export function nestedVerdictOf({ source, x, a }: RandomProgram): Verdict | undefined {
  const inners = inner.map((text, i) => `const inner${i} = (x: number[], a: number): number => ${text};`);
  const gradients = inner.flatMap((_, i) =>
    outer.map((mode) => `gradient(inner${i}, { mode: "${mode}", wrt: [0, 1] })(x, a)`),
  );
  const together = `const together = (x: number[], a: number) => [${gradients.join(", ")}];`;
  const text = [source, weights, ...inners, together].join("\n");
  return judged(() => {
    const found = (new Workbench(text, "together").primal([x, a]) as readonly unknown[]).map(leavesOf);
    for (const [index, gradient] of found.entries()) {
      const i = Math.floor(index / 2);
      const expected = found[references[i]! * 2]!;
      if (!sameNumbers(expected, gradient, precision))
        return {
          kind: `${outer[index % 2]!} over ${inner[i]!}`,
          story: `${JSON.stringify(gradient)} for ${JSON.stringify(expected)}`,
        };
    }
    for (const i of new Set(references)) {
      const bench = new Workbench(text, `inner${i}`);
      const packed = (point: unknown) => bench.primal(point as readonly unknown[]);
      const wrong = disagreements([found[i * 2]!], jacobianByDifferences(packed, [[x, a]]), 1e-4);
      if (wrong.length > 0) return { kind: `differences of ${inner[i]!}`, story: wrong.join("\n") };
    }
    return undefined;
  });
}
