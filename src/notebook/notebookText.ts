/** A notebook's cells as the text of one TypeScript file and back. */
import type { Cell } from "../store/notebookStore.ts";

export function cellsOf(text: string): Cell[] {
  const blocks = text.split(/^(?=\/\/ %%)/m).filter((block) => block.trim() !== "");
  return blocks.map((block, index) => {
    const marker = /^\/\/ %%(.*)\n?/.exec(block);
    const body = (marker === null ? block : block.slice(marker[0].length)).trimEnd();
    const options = (marker?.[1] ?? "").trim();
    const isMarkdown = options.startsWith("[markdown]");
    return {
      id: `c${index + 1}`,
      kind: isMarkdown ? "markdown" : "code",
      text: isMarkdown ? body.replace(/^\/\/ ?/gm, "") : body,
      options: options.replace("[markdown]", "").trim(),
    };
  });
}

export function textOf(cells: readonly Cell[]): string {
  return cells
    .map(({ kind, text, options }) => {
      const words = [
        "// %%",
        ...(kind === "markdown" ? ["[markdown]"] : []),
        ...(options === "" ? [] : [options]),
      ];
      const body = kind === "markdown" ? text.replace(/^/gm, "// ").replace(/ +$/gm, "") : text;
      return `${words.join(" ")}\n${body}\n`;
    })
    .join("\n");
}
