/** Bindings and literals while a text is walked; when the walk is done, `program.ts` shows them as they stay. */
import type { FunctionLiteral } from "./program.ts";

export type Growing<T> = { -readonly [K in keyof T]: T[K] };

export interface GrowingLiteral extends Omit<FunctionLiteral, "free" | "parent"> {
  readonly parent: GrowingLiteral | undefined;
  readonly free: string[];
}
