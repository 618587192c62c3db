/** Declarations of the functions that say how a part is differentiated. */

export const modeDeclarations = `
/**
 * The same function; inside a reverse sweep it is differentiated forward. \`"late"\` (default) keeps its inputs and contracts
 * tangents with the cotangent when the sweep comes back; \`"preaccumulate"\` computes its local Jacobian at once and keeps that.
 * For few inputs and long computations.
 */
declare function forward<A extends unknown[], Y>(
  f: (...args: A) => Y,
  options?: { readonly chunk?: number; readonly when?: "late" | "preaccumulate" },
): (...args: A) => Y;

/** The same function; inside a reverse sweep it is differentiated in reverse, whatever the planner would choose. */
declare function reverse<A extends unknown[], Y>(f: (...args: A) => Y): (...args: A) => Y;

/**
 * The same function; inside a reverse sweep only its inputs are kept, and it runs once more when the sweep comes back. For
 * what is long and leaves little behind.
 */
declare function checkpoint<A extends unknown[], Y>(f: (...args: A) => Y): (...args: A) => Y;

/**
 * The same function, differentiated at its solution instead of through its iterations: one linear system with the Jacobian of
 * what the solution fulfils, however long \`solve\` took; of it only the solution is kept. What it fulfils is one of
 * \`residual(y, …args)\`, which is zero there; \`fixedPoint(y, …args)\`, which gives \`y\` back; \`objective(y, …args)\`, which is
 * least (or level) there. What \`solve\` depends on and they do not, as where it starts, counts as constant. A solution that
 * is not converged within \`tolerance\` of its size (default 1e-6) ends the run.
 *
 * @example const root = implicit(newton, { residual: (y: number, a: number) => y * y - a });
 * @example const ridge = implicit(fit, { objective: (w: number[], lambda: number) => loss(w) + lambda * dot(w, w) });
 */
declare function implicit<A extends unknown[], Y>(
  solve: (...args: A) => Y,
  equation: Mixtape.Equation<A, Y> & {
    /** How long a step of Newton's method from the solution may be, beside the solution; default 1e-6. */
    readonly tolerance?: number;
    /** How the linear system is solved: \`"dense"\` holds the Jacobian (default up to 200 numbers), \`"iterative"\` never does (GMRES). */
    readonly solver?: "auto" | "dense" | "iterative";
  },
): (...args: A) => Y;

/** The same function with no derivative: it counts as constant. Its body may be anything. */
declare function nondifferentiable<A extends unknown[], Y>(f: (...args: A) => Y): (...args: A) => Y;

/**
 * The same function with derivatives of your own. Its body may be anything: it runs as it stands. An \`frule\` alone is enough in
 * reverse too: its tangents are contracted with the cotangent. The value that an \`rrule\` gives stands for what the function
 * returns; where the function's text does not say how long that is, only \`checkRule\` compares the two.
 *
 * @example const h2 = rule(h, { frule: ([xDot], x) => jvp(h)(x, xDot) });
 * @example const sq = rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [2 * x * bar] }) });
 */
declare function rule<A extends unknown[], Y>(f: (...args: A) => Y, rules: Mixtape.Rules<A, Y>): (...args: A) => Y;

/**
 * The same function of numbers with partial derivatives of your own, from the arguments and the value: one function that
 * gives them all, or one function for each argument.
 *
 * @example const mySqrt = scalarRule((x: number) => Math.sqrt(x), (x, value) => 0.5 / value);
 * @example const mul = scalarRule((x: number, y: number) => x * y, (x, y) => [y, x]);
 */
declare function scalarRule<A extends number[]>(
  f: (...args: A) => number,
  partials:
    | ((...argsAndValue: [...A, value: number]) => number | readonly number[])
    | readonly ((...argsAndValue: [...A, value: number]) => number)[],
): (...args: A) => number;

/**
 * The function that a rule was given to, or the solver of an implicit function: it is differentiated by its body.
 *
 * @example gradient(withoutRule(mySqrt))(2)
 */
declare function withoutRule<A extends unknown[], Y>(ruled: (...args: A) => Y): (...args: A) => Y;

/**
 * In the array of a pullback: a cotangent that is computed when somebody asks, and not at all for an argument that is not
 * being differentiated.
 *
 * @example pullback: (bar) => [scale(bar), lazy(() => longSum(bar))]
 */
declare function lazy<T>(compute: () => T): Mixtape.Lazy<T>;

/** The same value, as a constant: no derivative goes through it. */
declare function stopGradient<T>(x: T): T;

/** The same value; prints its cotangent when a reverse sweep passes. */
declare function showCotangent<T extends number | number[] | Float64Array>(x: T, label?: string): T;

/** In a pullback: this argument has no cotangent. */
declare const noTangent: undefined;
`;
