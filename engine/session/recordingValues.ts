/** Which objects of cells are recordings, and what can be told of them. */
import type { RecordedDecision, RecordedOperation, RecordingNote } from "../protocol.ts";

export interface TellableRecording {
  readonly name: string;
  readonly value: unknown;
  readonly counts: RecordingNote["counts"];
  readonly redone: number;
  /** The first so many. */
  operations(most: number): readonly RecordedOperation[];
  decisions(most: number): readonly RecordedDecision[];
}

const recordings = new WeakMap<object, TellableRecording>();

export function noteRecording(seen: object, recording: TellableRecording): void {
  recordings.set(seen, recording);
}

export function recordingBehind(value: object): TellableRecording | undefined {
  return recordings.get(value);
}
