/** Names of the server's types, as the page uses them. */
export interface Actor {
  actor: string;
  name: string;
  kind: string;
  bloc: string;
  player: boolean;
}
export interface Place {
  place: string;
  name: string;
  territory: string;
  latitude: number | null;
  longitude: number | null;
  note: string;
}
export interface Link {
  link: string;
  name: string;
  from: string;
  to: string;
  mode: string;
  commodities: string[];
  operator: string;
  passages: string[];
  project: string;
  state: "existing" | "project";
  note: string;
  way: [number, number][];
}
export interface Passage {
  passage: string;
  name: string;
  latitude: number;
  longitude: number;
}
export interface Asset {
  asset: string;
  kind: string;
  place: string;
  commodities: string[];
  owner: string;
  name: string;
  project: string;
}
export interface Commodity {
  commodity: string;
  name: string;
  unit: string;
  price_unit: string;
  traced: boolean;
}
export interface Project {
  project: string;
  name: string;
  state: string;
  lumpy: boolean;
  sponsor: string;
  assets: string[];
  note: string;
}
export interface Rule {
  rule: string;
  kind: string;
  by: string;
  words: string;
  in_force: boolean;
}
export interface ScenarioNote {
  scenario: string;
  name: string;
  base: string[];
  projects: Record<string, string>;
  rules: Record<string, boolean>;
  figures: Record<string, string>;
  access: string | null;
  versus: string[] | null;
}
export interface Figure {
  figure: string;
  name: string;
  low: number | null;
  value: number | null;
  high: number | null;
  unit: string;
  shape: string;
  grade: string;
  published: string;
  period: string;
  note: string;
  formula: string;
  sources: string[];
  used_by: string[];
  moves_with: string;
}
export interface Source {
  source: string;
  text: string;
  url: string;
}
export interface ClaimNote {
  claim: string;
  paragraph: number | string;
  says: string;
  kind: string;
  statements: string[];
  scenarios: string[][];
  versus: string[];
  why: string;
  figures: string[];
}
export interface Frame {
  west: number;
  east: number;
  south: number;
  north: number;
  centre: [number, number];
}
export interface CaseView {
  case: string;
  digest: string;
  title: string;
  question: string;
  frozen: string;
  currency: string;
  writable: boolean;
  usual: string[];
  actors: Actor[];
  players: string[];
  places: Place[];
  links: Link[];
  passages: Passage[];
  assets: Asset[];
  commodities: Commodity[];
  projects: Project[];
  rules: Rule[];
  scenarios: ScenarioNote[];
  figures: Figure[];
  sources: Source[];
  claims: ClaimNote[];
  frame: Frame;
}
export interface Flow {
  asset: string;
  commodity: string;
  kind: string;
  value: number;
  low: number;
  high: number;
  unit: string;
  capacity: number | null;
  observed_tie: boolean;
}
export interface Price {
  place: string;
  commodity: string;
  origin: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  reason: string;
}
export interface Built {
  project: string;
  name: string;
  value: number;
}
export interface Surplus {
  actor: string;
  rule: string;
  value: number;
  low: number | null;
  high: number | null;
  unit: string;
}
export interface Scenario {
  scenario: string;
  name: string;
  objective: number | null;
  objective_unit: string;
  status: string;
  reason: string;
  flows: Flow[];
  prices: Price[];
  surplus: Surplus[];
  built: Built[];
  notes: string[];
}
export interface Diagnostic {
  code: string;
  file: string;
  line: number | null;
  what: string;
  found: string;
  expected: string;
  fix: string;
  severity: "fault" | "warning";
}
export interface CellDiagnostic extends Diagnostic {
  table: string | null;
  row: number | null;
  column: string | null;
}
export interface Core {
  empty: boolean;
  epsilon: number;
  low: Record<string, number>;
  high: Record<string, number>;
}
export interface Power {
  scenario: string;
  versus: string | null;
  access: string;
  unit: string;
  players: string[];
  values: Record<string, number>;
  stand_alone: Record<string, number>;
  gain: Record<string, number>;
  shapley: Record<string, number>;
  nucleolus: Record<string, number> | null;
  banzhaf: Record<string, number>;
  core: Core;
  shift: Record<string, Record<string, number>> | null;
  increment: Record<string, Record<string, number>> | null;
  symmetric: string[][];
  reasons: Record<string, string>;
}
export interface Solved {
  digest: string;
  scenario: Scenario;
  power: Power | null;
  owen: Record<string, number> | null;
  milliseconds: number;
}
export interface Central {
  claim: string;
  holds: boolean | null;
  margin: number | null;
  margin_unit: string;
  reason: string;
  changed: boolean | null;
}
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
export interface CaseList {
  cases: { case: string; title: string; writable: boolean }[];
}
export interface Chart {
  spec: Record<string, unknown>;
  text: string;
}
export interface Outline {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    properties: { kind?: string; name?: string } | null;
    id?: string;
    geometry: GeoJSON.Geometry;
  }[];
  credit: string;
}
export interface State {
  scenarios?: string[];
  edits?: Edits;
  blocs?: string[][];
  choices?: { without?: string[] };
}
export interface Edits {
  projects?: Record<string, string>;
  closures?: unknown[];
  rules?: Record<string, boolean>;
  figures?: Record<string, number | string>;
  access?: "veto" | "open";
  relations?: { cut: [string, string][] };
}
export interface CellNote {
  row: string;
  column: string;
  text: string;
  value: number | null;
  unit: string;
  file: string;
  line: number;
  figures: string[];
}
export interface ExplainedFigure {
  figure: string;
  name: string;
  low: number | null;
  value: number | null;
  high: number | null;
  unit: string;
  grade: string;
  published: string;
  note: string;
  sources: string[];
  used_by: string[];
}
export interface Explanation {
  key: string;
  kind: string;
  name: string;
  file: string;
  line: number;
  says: string[];
  cells: CellNote[];
  figures: ExplainedFigure[];
  sources: Source[];
  used_by: string[];
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
