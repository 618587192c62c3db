/** The picture with its keys, its controls and the details of what is selected. */
import { useId, useMemo, useState, type KeyboardEvent } from "react";
import type { GraphModel } from "../../../engine/protocol.ts";
import { useElementSize } from "../../charts/useElementSize.ts";
import { Button } from "../../ui/Button.tsx";
import type { ViewProps } from "../viewProps.ts";
import { firstOpen } from "./firstOpen.ts";
import { GraphDetails } from "./GraphDetails.tsx";
import { GraphScene } from "./GraphScene.tsx";
import styles from "./GraphView.module.css";
import { pathTo, graphTree } from "./graphTree.ts";
import { layoutGraph } from "./layout.ts";
import type { GraphLayout, PlacedBox } from "./placedGraph.ts";
import { isMixtapes } from "../ownerTree.ts";
import { isLit } from "./lit.ts";
import { treeMove } from "./treeKeys.ts";
import { usePanZoom } from "./usePanZoom.ts";
import { anchored, fitted, revealing, wholly, zoomed, type Viewport } from "./viewport.ts";

/** A layout, and what it was made of. */
interface Drawn {
  readonly graph: GraphModel;
  readonly open: ReadonlySet<string>;
  readonly layout: GraphLayout;
}

export function GraphPicture({ report, cells, highlight, onHighlight }: ViewProps) {
  const { graph, owners } = report;
  const [chosenOpen, setOpen] = useState<ReadonlySet<string> | undefined>(undefined);
  const open = useMemo(() => chosenOpen ?? firstOpen(graph, ownKeys(owners)), [chosenOpen, graph, owners]);
  const [drawn, setDrawn] = useState<Drawn | undefined>(undefined);
  // Where a group was opened, its layout is there already.
  const layout = useMemo(
    () => (drawn?.graph === graph && drawn.open === open ? drawn.layout : layoutGraph(graph, open)),
    [graph, open, drawn],
  );
  const [selected, setSelected] = useState<string | undefined>(undefined);
  const [frame, size] = useElementSize<HTMLDivElement>({ width: 560, height: 400 });
  const [moved, setMoved] = useState<Viewport | undefined>(undefined);
  const view = moved ?? fitted(layout, size, beginOf(layout));
  usePanZoom(frame, view, layout, setMoved);
  const prefix = useId();

  const boxOf = (id: string | undefined) => layout.boxes.find(({ node }) => node.id === id);
  const light = (box: PlacedBox | undefined) => {
    onHighlight(box === undefined ? undefined : { owner: box.node.owner, span: box.node.span });
  };
  const choose = (box: PlacedBox) => {
    setSelected(box.node.id);
    light(box);
  };
  /** Opens or closes a group; its corner stays where it is on the screen. */
  const toggle = (box: PlacedBox) => {
    const next = new Set(open);
    if (!next.delete(box.node.id)) next.add(box.node.id);
    const laidOut = layoutGraph(graph, next);
    const after = laidOut.boxes.find(({ node }) => node.id === box.node.id);
    setDrawn({ graph, open: next, layout: laidOut });
    setOpen(next);
    setSelected(box.node.id);
    if (after !== undefined) setMoved(anchored(view, box, after));
  };
  const press = (event: KeyboardEvent) => {
    const move = treeMove(event.key, layout.boxes, selected);
    if (event.key === "Escape") setSelected(undefined);
    const box = boxOf(move?.id);
    if (move === undefined || box === undefined) return;
    event.preventDefault();
    if (move.kind === "toggle") {
      toggle(box);
      return;
    }
    choose(box);
    setMoved(revealing(view, box, size));
  };
  const setAll = (isOpen: boolean) => {
    setOpen(new Set(isOpen ? graph.nodes.map(({ id }) => id) : graphTree(graph).roots));
    setMoved(undefined);
  };
  const shown = boxOf(selected) ?? layout.boxes.findLast(({ node }) => isLit(node, highlight));
  return (
    <div className={styles["picture"]}>
      <div className={styles["stage"]}>
        <div
          ref={frame}
          className={styles["frame"]}
          role="tree"
          tabIndex={0}
          aria-label={`Graph of ${report.entry}; arrows walk through it, Enter opens and closes groups`}
          aria-activedescendant={selected === undefined ? undefined : `${prefix}-${selected}`}
          onKeyDown={press}
          onPointerLeave={() => light(boxOf(selected))}
        >
          <GraphScene
            layout={layout}
            view={view}
            size={size}
            prefix={prefix}
            selected={selected}
            highlight={highlight}
            onPoint={light}
            onChoose={choose}
            onToggle={toggle}
          />
        </div>
        <div className={styles["tools"]} role="group" aria-label="The picture">
          <Button aria-label="Zoom in" title="Zoom in" onClick={() => setMoved(zoomed(view, 1.3, size))}>
            +
          </Button>
          <Button
            aria-label="Zoom out"
            title="Zoom out"
            onClick={() => setMoved(zoomed(view, 1 / 1.3, size))}
          >
            −
          </Button>
          <Button title="See all of it" onClick={() => setMoved(wholly(layout, size))}>
            Fit
          </Button>
          <Button title="Open every group" onClick={() => setAll(true)}>
            Open all
          </Button>
          <Button title="Close every group" onClick={() => setAll(false)}>
            Close all
          </Button>
        </div>
      </div>
      <GraphDetails
        node={shown?.node}
        inside={shown?.inside ?? 0}
        path={shown === undefined ? [] : pathTo(graphTree(graph), shown.node.id)}
        graph={graph}
        cells={cells}
      />
    </div>
  );
}

/** Where the first of what is not a group stands: an input, as a rule. */
function beginOf({ boxes, width }: GraphLayout): number {
  const first = boxes.find(({ kind }) => kind !== "open");
  return first === undefined ? width / 2 : first.x + first.width / 2;
}

const ownKeys = (owners: ViewProps["report"]["owners"]) =>
  new Set(owners.filter(isMixtapes).map(({ key }) => key));
