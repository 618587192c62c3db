/**
 * A function for one structure of its captures and arguments; becomes one function of the IR.
 */
import type { Span } from "../source/span.ts";
import type { DraftBlock, OwnerDraft } from "./draft.ts";
import { typeVar, type Ty } from "./types/ty.ts";
import type { Unknowns } from "./unknowns.ts";
import type { FnVal, Temp, Val } from "./values.ts";

export class Specialisation {
  readonly key: string;
  readonly fn: FnVal;
  readonly args: readonly Val[];
  /** The captured values' parameters, then the arguments'. */
  readonly params: readonly Temp[];
  readonly captures: number;
  readonly owner: OwnerDraft;
  readonly span: Span;
  /** Unknown until the body is lowered; what recursive calls assume. */
  result: Ty = typeVar();
  state: "new" | "open" | "done" = "new";
  /** Whether a call was lowered while the body was. */
  assumed = false;
  body: DraftBlock | undefined;
  /** The types of what the body yields. */
  get results(): readonly Ty[] {
    return this.body?.yields.map(({ ty }) => ty) ?? [];
  }
  /** The structures that stayed unknown, for the caller to find out. */
  unknowns: Unknowns = new Map();
  /** Types of things made in the body, by site. */
  readonly siteTypes = new Map<string, Ty>();
  /** Loops by their syntax, so that lowering one twice makes one owner. */
  readonly loopOwners = new Map<object | string, OwnerDraft>();

  constructor(parts: Pick<Specialisation, "key" | "fn" | "args" | "params" | "captures" | "owner" | "span">) {
    this.key = parts.key;
    this.fn = parts.fn;
    this.args = parts.args;
    this.params = parts.params;
    this.captures = parts.captures;
    this.owner = parts.owner;
    this.span = parts.span;
  }
}
