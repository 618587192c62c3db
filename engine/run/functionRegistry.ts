/**
 * What is known of function values: which literal one came from and how to read what it captures, which
 * wrapper of Mixtape's it is, which function of the language's own. Functions that nobody registered are
 * unknown here.
 */

export type AnyFunction = (...args: never[]) => unknown;

export type FunctionInfo =
  | {
      readonly kind: "literal";
      /** The literal's id. */
      readonly literal: string;
      /** What a person would call it: its name, or `function (line 3)`. */
      readonly name: string;
      /** Names that it captures, and a reader for the present value of each; readers may throw. */
      readonly names: readonly string[];
      readonly readers: () => readonly (() => unknown)[];
    }
  | { readonly kind: "builtin"; readonly name: string }
  | {
      readonly kind: "wrapper";
      /** "gradient", "forward", "rule", … */
      readonly wrapper: string;
      /** What it was made of, by role: `f`, `frule`, … */
      readonly inner: readonly (readonly [role: string, value: unknown])[];
      /** As plain JSON data. */
      readonly options: unknown;
      /** What a person would call it. */
      readonly name: string;
    };

type LiteralInfo = FunctionInfo & { readonly kind: "literal" };

/** Where a function value keeps what is known of it: closures are made by the million, and this costs least. */
const ownInfo = Symbol("mixtape.literal");

/** Notes which literal a function value came from. */
export function registerLiteral(value: object, info: LiteralInfo): void {
  (value as { [ownInfo]?: LiteralInfo })[ownInfo] = info;
}

/** One session's knowledge of functions. Forgets what nobody else holds. */
export class FunctionRegistry {
  readonly #infos = new WeakMap<object, FunctionInfo>();
  readonly #retired = new Set<string>();

  constructor() {
    for (const [path, value] of languageFunctions()) this.#infos.set(value, { kind: "builtin", name: path });
  }

  register(value: object, info: FunctionInfo): void {
    this.#infos.set(value, info);
  }

  /** What is known of a function value; undefined where nobody registered it or its text is gone. */
  lookUp(value: object): FunctionInfo | undefined {
    if (!Object.hasOwn(value, ownInfo)) return this.#infos.get(value);
    const info = (value as { readonly [ownInfo]?: LiteralInfo })[ownInfo];
    return info && this.#retired.has(info.literal) ? undefined : info;
  }

  /** The text of a literal is gone: functions that came from it are unknown until it is there again. */
  retire(literal: string): void {
    this.#retired.add(literal);
  }

  /** The text of a literal is there. */
  revive(literal: string): void {
    this.#retired.delete(literal);
  }
}

/** Functions of the language that can be values, with the way they are written. */
function languageFunctions(): (readonly [string, object])[] {
  const owners: readonly (readonly [string, object])[] = [
    ["Math", Math],
    ["Number", Number],
    ["Array", Array],
    ["Object", Object],
  ];
  const members = owners.flatMap(([owner, object]) =>
    Object.entries(Object.getOwnPropertyDescriptors(object)).flatMap(
      ([name, { value }]: [string, { value?: unknown }]) =>
        typeof value === "function" && name !== "prototype" ? [[`${owner}.${name}`, value] as const] : [],
    ),
  );
  const whole = { Number, Boolean, String, Array, Object, isNaN, isFinite, parseFloat, parseInt };
  return [...members, ...Object.entries(whole)];
}
