/**
 * Computes once what is computed twice from the same values, where the first dominates the second; reads of memory
 * too while nothing may have stored into it. The first keeps its name and place.
 */
import { sameType } from "../../ir/typeEquality.ts";
import type { Block, Func, Op, Value } from "../../ir/types.ts";
import { rewriteOps, withContents } from "../../ir/traverse.ts";
import { MemoryEpochs, memoryRead } from "./memoryEpochs.ts";
import { replaceOperands, replaceValues, type Substitution } from "./replaceOperands.ts";
import { ValueMap } from "../../ir/valueTable.ts";

/** `pure`: functions whose calls store into nothing. */
export function eliminateCommonSubexpressions(func: Func, pure: ReadonlySet<string>): Func {
  const body = new Eliminator(pure).block(func.body);
  return body === func.body ? func : { ...func, body };
}

class Eliminator {
  readonly #substitution: Substitution = new ValueMap();
  /** What is available at this point of the walk. */
  readonly #available = new Map<string, Value>();
  readonly #memory: MemoryEpochs;

  constructor(pure: ReadonlySet<string>) {
    this.#memory = new MemoryEpochs(pure);
  }

  block(block: Block): Block {
    const entered: string[] = [];
    const ops = rewriteOps(block.ops, (op) =>
      this.#operation(replaceOperands(op, this.#substitution), entered),
    );
    for (const key of entered) this.#available.delete(key);
    return withContents(block, ops, replaceValues(block.yields, this.#substitution));
  }

  #operation(op: Op, entered: string[]): Op | undefined {
    if (op.kind === "if") {
      const restore = this.#memory.save();
      const then = this.block(op.then);
      restore();
      const otherwise = this.block(op.else);
      restore();
      this.#memory.noteBlocks(op.then, op.else);
      return then === op.then && otherwise === op.else ? op : { ...op, then, else: otherwise };
    }
    if (op.kind === "loop") {
      this.#memory.noteBlocks(op.cond, op.body);
      const cond = this.block(op.cond);
      const body = this.block(op.body);
      this.#memory.noteBlocks(op.cond, op.body);
      return cond === op.cond && body === op.body ? op : { ...op, cond, body };
    }
    this.#memory.note(op);
    return this.#known(op, entered) ? undefined : op;
  }

  #known(op: Op, entered: string[]): boolean {
    const expression = expressionOf(op);
    if (expression === undefined) return false;
    const memory = memoryRead(op);
    const key = memory === undefined ? expression : `${expression} ${this.#memory.epochOf(memory)}`;
    const result = op.results[0]!;
    const before = this.#available.get(key);
    if (before === undefined || !sameType(before.type, result.type)) {
      if (before === undefined) {
        this.#available.set(key, result);
        entered.push(key);
      }
      return false;
    }
    this.#substitution.set(result, before);
    return true;
  }
}

const commutative: ReadonlySet<string> = new Set(["add", "mul", "strongMul", "eq", "ne", "and", "or"]);

/** Equal for operations that give the same value while memory stays; undefined for what must stay where it is. */
function expressionOf(op: Op): string | undefined {
  switch (op.kind) {
    case "const":
      // A named literal is the user's constant: `dt` must not stand where 0.1 was written.
      return `const ${op.results[0]!.name ?? ""} ${typeof op.value} ${Object.is(op.value, -0) ? "-0" : String(op.value)}`;
    case "prim":
    case "test":
      return `${op.kind} ${op.name} ${commutative.has(op.name) ? sorted(op.args) : listed(op.args)}`;
    case "text":
      return `text ${op.form} ${listed(op.args)}`;
    case "getField":
      return `getField ${op.field} ${listed(op.args)}`;
    case "some":
    case "isUndefined":
    case "unwrap":
    case "same":
    case "load":
    case "length":
    case "leafCount":
    case "leafGet":
    case "inner":
      return `${op.kind} ${listed(op.args)}`;
    default:
      return undefined;
  }
}

function listed(values: readonly Value[]): string {
  let text = "";
  for (const value of values) text += `${value.id} `;
  return text;
}

function sorted(values: readonly Value[]): string {
  const [a, b] = [values[0]!.id, values[1]!.id];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
