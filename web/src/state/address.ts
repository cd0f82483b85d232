/** The whole state of the page as its address, and back. What cannot be read is left out. */
import { NOTHING, type ClosureKind, type Levers, type ProjectState, type Shut } from "./levers";

export type Panel = "levers" | "power" | "time" | "claims" | "evidence" | "tables" | "draws";
export type MapMode = "this" | "against" | "difference" | "beside";

export interface View {
  readonly panel: Panel;
  readonly map: MapMode;
  /** Commodity that the map shows; all, where empty. */
  readonly commodity: string;
  /** First day of the period that the map shows; all days together, where empty. */
  readonly day: string;
  /** What is looked at: `link:pipe_kp`, `place:seoul`, `claim:x`, `figure:y`. */
  readonly selected: string;
  /** What is followed to its sources: an asset, a figure, `flow:pipe_kp`. */
  readonly origin: string;
}

export interface Address {
  /** Null where the address does not say: the page then chooses. */
  readonly levers: Levers | null;
  readonly versus: readonly string[] | null;
  readonly view: View;
}

export const FIRST_VIEW: View = {
  panel: "power",
  map: "this",
  commodity: "",
  day: "",
  selected: "",
  origin: "",
};

const PANELS: readonly Panel[] = [
  "levers",
  "power",
  "time",
  "claims",
  "evidence",
  "tables",
  "draws",
];
const MAPS: readonly MapMode[] = ["this", "against", "difference", "beside"];
const STATES: readonly ProjectState[] = ["out", "option", "built", "forced"];
const KINDS: readonly ClosureKind[] = ["asset", "passage", "place"];

export function write(levers: Levers, versus: readonly string[] | null, view: View): string {
  const query = new URLSearchParams();
  query.set("s", levers.scenarios.join(","));
  if (versus) query.set("v", versus.join(","));
  for (const [key, state] of Object.entries(levers.projects)) query.append("p", `${key}:${state}`);
  for (const { kind, key, share } of levers.closures)
    query.append("c", share === 1 ? `${kind}:${key}` : `${kind}:${key}:${share}`);
  for (const [key, on] of Object.entries(levers.rules))
    query.append("r", `${key}:${on ? "on" : "off"}`);
  for (const [key, value] of Object.entries(levers.figures)) query.append("f", `${key}:${value}`);
  if (levers.access) query.set("access", levers.access);
  for (const [a, b] of levers.cut) query.append("cut", `${a}:${b}`);
  for (const [a, b] of levers.silent) query.append("silent", `${a}:${b}`);
  for (const bloc of levers.blocs) if (bloc.length > 1) query.append("bloc", bloc.join(":"));
  if (levers.without.length) query.set("without", levers.without.join(","));
  if (view.panel !== FIRST_VIEW.panel) query.set("panel", view.panel);
  if (view.map !== FIRST_VIEW.map) query.set("map", view.map);
  if (view.commodity) query.set("show", view.commodity);
  if (view.day) query.set("day", view.day);
  if (view.selected) query.set("at", view.selected);
  if (view.origin) query.set("why", view.origin);
  // Commas and colons may stand in a query as they are, and read better so.
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

export function read(search: string): Address {
  const query = new URLSearchParams(search);
  const scenarios = query.get("s");
  const versus = query.get("v");
  const levers: Levers | null =
    scenarios === null
      ? null
      : {
          ...NOTHING,
          scenarios: names(scenarios),
          projects: pairs(query.getAll("p"), (text) => oneOf(STATES, text)),
          closures: query.getAll("c").flatMap(closure),
          rules: pairs(query.getAll("r"), (text) =>
            text === "on" ? true : text === "off" ? false : undefined,
          ),
          figures: pairs(query.getAll("f"), (text) => {
            const value = Number(text);
            return text !== "" && Number.isFinite(value) ? value : undefined;
          }),
          access: oneOf(["veto", "open"] as const, query.get("access")) ?? null,
          cut: query.getAll("cut").flatMap(couple),
          silent: query.getAll("silent").flatMap(couple),
          blocs: query
            .getAll("bloc")
            .map((text) => text.split(":").filter(Boolean))
            .filter((bloc) => bloc.length > 1),
          without: names(query.get("without") ?? ""),
        };
  return {
    levers,
    versus: versus === null ? null : names(versus),
    view: {
      panel: oneOf(PANELS, query.get("panel")) ?? FIRST_VIEW.panel,
      map: oneOf(MAPS, query.get("map")) ?? FIRST_VIEW.map,
      commodity: query.get("show") ?? "",
      day: /^\d{4}-\d\d-\d\d$/.test(query.get("day") ?? "") ? (query.get("day") ?? "") : "",
      selected: query.get("at") ?? "",
      origin: query.get("why") ?? "",
    },
  };
}

/** The case that a path names, or nothing: `/northeast_asia_2014`. */
export function caseOf(path: string): string | null {
  return /^\/([A-Za-z0-9_-]+)\/?$/.exec(path)?.[1] ?? null;
}

function names(text: string): string[] {
  return text.split(",").filter(Boolean);
}

function oneOf<T extends string>(choices: readonly T[], text: string | null): T | undefined {
  return choices.find((choice) => choice === text);
}

function pairs<T>(
  texts: readonly string[],
  readValue: (text: string) => T | undefined,
): Record<string, T> {
  const found: Record<string, T> = {};
  for (const text of texts) {
    const [key, value] = text.split(":");
    const read = value === undefined ? undefined : readValue(value);
    if (key && read !== undefined) found[key] = read;
  }
  return found;
}

function closure(text: string): Shut[] {
  const [kindText, key, shareText] = text.split(":");
  const kind = oneOf(KINDS, kindText ?? null);
  const share = shareText === undefined ? 1 : Number(shareText);
  return kind && key && share > 0 && share <= 1 ? [{ kind, key, share }] : [];
}

function couple(text: string): (readonly [string, string])[] {
  const [a, b, ...more] = text.split(":");
  return a && b && !more.length ? [[a, b]] : [];
}
