// How the page is built, served and unit-tested.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { contentPolicy } from "./src/worker/contentPolicy.plugin.ts";
import { inlineWorker } from "./src/worker/inlineWorker.plugin.ts";
import { serviceWorker } from "./src/worker/serviceWorker.plugin.ts";

export default defineConfig({
  base: "./",
  plugins: [react(), inlineWorker(), contentPolicy(), serviceWorker()],
  build: {
    target: "es2023",
    // Monaco and its TypeScript worker are megabytes; they come lazily, after the page can be read.
    chunkSizeWarningLimit: 8_000,
  },
  test: {
    include: ["engine/**/*.test.ts", "src/**/*.test.{ts,tsx}", "e2e/machine/*.test.ts"],
    environment: "node",
    pool: "threads",
    maxWorkers: 2,
    isolate: false,
    testTimeout: 30_000,
    setupFiles: ["engine/corpus/testing/seed.ts"],
  },
});
