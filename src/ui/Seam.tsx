/** The line between two panels that can be dragged, or moved by arrow keys: a focusable ARIA separator. */
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import styles from "./Seam.module.css";

export interface SeamProps {
  readonly label: string;
  /** Share of the width that the left panel has, 0…1. */
  readonly share: number;
  readonly min: number;
  readonly max: number;
  readonly onMove: (share: number) => void;
}

const keySteps: Readonly<Record<string, number>> = { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 };

export function Seam({ label, share, min, max, onMove }: SeamProps) {
  const seam = useRef<HTMLDivElement>(null);
  const moveTo = (wanted: number) => onMove(Math.min(max, Math.max(min, wanted)));
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = seam.current?.parentElement?.getBoundingClientRect();
    if (box !== undefined) moveTo((event.clientX - box.left) / box.width);
  };
  const step = (event: KeyboardEvent) => {
    const delta = keySteps[event.key];
    if (delta === undefined) return;
    event.preventDefault();
    moveTo(share + delta);
  };
  return (
    <div
      ref={seam}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(100 * share)}
      aria-valuemin={Math.round(100 * min)}
      aria-valuemax={Math.round(100 * max)}
      tabIndex={0}
      className={styles["seam"]}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}
