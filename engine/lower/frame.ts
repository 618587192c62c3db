/**
 * The state of lowering one function, and what the parts of lowering ask of each other. The parts refer to
 * one another through `Lowerer`, since expressions hold functions, which hold statements, which hold expressions.
 */
import type * as t from "@babel/types";
import type { Code as DiagnosticCode } from "../diagnostics/catalogue.ts";
import { refuse, type Parts } from "../diagnostics/diagnose.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Rule } from "../ir/types.ts";
import type { Binding, FunctionLiteral, ParsedSource, Program } from "../parse/program.ts";
import { spanOf, type Range } from "../parse/range.ts";
import type { Span } from "../source/span.ts";
import { Code, freshTemp, type DraftBlock, type OwnerDraft, type TempTraits } from "./draft.ts";
import type { ClosureTarget } from "./closureTarget.ts";
import { Environment, type Target } from "./environment.ts";
import type { EntryShape, GlobalBinding } from "./shape.ts";
import type { Specialisation } from "./specialisation.ts";
import type { Nil, Nothing } from "./types/nil.ts";
import { Restart, type Slot } from "./types/slot.ts";
import { typeVar, variablesIn, type Ty, type TypeVar } from "./types/ty.ts";
import { rootOf, type Unknowns } from "./unknowns.ts";
import type { ClassVal, FnVal, Home, Temp, Val } from "./values.ts";

/** Statements that `break` and `continue` can name. */
export interface JumpScope {
  readonly labels: readonly string[];
  readonly breakTo: Target;
  /** Absent for labelled blocks and `switch`. */
  readonly continueTo: Target | undefined;
  /** An unlabelled `break` means this one: loops and `switch`. */
  readonly plainBreak: boolean;
}

/** That a variable, or a field reached from one, is or is not `undefined`. */
export interface Narrowing {
  readonly expression: t.Node;
  readonly present: boolean;
}

/** A boolean with what each outcome says of variables. */
export interface Condition {
  readonly value: Temp;
  readonly whenTrue: readonly Narrowing[];
  readonly whenFalse: readonly Narrowing[];
}

/** The parts of lowering, by what they lower. */
export interface Lowerer {
  expression(frame: Frame, node: t.Node): Val;
  condition(frame: Frame, node: t.Node): Condition;
  /** The function that `o.f` is where it names `o` itself. */
  selfMethod(frame: Frame, node: t.MemberExpression): FnVal | undefined;
  statements(frame: Frame, nodes: readonly t.Statement[]): void;
  call(frame: Frame, fn: FnVal, args: readonly Val[]): Val;
  /** Calls a function of the prelude, or one of its intrinsics (`$…`). */
  prelude(frame: Frame, name: string, args: readonly Val[]): Val;
}

// --- What all functions of one lowering share -----------------------------------------------------

/** Kept when lowering starts over. */
export interface Learnt {
  /** Sites whose elements or fields may be `undefined`. */
  readonly optional: Set<string>;
  /** All fields, in order, of the objects made at a site, where some have more than are written there. */
  readonly fields: Map<string, readonly string[]>;
  /** Places where elements are read that may lie outside their arrays. */
  readonly loads: Set<string>;
  /** Captured variables that live in boxes. */
  readonly boxed: Set<Binding>;
}

export interface NativeDraft {
  readonly name: string;
  readonly spec: Specialisation;
  readonly params: readonly Ty[];
  readonly result: Ty;
  readonly instance: number;
}

/** A rule whose functions are specialisations still. */
export interface RuleDraft extends Omit<Rule, "frule" | "rrule"> {
  readonly frule: Specialisation | undefined;
  readonly rrule: { readonly forward: Specialisation; readonly pullback: Specialisation } | undefined;
  /** Lowers the functions, of a rule of the library's whose functions wait until something is known to need them. */
  readonly lowerNow?: () => RuleDraft;
}

export class Session {
  readonly program: Program;
  readonly entry: EntryShape;
  readonly learnt: Learnt;
  readonly lowerer: Lowerer;
  readonly specs = new Map<string, Specialisation>();
  /** Specialisations whose bodies are being lowered, outermost first. */
  readonly open: Specialisation[] = [];
  readonly targets = new Map<string, ClosureTarget>();
  /** Classes by the target of their instances' types. */
  readonly classes = new Map<string, ClassVal>();
  readonly globals = new Map<string, Temp>();
  readonly homes = new Map<string, Home>();
  readonly natives = new Map<string, NativeDraft>();
  readonly rules = new Map<string, RuleDraft>();
  /** Rules whose functions are being lowered, by id. */
  readonly openRules = new Set<string>();
  readonly #holes = new Set<string>();
  /** What the entries of arrays are that may have some without anything being stored into them. */
  readonly unstored: Ty[] = [];
  readonly #empty = new Set<string>();
  readonly #stored: Slot[] = [];
  readonly #tested: Slot[] = [];
  readonly #assumptions: { readonly nil: Nil; readonly never: Nothing; readonly span: Span }[] = [];
  /** The loops of a literal, numbered from 1 in source order. */
  readonly loopsOf = new Map<FunctionLiteral, ReadonlyMap<object, number>>();

  constructor(program: Program, entry: EntryShape, learnt: Learnt, lowerer: Lowerer) {
    this.program = program;
    this.entry = entry;
    this.learnt = learnt;
    this.lowerer = lowerer;
  }

  /** An array is made whose entries are `undefined` until they are stored. */
  noteHoles(slot: Slot): void {
    for (const site of slot.sites) this.#holes.add(site);
  }

  /** An array is written as `[]`: stores beyond its end leave entries that are `undefined`. */
  noteEmpty(slot: Slot): void {
    for (const site of slot.sites) this.#empty.add(site);
  }

  /** An element is stored by its index. */
  noteStore(slot: Slot): void {
    this.#stored.push(slot);
  }

  /** Whether arrays of these slots may have entries that were never stored, and hide it. */
  hidesHoles(slots: readonly Slot[]): boolean {
    return this.#hidden(slots).length > 0;
  }

  #hidden(slots: readonly Slot[]): string[] {
    return slots.flatMap(({ sites }) =>
      sites.filter((site) => this.#holes.has(site) && !this.learnt.optional.has(site)),
    );
  }

  /** An element is asked whether it is there: arrays with holes then must say so. Restarts where that was not known. */
  testElement(slots: readonly Slot[]): void {
    const hidden = this.#hidden(slots);
    if (hidden.length > 0) throw new Restart({ optional: hidden });
    this.#tested.push(...slots);
  }

  /** Restarts if arrays with holes turned out to be among those whose elements were asked. */
  checkElements(): void {
    const stored = new Set(this.#stored.flatMap(({ sites }) => sites));
    const sparse = this.#tested
      .flatMap(({ sites }) => sites)
      .filter((site) => this.#empty.has(site) && stored.has(site) && !this.learnt.optional.has(site));
    const hidden = [...this.#hidden(this.#tested), ...sparse];
    if (hidden.length > 0) throw new Restart({ optional: hidden });
  }

  /** Lowering relied on a value never being this; `broken` says whether it was right. */
  assume(nil: Nil, never: Nothing, span: Span): void {
    this.#assumptions.push({ nil, never, span });
  }

  /** Where a value turned out to be both `undefined` and `null` although a test has to tell them apart. */
  get brokenAssumption(): Span | undefined {
    return this.#assumptions.find(({ nil, never }) => nil.has(never))?.span;
  }

  literal(id: string): FunctionLiteral {
    const literal = this.program.literals.get(id);
    if (!literal) throw new InvariantError(`no function literal ${id}`);
    return literal;
  }

  /** The parameter through which functions see a captured variable of an outside function. */
  global(binding: GlobalBinding, make: () => Temp): Temp {
    const key = `${String(binding.instance)}:${binding.name}`;
    const known = this.globals.get(key);
    if (known) return known;
    const temp = make();
    this.globals.set(key, temp);
    return temp;
  }
}

// --- One function -----------------------------------------------------------------------------------

export class Frame {
  readonly session: Session;
  readonly spec: Specialisation;
  readonly home: Home | undefined;
  readonly literal: FunctionLiteral | undefined;
  readonly source: ParsedSource | undefined;
  readonly jumps: JumpScope[] = [];
  readonly returnTo: Target = { kind: "return" };
  /** Function literals whose captures are being gathered. */
  readonly closing = new Set<FunctionLiteral>();
  env = new Environment();
  span: Span;
  owner: OwnerDraft;
  code: Code;
  /** What `this` is. */
  self: Val | undefined;
  /** What the function yields, where that is more than the one value of its body. */
  results: readonly Temp[] | undefined;
  /** The structures that were needed and not known; lowering again may know them. */
  readonly unknowns: Unknowns = new Map();

  constructor(session: Session, spec: Specialisation) {
    this.session = session;
    this.spec = spec;
    this.span = spec.span;
    this.owner = spec.owner;
    const { callee } = spec.fn;
    this.home = callee.kind === "literal" ? callee.home : undefined;
    this.literal = callee.kind === "literal" ? callee.literal : undefined;
    this.source = this.literal && session.program.sources.get(this.literal.source);
    this.code = new Code(this);
  }

  get lower(): Lowerer {
    return this.session.lowerer;
  }

  spanOf(node: Range): Span {
    return spanOf(this.literal?.source ?? "", node);
  }

  /** The user's own words at the node. */
  textOf({ start, end }: Range): string {
    return this.source?.text.slice(start ?? 0, end ?? 0) ?? "";
  }

  /** Runs with operations placed at the node. */
  at<T>(node: Range, work: () => T): T {
    const outer = this.span;
    this.span = this.spanOf(node);
    try {
      return work();
    } finally {
      this.span = outer;
    }
  }

  refuse<C extends DiagnosticCode>(code: C, node: Range | undefined, parts: Parts<C>): never {
    return refuse(code, node ? this.spanOf(node) : this.span, parts);
  }

  callPrelude(name: string, args: readonly Val[]): Val {
    return this.lower.prelude(this, name, args);
  }

  get isPrelude(): boolean {
    return this.home !== undefined && this.home.instance === undefined;
  }

  fresh(ty: Ty, traits?: TempTraits): Temp {
    return freshTemp(ty, traits);
  }

  /** Writes a nested block without variables of its own. */
  inBlock(work: () => readonly Temp[]): DraftBlock {
    const outer = this.code;
    const code = new Code(this);
    this.code = code;
    try {
      return code.finish(work());
    } finally {
      this.code = outer;
    }
  }

  /** Refuses at a node of another text than the one being lowered. */
  refuseIn<C extends DiagnosticCode>(source: string, code: C, node: Range, parts: Parts<C>): never {
    return refuse(code, spanOf(source, node), parts);
  }

  /** The structure `of` is not known here: goes on with a value of some type, to learn the rest. */
  unknown(of?: Ty): Temp {
    return this.unknownAs(typeVar(of && rootOf(of)), of);
  }

  /** As `unknown`, with a value of a type that is certain nevertheless. */
  unknownAs(ty: Ty, of?: Ty): Temp {
    this.noteUnknown(of && rootOf(of), this.span);
    // Reached only if nothing is there, where JavaScript does the same.
    this.code.throwOp("TypeError", [this.code.constant("There is nothing here: this is undefined.")]);
    return this.code.dummy(ty);
  }

  /** Parts of the structure are not known here: goes on as if they held nothing. */
  unknownIn(ty: Ty): void {
    for (const variable of variablesIn(ty)) this.noteUnknown(variable, this.span);
  }

  noteUnknown(variable: TypeVar | undefined, span: Span): void {
    if (!this.unknowns.has(variable)) this.unknowns.set(variable, span);
  }

  /** The type of the things made at this node, the same whenever the function is lowered again. */
  typeAt(node: Range, role: string, make: (site: string) => Ty): Ty {
    const key = this.siteOf(node, role);
    const known = this.spec.siteTypes.get(key);
    if (known) return known;
    const made = make(key);
    this.spec.siteTypes.set(key, made);
    return made;
  }

  /** A name for what is made at this node; prelude functions have sites of their own in each specialisation. */
  siteOf(node: Range, role: string): string {
    const within = this.isPrelude ? `${this.spec.key}|` : "";
    return `${within}${this.literal?.source ?? ""}:${String(node.start)}:${role}`;
  }
}
