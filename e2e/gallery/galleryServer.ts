/** Builds and serves the gallery's page, which is no part of the production build. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";

export interface GalleryServer {
  /** Ends with a slash. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Each caller names a folder of its own below node_modules/.cache, so that several can run at a time. */
export async function serveGallery(folder: string): Promise<GalleryServer> {
  const root = fileURLToPath(new URL(".", import.meta.url));
  const outDir = fileURLToPath(new URL(`../../node_modules/.cache/${folder}`, import.meta.url));
  const shared = { root, base: "./", configFile: false, logLevel: "warn" } as const;
  await build({ ...shared, plugins: [react()], build: { outDir, emptyOutDir: true, target: "es2023" } });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("The gallery's server has no address");
  return { address, close: () => server.close() };
}
