/** The picture with its keys, its controls and the details of what is selected. */
import { useId, useMemo, useState, type KeyboardEvent } from "react";
import { useElementSize } from "../../charts/useElementSize.ts";
import { isMixtapes } from "../ownerTree.ts";
import type { ViewProps } from "../viewProps.ts";
import { arrivingView, firstView } from "./arrivingView.ts";
import { firstOpen } from "./firstOpen.ts";
import { GraphDetails } from "./GraphDetails.tsx";
import { GraphScene } from "./GraphScene.tsx";
import { GraphTools } from "./GraphTools.tsx";
import { graphTree, pathTo } from "./graphTree.ts";
import styles from "./GraphView.module.css";
import { isLit } from "./lit.ts";
import type { GraphLayout, PlacedBox } from "./placedGraph.ts";
import { treeMove } from "./treeKeys.ts";
import { useArrangement } from "./useArrangement.ts";
import { usePanZoom } from "./usePanZoom.ts";
import { revealing, wholly, zoomed, type Viewport } from "./viewport.ts";

/** Which groups somebody wanted open, and the one whose corner stays in its place when they are. */
interface Wish {
  readonly open: ReadonlySet<string> | undefined;
  readonly kept: string | undefined;
}

export function GraphPicture({ report, cells, highlight, onHighlight }: ViewProps) {
  const { graph, owners } = report;
  const [wish, setWish] = useState<Wish>({ open: undefined, kept: undefined });
  const open = useMemo(() => wish.open ?? firstOpen(graph, ownKeys(owners)), [wish.open, graph, owners]);
  const { shown, isArranging } = useArrangement(graph, open);
  const layout = shown?.layout ?? emptyLayout;
  const [selected, setSelected] = useState<string | undefined>(undefined);
  const [frame, size] = useElementSize<HTMLDivElement>({ width: 560, height: 400 });
  const [seen, setSeen] = useState({ of: shown, moved: undefined as Viewport | undefined });
  const moved = seen.of === shown ? seen.moved : arrivingView(seen.of, shown, seen.moved, wish.kept, size);
  if (seen.of !== shown) setSeen({ of: shown, moved });
  const setMoved = (next: Viewport) => setSeen({ of: shown, moved: next });
  const view = useMemo(() => moved ?? firstView(layout, size), [moved, layout, size]);
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
  const toggle = ({ node: { id } }: PlacedBox) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setWish({ open: next, kept: id });
    setSelected(id);
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
  const tree = useMemo(() => graphTree(graph), [graph]);
  const setAll = (isOpen: boolean) => {
    setWish({ open: new Set(isOpen ? graph.nodes.map(({ id }) => id) : tree.roots), kept: undefined });
  };
  const told = boxOf(selected) ?? layout.boxes.findLast(({ node }) => isLit(node, highlight));
  return (
    <div className={styles["picture"]}>
      <div className={styles["stage"]}>
        <div
          ref={frame}
          className={styles["frame"]}
          role="tree"
          tabIndex={0}
          aria-label={`Graph of ${report.entry}; arrows walk through it, Enter opens and closes groups`}
          aria-busy={isArranging}
          aria-activedescendant={boxOf(selected) === undefined ? undefined : `${prefix}-${selected ?? ""}`}
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
        <p role="status" className={styles["arranging"]}>
          {isArranging && "Arranging the picture. The table is there already."}
        </p>
        <GraphTools
          onZoom={(factor) => setMoved(zoomed(view, factor, size))}
          onFit={() => setMoved(wholly(layout, size))}
          onSetAll={setAll}
        />
      </div>
      <GraphDetails
        node={told?.node}
        inside={told?.inside ?? 0}
        path={told === undefined ? [] : pathTo(tree, told.node.id)}
        graph={graph}
        cells={cells}
      />
    </div>
  );
}

const emptyLayout: GraphLayout = { width: 0, height: 0, boxes: [], links: [] };

const ownKeys = (owners: ViewProps["report"]["owners"]) =>
  new Set(owners.filter(isMixtapes).map(({ key }) => key));
