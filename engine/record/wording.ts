/** Recordings in words: their operations and decisions as data for people, and what is said when one fell otherwise. */
import { primitiveNamed } from "../primitives/registry.ts";
import type { RecordedDecision, RecordedOperation } from "../protocol.ts";
import { indexLines, positionAt, type LineIndex } from "../source/lines.ts";
import { isSomewhere, type Span } from "../source/span.ts";
import type { Flip } from "./replay.ts";
import type { StructureNote } from "./traced.ts";
import type { Entry, Guard, Operand, WengertList } from "./wengertList.ts";

/** `what` was `before` while recording and is `now`. */
export interface SaidFlip {
  readonly what: string;
  readonly before: string;
  readonly now: string;
  readonly span: Span;
}

const signs: Readonly<Record<string, string>> = {
  add: "+",
  sub: "−",
  mul: "×",
  strongMul: "×",
  div: "÷",
  mod: "mod",
  neg: "negate",
};

const relations: Readonly<Record<string, string>> = {
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  eq: "===",
  ne: "!==",
};

/** Reads lists against the texts that their functions stood in. */
export class Reader {
  readonly #textOf: (source: string) => string | undefined;
  readonly #lines = new Map<string, LineIndex>();

  constructor(textOf: (source: string) => string | undefined) {
    this.#textOf = textOf;
  }

  operations(list: WengertList, from = 0, to = list.entries.length): RecordedOperation[] {
    return list.entries.slice(from, to).map((entry, index) => this.#operation(list, entry, from + index));
  }

  #operation(list: WengertList, entry: Entry, at: number): RecordedOperation {
    const value = list.values[at]!;
    return {
      id: idOf(list, at),
      op: operationText(entry),
      operands: entry.kind === "leaf" ? [idOf(list, entry.args[0]!)] : operandsOf(list, entry.args),
      value: entry.kind === "call" || entry.kind === "print" ? undefined : value,
      name: entry.kind === "input" ? undefined : entry.name,
      line: entry.kind === "input" ? undefined : this.lineOf(entry.span),
      span: entry.span,
    };
  }

  decisions(list: WengertList, to = list.guards.length): RecordedDecision[] {
    return list.guards.slice(0, to).map((guard) => ({
      text: [this.#decisionText(list, guard), this.#callOf(guard)].filter(isThere).join(" in "),
      operands: operandsOf(list, guard.args),
      outcome: guard.outcome,
      line: this.lineOf(guard.span),
      span: guard.span,
    }));
  }

  #decisionText(list: WengertList, guard: Guard): string {
    const written = guard.isWithin ? undefined : this.#written(guard.span);
    if (written !== undefined) return written;
    const [a = "", b = ""] = operandsOf(list, guard.args);
    if (guard.test === "exactly") return a;
    const relation = relations[guard.test];
    return relation === undefined ? `${guard.test}(${a})` : `${a} ${relation} ${b}`;
  }

  /** The call of Mixtape's own functions in which it was decided. */
  #callOf({ isWithin, span }: Guard): string | undefined {
    return isWithin ? this.#written(span) : undefined;
  }

  #written({ source, start, end }: Span): string | undefined {
    const text = this.#textOf(source)?.slice(start, end).replace(/\s+/g, " ");
    return text === undefined || text === "" ? undefined : text.length > 60 ? `${text.slice(0, 59)}…` : text;
  }

  lineOf(span: Span): number | undefined {
    const text = isSomewhere(span) ? this.#textOf(span.source) : undefined;
    if (text === undefined) return undefined;
    const lines = this.#lines.get(span.source) ?? indexLines(text);
    this.#lines.set(span.source, lines);
    return positionAt(lines, span.start).line;
  }

  /** What fell otherwise: `what` was `before` and is `now`. */
  flip(list: WengertList, flip: Flip): SaidFlip {
    if (flip.kind === "comparison") {
      const { guard, now } = flip;
      const line = this.lineOf(guard.span);
      const place = line === undefined ? "" : ` (line ${String(line)})`;
      const texts = [this.#decisionText(list, guard), this.#callOf(guard)].filter(isThere).map(asCode);
      const subject = guard.test === "exactly" ? "an index, a length or a text in " : "";
      return {
        what: `${subject}${texts.join(" in ")}${place}`,
        before: String(guard.outcome),
        now: String(now),
        span: guard.span,
      };
    }
    const { before, now } = flip;
    return {
      what: noteSubject(before),
      before: String(before.value),
      now: now ? String(now.value) : "missing",
      span: flip.span,
    };
  }

  /** One operation a line. */
  listing(list: WengertList): string {
    const rows = this.operations(list).map(({ id, op, operands, value, name, line }) => {
      const left = `${id} = ${op}${operands.length > 0 ? ` ${operands.join(", ")}` : ""}`;
      const notes = [name, value === undefined ? undefined : String(value), line && `line ${String(line)}`];
      return `${left.padEnd(32)} // ${notes.filter((note) => note !== undefined).join(", ")}`;
    });
    return rows.join("\n");
  }
}

function isThere(text: string | undefined): text is string {
  return text !== undefined;
}

function asCode(text: string): string {
  return `\`${text}\``;
}

function noteSubject({ path, what }: StructureNote): string {
  switch (what) {
    case "length":
      return `the length of \`${path}\``;
    case "flag":
      return `\`${path}\``;
    case "presence":
      return `whether \`${path}\` is there`;
  }
}

function operandsOf(list: WengertList, operands: readonly Operand[]): string[] {
  return operands.map((operand) => (operand < 0 ? String(list.valueOf(operand)) : idOf(list, operand)));
}

function idOf(list: WengertList, entry: number): string {
  const known = list.entries[entry];
  return known?.kind === "input" ? known.path : `v${String(entry)}`;
}

function operationText(entry: Entry): string {
  switch (entry.kind) {
    case "input":
      return "input";
    case "prim":
      return signs[entry.primitive] ?? spelled(entry.primitive);
    case "draw":
      return { random: "Math.random()", dateNow: "Date.now()", performanceNow: "performance.now()" }[
        entry.source
      ];
    case "stopGradient":
      return "stopGradient";
    case "print":
      return "showCotangent";
    case "call":
      return entry.op.kind === "call" ? `call ${entry.op.callee}` : `call ${entry.op.native}`;
    case "leaf":
      return `number ${String(entry.leaf)} of`;
  }
}

function spelled(primitive: string): string {
  const { emit } = primitiveNamed(primitive);
  return emit.form === "call" ? emit.callee.replace(/^Math\./, "") : emit.operator;
}
