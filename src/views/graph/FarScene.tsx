/** A large graph from far away: shapes instead of boxes, but for the outermost and the one that is selected. */
import { useMemo } from "react";
import { meaningOfLetter, meanings } from "../../theme/meanings.ts";
import type { Highlight } from "../viewProps.ts";
import { farBoxes, farLinks, type FarBoxes } from "./farShapes.ts";
import { GraphBox } from "./GraphBox.tsx";
import styles from "./GraphScene.module.css";
import { isLit } from "./lit.ts";
import type { GraphLayout } from "./placedGraph.ts";

interface Props {
  readonly layout: GraphLayout;
  readonly prefix: string;
  readonly selected: string | undefined;
  readonly highlight: Highlight | undefined;
}

export function FarScene({ layout, prefix, selected, highlight }: Props) {
  const boxes = useMemo(() => farBoxes(layout, ({ node }) => isLit(node, highlight)), [layout, highlight]);
  const links = useMemo(() => farLinks(layout.links), [layout]);
  const strong = useMemo(
    () => farLinks(layout.links.filter(({ source, target }) => source === selected || target === selected)),
    [layout, selected],
  );
  // A tree has to have an item.
  const items = layout.boxes.filter(({ node }, index) => index === 0 || node.id === selected);
  return (
    <>
      <g aria-hidden="true" className={styles["far"]}>
        {boxes.map((shape) => shape.kind === "open" && <Shape key={shape.key} shape={shape} />)}
        {links.map(({ key, path, active }) => (
          <path key={key} d={path} className={styles["link"]} data-active={active} />
        ))}
        {strong.map(({ key, path }) => (
          <path key={key} d={path} className={styles["link"]} data-strong />
        ))}
        {boxes.map((shape) => shape.kind !== "open" && <Shape key={shape.key} shape={shape} />)}
      </g>
      {items.map((box) => (
        <GraphBox
          key={box.node.id}
          box={box}
          prefix={prefix}
          isSelected={box.node.id === selected}
          isLit={isLit(box.node, highlight)}
        />
      ))}
    </>
  );
}

function Shape({ shape: { path, kind, letter, active, isLit } }: { readonly shape: FarBoxes }) {
  return (
    <path
      d={path}
      className={styles[kind === "open" ? "group" : "box"]}
      style={kind === "leaf" ? {} : { fill: meanings[meaningOfLetter(letter)].wash }}
      data-active={active}
      data-lit={isLit}
    />
  );
}
