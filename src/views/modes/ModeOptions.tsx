/** Every mode of one owner side by side: what it does, what it would cost, or why it is refused. */
import { max } from "d3-array";
import type { ModeName } from "../../../engine/protocol.ts";
import { LetterBadge } from "../../charts/MeaningBadge.tsx";
import { ShareBar } from "../../charts/ShareBar.tsx";
import { meaningOfLetter } from "../../theme/meanings.ts";
import { Button } from "../../ui/Button.tsx";
import { modeWords } from "../modeWords.ts";
import type { ModeRow, OptionRow } from "./layout.ts";
import styles from "./ModeOptions.module.css";

export function ModeOptions(props: {
  readonly row: ModeRow;
  readonly asking: ModeName | undefined;
  readonly onChoose: (mode: ModeName) => void;
}) {
  const { row, asking, onChoose } = props;
  const mostWork = max(row.options, ({ option }) => option.predictedWork) ?? 0;
  const mostBytes = max(row.options, ({ option }) => option.predictedBytes) ?? 0;
  return (
    <ul className={styles["options"]} aria-label={`Modes of ${row.owner.name}`}>
      {row.options.map((entry) => (
        <li key={entry.option.mode} className={styles["option"]} data-chosen={entry.option.chosen}>
          <LetterBadge letter={modeWords[entry.option.mode].letter} silent />
          <span className={styles["words"]}>
            <strong>{modeWords[entry.option.mode].name}</strong>{" "}
            <span>{entry.option.refused ?? modeWords[entry.option.mode].meaning}</span>
          </span>
          {entry.option.refused === undefined && (
            <Price entry={entry} mostWork={mostWork} mostBytes={mostBytes} />
          )}
          <Choice entry={entry} asking={asking} name={row.owner.name} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

function Price(props: { readonly entry: OptionRow; readonly mostWork: number; readonly mostBytes: number }) {
  const { option, work, bytes } = props.entry;
  const tone = meaningOfLetter(modeWords[option.mode].letter);
  if (option.predictedWork === undefined && option.predictedBytes === undefined) {
    return <span className={styles["unknown"]}>Its price is known after a run.</span>;
  }
  return (
    <span className={styles["price"]}>
      <span>
        {work} <span className={styles["unit"]}>operations</span>
        <ShareBar most={props.mostWork} parts={[{ amount: option.predictedWork ?? 0, tone }]} />
      </span>
      <span>
        {option.predictedBytes === undefined ? (
          <span className={styles["unknown"]}>Bytes are known after a run.</span>
        ) : (
          <>
            {bytes} <span className={styles["unit"]}>kept</span>
            <ShareBar most={props.mostBytes} parts={[{ amount: option.predictedBytes, tone: "tape" }]} />
          </>
        )}
      </span>
    </span>
  );
}

function Choice(props: {
  readonly entry: OptionRow;
  readonly asking: ModeName | undefined;
  readonly name: string;
  readonly onChoose: (mode: ModeName) => void;
}) {
  const { option } = props.entry;
  if (option.refused !== undefined) return <span className={styles["state"]}>not possible</span>;
  if (props.asking === option.mode) return <span className={styles["state"]}>running…</span>;
  if (option.chosen) return <span className={styles["state"]}>chosen</span>;
  return (
    <Button
      look="framed"
      className={styles["choose"]}
      aria-label={`Choose ${modeWords[option.mode].name} for ${props.name}`}
      onClick={() => props.onChoose(option.mode)}
    >
      Choose
    </Button>
  );
}
