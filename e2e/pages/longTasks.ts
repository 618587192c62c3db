// How long the page's main thread was busy in one go, when nobody would have been answered.
import type { Page } from "@playwright/test";

/** The longest task of the main thread while `action` goes on, in ms; 0 where none took more than 50. */
export async function longestTask(page: Page, action: () => Promise<unknown>): Promise<number> {
  const observed = await page.evaluateHandle(() => {
    const tasks: number[] = [];
    const take = (entries: PerformanceEntryList) => tasks.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: "longtask" });
    return { tasks, stop: () => (take(observer.takeRecords()), observer.disconnect()) };
  });
  await action();
  return observed.evaluate(async ({ tasks, stop }) => {
    // A task is told of after its end: first what was drawn last has to be over.
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    stop();
    return Math.max(0, ...tasks);
  });
}
