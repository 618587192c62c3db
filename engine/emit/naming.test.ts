import { describe, expect, test } from "vitest";
import { sample } from "../ir/testing/sampleModule.ts";
import { num } from "../ir/types.ts";
import { identifierFrom, NameScope, wantedName } from "./naming.ts";
import { agree, listing } from "./testing/emitted.ts";

describe("names", () => {
  test("that are taken, reserved or JavaScript's own get a number", () => {
    const scope = new NameScope(undefined, ["copy"]);
    expect(scope.take("x")).toBe("x");
    expect(scope.take("x")).toBe("x2");
    expect(scope.take("x")).toBe("x3");
    expect(scope.take("class")).toBe("class2");
    expect(scope.take("Math")).toBe("Math2");
    expect(scope.take("copy")).toBe("copy2");
  });

  test("that end in a digit keep it apart from their number", () => {
    const scope = new NameScope();
    scope.take("k1");
    expect(scope.take("k1")).toBe("k1_2");
  });

  test("of inner scopes avoid those around them, and neighbours may share one", () => {
    const outer = new NameScope();
    outer.take("i");
    expect(new NameScope(outer).take("i")).toBe("i2");
    expect(new NameScope(outer).take("j")).toBe("j");
    expect(new NameScope(outer).take("j")).toBe("j");
  });

  test("are made of any text", () => {
    expect(identifierFrom("function (line 3)")).toBe("function_line_3");
    expect(identifierFrom("2fast")).toBe("_2fast");
    expect(identifierFrom("größe")).toBe("größe");
    expect(identifierFrom("f$vjp")).toBe("f$vjp");
    expect(identifierFrom("")).toBe("value");
  });

  test("are made by type where nobody gave one", () => {
    expect(wantedName(undefined, num)).toBe("t");
    expect(wantedName("rate", num)).toBe("rate");
  });
});

test("a variable never hides the function, the primitive or the tape that its function uses", () => {
  const s = sample();
  const hostile = (name: string): string => name;
  s.add("inv", [num], (b, [x]) => [b.prim("mul", [x, x])]);
  s.add("f", [num], (b, [x]) => {
    const clamp = b.prim("add", [x, x], hostile("clamp"));
    const inv = b.prim("mul", [clamp, clamp], hostile("inv"));
    const tape = b.prim("sub", [inv, clamp], hostile("tape"));
    const called = b.call("inv", [tape], [num], undefined, ["Math"])[0]!;
    const low = b.prim("clamp", [called, clamp, inv]);
    return [b.prim("add", [b.prim("inv", [low]), b.prim("sin", [tape])])];
  });
  const module = s.finish();
  agree(module, "f", () => [1.25]);
  expect(listing(module, "f")).toContain("Math2");
});
