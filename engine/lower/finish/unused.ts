/**
 * Drops operations whose results nobody reads and that do nothing else, and what branches and loops carry in vain.
 */
import type { DraftBlock, DraftKind, DraftOp } from "../draft.ts";
import type { Temp } from "../values.ts";

const effects: ReadonlySet<DraftKind> = new Set([
  ...([
    "store",
    "setLength",
    "push",
    "pop",
    "setField",
    "call",
    "callNative",
    "derive",
    "print",
    "input",
  ] as const),
  ...(["throw", "loop", "accumulate", "leafAdd", "tapePush", "tapePop"] as const),
]);

/** The block without what is unused. */
export function withoutUnused(block: DraftBlock): DraftBlock {
  return prunedBlock(block, new Set());
}

/** Works backwards; `live` gains what the block reads. */
function prunedBlock(block: DraftBlock, live: Set<Temp>): DraftBlock {
  for (const temp of block.yields) live.add(temp);
  const ops: DraftOp[] = [];
  for (const op of [...block.ops].reverse()) {
    const kept =
      op.kind === "if"
        ? prunedIf(op, live)
        : op.kind === "loop"
          ? prunedLoop(op, live)
          : prunedPlain(op, live);
    if (kept) ops.push(kept);
  }
  return { params: block.params, ops: ops.reverse(), yields: block.yields };
}

function prunedPlain(op: DraftOp, live: Set<Temp>): DraftOp | undefined {
  if (!effects.has(op.kind) && !op.results.some((result) => live.has(result))) return undefined;
  for (const arg of op.args) live.add(arg);
  return op;
}

function prunedIf(op: DraftOp, live: Set<Temp>): DraftOp | undefined {
  const kept = op.results.map((result) => live.has(result));
  const blocks = op.blocks.map((block) =>
    prunedBlock({ ...block, yields: block.yields.filter((_, index) => kept[index]) }, live),
  );
  const results = op.results.filter((_, index) => kept[index]);
  if (results.length === 0 && blocks.every(({ ops }) => ops.length === 0)) return undefined;
  for (const arg of op.args) live.add(arg);
  return { ...op, results, blocks };
}

/** A carried value is kept if its end is read, or if a turn reads it for something that is kept. */
function prunedLoop(op: DraftOp, live: Set<Temp>): DraftOp {
  const [cond, body] = op.blocks;
  if (!cond || !body) return op;
  let kept = op.results.map((result) => live.has(result));
  for (;;) {
    const within = new Set<Temp>();
    const chosen = kept;
    const pick = <T>(all: readonly T[]): T[] => all.filter((_, index) => chosen[index]);
    const newCond = prunedBlock(cond, within);
    const newBody = prunedBlock({ ...body, yields: pick(body.yields) }, within);
    kept = chosen.map(
      (keep, index) => keep || within.has(cond.params[index]!) || within.has(body.params[index]!),
    );
    if (kept.some((keep, index) => keep !== chosen[index])) continue;
    for (const temp of within) live.add(temp);
    const args = pick(op.args);
    for (const arg of args) live.add(arg);
    const blocks = [
      { ...newCond, params: pick(cond.params) },
      { ...newBody, params: pick(body.params) },
    ];
    return { ...op, args, results: pick(op.results), blocks };
  }
}
