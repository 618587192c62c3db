import { expect, test } from "vitest";
import { ModuleBuilder } from "../ir/builder.ts";
import type { BuildBlock } from "../ir/builder.ts";
import { num, type ListType } from "../ir/types.ts";
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
  const found = targetsOf((b, [a]) => {
    const owner = b.owner;
    return b
      .loop(
        [b.const(0), a!],
        (c, [i]) => c.test("lt", [i!, c.const(3)]),
        (c, [i]) => {
          const next = c.allocList(c.const(2), numbers, false);
          c.store(next, c.const(0), i!, true);
          return [c.prim("add", [i!, c.const(1)]), next];
        },
        owner,
      )
      .slice(1);
  });
  expect(found).toEqual([false, false]);
});

test("a store through another name is seen", () => {
  const found = targetsOf((b, [a, other]) => {
    const [either] = b.ifOp(
      b.test("lt", [b.const(0), b.const(1)]),
      () => [a!],
      () => [other!],
    );
    b.store(either!, b.const(0), b.const(5), true);
    return [b.const(0)];
  });
  expect(found).toEqual([true, true]);
});

test("a store into what was put into another list is a store below it", () => {
  const found = targetsOf((b, [a]) => {
    const rows = b.makeList([a!], { kind: "list", flavor: "array", elem: numbers }, false);
    const row = b.load(rows, b.const(0), true);
    b.store(row, b.const(0), b.const(5), true);
    return [b.const(0)];
  });
  expect(found).toEqual([true, false]);
});
