/**
 * What the start page knows of a lesson without opening it: an entry of `public/lessons/gallery.json`, which
 * `npm run gallery` writes from the lessons and their runs.
 */
import type { ModeLetter } from "../../engine/protocol.ts";

export interface LessonEntry {
  /** The file's name without its ending; the address asks for it by that. */
  readonly name: string;
  readonly title: string;
  /** What the lesson answers, in a sentence. */
  readonly question: string;
  readonly picture: LessonPicture | undefined;
}

/** The tape over the run of one derivative of the lesson, and who did the work. */
export interface LessonPicture {
  /** "gradient of f". */
  readonly of: string;
  /** Work done (0…1) and bytes held (0…1 of the peak), in order of work. */
  readonly tape: readonly (readonly [number, number])[];
  readonly peakBytes: number;
  /** The work (0…1) after which the reverse sweep begins; 1 where there is none. */
  readonly turn: number;
  /** Functions in order, with their shares of the work (0…1). */
  readonly parts: readonly { readonly name: string; readonly letter: ModeLetter; readonly share: number }[];
}
