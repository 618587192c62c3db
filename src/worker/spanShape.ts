/** The shape of a place in a text, for messages from the engine. */
import type { Span } from "../../engine/protocol.ts";
import { isNumber, isObject, isString } from "./shape.ts";

export const isSpan = isObject<Span>({ source: isString, start: isNumber, end: isNumber });
