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
    const take = ({ width, height }: ElementSize) => {
      if (width > 0)
        setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    // Before it is painted: what is drawn at a guess first, and at its size a frame later, moves all that is below.
    take(contentSize(element));
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) take(entry.contentRect);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, size];
}

function contentSize(element: Element): ElementSize {
  const { width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const taken = (...sides: readonly string[]) =>
    sides.reduce((sum, side) => sum + parseFloat(style.getPropertyValue(side)), 0);
  return {
    width: width - taken("padding-left", "padding-right", "border-left-width", "border-right-width"),
    height: height - taken("padding-top", "padding-bottom", "border-top-width", "border-bottom-width"),
  };
}
