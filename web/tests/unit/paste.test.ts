import { describe, expect, test } from "vitest";

import { cellsOf, paste } from "../../src/state/paste";

const ROWS = [
  { line: 2, cells: ["a", "1", "x"] },
  { line: 3, cells: ["b", "2", "y"] },
];
const HEADERS = ["key", "amount", "note"];

describe("what a spreadsheet copies", () => {
  test.each([
    ["", []],
    ["one", [["one"]]],
    ["one\r\n", [["one"]]],
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\t\n\tb",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"two\nlines"\tx\n', [["two\nlines", "x"]]],
    ['"tab\there"\n', [["tab\there"]]],
    ['"he said ""yes"""\tz', [['he said "yes"', "z"]]],
    ['"a" b\tc', [['"a" b', "c"]]],
    ['5" pipe\tc', [['5" pipe', "c"]]],
    ["1,5\t1 200", [["1,5", "1 200"]]],
    ["\n\n", [[""], [""]]],
  ])("%j", (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test("whatever is in cells comes back", () => {
    const signs = ["", "a", '"', "\t", "\n", "\r\n", ",", '""', " "];
    const quoted = (cell: string): string =>
      /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    for (const one of signs)
      for (const two of signs)
        for (const three of signs) {
          const cells = [
            [one + two, two + three],
            [three + one, one + two + three],
          ];
          const text = cells.map((row) => row.map(quoted).join("\t")).join("\r\n");
          expect(cellsOf(text)).toEqual(cells);
        }
  });
});

describe("pasting", () => {
  test("goes into the rows that are there, then into new ones", () => {
    const done = paste(
      ROWS,
      HEADERS,
      [
        ["9", "n"],
        ["8", "m"],
      ],
      [1],
      1,
    );
    expect(done.rows).toEqual([
      ROWS[0],
      { line: 3, cells: ["b", "9", "n"] },
      { line: null, cells: ["", "8", "m"] },
    ]);
    expect(done.added).toBe(1);
    expect(ROWS[1]?.cells, "what was there is as it was").toEqual(["b", "2", "y"]);
  });

  test("goes into the rows that are seen", () => {
    expect(paste(ROWS, HEADERS, [["9"]], [1], 1).rows.map(({ cells }) => cells[1])).toEqual([
      "1",
      "9",
    ]);
  });

  test("follows a first row of headers", () => {
    const done = paste(
      ROWS,
      HEADERS,
      [
        ["note", "key"],
        ["n", "c"],
      ],
      [0],
      2,
    );
    expect(done.rows[0]).toEqual({ line: 2, cells: ["c", "1", "n"] });
  });

  test("of more columns than there are does nothing, and says so", () => {
    const done = paste(ROWS, HEADERS, [["1", "2", "3"]], [0], 1);
    expect(done.rows).toBe(ROWS);
    expect(done.added).toBeNull();
    expect(done.says).toContain("room for 2");
  });
});
