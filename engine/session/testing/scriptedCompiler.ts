/**
 * Stands in for the pipeline in tests of sessions: a "derivative" that calls the differentiated function as it
 * stands and says what it was asked for.
 */
import type { EntryShape } from "../../lower/shape.ts";
import type { DerivativeReport } from "../../protocol.ts";
import type { CallFacts, Compiled, CompileOptions, DerivativeCompiler } from "../compiler.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

export interface Asked {
  readonly entry: EntryShape;
  readonly options: CompileOptions;
}

/** What a derivative gives in these tests. */
export interface ScriptedValue {
  readonly args: readonly unknown[];
  /** What the differentiated function gives for the arguments. */
  readonly primal: unknown;
  readonly globals: Readonly<Record<string, unknown>>;
}

export class ScriptedCompiler implements DerivativeCompiler {
  readonly asked: Asked[] = [];
  readonly facts: CallFacts[] = [];
  runs = 0;
  measuredRuns = 0;
  /** Set to have compilations fail. */
  refusal: readonly Diagnostic[] | undefined;

  compile(_program: unknown, entry: EntryShape, options: CompileOptions) {
    this.asked.push({ entry, options });
    if (this.refusal) return { ok: false, diagnostics: this.refusal } as const;
    return { ok: true, compiled: this.#compiled(entry) } as const;
  }

  report(_compiled: Compiled, _measured: unknown, facts: CallFacts): DerivativeReport {
    this.facts.push(facts);
    return {
      ...facts,
      entry: facts.entryName,
      mode: "reverse",
      chunk: undefined,
      policy: "needed",
      calls: 1,
      input: { text: "", leaves: 0 },
      output: { text: "", leaves: 0 },
      value: undefined,
      result: { kind: "undefined" },
      work: { primal: 10, derivative: 30 },
      tape: { peakBytes: 8, recordedBytes: 16, budgetBytes: facts.budgetBytes },
      owners: [],
      kinks: [],
      nonFinite: undefined,
      names: [],
      timeline: { owners: [], samples: [], peak: undefined },
      graph: { nodes: [], edges: [], cut: 0 },
      code: { listings: [], lines: [] },
      steps: { kind: "steps", steps: [], outputs: [] },
    };
  }

  #compiled(entry: EntryShape): Compiled {
    const innermost = entry.instances.findIndex(({ kind }) => kind === "literal");
    const literal = entry.instances[innermost];
    const outermost = entry.instances[0];
    const isPullback = outermost?.kind === "wrapper" && outermost.wrapper === "pullback";
    const captures = literal?.kind === "literal" ? literal.captures.map(([name]) => name) : [];
    return {
      globals: captures.map((name) => ({ instance: innermost, name })),
      natives: [innermost],
      run: (globals, args, host, { measure }) => {
        this.runs++;
        if (measure) this.measuredRuns++;
        const f = host.native(innermost) as (...args: readonly unknown[]) => unknown;
        const value: ScriptedValue = {
          args,
          primal: f(...(isPullback ? args.slice(1) : args)),
          globals: Object.fromEntries(captures.map((name, i) => [name, globals[i]])),
        };
        return measure ? { value, measured: true, inputs: [] } : { value, inputs: [] };
      },
      follow: () => undefined,
    };
  }
}
