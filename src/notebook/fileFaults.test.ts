import { describe, expect, it } from "vitest";
import { faultsOf, withoutConflicts } from "./fileFaults.ts";

const conflict = [
  "// %%",
  "<<<<<<< mine",
  "const a = 1;",
  "||||||| before",
  "const a = 0;",
  "=======",
  "const a = 2;",
  ">>>>>>> theirs",
  "a",
  "",
];

describe("faultsOf", () => {
  it("marks the lines of a conflict, with either line end", () => {
    for (const newline of ["\n", "\r\n"]) {
      const faults = faultsOf(conflict.join(newline));
      expect(faults.map(({ line, kind }) => `${kind} ${line}`)).toEqual(
        [2, 4, 6, 8].map((line) => `conflict ${line}`),
      );
    }
  });

  it("takes the underline of a heading for no conflict", () => {
    expect(faultsOf("// %%\n/*\nTitle\n=======\n*/\n")).toEqual([]);
  });

  it("finds bytes that are no text", () => {
    expect(faultsOf("// %%\n1\n\u0000\u0001").map(({ line, kind }) => ({ line, kind }))).toEqual([
      { line: 3, kind: "binary" },
    ]);
  });

  it("finds a plan that cannot be read, at its marker", () => {
    const [fault] = faultsOf('// %%\n1\n\n// %% id=b plan={"1":{"h":"banana"}}\n2\n');
    expect(fault).toMatchObject({ kind: "plan", line: 4 });
    expect(faultsOf('// %% plan={"1":{"h":"checkpoint"}}\n1\n')).toEqual([]);
  });

  it("refuses what is too large without reading it", () => {
    expect(faultsOf("x".repeat(3_000_000)).map(({ kind }) => kind)).toEqual(["size"]);
  });
});

describe("withoutConflicts", () => {
  it("keeps one side of each conflict and nothing of the marks", () => {
    expect(withoutConflicts(conflict.join("\n"), "ours")).toBe("// %%\nconst a = 1;\na\n");
    expect(withoutConflicts(conflict.join("\r\n"), "theirs")).toBe("// %%\r\nconst a = 2;\r\na\r\n");
  });

  it("leaves a file without conflicts as it is", () => {
    const text = "// %%\n=======\nlet a;\n";
    expect(withoutConflicts(text, "ours")).toBe(text);
  });

  it("gives a file without conflicts that has no faults left", () => {
    expect(faultsOf(withoutConflicts(conflict.join("\n"), "theirs"))).toEqual([]);
  });
});
