/** The server's types under the names by which the page knows them. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type CaseList = Schemas["CaseList"];
export type CaseView = Schemas["CaseView"];
export type CentralVerdict = Schemas["CentralVerdict"];
export type CentralVerdicts = Schemas["CentralVerdicts"];
export type Chart = Schemas["Chart"];
export type ChartAsk = Schemas["ChartAsk"];
export type ClaimView = Schemas["ClaimView"];
export type Diagnostic = Schemas["Diagnostic"];
export type Edits = Schemas["Edits"];
export type Explanation = Schemas["Explanation"];
export type Figure = Schemas["FigureView"];
export type Flow = Schemas["Flow"];
export type Link = Schemas["LinkView"];
export type Outline = Schemas["Outline"];
export type Power = Schemas["Power"];
export type Price = Schemas["Price"];
export type ProblemAnswer = Schemas["Problem"];
export type Scenario = Schemas["Scenario"];
export type Solved = Schemas["Solved"];
export type Source = Schemas["Source"];
export type State = Schemas["State"];

// --- awaiting the server
export interface Overturn {
  figure: string;
  name: string;
  at: number;
  unit: string;
  inside: boolean;
  low: number | null;
  value: number | null;
  high: number | null;
  grade: string;
  moving: string[];
}
export interface Stability {
  choice: string;
  setting: string;
  flips: boolean | null;
  reason: string;
}
export interface Statement {
  text: string;
  probability: number | null;
  error: number | null;
  left: number | null;
  right: number | null;
  margin: number | null;
  unit: string;
}
export interface Claim {
  claim: string;
  paragraph: number | string;
  says: string;
  kind: string;
  verdict: string;
  sentence: string;
  depends: string[];
  probability: number | null;
  error: number | null;
  holds: boolean | null;
  margin: number | null;
  margin_unit: string;
  margin_low: number | null;
  margin_high: number | null;
  statements: Statement[];
  overturned_by: Overturn[];
  stability: Stability[];
  drivers: Record<string, number>;
  sources: string[];
  why: string;
  reasons: string[];
}
export interface Progress {
  share: number;
  round: number;
  left: number | null;
  claims_done: number;
  claims: number;
}
export type RunStatus = "waiting" | "running" | "done" | "cancelled" | "failed" | "interrupted";
export interface Run {
  run: string;
  case: string;
  digest: string;
  settings: { draws: number; seed: number; state: State | null };
  status: RunStatus;
  progress: Progress;
  current: boolean;
  problem: { title: string } | null;
  brief: string | null;
}
export interface CellDiagnostic extends Diagnostic {
  table: string | null;
  row: number | null;
  column: string | null;
}
export interface TableList {
  tables: { table: string; rows: number; etag: string }[];
}
export interface Column {
  name: string;
  doc: string;
  kind: string;
  required: boolean;
  choices: string[];
  unit?: string | null;
}
export interface TableRow {
  line: number | null;
  cells: string[];
}
export interface TableView {
  table: string;
  columns: Column[];
  rows: TableRow[];
  etag: string;
}
export interface TableSaved {
  etag: string;
  digest: string;
  diff: string;
  written: boolean;
  diagnostics: CellDiagnostic[];
}
export interface ScenarioPreview {
  diff: string;
  etag: string;
  yaml: string;
}
