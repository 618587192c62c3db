/**
 * Options of Mixtape's functions inside differentiated code: plain data that is known when compiling.
 */
import type * as t from "@babel/types";
import type { DeriveOptions, ModeChoice, TieChoice } from "../../ir/types.ts";
import { withoutCasts } from "../../parse/childNodes.ts";
import type { Frame } from "../frame.ts";
import { initialiserOf } from "../initialisers.ts";
import { propertyName } from "../literals.ts";
import type { PlainData, WrapperOptions } from "../values.ts";
import {
  derivativeOptions,
  implicitOptions,
  optionKinds,
  quoteMisfit,
  type OptionName,
} from "./optionKinds.ts";

const known: Readonly<Record<string, readonly OptionName[]>> = {
  forward: ["chunk", "when"],
  reverse: [],
  checkpoint: [],
  nondifferentiable: [],
  implicit: implicitOptions,
};
/** The options written at the call of `callee`, checked. */
export function optionsAt(frame: Frame, callee: string, node: t.Node | undefined): WrapperOptions {
  if (!node) return {};
  const source = writtenOut(frame, node);
  if (source.type === "Identifier" && source.name === "undefined") return {};
  if (source.type !== "ObjectExpression") return frame.refuse("options-not-written-out", source, { callee });
  return optionsAmong(frame, callee, source.properties);
}

/** The options that these properties are, checked. */
export function optionsAmong(
  frame: Frame,
  callee: string,
  properties: t.ObjectExpression["properties"],
): WrapperOptions {
  const allowed = known[callee] ?? derivativeOptions;
  const options: Record<string, PlainData> = {};
  for (const property of properties) {
    if (property.type !== "ObjectProperty")
      return frame.refuse("options-not-written-out", property, { callee });
    const name = propertyName(frame, property);
    const list = allowed.map((each) => `\`${each}\``).join(", ") || "none";
    const option = allowed.find((each) => each === name);
    if (option === undefined)
      return frame.refuse("unknown-option", property, { callee, option: name, known: list });
    const value = plainData(frame, callee, property.value);
    if (value !== undefined) options[option] = checked(frame, callee, option, value, property);
  }
  return options;
}

/** The node, or what the `const` that it names is declared with. */
function writtenOut(frame: Frame, node: t.Node): t.Node {
  const inner = withoutCasts(node);
  const binding = inner.type === "Identifier" ? frame.source?.bindingOf(inner) : undefined;
  const init = binding && frame.source ? initialiserOf(frame.source, binding) : undefined;
  return init && /^(Object|Array)Expression$/.test(withoutCasts(init).type) ? withoutCasts(init) : inner;
}

function plainData(frame: Frame, callee: string, node: t.Node): PlainData {
  const source = writtenOut(frame, node);
  if (source.type === "ArrayExpression")
    return source.elements.map((element) => (element ? plainData(frame, callee, element) : undefined));
  if (source.type === "ObjectExpression") {
    const entries = source.properties.map((property): [string, PlainData] => {
      if (property.type !== "ObjectProperty")
        return frame.refuse("options-not-written-out", property, { callee });
      return [propertyName(frame, property), plainData(frame, callee, property.value)];
    });
    return Object.fromEntries(entries);
  }
  const val = frame.lower.expression(frame, source);
  if (val.tag === "absent") return undefined;
  if (val.tag === "temp" && val.constant !== undefined) return val.constant;
  return frame.refuse("options-not-written-out", source, { callee });
}

function checked(
  frame: Frame,
  callee: string,
  option: OptionName,
  value: PlainData,
  node: t.Node,
): PlainData {
  const kind = optionKinds[option];
  if (!kind.accepts(value))
    frame.refuse("bad-option", node, {
      callee,
      option,
      given: quoteMisfit(kind, value),
      expected: kind.expected,
    });
  return value;
}

/** The options as the IR's derive operations carry them. */
export function deriveOptions(options: WrapperOptions, mode?: DeriveOptions["mode"]): DeriveOptions {
  return {
    mode: mode ?? (options["mode"] as DeriveOptions["mode"] | undefined) ?? "auto",
    chunk: options["chunk"] as number | undefined,
    tape: (options["tape"] as DeriveOptions["tape"] | undefined) ?? "needed",
    plan: (options["plan"] as Readonly<Record<string, ModeChoice>> | undefined) ?? {},
    ...(options["ties"] === undefined ? {} : { ties: options["ties"] as TieChoice }),
  };
}

/** The arguments to differentiate with respect to; `single` where one was named by its number. */
export function wrtOf(options: WrapperOptions): {
  readonly positions: readonly number[];
  readonly single: boolean;
} {
  const wrt = options["wrt"] ?? 0;
  return Array.isArray(wrt)
    ? { positions: wrt as number[], single: false }
    : { positions: [wrt as number], single: true };
}
