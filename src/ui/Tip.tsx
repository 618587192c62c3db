/** A few words at a place on the screen, over everything and in nobody's way. */
import { useLayoutEffect, useRef, type ReactNode } from "react";
import styles from "./Tip.module.css";

export interface TipProps {
  /** Where it points, in px of the window: it stands below, or above where there is no room. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number };
  readonly children: ReactNode;
}

const gap = 6;

export function Tip({ at, children }: TipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = tip.current;
    if (element === null) return;
    element.showPopover();
    const { offsetWidth: width, offsetHeight: height } = element;
    const fits = at.bottom + gap + height <= innerHeight;
    element.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - width - gap))}px`;
    element.style.top = `${fits ? at.bottom + gap : Math.max(gap, at.top - gap - height)}px`;
  }, [at, children]);
  return (
    <div ref={tip} popover="manual" role="tooltip" className={styles["tip"]}>
      {children}
    </div>
  );
}
