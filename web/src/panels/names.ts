/** Names of what the case knows by key. */
import type { CaseView } from "../api/types";

export function scenarioName(view: CaseView, scenarios: readonly string[]): string {
  if (!scenarios.length) return "The case as it stands";
  return scenarios
    .map((key) => view.scenarios.find((each) => each.scenario === key)?.name || key)
    .join("; ");
}

/** What a closure shuts, in words. */
export function closureName(view: CaseView, closure: { kind: string; key: string }): string {
  const { kind, key } = closure;
  if (kind === "passage") return view.passages.find((each) => each.passage === key)?.name ?? key;
  if (kind === "place") return view.places.find((each) => each.place === key)?.name ?? key;
  return (
    view.links.find((each) => each.link === key)?.name ||
    view.projects.find((each) => each.project === key)?.name ||
    view.assets.find((each) => each.asset === key)?.name ||
    key
  );
}
