import { expect, test } from "vitest";
import { fileNameOf, freeName, titleOf } from "./titleOf.ts";

test("a notebook is called by the first heading of its texts", () => {
  expect(
    titleOf([
      { kind: "code", text: "# no heading" },
      { kind: "markdown", text: "words\n\n## The *thread* #\n# Later" },
    ]),
  ).toBe("The thread");
  expect(titleOf([{ kind: "markdown", text: "#hashtag" }])).toBeUndefined();
});

test("a name that is taken gets a number", () => {
  expect(freeName("a", ["b"])).toBe("a");
  expect(freeName("a", ["a", "a 2"])).toBe("a 3");
});

test("a file's name has no sign that a file system refuses", () => {
  expect(fileNameOf("The thread, my copy", "ts")).toBe("the-thread-my-copy.ts");
  expect(fileNameOf("../../Größe: 1/2", "html")).toBe("größe-1-2.html");
  expect(fileNameOf("…", "md")).toBe("notebook.md");
});
