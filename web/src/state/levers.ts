/**
 * What all levers together say: a plain value. Each change gives a new one, so that undoing is
 * going back to the one before.
 */

export type ProjectState = "out" | "option" | "built" | "forced";
export type ClosureKind = "asset" | "passage" | "place";

export interface Shut {
  readonly kind: ClosureKind;
  readonly key: string;
  /** Part of the year's capacity that is lost, in (0, 1]. */
  readonly share: number;
}

export interface Levers {
  /** Named scenarios, merged from left to right. */
  readonly scenarios: readonly string[];
  readonly projects: Readonly<Record<string, ProjectState>>;
  readonly closures: readonly Shut[];
  readonly rules: Readonly<Record<string, boolean>>;
  /** Values in each figure's own unit. */
  readonly figures: Readonly<Record<string, number>>;
  readonly access: "veto" | "open" | null;
  /** Pairs that do not deal with each other. */
  readonly cut: readonly (readonly [string, string])[];
  /** Pairs that do not talk: they deal only through others who talk with both. */
  readonly silent: readonly (readonly [string, string])[];
  /** Who bargains as one. */
  readonly blocs: readonly (readonly string[])[];
  /** Players that do not bargain: they always agree. */
  readonly without: readonly string[];
}

export const NOTHING: Levers = {
  scenarios: [],
  projects: {},
  closures: [],
  rules: {},
  figures: {},
  access: null,
  cut: [],
  silent: [],
  blocs: [],
  without: [],
};

/** The levers of named scenarios, with nothing moved on top. */
export function onScenarios(...scenarios: string[]): Levers {
  return { ...NOTHING, scenarios };
}

export function setProject(levers: Levers, key: string, state: ProjectState | null): Levers {
  return { ...levers, projects: withEntry(levers.projects, key, state) };
}

export function setRule(levers: Levers, key: string, inForce: boolean | null): Levers {
  return { ...levers, rules: withEntry(levers.rules, key, inForce) };
}

export function setFigure(levers: Levers, key: string, value: number | null): Levers {
  return { ...levers, figures: withEntry(levers.figures, key, value) };
}

export function shutOf(levers: Levers, kind: ClosureKind, key: string): Shut | undefined {
  return levers.closures.find((each) => each.kind === kind && each.key === key);
}

/** Shut a part of something; nothing of it where the share is 0. */
export function setShut(levers: Levers, kind: ClosureKind, key: string, share: number): Levers {
  const others = levers.closures.filter((each) => each.kind !== kind || each.key !== key);
  return { ...levers, closures: share > 0 ? [...others, { kind, key, share }] : others };
}

/** How a pair stands to each other. */
export type Relation = "deals" | "silent" | "cut";

export function relation(levers: Levers, a: string, b: string): Relation {
  if (holds(levers.cut, a, b)) return "cut";
  return holds(levers.silent, a, b) ? "silent" : "deals";
}

export function setRelation(levers: Levers, a: string, b: string, to: Relation): Levers {
  const others = (pairs: Levers["cut"]): Levers["cut"] =>
    pairs.filter((pair) => !isPair(pair, a, b));
  const pair = [a, b] as const;
  return {
    ...levers,
    cut: to === "cut" ? [...others(levers.cut), pair] : others(levers.cut),
    silent: to === "silent" ? [...others(levers.silent), pair] : others(levers.silent),
  };
}

/** Put a player into a bloc by its number, or into none; blocs of one dissolve. */
export function setBloc(levers: Levers, player: string, number: number | null): Levers {
  const blocs = levers.blocs.map((bloc) => bloc.filter((member) => member !== player));
  if (number !== null) {
    while (blocs.length <= number) blocs.push([]);
    blocs[number]?.push(player);
  }
  while (blocs.length && blocs.at(-1)?.length === 0) blocs.pop();
  return { ...levers, blocs };
}

/** How many levers are moved on top of the scenarios. */
export function countMoved(levers: Levers): number {
  return (
    Object.keys(levers.projects).length +
    levers.closures.length +
    Object.keys(levers.rules).length +
    Object.keys(levers.figures).length +
    (levers.access ? 1 : 0) +
    levers.cut.length +
    bargaining(levers)
  );
}

/** Whether a lever changes the system itself, not only who bargains with whom. */
export function changesSystem(levers: Levers): boolean {
  return countMoved(levers) > bargaining(levers);
}

export function sameLevers(a: Levers, b: Levers): boolean {
  return canonical(a) === canonical(b);
}

/** One text for equal levers, whatever the order in which they were moved. */
export function canonical(levers: Levers): string {
  const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    levers.scenarios,
    sorted(levers.projects),
    levers.closures.map((each) => [each.kind, each.key, each.share]).sort(),
    sorted(levers.rules),
    sorted(levers.figures),
    levers.access,
    levers.cut.map((pair) => [...pair].sort()).sort(),
    levers.silent.map((pair) => [...pair].sort()).sort(),
    levers.blocs,
    [...levers.without].sort(),
  ]);
}

function bargaining(levers: Levers): number {
  return (
    levers.blocs.filter((bloc) => bloc.length > 1).length +
    levers.silent.length +
    levers.without.length
  );
}

function isPair([x, y]: readonly [string, string], a: string, b: string): boolean {
  return (x === a && y === b) || (x === b && y === a);
}

function holds(pairs: Levers["cut"], a: string, b: string): boolean {
  return pairs.some((pair) => isPair(pair, a, b));
}

function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | null,
): Record<string, T> {
  const entries = Object.entries(record).filter(([other]) => other !== key);
  return Object.fromEntries(value === null ? entries : [...entries, [key, value]]);
}
