// Someone's notebook wants more than it should have. Whatever it tries, the page answers, and nothing typed is lost.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import type { NotebookPage } from "../pages/notebookPage.ts";

/** Addresses outside of the page that were asked for. */
function watchRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

/** The page answers a click, the hostile text is still there, and the innocent cell after it still computes. */
async function isUnharmed(notebook: NotebookPage, text: string): Promise<void> {
  const { page } = notebook;
  const theme = page.getByRole("button", { name: /^Theme/ });
  const before = await theme.getAttribute("aria-label");
  await theme.click();
  await expect(theme).not.toHaveAttribute("aria-label", before ?? "");
  await expect(notebook.cell(1).text).toContainText(text.slice(0, 40));
  await notebook.cell(2).frame.getByRole("button", { name: "Run cell" }).click();
  await expect(notebook.cell(2).result).toContainText("42");
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
  await expect(page).toHaveTitle(/Mixtape/);
}

const innocent = "6 * 7";

/** What reaches for a power that is not there: the text, and what its cell says. */
const reaching: Readonly<Record<string, { readonly code: string; readonly says: RegExp }>> = {
  "fetch, by every way there is": {
    code: `const world = (() => {}).constructor("return self")();
["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "importScripts", "navigator"].filter((name) => world[name] !== undefined)`,
    says: /\[\]/,
  },
  "read storage": {
    code: `const world = (() => {}).constructor("return self")();
["indexedDB", "caches", "localStorage", "sessionStorage", "cookieStore"].filter((name) => world[name] !== undefined)`,
    says: /\[\]/,
  },
  "reach the page around it": {
    code: `const world = (() => {}).constructor("return self")();
["parent", "top", "opener", "document", "window", "postMessage", "location"].filter((name) => world[name] !== undefined)`,
    says: /\[\]/,
  },
  "start workers of its own": {
    code: `const world = (() => {}).constructor("return self")();
["Worker", "SharedWorker", "BroadcastChannel", "MessageChannel", "MessagePort"].filter((name) => world[name] !== undefined)`,
    says: /\[\]/,
  },
  "wait for a lock that never opens": {
    code: "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
    says: /not there in a notebook/,
  },
  "fill memory by long arrays": {
    code: "const xs: Float64Array[] = []; while (true) xs.push(new Float64Array(1e6).fill(1));",
    says: /more than the cell's budget of 512 MiB/,
  },
  "fill memory by small objects": {
    code: "const xs: object[] = []; while (true) xs.push({});",
    says: /more than the cell's budget of 512 MiB/,
  },
  "fill memory by a map, and catch what it is told": {
    code: "const map = new Map<number, number[]>(); for (let i = 0, caught = 0; caught < 3; i++)\n  try { map.set(i, [i, i + 0.5]); } catch (error) { if (++caught === 3) throw error; }",
    says: /more than the cell's budget of 512 MiB/,
  },
  "fill memory by WebAssembly": {
    code: "new WebAssembly.Memory({ initial: 60000, maximum: 65536 })",
    says: /not there in a notebook/,
  },
  "call without end": {
    code: "function deeper(n: number): number { return deeper(n + 1) + 1; }\ndeeper(0)",
    says: /nested too deeply/,
  },
  "make a string without end": {
    code: 'let text = "x";\nfor (;;) text += text;',
    says: /Invalid string length/,
  },
  "spring a trap when its result is looked at": {
    code: `new Proxy({}, { ownKeys() { throw new Error("trap"); }, get() { throw new Error("trap"); } })`,
    says: /cannot be shown/,
  },
  "spring a trap in a getter": {
    code: "({ get a() { for (;;) {} }, b: { get c() { throw new Error('trap'); } } })",
    says: /getter/,
  },
  "throw what cannot be printed": {
    code: `throw new Proxy({}, { get() { throw new Error("trap"); } });`,
    says: /threw/,
  },
};
for (const [what, { code, says }] of Object.entries(reaching)) {
  test(`a notebook that would ${what} gets nowhere`, async ({ notebook, page, expectedOnConsole }) => {
    // The browser reports what the policy refused.
    expectedOnConsole.push(/Content Security Policy/);
    const asked = watchRequests(page);
    await notebook.openAndRun(code, innocent);
    await expect(notebook.cell(1).result).toContainText(says);
    await isUnharmed(notebook, code.split("\n")[0] ?? "");
    expect(asked).toEqual([]);
  });
}

test("a notebook that would load a module gets nothing, even from where something listens", async ({
  notebook,
  expectedOnConsole,
}) => {
  // The browser reports what the policy refused.
  expectedOnConsole.push(/Content Security Policy/);
  let visits = 0;
  const server = createServer((_request, response) => {
    visits++;
    response
      .setHeader("access-control-allow-origin", "*")
      .setHeader("content-type", "text/javascript")
      .end("1");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.js`;
  const code = `const load = (() => {}).constructor("return import('${address}').then(() => 'loaded', () => 'refused')");\nString(load())`;
  await notebook.openAndRun(code, innocent);
  await isUnharmed(notebook, code);
  expect(visits).toBe(0);
  server.close();
});

/** What does not end, until it is stopped. */
const endless: Readonly<Record<string, string>> = {
  "log without end": 'for (let i = 0; ; i++) console.log("again", i, [i, { i }]);',
  "search by a pattern that never comes to an end": `/^(\\w+\\s?)*$/.test("aaaa ".repeat(12) + "!")`,
  "show its progress without end": "for (let i = 0; ; i++) { console.info(i); Math.sin(i); }",
  "differentiate without end":
    "gradient((x: number) => { let y = x; while (y === y) y = 0.5 * y + 1; return y; })(1)",
};
for (const [what, code] of Object.entries(endless)) {
  test(`a notebook that would ${what} is stopped`, async ({ notebook }) => {
    await notebook.openShared(code, innocent);
    await notebook.page.getByRole("button", { name: "Run all" }).click();
    await expect(notebook.status).toHaveText("Running cell 1");
    await notebook.stop();
    await expect(notebook.cell(1).result).toContainText("Stopped.");
    await isUnharmed(notebook, code);
  });
}

test("script, handlers, frames, styles and foreign pictures in Markdown do nothing", async ({
  notebook,
  page,
  expectedOnConsole,
}) => {
  // The browser reports the handler that it refused while the text was being cleaned.
  expectedOnConsole.push(/Content Security Policy/);
  const asked = watchRequests(page);
  await notebook.openLesson();
  await page.getByRole("main").getByRole("button", { name: "Text" }).click();
  const area = notebook.main.getByRole("textbox");
  await area.fill(
    '# Mine\n<script>window.hurt = 1</script><img src=x onerror="window.hurt = 1"><a href="javascript:window.hurt=1">go</a>' +
      '<iframe srcdoc="<script>parent.hurt = 1</script>"></iframe><style>body { display: none }</style> $\\href{javascript:window.hurt=1}{x}$' +
      '<title>Your bank</title><base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/">' +
      '<a href="data:text/html,<script>1</script>">data</a><form action="https://elsewhere.example/"><button>Log in</button></form>',
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  await expect(
    notebook.main.locator(
      "script, img, iframe, style, base, meta, form, [onerror], [href^=javascript], [href^=data]",
    ),
  ).toHaveCount(0);
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
  await expect(page).toHaveTitle(/Mixtape/);
  expect(asked).toEqual([]);
});

test("Markdown that is nested or long beyond reason takes neither the page nor the text along", async ({
  notebook,
  page,
}) => {
  const monsters = [">".repeat(20_000) + "a", "*a ".repeat(200_000), "$\\def\\a{\\a\\a}\\a$"];
  const file = monsters.map((text) => `// %% [markdown]\n// ${text}\n`).join("\n") + "\n// %%\n6 * 7\n";
  await page.goto(`/#n=${deflateRawSync(file).toString("base64url")}`);
  await expect(notebook.cells).toHaveCount(4);
  await notebook.runAll();
  await expect(notebook.cell(4).result).toContainText("42");
});

test("tampering with the language's own objects lasts until the next run of all", async ({ notebook }) => {
  await notebook.openAndRun(
    "Array.prototype.map = () => { throw new Error('mine'); };\nMath.sin = () => 7;\nJSON.stringify = undefined as any;\nObject.defineProperty(Object.prototype, 'kind', { value: 'hurt' });",
    "1 + 1",
  );
  await notebook.cell(1).rewrite("const calm = 1;");
  await notebook.runAll();
  await expect(notebook.cell(2).result).toContainText("2");
  await notebook.cell(2).rewrite("[Math.sin(0), [1, 2].map((x) => 2 * x)]");
  await notebook.cell(2).runByKeys();
  await expect(notebook.cell(2).result).toContainText("[0, [2, 4]]");
});

test("results without end are shown in part, and the page keeps answering", async ({ notebook, page }) => {
  await notebook.openAndRun(
    "Array.from({ length: 2e6 }, (_, i) => i)",
    "const deep: any = {}; let at = deep; for (let i = 0; i < 1e5; i++) at = at.next = {}; deep;",
    '"x".repeat(1e7)',
    "const loop: any = {}; loop.self = loop; loop;",
    "1 + 1",
  );
  await expect(notebook.cell(1).result).toContainText("2,000,000 numbers");
  await expect(notebook.cell(5).result).toContainText("2");
  await page.getByRole("button", { name: /^Theme/ }).click();
});

test("messages forged from the page, from another frame and to the sandbox are not heard", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun("1 + 1");
  await page.evaluate(async () => {
    const forged = { kind: "broken", message: "forged" };
    window.postMessage(forged, "*");
    for (const frame of document.querySelectorAll("iframe")) frame.contentWindow?.postMessage("hurt()", "*");
    const other = document.createElement("iframe");
    other.src = "sandbox.html";
    const isLoaded = new Promise((resolve) => other.addEventListener("load", resolve));
    document.body.append(other);
    await isLoaded;
    (other.contentWindow as unknown as { parent: Window }).parent.postMessage(forged, "*");
    other.remove();
  });
  await notebook.runAll();
  await expect(notebook.cell(1).result).toContainText("2");
  await expect(page.getByText("forged")).toHaveCount(0);
});

test("poisoned links are refused with words", async ({ page }) => {
  const links = {
    bomb: deflateRawSync(Buffer.alloc(60_000_000, 120)).toString("base64url"),
    noText: deflateRawSync(Buffer.from([0xff, 0xfe, 0xfd])).toString("base64url"),
    cut: deflateRawSync("// %%\n1 + 1\n".repeat(50)).toString("base64url").slice(0, -9),
    long: "A".repeat(250_000),
    signs: "<script>window.hurt=1</script>",
  };
  for (const [name, link] of Object.entries(links)) {
    await page.goto("about:blank");
    await page.goto(`/#n=${link}`);
    const words = name === "bomb" || name === "long" ? "more than a notebook may hold" : "holds no notebook";
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole("main").getByRole("button", { name: "Code" })).toBeEnabled();
  }
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
});

test("a name that would be a path, a tag or a spoof is only a name", async ({
  desk,
  page,
  expectedOnConsole,
}) => {
  // The browser reports the handler that it refused while the text was being cleaned.
  expectedOnConsole.push(/Content Security Policy/);
  await page.addInitScript(() => delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker);
  const name = "../../<img src=x onerror=hurt()>\u202Egpj.exe";
  const file = `// %% [markdown]\n// # ${name}\n\n// %%\n6 * 7\n`;
  await page.goto(`/#n=${deflateRawSync(file).toString("base64url")}`);
  await expect(desk.name).toContainText("<img src=x onerror=hurt()>");
  expect((await desk.fileOf("Download")).name).toMatch(/^[\p{L}\p{N}-]+\.ts$/u);
  await expect(page).toHaveTitle(/Mixtape/);
  await expect(page.locator("img")).toHaveCount(0);
});
