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
  await page.pdf({ path: "artefacts/print.pdf", preferCSSPageSize: true });
});

test("the bundle is small, and the map does not wait for the charts", async ({ page }) => {
  const arrived: string[] = [];
  let bytes = 0;
  page.on("requestfinished", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith("/assets/")) return;
    arrived.push(pathname);
    void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
  });
  await open(page, KOREAN);
  await expect(page.locator("figure svg")).toBeVisible();
  expect(arrived.findIndex((path) => path.includes("vega"))).toBeGreaterThan(0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes, "compressed").toBeLessThan(600_000);
});
