/** What an operation is called in pictures: a sign or a short word that a student knows. */
import type { Op } from "../ir/types.ts";

const signs: Readonly<Record<string, string>> = {
  add: "+",
  sub: "−",
  mul: "×",
  strongMul: "×",
  div: "÷",
  mod: "mod",
  neg: "−x",
  pow: "xʸ",
  sqrt: "√",
  abs: "|x|",
  lt: "<",
  le: "≤",
  gt: ">",
  ge: "≥",
  eq: "=",
  ne: "≠",
  not: "not",
};

/** The label; undefined for operations that only pass a value on and are not drawn. */
export function operationLabel(op: Op): string | undefined {
  switch (op.kind) {
    case "prim":
    case "test":
      return signs[op.name] ?? op.name;
    case "load":
      return `${op.args[0]?.name ?? "list"}[ ]`;
    case "store":
      return `${op.args[0]?.name ?? "list"}[ ] =`;
    case "push":
    case "pop":
    case "throw":
    case "copy":
      return op.kind;
    case "makeList":
    case "allocList":
      return "new list";
    case "setField":
      return `.${op.field} =`;
    case "derive":
      return op.transform.kind;
    case "callNative":
      return `${op.native} (as it stands)`;
    case "input":
      return op.name;
    case "text":
      return op.form === "join" ? "text" : op.form;
    case "stopGradient":
      return "stop";
    case "inner":
      return "·";
    case "loop":
    case "if":
    case "call":
    case "const":
    case "length":
    case "setLength":
    case "makeRecord":
    case "getField":
    case "some":
    case "isUndefined":
    case "unwrap":
    case "same":
    case "print":
    case "zerosLike":
    case "accumulate":
    case "leafCount":
    case "leafGet":
    case "leafAdd":
    case "tapePush":
    case "tapePop":
      return undefined;
  }
}
