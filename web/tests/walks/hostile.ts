/** A copy of the toy case whose every text is meant for a browser that obeys it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Columns of text, by table. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "actors.csv": ["name", "note"],
  "places.csv": ["name", "note"],
  "commodities.csv": ["name", "note"],
  "projects.csv": ["name", "note"],
  "links.csv": ["note"],
  "figures.csv": ["name"],
  "events.csv": ["event"],
};

/** Text that would leave its mark on the window if anything in it were obeyed. */
export function hostile(mark: string): string {
  const act = `window.fell='${mark}'`;
  return [
    `<script>${act}</script>`,
    `<img src=nowhere onerror="${act}">`,
    `<svg onload="${act}"></svg>`,
    `[${mark}](javascript:${act})`,
    "{{constructor.constructor('window.fell=1')()}}",
    "&lt;b&gt;",
    "مِصر",
    "W".repeat(300),
  ].join(" ");
}

/** Put hostile text wherever an author of the case writes some. */
export function poison(folder: string): void {
  for (const [file, columns] of Object.entries(TEXTS)) {
    change(join(folder, file), (text) => poisonTable(text, file, columns));
  }
  change(join(folder, "case.yaml"), (text) => poisonKeys(text, ["title", "question"]));
  change(join(folder, "claims.yaml"), (text) => poisonKeys(text, ["says", "why"]));
  change(join(folder, "scenarios.yaml"), (text) =>
    text.replace(/^bypass:.*$/m, `bypass:\n  name: ${JSON.stringify(hostile("scenario"))}`),
  );
  const source = ["author", "title"].map((key) => `  ${key} = {{${hostile(`source-${key}`)}}},`);
  const link = "  url = {javascript:window.fell='url'},";
  const entry = ["@misc{fable,", ...source, "  year = {2014},", link, "}", ""];
  writeFileSync(join(folder, "sources.bib"), entry.join("\n"));
}

function change(path: string, how: (text: string) => string): void {
  writeFileSync(path, how(readFileSync(path, "utf8")));
}

/** The toy's tables quote no cell, so that a comma parts two cells. */
function poisonTable(text: string, file: string, columns: readonly string[]): string {
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  const [header = "", ...rows] = lines;
  const names = header.split(",");
  const poisoned = rows.map((row, place) => {
    const cells = row.split(",");
    for (const column of columns) {
      const mark = `${file.replace(".csv", "")}-${column}-${place}`;
      cells[names.indexOf(column)] = `"${hostile(mark).replaceAll('"', '""')}"`;
    }
    return cells.join(",");
  });
  return [header, ...poisoned, ""].join("\n");
}

function poisonKeys(text: string, keys: readonly string[]): string {
  const line = new RegExp(`^(\\s*)(${keys.join("|")}): .*$`, "gm");
  return text.replace(line, (_, blank: string, key: string) => {
    return `${blank}${key}: ${JSON.stringify(hostile(key))}`;
  });
}
