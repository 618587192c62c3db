/** How large an element is drawn, so that pictures can fill it. */
import { useLayoutEffect, useRef, useState, type RefObject } from "react";

export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A ref to put on the element and its content size in px, `initial` until it has been measured. The element's
 * size must not follow from what is drawn by it, or the two chase each other.
 */
export function useElementSize<E extends Element>(initial: ElementSize): [RefObject<E | null>, ElementSize] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState(initial);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0)
        setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, size];
}
