/** What the map draws of a solved scenario: one line for each commodity between two places. */
import type { CaseView, FlowDifference, Link, Scenario } from "../api/types";

/** How near to its capacity a line runs. */
export type Use = "easy" | "busy" | "full" | "boundless" | "idle";

export interface Stream {
  readonly key: string;
  /** The ends, the mode and the passages: what shares them is one line where nothing flows. */
  readonly pair: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string;
  readonly commodity: string;
  readonly links: readonly Link[];
  /** Of all its links together, in `unit`. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** Largest use of capacity among its links; null where none has one. */
  readonly share: number | null;
  readonly use: Use;
  /** Of the largest stream of its commodity, in [0, 1]; negative where a difference is. */
  readonly part: number;
  /** Not there yet, and not built in this scenario. */
  readonly planned: boolean;
  readonly closed: boolean;
}

/** The largest stream of a commodity: what the widest line stands for. */
export interface Widest {
  readonly commodity: string;
  readonly value: number;
  readonly unit: string;
}

export interface Streams {
  readonly streams: readonly Stream[];
  readonly widest: readonly Widest[];
}

const BUSY = 0.5;
const FULL = 0.95;
const NOTHING = 1e-9;

/**
 * Gather the flows of a scenario, all of them or one commodity's. `scale` has the flows that the
 * widest lines stand for, where they are not the scenario's own.
 */
export function gather(
  view: CaseView,
  scenario: Scenario | null,
  commodity: string,
  closed: ReadonlySet<string>,
  scale: readonly Widest[] = [],
): Streams {
  const flows = flowsByLink(scenario);
  const built = new Map(scenario?.built.map((each) => [each.project, each.value]));
  const groups = new Map<string, Group>();
  for (const link of view.links) {
    if (commodity && !link.commodities.includes(commodity)) continue;
    const own = (flows.get(link.link) ?? []).filter(
      (flow) => (!commodity || flow.commodity === commodity) && Math.abs(flow.value) > NOTHING,
    );
    for (const flow of own) add(groups, link, flow);
    if (!own.length) add(groups, link, null);
  }
  const largest = new Map<string, Widest>(scale.map((each) => [each.commodity, each]));
  for (const group of groups.values())
    if (group.value > (largest.get(group.commodity)?.value ?? 0))
      largest.set(group.commodity, group);
  // A line that carries something stands for an idle one between the same places.
  const carrying = new Set(
    [...groups.values()].filter((each) => each.value > 0).map((each) => each.pair),
  );
  const streams = [...groups.values()]
    .filter((group) => group.value > 0 || !carrying.has(group.pair))
    .map((group): Stream => {
      const most = largest.get(group.commodity)?.value ?? 0;
      const shut = group.links.every((link) => isShut(link, closed));
      return {
        ...group,
        share: group.share,
        use: useOf(group),
        part: most > 0 ? group.value / most : 0,
        planned: group.links.every(
          (link) => link.planned && !((built.get(link.project) ?? 0) > NOTHING),
        ),
        closed: shut,
      };
    });
  return {
    streams: streams.sort((a, b) => b.part - a.part),
    widest: [...largest.values()].map(({ commodity, value, unit }) => ({ commodity, value, unit })),
  };
}

/** What one scenario carries more than another, as the server has it; less is negative. */
export function compare(
  these: Streams,
  those: Streams,
  differences: readonly FlowDifference[],
): Streams {
  const changed = new Map<string, number>();
  for (const each of differences) {
    if (each.kind !== "flow" && each.kind !== "back") continue;
    const key = `${each.asset}:${each.commodity}`;
    const more = each.kind === "flow" ? each.change : -each.change;
    changed.set(key, (changed.get(key) ?? 0) + more);
  }
  const all = new Map(those.streams.map((each) => [each.key, each]));
  for (const each of these.streams) {
    const links = new Set([...each.links, ...(all.get(each.key)?.links ?? [])]);
    all.set(each.key, { ...each, links: [...links] });
  }
  // A link that is gone one way here and the other way there is told once.
  const told = new Set<string>();
  const changes = [...all.values()].flatMap((stream): Stream[] => {
    const own = stream.links.filter(({ link }) => !told.has(`${link}:${stream.commodity}`));
    if (!own.length) return [];
    let change = 0;
    // A line on which nothing flows in either stands for no good.
    for (const { link, from } of stream.unit ? own : []) {
      const key = `${link}:${stream.commodity}`;
      told.add(key);
      change += (changed.get(key) ?? 0) * (from === stream.from ? 1 : -1);
    }
    return [{ ...stream, links: own, value: change, low: change, high: change }];
  });
  const flowing = new Set(changes.filter((each) => each.unit).map((each) => each.pair));
  const largest = new Map<string, Widest>();
  for (const each of changes)
    if (Math.abs(each.value) > (largest.get(each.commodity)?.value ?? 0))
      largest.set(each.commodity, { ...each, value: Math.abs(each.value) });
  return {
    streams: changes
      .filter((each) => each.unit || !flowing.has(each.pair))
      .map((each): Stream => {
        const most = largest.get(each.commodity)?.value ?? 0;
        return { ...each, part: most > 0 ? each.value / most : 0 };
      })
      .sort((a, b) => Math.abs(b.part) - Math.abs(a.part)),
    widest: [...largest.values()].map(({ commodity, value, unit }) => ({ commodity, value, unit })),
  };
}

interface Group {
  readonly key: string;
  readonly pair: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string;
  readonly commodity: string;
  readonly links: Link[];
  readonly unit: string;
  value: number;
  low: number;
  high: number;
  share: number | null;
}

function add(groups: Map<string, Group>, link: Link, flow: OnLink | null): void {
  const back = flow !== null && flow.value < 0;
  const [from, to] = back ? [link.to, link.from] : [link.from, link.to];
  const pair = [`${from}>${to}`, link.mode, ...link.passages].join(":");
  const commodity = flow?.commodity ?? link.commodities[0] ?? "";
  const key = flow ? `${pair}:${commodity}` : `${pair}:`;
  const group: Group = groups.get(key) ?? {
    key,
    pair,
    from,
    to,
    mode: link.mode,
    commodity,
    links: [],
    unit: flow?.unit ?? "",
    value: 0,
    low: 0,
    high: 0,
    share: null,
  };
  group.links.push(link);
  if (flow) {
    group.value += Math.abs(flow.value);
    group.low += back ? -flow.high : flow.low;
    group.high += back ? -flow.low : flow.high;
    if (flow.use !== null) group.share = Math.max(group.share ?? 0, flow.use);
  }
  groups.set(key, group);
}

/** What a link carries of a commodity on balance: negative where more goes back. */
interface OnLink {
  readonly commodity: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Of its capacity, by both ways together; null where it has none. */
  readonly use: number | null;
}

function flowsByLink(scenario: Scenario | null): Map<string, OnLink[]> {
  const found = new Map<string, Map<string, OnLink>>();
  for (const flow of scenario?.flows ?? []) {
    if (flow.kind !== "flow" && flow.kind !== "back") continue;
    const { commodity, unit, capacity } = flow;
    const use = capacity && capacity > 0 ? flow.value / capacity : null;
    const [value, low, high] =
      flow.kind === "flow"
        ? [flow.value, flow.low, flow.high]
        : [-flow.value, -flow.high, -flow.low];
    const own = found.get(flow.asset) ?? new Map<string, OnLink>();
    const other = own.get(commodity);
    own.set(commodity, {
      commodity,
      unit,
      value: (other?.value ?? 0) + value,
      low: (other?.low ?? 0) + low,
      high: (other?.high ?? 0) + high,
      use: use === null ? null : (other?.use ?? 0) + use,
    });
    found.set(flow.asset, own);
  }
  return new Map([...found].map(([link, own]) => [link, [...own.values()]]));
}

function useOf(group: Group): Use {
  if (!(group.value > 0)) return "idle";
  if (group.share === null) return "boundless";
  return group.share < BUSY ? "easy" : group.share < FULL ? "busy" : "full";
}

function isShut(link: Link, closed: ReadonlySet<string>): boolean {
  return (
    closed.has(`asset:${link.link}`) ||
    closed.has(`place:${link.from}`) ||
    closed.has(`place:${link.to}`) ||
    (link.project !== "" && closed.has(`asset:${link.project}`)) ||
    link.passages.some((passage) => closed.has(`passage:${passage}`))
  );
}
