/** Declarations of the structures that derivatives have. */

export const structureDeclarations = `
/**
 * What a tangent, a cotangent or a gradient of a \`T\` looks like: a number for each number, in the same arrays and
 * objects; fields that hold no number are left out.
 *
 * \`Tangent<{ a: number; b: number[]; name: string }>\` is \`{ a: number; b: number[] }\`.
 */
type Tangent<T> = T extends number
  ? number
  : T extends Float64Array | Float32Array
    ? T
    : true extends Mixtape.HoldsNumber<T>
      ? T extends readonly unknown[]
        ? { -readonly [K in keyof T]: Tangent<T[K]> }
        : { -readonly [K in keyof T as true extends Mixtape.HoldsNumber<T[K]> ? K : never]: Tangent<T[K]> }
      : undefined;

/** The types behind Mixtape's functions. */
declare namespace Mixtape {
  /** Whether a \`T\` can hold a number. */
  type HoldsNumber<T> = T extends number | Float64Array | Float32Array
    ? true
    : T extends string | boolean | bigint | symbol | undefined | null | ((...args: never[]) => unknown)
      ? false
      : T extends readonly (infer E)[]
        ? HoldsNumber<E>
        : { [K in keyof T]: HoldsNumber<T[K]> }[keyof T];

  /** One tangent for each argument. */
  type Tangents<A extends readonly unknown[]> = { -readonly [K in keyof A]: Tangent<A[K]> };

  /** A cotangent that is computed when somebody asks. */
  type Lazy<T> = () => T;

  /** One cotangent for each argument, \`noTangent\` where there is none. */
  type Cotangents<A extends readonly unknown[]> = {
    -readonly [K in keyof A]: Tangent<A[K]> | Lazy<Tangent<A[K]>> | undefined;
  };

  /** The cotangent of what \`wrt\` asks for: of the first argument, of one, or an array of several. */
  type Wanted<A extends readonly unknown[], O> = O extends { readonly wrt: infer W }
    ? W extends number
      ? Tangent<A[W]>
      : W extends readonly number[]
        ? { -readonly [K in keyof W]: Tangent<A[W[K] & number]> }
        : never
    : Tangent<A[0]>;

  /** A point and a tangent of it; with \`wrt\`, an array of all arguments and the tangent or tangents of those it asks for. */
  type PointAndTangent<A extends readonly unknown[], O> = O extends { readonly wrt: number | readonly number[] }
    ? [args: A, tangents: Wanted<A, O>]
    : [x: A[0], xDot: Tangent<A[0]>];

  /** A matrix; with an array in \`wrt\`, one for each argument that it asks for. */
  type Matrices<O> = O extends { readonly wrt: readonly number[] } ? number[][][] : number[][];

  /** The modes that a subfunction can have inside a reverse sweep. */
  type Mode = "reverse" | "forward-late" | "forward-preaccumulate" | "checkpoint" | "implicit" | "rule" | "nondifferentiable";

  /** Options that every derivative function takes. */
  interface Options {
    /** Forward or reverse for the whole call. Default: \`"auto"\`, the cheaper one. */
    readonly mode?: "auto" | "forward" | "reverse";
    /** How many tangents forward mode carries at once, from 1 to 64. Default: all up to 12, balanced groups beyond. */
    readonly chunk?: number;
    /** Which arguments to differentiate with respect to, counted from 0: one, or an array. Default: 0. */
    readonly wrt?: number | readonly number[];
    /** What reverse mode records: what it needs (default), or everything, like a Wengert list. */
    readonly tape?: "needed" | "everything";
    /** The most bytes that the tape may hold. Default: 256 MiB. */
    readonly budget?: number;
    /** Modes of subfunctions by name (\`{ h: "checkpoint" }\`), which override what the code says. */
    readonly plan?: Readonly<Record<string, Mode>>;
    /** \`"follow"\`: where the result is NaN or infinite, the report says where that began and how it spread. */
    readonly nonFinite?: "follow";
    /**
     * Who takes the derivative where the arguments of \`max\` or \`min\` are equal, and the derivative of \`abs\` at 0.
     * Default: \`{ max: "second", min: "first", abs: 0 }\`.
     */
    readonly ties?: {
      readonly max?: "first" | "second" | "half";
      readonly min?: "first" | "second" | "half";
      readonly abs?: 0 | 1;
    };
  }

  /** Options of \`record\`; all but \`onFlip\` are for its derivatives. */
  interface RecordOptions extends Omit<Options, "nonFinite"> {
    /** What to do where a comparison falls otherwise: record anew and say so (default), or stop. */
    readonly onFlip?: "rerecord" | "refuse";
  }

  /** The operations of one run. */
  interface Recording<A extends readonly unknown[], Y, O> {
    /** What the function gave when it was recorded. */
    readonly value: Y;
    /** The value at other arguments, from the recorded operations. */
    replay(...args: A): Y;
    /** The gradient by the recorded operations; without arguments, where it was recorded. */
    gradient(...args: A | []): Wanted<A, O>;
    /** The Jacobian matrix, likewise. */
    jacobian(...args: A | []): Matrices<O>;
    /** Every operation on numbers that depend on the arguments, in order. */
    readonly operations: readonly RecordedOperation[];
    /** Every comparison, index and length that depended on the arguments, and how it fell. */
    readonly guards: readonly RecordedGuard[];
    /** The operations as JavaScript. */
    readonly code: string;
    /** The operations as a list, one a line. */
    readonly text: string;
    /** How many times it was recorded anew. */
    readonly redone: number;
  }

  interface RecordedOperation {
    /** What later operations call its value. */
    readonly id: string;
    readonly op: string;
    readonly operands: readonly string[];
    readonly value: number | undefined;
    /** Its line in the cell. */
    readonly line: number | undefined;
  }

  interface RecordedGuard {
    /** As it is written in the cell. */
    readonly text: string;
    readonly operands: readonly string[];
    /** How it fell; the number of an index or a length. */
    readonly outcome: boolean | number;
    readonly line: number | undefined;
  }

  /** What a measured call did. */
  interface Measured<R> {
    /** What the call gives without \`measure\`. */
    value: R;
    /** Scalar operations, each counted once: of the function alone, and of the derivative with the function in it. */
    work: { primal: number; derivative: number };
    /** Bytes: the most that the tape held at once, all that it ever held, the most that it might hold. */
    tape: { peakBytes: number; recordedBytes: number; budgetBytes: number };
  }

  /** How a function is differentiated by hand; one of the two is enough. */
  interface Rules<A extends readonly unknown[], Y> {
    /** Forward: from one tangent for each argument and the arguments to the value and its tangent. */
    readonly frule?: (tangents: Tangents<A>, ...args: A) => { value: Y; tangent: Tangent<Y> };
    /** Reverse: from the arguments to the value and a pullback, which gives an array with one cotangent for each argument. */
    readonly rrule?: (...args: A) => { value: Y; pullback: (bar: Tangent<Y>) => Cotangents<A> };
  }

  /** What a solution fulfils, in one of three ways; the arguments are those of the solver. */
  type Equation<A extends readonly unknown[], Y> =
    | {
        /** Zero at the solution: as many numbers as it has, in any structure. */
        readonly residual: (y: Y, ...args: A) => unknown;
        readonly fixedPoint?: never;
        readonly objective?: never;
      }
    | {
        /** Gives the solution back. */
        readonly fixedPoint: (y: Y, ...args: A) => Y;
        readonly residual?: never;
        readonly objective?: never;
      }
    | {
        /** Its gradient by the solution is zero there, as at a minimum. */
        readonly objective: (y: Y, ...args: A) => number;
        readonly residual?: never;
        readonly fixedPoint?: never;
      };
}
`;
