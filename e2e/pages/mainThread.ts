// How much work the page's main thread does: processor time, which other work on the machine does not lengthen.
import type { Page } from "@playwright/test";

/** Processor time of the main thread while `action` goes on, in ms. */
export async function mainThreadWork(page: Page, action: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const total = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
  };
  const before = await total();
  await action();
  const after = await total();
  await session.detach();
  return after - before;
}
