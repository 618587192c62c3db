/**
 * Modules, functions and blocks as text for people who work on Mixtape. One operation a line; the text of two
 * functions is equal exactly where they are, up to spans.
 */
import { typeText } from "./typeText.ts";
import type { Block, Boundary, Func, Module, Op, Rule, Transform, Value } from "./types.ts";

/** All functions, natives, rules and owners. */
export function printModule(module: Module): string {
  const owners = module.owners.map(
    (owner) =>
      `owner ${owner.id} ${owner.kind} ${owner.key}${owner.parent === undefined ? "" : ` in ${owner.parent}`}`,
  );
  const natives = [...module.natives.values()].map(
    (native) =>
      `native ${native.name}(${native.params.map(typeText).join(", ")}): ${typeText(native.result)}`,
  );
  const rules = [...module.rules.values()].map(printRule);
  const functions = [...module.functions.values()].map(printFunction);
  return [...owners, ...natives, ...rules, ...functions].join("\n") + "\n";
}

export function printFunction(func: Func): string {
  const params = func.body.params.map(typed).join(", ");
  const results = func.body.yields.map((value) => typeText(value.type)).join(", ");
  const captures = func.captures === 0 ? "" : ` captures ${func.captures}`;
  const head = `${func.role} ${func.name}(${params}): ${results}${captures} @${func.owner}`;
  return `${head} {\n${printContents(func.body, "  ", "return", func.owner)}}`;
}

/** The block's operations and yields, each line indented by `indent`. */
export function printBlock(block: Block, indent = ""): string {
  return printContents(block, indent, "yield", undefined);
}

function printContents(block: Block, indent: string, ending: string, owner: number | undefined): string {
  const lines = block.ops.map((op) => printOp(op, indent, owner));
  const yields = block.yields.length === 0 ? [] : [`${indent}${ending} ${names(block.yields)}\n`];
  return [...lines, ...yields].join("");
}

/** One operation with its blocks; its owner is shown where it is not `around`. */
export function printOp(op: Op, indent = "", around: number | undefined = undefined): string {
  const results = op.results.length === 0 ? "" : `${op.results.map(typed).join(", ")} = `;
  const owner = op.owner === around || around === undefined ? "" : ` @${op.owner}`;
  const line = `${indent}${results}${describe(op)}${owner}`;
  const deeper = `${indent}  `;
  if (op.kind === "if") {
    const then = printContents(op.then, deeper, "yield", op.owner);
    const otherwise = printContents(op.else, deeper, "yield", op.owner);
    return `${line} {\n${then}${indent}} else {\n${otherwise}${indent}}\n`;
  }
  if (op.kind === "loop") {
    const cond = printContents(op.cond, deeper, "yield", op.loopOwner);
    const body = printContents(op.body, deeper, "yield", op.loopOwner);
    return `${line} while (${names(op.cond.params)}) {\n${cond}${indent}} do (${names(op.body.params)}) {\n${body}${indent}}\n`;
  }
  return `${line}\n`;
}

function describe(op: Op): string {
  const words = [op.kind, ...attributes(op), names(op.args)];
  return words.filter((word) => word !== "").join(" ");
}

function attributes(op: Op): readonly string[] {
  switch (op.kind) {
    case "const":
      return [literalText(op.value)];
    case "prim":
    case "test":
    case "input":
      return [op.name];
    case "makeList":
    case "allocList":
      return op.growable ? ["growable"] : [];
    case "copy":
      return op.repeats === undefined ? [] : [op.repeats];
    case "text":
      return [op.form];
    case "load":
    case "store":
      return op.checked ? [] : ["unchecked"];
    case "getField":
    case "setField":
      return [`.${op.field}`];
    case "loop":
      return [`@${op.loopOwner}`];
    case "call":
      return op.boundary === undefined ? [op.callee] : [op.callee, `[${boundaryText(op.boundary)}]`];
    case "callNative":
      return [op.native];
    case "derive":
      return [op.callee, `[${transformText(op.transform)}]`];
    case "print":
      return [op.what, ...(op.label === undefined ? [] : [JSON.stringify(op.label)])];
    case "throw":
      return [op.errorName];
    default:
      return [];
  }
}

function boundaryText(boundary: Boundary): string {
  switch (boundary.mode) {
    case "forward":
      return `forward ${boundary.when}${boundary.chunk === undefined ? "" : ` chunk ${boundary.chunk}`}`;
    case "rule": {
      const counts = [boundary.captures, boundary.explicit, boundary.fruleCaptures, boundary.rruleCaptures];
      return `rule ${boundary.rule} ${counts.join("+")}`;
    }
    default:
      return boundary.mode;
  }
}

function transformText({ kind, wrt, options }: Transform): string {
  const chunk = options.chunk === undefined ? "" : ` chunk ${options.chunk}`;
  const plan = Object.entries(options.plan).map(([key, mode]) => ` ${key}=${mode}`);
  return `${kind} wrt ${wrt.join(" ")} ${options.mode}${chunk} ${options.tape}${plan.join("")}`;
}

function printRule(rule: Rule): string {
  const parts = [rule.frule, rule.rrule?.forward, rule.rrule?.pullback].map((name) => name ?? "–");
  return `rule ${rule.id} ${rule.name}: frule ${parts[0]!} rrule ${parts[1]!} pullback ${parts[2]!}`;
}

function literalText(value: number | boolean | string | undefined): string {
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}

function names(values: readonly Value[]): string {
  return values.map(valueText).join(", ");
}

function typed(value: Value): string {
  return `${valueText(value)}: ${typeText(value.type)}`;
}

/** `x.12`, or `%12` where it has no name. */
export function valueText(value: Value): string {
  return value.name === undefined ? `%${value.id}` : `${value.name}.${value.id}`;
}
