/**
 * Tells whether memory may have changed between two reads: a counter for every kind of memory (elements of one list
 * type, lengths of it, a field of one name), new whenever something of the kind is stored. Objects of two types are
 * never one object.
 */
import { typeText } from "../../ir/typeText.ts";
import type { Block, Op, Type, Value } from "../../ir/types.ts";
import { forEachOp } from "../../ir/traverse.ts";

/** `everything` stands for all kinds at once. */
type MemoryKind = string;
const everything: MemoryKind = "everything";

/** What of memory a read depends on; undefined where the operation reads none that can change. */
export function memoryRead(op: Op): MemoryKind | undefined {
  switch (op.kind) {
    case "load":
      return elementsOf(op.args[0]!.type);
    case "length":
      return lengthsOf(op.args[0]!.type);
    case "getField":
      return isClosure(op.args[0]!) ? undefined : fieldsNamed(op.field);
    case "leafCount":
    case "leafGet":
    case "inner":
      return everything;
    default:
      return undefined;
  }
}

export class MemoryEpochs {
  readonly #pure: ReadonlySet<string>;
  #epochs = new Map<MemoryKind, number>();
  #next = 1;
  /** Of the latest store of any kind, and of the latest that may have been of every kind. */
  #latest = 0;
  #total = 0;

  /** `pure`: functions whose calls store into nothing. */
  constructor(pure: ReadonlySet<string>) {
    this.#pure = pure;
  }

  /** Equal for two points of a walk exactly where nothing of the kind was stored in between. */
  epochOf(kind: MemoryKind): number {
    if (kind === everything) return this.#latest;
    return Math.max(this.#epochs.get(kind) ?? 0, this.#total);
  }

  /** Notes what the operation itself may store; not what its blocks do. */
  note(op: Op): void {
    this.#forEachStored(op, this.#renew);
  }

  /** Notes what anything in the blocks may store: before and after a loop, and after a branch. */
  noteBlocks(...blocks: readonly Block[]): void {
    const kinds = new Set<MemoryKind>();
    const add = (kind: MemoryKind): void => void kinds.add(kind);
    for (const block of blocks) forEachOp(block, (op) => this.#forEachStored(op, add));
    kinds.forEach(this.#renew);
  }

  /** The state, to go back to for the other branch; counters are never used twice. */
  save(): () => void {
    const [epochs, latest, total] = [new Map(this.#epochs), this.#latest, this.#total];
    return () => {
      this.#epochs = epochs;
      this.#latest = latest;
      this.#total = total;
    };
  }

  readonly #renew = (kind: MemoryKind): void => {
    this.#latest = this.#next;
    if (kind === everything) this.#total = this.#next;
    else this.#epochs.set(kind, this.#next);
    this.#next++;
  };

  #forEachStored(op: Op, visit: (kind: MemoryKind) => void): void {
    switch (op.kind) {
      case "store":
        visit(elementsOf(op.args[0]!.type));
        if (mayGrow(op.args[0]!)) visit(lengthsOf(op.args[0]!.type));
        break;
      case "setLength":
      case "push":
      case "pop":
        visit(elementsOf(op.args[0]!.type));
        visit(lengthsOf(op.args[0]!.type));
        break;
      case "setField":
        visit(fieldsNamed(op.field));
        break;
      case "call":
        if (!this.#pure.has(op.callee)) visit(everything);
        break;
      case "accumulate":
      case "leafAdd":
      case "derive":
        visit(everything);
        break;
      default:
        break;
    }
  }
}

/** A store at the end of a plain array may make it longer; typed arrays have one length. */
function mayGrow(list: Value): boolean {
  return list.type.kind === "list" && list.type.flavor === "array";
}

function isClosure(record: Value): boolean {
  return record.type.kind === "record" && record.type.flavor === "closure";
}

function elementsOf(list: Type): MemoryKind {
  return `elements ${typeText(list)}`;
}
function lengthsOf(list: Type): MemoryKind {
  return `lengths ${typeText(list)}`;
}
function fieldsNamed(name: string): MemoryKind {
  return `field ${name}`;
}
