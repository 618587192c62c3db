/**
 * Objects used as dictionaries: made where a variable is declared with the type `Record<string, T>` or
 * `{ [key: string]: T }` (or numbers as keys), and then kept as a `Map` is. Objects that come in as arguments
 * have the fields that they have, whatever their type says.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
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
  return frame.at(literal, () => filled(frame, literal));
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
