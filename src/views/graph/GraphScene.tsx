/** The drawn graph: backgrounds of open groups, links, then nodes and headers as items of a tree. */
import { memo } from "react";
import type { ElementSize } from "../../charts/useElementSize.ts";
import { MeaningPatterns } from "../../charts/MeaningPatterns.tsx";
import { meaningOfLetter, meanings, type Meaning } from "../../theme/meanings.ts";
import type { Highlight } from "../viewProps.ts";
import { shapeText, wordSize } from "./boxSize.ts";
import { GraphBox } from "./GraphBox.tsx";
import styles from "./GraphScene.module.css";
import { GroupBackground } from "./GroupBackground.tsx";
import type { GraphLayout, PlacedBox, PlacedLink } from "./placedGraph.ts";
import type { Point } from "./placement.ts";
import { isLit } from "./lit.ts";
import { isSeen, type Viewport } from "./viewport.ts";

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

/** With more boxes than this, only those in sight are drawn. */
const mostAtOnce = 300;
const allMeanings = Object.keys(meanings) as Meaning[];

export function GraphScene(props: Props) {
  const { layout, view, size, prefix, selected, highlight } = props;
  const isLarge = layout.boxes.length > mostAtOnce;
  const boxes = layout.boxes.filter((box) => !isLarge || box.node.id === selected || isSeen(view, box, size));
  const links = layout.links.filter((link) => !isLarge || isSeen(view, areaOf(link), size));
  return (
    <svg className={styles["svg"]} width={size.width} height={size.height} role="presentation">
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
        {boxes.map(
          (box) =>
            box.kind === "open" && (
              <GroupBackground
                key={box.node.id}
                box={box}
                prefix={prefix}
                meaning={meaningOfLetter(box.node.letter)}
                isLit={isLit(box.node, highlight)}
              />
            ),
        )}
        <g aria-hidden="true">
          {links.map((link) => (
            <GraphLink
              key={link.key}
              link={link}
              prefix={prefix}
              isStrong={selected !== undefined && (link.source === selected || link.target === selected)}
            />
          ))}
        </g>
        {boxes.map((box) => (
          <GraphBox
            key={box.node.id}
            box={box}
            prefix={prefix}
            isSelected={box.node.id === selected}
            isLit={isLit(box.node, highlight)}
            onPoint={props.onPoint}
            onChoose={props.onChoose}
            onToggle={props.onToggle}
          />
        ))}
        <g aria-hidden="true">
          {links.map(
            (link) => link.label !== undefined && <LinkLabel key={link.key} link={link} at={link.label} />,
          )}
        </g>
      </g>
    </svg>
  );
}

function areaOf({ left, top, right, bottom }: PlacedLink) {
  return { x: left - 1, y: top, width: right - left + 2, height: bottom - top };
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

const GraphLink = memo(function GraphLink(props: {
  readonly link: PlacedLink;
  readonly prefix: string;
  readonly isStrong: boolean;
}) {
  const { link, prefix, isStrong } = props;
  const head = isStrong ? "strong" : link.active ? "arrow" : "quiet";
  return (
    <path
      d={link.path}
      className={styles["link"]}
      data-active={link.active}
      data-strong={isStrong}
      markerEnd={link.arrives ? `url(#${prefix}-${head})` : undefined}
    />
  );
});

const LinkLabel = memo(function LinkLabel(props: { readonly link: PlacedLink; readonly at: Point }) {
  const { link, at } = props;
  const { x, y } = at;
  const { width, height } = wordSize(link.shape);
  return (
    <g
      transform={`translate(${String(x)},${String(y)})`}
      className={styles["shape"]}
      style={link.letter === undefined ? {} : { "--wash": meanings[meaningOfLetter(link.letter)].wash }}
      data-active={link.active}
    >
      <rect x={-width / 2} y={-height / 2} width={width} height={height} />
      <text y={3.5}>{shapeText(link.shape)}</text>
    </g>
  );
});
