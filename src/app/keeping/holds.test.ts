import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHolds } from "./holds.ts";
import { MemoryLocks } from "./testing/memoryLocks.ts";

/** The channels of all tabs; what one posts the others hear at once. */
const channels = new Set<{ onmessage: ((event: { data: unknown }) => void) | null }>();

class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    channels.add(this);
  }
  postMessage(data: unknown): void {
    for (const other of channels) if (other !== this) other.onmessage?.({ data });
  }
}

beforeEach(() => {
  channels.clear();
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("navigator", { locks: new MemoryLocks() });
});
afterEach(() => void vi.unstubAllGlobals());

/** A tab, and what it was told. */
function tab() {
  const told: string[] = [];
  const holds = createHolds({
    onAsked: () => Promise.resolve(void told.push("asked")),
    onLost: () => void told.push("lost"),
    onChanged: () => void told.push("changed"),
  });
  return { ...holds, told };
}

test("one tab holds a notebook, and another gets it when the first lets go", async () => {
  const [first, second] = [tab(), tab()];
  expect(await first.take("n", 10)).toBe(true);
  expect(await second.take("n", 10)).toBe(false);
  first.letGo();
  expect(await second.take("n", 10)).toBe(true);
});

test("taking hold of another notebook lets go of the one before", async () => {
  const [first, second] = [tab(), tab()];
  await first.take("a", 10);
  await first.take("b", 10);
  expect(await second.take("a", 10)).toBe(true);
  expect(await second.take("b", 10)).toBe(false);
});

test("a tab that is asked keeps its text before it gives the notebook away", async () => {
  const [first, second] = [tab(), tab()];
  await first.take("n", 10);
  await second.takeOver("n");
  expect(first.told).toEqual(["asked", "lost"]);
  expect(await first.take("n", 10)).toBe(false);
});

test("from a tab that does not answer it is taken, and that tab learns of it", async () => {
  vi.useFakeTimers();
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const aborting = new AbortController();
    setTimeout(() => aborting.abort(new DOMException("late", "TimeoutError")), ms);
    return aborting.signal;
  });
  const [first, second] = [tab(), tab()];
  await first.take("n");
  // It hangs, and hears nothing.
  [...channels][0]!.onmessage = null;
  const taking = second.takeOver("n");
  await vi.runAllTimersAsync();
  await taking;
  expect(first.told).toEqual(["lost"]);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("what a tab has kept is told to the others, and not to itself", () => {
  const [first, second] = [tab(), tab()];
  first.announce();
  expect([first.told, second.told]).toEqual([[], ["changed"]]);
});

test("without locks every tab may write", async () => {
  vi.stubGlobal("navigator", {});
  const [first, second] = [tab(), tab()];
  expect([await first.take("n"), await second.take("n")]).toEqual([true, true]);
});
