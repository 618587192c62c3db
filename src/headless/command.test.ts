import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./command.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mixtape-headless-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command in this process. */
function mixtape(...args: readonly string[]) {
  const lines: { readonly out: string[]; readonly err: string[] } = { out: [], err: [] };
  const status = runCommand(args, {
    print: (text) => lines.out.push(text),
    complain: (text) => lines.err.push(text),
  });
  return { status, stdout: lines.out.join("\n"), stderr: lines.err.join("\n") };
}

/** The command as it is called from a terminal. */
function spawned(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "src/headless/main.ts", ...args],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const good = `// %% [markdown]
// # Numbers
// %% id=first
const xs = [1, NaN, Infinity, -Infinity];
console.log("length", xs.length);
xs
// %%
new Float64Array(2)
// %%
const later = undefined;
`;

const bad = `const fine = 1;\r
// %% id=wrong\r
const a = 1;\r
  missing + a\r
// %%\r
fine + 1\r
// %% raises\r
throw new Error("as announced");\r
`;

interface Document {
  readonly ok: boolean;
  readonly cells: readonly (Readonly<Record<string, unknown>> & {
    readonly diagnostics: readonly object[];
  })[];
}

describe("mixtape run", () => {
  it("prints one JSON document of all cells", () => {
    const { status, stdout } = mixtape("run", file("good.ts", good), "--json");
    const { ok, cells } = JSON.parse(stdout) as Document;
    expect([status, ok]).toEqual([0, true]);
    expect(cells.map(({ id, status: own, outputs }) => [id, own, outputs])).toEqual([
      ["first", "ok", [[1, "NaN", "Infinity", "-Infinity"]]],
      ["c3", "ok", [[0, 0]]],
      ["c4", "ok", []],
    ]);
    expect(cells[0]).toMatchObject({
      line: 4,
      console: [{ level: "log", text: "length 4", values: ["length", 4], line: 5, column: 1 }],
      reports: [],
      diagnostics: [],
      defines: ["xs"],
    });
  });

  it("ends with 1 where a cell did not run, and says where in the file", () => {
    const { status, stdout } = mixtape("run", "--json", file("bad.ts", bad));
    const { ok, cells } = JSON.parse(stdout) as Document;
    expect([status, ok]).toEqual([1, false]);
    expect(cells.map((cell) => cell["status"])).toEqual(["ok", "error", "ok", "error"]);
    expect(cells[1]?.diagnostics).toMatchObject([
      { code: "unknown-name", class: "invalid", message: "`missing` is not defined.", line: 4, column: 3 },
    ]);
    expect(cells[3]).toMatchObject({ raises: true, diagnostics: [{ line: 8, column: 7 }] });
  });

  it("takes a cell that raises as it announced for one that ran", () => {
    expect(mixtape("run", file("raises.ts", "// %% raises\nthrow 1;\n")).status).toBe(0);
  });

  it("prints for people, with the places in their text", () => {
    const { status, stdout } = mixtape("run", file("bad.ts", bad));
    expect(status).toBe(1);
    expect(stdout).toContain("> 4 |   missing + a");
    expect(stdout).toContain("    |   ^^^^^^^");
    expect(stdout).toContain("1 of 4 cells did not run.");
    expect(mixtape("run", file("good.ts", good)).stdout).toContain(
      'length 4\n= [1,"NaN","Infinity","-Infinity"]',
    );
  });

  it("keeps cells from changing the language under each other", () => {
    const text = "// %%\nArray.prototype.map = () => [];\n// %%\n[1].map((x) => x + 1)\n";
    const { cells } = JSON.parse(spawned("run", file("hostile.ts", text), "--json").stdout) as Document;
    expect(cells.map(({ status, outputs }) => [status, outputs])).toEqual([
      ["error", []],
      ["ok", [[2]]],
    ]);
  });

  it.each([
    [[]],
    [["run"]],
    [["run", "no/such/file.ts"]],
    [["run", "a.ts", "b.ts"]],
    [["walk", "a.ts"]],
    [["run", "--xml", "a.ts"]],
  ])("ends with 2 and its usage for %j", (args) => {
    const { status, stdout, stderr } = mixtape(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: mixtape run FILE.ts [--json]");
  });

  it("ends a process with its status", () => {
    expect(spawned("run", "no/such/file.ts").status).toBe(2);
  });

  it("runs an empty file", () => {
    const { status, stdout } = mixtape("run", file("empty.ts", ""), "--json");
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { ok: true, cells: [] }]);
  });
});

it("honours the modes that were chosen on a marker", () => {
  const cells = (plan: string) =>
    `// %% id=f\nconst h = (x: number) => { let y = x; for (let i = 0; i < 9; i++) y = Math.sin(y); return y; };\n` +
    `const f = (x: number) => h(x) * 2;\n// %% id=g${plan}\ngradient(f, { mode: "reverse" })(0.5)\n`;
  const modesOf = (plan: string) => {
    const { stdout } = mixtape("run", file("plan.ts", cells(plan)), "--json");
    return (JSON.parse(stdout) as { cells: { reports: { modes: Record<string, string> }[] }[] }).cells[1]
      ?.reports[0]?.modes["h"];
  };
  expect(modesOf("")).not.toBe("checkpoint");
  expect(modesOf(' plan={"1":{"h":"checkpoint"}}')).toBe("checkpoint");
});

it("says which line holds a plan that cannot be read", () => {
  const { status, stderr } = mixtape("run", file("broken-plan.ts", "// %%\n1\n// %% plan={\n2\n"));
  expect(status).toBe(2);
  expect(stderr).toMatch(/broken-plan\.ts:3: .*plan/);
});
