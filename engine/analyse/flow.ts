/**
 * How derivatives can flow: along operands that a result depends on smoothly, through the cells of memory, and
 * through calls. One relation, followed forwards for "varied" and backwards for "useful".
 */
import { isOpaque } from "../ir/boundaries.ts";
import { sure } from "../diagnostics/sure.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { hasShadow, isDifferentiable, isReference } from "../ir/shadow.ts";
import { blocksOf, forEachOp, functionNamed } from "../ir/traverse.ts";
import type { Boundary, CallOp, Func, Op, Type, Value } from "../ir/types.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import type { Aliases, ClassId } from "./aliases.ts";
import { cellOf, deepNumberCells, type Cell } from "./effects.ts";
import { ValueSet } from "../ir/valueTable.ts";

/** A place where a derivative can be: a number that is a value, or a cell. */
type Place = Value | Cell;

export interface FlowState {
  readonly values: Pick<ValueSet, "has">;
  readonly cells: ReadonlySet<Cell>;
}

export class Flow {
  readonly #aliases: Aliases;
  readonly #boundaryOf: (op: CallOp) => Boundary | undefined;
  readonly #forwards = new Map<Place, Set<Place>>();
  readonly #backwards = new Map<Place, Set<Place>>();
  readonly #groups = new Map<number, readonly Value[]>();
  /** Places between many sources and many targets are cells of no class. */
  #hubs = 0;

  constructor(aliases: Aliases, boundaryOf: (op: CallOp) => Boundary | undefined) {
    this.#aliases = aliases;
    this.#boundaryOf = boundaryOf;
    for (const func of aliases.functions) this.#collectGroups(func);
    for (const func of aliases.functions) forEachOp(func.body, (op) => this.#connectOp(op));
  }

  /** Everything that the values reach: what depends on them, or what they depend on. */
  spread(direction: "varied" | "useful", from: readonly Value[]): FlowState {
    const edges = direction === "varied" ? this.#forwards : this.#backwards;
    const reached = new Set<Place>(from.flatMap((value) => this.#places(value)));
    for (const place of reached) for (const next of edges.get(place) ?? []) reached.add(next);
    const values = new ValueSet();
    const cells = new Set<Cell>();
    for (const place of reached) {
      if (typeof place === "string") cells.add(place);
      else values.add(place);
    }
    return { values, cells };
  }

  isReached(state: FlowState, value: Value): boolean {
    return this.#places(value).some((place) =>
      typeof place === "string" ? state.cells.has(place) : state.values.has(place),
    );
  }

  /** A number itself, or all numbers that a reference reaches. */
  #places(value: Value): readonly Place[] {
    if (!isDifferentiable(value.type)) return [];
    return isReference(value.type) ? deepNumberCells(this.#aliases, value) : [value];
  }

  #connect(from: Value | undefined, to: Value | undefined): void {
    if (from === undefined || to === undefined) return;
    if (isReference(from.type) || isReference(to.type)) return;
    if (isDifferentiable(from.type) && isDifferentiable(to.type)) this.#edge(from, to);
  }

  #edge(from: Place, to: Place): void {
    add(this.#forwards, from, to);
    add(this.#backwards, to, from);
  }

  /** Every number of `from` may reach every number of `to`. */
  #connectAll(from: readonly Value[], to: readonly Value[]): void {
    const sources = from.flatMap((value) => this.#places(value));
    const targets = to.flatMap((value) => this.#places(value));
    if (sources.length * targets.length <= 16) {
      for (const source of sources) for (const target of targets) this.#edge(source, target);
      return;
    }
    const hub: Cell = `${-++this.#hubs}[]`;
    for (const source of sources) this.#edge(source, hub);
    for (const target of targets) this.#edge(hub, target);
  }

  #intoCell(holder: Value, part: "[]" | `.${string}`, value: Value | undefined): void {
    if (value === undefined || isReference(value.type) || !isDifferentiable(value.type)) return;
    if (isExtentOf(holder.type, part)) return;
    this.#edge(value, cellOf(this.#aliases.classOf(holder), part));
  }

  #fromCell(holder: Value, part: "[]" | `.${string}`, value: Value): void {
    if (isReference(value.type) || !isDifferentiable(value.type)) return;
    if (isExtentOf(holder.type, part)) return;
    this.#edge(cellOf(this.#aliases.classOf(holder), part), value);
  }

  #connectOp(op: Op): void {
    const [first, second, third] = op.args;
    const result = op.results[0];
    switch (op.kind) {
      case "prim":
        primitiveNamed(op.name).partials.forEach((partial, index) => {
          if (partial !== 0) this.#connect(op.args[index], result);
        });
        return;
      case "makeList":
        op.args.forEach((element) => this.#intoCell(sure(result), "[]", element));
        return;
      case "load":
      case "pop":
        return this.#fromCell(sure(first), "[]", sure(result));
      case "store":
        return this.#intoCell(sure(first), "[]", third);
      case "push":
        return this.#intoCell(sure(first), "[]", second);
      case "makeRecord": {
        const record = sure(result);
        if (record.type.kind !== "record") throw new InvariantError("makeRecord makes a record");
        record.type.fields.forEach((field, index) =>
          this.#intoCell(record, `.${field.name}`, op.args[index]),
        );
        return;
      }
      case "getField":
        return this.#fromCell(sure(first), `.${op.field}`, sure(result));
      case "setField":
        return this.#intoCell(sure(first), `.${op.field}`, second);
      case "some":
      case "unwrap":
        return this.#connect(first, result);
      case "if":
      case "loop":
        return this.#connectControl(op);
      case "call":
        return this.#connectCall(op);
      case "callNative":
      case "derive":
      case "inner":
      case "leafGet":
        return this.#connectAll(op.args, op.results);
      case "copy":
        return this.#connectStructure(sure(first), sure(result));
      case "accumulate":
        return this.#connectStructure(sure(second), sure(first));
      case "leafAdd":
        return this.#connectAll([sure(third)], [sure(first)]);
      case "tapePop":
        return this.#connectGroup(op.group, op.results);
      default:
        return;
    }
  }

  #connectControl(op: Op): void {
    if (op.kind === "loop") {
      op.results.forEach((value, index) => {
        const [param, condParam] = [op.body.params[index], op.cond.params[index]];
        this.#connect(op.args[index], param);
        this.#connect(op.body.yields[index], param);
        this.#connect(param, condParam);
        this.#connect(param, value);
      });
      return;
    }
    for (const block of blocksOf(op))
      block.yields.forEach((value, index) => this.#connect(value, op.results[index]));
  }

  #connectCall(op: CallOp): void {
    const boundary = this.#boundaryOf(op);
    if (boundary !== undefined && boundary.mode !== "reverse") {
      const count = boundary.mode === "rule" ? boundary.captures + boundary.explicit : op.args.length;
      if (!isOpaque(boundary)) this.#connectAll(op.args.slice(0, count), op.results);
      return;
    }
    const { body } = functionNamed(this.#aliases.module, op.callee);
    body.params.forEach((param, index) => this.#connect(op.args[index], param));
    body.yields.forEach((value, index) => this.#connect(value, op.results[index]));
  }

  /** Part by part along two structures of one layout. */
  #connectStructure(from: Value, to: Value): void {
    if (!isReference(from.type)) return this.#connect(from, to);
    const aliases = this.#aliases;
    const seen = new Set<string>();
    const visit = (a: ClassId, b: ClassId): void => {
      if (seen.has(`${a} ${b}`)) return;
      seen.add(`${a} ${b}`);
      for (const part of aliases.numberParts(a)) this.#edge(cellOf(a, part), cellOf(b, part));
      const targets = new Map(aliases.holdings(b));
      for (const [part, held] of aliases.holdings(a)) {
        const target = targets.get(part);
        if (target !== undefined) visit(held, target);
      }
    };
    visit(aliases.classOf(from), aliases.classOf(to));
  }

  #collectGroups(func: Func): void {
    forEachOp(func.body, (op) => {
      if (op.kind === "tapePush" && op.group !== undefined) this.#groups.set(op.group, op.args);
    });
  }

  #connectGroup(group: number | undefined, results: readonly Value[]): void {
    const pushed = group === undefined ? undefined : this.#groups.get(group);
    results.forEach((value, index) => this.#connect(pushed?.[index], value));
  }
}

/** Whether the field is how large a `Matrix` is, through which no derivative flows. */
function isExtentOf(holder: Type, part: "[]" | `.${string}`): boolean {
  if (holder.kind !== "record" || part === "[]") return false;
  const field = holder.fields.find(({ name }) => name === part.slice(1));
  return field !== undefined && !hasShadow(holder, field);
}

function add(edges: Map<Place, Set<Place>>, from: Place, to: Place): void {
  const known = edges.get(from);
  if (known === undefined) edges.set(from, new Set([to]));
  else known.add(to);
}
