/** Which of many things are drawn already, where drawing all in one go would make the page wait: a portion in each frame. */
import { useEffect, useState } from "react";

export interface Drawn {
  readonly wanted: readonly string[];
  /** Keys out of `wanted`. */
  readonly keys: ReadonlySet<string>;
}

/** What is still wanted of `before`, and up to `portion` more in the order of `wanted`. */
export function drawMore(before: ReadonlySet<string>, wanted: readonly string[], portion: number): Drawn {
  const keys = new Set<string>();
  let left = portion;
  for (const key of wanted) {
    if (!before.has(key) && --left < 0) continue;
    keys.add(key);
  }
  return { wanted, keys };
}

const nothing: ReadonlySet<string> = new Set();

/** The keys to draw now; all that are `wanted`, which has to be memoized and without repetitions, after some frames. */
export function useGradually(wanted: readonly string[], portion: number): ReadonlySet<string> {
  const [drawn, setDrawn] = useState(() => drawMore(nothing, wanted, portion));
  const now = drawn.wanted === wanted ? drawn : drawMore(drawn.keys, wanted, portion);
  if (now !== drawn) setDrawn(now);
  const isComplete = now.keys.size === wanted.length;
  useEffect(() => {
    if (isComplete) return;
    const frame = requestAnimationFrame(() => {
      setDrawn((before) => drawMore(before.keys, before.wanted, portion));
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn, isComplete, portion]);
  return now.keys;
}
