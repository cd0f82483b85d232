import { describe, expect, test } from "vitest";

import type { CaseView, Flow, FlowDifference, Link, Scenario } from "../../src/api/types";
import { place, type Wish } from "../../src/globe/labels";
import { along, lane, lengthOf, setAside } from "../../src/globe/line";
import { fitProjection, trace } from "../../src/globe/projection";
import { compare, gather } from "../../src/globe/streams";
import { centreOn, FURTHEST, NEAREST, WHOLE, zoomBy } from "../../src/globe/zoom";

describe("the projection", () => {
  const places = [
    [170, 50],
    [-170, 40],
    [175, 60],
  ] as const;

  test("shows all places inside its margin, across 180° too", () => {
    const projection = fitProjection(places, 1000, 760, 60);
    for (const each of places) {
      const [x, y] = projection([...each]) ?? [0, 0];
      expect(x).toBeGreaterThanOrEqual(59);
      expect(x).toBeLessThanOrEqual(941);
      expect(y).toBeGreaterThanOrEqual(59);
      expect(y).toBeLessThanOrEqual(701);
    }
  });

  test("lines follow great circles and end where they should", () => {
    const projection = fitProjection(places, 1000, 760, 60);
    const way = trace([places[0], places[1]], projection);
    expect(way.length).toBeGreaterThan(5);
    expect(way[0]).toEqual(projection([...places[0]]));
    expect(lengthOf(way)).toBeGreaterThan(10);
  });
});

describe("lines", () => {
  const line = [
    [0, 0],
    [10, 0],
    [10, 10],
  ] as const;

  test("know the point a share of the way along, and their direction there", () => {
    expect(lengthOf(line)).toBe(20);
    expect(along(line, 0.25)).toEqual({ x: 5, y: 0, turn: 0 });
    expect(along(line, 0.75)).toEqual({ x: 10, y: 5, turn: 90 });
  });

  test("set aside keep their ends, and there and back stay apart", () => {
    const there = setAside(
      [
        [0, 0],
        [100, 0],
      ],
      5,
    );
    const back = setAside(
      [
        [100, 0],
        [0, 0],
      ],
      5,
    );
    expect(there[0]).toEqual([0, 0]);
    expect(there.at(-1)).toEqual([100, 0]);
    expect(there[4]?.[1]).toBeCloseTo(5);
    expect(back[4]?.[1]).toBeCloseTo(5);
  });

  test("lanes alternate", () => {
    expect([0, 1, 2, 3, 4].map(lane)).toEqual([0, 1, -1, 2, -2]);
  });
});

describe("names", () => {
  const wish = (key: string, x: number, weight: number): Wish => ({
    key,
    lines: ["Vladivostok"],
    x,
    y: 50,
    size: 11,
    weight,
  });

  test("never stand on one another; the weightiest is placed first", () => {
    const placed = place([wish("light", 102, 1), wish("heavy", 100, 9)], 400, 100);
    expect(placed[0]?.key).toBe("heavy");
    const boxes = placed.map((each) => [each.x, each.y, each.anchor].join());
    expect(new Set(boxes).size).toBe(placed.length);
  });

  test("without room are left out", () => {
    const crowd = Array.from({ length: 30 }, (_, i) => wish(`n${i}`, 50, i));
    expect(place(crowd, 120, 60).length).toBeLessThan(6);
  });
});

describe("zoom", () => {
  test("keeps the point under the pointer, within limits", () => {
    const near = zoomBy(WHOLE, 2, 100, 40);
    expect(near.k * 100 + near.x).toBeCloseTo(100);
    expect(zoomBy(WHOLE, 1e9, 0, 0).k).toBe(NEAREST);
    expect(zoomBy(WHOLE, 1e-9, 0, 0).k).toBe(FURTHEST);
  });

  test("brings a point into the middle", () => {
    const { k, x, y } = centreOn({ k: 2, x: 0, y: 0 }, 30, 20, 400, 300);
    expect([k * 30 + x, k * 20 + y]).toEqual([200, 150]);
  });
});

describe("streams", () => {
  const link = (key: string, over: Partial<Link> = {}): Link => ({
    link: key,
    name: key,
    from: "a",
    to: "b",
    mode: "pipe",
    commodities: ["gas"],
    operator: "",
    both: false,
    passages: [],
    project: "",
    consent: [],
    planned: false,
    note: "",
    ...over,
  });
  const flow = (asset: string, value: number, capacity: number | null): Flow => ({
    asset,
    commodity: "gas",
    kind: "flow",
    value,
    low: value,
    high: value,
    unit: "bcm/yr",
    capacity,
    observed_tie: false,
    emissions: null,
    note: "",
  });
  const scenario = (...flows: Flow[]): Scenario => ({
    scenario: "s",
    name: "",
    objective: 0,
    objective_unit: "USD/yr",
    status: "optimal",
    reason: "",
    flows,
    prices: [],
    surplus: [],
    contracts: [],
    built: [],
    notes: [],
  });
  const view = {
    links: [link("old"), link("more"), link("new", { to: "c", project: "line", planned: true })],
  } as unknown as CaseView;

  test("of one commodity between two places add up; use is the fullest link's", () => {
    const { streams, widest } = gather(
      view,
      scenario(flow("old", 6, 10), flow("more", 4, 4)),
      "",
      new Set(),
    );
    const [first] = streams;
    expect(first).toMatchObject({ value: 10, share: 1, use: "full", part: 1, planned: false });
    expect(widest).toEqual([{ commodity: "gas", value: 10, unit: "bcm/yr" }]);
    expect(streams.find((each) => each.to === "c")).toMatchObject({ planned: true, use: "idle" });
  });

  test("what is shut is crossed, by its link, its place, its passage or its project", () => {
    const shut = (key: string): boolean[] =>
      gather(view, scenario(), "", new Set([key])).streams.map((each) => each.closed);
    expect(shut("place:c")).toEqual([false, true]);
    expect(shut("asset:line")).toEqual([false, true]);
    expect(shut("place:a")).toEqual([true, true]);
  });

  test("go the way that more goes, over a link of both ways, and use it by both", () => {
    const back = (value: number): Flow => ({ ...flow("old", value, 10), kind: "back" });
    const both = { links: [link("old", { both: true })] } as unknown as CaseView;
    const north = gather(both, scenario(flow("old", 2, 10), back(6)), "", new Set());
    expect(north.streams).toMatchObject([{ from: "b", to: "a", value: 4, share: 0.8 }]);
    const south = gather(both, scenario(flow("old", 3, 10), back(0)), "", new Set());
    expect(south.streams).toMatchObject([{ from: "a", to: "b", value: 3, share: 0.3 }]);
    const change = (kind: string, amount: number): FlowDifference => ({
      asset: "old",
      commodity: "gas",
      kind,
      change: amount,
      unit: "bcm/yr",
    });
    const { streams } = compare(north, south, [change("flow", -1), change("back", 6)]);
    expect(streams).toMatchObject([{ from: "a", to: "b", value: -7 }]);
  });

  test("differ by what one carries more than the other", () => {
    const these = gather(view, scenario(flow("old", 6, 10)), "", new Set());
    const those = gather(view, scenario(flow("old", 8, 10), flow("new", 1, 2)), "", new Set());
    const change = (asset: string, amount: number, kind = "flow"): FlowDifference => ({
      asset,
      commodity: "gas",
      kind,
      change: amount,
      unit: "bcm/yr",
    });
    const { streams } = compare(these, those, [
      change("old", -2),
      change("new", -1),
      change("old", 99, "supply"),
    ]);
    expect(streams.map(({ to, value, part }) => [to, value, part])).toEqual([
      ["b", -2, -1],
      ["c", -1, -0.5],
    ]);
    expect(compare(these, those, []).streams.map(({ value }) => value)).toEqual([0, 0]);
  });
});
