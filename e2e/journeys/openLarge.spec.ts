// Someone keeps a whole course in one notebook: two hundred cells, opened and leafed through.
import { expect, takesTimes, test } from "../fixtures.ts";
import { mainThreadWork } from "../pages/mainThread.ts";

/** Functions, their gradients, and words between them. */
const cells = Array.from({ length: 200 }, (_, at) => {
  const name = `f${Math.floor(at / 4)}`;
  const kinds = [
    `// Part ${at}: a sum over a curve.\nconst ${name} = (x: number[]): number => {\n  let sum = 0;\n  for (let i = 0; i < x.length; i++) {\n    const wave = Math.sin(x[i] * ${at + 1});\n    sum += wave * wave + 0.5 * x[i];\n  }\n  return sum;\n};`,
    `gradient(${name})([1, 2, 3])`,
    `console.log("part", ${at}, ${name}([0.5]));`,
    `const more${at} = Array.from({ length: 20 }, (_, i) => ${name}([i, i + 1]));\nmore${at}`,
  ];
  return kinds[at % 4]!;
});

declare global {
  interface Window {
    /** When the last cell was there and the page could answer, in ms since it was asked for. */
    allThereAt?: number;
  }
}

test("two hundred cells open within two seconds", takesTimes, async ({ page, notebook }) => {
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('[aria-label^="Cell 200,"]') === null) return;
      observer.disconnect();
      // After the frame that shows it.
      requestAnimationFrame(() => setTimeout(() => (window.allThereAt = performance.now())));
    }).observe(document, { childList: true, subtree: true });
  });
  await notebook.openShared(...cells);
  await page.waitForFunction(() => window.allThereAt !== undefined);
  expect(await page.evaluate(() => window.allThereAt)).toBeLessThan(2_000);
});

test(
  "two hundred cells with their results scroll at fifty frames a second",
  takesTimes,
  async ({ page, notebook }) => {
    await notebook.openAndRun(...cells);
    const frames = 120;
    const scroll = (main: Element, count: number) =>
      new Promise<void>((resolve) => {
        let left = count;
        const step = () => {
          main.scrollTop += 120;
          if (--left > 0) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      });
    const work = await mainThreadWork(page, () => notebook.main.evaluate(scroll, frames));
    expect(work / frames).toBeLessThan(20);
  },
);

test("typing among two hundred cells is never waited for", takesTimes, async ({ page, notebook }) => {
  await notebook.openAndRun(...cells);
  await notebook.cell(1).edit();
  await page.keyboard.press("ControlOrMeta+End");
  const typed = "\nconst typed = [1, 2, 3];";
  const work = await mainThreadWork(page, () => page.keyboard.type(typed));
  await expect(notebook.cell(1).frame).toContainText("const typed");
  expect(work / typed.length).toBeLessThan(50);
});
