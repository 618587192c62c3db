/** One control: a slider, a number, a choice, a check mark or a text, with the name that it is bound to. */
import { useId, useState, type ReactNode } from "react";
import type { InputNote } from "../../../engine/protocol.ts";
import { exactNumber } from "../output/exactNumber.ts";
import styles from "./Controls.module.css";
import { onStep, type InputValue } from "./findLiteral.ts";

export interface ControlProps {
  readonly input: InputNote;
  /** What the text says; undefined where it can no longer be found there. */
  readonly value: InputValue | undefined;
  readonly onChange: (value: InputValue) => void;
}

export function Control(props: ControlProps) {
  const id = useId();
  const { name, label } = props.input;
  return (
    <div className={styles["control"]} data-kind={props.input.kind}>
      <label htmlFor={id} className={styles[label === undefined ? "name" : "label"]}>
        {label ?? name}
      </label>
      {controlOf(props, id)}
    </div>
  );
}

function controlOf({ input, value, onChange }: ControlProps, id: string): ReactNode {
  const isGone = value === undefined;
  switch (input.kind) {
    case "slider":
      return (
        <Slider
          id={id}
          input={input}
          value={typeof value === "number" ? value : undefined}
          onChange={onChange}
        />
      );
    case "number":
      return (
        <NumberField
          id={id}
          input={input}
          value={typeof value === "number" ? value : undefined}
          onChange={onChange}
        />
      );
    case "select":
      return (
        <select
          id={id}
          disabled={isGone}
          value={input.choices.findIndex((choice) => choice === value)}
          onChange={(event) => onChange(input.choices[Number(event.target.value)]!)}
        >
          {input.choices.map((choice, index) => (
            <option key={index} value={index}>
              {choice}
            </option>
          ))}
        </select>
      );
    case "checkbox":
      return (
        <input
          id={id}
          type="checkbox"
          disabled={isGone}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "text":
      return (
        <input
          id={id}
          type="text"
          disabled={isGone}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

interface NumberControlProps {
  readonly id: string;
  readonly input: InputNote;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

function Slider({ id, input, value, onChange }: NumberControlProps) {
  return (
    <>
      <input
        id={id}
        type="range"
        disabled={value === undefined}
        min={input.min}
        max={input.max}
        step={input.step}
        value={value ?? input.min}
        onChange={(event) => onChange(onStep(event.target.valueAsNumber, input))}
      />
      <output htmlFor={id} className={styles["figure"]}>
        {value === undefined ? "–" : exactNumber(value)}
      </output>
    </>
  );
}

/** What is being typed is no number at every moment: it counts when it is one, within its bounds. */
function NumberField({ id, input, value, onChange }: NumberControlProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const { min = -Infinity, max = Infinity } = input;
  const isGood = (number: number) => Number.isFinite(number) && number >= min && number <= max;
  const isAmiss = typed !== undefined && !isGood(Number(typed === "" ? NaN : typed));
  return (
    <input
      id={id}
      type="number"
      disabled={value === undefined}
      min={input.min}
      max={input.max}
      step={input.step ?? "any"}
      aria-invalid={isAmiss}
      value={typed ?? value ?? ""}
      onChange={(event) => {
        setTyped(event.target.value);
        const number = event.target.valueAsNumber;
        if (isGood(number)) onChange(number);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
