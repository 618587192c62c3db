/**
 * What to remember: given values that a reverse sweep needs, and for each value either that it is at hand,
 * or from what it can cheaply be computed again, or neither, the lightest set to remember from which all needed
 * ones follow. A minimum vertex cut; among equals the one that leaves least to compute again.
 */
import type { Value } from "../ir/types.ts";

/** How a value can be had again. */
export type Origin =
  /** It is at hand without remembering anything. */
  | { readonly kind: "free" }
  /** Computed from these. */
  | { readonly kind: "recompute"; readonly from: readonly Value[] }
  /** Only by remembering it. */
  | { readonly kind: "record" };

export interface RecordingPlan {
  /** In the order of discovery. */
  readonly recorded: ReadonlySet<Value>;
  /** To be computed again; operands are at hand, recorded, or recomputed too. */
  readonly recomputed: ReadonlySet<Value>;
}

interface Node {
  readonly value: Value;
  readonly origin: Origin;
  readonly weight: number;
  readonly users: Node[];
  readonly operands: Node[];
  readonly needed: boolean;
  /** Flow through the node, along the edge from each operand, and out of the source into it. */
  through: number;
  readonly fromOperand: Map<Node, number>;
}

/** A number or boolean is light; a reference also keeps alive what it points to. */
function weightOf(value: Value): number {
  return value.type.kind === "num" || value.type.kind === "bool" ? 1 : 2;
}

/** Cost: at most (total weight recorded) × (size of the graph between needed values and their origins). */
export function planRecording(needed: Iterable<Value>, originOf: (value: Value) => Origin): RecordingPlan {
  const nodes = collectNodes(new Set(needed), originOf);
  while (augment(nodes)) {
    // Each turn saturates one more unit of the cut.
  }
  const recorded = cutNearNeeded(nodes);
  return { recorded, recomputed: recomputedFrom(nodes, recorded) };
}

/** All values between the needed ones and their origins; values at hand are left out. */
function collectNodes(needed: ReadonlySet<Value>, originOf: (value: Value) => Origin): readonly Node[] {
  const byValue = new Map<Value, Node | undefined>();
  const order: Node[] = [];
  const visit = (value: Value): Node | undefined => {
    if (byValue.has(value)) return byValue.get(value);
    const origin = originOf(value);
    if (origin.kind === "free") {
      byValue.set(value, undefined);
      return undefined;
    }
    const node: Node = {
      value,
      origin,
      weight: weightOf(value),
      users: [],
      operands: [],
      needed: needed.has(value),
      through: 0,
      fromOperand: new Map(),
    };
    byValue.set(value, node);
    if (origin.kind === "recompute")
      for (const operand of new Set(origin.from)) {
        const from = visit(operand);
        if (from === undefined) continue;
        node.operands.push(from);
        from.users.push(node);
      }
    order.push(node);
    return node;
  };
  for (const value of needed) visit(value);
  return order;
}

/** A node is entered at its in-side, left at its out-side; the capacity between is its weight. */
interface Step {
  readonly node: Node;
  readonly side: "in" | "out";
  readonly cameFrom: Step | undefined;
  /** How the step changes the flow when the path is used. */
  readonly apply: () => void;
}

const nothing = (): void => undefined;

/** Finds one path with capacity left from an origin to a needed value, and sends a unit along it. */
function augment(nodes: readonly Node[]): boolean {
  const seen = { in: new Set<Node>(), out: new Set<Node>() };
  const queue: Step[] = [];
  const reach = (node: Node, side: "in" | "out", cameFrom: Step | undefined, apply: () => void): void => {
    if (seen[side].has(node)) return;
    seen[side].add(node);
    queue.push({ node, side, cameFrom, apply });
  };
  for (const node of nodes) if (node.origin.kind === "record") reach(node, "in", undefined, nothing);
  for (const step of queue) {
    const { node, side } = step;
    if (side === "out" && node.needed) {
      for (let at: Step | undefined = step; at !== undefined; at = at.cameFrom) at.apply();
      return true;
    }
    if (side === "in") {
      if (node.through < node.weight) reach(node, "out", step, () => node.through++);
      for (const [operand, flow] of node.fromOperand)
        if (flow > 0) reach(operand, "out", step, () => node.fromOperand.set(operand, flow - 1));
    } else {
      if (node.through > 0) reach(node, "in", step, () => node.through--);
      for (const user of node.users)
        reach(user, "in", step, () => user.fromOperand.set(node, (user.fromOperand.get(node) ?? 0) + 1));
    }
  }
  return false;
}

/** The saturated nodes from whose out-side a needed value can still be reached, but not from their in-side. */
function cutNearNeeded(nodes: readonly Node[]): ReadonlySet<Value> {
  const ins = new Set<Node>();
  const outs = new Set<Node>();
  const queue: (readonly [Node, "in" | "out"])[] = [];
  const reach = (node: Node, side: "in" | "out"): void => {
    const seen = side === "in" ? ins : outs;
    if (seen.has(node)) return;
    seen.add(node);
    queue.push([node, side]);
  };
  for (const node of nodes) if (node.needed) reach(node, "out");
  for (const [node, side] of queue) {
    if (side === "out") {
      if (node.through < node.weight) reach(node, "in");
      for (const user of node.users) if ((user.fromOperand.get(node) ?? 0) > 0) reach(user, "in");
    } else {
      if (node.through > 0) reach(node, "out");
      for (const operand of node.operands) reach(operand, "out");
    }
  }
  return new Set(nodes.filter((node) => outs.has(node) && !ins.has(node)).map((node) => node.value));
}

/** What lies between the needed values and the recorded ones. Operands come before users. */
function recomputedFrom(nodes: readonly Node[], recorded: ReadonlySet<Value>): ReadonlySet<Value> {
  const wanted = new Set<Node>();
  const want = (node: Node): void => {
    if (recorded.has(node.value) || wanted.has(node)) return;
    wanted.add(node);
    node.operands.forEach(want);
  };
  for (const node of nodes) if (node.needed) want(node);
  return new Set(nodes.filter((node) => wanted.has(node)).map((node) => node.value));
}
