/** Operations without a result as statements: stores, growth, prints, throws, sums in place. */
import type { Op } from "../ir/types.ts";
import { emptyText, fieldProperty, spell, type Spelling } from "./expressions.ts";
import { longestGrown } from "./emitted.ts";
import { levels, within } from "./precedence.ts";
import { memberText } from "./property.ts";
import { applied, literalOf, type Expr } from "./tree.ts";
import type { Variables } from "./variables.ts";

/** A loop without end stops here, before it takes the page with it. */
const longestText = `2 ** ${String(Math.log2(longestGrown))}`;

/** Primitives that JavaScript can apply in place: `x += y`. */
export const compoundOperators: Readonly<Record<string, string>> = { add: "+", sub: "-", mul: "*", div: "/" };

export interface EffectInput {
  readonly op: Op;
  readonly args: readonly Expr[];
  readonly spelling: Spelling;
  readonly variables: Variables;
}

/** The statement, with its semicolon. */
export function effectText(input: EffectInput): string {
  const { op, args, spelling } = input;
  const { tables } = spelling;
  const texts = args.map((arg) => within(spell(arg, spelling), levels.ternary));
  const receiver = (): string => within(spell(args[0]!, spelling), levels.call);
  const call = (callee: string, ...more: readonly (string | number | undefined)[]): string =>
    `${callee}(${[...texts, ...more].filter((text) => text !== undefined).join(", ")});`;
  switch (op.kind) {
    case "store":
      return storeText(input, receiver());
    case "push":
      return `${receiver()}.push(${texts[1]!}) < ${longestText} || ${tables.use("tooLong")}(${String(tables.site(op))});`;
    case "setLength": {
      const type = op.args[0]!.type;
      const fill = emptyText(type.kind === "list" ? type.elem.kind : "undefined");
      return call(tables.use("setLength"), fill, tables.site(op));
    }
    case "setField":
      return setFieldText(input, `${receiver()}${memberText(fieldProperty(op.args[0]!, op.field))}`);
    case "print":
      return `${tables.use("print")}(${tables.print(op)}, [${texts.join(", ")}]);`;
    case "throw":
      return `throw ${tables.use("thrown")}(${[tables.thrown(op), ...texts].join(", ")});`;
    case "accumulate":
      return call(tables.use("accumulate"), tables.layout(op.args[0]!), spelling.additionsOf(op));
    case "leafAdd":
      return call(tables.use("leafAdd"), tables.layout(op.args[0]!));
    default:
      return `${spell(applied(op, args), spelling).text};`;
  }
}

function setFieldText({ op, args, spelling, variables }: EffectInput, place: string): string {
  const sum = sumInto(args[1]!, (read) => {
    const isSameField = read.op.kind === "getField" && op.kind === "setField" && read.op.field === op.field;
    return isSameField && isSame(read.args[0]!, args[0]!, variables);
  });
  if (sum !== undefined) return `${place} ${sum.operator}= ${spell(sum.addend, spelling).text};`;
  return `${place} = ${spell(args[1]!, spelling).text};`;
}

/** A checked store reads first: in a range that V8 knows, that costs nothing. */
function storeText({ op, args, spelling, variables }: EffectInput, list: string): string {
  if (op.kind !== "store") return "";
  const { tables } = spelling;
  const index = spell(args[1]!, spelling).text;
  const place = `${list}[${index}]`;
  const sum = sumInto(args[2]!, (read) => {
    const isLoad = read.op.kind === "load" && (read.op.checked || !op.checked);
    return isLoad && isSame(read.args[0]!, args[0]!, variables) && isSame(read.args[1]!, args[1]!, variables);
  });
  if (sum !== undefined) {
    const isChecked = sum.read.kind === "load" && sum.read.checked;
    const check = isChecked
      ? `${place} ?? ${tables.use("outOfRange")}(${list}, ${index}, ${tables.site(sum.read)}); `
      : "";
    return `${check}${place} ${sum.operator}= ${spell(sum.addend, spelling).text};`;
  }
  const value = spell(args[2]!, spelling);
  const assignment = `${place} = ${value.text};`;
  if (!op.checked) return assignment;
  if (tables.mayGrow(op.args[0]!)) {
    const operands = [list, index, within(value, levels.ternary), tables.site(op)];
    return `${tables.use("storeGrowing")}(${operands.join(", ")});`;
  }
  const fault = `${tables.use("storeOutOfRange")}(${list}, ${index}, ${tables.site(op)});`;
  const { kind } = op.args[2]!.type;
  if (kind === "num" || kind === "bool" || kind === "str") return `${place} ?? ${fault} ${assignment}`;
  return `if (!(${index} in ${list})) ${fault} ${assignment}`;
}

interface SumInto {
  readonly operator: string;
  readonly read: Op;
  readonly addend: Expr;
}

/** For `place + addend` stored at the place that it reads: the parts of `place += addend`. */
function sumInto(value: Expr, isPlace: (read: Expr & { kind: "op" }) => boolean): SumInto | undefined {
  if (value.kind !== "op" || value.op.kind !== "prim" || value.args.length !== 2) return undefined;
  const operator = compoundOperators[value.op.name];
  const [first, addend] = [value.args[0]!, value.args[1]!];
  if (operator === undefined || first.kind !== "op" || !isPlace(first)) return undefined;
  return { operator, read: first.op, addend };
}

/** Whether two expressions are the same variable or the same literal. */
function isSame(a: Expr, b: Expr, variables: Variables): boolean {
  if (a.kind === "value" && b.kind === "value") return variables.of(a.value) === variables.of(b.value);
  const [x, y] = [literalOf(a), literalOf(b)];
  return x !== undefined && y !== undefined && Object.is(x.value, y.value);
}
