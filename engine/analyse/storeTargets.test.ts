import { expect, test } from "vitest";
import { ModuleBuilder } from "../ir/builder.ts";
import type { BuildBlock } from "../ir/builder.ts";
import { num, type ListType, type RecordType } from "../ir/types.ts";
import { nowhere } from "../source/span.ts";
import { analyseAliases } from "./aliases.ts";
import { findStoreTargets } from "./storeTargets.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };

function targetsOf(build: BuildBlock): readonly boolean[] {
  const builder = new ModuleBuilder();
  const owner = builder.addOwner({ kind: "function", name: "f", key: "f", parent: undefined, span: nowhere });
  const params = [
    { type: numbers, name: "a" },
    { type: numbers, name: "b" },
  ];
  const func = builder.buildFunction(
    { name: "f", params, owner, span: nowhere, role: "primal", captures: 0 },
    build,
  );
  const targets = findStoreTargets(analyseAliases(builder.finish(), "f"));
  return func.body.params.map((param) => targets.isTarget(param));
}

test("a list that takes another's place in a loop is not blamed for stores into that other", () => {
  const found = targetsOf((b, params) => {
    const owner = b.owner;
    return b
      .loop(
        [b.const(0), params[0]!],
        (c, carried) => c.test("lt", [carried[0]!, c.const(3)]),
        (c, carried) => {
          const next = c.allocList(c.const(2), numbers, false);
          c.store(next, c.const(0), carried[0]!, true);
          return [c.prim("add", [carried[0]!, c.const(1)]), next];
        },
        owner,
      )
      .slice(1);
  });
  expect(found).toEqual([false, false]);
});

test("a store through another name is seen", () => {
  const found = targetsOf((b, params) => {
    const either = b.ifOp(
      b.test("lt", [b.const(0), b.const(1)]),
      () => [params[0]!],
      () => [params[1]!],
    );
    b.store(either[0]!, b.const(0), b.const(5), true);
    return [b.const(0)];
  });
  expect(found).toEqual([true, true]);
});

test("a store into what was put into another list is a store below it", () => {
  const found = targetsOf((b, params) => {
    const rows = b.makeList([params[0]!], { kind: "list", flavor: "array", elem: numbers }, false);
    const row = b.load(rows, b.const(0), true);
    b.store(row, b.const(0), b.const(5), true);
    return [b.const(0)];
  });
  expect(found).toEqual([true, false]);
});

test("what stands beside the field that is stored into is not blamed", () => {
  const held: RecordType = {
    kind: "record",
    flavor: "object",
    fields: [
      { name: "kept", type: numbers },
      { name: "changed", type: numbers },
    ],
  };
  const found = targetsOf((b, params) => {
    const record = b.makeRecord([params[0]!, params[1]!], held);
    b.store(b.getField(record, "changed"), b.const(0), b.const(5), true);
    return [b.const(0)];
  });
  expect(found).toEqual([false, true]);
});
