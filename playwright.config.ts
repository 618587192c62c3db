// End-to-end tests: the production build in `dist`, served on a free port, in an installed Chromium.
import { createServer, type AddressInfo } from "node:net";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/machine/browser.mjs";

const executablePath = findBrowser();
const folder = process.env["MIXTAPE_DIST"] ?? "dist";
// The test processes load this file too: the first one chooses the port for all.
const port = (process.env["MIXTAPE_PORT"] ??= String(await freePort()));
const address = `http://127.0.0.1:${port}`;

/** What takes times, which another test beside it would spoil; only it may be tried again. */
const figures = /@times/;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  snapshotPathTemplate: "{testDir}/{testFileDir}/{testFileName}-pictures/{arg}{ext}",
  forbidOnly: process.env["CI"] !== undefined,
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: "stories", grepInvert: figures },
    {
      ...{ name: "figures", grep: figures, dependencies: ["stories"] },
      ...{ fullyParallel: false, workers: 1, retries: 2 },
    },
  ],
  retries: 0,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // Only the journeys without a network want the page kept; for the others it would be loaded twice.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${folder} --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 2_000 },
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}
