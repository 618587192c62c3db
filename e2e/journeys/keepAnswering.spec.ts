// Someone computes for a long time and goes on reading.
import { expect, takesTimes, test } from "../fixtures.ts";

test(
  "the page keeps answering for ten seconds while a long computation runs",
  takesTimes,
  async ({ notebook, page }) => {
    await notebook.openShared("let s = 0; for (let i = 0; i < 2e10; i++) s += Math.sin(i); s");
    await page.getByRole("button", { name: "Run all" }).click();
    await expect(notebook.status).toHaveText("Running cell 1");
    const longest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let most = 0;
          let last = performance.now();
          const began = last;
          const tick = () => {
            const now = performance.now();
            most = Math.max(most, now - last);
            last = now;
            if (now - began > 10_000) resolve(most);
            else setTimeout(tick, 0);
          };
          tick();
        }),
    );
    expect(longest).toBeLessThan(100);
    await notebook.stop();
  },
);
