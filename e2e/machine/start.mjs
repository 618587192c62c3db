// `npm start`: from a fresh clone to the playground in a browser. Installs what is missing, builds, serves.
import { ensurePackages } from "./packages.mjs";
import { root } from "./programs.mjs";

const firstPort = 4173;

await ensurePackages();
const { build, preview } = await import("vite");

console.log("Building …");
await build({ root, logLevel: "warn" });

const server = await preview({ root, preview: { host: "127.0.0.1", port: firstPort, strictPort: false } });
console.log(`\n  Mixtape is at  ${server.resolvedUrls?.local[0] ?? "an address that vite did not tell"}\n`);
console.log("  Ctrl+C ends it.");
