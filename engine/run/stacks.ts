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
