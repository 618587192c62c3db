/**
 * How each list and record of a module is held at run time, by alias class. Numbers that never grow in number live
 * in typed arrays, except short lists written out in the code, which JavaScript makes faster as arrays of its own.
 */
import type { Aliases, ClassId } from "../analyse/aliases.ts";
import { isReference } from "../ir/shadow.ts";
import { forEachOp } from "../ir/traverse.ts";
import type { Func, ListType, Op, RecordType, Type, Value } from "../ir/types.ts";
import type { Layout } from "./emitted.ts";
import { known } from "./known.ts";
import { propertyName } from "./property.ts";
import { ValueMap } from "../ir/valueTable.ts";

export class Layouts {
  readonly #aliases: Aliases;
  readonly #plain: ReadonlySet<ClassId>;
  readonly #known = new ValueMap<Layout>();

  constructor(aliases: Aliases, root: Func) {
    this.#aliases = aliases;
    this.#plain = new Survey(aliases, root).findPlain();
  }

  of(value: Value): Layout {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const layout = this.#layout(
      value.type,
      isReference(value.type) ? this.#aliases.classOf(value) : undefined,
    );
    this.#known.set(value, layout);
    return layout;
  }

  /** For a list of numbers. */
  isTyped(list: Value): boolean {
    const layout = this.of(list);
    return layout.kind === "list" && layout.held === "typed";
  }

  /** Whether stores at its end make it longer. */
  mayGrow(list: Value): boolean {
    return this.#aliases.isGrown(this.#aliases.classOf(list));
  }

  #layout(type: Type, at: ClassId | undefined): Layout {
    switch (type.kind) {
      case "maybe":
        return { kind: "maybe", of: this.#layout(type.of, at) };
      case "list":
        return this.#list(type, known(at, "the class of a list"));
      case "record":
        return this.#record(type, known(at, "the class of a record"));
      default:
        return { kind: type.kind };
    }
  }

  #list(type: ListType, at: ClassId): Layout {
    const elem = this.#layout(type.elem, this.#aliases.elemClass(at));
    const isTyped = type.flavor !== "array" || (type.elem.kind === "num" && !this.#plain.has(at));
    const stored = this.#aliases.isStored(at);
    return {
      kind: "list",
      flavor: type.flavor,
      elem,
      held: isTyped ? "typed" : "plain",
      aliasClass: at,
      stored,
    };
  }

  #record(type: RecordType, at: ClassId): Layout {
    const fields = type.fields.map((field) => ({
      name: field.name,
      property: propertyName(type.flavor, field.name),
      layout: this.#layout(field.type, this.#aliases.fieldClass(at, field.name)),
    }));
    return {
      kind: "record",
      flavor: type.flavor,
      fields,
      aliasClass: at,
      stored: this.#aliases.isStored(at),
    };
  }
}

/** Where lists of numbers come from. */
class Survey {
  readonly #aliases: Aliases;
  readonly #written = new Set<ClassId>();
  readonly #sized = new Set<ClassId>();
  /** Copies and shadows, with what they are made like. */
  readonly #likes: (readonly [ClassId, ClassId])[] = [];

  constructor(aliases: Aliases, root: Func) {
    this.#aliases = aliases;
    for (const param of root.body.params) {
      if (isReference(param.type))
        for (const id of aliases.reachable(aliases.classOf(param))) this.#sized.add(id);
    }
    for (const func of aliases.functions) forEachOp(func.body, (op) => this.#note(op));
  }

  findPlain(): ReadonlySet<ClassId> {
    const plain = new Set(this.#aliases.classes.filter((id) => this.#aliases.isGrown(id)));
    for (const id of this.#written) if (!this.#sized.has(id)) plain.add(id);
    for (let changed = true; changed;) {
      changed = false;
      for (const [made, like] of this.#likes) {
        const follows = plain.has(like) && !this.#aliases.isGrown(like) && !this.#sized.has(made);
        if (!follows || plain.has(made)) continue;
        plain.add(made);
        changed = true;
      }
    }
    return plain;
  }

  #note(op: Op): void {
    const result = op.results[0];
    if (result === undefined || !isReference(result.type)) return;
    if (op.kind === "makeList") this.#written.add(this.#aliases.classOf(result));
    if (op.kind === "allocList") this.#sized.add(this.#aliases.classOf(result));
    if (op.kind === "zerosLike" || op.kind === "copy") {
      this.#like(result.type, this.#aliases.classOf(result), this.#aliases.classOf(op.args[0]!));
    }
  }

  #like(type: Type, made: ClassId | undefined, like: ClassId | undefined): void {
    const part = type.kind === "maybe" ? type.of : type;
    if (made === undefined || like === undefined) return;
    this.#likes.push([made, like]);
    if (part.kind === "list")
      this.#like(part.elem, this.#aliases.elemClass(made), this.#aliases.elemClass(like));
    if (part.kind !== "record") return;
    for (const { name, type: field } of part.fields) {
      this.#like(field, this.#aliases.fieldClass(made, name), this.#aliases.fieldClass(like, name));
    }
  }
}
