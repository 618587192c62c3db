// Someone starts what does not end.
import { expect, takesTimes, test } from "../fixtures.ts";

test("an endless loop is stopped, says so, and the notebook goes on", takesTimes, async ({ notebook }) => {
  await notebook.openShared("const k = 5;", "while (true) {}", "k + 1");
  await notebook.page.getByRole("button", { name: "Run all" }).click();
  await expect(notebook.status).toHaveText("Running cell 2");
  await expect(notebook.page.getByRole("banner")).toContainText("cell 2 of 3");
  const began = Date.now();
  await notebook.stop();
  await expect(notebook.cell(2).result).toContainText("Stopped.");
  expect(Date.now() - began).toBeLessThan(500);

  await notebook.cell(3).frame.getByRole("button", { name: "Run cell" }).click();
  await expect(notebook.cell(3).result).toContainText("6");
  await notebook.cell(2).rewrite("k * 2");
  await notebook.cell(2).runByKeys();
  await expect(notebook.cell(2).result).toContainText("10");
});

test("an endless loop inside a derivative is stopped too", async ({ notebook }) => {
  await notebook.openShared(
    "gradient((x: number) => { let y = x; while (y === y) y = y * 0.5 + 1; return y; })(3);",
  );
  await notebook.page.getByRole("button", { name: "Run all" }).click();
  await expect(notebook.status).toHaveText("Running cell 1");
  await notebook.stop();
  await expect(notebook.cell(1).result).toContainText("Stopped.");
});

test("endless logging does not take the page along", async ({ notebook }) => {
  await notebook.openShared('for (;;) console.log("again");', "1 + 1");
  await notebook.page.getByRole("button", { name: "Run all" }).click();
  await expect(notebook.status).toHaveText("Running cell 1");
  await notebook.stop();
  await expect(notebook.cell(1).result).toContainText("Stopped.");
  await notebook.cell(2).frame.getByRole("button", { name: "Run cell" }).click();
  await expect(notebook.cell(2).result).toContainText("2");
});
