import { describe, expect, test } from "vitest";
import { Workbench } from "../corpus/testing/workbench.ts";
import { emitModule } from "../emit/emitModule.ts";
import type { Module } from "../ir/types.ts";
import type { Shape } from "../lower/shape.ts";
import { parseSource } from "../parse/parse.ts";
import { compile, type Story } from "../pipeline.ts";
import { closedHost } from "../run/host.ts";
import { instantiate } from "../run/instantiate.ts";
import { nowhere } from "../source/span.ts";
import { plainLibrary } from "./plain.ts";

interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** Large enough for the kernel, and no multiple of anything. */
const [m, k, n] = [11, 13, 10];

function drawn(rows: number, cols: number, seed: number): Matrix {
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, (_, i) => Math.sin(i * seed + 1)) };
}

const a = drawn(m, k, 0.7);
const b = drawn(k, n, 1.3);
const matmul = plainLibrary().get("matmul") as (a: Matrix, b: Matrix) => Matrix;

describe("a product large enough for the kernel has the same bits", () => {
  const bench = new Workbench("const f = (a, b) => matmul(a, b);");
  const plain = matmul(a, b);

  test("in compiled code and step by step by the interpreter", () => {
    expect(bench.primal([a, b])).toEqual(plain);
    expect(bench.interpreted([a, b])).toEqual(plain);
  });

  test("in a recording", () => {
    expect(bench.recording([a, b]).replay(a, b)).toEqual(plain);
  });
});

test("the text of the product is still there to be differentiated", () => {
  const bar = drawn(m, n, 0.4);
  const pulled = (options: string): readonly number[] => {
    const text = `const f = (a, b, bar) => vjp((a, b) => matmul(a, b), ${options})(a, b).pullback(bar);`;
    const [aBar, bBar] = new Workbench(text).primal([a, b, bar]) as [Matrix, Matrix];
    return [...aBar.data, ...bBar.data];
  };
  const byRule = pulled("{ wrt: [0, 1] }");
  pulled('{ wrt: [0, 1], plan: { matmul: "reverse" } }').forEach((number, at) => {
    expect(number).toBeCloseTo(byRule[at] ?? NaN, 12);
  });
});

describe("a measured product counts what its text would do", () => {
  const matrix: Shape = {
    kind: "record",
    flavor: "object",
    fields: [
      ["rows", { kind: "num" }],
      ["cols", { kind: "num" }],
      ["data", { kind: "list", flavor: "f64", elem: { kind: "num" } }],
    ],
  };

  function storyOf(text: string): Story {
    const parsed = parseSource("cell", text);
    if (!parsed.ok) throw new Error(parsed.diagnostic.message);
    const { source } = parsed;
    const literal = source.literals[0]!;
    const compiled = compile(
      {
        sources: new Map([["cell", source]]),
        literals: new Map(source.literals.map((each) => [each.id, each])),
      },
      {
        callee: { kind: "fn", instance: 0 },
        args: [matrix, matrix],
        instances: [{ kind: "literal", literal: literal.id, captures: [] }],
      },
      { plan: {} },
    );
    if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join("\n"));
    return compiled.story;
  }

  function measured(module: Module, { root, aliases }: Story) {
    const emitted = emitModule(module, root, { measured: true, aliases });
    const call = { host: closedHost, span: nowhere, name: "f" };
    return { emitted, ...instantiate(emitted).run([a, b], call) };
  }

  test("block by block, and gives the same", () => {
    const story = storyOf("const f = (a, b) => matmul(a, b);");
    const { expanded } = story;
    const withoutKernels = new Map(
      [...expanded.functions].map(([name, { kernel: _, ...func }]) => [name, func]),
    );
    const [fast, slow] = [
      measured(expanded, story),
      measured({ ...expanded, functions: withoutKernels }, story),
    ];
    expect(fast.emitted.kernels).toHaveLength(1);
    expect(fast.results).toEqual(slow.results);
    expect(fast.measurement?.counts).toEqual(slow.measurement?.counts);
    expect(fast.measurement?.work).toBe(slow.measurement?.work);
  });
});
