/**
 * What is known at one point of a function while it is lowered: what each variable holds, and how control
 * got here. Branches work on layers of their own, which `arms.ts` brings together.
 */
import { Layer } from "./layer.ts";
import { hole, type Temp, type Val } from "./values.ts";

/** Where an abrupt completion goes: out of the function, out of a statement, or to a loop's next turn. */
export interface Target {
  readonly kind: "return" | "break" | "continue";
}

export class Environment {
  /** Boxed variables map to their box. A variable that is missing has no value yet. */
  readonly vars: Layer;
  /** Which abrupt completions are under way: surely, or where the flag is true. What is missing is not. */
  readonly flags: Map<Target, Temp | true>;
  /** What `return` was given. */
  result: Val;
  /** Nothing that follows can be reached normally, though no single flag is sure: after an endless loop. */
  stuck: boolean;
  /** After a throw. */
  unreachable: boolean;
  /** Paths such as `x.a` that were found not to be `undefined`, until something is stored. */
  readonly presentPaths: Set<string>;

  constructor(from?: Environment, vars = new Layer(from?.vars)) {
    this.vars = vars;
    this.flags = new Map(from?.flags);
    this.result = from?.result ?? hole;
    this.stuck = from?.stuck ?? false;
    this.unreachable = from?.unreachable ?? false;
    this.presentPaths = new Set(from?.presentPaths);
  }

  /** What goes on in place of this one, with its variables: after a choice or a loop. */
  successor(): Environment {
    return new Environment(this, this.vars);
  }

  /** Whether what follows in the text cannot be reached from here. */
  get dead(): boolean {
    if (this.unreachable || this.stuck) return true;
    for (const flag of this.flags.values()) if (flag === true) return true;
    return false;
  }

  /** The sure abrupt completion, if one. */
  get goingTo(): Target | undefined {
    for (const [target, flag] of this.flags) if (flag === true) return target;
    return undefined;
  }

  /** Control arrives at the target: whoever was on the way there goes on normally. */
  arrive(target: Target): void {
    if (this.flags.delete(target)) this.stuck = false;
  }
}
