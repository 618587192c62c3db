/** One owner's cells: where it stands in the call tree, its mode, its figures. */
import type { ModeName } from "../../../engine/protocol.ts";
import { LetterBadge } from "../../charts/MeaningBadge.tsx";
import { formatBytes, formatCount } from "../../charts/quantities.ts";
import { ShareBar } from "../../charts/ShareBar.tsx";
import { meaningOfLetter } from "../../theme/meanings.ts";
import { Icon } from "../../ui/Icon.tsx";
import { modeWords } from "../modeWords.ts";
import type { ModeRow } from "./layout.ts";
import styles from "./ModesView.module.css";

interface Props {
  readonly row: ModeRow;
  readonly mostWork: number;
  readonly mostBytes: number;
  readonly isClosed: boolean;
  /** A choice that has been made and has not run yet. */
  readonly asking: ModeName | undefined;
  readonly onToggle: () => void;
  readonly onChoose: (mode: ModeName | undefined) => void;
}

export function ModeRowCells({ row, mostWork, mostBytes, isClosed, asking, onToggle, onChoose }: Props) {
  const { owner } = row;
  const tone = meaningOfLetter(owner.letter);
  return (
    <>
      <th role="rowheader" scope="row" style={{ "--depth": row.depth }} className={styles["part"]}>
        <span className={styles["partLine"]}>
          {row.hasChildren ? (
            <button
              type="button"
              className={styles["twist"]}
              aria-expanded={!isClosed}
              aria-label={`Parts inside ${owner.name}`}
              onClick={onToggle}
            >
              <Icon name="open" size={12} />
            </button>
          ) : (
            <span className={styles["twist"]} />
          )}
          <LetterBadge letter={owner.letter} />
          <span className={styles["name"]} title={owner.name}>
            {owner.name}
          </span>
          <span className={styles["count"]} title={formatCount(owner.count)}>
            {row.count}
          </span>
        </span>
      </th>
      <td role="cell" className={styles["mode"]} data-fixed={!row.choosable}>
        {row.choosable ? (
          <ModeMenu row={row} asking={asking} onChoose={onChoose} />
        ) : (
          <span className={styles["fixed"]}>{modeWords[owner.mode].name}</span>
        )}
      </td>
      <td role="cell" data-figure data-label="in → out" data-none={row.flow === "–"}>
        {row.flow}
      </td>
      <td role="cell" data-figure data-wide data-label="operations: its own / the derivative’s">
        <span className={styles["pair"]}>
          <span title="the function’s own">{formatCount(owner.primalWork)}</span>
          <span className={styles["divider"]}> / </span>
          <span title="the derivative’s">{formatCount(owner.derivativeWork)}</span>
        </span>
        <ShareBar
          most={mostWork}
          parts={[
            { amount: owner.primalWork, tone: "ink" },
            { amount: owner.derivativeWork, tone },
          ]}
        />
      </td>
      <td role="cell" data-figure data-label="recorded" data-none={owner.recordedBytes === 0}>
        {formatBytes(owner.recordedBytes)}
        <ShareBar most={mostBytes} parts={[{ amount: owner.recordedBytes, tone: "tape" }]} />
      </td>
      <td role="cell" data-figure data-label="at the peak" data-none={owner.peakBytes === 0}>
        {formatBytes(owner.peakBytes)}
        <ShareBar most={mostBytes} parts={[{ amount: owner.peakBytes, tone: "tape" }]} />
      </td>
    </>
  );
}

function ModeMenu({ row, asking, onChoose }: Pick<Props, "row" | "asking" | "onChoose">) {
  const { owner, options, override } = row;
  return (
    <span className={styles["menu"]}>
      <select
        aria-label={`Mode of ${owner.name}`}
        value={asking ?? owner.mode}
        data-asking={asking !== undefined}
        onChange={(event) => {
          const chosen = options.find(({ option }) => option.mode === event.target.value);
          if (chosen !== undefined) onChoose(chosen.option.mode);
        }}
      >
        {options.every(({ option }) => option.mode !== owner.mode) && (
          <option value={owner.mode}>{`${owner.letter} ${modeWords[owner.mode].name}`}</option>
        )}
        {options.map(({ option, label }) => (
          <option key={option.mode} value={option.mode} disabled={option.refused !== undefined}>
            {label}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles["reset"]}
        hidden={override === undefined}
        aria-label={`Undo your choice for ${owner.name}`}
        title="Undo your choice: back to what the code and the planner say"
        onClick={() => onChoose(undefined)}
      >
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}
