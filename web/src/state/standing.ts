/** Where the named scenarios leave each lever, before anybody moves it. */
import type { CaseView } from "../api/types";

export interface Standing {
  readonly projects: Readonly<Record<string, string>>;
  readonly rules: ReadonlySet<string>;
  /** Central values that scenarios set. */
  readonly figures: Readonly<Record<string, number>>;
  readonly access: string;
  readonly closed: ReadonlySet<string>;
}

export function standing(view: CaseView, scenarios: readonly string[]): Standing {
  let projects: Record<string, string> = Object.fromEntries(
    view.projects.map((each) => [each.project, each.state]),
  );
  let rules = new Set(view.rules.filter((each) => each.in_force).map((each) => each.rule));
  let figures: Record<string, number> = {};
  let access = "veto";
  const closed = new Set<string>();
  scenarios.forEach((name, index) => {
    const scenario = view.scenarios.find((each) => each.scenario === name);
    if (!scenario) return;
    const { own } = scenario;
    if (index === 0) {
      projects = { ...scenario.projects };
      rules = new Set(scenario.rules);
      ({ access } = scenario);
    } else {
      // Later ones change what they say themselves.
      Object.assign(projects, own.projects);
      for (const key of scenario.allowed ?? []) projects[key] = scenario.projects[key] ?? "option";
      for (const [rule, on] of Object.entries(own.rules)) {
        if (on) rules.add(rule);
        else rules.delete(rule);
      }
      access = own.access ?? access;
    }
    figures = { ...figures, ...scenario.figures };
    for (const key of scenario.closed) closed.add(key);
  });
  return { projects, rules, figures, access, closed };
}
