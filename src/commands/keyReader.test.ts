import { expect, test } from "vitest";
import { everywhere, findCommands, type Command, type Place } from "./command.ts";
import { createKeyReader } from "./keyReader.ts";

const command = (id: string, keys: readonly string[], where: readonly Place[] = ["cell"]): Command => ({
  id,
  group: "Cells",
  title: id,
  keys,
  where,
  run: () => undefined,
});

const commands = [
  command("delete", ["D D", "Delete"]),
  command("copy", ["Shift+D"]),
  command("edit", ["Enter"]),
  command("palette", ["Mod+K"], everywhere),
  command("help", ["?"], everywhere),
];

/** What a series of presses gives, each 100 ms after the one before. */
function meanings(place: Place, ...strokes: readonly string[]): string[] {
  const reader = createKeyReader(() => commands);
  return strokes.map((stroke, at) => {
    const reading = reader.read(stroke, place, 100 * at);
    return reading.kind === "command" ? reading.command.id : reading.kind;
  });
}

test("two keys after each other give a command", () => {
  expect(meanings("cell", "D", "D", "D")).toEqual(["begun", "delete", "begun"]);
});

test("another key between them begins anew", () => {
  expect(meanings("cell", "D", "Enter", "D", "D")).toEqual(["begun", "edit", "begun", "delete"]);
});

test("a second key that comes late does not count", () => {
  const reader = createKeyReader(() => commands);
  reader.read("D", "cell", 0);
  expect(reader.read("D", "cell", 1_500).kind).toBe("begun");
});

test("a key means something where its command says", () => {
  expect(meanings("elsewhere", "Enter", "Mod+K")).toEqual(["nothing", "palette"]);
});

test("what writes a character is left to a text, whoever asks for it", () => {
  expect(meanings("text", "?", "D", "Mod+K")).toEqual(["nothing", "nothing", "palette"]);
});

test("commands are found by any of their words, those that begin with them first", () => {
  const listed = [command("undo delete", []), command("delete", []), command("other", [])];
  expect(findCommands(listed, "DEL").map(({ id }) => id)).toEqual(["delete", "undo delete"]);
  expect(findCommands(listed, "cells other").map(({ id }) => id)).toEqual(["other"]);
});
