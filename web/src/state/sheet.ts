/** Edits of a table: plain values, so that what did not change stays what it was. */
import type { TableRow } from "../api/types";

export function setCell(
  rows: readonly TableRow[],
  row: number,
  column: number,
  text: string,
): TableRow[] {
  return rows.map((each, index) =>
    index === row
      ? { ...each, cells: each.cells.map((cell, place) => (place === column ? text : cell)) }
      : each,
  );
}

/** Add an empty row at the end. */
export function withRow(rows: readonly TableRow[], columns: number): TableRow[] {
  return [...rows, { line: null, cells: Array.from({ length: columns }, () => "") }];
}

export function without(rows: readonly TableRow[], row: number): TableRow[] {
  return rows.filter((_, index) => index !== row);
}

export function changed(before: readonly TableRow[], after: readonly TableRow[]): boolean {
  return (
    before.length !== after.length ||
    before.some((row, index) => {
      const other = after[index];
      return row.line !== other?.line || row.cells.some((cell, i) => cell !== other.cells[i]);
    })
  );
}
