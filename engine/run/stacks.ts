/** What stack traces tell of functions made from text: where in the text something happened. */

/** The stack trace of a thrown value; empty where it has none that can be read. */
export function stackOf(thrown: unknown): string {
  try {
    const stack: unknown = thrown instanceof Error ? thrown.stack : undefined;
    return typeof stack === "string" ? stack : "";
  } catch {
    return "";
  }
}

/** More than Mixtape's own functions ever are between an error and the user's text. */
const framesSeen = 60;

/** While the work is done, stack traces in V8 reach further than its ten frames. */
export function seeingFar<T>(work: () => T): T {
  const errors = Error as { stackTraceLimit?: number };
  const before = errors.stackTraceLimit;
  if (before === undefined || before >= framesSeen) return work();
  errors.stackTraceLimit = framesSeen;
  try {
    return work();
  } finally {
    errors.stackTraceLimit = before;
  }
}

/** How many lines and columns JavaScript engines count before the body of a `new Function`. */
export function headerOfFunctions(): { readonly lines: number; readonly columns: number } {
  const thrower = "throw new Error()";
  try {
    (new Function(`${thrower}\n//# sourceURL=mixtape-header`) as () => void)();
  } catch (error) {
    const [, line, column] = /mixtape-header:(\d+):(\d+)/.exec(stackOf(error)) ?? [];
    if (line !== undefined && column !== undefined)
      return { lines: Number(line) - 1, columns: Number(column) - thrower.indexOf("new") - 1 };
  }
  return { lines: 2, columns: 0 };
}
