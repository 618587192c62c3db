/** Teaches marked that `$…$` and `$$…$$` hold TeX: they become elements with the TeX as text, to be set later. */
import type { TokenizerAndRendererExtension, Tokens } from "marked";
import { escapeHtml } from "../../ui/escapeHtml.ts";

interface MathToken extends Tokens.Generic {
  readonly tex: string;
  /** Punctuation that must not be torn off. */
  readonly after?: string;
}

const displayMath: TokenizerAndRendererExtension = {
  name: "displayMath",
  level: "block",
  start: (text) => text.indexOf("$$"),
  tokenizer: (text) => {
    const match = /^\$\$([^]+?)\$\$(?:\n|$)/.exec(text);
    return match === null ? undefined : { type: "displayMath", raw: match[0], tex: match[1]!.trim() };
  },
  renderer: (token) =>
    `<div class="math" data-display="true" tabindex="0">${escapeHtml((token as MathToken).tex)}</div>`,
};

const inlineMath: TokenizerAndRendererExtension = {
  name: "inlineMath",
  level: "inline",
  start: (text) => text.indexOf("$"),
  tokenizer: (text) => {
    // A dollar before a digit or a space is money or a lone sign, as pandoc has it.
    const match = /^\$(?!\s)((?:\\.|[^\\$\n])+?)(?<!\s)\$(?!\d)((?:['’]\w{1,2}|[.,;:!?)])*)/.exec(text);
    return match === null
      ? undefined
      : { type: "inlineMath", raw: match[0], tex: match[1]!, after: match[2]! };
  },
  renderer: (token) => {
    const { tex, after = "" } = token as MathToken;
    const math = `<span class="math">${escapeHtml(tex)}</span>`;
    // Set math is a box of its own, and a line may break after a box, even before a full stop.
    return after === "" ? math : `<span class="together">${math}${escapeHtml(after)}</span>`;
  },
};

export const mathExtensions: TokenizerAndRendererExtension[] = [displayMath, inlineMath];
