/**
 * The typing rule of each operation: what its operands and results must be, given its attributes. Blocks and
 * callees are only compared by type; what is inside them is left to `verify.ts`.
 */
import { isReference, shadowType } from "./shadow.ts";
import { sameType, sameTypes } from "./typeEquality.ts";
import { typeText } from "./typeText.ts";
import {
  bool,
  num,
  str,
  undef,
  type CallOp,
  type DeriveOp,
  type IfOp,
  type LoopOp,
  type MaybeType,
  type Module,
  type Op,
  type TestOp,
  type Type,
  type Value,
} from "./types.ts";

type Faults = readonly string[];

const none: Faults = [];

/** Sentences about what is wrong with the types of one operation; empty where nothing is. */
export function typeFaults(
  op: Op,
  module: Module,
  arityOf: ((primitive: string) => number | undefined) | undefined,
): Faults {
  const first = op.args[0]?.type;
  switch (op.kind) {
    case "const":
      return signature(op, [], [literalType(op.value)]);
    case "prim": {
      const arity = arityOf === undefined ? op.args.length : arityOf(op.name);
      if (arity === undefined) return [`there is no primitive ${op.name}`];
      return signature(
        op,
        Array.from({ length: arity }, () => num),
        [num],
      );
    }
    case "test":
      return testFaults(op);
    case "makeList": {
      const list = op.results[0]?.type;
      if (list?.kind !== "list") return ["its result is not a list"];
      return [
        ...signature(
          op,
          op.args.map(() => list.elem),
          [list],
        ),
        ...listFaults(list),
      ];
    }
    case "allocList": {
      const list = op.results[0]?.type;
      if (list?.kind !== "list") return ["its result is not a list"];
      return [...signature(op, [num], [list]), ...listFaults(list)];
    }
    case "load":
      return first?.kind === "list" ? signature(op, [first, num], [first.elem]) : notA("list", first);
    case "store":
      return first?.kind === "list" ? signature(op, [first, num, first.elem], []) : notA("list", first);
    case "length":
      return first?.kind === "list" ? signature(op, [first], [num]) : notA("list", first);
    case "setLength":
      return first?.kind === "list" ? signature(op, [first, num], []) : notA("list", first);
    case "push":
      return first?.kind === "list" ? signature(op, [first, first.elem], []) : notA("list", first);
    case "pop":
      return first?.kind === "list" ? signature(op, [first], [first.elem]) : notA("list", first);
    case "makeRecord": {
      const record = op.results[0]?.type;
      if (record?.kind !== "record") return ["its result is not a record"];
      return signature(
        op,
        record.fields.map((field) => field.type),
        [record],
      );
    }
    case "getField": {
      const field = fieldOf(first, op.field);
      if (first === undefined || field === undefined) return noField(first, op.field);
      return signature(op, [first], [field]);
    }
    case "setField": {
      const field = fieldOf(first, op.field);
      if (first === undefined || field === undefined) return noField(first, op.field);
      const frozen =
        first.kind === "record" && first.flavor === "closure" ? ["closures are immutable"] : none;
      return [...signature(op, [first, field], []), ...frozen];
    }
    case "some": {
      const maybe = op.results[0]?.type;
      if (maybe?.kind !== "maybe") return ["its result is not a maybe"];
      const nested = maybe.of.kind === "maybe" ? ["a maybe holds a maybe"] : none;
      return [...signature(op, op.args.length === 0 ? [] : [maybe.of], [maybe]), ...nested];
    }
    case "isUndefined":
      return first?.kind === "maybe" ? signature(op, [first], [bool]) : notA("maybe", first);
    case "unwrap":
      return first?.kind === "maybe" ? signature(op, [first], [first.of]) : notA("maybe", first);
    case "same":
      return first !== undefined && isReference(first)
        ? signature(op, [first, op.args[1]?.type ?? first], [bool])
        : notA("reference", first);
    case "text":
      return op.args.every(({ type }) => /^(num|bool|str)$/.test(type.kind))
        ? results(op, [str])
        : ["it makes text of what is no number, boolean or text"];
    case "if":
      return ifFaults(op);
    case "loop":
      return loopFaults(op);
    case "call":
      return callFaults(op, module);
    case "callNative": {
      const native = module.natives.get(op.native);
      return native === undefined
        ? [`there is no native ${op.native}`]
        : signature(op, native.params, [native.result]);
    }
    case "derive":
      return deriveFaults(op, module);
    case "stopGradient":
    case "copy":
      return first === undefined ? ["it has no operand"] : signature(op, [first], [first]);
    case "print":
      return op.what === "cotangent" && op.args.length !== 1
        ? ["it prints the cotangent of one operand"]
        : results(op, []);
    case "input":
      return signature(op, [], [num]);
    case "throw":
      return [...(isThrowable(op) ? none : ["it throws more than one value"]), ...results(op, [])];
    case "zerosLike":
      return first === undefined ? ["it has no operand"] : signature(op, [first], [shadowType(first)]);
    case "accumulate":
      return shadowFaults(first, (shadow) => [
        ...signature(op, [shadow, shadow], []),
        ...(isReference(shadow) ? none : ["it accumulates into what is no list and no record"]),
      ]);
    case "inner":
      return shadowFaults(first, (shadow) => signature(op, [shadow, shadow], [num]));
    case "leafCount":
      return shadowFaults(first, (shadow) => signature(op, [shadow], [num]));
    case "leafGet":
      return shadowFaults(first, (shadow) => signature(op, [shadow, num], [num]));
    case "leafAdd":
      return shadowFaults(first, (shadow) => [
        ...signature(op, [shadow, num, num], []),
        ...(isReference(shadow) ? none : ["it adds in place to what is no list and no record"]),
      ]);
    case "tapePush":
      return results(op, []);
    case "tapePop":
      return op.args.length === 0 ? none : ["it has operands"];
  }
}

function testFaults(op: TestOp): Faults {
  const first = op.args[0]?.type;
  switch (op.name) {
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return signature(op, [num, num], [bool]);
    case "eq":
    case "ne":
      if (first?.kind !== "num" && first?.kind !== "bool" && first?.kind !== "str")
        return notA("num, bool or str", first);
      return signature(op, [first, first], [bool]);
    case "not":
      return signature(op, [bool], [bool]);
    case "and":
    case "or":
      return signature(op, [bool, bool], [bool]);
    case "isNaN":
    case "isFinite":
    case "isInteger":
      return signature(op, [num], [bool]);
  }
}

function ifFaults(op: IfOp): Faults {
  const expected = types(op.results);
  return [
    ...signature(op, [bool], expected),
    ...(op.then.params.length + op.else.params.length > 0 ? ["its blocks have params"] : none),
    ...agree("the first branch's yields", types(op.then.yields), expected),
    ...agree("the second branch's yields", types(op.else.yields), expected),
  ];
}

function loopFaults(op: LoopOp): Faults {
  const carried = types(op.args);
  return [
    ...results(op, carried),
    ...agree("the condition's params", types(op.cond.params), carried),
    ...agree("the body's params", types(op.body.params), carried),
    ...agree("the condition's yields", types(op.cond.yields), [bool]),
    ...agree("the body's yields", types(op.body.yields), carried),
  ];
}

function callFaults(op: CallOp, module: Module): Faults {
  const callee = module.functions.get(op.callee);
  if (callee === undefined) return [`there is no function ${op.callee}`];
  const params = types(callee.body.params);
  const { boundary } = op;
  if (boundary?.mode !== "rule") return signature(op, params, types(callee.body.yields));
  const own = boundary.captures + boundary.explicit;
  const count = own + boundary.fruleCaptures + boundary.rruleCaptures;
  return [
    ...agree("the operands", types(op.args.slice(0, own)), params),
    ...(op.args.length === count ? none : [`${op.args.length} operands where the rule says ${count}`]),
    ...results(op, types(callee.body.yields)),
    ...(module.rules.has(boundary.rule) ? none : [`there is no rule ${boundary.rule}`]),
  ];
}

function deriveFaults(op: DeriveOp, module: Module): Faults {
  const callee = module.functions.get(op.callee);
  if (callee === undefined) return [`there is no function ${op.callee}`];
  const params = types(callee.body.params);
  const [value, ...more] = types(callee.body.yields);
  if (value === undefined || more.length > 0) return ["its callee has not one result"];
  const { kind, wrt } = op.transform;
  if (wrt.some((index) => params[index] === undefined)) return ["wrt is not among the operands"];
  const shadows = wrt.map((index) => shadowType(params[index]!));
  switch (kind) {
    case "jvp":
      return signature(op, [...params, ...shadows], [value, shadowType(value)]);
    case "vjp":
      return signature(op, [...params, shadowType(value)], [value, ...shadows]);
    case "gradient":
      return [
        ...signature(op, params, [value, ...shadows]),
        ...(value.kind === "num" ? none : notA("num", value)),
      ];
    case "jacobian": {
      const rows: Type = {
        kind: "list",
        flavor: "array",
        elem: { kind: "list", flavor: "array", elem: num },
      };
      return [...signature(op, params, [value, rows]), ...(wrt.length === 1 ? none : ["not one wrt"])];
    }
  }
}

function shadowFaults(type: Type | undefined, check: (shadow: Type) => Faults): Faults {
  if (type === undefined) return ["it has no operand"];
  return sameType(type, shadowType(type)) ? check(type) : [...notA("shadow", type), ...check(type)];
}

function listFaults(list: Type): Faults {
  return list.kind === "list" && list.flavor !== "array" && list.elem.kind !== "num"
    ? ["a typed array of no numbers"]
    : none;
}

function fieldOf(type: Type | undefined, name: string): Type | undefined {
  return type?.kind === "record" ? type.fields.find((field) => field.name === name)?.type : undefined;
}

/** One value of any kind, or the pieces of a message. */
function isThrowable(op: Op): boolean {
  return op.args.length < 2 || op.args.every(({ type }) => /^(num|bool|str)$/.test(type.kind));
}

function noField(type: Type | undefined, name: string): Faults {
  return [`no field ${name} in ${type === undefined ? "nothing" : typeText(type)}`];
}

function notA(what: string, type: Type | MaybeType | undefined): Faults {
  return [`its operand is not a ${what} but ${type === undefined ? "missing" : typeText(type)}`];
}

function literalType(value: number | boolean | string | undefined): Type {
  if (typeof value === "number") return num;
  if (typeof value === "boolean") return bool;
  return typeof value === "string" ? str : undef;
}

function types(values: readonly Value[]): readonly Type[] {
  return values.map((value) => value.type);
}

function signature(op: Op, args: readonly Type[], resultTypes: readonly Type[]): Faults {
  return [...agree("the operands", types(op.args), args), ...results(op, resultTypes)];
}

function results(op: Op, expected: readonly Type[]): Faults {
  return agree("the results", types(op.results), expected);
}

function agree(what: string, given: readonly Type[], expected: readonly Type[]): Faults {
  if (sameTypes(given, expected)) return none;
  const text = (list: readonly Type[]) => `(${list.map(typeText).join(", ")})`;
  return [`${what} are ${text(given)} and should be ${text(expected)}`];
}
