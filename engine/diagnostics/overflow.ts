/**
 * Whether what was thrown says that the machine's stack is full, in the words of each JavaScript engine. Without a
 * regular expression: to make one needs more stack than may be left.
 */
export function isOverflow(name: string, message: string): boolean {
  return (
    (name === "RangeError" && message.includes("call stack")) ||
    (name === "InternalError" && message.includes("recursion"))
  );
}
