/**
 * Calls of `implicit(solve, { residual })`: the solver is called and not differentiated; its solution goes through the
 * library's `implicitRoot`, whose rule knows how a root moves with everything its residual depends on, captured variables
 * included. What only the solver depends on does not move the root, by the implicit function theorem.
 */
import { libraryFunction } from "../../library/library.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { sure } from "../../diagnostics/sure.ts";
import { callLibrary } from "../builtins/library.ts";
import { force } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { apply, callApplied } from "../functions.ts";
import { preludeFunction } from "../prelude/prelude.ts";
import { Slot } from "../types/slot.ts";
import { holdsReals, isReferenceTy } from "../types/shadowTy.ts";
import { prune, type RecordTy } from "../types/ty.ts";
import type { FnVal, Temp, Val, WrapperCallee } from "../values.ts";
import { calleeName, wordingOf } from "../wording.ts";
import { fromLeaves, hasLeaves, isVectorTy } from "./leaves.ts";
import { implicitRoles, type ImplicitRole } from "./optionKinds.ts";
import { bodyOrNative } from "./rules.ts";

export function callImplicit(frame: Frame, wrapper: WrapperCallee, solve: FnVal, given: readonly Val[]): Val {
  const args = given.map((arg) => force(frame, arg));
  const found = callApplied(frame, bodyOrNative(frame, solve, args), { mode: "implicit" });
  if (found.tag === "temp" && prune(found.ty).kind === "var") {
    // Known when lowered again, or it always throws.
    frame.unknownIn(found.ty);
    return found;
  }
  const name = calleeName(solve.callee);
  if (found.tag !== "temp" || !holdsReals(found.ty) || !hasLeaves(found.ty))
    return frame.refuse("implicit-solution", undefined, { name, given: wordingOf(found) });
  const [role, f] = roleOf(wrapper.inner);
  const parameters = recordOf(frame, "object", { f: force(frame, f), args: tupleOf(frame, args) });
  if (!holdsReals(parameters.ty)) return found;
  // Objects of their own, so that analyses see nothing active in them.
  const [solution, like] = [frame.code.stopGradient(found), likeOf(frame, found)];
  const settings = settingsOf(frame, wrapper, { name, role, like });
  const flattening = apply(frame, preludeFunction("leavesOf"), [solution]);
  const start = callApplied(frame, flattening, { mode: "nondifferentiable" });
  const root = callLibrary(frame, sure(libraryFunction("implicitRoot")), [start, parameters, settings]);
  const vector = force(frame, root);
  return maybeSame(frame, found, force(frame, fromLeaves(frame, like, vector)), vector);
}

/**
 * The solution, as what may be the very object that the solver gave, which may be one of its arguments: if that is written
 * into afterwards, analyses see it and refuse the call. A vector never has a negative length.
 */
function maybeSame(frame: Frame, found: Temp, solution: Temp, vector: Temp): Temp {
  if (!isReferenceTy(found.ty)) return solution;
  const { code } = frame;
  const never = code.test("lt", code.length(vector), code.constant(0));
  const result = frame.fresh(found.ty);
  code.emit("if", [never], [result], {}, [frame.inBlock(() => [found]), frame.inBlock(() => [solution])]);
  return result;
}

/** What shows the structure of the solution: of an array of numbers its kind, so that it is not kept twice. */
function likeOf(frame: Frame, found: Temp): Temp {
  const ty = prune(found.ty);
  if (ty.kind === "list" && isVectorTy(ty)) return frame.code.allocList(frame.code.constant(0), ty);
  return frame.code.stopGradient(found);
}

const defaultTolerance = 1e-6;

/** What the rule is told beside what the root depends on. */
function settingsOf(
  frame: Frame,
  { options }: WrapperCallee,
  { name, role, like }: { readonly name: string; readonly role: ImplicitRole; readonly like: Temp },
): Temp {
  const { code } = frame;
  return recordOf(frame, "object", {
    like,
    name: code.constant(name),
    isFixedPoint: code.constant(role === "fixedPoint"),
    tolerance: code.constant((options["tolerance"] as number | undefined) ?? defaultTolerance),
    solver: code.constant((options["solver"] as string | undefined) ?? "auto"),
  });
}

/** The function of an equation, and what it is; of an objective it is the gradient. */
function roleOf(inner: WrapperCallee["inner"]): readonly [ImplicitRole, FnVal] {
  for (const role of implicitRoles) {
    const f = inner.find(([each]) => each === role)?.[1];
    if (f === undefined) continue;
    return [role, role === "objective" ? gradientOf(f) : f];
  }
  throw new InvariantError("an implicit function without its equation");
}

function gradientOf(f: FnVal): FnVal {
  return {
    tag: "fn",
    callee: { kind: "wrapper", wrapper: "gradient", inner: [["f", f]], options: {}, data: [] },
  };
}

function tupleOf(frame: Frame, items: readonly Temp[]): Temp {
  return recordOf(frame, "tuple", Object.fromEntries(items.map((item, index) => [String(index), item])));
}

function recordOf(frame: Frame, flavor: RecordTy["flavor"], parts: Readonly<Record<string, Temp>>): Temp {
  const fields = Object.entries(parts).map(([name, { ty }]) => ({ name, type: ty, slot: new Slot() }));
  return frame.code.makeRecord(Object.values(parts), { kind: "record", flavor, fields });
}
