/** Cells that a spreadsheet copies, laid into the rows of a table. */
import type { RowEdit } from "../api/types";

/** A quoted cell, whose quotes close where it ends; else all up to the next tab or line's end. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;

/** Cut a text as spreadsheets copy it: tabs between cells, a line a row, quotes round what has either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || row.length) {
    const found = CELL.exec(text);
    if (!found) break;
    const [, quoted, plain, end] = found;
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\t") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

export interface Pasted {
  readonly rows: readonly RowEdit[];
  /** What was done, or why nothing was. */
  readonly says: string;
  /** How many rows are new; null where nothing was pasted. */
  readonly added: number | null;
}

/**
 * Lay cells into rows, from a place on: `into` are the rows below each other there. Those for which
 * there is no row are new ones at the end. A first row of headers says which columns are meant.
 */
export function paste(
  rows: readonly RowEdit[],
  headers: readonly string[],
  copied: readonly (readonly string[])[],
  into: readonly number[],
  column: number,
): Pasted {
  const [first = []] = copied;
  const named = first.length > 1 && first.every((cell) => headers.includes(cell.trim()));
  const body = named ? copied.slice(1) : copied;
  const columns = named
    ? first.map((cell) => headers.indexOf(cell.trim()))
    : Array.from({ length: Math.max(...copied.map((row) => row.length)) }, (_, at) => column + at);
  const most = Math.max(...columns);
  if (most >= headers.length)
    return {
      rows,
      says: `Nothing was pasted: ${columns.length} columns were copied, and there is room for ${headers.length - column} from here on. Begin further left.`,
      added: null,
    };
  const next = rows.map((row) => ({ ...row, cells: [...row.cells] }));
  let added = 0;
  body.forEach((cells, at) => {
    const place = into[at];
    let row = place === undefined ? undefined : next[place];
    if (!row) {
      row = { line: null, cells: headers.map(() => "") };
      next.push(row);
      added += 1;
    }
    // A short row of the file is filled up to where something is pasted.
    while (row.cells.length <= most) row.cells.push("");
    for (const [from, to] of columns.entries()) row.cells[to] = cells[from] ?? "";
  });
  const count = `${body.length} ${body.length === 1 ? "row" : "rows"} of ${columns.length} ${columns.length === 1 ? "cell" : "cells"}`;
  const where = named ? ", into the columns that the first row names" : "";
  return {
    rows: next,
    says: `Pasted ${count}${where}${added ? `; ${added} new` : ""}. Ctrl+Z takes it back.`,
    added,
  };
}
