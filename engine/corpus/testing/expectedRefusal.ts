/** Refusals as results: what code a program was refused with, if it was. */
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { RefusedProgram } from "./workbench.ts";

/** Runs `compute`; the code of the diagnostic where it was refused. Other errors come out. */
export function refusalOf(compute: () => unknown): string | undefined {
  try {
    compute();
    return undefined;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic.code;
    if (error instanceof RefusedProgram) return error.diagnostics[0]?.code ?? "none";
    throw error;
  }
}
