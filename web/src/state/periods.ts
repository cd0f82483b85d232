/** What flows and what goods are worth in one period of a calendar, as of a scenario. */
import type { Flow, Scenario, Timeline } from "../api/types";

export interface Period {
  readonly from: string;
  readonly until: string;
}

/** The periods of a calendar, the first day first. */
export function periodsOf(timeline: Timeline): Period[] {
  return timeline.money_in_time.map(({ from, until }) => ({ from, until }));
}

const KINDS: Readonly<Record<string, Flow["kind"]>> = {
  flow: "flow",
  back: "back",
  supply: "supply",
  process: "process",
  demand: "demand",
  sale: "sale",
  purchase: "purchase",
  "into store": "injection",
  "out of store": "withdrawal",
};

/** A scenario with the flows and prices of one of its periods, as rates a year. */
export function inPeriod(scenario: Scenario, timeline: Timeline, from: string): Scenario {
  return {
    ...scenario,
    flows: timeline.flows_in_time
      .filter((each) => each.from === from)
      .flatMap(({ asset, commodity, kind, rate, capacity, unit }) => {
        const own = KINDS[kind];
        return own
          ? [
              {
                asset,
                commodity,
                kind: own,
                value: rate,
                low: rate,
                high: rate,
                capacity: capacity ?? null,
                unit,
                observed_tie: false,
                note: "",
              },
            ]
          : [];
      }),
    prices: timeline.prices_in_time
      .filter((each) => each.from === from)
      .map(({ place, commodity, value, unit }) => ({
        place,
        commodity,
        origin: "",
        value,
        low: value,
        high: value,
        unit,
        reason: "",
      })),
  };
}

/** Links through which nothing can go in a period, and could in another. */
export function shutIn(timeline: Timeline, from: string): Set<string> {
  const open = new Set<string>();
  const shut = new Set<string>();
  for (const each of timeline.flows_in_time) {
    if (each.kind !== "flow" && each.kind !== "back") continue;
    if (each.capacity !== 0) open.add(each.asset);
    else if (each.from === from) shut.add(each.asset);
  }
  return new Set([...shut].filter((link) => open.has(link)).map((link) => `asset:${link}`));
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

/** `1 February 2031`. */
export function dayInWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `1 to 7 February 2031`, `26 February to 4 March 2031`, or one day. */
export function daysInWords({ from, until }: Period): string {
  if (from === until) return dayInWords(from);
  const [begin, end] = [dayInWords(from).split(" "), dayInWords(until).split(" ")];
  const same = [begin[2] === end[2], begin[1] === end[1]];
  const first = begin.slice(0, same[0] ? (same[1] ? 1 : 2) : 3).join(" ");
  return `${first} to ${end.join(" ")}`;
}
