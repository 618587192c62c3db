/**
 * Tape operations under forward mode: a group carries the tangents of what it carries. With this, forward mode
 * applies to reverse sweeps.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import type { TapePopOp, TapePushOp, Value } from "../ir/types.ts";
import { freshGroup } from "./derivation.ts";
import type { ForwardWriter } from "./forwardWriter.ts";

export function translateTape(w: ForwardWriter, op: TapePushOp | TapePopOp, b: BlockBuilder): void {
  const { group } = op;
  const popped = group === undefined ? undefined : w.unit.popped.get(group);
  if (group === undefined || popped === undefined) throw new InvariantError("a group that is never popped");
  const derived = popped.flatMap((value, index) => (w.isDerived(value) ? [index] : []));
  const base = { span: op.span, owner: op.owner, group: copiedGroup(w, group) };
  if (op.kind === "tapePush") {
    const tangents = derived.flatMap((index) => w.tangentsOrZero(b, op.args[index]!));
    b.append({
      ...base,
      kind: "tapePush",
      args: [...op.args.map((arg) => w.primal(arg)), ...tangents],
      results: [],
    });
    return;
  }
  const copies: Value[] = op.results.map((value) => w.freshCopy(value));
  op.results.forEach((value, index) => w.setPrimal(value, copies[index]!));
  const tangents = derived.map((index) => w.freshTangents(op.results[index]!));
  derived.forEach((index, position) => w.setTangents(op.results[index]!, tangents[position]!));
  b.append({ ...base, kind: "tapePop", args: [], results: [...copies, ...tangents.flat()] });
}

function copiedGroup(w: ForwardWriter, group: number): number {
  const known = w.unit.groups.get(group);
  if (known !== undefined) return known;
  const fresh = freshGroup(w.builder);
  w.unit.groups.set(group, fresh);
  return fresh;
}
