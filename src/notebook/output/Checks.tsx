/** What a cell checked, and whether it holds. */
import type { CheckNote } from "../../../engine/protocol.ts";
import { Words } from "../../ui/Words.tsx";
import styles from "./Checks.module.css";

export function Checks({ checks }: { readonly checks: readonly CheckNote[] }) {
  if (checks.length === 0) return null;
  return (
    <ul className={styles["checks"]} aria-label="Checks">
      {checks.map(({ passed, message }, index) => (
        <li key={index} data-passed={passed}>
          <span className={styles["sign"]} aria-hidden>
            {passed ? "✓" : "✗"}
          </span>
          <span>
            <span className="visually-hidden">{passed ? "Holds: " : "Does not hold: "}</span>
            <Words>{message}</Words>
          </span>
        </li>
      ))}
    </ul>
  );
}
