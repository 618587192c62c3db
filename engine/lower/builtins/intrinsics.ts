/**
 * What the prelude needs and TypeScript cannot say: `$made`, `$like`, `$at`, ….
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { asNumber, asPresent, force, store, tyOf } from "../coerce.ts";
import { withExtents } from "../derivatives/extents.ts";
import { fromLeaves, leafCount, readLeaves, writeLeaves } from "../derivatives/leaves.ts";
import { slopesOf } from "../derivatives/ruleArity.ts";
import { elementOrAbsent } from "../elements.ts";
import type { Frame } from "../frame.ts";
import { kindOf } from "../kinds.ts";
import { newListTy } from "../literals.ts";
import { asList, constantIndex, elementOf, listTy } from "../members.ts";
import { identical } from "../operators.ts";
import { prune } from "../types/ty.ts";
import type { Val } from "../values.ts";

type Intrinsic = (frame: Frame, ...args: Val[]) => Val;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  $made: (frame, xs, n) => {
    const ty = listTy(asList(frame, xs));
    const isTyped = ty.flavor !== "array" || ty.integer !== undefined;
    return frame.code.allocList(asNumber(frame, n), isTyped ? ty : newListTy(frame, frame.span, "array"));
  },
  $like: (frame, xs, n) => frame.code.allocList(asNumber(frame, n), listTy(asList(frame, xs))),
  $kind: (frame, x) => frame.code.constant(kindOf(asPresent(frame, x))),
  $rowLike: (frame, rows, n) => {
    const elem = prune(listTy(asList(frame, rows)).elem);
    if (elem.kind !== "list") throw new InvariantError("rows that are no arrays");
    return frame.code.allocList(asNumber(frame, n), elem);
  },
  $leavesOf: (frame, x) => frame.callPrelude("leavesOf", [x]),
  $fromLeaves: (frame, like, vector) => fromLeaves(frame, like, asList(frame, vector)),
  $leafCount: (frame, x) => leafCount(frame, x),
  $writeLeaves: (frame, vector, at, x) => writeLeaves(frame, asList(frame, vector), asNumber(frame, at), x),
  $readLeaves: (frame, like, vector, at) =>
    readLeaves(frame, like, asList(frame, vector), asNumber(frame, at)),
  $withExtents: (frame, owner, shadow) => withExtents(frame, owner, shadow),
  $slopes: (frame, given, f, count) => slopesOf(frame, given, f, count),
  $strong: (frame, a, b) => frame.code.prim("strongMul", asNumber(frame, a), asNumber(frame, b)),
  $max: (frame, a, b) => frame.code.prim("maxFirst", asNumber(frame, a), asNumber(frame, b)),
  $min: (frame, a, b) => frame.code.prim("min", asNumber(frame, a), asNumber(frame, b)),
  $empty: (frame, xs) => {
    const { elem, slot } = listTy(asList(frame, xs));
    return frame.code.makeList([], { kind: "list", flavor: "array", elem, slot });
  },
  $settled: (frame, xs, out) => {
    const ty = listTy(asList(frame, xs));
    if (ty.flavor === "array" && ty.integer === undefined) return out;
    const list = asList(frame, out);
    return frame.callPrelude("copyTo", [frame.code.allocList(frame.code.length(list), ty), list]);
  },
  $at: (frame, xs, index) => elementOrAbsent(frame, asList(frame, xs), asNumber(frame, index)),
  $clamped: (frame, from, n) => {
    const start = asNumber(frame, from);
    return constantIndex(start) === 0 ? start : frame.callPrelude("clamped", [start, n]);
  },
  $sameValue: (frame, a, b) => {
    const same = identical(frame, a, b);
    if (tyOf(a).kind !== "num" || tyOf(b).kind !== "num") return same;
    const [x, y] = [asNumber(frame, a), asNumber(frame, b)];
    const { code } = frame;
    return code.test("or", same, code.test("and", code.test("ne", x, x), code.test("ne", y, y)));
  },
  $pushFlat: (frame, out, val) => {
    const owner = asPresent(frame, val);
    const ty = tyOf(owner);
    const list = asList(frame, out);
    if (ty.kind === "var" && owner.tag === "temp") return frame.unknown(ty);
    if (ty.kind === "list") return frame.callPrelude("pushAll", [list, owner]);
    if (owner.tag === "temp" && ty.kind === "record" && ty.flavor === "tuple") {
      for (const { name } of ty.fields)
        frame.code.push(list, elementOf(frame, listTy(list), frame.code.getField(owner, name)));
      return list;
    }
    const { elem, slot } = listTy(list);
    frame.code.push(list, store(frame, val, elem, slot));
    return list;
  },
};

export function isIntrinsic(name: string): boolean {
  return name.startsWith("$");
}

export function callIntrinsic(frame: Frame, name: string, args: readonly Val[]): Val {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new InvariantError(`no intrinsic ${name}`);
  return intrinsic(frame, ...args.map((arg) => (arg.tag === "tuple" ? force(frame, arg) : arg)));
}
