/**
 * Operations as lowering writes them: like the IR's, with types that may hold variables, functions named by
 * reference, and owners without numbers. `finish/` turns them into IR when all types are known.
 */
import type { ThrownFault, Op, TestName, TextForm } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import {
  fieldOf,
  isIntegers,
  maybe,
  nothing,
  present,
  prune,
  typeVar,
  type ListTy,
  type RecordTy,
  type Ty,
} from "./types/ty.ts";
import type { Constant, Temp, Val } from "./values.ts";

/** What an operation belongs to; numbered when the module is finished. */
export interface OwnerDraft {
  readonly kind: "function" | "loop";
  readonly name: string;
  /** For a loop: what follows the function's key, `/loop1`. */
  readonly suffix: string;
  readonly parent: OwnerDraft | undefined;
  readonly span: Span;
}

/** `dummy`: some value of the result's type, that nobody reads. `filled`: a list of `args[0]` holes that read as NaN. */
export type DraftKind = Op["kind"] | "dummy" | "filled";

export interface DraftOp {
  readonly kind: DraftKind;
  readonly args: readonly Temp[];
  readonly results: readonly Temp[];
  readonly span: Span;
  readonly owner: OwnerDraft;
  /** The remaining attributes of the IR's operation. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** `[then, else]` or `[cond, body]`. */
  readonly blocks: readonly DraftBlock[];
  /** Functions mentioned: the callee, then those of a rule. */
  readonly callees: readonly object[];
}

export interface DraftBlock {
  readonly params: readonly Temp[];
  readonly ops: readonly DraftOp[];
  readonly yields: readonly Temp[];
}

let lastId = 0;

export interface TempTraits {
  readonly name?: string | undefined;
  readonly constant?: Constant | undefined;
  readonly narrowedFrom?: Val | undefined;
  readonly element?: Temp["element"];
  readonly global?: Temp["global"];
}

export function freshTemp(ty: Ty, traits: TempTraits = {}): Temp {
  const { name, constant, narrowedFrom, element, global } = traits;
  return { tag: "temp", id: ++lastId, ty, name, constant, narrowedFrom, element, global };
}

const num: Ty = { kind: "num" };
const bool: Ty = { kind: "bool" };

/** Who says where operations are written and whom they belong to: the frame. */
export interface Place {
  readonly span: Span;
  readonly owner: OwnerDraft;
}

/** Writes the operations of one block, in order, at the place where the frame is. */
export class Code {
  readonly params: readonly Temp[];
  readonly ops: DraftOp[] = [];
  readonly #place: Place;

  constructor(place: Place, params: readonly Temp[] = []) {
    this.#place = place;
    this.params = params;
  }

  finish(yields: readonly Temp[]): DraftBlock {
    return { params: this.params, ops: this.ops, yields };
  }

  emit(
    kind: DraftKind,
    args: readonly Temp[],
    results: readonly Temp[],
    detail: DraftOp["detail"] = {},
    blocks: readonly DraftBlock[] = [],
    callees: readonly object[] = [],
  ): void {
    const { span, owner } = this.#place;
    this.ops.push({ kind, args, results, span, owner, detail, blocks, callees });
  }

  #one(
    kind: DraftKind,
    args: readonly Temp[],
    ty: Ty,
    detail: DraftOp["detail"] = {},
    traits: TempTraits = {},
  ): Temp {
    const result = freshTemp(ty, traits);
    this.emit(kind, args, [result], detail);
    return result;
  }

  constant(value: Constant): Temp {
    const kind = typeof value === "number" ? "num" : typeof value === "boolean" ? "bool" : "str";
    return this.#one("const", [], { kind }, { value }, { constant: value });
  }

  /** `undefined`, or `null`, which looks the same. */
  nothing(ty: Ty = nothing(), traits: TempTraits = {}): Temp {
    return this.#one("const", [], ty, { value: undefined }, traits);
  }

  prim(name: string, ...args: readonly Temp[]): Temp {
    return this.#one("prim", args, num, { name });
  }

  test(name: TestName, ...args: readonly Temp[]): Temp {
    return this.#one("test", args, bool, { name });
  }

  makeList(elements: readonly Temp[], ty: ListTy): Temp {
    return this.#one("makeList", elements, ty, { growable: true });
  }

  allocList(length: Temp, ty: ListTy): Temp {
    return this.#one("allocList", [length], ty, { growable: false });
  }

  /** As `new Array(n)`: entries that are not stored before they are read must not read as 0. */
  allocHoles(length: Temp, ty: ListTy, loopOwner: OwnerDraft): Temp {
    return this.#one("filled", [length], ty, { loopOwner });
  }

  /** `site`: where in the text, for who asks whether the element is there. */
  load(list: Temp, index: Temp, checked: boolean, site?: string): Temp {
    const { elem, slot } = listOf(list);
    const element = { slots: [slot], site };
    const loaded = this.#one("load", [list, index], elem, { checked }, { element });
    // Integers are constants to derivatives, as they are where they come from.
    return isIntegers(list.ty) ? this.stopGradient(loaded) : loaded;
  }

  store(list: Temp, index: Temp, value: Temp, checked: boolean): void {
    this.emit("store", [list, index, value], [], { checked });
  }

  length(list: Temp): Temp {
    return this.#one("length", [list], num);
  }

  setLength(list: Temp, length: Temp): void {
    this.emit("setLength", [list, length], []);
  }

  push(list: Temp, value: Temp): void {
    this.emit("push", [list, value], []);
  }

  pop(list: Temp, site?: string): Temp {
    const { elem, slot } = listOf(list);
    return this.#one("pop", [list], elem, {}, { element: { slots: [slot], site } });
  }

  makeRecord(fields: readonly Temp[], ty: RecordTy): Temp {
    return this.#one("makeRecord", fields, ty);
  }

  getField(record: Temp, field: string): Temp {
    return this.#one(
      "getField",
      [record],
      recordField(record, field),
      { field },
      { name: identifierLike(field) },
    );
  }

  setField(record: Temp, field: string, value: Temp): void {
    this.emit("setField", [record, value], [], { field });
  }

  some(value: Temp, ty: Ty = maybe(value.ty)): Temp {
    return this.#one("some", [value], ty, {}, { name: value.name });
  }

  none(of: Ty, ty: Ty = maybe(of)): Temp {
    return this.#one("some", [], ty);
  }

  isUndefined(value: Temp): Temp {
    return this.#one("isUndefined", [value], bool);
  }

  /** `site`: a place whose values may yet turn out to be asked whether they are there. */
  unwrap(value: Temp, site?: string): Temp {
    const element = site === undefined ? undefined : { slots: [], site };
    const traits = { name: value.name, narrowedFrom: value, ...(element && { element }) };
    return this.#one("unwrap", [value], present(value.ty), {}, traits);
  }

  same(a: Temp, b: Temp): Temp {
    return this.#one("same", [a, b], bool);
  }

  text(form: TextForm, args: readonly Temp[]): Temp {
    return this.#one("text", args, { kind: "str" }, { form });
  }

  stopGradient(x: Temp): Temp {
    return this.#one("stopGradient", [x], x.ty);
  }

  input(name: string): Temp {
    return this.#one("input", [], num, { name });
  }

  copy(x: Temp): Temp {
    return this.#one("copy", [x], x.ty);
  }

  throwOp(errorName: string, args: readonly Temp[]): void {
    this.emit("throw", args, [], { errorName });
  }

  /** Ends the run with a diagnostic whose `<given>` is put together from the pieces. */
  fault(fault: ThrownFault, given: readonly Temp[]): void {
    this.emit("throw", given, [], { errorName: "", fault });
  }

  /** Some value of the type that is never read. */
  dummy(ty: Ty = typeVar()): Temp {
    return this.#one("dummy", [], ty);
  }
}

function listOf(list: Temp): ListTy {
  const ty = prune(list.ty);
  if (ty.kind !== "list") throw new InvariantError(`a list was expected, not ${ty.kind}`);
  return ty;
}

function recordField(record: Temp, name: string): Ty {
  const ty = prune(record.ty);
  const field = ty.kind === "record" ? fieldOf(ty, name) : undefined;
  if (!field) throw new InvariantError(`no field ${name}`);
  return field.type;
}

function identifierLike(name: string): string | undefined {
  return /^[A-Za-z_$]/.test(name) ? name : undefined;
}
