/** The controls below the picture. */
import { Button } from "../../ui/Button.tsx";
import styles from "./GraphView.module.css";

export function GraphTools(props: {
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onSetAll: (isOpen: boolean) => void;
}) {
  const { onZoom, onFit, onSetAll } = props;
  return (
    <div className={styles["tools"]} role="group" aria-label="The picture">
      <Button aria-label="Zoom in" title="Zoom in" onClick={() => onZoom(1.3)}>
        +
      </Button>
      <Button aria-label="Zoom out" title="Zoom out" onClick={() => onZoom(1 / 1.3)}>
        −
      </Button>
      <Button title="See all of it" onClick={onFit}>
        Fit
      </Button>
      <Button title="Open every group" onClick={() => onSetAll(true)}>
        Open all
      </Button>
      <Button title="Close every group" onClick={() => onSetAll(false)}>
        Close all
      </Button>
    </div>
  );
}
