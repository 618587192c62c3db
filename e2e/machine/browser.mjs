// Which Chromium do the end-to-end tests drive? An installed one if there is one; else it gets installed.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runTool } from "./programs.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/usr/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The path of an installed Chromium; undefined where Playwright's own is the only hope.
 * `CHROMIUM_PATH` goes before all others.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  const asked = process.env["CHROMIUM_PATH"] ?? "";
  return [asked, ...places, ...onPath].find((path) => path !== "" && existsSync(path));
}

/**
 * Sees to it that a browser is there: Debian's package on Debian, Playwright's own elsewhere. Expects node_modules.
 * @returns {Promise<boolean>} whether there is one now
 */
export async function ensureBrowser() {
  if (findBrowser() !== undefined || (await hasPlaywrightBrowser())) return true;
  console.log("Installing Chromium (once) …");
  if (isDebian() && (await installDebianChromium())) return true;
  return (await runTool("@playwright/test/playwright", ["install", "chromium"])).ok;
}

async function hasPlaywrightBrowser() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

function isDebian() {
  const file = "/etc/os-release";
  return existsSync(file) && /^ID="?debian"?$/m.test(readFileSync(file, "utf8"));
}

async function installDebianChromium() {
  const asRoot = await rootPrefix();
  if (asRoot === undefined) return false;
  /** @param {string[]} words */
  const apt = async (...words) => {
    const [program = "", ...args] = [...asRoot, "apt-get", ...words];
    const { ok, output } = await run(program, args, {
      quiet: true,
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
    if (!ok) console.error(output);
    return ok;
  };
  return (await apt("update")) && (await apt("install", "-y", "chromium")) && findBrowser() !== undefined;
}

/** The words before a command that needs root: none for root itself, sudo where it asks for no password. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return (await run("sudo", ["-n", "true"], { quiet: true })).ok ? ["sudo", "-n"] : undefined;
}
