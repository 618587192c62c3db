/** The scrubber through a run, what it says of the moment, and the table of all steps as they stand then. */
import { useEffect, useId, useMemo, useState } from "react";
import type { OwnerReport, RunSteps } from "../../../engine/protocol.ts";
import { formatBytes } from "../../charts/quantities.ts";
import { Button } from "../../ui/Button.tsx";
import { ownerAt } from "../ownerTree.ts";
import type { Highlight } from "../viewProps.ts";
import { computedAt, momentsOf, slopesHeldAt, stepAt, type Moment } from "./moments.ts";
import { Scrubber } from "./Scrubber.tsx";
import { StepsTable } from "./StepsTable.tsx";
import styles from "./StepsView.module.css";
import { namesOf, sayMoment } from "./stepWords.ts";
import { cotangentsAfter, tangentsOf, wayBack, type Numbers, type WayBack } from "./sweeps.ts";

type Direction = "forward" | "reverse";

interface Props {
  readonly run: Extract<RunSteps, { kind: "steps" }>;
  readonly transform: string;
  /** The direction that is shown at first. */
  readonly begins: Direction;
  readonly owners: readonly OwnerReport[];
  readonly onHighlight: (highlight: Highlight | undefined) => void;
  readonly busy: boolean;
}

export function StepsPlayer({ run, transform, begins, owners, onHighlight, busy }: Props) {
  const { steps, outputs } = run;
  const [direction, setDirection] = useState(begins);
  const seeds = useMemo(() => steps.flatMap(({ isSeed }, at) => (isSeed ? [at] : [])), [steps]);
  const [seed, setSeed] = useState(seeds[0]);
  const [output, setOutput] = useState(0);
  const [at, setAt] = useState(0);
  const names = useMemo(() => namesOf(steps), [steps]);
  const tangents = useMemo(() => (seed === undefined ? [] : tangentsOf(steps, seed)), [steps, seed]);
  const result = outputs[output];
  const way = useMemo(() => (result === undefined ? noWay : wayBack(steps, result.step)), [steps, result]);
  const back = direction === "reverse" ? way : undefined;
  const moments = useMemo(() => momentsOf(steps, back), [steps, back]);
  const moment = moments[Math.min(at, moments.length - 1)]!;
  const said = { steps, names, tangents, seed, way: back, output: outputName(outputs, output) };
  const words = sayMoment(moment, said);
  const now = stepAt(moment, back);
  const go = (to: number) => {
    setAt(to);
    const span = steps[stepAt(moments[to]!, back) ?? -1]?.span;
    onHighlight(span && { owner: ownerAt(span, owners)?.key, span });
  };
  useEffect(() => () => onHighlight(undefined), [onHighlight]);
  const turn = (to: Direction) => {
    setDirection(to);
    setAt(0);
    onHighlight(undefined);
  };
  return (
    <div className={styles["view"]} aria-busy={busy}>
      <div className={styles["head"]}>
        <div className={styles["choices"]}>
          <Choice direction={direction} onChoose={turn} />
          {direction === "forward" ? (
            <Which
              label="Tangent of"
              options={seeds.map((each) => [each, names[each]!])}
              chosen={seed}
              onChoose={setSeed}
            />
          ) : (
            <Which
              label="Cotangents of"
              options={outputs.map(({ name }, index) => [index, name])}
              chosen={output}
              onChoose={setOutput}
            />
          )}
        </div>
        <Scrubber at={Math.min(at, moments.length - 1)} count={moments.length} words={words} onGo={go} />
        <p className={styles["words"]}>{words}</p>
        <p className={styles["tape"]}>{tapeWords(moment, direction, slopesHeldAt(moment, steps, way))}</p>
      </div>
      <StepsTable
        steps={steps}
        names={names}
        now={now}
        computed={computedAt(moment, steps)}
        derivative={direction === "forward" ? "tangent" : "cotangent"}
        derivatives={back === undefined ? tangents : cotangentsAt(moment, back)}
        lit={moment.kind === "back" ? (back?.steps[moment.done - 1]?.shares.map(({ to }) => to) ?? []) : []}
      />
      <p className={styles["foot"]}>
        {transform === "hessian" || transform === "hvp"
          ? "These are the steps of the first derivative; the second one differentiates them once more. "
          : ""}
        The compiled code computes the same numbers and remembers less: see Code and Tape.
      </p>
    </div>
  );
}

/** Nothing of the result depends on an input. */
const noWay: WayBack = { from: undefined, steps: [] };

function cotangentsAt(moment: Moment, way: WayBack): Numbers {
  if (moment.kind === "start" || moment.kind === "there") return [];
  return cotangentsAfter(way, moment.kind === "back" ? moment.done : 0);
}

function outputName(outputs: readonly { readonly name: string }[], at: number): string {
  return outputs.length < 2 ? "the result" : (outputs[at]?.name ?? "the result");
}

/** What a recording would hold: on the way there it grows, on the way back it is used up. */
function tapeWords(moment: Moment, direction: Direction, bytes: number): string {
  if (direction === "forward") return "Nothing is remembered: tangents go along with the values.";
  const isBack = moment.kind === "back" || moment.kind === "turn";
  return isBack
    ? `Left on the tape: ${formatBytes(bytes)} of slopes.`
    : `Remembered for the way back (tape): ${formatBytes(bytes)} of slopes.`;
}

function Choice(props: { readonly direction: Direction; readonly onChoose: (direction: Direction) => void }) {
  const option = (direction: Direction, words: string) => (
    <Button
      look="framed"
      aria-pressed={props.direction === direction}
      onClick={() => props.onChoose(direction)}
    >
      {words}
    </Button>
  );
  return (
    <div role="group" aria-label="Direction" className={styles["directions"]}>
      {option("forward", "Forward")}
      {option("reverse", "There and back (reverse)")}
    </div>
  );
}

interface WhichProps {
  readonly label: string;
  readonly options: readonly (readonly [value: number, name: string])[];
  readonly chosen: number | undefined;
  readonly onChoose: (value: number) => void;
}

/** Which input or output; nothing where there is no choice. */
function Which({ label, options, chosen, onChoose }: WhichProps) {
  const id = useId();
  if (options.length < 2) return null;
  return (
    <span className={styles["which"]}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
