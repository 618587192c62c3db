/** The drawn graph: near by with every box and word, from far away as shapes; and what the pointer meets in it. */
import { useMemo, type MouseEvent, type PointerEvent } from "react";
import type { ElementSize } from "../../charts/useElementSize.ts";
import { MeaningPatterns } from "../../charts/MeaningPatterns.tsx";
import { meanings, type Meaning } from "../../theme/meanings.ts";
import type { Highlight } from "../viewProps.ts";
import { boxAt } from "./boxAt.ts";
import { FarScene } from "./FarScene.tsx";
import styles from "./GraphScene.module.css";
import { NearScene } from "./NearScene.tsx";
import type { GraphLayout, PlacedBox } from "./placedGraph.ts";
import type { Viewport } from "./viewport.ts";

interface Props {
  readonly layout: GraphLayout;
  readonly view: Viewport;
  readonly size: ElementSize;
  /** Makes ids unique in the page. */
  readonly prefix: string;
  readonly selected: string | undefined;
  readonly highlight: Highlight | undefined;
  readonly onPoint: (box: PlacedBox) => void;
  readonly onChoose: (box: PlacedBox) => void;
  readonly onToggle: (box: PlacedBox) => void;
}

/** With more boxes than this, those out of sight are left out, and far away no box is drawn alone. */
const many = 300;
/** No word can be read at a smaller scale. */
const far = 0.4;
const allMeanings = Object.keys(meanings) as Meaning[];

export function GraphScene(props: Props) {
  const { layout, view, size, prefix, selected, highlight } = props;
  const isLarge = layout.boxes.length > many;
  const isFar = isLarge && view.k < far;
  // Of a small graph nothing comes or goes while it is moved.
  const area = useMemo(() => (isLarge ? { view, size } : undefined), [isLarge, view, size]);
  const met = (event: MouseEvent): PlacedBox | undefined => {
    if (isFar) return boxAt(layout, pointOf(event, view));
    const item = event.target instanceof Element ? event.target.closest("[role=treeitem]") : null;
    return layout.boxes.find(({ node }) => `${prefix}-${node.id}` === item?.id);
  };
  const point = (event: PointerEvent) => {
    const box = met(event);
    if (box !== undefined) props.onPoint(box);
  };
  const click = (event: MouseEvent) => {
    const box = met(event);
    if (box === undefined) return;
    if (box.kind === "leaf") props.onChoose(box);
    else props.onToggle(box);
  };
  return (
    <svg
      className={styles["svg"]}
      width={size.width}
      height={size.height}
      role="presentation"
      onClick={click}
      {...(isFar ? { onPointerMove: point } : { onPointerOver: point })}
    >
      <MeaningPatterns prefix={prefix} of={allMeanings} />
      <defs>
        <Arrowhead id={`${prefix}-arrow`} name="arrow" />
        <Arrowhead id={`${prefix}-quiet`} name="quiet" />
        <Arrowhead id={`${prefix}-strong`} name="strong" />
      </defs>
      <g
        transform={`translate(${String(view.x)},${String(view.y)}) scale(${String(view.k)})`}
        role="presentation"
      >
        {isFar ? (
          <FarScene {...{ layout, prefix, selected, highlight }} />
        ) : (
          <NearScene {...{ layout, prefix, selected, highlight, area }} />
        )}
      </g>
    </svg>
  );
}

/** Where in the layout the pointer is. */
function pointOf({ currentTarget, clientX, clientY }: MouseEvent, { x, y, k }: Viewport) {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left - x) / k, y: (clientY - top - y) / k };
}

function Arrowhead({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX={7}
      refY={4}
      markerWidth={7}
      markerHeight={7}
      orient="auto"
      markerUnits="userSpaceOnUse"
    >
      <path d="M0.5,0.8 L7,4 L0.5,7.2 z" className={styles[name]} />
    </marker>
  );
}
