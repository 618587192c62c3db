/**
 * What running a function may do that its results do not show, found without alias analysis: any store into an
 * object that the function did not plainly make itself counts.
 */
import { isEndless } from "../../ir/endless.ts";
import { storesIntoFirstOperand } from "../../ir/verify.ts";
import { calleesOf, forEachOp } from "../../ir/traverse.ts";
import type { Func, Module, Op } from "../../ir/types.ts";
import { ValueSet } from "../../ir/valueTable.ts";

/** Names of the functions whose calls can be left out where no result is used. */
export function findPureFunctions(module: Module): ReadonlySet<string> {
  const impure = new Set<string>();
  const callersOf = new Map<string, string[]>();
  for (const func of module.functions.values()) {
    if (hasOwnEffect(func)) impure.add(func.name);
    forEachOp(func.body, (op) => {
      for (const callee of calleesOf(op, module)) {
        const callers = callersOf.get(callee);
        if (callers === undefined) callersOf.set(callee, [func.name]);
        else callers.push(func.name);
      }
    });
  }
  // A set grows while it is walked: callers of what was found are found in turn.
  for (const name of impure) for (const caller of callersOf.get(name) ?? []) impure.add(caller);
  return new Set([...module.functions.keys()].filter((name) => !impure.has(name)));
}

function hasOwnEffect(func: Func): boolean {
  const made = new ValueSet();
  let found = false;
  forEachOp(func.body, (op) => {
    if (isAllocation(op)) made.add(op.results[0]!);
    else if (storesIntoFirstOperand(op)) found ||= !made.has(op.args[0]!);
    else found ||= isOutwardEffect(op);
  });
  return found;
}

/** Whether the operation makes a new object, which nothing else can refer to yet. */
export function isAllocation(op: Op): boolean {
  switch (op.kind) {
    case "makeList":
    case "allocList":
    case "makeRecord":
      return true;
    case "zerosLike":
    case "copy":
      return op.results[0]!.type.kind === "list" || op.results[0]!.type.kind === "record";
    default:
      return false;
  }
}

/** What is noticed beyond the program's memory. Failed checks are not: a read whose value is not used cannot matter. */
export function isOutwardEffect(op: Op): boolean {
  switch (op.kind) {
    case "print":
    case "input":
    case "throw":
    case "callNative":
    case "tapePush":
    case "tapePop":
      return true;
    case "loop":
      return isEndless(op);
    default:
      return false;
  }
}
