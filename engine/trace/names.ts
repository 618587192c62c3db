/**
 * What is known of each name in the code that a derivative call ran: its type, how large it was, whether it carries
 * derivatives. Told from the lowered primal; sizes were probed in its run. Names of Mixtape's own code are left out.
 */
import type { Activity } from "../analyse/activity.ts";
import { forEachDefinition } from "../ir/traverse.ts";
import type { Func, Module, Value } from "../ir/types.ts";
import type { NameNote } from "../protocol.ts";
import { callTreeOf } from "./callTree.ts";
import type { ProbeCounts } from "./probe.ts";
import { typeText } from "./typeText.ts";

/** More names than this tell nobody more. */
const mostNames = 2_000;

/** A note for each name of each function below `entry`: active if any value that has it is, in any call. */
export function nameNotesOf(
  module: Module,
  entry: Func,
  activity: Activity,
  probes: ProbeCounts,
): readonly NameNote[] {
  const notes = new Map<string, NameNote>();
  const note = (func: Func, value: Value): void => {
    const { name } = value;
    if (name === undefined || isFunction(value)) return;
    const key = `${func.span.source}:${String(func.span.start)}:${name}`;
    const before = notes.get(key);
    if (before === undefined && notes.size >= mostNames) return;
    notes.set(key, {
      name,
      within: func.span,
      shape: before?.shape ?? typeText(value.type),
      leaves: before?.leaves ?? probes.sizeOf(func.owner, name),
      isVaried: (before?.isVaried ?? false) || activity.isVaried(value) || activity.isDerived(value),
      isActive: (before?.isActive ?? false) || activity.isDerived(value),
      isInput: (before?.isInput ?? false) || (func === entry && entry.body.params.includes(value)),
    });
  };
  for (const { func: name } of callTreeOf(module, entry)) {
    const func = name === undefined ? undefined : module.functions.get(name);
    if (func === undefined || func.span.source.startsWith("prelude:")) continue;
    forEachDefinition(func.body, (value) => note(func, value));
  }
  return [...notes.values()];
}

const isFunction = ({ type }: Value): boolean => type.kind === "record" && type.flavor === "closure";
