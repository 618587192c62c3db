/** Which rule answers at a call of a draft. */

/** The rule that a call's boundary names. */
export function ruleOf(detail: Readonly<Record<string, unknown>>): string | undefined {
  const boundary = detail["boundary"];
  if (typeof boundary !== "object" || boundary === null || !("rule" in boundary)) return undefined;
  return String(boundary.rule);
}
