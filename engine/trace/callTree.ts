/** Which function or loop each subfunction is called from: the tree that modes are chosen on. */
import type { Block, Func, Module, OwnerId } from "../ir/types.ts";

export interface CallTreeNode {
  readonly owner: OwnerId;
  readonly parent: OwnerId | undefined;
  /** For a function: its name in the module; of the first specialisation met. */
  readonly func: string | undefined;
}

/** Owners below `entry`, in the order of first meeting; a function that is called from several places hangs under the first. */
export function callTreeOf(module: Module, entry: Func): readonly CallTreeNode[] {
  const nodes = new Map<string, CallTreeNode>();
  const keyOf = (owner: OwnerId): string => module.owners[owner]?.key ?? String(owner);
  const add = (node: CallTreeNode): boolean => {
    const key = keyOf(node.owner);
    if (nodes.has(key)) return false;
    nodes.set(key, node);
    return true;
  };
  const visited = new Set<string>();
  const visitFunction = (func: Func, parent: OwnerId | undefined): void => {
    add({ owner: func.owner, parent, func: func.name });
    if (visited.has(func.name)) return;
    visited.add(func.name);
    visitBlock(func.body, func.owner);
  };
  const visitBlock = (block: Block, inside: OwnerId): void => {
    for (const op of block.ops) {
      if (op.kind === "loop") {
        add({ owner: op.loopOwner, parent: inside, func: undefined });
        visitBlock(op.cond, inside);
        visitBlock(op.body, op.loopOwner);
      } else if (op.kind === "if") {
        visitBlock(op.then, inside);
        visitBlock(op.else, inside);
      } else if (op.kind === "call" || op.kind === "derive") {
        const callee = module.functions.get(op.callee);
        if (callee !== undefined) visitFunction(callee, inside);
      }
    }
  };
  visitFunction(entry, undefined);
  return [...nodes.values()];
}
