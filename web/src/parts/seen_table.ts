/** A table as the page shows it: each column says what it holds and how a row is read. */
import type { SeenColumn, TableAsk } from "../api/types";

export type SeenTable = Pick<TableAsk, "table" | "title" | "columns" | "rows">;
type Cell = TableAsk["rows"][number][number];

export interface Reading<Row> {
  readonly name: string;
  readonly title: string;
  readonly kind?: SeenColumn["kind"];
  /** Of a number: its unit, or the name of the column that holds it. */
  readonly unit?: string;
  readonly of: (row: Row) => Cell | undefined;
}

/** The rows in the order in which they are seen. */
export function seenTable<Row>(
  table: string,
  title: string,
  rows: readonly Row[],
  readings: readonly Reading<Row>[],
): SeenTable {
  return {
    table,
    title,
    columns: readings.map(({ name, title: says, kind = "text", unit = "" }) => ({
      name,
      title: says,
      kind,
      unit,
    })),
    rows: rows.map((row) => readings.map(({ of }) => of(row) ?? null)),
  };
}
