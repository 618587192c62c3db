/** How an exported page looks: the page's own paper, ink and code, with the faces that a reader's system has. */
export const exportStyle = `
:root { color-scheme: light dark; --page: light-dark(#fffefc, #15171b); --surface: light-dark(#f9f7f2, #1b1e23);
  --ink: light-dark(#1d1b18, #e9e6df); --soft: light-dark(#56534c, #b3afa6); --rule: light-dark(#e3dfd6, #30353d);
  --trouble: light-dark(#c23430, #fd6354); }
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
.note { font-family: system-ui, sans-serif; }
.trouble { color: var(--trouble); }
.keyword { color: light-dark(#46397a, #b7aef0); }
.string { color: light-dark(#3e5a1c, #b3cf8c); }
.number { color: light-dark(#1f5676, #8ec4e4); }
.comment { color: light-dark(#6d695f, #98958a); }
.type { color: light-dark(#28605c, #83c9c1); }
.together { white-space: nowrap; }
footer { max-width: 44rem; margin: 0 auto; padding: 0 1.5rem 3rem; color: var(--soft); font-size: 0.8125rem; }
@media print { .code { white-space: pre-wrap; } }
`;
