/**
 * Programs and the code that their gradients become, for people to read: `samples/<sentence>/source.ts` and beside it
 * `gradient.js`. Run `npx vitest run engine/emit/samples.test.ts -u` to write them anew.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gradientOf } from "../bench/gradientOf.ts";

const folder = new URL("samples/", import.meta.url);
const point = Float64Array.of(1.5, 0.5, 2, 1);

test.each(readdirSync(folder))("%s", async (sentence) => {
  const source = readFileSync(new URL(`${sentence}/source.ts`, folder), "utf8");
  const { text } = gradientOf(source, [point]).story.emit(false);
  await expect(text).toMatchFileSnapshot(
    new URL(`${sentence}/gradient.js`, folder).pathname.replaceAll("%20", " "),
  );
});
