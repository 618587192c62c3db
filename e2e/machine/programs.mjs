// How this repository's commands run other programs: the tools in node_modules, by the Node that runs us.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * @typedef {object} Finished
 * @property {boolean} ok whether it ended with status 0
 * @property {string} output what it printed; empty where the output was streamed
 */

/**
 * Runs a program to its end; never rejects.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options] quiet: collect the output instead of streaming it
 * @returns {Promise<Finished>}
 */
export function run(program, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => resolve({ ok: false, output: output + error.message }));
    child.on("close", (status) => resolve({ ok: status === 0, output }));
  });
}

/**
 * Runs a tool of node_modules.
 * @param {string} tool package name, or `package/command` where a package has several commands
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 */
export function runTool(tool, args, options) {
  return run(process.execPath, [scriptOf(tool), ...args], options);
}

/** @param {string} tool */
function scriptOf(tool) {
  const [, name = tool, command] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(tool) ?? [];
  const folder = join(root, "node_modules", name);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const script = typeof bin === "string" ? bin : (bin[command ?? name] ?? Object.values(bin)[0]);
  if (script === undefined) throw new Error(`${tool} has no command`);
  return join(folder, script);
}
