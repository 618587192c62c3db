/**
 * Places the children of one group by dagre (Gansner et al. 1993): few crossings, bends around boxes. Its time
 * grows fast with the number of children; beyond some 150 of them `placeInLayers` does it.
 */
import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from "@dagrejs/dagre";
import { gaps, type Placement, type PlacingEnd, type PlacingTask, type Point } from "./placement.ts";

const aboveAll = "above";
const belowAll = "below";

export function placeByDagre(task: PlacingTask): Placement {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: gaps.across, edgesep: 14, ranksep: gaps.down });
  for (const { id, width, height } of task.boxes) graph.setNode(`box ${id}`, { width, height });
  addPorts(graph, "in", task.inPorts);
  addPorts(graph, "out", task.outPorts);
  for (const { key, from, to, labelWidth } of task.links) {
    graph.setEdge(
      nameOf(from, "in"),
      nameOf(to, "out"),
      { width: labelWidth, height: labelWidth > 0 ? 12 : 0, labelpos: "c", weight: 1, minlen: 1 },
      key,
    );
  }
  layout(graph);
  return readPlacement(task, graph);
}

const nameOf = ({ kind, id }: PlacingEnd, side: "in" | "out") =>
  kind === "box" ? `box ${id}` : `${side} ${id}`;

/** Ports hang on one invisible node by short strong edges, which keeps them together above (or below) all boxes. */
function addPorts(
  graph: Graph<GraphLabel, NodeLabel, EdgeLabel>,
  side: "in" | "out",
  ports: readonly string[],
): void {
  if (ports.length === 0) return;
  const hook = side === "in" ? aboveAll : belowAll;
  graph.setNode(hook, { width: 0, height: 0 });
  for (const port of ports) {
    const name = `${side} ${port}`;
    graph.setNode(name, { width: 10, height: 0 });
    const pull = { width: 0, height: 0, weight: 20, minlen: 1 };
    if (side === "in") graph.setEdge(hook, name, pull, "hook");
    else graph.setEdge(name, hook, pull, "hook");
  }
}

function readPlacement(task: PlacingTask, graph: Graph<GraphLabel, NodeLabel, EdgeLabel>): Placement {
  const centre = (name: string): Point => {
    const { x = 0, y = 0 } = graph.node(name) ?? {};
    return { x, y };
  };
  const corners = task.boxes.map(({ id, width, height }) => {
    const { x, y } = centre(`box ${id}`);
    return { id, left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  });
  const left = Math.min(...corners.map((corner) => corner.left));
  const top = Math.min(...corners.map((corner) => corner.top));
  const bends = task.links.map(({ key, from, to }): [string, readonly Point[]] => {
    const edge = graph.edge(nameOf(from, "in"), nameOf(to, "out"), key) as EdgeLabel | undefined;
    const points = (edge?.points ?? []).slice(1, -1);
    return [key, points.map(({ x, y }) => ({ x: x - left, y: y - top }))];
  });
  return {
    width: Math.max(...corners.map((corner) => corner.right)) - left,
    height: Math.max(...corners.map((corner) => corner.bottom)) - top,
    boxes: new Map(corners.map((corner) => [corner.id, { x: corner.left - left, y: corner.top - top }])),
    inPorts: new Map(task.inPorts.map((port) => [port, centre(`in ${port}`).x - left])),
    outPorts: new Map(task.outPorts.map((port) => [port, centre(`out ${port}`).x - left])),
    bends: new Map(bends.filter(([, points]) => points.length > 0)),
  };
}
