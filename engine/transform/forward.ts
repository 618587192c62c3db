/**
 * Forward mode: beside each active number some tangents (lanes), beside each active reference as many shadows.
 * Makes tangent functions of a root and all it calls; operations are `forwardOps.ts`. Expects code without
 * derivative operations; modes that matter to a reverse sweep only are looked through.
 */
import { isOpaque } from "../ir/boundaries.ts";
import { BlockBuilder } from "../ir/builder.ts";
import { shadowType } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Boundary, CallOp, Func, Type, Value } from "../ir/types.ts";
import {
  derivationOf,
  Involvement,
  poppedGroups,
  type Derivation,
  type Deriver,
  type ForwardFunction,
} from "./derivation.ts";
import { translateOps } from "./forwardOps.ts";
import { ForwardWriter, type ForwardUnit } from "./forwardWriter.ts";

/**
 * The tangent function of `root` with respect to the params `wrt`, `lanes` tangents at once, and tangent functions
 * of what it calls, all added to the builder. Cost of the result: about 1 + `lanes` primals.
 * Raises native-no-rule, rule-missing-frule.
 */
export function forwardOf(
  deriver: Deriver,
  root: string,
  wrt: readonly number[],
  lanes: number,
  boundaryOf: (op: CallOp) => Boundary | undefined,
): ForwardFunction {
  const derivation = derivationOf(deriver.builder, root, wrt, (op) => {
    const boundary = boundaryOf(op);
    return boundary?.mode === "rule" || isOpaque(boundary) ? boundary : undefined;
  });
  return new Unit(deriver, derivation, lanes).functionFor(root);
}

/** All tangent functions made for one root. */
class Unit implements ForwardUnit {
  readonly deriver: Deriver;
  readonly derivation: Derivation;
  readonly lanes: number;
  readonly involvement: Involvement;
  readonly popped: ReadonlyMap<number, readonly Value[]>;
  readonly groups = new Map<number, number>();
  readonly #functions = new Map<string, ForwardFunction>();

  constructor(deriver: Deriver, derivation: Derivation, lanes: number) {
    this.deriver = deriver;
    this.derivation = derivation;
    this.lanes = lanes;
    this.involvement = new Involvement(derivation);
    this.popped = poppedGroups(derivation.aliases.functions);
  }

  functionFor(name: string): ForwardFunction {
    const known = this.#functions.get(name);
    if (known !== undefined) return known;
    const { activity, module, nameFor } = this.derivation;
    const original = functionNamed(module, name);
    const derived = (values: readonly Value[]) =>
      values.flatMap((value, index) => (activity.isDerived(value) ? [index] : []));
    const made: ForwardFunction = {
      name: nameFor(name, `jvp${this.lanes}`),
      lanes: this.lanes,
      derivedParams: derived(original.body.params),
      derivedResults: derived(original.body.yields),
      resultTypes: resultTypesOf(original, derived(original.body.yields), this.lanes),
    };
    this.#functions.set(name, made);
    this.#write(original, made);
    return made;
  }

  #write(original: Func, made: ForwardFunction): void {
    const { body, owner, span, captures } = original;
    const writer = new ForwardWriter(this);
    const tangents = made.derivedParams.map((index) => writer.freshTangents(body.params[index]!));
    const params = body.params.map((param) => writer.freshCopy(param));
    const b = new BlockBuilder(this.derivation.builder, span, owner, [...params, ...tangents.flat()]);
    body.params.forEach((param, index) => writer.setPrimal(param, params[index]!));
    made.derivedParams.forEach((index, position) =>
      writer.setTangents(body.params[index]!, tangents[position]!),
    );
    translateOps(writer, body, b);
    const primals = body.yields.map((value) => writer.primal(value));
    const derived = made.derivedResults.flatMap((index) => writer.tangentsOrZero(b, body.yields[index]!));
    this.derivation.builder.addFunction({
      name: made.name,
      body: b.finish([...primals, ...derived]),
      owner,
      span,
      role: "forward",
      captures,
    });
  }
}

function resultTypesOf(original: Func, derivedResults: readonly number[], lanes: number): readonly Type[] {
  const types = original.body.yields.map((value) => value.type);
  return [...types, ...derivedResults.flatMap((index) => Array<Type>(lanes).fill(shadowType(types[index]!)))];
}
