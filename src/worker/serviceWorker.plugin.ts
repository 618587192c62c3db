// How does the build work without a network? It ends with a service worker that knows every file of it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { bundleClassicScript } from "./inlineWorker.plugin.ts";

const entry = fileURLToPath(new URL("serviceWorker.ts", import.meta.url));
const output = "service-worker.js";

/** Not for the page: pictures of the documentation, and fonts in forms that no browser with service workers asks for. */
const leftOut = /^mixtape\.png$|KaTeX_.*\.(ttf|woff)$|\.map$/;

export function serviceWorker(): Plugin {
  let folder = "";
  return {
    name: "mixtape:service-worker",
    apply: "build",
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    async closeBundle() {
      const files = filesOf(folder).filter((file) => file !== output && !leftOut.test(file));
      const { text } = await bundleClassicScript(entry);
      const list = `const builtFiles = ${JSON.stringify(files)};\nconst buildName = "${nameOf(folder, files)}";\n`;
      writeFileSync(join(folder, output), list + text);
    },
  };
}

/** Paths from `folder`, in order, with slashes. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}

/** Another one for other files or other contents. */
export function nameOf(folder: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}
