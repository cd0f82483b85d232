import { defineConfig } from "@playwright/test";

const port = Number(process.env["RASON_PORT"] ?? 8399);
const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/walks",
  outputDir: "artefacts/failures",
  // Generous, since nothing is slow for its own sake: a machine under load is.
  // One server and few cores: walks go one after another.
  workers: 1,
  // A machine that builds may be slow for a moment; what fails twice is broken.
  retries: process.env["CI"] ? 1 : 0,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 90_000 },
  reporter: [["list"]],
  forbidOnly: !!process.env["CI"],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    // Debian's own browser; as root, as in a container, it runs without its sandbox.
    launchOptions: { executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
    trace: "retain-on-failure",
  },
  webServer: {
    command: `node tests/serve.mjs ${port}`,
    url: `http://127.0.0.1:${port}/api/cases`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
