/** One node as an item of the tree: an operation, a closed group, or the header of an open one. */
import { memo } from "react";
import { formatAmount } from "../../charts/quantities.ts";
import { patternFill } from "../../charts/MeaningPatterns.tsx";
import { meaningOfLetter, meanings } from "../../theme/meanings.ts";
import { characterWidth, header, nodeText } from "./boxSize.ts";
import styles from "./GraphScene.module.css";
import type { PlacedBox } from "./placedGraph.ts";

interface Props {
  readonly box: PlacedBox;
  readonly prefix: string;
  readonly isSelected: boolean;
  readonly isLit: boolean;
}

export const GraphBox = memo(function GraphBox(props: Props) {
  const { box, prefix, isSelected, isLit } = props;
  const { node, kind } = box;
  return (
    <g
      id={`${prefix}-${node.id}`}
      role="treeitem"
      aria-level={box.depth + 1}
      aria-selected={isSelected}
      aria-label={spokenName(box)}
      {...(kind === "leaf" ? {} : { "aria-expanded": kind === "open" })}
      transform={`translate(${String(box.x)},${String(box.y)})`}
      className={styles["item"]}
      style={{ "--wash": meanings[meaningOfLetter(node.letter)].wash }}
      data-kind={kind}
      data-node={node.kind}
      data-active={node.active}
      data-selected={isSelected}
      data-lit={isLit}
    >
      {kind === "leaf" ? <Leaf box={box} /> : <Group box={box} prefix={prefix} />}
    </g>
  );
});

function Leaf({ box: { node, width, height } }: { readonly box: PlacedBox }) {
  const { label, name } = nodeText(node);
  const room = node.recorded ? width - 18 : width;
  const isEnd = node.kind === "input" || node.kind === "output";
  return (
    <>
      <rect width={width} height={height} rx={isEnd ? height / 2 : 4} className={styles["box"]} />
      <text x={room / 2} y={17} textAnchor="middle" className={styles["label"]}>
        {label}
        {name !== "" && (
          <tspan dx={characterWidth} className={styles["name"]}>
            {name}
          </tspan>
        )}
      </text>
      {node.recorded && (
        <g transform={`translate(${String(width - 19)},5)`} className={styles["recorded"]}>
          <rect width={14} height={16} rx={2} />
          <text x={7} y={12} textAnchor="middle">
            T
          </text>
        </g>
      )}
    </>
  );
}

function Group({ box, prefix }: { readonly box: PlacedBox; readonly prefix: string }) {
  const { node, width, height, kind, inside } = box;
  const { label, count } = nodeText(node);
  const meaning = meaningOfLetter(node.letter);
  const second = [formatAmount(inside, "operation"), count].filter((part) => part !== "").join(", ");
  return (
    <>
      {kind === "closed" ? (
        <>
          <rect x={3} y={3} width={width - 3} height={height} rx={5} className={styles["behind"]} />
          <rect width={width - 3} height={height - 3} rx={5} className={styles["box"]} />
          <rect x={1} y={4} width={4} height={height - 11} fill={patternFill(prefix, meaning)} />
        </>
      ) : (
        <rect width={width} height={header.height} rx={5} className={styles["header"]} />
      )}
      <path d={kind === "open" ? "M12,13 l4,4 4,-4" : "M14,11 l4,4 -4,4"} className={styles["twist"]} />
      <g transform="translate(27,7)" style={{ color: meanings[meaning].color }} className={styles["badge"]}>
        <rect width={17} height={17} rx={3} style={{ fill: meanings[meaning].wash }} />
        <text x={8.5} y={12.5} textAnchor="middle">
          {node.letter}
        </text>
      </g>
      <text x={header.left} y={20} className={styles["label"]}>
        {label}
      </text>
      {kind === "closed" ? (
        <text x={header.left} y={36} className={styles["count"]}>
          {second}
        </text>
      ) : (
        <text x={header.left + label.length * characterWidth + 10} y={20} className={styles["count"]}>
          {count}
        </text>
      )}
    </>
  );
}

function spokenName({ node, inside, kind }: PlacedBox): string {
  const parts = [
    node.label,
    node.name,
    nodeText(node).count,
    kind === "leaf" ? undefined : formatAmount(inside, "operation"),
    node.recorded ? "remembered on the tape" : undefined,
    node.active ? undefined : "inactive",
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}
