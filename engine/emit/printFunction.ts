/**
 * Statements → the text of one JavaScript function. Declares variables where they are first assigned, writes copies in
 * an order that needs the fewest temporaries, and recognises counted loops.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Func, LoadOp, Op, Type, Value } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import { emptyText, fieldProperty, negate, spell, type Spelling } from "./expressions.ts";
import { known } from "./known.ts";
import { Lines } from "./lines.ts";
import { generatedNames, NameScope, wantedName } from "./naming.ts";
import { orderMoves, type Move } from "./parallelCopy.ts";
import { levels, within } from "./precedence.ts";
import { memberText } from "./property.ts";
import { printTapePop, printTapePush, type TapePrinter } from "./printTape.ts";
import { forEachValue, literalOf, type Body, type Expr, type Statement } from "./tree.ts";
import type { Tables } from "./tables.ts";
import type { Variable, Variables } from "./variables.ts";

export interface PrintInput {
  readonly func: Func;
  readonly body: Body;
  readonly variables: Variables;
  readonly tables: Tables;
  readonly functionName: (callee: string) => string;
  /** Names that no variable may have. */
  readonly moduleScope: NameScope;
  readonly measuring: Measuring;
}

/** What measured code adds; all absent in fast code. */
export interface Measuring {
  readonly additionsOf: (op: Op) => number | undefined;
  readonly isOwned: (made: Value) => boolean;
  /** The number of the tape group that an operation pushes or pops. */
  readonly groupOf: (op: Op) => number | undefined;
}

/** The lines of `function name(params) { … }`. */
export function printFunction(input: PrintInput): Lines {
  const printer = new Printer(input);
  printer.print();
  return printer.lines;
}

class Printer implements TapePrinter {
  readonly lines = new Lines();
  readonly tables: Tables;
  readonly #func: Func;
  readonly #body: Body;
  readonly #variables: Variables;
  readonly #spelling: Spelling;
  readonly #measuring: Measuring;
  readonly #names = new Map<Variable, string>();
  #scope: NameScope;
  #announced: Func["role"] | undefined;

  constructor(input: PrintInput) {
    this.#func = input.func;
    this.#body = input.body;
    this.#variables = input.variables;
    this.#measuring = input.measuring;
    this.tables = input.tables;
    this.#scope = new NameScope(input.moduleScope);
    const { additionsOf, isOwned } = input.measuring;
    const nameOf = (value: Value): string => this.#nameOf(value);
    this.#spelling = { tables: input.tables, nameOf, functionName: input.functionName, additionsOf, isOwned };
  }

  print(): void {
    const { body, name, span } = this.#func;
    const params = body.params.map((param) => this.#declare(this.#variables.of(param)));
    this.lines.add(`function ${this.#spelling.functionName(name)}(${params.join(", ")}) {`, span);
    this.lines.indented(() => this.#statements(this.#body));
    this.lines.add("}", undefined);
  }

  // --- Names ---------------------------------------------------------------------------------------

  text(expr: Expr): string {
    return spell(expr, this.#spelling).text;
  }

  argument(expr: Expr): string {
    return within(spell(expr, this.#spelling), levels.ternary);
  }

  take(wanted: string): string {
    return this.#scope.take(wanted);
  }

  groupOf(op: Op): number | undefined {
    return this.#measuring.groupOf(op);
  }

  #nameOf(value: Value): string {
    const name = this.#names.get(this.#variables.of(value));
    if (name === undefined)
      throw new InvariantError(`value ${value.id} (${value.name ?? ""}) is used before it has a name`);
    return name;
  }

  #declare(variable: Variable): string {
    const name = this.#scope.take(wantedName(variable.hint, variable.type));
    this.#names.set(variable, name);
    return name;
  }

  /** `const x`, `let x`, or `x` where it is declared already: the left side of an assignment. */
  target(value: Value, statement: Statement): string {
    const variable = this.#variables.of(value);
    if (!this.#variables.isDeclaredBy(variable, statement)) return this.#nameOf(value);
    return `${variable.isAssigned ? "let" : "const"} ${this.#declare(variable)}`;
  }

  #inner(write: () => void): void {
    const outer = this.#scope;
    this.#scope = new NameScope(outer);
    this.lines.indented(write);
    this.#scope = outer;
  }

  // --- Statements ----------------------------------------------------------------------------------

  #statements(body: Body): void {
    for (const statement of body.statements) {
      this.#announceSweep(statement);
      this.#statement(statement);
    }
  }

  /** A comment where a function that holds both sweeps passes from one to the other. */
  #announceSweep(statement: Statement): void {
    const role = "op" in statement ? statement.op.role : undefined;
    if (role === undefined || role === this.#announced) return;
    this.#announced = role;
    const words = sweepNames[role];
    if (words !== undefined) this.lines.add(`// ${words}`, undefined);
  }

  #statement(statement: Statement): void {
    this.#declareBefore(statement);
    switch (statement.kind) {
      case "define":
        return this.#define(statement);
      case "copy":
        return this.#copy(statement, statement);
      case "return":
        return this.#return(statement);
      case "if":
        return this.#if(statement);
      case "loop":
        return this.#loop(statement);
      case "count":
        return this.lines.add(`${this.tables.use("enter")}(${statement.block});`, statement.span);
    }
  }

  #declareBefore(statement: Statement): void {
    for (const variable of this.#variables.declaredBefore(statement)) {
      this.lines.add(`let ${this.#declare(variable)};`, undefined);
    }
  }

  #define(statement: Statement & { kind: "define" }): void {
    const { op, expr, results } = statement;
    const args = expr.kind === "op" ? expr.args : [];
    if (op.kind === "tapePush") return printTapePush(this, op, args);
    if (op.kind === "tapePop") return printTapePop(this, op, statement);
    if (results.length > 1) return this.#defineMany(statement);
    const [result] = results;
    if (result !== undefined) this.#assign(result, expr, statement, op.span);
    else if (op.results.length > 0 || op.kind === "call") this.lines.add(`${this.text(expr)};`, op.span);
    else this.#effect(op, args);
  }

  /** `let x = text;`, and for what is assigned again `x += …` and `x++` where that is the same. */
  #assign(target: Value, expr: Expr, statement: Statement, span: Span): void {
    const left = this.target(target, statement);
    this.lines.add(`${this.#assignment(left, target, expr)};`, span);
  }

  #assignment(left: string, target: Value, expr: Expr): string {
    const short = this.#shortAssignment(left, target, expr);
    return short ?? `${left} = ${this.text(expr)}`;
  }

  #shortAssignment(left: string, target: Value, expr: Expr): string | undefined {
    if (expr.kind !== "op" || expr.op.kind !== "prim" || expr.args.length !== 2) return undefined;
    const [first, second] = [expr.args[0]!, expr.args[1]!];
    if (first.kind !== "value" || this.#variables.of(first.value) !== this.#variables.of(target))
      return undefined;
    const operator = compoundOperators[expr.op.name];
    if (operator === undefined || left.includes(" ")) return undefined;
    if (literalOf(second)?.value === 1 && operator === "+") return `${left}++`;
    if (literalOf(second)?.value === 1 && operator === "-") return `${left}--`;
    return `${left} ${operator}= ${this.text(second)}`;
  }

  #defineMany(statement: Statement & { kind: "define" }): void {
    const { results, expr, op } = statement;
    const [first, ...rest] = results;
    const text = this.text(expr);
    this.lines.add(first === undefined ? `${text};` : `${this.target(first, statement)} = ${text};`, op.span);
    rest.forEach((result, index) => {
      if (result === undefined) return;
      this.lines.add(
        `${this.target(result, statement)} = ${this.#outResult(result.type, index + 1)};`,
        op.span,
      );
    });
  }

  /** Results after the first are left in places that all functions share. */
  #outResult(type: Type, index: number): string {
    if (type.kind === "num") return `${this.tables.use("out")}[${index}]`;
    if (type.kind === "bool") return `${this.tables.use("out")}[${index}] !== 0`;
    return type.kind === "undefined" ? "undefined" : `${this.tables.use("outReferences")}[${index}]`;
  }

  #return({ values, types, span }: Statement & { kind: "return" }): void {
    const [first, ...rest] = values;
    this.tables.outSlots = Math.max(this.tables.outSlots, values.length);
    rest.forEach((value, index) => {
      const type = types[index + 1]!;
      if (type.kind === "undefined") return;
      const place = type.kind === "num" || type.kind === "bool" ? "out" : "outReferences";
      const text =
        type.kind === "bool"
          ? `${within(spell(value, this.#spelling), levels.coalesce)} ? 1 : 0`
          : this.text(value);
      this.lines.add(`${this.tables.use(place)}[${index + 1}] = ${text};`, span);
    });
    if (first !== undefined && types[0]!.kind !== "undefined") {
      this.lines.add(`return ${this.text(first)};`, span);
    }
  }

  #effect(op: Op, args: readonly Expr[]): void {
    const texts = args.map((arg) => this.argument(arg));
    this.lines.add(this.#effectText(op, args, texts), op.span);
  }

  #effectText(op: Op, args: readonly Expr[], texts: readonly string[]): string {
    const { tables } = this;
    const receiver = (): string => within(spell(args[0]!, this.#spelling), levels.call);
    switch (op.kind) {
      case "store":
        return this.#storeText(op, args, receiver());
      case "push":
        return `${receiver()}.push(${texts[1]});`;
      case "setLength": {
        const type = op.args[0]!.type;
        const fill = emptyText(type.kind === "list" ? type.elem.kind : "undefined");
        return `${tables.use("setLength")}(${texts.join(", ")}, ${fill}, ${tables.site(op)});`;
      }
      case "setField":
        return `${receiver()}${memberText(fieldProperty(op.args[0]!, op.field))} = ${this.text(args[1]!)};`;
      case "print":
        return `${tables.use("print")}(${tables.print(op)}, [${texts.join(", ")}]);`;
      case "throw":
        return `throw ${tables.use("thrown")}(${[tables.thrown(op), ...texts].join(", ")});`;
      case "accumulate": {
        const extra = [tables.layout(op.args[0]!), this.#measuring.additionsOf(op)];
        const operands = [...texts, ...extra].filter((operand) => operand !== undefined);
        return `${tables.use("accumulate")}(${operands.join(", ")});`;
      }
      case "leafAdd":
        return `${tables.use("leafAdd")}(${texts.join(", ")}, ${tables.layout(op.args[0]!)});`;
      default:
        return `${this.text({ kind: "op", op, args })};`;
    }
  }

  #storeText(op: Op & { kind: "store" }, args: readonly Expr[], list: string): string {
    const index = this.text(args[1]!);
    const place = `${list}[${index}]`;
    const site = (): number => this.tables.site(op);
    const sum = this.#sumInto(args);
    if (sum !== undefined && (sum.load.checked || !op.checked)) {
      const check = sum.load.checked
        ? `${place} ?? ${this.tables.use("outOfRange")}(${list}, ${index}, ${site()}); `
        : "";
      return `${check}${place} ${sum.operator}= ${this.text(sum.addend)};`;
    }
    const assignment = `${place} = ${this.text(args[2]!)};`;
    if (!op.checked) return assignment;
    if (this.tables.mayGrow(op.args[0]!)) {
      return `${this.tables.use("storeGrowing")}(${list}, ${index}, ${this.argument(args[2]!)}, ${site()});`;
    }
    const fault = `${this.tables.use("storeOutOfRange")}(${list}, ${index}, ${site()});`;
    const { kind } = op.args[2]!.type;
    if (kind === "num" || kind === "bool" || kind === "str") return `${place} ?? ${fault} ${assignment}`;
    return `if (!(${index} in ${list})) ${fault} ${assignment}`;
  }

  /** For a store of `list[index] + addend` at the same `list[index]`: the parts of `list[index] += addend`. */
  #sumInto(args: readonly Expr[]): { operator: string; load: LoadOp; addend: Expr } | undefined {
    const [list, index, value] = [args[0]!, args[1]!, args[2]];
    if (value?.kind !== "op" || value.op.kind !== "prim" || value.args.length !== 2) return undefined;
    const operator = compoundOperators[value.op.name];
    const [first, addend] = [value.args[0]!, value.args[1]!];
    if (operator === undefined || first.kind !== "op" || first.op.kind !== "load") return undefined;
    const same = this.#isSame(first.args[0]!, list) && this.#isSame(first.args[1]!, index);
    return same ? { operator, load: first.op, addend } : undefined;
  }

  /** Whether two expressions are the same variable or the same literal. */
  #isSame(a: Expr, b: Expr): boolean {
    if (a.kind === "value" && b.kind === "value")
      return this.#variables.of(a.value) === this.#variables.of(b.value);
    const [x, y] = [literalOf(a), literalOf(b)];
    return x !== undefined && y !== undefined && Object.is(x.value, y.value);
  }

  // --- Copies --------------------------------------------------------------------------------------

  #copy(copy: Statement & { kind: "copy" }, statement: Statement): void {
    this.#moves(this.#movesOf(copy), statement, copy.span);
  }

  /** Assignments that change something. */
  #movesOf(copy: Statement & { kind: "copy" }): VariableMove[] {
    return copy.targets.flatMap((value, index) => {
      const source = copy.sources[index]!;
      const target = this.#variables.of(value);
      if (source.kind === "value" && this.#variables.of(source.value) === target) return [];
      return [{ target, value, source, reads: this.#readsOf(source) }];
    });
  }

  #moves(moves: readonly VariableMove[], statement: Statement, span: Span): void {
    const kept = new Map<VariableMove, string>();
    for (const { kind, move } of orderMoves<Variable, VariableMove>(moves)) {
      if (kind === "assign") this.#assign(move.value, move.source, statement, span);
      else if (kind === "restore")
        this.lines.add(`${this.#nameOf(move.value)} = ${known(kept.get(move), "what was kept")};`, span);
      else {
        const name = this.take(generatedNames.kept(wantedName(move.target.hint, move.target.type)));
        kept.set(move, name);
        this.lines.add(`const ${name} = ${this.text(move.source)};`, span);
      }
    }
  }

  // --- Branches and loops --------------------------------------------------------------------------

  #if(statement: Statement & { kind: "if" }, opening = "if"): void {
    const { test, then, otherwise, op } = statement;
    if (this.#isSilent(then) && this.#isSilent(otherwise)) return;
    const isNegated = this.#isSilent(then);
    const condition = isNegated ? negate(test, this.#spelling).text : this.text(test);
    this.lines.add(`${opening} (${condition}) {`, op.span);
    this.#inner(() => this.#statements(isNegated ? otherwise : then));
    const rest = isNegated || this.#isSilent(otherwise) ? undefined : otherwise;
    if (rest === undefined) return this.lines.add("}", undefined);
    const [only] = rest.statements;
    if (
      rest.statements.length === 1 &&
      only?.kind === "if" &&
      this.#variables.declaredBefore(only).length === 0
    ) {
      return this.#if(only, "} else if");
    }
    this.lines.add("} else {", undefined);
    this.#inner(() => this.#statements(rest));
    this.lines.add("}", undefined);
  }

  /** Whether nothing would be written for it. */
  #isSilent(body: Body): boolean {
    return body.statements.every(
      (statement) => statement.kind === "copy" && this.#movesOf(statement).length === 0,
    );
  }

  #loop(statement: Statement & { kind: "loop" }): void {
    const counter = this.#counterOf(statement);
    const init = this.#movesOf(statement.init);
    const first =
      counter === undefined ? undefined : init.find((move) => this.#canBegin(move, init, counter, statement));
    this.#moves(
      init.filter((move) => move !== first),
      statement,
      statement.op.span,
    );
    const outer = this.#scope;
    this.#scope = new NameScope(outer);
    if (counter === undefined) this.#while(statement);
    else this.#for(statement, counter, first);
    this.#scope = outer;
  }

  #while({ test, before, body, op }: Statement & { kind: "loop" }): void {
    if (this.#isSilent(before)) {
      this.lines.add(`while (${this.text(test)}) {`, op.span);
      this.#inner(() => this.#statements(body));
    } else {
      this.lines.add("while (true) {", op.span);
      this.#inner(() => {
        this.#statements(before);
        this.lines.add(`if (${negate(test, this.#spelling).text}) break;`, op.span);
        this.#statements(body);
      });
    }
    this.lines.add("}", undefined);
  }

  #for(
    statement: Statement & { kind: "loop" },
    counter: VariableMove,
    first: VariableMove | undefined,
  ): void {
    const { test, body, op } = statement;
    const begin =
      first === undefined
        ? ""
        : this.#assignment(this.target(first.value, statement), first.value, first.source);
    const update = this.#assignment(this.#nameOf(counter.value), counter.value, counter.source);
    this.lines.add(`for (${begin}; ${this.text(test)}; ${update}) {`, op.span);
    this.#inner(() => {
      for (const inner of body.statements) {
        if (inner.kind !== "copy" || inner !== body.statements.at(-1)) this.#statement(inner);
        else
          this.#moves(
            this.#movesOf(inner).filter((move) => move.value !== counter.value),
            inner,
            inner.span,
          );
      }
    });
    this.lines.add("}", undefined);
  }

  /** The step of a `for`: tested, stepped by arithmetic on itself and on what the body does not assign, at its end. */
  #counterOf(statement: Statement & { kind: "loop" }): VariableMove | undefined {
    const last = statement.body.statements.at(-1);
    if (last?.kind !== "copy" || !this.#isSilent(statement.before)) return undefined;
    const moves = this.#movesOf(last).map((move) => this.#asStep(move, statement.body));
    const tested = new Set<Variable>();
    forEachValue(statement.test, (value) => tested.add(this.#variables.of(value)));
    const [start] = this.#variables.extentOf(statement);
    return moves.find(({ target, source, reads }) => {
      const isSteady = [...reads].every(
        (read) =>
          read === target ||
          ((read.isParam || read.first < start) && !moves.some((move) => move.target === read)),
      );
      return tested.has(target) && reads.has(target) && isSteady && isArithmetic(source);
    });
  }

  /** A step that the body has computed for other uses too, as the arithmetic that it is. */
  #asStep(move: VariableMove, body: Body): VariableMove {
    const { source } = move;
    if (source.kind !== "value") return move;
    const made = body.statements.find((each) => each.kind === "define" && each.results[0] === source.value);
    if (made?.kind !== "define" || made.results.length !== 1 || !isArithmetic(made.expr)) return move;
    const reads = this.#readsOf(made.expr);
    const [from] = this.#variables.extentOf(made);
    const to = this.#variables.extentOf(known(body.statements.at(-1), "the end of a loop"))[0];
    const isStale = [...reads].some(({ assignments }) => assignments.some((at) => at > from && at < to));
    return isStale ? move : { ...move, source: made.expr, reads };
  }

  #readsOf(expr: Expr): Set<Variable> {
    const reads = new Set<Variable>();
    forEachValue(expr, (read) => reads.add(this.#variables.of(read)));
    return reads;
  }

  /** Whether a first value can stand in the head of the `for`: the counter lives in the loop alone. */
  #canBegin(
    move: VariableMove,
    init: readonly VariableMove[],
    counter: VariableMove,
    statement: Statement & { kind: "loop" },
  ): boolean {
    const [start, end] = this.#variables.extentOf(statement);
    const { target, reads } = move;
    const isLocal =
      target.first >= start && target.last <= end && this.#variables.isDeclaredBy(target, statement);
    return target === counter.target && isLocal && !init.some((other) => reads.has(other.target));
  }
}

const sweepNames: Readonly<Partial<Record<Func["role"], string>>> = {
  primal: "forward sweep",
  forward: "forward sweep",
  reverse: "reverse sweep",
};

interface VariableMove extends Move<Variable> {
  readonly value: Value;
  readonly source: Expr;
}

const compoundOperators: Readonly<Record<string, string>> = { add: "+", sub: "-", mul: "*", div: "/" };

function isArithmetic(expr: Expr): boolean {
  if (expr.kind === "value") return true;
  return (
    expr.kind === "op" &&
    (expr.op.kind === "prim" || expr.op.kind === "const") &&
    expr.args.every(isArithmetic)
  );
}
