import { expect, test } from "vitest";
import { sayKeys, strokeOf, type Pressed } from "./strokes.ts";

const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("Ctrl and ⌘ are one modifier", () => {
  expect(strokeOf(pressed("P", { ctrlKey: true, shiftKey: true }))).toBe("Mod+Shift+P");
  expect(strokeOf(pressed("p", { metaKey: true, shiftKey: true }))).toBe("Mod+Shift+P");
});

test("a letter is the same with and without Caps Lock", () => {
  expect(strokeOf(pressed("a"))).toBe("A");
  expect(strokeOf(pressed("A"))).toBe("A");
});

test("a sign says for itself whether Shift was held", () => {
  expect(strokeOf(pressed("?", { shiftKey: true }))).toBe("?");
  expect(strokeOf(pressed("_", { ctrlKey: true, shiftKey: true }))).toBe("Mod+Shift+-");
});

test("a modifier alone is no stroke", () => {
  expect(strokeOf(pressed("Shift", { shiftKey: true }))).toBeUndefined();
});

test("keys are said as the machine's keyboard names them", () => {
  expect(sayKeys("Mod+Shift+P", false)).toBe("Ctrl+Shift+P");
  expect(sayKeys("Mod+Shift+P", true)).toBe("⌘⇧P");
  expect(sayKeys("Alt+ArrowUp", false)).toBe("Alt+↑");
  expect(sayKeys("D D", false)).toBe("D, D");
  expect(sayKeys("Mod++", false)).toBe("Ctrl++");
});
