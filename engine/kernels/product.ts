/**
 * The kernel of the product of two matrices. Block by block: blocks are packed into strips that lie in the order in which they are
 * read, so that transposed operands cost nothing, and tiles of the result are summed in registers (Goto and van de Geijn
 * 2008, “Anatomy of high-performance matrix multiplication”). Terms are added in order, as the plain loop adds them.
 */
import type { Kernel } from "./kernel.ts";
import { side, tileAdder, type TileAdder } from "./tiles.ts";

/** x(i, j), held in a list at i·down + j·along. */
export interface Operand {
  readonly data: Float64Array;
  readonly down: number;
  readonly along: number;
}

/** Rows, columns and terms of a block; multiples of `side`. What a block needs stays near the processor. */
const rowsOfBlock = 256;
const columnsOfBlock = 512;
const termsOfBlock = 256;

const leftPlace = 0;
const rightPlace = rowsOfBlock * termsOfBlock;
const tilesPlace = rightPlace + termsOfBlock * columnsOfBlock;
/** Numbers that the memory of a `TileAdder` must hold. */
export const memoryNeeded = tilesPlace + rowsOfBlock * columnsOfBlock;

let known: TileAdder | undefined;

/** x: f64[m][k], y: f64[k][n] → f64[m·n], row by row. Entry (i, j) is 0 + x(i, 0)·y(0, j) + x(i, 1)·y(1, j) + …, from left to right. */
export function multiply(
  m: number,
  k: number,
  n: number,
  x: Operand,
  y: Operand,
  adder?: TileAdder,
): Float64Array {
  const tiles = adder ?? (known ??= tileAdder(memoryNeeded));
  const out = new Float64Array(m * n);
  for (let row = 0; row < m; row += rowsOfBlock)
    for (let column = 0; column < n; column += columnsOfBlock) {
      const height = Math.min(rowsOfBlock, m - row);
      const width = Math.min(columnsOfBlock, n - column);
      const left: Lines = { data: x.data, from: row, count: height, apart: x.down, termsApart: x.along };
      const right: Lines = { data: y.data, from: column, count: width, apart: y.along, termsApart: y.down };
      sumBlock(tiles, k, left, right);
      unpack(tiles.memory, out, { at: row * n + column, height, width, apart: n });
    }
  return out;
}

/** Rows of the left matrix or columns of the right one, each with a number for each term. */
interface Lines {
  readonly data: Float64Array;
  readonly from: number;
  readonly count: number;
  readonly apart: number;
  readonly termsApart: number;
}

/** Leaves the sums of one block of the result in its tiles. */
function sumBlock({ memory, add }: TileAdder, k: number, left: Lines, right: Lines): void {
  const [leftCount, rightCount] = [Math.ceil(left.count / side), Math.ceil(right.count / side)];
  memory.fill(0, tilesPlace, tilesPlace + leftCount * rightCount * side * side);
  for (let term = 0; term < k; term += termsOfBlock) {
    const depth = Math.min(termsOfBlock, k - term);
    pack(memory, leftPlace, left, term, depth);
    pack(memory, rightPlace, right, term, depth);
    add({ left: leftPlace, right: rightPlace, tiles: tilesPlace, leftCount, rightCount, depth });
  }
}

/** Lines → strips of `side` lines. What the last strip has too much is filled with zeros, and never read from the tiles. */
function pack(memory: Float64Array, place: number, lines: Lines, term: number, depth: number): void {
  if (lines.apart < lines.termsApart) packByTerm(memory, place, lines, term, depth);
  else packByLine(memory, place, lines, term, depth);
  const inLast = lines.count % side;
  if (inLast === 0) return;
  const last = place + (lines.count - inLast) * depth;
  for (let t = 0; t < depth; t++) memory.fill(0, last + t * side + inLast, last + (t + 1) * side);
}

/** For lines whose terms lie side by side. */
function packByLine(memory: Float64Array, place: number, lines: Lines, term: number, depth: number): void {
  const { data, from, count, apart, termsApart } = lines;
  for (let line = 0; line < count; line++) {
    const strip = place + (line - (line % side)) * depth + (line % side);
    const start = (from + line) * apart + term * termsApart;
    for (let t = 0; t < depth; t++) memory[strip + t * side] = data[start + t * termsApart]!;
  }
}

/** For lines that lie side by side themselves: memory is read in the order in which it lies, which caches are made for. */
function packByTerm(memory: Float64Array, place: number, lines: Lines, term: number, depth: number): void {
  const { data, from, count, apart, termsApart } = lines;
  for (let t = 0; t < depth; t++) {
    const start = from * apart + (term + t) * termsApart;
    for (let line = 0; line < count; line++)
      memory[place + (line - (line % side)) * depth + t * side + (line % side)] = data[start + line * apart]!;
  }
}

interface Place {
  readonly at: number;
  readonly height: number;
  readonly width: number;
  readonly apart: number;
}

/** Tiles → their entries of the result. */
function unpack(memory: Float64Array, out: Float64Array, { at, height, width, apart }: Place): void {
  const tilesInRow = Math.ceil(width / side);
  for (let i = 0; i < height; i++) {
    const row = tilesPlace + ((i / side) | 0) * tilesInRow * side * side + (i % side) * side;
    for (let j = 0; j < width; j++)
      out[at + i * apart + j] = memory[row + ((j / side) | 0) * side * side + (j % side)]!;
  }
}

/** Products of fewer numbers are done sooner by the plain loop. */
const fewestMultiplications = 1_000;

type Arguments = readonly [number, number, number, unknown, number, number, unknown, number, number];

/** `product(m, k, n, a, down, along, b, down, along)`. Answers for typed arrays that hold all that is read. */
export const product: Kernel = {
  name: "product",
  run: (...args) => {
    const [m, k, n, a, aDown, aAlong, b, bDown, bAlong] = args as Arguments;
    if (m * k * n < fewestMultiplications || ![m, k, n].every(Number.isInteger)) return undefined;
    const x = operand(a, m, k, aDown, aAlong);
    const y = operand(b, k, n, bDown, bAlong);
    return x && y && multiply(m, k, n, x, y);
  },
  turns: (...args) => {
    const [m, k, n] = args as Arguments;
    return [m, m * k, m * k * n];
  },
};

/** Undefined where a number of the matrix would not stand in the list. */
function operand(
  list: unknown,
  rows: number,
  cols: number,
  down: number,
  along: number,
): Operand | undefined {
  if (!(list instanceof Float64Array)) return undefined;
  const isWhole = [down, along].every((step) => Number.isInteger(step) && step >= 0);
  const last = (rows - 1) * down + (cols - 1) * along;
  return isWhole && last < list.length ? { data: list, down, along } : undefined;
}
