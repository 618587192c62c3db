/** Compiles the gradient of a benchmark's source, as a derivative call does. */
import { parseSource } from "../parse/parse.ts";
import { compile, type Story } from "../pipeline.ts";
import type { Shape } from "../lower/shape.ts";
import { nowhere } from "../source/span.ts";
import { closedHost } from "../run/host.ts";

export interface CompiledGradient {
  readonly story: Story;
  readonly run: (args: readonly unknown[]) => Float64Array;
}

/** The reverse gradient with respect to the first argument. Throws where the source does not compile. */
export function gradientOf(source: string, args: readonly unknown[]): CompiledGradient {
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
          options: { mode: "reverse" },
        },
        { kind: "literal", literal: literal.id, captures: [] },
      ],
    },
    { plan: {} },
  );
  if (!compilation.ok) throw new Error(compilation.diagnostics.map(({ message }) => message).join("\n"));
  const { story } = compilation;
  const place = { span: nowhere, name: "f", budgetBytes: 2 ** 28 };
  return { story, run: (given) => story.run(given, false, closedHost, place).results[0] as Float64Array };
}

function shapeOf(value: unknown): Shape {
  return value instanceof Float64Array
    ? { kind: "list", flavor: "f64", elem: { kind: "num" } }
    : { kind: "num" };
}
