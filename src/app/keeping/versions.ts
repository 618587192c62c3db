/** Which versions of a notebook are kept: what a person would want to go back to, and no more than there is room for. */

export const mostVersions = 20;

/** Typing within this many ms of a version's beginning belongs to it. */
const sittingMs = 60_000;

export interface Version {
  readonly notebook: string;
  readonly text: string;
  /** When its first edit and its last edit were kept, in ms since 1970. */
  readonly began: number;
  readonly at: number;
  /** A place to come back to, that later typing leaves as it is: what was opened, saved or restored. */
  readonly isMark: boolean;
}

/** What a newly kept text means for the versions: nothing, the newest one goes on, or a new one begins. */
export type Step =
  | { readonly kind: "none" }
  | { readonly kind: "continue"; readonly version: Version }
  | { readonly kind: "begin"; readonly version: Version };

export function stepTo(
  newest: Version | undefined,
  { notebook, text, at, isMark }: Omit<Version, "began">,
): Step {
  if (newest?.text === text) {
    return isMark && !newest.isMark ? { kind: "continue", version: { ...newest, isMark } } : { kind: "none" };
  }
  const isSameSitting = newest !== undefined && !newest.isMark && at - newest.began < sittingMs;
  if (isSameSitting) return { kind: "continue", version: { ...newest, text, at, isMark } };
  return { kind: "begin", version: { notebook, text, began: at, at, isMark } };
}
