/**
 * `mixtape run FILE.ts [--json]`: runs a notebook file in Node. Exit status 0 where all cells ran, 1 where one did not,
 * 2 where the command line or the file is no good.
 */
import { readFileSync } from "node:fs";
import { createSession } from "../../engine/index.ts";
import { printRun } from "./printRun.ts";
import { runDocument, runFile } from "./runFile.ts";

const usage = `Usage: mixtape run FILE.ts [--json]

Runs the cells of a notebook file and prints what they give.
  --json   one JSON document: outputs, console, derivative reports and diagnostics of each cell`;

/** What a file may print in full: results are data here, not a page. */
const limits = { entries: 1_000_000, total: 4_000_000, text: 1_000_000, depth: 64 };

class UsageError extends Error {}

interface Command {
  readonly file: string;
  readonly json: boolean;
}

function readCommand(args: readonly string[]): Command {
  const flags = args.filter((arg) => arg.startsWith("-"));
  const [verb, file, ...rest] = args.filter((arg) => !arg.startsWith("-"));
  const unknown = flags.find((flag) => flag !== "--json");
  if (unknown !== undefined) throw new UsageError(`There is no option ${unknown}.`);
  if (verb === undefined) throw new UsageError("There is nothing to do.");
  if (verb !== "run") throw new UsageError(`There is no command ${verb}.`);
  if (file === undefined) throw new UsageError("Which file?");
  if (rest.length > 0) throw new UsageError("One file at a time.");
  return { file, json: flags.length > 0 };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function main(args: readonly string[]): number {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return 0;
  }
  const { file, json } = readCommand(args);
  // A byte order mark belongs to the file, not to its first cell.
  const text = readText(file).replace(/^\uFEFF/, "");
  const session = createSession({
    now: () => performance.now(),
    random: Math.random,
    dateNow: Date.now,
    limits,
  });
  const run = runFile(text, session);
  console.log(
    json ? JSON.stringify(runDocument(file, text, run), null, 1) : printRun(file, text, run),
  );
  return run.ok ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
