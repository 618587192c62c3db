/** Declarations of what a cell says to its reader: inputs, plots, what it shows on the way, checks. */

/** The types behind them; they merge with those of derivatives. */
export const outputTypes = `
/** A picture, drawn where it is the value of a cell or shown. */
interface Plot {
  readonly [Symbol.toStringTag]: "Plot";
}

declare namespace Mixtape {
  type Numbers = readonly number[] | Float64Array | Float32Array;

  interface Labelled {
    /** What the control is called. Default: the name. */
    readonly label?: string;
  }

  interface NumberOptions extends Labelled {
    /** The least value. Default: none. */
    readonly min?: number;
    /** The greatest value. Default: none. */
    readonly max?: number;
    /** How far apart values lie. */
    readonly step?: number;
  }

  interface SliderOptions extends NumberOptions {
    readonly min: number;
    readonly max: number;
    /** Default: 1 where all are whole numbers, otherwise about a hundredth of the range. */
    readonly step?: number;
  }

  /** One line, cloud or set of bars; without \`x\`, it counts from 0. */
  interface Series {
    readonly name?: string;
    readonly x?: Numbers;
    readonly y: Numbers;
  }

  type Data = Numbers | Series | readonly { readonly x: number; readonly y: number }[] | readonly (Numbers | Series)[];

  interface Axis {
    readonly label?: string;
    readonly unit?: string;
    /** Equal distances are equal ratios; what is not positive is left out and counted. Default: false. */
    readonly log?: boolean;
  }

  interface PlotOptions {
    readonly title?: string;
    /** The label of an axis, or more about it. */
    readonly x?: string | Axis;
    readonly y?: string | Axis;
    /** Names of the series, in order. */
    readonly names?: readonly string[];
  }

  interface BarOptions extends PlotOptions {
    /** What stands below each bar. */
    readonly labels?: readonly (string | number)[];
  }

  interface Range {
    readonly label?: string;
    readonly unit?: string;
    readonly from: number;
    readonly to: number;
  }

  interface ContourOptions {
    readonly title?: string;
    /** Where to draw: \`[from, to]\`, or more about the axis. Rows of a grid are y, columns x. */
    readonly x?: readonly [from: number, to: number] | Range;
    readonly y?: readonly [from: number, to: number] | Range;
    /** About the values; with \`log\`, levels lie at equal ratios. */
    readonly value?: string | Axis;
    /** Points of the function in each direction, 2 to 120. Default: 60. */
    readonly steps?: number;
    /** A line over it, such as the steps of a descent. */
    readonly path?: Series | readonly (readonly number[])[] | readonly { readonly x: number; readonly y: number }[];
  }
}`;

/** By name, since a cell may define its own. */
export const outputDeclarations = {
  input: `
/**
 * Controls that are bound to names: \`const n = input.slider(10, { min: 1, max: 100 })\`. Each gives its first argument, which is
 * written out because moving the control rewrites it in the text; what depends on the name then runs again. They stand at the
 * top level of a cell.
 */
declare const input: {
  /** A number between \`min\` and \`max\`, to be dragged. @example const n = input.slider(10, { min: 1, max: 100 }); */
  slider(value: number, options: Mixtape.SliderOptions): number;
  /** A number, to be typed. @example const rate = input.number(0.5, { min: 0 }); */
  number(value: number, options?: Mixtape.NumberOptions): number;
  /** One of several texts or numbers. @example const method = input.select("rk4", ["euler", "rk4"]); */
  select<const C extends readonly (string | number)[]>(
    value: NoInfer<C[number]>,
    choices: C,
    options?: Mixtape.Labelled,
  ): C[number];
  /** True or false. @example const isStiff = input.checkbox(false); */
  checkbox(value: boolean, options?: Mixtape.Labelled): boolean;
  /** A text. @example const title = input.text("Loss"); */
  text(value: string, options?: Mixtape.Labelled): string;
};`,
  plot: `
/**
 * Pictures: written as the last line of a cell, or given to \`show\`. Data is \`ys\`, \`{ x, y, name }\`, points \`{ x, y }[]\`, or an array of
 * the first two. Long series are thinned, and say so; what is not finite is a gap.
 */
declare const plot: {
  /** Lines through points. @example plot.line(losses, { title: "Loss", x: "step", y: { log: true } }) */
  line(data: Mixtape.Data, options?: Mixtape.PlotOptions): Plot;
  /** Points. @example plot.scatter({ x: xs, y: ys }) */
  scatter(data: Mixtape.Data, options?: Mixtape.PlotOptions): Plot;
  /** Bars from zero; several series stand side by side. @example plot.bars({ euler: 3, rk4: 1 }, { y: "error" }) */
  bars(data: Mixtape.Data | Readonly<Record<string, number>>, options?: Mixtape.BarOptions): Plot;
  /**
   * Levels of a function of two numbers, called as \`f(x, y)\`, or as \`f([x, y])\` where it has one parameter; or of rows of numbers.
   * @example plot.contour((x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, { x: [-2, 2], y: [-1, 3], value: { log: true } })
   */
  contour(
    f: ((x: number, y: number) => number) | ((point: number[]) => number) | readonly Mixtape.Numbers[],
    options?: Mixtape.ContourOptions,
  ): Plot;
};`,
  show: `
/**
 * Shows a value below the cell while it runs, and what it was last when it has run. A later value of the same key takes the
 * earlier one's place; without a key, each place in the text has its own. It is drawn ten times a second at most. A function is
 * called when its value is due, which saves making what nobody sees.
 *
 * @example for (let step = 0; step < 1000; step++) { loss = train(); show(loss, { key: "loss" }); }
 * @example show(() => plot.line(losses), { key: "curve" })
 */
declare function show(value: unknown, options?: { readonly key?: string | number }): void;`,
  progress: `
/**
 * Says how much of a long cell is done, from 0 to 1.
 *
 * @example progress(step / steps, "training")
 */
declare function progress(fraction: number, label?: string): void;`,
  check: `
/**
 * Says below the cell whether a condition holds. In the check of an exercise it is the verdict.
 *
 * @example check(Math.abs(df(3) - 6) < 1e-9, "the derivative at 3 is 6")
 */
declare function check(condition: boolean, message?: string): void;`,
  memoryBudget: `
/**
 * Lets what the rest of this cell fills hold more than 512 MiB; past its budget a cell ends with an error, and not the page.
 *
 * @example memoryBudget(2 ** 31);
 */
declare function memoryBudget(bytes: number): void;`,
} as const;
