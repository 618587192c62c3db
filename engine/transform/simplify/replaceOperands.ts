/**
 * Substitution as the passes of this folder use it: definitions come before uses, so that one walk in order, with
 * operands replaced on the way, leaves nothing stale.
 */
import type { Op, Value } from "../../ir/types.ts";
import type { ValueTable } from "../../ir/valueTable.ts";

export type Substitution = ValueTable<Value>;

/** The operation with its operands (not those in its blocks) replaced; itself where there is nothing to replace. */
export function replaceOperands(op: Op, substitution: Substitution): Op {
  const args = replaceValues(op.args, substitution);
  return args === op.args ? op : { ...op, args };
}

/** The very same list where there is nothing to replace. */
export function replaceValues(values: readonly Value[], substitution: Substitution): readonly Value[] {
  for (const value of values) {
    if (substitution.has(value)) return values.map((each) => substitution.get(each) ?? each);
  }
  return values;
}
