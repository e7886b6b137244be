import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Built files are committed below the package, so that `pip install .` needs no Node. They have to be the same
// bytes on every machine: no source maps, no dates, and names that are hashes of content.
export default defineConfig({
  base: "/studio/",
  plugins: [react()],
  build: {
    outDir: "../storyboard_cli/studio_files",
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    assetsInlineLimit: 0, // the content security policy allows nothing that is inline
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { proxy: { "/v1": process.env["SB_SERVER"] ?? "http://127.0.0.1:8400" } },
  // One browser's world for all files of a worker: to make one for each takes ten times as long as the tests.
  test: {
    environment: "happy-dom",
    globals: false,
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
    isolate: false,
  },
});
