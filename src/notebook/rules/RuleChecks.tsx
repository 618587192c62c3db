/** The verdicts on the rules that a cell made, one line each; opened, they say what is wrong and show the comparison. */
import { memo, useId, useMemo, useState } from "react";
import type { RuleCheck } from "../../../engine/protocol.ts";
import { MeaningBadge } from "../../charts/MeaningBadge.tsx";
import { ruleChecksOf } from "../../store/ruleChecks.ts";
import { useRuns, useStores } from "../../store/StoresContext.ts";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Words } from "../../ui/Words.tsx";
import { RuleReport } from "./RuleReport.tsx";
import styles from "./RuleChecks.module.css";
import { verdictOf } from "./verdictOf.ts";

export function RuleChecks({ cell }: { readonly cell: string }) {
  const outcomes = useRuns((state) => state.outcomes);
  const checks = useMemo(() => ruleChecksOf(outcomes, cell), [outcomes, cell]);
  if (checks.length === 0) return null;
  return (
    <ul className={styles["rules"]} aria-label="Rules">
      {checks.map((check) => (
        <li key={check.span.start}>
          <ErrorBoundary what="This verdict" resetOn={check}>
            <Verdict check={check} />
          </ErrorBoundary>
        </li>
      ))}
    </ul>
  );
}

const Verdict = memo(function Verdict({ check }: { readonly check: RuleCheck }) {
  const { focus } = useStores();
  const [isOpen, setOpen] = useState(false);
  const details = useId();
  const { sign, kind, words } = verdictOf(check);
  const { span, name, report, skipped } = check;
  return (
    <article className={styles["rule"]} data-verdict={kind} aria-label={`Rule ${name}`}>
      <button
        type="button"
        className={styles["row"]}
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles["chevron"]}>
          <Icon name="open" size={12} />
        </span>
        <MeaningBadge of="rule" silent />
        <code className={styles["name"]}>{name}</code>
        <span className={styles["sign"]} aria-hidden>
          {sign}
        </span>
        <span className={styles["words"]}>
          <Words>{words}</Words>
        </span>
      </button>
      <div id={details} hidden={!isOpen} className={styles["details"]}>
        {isOpen && report !== undefined && <RuleReport report={report} />}
        {isOpen && skipped !== undefined && (
          <p>
            <Words>{skipped}</Words>
          </p>
        )}
        {isOpen && (
          <button
            type="button"
            className={styles["place"]}
            onClick={() => focus.getState().edit(span.source, span.start)}
          >
            Go to this rule
          </button>
        )}
      </div>
    </article>
  );
});
