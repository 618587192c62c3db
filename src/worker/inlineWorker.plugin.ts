// How does the engine get into a sandboxed frame? As text: `import source from "virtual:engine-worker"` gives the
// whole worker as one classic script. A frame of opaque origin can start a worker only from a blob, and a worker from
// such a blob can be no module.
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";

const publicName = "virtual:engine-worker";
const innerName = `\0${publicName}`;
const defaultEntry = fileURLToPath(new URL("engine.worker.ts", import.meta.url));

/** The plugin; in development an edit of anything that the worker imports reloads the page. */
export function inlineWorker(entry: string = defaultEntry): Plugin {
  const sources = new Set<string>();
  return {
    name: "mixtape:inline-worker",
    resolveId: (name) => (name === publicName ? innerName : undefined),
    async load(name) {
      if (name !== innerName) return undefined;
      const { text, modules } = await bundleClassicScript(entry);
      for (const module of modules) {
        sources.add(module);
        this.addWatchFile(module);
      }
      return `export default ${JSON.stringify(text)};`;
    },
    hotUpdate({ file }) {
      const module = this.environment.moduleGraph.getModuleById(innerName);
      if (!sources.has(file) || module === undefined) return;
      this.environment.moduleGraph.invalidateModule(module);
      this.environment.hot.send({ type: "full-reload" });
    },
  };
}

/** Bundles `entry` and all that it imports to one script without imports or exports, and tells which files went in. */
export async function bundleClassicScript(
  entry: string,
): Promise<{ text: string; modules: readonly string[] }> {
  const modules: string[] = [];
  const result = await build({
    configFile: false,
    plugins: [{ name: "mixtape:files", moduleParsed: ({ id }) => void modules.push(id) }],
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2023",
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: "iife", codeSplitting: false } },
    },
  });
  return { text: onlyChunk(result).code, modules: modules.filter((id) => !id.startsWith("\0")) };
}

function onlyChunk(result: Awaited<ReturnType<typeof build>>): Rolldown.OutputChunk {
  const outputs = Array.isArray(result) ? result : "output" in result ? [result] : [];
  const chunks = outputs.flatMap(({ output }) => output).filter((part) => part.type === "chunk");
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length !== 1)
    throw new Error(`the worker is ${chunks.length} scripts, not 1`);
  return chunk;
}
