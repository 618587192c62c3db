/** What `plot.line(…)` and its kin give: a value that holds a picture as data, whatever other code does with it. */
import type { Plot } from "../../protocol.ts";

const plots = new WeakMap<object, Plot>();

/** Makes the value that a cell sees. It cannot be changed, and says what it is where it is printed as text. */
export function drawingOf(plot: Plot): object {
  const text = `[${plot.form} plot]`;
  const drawing = Object.freeze(
    Object.create(null, {
      toString: { value: () => text },
      [Symbol.toStringTag]: { value: "Plot" },
    }) as object,
  );
  plots.set(drawing, plot);
  return drawing;
}

/** The picture that a value holds; undefined where it holds none. */
export function plotOf(value: object): Plot | undefined {
  return plots.get(value);
}
