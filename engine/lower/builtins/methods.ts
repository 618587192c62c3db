/**
 * Methods of arrays: most are functions of the prelude; a few are operations of the IR.
 */
import type * as t from "@babel/types";
import { argumentsOf, givenArguments } from "../arguments.ts";
import { asNumber, force, refuseOtherFunctions, tyOf } from "../coerce.ts";
import { popElement } from "../elements.ts";
import type { Frame } from "../frame.ts";
import { newListTy, spreadElements, spreadIntoList } from "../literals.ts";
import { abilitiesOf, asList, elementOf, listTy } from "../members.ts";
import { present, prune } from "../types/ty.ts";
import { joinedText, numberMethod, textMethod } from "../texts.ts";
import { absent, type Temp, type Val } from "../values.ts";
import { wordingOf } from "../wording.ts";

type CallNode = t.CallExpression | t.OptionalCallExpression;

/** Prelude functions of the same name that take the array and the arguments as they are. */
const plain = new Set(
  "map filter forEach some every find findIndex findLast findLastIndex indexOf lastIndexOf includes slice flatMap reverse fill shift copyWithin keys".split(
    " ",
  ),
);

/** Methods that pass over entries that were never stored, which cannot be told apart here. */
const skipsHoles = new Set(
  "map filter forEach some every reduce reduceRight flatMap indexOf lastIndexOf sort".split(" "),
);

/** Methods that only plain arrays have, since they change the length or give arrays of another kind. */
const grows = new Set("push pop shift unshift splice concat flat flatMap".split(" "));

type Method = (frame: Frame, list: Temp, node: CallNode) => Val;

const special: Readonly<Record<string, Method>> = {
  push: (frame, list, node) => {
    for (const element of argumentsOf(frame, node.arguments)) {
      if ("val" in element) frame.code.push(list, elementOf(frame, listTy(list), element.val));
      else frame.callPrelude("pushAll", [list, element.spread]);
    }
    return frame.code.length(list);
  },
  pop: (frame, list) => popElement(frame, list),
  reduce: (frame, list, node) => fold(frame, list, node, "reduce"),
  reduceRight: (frame, list, node) => fold(frame, list, node, "reduceRight"),
  unshift: (frame, list, node) => {
    const args = givenArguments(frame, node.arguments, "unshift");
    for (const arg of [...args].reverse()) frame.callPrelude("unshift", [list, arg]);
    return frame.code.length(list);
  },
  splice: (frame, list, node) => splice(frame, list, givenArguments(frame, node.arguments, "splice")),
  sort: (frame, list, node) => {
    const [compare] = givenArguments(frame, node.arguments, "sort");
    if (compare && compare.tag !== "absent") return frame.callPrelude("sort", [list, compare]);
    if (isTyped(list)) return frame.callPrelude("sortNumbers", [list]);
    return frame.refuse("sort-without-comparator", undefined, {});
  },
  toSorted: (frame, list, node) => {
    const [compare] = givenArguments(frame, node.arguments, "toSorted");
    if (!compare || compare.tag === "absent") return frame.refuse("sort-without-comparator", undefined, {});
    return frame.callPrelude("sort", [frame.callPrelude("slice", [list]), compare]);
  },
  with: (frame, list, node) => {
    const [at, value] = givenArguments(frame, node.arguments, "with");
    return frame.callPrelude("replaced", [list, at ?? absent, value ?? absent]);
  },
  subarray: (frame): never => frame.refuse("subarray-view", undefined, {}),
  toSpliced: (frame, list, node) => {
    if (isTyped(list)) return unknown(frame, list, "toSpliced");
    const copy = asList(frame, frame.callPrelude("slice", [list]));
    splice(frame, copy, givenArguments(frame, node.arguments, "toSpliced"));
    return copy;
  },
  toReversed: (frame, list) => frame.callPrelude("reverse", [frame.callPrelude("slice", [list])]),
  concat: (frame, list, node) => concat(frame, list, node),
  flat: (frame, list, node) => flat(frame, list, node),
  at: (frame, list, node) => {
    const [index] = givenArguments(frame, node.arguments, "at");
    return frame.callPrelude("element", [list, index ?? frame.code.constant(0)]);
  },
  set: (frame, list, node) => {
    if (!isTyped(list)) return unknown(frame, list, "set");
    const [source, at] = givenArguments(frame, node.arguments, "set");
    frame.callPrelude("setAll", [list, source ?? absent, at ?? absent]);
    return absent;
  },
  join: (frame, list, node) => {
    const [separator] = givenArguments(frame, node.arguments, "join");
    return joinedList(frame, list, separator);
  },
  toString: (frame: Frame, list: Temp) => joinedList(frame, list),
};

const known = [...plain, ...Object.keys(special)].filter((name) => name !== "toString").join(", ");

/** `object.name(…)` where the object has no field of that name. */
export function callMethod(frame: Frame, object: Val, name: string, node: CallNode): Val {
  const ty = tyOf(object);
  const text = textOrUndefined(frame, object, name, node);
  if (text) return text;
  if (ty.kind !== "list" && object.tag !== "tuple" && !(ty.kind === "record" && ty.flavor === "tuple"))
    return unknown(frame, object, name);
  const list = listBehind(frame, object);
  if (!list) return tupleMethod(frame, object, name, node);
  if (grows.has(name) && isTyped(list)) return unknown(frame, object, name);
  if (
    skipsHoles.has(name) &&
    frame.session.hidesHoles([listTy(list).slot]) &&
    prune(listTy(list).elem).kind === "num"
  )
    frame.callPrelude("stored", [list]);
  const method = special[name];
  if (method && Object.hasOwn(special, name)) return method(frame, list, node);
  if (plain.has(name)) return frame.callPrelude(name, [list, ...givenArguments(frame, node.arguments, name)]);
  return unknown(frame, object, name);
}

function joinedList(frame: Frame, list: Temp, separator: Val = frame.code.constant(",")): Val {
  const elem = prune(listTy(list).elem);
  if (!/^(num|bool|str|var)$/.test(elem.kind))
    return frame.refuse("text-of-structure", undefined, { structure: wordingOf(list) });
  return frame.callPrelude("joined", [list, separator]);
}

/** What a method of a number, a boolean or a text gives, where it is text. */
function textOrUndefined(frame: Frame, object: Val, name: string, node: CallNode): Temp | undefined {
  if (object.tag !== "temp") return undefined;
  const args = () => givenArguments(frame, node.arguments, name);
  const { kind } = tyOf(object);
  if (kind === "num") return numberMethod(frame, object, name, args());
  if (kind === "str") return textMethod(frame, object, name, args());
  return kind === "bool" && name === "toString" ? joinedText(frame, [object]) : undefined;
}

function isTyped(list: Temp): boolean {
  const { flavor, integer } = listTy(list);
  return flavor !== "array" || integer !== undefined;
}

function listBehind(frame: Frame, object: Val): Temp | undefined {
  const temp = force(frame, object);
  return tyOf(temp).kind === "list" ? temp : undefined;
}

function unknown(frame: Frame, object: Val, name: string): never {
  const ty = tyOf(object);
  if (object.tag === "absent" || ty.kind === "undefined") frame.refuse("maybe-undefined", undefined, {});
  if (/^(toFixed|toString|toPrecision|toExponential)$/.test(name))
    frame.refuse("string-building", undefined, {});
  if (/^(hasOwnProperty|isPrototypeOf|__defineGetter__)$/.test(name))
    frame.refuse("prototype-access", undefined, { name });
  if (ty.kind === "record")
    return frame.refuse("unknown-property", undefined, {
      structure: wordingOf(object),
      name,
      known:
        ty.flavor === "object"
          ? ty.fields.map((field) => field.name).join(", ") || "no fields"
          : "the call itself",
    });
  if (ty.kind === "str" || ty.kind === "num" || ty.kind === "bool")
    return frame.refuse("unknown-property", undefined, {
      structure: wordingOf(object),
      name,
      known: abilitiesOf(object),
    });
  return frame.refuse("unknown-method", undefined, { structure: wordingOf(object), name, known });
}

/** An array whose entries differ, and a method that would have to give one of them. */
function unknownOfTuple(frame: Frame, object: Val, items: readonly Val[], name: string): never {
  const [first, ...rest] = items;
  if (first) for (const item of rest) refuseOtherFunctions(frame, tyOf(first), tyOf(item));
  return frame.refuse("unknown-method", undefined, {
    structure: wordingOf(object),
    name,
    known: "map, forEach, reduce, reduceRight, at, slice",
  });
}

// --- Arrays of different structures: one call for each entry -----------------------------------------

function tupleMethod(frame: Frame, object: Val, name: string, node: CallNode): Val {
  const items = spreadElements(frame, object, node).flatMap((element) =>
    "val" in element ? [element.val] : [],
  );
  const args = givenArguments(frame, node.arguments, name);
  const [f] = args;
  const at = (index: number): Temp => frame.code.constant(index);
  const call = (...given: Val[]): Val =>
    f?.tag === "fn"
      ? frame.lower.call(frame, f, given)
      : frame.refuse("not-a-function", undefined, { name, structure: wordingOf(f ?? absent) });
  switch (name) {
    case "map":
      return { tag: "tuple", items: items.map((item, index) => call(item, at(index))) };
    case "forEach":
      items.forEach((item, index) => call(item, at(index)));
      return absent;
    case "reduce": {
      const [first, ...rest] = args.length > 1 ? [args[1]!, ...items] : items;
      return rest.reduce(
        (sum, item, index) => call(sum, item, at(index + (args.length > 1 ? 0 : 1))),
        first ?? absent,
      );
    }
    case "reduceRight": {
      const last = items.length - 1;
      const [first, ...rest] = args.length > 1 ? [args[1]!, ...items.toReversed()] : items.toReversed();
      const from = args.length > 1 ? last : last - 1;
      return rest.reduce((sum, item, index) => call(sum, item, at(from - index)), first ?? absent);
    }
    case "at": {
      const index = f?.tag === "temp" && typeof f.constant === "number" ? f.constant : undefined;
      if (index === undefined) return frame.refuse("computed-callee", undefined, {});
      return items.at(index) ?? absent;
    }
    case "slice": {
      const bounds = args.map((arg) =>
        arg.tag === "temp" && typeof arg.constant === "number" ? arg.constant : undefined,
      );
      if (bounds.includes(undefined)) return unknownOfTuple(frame, object, items, name);
      return { tag: "tuple", items: items.slice(...bounds) };
    }
    default:
      return unknownOfTuple(frame, object, items, name);
  }
}

// --- The odd ones ------------------------------------------------------------------------------------

function fold(frame: Frame, list: Temp, node: CallNode, name: string): Val {
  const [f, initial] = givenArguments(frame, node.arguments, name);
  if (!f) return frame.refuse("missing-argument", undefined, { callee: name, parameter: "callback" });
  return node.arguments.length > 1
    ? frame.callPrelude(name, [list, f, initial ?? absent])
    : frame.callPrelude(`${name}First`, [list, f]);
}

function splice(frame: Frame, list: Temp, args: readonly Val[]): Val {
  const [from, count, ...inserted] = args;
  const start = frame.callPrelude("startOf", [list, from ?? frame.code.constant(0)]);
  const removed = frame.callPrelude("spliceOut", count ? [list, start, count] : [list, start]);
  inserted.forEach((val, index) => {
    const place = frame.code.prim("add", asNumber(frame, start), frame.code.constant(index));
    frame.callPrelude("insertAt", [list, place, val]);
  });
  return removed;
}

function concat(frame: Frame, list: Temp, node: CallNode): Val {
  const args = givenArguments(frame, node.arguments, "concat");
  const others = args.map((arg) => {
    const ty = present(tyOf(arg));
    const isMany =
      arg.tag === "tuple" || ty.kind === "list" || (ty.kind === "record" && ty.flavor === "tuple");
    return isMany ? spreadElements(frame, arg, node) : [{ val: arg }];
  });
  const [only] = others.length === 1 ? others : [];
  if (only?.[0] && "spread" in only[0]) return frame.callPrelude("concat", [list, only[0].spread]);
  return spreadIntoList(frame, [{ spread: list }, ...others.flat()], newListTy(frame, node, "array"));
}

function flat(frame: Frame, list: Temp, node: CallNode): Val {
  const [depth] = givenArguments(frame, node.arguments, "flat");
  const times = depth === undefined ? 1 : depth.tag === "temp" ? depth.constant : undefined;
  if (typeof times !== "number")
    return frame.refuse("unsupported-operator", undefined, {
      operator: "flat",
      operands: "a depth that is not known when compiling",
    });
  let result: Val = list;
  for (let level = 0; level < times && level < 20; level++) {
    const elem = listTy(asList(frame, result)).elem;
    const isNested =
      present(elem).kind === "list" || present(elem).kind === "record" || present(elem).kind === "var";
    if (!isNested) break;
    result = frame.callPrelude("flatOnce", [result]);
  }
  return result === list ? frame.callPrelude("slice", [list]) : result;
}
