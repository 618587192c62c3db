/**
 * Which values share a JavaScript variable, and where each variable is declared. A copy costs nothing where source
 * and target share one; a user's variable that is assigned again stays one variable.
 */
import type { Type, Value } from "../ir/types.ts";
import { known } from "./known.ts";
import { mergeRanges, rangesMeet, type Ranges } from "./liveness.ts";
import { forEachValue, type Body, type Expr, type Statement } from "./tree.ts";
import { type ValueLookup, ValueMap } from "../ir/valueTable.ts";

/** One `let`, `const` or parameter of emitted code. */
export interface Variable {
  readonly type: Type;
  /** The name it would like; undefined where no user named it. */
  readonly hint: string | undefined;
  readonly isParam: boolean;
  /** Whether it is assigned more than once. */
  readonly isAssigned: boolean;
  /** The statements that assign it, by their place in the order of `extentOf`. */
  readonly assignments: readonly number[];
  /** First and last statement that mention it, in the order of `extentOf`. */
  readonly first: number;
  readonly last: number;
}

export interface Variables {
  of(value: Value): Variable;
  /** What is declared, without a value, before the statement. */
  declaredBefore(statement: Statement): readonly Variable[];
  /** Whether the statement, the first to assign it, declares the variable. */
  isDeclaredBy(variable: Variable, statement: Statement): boolean;
  /** The positions of a statement and of the last thing inside it. */
  extentOf(statement: Statement): readonly [number, number];
}

/** Assigns variables to the params and to all values that the statements mention. */
export function assignVariables(
  params: readonly Value[],
  body: Body,
  ranges: ReadonlyMap<Value, Ranges>,
): Variables {
  const sites = new Sites(body);
  const groups = new Groups(params, ranges, sites);
  for (const [target, source] of sites.copies) groups.join(target, source);
  for (const value of sites.defined) groups.joinNamesake(value);
  return new Assigned(groups, sites);
}

interface Place {
  readonly body: Body;
  readonly statement: Statement;
  readonly order: number;
}

/** Where values are defined and used. */
class Sites {
  /** `target ← source` pairs where the source is a value. */
  readonly copies: (readonly [Value, Value])[] = [];
  /** Values in the order of their (first) definition. */
  readonly defined: Value[] = [];
  readonly definitions = new ValueMap<Place[]>();
  readonly uses = new ValueMap<Place[]>();
  readonly extents = new Map<Statement, readonly [number, number]>();
  readonly #around = new Map<
    Body,
    { readonly statement: Statement; readonly body: Body; readonly depth: number }
  >();
  #order = 0;

  constructor(body: Body) {
    this.#survey(body, 0);
  }

  /** The innermost body that holds both, and the statement of it that holds or is the place's. */
  enclosing(a: Body, b: Body): Body {
    let [x, y] = [a, b];
    while (this.depth(x) > this.depth(y)) x = this.#outside(x);
    while (this.depth(y) > this.depth(x)) y = this.#outside(y);
    while (x !== y) {
      x = this.#outside(x);
      y = this.#outside(y);
    }
    return x;
  }

  /** The same of all the places, and of `around`. */
  enclosingAll(places: readonly Place[], around?: Body): Body | undefined {
    let home = around;
    for (const { body } of places)
      if (body !== home) home = home === undefined ? body : this.enclosing(home, body);
    return home;
  }

  statementIn(outer: Body, place: Place): Statement {
    let { body, statement } = place;
    while (body !== outer) ({ body, statement } = known(this.#around.get(body), "the body around a body"));
    return statement;
  }

  #outside(body: Body): Body {
    return known(this.#around.get(body), "the body around a body").body;
  }

  /** Whether `inner` is `outer`, or in it with nothing but branches between. */
  isWithin(inner: Body, outer: Body): boolean {
    let at: Body | undefined = inner;
    while (at !== undefined && at !== outer) {
      const around = this.#around.get(at);
      if (around?.statement.kind === "loop") return false;
      at = around?.body;
    }
    return at === outer;
  }

  depth(body: Body): number {
    return this.#around.get(body)?.depth ?? 0;
  }

  #survey(body: Body, depth: number): void {
    for (const statement of body.statements) {
      const place: Place = { body, statement, order: ++this.#order };
      this.#surveyStatement(statement, place, depth);
      this.extents.set(statement, [place.order, this.#order]);
    }
  }

  #surveyStatement(statement: Statement, place: Place, depth: number): void {
    switch (statement.kind) {
      case "define":
        this.#use([statement.expr], place);
        return this.#define(statement.results, place);
      case "copy":
        return this.#copy(statement, place);
      case "return":
        return this.#use(statement.values, place);
      case "if":
        this.#use([statement.test], place);
        this.#enter(statement.then, place, depth);
        return this.#enter(statement.otherwise, place, depth);
      case "loop":
        this.#copy(statement.init, place);
        this.#enter(statement.before, place, depth);
        this.#use([statement.test], { ...place, body: statement.before, order: ++this.#order });
        return this.#enter(statement.body, place, depth);
      case "count":
        return;
    }
  }

  #enter(inner: Body, place: Place, depth: number): void {
    this.#around.set(inner, { statement: place.statement, body: place.body, depth: depth + 1 });
    this.#survey(inner, depth + 1);
  }

  #copy(statement: Statement & { kind: "copy" }, place: Place): void {
    this.#use(statement.sources, place);
    this.#define(statement.targets, place);
    statement.targets.forEach((target, index) => {
      const source = statement.sources[index]!;
      if (source.kind === "value") this.copies.push([target, source.value]);
    });
  }

  #define(values: readonly (Value | undefined)[], place: Place): void {
    for (const value of values) {
      if (value === undefined) continue;
      const places = this.definitions.get(value);
      if (places === undefined) {
        this.definitions.set(value, [place]);
        this.defined.push(value);
      } else {
        places.push(place);
      }
    }
  }

  #use(exprs: readonly Expr[], place: Place): void {
    for (const expr of exprs) {
      forEachValue(expr, (value) => {
        const places = this.uses.get(value);
        if (places === undefined) this.uses.set(value, [place]);
        else places.push(place);
      });
    }
  }
}

/** Values that share a variable. */
interface Group {
  readonly members: Value[];
  readonly type: Type;
  ranges: Ranges;
  hint: string | undefined;
  isParam: boolean;
  /** Whether a loop carries one of them. */
  isCarried: boolean;
  /** The innermost body that holds all their definitions; undefined where there are none. */
  home: Body | undefined;
}

class Groups {
  readonly #groups = new ValueMap<Group>();
  readonly #values: readonly Value[];
  readonly #sites: Sites;
  /** The last group of each name. */
  readonly #namesakes = new Map<string, Value>();

  constructor(params: readonly Value[], ranges: ReadonlyMap<Value, Ranges>, sites: Sites) {
    this.#sites = sites;
    this.#values = [...ranges.keys()];
    const isParam = new Set(params);
    for (const [value, own] of ranges) this.#begin(value, own, isParam.has(value));
  }

  #begin(value: Value, ranges: Ranges, isParam: boolean): void {
    const places = this.#sites.definitions.get(value) ?? [];
    this.#groups.set(value, {
      members: [value],
      type: value.type,
      ranges,
      hint: value.name,
      isParam,
      isCarried: places.some(({ statement }) => statement.kind === "loop"),
      home: this.#sites.enclosingAll(places),
    });
    if (isParam && value.name !== undefined) this.#namesakes.set(value.name, value);
  }

  /** Every group once. */
  all(): ReadonlySet<Group> {
    return new Set(this.#values.map((value) => known(this.#groups.get(value), "the group of a value")));
  }

  join(a: Value, b: Value): boolean {
    const [x, y] = [this.#groups.get(a), this.#groups.get(b)];
    if (x === undefined || y === undefined || x === y) return false;
    if (!this.#fit(x, y) || (x.isParam && y.isParam) || rangesMeet(x.ranges, y.ranges)) return false;
    // The smaller goes into the larger, so that a variable assigned a thousand times is not copied as often.
    if (x.members.length < y.members.length) this.#absorb(y, x);
    else this.#absorb(x, y);
    return true;
  }

  #absorb(kept: Group, gone: Group): void {
    for (const member of gone.members) {
      kept.members.push(member);
      this.#groups.set(member, kept);
    }
    kept.ranges = mergeRanges(kept.ranges, gone.ranges);
    kept.hint ??= gone.hint;
    kept.isParam ||= gone.isParam;
    kept.isCarried ||= gone.isCarried;
    if (kept.home === undefined || gone.home === undefined) kept.home ??= gone.home;
    else kept.home = this.#sites.enclosing(kept.home, gone.home);
  }

  /** A user's variable that is assigned again, in the same stretch of code or in a branch of it. */
  joinNamesake(value: Value): void {
    if (value.name === undefined) return;
    const earlier = this.#namesakes.get(value.name);
    const group = earlier === undefined ? undefined : this.#groups.get(earlier);
    const place = this.#sites.definitions.get(value)?.[0];
    const isOne =
      group !== undefined &&
      place !== undefined &&
      this.#isAgain(place.statement, group) &&
      this.#continues(place.body, group);
    if (earlier === undefined || !isOne || !this.join(earlier, value)) this.#namesakes.set(value.name, value);
  }

  /** Each loop begins with variables of its own; what a loop has left is assigned again only where it is used for that. */
  #isAgain(statement: Statement, group: Group): boolean {
    if (statement.kind !== "define") return false;
    if (!group.isCarried) return true;
    let isRead = false;
    forEachValue(statement.expr, (read) => (isRead ||= this.#groups.get(read) === group));
    return isRead;
  }

  #continues(body: Body, { home }: Group): boolean {
    return home === undefined ? this.#sites.depth(body) === 0 : this.#sites.isWithin(body, home);
  }

  #fit(x: Group, y: Group): boolean {
    const sameName = x.hint === undefined || y.hint === undefined || x.hint === y.hint;
    return sameName && x.type.kind === y.type.kind;
  }
}

class Assigned implements Variables {
  readonly #variables = new ValueMap<Variable>();
  readonly #before = new Map<Statement, Variable[]>();
  readonly #by = new Map<Variable, Statement>();
  readonly #sites: Sites;

  constructor(groups: Groups, sites: Sites) {
    this.#sites = sites;
    for (const group of groups.all()) this.#assign(group);
  }

  of(value: Value): Variable {
    return known(this.#variables.get(value), `the variable of value ${value.id}`);
  }

  declaredBefore(statement: Statement): readonly Variable[] {
    return this.#before.get(statement) ?? [];
  }

  isDeclaredBy(variable: Variable, statement: Statement): boolean {
    return this.#by.get(variable) === statement;
  }

  extentOf(statement: Statement): readonly [number, number] {
    return known(this.#sites.extents.get(statement), "the extent of a statement");
  }

  #assign(group: Group): void {
    const definitions = placesOf(group, this.#sites.definitions).sort((a, b) => a.order - b.order);
    const uses = placesOf(group, this.#sites.uses);
    const variable = variableOf(group, definitions, uses);
    for (const member of group.members) this.#variables.set(member, variable);
    const first = definitions[0];
    if (group.isParam || first === undefined) return;
    const home = this.#sites.enclosingAll(uses, group.home) ?? first.body;
    if (first.body === home) {
      this.#by.set(variable, first.statement);
      return;
    }
    const statement = this.#sites.statementIn(home, first);
    const declared = this.#before.get(statement);
    if (declared === undefined) this.#before.set(statement, [variable]);
    else declared.push(variable);
  }
}

function placesOf(group: Group, table: ValueLookup<Place[]>): Place[] {
  const places: Place[] = [];
  for (const member of group.members) for (const place of table.get(member) ?? []) places.push(place);
  return places;
}

/** `definitions`: in order. */
function variableOf(group: Group, definitions: readonly Place[], uses: readonly Place[]): Variable {
  let first = definitions[0]?.order ?? Infinity;
  let last = definitions.at(-1)?.order ?? -Infinity;
  for (const { order } of uses) {
    first = Math.min(first, order);
    last = Math.max(last, order);
  }
  return {
    type: group.type,
    hint: group.hint,
    isParam: group.isParam,
    isAssigned: definitions.length > 1 || group.isParam,
    assignments: definitions.map(({ order }) => order),
    first,
    last,
  };
}
