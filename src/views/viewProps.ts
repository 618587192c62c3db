/**
 * What every view is given and what it may ask for. A view draws one derivative report; who runs, who stores
 * overrides and who keeps the highlight is left to the inspector around it.
 */
import type { ComponentType } from "react";
import type { CellSource, DerivativeReport, ModeName, Span } from "../../engine/protocol.ts";
import type { LaterComponent } from "../ui/comesLater.tsx";

/** What the pointer or the keyboard rests on, in any view: an owner, a place in the source, or both. */
export interface Highlight {
  readonly owner: string | undefined;
  readonly span: Span | undefined;
}

/** A text with the number that people know its cell by, from 1. */
export interface NumberedCell extends CellSource {
  readonly number: number;
}

export interface ViewProps {
  readonly report: DerivativeReport;
  /** The notebook's texts, for source ranges; in the notebook's order. */
  readonly cells: readonly NumberedCell[];
  readonly highlight: Highlight | undefined;
  readonly onHighlight: (highlight: Highlight | undefined) => void;
  /** Chooses a mode for an owner in the next run; `undefined` gives the choice back to code and planner. */
  readonly onOverride: (owner: string, mode: ModeName | undefined) => void;
  /** A run is under way, so that the figures are those of the run before. */
  readonly busy: boolean;
}

export interface ViewEntry {
  readonly id: string;
  readonly title: string;
  /** A sign of one or two characters, for tabs that are narrow. */
  readonly icon: string;
  /** What the view answers, in a sentence. */
  readonly question: string;
  readonly Component: ComponentType<ViewProps> | LaterComponent<ViewProps>;
}
