/** A plot in an exported page: the picture as it stood, its legend and notes, and the figures behind it. */
import type { Plot } from "../../../engine/protocol.ts";
import { nameOf } from "../../charts/plot/pointLayout.ts";
import { plotNotes } from "../../charts/plot/plotNotes.ts";
import { plotSvg } from "../../charts/plot/plotSvg.ts";
import { forms, sayAxis } from "../../charts/plot/plotWords.ts";
import { seriesLook } from "../../charts/plot/seriesLook.ts";
import { formatCount } from "../../charts/quantities.ts";
import { escapeHtml } from "../../ui/escapeHtml.ts";
import { plotTable } from "./plotTable.ts";

const most = { rows: 500, columns: 60 } as const;

export function plotToHtml(plot: Plot): string {
  const title = escapeHtml(plot.title ?? forms[plot.form]);
  const notes = plotNotes(plot).map((note) => `<p class="note">${escapeHtml(note)}</p>`);
  return [
    `<figure><figcaption>${title}</figcaption>${legendOf(plot)}`,
    `<p class="note">${escapeHtml(sayAxis(plot.y))}</p>${plotSvg(plot)}<p class="note below">${escapeHtml(sayAxis(plot.x))}</p>`,
    ...notes,
    `${tableOf(plot)}</figure>`,
  ].join("");
}

function legendOf(plot: Plot): string {
  if (plot.form === "contour" || (plot.series.length < 2 && plot.series[0]?.name === undefined)) return "";
  const items = plot.series.map((series, place) => {
    const { color, dash } = seriesLook(place);
    const dashes = dash === undefined || plot.form !== "line" ? "" : ` stroke-dasharray="${dash}"`;
    const sign = `<svg class="sign" viewBox="0 0 28 8" aria-hidden="true"><line x1="0" x2="28" y1="4" y2="4" style="stroke:${color}"${dashes}/></svg>`;
    return `<li>${sign}${escapeHtml(nameOf(series, place))}</li>`;
  });
  return `<ul class="legend">${items.join("")}</ul>`;
}

function tableOf(plot: Plot): string {
  const { heads, rows, count } = plotTable(plot, most);
  const head = heads.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((each) => `<td>${escapeHtml(each)}</td>`).join("")}</tr>`);
  const left =
    rows.length < count ? ` (${formatCount(rows.length)} of ${formatCount(count)} rows, evenly taken)` : "";
  return `<details><summary>The figures as a table${left}</summary><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></details>`;
}
