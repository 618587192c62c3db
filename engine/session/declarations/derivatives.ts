/** Declarations of the functions that differentiate. */

export const derivativeDeclarations = `
/**
 * The derivative of a function of one number; its value may be a number, an array or an object.
 *
 * @example derivative((t: number) => t ** 3)(2) // 12
 */
declare function derivative<A extends [t: number, ...rest: unknown[]], Y, const O extends Mixtape.Options = {}>(
  f: (...args: A) => Y,
  options?: O,
): (...args: A) => Tangent<Y>;

/**
 * The gradient of a function that gives one number, with respect to its first argument (or \`wrt\`), in the structure
 * of that argument. The arguments are never modified.
 *
 * @example gradient((x: number[]) => x[0] * x[1])([3, 5]) // [5, 3]
 * @example gradient(f, { mode: "forward", chunk: 8 })(x)
 * @example gradient(loss, { wrt: [0, 2] })(a, b, c) // [gradient of a, gradient of c]
 */
declare function gradient<A extends unknown[], const O extends Mixtape.Options = {}>(
  f: (...args: A) => number,
  options?: O,
): (...args: A) => Mixtape.Wanted<A, O>;

/**
 * The value and the gradient in one run.
 *
 * @example valueAndGradient((x: number) => x * x)(3) // { value: 9, gradient: 6 }
 */
declare function valueAndGradient<A extends unknown[], const O extends Mixtape.Options = {}>(
  f: (...args: A) => number,
  options?: O,
): (...args: A) => { value: number; gradient: Mixtape.Wanted<A, O> };

/**
 * The Jacobian matrix: a row for each number in the value, a column for each number in the argument.
 *
 * @example jacobian((x: number[]) => [x[0] * x[1], x[0]])([3, 5]) // [[5, 3], [1, 0]]
 */
declare function jacobian<A extends unknown[], const O extends Mixtape.Options = {}>(
  f: (...args: A) => unknown,
  options?: O,
): (...args: A) => Mixtape.Matrices<O>;

/**
 * The matrix of second derivatives of a function that gives one number.
 *
 * @example hessian((x: number[]) => x[0] ** 2 * x[1])([3, 5]) // [[10, 6], [6, 0]]
 */
declare function hessian<A extends unknown[], const O extends Mixtape.Options = {}>(
  f: (...args: A) => number,
  options?: O,
): (...args: A) => Mixtape.Matrices<O>;

/**
 * The Jacobian times a vector (a pushforward), by one forward sweep: how the value changes as the argument moves along
 * \`xDot\`. With \`wrt\`, the arguments come in an array, and so do several tangents.
 *
 * @example jvp((x: number[]) => x[0] * x[1])([3, 5], [1, 0]) // { value: 15, tangent: 5 }
 * @example jvp(f, { wrt: [0, 1] })([x, y], [xDot, yDot])
 */
declare function jvp<A extends unknown[], Y, const O extends Mixtape.Options = {}>(
  f: (...args: A) => Y,
  options?: O,
): (...pointAndTangent: Mixtape.PointAndTangent<A, O>) => { value: Y; tangent: Tangent<Y> };

/**
 * The value and a pullback, which takes a cotangent of the value to the cotangent of the argument: a vector times the
 * Jacobian, by one reverse sweep.
 *
 * @example vjp((x: number[]) => x[0] * x[1])([3, 5]).pullback(1) // [5, 3]
 */
declare function vjp<A extends unknown[], Y, const O extends Mixtape.Options = {}>(
  f: (...args: A) => Y,
  options?: O,
): (...args: A) => { value: Y; pullback: (yBar: Tangent<Y>) => Mixtape.Wanted<A, O> };

/**
 * The Hessian times a vector, without the Hessian: forward over reverse.
 *
 * @example hvp((x: number[]) => x[0] ** 2 * x[1])([3, 5], [1, 0]) // [10, 6]
 */
declare function hvp<A extends unknown[], const O extends Mixtape.Options = {}>(
  f: (...args: A) => number,
  options?: O,
): (...pointAndVector: Mixtape.PointAndTangent<A, O>) => Mixtape.Wanted<A, O>;

/**
 * Runs the function once and keeps its operations in a straight line, without its loops, branches and calls: a
 * recording that can be read, run at other arguments and differentiated. Every comparison that depended on the arguments
 * is checked wherever the recording is used; where one falls otherwise, that is said and the recording is made anew
 * (or refused, by \`onFlip\`). Captured values and random numbers stay what they were.
 *
 * @example const r = record((x: number) => (x < 0 ? 0 : x * x))(3)
 * @example r.replay(4) // 16
 * @example r.gradient(4) // 8
 */
declare function record<A extends unknown[], Y, const O extends Mixtape.RecordOptions = {}>(
  f: (...args: A) => Y,
  options?: O,
): (...args: A) => Mixtape.Recording<A, Y, O>;

/**
 * The same derivative, and what it cost: operations and bytes of tape.
 *
 * @example measure(gradient(f))(x).tape.peakBytes
 */
declare function measure<A extends unknown[], R>(derivative: (...args: A) => R): (...args: A) => Mixtape.Measured<R>;
`;
