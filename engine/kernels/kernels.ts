/** All kernels by name. */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Kernel } from "./kernel.ts";
import { product } from "./product.ts";

export const kernels: ReadonlyMap<string, Kernel> = new Map([product].map((kernel) => [kernel.name, kernel]));

/** The kernel that a function or a place of emitted code names. */
export function kernelNamed(name: string): Kernel {
  const kernel = kernels.get(name);
  if (kernel === undefined) throw new InvariantError(`there is no kernel ${name}`);
  return kernel;
}
