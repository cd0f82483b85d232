import { expect, test } from "vitest";

import type { ImportQuestion } from "../../src/api/types";
import { answerOf, answersTo, parted, proposedKey, takeable } from "../../src/state/making";

function question(key: string, given = "", open = false): ImportQuestion {
  return {
    key,
    asks: key,
    kind: "text",
    choices: [],
    given,
    otherwise: "",
    unit: "",
    means: "",
    open,
    leads: false,
  };
}

test.each([
  ["Gas flows (2014).xlsx", "gas_flows_2014"],
  ["Türkei.csv", "turkei"],
  ["network/buses.csv", "network"],
  ["IGGINL_pipes.csv.gz", "igginl_pipes"],
  ["天然气.csv", ""],
])("a case of %s is called %s", (path, key) => {
  expect(proposedKey(path)).toBe(key);
});

test("hidden files, and those of folders within a folder, are left", () => {
  const paths = ["net/buses.csv", "net/.DS_Store", "net/old/buses.csv", "flows.csv", ".x"];
  expect(takeable(paths)).toEqual(["net/buses.csv", "flows.csv"]);
});

test("what the files suggest is the answer until somebody says otherwise", () => {
  const questions = [question("from", "Exporter"), question("unit"), question("constant")];
  const said = { unit: " bcm/yr ", constant: "is: ", other: "of another kind" };
  expect(answersTo(questions, said)).toEqual({ from: "Exporter", unit: "bcm/yr" });
  expect(answerOf(question("from", "Exporter"), { from: "" })).toBe("");
});

test("what stands open is asked apart from what may be told", () => {
  const [open, others] = parted([question("a"), question("b", "", true)]);
  expect([open, others].map((all) => all.map(({ key }) => key))).toEqual([["b"], ["a"]]);
});
