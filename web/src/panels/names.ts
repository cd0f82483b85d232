/** Names of what the case knows by key. */
import type { CaseView } from "../api/types";
import type { Workbench } from "../state/workbench.svelte";
import { listed } from "../words/lists";

export function scenarioName(view: CaseView, scenarios: readonly string[]): string {
  if (!scenarios.length) return "The case as it stands";
  return scenarios
    .map((key) => view.scenarios.find((each) => each.scenario === key)?.name || key)
    .join("; ");
}

/** The scenario that is shown, with every lever on top: the server's words, and who does not bargain. */
export function shownName({
  view,
  solved,
  levers,
}: Pick<Workbench, "view" | "solved" | "levers">): string {
  const name = solved?.scenario.name || scenarioName(view, levers.scenarios);
  const absent = levers.without.map(
    (key) => view.actors.find((each) => each.actor === key)?.name ?? key,
  );
  return absent.length ? `${name}, ${listed(absent)} not bargaining` : name;
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

/** A statement or a rule with names in place of keys. */
export function readable(view: CaseView, text: string): string {
  const named = new Map<string, string>([
    ...view.figures.map((each): [string, string] => [each.figure, `“${each.name}”`]),
    ...view.places.map((each): [string, string] => [each.place, each.name]),
    ...view.projects.map((each): [string, string] => [each.project, each.name]),
    ...view.actors.map((each): [string, string] => [each.actor, each.name]),
  ]);
  const scenarios = new Map(view.scenarios.map((each) => [each.scenario, each.name]));
  // In one pass: what stands in a name is no key any more.
  return text.replace(
    /\b(?:(in|versus) )?([A-Za-z0-9_]+)\b/g,
    (_, word: string | undefined, key: string) => {
      const scenario = word && scenarios.get(key);
      if (scenario) return `${word} “${scenario}”`;
      return `${word ? `${word} ` : ""}${named.get(key) ?? key.replaceAll("_", " ")}`;
    },
  );
}
