/**
 * The rows of the Modes view: each subfunction and loop with its mode, the reason, its figures and what it
 * would cost otherwise. Prices are `plan`'s; figures are the run's.
 */
import type { Boundary, Func, Module, ModeChoice, Owner, OwnerId } from "../ir/types.ts";
import { forEachOp } from "../ir/traverse.ts";
import { solvedImplicitly } from "../plan/boundaryResolver.ts";
import { modePrices } from "../plan/modePrices.ts";
import { modeReason, type SaidWhere } from "../plan/modeReasons.ts";
import type { ModeLetter, ModeName, ModeOption, OwnerReport } from "../protocol.ts";
import { isMixtapesOwn } from "../source/span.ts";
import { callTreeOf, type CallTreeNode } from "./callTree.ts";
import type { Figures, OwnerFigures } from "./figures.ts";

export interface OwnerFacts {
  /** The primal module, and the entry in it. */
  readonly module: Module;
  readonly entry: Func;
  readonly whole: "forward" | "reverse";
  /** Modes that the user chose in place of the code's, by owner key. */
  readonly plan: Readonly<Record<string, ModeChoice>>;
  /** What the call itself says: its option `plan`, and whether it asks for reverse mode. */
  readonly asked: { readonly plan: Readonly<Record<string, ModeChoice>>; readonly reverse: boolean };
  readonly primal: Figures;
  readonly derivative: Figures;
  readonly leavesOf: (owner: OwnerId) => { readonly inputs: number; readonly outputs: number } | undefined;
  /** Why a function cannot be a boundary (it stores into memory from outside, …); undefined where it can. */
  readonly refusedAsBoundary: (func: string) => string | undefined;
}

export function letterOf(mode: ModeName): ModeLetter {
  switch (mode) {
    case "reverse":
      return "R";
    case "forward":
    case "forward-late":
    case "forward-preaccumulate":
      return "F";
    case "checkpoint":
      return "C";
    case "implicit":
      return "I";
    case "rule":
      return "ρ";
    case "nondifferentiable":
      return "–";
  }
}

/** One row for each owner, parents before children. */
export function ownersOf(facts: OwnerFacts): readonly OwnerReport[] {
  const tree = callTreeOf(facts.module, facts.entry);
  const boundaries = boundariesOf(facts.module);
  const modes = new Map<string, { mode: ModeName; said: SaidWhere }>();
  const rows: OwnerReport[] = [];
  const hidden = new Set<OwnerId>();
  for (const node of tree) {
    const owner = facts.module.owners[node.owner];
    if (owner === undefined) continue;
    if (isPlumbing(owner) || (node.parent !== undefined && hidden.has(node.parent))) {
      hidden.add(node.owner);
      continue;
    }
    const parent = node.parent === undefined ? undefined : facts.module.owners[node.parent]?.key;
    const chosen = chosenMode(
      node,
      owner,
      boundaries,
      facts,
      parent === undefined ? undefined : modes.get(parent),
    );
    modes.set(owner.key, chosen);
    rows.push(rowOf(node, owner, parent, chosen, boundaries, facts, tree));
  }
  return rows;
}

/** Whether it only brings solutions of implicit functions into the form that their rule takes. */
function isPlumbing({ name, span }: Owner): boolean {
  return isMixtapesOwn(span) && plumbing.has(name);
}

const plumbing: ReadonlySet<string> = new Set(
  "implicitRoot leavesOf fromLeaves vectorLike leafCountEach writeLeavesEach readLeavesEach".split(" "),
);

type Chosen = { readonly mode: ModeName; readonly said: SaidWhere };

/** Loops, and what is called inside a boundary, have the mode of what is around them. */
function chosenMode(
  node: CallTreeNode,
  owner: Owner,
  boundaries: ReadonlyMap<string, Boundary>,
  facts: OwnerFacts,
  around: Chosen | undefined,
): Chosen {
  const boundary = node.func === undefined ? undefined : boundaries.get(node.func);
  if (boundary?.mode === "implicit") return { mode: "implicit", said: "code" };
  if (around?.mode === "implicit") return around;
  if (facts.whole === "forward") return { mode: "forward", said: "default" };
  const usual: Chosen = { mode: "reverse", said: facts.asked.reverse ? "call" : "default" };
  if (owner.kind === "loop") return around ?? usual;
  const override = facts.plan[owner.key];
  if (override !== undefined && node.parent !== undefined) return { mode: override, said: "override" };
  const planned = facts.asked.plan[owner.key];
  if (planned !== undefined && node.parent !== undefined) return { mode: planned, said: "plan" };
  if (boundary !== undefined) return { mode: boundaryMode(boundary), said: "code" };
  if (around !== undefined && around.mode !== "reverse" && around.mode !== "checkpoint") return around;
  return usual;
}

function boundaryMode(boundary: Boundary): ModeName {
  return boundary.mode === "forward"
    ? boundary.when === "late"
      ? "forward-late"
      : "forward-preaccumulate"
    : boundary.mode;
}

/** What the code says of each function, by the function's name; the first call that says something. */
function boundariesOf(module: Module): ReadonlyMap<string, Boundary> {
  const found = new Map<string, Boundary>();
  for (const func of module.functions.values()) {
    forEachOp(func.body, (op) => {
      if (op.kind === "call" && op.boundary !== undefined && !found.has(op.callee))
        found.set(op.callee, op.boundary);
    });
  }
  return found;
}

const nothing: OwnerFigures = { work: 0, bytes: 0, count: 0, peakBytes: 0 };

function rowOf(
  node: CallTreeNode,
  owner: Owner,
  parent: string | undefined,
  { mode, said }: Chosen,
  boundaries: ReadonlyMap<string, Boundary>,
  facts: OwnerFacts,
  tree: readonly CallTreeNode[],
): OwnerReport {
  const primal = facts.primal.byOwner.get(owner.key) ?? nothing;
  const derivative = facts.derivative.byOwner.get(owner.key) ?? nothing;
  const leaves = owner.kind === "function" ? facts.leavesOf(node.owner) : undefined;
  const boundary = node.func === undefined ? undefined : boundaries.get(node.func);
  const isOfSolver = mode === "implicit" && owner.kind === "function" && boundary?.mode !== "implicit";
  const isChoice =
    facts.whole === "reverse" && owner.kind === "function" && parent !== undefined && !isOfSolver;
  return {
    key: owner.key,
    kind: owner.kind,
    name: owner.name,
    parent,
    span: owner.span,
    mode,
    letter: letterOf(mode),
    reason:
      owner.kind === "loop"
        ? "A loop goes with the function it stands in."
        : isOfSolver
          ? "The solver of an implicit function calls it, and is not differentiated itself."
          : modeReason(mode, said, facts.whole, leaves?.outputs),
    inputs: leaves?.inputs,
    outputs: leaves?.outputs,
    count: primal.count,
    primalWork: primal.work,
    derivativeWork: derivative.work,
    recordedBytes: derivative.bytes,
    peakBytes: derivative.peakBytes,
    options: isChoice ? optionsOf(node, owner, mode, boundaries, facts, tree) : [],
  };
}

function optionsOf(
  node: CallTreeNode,
  owner: Owner,
  chosen: ModeName,
  boundaries: ReadonlyMap<string, Boundary>,
  facts: OwnerFacts,
  tree: readonly CallTreeNode[],
): readonly ModeOption[] {
  const below = subtreeKeys(owner, facts.module, tree);
  const total = (figures: Figures, of: "work" | "bytes"): number =>
    below.reduce((sum, key) => sum + (figures.byOwner.get(key)?.[of] ?? 0), 0);
  const leaves = facts.leavesOf(node.owner);
  const prices = modePrices({
    primalWork: total(facts.primal, "work"),
    calls: facts.primal.byOwner.get(owner.key)?.count ?? 0,
    inputs: leaves?.inputs ?? 0,
    outputs: leaves?.outputs ?? 0,
    reverseBytes: chosen === "reverse" ? total(facts.derivative, "bytes") : undefined,
  });
  const refused = node.func === undefined ? undefined : facts.refusedAsBoundary(node.func);
  const boundary = node.func === undefined ? undefined : boundaries.get(node.func);
  const option = (mode: ModeChoice, refusal: string | undefined): ModeOption => {
    const price = mode === "rule" || mode === "implicit" || leaves === undefined ? undefined : prices[mode];
    return {
      mode,
      chosen: mode === chosen,
      refused: mode === chosen ? undefined : refusal,
      predictedWork: price?.work,
      predictedBytes: price?.bytes,
    };
  };
  if (boundary?.mode === "implicit")
    return [option("implicit", undefined), option("reverse", sentence(solvedImplicitly))];
  return [
    option("reverse", undefined),
    option("forward-late", refused),
    option("forward-preaccumulate", refused),
    option("checkpoint", refused),
    ...(boundary?.mode === "rule" ? [option("rule", undefined)] : []),
    option("nondifferentiable", undefined),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The owner, its loops and what it calls. */
function subtreeKeys(owner: Owner, module: Module, tree: readonly CallTreeNode[]): readonly string[] {
  const inside = new Set<string>([owner.key]);
  for (const { owner: id, parent } of tree) {
    const key = module.owners[id]?.key;
    const parentKey = parent === undefined ? undefined : module.owners[parent]?.key;
    if (key !== undefined && parentKey !== undefined && inside.has(parentKey)) inside.add(key);
  }
  return [...inside];
}
