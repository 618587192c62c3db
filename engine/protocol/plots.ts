/** Pictures as data: what to draw, not how. */

/** A picture as data: what to draw, not how. Numbers that are not finite stay where they were, as gaps. */
export type Plot = PointPlot | ContourPlot;

export interface PointPlot {
  readonly form: "line" | "scatter" | "bars";
  readonly title: string | undefined;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
  /** How many series were left out. */
  readonly cut: number;
  /** Names of the places on the horizontal axis, where bars have them. */
  readonly labels: readonly string[];
}

/** A function of two numbers on a grid. */
export interface ContourPlot {
  readonly form: "contour";
  readonly title: string | undefined;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly value: PlotAxis;
  /** Where the columns and the rows of `values` lie. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly values: readonly (readonly number[])[];
  /** How large the grid was that was given, rows and columns. */
  readonly given: readonly [number, number];
  /** A line over it, such as the steps of a descent. */
  readonly path: PlotSeries | undefined;
}

export interface PlotAxis {
  readonly label: string | undefined;
  readonly unit: string | undefined;
  readonly log: boolean;
}

/** Points (x[i], y[i]). */
export interface PlotSeries {
  readonly name: string | undefined;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** How many points were given; more than are here where a long series was thinned. */
  readonly length: number;
}
