/** Functions made ready to be recorded: compiled as far as the IR, once for each kind of call. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { TieChoice } from "../ir/types.ts";
import type { EntryShape, GlobalBinding } from "../lower/shape.ts";
import type { Program } from "../parse/program.ts";
import { compile, type Story } from "../pipeline.ts";
import { recordRun, type FinishedRun, type Recordable, type RunFacts } from "../record/recordRun.ts";
import { Entrance } from "../run/convert.ts";
import type { ExecutionHost } from "../run/host.ts";
import { expandKeepingBoundaries } from "../transform/expand.ts";
import { simplify } from "../transform/simplify/simplify.ts";
import type { RunHost } from "./compiler.ts";

export type RecordableResult =
  | { readonly ok: true; readonly recordable: RecordableFunction }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export class RecordableFunction {
  readonly globals: readonly GlobalBinding[];
  readonly #story: Story;
  readonly #recordable: Recordable;

  constructor(story: Story) {
    this.#story = story;
    this.globals = story.globals;
    this.#recordable = recordableOf(story);
  }

  /** What compiled code of this function can reach of the world. */
  hostOf(host: RunHost): ExecutionHost {
    return {
      print: (event) => {
        host.print(event);
      },
      input: (name) => host.input(name),
      native: (name) => {
        const native = this.#recordable.module.natives.get(name);
        if (native === undefined) throw new InvariantError(`there is no native ${name}`);
        return host.native(native.instance) as (...args: unknown[]) => unknown;
      },
    };
  }

  /** Records one run; raises what any call of compiled code would raise of such arguments. */
  record(globals: readonly unknown[], args: readonly unknown[], facts: RunFacts): FinishedRun {
    const { params } = this.#story.executable(false).emitted;
    const entrance = new Entrance(params, facts.span);
    [...globals, ...args].forEach((value, index) => entrance.enter(params[index]!, value));
    return recordRun(this.#recordable, globals, args, facts);
  }
}

/** A compiled function with its boundaries still there. */
export function recordableOf(story: Story): Recordable {
  const tidy = simplify(story.lowered, story.root);
  const { module, root } = expandKeepingBoundaries(tidy, story.root, { plan: {} });
  return { module: simplify(module, root), root, globals: story.globals.length };
}

const maxEntries = 50;

/** What was made ready; what was used longest ago goes first. */
export class RecordableCache {
  readonly #results = new Map<string, RecordableResult>();

  /** As compiling does, refusals are remembered too. */
  get(program: Program, entry: EntryShape, ties: TieChoice): RecordableResult {
    const key = JSON.stringify([entry, ties]);
    const result = this.#results.get(key) ?? make(program, entry, ties);
    this.#results.delete(key);
    this.#results.set(key, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > maxEntries && oldest !== undefined) this.#results.delete(oldest);
    return result;
  }
}

function make(program: Program, entry: EntryShape, ties: TieChoice): RecordableResult {
  const compilation = compile(program, entry, { plan: {}, ties, differentiatedAfter: 1 });
  return compilation.ok
    ? { ok: true, recordable: new RecordableFunction(compilation.story) }
    : { ok: false, diagnostics: compilation.diagnostics };
}
