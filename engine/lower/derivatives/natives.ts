/**
 * Functions that the language refuses and that a rule answers for: run as they stand, with copies of their
 * arguments. What they return must be declared, since nothing else says it.
 */
import type * as t from "@babel/types";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import type { Frame } from "../frame.ts";
import type { Application } from "../functions.ts";
import { specialise } from "../specialise.ts";
import { Slot } from "../types/slot.ts";
import { maybe, nothing, type Ty } from "../types/ty.ts";
import type { FnVal, Temp } from "../values.ts";

/** The function as a native; raises the reason why its body was refused where it cannot be one. */
export function nativeApplication(
  frame: Frame,
  f: FnVal,
  args: readonly Temp[],
  why: Diagnostic,
): Application {
  const { callee } = f;
  const instance = callee.kind === "literal" ? callee.home.instance : undefined;
  const isWhole =
    callee.kind === "literal" && callee.literal === callee.home.outermost && instance !== undefined;
  if (!isWhole) throw new DiagnosticError(why);
  const { literal } = callee;
  const { returnType } = literal.node;
  const annotation = returnType?.type === "TSTypeAnnotation" ? returnType.typeAnnotation : undefined;
  const result = annotation && typeOfAnnotation(annotation);
  const place = { start: literal.node.start, end: literal.node.body.start };
  if (!result) return frame.refuseIn(literal.source, "native-result-unknown", place, { name: literal.name });
  const taken = args.slice(0, literal.node.params.length);
  const spec = specialise(
    frame.session,
    { tag: "fn", callee: { kind: "builtin", name: literal.name } },
    taken,
    `native ${String(instance)} `,
    (inner) => {
      const name = `${literal.name}@${String(instance)}:${inner.spec.key}`;
      const params = inner.spec.params;
      inner.session.natives.set(name, {
        name: literal.name,
        spec: inner.spec,
        params: params.map(({ ty }) => ty),
        result,
        instance,
      });
      const value = inner.fresh(result);
      inner.code.emit("callNative", params, [value], { native: name });
      return value;
    },
    frame.span,
  );
  const places = taken.map((_, index) => ({ start: index, count: 1 }));
  return { spec, operands: taken, captures: 0, places };
}

const num: Ty = { kind: "num" };

/** The structure that a type annotation declares; undefined for one that lowering does not read. */
export function typeOfAnnotation(node: t.TSType | t.FlowType): Ty | undefined {
  switch (node.type) {
    case "TSNumberKeyword":
      return num;
    case "TSBooleanKeyword":
      return { kind: "bool" };
    case "TSStringKeyword":
      return { kind: "str" };
    case "TSUndefinedKeyword":
    case "TSVoidKeyword":
      return nothing();
    case "TSParenthesizedType":
      return typeOfAnnotation(node.typeAnnotation);
    case "TSTypeOperator":
      return node.typeAnnotation ? typeOfAnnotation(node.typeAnnotation) : undefined;
    case "TSArrayType":
      return listOf("array", typeOfAnnotation(node.elementType));
    case "TSTupleType":
      return recordOf(
        "tuple",
        node.elementTypes.map((element, index) => [
          String(index),
          element.type === "TSNamedTupleMember"
            ? typeOfAnnotation(element.elementType)
            : typeOfAnnotation(element),
        ]),
      );
    case "TSTypeLiteral":
      return recordOf(
        "object",
        node.members.map((member) => [memberName(member), memberType(member)]),
      );
    case "TSTypeReference":
      return typeOfReference(node);
    case "TSUnionType": {
      const present = node.types.filter(({ type }) => type !== "TSUndefinedKeyword");
      const only = present.length === 1 && present[0] ? typeOfAnnotation(present[0]) : undefined;
      return only && present.length < node.types.length ? maybe(only) : undefined;
    }
    default:
      return undefined;
  }
}

function typeOfReference(node: t.TSTypeReference): Ty | undefined {
  const name = node.typeName.type === "Identifier" ? node.typeName.name : "";
  if (name === "Float64Array") return listOf("f64", num);
  if (name === "Float32Array") return listOf("f32", num);
  const element = node.typeParameters?.params[0];
  if ((name === "Array" || name === "ReadonlyArray") && element)
    return listOf("array", typeOfAnnotation(element));
  return undefined;
}

function listOf(flavor: "array" | "f64" | "f32", elem: Ty | undefined): Ty | undefined {
  return elem && { kind: "list", flavor, elem, slot: new Slot() };
}

function recordOf(
  flavor: "object" | "tuple",
  parts: readonly (readonly [string | undefined, Ty | undefined])[],
): Ty | undefined {
  const fields = parts.flatMap(([name, type]) =>
    name !== undefined && type ? [{ name, type, slot: new Slot() }] : [],
  );
  return fields.length === parts.length ? { kind: "record", flavor, fields } : undefined;
}

function memberName(member: t.TSTypeElement): string | undefined {
  if (member.type !== "TSPropertySignature") return undefined;
  return member.key.type === "Identifier"
    ? member.key.name
    : member.key.type === "StringLiteral"
      ? member.key.value
      : undefined;
}

function memberType(member: t.TSTypeElement): Ty | undefined {
  if (member.type !== "TSPropertySignature" || !member.typeAnnotation) return undefined;
  const type = typeOfAnnotation(member.typeAnnotation.typeAnnotation);
  return type && member.optional === true ? maybe(type) : type;
}
