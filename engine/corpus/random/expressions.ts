/**
 * Prints expressions and conditions of random programs. Values stay finite and smooth: logarithms, roots and
 * denominators are kept away from their edges. Kinks lie at numbers that nothing else computes, 0.0072 past a hundredth,
 * which is a step of differences and more away from all inputs.
 */
import { callback, operand } from "./operands.ts";
import { pickFrom, pickOf, withNumber, type FunctionName, type ListName, type Scope } from "./scope.ts";
import type { Condition, Expression, Pick } from "./tree.ts";
import type { Writer } from "./writer.ts";

const literals = ["0.5", "-0.3", "1.2", "-0.8", "0.1", "2", "0.7", "-1.5", "1", "0", "3", "-0.05"];

const unaries: readonly ((v: string) => string)[] = [
  (v) => `Math.sin(${v})`,
  (v) => `Math.tanh(${v})`,
  (v) => `-${operand(v)}`,
  (v) => `Math.cos(${v})`,
  (v) => `Math.exp(Math.sin(${v}))`,
  (v) => `Math.sqrt(1 + ${power(v)})`,
  (v) => `Math.log(2 + Math.cos(${v}))`,
  (v) => `Math.atan(${v})`,
  (v) => `Math.abs(${v} + 0.01283)`,
  (v) => `Math.max(${v}, 0.11719)`,
  (v) => `Math.min(${v}, 0.91723, 1.1)`,
  (v) => `1 / (1 + ${power(v)})`,
];

const power = (v: string): string => `${v.startsWith("-") ? `(${v})` : operand(v)} ** 2`;

const binaries = ["+", "*", "-", "+", "*", "-", "+", "*"];

export function printExpression(tree: Expression, scope: Scope, writer: Writer): string {
  writer.spend(scope.runs);
  switch (tree.kind) {
    case "literal":
      return pickOf(literals, tree.pick);
    case "variable":
      return pickOf(scope.numbers, tree.pick);
    case "element": {
      const list = pickFrom(scope.lists, tree.list);
      return list === undefined ? pickOf(scope.numbers, tree.at) : printElement(list, tree.at, scope);
    }
    case "unary": {
      const value = printExpression(tree.of, scope, writer);
      return pickOf(unaries, tree.pick)(value);
    }
    case "binary": {
      const left = printExpression(tree.left, scope, writer);
      const right = printExpression(tree.right, scope, writer);
      if (tree.pick > 9) return `${operand(left)} / (1 + ${power(right)})`;
      return `${operand(left)} ${pickOf(binaries, tree.pick)} ${operand(right)}`;
    }
    case "choice": {
      const test = printCondition(tree.test, scope, writer);
      return `(${test} ? ${printExpression(tree.yes, scope, writer)} : ${printExpression(tree.no, scope, writer)})`;
    }
    case "call":
      return printCall(tree.pick, tree.list, tree.args, scope, writer);
    case "fold":
      return printFold(tree.pick, tree.list, tree.body, scope, writer);
  }
}

export function printCondition(tree: Condition, scope: Scope, writer: Writer): string {
  switch (tree.kind) {
    case "compare": {
      const operator = pickOf(["<", ">", "<=", ">="], tree.pick);
      const left = printExpression(tree.left, scope, writer);
      // The number comes first: after `<` and `(` a TypeScript parser may read type arguments.
      return `${operand(left)} ${operator} 0.00719 + ${operand(printExpression(tree.right, scope, writer))}`;
    }
    case "join": {
      const left = printCondition(tree.left, scope, writer);
      return `(${left} ${tree.pick % 2 ? "||" : "&&"} ${printCondition(tree.right, scope, writer)})`;
    }
    case "not":
      return `!(${printCondition(tree.of, scope, writer)})`;
    case "any": {
      const list = pickFrom(scope.lists, tree.list);
      if (list === undefined) return `0.3 > ${operand(printExpression(tree.body, scope, writer))}`;
      const element = writer.fresh("e");
      const inside = { ...withNumber(scope, element, false), runs: scope.runs * longest };
      const body = printExpression(tree.body, inside, writer);
      return `${list.name}.${tree.pick % 2 ? "some" : "every"}((${element}) => ${element} > 0.00719 + ${operand(body)})`;
    }
  }
}

/** Lists that grow stop growing at this length; inputs are shorter. */
export const longest = 8;

/** An element that is there, whatever the list's length. */
export function printElement(list: ListName, at: Pick, scope: Scope): string {
  return `${list.name}[${printIndex(list, at, scope)}]`;
}

export function printIndex(list: ListName, at: Pick, scope: Scope): string {
  if (at === 11) return `${list.name}.length - 1`;
  const counter = at % 2 === 1 ? pickFrom(scope.counters, at >> 1) : undefined;
  const start = counter === undefined ? String(at >> 1) : at > 5 ? `(${counter} + 1)` : counter;
  return start === "0" ? "0" : `${start} % ${list.name}.length`;
}

/** Keeps what is stored bounded, so that loops cannot make it overflow. */
export function printBounded(tree: Expression, scope: Scope, writer: Writer): string {
  const text = printExpression(tree, scope, writer);
  if (tree.kind === "literal" || tree.kind === "variable" || tree.kind === "element") return text;
  if (tree.kind === "unary" && text.startsWith("Math.sin(")) return text;
  return `${tree.kind === "choice" || tree.kind === "fold" ? "Math.tanh" : "Math.sin"}(${text})`;
}

function printCall(
  pick: Pick,
  list: Pick,
  [first, second]: readonly [Expression, Expression],
  scope: Scope,
  writer: Writer,
): string {
  if (writer.differentiates && pick > 7) return derivativeInside(list, first, second, scope, writer);
  const callee = pickFrom(scope.functions, pick);
  if (callee === undefined) return immediately(first, second, scope, writer);
  const text = printCallOf(callee, list, [first, second], scope, writer);
  return text ?? printExpression(first, scope, writer);
}

/** A call of the function, or undefined where it would run for too long or has nothing to work on. */
export function printCallOf(
  callee: FunctionName,
  list: Pick,
  [first, second]: readonly [Expression, Expression],
  scope: Scope,
  writer: Writer,
): string | undefined {
  if (!writer.canAfford(scope.runs * callee.cost)) return undefined;
  writer.spend(scope.runs * callee.cost);
  switch (callee.takes) {
    case "number":
      return `${callee.name}(${printBounded(first, scope, writer)})`;
    case "numbers":
      return `${callee.name}(${printBounded(first, scope, writer)}, ${printBounded(second, scope, writer)})`;
    case "list": {
      const writable = pickFrom(
        scope.lists.filter((each) => each.isWritable && !each.isTyped),
        list,
      );
      const passed = writable?.name ?? `[${printBounded(first, scope, writer)}]`;
      return `${callee.name}(${passed}, ${printBounded(second, scope, writer)})`;
    }
    case "record": {
      const record = pickFrom(scope.records, list);
      return record === undefined
        ? `${callee.name}({ p: ${printBounded(first, scope, writer)}, q: ${printBounded(second, scope, writer)} })`
        : `${callee.name}(${record})`;
    }
    case "function": {
      const known = scope.functions.filter((each) => each.takes === "number" && each.cost < 40);
      const passed = list % 2 ? pickFrom(known, list)?.name : undefined;
      if (passed !== undefined) return `${callee.name}(${passed}, ${printBounded(second, scope, writer)})`;
      const t = writer.fresh("t");
      const inside = { ...withNumber(scope, t, false), runs: scope.runs * longest };
      const body = printBounded(first, inside, writer);
      return `${callee.name}((${t}) => ${body}, ${printBounded(second, scope, writer)})`;
    }
  }
}

/** A function that is called where it is made. */
function immediately(first: Expression, second: Expression, scope: Scope, writer: Writer): string {
  const t = writer.fresh("t");
  const body = printExpression(first, withNumber(scope, t, false), writer);
  return `((${t}: number) => ${body})(${printExpression(second, scope, writer)})`;
}

/** A derivative of a function made here, which captures what is in scope. */
function derivativeInside(
  pick: Pick,
  first: Expression,
  second: Expression,
  scope: Scope,
  writer: Writer,
): string {
  const t = writer.fresh("t");
  // Its cost is several times that of its function, and it is not put into another of its kind for long.
  const inside = { ...withNumber(scope, t, false), runs: scope.runs * 6 };
  const body = printBounded(first, inside, writer);
  const point = printBounded(second, scope, writer);
  const options = ["", ', { mode: "reverse" }', ', { mode: "forward" }'][pick % 3]!;
  if (pick % 4 === 3) {
    const gradient = `gradient((${t}s: number[]) => ${body.replaceAll(new RegExp(`\\b${t}\\b`, "g"), `${t}s[0]`)}${options})`;
    return `${gradient}([${point}, 0.4])[0]`;
  }
  return `derivative((${t}: number) => ${body}${options})(${point})`;
}

function printFold(pick: Pick, list: Pick, body: Expression, scope: Scope, writer: Writer): string {
  const from = pickFrom(scope.lists, list);
  if (from === undefined) return printExpression(body, scope, writer);
  const [sum, element, index] = [writer.fresh("s"), writer.fresh("e"), writer.fresh("i")];
  const inside: Scope = {
    ...withNumber(withNumber(scope, sum, false), element, false),
    counters: [...scope.counters, index],
    runs: scope.runs * longest,
  };
  const value = printBounded(body, inside, writer);
  if (pick % 3 === 0) {
    return `${from.name}.reduce(${callback([sum, element, index], `0.5 * ${sum} + ${operand(value)}`)}, 0.2)`;
  }
  const ofElement = value.replaceAll(new RegExp(`\\b${sum}\\b`, "g"), element);
  const mapped = `${from.name}.map(${callback([element, index], ofElement)})`;
  if (pick % 3 === 1) return `Math.max(0.05723, ...${mapped})`;
  return `${mapped}.reduce((${sum}, ${element}) => ${sum} + ${element} * ${element}, 0)`;
}
