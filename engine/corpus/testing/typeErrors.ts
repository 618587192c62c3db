/** What TypeScript's checker says of programs, each in a module of its own: the corpus is meant to be well typed. */
import ts from "typescript";
import { ambientTypes } from "./ambientTypes.ts";

/** One line for each error: the program's name, then the message. */
export function typeErrors(
  programs: readonly { readonly name: string; readonly source: string }[],
): string[] {
  const texts = new Map([["ambient.d.ts", ambientTypes]]);
  programs.forEach(({ source }, index) => texts.set(`program${index}.ts`, `${source}\nexport {};\n`));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts"],
    types: [],
    allowUnusedLabels: true,
    allowUnreachableCode: true,
  };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.fileExists = (name) => texts.has(name) || ts.sys.fileExists(name);
  host.getSourceFile = (name, target) => {
    const text = texts.get(name);
    return text === undefined ? fromDisk(name, target) : ts.createSourceFile(name, text, target);
  };
  const checked = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(checked).map((diagnostic) => {
    const index = Number(/\d+/.exec(diagnostic.file?.fileName ?? "")?.[0] ?? -1);
    return `${programs[index]?.name ?? diagnostic.file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")}`;
  });
}
