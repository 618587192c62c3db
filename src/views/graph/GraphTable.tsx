/** The graph as a table: a row for every node, indented as it is nested. */
import type { CellSource, DerivativeReport } from "../../../engine/protocol.ts";
import { formatCount } from "../../charts/quantities.ts";
import { excerpt, linesOf } from "../sourceText.ts";
import { graphTree, pathTo } from "./graphTree.ts";

export function GraphTable({
  report: { graph },
  cells,
}: {
  readonly report: DerivativeReport;
  readonly cells: readonly CellSource[];
}) {
  const tree = graphTree(graph);
  const takes = new Map<string, string[]>();
  for (const { from, to, shape } of tree.edges) {
    const source = tree.nodes.get(from);
    const words = `${source?.name ?? source?.label ?? from}: ${shape}`;
    const list = takes.get(to);
    if (list === undefined) takes.set(to, [words]);
    else list.push(words);
  }
  return (
    <table>
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
      <tbody>
        {graph.nodes.map((node) => (
          <tr key={node.id}>
            <td style={{ paddingInlineStart: `${String(pathTo(tree, node.id).length - 1)}em` }}>
              {node.label}
            </td>
            <td>{node.name}</td>
            <td>{node.kind}</td>
            <td>{node.active ? node.letter : "– inactive"}</td>
            <td data-figure>{node.count === undefined ? "–" : formatCount(node.count)}</td>
            <td>{takes.get(node.id)?.join("; ")}</td>
            <td>{node.recorded ? "T remembered" : ""}</td>
            <td data-figure>{linesOf(node.span, cells)?.first}</td>
            <td>{excerpt(node.span, cells, 60)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
