/** Keys in a pane of lines: up and down step to the next place, Enter holds it, Escape lets go. */
import type { Span } from "../../../engine/protocol.ts";
import type { KeyboardEvent } from "react";

/** `places` are those of the lines; lines without one (empty, or of nobody's making) are stepped over. */
export function stepLine(
  event: KeyboardEvent,
  places: readonly (Span | undefined)[],
  current: Span | undefined,
  onLight: (span: Span | undefined) => void,
  onPin: (span: Span) => void,
): void {
  if (event.key === "Escape") onLight(undefined);
  if (event.key === "Enter" && current !== undefined) onPin(current);
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const target = nextPlace(places, current, step);
  if (target !== undefined) onLight(target);
}

/** The next place that differs from the present one; the first one from the top, or from the bottom, without one. */
export function nextPlace(
  places: readonly (Span | undefined)[],
  current: Span | undefined,
  step: 1 | -1,
): Span | undefined {
  const same = (span: Span | undefined) =>
    span?.source === current?.source && span?.start === current?.start && span?.end === current?.end;
  const positions = [...places.keys()].filter((index) => current !== undefined && same(places[index]));
  const from =
    positions.length === 0
      ? step > 0
        ? -1
        : places.length
      : positions[step > 0 ? positions.length - 1 : 0]!;
  for (let index = from + step; index >= 0 && index < places.length; index += step) {
    const place = places[index];
    if (place !== undefined && place.end > place.start && !same(place)) return place;
  }
  return undefined;
}
