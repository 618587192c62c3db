/** What a derivative call met that its numbers alone do not say: kinks, and where NaN or an infinity came from. */
import type { DerivativeReport, NonFiniteNote, NonFiniteStep, Span } from "../../../engine/protocol.ts";
import { formatAmount, formatCount } from "../../charts/quantities.ts";
import { Words } from "../../ui/Words.tsx";
import { exactNumber } from "./exactNumber.ts";
import styles from "./NumberNotes.module.css";
import { lineOf } from "./codeFrame.ts";
import { sayNonFinite } from "./sayNonFinite.ts";
import { ValueView } from "./ValueView.tsx";

export interface Places {
  /** The text that spans of a cell are about: as it was when it ran. */
  readonly textOf: (source: string) => string | undefined;
  /** What people call a cell, if spans may lie in another one than this. */
  readonly nameOf: (source: string) => string | undefined;
  /** Puts the caret at the place. */
  readonly onGoTo: (span: Span) => void;
}

export function NumberNotes({
  report,
  places,
}: {
  readonly report: DerivativeReport;
  readonly places: Places;
}) {
  const { nonFinite } = report;
  const mistakes = report.kinks.filter(({ isMistake }) => isMistake);
  const kinks = report.kinks.filter(({ isMistake }) => !isMistake);
  return (
    <>
      {nonFinite !== undefined && (
        <section className={styles["nonFinite"]} aria-label="Not finite">
          <p>
            <span className={styles["sign"]} aria-hidden>
              !
            </span>
            <Words>{sayNonFinite(nonFinite, report)}</Words>
          </p>
          {nonFinite.path.length > 0 && (
            <ol>
              {nonFinite.path.map((step, index) => (
                <li key={index}>
                  <PlaceButton span={step.span} places={places} /> <StepText step={step} />
                </li>
              ))}
            </ol>
          )}
          {report.calls > 1 && <CallDetails note={nonFinite} />}
        </section>
      )}
      {mistakes.map((note) => (
        <p key={note.span.start} className={styles["mistake"]}>
          <PlaceButton span={note.span} places={places} />{" "}
          <Words>{`${note.name}. As it stands, the derivative is ${note.convention}.`}</Words>
        </p>
      ))}
      {kinks.length > 0 && (
        <details className={styles["kinks"]}>
          <summary>{formatAmount(kinks.length, "kink")} met: a convention chose the derivative there</summary>
          <ul>
            {kinks.map(({ name, convention, count, span }) => (
              <li key={`${span.source}:${String(span.start)}:${name}`}>
                <PlaceButton span={span} places={places} /> {name}, {formatAmount(count, "time")}; taken:{" "}
                {convention}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The call that a note speaks of, where the card may show another. */
function CallDetails({ note: { call, point, result } }: { readonly note: NonFiniteNote }) {
  return (
    <details className={styles["oneCall"]}>
      <summary>Look at call {formatCount(call)}</summary>
      <dl>
        <dt>It was given</dt>
        {point.map((value, index) => (
          <dd key={index}>
            <ValueView value={value} />
          </dd>
        ))}
        <dt>It gave</dt>
        <dd>
          <ValueView value={result} />
        </dd>
      </dl>
    </details>
  );
}

function StepText({ step }: { readonly step: NonFiniteStep }) {
  const { operation, quantity, operands, value, times } = step;
  return (
    <>
      {quantity} <code>{operation}</code> of <code>{operands.map(exactNumber).join(", ")}</code> gives{" "}
      <code>{exactNumber(value)}</code>
      {times > 1 ? `, ${formatAmount(times, "time")} in a row` : ""}
    </>
  );
}

function PlaceButton({ span, places }: { readonly span: Span; readonly places: Places }) {
  const text = places.textOf(span.source);
  if (text === undefined) return null;
  const cell = places.nameOf(span.source);
  return (
    <button type="button" className={styles["place"]} onClick={() => places.onGoTo(span)}>
      {cell === undefined ? "" : `${cell}, `}line {lineOf(text, span.start)}
    </button>
  );
}
