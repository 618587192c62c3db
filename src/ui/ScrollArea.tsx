/**
 * A box that scrolls where its content is too large for it, and can then be reached and scrolled by keys. Where there is more
 * beside what is seen, it fades out there.
 */
import { useLayoutEffect, useRef, useState, type ComponentPropsWithRef } from "react";
import styles from "./ScrollArea.module.css";

type ScrollAreaProps = Omit<ComponentPropsWithRef<"div">, "ref" | "tabIndex">;

export function ScrollArea({ className, ...props }: ScrollAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = () => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      setOverflows(scrollWidth > clientWidth || scrollHeight > clientHeight);
      markWhatIsHidden(element);
    };
    const scrolled = () => markWhatIsHidden(element);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, [props.children]);
  return (
    <div
      ref={area}
      data-scroll-area
      className={[styles["area"], className].join(" ")}
      {...props}
      {...(overflows ? { tabIndex: 0 } : {})}
    />
  );
}

/** Past the React tree, since it changes with each scroll. */
function markWhatIsHidden(element: HTMLElement): void {
  const { scrollLeft, scrollWidth, clientWidth } = element;
  const before = scrollLeft > 1 ? "before" : "";
  const after = scrollWidth - clientWidth - scrollLeft > 1 ? "after" : "";
  const hidden = [before, after].filter(Boolean).join(" ");
  if (element.dataset["hidden"] !== hidden) element.dataset["hidden"] = hidden;
}
