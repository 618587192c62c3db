import { describe, expect, it } from "vitest";
import { Edits } from "./edits.ts";

describe("Edits", () => {
  it("put wrappings of one beginning outer before inner, and of one end inner before outer", () => {
    const edits = new Edits("f(g)");
    edits.wrap(0, 4, "A(", ")a");
    edits.wrap(0, 4, "B(", ")b");
    edits.after(4, ";");
    edits.open(4, "next");
    expect(edits.apply().text).toBe("A(B(f(g))b)a;next");
  });

  it("blank ranges without moving anything, keeping or dropping line ends", () => {
    const edits = new Edits("a: b\nc: d\r\ne");
    edits.blank(1, 4, true);
    edits.blank(6, 11, false);
    expect(edits.apply().text).toBe("a   \nc     e");
  });

  it("blank what overlaps once", () => {
    const edits = new Edits("abcdef");
    edits.blank(1, 4, true);
    edits.blank(2, 5, true);
    edits.blank(2, 3, true);
    expect(edits.apply().text).toBe("a    f");
  });

  it("lead from each character back to where it was", () => {
    const edits = new Edits("abc");
    edits.wrap(1, 2, "<<", ">>");
    const { text, originalOffset } = edits.apply();
    expect(text).toBe("a<<b>>c");
    expect(Array.from(text, (_, i) => originalOffset(i))).toEqual([0, 1, 1, 1, 2, 2, 2]);
  });

  it("leave an empty text to insertions", () => {
    const edits = new Edits("");
    edits.open(0, "x");
    const { text, originalOffset } = edits.apply();
    expect([text, originalOffset(0), originalOffset(9)]).toEqual(["x", 0, 0]);
  });
});
