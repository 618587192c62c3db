/**
 * The product of two square matrices and its gradients by Mixtape, against the fastest that npm has in double precision:
 * Eigen compiled to WebAssembly, and the one most used in JavaScript. All in one run.
 */
import eigen from "eigen";
import { Matrix as MlMatrix } from "ml-matrix";
import { plainLibrary } from "../library/plain.ts";
import { gradientOf, type Matrix } from "./gradientOf.ts";
import { measureInterleaved, type Contender, type Timing } from "./measure.ts";

export interface ProductTimes {
  readonly size: number;
  /** The product by each; `ours` first. */
  readonly products: readonly Timing[];
  /** `sum(matmul(a, b))` in a cell, and its gradients with respect to `a` and to both. */
  readonly primal: Timing;
  readonly byOne: Timing;
  readonly byBoth: Timing;
}

export const ours = "Mixtape";

const library = plainLibrary();
const matmul = library.get("matmul") as (a: Matrix, b: Matrix) => Matrix;
const sum = library.get("sum") as (a: Matrix) => number;

/** Square matrices of `size` rows. Throws where two of the products differ. */
export async function measureProducts(size: number, rounds: number): Promise<ProductTimes> {
  await eigen.ready;
  const [a, b] = [wave(size, 0.7), wave(size, 1.3)];
  const others = othersFor(a, b);
  const source = "const f = (a, b) => sum(matmul(a, b));";
  const byOne = gradientOf<Matrix>(source, [a, b]);
  const byBoth = gradientOf<readonly Matrix[]>(source, [a, b], [0, 1]);
  const products: readonly Contender[] = [{ name: ours, run: () => matmul(a, b) }, ...others];
  const timings = measureInterleaved(
    [
      ...products,
      { name: "primal", run: () => sum(matmul(a, b)) },
      { name: "by one", run: () => byOne.run([a, b]) },
      { name: "by both", run: () => byBoth.run([a, b]) },
    ],
    rounds,
    2,
  );
  const timed = (name: string): Timing => {
    const found = timings.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };
  return {
    size,
    products: timings.slice(0, products.length),
    primal: timed("primal"),
    byOne: timed("by one"),
    byBoth: timed("by both"),
  };
}

function wave(n: number, step: number): Matrix {
  return { rows: n, cols: n, data: Float64Array.from({ length: n * n }, (_, i) => Math.sin(i * step + 1)) };
}

function rowsOf({ rows, cols, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);
}

/** Each multiplies matrices as it holds them itself. */
function othersFor(a: Matrix, b: Matrix): readonly Contender[] {
  const [x, y] = [rowsOf(a), rowsOf(b)];
  const last = a.rows - 1;
  const [mlX, mlY] = [new MlMatrix(x), new MlMatrix(y)];
  const others: Contender[] = [{ name: "ml-matrix", run: () => mlX.mmul(mlY).get(last, last) }];
  if (a.rows > overflowsStack) others.push({ name: "eigen (WebAssembly)", run: eigenProduct(x, y) });
  const expected = matmul(a, b).data.at(-1) ?? NaN;
  const wrong = others.find(({ run }) => !(Math.abs((run() as number) - expected) < 1e-9));
  if (wrong !== undefined) throw new Error(`${wrong.name} gives another product of ${a.rows} rows`);
  return others;
}

/** Up to this many rows Eigen's copies of operands lie on a stack that is too small for them. */
const overflowsStack = 128;

/** The last entry of the product. Its memory, which is fixed and small, is freed each time, the operands excepted. */
function eigenProduct(x: number[][], y: number[][]): () => number {
  eigen.GC.flush();
  const [left, right] = [new eigen.Matrix(x), new eigen.Matrix(y)];
  eigen.GC.pushException(left, right);
  return () => {
    const corner = left.matMul(right).get(x.length - 1, x.length - 1);
    eigen.GC.flush();
    return corner;
  };
}

/** The lines that people read. */
export function productLines({ size, products, primal, byOne, byBoth }: ProductTimes): readonly string[] {
  const own = products[0]!.milliseconds;
  const times = products.map(
    ({ name, milliseconds }) =>
      `${name} ${milliseconds.toFixed(2)} ms` +
      (name === ours ? "" : ` (${(own / milliseconds).toFixed(2)})`),
  );
  const overPrimal = ({ milliseconds }: Timing): string => (milliseconds / primal.milliseconds).toFixed(2);
  return [
    `n = ${String(size)}: ${times.join(", ")}`,
    `  gradient of sum(matmul(a, b)) ÷ primal: by one ${overPrimal(byOne)}, by both ${overPrimal(byBoth)}`,
  ];
}
