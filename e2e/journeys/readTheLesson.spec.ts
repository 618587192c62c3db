// Someone opens Mixtape for the first time and reads.
import { expect, test } from "../fixtures.ts";

test("the first lesson opens already run, with a card for each derivative", async ({ notebook, page }) => {
  await notebook.openLesson();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The thread");
  await expect(page.getByRole("article", { name: /^gradient of / })).not.toHaveCount(0);
  await expect(notebook.status).toHaveText("All cells ran.");
});

test("mathematics in the text is set", async ({ notebook, page }) => {
  await notebook.openLesson();
  await expect(page.locator("main .katex").first()).toBeVisible();
});

test("a card opens and tells value, work and bytes with their units", async ({ notebook, page }) => {
  await notebook.openLesson();
  const card = page.getByRole("article", { name: /^gradient of / }).first();
  await card.getByRole("button", { expanded: false }).click();
  await expect(card.getByText(/operations, .*\sprimals?$/)).toBeVisible();
  await expect(card.getByText(/allowed$/)).toBeVisible();
  await card.getByRole("button", { name: "Look inside" }).click();
  await expect(notebook.inspector.view).toBeVisible();
});

test("the inspector shows graph, tape, modes and code of the same derivative", async ({ notebook }) => {
  await notebook.openLesson();
  for (const view of ["Graph", "Tape", "Modes", "Code", "Steps"]) {
    await expect(await notebook.inspector.show(view)).not.toBeEmpty();
    await expect(notebook.inspector.panel.getByRole("alert")).toHaveCount(0);
  }
});

test("what has run stays where it is: nothing moves away from under the pointer on the way to the end", async ({
  notebook,
}) => {
  await notebook.openLesson();
  const end = notebook.main.getByRole("button", { name: "Text" });
  const places = await end.evaluate(async (button) => {
    const main = button.closest("main");
    if (main === null) throw new Error("The button to add text is not in the notebook.");
    const place = () => button.getBoundingClientRect().top + main.scrollTop;
    const seen = [place()];
    for (let top = 0; top < main.scrollHeight; top += main.clientHeight) {
      main.scrollTop = top;
      for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
      seen.push(place());
    }
    return seen;
  });
  expect(places.length).toBeGreaterThan(3);
  expect(Math.max(...places) - Math.min(...places)).toBeLessThan(1);
});
