/**
 * Compile times of the engine as it is shipped: bundled, in a process of its own. What runs TypeScript as it stands wraps
 * every function that is made, which would be measured too.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import type { CompileTime } from "./compileTime.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outDir = "node_modules/.cache/bench";

export async function shippedCompileTimes(isQuick: boolean): Promise<readonly CompileTime[]> {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: "engine/bench/compileTimes.ts", outDir, copyPublicDir: false, emptyOutDir: true },
  });
  const args = [`${outDir}/compileTimes.js`, ...(isQuick ? ["--quick"] : [])];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as readonly CompileTime[];
}

/** The line that people read. */
export function compileLine({ lines, warmUp, milliseconds, least, processor }: CompileTime): string {
  return (
    `A reverse gradient of ${String(lines)} lines is compiled in ${milliseconds.toFixed(1)} ms (${least.toFixed(1)} ms at least;` +
    ` ${processor.toFixed(1)} ms of processor time), after ${String(warmUp)} compilations.`
  );
}
