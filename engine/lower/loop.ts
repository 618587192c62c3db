/**
 * Any loop as one `loop` operation: what its body assigns is carried from turn to turn, in types that are found
 * by lowering it until they are stable; jumps out of it are carried as flags.
 */
import type * as t from "@babel/types";
import type { Binding } from "../parse/program.ts";
import { flagName } from "./arms.ts";
import { assignedInside } from "./captures.ts";
import { coerce, force, isFunctionClash, tyOf } from "./coerce.ts";
import { applyNarrowings } from "./conditions.ts";
import { Code, type DraftBlock, type DraftOp, type OwnerDraft } from "./draft.ts";
import { Environment, type Target } from "./environment.ts";
import type { Condition, Frame, JumpScope } from "./frame.ts";
import { loopOwner } from "./loopOwners.ts";
import { pseudoVariable } from "./pseudoVariables.ts";
import { guarded } from "./statementGuard.ts";
import type { Ty } from "./types/ty.ts";
import { isSameTy, join } from "./types/unify.ts";
import { hole, type Temp, type Val } from "./values.ts";
import { isBoxed } from "./variables.ts";
import { isPartOf, readsAlike, wordingOf } from "./wording.ts";

export interface LoopParts {
  readonly node: t.Node;
  readonly labels: readonly string[];
  readonly kind: string;
  /** Absent where the loop goes on until something jumps out. */
  readonly test: (() => Condition) | undefined;
  readonly testFirst: boolean;
  readonly update: (() => void) | undefined;
  /** Whether the update may also run where a jump leaves the loop: nobody sees that it did. */
  readonly updateIsPrivate: boolean;
  readonly body: () => void;
  /** Variables beyond those assigned that change from turn to turn. */
  readonly fresh: readonly Binding[];
}

const maxAttempts = 12;

export function loop(frame: Frame, parts: LoopParts): void {
  const owner = loopOwner(frame, parts.node, parts.kind, parts.labels);
  new LoopLowering(frame, parts, owner).run();
}

/** What one attempt at the body found. */
interface Attempt {
  readonly condition: Condition | undefined;
  readonly condCode: Code;
  readonly bodyCode: Code;
  readonly condParams: Temp[];
  readonly bodyParams: Temp[];
  readonly end: Environment;
}

class LoopLowering {
  readonly #frame: Frame;
  readonly #parts: LoopParts;
  readonly #owner: OwnerDraft;
  readonly #scope: JumpScope;
  readonly #types = new Map<Binding, Ty>();
  /** Set where the condition does more than look: it is then evaluated at the end of each turn. */
  #going: Binding | undefined;
  #outer: Environment;

  constructor(frame: Frame, parts: LoopParts, owner: OwnerDraft) {
    this.#frame = frame;
    this.#parts = parts;
    this.#owner = owner;
    this.#scope = {
      labels: parts.labels,
      breakTo: { kind: "break" },
      continueTo: { kind: "continue" },
      plainBreak: true,
    };
    this.#outer = frame.env;
    if (parts.test && !parts.testFirst) this.#goByFlag(undefined);
  }

  run(): void {
    this.#chooseCarried();
    for (let attempt = 1; ; attempt++) {
      const found = this.#attempt();
      if (!found) continue;
      if (found.condition?.value.constant === false && !this.#going) return;
      if (this.#typesGrow(found)) {
        if (attempt > maxAttempts)
          this.#frame.refuse("endless-inference", this.#parts.node, {
            name: [...this.#types.keys()][0]?.name ?? "",
          });
        continue;
      }
      this.#finish(found);
      return;
    }
  }

  // --- What is carried -----------------------------------------------------------------------------

  #chooseCarried(): void {
    const frame = this.#frame;
    const { vars } = frame.env;
    const assigned = frame.source ? assignedInside(frame.source, this.#parts.node) : new Set<Binding>();
    const carried = new Set([...this.#parts.fresh, ...(this.#going ? [this.#going] : [])]);
    for (const binding of assigned) if (vars.has(binding) && !isBoxed(frame, binding)) carried.add(binding);
    for (const binding of vars.inOrder(carried)) this.#carry(binding);
  }

  #carry(binding: Binding): void {
    const frame = this.#frame;
    const val = frame.env.vars.get(binding) ?? hole;
    const isStatic = val.tag === "fn" || val.tag === "tuple" || val.tag === "spread";
    const initial = isStatic ? force(frame, val) : val;
    frame.env.vars.set(binding, initial);
    const ty = tyOf(initial);
    if (initial.tag === "hole") frame.session.unstored.push(ty);
    this.#types.set(binding, ty);
  }

  /** Evaluates the condition before the loop and at the end of each turn, into a flag. */
  #goByFlag(first: Condition | undefined): void {
    const frame = this.#frame;
    const going = pseudoVariable("going");
    frame.env.vars.set(going, first?.value ?? frame.code.constant(true));
    this.#going = going;
  }

  // --- One attempt -----------------------------------------------------------------------------------

  #attempt(): Attempt | undefined {
    const frame = this.#frame;
    const outer = { code: frame.code, env: frame.env, owner: frame.owner };
    this.#outer = frame.env;
    frame.owner = this.#owner;
    frame.jumps.push(this.#scope);
    const condParams = this.#params();
    const bodyParams = this.#params();
    const condCode = new Code(frame, condParams);
    const bodyCode = new Code(frame, bodyParams);
    try {
      const condition = this.#lowerTest(condCode, condParams);
      if (condition === "effects") return undefined;
      frame.code = bodyCode;
      frame.env = this.#turn(bodyParams);
      if (condition) applyNarrowings(frame, condition.whenTrue);
      this.#lowerTurn();
      return { condition, condCode, bodyCode, condParams, bodyParams, end: frame.env };
    } finally {
      frame.jumps.pop();
      frame.owner = outer.owner;
      frame.code = outer.code;
      frame.env = outer.env;
      if (this.#needsFlag) this.#switchToFlag();
    }
  }

  #needsFlag = false;

  #switchToFlag(): void {
    this.#needsFlag = false;
    const first = this.#parts.test?.();
    if (!first) return;
    this.#goByFlag(first);
    this.#types.clear();
    this.#chooseCarried();
  }

  #params(): Temp[] {
    return [...this.#types].map(([binding, ty]) => this.#frame.fresh(ty, { name: binding.name }));
  }

  /** The environment at the beginning of a turn (or of the condition). */
  #turn(params: readonly Temp[]): Environment {
    const env = new Environment(this.#outer);
    env.presentPaths.clear();
    env.result = hole;
    [...this.#types.keys()].forEach((binding, index) => env.vars.set(binding, params[index]!));
    return env;
  }

  #lowerTest(code: Code, params: readonly Temp[]): Condition | "effects" | undefined {
    const frame = this.#frame;
    const { test } = this.#parts;
    if (!test || this.#going) return undefined;
    frame.code = code;
    frame.env = new Environment(this.#turn(params));
    const condition = test();
    if (!frame.env.vars.differs() && code.ops.every(onlyLooks)) return condition;
    this.#needsFlag = true;
    return "effects";
  }

  #lowerTurn(): void {
    const frame = this.#frame;
    this.#parts.body();
    if (this.#scope.continueTo) frame.env.arrive(this.#scope.continueTo);
    const proceed = (): void => {
      this.#parts.update?.();
      if (!this.#going || !this.#parts.test || frame.env.dead) return;
      const { value } = this.#parts.test();
      frame.env.vars.set(this.#going, value);
    };
    if (frame.env.dead) return;
    const isPlain = this.#parts.updateIsPrivate && !this.#going;
    if (frame.env.flags.size > 0 && !isPlain) guarded(frame, proceed);
    else proceed();
  }

  /** Whether some carried variable turned out to hold more than was assumed. */
  #typesGrow({ bodyCode, end }: Attempt): boolean {
    const frame = this.#frame;
    let grows = false;
    this.#inside(bodyCode, end, () => {
      for (const [binding, ty] of this.#types) {
        const val = this.#endVal(end, binding);
        if (val.tag === "hole") continue;
        const forced: Val = val.tag === "absent" ? val : force(frame, val);
        end.vars.set(binding, forced);
        const joined = join(ty, tyOf(forced));
        if (!joined) this.#clash(binding, ty, forced);
        else if (!isSameTy(joined, ty)) {
          this.#types.set(binding, joined);
          grows = true;
        }
      }
    });
    return grows;
  }

  #endVal(end: Environment, binding: Binding): Val {
    if (end.unreachable || end.goingTo?.kind === "return") return hole;
    return end.vars.get(binding) ?? hole;
  }

  #clash(binding: Binding, ty: Ty, val: Val): never {
    const { name } = binding;
    if (isFunctionClash(val, ty)) this.#frame.refuse("function-clash", this.#parts.node, { name });
    const [first, second] = [wordingOf(this.#frame.fresh(ty)), wordingOf(val)];
    if (readsAlike(ty, tyOf(val)) || isPartOf(ty, tyOf(val)) || isPartOf(tyOf(val), ty))
      this.#frame.refuse("endless-inference", this.#parts.node, { name });
    return this.#frame.refuse("structure-clash", this.#parts.node, { name, first, second });
  }

  #inside(code: Code, env: Environment, work: () => void): void {
    const frame = this.#frame;
    const outer = { code: frame.code, env: frame.env, owner: frame.owner };
    Object.assign(frame, { code, env, owner: this.#owner });
    try {
      work();
    } finally {
      Object.assign(frame, outer);
    }
  }

  // --- The operation -----------------------------------------------------------------------------------

  #finish(found: Attempt): void {
    const frame = this.#frame;
    const { bodyCode, condParams, bodyParams, end } = found;
    const inits: Temp[] = [];
    const yields: Temp[] = [];
    const results: Temp[] = [];
    const env = this.#outer.successor();
    env.presentPaths.clear();
    const after: [Binding, Temp][] = [];
    [...this.#types].forEach(([binding, ty]) => {
      const initial = frame.env.vars.get(binding) ?? hole;
      inits.push(coerce(frame, initial, ty) ?? this.#clash(binding, ty, initial));
      const result = frame.fresh(ty, { name: binding.name });
      results.push(result);
      this.#inside(bodyCode, end, () => {
        const val = this.#endVal(end, binding);
        yields.push(coerce(frame, val, ty) ?? this.#clash(binding, ty, val));
      });
      after.push([binding, result]);
    });
    const flags = this.#carryFlags(found, { inits, yields, results });
    this.#carryResult(env, found, { inits, yields, results });
    const cond = this.#condBlock(
      found,
      flags.map(({ inCond }) => inCond),
    );
    const body: DraftBlock = { params: bodyParams, ops: bodyCode.ops, yields };
    frame.code.emit("loop", inits, results, { loopOwner: this.#owner }, [
      { ...cond, params: condParams },
      body,
    ]);
    // The turn stands over these variables: they change when it is done with.
    for (const [binding, result] of after) env.vars.set(binding, result);
    this.#leave(env, found, flags);
  }

  #carryFlags(found: Attempt, lists: CarriedLists): { target: Target; inCond: Temp; result: Temp }[] {
    const frame = this.#frame;
    return [...found.end.flags].map(([target, flag]) => {
      const name = flagName[target.kind];
      const bool: Ty = { kind: "bool" };
      lists.inits.push(frame.code.constant(false));
      this.#inside(found.bodyCode, found.end, () =>
        lists.yields.push(flag === true ? frame.code.constant(true) : flag),
      );
      found.bodyParams.push(frame.fresh(bool, { name }));
      const inCond = frame.fresh(bool, { name });
      found.condParams.push(inCond);
      const result = frame.fresh(bool, { name });
      lists.results.push(result);
      return { target, inCond, result };
    });
  }

  #carryResult(env: Environment, found: Attempt, lists: CarriedLists): void {
    const frame = this.#frame;
    const { result } = found.end;
    if (result.tag === "hole") return;
    let given: Temp | undefined;
    this.#inside(found.bodyCode, found.end, () => {
      given = force(frame, result);
    });
    if (!given) return;
    const traits = { name: "result" };
    lists.inits.push(frame.code.dummy(given.ty));
    lists.yields.push(given);
    found.bodyParams.push(frame.fresh(given.ty, traits));
    found.condParams.push(frame.fresh(given.ty, traits));
    env.result = frame.fresh(given.ty, traits);
    lists.results.push(env.result);
  }

  /** The condition, false where a flag is set. */
  #condBlock(found: Attempt, flags: readonly Temp[]): Omit<DraftBlock, "params"> {
    const frame = this.#frame;
    const { condCode, condition } = found;
    let ops: readonly DraftOp[] = condCode.ops;
    let value: Temp | undefined;
    const goingAt = this.#going && [...this.#types.keys()].indexOf(this.#going);
    const goesOn = goingAt === undefined ? condition?.value : found.condParams[goingAt];
    const code = new Code(frame);
    this.#inside(code, found.end, () => {
      const stop = flags.reduce<Temp | undefined>(
        (sum, flag) => (sum ? code.test("or", sum, flag) : flag),
        undefined,
      );
      if (!stop) {
        value = goesOn ?? code.constant(true);
        ops = [...condCode.ops, ...code.ops];
        return;
      }
      const going = code.test("not", stop);
      if (!goesOn) value = going;
      else if (condCode.ops.every(cannotFail)) {
        code.ops.push(...condCode.ops);
        value = code.test("and", going, goesOn);
      } else {
        const then = { params: [], ops: condCode.ops, yields: [goesOn] };
        const otherwise = frame.inBlock(() => [frame.code.constant(false)]);
        value = frame.fresh({ kind: "bool" });
        code.emit("if", [going], [value], {}, [then, otherwise]);
      }
      ops = code.ops;
    });
    return { ops, yields: value ? [value] : [] };
  }

  /** What holds after the loop. */
  #leave(env: Environment, found: Attempt, flags: readonly { target: Target; result: Temp }[]): void {
    const frame = this.#frame;
    const outward = flags.filter(({ target }) => target !== this.#scope.breakTo);
    const breaks = outward.length < flags.length;
    for (const { target, result } of outward) env.flags.set(target, result);
    const isEndless = !this.#parts.test;
    frame.env = env;
    if (isEndless && !breaks) {
      env.stuck = true;
      env.unreachable = outward.length === 0;
      const [only] = outward;
      if (only && outward.length === 1) env.flags.set(only.target, true);
    }
    if (!breaks && found.condition && outward.length === 0) applyNarrowings(frame, found.condition.whenFalse);
  }
}

interface CarriedLists {
  readonly inits: Temp[];
  readonly yields: Temp[];
  readonly results: Temp[];
}

const looking = /^(const|prim|test|load|length|getField|isUndefined|unwrap|some|same|dummy)$/;

/** Operations that a condition may hold: they change nothing. */
function onlyLooks(op: DraftOp): boolean {
  return looking.test(op.kind) || (op.kind === "if" && op.blocks.every(({ ops }) => ops.every(onlyLooks)));
}

function cannotFail(op: DraftOp): boolean {
  return /^(const|prim|test|length|getField|isUndefined|some|same)$/.test(op.kind);
}
