// A server of its own for the walks: copies of the cases, an empty runs folder, gone afterwards.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
const own = join(root, ".venv/bin/rason");
const rason = process.env.RASON ?? (existsSync(own) ? own : "rason");
const folder = mkdtempSync(join(tmpdir(), "rason-walks-"));
cpSync(join(root, "cases"), join(folder, "cases"), { recursive: true });
// A case in days: the blank one, as it is handed out.
execFileSync(rason, ["new", join(folder, "cases/strait"), "--template", "crisis"]);

const server = spawn(
  rason,
  [
    "serve",
    "--no-open",
    "--port",
    process.argv[2] ?? "8399",
    "--cases",
    join(folder, "cases"),
    "--runs",
    process.env.RASON_RUNS ?? join(folder, "runs"),
  ],
  { stdio: "inherit" },
);
const leave = () => server.kill("SIGTERM");
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
server.on("exit", (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
