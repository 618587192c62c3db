import { expect, test } from "vitest";
import { markdownToHtml } from "./markdownToHtml.ts";

test("emphasis, code and lists are set", () => {
  expect(markdownToHtml("*a* `b`\n\n- c")).toBe(
    "<p><em>a</em> <code>b</code></p>\n<ul>\n<li>c</li>\n</ul>\n",
  );
});

test("math keeps its TeX, underscores and all", () => {
  expect(markdownToHtml("with $x_i \\cdot y_i$ in it")).toBe(
    '<p>with <span class="math">x_i \\cdot y_i</span> in it</p>\n',
  );
  expect(markdownToHtml("$$\na < b\n$$\n")).toBe(
    '<div class="math" data-display="true" tabindex="0">a &#60; b</div>',
  );
});

test("a full stop or a genitive stays with its formula", () => {
  expect(markdownToHtml("of $h$'s, and $x$.")).toBe(
    '<p>of <span class="together"><span class="math">h</span>\'s,</span> and <span class="together"><span class="math">x</span>.</span></p>\n',
  );
});

test("prices are no math", () => {
  expect(markdownToHtml("from $5 to $10")).toBe("<p>from $5 to $10</p>\n");
});

test("what is too long or too deep to set is shown as it is written", () => {
  expect(markdownToHtml(">".repeat(50_000))).toBe(`<pre>${"&#62;".repeat(50_000)}</pre>`);
  expect(markdownToHtml("*a* ".repeat(100_000))).toMatch(/^<pre>\*a\* /);
});
