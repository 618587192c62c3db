/** Compiled derivative calls by what they were compiled for; what was used longest ago goes first. */
import type { EntryShape } from "../lower/shape.ts";
import type { Program } from "../parse/program.ts";
import type { Compiled, CompileOptions, CompileResult, DerivativeCompiler } from "./compiler.ts";

const maxEntries = 200;

export class CompileCache {
  readonly #compiler: DerivativeCompiler;
  readonly #results = new Map<string, CompileResult<Compiled>>();

  constructor(compiler: DerivativeCompiler) {
    this.#compiler = compiler;
  }

  /** As the compiler's `compile`; refusals are remembered too. Literal ids change with their text, so entries never go stale. */
  compile(program: Program, entry: EntryShape, options: CompileOptions): CompileResult<Compiled> {
    const key = JSON.stringify([entry, options]);
    const result = this.#results.get(key) ?? this.#compiler.compile(program, entry, options);
    this.#results.delete(key);
    this.#results.set(key, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > maxEntries && oldest !== undefined) this.#results.delete(oldest);
    return result;
  }
}
