/** Shows what is known of the name under the pointer in a text that is only read, once the pointer rests there. */
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from "react";
import { useStores } from "../../store/StoresContext.ts";
import { Tip, type TipProps } from "../../ui/Tip.tsx";
import { sayingAt, type NameSaying } from "./nameNotes.ts";
import { offsetAtPoint } from "./offsetAtPoint.ts";

const restMs = 250;

export interface NameTip {
  readonly tip: ReactNode;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
}

export function useNameTip(cell: string, text: string): NameTip {
  const { runs } = useStores();
  const [shown, setShown] = useState<{ saying: NameSaying; at: TipProps["at"] } | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => {
    clearTimeout(timer.current);
    setShown(undefined);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (element: HTMLElement, x: number, y: number) => {
    const offset = offsetAtPoint(element, x, y);
    const saying = offset === undefined ? undefined : sayingAt(runs.getState().outcomes, cell, text, offset);
    const line = document.elementFromPoint(x, y)?.getBoundingClientRect();
    if (saying === undefined || line === undefined) setShown(undefined);
    else setShown({ saying, at: { left: x, top: line.top, bottom: line.bottom } });
  };
  return {
    tip: shown !== undefined && (
      <Tip at={shown.at}>
        <strong>{shown.saying.title}</strong>
        {shown.saying.lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </Tip>
    ),
    onPointerMove({ currentTarget, clientX, clientY, pointerType, buttons }) {
      hide();
      if (pointerType !== "mouse" || buttons !== 0) return;
      timer.current = setTimeout(() => show(currentTarget, clientX, clientY), restMs);
    },
    onPointerLeave: hide,
  };
}
