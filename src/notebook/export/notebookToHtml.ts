/**
 * A notebook as one page that needs nothing else: text, math, colored code, and what its cells gave. It runs nothing and
 * fetches nothing, and says so to the browser by its policy. Texts are cleaned as on the page (`safeHtml.ts`).
 */
import type { Cell } from "../../store/cell.ts";
import { escapeHtml } from "../../ui/escapeHtml.ts";
import { piecesOf } from "../../ui/inlineCode.ts";
import { tokenize } from "../../ui/code/tokenize.ts";
import { markdownToHtml } from "../text/markdownToHtml.ts";
import { safeHtml } from "../text/safeHtml.ts";
import { exportStyle } from "./exportStyle.ts";
import type { ResultOf } from "./notebookToMarkdown.ts";
import { plotToHtml } from "./plotToHtml.ts";
import { isMessage, resultParts, type ResultPart } from "./resultText.ts";

export async function notebookToHtml(
  name: string,
  cells: readonly Cell[],
  resultOf: ResultOf,
): Promise<string> {
  const parts = await Promise.all(
    cells.map(async ({ id, kind, text }) =>
      kind === "markdown"
        ? `<section class="text">${await textToHtml(text)}</section>`
        : `<section class="cell"><pre class="code"><code>${codeToHtml(text)}</code></pre>${resultToHtml(resultOf(id))}</section>`,
    ),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(name)}</title>
<style>${exportStyle}</style>
</head>
<body>
<main>
${parts.join("\n")}
</main>
<footer>Made with Mixtape. Nothing runs on this page.</footer>
</body>
</html>
`;
}

async function textToHtml(markdown: string): Promise<string> {
  const place = document.createElement("div");
  place.append(safeHtml(markdownToHtml(markdown)));
  const formulas = [...place.querySelectorAll<HTMLElement>(".math")];
  if (formulas.length > 0) {
    const { default: katex } = await import("katex");
    for (const formula of formulas) {
      // MathML needs neither fonts nor styles of its own.
      formula.innerHTML = katex.renderToString(formula.textContent, {
        output: "mathml",
        displayMode: formula.dataset["display"] === "true",
        throwOnError: false,
        trust: false,
        maxExpand: 500,
      });
    }
  }
  return place.innerHTML;
}

const codeToHtml = (text: string): string =>
  tokenize(text)
    .map(({ kind, start, end }) => {
      const piece = escapeHtml(text.slice(start, end));
      return kind === "space" ? piece : `<span class="${kind}">${piece}</span>`;
    })
    .join("");

function resultToHtml(result: ReturnType<ResultOf>): string {
  const parts = result === undefined ? [] : resultParts(result);
  if (parts.length === 0) return "";
  const lines = parts.map((part) => `<div class="${part.kind}">${partToHtml(part)}</div>`);
  return `<div class="result">${lines.join("")}</div>`;
}

function partToHtml(part: ResultPart): string {
  if (part.kind === "plot") return plotToHtml(part.plot);
  if (!isMessage(part)) return escapeHtml(part.text);
  const pieces = piecesOf(part.text).map(({ text, isCode }) =>
    isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text),
  );
  return pieces.join("");
}
