/**
 * Plain data that crosses the worker: what a run of cells gives, what a derivative call reports, what the
 * views draw. No classes, no functions; everything survives `structuredClone` and JSON.
 */
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export type { Span } from "./source/span.ts";
export type * from "./protocol/values.ts";
export type * from "./protocol/plots.ts";
export type * from "./protocol/traces.ts";
export type * from "./protocol/reports.ts";
export type * from "./protocol/steps.ts";
export type * from "./protocol/checks.ts";
export type * from "./protocol/runs.ts";
export type * from "./protocol/messages.ts";
