/** Compiles the gradient of a benchmark's source, as a derivative call does. */
import { parseSource } from "../parse/parse.ts";
import { compile, type Story } from "../pipeline.ts";
import type { Shape } from "../lower/shape.ts";
import { nowhere } from "../source/span.ts";
import { closedHost } from "../run/host.ts";

export interface CompiledGradient<T> {
  readonly story: Story;
  readonly run: (args: readonly unknown[]) => T;
}

/** A row-major matrix, as the library has it. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** The reverse gradient with respect to the first argument, or as `wrt` says. Throws where the source does not compile. */
export function gradientOf<T = Float64Array>(
  source: string,
  args: readonly unknown[],
  wrt: number | readonly number[] = 0,
): CompiledGradient<T> {
  const parsed = parseSource("bench", source);
  if (!parsed.ok) throw new Error(parsed.diagnostic.message);
  const literal = parsed.source.literals.find(({ name }) => name === "f");
  if (literal === undefined) throw new Error("the source has no function f");
  const program = {
    sources: new Map([["bench", parsed.source]]),
    literals: new Map(parsed.source.literals.map((each) => [each.id, each])),
  };
  const compilation = compile(
    program,
    {
      callee: { kind: "fn", instance: 0 },
      args: args.map(shapeOf),
      instances: [
        {
          kind: "wrapper",
          wrapper: "gradient",
          inner: [["f", { kind: "fn", instance: 1 }]],
          options: { mode: "reverse", wrt },
        },
        { kind: "literal", literal: literal.id, captures: [] },
      ],
    },
    { plan: {} },
  );
  if (!compilation.ok) throw new Error(compilation.diagnostics.map(({ message }) => message).join("\n"));
  const { story } = compilation;
  const place = { span: nowhere, name: "f", budgetBytes: 2 ** 28 };
  return { story, run: (given) => story.run(given, false, closedHost, place).results[0] as T };
}

function shapeOf(value: unknown): Shape {
  if (value instanceof Float64Array) return { kind: "list", flavor: "f64", elem: { kind: "num" } };
  if (typeof value !== "object" || value === null) return { kind: "num" };
  const fields = Object.entries(value).map(([name, part]) => [name, shapeOf(part)] as const);
  return { kind: "record", flavor: "object", fields };
}
