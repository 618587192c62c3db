import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createSession } from "../../../engine/index.ts";
import type { LessonEntry } from "../../notebook/lessonEntry.ts";
import { runFile } from "../runFile.ts";
import { pictureOf, wordsOf } from "./entryOf.ts";

const folder = fileURLToPath(new URL("../../../public/lessons/", import.meta.url));
const gallery = JSON.parse(readFileSync(join(folder, "gallery.json"), "utf8")) as readonly LessonEntry[];
const textOf = (name: string) => readFileSync(join(folder, `${name}.ts`), "utf8");
const resultsOf = (text: string) => {
  const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 0 });
  return runFile(text, session).cells.map(({ result }) => result);
};

describe("the gallery", () => {
  it("has every lesson of the folder and no other, with its own title and question", () => {
    const names = readdirSync(folder).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
    const words = names.map((name) => wordsOf(name, textOf(name)));
    const told = gallery.map(({ name, title, question }) => ({ name, title, question }));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    // Where this fails, `npm run gallery` writes it anew.
    expect(told.toSorted(byName)).toEqual(words.toSorted(byName));
  });

  it("begins with the lesson that opens first", () => {
    expect(gallery[0]?.name).toBe("the-thread");
  });

  it("has a picture of a derivative of each lesson, of some bytes or some work", () => {
    for (const { name, picture } of gallery) {
      expect(picture?.parts.length, name).toBeGreaterThan(0);
      const shares = picture?.parts.reduce((sum, { share }) => sum + share, 0) ?? 0;
      expect(shares, name).toBeGreaterThan(0.3);
    }
  });

  it("has pictures of tapes that rise and fall, not of a spike", () => {
    for (const { name, picture } of gallery) {
      const tape = picture?.tape ?? [];
      const area = tape.slice(1).reduce((sum, [at, height], index) => {
        const [before, heightBefore] = tape[index]!;
        return sum + ((height + heightBefore) / 2) * (at - before);
      }, 0);
      expect(area, name).toBeGreaterThan(0.1);
    }
  });

  it("draws its pictures from the lessons' own runs", () => {
    const name = "duals-by-hand";
    const stored = gallery.find((entry) => entry.name === name)?.picture;
    expect(pictureOf(resultsOf(textOf(name)))).toEqual(stored);
  });
});

describe("pictureOf", () => {
  it("shows the tape of a reverse sweep rising to its peak and falling to nothing", () => {
    const text =
      "// %%\nfunction h(x: number) { let y = x; for (let i = 0; i < 40; i++) y = Math.sin(y) * y; return y; }\n" +
      "gradient((x: number) => h(x), { mode: 'reverse' })(0.7);\n";
    const picture = pictureOf(resultsOf(text));
    const heights = picture?.tape.map(([, height]) => height) ?? [];
    expect(Math.max(...heights)).toBe(1);
    expect(heights.at(-1)).toBe(0);
    expect(picture?.turn).toBeGreaterThan(0);
    expect(picture?.turn).toBeLessThan(1);
    expect(picture?.parts.map(({ name }) => name)).toContain("h");
  });

  it("is none where nothing was differentiated", () => {
    expect(pictureOf(resultsOf("// %%\n1 + 1\n"))).toBeUndefined();
  });
});

describe("wordsOf", () => {
  it("leaves the signs of formulas and code out of the question, which is shown as plain words", () => {
    const text = "// %% [markdown]\n// # Title\n// *why is $x$ not `NaN`?*\n";
    expect(wordsOf("x", text).question).toBe("Why is x not NaN?");
  });

  it("refuses a lesson that does not say what it answers", () => {
    expect(() => wordsOf("x", "// %% [markdown]\n// # Title\n// *no question*\n")).toThrow(/question/);
    expect(() => wordsOf("x", "// %% [markdown]\n// **Why?**\n")).toThrow(/heading/);
  });
});
