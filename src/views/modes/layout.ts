/** The rows of the Modes view as data: what each owner shows, and the lengths that its bars are drawn against. */
import { max } from "d3-array";
import type { DerivativeReport, ModeName, ModeOption, OwnerReport } from "../../../engine/protocol.ts";
import { formatAmount, formatBytes, formatCompact, formatCount } from "../../charts/quantities.ts";
import { modeWords } from "../modeWords.ts";
import { ownerRows, usersOwners } from "../ownerTree.ts";

export interface ModesLayout {
  readonly rows: readonly ModeRow[];
  /** The longest bars: operations (primal and derivative together) and bytes of one owner. */
  readonly mostWork: number;
  readonly mostBytes: number;
}

export interface ModeRow {
  readonly owner: OwnerReport;
  /** Why it has its mode; undefined where that was said of the row around it, and goes without saying of loops. */
  readonly reason: string | undefined;
  readonly depth: number;
  readonly hasChildren: boolean;
  /** `200 turns`, `3 calls`, `once`. */
  readonly count: string;
  /** `3 → 1`; a dash where it is not known. */
  readonly flow: string;
  /** The mode that a person chose, if the run followed one. */
  readonly override: ModeName | undefined;
  /** Whether there is anything to choose. */
  readonly choosable: boolean;
  readonly options: readonly OptionRow[];
}

export interface OptionRow {
  readonly option: ModeOption;
  readonly work: string;
  readonly bytes: string;
  /** For menus: the mode's name and, unless it is chosen, its price, or that it is not possible. */
  readonly label: string;
}

/**
 * Rows of the call tree in preorder, without those below a closed owner. Unless `all` is set, functions of
 * Mixtape's own have no row, and their figures are counted for who called them.
 */
export function layoutModes(
  { owners: given, overrides }: DerivativeReport,
  closed: ReadonlySet<string>,
  all: boolean,
): ModesLayout {
  const owners = all ? given : usersOwners(given);
  /** What was said last on the way down to an owner; loops say nothing. */
  const said = new Map<string, string | undefined>();
  const rows: ModeRow[] = [];
  let hiddenBelow = Infinity;
  for (const { owner, depth, childCount } of ownerRows(owners)) {
    const before = owner.parent === undefined ? undefined : said.get(owner.parent);
    said.set(owner.key, owner.kind === "loop" ? before : owner.reason);
    if (depth > hiddenBelow) continue;
    hiddenBelow = closed.has(owner.key) ? depth : Infinity;
    rows.push({
      owner,
      reason: owner.kind === "loop" || owner.reason === before ? undefined : owner.reason,
      depth,
      hasChildren: childCount > 0,
      count: countText(owner),
      flow:
        owner.inputs === undefined || owner.outputs === undefined
          ? "–"
          : `${formatCompact(owner.inputs)} → ${formatCompact(owner.outputs)}`,
      override: overrides[owner.key],
      choosable: owner.options.length > 1,
      options: owner.options.map(optionRow),
    });
  }
  return {
    rows,
    mostWork: max(owners, (owner) => owner.primalWork + owner.derivativeWork) ?? 0,
    mostBytes: max(owners, (owner) => Math.max(owner.recordedBytes, owner.peakBytes)) ?? 0,
  };
}

function countText({ kind, count }: OwnerReport): string {
  if (kind === "function" && count === 1) return "once";
  const noun = kind === "loop" ? "turn" : "call";
  return count < 10_000 ? formatAmount(count, noun) : `${formatCompact(count)}\u00a0${noun}s`;
}

function optionRow(option: ModeOption): OptionRow {
  const { mode, chosen, refused, predictedWork, predictedBytes } = option;
  const work = predictedWork === undefined ? "known after a run" : formatCount(predictedWork);
  const bytes = predictedBytes === undefined ? "known after a run" : formatBytes(predictedBytes);
  const price = [
    predictedWork === undefined ? undefined : `${formatCompact(predictedWork)} op.`,
    predictedBytes === undefined ? undefined : formatBytes(predictedBytes),
  ].filter((part) => part !== undefined);
  const { letter, name } = modeWords[mode];
  // The chosen one's price stands in the row, and its name alone fits into the closed menu.
  const told =
    refused !== undefined ? ": not possible" : price.length > 0 && !chosen ? ` · ${price.join(" · ")}` : "";
  return { option, work, bytes, label: `${letter} ${name}${told}` };
}
