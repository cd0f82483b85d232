import { expect, KOREAN, open, test } from "./walk";

// `npm run pictures` makes the pictures of the README anew; a plain walk leaves them alone.
test.skip(!process.env["RASON_PICTURES"], "only where they are asked for");
test.use({ viewport: { width: 1280, height: 800 } });

test("the workbench, for the README", async ({ page }) => {
  await open(page, KOREAN);
  await expect(page.locator("figure svg")).toBeVisible();
  await expect(page.locator(".map .names .gain")).toHaveCount(3);
  // The ways of ships come after land and pipes.
  await expect(page.locator('[data-key="link:luzon_tokyo_lng"]')).toBeAttached();
  await page.screenshot({ path: "../docs/_static/workbench.png", animations: "disabled" });
});

test("a claim and the map that it speaks of, for the README", async ({ page }) => {
  test.setTimeout(660_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, `${KOREAN}&panel=claims`);
  await page.getByRole("button", { name: "Draw 1,024 times" }).click();
  const claims = page.getByRole("region", { name: "Claims" });
  await expect(claims).toContainText("Shares of 1,024 draws", { timeout: 600_000 });
  await claims.getByRole("searchbox").fill("gas line");
  await claims.getByRole("button", { name: /worth its cost even where/ }).click();
  await expect(claims).toContainText("Overturned by");
  await page.screenshot({ path: "../docs/_static/workbench-claims.png", animations: "disabled" });
});
