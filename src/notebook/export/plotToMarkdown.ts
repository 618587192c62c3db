/** A plot in a Markdown document: what it shows, in a sentence, and its figures as a table; of a long one, some rows. */
import type { Plot } from "../../../engine/protocol.ts";
import { forms, sayAxis } from "../../charts/plot/plotWords.ts";
import { formatCount } from "../../charts/quantities.ts";
import { plotTable } from "./plotTable.ts";

const most = { rows: 12, columns: 8 } as const;

export function plotToMarkdown(plot: Plot): string {
  const { heads, rows, count } = plotTable(plot, most);
  const line = (row: readonly string[]) => `| ${row.map(cell).join(" | ")} |`;
  const rule = `| ${heads.map(() => "---").join(" | ")} |`;
  const left =
    rows.length < count ? [`${formatCount(rows.length)} of ${formatCount(count)} rows, evenly taken.`] : [];
  return [titleOf(plot), [line(heads), rule, ...rows.map(line)].join("\n"), ...left].join("\n\n");
}

/** `**Loss** (line plot): J over step` */
function titleOf(plot: Plot): string {
  const form = forms[plot.form].toLowerCase();
  const name = plot.title === undefined ? `**${forms[plot.form]}**` : `**${cell(plot.title)}** (${form})`;
  return `${name}: ${cell(sayAxis(plot.y) || "y")} over ${cell(sayAxis(plot.x) || "x")}`;
}

/** A text that stays in its cell, and stays text. */
const cell = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\|*_`<[\]]/g, "\\$&");
