import { expect, test } from "vitest";
import type { NonFiniteNote } from "../../../engine/protocol.ts";
import { sayNonFinite } from "./sayNonFinite.ts";

const seen = { state: "seen", call: 1, path: [], cut: 0 } as unknown as NonFiniteNote;

test.each([
  ["loss", 'gradient(loss, { nonFinite: "follow" })'],
  ["größe", 'gradient(größe, { nonFinite: "follow" })'],
  ["model.loss", 'gradient(model.loss, { nonFinite: "follow" })'],
  ["x => …", 'gradient(f, { nonFinite: "follow" })'],
])("the way to ask for more names the function %s where its name can be written so", (entry, call) => {
  expect(sayNonFinite(seen, { transform: "gradient", entry, calls: 1 })).toContain(`\`${call}\``);
});
