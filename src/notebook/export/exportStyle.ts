/** How an exported page looks: the page's own paper, ink and code, with the faces that a reader's system has. */
export const exportStyle = `
:root { color-scheme: light dark; --page: light-dark(#fffefc, #15171b); --surface: light-dark(#f9f7f2, #1b1e23);
  --ink: light-dark(#1d1b18, #e9e6df); --soft: light-dark(#56534c, #b3afa6); --rule: light-dark(#e3dfd6, #30353d);
  --trouble: light-dark(#c23430, #fd6354); --heat-low: light-dark(#f7f3e9, #1d2126); --heat-high: light-dark(#74a9a3, #2f6a66);
  --series-1: var(--ink); --series-2: light-dark(#b3541e, #f0a073); --series-3: light-dark(#1f746d, #6cc9bf);
  --series-4: light-dark(#8a4fa3, #cf9fe6); --series-5: light-dark(#62700c, #c2cc66); --series-6: light-dark(#bb2e72, #f58ab8); }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.58 Georgia, "Times New Roman", serif; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1, h2, h3 { line-height: 1.25; }
a { color: inherit; }
table { border-collapse: collapse; }
th, td { padding: 0.2rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: start; }
pre, code, .result { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 0.8125rem; line-height: 1.5; }
.code { margin: 1.2rem 0 0; padding: 0.8rem 1rem; overflow-x: auto; border-radius: 4px; background: var(--surface); }
.result { margin: 0.4rem 0 1.2rem; padding: 0 1rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.console { color: var(--soft); }
.report { margin-top: 0.3rem; padding-left: 0.6rem; border-left: 2px solid var(--rule); color: var(--soft); }
figure { margin: 0.6rem 0; font-family: system-ui, sans-serif; white-space: normal; }
figcaption { font: italic 1.0625rem Georgia, serif; }
.picture { display: block; width: 100%; height: auto; }
.picture text { fill: var(--soft); font-size: 11px; }
.picture .grid { stroke: var(--rule); }
.picture .axis { stroke: var(--soft); }
.picture .curve { fill: none; stroke-width: 1.75; stroke-linejoin: round; }
.picture .level { fill: none; stroke: var(--ink); stroke-opacity: 0.35; stroke-width: 0.75; }
.picture .missing { fill: none; stroke: var(--trouble); stroke-width: 1.5; }
.below { text-align: end; }
figure p { margin: 0.2rem 0; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 0.3rem 0; padding: 0; list-style: none; }
.sign { width: 28px; height: 8px; margin-right: 0.4rem; stroke-width: 2; }
details { overflow-x: auto; }
summary { cursor: pointer; color: var(--soft); }
td, th { font-variant-numeric: tabular-nums; }
.check { font-family: system-ui, sans-serif; }
.note { font-family: system-ui, sans-serif; }
.trouble { color: var(--trouble); }
.keyword { color: light-dark(#46397a, #b7aef0); }
.string { color: light-dark(#3e5a1c, #b3cf8c); }
.number { color: light-dark(#1f5676, #8ec4e4); }
.comment { color: light-dark(#6d695f, #98958a); }
.type { color: light-dark(#28605c, #83c9c1); }
.together { white-space: nowrap; }
footer { max-width: 44rem; margin: 0 auto; padding: 0 1.5rem 3rem; color: var(--soft); font-size: 0.8125rem; }
@media print { :root { color-scheme: light; } .code { white-space: pre-wrap; } pre, figure { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } }
`;
