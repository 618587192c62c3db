import { expect, test } from "vitest";
import { callText } from "./callText.ts";

test("functions without a name are told apart by the line that stays when the rest is cut", () => {
  expect(callText("gradient", "function (line 4)")).toEqual({
    start: "gradient(function",
    end: " (line 4))",
  });
});

test("of a long name the end stays", () => {
  const { start, end } = callText("hessian", "energyOfTheWholeSystemAtRest");
  expect(start + end).toBe("hessian(energyOfTheWholeSystemAtRest)");
  expect(end).toBe("AtRest)");
});

test("a short name stays whole", () => {
  expect(callText("gradient", "f")).toEqual({ start: "gradient(", end: "f)" });
});
