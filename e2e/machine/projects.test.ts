import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesOfProjects } from "./projects.mjs";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "mixtape-projects-")));
const at = (path: string) => join(folder, path);

beforeAll(() => {
  mkdirSync(at("part"));
  for (const name of ["part/held.ts", "part/left.test.ts", "outside.ts"])
    writeFileSync(at(name), "export {};");
  const references = [{ path: "./part" }, { path: "./part/tsconfig.json" }];
  writeFileSync(at("tsconfig.json"), JSON.stringify({ files: [], references }));
  writeFileSync(at("part/tsconfig.json"), '{ "include": ["**/*.ts"], "exclude": ["**/*.test.ts"] } // why');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the files of TypeScript projects", () => {
  it("are those of the projects referenced, each project once, without what they leave out", () => {
    expect(filesOfProjects(at("tsconfig.json"))).toEqual([at("part/held.ts")]);
  });

  it("cannot be told where a project is missing", () => {
    expect(() => filesOfProjects(at("none/tsconfig.json"))).toThrow("none/tsconfig.json");
  });
});
