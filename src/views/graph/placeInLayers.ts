/**
 * Places the children of one group in layers: a box stands below all that it reads (longest path), and near the
 * middle of what it is linked with (barycentre sweeps, Sugiyama et al. 1981). Links do not bend. About linear in
 * boxes and links, for groups that are too large for `placeByDagre`.
 */
import { gaps, type Placement, type PlacingTask, type Point } from "./placement.ts";

interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  layer: number;
  /** The middle, in px. */
  x: number;
  readonly above: Box[];
  readonly below: Box[];
}

const sweeps = 6;

export function placeInLayers(task: PlacingTask): Placement {
  const boxes = linkBoxes(task);
  assignLayers(boxes);
  const layers = gatherLayers(boxes);
  for (const layer of layers) spread(layer);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) settle(layer, down);
  }
  return readPlacement(task, layers, new Map(boxes.map((box) => [box.id, box])));
}

function linkBoxes(task: PlacingTask): Box[] {
  const boxes = task.boxes.map((box): Box => ({ ...box, layer: 0, x: 0, above: [], below: [] }));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  for (const { from, to } of task.links) {
    if (from.kind !== "box" || to.kind !== "box") continue;
    const upper = byId.get(from.id);
    const lower = byId.get(to.id);
    if (upper === undefined || lower === undefined || upper === lower) continue;
    upper.below.push(lower);
    lower.above.push(upper);
  }
  return boxes;
}

/** Longest path from the top. A link that would close a ring is not counted; boxes are visited in their order. */
function assignLayers(boxes: readonly Box[]): void {
  const state = new Map<Box, "open" | "done">();
  for (const start of boxes) {
    const stack: [Box, number][] = state.has(start) ? [] : [[start, 0]];
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const [box, next] = top;
      state.set(box, "open");
      const upper = box.above[next];
      top[1] += 1;
      if (upper === undefined) {
        const counted = box.above.filter((each) => state.get(each) === "done");
        box.layer = counted.reduce((deepest, each) => Math.max(deepest, each.layer + 1), 0);
        state.set(box, "done");
        stack.pop();
      } else if (!state.has(upper)) stack.push([upper, 0]);
    }
  }
}

function gatherLayers(boxes: readonly Box[]): Box[][] {
  const layers: Box[][] = [];
  for (const box of boxes) (layers[box.layer] ??= []).push(box);
  return layers;
}

/** Side by side in their present order, around x = 0. */
function spread(layer: readonly Box[]): void {
  const total = layer.reduce((sum, box) => sum + box.width + gaps.across, -gaps.across);
  let x = -total / 2;
  for (const box of layer) {
    box.x = x + box.width / 2;
    x += box.width + gaps.across;
  }
}

/** Orders a layer by where its neighbours stand, and moves each box as near to them as the others allow. */
function settle(layer: Box[], down: boolean): void {
  const wish = new Map(layer.map((box) => [box, mean(down ? box.above : box.below) ?? box.x]));
  const wished = (box: Box) => wish.get(box) ?? box.x;
  layer.sort((a, b) => wished(a) - wished(b));
  // Boxes that would overlap move together, around the mean of what they wish for.
  const runs: { boxes: Box[]; width: number; middle: number }[] = [];
  for (const box of layer) {
    let run = { boxes: [box], width: box.width + gaps.across, middle: wished(box) };
    for (let last = runs[runs.length - 1]; last !== undefined; last = runs[runs.length - 1]) {
      if (last.middle + last.width / 2 <= run.middle - run.width / 2) break;
      runs.pop();
      run = joined(last, run);
    }
    runs.push(run);
  }
  for (const run of runs) {
    let x = run.middle - run.width / 2;
    for (const box of run.boxes) {
      box.x = x + (box.width + gaps.across) / 2;
      x += box.width + gaps.across;
    }
  }
}

type Run = { boxes: Box[]; width: number; middle: number };

function joined(left: Run, right: Run): Run {
  const boxes = [...left.boxes, ...right.boxes];
  const share = left.boxes.length / boxes.length;
  return { boxes, width: left.width + right.width, middle: left.middle * share + right.middle * (1 - share) };
}

function mean(boxes: readonly Box[]): number | undefined {
  if (boxes.length === 0) return undefined;
  return boxes.reduce((sum, box) => sum + box.x, 0) / boxes.length;
}

function readPlacement(
  task: PlacingTask,
  layers: readonly Box[][],
  byId: ReadonlyMap<string, Box>,
): Placement {
  const all = layers.flat();
  const left = Math.min(...all.map((box) => box.x - box.width / 2));
  const right = Math.max(...all.map((box) => box.x + box.width / 2));
  const corners = new Map<string, Point>();
  let y = 0;
  for (const layer of layers) {
    for (const box of layer) corners.set(box.id, { x: box.x - box.width / 2 - left, y });
    y += Math.max(...layer.map((box) => box.height)) + gaps.down;
  }
  const middleOf = (id: string) => (byId.get(id)?.x ?? 0) - left;
  const portPlaces = (ports: readonly string[], side: "in" | "out") => {
    const places = ports.map((port): [string, number] => {
      const partners = task.links.flatMap(({ from, to }) => {
        const [own, other] = side === "in" ? [from, to] : [to, from];
        return own.kind === "port" && own.id === port && other.kind === "box" ? [middleOf(other.id)] : [];
      });
      const sum = partners.reduce((total, x) => total + x, 0);
      return [port, partners.length === 0 ? 0 : sum / partners.length];
    });
    return new Map(apart(places));
  };
  return {
    width: right - left,
    height: y - gaps.down,
    boxes: corners,
    inPorts: portPlaces(task.inPorts, "in"),
    outPorts: portPlaces(task.outPorts, "out"),
    bends: new Map(),
  };
}

/** The same places from left to right, none nearer to the one before than 12 px. */
function apart(places: readonly [string, number][]): [string, number][] {
  let least = -Infinity;
  return [...places]
    .sort(([, a], [, b]) => a - b)
    .map(([port, x]) => {
      const place = Math.max(x, least);
      least = place + 12;
      return [port, place];
    });
}
