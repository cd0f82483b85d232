/** The levers as the server's words for them. */
import type { Edits, State } from "../api/types";
import type { Levers } from "./levers";

export function toState(levers: Levers): State {
  const edits: Edits = {};
  if (Object.keys(levers.projects).length) edits.projects = { ...levers.projects };
  if (levers.closures.length)
    edits.closures = levers.closures.map(({ kind, key, share }) => ({ [kind]: key, share }));
  if (Object.keys(levers.rules).length) edits.rules = { ...levers.rules };
  if (Object.keys(levers.figures).length) edits.figures = { ...levers.figures };
  if (levers.access) edits.access = levers.access;
  if (levers.cut.length) edits.relations = { cut: levers.cut.map(([a, b]) => [a, b]) };
  const blocs = levers.blocs.filter((bloc) => bloc.length > 1).map((bloc) => [...bloc]);
  return {
    scenarios: [...levers.scenarios],
    edits,
    ...(blocs.length ? { blocs } : {}),
    ...(levers.without.length ? { choices: { without: [...levers.without] } } : {}),
  };
}

/** One text for equal edits: claims name their own scenarios, so that only edits tell runs apart. */
export function editsKey(state: State): string {
  return JSON.stringify(sorted(state.edits ?? {}));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .filter(([, each]) => each !== null && !isEmpty(each))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)]);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Object.keys(value).length;
}
