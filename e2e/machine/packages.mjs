// Are the packages of package-lock.json installed? If not, installs them. Needs nothing but Node and npm.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./programs.mjs";

const oldestNode = [20, 19];

/**
 * Installs node_modules where it is missing or differs from the lock file.
 * Ends the process with a message where Node is too old or npm fails.
 */
export async function ensurePackages() {
  requireNode();
  if (arePackagesCurrent()) return;
  console.log("Installing packages (once) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { ok } = await run(npm, ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"]);
  if (ok) return;
  console.error("npm could not install the packages. Is the npm registry reachable? `npm ci` shows more.");
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `Mixtape needs Node ${oldestNode.join(".")} or newer; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

/** Every package of the lock file is there in the same version, except optional ones of other platforms. */
function arePackagesCurrent() {
  const installedLock = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = packagesIn(join(root, "package-lock.json"));
  const installed = packagesIn(installedLock);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || installed[path]?.version === version || (optional === true && !(path in installed)),
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(lockFile) {
  /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8"));
  return packages;
}
