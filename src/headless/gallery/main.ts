/** `npm run gallery`: writes `public/lessons/gallery.json` from the lessons and their runs. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSession, freezeLanguage } from "../../../engine/index.ts";
import type { LessonEntry } from "../../notebook/lessonEntry.ts";
import { runFile } from "../runFile.ts";
import { pictureOf, wordsOf } from "./entryOf.ts";

/** The order in which someone would read them; others follow by name. */
const reading = [
  "the-thread",
  "duals-by-hand",
  "kinks-and-nan",
  "nesting",
  "second-order",
  "custom-pullback",
  "fit-an-orbit",
  "train-a-network",
  "solve-implicitly",
];

freezeLanguage();
const folder = fileURLToPath(new URL("../../../public/lessons/", import.meta.url));
const names = readdirSync(folder).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
const place = (name: string) => (reading.includes(name) ? reading.indexOf(name) : reading.length);
const ordered = names.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));

const entries = ordered.map((name): LessonEntry => {
  const text = readFileSync(join(folder, `${name}.ts`), "utf8");
  // With the same clock and the same chance every time, so that the same lessons give the same bytes.
  const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 0 });
  const { cells } = runFile(text, session);
  return { ...wordsOf(name, text), picture: pictureOf(cells.map(({ result }) => result)) };
});
writeFileSync(join(folder, "gallery.json"), `${JSON.stringify(entries)}\n`);
console.log(`${String(entries.length)} lessons.`);
