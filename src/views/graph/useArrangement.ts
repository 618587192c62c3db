/**
 * The layout of what is open now. Small ones are there in the same moment; a large one is computed by a worker, and until it
 * is there the last picture stays. What is wanted no more, because something else was opened or the view was left, is cancelled.
 */
import { useEffect, useMemo, useState } from "react";
import type { GraphModel } from "../../../engine/protocol.ts";
import { layoutGraph } from "./layout.ts";
import { isQuick } from "./layoutCost.ts";
import { LayoutDesk } from "./layoutDesk.ts";
import type { GraphLayout } from "./placedGraph.ts";

/** A layout, and what it was made of. */
export interface Arranged {
  readonly graph: GraphModel;
  readonly open: ReadonlySet<string>;
  readonly layout: GraphLayout;
}

export interface Arrangement {
  /** What is wanted, or until that is there what was wanted last; undefined before the first. */
  readonly shown: Arranged | undefined;
  readonly isArranging: boolean;
}

/** By graph the layout that a worker made last, for those who come back from another view. */
const latest = new WeakMap<GraphModel, Arranged>();

export function useArrangement(graph: GraphModel, open: ReadonlySet<string>): Arrangement {
  const [desk] = useState(() => new LayoutDesk());
  const [hasFailed, setFailed] = useState(false);
  const [answer, setAnswer] = useState<Arranged | undefined>(undefined);
  const direct = useMemo(
    () => (hasFailed || isQuick(graph, open) ? arrange(graph, open) : remembered(graph, open)),
    [graph, open, hasFailed],
  );
  const current = direct ?? (answer?.graph === graph && answer.open === open ? answer : undefined);
  const [last, setLast] = useState(current);
  if (current !== undefined && current !== last) setLast(current);
  const isArranging = current === undefined;
  useEffect(() => {
    if (!isArranging) return;
    return desk.ask(
      { graph, open },
      {
        onLayout: (layout) => {
          const arranged = { graph, open, layout };
          latest.set(graph, arranged);
          setAnswer(arranged);
        },
        onFailure: () => setFailed(true),
      },
    );
  }, [desk, graph, open, isArranging]);
  useEffect(() => () => desk.close(), [desk]);
  return { shown: current ?? last, isArranging };
}

const arrange = (graph: GraphModel, open: ReadonlySet<string>): Arranged => ({
  graph,
  open,
  layout: layoutGraph(graph, open),
});

function remembered(graph: GraphModel, open: ReadonlySet<string>): Arranged | undefined {
  const known = latest.get(graph);
  const isSame = known?.open.size === open.size && [...open].every((id) => known.open.has(id));
  return isSame ? known : undefined;
}
