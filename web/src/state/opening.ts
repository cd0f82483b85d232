/** What the page shows first, and which other scenario shows what one changes. */
import type { CaseView } from "../api/types";
import { onScenarios, type Levers } from "./levers";

/** The scenario that most claims compare with another one; the usual one where none do. */
export function openingScenario(view: CaseView): readonly string[] {
  const spoken = new Map<string, number>();
  for (const claim of view.claims)
    for (const scenario of claim.scenarios) {
      const [only, ...more] = scenario;
      if (only && !more.length && mayBuild(view, only))
        spoken.set(only, (spoken.get(only) ?? 0) + 1);
    }
  let best: string | null = null;
  for (const [name, count] of spoken)
    if (best === null || count > (spoken.get(best) ?? 0)) best = name;
  return best === null ? view.usual : [best];
}

/** The scenario that shows what others change: the one that the last of them stands on. */
export function comparedWith(
  view: CaseView,
  scenarios: readonly string[],
): readonly string[] | null {
  const last = view.scenarios.find((each) => each.scenario === scenarios.at(-1));
  if (!last || (last.scenario === view.usual[0] && scenarios.length === 1)) return null;
  return last.versus?.length ? last.versus : view.usual;
}

export function opening(view: CaseView): { levers: Levers; versus: readonly string[] | null } {
  const scenarios = openingScenario(view);
  return { levers: onScenarios(...scenarios), versus: comparedWith(view, scenarios) };
}

function mayBuild(view: CaseView, name: string): boolean {
  const scenario = view.scenarios.find((each) => each.scenario === name);
  return scenario !== undefined && (scenario.allowed?.length ?? 0) > 0;
}
