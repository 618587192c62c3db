// Someone has notebooks as files.
import { expect, test } from "../fixtures.ts";

/** As in browsers whose pages may not keep hold of files: they are picked and downloaded. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    delete (window as { showOpenFilePicker?: unknown }).showOpenFilePicker;
    delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
  });
});

test("a file that is opened and saved without an edit has the same bytes", async ({ notebook, desk }) => {
  const odd =
    "\uFEFF\r\n// %%   id=a\tfolded  \r\nconst a = 1;   \r\n\r\n\r\n//%% no marker\r\n// %% [markdown]\r\n//no space\r\n//   three\r\n// %%\r\n\ta + 1\r\n  ";
  await notebook.openLesson();
  await desk.open({ name: "odd.ts", text: odd });
  await expect(notebook.cells).toHaveCount(3);
  const { bytes } = await desk.fileOf("Save");
  expect(bytes.toString()).toBe(odd);
});

test("someone's file shows before it runs, can be renamed, and goes out under its name", async ({
  notebook,
  desk,
  page,
}) => {
  await notebook.openLesson();
  await desk.drop({ name: "given.ts", text: "// %%\n2 ** 10\n" });
  await expect(notebook.cell(1).text).toContainText("2 ** 10");
  await expect(notebook.cell(1).result).toHaveCount(0);
  await page.getByRole("button", { name: "Run it" }).click();
  await expect(notebook.cell(1).result).toContainText("1024");
  await desk.choose("Rename…");
  await page.getByRole("textbox", { name: "Name of this notebook" }).fill("Powers of two");
  await page.keyboard.press("Enter");
  await expect(desk.name).toHaveText("Powers of two");
  expect((await desk.fileOf("Save as…")).name).toBe("powers-of-two.ts");
});

test("a new notebook begins with something that runs", async ({ notebook, desk }) => {
  await notebook.openLesson();
  await desk.choose("New notebook");
  await expect(notebook.cells).toHaveCount(2);
  await notebook.runAll();
  await expect(notebook.cell(2).card(/^gradient of f/)).toBeVisible();
});

test("a file with a merge left undone is mended before it opens", async ({ notebook, desk, page }) => {
  await notebook.openLesson();
  await desk.open({
    name: "merged.ts",
    text: "// %%\n<<<<<<< mine\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> theirs\n// %%\na * 21\n",
  });
  const repair = page.getByRole("main", { name: "Repair" });
  await expect(repair.getByRole("list", { name: "What is wrong" }).getByRole("listitem")).toHaveCount(3);
  await expect(repair.getByRole("textbox")).toHaveValue(/<<<<<<< mine/);
  await repair.getByRole("button", { name: "Keep the second side" }).click();
  await expect(repair.getByText("Nothing is in the way any more.")).toBeVisible();
  await repair.getByRole("button", { name: "Open it" }).click();
  await notebook.runAll();
  await expect(notebook.cell(2).result).toContainText("42");
});

test("a file that is no text shows what can be done, and leads back", async ({ notebook, desk, page }) => {
  await notebook.openLesson();
  await desk.open({ name: "picture.ts", text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe]) });
  const repair = page.getByRole("main", { name: "Repair" });
  await expect(repair.getByText("holds bytes that are no text")).toBeVisible();
  await repair.getByRole("button", { name: "Leave it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The thread" })).toBeVisible();
});

test("a file on disk is written where it was opened from", async ({ notebook, desk, page }) => {
  await page.addInitScript(() => {
    const written: string[] = [];
    const handle = {
      name: "disk.ts",
      getFile: async () => new File(["// %%\n1\n"], "disk.ts"),
      queryPermission: async () => "granted",
      createWritable: async () => ({
        write: async (bytes: Uint8Array) => void written.push(new TextDecoder().decode(bytes)),
        close: async () => undefined,
      }),
    };
    Object.assign(window, {
      written,
      showOpenFilePicker: async () => [handle],
      showSaveFilePicker: async () => handle,
    });
  });
  await notebook.openLesson();
  await desk.choose("Open a file…");
  await notebook.cell(1).rewrite("1 + 1");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(desk.said.filter({ hasText: "Saved to disk.ts" })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { written: string[] }).written)).toEqual([
    "// %%\n1 + 1\n",
  ]);
});

test("a notebook goes out as a page that needs nothing, and as Markdown, both with results", async ({
  notebook,
  desk,
  page,
}) => {
  await notebook.openAndRun(
    "const a = 6;",
    "console.log('<b>seen</b>');\na * 7",
    'plot.line([3, 1, 2], { title: "Loss" })',
  );
  const markdown = await desk.fileOf("Export as Markdown");
  expect(markdown.bytes.toString()).toContain("a * 7\n```\n\n```text\n<b>seen</b>\n42\n```");
  expect(markdown.bytes.toString()).toContain("**Loss** (line plot)");
  const { bytes } = await desk.fileOf("Export as a web page");
  const html = bytes.toString();
  expect(html).not.toMatch(/<script|src=|href=|<b>/);
  await page.setContent(html);
  await expect(page.getByText("42", { exact: true })).toBeVisible();
  await expect(page.getByText("<b>seen</b>", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: "Loss" })).toBeVisible();
  await page.getByText("The figures as a table").click();
  await expect(page.getByRole("row")).toHaveCount(4);
});
