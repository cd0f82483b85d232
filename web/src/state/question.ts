/** The levers as the server's words for them. */
import type { State } from "../api/types";
import { onScenarios, type Levers } from "./levers";

export function toState(levers: Levers): State {
  const blocs = levers.blocs.filter((bloc) => bloc.length > 1);
  return {
    scenarios: levers.scenarios,
    edits: {
      projects: levers.projects,
      closures: levers.closures.map(({ kind, key, share }) => ({ [kind]: key, share })),
      rules: levers.rules,
      figures: levers.figures,
      ...(levers.access ? { access: levers.access } : {}),
      ...(levers.cut.length || levers.silent.length
        ? { relations: { cut: levers.cut, silent: levers.silent, half_life: HALF_LIFE } }
        : {}),
      ...(blocs.length
        ? { blocs: Object.fromEntries(blocs.map((bloc, i) => [`bloc_${i + 1}`, bloc])) }
        : {}),
    },
    without: levers.without,
  };
}

/** What is compared with: other scenarios, bargained over by the same players. */
export function versusState(versus: readonly string[] | null, { without }: Levers): State | null {
  return versus ? toState({ ...onScenarios(...versus), without }) : null;
}

/** The server's own; it plays no part where pairs are named. */
const HALF_LIFE = "2 yr";

/** One text for equal edits: claims name their own scenarios, so that only edits tell runs apart. */
export function editsKey(state: State | null): string {
  return JSON.stringify(sorted(state?.edits ?? {}));
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
