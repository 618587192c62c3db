/**
 * The controls of a cell's inputs. A control shows what the text says and rewrites the literal in it when it is moved; what
 * depends on the name runs at once, or is marked stale where the notebook is lazy.
 */
import type { InputNote } from "../../../engine/protocol.ts";
import { useNotebook, useStores } from "../../store/StoresContext.ts";
import { Control } from "./Control.tsx";
import styles from "./Controls.module.css";
import { findLiteral, withValue, type InputValue } from "./findLiteral.ts";

export interface ControlsProps {
  readonly cell: string;
  readonly inputs: readonly InputNote[];
}

export function Controls({ cell, inputs }: ControlsProps) {
  const { notebook, runner } = useStores();
  const text = useNotebook(({ cells }) => cells.find(({ id }) => id === cell)?.text ?? "");
  const change = (input: InputNote, value: InputValue) => {
    // The text may have changed since this was drawn.
    const now = notebook.getState().cells.find(({ id }) => id === cell)?.text ?? "";
    const literal = findLiteral(now, input);
    if (literal === undefined || literal.value === value) return;
    notebook.getState().edit(cell, withValue(now, literal, value));
    runner.follow();
  };
  return (
    <div className={styles["controls"]} role="group" aria-label="Inputs">
      {inputs.map((input) => (
        <Control
          key={input.name}
          input={input}
          value={findLiteral(text, input)?.value}
          onChange={(value) => change(input, value)}
        />
      ))}
    </div>
  );
}
