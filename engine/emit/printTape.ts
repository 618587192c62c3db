/**
 * How groups are pushed on the tape and popped: one reservation for a group, then plain stores. Numbers and booleans
 * (as 0 and 1) go to the stack of doubles, everything else to the stack of references.
 */
import type { Op, Value } from "../ir/types.ts";
import type { Lines } from "./lines.ts";
import { generatedNames } from "./naming.ts";
import type { Tables } from "./tables.ts";
import type { Expr, Statement } from "./tree.ts";

export interface TapePrinter {
  readonly lines: Lines;
  readonly tables: Tables;
  text(expr: Expr): string;
  argument(expr: Expr): string;
  /** A new name in the present scope. */
  take(wanted: string): string;
  target(value: Value, statement: Statement): string;
  groupOf(op: Op): number | undefined;
}

/** Stores of one group that share a line. */
const storesOnALine = 4;

export function isReferenceOnTape(value: Value): boolean {
  return value.type.kind !== "num" && value.type.kind !== "bool";
}

export function printTapePush(printer: TapePrinter, op: Op, args: readonly Expr[]): void {
  const { lines, tables } = printer;
  const tape = tables.use("tape");
  const entries = args.map((expr, index) => ({ expr, value: op.args[index]! }));
  const numbers = entries.filter(({ value }) => !isReferenceOnTape(value));
  const references = entries.filter(({ value }) => isReferenceOnTape(value));
  const stores: string[] = [];
  if (numbers.length > 0) {
    const [place, data] = [printer.take(generatedNames.tapePlace), printer.take(generatedNames.tapeNumbers)];
    lines.add(`const ${place} = ${tape}.push(${numbers.length}), ${data} = ${tape}.numbers;`, op.span);
    numbers.forEach(({ expr, value }, index) => {
      const text = value.type.kind === "bool" ? `${printer.argument(expr)} ? 1 : 0` : printer.text(expr);
      stores.push(`${entryAt(data, place, index)} = ${text};`);
    });
  }
  if (references.length > 0) {
    const [place, data] = [
      printer.take(generatedNames.tapeReferencePlace),
      printer.take(generatedNames.tapeReferences),
    ];
    lines.add(
      `const ${place} = ${tape}.pushReferences(${references.length}), ${data} = ${tape}.references;`,
      op.span,
    );
    references.forEach(({ expr }, index) =>
      stores.push(`${entryAt(data, place, index)} = ${printer.text(expr)};`),
    );
  }
  for (let i = 0; i < stores.length; i += storesOnALine) {
    lines.add(stores.slice(i, i + storesOnALine).join(" "), op.span);
  }
  const group = printer.groupOf(op);
  if (group !== undefined) lines.add(`${tables.use("pushed")}(${group});`, op.span);
}

export function printTapePop(printer: TapePrinter, op: Op, statement: Statement & { kind: "define" }): void {
  const { lines, tables } = printer;
  const tape = tables.use("tape");
  const group = printer.groupOf(op);
  if (group !== undefined) lines.add(`${tables.use("popped")}(${group});`, op.span);
  const numbers = op.results.filter((value) => !isReferenceOnTape(value));
  const references = op.results.filter(isReferenceOnTape);
  const isNeeded = (value: Value): boolean => statement.results.includes(value);
  const print = (
    values: readonly Value[],
    method: string,
    array: string,
    names: readonly [string, string],
  ): void => {
    if (values.length === 0) return;
    if (!values.some(isNeeded)) {
      lines.add(`${tape}.${method}(${values.length});`, op.span);
      return;
    }
    const [place, data] = [printer.take(names[0]), printer.take(names[1])];
    lines.add(`const ${place} = ${tape}.${method}(${values.length}), ${data} = ${tape}.${array};`, op.span);
    values.forEach((value, index) => {
      if (!isNeeded(value)) return;
      const entry = entryAt(data, place, index);
      lines.add(
        `${printer.target(value, statement)} = ${value.type.kind === "bool" ? `${entry} !== 0` : entry};`,
        op.span,
      );
    });
  };
  print(numbers, "pop", "numbers", [generatedNames.tapePlace, generatedNames.tapeNumbers]);
  print(references, "popReferences", "references", [
    generatedNames.tapeReferencePlace,
    generatedNames.tapeReferences,
  ]);
}

function entryAt(data: string, place: string, index: number): string {
  return index === 0 ? `${data}[${place}]` : `${data}[${place} + ${index}]`;
}
