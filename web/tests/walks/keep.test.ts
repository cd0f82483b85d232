/** What is seen can be kept: a table, the case, a chart. */
import { readFile } from "node:fs/promises";
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
  const choose = page.getByRole("combobox", { name: "Download" });
  const [name, table] = await kept(page, () => choose.selectOption("csv"));
  expect(name).toBe("figures.csv");
  expect(table.toString()).toContain("\nfigure,");
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
  expect(drawing).toBe("chart.svg");
  expect(svg.toString()).toContain("<svg");
  const [picture, png] = await kept(page, () =>
    power.getByRole("button", { name: "PNG" }).first().click(),
  );
  expect(picture).toBe("chart.png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});
