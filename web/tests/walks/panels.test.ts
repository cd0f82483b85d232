import { CASE, expect, expectAccessible, KOREAN, open, picture, test } from "./walk";

test("from a number to its citation in two clicks", async ({ page }) => {
  await open(page, `${KOREAN}&at=link:pipe_kp`);
  await page.getByRole("complementary").getByRole("button", { name: "10 bcm/yr" }).click();
  const origin = page.getByRole("dialog", { name: "Where it comes from" });
  await expect(origin).toContainText("pipe_capacity");
  await expect(origin.getByRole("link").first()).toBeVisible();
  await picture(page, "origin");
  await page.keyboard.press("Escape");
  await expect(origin).toBeHidden();
});

test("power: what each veto is worth, at whose cost, and who is needed all the same", async ({
  page,
}) => {
  await open(page, KOREAN);
  const power = page.getByRole("region", { name: "Power" });
  await expect(power).toContainText("North Korea’s say over");
  await expect(power).toContainText("Costs Russia and South Korea most: USD");
  await expect(power).toContainText("Needed all the same");
  await power.getByText("What each veto is worth").scrollIntoViewIfNeeded();
  await picture(page, "vetoes");
  // A lever takes the project out, and with it all that could be refused.
  await page.getByLabel("Gas line through North Korea to South Korea").selectOption("out");
  await expect(power).not.toContainText("North Korea’s say over “Gas line");
});

test("power: an empty core says why", async ({ page }) => {
  await open(page, `${CASE}?s=malacca_closed`);
  const power = page.getByRole("region", { name: "Power" });
  await expect(power).toContainText("The core is empty: any division leaves some coalition");
  await expect(power).toContainText("Liquefied gas market at Borneo");
});

test("what is changed stands in the headline, the title and on paper; who owes whom, and where all goes, beside power", async ({
  page,
}) => {
  await open(page, `${KOREAN}&f=lng_price:12&c=asset:prigorodnoye_tokyo_lng&without=US`);
  const change =
    /with “Average import price of LNG, Japan” at 12 .*“Prigorodnoye to Pacific coast of Japan by sea” closed.*United States not bargaining/;
  const head = page.getByRole("banner");
  await expect(head).toContainText(change);
  await expect(page).toHaveTitle(change);
  const power = page.getByRole("region", { name: "Power" });
  await expect(power.locator(".prose").first()).toContainText(change);
  await power.getByText("Where all that is earned goes").click();
  await expect(power).toContainText("What the players split");
  await expect(power).toContainText("In all, what is earned in this scenario");
  await power.getByText("Contracts: who owes whom").click();
  await expect(power).toContainText("Japan owes Russia");
  await picture(page, "owed");
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(head.locator(".changed")).toBeVisible();
});

test("claims: filter, search, open; the map goes where a claim looks", async ({ page }) => {
  await open(page, `${KOREAN}&panel=claims`);
  const claims = page.getByRole("region", { name: "Claims" });
  await claims.getByRole("searchbox").fill("worth its cost");
  await expect(claims.locator("tbody tr")).not.toHaveCount(0);
  const claim = claims.getByRole("button", {
    name: /The gas line through the North would be worth its cost/,
  });
  await claim.click();
  await expect(claims).toContainText("Tested by");
  await expect(claims).toContainText("At central figures");
  await expect(page).toHaveURL(/at=claim:/);
  await picture(page, "claims");
  await expectAccessible(page);
});

test("evidence: every figure with its sources and the verdicts that hang on it", async ({
  page,
}) => {
  await open(page, `${KOREAN}&panel=evidence`);
  const evidence = page.getByRole("region", { name: "Evidence" });
  await evidence.getByRole("searchbox").fill("yearly volume");
  await evidence.getByRole("button", { name: "Gas line to Korea: yearly volume" }).click();
  await expect(evidence).toContainText("Interfax");
  await expect(evidence).toContainText("Verdicts that hang on it");
  await picture(page, "evidence");
  await evidence.getByRole("searchbox").fill("cost of unification over");
  await evidence.getByRole("button", { name: "Cost of unification over 20 years" }).click();
  await expect(evidence).toContainText("Other reports of it");
  await expect(evidence).toContainText("40 % of draws");
  await expectAccessible(page);
});

test("draws: progress, claims as they come, probabilities at the end", async ({ page }) => {
  test.slow();
  await open(page, "/toy?panel=draws");
  await page.getByRole("combobox", { name: "Draws" }).selectOption("256");
  await page.getByRole("button", { name: "Draw the case as it stands" }).click();
  const draws = page.getByRole("region", { name: "Draws" });
  await expect(draws).toContainText("done", { timeout: 60_000 });
  await page.getByRole("tab", { name: "Claims" }).click();
  const claims = page.getByRole("region", { name: "Claims" });
  await expect(claims).toContainText(/all [\d,]+ draws/);
  await expect(claims).toContainText("Shares of 256 draws");
  // What is said to change a verdict does so at once, with all that moves along.
  const set = claims.getByRole("button", { name: /^set / });
  for (const says of await claims.locator(".says").all()) {
    await says.click();
    await expect(claims).toContainText("Tested by");
    if (await set.count()) break;
  }
  const verdict = claims.locator(".detail b.holds, .detail b.fails").first();
  const before = await verdict.innerText();
  await set.first().click();
  await expect(verdict).not.toHaveText(before);
  // A lever greys them until their own draws are done.
  await page.goto("/toy?s=&panel=claims&access=open");
  await expect(claims).toContainText("grey shares are those from before");
});

test("tables: a fault is marked at its cell, a mended one is written", async ({ page }) => {
  await open(page, "/toy?panel=tables");
  const tables = page.getByRole("region", { name: "Tables" });
  await expect(tables.getByRole("grid", { name: "figures" })).toBeVisible();
  const cell = tables.getByRole("gridcell").nth(3);
  const before = (await cell.innerText()).trim();
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("many");
  await page.keyboard.press("Enter");
  await expect(tables.locator("td.fault")).toContainText("RSN-");
  await expect(tables.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await picture(page, "tables");
  await expectAccessible(page);
  // A double click on what is said of a fault edits that cell, and no other.
  await tables.locator("td.fault .mark").dblclick();
  await expect(tables.locator("td.editing .mark")).toContainText("RSN-");
  await expect(tables.locator("td.editing input")).toHaveValue("many");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(`${before}.0`);
  await page.keyboard.press("Enter");
  await expect(tables.locator("pre")).toContainText(`${before}.0`);
  await tables.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    tables.getByRole("gridcell", { name: `${before}.0`, exact: true }).first(),
  ).toBeVisible();
});

test("tables: cells of a spreadsheet are pasted, taken back, marked and saved", async ({
  page,
}) => {
  await open(page, "/toy?panel=tables");
  const tables = page.getByRole("region", { name: "Tables" });
  await tables.getByRole("combobox").first().selectOption("actors");
  const grid = tables.getByRole("grid", { name: "actors" });
  const rows = grid.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  const copied = 'ZED\t"Zed,\nthe last"\r\nYAK\tYak\r\n';
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const put = async (text: string): Promise<void> => {
    await page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
    await page.keyboard.press("ControlOrMeta+v");
  };
  // A click begins to edit a cell; what is pasted then goes into cells all the same.
  await rows.last().getByRole("gridcell").nth(1).click();
  await put(copied);
  await expect(rows).toHaveCount(before + 1);
  await expect(tables.getByRole("status").first()).toContainText(
    "Pasted 2 rows of 2 cells; 1 new.",
  );
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(before);
  await tables.getByRole("button", { name: "Add a row" }).click();
  await rows.last().getByRole("gridcell").nth(1).focus();
  await put(copied);
  await expect(rows).toHaveCount(before + 2);
  const kind = (await grid.getByRole("columnheader").allInnerTexts()).indexOf("kind");
  await rows.last().getByRole("gridcell").nth(kind).focus();
  await put("1,5");
  await expect(tables.locator("td.fault").first()).toContainText("RSN-");
  await expect(tables.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await picture(page, "pasted");
  await expectAccessible(page);
  for (const row of [rows.nth(before), rows.last()]) {
    await row.getByRole("gridcell").nth(kind).focus();
    await put("state");
  }
  await tables.getByRole("button", { name: "Save", exact: true }).click();
  await expect(tables.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await expect(grid.getByRole("gridcell", { name: /the last/ })).toBeVisible();
});

test("the panels are tabs for the keyboard", async ({ page }) => {
  await open(page, `${CASE}?s=base`);
  await page.getByRole("tab", { name: "Power" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Claims" })).toBeFocused();
  await expect(page.getByRole("region", { name: "Claims" })).toBeVisible();
});
