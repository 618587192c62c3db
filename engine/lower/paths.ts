/**
 * Expressions that name a place: `x`, `x.a.b`.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";

/** The text of a variable or of fields reached from one; undefined for other expressions. */
export function pathOf(node: t.Node): string | undefined {
  const inner = withoutCasts(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type !== "MemberExpression" && inner.type !== "OptionalMemberExpression") return undefined;
  if (inner.computed || inner.property.type !== "Identifier") return undefined;
  const object = pathOf(inner.object);
  return object === undefined ? undefined : `${object}.${inner.property.name}`;
}
