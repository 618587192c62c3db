/** What is wrong with the names that a cell needs: unknown, assigned from outside, without a value. */
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { printNames, similarName } from "../lower/knownNames.ts";
import type { Cell, NeededName } from "./cell.ts";
import { hostNames, languageNames } from "./knownNames.ts";
import type { CellOrder } from "./order.ts";

/** In source order; empty where every name has a value and none of another's is assigned. */
export function faultsOfNames(
  cell: Cell,
  order: CellOrder,
  outcomes: ReadonlyMap<string, { readonly ok: boolean }>,
  ambient: ReadonlySet<string>,
): Diagnostic[] {
  // What is missing because of a circle is told as the circle.
  const isInCircle = order.faults.get(cell.id)?.some(({ code }) => code === "cell-cycle") ?? false;
  return cell.needs.flatMap((needed) => {
    const fault = faultOf(needed, cell, order, outcomes, ambient);
    return fault && !(isInCircle && fault.code.startsWith("cell-needs-")) ? [fault] : [];
  });
}

function faultOf(
  { name, span, assigned }: NeededName,
  cell: Cell,
  { definer }: CellOrder,
  outcomes: ReadonlyMap<string, { readonly ok: boolean }>,
  ambient: ReadonlySet<string>,
): Diagnostic | undefined {
  const source = definer.get(name);
  if (source && source.id !== cell.id) {
    const related = source.defines
      .filter((each) => each.name === name)
      .map((each) => ({ span: each.span, message: "defined here" }));
    if (assigned) return diagnose("cell-assigns-outside", span, { name }, related);
    const outcome = outcomes.get(source.id);
    if (!outcome) return diagnose("cell-needs-run", span, { name }, related);
    return outcome.ok ? undefined : diagnose("cell-needs-failed", span, { name }, related);
  }
  if (languageNames.has(name))
    return assigned
      ? diagnose("cell-assigns-global", span, { name, reason: "part of the language" })
      : undefined;
  if (ambient.has(name))
    return assigned
      ? diagnose("cell-assigns-global", span, { name, reason: "one of Mixtape's functions" })
      : undefined;
  if (name === "arguments") return diagnose("arguments-outside", span, {});
  if (hostNames.has(name)) return diagnose("host-global", span, { name });
  if (printNames.has(name)) return diagnose("print-elsewhere", span, { name });
  const similar = similarName(name, [
    ...definer.keys(),
    ...cell.defines.map((each) => each.name),
    ...ambient,
    ...languageNames,
  ]);
  return similar === undefined
    ? diagnose("unknown-name", span, { name })
    : diagnose("name-similar", span, { name, similar });
}
