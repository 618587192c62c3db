/** The options given to Mixtape's functions in a cell: read, and mistakes told. Which there are: `lower/derivatives/optionKinds.ts`. */
import { refuse } from "../diagnostics/diagnose.ts";
import { sayValue } from "../diagnostics/sayValue.ts";
import { isPlainObject } from "../diagnostics/plainObject.ts";
import { optionKinds, quoteMisfit, type OptionName } from "../lower/derivatives/optionKinds.ts";
import type { Span } from "../source/span.ts";

/** Options as they were given, each of its kind. */
export type CheckedOptions = Readonly<Partial<Record<OptionName, unknown>>>;

/**
 * The options given to `callee` as plain data, absent ones left out. Raises `unknown-option`, `bad-option`.
 */
export function checkOptions(
  callee: string,
  known: readonly OptionName[],
  given: unknown,
  span: Span,
): CheckedOptions {
  if (given === undefined) return {};
  if (!isPlainObject(given))
    return refuse("bad-options", span, {
      callee,
      given: sayValue(given),
      usage: `${callee}(f, { … })`,
      known: listOf(known),
    });
  const checked: Partial<Record<OptionName, unknown>> = {};
  for (const [name, value] of Object.entries(given)) {
    const option = known.find((each) => each === name);
    if (option === undefined)
      return refuse("unknown-option", span, { callee, option: name, known: listOf(known) });
    if (value === undefined) continue;
    const kind = optionKinds[option];
    const { expected } = kind;
    if (!kind.accepts(value))
      refuse("bad-option", span, { callee, option, given: quoteMisfit(kind, value), expected });
    checked[option] = structure(value);
  }
  return checked;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `\`${name}\``).join(", ");
}

/** A copy that later changes of the given object do not reach. */
function structure(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return isPlainObject(value) ? { ...value } : value;
}
