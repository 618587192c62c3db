/** Prints the functions of a random program: helpers first, each able to call those before it, then `f`. */
import { longest, printBounded, printExpression } from "./expressions.ts";
import { operand } from "./operands.ts";
import { withFunction, withList, withNumber, withRecord, type FunctionName, type Scope } from "./scope.ts";
import { printStatements } from "./statements.ts";
import type { HelperTree, ProgramTree } from "./tree.ts";
import { indent, Writer } from "./writer.ts";

const nothing: Scope = {
  numbers: [],
  places: [],
  counters: [],
  lists: [],
  records: [],
  functions: [],
  loops: [],
  runs: 1,
};

/** How deep recursion goes. */
const depth = 3;

/** `differentiates`: whether the program takes derivatives inside. */
export function printProgram(tree: ProgramTree, differentiates: boolean): string {
  const writer = new Writer(differentiates);
  const texts: string[] = [];
  let outside = nothing;
  for (const helper of tree.helpers) {
    const { text, made } = printHelper(helper, outside, writer);
    texts.push(text);
    outside = withFunction(outside, made);
  }
  const start = withNumber(withNumber(outside, "x[0]", false), "a", true);
  const inside = withList(start, { name: "x", isWritable: false, isGrowable: false, isTyped: false });
  const { text: body, scope } = printStatements(tree.body, inside, writer);
  const [first, second, third] = tree.results.map((each) => printExpression(each, scope, writer));
  const result = `${operand(first ?? "0")} * 1.5 + ${operand(second ?? "0")} - ${operand(third ?? "0")}`;
  texts.push(printFunction("f", "x: number[], a: number", [body, `return ${result};`]));
  return `${texts.join("\n\n")}\n`;
}

function printHelper(
  tree: HelperTree,
  outside: Scope,
  writer: Writer,
): { readonly text: string; readonly made: FunctionName } {
  const name = writer.fresh("h");
  const takes = (["numbers", "number", "list", "numbers", "record", "function"] as const)[tree.pick % 6]!;
  const isRecursive = takes === "numbers" && tree.pick >= 6;
  const { written, cost } = writer.measure(() => {
    const { text, scope } = printStatements(tree.body, parametersOf(takes, isRecursive, outside), writer);
    const result = printBounded(tree.result, scope, writer);
    return [
      text,
      isRecursive
        ? `return n <= 0.5 ? ${result} : Math.sin(${name}(n - 1, v) + ${result});`
        : `return ${result};`,
    ];
  });
  const text = printFunction(name, parameterText(takes, isRecursive), written);
  if (!isRecursive) return { text, made: { name, takes, cost } };
  // Recursion goes down by whole steps, from a depth that no caller can choose.
  const starter = writer.fresh("h");
  return {
    text: `${text}\n\n${printFunction(starter, "v: number", [`return ${name}(${depth}, v);`])}`,
    made: { name: starter, takes: "number", cost: cost * (depth + 1) },
  };
}

function parametersOf(takes: FunctionName["takes"], isRecursive: boolean, outside: Scope): Scope {
  switch (takes) {
    case "number":
      return withNumber(outside, "v", true);
    case "numbers":
      return isRecursive
        ? withNumber({ ...outside, counters: ["n"] }, "v", true)
        : withNumber(withNumber(outside, "v", true), "w", true);
    case "list":
      return withList(withNumber(outside, "v", true), {
        name: "values",
        isWritable: true,
        isGrowable: false,
        isTyped: false,
      });
    case "record":
      return withRecord(outside, "record");
    case "function":
      return withFunction(withNumber(outside, "v", true), {
        name: "action",
        takes: "number",
        cost: 4 * longest,
      });
  }
}

function parameterText(takes: FunctionName["takes"], isRecursive: boolean): string {
  switch (takes) {
    case "number":
      return "v: number";
    case "numbers":
      return isRecursive ? "n: number, v: number" : "v: number, w: number";
    case "list":
      return "values: number[], v: number";
    case "record":
      return "record: { p: number; q: number }";
    case "function":
      return "action: (t: number) => number, v: number";
  }
}

function printFunction(name: string, parameters: string, lines: readonly string[]): string {
  const body = lines.filter((line) => line !== "").join("\n");
  return `function ${name}(${parameters}): number {\n${indent(body)}\n}`;
}
