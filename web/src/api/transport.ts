/** Requests and answers: JSON both ways, faults as problems that carry diagnostics. */
import type { Diagnostic } from "./types";

/** What the server, or the way to it, has against a request. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly diagnostics: readonly Diagnostic[] = [],
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title);
  }
}

export interface Request {
  readonly method?: "GET" | "POST" | "PUT";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const PATIENCE = 3; // times that a busy server is asked again

/** Ask the server; a busy one is asked again when it says so. */
export async function request<T>(path: string, asked: Request = {}): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await send(path, asked);
    if (response.ok) return (response.status === 204 ? null : await response.json()) as T;
    const problem = await problemOf(response);
    if (problem.retryAfter === null || attempt >= PATIENCE) throw problem;
    await pause(problem.retryAfter * 1000, asked.signal);
  }
}

/** Whether an error only says that nobody waits for the answer any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Any error as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, "The page failed", error instanceof Error ? error.message : String(error));
}

async function send(path: string, asked: Request): Promise<Response> {
  const { method = "GET", body, headers = {}, signal } = asked;
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: "application/json",
        // Whatever changes something says so, with a body or without.
        ...(method === "GET" ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Problem(0, "The server does not answer", "Is `rason serve` still running?");
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get("retry-after"));
  const waits = (response.status === 429 || response.status === 503) && Number.isFinite(retry);
  const retryAfter = waits ? Math.max(retry, 0.2) : null;
  try {
    const body = (await response.json()) as {
      title?: string;
      detail?: string;
      diagnostics?: Diagnostic[];
    };
    return new Problem(
      response.status,
      body.title ?? response.statusText,
      body.detail ?? "",
      body.diagnostics ?? [],
      retryAfter,
    );
  } catch {
    return new Problem(response.status, response.statusText, "", [], retryAfter);
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("nobody waits", "AbortError"));
    });
  });
}
