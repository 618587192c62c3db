/**
 * `new C(…)` for a class of the user's: a record of its fields, then the initialisers and the constructor.
 */
import type * as t from "@babel/types";
import { parametersOf } from "../parse/parameterNames.ts";
import type { FunctionLiteral } from "../parse/program.ts";
import {
  boundMethod,
  capturedBy,
  constructorOf,
  fieldNames,
  isField,
  isSurelyAssigned,
  memberName,
  targetOf,
} from "./classes.ts";
import { store } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { applyBody, bindParameters, callApplied } from "./functions.ts";
import { storeMember } from "./members.ts";
import { Slot } from "./types/slot.ts";
import { typeVar, type FieldTy, type RecordTy } from "./types/ty.ts";
import { absent, type ClassVal, type LiteralCallee, type Temp, type Val } from "./values.ts";
import { slotTy } from "./variables.ts";

export function newInstance(frame: Frame, cls: ClassVal, args: readonly Val[], node: t.Node): Val {
  const self = emptyInstance(frame, cls, node);
  const constructor = constructorOf(cls);
  const taken = constructor ? args.slice(0, takenCount(constructor)) : [];
  const fn = constructor
    ? boundMethod(frame, cls, constructor, self)
    : { tag: "fn" as const, callee: initialiser(frame, cls, self) };
  const body = (inner: Frame): Val => {
    initialise(inner, cls);
    if (!constructor) return absent;
    bindParameters(inner, constructor);
    inner.lower.statements(inner, constructor.body.body);
    return absent;
  };
  callApplied(frame, applyBody(frame, fn, taken, "new ", body));
  return self;
}

function takenCount(constructor: t.ClassMethod): number {
  const params = parametersOf(constructor);
  return params.at(-1)?.type === "RestElement" ? Infinity : params.length;
}

/** A record with every field, before any has its value. */
function emptyInstance(frame: Frame, cls: ClassVal, node: t.Node): Temp {
  const fields = fieldNames(cls).map((name): FieldTy => {
    const type = frame.typeAt(node, `field:${name}`, (site) => slotTy(frame, site, typeVar()));
    return { name, type, slot: new Slot(frame.siteOf(node, `field:${name}`)) };
  });
  const values = fields.map(({ name, type, slot }) =>
    isSurelyAssigned(cls, name) ? frame.code.dummy(type) : store(frame, absent, type, slot, name),
  );
  const ty: RecordTy = { kind: "record", flavor: "object", fields, target: targetOf(frame, cls) };
  return frame.code.makeRecord(values, ty);
}

/** The initialisers of fields, in order; they see the instance as `this`. */
function initialise(frame: Frame, cls: ClassVal): void {
  for (const member of cls.node.body.body) {
    if (!isField(member) || !member.value || !frame.self) continue;
    const val = frame.lower.expression(frame, member.value);
    frame.at(member, () =>
      storeMember(frame, frame.self ?? absent, { name: memberName(member) ?? "" }, val, member),
    );
  }
}

const initialisers = new WeakMap<t.Node, FunctionLiteral>();

/** What stands for the constructor of a class that has none. */
function initialiser(frame: Frame, cls: ClassVal, self: Val): LiteralCallee {
  const { outermost } = cls.home;
  let literal = initialisers.get(cls.node);
  if (!literal) {
    // Only its place is asked for.
    const node = cls.node as unknown as FunctionLiteral["node"];
    const id = `${outermost.source}#class${String(cls.node.start)}`;
    literal = { id, name: `new ${cls.name}`, source: outermost.source, node, parent: outermost, free: [] };
    initialisers.set(cls.node, literal);
  }
  return { kind: "literal", literal, home: cls.home, captured: capturedBy(frame, cls), self };
}
