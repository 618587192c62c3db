/** What crosses between the page and the worker that lays large graphs out: a layout without the nodes, which the page has. */
import type { GraphModel } from "../../../engine/protocol.ts";
import { layoutGraph } from "./layout.ts";
import type { GraphLayout, PlacedBox } from "./placedGraph.ts";

export interface LayoutRequest {
  readonly graph: GraphModel;
  readonly open: ReadonlySet<string>;
}

export interface LayoutAnswer extends Omit<GraphLayout, "boxes"> {
  readonly boxes: readonly PackedBox[];
}

export interface PackedBox extends Omit<PlacedBox, "node"> {
  readonly id: string;
}

export function answerRequest({ graph, open }: LayoutRequest): LayoutAnswer {
  const { boxes, ...rest } = layoutGraph(graph, open);
  return { ...rest, boxes: boxes.map(({ node, ...place }) => ({ ...place, id: node.id })) };
}

/** The layout with the nodes of `graph`, which has to be that of the request. */
export function unpackAnswer(graph: GraphModel, { boxes, ...rest }: LayoutAnswer): GraphLayout {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return {
    ...rest,
    boxes: boxes.map(({ id, ...place }) => {
      const node = nodes.get(id);
      if (node === undefined) throw new Error(`The graph has no node ${id}`);
      return { ...place, node };
    }),
  };
}
