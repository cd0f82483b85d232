import { describe, expect, test } from "vitest";

import type { CaseView, Link, Scenario, Timeline } from "../../src/api/types";
import { gather } from "../../src/globe/streams";
import { daysInWords, inPeriod, periodsOf, shutIn } from "../../src/state/periods";

const WEEKS = [
  { from: "2031-02-01", until: "2031-02-07" },
  { from: "2031-02-08", until: "2031-02-14" },
] as const;

const flow = (asset: string, week: 0 | 1, rate: number, capacity: number | null) => ({
  scenario: "shut",
  asset,
  commodity: "crude",
  kind: asset === "wells" ? "supply" : "flow",
  ...WEEKS[week],
  rate,
  capacity,
  unit: "MMbbl/yr",
});

const TIMELINE = {
  flows_in_time: [
    flow("strait", 0, 80, 100),
    flow("strait", 1, 0, 0),
    flow("pipe", 0, 10, 20),
    flow("pipe", 1, 20, 20),
    flow("planned", 0, 0, 0),
    flow("planned", 1, 0, 0),
    flow("wells", 1, 20, 100),
  ],
  prices_in_time: [
    { scenario: "shut", place: "port", commodity: "crude", ...WEEKS[1], value: 300, unit: "USD" },
  ],
  money_in_time: WEEKS.map((week) => ({
    scenario: "shut",
    ...week,
    surplus: 1,
    daily: 1,
    unit: "USD",
    daily_unit: "USD/d",
  })),
  reason: "",
  digest: "",
} as unknown as Timeline;

const SCENARIO = { flows: [], prices: [], built: [], scenario: "shut" } as unknown as Scenario;

const link = (key: string, passage: string): Link =>
  ({
    link: key,
    from: "fields",
    to: "port",
    mode: passage ? "sea" : "pipe",
    commodities: ["crude"],
    passages: passage ? [passage] : [],
    project: "",
    planned: false,
  }) as unknown as Link;
const VIEW = { links: [link("strait", "narrows"), link("pipe", "")] } as unknown as CaseView;

describe("a period of a calendar", () => {
  test("has the flows and prices of its days, as rates", () => {
    const found = inPeriod(SCENARIO, TIMELINE, "2031-02-08");
    expect(found.flows.map(({ asset, kind, value }) => [asset, kind, value])).toEqual([
      ["strait", "flow", 0],
      ["pipe", "flow", 20],
      ["planned", "flow", 0],
      ["wells", "supply", 20],
    ]);
    expect(found.prices.map(({ place, value }) => [place, value])).toEqual([["port", 300]]);
    expect(found.scenario).toBe("shut");
  });

  test("crosses out what is shut on its days, and not what is never there", () => {
    expect([...shutIn(TIMELINE, "2031-02-01")]).toEqual([]);
    expect([...shutIn(TIMELINE, "2031-02-08")]).toEqual(["asset:strait"]);
  });

  test("is drawn on the scale of all periods", () => {
    const first = gather(VIEW, inPeriod(SCENARIO, TIMELINE, "2031-02-01"), "", new Set());
    const later = gather(
      VIEW,
      inPeriod(SCENARIO, TIMELINE, "2031-02-08"),
      "",
      shutIn(TIMELINE, "2031-02-08"),
      first.widest,
    );
    expect(later.widest).toEqual(first.widest);
    expect(later.streams.find((each) => each.mode === "pipe")?.part).toBe(0.25);
    expect(later.streams.find((each) => each.mode === "sea")?.closed).toBe(true);
  });

  test("is told in words, no month or year twice", () => {
    const said = (from: string, until: string): string => daysInWords({ from, until });
    expect(periodsOf(TIMELINE).map(daysInWords)[0]).toBe("1 to 7 February 2031");
    expect(said("2031-02-26", "2031-03-04")).toBe("26 February to 4 March 2031");
    expect(said("2030-12-29", "2031-01-04")).toBe("29 December 2030 to 4 January 2031");
    expect(said("2031-04-01", "2031-04-01")).toBe("1 April 2031");
    expect(said("2030-02-01", "2031-02-07")).toBe("1 February 2030 to 7 February 2031");
  });
});
