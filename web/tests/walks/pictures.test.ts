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

test("a claim and the map that it speaks of, for the README", async ({ page, request }) => {
  test.setTimeout(1_260_000);
  // The fewest draws that tell likely from unlikely; runs are kept in `artefacts/runs`.
  const asked = { case: "northeast_asia_2014", draws: 64 };
  const begun = await request.post("/api/runs", { data: asked });
  const { run } = (await begun.json()) as { run: string };
  const status = async (): Promise<string> => {
    const found = await request.get(`/api/runs/${run}`);
    return ((await found.json()) as { status: string }).status;
  };
  await expect.poll(status, { timeout: 1_200_000, intervals: [2000] }).toBe("done");
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, `${KOREAN}&panel=claims`);
  const claims = page.getByRole("region", { name: "Claims" });
  await expect(claims).toContainText("Shares of 64 draws");
  await claims.getByRole("searchbox").fill("gas line");
  const says = claims.getByRole("button", { name: /worth its cost even where/ });
  await says.click();
  await expect(claims).toContainText("Overturned by");
  await expect(claims.locator("figure svg")).toHaveCount(2);
  await says.evaluate((node) => node.closest("tr")?.scrollIntoView({ block: "start" }));
  await expect(page.locator('[data-key="link:luzon_tokyo_lng"]')).toBeAttached();
  await expect(page.locator(".waiting")).toHaveCount(0);
  await page.screenshot({ path: "../docs/_static/workbench-claims.png", animations: "disabled" });
});
