/** A value in a few words, for messages: "the number 3", "an array", "nothing". */

export function sayValue(value: unknown): string {
  switch (typeof value) {
    case "number":
      return `the number ${String(value)}`;
    case "boolean":
      return String(value);
    case "string":
      return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
    case "undefined":
      return "`undefined`";
    case "function":
      return "a function";
    case "bigint":
      return "a BigInt";
    case "symbol":
      return "a symbol";
    case "object":
      if (value === null) return "`null`";
      return Array.isArray(value) ? "an array" : ArrayBuffer.isView(value) ? "a typed array" : "an object";
  }
}
