/**
 * Small programs that each put one corner of the language to the test: what lowering makes of them must give the
 * very value that JavaScript gives.
 */
import { control } from "./programs/control.ts";
import { data } from "./programs/data.ts";
import { arithmetic, order } from "./programs/expressions.ts";
import { classes, functions } from "./programs/functions.ts";
import type { SmallProgram } from "./smallProgram.ts";

export const programs: readonly SmallProgram[] = [
  ...order,
  ...arithmetic,
  ...control,
  ...functions,
  ...classes,
  ...data,
];
