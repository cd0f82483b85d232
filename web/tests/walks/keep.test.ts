/** What is seen can be kept: a table, the case, a chart. */
import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, KOREAN, open, test } from "./walk";

/** Do something that hands a file to the browser; return its name and what it holds. */
async function kept(page: Page, act: () => Promise<unknown>): Promise<[string, Buffer]> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return [file.suggestedFilename(), await readFile(await file.path())];
}

test("tables and the whole case are downloaded", async ({ page }) => {
  await open(page, KOREAN);
  await page.getByRole("tab", { name: "Tables" }).click();
  const choose = page.getByRole("region", { name: "Tables" }).getByLabel("Download");
  const [name, table] = await kept(page, () => choose.selectOption("csv"));
  expect(name).toBe("figures.csv");
  expect(table.toString()).toContain("\nfigure,");
  // The server may be busy with the map.
  await expect(page.getByRole("grid", { name: "figures" })).toBeVisible();
  // Only the rows that a search has left are kept.
  await page.getByRole("searchbox", { name: "Search rows" }).fill("lng_price");
  const [, some] = await kept(page, () => choose.selectOption("csv"));
  expect(some.toString()).toContain("\nlng_price,");
  expect(some.length).toBeLessThan(table.length / 10);
  const [book, sheet] = await kept(page, () => choose.selectOption("sheet"));
  expect(book).toBe("northeast_asia_2014_figures.xlsx");
  expect(sheet.subarray(0, 2).toString()).toBe("PK");
  const [map, archive] = await kept(page, () => choose.selectOption("geojson"));
  expect(map).toBe("northeast_asia_2014_geojson.zip");
  expect(archive.subarray(0, 2).toString()).toBe("PK");
});

test("a chart is downloaded as a drawing and as a picture", async ({ page }) => {
  await open(page, KOREAN);
  const power = page.getByRole("region", { name: "Power" });
  const [drawing, svg] = await kept(page, () =>
    power.getByRole("button", { name: "SVG" }).first().click(),
  );
  expect(drawing).toBe("northeast_asia_2014_chart.svg");
  expect(svg.toString()).toContain("compared with");
  expect(svg.toString()).toContain("<svg");
  const [picture, png] = await kept(page, () =>
    power.getByRole("button", { name: "PNG" }).first().click(),
  );
  expect(picture).toBe("northeast_asia_2014_chart.png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});

for (const scheme of ["light", "dark"] as const)
  test(`the map is downloaded as it is seen, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, "/toy?s=bypass&v=base&c=asset:pipe");
    const map = page.getByRole("region", { name: "Map" });
    await expect(map.locator(".land")).toBeAttached();
    const choose = map.getByLabel("Download the map");
    const [name, svg] = await kept(page, () => choose.selectOption("svg"));
    expect(name).toBe("toy_map.svg");
    const drawn = svg.toString().replaceAll(/<\/text>\s*<text[^>]*>/g, " ");
    const told = ["closed", "imply no recognition", "The widest line of each", "NORLAND"];
    expect(told.filter((said) => !drawn.includes(said))).toEqual([]);
    expect(/class=|var\(|vector-effect|role=/.test(drawn)).toBe(false);
    // Opened by itself, it is a picture without a fault.
    const [file, png] = await kept(page, () => choose.selectOption("png"));
    expect(file).toBe("toy_map.png");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    await writeFile(`artefacts/map_kept_${scheme}.png`, png);
    const [archive, packed] = await kept(page, () => choose.selectOption("geojson"));
    expect(archive).toBe("toy_map.zip");
    expect(packed.toString("latin1")).toContain("toy_links.geojson");
  });
