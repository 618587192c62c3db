/** A box that scrolls where its content is too large for it, and can then be reached and scrolled by keys. */
import { useLayoutEffect, useRef, useState, type ComponentPropsWithRef } from "react";

export function ScrollArea(props: Omit<ComponentPropsWithRef<"div">, "ref" | "tabIndex">) {
  const area = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = () => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      setOverflows(scrollWidth > clientWidth || scrollHeight > clientHeight);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [props.children]);
  return <div ref={area} data-scroll-area {...props} {...(overflows ? { tabIndex: 0 } : {})} />;
}
