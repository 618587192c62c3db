/** The program as a graph: calls, loops and branches as groups that open, operations inside, values between. */
import { formatAmount, formatCount } from "../../charts/quantities.ts";
import type { GraphModel } from "../../../engine/protocol.ts";
import { EmptyState } from "../EmptyState.tsx";
import { PictureOrTable } from "../PictureOrTable.tsx";
import type { ViewProps } from "../viewProps.ts";
import { GraphPicture } from "./GraphPicture.tsx";
import { GraphTable } from "./GraphTable.tsx";
import styles from "./GraphView.module.css";

export function GraphView(props: ViewProps) {
  const { report, cells, busy } = props;
  if (report.graph.nodes.length === 0) {
    return (
      <EmptyState
        title="There is no graph for this call."
        next="Run the cell again: the graph is drawn from the program as it was compiled."
      />
    );
  }
  return (
    <div className={styles["view"]} aria-busy={busy}>
      <PictureOrTable
        caption={<Caption graph={report.graph} />}
        picture={<GraphPicture key={report.id} {...props} />}
        table={() => <GraphTable report={report} cells={cells} />}
      />
    </div>
  );
}

function Caption({ graph }: { readonly graph: GraphModel }) {
  const operations = graph.nodes.filter(({ kind }) => kind === "operation");
  const recorded = operations.filter((node) => node.recorded).length;
  return (
    <p>
      {formatAmount(operations.length, "operation")} in the program’s text
      {recorded > 0 && (
        <>
          ; those marked <strong className={styles["mark"]}>T</strong> are remembered for the way back
        </>
      )}
      . A line without a word carries one number
      {operations.some(({ active }) => !active) && "; grey ones take no part in the derivative"}.
      {graph.cut > 0 && ` ${formatCount(graph.cut)} more did not fit in the picture.`}
    </p>
  );
}
