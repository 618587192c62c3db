/**
 * In which order cells run: what defines a name before what needs it, otherwise as they stand in the
 * notebook. Names defined twice and cells that need each other are found here.
 */
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Cell } from "./cell.ts";

export interface CellOrder {
  readonly cells: readonly Cell[];
  /** By cell: double definitions and circles. */
  readonly faults: ReadonlyMap<string, readonly Diagnostic[]>;
  /** The cell that defines a name; of several, the first. */
  readonly definer: ReadonlyMap<string, Cell>;
}

/** Orders all cells of a notebook; each cell is in the result once. */
export function orderCells(cells: readonly Cell[]): CellOrder {
  const faults = new Map<string, Diagnostic[]>();
  const report = (cell: Cell, diagnostic: Diagnostic) => {
    faults.set(cell.id, [...(faults.get(cell.id) ?? []), diagnostic]);
  };
  const definers = new Map<string, Cell[]>();
  for (const cell of cells)
    for (const { name } of cell.defines) definers.set(name, [...(definers.get(name) ?? []), cell]);
  for (const [name, all] of definers)
    if (all.length > 1) for (const cell of all) report(cell, doubleDefinition(name, cell, all));
  const definer = new Map(
    [...definers].flatMap(([name, [first]]) => (first ? [[name, first] as const] : [])),
  );
  const sources = (cell: Cell) => [
    ...new Set(
      cell.needs.flatMap(({ name }) => (definers.get(name) ?? []).filter((other) => other !== cell)),
    ),
  ];
  for (const circle of circles(cells, sources))
    for (const cell of circle) report(cell, cycle(cell, circle, definer));
  return { cells: sorted(cells, sources), faults, definer };
}

/** Depth first in notebook order: a cell comes right after what it needs. Circles are cut where they are entered. */
function sorted(cells: readonly Cell[], sources: (cell: Cell) => readonly Cell[]): Cell[] {
  const waiting = new Set(cells);
  const done: Cell[] = [];
  const place = new Map(cells.map((cell, position) => [cell, position]));
  const needsOf = new Map(cells.map((cell) => [cell, new Set(sources(cell))]));
  while (waiting.size > 0) {
    const ready = [...waiting].find((cell) =>
      [...(needsOf.get(cell) ?? [])].every((need) => !waiting.has(need)),
    );
    const next = ready ?? [...waiting].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))[0];
    if (!next) break;
    waiting.delete(next);
    done.push(next);
  }
  return done;
}

/** Sets of cells that need each other (Tarjan's strongly connected components of more than one cell). */
function circles(cells: readonly Cell[], sources: (cell: Cell) => readonly Cell[]): Cell[][] {
  const index = new Map<Cell, number>();
  const low = new Map<Cell, number>();
  const stack: Cell[] = [];
  const found: Cell[][] = [];
  const visit = (cell: Cell): number => {
    const own = index.size;
    let least = own;
    index.set(cell, own);
    stack.push(cell);
    for (const source of sources(cell)) {
      if (!index.has(source)) least = Math.min(least, visit(source));
      else if (stack.includes(source)) least = Math.min(least, index.get(source) ?? own);
    }
    low.set(cell, least);
    if (least === own) {
      const component = stack.splice(stack.indexOf(cell));
      if (component.length > 1) found.push(cells.filter((each) => component.includes(each)));
    }
    return least;
  };
  for (const cell of cells) if (!index.has(cell)) visit(cell);
  return found;
}

function doubleDefinition(name: string, cell: Cell, all: readonly Cell[]): Diagnostic {
  const spans = all.flatMap((other) =>
    other.defines.filter((each) => each.name === name).map(({ span }) => span),
  );
  const here = spans.find((span) => span.source === cell.id) ?? { source: cell.id, start: 0, end: 0 };
  const others = spans
    .filter((span) => span !== here)
    .map((span) => ({ span, message: "also defined here" }));
  return diagnose("cell-double-definition", here, { name }, others);
}

function cycle(cell: Cell, circle: readonly Cell[], definer: ReadonlyMap<string, Cell>): Diagnostic {
  const links = circle.flatMap((each) =>
    each.needs
      .filter(({ name }) => {
        const source = definer.get(name);
        return source !== undefined && source !== each && circle.includes(source);
      })
      .map(({ name, span }) => ({ name, span })),
  );
  const here = links.find(({ span }) => span.source === cell.id);
  const related = links
    .filter(({ span }) => span.source !== cell.id)
    .map(({ name, span }) => ({ span, message: `needs \`${name}\`` }));
  const names = [...new Set(links.map(({ name }) => `\`${name}\``))].join(", ");
  return diagnose(
    "cell-cycle",
    here?.span ?? { source: cell.id, start: 0, end: 0 },
    { cycle: names },
    related,
  );
}
