/**
 * The last tidying of an expanded module: what the root reaches, calls without boundaries (they have been
 * heeded), and functions that were copied for expansion under their own names again.
 */
import { mapBlocks, reachableFunctions } from "../ir/traverse.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Block, Module, Op } from "../ir/types.ts";
import { expandedSuffix } from "./expansion.ts";

/** The module of what `expandedRoot` reaches, which is renamed to `root`. */
export function finishModule(module: Module, expandedRoot: string, root: string): Module {
  const bare = withoutBoundaries(module);
  const reached = reachableFunctions(bare, expandedRoot);
  const taken = new Set(reached.map((func) => func.name));
  const names = new Map<string, string>([[expandedRoot, root]]);
  for (const { name } of reached) {
    const at = name.lastIndexOf(expandedSuffix);
    if (at < 0 || names.has(name)) continue;
    const original = name.slice(0, at);
    if (taken.has(original) || original === root) continue;
    taken.add(original);
    names.set(name, original);
  }
  const renamed = (op: Op): Op => {
    const inner = mapBlocks(op, block);
    return inner.kind === "call" ? { ...inner, callee: names.get(inner.callee) ?? inner.callee } : inner;
  };
  const block = (body: Block): Block => ({ ...body, ops: body.ops.map(renamed) });
  const functions = new Map(
    reached.map((func) => {
      const name = names.get(func.name) ?? func.name;
      return [name, { ...func, name, body: block(func.body) }] as const;
    }),
  );
  return { ...module, functions };
}

function withoutBoundaries(module: Module): Module {
  const bare = (op: Op): Op => {
    const inner = mapBlocks(op, block);
    if (inner.kind !== "call" || inner.boundary === undefined) return inner;
    const count = functionNamed(module, inner.callee).body.params.length;
    return { ...inner, boundary: undefined, args: inner.args.slice(0, count) };
  };
  const block = (body: Block): Block => ({ ...body, ops: body.ops.map(bare) });
  const functions = new Map(
    [...module.functions].map(([name, func]) => [name, { ...func, body: block(func.body) }] as const),
  );
  return { ...module, functions };
}
