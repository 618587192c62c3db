/**
 * Objects used as dictionaries: made where a variable is declared with the type `Record<string, T>` or
 * `{ [key: string]: T }` (or numbers as keys), empty or with entries that come and go, and then kept as a `Map` is. Objects
 * that come in as arguments, or that keep the fields they are written with, are objects whatever their type says.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "../parse/childNodes.ts";
import { force } from "./coerce.ts";
import { newCollection } from "./collections.ts";
import { storeEntry } from "./dictionaryEntries.ts";
import type { Frame } from "./frame.ts";
import { propertyName } from "./literals.ts";
import type { Temp } from "./values.ts";

/** The dictionary that a declaration makes; undefined where it declares something else. */
export function declaredDictionary(frame: Frame, id: t.Node, init: t.Expression): Temp | undefined {
  const literal = withoutCasts(init);
  if (literal.type !== "ObjectExpression") return undefined;
  const annotation =
    id.type === "Identifier" && id.typeAnnotation?.type === "TSTypeAnnotation"
      ? id.typeAnnotation.typeAnnotation
      : undefined;
  const cast = init.type === "TSAsExpression" || init.type === "TSSatisfiesExpression";
  if (!isDictionaryType(annotation ?? (cast ? init.typeAnnotation : undefined))) return undefined;
  if (literal.properties.length > 0 && !hasMovingEntries(frame, id)) return undefined;
  return frame.at(literal, () => filled(frame, literal));
}

/** Whether the program stores by a computed key into the variable, deletes from it, or asks for keys with `in`. */
function hasMovingEntries(frame: Frame, id: t.Node): boolean {
  const { source } = frame;
  const binding = id.type === "Identifier" ? source?.bindingOf(id) : undefined;
  if (!source || !binding) return false;
  const isIt = (node: t.Node): boolean => {
    const inner = withoutCasts(node);
    return inner.type === "Identifier" && source.bindingOf(inner) === binding;
  };
  const moves = (node: t.Node): boolean => {
    const moved =
      node.type === "AssignmentExpression" ? node.left : isDeletion(node) ? node.argument : undefined;
    if (moved?.type === "MemberExpression" && (moved.computed || isDeletion(node)) && isIt(moved.object))
      return true;
    if (node.type === "BinaryExpression" && node.operator === "in" && isIt(node.right)) return true;
    return childNodes(node).some(moves);
  };
  return moves(source.ast.program);
}

function isDeletion(node: t.Node): node is t.UnaryExpression {
  return node.type === "UnaryExpression" && node.operator === "delete";
}

function isDictionaryType(type: t.TSType | undefined): boolean {
  if (type?.type === "TSTypeLiteral")
    return type.members.length === 1 && type.members[0]?.type === "TSIndexSignature";
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const [key] = type.typeParameters?.params ?? [];
  const isOpen = key?.type === "TSStringKeyword" || key?.type === "TSNumberKeyword";
  return type.typeName.name === "Record" && isOpen;
}

function filled(frame: Frame, literal: t.ObjectExpression): Temp {
  const dictionary = force(frame, newCollection(frame, "Dictionary", undefined, literal));
  for (const property of literal.properties) {
    if (property.type === "SpreadElement") frame.refuse("fields-not-known", property, {});
    if (property.type === "ObjectMethod") frame.refuse("dictionary-of-functions", property, {});
    const key = frame.code.constant(propertyName(frame, property));
    storeEntry(frame, dictionary, key, frame.lower.expression(frame, property.value));
  }
  return dictionary;
}
