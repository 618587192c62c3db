/** The call in a cell that stands at an offset, for calls that instrumentation did not mark. */
import type * as t from "@babel/types";
import { childNodes } from "../parse/childNodes.ts";
import type { ParsedSource } from "../parse/program.ts";
import { endOf, spanOf, startOf } from "../parse/range.ts";
import type { CallPlace } from "./place.ts";

const found = new WeakMap<ParsedSource, Map<number, CallPlace>>();

/**
 * The innermost call around an offset. Its ordinal is negative, so that it never meets one of a marked call.
 * Remembered, since loops ask again and again.
 */
export function callAt(source: ParsedSource, offset: number): CallPlace {
  const known = found.get(source) ?? new Map<number, CallPlace>();
  found.set(source, known);
  const place = known.get(offset) ?? find(source, offset);
  known.set(offset, place);
  return place;
}

function find(source: ParsedSource, offset: number): CallPlace {
  let place: CallPlace = { span: { source: source.id, start: offset, end: offset }, ordinal: 0 };
  let calls = 0;
  const visit = (node: t.Node): void => {
    if (node.type === "CallExpression" || node.type === "OptionalCallExpression") {
      calls++;
      if (startOf(node) <= offset && offset <= endOf(node))
        place = { span: spanOf(source.id, node), ordinal: -calls };
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(source.ast.program);
  return place;
}
