/** Types of Mixtape's functions as corpus programs use them, for TypeScript to check the corpus with. */
export const ambientTypes = `
type Options = { mode?: "auto" | "forward" | "reverse"; chunk?: number; when?: "late" | "preaccumulate" };
declare function derivative(f: (t: number) => number, o?: Options): (t: number) => number;
declare function gradient<X>(f: (x: X) => number, o?: Options): (x: X) => X;
declare function valueAndGradient<X>(f: (x: X) => number, o?: Options): (x: X) => { value: number; gradient: X };
declare function jacobian(f: (x: number[]) => number[], o?: Options): (x: number[]) => number[][];
declare function hessian(f: (x: number[]) => number, o?: Options): (x: number[]) => number[][];
declare function jvp<X, Y>(f: (x: X) => Y, o?: Options): (x: X, xDot: X) => { value: Y; tangent: Y };
declare function vjp<X, Y>(f: (x: X) => Y, o?: Options): (x: X) => { value: Y; pullback: (bar: Y) => X };
declare function hvp<X>(f: (x: X) => number, o?: Options): (x: X, v: X) => X;
declare function stopGradient<T>(x: T): T;
declare function forward<F>(f: F, o?: Options): F;
declare function reverse<F>(f: F): F;
declare function checkpoint<F>(f: F): F;
declare function nondifferentiable<F>(f: F): F;
declare function implicit<A extends unknown[], Y>(
  solve: (...args: A) => Y,
  equation:
    | { residual: (y: Y, ...args: A) => unknown }
    | { fixedPoint: (y: Y, ...args: A) => Y }
    | { objective: (y: Y, ...args: A) => number },
): (...args: A) => Y;
declare function rule<A extends unknown[], R>(
  f: (...args: A) => R,
  rules: {
    frule?: (tangents: A, ...args: A) => { value: R; tangent: R };
    rrule?: (...args: A) => { value: R; pullback: (bar: R) => unknown[] };
  },
): (...args: A) => R;
declare function scalarRule(f: (x: number) => number, partials: ((x: number) => number)[]): (x: number) => number;
declare const performance: { now(): number };
declare const console: { log(...parts: unknown[]): void };
`;
