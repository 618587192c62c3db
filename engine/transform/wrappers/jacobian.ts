/**
 * jacobian: the value and the rows of its derivative, inputs and outputs flattened. Forward: columns, a chunk at a
 * time. Reverse: a row for each output. Automatic: by what there are fewer of, at run time.
 */
import { sure } from "../../diagnostics/sure.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference } from "../../ir/shadow.ts";
import { num, type ListType, type Value } from "../../ir/types.ts";
import { chunkFor } from "../../plan/chunkSize.ts";
import { asShadowOf } from "../absence.ts";
import { directionsOf } from "../chunks.ts";
import { forLeaves } from "../leafLoop.ts";
import { apart, mayShare } from "../sharing.ts";
import { ownCopies, placeholderTangents, valueOf, type Run } from "./directional.ts";
import { pullBack } from "./vjp.ts";
import { takeOperands, type WrapperContext } from "./wrapperOperands.ts";

export const rowType: ListType = { kind: "list", flavor: "array", elem: num };
export const rowsType: ListType = { kind: "list", flavor: "array", elem: rowType };

/**
 * With four lanes a column costs about 0.8 primals and a row about 3: columns win up to four times as many inputs
 * as outputs, and they need no tape.
 */
const inputsForAnOutput = 4;

export function buildJacobian(context: WrapperContext, b: BlockBuilder): readonly Value[] {
  const { mode } = context.op.transform.options;
  const operands = takeOperands(context, b);
  const run = valueOf(context, b, operands);
  const wrt = context.op.transform.wrt[0];
  if (wrt === undefined) throw new InvariantError("a Jacobian with respect to nothing");
  const outputs = countOf(b, run.value);
  const columns = (c: BlockBuilder): readonly Value[] => [byColumns(context, c, operands, run, wrt, outputs)];
  const rows = (c: BlockBuilder): readonly Value[] => [byRows(context, c, operands, run, wrt, outputs)];
  if (mode === "forward") return [run.value, ...columns(b)];
  if (mode === "reverse") return [run.value, ...rows(b)];
  const inputs = countOf(b, operands[wrt]!);
  const few = b.test("le", [inputs, b.prim("mul", [outputs, b.const(inputsForAnOutput)])]);
  return [run.value, ...b.ifOp(few, columns, rows)];
}

function countOf(b: BlockBuilder, value: Value): Value {
  return value.type.kind === "num" ? b.const(1) : b.leafCount(b.zerosLike(value));
}

function byColumns(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
  run: Run,
  wrt: number,
  outputs: Value,
): Value {
  const { deriver, op } = context;
  const { options } = op.transform;
  const slot = operands[wrt]!;
  const lanes = chunkFor([slot.type], options.chunk);
  const inner = [wrt + run.leading.length];
  const jvp = deriver.forward(run.callee, inner, lanes, options.plan);
  const all = [...run.leading, ...operands];
  const zeros = placeholderTangents(b, jvp, all, inner, lanes);
  const directions = directionsOf(deriver.builder, b, [slot], lanes);
  const rows = b.allocList(outputs, rowsType, false, "rows");
  forLeaves(deriver.builder, b, outputs, 1, (c, q) =>
    c.store(rows, q, c.allocList(directions.total, rowType, false), false),
  );
  directions.forEachChunk(b, [], (c, chunk) => {
    const seeds = jvp.derivedParams.flatMap((index) =>
      inner.includes(index) ? chunk.tangents[0]! : sure(zeros.get(index)),
    );
    const given = [...run.leading, ...ownCopies(context, c, operands)];
    const stored = context.isStored(wrt);
    const results = c.call(
      jvp.name,
      [...given, ...seeds.map((seed) => (stored && isReference(seed.type) ? c.copy(seed) : seed))],
      jvp.resultTypes,
    );
    results.slice(1).forEach((tangent, lane) => {
      const column = chunk.directions[lane]!;
      c.ifOp(
        c.test("lt", [column, directions.total]),
        (d) => {
          forLeaves(deriver.builder, d, outputs, 1, (e, q) =>
            e.store(e.load(rows, q, false), column, entry(e, tangent, q), false),
          );
          return [];
        },
        () => [],
      );
    });
    return [];
  });
  return rows;
}

function entry(b: BlockBuilder, tangent: Value, index: Value): Value {
  return tangent.type.kind === "num" ? tangent : b.leafGet(tangent, index);
}

function byRows(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
  run: Run,
  wrt: number,
  outputs: Value,
): Value {
  const { deriver, op } = context;
  const leading = run.leading.length;
  const transform = { ...op.transform, wrt: [wrt + leading] };
  const again: WrapperContext = {
    ...context,
    callee: { ...context.callee, name: run.callee },
    op: { ...op, transform },
    isStored: (index) => index >= leading && context.isStored(index - leading),
  };
  const rows = b.allocList(outputs, rowsType, false, "rows");
  forLeaves(deriver.builder, b, outputs, 1, (c, q) => {
    const given = [...run.leading, ...ownCopies(context, c, operands)];
    const { bars } = pullBack(again, c, given, unitBar(c, sure(run.value), q));
    c.store(rows, q, flattened(deriver.builder, c, bars[0]!), false);
  });
  return rows;
}

/** The cotangent that is 1 for the q-th number of the value. */
export function unitBar(b: BlockBuilder, value: Value, q: Value): Value {
  if (value.type.kind === "num") return b.const(1);
  if (!isReference(value.type)) return asShadowOf(b, value, b.const(1));
  const bar = b.zerosLike(value);
  // Of an object that stands in several places, it is 1 in one of them.
  const own = mayShare(bar.type) ? apart(b, bar) : bar;
  b.leafAdd(own, q, b.const(1));
  return own;
}

/** The numbers of a structure in a list. */
export function flattened(builder: Parameters<typeof forLeaves>[0], b: BlockBuilder, bar: Value): Value {
  if (bar.type.kind === "num") return b.makeList([bar], rowType, false);
  const count = b.leafCount(bar);
  const row = b.allocList(count, rowType, false, "row");
  forLeaves(builder, b, count, 1, (c, j) => c.store(row, j, c.leafGet(bar, j), false));
  return row;
}
