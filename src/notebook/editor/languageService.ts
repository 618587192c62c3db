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

/** Declares Mixtape's functions but those that cells define anew; replaces earlier declarations. */
export function declareAmbient(
  { typescript }: MonacoModule,
  ambient: string,
  defined: ReadonlySet<string>,
): void {
  const content = withoutDeclarations(ambient, defined);
  typescript.typescriptDefaults.setExtraLibs([{ content, filePath: "file:///mixtape.d.ts" }]);
}
