/**
 * The innermost part of the matrix product: tiles of 4×4 sums, held in registers while their terms are added. Twice the
 * same: in WebAssembly, two numbers at a time, and in JavaScript for where there is none. Each sum adds its terms one by
 * one in order, so that both give the bits of the plain loop.
 */
import { code, moduleOf, type Bytes } from "./assembler.ts";

/** Rows and columns of a tile. */
export const side = 4;

/**
 * Memory of doubles, and what adds to the tiles in it. Strips are `depth` × 4 numbers: of the left matrix four rows, of the
 * right one four columns, one term's numbers after the other's.
 */
export interface TileAdder {
  readonly memory: Float64Array;
  /** Tile (i, j) += strip i of the left · strip j of the right. Places are indices into `memory`; tiles lie row by row, 16 numbers each. */
  readonly add: (strips: Strips) => void;
}

export interface Strips {
  readonly left: number;
  readonly right: number;
  readonly tiles: number;
  readonly leftCount: number;
  readonly rightCount: number;
  /** Terms of each sum; at least one. */
  readonly depth: number;
}

/** With a memory of that many doubles. */
export function tileAdder(doubles: number): TileAdder {
  return tilesInWebAssembly(doubles) ?? tilesInJavaScript(doubles);
}

// --- WebAssembly -----------------------------------------------------------------------------------

/** What the engine needs of `WebAssembly`, which the language's own library does not declare. */
interface WebAssemblyHost {
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly run: (...params: number[]) => void;
}

const pageBytes = 65_536;
const bytesOfNumber = 8;
const tileBytes = side * side * bytesOfNumber;
const termBytes = side * bytesOfNumber;

/** Undefined where there is no WebAssembly, or none with vectors, or where the page's policy forbids it. */
export function tilesInWebAssembly(doubles: number): TileAdder | undefined {
  const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssemblyHost };
  if (WebAssembly === undefined) return undefined;
  const bytes = moduleOf(
    { params: 6, integers: 5, pairs: sums + 3, body: tilesBody() },
    Math.ceil((doubles * bytesOfNumber) / pageBytes),
  );
  try {
    if (!WebAssembly.validate(bytes)) return undefined;
    const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    return {
      memory: new Float64Array(memory.buffer),
      add: ({ left, right, tiles, leftCount, rightCount, depth }) =>
        run(left * bytesOfNumber, right * bytesOfNumber, tiles * bytesOfNumber, leftCount, rightCount, depth),
    };
  } catch {
    return undefined;
  }
}

/** Pairs of sums in a tile. */
const sums = (side * side) / 2;
const [left, right, tile, leftCount, rightCount, depth] = [0, 1, 2, 3, 4, 5] as const;
const [l, r, term, strip, column] = [6, 7, 8, 9, 10] as const;
const [firstSum, first, second, factor] = [11, 11 + sums, 12 + sums, 13 + sums] as const;

function advance(local: number, bytes: number): Bytes {
  return [...code.get(local), ...code.i32(bytes), ...code.add, ...code.set(local)];
}

/** Counts down and leaves what is left. */
function countDown(local: number): Bytes {
  return [...code.get(local), ...code.i32(1), ...code.subtract, ...code.tee(local)];
}

function everySum(write: (sum: number, offset: number) => Bytes): Bytes {
  return Array.from({ length: sums }, (_, at) => write(firstSum + at, at * 2 * bytesOfNumber)).flat();
}

/** Four numbers of the left times four of the right, added to the sixteen sums. */
function addTerm(): Bytes {
  const row = (i: number): Bytes => [
    ...code.get(l),
    ...code.loadTwice(i * bytesOfNumber),
    ...code.set(factor),
    ...[first, second].flatMap((pair, at) => {
      const sum = firstSum + 2 * i + at;
      const product = [...code.get(factor), ...code.get(pair), ...code.multiplyPairs];
      return [...code.get(sum), ...product, ...code.addPairs, ...code.set(sum)];
    }),
  ];
  return [
    ...[...code.get(r), ...code.loadPair(0), ...code.set(first)],
    ...[...code.get(r), ...code.loadPair(2 * bytesOfNumber), ...code.set(second)],
    ...[0, 1, 2, 3].flatMap(row),
    ...advance(l, termBytes),
    ...advance(r, termBytes),
  ];
}

/** For each strip of the left and each of the right: the tile is loaded, its terms are added, and it is stored. */
function tilesBody(): Bytes {
  const oneTile = [
    ...[...code.get(strip), ...code.set(l)],
    ...everySum((sum, offset) => [...code.get(tile), ...code.loadPair(offset), ...code.set(sum)]),
    ...[...code.get(depth), ...code.set(term)],
    ...code.repeatWhile(addTerm(), countDown(term)),
    ...everySum((sum, offset) => [...code.get(tile), ...code.get(sum), ...code.storePair(offset)]),
    ...advance(tile, tileBytes),
  ];
  const nextStrip = [
    ...[...code.get(strip), ...code.get(depth), ...code.i32(termBytes), ...code.multiply, ...code.add],
    ...code.set(strip),
  ];
  return [
    ...[...code.get(left), ...code.set(strip)],
    ...code.repeatWhile(
      [...code.get(right), ...code.set(r)],
      [...code.get(rightCount), ...code.set(column)],
      code.repeatWhile(oneTile, countDown(column)),
      nextStrip,
      countDown(leftCount),
    ),
  ];
}

// --- JavaScript ------------------------------------------------------------------------------------

export function tilesInJavaScript(doubles: number): TileAdder {
  const memory = new Float64Array(doubles);
  return {
    memory,
    add: ({ left, right, tiles, leftCount, rightCount, depth }) => {
      for (let i = 0; i < leftCount; i++)
        for (let j = 0; j < rightCount; j++) {
          const tile = tiles + (i * rightCount + j) * side * side;
          const [l, r] = [left + i * depth * side, right + j * depth * side];
          addHalf(memory, l, r, tile, depth);
          addHalf(memory, l + 2, r, tile + 2 * side, depth);
        }
    },
  };
}

/** Two rows of a tile: eight sums, for which a machine has registers enough. */
function addHalf(memory: Float64Array, left: number, right: number, tile: number, depth: number): void {
  let [a, b, c, d] = [memory[tile]!, memory[tile + 1]!, memory[tile + 2]!, memory[tile + 3]!];
  let [e, f, g, h] = [memory[tile + 4]!, memory[tile + 5]!, memory[tile + 6]!, memory[tile + 7]!];
  for (let term = 0; term < depth; term++) {
    const at = right + term * side;
    const [p, q] = [memory[left + term * side]!, memory[left + term * side + 1]!];
    const [w, x, y, z] = [memory[at]!, memory[at + 1]!, memory[at + 2]!, memory[at + 3]!];
    a += p * w;
    b += p * x;
    c += p * y;
    d += p * z;
    e += q * w;
    f += q * x;
    g += q * y;
    h += q * z;
  }
  [a, b, c, d, e, f, g, h].forEach((sum, at) => {
    memory[tile + at] = sum;
  });
}
