/**
 * A first look around in four steps: a line above the notebook, beside what it speaks of. It covers nothing and waits for
 * nothing, can be left at any point, and does not come back unless it is asked for.
 */
import { useEffect } from "react";
import { giveFocusBack } from "../../notebook/cells/focusCell.ts";
import { useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { useDesk, useDeskState } from "../desk/DeskContext.ts";
import styles from "./Tour.module.css";
import { rememberTour } from "./tourMemory.ts";
import { tourSteps } from "./tourSteps.ts";

export function Tour() {
  const desk = useDesk();
  const stores = useStores();
  const at = useDeskState((state) => (state.screen === "notebook" ? state.tourStep : undefined));
  const step = at === undefined ? undefined : tourSteps[at];
  useMarked(step?.target);
  if (at === undefined || step === undefined) return null;
  const isLast = at === tourSteps.length - 1;
  const leave = () => {
    rememberTour();
    desk.store.setState({ tourStep: undefined });
    giveFocusBack(stores);
  };
  return (
    <section className={styles["tour"]} aria-label="Tour">
      <p role="status">
        <span className={styles["count"]}>
          {at + 1} of {tourSteps.length}
        </span>
        {step.words}
      </p>
      <div className={styles["buttons"]}>
        <Button look="framed" onClick={isLast ? leave : () => desk.store.setState({ tourStep: at + 1 })}>
          {isLast ? "Done" : "Next"}
        </Button>
        {!isLast && <Button onClick={leave}>Leave the tour</Button>}
      </div>
    </section>
  );
}

/** Draws a line around what the step speaks of, and brings it into sight. */
function useMarked(target: string | undefined): void {
  useEffect(() => {
    const element = target === undefined ? null : document.querySelector(target);
    element?.setAttribute("data-toured", "true");
    element?.scrollIntoView({ block: "nearest" });
    return () => element?.removeAttribute("data-toured");
  }, [target]);
}
