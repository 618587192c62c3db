/** What is known of one node: what it is, where it stands, how often it ran, what comes in and goes out. */
import type { GraphModel, GraphNode } from "../../../engine/protocol.ts";
import { LetterBadge, MeaningBadge } from "../../charts/MeaningBadge.tsx";
import { formatAmount, formatCount } from "../../charts/quantities.ts";
import type { NumberedCell } from "../viewProps.ts";
import { excerpt, linesOf } from "../sourceText.ts";
import styles from "./GraphView.module.css";

interface Props {
  readonly node: GraphNode | undefined;
  readonly inside: number;
  /** Ids from the outermost group to the node. */
  readonly path: readonly string[];
  readonly graph: GraphModel;
  readonly cells: readonly NumberedCell[];
}

export function GraphDetails({ node, inside, path, graph, cells }: Props) {
  if (node === undefined) {
    return (
      <aside className={styles["details"]} aria-label="Details">
        <p className={styles["hint"]}>Point at a node to read about it; click to keep it.</p>
      </aside>
    );
  }
  const groups = path.slice(0, -1).map((id) => graph.nodes.find((each) => each.id === id)?.label ?? id);
  const lines = linesOf(node.span, cells);
  const cell = cells.find(({ id }) => id === node.span.source);
  return (
    <aside className={styles["details"]} aria-label="Details" aria-live="polite">
      <h3>
        <LetterBadge letter={node.active ? node.letter : "–"} />
        <span>{node.label}</span>
        {node.name !== undefined && node.name !== node.label && (
          <span className={styles["named"]}>gives {node.name}</span>
        )}
      </h3>
      <p className={styles["source"]}>
        <code>{excerpt(node.span, cells, 160) ?? "Mixtape’s own code"}</code>
      </p>
      <p>
        {kindWords[node.kind]}
        {groups.length > 0 && ` in ${groups.join(" › ")}`}
        {lines !== undefined &&
          cell !== undefined &&
          `, cell ${String(cell.number)}, line ${String(lines.first)}`}
        . {countWords(node, inside)}
        {flowWords(node, graph)}
        {node.recorded && (
          <>
            {" "}
            <MeaningBadge of="tape" silent /> Its value is remembered for the way back.
          </>
        )}
        {!node.active && " It takes no part in the derivative."}
      </p>
    </aside>
  );
}

const kindWords: Readonly<Record<GraphNode["kind"], string>> = {
  call: "A call",
  loop: "A loop",
  branch: "A branch",
  operation: "An operation",
  input: "An input",
  output: "The result",
};

function countWords({ kind, count }: GraphNode, inside: number): string {
  const holds = inside > 0 ? `It holds ${formatAmount(inside, "operation")}. ` : "";
  if (count === undefined) return holds;
  if (kind === "loop") return `${holds}${formatAmount(count, "turn")} in all. `;
  return `${holds}It ran ${count === 1 ? "once" : `${formatCount(count)} times`}. `;
}

function flowWords({ id }: GraphNode, { edges }: GraphModel): string {
  const takes = new Set(edges.filter(({ to }) => to === id).map(({ shape }) => shape));
  const readers = edges.filter(({ from }) => from === id);
  const gives = new Set(readers.map(({ shape }) => shape));
  const parts = [
    takes.size > 0 ? `Takes ${[...takes].join(", ")}` : undefined,
    gives.size > 0
      ? `${takes.size > 0 ? "gives" : "Gives"} ${[...gives].join(", ")} to ${formatAmount(readers.length, "reader")}`
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}
