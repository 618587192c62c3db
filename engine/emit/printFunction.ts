/**
 * Statements → the text of one JavaScript function. Declares variables where they are first assigned, writes copies in
 * an order that needs the fewest temporaries, and recognises counted loops.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Func, Op, Type, Value } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import { negate, spell, type Spelling } from "./expressions.ts";
import { findCountedLoop, isSilent, type CountedLoop } from "./countedLoop.ts";
import { known } from "./known.ts";
import { Lines } from "./lines.ts";
import { generatedNames, NameScope, wantedName } from "./naming.ts";
import { orderMoves } from "./parallelCopy.ts";
import { levels, within } from "./precedence.ts";
import { compoundOperators, effectText } from "./printEffect.ts";
import { printTapePop, printTapePush, type TapePrinter } from "./printTape.ts";
import { doesCall, literalOf, type Body, type Expr, type Statement } from "./tree.ts";
import type { Tables } from "./tables.ts";
import { movesOf, type VariableMove } from "./variableMoves.ts";
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
  /** The numbers of the function's body and of the bodies of its loops, in order. */
  readonly blocksOf: (func: Func) => readonly number[];
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
    this.lines.indented(() => {
      this.#askKernel(params);
      this.#statements(this.#body);
    });
    this.lines.add("}", undefined);
  }

  /** Returns what the function's kernel gives, if it answers. */
  #askKernel(params: readonly string[]): void {
    const { kernel: name, body } = this.#func;
    if (name === undefined) return;
    const blocks = this.#measuring.blocksOf(this.#func);
    const index = this.tables.kernels.push({ name, blocks }) - 1;
    const answer = this.take("answer");
    const kernel = this.tables.use("kernel");
    this.lines.add(`const ${answer} = ${kernel}(${[String(index), ...params].join(", ")});`, undefined);
    const isOwned = body.yields.some((result) => this.#measuring.isOwned(result));
    const given = isOwned ? `${this.tables.use("own")}(${answer})` : answer;
    this.lines.add(`if (${answer} !== undefined) return ${given};`, undefined);
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
    else
      this.lines.add(effectText({ op, args, spelling: this.#spelling, variables: this.#variables }), op.span);
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
    this.tables.outSlots = Math.max(this.tables.outSlots, values.length);
    const [first, ...rest] = this.#returnTexts(values, types, span);
    rest.forEach((text, index) => {
      if (text === undefined) return;
      const { kind } = types[index + 1]!;
      const place = kind === "num" || kind === "bool" ? "out" : "outReferences";
      this.lines.add(`${this.tables.use(place)}[${index + 1}] = ${text};`, span);
    });
    if (first !== undefined) this.lines.add(`return ${first};`, span);
  }

  /** What is returned, as texts; of several, those that call come first: a callee may leave results of its own there. */
  #returnTexts(values: readonly Expr[], types: readonly Type[], span: Span): (string | undefined)[] {
    return values.map((value, index) => {
      const { kind } = types[index]!;
      if (kind === "undefined") return undefined;
      const spelled = spell(value, this.#spelling);
      const text =
        kind === "bool" && index > 0 ? `${within(spelled, levels.coalesce)} ? 1 : 0` : spelled.text;
      if (values.length === 1 || !doesCall(value)) return text;
      const name = this.take(generatedNames[kind]);
      this.lines.add(`const ${name} = ${text};`, span);
      return name;
    });
  }

  // --- Copies --------------------------------------------------------------------------------------

  #copy(copy: Statement & { kind: "copy" }, statement: Statement): void {
    this.#moves(movesOf(copy, this.#variables), statement, copy.span);
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
    if (isSilent(then, this.#variables) && isSilent(otherwise, this.#variables)) return;
    const isNegated = isSilent(then, this.#variables);
    const condition = isNegated ? negate(test, this.#spelling).text : this.text(test);
    this.lines.add(`${opening} (${condition}) {`, op.span);
    this.#inner(() => this.#statements(isNegated ? otherwise : then));
    const rest = isNegated || isSilent(otherwise, this.#variables) ? undefined : otherwise;
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

  #loop(statement: Statement & { kind: "loop" }): void {
    const counted = findCountedLoop(statement, this.#variables);
    const init = movesOf(statement.init, this.#variables);
    const before = init.filter((move) => move.target !== counted?.first?.target);
    this.#moves(before, statement, statement.op.span);
    const outer = this.#scope;
    this.#scope = new NameScope(outer);
    if (counted === undefined) this.#while(statement);
    else this.#for(statement, counted);
    this.#scope = outer;
  }

  #while({ test, before, body, op }: Statement & { kind: "loop" }): void {
    if (isSilent(before, this.#variables)) {
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

  #for(statement: Statement & { kind: "loop" }, { step, first }: CountedLoop): void {
    const { test, body, op } = statement;
    const assign = ({ value, source }: VariableMove, left: string): string =>
      this.#assignment(left, value, source);
    const begin = first === undefined ? "" : assign(first, this.target(first.value, statement));
    const update = assign(step, this.#nameOf(step.value));
    this.lines.add(`for (${begin}; ${this.text(test)}; ${update}) {`, op.span);
    this.#inner(() => {
      const last = body.statements.at(-1);
      this.#statements({ ...body, statements: body.statements.filter((inner) => inner !== last) });
      if (last?.kind !== "copy") throw new InvariantError("a loop ends with its copy");
      const moves = movesOf(last, this.#variables).filter((move) => move.target !== step.target);
      this.#moves(moves, last, last.span);
    });
    this.lines.add("}", undefined);
  }
}

const sweepNames: Readonly<Partial<Record<Func["role"], string>>> = {
  primal: "forward sweep",
  forward: "forward sweep",
  reverse: "reverse sweep",
};
