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

/** A value that is not at hand. Its in-side and its out-side are vertices of the flow; between them it lets its weight through. */
interface Node {
  readonly value: Value;
  readonly origin: Origin;
  readonly weight: number;
  readonly operands: Edge[];
  readonly users: Edge[];
  readonly needed: boolean;
  through: number;
}

/** From the out-side of an operand to the in-side of its user, without a limit. */
interface Edge {
  readonly operand: number;
  readonly user: number;
  flow: number;
}

/** A number or boolean is light; a reference also keeps alive what it points to. */
function weightOf(value: Value): number {
  return value.type.kind === "num" || value.type.kind === "bool" ? 1 : 2;
}

/** Cost: nearly linear in the size of the graph between needed values and their origins where paths are short, as they are. */
export function planRecording(needed: Iterable<Value>, originOf: (value: Value) => Origin): RecordingPlan {
  const nodes = collectNodes(new Set(needed), originOf);
  const flow = new Flow(nodes);
  while (flow.grow()) {
    // Each turn uses up the shortest paths that are left.
  }
  const recorded = cutNearNeeded(nodes);
  return { recorded, recomputed: recomputedFrom(nodes, recorded) };
}

/** All values between the needed ones and their origins, operands before users; values at hand are left out. */
function collectNodes(needed: ReadonlySet<Value>, originOf: (value: Value) => Origin): readonly Node[] {
  const nodes: Node[] = [];
  const indexOf = new Map<Value, number | undefined>();
  const origins = new Map<Value, Origin>();
  const pending = [...needed].reverse();
  for (let value = pending.at(-1); value !== undefined; value = pending.at(-1)) {
    const met = origins.get(value);
    const origin = met ?? originOf(value);
    origins.set(value, origin);
    const from = origin.kind === "recompute" ? [...new Set(origin.from)] : [];
    // Operands come first; the second time they have all been met.
    const open = met === undefined ? from.filter((operand) => !origins.has(operand)) : [];
    if (open.length > 0) {
      pending.push(...open.reverse());
      continue;
    }
    pending.pop();
    if (indexOf.has(value)) continue;
    if (origin.kind === "free") {
      indexOf.set(value, undefined);
      continue;
    }
    const user = nodes.length;
    indexOf.set(value, user);
    const edges = from.flatMap((operand) => {
      const at = indexOf.get(operand);
      return at === undefined ? [] : [{ operand: at, user, flow: 0 }];
    });
    for (const edge of edges) nodes[edge.operand]!.users.push(edge);
    nodes.push({
      ...{ value, origin, weight: weightOf(value), operands: edges, users: [] },
      ...{ needed: needed.has(value), through: 0 },
    });
  }
  return nodes;
}

/** Vertices by number: the in-side of a node is twice its index, its out-side follows. */
const inSide = (node: number): number => 2 * node;
const outSide = (node: number): number => 2 * node + 1;

/**
 * The largest flow from origins that must be remembered to needed values (Dinic 1970): turn by turn along paths of the
 * least length, of which each vertex tries each way on only once.
 */
class Flow {
  readonly #nodes: readonly Node[];
  readonly #sources: readonly number[];
  /** Steps from the sources; −1 where there is no way, or no way on. */
  readonly #level: Int32Array;
  /** The way on that is tried next. */
  readonly #way: Int32Array;

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
    this.#sources = nodes.flatMap(({ origin }, index) => (origin.kind === "record" ? [inSide(index)] : []));
    this.#level = new Int32Array(2 * nodes.length);
    this.#way = new Int32Array(2 * nodes.length);
  }

  /** Whether the flow has grown. */
  grow(): boolean {
    this.#measure();
    this.#way.fill(0);
    let hasGrown = false;
    for (const source of this.#sources) while (this.#send(source)) hasGrown = true;
    return hasGrown;
  }

  #measure(): void {
    this.#level.fill(-1);
    const queue = [...this.#sources];
    for (const vertex of queue) this.#level[vertex] = 0;
    for (const vertex of queue)
      for (let way = 0; way < this.#waysFrom(vertex); way++) {
        const next = this.#next(vertex, way);
        if (next < 0 || this.#level[next] !== -1) continue;
        this.#level[next] = this.#level[vertex]! + 1;
        queue.push(next);
      }
  }

  /** Sends a unit to a needed value, if there is a way. */
  #send(source: number): boolean {
    const path = [source];
    for (let vertex = path.at(-1); vertex !== undefined; vertex = path.at(-1)) {
      if (vertex % 2 === 1 && this.#nodeOf(vertex).needed) {
        for (const each of path.slice(0, -1)) this.#take(each, this.#way[each]!);
        return true;
      }
      const way = this.#way[vertex]!;
      if (way === this.#waysFrom(vertex)) {
        this.#level[vertex] = -1;
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) this.#way[before]!++;
        continue;
      }
      const next = this.#next(vertex, way);
      if (next >= 0 && this.#level[next] === this.#level[vertex]! + 1) path.push(next);
      else this.#way[vertex]!++;
    }
    return false;
  }

  #nodeOf(vertex: number): Node {
    return this.#nodes[vertex >> 1]!;
  }

  /** Across the node, and along its edges: from the in-side back, from the out-side on. */
  #waysFrom(vertex: number): number {
    const { operands, users } = this.#nodeOf(vertex);
    return 1 + (vertex % 2 === 0 ? operands.length : users.length);
  }

  /** Where a way leads; −1 where nothing more can be sent along it. */
  #next(vertex: number, way: number): number {
    const { weight, through, operands, users } = this.#nodeOf(vertex);
    if (vertex % 2 === 0) {
      if (way === 0) return through < weight ? vertex + 1 : -1;
      const { operand, flow } = operands[way - 1]!;
      return flow > 0 ? outSide(operand) : -1;
    }
    if (way === 0) return through > 0 ? vertex - 1 : -1;
    return inSide(users[way - 1]!.user);
  }

  #take(vertex: number, way: number): void {
    const node = this.#nodeOf(vertex);
    const isIn = vertex % 2 === 0;
    if (way === 0) node.through += isIn ? 1 : -1;
    else if (isIn) node.operands[way - 1]!.flow--;
    else node.users[way - 1]!.flow++;
  }
}

/** The saturated nodes from whose out-side a needed value can still be reached, but not from their in-side. */
function cutNearNeeded(nodes: readonly Node[]): ReadonlySet<Value> {
  const reached = new Uint8Array(2 * nodes.length);
  const queue: number[] = [];
  const reach = (vertex: number): void => {
    if (reached[vertex] === 1) return;
    reached[vertex] = 1;
    queue.push(vertex);
  };
  nodes.forEach(({ needed }, index) => {
    if (needed) reach(outSide(index));
  });
  for (const vertex of queue) {
    const { weight, through, users, operands } = nodes[vertex >> 1]!;
    if (vertex % 2 === 1) {
      if (through < weight) reach(vertex - 1);
      for (const { flow, user } of users) if (flow > 0) reach(inSide(user));
    } else {
      if (through > 0) reach(vertex + 1);
      for (const { operand } of operands) reach(outSide(operand));
    }
  }
  return new Set(
    nodes.flatMap(({ value }, index) =>
      reached[outSide(index)] === 1 && reached[inSide(index)] === 0 ? [value] : [],
    ),
  );
}

/** What lies between the needed values and the recorded ones. Operands come before users. */
function recomputedFrom(nodes: readonly Node[], recorded: ReadonlySet<Value>): ReadonlySet<Value> {
  const wanted = new Uint8Array(nodes.length);
  // Users come after their operands.
  for (let index = nodes.length - 1; index >= 0; index--) {
    const { needed, users, value } = nodes[index]!;
    const isWanted = needed || users.some(({ user }) => wanted[user] === 1);
    if (isWanted && !recorded.has(value)) wanted[index] = 1;
  }
  return new Set(nodes.filter((_, index) => wanted[index] === 1).map(({ value }) => value));
}
