/** An array, object, map or set that opens: its branches a page at a time, and how many of them are not here. */
import type { ReactNode } from "react";
import type { PlainValue } from "../../../engine/protocol.ts";
import { formatCount } from "../../charts/quantities.ts";
import { Pages } from "../../ui/Pages.tsx";
import { branchesOf, type Branching } from "./branches.ts";
import { oneLine } from "./oneLine.ts";
import styles from "./ValueView.module.css";

const brackets: Readonly<Record<Branching["kind"], readonly [string, string]>> = {
  array: ["[", "]"],
  object: ["{", "}"],
  map: ["{", "}"],
  set: ["{", "}"],
};

/** Up to so many branches are shown at once. */
const fewBranches = 6;
const perPage = 100;

export interface TreeProps {
  readonly value: Branching;
  /** Draws the value of a branch. */
  readonly draw: (value: PlainValue) => ReactNode;
}

export function Tree({ value, draw }: TreeProps) {
  const { branches, size, nouns } = branchesOf(value);
  const [open, close] = brackets[value.kind];
  const name = value.kind === "map" ? "Map " : value.kind === "set" ? "Set " : "";
  if (size === 0) return <span className={styles["value"]}>{name + open + close}</span>;
  return (
    <details className={styles["tree"]} open={branches.length <= fewBranches}>
      <summary className={styles["value"]}>
        <span className={styles["whole"]}>{oneLine(value)}</span>
        <span className={styles["brackets"]}>
          {name}
          {open} … {close}
        </span>
      </summary>
      <div className={styles["branches"]}>
        <Pages count={branches.length} perPage={perPage} nouns={nouns}>
          {(from, to) => (
            <ul>
              {branches.slice(from, to).map(({ label, value: each }, at) => (
                <li key={from + at}>
                  <span className={styles["name"]}>{label}</span>
                  {draw(each)}
                </li>
              ))}
            </ul>
          )}
        </Pages>
        {branches.length < size && (
          <p className={styles["note"]}>
            {formatCount(size - branches.length)} more {size - branches.length === 1 ? nouns[0] : nouns[1]}{" "}
            are not shown: a cell gives the page no more at once.
          </p>
        )}
      </div>
    </details>
  );
}
