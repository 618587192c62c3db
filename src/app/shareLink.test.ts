import { expect, test } from "vitest";
import { packText, unpackText } from "./shareLink.ts";

test("what went into a link comes out of it, accents and all", async () => {
  const text = "// %%\nconst ẋ = 1; // ∂f/∂x → 🙂\n".repeat(200);
  const link = await packText(text);
  expect(link).toMatch(/^n=[\w-]+$/);
  expect(link.length).toBeLessThan(text.length / 5);
  expect(await unpackText(`#${link}`)).toBe(text);
});

test("a broken link, a foreign fragment and none at all hold no notebook", async () => {
  const link = await packText("hello hello hello");
  for (const fragment of ["", "#section", "#n=", "#n=!!!", `#${link.slice(0, -4)}`, `#${link}AAAA$`]) {
    expect(await unpackText(fragment)).toBeUndefined();
  }
});

test("a small link that unpacks to a huge text is refused", async () => {
  expect(await unpackText(await packText("x".repeat(3_000_000)))).toBeUndefined();
});
