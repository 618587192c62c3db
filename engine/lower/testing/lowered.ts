/**
 * A program's `f` lowered for given arguments, checked by the verifier and run by the interpreter: what the suites of
 * this chapter compare with plain JavaScript.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { interpret } from "../../ir/interpret.ts";
import { printModule } from "../../ir/print.ts";
import type { Datum } from "../../ir/structure.ts";
import { toDatum } from "../../ir/testing/toDatum.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { Module } from "../../ir/types.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import type { FunctionLiteral, ParsedSource, Program } from "../../parse/program.ts";
import { isPrimitive, primitiveNamed } from "../../primitives/registry.ts";
import { describe, type Description } from "../../run/describe.ts";
import { FunctionRegistry, type AnyFunction } from "../../run/functionRegistry.ts";
import { OwnFunctions } from "../../session/ownFunctions.ts";
import { bareSurroundings } from "../../session/testing/bareSurroundings.ts";
import { createAmbient, ownNames } from "../../session/ambient.ts";
import { analyseCell } from "../../session/cell.ts";
import { CellRunner } from "../../session/cellRunner.ts";
import { DerivativeCalls } from "../../session/derivativeCalls.ts";
import { Evaluations } from "../../session/evaluations.ts";
import { orderCells } from "../../session/order.ts";
import { pageLimits } from "../../session/plainValue.ts";
import { beginCell } from "../../session/runningCell.ts";
import { lowerEntry, type LowerResult } from "../lowerEntry.ts";

const id = "program";
const place = { span: { source: id, start: 0, end: 0 }, ordinal: 0 };

/** What a program prints, and what `Math.random` and the clocks give it. */
export interface Surroundings {
  readonly print?: (values: readonly Datum[]) => void;
  readonly input?: () => number;
}

export class LoweredProgram {
  readonly text: string;
  readonly #f: AnyFunction;
  readonly #program: Program;
  readonly #registry = new FunctionRegistry();

  /** Runs the text, whose `f` is to be lowered; a fault in it is thrown as Error. */
  constructor(text: string) {
    this.text = text;
    const cell = analyseCell({ id, text }, ownNames);
    if (!cell.source) throw new Error(cell.faults.map(({ code }) => code).join());
    this.#program = programOf(cell.source);
    const unneeded = { compile: unexpected, report: unexpected };
    const world = { print: () => undefined, input: () => 0 };
    const calls = new DerivativeCalls(
      this.#registry,
      unneeded,
      this.#program,
      world,
      () => undefined,
      pageLimits,
    );
    const runner = new CellRunner({
      registry: this.#registry,
      evaluations: new Evaluations(),
      ambient: createAmbient(
        new OwnFunctions(this.#registry, calls, () => place, bareSurroundings),
        () => undefined,
      ),
      current: () => undefined,
      limits: pageLimits,
      textOf: () => text,
      now: () => 0,
    });
    const running = beginCell(id, { registry: this.#registry });
    const { result, outcome } = runner.run(cell, cell.faults, running, orderCells([cell]), new Map());
    if (!outcome.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
    this.#f = outcome.names.get("f")?.() as AnyFunction;
  }

  /** Lowers `f` for these arguments. */
  lower(args: readonly unknown[]): LowerResult {
    return lowerEntry(this.#program, this.#describe(args).entry);
  }

  #describe(args: readonly unknown[]): Description {
    return describe(this.#registry, this.#f, args, place.span, "f");
  }

  /** The verified module. Throws where lowering refuses. */
  module(args: readonly unknown[]): Module {
    return this.#lowered(args).module;
  }

  #lowered(args: readonly unknown[]): LowerResult & { readonly ok: true } {
    const lowered = this.lower(args);
    if (!lowered.ok)
      throw new Error(lowered.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    assertWellFormed(lowered.module, "lowering", (name) =>
      isPrimitive(name) ? primitiveNamed(name).arity : undefined,
    );
    return lowered;
  }

  listing(args: readonly unknown[]): string {
    return printModule(this.module(args));
  }

  /** The value of `f` by the interpreter. */
  run(args: readonly unknown[], surroundings: Surroundings = {}): unknown {
    const { module, root, globals } = this.#lowered(args);
    const { captured } = this.#describe(args);
    const given = [...globals.map(({ instance, name }) => captured(instance, name)), ...args];
    const { params } = functionNamed(module, root).body;
    const data = params.map(({ type }, index) => toDatum(given[index], type));
    const primitive = (name: string) => primitiveNamed(name).value;
    return interpret(module, root, data, { primitive, ...surroundings })[0];
  }

  /** The first diagnostic of lowering, with the text that it stands at; undefined where there is none. */
  refusal(args: readonly unknown[]): (Diagnostic & { readonly at: string }) | undefined {
    const lowered = this.lower(args);
    const diagnostic = lowered.ok ? undefined : lowered.diagnostics[0];
    if (!diagnostic) return undefined;
    const { start, end } = diagnostic.span;
    return { ...diagnostic, at: this.text.slice(start, end) };
  }
}

function unexpected(): never {
  throw new Error("these programs take no derivatives while they are defined");
}

function programOf(source: ParsedSource): Program {
  const literals = new Map<string, FunctionLiteral>(source.literals.map((each) => [each.id, each]));
  return { sources: new Map([[source.id, source]]), literals };
}
