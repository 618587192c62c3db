/** What goes into a run of cells, and what comes out of each cell. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import type { RuleCheck } from "./checks.ts";
import type { DerivativeReport } from "./reports.ts";
import type { PlainValue } from "./values.ts";

export interface CellSource {
  readonly id: string;
  readonly text: string;
}

export interface ConsoleLine {
  /** `note`: Mixtape's own words, with code between backticks; all others are what the user printed. */
  readonly level: "log" | "info" | "warn" | "error" | "note";
  readonly parts: readonly PlainValue[];
  readonly span: Span | undefined;
}

export interface CellResult {
  readonly cell: string;
  readonly status: "ok" | "error";
  /** The value of the cell's last expression; absent where it ends in a declaration. */
  readonly value: PlainValue | undefined;
  readonly console: readonly ConsoleLine[];
  readonly reports: readonly DerivativeReport[];
  /** Rules that were checked because this cell made or used them. */
  readonly ruleChecks?: readonly RuleCheck[];
  readonly diagnostics: readonly Diagnostic[];
  /** Names that the cell defines at its top level. */
  readonly defines: readonly string[];
  /** Names that it uses and does not declare, the language's own among them; undefined where its text is no program. */
  readonly needs: readonly string[] | undefined;
  /** Wall time in ms, as the host's clock measured it; the engine has none. */
  readonly milliseconds: number;
  /** The names that the cell binds to controls. */
  readonly inputs: readonly InputNote[];
  /** What it showed on the way, the last value of each key. */
  readonly shown: readonly ShownValue[];
  readonly checks: readonly CheckNote[];
}

/** A name that a control changes: `const n = input.slider(10, { min: 1, max: 100 })`. Its value is in the cell's text. */
export interface InputNote {
  readonly name: string;
  readonly kind: "slider" | "number" | "select" | "checkbox" | "text";
  readonly label: string | undefined;
  /** Of numbers: the least, the greatest, and how far apart values lie. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  /** Of a choice: what there is to choose from. */
  readonly choices: readonly (string | number)[];
}

/** `show(value, { key })`. */
export interface ShownValue {
  readonly key: string;
  readonly value: PlainValue;
}

/** `check(condition, message)`. */
export interface CheckNote {
  readonly passed: boolean;
  readonly message: string;
  readonly span: Span;
}

/** What a cell shows while it runs; values of keys that did not change since the last time are left out. */
export interface LiveNote {
  readonly shown: readonly ShownValue[];
  /** `progress(fraction, label)`: from 0 to 1. */
  readonly progress: { readonly fraction: number; readonly label: string | undefined } | undefined;
}
