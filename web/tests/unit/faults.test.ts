import { expect, test } from "vitest";

import { grouped, SHOWN } from "../../src/words/faults";

test("of many faults of one kind the first are told, and the others counted", () => {
  const many = Array.from({ length: 1270 }, (_, line) => ({ code: "RSN-C023", file: "a", line }));
  const { shown, others } = grouped([...many, { code: "RSN-C020", file: "a", line: 1 }]);
  expect(shown).toHaveLength(SHOWN + 1);
  expect(others).toEqual(["RSN-C023 a: 1250 more of this kind"]);
});
