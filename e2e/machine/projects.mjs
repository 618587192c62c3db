// Which source files do the TypeScript projects hold? A file in none of them would be compiled by nobody.
import { dirname, resolve } from "node:path";
import ts from "typescript";

/**
 * The files of a project and of all that it references, by absolute path.
 * @param {string} configFile path of a tsconfig.json
 * @param {Set<string>} [seen] projects already counted
 * @returns {string[]} in no order; a file may occur twice
 * @throws where a tsconfig.json cannot be read
 */
export function filesOfProjects(configFile, seen = new Set()) {
  const path = resolve(configFile);
  if (seen.has(path)) return [];
  seen.add(path);
  const { fileNames, projectReferences = [] } = readProject(path);
  const referenced = projectReferences.flatMap((reference) =>
    filesOfProjects(ts.resolveProjectReferencePath(reference), seen),
  );
  return [...fileNames.map((name) => resolve(name)), ...referenced];
}

/** @param {string} path */
function readProject(path) {
  const { config, error } = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
}
