/** What is a notebook called by its own text? */
import type { Cell } from "../store/cell.ts";

/** The first heading of its texts, without marks of emphasis; undefined where there is none. */
export function titleOf(cells: readonly Pick<Cell, "kind" | "text">[]): string | undefined {
  for (const { kind, text } of cells) {
    const heading = kind === "markdown" ? /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(text)?.[1] : undefined;
    if (heading !== undefined) return heading.replace(/[*_`$]/g, "").slice(0, 120);
  }
  return undefined;
}

/** A name that no other has: `name`, or `name 2`, `name 3`, … */
export function freeName(name: string, taken: readonly string[]): string {
  const others = new Set(taken);
  if (!others.has(name)) return name;
  let number = 2;
  while (others.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}

/** The name of a file for a notebook, without what file systems refuse: "The thread, my copy" → `the-thread-my-copy.ts`. */
export function fileNameOf(name: string, ending: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${words === "" ? "notebook" : words}.${ending}`;
}
