/**
 * Lowers the library's rules that differentiation will ask for, and no others: those of calls in functions that are
 * differentiated. What a rule's functions call is differentiated one time less often than the call was.
 */
import type { DraftOp } from "./draft.ts";
import { forEachOp } from "./finish/globalsOf.ts";
import { ruleOf } from "./finish/ruleOf.ts";
import type { RuleDraft, Session } from "./frame.ts";
import { Specialisation } from "./specialisation.ts";

/** `times`: how often the root itself may be differentiated by what comes after. */
export function lowerNeededRules(session: Session, root: Specialisation, times: number): void {
  new NeededRules(session).visit(root, times);
}

class NeededRules {
  readonly #session: Session;
  /** How often each function is differentiated, as far as it is known. */
  readonly #times = new Map<Specialisation, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  visit(spec: Specialisation, times: number): void {
    const known = this.#times.get(spec);
    if (known !== undefined && known >= times) return;
    this.#times.set(spec, times);
    if (spec.body)
      forEachOp(spec.body, (op) => {
        this.#visitOp(op, times);
      });
  }

  #visitOp(op: DraftOp, times: number): void {
    const inside = op.kind === "derive" ? times + 1 : times;
    for (const callee of op.callees) if (callee instanceof Specialisation) this.visit(callee, inside);
    const id = ruleOf(op.detail);
    const rule = id === undefined ? undefined : this.#session.rules.get(id);
    if (rule === undefined || times === 0) return;
    const { frule, rrule } = this.#lowered(rule);
    for (const spec of [frule, rrule?.forward, rrule?.pullback]) if (spec) this.visit(spec, times - 1);
  }

  #lowered(rule: RuleDraft): RuleDraft {
    if (rule.lowerNow === undefined) return rule;
    const lowered = rule.lowerNow();
    this.#session.rules.set(rule.id, lowered);
    return lowered;
  }
}
