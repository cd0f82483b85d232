/** A server of a walk's own, which the walk may end and begin again. */
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";

const root = new URL("../../..", import.meta.url).pathname;
const own = (name: string): string => {
  const path = join(root, ".venv/bin", name);
  return existsSync(path) ? path : name;
};
const rason = process.env["RASON"] ?? own("rason");
/** The Python that rason runs in, and so all that it has installed. */
export const PYTHON = process.env["PYTHON"] ?? own("python");

export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), "rason-walk-"));
  #process: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    readonly options: readonly string[],
  ) {
    cpSync(join(root, "cases/toy"), join(this.folder, "cases/toy"), { recursive: true });
  }

  static async begin(...options: readonly string[]): Promise<Server> {
    const server = new Server(await freePort(), options);
    await server.again();
    return server;
  }

  /** By which the page calls it, whatever it listens on. */
  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Begin again, over the same files; returns the address that it prints. */
  async again(): Promise<string> {
    const [cases, runs] = [join(this.folder, "cases"), join(this.folder, "runs")];
    const server = spawn(
      rason,
      ["serve", "--no-open", "--port", `${this.port}`, "--cases", cases, "--runs", runs].concat(
        this.options,
      ),
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    this.#process = server;
    const [line] = (await once(createInterface(server.stdout), "line")) as [string];
    return line;
  }

  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const server = this.#process;
    if (!server || server.exitCode !== null) return;
    const gone = once(server, "exit");
    server.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const taker = createServer().listen(0, "127.0.0.1");
  await once(taker, "listening");
  const { port } = taker.address() as AddressInfo;
  taker.close();
  await once(taker, "close");
  return port;
}
