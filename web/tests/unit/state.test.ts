import { describe, expect, test } from "vitest";

import { caseOf, FIRST_VIEW, read, write } from "../../src/state/address";
import { begin, record, redo, undo } from "../../src/state/history";
import * as lever from "../../src/state/levers";

const MOVED: lever.Levers = {
  scenarios: ["korean_pipe", "dear_pipe"],
  projects: { hokkaido: "out", korean_pipe: "built" },
  closures: [
    { kind: "asset", key: "pipe_kp", share: 1 },
    { kind: "passage", key: "malacca", share: 0.5 },
  ],
  rules: { x2: false, x5: true },
  figures: { lng_price: 15.25, growth: -0.02 },
  access: "open",
  cut: [["RU", "JP"]],
  silent: [["KP", "US"]],
  blocs: [["RU", "CN"]],
  without: ["US"],
};

describe("the address", () => {
  test("holds the whole state", () => {
    const view = {
      panel: "claims",
      map: "difference",
      commodity: "gas",
      day: "2031-02-01",
      selected: "link:skv",
      origin: "flow:skv",
    } as const;
    const text = write(MOVED, ["horizon"], view);
    expect(read(`?${text}`)).toEqual({ levers: MOVED, versus: ["horizon"], view });
  });

  test("tells an empty scenario from none", () => {
    expect(read("").levers).toBeNull();
    expect(read("?s=").levers).toEqual(lever.NOTHING);
    expect(read(`?${write(lever.NOTHING, null, FIRST_VIEW)}`).versus).toBeNull();
  });

  test("leaves out what it cannot read", () => {
    const { levers } = read("?s=a&p=x:gone&c=moon:y&c=place:z:7&f=q:much&r=t:maybe&cut=RU");
    expect(levers).toEqual(lever.onScenarios("a"));
  });

  test("names a case in its path", () => {
    expect([caseOf("/"), caseOf("/toy"), caseOf("/toy/"), caseOf("/a/b")]).toEqual([
      null,
      "toy",
      "toy",
      null,
    ]);
  });
});

describe("levers", () => {
  test("a closure of nothing is no closure", () => {
    const shut = lever.setShut(lever.NOTHING, "place", "rajin", 0.5);
    expect(lever.shutOf(shut, "place", "rajin")?.share).toBe(0.5);
    expect(lever.setShut(shut, "place", "rajin", 0)).toEqual(lever.NOTHING);
  });

  test("a pair stands in one way to each other, whichever way it is named", () => {
    const cut = lever.setRelation(lever.NOTHING, "RU", "JP", "cut");
    expect(lever.relation(cut, "JP", "RU")).toBe("cut");
    expect(lever.changesSystem(cut)).toBe(true);
    const silent = lever.setRelation(cut, "JP", "RU", "silent");
    expect(lever.relation(silent, "RU", "JP")).toBe("silent");
    expect(lever.changesSystem(silent)).toBe(false);
    expect(lever.setRelation(silent, "RU", "JP", "deals")).toEqual(lever.NOTHING);
  });

  test("a player is in one bloc at most", () => {
    let levers = lever.setBloc(lever.NOTHING, "RU", 0);
    levers = lever.setBloc(levers, "CN", 0);
    expect(levers.blocs).toEqual([["RU", "CN"]]);
    expect(lever.countMoved(levers)).toBe(1);
    expect(lever.changesSystem(levers)).toBe(false);
    levers = lever.setBloc(levers, "CN", 1);
    expect(levers.blocs).toEqual([["RU"], ["CN"]]);
    expect(lever.countMoved(levers)).toBe(0);
  });

  test("equal levers are equal in whatever order they were moved", () => {
    const one = lever.setRule(lever.setRule(lever.NOTHING, "a", true), "b", false);
    const other = lever.setRule(lever.setRule(lever.NOTHING, "b", false), "a", true);
    expect(lever.sameLevers(one, other)).toBe(true);
    expect(lever.sameLevers(one, lever.setRule(other, "a", null))).toBe(false);
  });
});

test("undo and redo walk the same way, and a new step ends the future", () => {
  const three = record(record(begin(1), 2), 3);
  expect(undo(undo(undo(three))).now).toBe(1);
  expect(redo(undo(three))).toEqual(three);
  expect(redo(record(undo(three), 4)).now).toBe(4);
});
