/** Gathers what a check finds, and says it in one report. */
import type { CheckReport, CheckStep, ComparedEntry, Mistake, StepError } from "../protocol.ts";
import type { Subject } from "./subject.ts";

export class Findings {
  readonly #subject: Subject;
  readonly #steps: CheckStep[] = [];
  readonly #mistakes: Mistake[] = [];
  readonly #remarks = new Set<string>();
  readonly #caveats = new Set<string>();
  #worst: ComparedEntry | undefined;
  #isWorstWrong = false;
  #curve: readonly StepError[] = [];
  #isInDoubt = false;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  get hasMistakes(): boolean {
    return this.#mistakes.length > 0;
  }

  add(step: CheckStep, mistakes: readonly Mistake[], remarks: readonly string[]): void {
    this.#steps.push(step);
    this.#mistakes.push(...mistakes);
    for (const remark of remarks) this.#remarks.add(remark);
  }

  remark(remark: string): void {
    this.#remarks.add(remark);
  }

  /** A remark without which "right" would say too much. */
  caveat(words: string): void {
    this.#caveats.add(words);
    this.#remarks.add(words);
  }

  /** Something could not be judged. */
  doubt(remark: string): void {
    this.#isInDoubt = true;
    this.#remarks.add(remark);
  }

  /** Nothing can be judged. */
  giveUp(why: string): void {
    this.#steps.push({ what: "value of the function", outcome: "unsure", note: why });
    this.doubt(why);
  }

  /** The first wrong entry that is shown stays; a right one gives way to it. */
  show(entry: ComparedEntry, isWrong: boolean, curve: () => readonly StepError[]): void {
    if (this.#worst && (this.#isWorstWrong || !isWrong)) return;
    this.#worst = entry;
    this.#isWorstWrong = isWrong;
    this.#curve = curve();
  }

  report(): CheckReport {
    const verdict = this.hasMistakes ? "wrong" : this.#isInDoubt ? "unsure" : "right";
    return {
      verdict,
      name: this.#subject.name,
      summary: this.#summary(verdict),
      caveats: [...this.#caveats],
      mistakes: this.#mistakes,
      remarks: [...this.#remarks],
      worst: this.#worst,
      curve: this.#curve,
      steps: this.#steps,
    };
  }

  #summary(verdict: CheckReport["verdict"]): string {
    const { name } = this.#subject;
    const [first] = this.#mistakes;
    if (first) return `The derivative of \`${name}\` is wrong. ${first.message}`;
    if (verdict === "right")
      return [`The derivative of \`${name}\` is right there.`, ...this.#caveats].join(" ");
    return `Nothing wrong was found in the derivative of \`${name}\`, and not all of it could be judged. ${[...this.#remarks][0] ?? ""}`.trim();
  }
}
