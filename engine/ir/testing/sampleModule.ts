/** Small modules for tests of what walks, checks, runs or rewrites the IR. */
import { nowhere } from "../../source/span.ts";
import { ModuleBuilder, type BlockBuilder } from "../builder.ts";
import type { Func, Module, Type, Value } from "../types.ts";

/** As many as a test needs; destructuring more than there are gives undefined. */
export type Params = readonly [Value, Value, Value, Value];

export interface Sample {
  readonly builder: ModuleBuilder;
  readonly owner: number;
  readonly loopOwner: number;
  /** Adds a function of the sample; params are named a, b, c, …. */
  add(
    name: string,
    params: readonly Type[],
    build: (b: BlockBuilder, params: Params) => readonly Value[],
    role?: Func["role"],
  ): Func;
  finish(): Module;
}

/** A module builder with one function owner and one loop owner. */
export function sample(base?: Module): Sample {
  const builder = new ModuleBuilder(base);
  const owner = builder.addOwner({ kind: "function", name: "f", key: "f", parent: undefined, span: nowhere });
  const loopOwner = builder.addOwner({
    kind: "loop",
    name: "for",
    key: "f/loop1",
    parent: owner,
    span: nowhere,
  });
  return {
    builder,
    owner,
    loopOwner,
    add: (name, params, build, role = "primal") =>
      builder.buildFunction(
        {
          name,
          params: params.map((type, index) => ({ type, name: String.fromCharCode(97 + index) })),
          owner,
          span: nowhere,
          role,
          captures: 0,
        },
        (b, values) => build(b, values as unknown as Params),
      ),
    finish: () => builder.finish(),
  };
}

/** `for (i = 0; i < n; i++) carried = body(i, carried)`. */
export function countingLoop(
  b: BlockBuilder,
  n: Value,
  init: readonly Value[],
  loopOwner: number,
  body: (b: BlockBuilder, i: Value, carried: readonly Value[]) => readonly Value[],
): readonly Value[] {
  const finals = b.loop(
    [b.const(0, "i"), ...init],
    (c, carried) => c.test("lt", [carried[0]!, n]),
    (c, carried) => {
      const i = carried[0]!;
      return [c.prim("add", [i, c.const(1)]), ...body(c, i, carried.slice(1))];
    },
    loopOwner,
  );
  return finals.slice(1);
}
