import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const server = process.env["RASON_SERVER"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte()],
  // The bundle is part of the package, and of no commit.
  build: {
    outDir: "../src/rason/api/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // The charts come last and by themselves: the map must not wait for them.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { proxy: { "/api": server, "/openapi.json": server } },
  test: { include: ["tests/unit/**/*.test.ts"] },
});
