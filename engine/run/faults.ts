/** Where compiled code stops a run because of something the user's program did, with its place. */
import { diagnose, refuse } from "../diagnostics/diagnose.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { longestGrown, type Site } from "../emit/emitted.ts";
import type { ThrownFault } from "../ir/types.ts";
import { isLibraryFaultCode, LibraryFault, type LibraryFaultCode } from "../library/libraryFault.ts";
import type { Span } from "../source/span.ts";

type List = ArrayLike<unknown>;

/** The faults of one module, by the numbers of its sites. */
export function faultsOf(sites: readonly Site[]) {
  const span = (site: number): Span => sites[site]!.span;
  return {
    outOfRange(list: List, index: number, site: number): never {
      const isInside = Number.isInteger(index) && index >= 0 && index < list.length;
      if (isInside) refuse("undefined-value", span(site), {});
      return refuse("index-out-of-range", span(site), { index, length: list.length });
    },
    storeOutOfRange(list: List, index: number, site: number): never {
      return refuse("store-out-of-range", span(site), { index, length: list.length });
    },
    missing(site: number): never {
      return refuse("undefined-value", span(site), {});
    },
    emptyPop(site: number): never {
      return refuse("pop-of-empty", span(site), {});
    },
    tooLong(site: number): never {
      return refuse("list-too-long", span(site), { count: longestGrown.toLocaleString("en") });
    },
    badLength(length: number, site: number): never {
      return refuse("bad-length", span(site), { length });
    },
    noMemory(length: number, site: number): never {
      return refuse("out-of-memory", span(site), { length });
    },
  };
}

export type Faults = ReturnType<typeof faultsOf>;

/** The tape was to exceed its budget; `holder` holds most of it. */
export function budgetFault(budget: number, holder: BudgetHolder): DiagnosticError {
  const parts = { budget: bytesText(budget), holder: holder.name, held: bytesText(holder.bytes) };
  return new DiagnosticError(diagnose("tape-budget", holder.span, parts));
}

export interface BudgetHolder {
  readonly name: string;
  readonly bytes: number;
  /** The line that holds most. */
  readonly span: Span;
}

/** "256 MiB", "1.5 KiB", "40 B". */
export function bytesText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB"];
  let amount = bytes;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${Number(amount.toFixed(amount < 10 ? 1 : 0))} ${units[unit]!}`;
}

/** What Mixtape tells of, where its own code ends a run for the user; `pieces` say what was given. */
export function faultError(fault: ThrownFault, span: Span, pieces: readonly unknown[]): DiagnosticError {
  if (!isLibraryFault(fault)) return new DiagnosticError(diagnoseFault(fault, span, pieces.join("")));
  const [name, ...given] = pieces;
  return new LibraryFault(fault.code, String(name), given.join(""));
}

function isLibraryFault(fault: ThrownFault): fault is ThrownFault & { readonly code: LibraryFaultCode } {
  return isLibraryFaultCode(fault.code);
}

type RuleFault = Exclude<ThrownFault, { readonly code: LibraryFaultCode }>;

function diagnoseFault(fault: RuleFault, span: Span, given: string): Diagnostic {
  switch (fault.code) {
    case "rule-arity":
      return diagnose(fault.code, span, { ...fault.parts, given });
    case "rule-length":
      return diagnose(fault.code, span, { ...fault.parts, given });
    case "rule-cotangent-length":
    case "rule-cotangent-size":
      return diagnose(fault.code, span, { ...fault.parts, given });
    case "rule-not-a-number":
      return diagnose(fault.code, span, fault.parts);
    case "rule-modifies":
      return diagnose(fault.code, span, fault.parts);
    case "rule-no-tangent":
      return diagnose(fault.code, span, fault.parts);
  }
}
