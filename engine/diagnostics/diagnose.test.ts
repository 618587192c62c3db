import { describe, expect, it } from "vitest";
import { diagnose, refuse } from "./diagnose.ts";
import { DiagnosticError } from "./diagnostic.ts";

const span = { source: "c1", start: 3, end: 5 };

describe("diagnose", () => {
  it("puts the parts into message and hint, each as often as it is named", () => {
    expect(diagnose("typescript-parameter-property", span, { name: "n" })).toMatchObject({
      class: "unsupported",
      severity: "error",
      message: "The constructor parameter `n` also declares a field, which is not supported.",
      hint: "Declare the field in the class, and assign it in the constructor: `this.n = n`.",
      span,
      related: [],
    });
  });

  it("takes parts as they are, whatever stands in them", () => {
    expect(diagnose("unknown-name", span, { name: "<name> $& $1" }).message).toBe(
      "`<name> $& $1` is not defined.",
    );
  });

  it("asks for every part", () => {
    // @ts-expect-error the part `name` is missing
    const incomplete = diagnose("unknown-name", span, {});
    expect(incomplete.message).toContain("<name>");
  });
});

describe("refuse", () => {
  it("raises the diagnostic", () => {
    expect(() => refuse("with-statement", span, {})).toThrow(DiagnosticError);
  });
});
