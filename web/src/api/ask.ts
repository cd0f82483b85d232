/** Everything that the page asks the server, one function a question. */
import { request } from "./transport";
import type { CaseList, CaseView, Central, Chart, Outline, Solved, State } from "./types";

export { asProblem, isAbort, Problem } from "./transport";

const at = (name: string): string => `/api/cases/${encodeURIComponent(name)}`;

export function askCases(): Promise<CaseList> {
  return request("/api/cases");
}

export function askCase(name: string): Promise<CaseView> {
  return request(at(name));
}

export function askOutline(name: string): Promise<Outline> {
  return request(`${at(name)}/outline`);
}

export function askWorld(): Promise<Outline> {
  return request("/api/land");
}

export function askSolved(
  name: string,
  state: State,
  versus: State | null,
  ranges: boolean,
  signal: AbortSignal,
): Promise<Solved> {
  return request(`${at(name)}/solve`, {
    method: "POST",
    body: { state, versus, ranges },
    signal,
  });
}

export async function askVerdicts(
  name: string,
  state: State,
  signal: AbortSignal,
): Promise<readonly Central[]> {
  const answer = await request<{ verdicts: Central[] }>(`${at(name)}/verdicts`, {
    method: "POST",
    body: { state },
    signal,
  });
  return answer.verdicts;
}

export function askChart(
  name: string,
  chart: string,
  state: State,
  versus: State | null,
  width: number,
  signal: AbortSignal,
): Promise<Chart> {
  return request(`${at(name)}/charts/${chart}`, {
    method: "POST",
    body: { state, versus, width },
    signal,
  });
}
