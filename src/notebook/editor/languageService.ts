/**
 * Tells Monaco's TypeScript what a notebook is: cells share one scope, there is no DOM, and Mixtape's own functions are
 * known by the declarations that the engine hands over.
 */
import type { MonacoModule } from "./loadMonaco.ts";
import { withoutDeclarations } from "./withoutDeclarations.ts";

/** Call once for each Monaco. */
export function configureLanguage({ typescript }: MonacoModule): void {
  const { typescriptDefaults, ScriptTarget } = typescript;
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    lib: ["es2023"],
    strict: true,
    noEmit: true,
    allowNonTsExtensions: true,
    noImplicitAny: false,
    skipLibCheck: true,
  });
  typescriptDefaults.setDiagnosticsOptions({
    // The cell at hand is validated whenever it comes to hand, so that it sees what changed in the others.
    onlyVisible: true,
    noSuggestionDiagnostics: true,
  });
  typescriptDefaults.setEagerModelSync(true);
}

/** What TypeScript is told besides the text at hand. */
export interface Declarations {
  /** Declares Mixtape's functions but those that cells define anew; replaces earlier ones. */
  readonly ambient: (declarations: string, defined: ReadonlySet<string>) => void;
  /** Texts of cells by path; a model of the same path counts instead. */
  readonly texts: (texts: ReadonlyMap<string, string>) => void;
}

export function createDeclarations({ typescript }: MonacoModule): Declarations {
  let ambient = "";
  let texts: ReadonlyMap<string, string> = new Map();
  const tell = () =>
    typescript.typescriptDefaults.setExtraLibs([
      { content: ambient, filePath: "file:///mixtape.d.ts" },
      ...[...texts].map(([filePath, content]) => ({ filePath, content })),
    ]);
  return {
    ambient(declarations, defined) {
      const content = withoutDeclarations(declarations, defined);
      if (content === ambient) return;
      ambient = content;
      tell();
    },
    texts(given) {
      texts = given;
      tell();
    },
  };
}
