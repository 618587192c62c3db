/** Text that is not a program, and TypeScript that cannot be taken away to leave JavaScript. */
import type { Catalogue } from "../entry.ts";

export const syntax = {
  "syntax-error": {
    class: "invalid",
    message: "This is not valid TypeScript: <problem>.",
    hint: "<advice>",
  },
  "typescript-enum": {
    class: "unsupported",
    message: "The enum `<name>` is not supported: it is more than a type.",
    hint: 'Write the members as constants, or use strings: `type <name> = "first" | "second"`.',
  },
  "typescript-namespace": {
    class: "unsupported",
    message: "The namespace `<name>` is not supported.",
    hint: "Put its functions at the top level of the cell, or in an object: `const <name> = { … }`.",
  },
  "typescript-parameter-property": {
    class: "unsupported",
    message: "The constructor parameter `<name>` also declares a field, which is not supported.",
    hint: "Declare the field in the class, and assign it in the constructor: `this.<name> = <name>`.",
  },
  "typescript-decorator": {
    class: "unsupported",
    message: "Decorators are not supported.",
    hint: "Call the decorating function yourself and use what it returns.",
  },
  "typescript-import-equals": {
    class: "unsupported",
    message: "`import … = …` and `export = …` are not supported.",
    hint: "Use a constant: `const a = b.c`.",
  },
} as const satisfies Catalogue;
