/** The loops that generated code makes over the numbers of a structure. */
import type { BlockBuilder, ModuleBuilder } from "../ir/builder.ts";
import type { OwnerId, Value } from "../ir/types.ts";

/** The loop that sweeps over inputs or outputs, made for the function that `owner` is: it bears the sweeps' work. */
export function sweepsOwner(builder: ModuleBuilder, owner: OwnerId): OwnerId {
  const { kind, key, span } = builder.owner(owner);
  if (kind === "loop") return owner;
  const own = `${key}/sweeps`;
  const known = builder.finish().owners.find((other) => other.key === own && other.parent === owner);
  return known?.id ?? builder.addOwner({ kind: "loop", name: "sweeps", key: own, parent: owner, span });
}

/** `for (i = 0; i < count; i += step) body(i)`, for its effects. */
export function forLeaves(
  builder: ModuleBuilder,
  b: BlockBuilder,
  count: Value,
  step: number,
  body: (b: BlockBuilder, index: Value) => void,
): void {
  b.loop(
    [b.const(0, "i")],
    (c, carried) => c.test("lt", [carried[0]!, count]),
    (c, carried) => {
      body(c, carried[0]!);
      return [c.prim("add", [carried[0]!, c.const(step)])];
    },
    sweepsOwner(builder, b.owner),
  );
}

/** Σ term(i) for i from 0 to count − 1. */
export function sumOverLeaves(
  builder: ModuleBuilder,
  b: BlockBuilder,
  count: Value,
  term: (b: BlockBuilder, index: Value) => Value,
): Value {
  return b.loop(
    [b.const(0, "i"), b.const(0, "sum")],
    (c, carried) => c.test("lt", [carried[0]!, count]),
    (c, carried) => [
      c.prim("add", [carried[0]!, c.const(1)]),
      c.prim("add", [carried[1]!, term(c, carried[0]!)]),
    ],
    sweepsOwner(builder, b.owner),
  )[1]!;
}
