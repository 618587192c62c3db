/** Runs a module as emitted code, fast and measured, and as the interpreter does, and insists that they agree. */
import { expect } from "vitest";
import { analyseAliases } from "../../analyse/aliases.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { interpret, UserThrow as InterpretedThrow, type Host } from "../../ir/interpret.ts";
import { printModule } from "../../ir/print.ts";
import type { Datum } from "../../ir/structure.ts";
import type { Module } from "../../ir/types.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import type { ExecutionHost, PrintEvent } from "../../run/host.ts";
import { instantiate, type Execution } from "../../run/instantiate.ts";
import { UserThrow } from "../../run/userThrow.ts";
import { nowhere } from "../../source/span.ts";
import { emitModule } from "../emitModule.ts";
import type { Emitted } from "../emitted.ts";

export function emit(module: Module, root: string, measured = false): Emitted {
  return emitModule(module, root, { measured, aliases: analyseAliases(module, root) });
}

/** The text of one function as a reader sees it. */
export function listing(module: Module, root: string, name = root): string {
  return emit(module, root).listings.find((each) => each.name === name)?.text ?? "";
}

/** What a run came to: results, or the code of what stopped it. */
export type Outcome = { readonly results: readonly unknown[] } | { readonly stopped: string };

export interface Compared {
  readonly outcome: Outcome;
  readonly prints: readonly (readonly unknown[])[];
}

export function runFast(module: Module, root: string, args: readonly unknown[]): Execution {
  return instantiate(emit(module, root)).run(args, { span: nowhere, name: root });
}

export function runMeasured(module: Module, root: string, args: readonly unknown[]): Execution {
  return instantiate(emit(module, root, true)).run(args, { span: nowhere, name: root });
}

/** Fast, measured and interpreted must end alike, to the bit. `fresh` makes the arguments anew for each. */
export function agree(module: Module, root: string, fresh: () => readonly Datum[], steps?: number): Compared {
  const interpreted = interpretOnce(module, root, fresh(), steps);
  for (const measured of [false, true]) {
    let text = "";
    try {
      const emitted = emit(module, root, measured);
      text = emitted.text;
      const compared = executeOnce(emitted, fresh());
      expect(compared.outcome).toStrictEqual(interpreted.outcome);
      expect(compared.prints).toStrictEqual(interpreted.prints);
    } catch (error) {
      const form = measured ? "measured" : "fast";
      const message = `${form} code differs from the interpreter:\n${text}\n${printModule(module)}`;
      throw new Error(message, { cause: error });
    }
  }
  return interpreted;
}

function interpretOnce(module: Module, root: string, args: readonly Datum[], steps = 1e6): Compared {
  const prints: (readonly unknown[])[] = [];
  const host: Host = {
    primitive: (name) => primitiveNamed(name).value,
    print: (values) => prints.push(structuredClone(values)),
    input: countingInput(),
    native: (_, values) => nativeStandIn(...values),
    steps,
  };
  return { outcome: outcomeOf(() => interpret(module, root, args, host)), prints };
}

function executeOnce(emitted: Emitted, args: readonly unknown[]): Compared {
  const prints: (readonly unknown[])[] = [];
  const host: ExecutionHost = {
    print: ({ values }: PrintEvent) => prints.push(values),
    input: countingInput(),
    native: () => nativeStandIn,
  };
  const executable = instantiate(emitted);
  return {
    outcome: outcomeOf(() => executable.run(args, { host, span: nowhere, name: emitted.root }).results),
    prints,
  };
}

function countingInput(): () => number {
  let n = 0;
  return () => ++n / 8;
}

/** What every native of a test does: the sum of the numbers it is given, lists included. */
function nativeStandIn(...values: readonly unknown[]): number {
  return values.flat().reduce<number>((sum, value) => sum + Number(value), 0);
}

function outcomeOf(run: () => readonly unknown[]): Outcome {
  try {
    return { results: run() };
  } catch (error) {
    if (error instanceof UserThrow || error instanceof InterpretedThrow) {
      return { stopped: `${error.errorName}: ${JSON.stringify(error.thrown)}` };
    }
    if (error instanceof DiagnosticError)
      return { stopped: `${error.diagnostic.code}: ${error.diagnostic.message}` };
    throw error;
  }
}
