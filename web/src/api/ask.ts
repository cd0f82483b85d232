/** Everything that the page asks the server, one function a question. */
import { request } from "./transport";
import type {
  BriefForm,
  CaseList,
  CaseMade,
  CaseView,
  CentralVerdict,
  CentralVerdicts,
  Chart,
  ChartAsk,
  FileAsk,
  GivenFile,
  HandedFile,
  ImportQuestions,
  MapAsk,
  Verdict,
  ClaimChart,
  ClaimList,
  Explanation,
  Outline,
  Progress,
  RowEdit,
  Run,
  RunList,
  ScenarioChange,
  ScenarioChanged,
  ScenarioEdit,
  ScenarioPreview,
  ScenarioSaved,
  Shortages,
  Solved,
  State,
  TableAsk,
  TableCheck,
  TableList,
  TableView,
  Template,
  Tied,
  Timeline,
} from "./types";

export { asProblem, isAbort, Problem } from "./transport";

const AGAIN = 3000; // ms after which a run is watched again that could not be

const at = (name: string): string => `/api/cases/${encodeURIComponent(name)}`;

export function askCases(): Promise<CaseList> {
  return request("/api/cases");
}

/** Make a case from a template. */
export function newCase(name: string, template: Template): Promise<CaseMade> {
  return request("/api/cases", { method: "POST", body: { case: name, template } });
}

/** What files are, and what is asked before they become a case. */
export function askOfFiles(
  files: readonly GivenFile[],
  kind: ImportQuestions["kind"] | null,
  answers: Readonly<Record<string, string>>,
): Promise<ImportQuestions> {
  return request("/api/imports/questions", { method: "POST", body: { files, kind, answers } });
}

/** Make a case of files and answers. */
export function importFiles(
  name: string,
  kind: ImportQuestions["kind"],
  files: readonly GivenFile[],
  answers: Readonly<Record<string, string>>,
): Promise<CaseMade> {
  return request("/api/imports", { method: "POST", body: { case: name, kind, files, answers } });
}

export function askCase(name: string): Promise<CaseView> {
  return request(at(name));
}

/** Land, borders and the courses of links; without courses it comes sooner. */
export function askOutline(name: string, ways: boolean): Promise<Outline> {
  return request(`${at(name)}/outline?ways=${ways}`);
}

/** How much of a solution is wanted: ends over equal optima, power, and whether it may wait. */
export interface Wanted {
  readonly ranges: boolean;
  readonly power: boolean;
  readonly patient: boolean;
}

export function askSolved(
  name: string,
  state: State,
  versus: State | null,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Solved> {
  return request(`${at(name)}/solve`, {
    method: "POST",
    body: { state, versus, ...wanted },
    signal,
  });
}

export async function askVerdicts(
  name: string,
  state: State,
  signal: AbortSignal,
): Promise<readonly CentralVerdict[]> {
  const answer = await request<CentralVerdicts>(`${at(name)}/verdicts`, {
    method: "POST",
    body: { state },
    signal,
  });
  return answer.verdicts;
}

export function askChart(
  name: string,
  chart: ChartAsk["chart"],
  state: State,
  versus: State | null,
  width: number,
  patient: boolean,
  signal: AbortSignal,
): Promise<Chart> {
  return request(`${at(name)}/charts`, {
    method: "POST",
    body: { chart, state, versus, width, patient },
    signal,
  });
}

/** Some rows of a table or all of them, or the whole case in another program's form. */
export function askFile(
  name: string,
  to: FileAsk["to"],
  table: string,
  lines: readonly number[] | null,
): Promise<HandedFile> {
  return request(`${at(name)}/file`, { method: "POST", body: { to, table, lines } });
}

/** A table of answers as it is seen. */
export function askSeen(name: string, asked: TableAsk): Promise<HandedFile> {
  return request(`${at(name)}/seen`, { method: "POST", body: asked });
}

/** The map that is seen, as GeoJSON. */
export function askMap(name: string, asked: MapAsk): Promise<HandedFile> {
  return request(`${at(name)}/map`, { method: "POST", body: asked });
}

/** Who can refuse what, and what that is worth. */
export function askTies(name: string, state: State, signal: AbortSignal): Promise<Tied> {
  return request(`${at(name)}/ties`, { method: "POST", body: { state }, signal });
}

/** Who runs short, what is left in store, who must stop producing. */
export function askShortages(name: string, state: State, signal: AbortSignal): Promise<Shortages> {
  return request(`${at(name)}/shortages`, { method: "POST", body: { state }, signal });
}

/** What flows and what goods are worth in each period of a calendar. */
export function askTimeline(name: string, state: State, signal: AbortSignal): Promise<Timeline> {
  return request(`${at(name)}/timeline`, { method: "POST", body: { state }, signal });
}

export function askOrigin(name: string, key: string, signal: AbortSignal): Promise<Explanation> {
  return request(`${at(name)}/explain`, { method: "POST", body: { key }, signal });
}

export async function askRuns(name: string): Promise<readonly Run[]> {
  return (await request<RunList>(`/api/runs?case=${encodeURIComponent(name)}`)).runs;
}

export function askRunChart(run: string, width: number, signal: AbortSignal): Promise<Chart> {
  return request(`/api/runs/${encodeURIComponent(run)}/chart?width=${width}`, { signal });
}

/** What a claim of a run hangs on, as a figure. */
export function askClaimChart(
  run: string,
  claim: string,
  chart: ClaimChart,
  width: number,
  signal: AbortSignal,
): Promise<Chart> {
  const path = [run, "claims", claim, "charts", chart].map(encodeURIComponent).join("/");
  return request(`/api/runs/${path}?width=${width}`, { signal });
}

/** Where the brief of a run that is done is read. */
export function briefOf(run: string): string {
  return `/api/runs/${encodeURIComponent(run)}/brief`;
}

/** Where the brief of a run is kept from. */
export function keptBriefOf(run: string, form: BriefForm): string {
  return `${briefOf(run)}/${form}`;
}

export async function askRunClaims(run: string): Promise<readonly Verdict[]> {
  const answer = await request<ClaimList>(`/api/runs/${encodeURIComponent(run)}/claims`);
  return answer.claims;
}

export function startRun(name: string, state: State | null, draws: number): Promise<Run> {
  return request("/api/runs", { method: "POST", body: { case: name, state, draws, seed: 0 } });
}

export function cancelRun(run: string): Promise<null> {
  return request(`/api/runs/${encodeURIComponent(run)}/cancel`, { method: "POST" });
}

/** Follow a run: its progress, and each claim as it is done. Returns how to stop. */
export function followRun(
  run: string,
  heard: {
    readonly progress: (progress: Progress) => void;
    readonly claim: (claim: Verdict) => void;
    readonly end: (run: Run) => void;
  },
): () => void {
  let events: EventSource;
  let later: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    events = new EventSource(`/api/runs/${encodeURIComponent(run)}/events`);
    const on = <T>(name: string, use: (value: T) => void): void =>
      events.addEventListener(name, (event) =>
        use(JSON.parse((event as MessageEvent<string>).data) as T),
      );
    on("progress", heard.progress);
    on("claim", heard.claim);
    on<Run>("end", (ended) => {
      events.close();
      heard.end(ended);
    });
    // The browser calls again where the line breaks, but not where it was refused.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) later = setTimeout(listen, AGAIN);
    });
  };
  listen();
  return () => {
    clearTimeout(later);
    events.close();
  };
}

export async function askTables(name: string): Promise<TableList["tables"]> {
  return (await request<TableList>(`${at(name)}/tables`)).tables;
}

export function askTable(name: string, table: string): Promise<TableView> {
  return request(`${at(name)}/tables/${table}`);
}

/** Check an edited table, or check it and write it; refused when the file changed underneath. */
export function putTable(
  name: string,
  table: string,
  etag: string,
  rows: readonly RowEdit[],
  write: boolean,
): Promise<TableCheck> {
  return request(`${at(name)}/tables/${table}`, {
    method: "PUT",
    headers: { "if-match": etag },
    body: { rows, dry_run: !write },
  });
}

export function previewScenario(
  name: string,
  scenario: string,
  title: string,
  state: State,
): Promise<ScenarioPreview> {
  return request(`${at(name)}/scenarios/preview`, {
    method: "POST",
    body: { name: scenario, title, state },
  });
}

export function saveScenario(
  name: string,
  scenario: string,
  title: string,
  state: State,
  etag: string,
): Promise<ScenarioSaved> {
  return request(`${at(name)}/scenarios`, {
    method: "POST",
    headers: { "if-match": etag },
    body: { name: scenario, title, state },
  });
}

/** What renaming or deleting a scenario would change, wherever it is named. */
export function previewScenarioEdit(name: string, edit: ScenarioEdit): Promise<ScenarioChange> {
  return request(`${at(name)}/scenarios/edit/preview`, { method: "POST", body: edit });
}

export function editScenario(
  name: string,
  edit: ScenarioEdit,
  etag: string,
): Promise<ScenarioChanged> {
  return request(`${at(name)}/scenarios/edit`, {
    method: "POST",
    headers: { "if-match": etag },
    body: edit,
  });
}
