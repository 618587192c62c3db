/**
 * Everything Mixtape can say, by code. A new message is one entry in the file of its subject; a code is
 * used once in the whole catalogue.
 */
import { arrays } from "./catalogue/arrays.ts";
import { calling } from "./catalogue/calling.ts";
import { constructs } from "./catalogue/constructs.ts";
import { implicit } from "./catalogue/implicit.ts";
import { limits } from "./catalogue/limits.ts";
import { names } from "./catalogue/names.ts";
import { notebook } from "./catalogue/notebook.ts";
import { recordings } from "./catalogue/recordings.ts";
import { rules } from "./catalogue/rules.ts";
import { running } from "./catalogue/running.ts";
import { structures } from "./catalogue/structures.ts";
import { syntax } from "./catalogue/syntax.ts";

/** The subjects, in the order in which a program meets them. */
export const subjects = {
  syntax,
  notebook,
  names,
  constructs,
  structures,
  calling,
  arrays,
  rules,
  implicit,
  recordings,
  limits,
  running,
} as const;

export const catalogue = {
  ...syntax,
  ...notebook,
  ...names,
  ...constructs,
  ...structures,
  ...calling,
  ...arrays,
  ...rules,
  ...implicit,
  ...recordings,
  ...limits,
  ...running,
} as const;

export type Code = keyof typeof catalogue;
