/** What is seen can be kept: a table, the case, a chart. */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { PYTHON, Server } from "./server";
import { expect, KOREAN, open, picture, test } from "./walk";

/** The sheets of a workbook, as openpyxl reads them. */
function sheetsOf(book: Buffer): unknown {
  const read =
    "import sys, io, json, openpyxl;" +
    "print(json.dumps(openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read())).sheetnames))";
  return JSON.parse(execFileSync(PYTHON, ["-c", read], { input: book, encoding: "utf8" }));
}

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

test("tables of answers are downloaded as they are seen", async ({ page }) => {
  await open(page, "/toy?s=bypass&v=base");
  const power = page.getByRole("region", { name: "Power" });
  await power.getByText("All numbers").click();
  const numbers = power.getByRole("group", { name: /What each gains/ });
  const [name, table] = await kept(page, () =>
    numbers.getByRole("button", { name: "CSV" }).click(),
  );
  expect(name).toBe("toy_power.csv");
  const [header = "", ...rows] = table.toString().trim().split("\n");
  expect(header).toMatch(/^player,name,stand_alone,shapley,.*,unit,state$/);
  expect(rows.map((row) => row.split(",")[0])).toEqual(["NOR", "MID", "SUD"]);
  expect(rows.every((row) => row.includes("compared with"))).toBe(true);
  const [book, sheet] = await kept(page, () =>
    numbers.getByRole("button", { name: "xlsx" }).click(),
  );
  expect(book).toBe("toy_power.xlsx");
  expect(sheetsOf(sheet)).toEqual(["about", "power"]);
  await numbers.scrollIntoViewIfNeeded();
  await picture(page, "table-kept");
  await page.getByRole("tab", { name: "Evidence" }).click();
  const evidence = page.getByRole("region", { name: "Evidence" });
  await evidence.getByRole("searchbox").fill("price");
  const seen = await evidence.locator("tbody tr").count();
  const [, some] = await kept(page, () => evidence.getByRole("button", { name: "CSV" }).click());
  expect(some.toString().trim().split("\n")).toHaveLength(1 + seen);
  await page.setViewportSize({ width: 390, height: 844 });
  await evidence.getByRole("button", { name: "xlsx" }).scrollIntoViewIfNeeded();
  await picture(page, "table-kept-narrow");
});

test.describe("a server that has just begun", () => {
  // It may be busy with its first case.
  test.use({ refused: [503] });

  test("the brief is downloaded once the case as it stands has been drawn", async ({ page }) => {
    const server = await Server.begin();
    try {
      await page.goto(`${server.address}/toy?panel=draws`);
      const draws = page.getByRole("region", { name: "Draws" });
      const none = draws.getByRole("group", { name: "Download the brief" });
      await expect(none).toContainText("first draw the case as it stands");
      await expect(none.getByRole("button", { name: "Word" })).toBeDisabled();
      await picture(page, "brief-none");
      await draws.getByRole("combobox", { name: "Draws" }).selectOption("256");
      await draws.getByRole("button", { name: "Draw the case as it stands" }).click();
      const word = draws.getByRole("link", { name: "Word" });
      await expect(word).toBeVisible();
      await expect(none).toHaveCount(0);
      const [name, paper] = await kept(page, () => word.click());
      expect(name).toMatch(/^toy-.*\.docx$/);
      expect(paper.subarray(0, 2).toString()).toBe("PK");
      const [, html] = await kept(page, () => draws.getByRole("link", { name: "HTML" }).click());
      expect(html.toString()).toContain("Three countries and one pipe");
      await picture(page, "brief-kept");
      await page.setViewportSize({ width: 390, height: 844 });
      await word.scrollIntoViewIfNeeded();
      await picture(page, "brief-kept-narrow");
    } finally {
      await server.remove();
    }
  });
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
