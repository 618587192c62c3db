/** The command line of the headless runner: what it takes, what it prints, with which status it ends. */
import { readFileSync } from "node:fs";
import { createSession } from "../../engine/index.ts";
import { faultsOf } from "../notebook/fileFaults.ts";
import { printRun } from "./printRun.ts";
import { runDocument, runFile } from "./runFile.ts";

const usage = `Usage: mixtape run FILE.ts [--json] [--answers]

Runs the cells of a notebook file and prints what they give.
  --json     one JSON document: outputs, console, derivative reports and diagnostics of each cell
  --answers  exercises are solved by their answers, and their checks must hold`;

/** What a file may print in full: results are data here, not a page. */
const limits = { entries: 1_000_000, numbers: 1_000_000, total: 4_000_000, text: 1_000_000, depth: 64 };

/** Where the lines of a command go. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

class UsageError extends Error {}

interface Command {
  readonly file: string;
  readonly json: boolean;
  readonly answers: boolean;
}

/** Runs a command; gives 0 where all cells ran, 1 where one did not, 2 where the command or its file is no good. */
export function runCommand(args: readonly string[], terminal: Terminal): number {
  try {
    return run(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(`${error.message}\n\n${usage}`);
    return 2;
  }
}

function run(args: readonly string[], { print }: Terminal): number {
  if (args.includes("--help") || args.includes("-h")) {
    print(usage);
    return 0;
  }
  const { file, json, answers } = readCommand(args);
  // A byte order mark belongs to the file, not to its first cell.
  const text = readText(file).replace(/^\uFEFF/, "");
  const [broken] = faultsOf(text).filter(({ kind }) => kind === "plan");
  if (broken !== undefined)
    throw new UsageError(`${file}:${String(broken.line)}: ${broken.message} ${broken.hint}`);
  const session = createSession({
    now: () => performance.now(),
    random: Math.random,
    dateNow: Date.now,
    limits,
  });
  const outcome = runFile(text, session, answers);
  print(json ? JSON.stringify(runDocument(file, text, outcome), null, 1) : printRun(file, text, outcome));
  return outcome.ok ? 0 : 1;
}

function readCommand(args: readonly string[]): Command {
  const flags = args.filter((arg) => arg.startsWith("-"));
  const [verb, file, ...rest] = args.filter((arg) => !arg.startsWith("-"));
  const unknown = flags.find((flag) => flag !== "--json" && flag !== "--answers");
  if (unknown !== undefined) throw new UsageError(`There is no option ${unknown}.`);
  if (verb === undefined) throw new UsageError("There is nothing to do.");
  if (verb !== "run") throw new UsageError(`There is no command ${verb}.`);
  if (file === undefined) throw new UsageError("Which file?");
  if (rest.length > 0) throw new UsageError("One file at a time.");
  return { file, json: flags.includes("--json"), answers: flags.includes("--answers") };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
