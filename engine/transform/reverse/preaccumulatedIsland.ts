/**
 * A call whose local Jacobian is made by forward mode in the forward sweep and held until the reverse sweep
 * multiplies the cotangent with it: row-major, rows are outputs, 8 bytes for each entry.
 */
import type { BlockBuilder } from "../../ir/builder.ts";
import { num, type CallOp, type ListType, type Value } from "../../ir/types.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import { chunkFor } from "../../plan/chunkSize.ts";
import { BlockFormulas } from "../../primitives/formulaBuilder.ts";
import { directionsOf } from "../chunks.ts";
import { forLeaves, sumOverLeaves } from "../leafLoop.ts";
import type { Cotangents } from "./cotangents.ts";
import { enterIsland, isObligatory, resultBar, type Island } from "./islandOperands.ts";
import { OperandSums, tangentCalls } from "./lateIsland.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

const entries: ListType = { kind: "list", flavor: "f64", elem: num };

export function sweepPreaccumulated(s: Sweep, op: CallOp, said: number | undefined, b: BlockBuilder): Step {
  const island = enterIsland(s, op, b);
  const results = op.results.map((value) => s.primal(value));
  const jacobian = makeJacobian(s, island, results, said, b);
  s.recordings.pin(jacobian);
  return step(op, isObligatory(s, op), (r, cotangents) => {
    if (!isObligatory(s, op) && !op.results.some((value) => cotangents.has(value))) return;
    const bars = op.results.map((value) => resultBar(s, r, cotangents, value));
    multiply(s, island, jacobian, bars, r, cotangents);
  });
}

/** How many numbers a result's cotangent holds, as sweeps carry it: one also for a number that is absent. */
function countOf(b: BlockBuilder, value: Value): Value {
  if (!isReference(value.type)) return b.const(1);
  return b.leafCount(shadowType(value.type) === value.type ? value : b.zerosLike(value));
}

function makeJacobian(
  s: Sweep,
  island: Island,
  results: readonly Value[],
  said: number | undefined,
  b: BlockBuilder,
): Value {
  const slots = island.wrt.map((index) => island.operands[index]!);
  const lanes = chunkFor(
    slots.map((slot) => slot.type),
    said,
  );
  const formulas = new BlockFormulas(b, s.builder);
  const directions = directionsOf(s.builder, b, slots, lanes);
  const rows: Value[] = [];
  let outputs: Value = b.const(0);
  for (const result of results) {
    rows.push(outputs);
    outputs = formulas.add(outputs, countOf(b, result));
  }
  const jacobian = b.allocList(formulas.mul(outputs, directions.total), entries, false, "jacobian");
  const tangentsOf = tangentCalls(s, island, lanes);
  directions.forEachChunk(b, [], (c, chunk) => {
    tangentsOf(c, chunk.tangents).forEach((tangents, index) =>
      tangents?.forEach((tangent, lane) =>
        storeColumn(s, c, jacobian, directions.total, rows[index]!, chunk.directions[lane]!, tangent),
      ),
    );
    return [];
  });
  return jacobian;
}

/** jacobian[(firstRow + q) · total + column] = q-th number of the tangent; nothing past the last column. */
function storeColumn(
  s: Sweep,
  b: BlockBuilder,
  jacobian: Value,
  total: Value,
  firstRow: Value,
  column: Value,
  tangent: Value,
): void {
  b.ifOp(
    b.test("lt", [column, total]),
    (c) => {
      const store = (d: BlockBuilder, row: Value, entry: Value): void => {
        const formulas = new BlockFormulas(d, s.builder);
        d.store(jacobian, formulas.add(formulas.mul(row, total), column), entry, false);
      };
      if (tangent.type.kind === "num") store(c, firstRow, tangent);
      else
        forLeaves(s.builder, c, c.leafCount(tangent), 1, (d, q) =>
          store(d, new BlockFormulas(d, s.builder).add(firstRow, q), d.leafGet(tangent, q)),
        );
      return [];
    },
    () => [],
  );
}

/** operandBar[j] += Σᵢ jacobian[i][j] · resultBar[i] */
function multiply(
  s: Sweep,
  island: Island,
  jacobian: Value,
  bars: readonly Value[],
  r: BlockBuilder,
  cotangents: Cotangents,
): void {
  const slots = island.wrt.map((index) => island.operands[index]!);
  const sums = new OperandSums(s, island);
  const directions = directionsOf(s.builder, r, slots, 1);
  const totals = directions.forEachChunk(r, sums.init(r), (b, chunk, carried) => {
    const formulas = new BlockFormulas(b, s.builder);
    const column = chunk.directions[0]!;
    let firstRow: Value = b.const(0);
    let sum: Value = b.const(0);
    for (const bar of bars) {
      sum = formulas.add(sum, timesRows(s, b, jacobian, directions.total, firstRow, column, bar));
      firstRow = formulas.add(firstRow, isReference(bar.type) ? b.leafCount(bar) : b.const(1));
    }
    return sums.add(b, chunk, 0, carried, sum);
  });
  sums.handOn(totals, cotangents);
}

function timesRows(
  s: Sweep,
  b: BlockBuilder,
  jacobian: Value,
  total: Value,
  firstRow: Value,
  column: Value,
  bar: Value,
): Value {
  const entry = (c: BlockBuilder, row: Value): Value => {
    const formulas = new BlockFormulas(c, s.builder);
    return c.load(jacobian, formulas.add(formulas.mul(row, total), column), false);
  };
  if (!isReference(bar.type)) return b.prim("mul", [entry(b, firstRow), bar]);
  return sumOverLeaves(s.builder, b, b.leafCount(bar), (c, q) =>
    c.prim("mul", [entry(c, new BlockFormulas(c, s.builder).add(firstRow, q)), c.leafGet(bar, q)]),
  );
}
