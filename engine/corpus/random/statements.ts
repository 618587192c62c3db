/** Prints statements of random programs. Every loop has a bound of its own, whatever its condition says. */
import {
  longest,
  printBounded,
  printCallOf,
  printCondition,
  printElement,
  printExpression,
} from "./expressions.ts";
import { printLoop } from "./loops.ts";
import { callback, operand } from "./operands.ts";
import { pickFrom, withFunction, withList, withNumber, withRecord, type Scope } from "./scope.ts";
import type { Block, Expression, Pick, Statement } from "./tree.ts";
import { braces, type Writer } from "./writer.ts";

/** The text of a statement, and the scope after it. */
interface Printed {
  readonly text: string;
  readonly scope: Scope;
}

export function printBlock(block: Block, scope: Scope, writer: Writer): string {
  return printStatements(block, scope, writer).text;
}

/** Statements one after the other, with the scope at their end. */
export function printStatements(block: Block, scope: Scope, writer: Writer): Printed {
  const texts: string[] = [];
  let inside = scope;
  for (const statement of block) {
    const printed = printStatement(statement, inside, writer);
    if (printed.text !== "") texts.push(printed.text);
    inside = printed.scope;
  }
  return { text: texts.join("\n"), scope: inside };
}

function printStatement(tree: Statement, scope: Scope, writer: Writer): Printed {
  writer.spend(scope.runs);
  const same = (text: string): Printed => ({ text, scope });
  switch (tree.kind) {
    case "assign": {
      const place = pickFrom(scope.places, tree.pick);
      if (place === undefined) return declare(tree.pick, tree.value, scope, writer);
      return same(update(place, tree.operator, tree.value, scope, writer));
    }
    case "declare":
      return declare(tree.pick, tree.value, scope, writer);
    case "store": {
      const list = writable(scope, tree.list);
      if (list === undefined) return same("");
      return same(update(printElement(list, tree.at, scope), tree.operator, tree.value, scope, writer));
    }
    case "declareList":
      return declareList(tree.pick, tree.list, tree.values, scope, writer);
    case "swap":
      return same(swap(tree.pick, tree.list, tree.at, scope, writer));
    case "grow":
      return grow(tree.pick, tree.list, tree.value, scope, writer);
    case "declareRecord":
      return declareRecord(tree.pick, tree.from, tree.values, scope, writer);
    case "declareMaybe": {
      const name = writer.fresh("maybe");
      const test = printCondition(tree.test, scope, writer);
      const text = `let ${name}: number | undefined;\nif (${test}) ${name} = ${printBounded(tree.value, scope, writer)};`;
      return { text, scope: withNumber(scope, `(${name} ?? 0.25)`, false) };
    }
    case "declareFunction":
      return declareFunction(tree.pick, tree.variable, tree.body, scope, writer);
    case "run":
      return same(run(tree.pick, tree.list, tree.value, scope, writer));
    case "branch": {
      const test = printCondition(tree.test, scope, writer);
      const yes = braces(printBlock(tree.yes, scope, writer));
      const no = printBlock(tree.no, scope, writer);
      return same(`if (${test}) ${yes}${no === "" ? "" : ` else ${braces(no)}`}`);
    }
    case "select": {
      const counter = pickFrom(scope.counters, tree.pick);
      const test = printCondition(tree.test, scope, writer);
      const subject =
        counter === undefined || tree.pick % 2 ? `${test} ? 1 : ${tree.pick % 3}` : `${counter} % 3`;
      const mode = writer.fresh("mode");
      const heads = ["case 0:", "case 1:", "default:"];
      const arms = tree.arms.map((arm, index) => {
        const falls = ((tree.falls >> index) & 1) === 1;
        return `${heads[index]!} ${braces(printBlock(arm, scope, writer))}${falls ? "" : "\nbreak;"}`;
      });
      return same(`const ${mode}: number = ${subject};\nswitch (${mode}) ${braces(arms.join("\n"))}`);
    }
    case "loop":
      return same(printLoop(tree, scope, writer, printBlock));
    case "leave": {
      const test = printCondition(tree.test, scope, writer);
      return same(`if (${test}) ${leave(tree.pick, tree.value, scope, writer)}`);
    }
  }
}

function declare(pick: Pick, value: Expression, scope: Scope, writer: Writer): Printed {
  const name = writer.fresh("v");
  const isPlace = pick % 3 !== 0;
  const text = scope.runs > 1 ? printBounded(value, scope, writer) : printExpression(value, scope, writer);
  return { text: `${isPlace ? "let" : "const"} ${name} = ${text};`, scope: withNumber(scope, name, isPlace) };
}

function update(place: string, operator: Pick, value: Expression, scope: Scope, writer: Writer): string {
  const bounded = printBounded(value, scope, writer);
  switch (operator % 6) {
    case 0:
      return `${place} = ${bounded};`;
    case 1:
      return `${place} += 0.3 * ${operand(bounded)};`;
    case 2:
      return `${place} *= Math.cos(${bounded});`;
    case 3:
      return `${place} -= 0.2 * ${operand(bounded)};`;
    case 4:
      return `${place} /= 1 + ${operand(bounded)} * ${operand(bounded)};`;
    default:
      return `${place} = Math.tanh(${place} + ${bounded});`;
  }
}

function declareList(
  pick: Pick,
  from: Pick,
  [first, second]: readonly [Expression, Expression],
  scope: Scope,
  writer: Writer,
): Printed {
  const name = writer.fresh("list");
  const source = pickFrom(scope.lists, from);
  const [a, b] = [printBounded(first, scope, writer), printBounded(second, scope, writer)];
  const [e, i] = [writer.fresh("e"), writer.fresh("i")];
  const inside: Scope = {
    ...withNumber(scope, e, false),
    counters: [...scope.counters, i],
    runs: scope.runs * longest,
  };
  const each = printBounded(first, inside, writer);
  const forms = [
    `[${a}, ${b}]`,
    source && `${source.name}.slice()`,
    source && `${source.name}.map(${callback([e, i], each)})`,
    `[${a}, ${b}, 0.5]`,
    `new Array<number>(3).fill(${a})`,
    `Array.from({ length: 3 }, (_, ${i}) => ${each.replaceAll(new RegExp(`\\b${e}\\b`, "g"), "0.4")})`,
    source && `[...${source.name}.filter(${callback([e, i], `${e} > 0.00719 + ${operand(each)}`)}), ${a}]`,
    source && `[${a}, ...${source.name}.slice(0, 3)]`,
    source && !source.isTyped && `${source.name}.concat([${a}, ${b}]).slice(0, 5)`,
    source && `[...${source.name}].sort((left, right) => left - right)`,
    source?.name,
    source && `new Float64Array(${source.name})`,
  ];
  const text = forms[pick] || `[${a}, ${b}]`;
  // Copies of typed arrays by their own methods are typed again.
  const isTyped =
    forms[pick] === text && (pick === 11 || ((pick === 1 || pick === 2) && source?.isTyped === true));
  const made =
    text === source?.name ? { ...source, name } : { name, isWritable: true, isGrowable: !isTyped, isTyped };
  return { text: `const ${name} = ${text};`, scope: withList(scope, made) };
}

function swap(pick: Pick, from: Pick, [i, j]: readonly [Pick, Pick], scope: Scope, writer: Writer): string {
  const list = writable(scope, from);
  if (list === undefined || pick % 3 === 2) {
    const [a, b] = [pickFrom(scope.places, i), pickFrom(scope.places, j)];
    return a === undefined || b === undefined || a === b ? "" : `[${a}, ${b}] = [${b}, ${a}];`;
  }
  const [left, right] = [printElement(list, i, scope), printElement(list, j, scope)];
  if (pick % 3 === 0) return `[${left}, ${right}] = [${right}, ${left}];`;
  const kept = writer.fresh("kept");
  return `const ${kept} = ${left};\n${left} = ${right};\n${right} = ${kept};`;
}

/** Makes a list longer or shorter, or a new one where there is none that can be. */
function grow(pick: Pick, from: Pick, value: Expression, scope: Scope, writer: Writer): Printed {
  const list = pickFrom(
    scope.lists.filter((each) => each.isGrowable && each.isWritable),
    from,
  );
  if (list === undefined) {
    const name = writer.fresh("list");
    const text = `const ${name} = [${printBounded(value, scope, writer)}, 0.6];`;
    return { text, scope: withList(scope, { name, isWritable: true, isGrowable: true, isTyped: false }) };
  }
  const { name } = list;
  const place = pickFrom(scope.places, pick);
  if (pick % 4 === 3 && place !== undefined)
    return { text: `if (${name}.length > 1) ${place} = ${name}.pop()!;`, scope };
  if (pick % 4 === 2) return { text: `if (${name}.length > 1) ${name}.pop();`, scope };
  const pushed = printBounded(value, scope, writer);
  return { text: `if (${name}.length < ${longest}) ${name}.push(${pushed});`, scope };
}

function declareRecord(
  pick: Pick,
  from: Pick,
  [first, second]: readonly [Expression, Expression],
  scope: Scope,
  writer: Writer,
): Printed {
  const [p, q] = [printBounded(first, scope, writer), printBounded(second, scope, writer)];
  const source = pickFrom(scope.records, from);
  const name = writer.fresh("record");
  const after = withRecord(scope, name);
  if (source === undefined || pick % 4 === 0)
    return { text: `const ${name} = { p: ${p}, q: ${q} };`, scope: after };
  if (pick % 4 === 1) return { text: `const ${name} = { ...${source}, q: ${q} };`, scope: after };
  if (pick % 4 === 2) return { text: `const ${name} = ${source};`, scope: after };
  const [left, right] = [writer.fresh("v"), writer.fresh("v")];
  const taken = withNumber(withNumber(scope, left, true), right, true);
  return { text: `let { p: ${left}, q: ${right} } = ${source};`, scope: taken };
}

function declareFunction(
  pick: Pick,
  variable: Pick,
  body: Expression,
  scope: Scope,
  writer: Writer,
): Printed {
  const [name, t] = [writer.fresh("g"), writer.fresh("t")];
  const inside: Scope = { ...withNumber(scope, t, false), runs: 1, loops: [] };
  const place = pickFrom(scope.places, variable);
  const { written, cost } = writer.measure(() => {
    const value = printBounded(body, inside, writer);
    if (pick % 3 === 0 || place === undefined) return value;
    const change = pick % 3 === 1 ? `${place} += 0.3 * ${operand(value)};` : `${place} = ${value};`;
    return `{\n  ${change}\n  return ${place} * ${t};\n}`;
  });
  const made = `(${t}: number) => ${written}`;
  const boundary = boundaries[pick];
  const isWrapped = boundary !== undefined && !written.startsWith("{") && !mayWrite(written, scope);
  const text = `const ${name} = ${isWrapped ? boundary(made) : made};`;
  return { text, scope: withFunction(scope, { name, takes: "number", cost }) };
}

/** By pick: a mode that is said in code, for functions that write nothing from outside. */
const boundaries: Readonly<Record<number, (made: string) => string>> = {
  3: (made) => `forward(${made}, { when: "preaccumulate" })`,
  6: (made) => `checkpoint(${made})`,
  9: (made) => `forward(${made})`,
};

/** Whether an expression calls what may write into lists, records or captured variables. */
function mayWrite(text: string, scope: Scope): boolean {
  const writing = scope.functions.filter(
    ({ name, takes }) => name.startsWith("g") || !takes.startsWith("number"),
  );
  return writing.some(({ name }) => text.includes(`${name}(`));
}

/** A call for its effects, or a loop over a list by `forEach`. */
function run(pick: Pick, list: Pick, value: Expression, scope: Scope, writer: Writer): string {
  const callee = pickFrom(scope.functions, pick);
  if (callee !== undefined && pick % 2 === 0) {
    const call = printCallOf(callee, list, [value, value], scope, writer);
    return call === undefined ? "" : `${call};`;
  }
  const from = pickFrom(scope.lists, list);
  const place = pickFrom(scope.places, pick);
  if (from === undefined || place === undefined) return "";
  const [e, i] = [writer.fresh("e"), writer.fresh("i")];
  const inside: Scope = {
    ...withNumber(scope, e, false),
    counters: [...scope.counters, i],
    runs: scope.runs * longest,
  };
  return `${from.name}.forEach(${callback([e, i], `{\n  ${update(place, pick, value, inside, writer)}\n}`)});`;
}

function leave(pick: Pick, value: Expression, scope: Scope, writer: Writer): string {
  const label = pickFrom(scope.loops, pick >> 1);
  if (label === undefined || pick % 4 === 0) return `return ${printBounded(value, scope, writer)};`;
  return `${pick % 2 ? "break" : "continue"}${label === "" ? "" : ` ${label}`};`;
}

function writable(scope: Scope, from: Pick) {
  return pickFrom(
    scope.lists.filter((list) => list.isWritable),
    from,
  );
}
