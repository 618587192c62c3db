/**
 * Draws the primal program as a graph: calls, loops and branches as nested groups, operations inside,
 * values as edges. Static, from the lowered module; counts and recorded values are told by the caller.
 * Layout, and lifting edges to closed groups, are left to the view.
 */
import type { GraphEdge, GraphModel, GraphNode, ModeLetter } from "../protocol.ts";
import type { Block, Func, Module, Op, Value } from "../ir/types.ts";
import { forEachOp } from "../ir/traverse.ts";
import { isMixtapesOwn, isOfLibrary, type Span } from "../source/span.ts";
import { operationLabel } from "./operationLabel.ts";
import { typeText } from "./typeText.ts";

export interface GraphFacts {
  readonly isActive: (value: Value) => boolean;
  /** Whether reverse mode recorded what was computed at this place. */
  readonly isRecorded: (span: Span) => boolean;
  readonly letterOf: (ownerKey: string) => ModeLetter;
  /** Calls of a function or turns of a loop, by owner key. */
  readonly countOf: (ownerKey: string) => number | undefined;
}

/** A picture with more nodes than this helps nobody; the rest is counted in `cut`. */
const mostNodes = 2000;
/** Calls nested deeper than this (recursion) are drawn closed. */
const mostDepth = 12;

/** The graph of `entry` and all that it calls, a group for each call. At most 2,000 nodes. */
export function graphOf(module: Module, entry: Func, facts: GraphFacts): GraphModel {
  return new GraphDrawing(module, facts).draw(entry);
}

/** Which nodes a value may come from: several after a branch, none for a literal. */
type Sources = readonly string[];

class GraphDrawing {
  private readonly module: Module;
  private readonly facts: GraphFacts;
  private readonly nodes: GraphNode[] = [];
  private readonly edges = new Map<string, GraphEdge>();
  private readonly usersCalled = new Map<string, boolean>();
  private cut = 0;

  constructor(module: Module, facts: GraphFacts) {
    this.module = module;
    this.facts = facts;
  }

  draw(entry: Func): GraphModel {
    const group = this.addGroup("call", this.ownerName(entry.owner), entry.owner, undefined, entry.span);
    const env = new Map<Value, Sources>();
    entry.body.params.forEach((param, index) => {
      const id = this.addNode({
        kind: "input",
        label: param.name ?? `argument ${String(index + 1)}`,
        parent: group,
        value: param,
        span: entry.span,
        owner: entry.owner,
      });
      env.set(param, id === undefined ? [] : [id]);
    });
    const yields = this.drawBlock(entry.body, group, env, [entry.name]);
    entry.body.yields.forEach((result, index) => {
      const id = this.addNode({
        kind: "output",
        label: result.name ?? "result",
        parent: group,
        value: result,
        span: entry.span,
        owner: entry.owner,
      });
      this.connect(yields[index] ?? [], id, result);
    });
    return { nodes: this.nodes, edges: [...this.edges.values()], cut: this.cut };
  }

  private drawBlock(
    block: Block,
    group: string | undefined,
    env: Map<Value, Sources>,
    path: readonly string[],
  ): Sources[] {
    for (const op of block.ops) this.drawOp(op, group, env, path);
    return block.yields.map((value) => env.get(value) ?? []);
  }

  private drawOp(op: Op, group: string | undefined, env: Map<Value, Sources>, path: readonly string[]): void {
    switch (op.kind) {
      case "const":
        return;
      case "call":
        this.drawCall(op, op.callee, group, env, path);
        return;
      case "loop": {
        const loop = this.addGroup("loop", this.ownerName(op.loopOwner), op.loopOwner, group, op.span);
        op.args.forEach((initial, index) => {
          const sources = env.get(initial) ?? [];
          const condParam = op.cond.params[index];
          const bodyParam = op.body.params[index];
          if (condParam !== undefined) env.set(condParam, sources);
          if (bodyParam !== undefined) env.set(bodyParam, sources);
        });
        this.drawBlock(op.cond, loop, env, path);
        const carried = this.drawBlock(op.body, loop, env, path);
        op.results.forEach((result, index) => {
          const initial = op.args[index];
          env.set(
            result,
            union(carried[index] ?? [], carried[index]?.length ? [] : (initial && env.get(initial)) || []),
          );
        });
        return;
      }
      case "if": {
        const branch = this.addGroup("branch", "if", op.owner, group, op.span);
        const taken = this.drawBlock(op.then, branch, env, path);
        const other = this.drawBlock(op.else, branch, env, path);
        op.results.forEach((result, index) => {
          env.set(result, union(taken[index] ?? [], other[index] ?? []));
        });
        return;
      }
      default:
        this.drawPlain(op, group, env);
    }
  }

  private drawCall(
    op: Op & { kind: "call" },
    callee: string,
    group: string | undefined,
    env: Map<Value, Sources>,
    path: readonly string[],
  ): void {
    const func = this.module.functions.get(callee);
    const owner = func?.owner ?? op.owner;
    const isSimple = func !== undefined && isOwnMethod(func.span) && !this.callsUsers(func);
    const id = isSimple
      ? this.addNode({
          kind: "operation",
          label: this.ownerName(owner),
          parent: group,
          value: op.results[0],
          span: op.span,
          owner: this.isOfLibrary(owner) ? owner : op.owner,
        })
      : this.addGroup("call", this.ownerName(owner), owner, group, op.span);
    const args = op.args.map((arg) => env.get(arg) ?? []);
    const closed =
      isSimple || func === undefined || path.includes(callee) || path.length > mostDepth || id === undefined;
    if (closed) {
      op.args.forEach((arg, index) => {
        this.connect(args[index] ?? [], id, arg);
      });
      for (const result of op.results) env.set(result, id === undefined ? [] : [id]);
      return;
    }
    const inner = new Map<Value, Sources>();
    func.body.params.forEach((param, index) => inner.set(param, args[index] ?? []));
    const results = this.drawBlock(func.body, id, inner, [...path, callee]);
    op.results.forEach((result, index) => env.set(result, results[index]?.length ? results[index] : [id]));
  }

  /** Whether a method of Mixtape's own runs a function of the user's, as `map` does. */
  private callsUsers(func: Func): boolean {
    const known = this.usersCalled.get(func.name);
    if (known !== undefined) return known;
    this.usersCalled.set(func.name, false);
    let found = false;
    forEachOp(func.body, (op) => {
      const callee = op.kind === "call" ? this.module.functions.get(op.callee) : undefined;
      if (callee !== undefined) found ||= !isOwnMethod(callee.span) || this.callsUsers(callee);
    });
    this.usersCalled.set(func.name, found);
    return found;
  }

  private drawPlain(op: Op, group: string | undefined, env: Map<Value, Sources>): void {
    const label = operationLabel(op);
    const incoming = op.args.map((arg) => env.get(arg) ?? []);
    if (label === undefined) {
      const through = incoming.reduce<Sources>(union, []);
      for (const result of op.results) env.set(result, through);
      return;
    }
    const value = op.results[0];
    const id = this.addNode({
      kind: "operation",
      label,
      parent: group,
      value,
      span: op.span,
      owner: op.owner,
    });
    op.args.forEach((arg, index) => {
      this.connect(incoming[index] ?? [], id, arg);
    });
    const own: Sources = id === undefined ? [] : [id];
    for (const result of op.results) env.set(result, own);
    const changed = changedBy(op);
    // What is read from a list after a store comes from the store, as the reader of the picture expects.
    if (changed !== undefined && id !== undefined) env.set(changed, own);
  }

  private addGroup(
    kind: "call" | "loop" | "branch",
    label: string,
    owner: number,
    parent: string | undefined,
    span: Span,
  ): string | undefined {
    return this.addNode({ kind, label, parent, value: undefined, span, owner });
  }

  private addNode(node: {
    kind: GraphNode["kind"];
    label: string;
    parent: string | undefined;
    value: Value | undefined;
    span: Span;
    owner: number;
  }): string | undefined {
    if (this.nodes.length >= mostNodes) {
      this.cut += 1;
      return undefined;
    }
    const id = `n${String(this.nodes.length)}`;
    const owner = this.module.owners[node.owner]?.key ?? "";
    const isGroup = node.kind === "call" || node.kind === "loop" || node.kind === "branch";
    const isActive = node.value !== undefined && this.facts.isActive(node.value);
    this.nodes.push({
      id,
      parent: node.parent,
      kind: node.kind,
      label: node.label,
      name: node.kind === "operation" ? node.value?.name : undefined,
      owner,
      letter: this.facts.letterOf(owner),
      active: isGroup || isActive,
      recorded: node.kind === "operation" && isActive && this.facts.isRecorded(node.span),
      span: node.span,
      count: this.facts.countOf(owner),
    });
    return id;
  }

  private connect(sources: Sources, to: string | undefined, value: Value): void {
    if (to === undefined) return;
    for (const from of sources) {
      if (from === to) continue;
      this.edges.set(`${from}>${to}`, {
        from,
        to,
        shape: typeText(value.type),
        active: this.facts.isActive(value),
      });
    }
  }

  private isOfLibrary(id: number): boolean {
    const owner = this.module.owners[id];
    return owner !== undefined && isOfLibrary(owner.span);
  }

  private ownerName(id: number): string {
    return this.module.owners[id]?.name ?? "?";
  }
}

function isOwnMethod(span: Span): boolean {
  return isMixtapesOwn(span);
}

function union(a: Sources, b: Sources): Sources {
  if (b.length === 0) return a;
  return [...new Set([...a, ...b])];
}

/** The list or record that an operation changes in place. */
function changedBy(op: Op): Value | undefined {
  switch (op.kind) {
    case "store":
    case "push":
    case "setLength":
    case "setField":
    case "pop":
      return op.args[0];
    default:
      return undefined;
  }
}
