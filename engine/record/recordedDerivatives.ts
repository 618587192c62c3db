/** Code of a recording and of its derivatives: the straight line through the same steps as any other function. */
import { analyseAliases } from "../analyse/aliases.ts";
import type { Emitted } from "../emit/emitted.ts";
import { emitModule } from "../emit/emitModule.ts";
import { ModuleBuilder } from "../ir/builder.ts";
import { shadowType } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import { num, type DeriveOptions, type Module, type Type } from "../ir/types.ts";
import { expandDerivatives } from "../transform/expand.ts";
import { simplify } from "../transform/simplify/simplify.ts";
import type { StraightLine } from "./straightLine.ts";

export type RecordedDerivative = "value" | "gradient" | "jacobian";

/** The code; its results are the value and, for each of `wrt`, the derivative. */
export function emitRecorded(
  line: StraightLine,
  kind: RecordedDerivative,
  wrt: readonly number[],
  options: DeriveOptions,
): Emitted {
  const { module, root } =
    kind === "value" ? { module: line.module, root: line.name } : derived(line, kind, wrt, options);
  const expanded = expandDerivatives(simplify(module, root), root, { plan: {} });
  const tidy = simplify(expanded, root);
  return emitModule(tidy, root, { measured: false, aliases: analyseAliases(tidy, root) });
}

/** The module with a root that takes the derivative. */
function derived(
  { module, name }: StraightLine,
  kind: "gradient" | "jacobian",
  wrt: readonly number[],
  options: DeriveOptions,
): { readonly module: Module; readonly root: string } {
  const builder = new ModuleBuilder(module);
  const func = functionNamed(module, name);
  const params = func.body.params.map(({ type, name: param }) => ({ type, name: param }));
  const root = builder.uniqueName(kind);
  const spec = {
    name: root,
    params,
    owner: func.owner,
    span: func.span,
    role: "wrapper",
    captures: 0,
  } as const;
  const valueType = func.body.yields[0]!.type;
  builder.buildFunction(spec, (b, args) => {
    if (kind === "gradient") {
      const types = [valueType, ...wrt.map((index) => shadowType(params[index]!.type))];
      return b.derive(name, { kind, wrt, options }, args, types);
    }
    const rows: Type = { kind: "list", flavor: "array", elem: { kind: "list", flavor: "array", elem: num } };
    const pairs = wrt.map((index) =>
      b.derive(name, { kind, wrt: [index], options }, args, [valueType, rows]),
    );
    return [pairs[0]![0]!, ...pairs.map((pair) => pair[1]!)];
  });
  return { module: builder.finish(), root };
}
