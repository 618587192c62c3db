/**
 * The engine's front door: sessions that run notebooks, and the pipeline for who wants one derivative. Everything else
 * is a chapter's own business.
 */
import type { Session, SessionHost } from "./session/session.ts";
import { createSession as createSessionWith } from "./session/session.ts";
import { storyCompiler } from "./session/storyCompiler.ts";

export type { RunRequest, Session, SessionHost } from "./session/session.ts";
export type * from "./protocol.ts";
export { compile, Story } from "./pipeline.ts";
export { codeFrame } from "./diagnostics/codeFrame.ts";
export { indexLines, positionAt, type LineIndex } from "./source/lines.ts";
export { ambientDeclarations } from "./session/ambientDeclarations.ts";
export { freezeLanguage } from "./session/freezeLanguage.ts";

/** A session that runs cells and differentiates what they ask for. Knows no clock and no page: the host has them. */
export function createSession(host: SessionHost): Session {
  return createSessionWith(host, storyCompiler);
}
