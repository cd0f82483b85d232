import { describe, expect, test } from "vitest";

import type { CaseView, Figure, Power, Solved, Ties } from "../../src/api/types";
import { placeFacts } from "../../src/panels/facts";
import { gains, undetermined } from "../../src/panels/gains";
import { evidenceTable, powerTable } from "../../src/panels/kept";
import { readable, scenarioName } from "../../src/panels/names";
import { needed, rights } from "../../src/panels/vetoes";
import { inked } from "../../src/parts/ink";
import { comparedWith, opening } from "../../src/state/opening";
import { editsKey, toState } from "../../src/state/question";
import { NOTHING, onScenarios } from "../../src/state/levers";
import { changed, filled, setCell, without, withRow } from "../../src/state/sheet";
import { standing } from "../../src/state/standing";
import { duration, listed, matches, sentence } from "../../src/words/lists";
import { beside, held, outcomeOf, setting } from "../../src/words/verdicts";

const OWN = { projects: {}, closures: [], rules: {}, figures: {} };
const VIEW = {
  usual: ["base"],
  players: ["RU", "KP", "US"],
  actors: [
    { actor: "RU", name: "Russia" },
    { actor: "KP", name: "North Korea" },
    { actor: "US", name: "United States" },
  ],
  places: [],
  figures: [{ figure: "pipe_capital", name: "Cost of the line" }],
  projects: [{ project: "line", name: "The line", state: "option" }],
  rules: [{ rule: "x2", in_force: true }],
  scenarios: [
    {
      scenario: "base",
      name: "",
      versus: null,
      allowed: [],
      own: OWN,
      projects: { line: "out" },
      rules: ["x2"],
      figures: {},
      access: "veto",
      closed: [],
    },
    {
      scenario: "built",
      name: "The line may be built",
      versus: ["later"],
      allowed: ["line"],
      own: OWN,
      projects: { line: "option" },
      rules: ["x2"],
      figures: { pipe_capital: 3 },
      access: "veto",
      closed: [],
    },
    {
      scenario: "lifted",
      name: "No sanctions",
      versus: ["base"],
      allowed: null,
      own: { ...OWN, rules: { x2: false }, access: "open" },
      projects: { line: "option" },
      rules: [],
      figures: {},
      access: "open",
      closed: ["rajin"],
    },
  ],
  claims: [
    { scenarios: [["lifted"]], keys: [] },
    { scenarios: [["built"], ["built"]], keys: [] },
  ],
} as unknown as CaseView;

describe("what the page opens with", () => {
  test("is what may be built and most claims speak of, against what it is compared with", () => {
    expect(opening(VIEW)).toEqual({ levers: onScenarios("built"), versus: ["later"] });
    expect(comparedWith(VIEW, ["base"])).toBeNull();
    expect(comparedWith(VIEW, [])).toBeNull();
  });

  test("of a case without claims is the usual scenario", () => {
    expect(opening({ ...VIEW, claims: [] }).levers).toEqual(onScenarios("base"));
  });
});

test("levers stand where the scenarios, merged from left to right, leave them", () => {
  const both = standing(VIEW, ["built", "lifted"]);
  expect(both.projects).toEqual({ line: "option" });
  expect([...both.rules]).toEqual([]);
  expect(both.figures).toEqual({ pipe_capital: 3 });
  expect(both.access).toBe("open");
  expect([...both.closed]).toEqual(["rajin"]);
  expect([...standing(VIEW, []).rules]).toEqual(["x2"]);
  // What any of them lets be built may be built.
  expect(standing(VIEW, ["base", "built"]).projects).toEqual({ line: "option" });
});

test("equal edits are one question, whatever scenario is on the map", () => {
  const moved = { ...NOTHING, figures: { a: 1 }, projects: { line: "out" as const } };
  const other = { ...moved, scenarios: ["base"], projects: { line: "out" as const } };
  expect(editsKey(toState(moved))).toBe(editsKey(toState(other)));
  expect(editsKey(toState(NOTHING))).toBe(editsKey(null));
  expect(editsKey(toState(moved))).not.toBe(editsKey(null));
});

describe("gains", () => {
  const power = {
    unit: "USD/yr",
    players: ["RU", "KP", "US"],
    labels: { shapley: "Shapley", nucleolus: "Nucleolus" },
    gain: { RU: 3e9, KP: 2e9, US: 0 },
    shift: { shapley: { RU: 1e9, KP: 1e9, US: 0 }, nucleolus: { RU: 8e8, KP: 1.2e9, US: 0 } },
    symmetric: [],
    shift_symmetric: [["RU", "KP"]],
  } as unknown as Power;

  test("that are alike but for rounding stay in the order of the case", () => {
    const nearly = { ...power.shift?.["shapley"], KP: 1e9 + 0.1 };
    const rows = gains(VIEW, { ...power, shift: { shapley: nearly } });
    expect(rows.map(({ player }) => player)).toEqual(["RU", "KP", "US"]);
  });

  test("run from one concept to the other, the greatest first", () => {
    const rows = gains(VIEW, power);
    expect(rows.map(({ player, text, slight }) => [player, text, slight])).toEqual([
      ["RU", "+USD 0.8–1 bn/yr", false],
      ["KP", "+USD 1–1.2 bn/yr", false],
      ["US", "0", true],
    ]);
    expect(undetermined(power, rows)).toEqual(["RU", "KP"]);
  });

  test("without another scenario are those of dealing at all", () => {
    const rows = gains(VIEW, { ...power, shift: null });
    expect(rows[0]).toMatchObject({ player: "RU", value: 3e9, text: "+USD 3 bn/yr" });
    expect(undetermined({ ...power, shift: null }, rows)).toEqual([]);
  });
});

describe("words", () => {
  test("names take the place of keys", () => {
    expect(readable(VIEW, "gain (actor RU) in built > pipe_capital")).toBe(
      "gain (actor Russia) in “The line may be built” > “Cost of the line”",
    );
    expect(scenarioName(VIEW, ["base", "built"])).toBe("base; The line may be built");
    expect(scenarioName(VIEW, [])).toBe("The case as it stands");
  });

  test("verdicts are sorted as in the brief", () => {
    const claim = {
      verdict: "likely",
      probability: 0.7,
      depends: [] as string[],
      settled: "" as const,
    };
    expect(outcomeOf(claim)).toBe("holds");
    expect(outcomeOf({ ...claim, depends: ["access"] })).toBe("depends");
    expect(outcomeOf({ ...claim, verdict: "illustrative" })).toBe("unfounded");
    expect(outcomeOf({ ...claim, probability: 0.5 })).toBe("even");
    expect(outcomeOf({ ...claim, probability: 0.1 })).toBe("fails");
    expect(outcomeOf({ ...claim, probability: null })).toBe("open");
    expect(outcomeOf({ ...claim, verdict: "not found", probability: null })).toBe("fails");
    expect(held({ probability: 1, error: 0, settled: "" })).toBe("every draw");
    expect(held({ probability: 0.41, error: 0.1, settled: "" })).toBe("41 ± 10 %");
  });

  test("what is settled by construction has no share, and says what it comes to", () => {
    const claim = { verdict: "settled by construction", probability: null, depends: [] };
    expect(outcomeOf({ ...claim, settled: "fails" })).toBe("settled");
    expect(outcomeOf({ ...claim, settled: "holds", depends: ["access"] })).toBe("depends");
    expect(held({ probability: null, error: null, settled: "fails" })).toBe("never");
    expect(held({ probability: null, error: null, settled: "weights" })).toBe("some reports");
  });

  test("a share says where the central figures disagree, and where there is no value", () => {
    const claim = { probability: 0.69, holds: false, disagrees: true, no_value: 0 };
    expect(beside(claim)).toBe("not at central figures");
    expect(beside({ ...claim, probability: 0.31, holds: true })).toBe("but at central figures");
    expect(beside({ ...claim, disagrees: false, no_value: 0.2 })).toBe("no value in 20 % of draws");
    expect(beside({ ...claim, disagrees: false })).toBe("");
  });

  test("what is to be set is told with all that moves along", () => {
    const price = { figure: "a", name: "Price", text: "12.25 USD/t" };
    const fee = { figure: "b", name: "", text: "1582 million USD/yr" };
    expect(setting([price])).toBe("Price to 12.25 USD/t");
    expect(setting([price, fee])).toBe("Price to 12.25 USD/t and b to 1582 million USD/yr");
  });

  test("lists, lengths of time and searches read as people write them", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
    expect([duration(0.2), duration(61), duration(300)]).toEqual(["1 s", "61 s", "5 min"]);
    expect(matches("Gas line to Korea", "korea GAS")).toBe(true);
    expect(matches("Gas line to Korea", "japan")).toBe(false);
  });
});

describe("a table's edits", () => {
  const rows = [
    { line: 2, cells: ["a", "1"] },
    { line: 3, cells: ["b", "2"] },
  ];

  test("leave other rows as they are, and are undone by writing the same", () => {
    const edited = setCell(rows, 1, 1, "9");
    expect(edited[0]).toBe(rows[0]);
    expect(changed(rows, edited)).toBe(true);
    expect(changed(rows, setCell(edited, 1, 1, "2"))).toBe(false);
    expect(changed(rows, without(rows, 0))).toBe(true);
  });

  test("send no empty rows, and remember where the others stood", () => {
    const more = setCell(withRow(withRow(rows, 2), 2), 3, 0, "c");
    expect(filled(more)).toEqual({
      rows: [...rows, { line: null, cells: ["c", ""] }],
      places: [0, 1, 3],
    });
  });
});

describe("vetoes", () => {
  const veto = (holder: string, gain: Record<string, number>, stake: number | null = 3e9) => ({
    holder,
    asset: "line",
    stake,
    gain,
  });
  const ties = {
    unit: "USD/yr",
    vetoes: [
      veto("RU", { RU: 0, KP: 0 }),
      veto("KP", { KP: 1e9, RU: -7e8, US: -3e8 }),
      veto("US", { US: 2e9 }, null),
    ],
  } as unknown as Ties;
  const named = { ...VIEW, links: [], assets: [], passages: [] } as unknown as CaseView;

  test("that bring something: to whom, at whose cost, the greatest first", () => {
    expect(rights(named, ties).map(({ holder, text, note }) => [holder, text, note])).toEqual([
      ["United States", "+USD 2 bn/yr", ""],
      [
        "North Korea",
        "+USD 1 bn/yr",
        "costs Russia most: USD 700 m/yr; if refused, all together lose USD 3 bn/yr",
      ],
    ]);
  });

  test("that cost two as much name both, whatever rounding leaves between them", () => {
    const even = [veto("KP", { KP: 1e9, RU: -5e8, US: -5e8 - 0.1 })];
    expect(rights(named, { ...ties, vetoes: even })[0]?.note).toBe(
      "costs Russia and United States most: USD 500 m/yr each; if refused, all together lose USD 3 bn/yr",
    );
  });

  test("that bring nothing are needed all the same", () => {
    expect(needed(named, ties)).toEqual(["Russia for The line"]);
  });
});

describe("tables that are kept", () => {
  test("have keys, names, numbers and their unit, in the order that is seen", () => {
    const power = { players: ["KP", "RU"], stand_alone: { RU: 1e9 }, unit: "USD/yr" };
    const only = (player: string): number | undefined => (player === "RU" ? 2e9 : undefined);
    const table = powerTable(
      VIEW,
      power as unknown as Power,
      [{ key: "shapley", name: "Shapley", gain: only }],
      { low: only, high: only },
      only,
    );
    expect(table.rows).toEqual([
      ["KP", "North Korea", null, null, null, null, null, "USD/yr"],
      ["RU", "Russia", 1e9, 2e9, 2e9, 2e9, 2e9, "USD/yr"],
    ]);
    const names = table.columns.map(({ name }) => name);
    const measured = table.columns.filter(({ kind }) => kind === "amount");
    expect(measured.every(({ unit }) => names.includes(unit))).toBe(true);
    expect(names[3]).toBe("shapley");
  });

  test("of evidence say what overturns, and in which draws, only where there are some", () => {
    const figure = { figure: "cost", sources: ["a", "b"], assumed: false } as unknown as Figure;
    const hanging = new Map([["cost", { reads: ["one", "two"], overturns: new Set(["one"]) }]]);
    const said = (drawn: string): Record<string, unknown> => {
      const { columns, rows } = evidenceTable([figure], hanging, drawn);
      return Object.fromEntries(columns.map(({ name }, at) => [name, rows[0]?.[at]]));
    };
    expect(said("Base")).toMatchObject({ sources: "a;b", claims: 2, overturns: 1, drawn: "Base" });
    expect(said("")).not.toHaveProperty("overturns");
  });
});

test("a phrase becomes a sentence once", () => {
  expect(sentence("the core is empty")).toBe("The core is empty.");
  expect(sentence("As it is.")).toBe("As it is.");
});

test("colours that are made for white paper are lightened on dark pages, others stay", () => {
  const spec = { mark: { fill: "#1B2430", stroke: "#56b4e9" }, config: { range: ["#0072b2"] } };
  expect(inked(spec, false)).toEqual(spec);
  expect(inked(spec, true)).toEqual({
    mark: { fill: "#e6e9ed", stroke: "#56b4e9" },
    config: { range: ["#2f8ad0"] },
  });
});

test("a place says what is dear there, what it makes and uses, and from which sources", () => {
  const view = {
    ...VIEW,
    commodities: [{ commodity: "gas", name: "Gas" }],
    assets: [{ asset: "city", place: "seoul", kind: "demand", commodities: ["gas"] }],
    sources: [{ source: "kogas", text: "KOGAS (2014). Annual report.", url: "", passed_on: true }],
    figures: [
      { figure: "use", used_by: ["city, quantity"], sources: ["kogas"], formula: "" },
      { figure: "worth", used_by: ["city, price"], sources: [], formula: "", assumed: true },
      { figure: "far", used_by: ["other, price"], sources: ["nobody"], formula: "" },
    ],
  } as unknown as CaseView;
  const amount = { commodity: "gas", low: 12, high: 13, value: 12.5 };
  const solved = {
    scenario: {
      prices: [{ ...amount, place: "seoul", origin: "", unit: "USD/MMBtu" }],
      flows: [{ ...amount, asset: "city", kind: "demand", unit: "bcm/yr" }],
    },
  } as unknown as Solved;
  expect(placeFacts(view, solved, "seoul").map(({ label, text }) => [label, text])).toEqual([
    ["Gas", "USD 12–13/MMBtu"],
    ["uses: Gas", "12–13 bcm/yr"],
    ["Source", "KOGAS (2014). Annual report.; 1 of 2 figures assumed"],
  ]);
});
