/** The graph as a table: a row for every node, indented as it is nested; of very many a portion is added in each frame. */
import { memo, useMemo } from "react";
import type { CellSource, DerivativeReport, GraphNode } from "../../../engine/protocol.ts";
import { formatCount } from "../../charts/quantities.ts";
import { excerpt, linesOf } from "../sourceText.ts";
import { useGradually } from "./gradually.ts";
import { graphTree } from "./graphTree.ts";
import { partsOf, tableRows, widthsOf, type TableRow } from "./tableRows.ts";

/** So many rows are put on the page in a frame; a table that has no more is as wide as its words. */
const portion = 100;
/** Of the source that is quoted. */
const longestExcerpt = 60;

export function GraphTable({
  report: { graph },
  cells,
}: {
  readonly report: DerivativeReport;
  readonly cells: readonly CellSource[];
}) {
  const rows = useMemo(() => tableRows(graphTree(graph)), [graph]);
  const parts = useMemo(() => partsOf(rows, portion), [rows]);
  const wanted = useMemo(() => [...parts.keys()], [parts]);
  const drawn = useGradually(wanted, 1);
  const isLong = rows.length > portion;
  return (
    <table style={isLong ? { tableLayout: "fixed", whiteSpace: "normal", overflowWrap: "anywhere" } : {}}>
      {isLong && <FixedColumns rows={rows} />}
      <thead>
        <tr>
          <th>node</th>
          <th>name</th>
          <th>kind</th>
          <th>mode</th>
          <th data-figure>ran</th>
          <th>takes</th>
          <th>tape</th>
          <th data-figure>line</th>
          <th>source</th>
        </tr>
      </thead>
      {[...parts].map(([key, part]) => drawn.has(key) && <Part key={key} rows={part} cells={cells} />)}
    </table>
  );
}

/** Rows in a body of their own: a browser does not lay them out again when others are added. */
const Part = memo(function Part(props: {
  readonly rows: readonly TableRow[];
  readonly cells: readonly CellSource[];
}) {
  const { rows, cells } = props;
  return (
    <tbody>
      {rows.map(({ node, depth, takes }) => (
        <tr key={node.id}>
          <td style={{ paddingInlineStart: `${String(depth)}em` }}>{node.label}</td>
          <td>{node.name}</td>
          <td>{node.kind}</td>
          <td>{modeText(node)}</td>
          <td data-figure>{ranText(node)}</td>
          <td>{takes}</td>
          <td>{node.recorded ? "T remembered" : ""}</td>
          <td data-figure>{linesOf(node.span, cells)?.first}</td>
          <td>{excerpt(node.span, cells, longestExcerpt)}</td>
        </tr>
      ))}
    </tbody>
  );
});

/** Columns that hold what is still to come: nothing moves aside when a longer word is added below. */
function FixedColumns({ rows }: { readonly rows: readonly TableRow[] }) {
  const widths = useMemo(
    () => [
      ...widthsOf(rows, [
        ["node", ({ node, depth }) => node.label.length + 2 * depth],
        ["name", ({ node }) => node.name?.length ?? 0],
        ["kind", ({ node }) => node.kind.length],
        ["mode", ({ node }) => modeText(node).length],
        ["ran", ({ node }) => ranText(node).length],
        ["takes", ({ takes }) => takes.length],
      ]),
      "T remembered".length,
      "line".length + 2,
      longestExcerpt,
    ],
    [rows],
  );
  return (
    <colgroup>
      {widths.map((characters, index) => (
        <col key={index} style={{ width: `calc(${String(characters)}ch + var(--space-4))` }} />
      ))}
    </colgroup>
  );
}

const modeText = ({ active, letter }: GraphNode) => (active ? letter : "– inactive");
const ranText = ({ count }: GraphNode) => (count === undefined ? "–" : formatCount(count));
