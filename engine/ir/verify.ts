/**
 * Whether a module is well-formed: every value defined once and before its uses, operands and results of the
 * types that the operations have, blocks that agree with what holds them, calls that agree with their callees.
 * It does not judge what a program computes. Run between passes in tests.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { printOp, valueText } from "./print.ts";
import type { Block, Func, Module, Op, Value } from "./types.ts";
import { typeFaults } from "./verifyTypes.ts";

/** Something that is not as it must be. */
export interface Fault {
  readonly function: string;
  readonly message: string;
  /** The operation, printed; empty where the fault is the function's. */
  readonly operation: string;
  readonly span: Span;
}

/** How many operands a primitive takes; undefined where there is no such primitive. */
export type ArityOf = (primitive: string) => number | undefined;

/** All faults of all functions; none where the module is well-formed. Arities are not checked without `arityOf`. */
export function verifyModule(module: Module, arityOf?: ArityOf): readonly Fault[] {
  const ids = new Map<number, Value>();
  const faults: Fault[] = [];
  for (const [name, func] of module.functions) {
    faults.push(...new Verifier(module, func, ids, arityOf).run());
    if (name !== func.name) faults.push(functionFault(func, `it is filed under the name ${name}`));
  }
  return faults;
}

/** Throws InvariantError with every fault, where there is one. `after` names the pass that made the module. */
export function assertWellFormed(module: Module, after: string, arityOf?: ArityOf): void {
  const faults = verifyModule(module, arityOf);
  if (faults.length === 0) return;
  const lines = faults.map((fault) => `${fault.function}: ${fault.message}\n    ${fault.operation.trim()}`);
  throw new InvariantError(`after ${after}:\n${lines.join("\n")}`);
}

function functionFault(func: Func, message: string): Fault {
  return { function: func.name, message, operation: "", span: func.span };
}

const tapeRoles: ReadonlySet<Func["role"]> = new Set(["forward", "reverse", "wrapper"]);

class Verifier {
  readonly #module: Module;
  readonly #func: Func;
  readonly #ids: Map<number, Value>;
  readonly #arityOf: ArityOf | undefined;
  readonly #defined = new Set<Value>();
  readonly #visible = new Set<Value>();
  readonly #faults: Fault[] = [];

  constructor(module: Module, func: Func, ids: Map<number, Value>, arityOf: ArityOf | undefined) {
    this.#module = module;
    this.#func = func;
    this.#ids = ids;
    this.#arityOf = arityOf;
  }

  run(): readonly Fault[] {
    const { captures, body, owner } = this.#func;
    if (captures > body.params.length)
      this.#fault(undefined, `${captures} captures are more than its params`);
    if (this.#module.owners[owner] === undefined) this.#fault(undefined, `no owner ${owner}`);
    this.#block(body, undefined);
    return this.#faults;
  }

  #fault(op: Op | undefined, message: string): void {
    const operation = op === undefined ? "" : printOp(op);
    this.#faults.push({ function: this.#func.name, message, operation, span: op?.span ?? this.#func.span });
  }

  #block(block: Block, holder: Op | undefined): void {
    const own: Value[] = [];
    const define = (value: Value, op: Op | undefined): void => {
      this.#define(value, op);
      own.push(value);
    };
    for (const param of block.params) define(param, holder);
    for (const op of block.ops) {
      for (const arg of op.args) this.#use(arg, op);
      this.#operation(op);
      for (const result of op.results) define(result, op);
    }
    for (const value of block.yields) this.#use(value, holder);
    for (const value of own) this.#visible.delete(value);
  }

  #define(value: Value, op: Op | undefined): void {
    if (this.#defined.has(value)) this.#fault(op, `${valueText(value)} is defined twice`);
    const other = this.#ids.get(value.id);
    if (other !== undefined && other !== value) {
      this.#fault(op, `${valueText(value)} and ${valueText(other)} have one id`);
    }
    if (other === value && !this.#defined.has(value))
      this.#fault(op, `${valueText(value)} is another function's`);
    this.#ids.set(value.id, value);
    this.#defined.add(value);
    this.#visible.add(value);
  }

  #use(value: Value, op: Op | undefined): void {
    if (this.#visible.has(value)) return;
    const why = this.#defined.has(value) ? "is used outside its block" : "is used before it is defined";
    this.#fault(op, `${valueText(value)} ${why}`);
  }

  #operation(op: Op): void {
    for (const message of typeFaults(op, this.#module, this.#arityOf)) this.#fault(op, message);
    if (this.#module.owners[op.owner] === undefined) this.#fault(op, `no owner ${op.owner}`);
    if ((op.kind === "tapePush" || op.kind === "tapePop") && !tapeRoles.has(this.#func.role)) {
      this.#fault(op, "the tape is used in primal code");
    }
    if (op.kind === "if") {
      this.#block(op.then, op);
      this.#block(op.else, op);
    }
    if (op.kind === "loop") {
      if (this.#module.owners[op.loopOwner]?.kind !== "loop")
        this.#fault(op, `${op.loopOwner} is not a loop's owner`);
      this.#effectFree(op.cond, new Set());
      this.#block(op.cond, op);
      this.#block(op.body, op);
    }
  }

  /** What changes nothing but objects of its own making; calls are trusted. */
  #effectFree(block: Block, made: Set<Value>): void {
    for (const op of block.ops) {
      if (
        op.kind === "makeList" ||
        op.kind === "allocList" ||
        op.kind === "makeRecord" ||
        op.kind === "copy"
      ) {
        made.add(op.results[0]!);
      }
      if (isOutwardEffect(op)) this.#fault(op, "a loop's condition has an effect");
      if (storesIntoFirstOperand(op) && !made.has(op.args[0]!)) this.#fault(op, "a loop's condition stores");
      if (op.kind === "if") {
        this.#effectFree(op.then, made);
        this.#effectFree(op.else, made);
      }
      if (op.kind === "loop") this.#effectFree(op.body, made);
    }
  }
}

function isOutwardEffect(op: Op): boolean {
  return op.kind === "print" || op.kind === "input" || op.kind === "tapePush" || op.kind === "tapePop";
}

/** Whether the operation changes the object that is its first operand. */
export function storesIntoFirstOperand(op: Op): boolean {
  switch (op.kind) {
    case "store":
    case "setLength":
    case "push":
    case "pop":
    case "setField":
    case "accumulate":
    case "leafAdd":
      return true;
    default:
      return false;
  }
}
