/** A link as a line, and the word beside it: the shape of the value. */
import { memo } from "react";
import { meaningOfLetter, meanings } from "../../theme/meanings.ts";
import { shapeText, wordSize } from "./boxSize.ts";
import styles from "./GraphScene.module.css";
import type { PlacedLink } from "./placedGraph.ts";
import type { Point } from "./placement.ts";

export const GraphLink = memo(function GraphLink(props: {
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

export const LinkLabel = memo(function LinkLabel(props: { readonly link: PlacedLink; readonly at: Point }) {
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
