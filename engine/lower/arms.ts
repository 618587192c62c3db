/**
 * The two sides of a choice: lowered apart, then joined into one `if` operation that yields what the sides
 * disagree on, variables, flags and values alike.
 */
import type { Binding } from "../parse/program.ts";
import { coerce, force, isFunctionClash, refuseOtherFunctions, tyOf } from "./coerce.ts";
import { Code } from "./draft.ts";
import { Environment, type Target } from "./environment.ts";
import type { Frame } from "./frame.ts";
import type { Ty } from "./types/ty.ts";
import { join } from "./types/unify.ts";
import { hole, unnarrowed, type ElementOrigin, type Temp, type Val } from "./values.ts";
import { readsAlike, wordingOf } from "./wording.ts";

/** One side: its operations, and what is known at its end. */
export interface Arm {
  readonly code: Code;
  env: Environment;
  /** The value of the side, where the choice is an expression. */
  value: Val | undefined;
}

/** Lowers one side from what is known now. */
export function arm(frame: Frame, work: () => Val | undefined): Arm {
  const side: Arm = { code: new Code(frame), env: new Environment(frame.env), value: undefined };
  resume(frame, side, () => {
    side.value = work();
  });
  return side;
}

/** Goes on at the end of a side. */
export function resume(frame: Frame, side: Arm, work: () => void): void {
  const outer = { code: frame.code, env: frame.env };
  frame.code = side.code;
  frame.env = side.env;
  try {
    work();
    side.env = frame.env;
  } finally {
    frame.code = outer.code;
    frame.env = outer.env;
  }
}

/** Ends the choice: the frame goes on after it. Returns the value, where both sides have one. */
export function joinArms(frame: Frame, condition: Temp, then: Arm, otherwise: Arm): Val | undefined {
  const joining = new Joining(frame, condition, then, otherwise);
  return joining.run();
}

class Joining {
  readonly #frame: Frame;
  readonly #condition: Temp;
  readonly #sides: readonly [Arm, Arm];
  readonly #yields: [Temp, Temp, Temp][] = [];

  constructor(frame: Frame, condition: Temp, then: Arm, otherwise: Arm) {
    this.#frame = frame;
    this.#condition = condition;
    this.#sides = [then, otherwise];
  }

  run(): Val | undefined {
    const frame = this.#frame;
    const [then, otherwise] = this.#sides;
    const base = frame.env;
    const env = base.successor();
    env.presentPaths.clear();
    for (const path of then.env.presentPaths)
      if (otherwise.env.presentPaths.has(path)) env.presentPaths.add(path);
    const joined = then.env.vars
      .assignedOver(otherwise.env.vars)
      .map((binding) => [binding, this.#joinVariable(binding, base.vars.get(binding) ?? hole)] as const);
    const value = this.#joinValue(then.value, otherwise.value);
    env.result = this.#joinVal(then.env.result, otherwise.env.result, () => "result", "result") ?? hole;
    const inverted = this.#joinFlags(env);
    env.stuck = then.env.dead && otherwise.env.dead;
    env.unreachable = then.env.unreachable && otherwise.env.unreachable;
    this.#emit();
    for (const finish of inverted) finish();
    // The sides stand over these variables: they change when both are done with.
    for (const [binding, val] of joined) env.vars.set(binding, val);
    frame.env = env;
    return value;
  }

  #emit(): void {
    const [then, otherwise] = this.#sides;
    const yields = this.#yields;
    if (yields.length === 0 && then.code.ops.length === 0 && otherwise.code.ops.length === 0) return;
    const blocks = [
      then.code.finish(yields.map(([a]) => a)),
      otherwise.code.finish(yields.map(([, b]) => b)),
    ];
    this.#frame.code.emit(
      "if",
      [this.#condition],
      yields.map(([, , result]) => result),
      {},
      blocks,
    );
  }

  /** What the variable holds after; `base` is what it held before. */
  #joinVariable(binding: Binding, base: Val): Val {
    const [then, otherwise] = this.#sides;
    const a = then.env.vars.get(binding) ?? hole;
    const b = otherwise.env.vars.get(binding) ?? hole;
    if (unnarrowed(a) === unnarrowed(b) && unnarrowed(a) === unnarrowed(base))
      return this.#survivor(a, b, base);
    const joined = this.#joinVal(this.#live(then, a), this.#live(otherwise, b), () => binding.name, binding);
    return joined ?? hole;
  }

  /** Where only one side goes on, what it found out about the variable holds after; its value must be visible. */
  #survivor(a: Val, b: Val, base: Val): Val {
    return a === b ? a : base;
  }

  /** After a return or a throw nobody reads variables. */
  #live(side: Arm, val: Val): Val {
    return side.env.unreachable || side.env.goingTo?.kind === "return" ? hole : val;
  }

  #joinValue(a: Val | undefined, b: Val | undefined): Val | undefined {
    if (!a || !b) return undefined;
    const [then, otherwise] = this.#sides;
    return this.#joinVal(
      then.env.unreachable ? hole : a,
      otherwise.env.unreachable ? hole : b,
      undefined,
      "value",
    );
  }

  #joinVal(
    a: Val,
    b: Val,
    name: (() => string) | undefined,
    what: Binding | "value" | "result",
  ): Val | undefined {
    if (a === b) return a;
    if (a.tag === "absent" && b.tag === "absent" && a.nothing === b.nothing) return a;
    if (a.tag === "fn" && b.tag === "fn" && a.callee === b.callee) return a;
    if (a.tag === "hole" && b.tag === "hole") return hole;
    const frame = this.#frame;
    const forced = [this.#force(0, a), this.#force(1, b)] as const;
    const ty = typeOfEither(forced[0], forced[1]);
    const sides = ty && forced.map((val, index) => this.#coerce(index, val, ty));
    if (!ty || !sides?.[0] || !sides[1]) return this.#clash(forced[0], forced[1], what, name);
    const element = originOf(sides[0], sides[1]);
    const result = frame.fresh(ty, { name: name?.(), element });
    this.#yields.push([sides[0], sides[1], result]);
    return result;
  }

  #clash(
    a: Val,
    b: Val,
    what: Binding | "value" | "result",
    name: (() => string) | undefined,
  ): Val | undefined {
    const frame = this.#frame;
    const parts = { first: wordingOf(a), second: wordingOf(b) };
    // Alike at the top and yet not one: the structure holds itself further down.
    refuseOtherFunctions(frame, tyOf(a), tyOf(b));
    if (readsAlike(tyOf(a), tyOf(b)) && !isFunctionClash(a, tyOf(b)))
      frame.refuse("endless-inference", undefined, { name: name?.() ?? "this" });
    if (isFunctionClash(a, tyOf(b))) frame.refuse("function-clash", undefined, { name: name?.() ?? "this" });
    if (what === "result") frame.refuse("result-clash", undefined, { name: frame.spec.owner.name, ...parts });
    if (what === "value") frame.refuse("branch-clash", undefined, parts);
    return frame.refuse("structure-clash", undefined, { name: name?.() ?? "", ...parts });
  }

  #force(index: number, val: Val): Val {
    if (val.tag === "hole" || val.tag === "absent") return val;
    return this.#inside(index, () => force(this.#frame, val)) ?? hole;
  }

  #coerce(index: number, val: Val, ty: Ty): Temp | undefined {
    return this.#inside(index, () => coerce(this.#frame, val, ty));
  }

  #inside<T>(index: number, work: () => T): T | undefined {
    let result: T | undefined;
    resume(this.#frame, this.#sides[index]!, () => {
      result = work();
    });
    return result;
  }

  /** Flags after the choice; what is written after it is returned. */
  #joinFlags(env: Environment): (() => void)[] {
    const [then, otherwise] = this.#sides;
    const later: (() => void)[] = [];
    const targets = new Set<Target>([...then.env.flags.keys(), ...otherwise.env.flags.keys()]);
    for (const target of targets) {
      const a = then.env.unreachable ? otherwise.env.flags.get(target) : then.env.flags.get(target);
      const b = otherwise.env.unreachable ? then.env.flags.get(target) : otherwise.env.flags.get(target);
      this.#joinFlag(env, target, a, b, later);
    }
    return later;
  }

  #joinFlag(env: Environment, target: Target, a: Flag, b: Flag, later: (() => void)[]): void {
    const frame = this.#frame;
    if (a === b) {
      if (a) env.flags.set(target, a);
    } else if (a === true && !b) env.flags.set(target, this.#condition);
    else if (!a && b === true)
      later.push(() => env.flags.set(target, frame.code.test("not", this.#condition)));
    else {
      const result = frame.fresh({ kind: "bool" }, { name: flagName[target.kind] });
      const flagIn = (index: number, flag: Flag): Temp =>
        flag instanceof Object
          ? flag
          : (this.#inside(index, () => frame.code.constant(flag === true)) ?? result);
      this.#yields.push([flagIn(0, a), flagIn(1, b), result]);
      env.flags.set(target, result);
    }
  }
}

type Flag = Temp | true | undefined;

/** What the flag of an abrupt completion is called in listings. */
export const flagName: Readonly<Record<Target["kind"], string>> = {
  return: "returned",
  break: "broken",
  continue: "skipped",
};

/** A value that may be an element of some array on either side is one after. */
function originOf(a: Temp, b: Temp): ElementOrigin | undefined {
  const slots = [...(a.element?.slots ?? []), ...(b.element?.slots ?? [])];
  return slots.length === 0 ? undefined : { slots, site: undefined };
}

function typeOfEither(a: Val, b: Val): Ty | undefined {
  if (a.tag === "hole") return tyOf(b);
  if (b.tag === "hole") return tyOf(a);
  return join(tyOf(a), tyOf(b));
}
