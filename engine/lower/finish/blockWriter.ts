/**
 * One function's draft as IR: every temp becomes a value of its settled type; what the draft leaves open (dummies,
 * arrays with holes, calls that need globals) is written out.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { BlockBuilder, type ModuleBuilder } from "../../ir/builder.ts";
import type { Block, Op, OwnerId, RecordType, RuleBoundary, Transform, Type, Value } from "../../ir/types.ts";
import type { DraftBlock, DraftOp, OwnerDraft } from "../draft.ts";
import type { RuleDraft } from "../frame.ts";
import { Specialisation } from "../specialisation.ts";
import { settle } from "../types/ty.ts";
import type { Temp } from "../values.ts";

export interface Names {
  nameOf(spec: Specialisation): string;
  globalsOf(spec: Specialisation): readonly Temp[];
  ownerOf(owner: OwnerDraft): OwnerId;
  rule(id: string): RuleDraft;
  native(key: string): string;
}

export class BlockWriter {
  readonly #builder: ModuleBuilder;
  readonly #names: Names;
  readonly #values = new Map<Temp, Value>();

  constructor(builder: ModuleBuilder, names: Names) {
    this.#builder = builder;
    this.#names = names;
  }

  /** Params: globals, then the specialisation's. `packed`: globals that the second result, a closure, takes along. */
  function(
    spec: Specialisation,
    body: DraftBlock,
    globals: readonly Temp[],
    packed: readonly Temp[] = [],
  ): Block {
    const params = [...globals, ...spec.params].map((temp) => this.#define(temp));
    const b = new BlockBuilder(this.#builder, spec.span, this.#names.ownerOf(spec.owner), params);
    this.#writeOps(b, body.ops);
    const yields = body.yields.map((temp) => this.#value(temp));
    const [value, closure] = yields;
    if (packed.length === 0 || !value || !closure) return b.finish(yields);
    return b.finish([
      value,
      b.makeRecord([closure, ...packed.map((temp) => this.#value(temp))], packType(closure.type, packed)),
    ]);
  }

  /** A pullback: its closure comes first, with the globals packed into it where there are any. */
  pullback(spec: Specialisation, body: DraftBlock, globals: readonly Temp[]): Block {
    if (globals.length === 0) return this.function(spec, body, []);
    const [closure, ...rest] = spec.params;
    if (!closure) throw new InvariantError("a pullback without its closure");
    const pack = this.#builder.freshValue(packType(settle(closure.ty), globals), "pack");
    const params = [pack, ...rest.map((temp) => this.#define(temp))];
    const b = new BlockBuilder(this.#builder, spec.span, this.#names.ownerOf(spec.owner), params);
    this.#values.set(closure, b.getField(pack, "pullback"));
    globals.forEach((temp, index) =>
      this.#values.set(temp, b.getField(pack, `global${String(index)}`, temp.name)),
    );
    this.#writeOps(b, body.ops);
    return b.finish(body.yields.map((temp) => this.#value(temp)));
  }

  #define(temp: Temp): Value {
    const value = this.#builder.freshValue(settle(temp.ty), temp.name);
    this.#values.set(temp, value);
    return value;
  }

  #value(temp: Temp): Value {
    const value = this.#values.get(temp);
    if (!value)
      throw new InvariantError(`the value ${temp.name ?? String(temp.id)} is used where it is not known`);
    return value;
  }

  #writeOps(b: BlockBuilder, ops: readonly DraftOp[]): void {
    for (const op of ops) {
      b.span = op.span;
      b.owner = this.#names.ownerOf(op.owner);
      this.#write(b, op);
    }
  }

  #write(b: BlockBuilder, op: DraftOp): void {
    switch (op.kind) {
      case "dummy":
        this.#values.set(op.results[0]!, this.#dummy(b, settle(op.results[0]!.ty)));
        return;
      case "filled":
        this.#filled(b, op);
        return;
      case "some":
      case "unwrap":
        if (!this.#alias(op)) this.#plain(b, op, {});
        return;
      case "if": {
        const [then, otherwise] = op.blocks.map((block) => this.#block(b, block, b.owner));
        this.#plain(b, op, { then, else: otherwise });
        return;
      }
      case "loop": {
        const loopOwner = this.#names.ownerOf(op.detail["loopOwner"] as OwnerDraft);
        const [cond, body] = op.blocks.map((block) => this.#block(b, block, loopOwner));
        this.#plain(b, op, { loopOwner, cond, body });
        return;
      }
      case "call":
      case "derive":
        this.#call(b, op);
        return;
      case "callNative":
        this.#plain(b, op, { native: this.#names.native(String(op.detail["native"])) });
        return;
      default:
        this.#plain(b, op, {});
    }
  }

  #plain(
    b: BlockBuilder,
    op: DraftOp,
    detail: Readonly<Record<string, unknown>>,
    args: readonly Temp[] = op.args,
  ): void {
    const operands = args.map((temp) => this.#value(temp));
    const results = op.results.map((temp) => this.#define(temp));
    const { kind } = op;
    b.append({
      kind,
      ...op.detail,
      ...detail,
      args: operands,
      results,
      span: b.span,
      owner: b.owner,
    } as unknown as Op);
  }

  #block(b: BlockBuilder, block: DraftBlock, owner: OwnerId): Block {
    const params = block.params.map((temp) => this.#define(temp));
    const inner = new BlockBuilder(this.#builder, b.span, owner, params);
    this.#writeOps(inner, block.ops);
    return inner.finish(block.yields.map((temp) => this.#value(temp)));
  }

  /** Where both sides have one type after all, wrapping and unwrapping do nothing. */
  #alias(op: DraftOp): boolean {
    const [from] = op.args;
    const [to] = op.results;
    if (!from || !to) return false;
    const isMaybe = [settle(from.ty), settle(to.ty)].map(
      (type) => type.kind === "maybe" || type.kind === "undefined",
    );
    if (isMaybe[0] !== isMaybe[1]) return false;
    this.#values.set(to, this.#value(from));
    return true;
  }

  // --- Calls -----------------------------------------------------------------------------------------

  #call(b: BlockBuilder, op: DraftOp): void {
    const [callee] = op.callees;
    if (!(callee instanceof Specialisation)) throw new InvariantError("a call of nothing");
    const globals = this.#names.globalsOf(callee);
    const name = this.#names.nameOf(callee);
    const args = [...globals, ...op.args];
    if (op.kind === "derive") {
      const transform = op.detail["transform"] as Transform;
      const wrt = transform.wrt.map((index) => index + globals.length);
      this.#plain(b, op, { callee: name, transform: { ...transform, wrt } }, args);
      return;
    }
    const boundary = op.detail["boundary"] as RuleBoundary | { readonly mode: string } | undefined;
    if (boundary && "rule" in boundary) this.#ruledCall(b, op, name, globals, boundary);
    else this.#plain(b, op, { callee: name, boundary }, args);
  }

  #ruledCall(
    b: BlockBuilder,
    op: DraftOp,
    name: string,
    globals: readonly Temp[],
    boundary: RuleBoundary,
  ): void {
    const { frule, rrule } = this.#names.rule(boundary.rule);
    const before = frule ? this.#names.globalsOf(frule) : [];
    const after = rrule ? this.#names.globalsOf(rrule.forward) : [];
    const own = boundary.captures + boundary.explicit;
    const ofFrule = op.args.slice(own, own + boundary.fruleCaptures);
    const ofRrule = op.args.slice(own + boundary.fruleCaptures);
    const args = [...globals, ...op.args.slice(0, own), ...before, ...ofFrule, ...after, ...ofRrule];
    const counted: RuleBoundary = {
      ...boundary,
      captures: boundary.captures + globals.length,
      fruleCaptures: ofFrule.length + before.length,
      rruleCaptures: ofRrule.length + after.length,
    };
    this.#plain(b, op, { callee: name, boundary: counted }, args);
  }

  // --- What drafts leave open --------------------------------------------------------------------------

  #dummy(b: BlockBuilder, type: Type): Value {
    switch (type.kind) {
      case "num":
        return b.const(0);
      case "bool":
        return b.const(false);
      case "str":
        return b.const("");
      case "undefined":
        return b.const(undefined);
      case "maybe":
        return b.none(type.of);
      case "list":
        return b.makeList([], type, false);
      case "record":
        return b.makeRecord(
          type.fields.map((field) => this.#dummy(b, field.type)),
          type,
        );
    }
  }

  /** Entries that are read before they are stored are `undefined` in JavaScript, which arithmetic makes NaN. */
  #filled(b: BlockBuilder, op: DraftOp): void {
    const result = op.results[0]!;
    const type = settle(result.ty);
    if (type.kind !== "list") throw new InvariantError("an array that is no list");
    const length = this.#value(op.args[0]!);
    const list = b.allocList(length, type, false, result.name);
    this.#values.set(result, list);
    if (type.elem.kind !== "num") return;
    const [start, step] = [b.const(0), b.const(1)];
    const nan = b.const(NaN);
    b.loop(
      [start],
      (inner, carried) => inner.test("lt", [carried[0]!, length]),
      (inner, carried) => {
        inner.store(list, carried[0]!, nan, false);
        return [inner.prim("add", [carried[0]!, step])];
      },
      this.#names.ownerOf(op.detail["loopOwner"] as OwnerDraft),
      ["i"],
    );
  }
}

function packType(closure: Type, globals: readonly Temp[]): RecordType {
  const fields = [
    { name: "pullback", type: closure },
    ...globals.map((temp, index) => ({ name: `global${String(index)}`, type: settle(temp.ty) })),
  ];
  return { kind: "record", flavor: "closure", fields, target: "pullback with globals" };
}
