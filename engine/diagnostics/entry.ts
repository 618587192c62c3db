/** What an entry of the catalogue is. */
import type { DiagnosticClass } from "./diagnostic.ts";

/**
 * One thing that Mixtape can say. In both sentences `<name>` stands for a part that is given with the
 * place. The message names the thing; the hint is the way out, and works when followed.
 */
export interface CatalogueEntry {
  readonly class: DiagnosticClass;
  /** Default: `error`. */
  readonly severity?: "error" | "warning" | "info";
  readonly message: string;
  readonly hint: string;
}

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;
