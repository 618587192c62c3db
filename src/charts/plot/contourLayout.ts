/**
 * A grid of values as bands and lines of equal value, by marching squares: in each mesh the values are taken to be linear
 * along its sides. Meshes with a corner that is not finite are left open.
 */
import { extent, range, ticks } from "d3-array";
import type { ContourPlot } from "../../../engine/protocol.ts";
import type { Tick } from "../Axis.tsx";
import type { PlotBox } from "./pointLayout.ts";
import { isShown, plotScale } from "./plotScale.ts";

export interface ContourBand {
  /** Values of at least this. */
  readonly from: number;
  /** Where they lie, as an SVG path. Bands are painted from the lowest to the highest, each over the ones before. */
  readonly area: string;
  /** Where the value is `from`; empty for the lowest band. */
  readonly line: string;
  /** From 0, the lowest, to 1. */
  readonly strength: number;
}

export interface ContourLayout {
  readonly box: PlotBox;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly bands: readonly ContourBand[];
  /** The path over it; undefined where none was given. */
  readonly path: readonly (readonly [number, number])[] | undefined;
  /** Places of the grid's columns and rows, px. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

const wantedLevels = 12;

export function layoutContour(plot: ContourPlot, width: number, height: number): ContourLayout {
  const vertical = { top: 8, bottom: height - 24 };
  const yScale = plotScale(plot.ys, plot.y, [vertical.bottom, vertical.top], { snug: true });
  const widest = Math.max(0, ...yScale.ticks.map(({ label }) => label.length));
  const box = { left: Math.min(width / 3, widest * 6.4 + 14), right: width - 8, ...vertical };
  const xScale = plotScale(plot.xs, plot.x, [box.left, box.right], { snug: true });
  const columns = plot.xs.map((x) => xScale.at(x) ?? box.left);
  const rows = plot.ys.map((y) => yScale.at(y) ?? box.bottom);
  const inside = ([x, y]: readonly [number, number]): [number, number] => [
    Math.min(Math.max(x, box.left), box.right),
    Math.min(Math.max(y, box.top), box.bottom),
  ];
  return {
    box,
    xTicks: xScale.ticks,
    yTicks: yScale.ticks,
    bands: bandsOf(plot, columns, rows),
    path: plot.path?.x.flatMap((x, i) => {
      const [px, py] = [xScale.at(x), yScale.at(plot.path?.y[i] ?? NaN)];
      return px === undefined || py === undefined ? [] : [inside([px, py])];
    }),
    columns,
    rows,
  };
}

/** Values at which bands begin, the least value first. */
export function levelsOf({ values, value: axis }: ContourPlot): readonly number[] {
  const [least, greatest] = extent(values.flat().filter((each) => isShown(each, axis)));
  if (least === undefined || greatest === undefined) return [];
  const inner = axis.log ? logLevels(least, greatest) : ticks(least, greatest, wantedLevels);
  return [least, ...inner.filter((each) => each > least && each < greatest)];
}

/** Powers of ten, with some between where there are few. */
function logLevels(least: number, greatest: number): number[] {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(greatest))];
  const decades = last - first;
  const multiples = decades > 6 ? [1] : decades > 3 ? [1, 3] : [1, 2, 5];
  const every = Math.ceil(decades / wantedLevels);
  return range(first, last + 1, every).flatMap((power) =>
    multiples.map((multiple) => multiple * 10 ** power),
  );
}

type Corner = readonly [x: number, y: number, value: number];

function bandsOf(plot: ContourPlot, columns: readonly number[], rows: readonly number[]): ContourBand[] {
  const meshes = meshesOf(plot, columns, rows);
  const levels = levelsOf(plot);
  return levels.map((from, i) => {
    const parts = joined(meshes, from).map((mesh) => clip(mesh, from));
    return {
      from,
      area: parts.map(({ area }) => area).join(""),
      line: i === 0 ? "" : parts.map(({ line }) => line).join(""),
      strength: levels.length > 1 ? i / (levels.length - 1) : 0.5,
    };
  });
}

/** The corners of each mesh, in turn around it. */
function meshesOf(
  { values, value: axis }: ContourPlot,
  columns: readonly number[],
  rows: readonly number[],
): (readonly Corner[])[] {
  const corner = (row: number, column: number): Corner => [
    columns[column] ?? 0,
    rows[row] ?? 0,
    values[row]?.[column] ?? NaN,
  ];
  const meshes: (readonly Corner[])[] = [];
  for (let row = 0; row + 1 < rows.length; row++) {
    for (let column = 0; column + 1 < columns.length; column++) {
      const mesh = [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ];
      if (mesh.every(([, , value]) => isShown(value, axis))) meshes.push(mesh);
    }
  }
  return meshes;
}

/** Neighbours in a row that lie wholly in a band are one: most of a picture is inside of its bands. */
function joined(meshes: readonly (readonly Corner[])[], level: number): (readonly Corner[])[] {
  const parts: (readonly Corner[])[] = [];
  let last: readonly Corner[] | undefined;
  for (const mesh of meshes) {
    const isWhole = mesh.every(([, , value]) => value >= level);
    const [begin, , , beginBelow] = last ?? [];
    if (isWhole && last && begin && beginBelow && isNext(last, mesh))
      parts[parts.length - 1] = last = [begin, mesh[1]!, mesh[2]!, beginBelow];
    else {
      parts.push(mesh);
      last = isWhole ? mesh : undefined;
    }
  }
  return parts;
}

/** Whether a mesh begins where another one ends. */
const isNext = (mesh: readonly Corner[], next: readonly Corner[]): boolean =>
  mesh[1]![0] === next[0]![0] && mesh[1]![1] === next[0]![1];

const figure = (value: number) => value.toFixed(1);
const point = ([x, y]: readonly [number, number]) => `${figure(x)},${figure(y)}`;

/** The part of a mesh where the value is at least `level`, and where it is just that. */
function clip(mesh: readonly Corner[], level: number): { readonly area: string; readonly line: string } {
  const outline: string[] = [];
  const crossings: string[] = [];
  for (const [i, [x, y, value]] of mesh.entries()) {
    const [nextX, nextY, next] = mesh[(i + 1) % mesh.length]!;
    if (value >= level) outline.push(point([x, y]));
    if (value >= level === next >= level) continue;
    const share = (level - value) / (next - value);
    const crossing = point([x + share * (nextX - x), y + share * (nextY - y)]);
    outline.push(crossing);
    crossings.push(crossing);
  }
  const [a, b, c, d] = crossings;
  return {
    area: outline.length > 2 ? `M${outline.join("L")}Z` : "",
    line: (a && b ? `M${a}L${b}` : "") + (c && d ? `M${c}L${d}` : ""),
  };
}
