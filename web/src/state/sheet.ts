/** Edits of a table: plain values, so that what did not change stays what it was. */
import type { RowEdit } from "../api/types";

export function setCell(
  rows: readonly RowEdit[],
  row: number,
  column: number,
  text: string,
): RowEdit[] {
  return rows.map((each, index) =>
    index === row
      ? { ...each, cells: each.cells.map((cell, place) => (place === column ? text : cell)) }
      : each,
  );
}

/** Add an empty row at the end. */
export function withRow(rows: readonly RowEdit[], columns: number): RowEdit[] {
  return [...rows, { line: null, cells: Array.from({ length: columns }, () => "") }];
}

export function without(rows: readonly RowEdit[], row: number): RowEdit[] {
  return rows.filter((_, index) => index !== row);
}

/** Rows that hold something, each with its place among all: empty ones are not sent. */
export function filled(rows: readonly RowEdit[]): { rows: RowEdit[]; places: number[] } {
  const places = rows.flatMap((row, place) =>
    row.cells.some((cell) => cell.trim()) ? [place] : [],
  );
  return { rows: places.flatMap((place) => rows[place] ?? []), places };
}

export function changed(before: readonly RowEdit[], after: readonly RowEdit[]): boolean {
  return (
    before.length !== after.length ||
    before.some((row, index) => {
      const other = after[index];
      return (
        !other || row.line !== other.line || row.cells.some((cell, i) => cell !== other.cells[i])
      );
    })
  );
}
