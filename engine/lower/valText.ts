/**
 * Closed values as keys: equal texts where one specialisation serves both.
 */
import { tyText } from "./types/ty.ts";
import type { Val } from "./values.ts";

export function valText(val: Val): string {
  switch (val.tag) {
    case "temp":
      return tyText(val.ty);
    case "absent":
      return val.noTangent ? "n" : val.nothing;
    case "hole":
      return "_";
    case "namespace":
      return val.name;
    case "class":
      return `class ${val.name}@${val.home.key}:${String(val.node.start)}`;
    case "spread":
      return `...${tyText(val.list.ty)}`;
    case "tuple":
      return `(${val.items.map(valText).join(",")})`;
    case "fn": {
      const { callee } = val;
      if (callee.kind === "builtin") return callee.name;
      if (callee.kind === "literal") {
        const captured = [...(callee.captured ?? [])].map(
          ([binding, each]) => `${binding.name}@${String(binding.identifier.start)}:${valText(each)}`,
        );
        return `${callee.literal.id}@${callee.home.key}{${captured.join(",")}}${callee.self ? `.${valText(callee.self)}` : ""}`;
      }
      const inner = callee.inner.map(([role, fn]) => `${role}:${valText(fn)}`);
      return `${callee.wrapper}${JSON.stringify(callee.options)}<${[...inner, ...callee.data.map(valText)].join(",")}>`;
    }
  }
}
