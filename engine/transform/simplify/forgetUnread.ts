/**
 * What nobody wants of a program is not computed, though a function makes it: results, fields of records, and the entries of
 * a kernel's list of which only the length is asked. So the gradient of a sum of a product does not multiply for the
 * sum. What then is dead is left to `simplify`. Assumes that derivatives are written out.
 */
import { analyseAliases } from "../../analyse/aliases.ts";
import { ModuleBuilder } from "../../ir/builder.ts";
import { mapBlocks } from "../../ir/traverse.ts";
import type { Block, Func, MakeRecordOp, Module, Op, Value } from "../../ir/types.ts";
import { findPureFunctions } from "./calleeEffects.ts";
import { simplify } from "./simplify.ts";
import { findWanted, isBlankable, isOwnEntry, type Wanted } from "./wanted.ts";

/** The module simplified; itself where `root` reaches no kernel, whose work alone is worth the search. */
export function forgetUnread(module: Module, root: string): Module {
  if (![...module.functions.values()].some(({ kernel }) => kernel !== undefined)) return module;
  const aliases = analyseAliases(module, root);
  const forgetter = new Forgetter(module, findWanted(aliases, root, findPureFunctions(module)));
  for (const func of aliases.functions) forgetter.forgetIn(func);
  return simplify(forgetter.builder.finish(), root);
}

class Forgetter {
  readonly builder: ModuleBuilder;
  readonly #wanted: Wanted;

  constructor(module: Module, wanted: Wanted) {
    this.builder = new ModuleBuilder(module);
    this.#wanted = wanted;
  }

  forgetIn(func: Func): void {
    const { kernel, body } = func;
    const [list] = body.yields;
    if (kernel !== undefined && list !== undefined && !this.#wanted.hasEntries(list)) {
      const { kernel: _, ...rest } = func;
      this.builder.replaceFunction({ ...rest, body: withoutEntries(body, func) });
      return;
    }
    const rest = this.#withoutResults(this.#block(body), func);
    if (rest !== body) this.builder.replaceFunction({ ...func, body: rest });
  }

  #block(block: Block): Block {
    let isChanged = false;
    const ops = block.ops.flatMap((op): readonly Op[] => {
      const kept =
        op.kind === "makeRecord" ? this.#record(op) : [mapBlocks(op, (nested) => this.#block(nested))];
      isChanged ||= kept.length > 1 || kept[0] !== op;
      return kept;
    });
    return isChanged ? { ...block, ops } : block;
  }

  /** The record with blanks in its unread fields, after the operations that make them. */
  #record(op: MakeRecordOp): readonly Op[] {
    const record = op.results[0]!;
    const { type } = record;
    if (type.kind !== "record") return [op];
    const blanks: Op[] = [];
    const args = op.args.map((arg, index) =>
      this.#wanted.hasField(record, type.fields[index]!.name) ? arg : this.#blankFor(arg, op, blanks),
    );
    return blanks.length === 0 ? [op] : [...blanks, { ...op, args }];
  }

  #withoutResults(block: Block, { span, owner }: Func): Block {
    const blanks: Op[] = [];
    const yields = block.yields.map((value) =>
      this.#wanted.hasValue(value) ? value : this.#blankFor(value, { span, owner }, blanks),
    );
    return blanks.length === 0 ? block : { ...block, ops: [...block.ops, ...blanks], yields };
  }

  /** Something cheap of the same type, whose operation is put to the others; the value itself where there is nothing so. */
  #blankFor(value: Value, { span, owner }: Pick<Op, "span" | "owner">, blanks: Op[]): Value {
    const { type, name } = value;
    if (!isBlankable(type)) return value;
    const blank = this.builder.freshValue(type, name);
    const base = { args: [], results: [blank], span, owner };
    if (type.kind === "num") blanks.push({ ...base, kind: "const", value: 0 });
    else if (type.kind === "list") blanks.push({ ...base, kind: "makeList", growable: false });
    else blanks.push({ ...base, kind: "some" });
    return blank;
  }
}

function withoutEntries(block: Block, func: Func): Block {
  const ops = block.ops
    .filter((op) => op.kind !== "store" || !isOwnEntry(op, func))
    .map((op) => mapBlocks(op, (nested) => withoutEntries(nested, func)));
  return { ...block, ops };
}
