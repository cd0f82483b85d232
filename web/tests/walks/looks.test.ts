import { gzipSync } from "node:zlib";

import { expect, expectAccessible, KOREAN, open, picture, test } from "./walk";

for (const scheme of ["light", "dark"] as const)
  for (const [name, width, height] of [
    ["wide", 1440, 900],
    ["phone", 390, 844],
  ] as const)
    test(`${name}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      await open(page, KOREAN);
      await expect(page.locator("figure svg")).toBeAttached();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, "nothing sticks out sideways").toBeLessThanOrEqual(0);
      await picture(page, `${name}-${scheme}`);
      await expectAccessible(page);
    });

test("on paper", async ({ page }) => {
  await open(page, KOREAN);
  await expect(page.locator("figure svg")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("region", { name: "Levers" })).toBeHidden();
  await expect(page.locator(".map svg")).toBeVisible();
  await expect(page.getByRole("region", { name: "Power" })).toBeVisible();
  await page.setViewportSize({ width: 1032, height: 700 }); // what A4 leaves between its margins
  await page.screenshot({ path: "artefacts/print.png", fullPage: true });
  await page.pdf({ path: "artefacts/print.pdf", preferCSSPageSize: true });
});

test("the bundle is small, and the map does not wait for the charts", async ({ page }) => {
  const arrived: string[] = [];
  page.on("response", (response) => arrived.push(new URL(response.url()).pathname));
  await open(page, KOREAN);
  await expect(page.locator("figure svg")).toBeVisible();
  const vega = arrived.findIndex((path) => path.includes("/assets/vega"));
  expect(vega).toBeGreaterThan(arrived.findIndex((path) => path.endsWith("/outline")));
  const assets = new Set(arrived.filter((path) => path.startsWith("/assets/")));
  expect(assets.size).toBeGreaterThanOrEqual(3);
  let bytes = 0;
  for (const path of assets) bytes += gzipSync(await (await page.request.get(path)).body()).length;
  expect(bytes, "compressed").toBeLessThan(600_000);
});

test("the page paints within a second", async ({ page }) => {
  await open(page, KOREAN); // the server has the case open
  await page.goto(KOREAN);
  const painted = (): Promise<number> =>
    page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity,
    );
  await expect.poll(painted).toBeLessThan(Infinity); // a page may be loaded before it is painted
  expect(await painted()).toBeLessThan(1000);
});
