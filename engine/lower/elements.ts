/**
 * Elements of lists that may not be there: outside the list, or never stored.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { checkFunction, choose } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { isClosure } from "./types/choices.ts";
import { Restart } from "./types/slot.ts";
import { maybe, prune } from "./types/ty.ts";
import type { Temp, Val } from "./values.ts";

/** `list[index]`; where the program asks whether what is read there is `undefined`, also outside the list. */
export function readElement(frame: Frame, list: Temp, index: Temp): Temp {
  const site = frame.siteOf(frame.span, "element");
  if (frame.session.learnt.loads.has(site)) return elementOrAbsent(frame, list, index);
  const ty = prune(list.ty);
  if (frame.isPrelude || ty.kind !== "list" || !isClosure(prune(ty.elem)))
    return frame.code.load(list, index, true, site);
  const element = elementOrAbsent(frame, list, index);
  checkFunction(frame, element);
  return frame.code.unwrap(element, site);
}

/** `list.pop()`; where the program asks whether it gave `undefined`, also of an empty list. */
export function popElement(frame: Frame, list: Temp): Temp {
  const site = frame.siteOf(frame.span, "popped");
  const ty = prune(list.ty);
  if (!frame.session.learnt.loads.has(site) || ty.kind !== "list") return frame.code.pop(list, site);
  const { code } = frame;
  const popped = (): Temp => {
    const element = frame.code.pop(list);
    return prune(element.ty).kind === "maybe" ? element : frame.code.some(element);
  };
  const isThere = code.test("gt", code.length(list), code.constant(0));
  const element = { slots: [ty.slot], site: undefined };
  return choose(frame, isThere, popped, () => frame.code.none(ty.elem), maybe(ty.elem), { element });
}

/** `list[index]`, `undefined` outside. */
export function elementOrAbsent(frame: Frame, list: Temp, index: Temp): Temp {
  const { code } = frame;
  const ty = prune(list.ty);
  if (ty.kind !== "list") throw new InvariantError("a list was expected");
  const { elem } = ty;
  const inRange = code.test(
    "and",
    code.test("ge", index, code.constant(0)),
    code.test("lt", index, code.length(list)),
  );
  const isThere = code.test("and", inRange, code.test("isInteger", index));
  const there = (): Temp => {
    const element = frame.code.load(list, index, true);
    return prune(element.ty).kind === "maybe" ? element : frame.code.some(element);
  };
  const element = { slots: [ty.slot], site: undefined };
  return choose(frame, isThere, there, () => frame.code.none(elem), maybe(elem), { element });
}

/**
 * The program asks whether a value is there. If it was read from an array, the array's holes and what lies outside
 * it count as well. Restarts where they did not so far.
 */
export function askElement(frame: Frame, val: Val): void {
  if (val.tag !== "temp" || !val.element) return;
  frame.session.testElement(val.element.slots);
  const isMaybe = prune(val.ty).kind === "maybe";
  if (!isMaybe && val.element.site !== undefined) throw new Restart({ load: val.element.site });
}

/** The program compares a value that was read from an array: an entry that was never stored is not what it seems. */
export function askHoles(frame: Frame, val: Val): void {
  if (val.tag !== "temp" || !val.element) return;
  const { kind } = prune(val.ty);
  if (kind !== "num" && kind !== "maybe") frame.session.testElement(val.element.slots);
}
