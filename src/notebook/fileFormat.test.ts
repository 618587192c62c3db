import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionNamed, parseNotebook, printNotebook, type FileCell } from "./fileFormat.ts";

const plain = (cells: readonly FileCell[]) =>
  cells.map(({ id, kind, text, options }) => ({ id, kind, text, options }));

describe("parseNotebook", () => {
  it("begins a cell at each marker and keeps its options as they are written", () => {
    const cells = parseNotebook("// %% id=f2   folded\nconst a = 1;\n\n// %%\na + 1\n");
    expect(plain(cells)).toEqual([
      { id: "f2", kind: "code", text: "const a = 1;", options: "id=f2   folded" },
      { id: "c2", kind: "code", text: "a + 1", options: "" },
    ]);
  });

  it("reads Markdown from comment lines", () => {
    const [cell] = parseNotebook("// %% [markdown] id=m\n// # Title\n//\n// text\n");
    expect(cell).toMatchObject({ id: "m", kind: "markdown", text: "# Title\n\ntext", options: "id=m" });
  });

  it("takes what stands before the first marker as a cell", () => {
    expect(parseNotebook("const a = 1;\n// %%\na").map(({ text }) => text)).toEqual(["const a = 1;", "a"]);
  });

  it("takes a file without markers as one cell, and an empty file as none", () => {
    expect(parseNotebook("1 + 1").map(({ text }) => text)).toEqual(["1 + 1"]);
    expect(parseNotebook("")).toEqual([]);
  });

  it("does not take a comment that only resembles a marker for one", () => {
    expect(parseNotebook("// %%x\n// %\n  // %%\n1")).toHaveLength(1);
  });

  it("says where the text of a cell begins in the file", () => {
    const file = "\n// %% a\r\n1 + 1\r\n// %%\r\n2\r\n";
    for (const { start, text } of parseNotebook(file))
      expect(file.slice(start, start + text.length)).toBe(text);
  });

  it("gives each cell an id of its own, whatever the file says", () => {
    const ids = parseNotebook("// %% id=c2\n// %%\n// %% id=c2\n// %% id=\n").map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toBe("c2");
  });
});

describe("printNotebook", () => {
  const line = fc.constantFrom(
    ...[
      "// %%",
      "// %% [markdown]",
      "// %% id=a folded",
      "// text",
      "//",
      "const a = 1;",
      "",
      "  ",
      "\t// %%",
      "//%% x",
      "// %% [markdown] x",
    ],
  );
  const file = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
    .map(([lines, newline, ends]) => lines.join(newline) + (ends ? newline : ""));

  it("gives back the bytes of any file that was read", () => {
    fc.assert(fc.property(file, (text) => printNotebook(parseNotebook(text)) === text));
  });

  it("gives back odd spacing, lone line ends, byte order marks and missing last line ends", () => {
    const piece = fc.constantFrom(
      ...[
        "// %%",
        "// %% [markdown]",
        "// %% [md]  id=x",
        "\r",
        "\n",
        "\r\n",
        "\uFEFF",
        "\u2028",
        "\t",
        " ",
        "//x",
        "x",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expect(printNotebook(parseNotebook(pieces.join("")))).toBe(pieces.join(""));
      }),
    );
  });

  it("rewrites only the marker of a cell whose options changed", () => {
    const text = "\n// %%   id=a\r\n1\r\n\r\n\r\n// %% [md] b\r\n// 2\r\n\r\n";
    const [a, b] = parseNotebook(text);
    if (!a || !b) throw new Error("two cells");
    expect(
      printNotebook([
        { ...a, options: "id=a folded" },
        { ...b, options: "" },
      ]),
    ).toBe("\n// %% id=a folded\r\n1\r\n\r\n\r\n// %% [markdown]\r\n// 2\r\n\r\n");
  });

  it("gives a first cell without a marker one when it gets an option", () => {
    const [head] = parseNotebook("1 + 1");
    if (!head) throw new Error("one cell");
    expect(printNotebook([{ ...head, options: "folded" }])).toBe("// %% folded\n1 + 1\n");
  });

  it("gives back the meaning of cells that were made anew", () => {
    fc.assert(
      fc.property(file, (text) => {
        const fresh = plain(parseNotebook(text));
        expect(plain(parseNotebook(printNotebook(fresh)))).toEqual(
          fresh.map((cell) => ({
            ...cell,
            text: cell.text
              .replaceAll("\r\n", "\n")
              .replace(/[ \t]+$/gm, cell.kind === "markdown" ? "" : "$&"),
          })),
        );
      }),
    );
  });

  it("rewrites only the cell that was edited", () => {
    const text = "// %%   a\n1\n\n\n// %% b\n2\n\n\n\n// %%  c\n3";
    const [a, b, c] = parseNotebook(text);
    if (!a || !b || !c) throw new Error("three cells");
    expect(printNotebook([a, { ...b, text: "22" }, c])).toBe(
      "// %%   a\n1\n\n\n// %% b\n22\n\n\n\n// %%  c\n3",
    );
  });

  it("gives a cell without a marker one when another comes before it", () => {
    const [head] = parseNotebook("1 + 1");
    if (!head) throw new Error("one cell");
    const cells: FileCell[] = [{ id: "x", kind: "code", text: "0", options: "" }, head];
    expect(plain(parseNotebook(printNotebook(cells))).map(({ text }) => text)).toEqual(["0", "1 + 1"]);
  });

  it("keeps a file's own line ends in what is new", () => {
    const cells = [
      ...parseNotebook("// %%\r\n1\r\n"),
      { id: "n", kind: "code", text: "a\nb", options: "" } as const,
    ];
    expect(printNotebook(cells)).toBe("// %%\r\n1\r\n\r\n// %%\r\na\r\nb\r\n");
  });
});

describe("optionNamed", () => {
  it("finds values and bare words", () => {
    expect(optionNamed("id=f2 folded", "id")).toBe("f2");
    expect(optionNamed("id=f2 folded", "folded")).toBe("");
    expect(optionNamed("id=f2 folded", "fold")).toBeUndefined();
  });
});
