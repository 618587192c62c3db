import { expect, test } from "vitest";
import { packText, unpackText } from "./shareLink.ts";

test("what went into a link comes out of it, accents and byte order mark and all", async () => {
  const text = "\uFEFF// %%\nconst ẋ = 1; // ∂f/∂x → 🙂\r\n".repeat(200);
  const link = (await packText(text)) ?? "";
  expect(link).toMatch(/^n=[\w-]+$/);
  expect(link.length).toBeLessThan(text.length / 5);
  expect(await unpackText(`#${link}`)).toEqual({ kind: "text", text });
});

test("a broken link, a foreign fragment and none at all hold no notebook", async () => {
  const link = (await packText("hello hello hello")) ?? "";
  for (const fragment of ["", "#section", "#n=", "#n=!!!", `#${link.slice(0, -4)}`, `#${link}AAAA$`]) {
    expect((await unpackText(fragment)).kind).toBe("broken");
  }
});

test("bytes that are no text are refused", async () => {
  const bytes = new Blob([new Uint8Array([0xff, 0xfe, 0xfd])]).stream();
  const packed = new Response(bytes.pipeThrough(new CompressionStream("deflate-raw")));
  const base64 = Buffer.from(await packed.arrayBuffer()).toString("base64url");
  expect((await unpackText(`n=${base64}`)).kind).toBe("broken");
});

test("a small link that unpacks to a huge text is refused before it is unpacked", async () => {
  const bomb = new Blob(["x".repeat(50_000_000)]).stream();
  const packed = await new Response(bomb.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  const fragment = `n=${Buffer.from(packed).toString("base64url")}`;
  expect(fragment.length).toBeLessThan(100_000);
  expect(await unpackText(fragment)).toEqual({ kind: "large" });
});

test("a link longer than any of ours is refused unread", async () => {
  expect(await unpackText(`n=${"A".repeat(300_000)}`)).toEqual({ kind: "large" });
});

test("no link is made that would not open again", async () => {
  expect(await packText("x".repeat(3_000_000))).toBeUndefined();
  let noise = "";
  for (let seed = 1; noise.length < 1_000_000; seed = (seed * 48_271) % 2_147_483_647)
    noise += seed.toString(36);
  expect(await packText(noise)).toBeUndefined();
});
