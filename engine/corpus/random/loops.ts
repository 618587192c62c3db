/** Prints the loops of random programs: `for` up, down and by two, `for…of`, `while`, `do…while`, some with labels. */
import { longest, printCondition } from "./expressions.ts";
import { pickFrom, withNumber, type Scope } from "./scope.ts";
import type { Block, Statement } from "./tree.ts";
import { braces, type Writer } from "./writer.ts";

type LoopTree = Extract<Statement, { kind: "loop" }>;
type PrintBlock = (block: Block, scope: Scope, writer: Writer) => string;

/** More than this many turns of nested loops are not worth their time. */
const mostRuns = 130;

export function printLoop(tree: LoopTree, scope: Scope, writer: Writer, printBlock: PrintBlock): string {
  if (scope.runs > mostRuns) return "";
  const label = tree.turns > 2 ? writer.fresh("loop") : "";
  const turns = (tree.turns % 4) + 1;
  const inside = { ...scope, loops: [...scope.loops, label], runs: scope.runs * turns };
  const head = label === "" ? "" : `${label}: `;
  const counter = writer.fresh("i");
  const counting = { ...inside, counters: [...inside.counters, counter] };
  const list = pickFrom(scope.lists, tree.list);
  const form = tree.pick % 6;
  if (form === 1 && list !== undefined) {
    const element = writer.fresh("e");
    const over = { ...withNumber(inside, element, false), runs: scope.runs * longest };
    return `${head}for (const ${element} of ${list.name}) ${braces(printBlock(tree.body, over, writer))}`;
  }
  if (form === 2 && list !== undefined) {
    const over = { ...counting, runs: scope.runs * longest };
    const body = braces(printBlock(tree.body, over, writer));
    return `${head}for (let ${counter} = 0; ${counter} < ${list.name}.length; ${counter}++) ${body}`;
  }
  const test = printCondition(tree.test, inside, writer);
  switch (form) {
    case 3: {
      const body = printBlock(tree.body, counting, writer);
      return `let ${counter} = 0;\n${head}while (${counter} < ${turns} && ${test}) ${braces(`${counter}++;\n${body}`)}`;
    }
    case 4: {
      const body = printBlock(tree.body, counting, writer);
      return `let ${counter} = 0;\n${head}do ${braces(`${counter}++;\n${body}`)} while (${counter} < ${turns} && ${test});`;
    }
    case 5: {
      const body = printBlock(tree.body, counting, writer);
      return `${head}for (let ${counter} = ${turns * 2}; ${counter} > 0; ${counter} -= 2) ${braces(body)}`;
    }
    default: {
      const body = printBlock(tree.body, counting, writer);
      return `${head}for (let ${counter} = 0; ${counter} < ${turns}; ${counter}++) ${braces(body)}`;
    }
  }
}
