/**
 * Which captured variables of outside functions each function needs, through everything it calls.
 */
import type { DraftBlock, DraftOp } from "../draft.ts";
import type { Specialisation } from "../specialisation.ts";
import type { Temp } from "../values.ts";

export interface Reachable {
  readonly spec: Specialisation;
  readonly body: DraftBlock;
  readonly callees: readonly Specialisation[];
}

/** For each function, the globals in the given order. */
export function globalsOf(
  functions: readonly Reachable[],
  order: readonly Temp[],
): ReadonlyMap<Specialisation, readonly Temp[]> {
  const needed = new Map(functions.map(({ spec, body }) => [spec, mentioned(body)]));
  for (let grows = true; grows;) {
    grows = false;
    for (const { spec, callees } of functions) {
      const own = needed.get(spec) ?? new Set<Temp>();
      const before = own.size;
      for (const callee of callees) for (const temp of needed.get(callee) ?? []) own.add(temp);
      grows ||= own.size > before;
    }
  }
  return new Map([...needed].map(([spec, set]) => [spec, order.filter((temp) => set.has(temp))]));
}

function mentioned(block: DraftBlock): Set<Temp> {
  const found = new Set<Temp>();
  const note = (temp: Temp): void => {
    if (temp.global) found.add(temp);
  };
  forEachOp(
    block,
    (op) => op.args.forEach(note),
    (inner) => inner.yields.forEach(note),
  );
  return found;
}

/** Visits all operations and blocks, nested ones too. */
export function forEachOp(
  block: DraftBlock,
  visit: (op: DraftOp) => void,
  visitBlock: (block: DraftBlock) => void = () => undefined,
): void {
  visitBlock(block);
  for (const op of block.ops) {
    visit(op);
    for (const inner of op.blocks) forEachOp(inner, visit, visitBlock);
  }
}
