import { CASE, expect, expectAccessible, KOREAN, open, picture, test } from "./walk";

test("a lever moves flows, power and verdicts; undo and redo walk back and forth", async ({
  page,
}) => {
  await open(page, KOREAN);
  const bars = page.getByRole("region", { name: "Power" }).locator(".bars");
  await expect(bars).toContainText("South Korea");
  const before = await bars.innerText();
  await page.getByLabel("Gas line through North Korea to South Korea").selectOption("out");
  await expect(bars).not.toHaveText(before);
  await expect(page).toHaveURL(/p=korean_pipe:out/);
  await page.keyboard.press("Control+z");
  await expect(page).not.toHaveURL(/p=korean_pipe/);
  await expect.poll(() => bars.innerText()).toBe(before);
  await page.keyboard.press("Control+Shift+z");
  await expect(page).toHaveURL(/p=korean_pipe:out/);
});

test("Back and Forward of the browser walk through what was asked", async ({ page }) => {
  await open(page, "/toy?s=bypass&v=base");
  const scenario = page.getByRole("banner").getByLabel("Scenario");
  await scenario.selectOption("pipe_closed");
  await expect(page).toHaveURL(/s=pipe_closed/);
  await page.getByLabel("Undersea line around Midland").first().selectOption("built");
  await expect(page).toHaveURL(/p=bypass:built/);
  await page.getByRole("tab", { name: "Claims" }).click();
  await page.goBack();
  await expect(page).not.toHaveURL(/p=bypass/);
  await expect(scenario).toHaveValue("pipe_closed");
  await page.goBack();
  await expect(scenario).toHaveValue("bypass");
  await page.goForward();
  await expect(scenario).toHaveValue("pipe_closed");
  await expect(page).toHaveTitle(/pipe.closed/);
});

test("a figure moves by slider and by number, and is marked beyond its range", async ({ page }) => {
  await open(page, KOREAN);
  const levers = page.getByRole("region", { name: "Levers" });
  await levers.getByRole("searchbox").fill("average import price Japan");
  const slider = levers.getByRole("slider", { name: /Average import price of LNG, Japan/ });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/f=lng_price:/);
  const exact = levers.getByRole("spinbutton", { name: /Average import price of LNG, Japan/ });
  await exact.fill("25");
  await exact.press("Enter");
  await expect(levers).toContainText("outside its range");
  await expect(page).toHaveURL(/f=lng_price:25/);
  await levers.getByRole("button", { name: /Put Average import price/ }).click();
  await expect(page).not.toHaveURL(/lng_price/);
});

test("rules, access, blocs and quarrels stand in the address, and come back from it", async ({
  page,
}) => {
  await open(page, `${CASE}?s=korean_pipe&v=horizon&r=x2:off&access=open&bloc=RU:CN&cut=RU:JP`);
  const levers = page.getByRole("region", { name: "Levers" });
  await levers.getByText("Rules", { exact: true }).click();
  await levers.getByText("Who bargains, and how").click();
  await expect(levers.getByLabel("Access")).toHaveValue("open");
  await expect(levers.getByLabel("Bloc of China")).toHaveValue("0");
  await expect(
    levers.getByRole("button", { name: /Russia and Japan: they do not deal/ }),
  ).toBeVisible();
  await expect(levers).toContainText("4 levers moved");
  await expect(page.getByRole("region", { name: "Power" })).toContainText("China");
  await picture(page, "levers");
  await expectAccessible(page);
});

test.describe("refusals", () => {
  test.use({ refused: [422] });

  test("what the server refuses is said as the command line says it", async ({ page }) => {
    await page.goto(`${CASE}?s=no_such_scenario`);
    await expect(page.getByRole("alert")).toContainText("no_such_scenario");
    await expect(page.getByRole("alert")).toContainText("fix");
  });
});

test("levers are saved as a scenario, the change shown first", async ({ page }) => {
  await open(page, "/toy");
  const levers = page.getByRole("region", { name: "Levers" });
  await levers.getByText("Closures").click();
  await levers.getByRole("combobox", { name: /Click a line/ }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save …" }).click();
  const dialog = page.getByRole("dialog", { name: /Save these levers/ });
  await dialog.getByLabel(/Key/).fill("walked");
  await dialog.getByLabel("What it is called").fill("Saved by a walk");
  await dialog.getByRole("button", { name: "Show the change" }).click();
  await expect(dialog).toContainText("walked:");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/s=walked/);
  await expect(page.getByRole("banner").getByLabel("Scenario")).toHaveValue("walked");
});

test.describe("a scenario that claims name", () => {
  test.use({ refused: [422] });

  test("is renamed wherever it is named; only one that nothing names is deleted", async ({
    page,
  }) => {
    await open(page, "/toy?s=bypass&v=base&panel=claims");
    const head = page.getByRole("banner");
    await head.getByRole("button", { name: "Rename or delete this one" }).click();
    const dialog = page.getByRole("dialog", { name: /Rename or delete/ });
    await dialog.getByRole("button", { name: "Delete …" }).click();
    await expect(dialog).toContainText("claim bypass_weakens_midland, statement 1, in");
    await expectAccessible(page);
    await dialog.getByLabel(/Key/).fill("undersea");
    await dialog.getByLabel("What it is called").fill("Under the sea");
    await dialog.getByRole("button", { name: "Show the change" }).click();
    await expect(dialog.getByLabel("Changes")).toContainText("claims.yaml");
    await picture(page, "rename");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page).toHaveURL(/s=undersea&v=base&panel=claims/);
    await expect(head.getByLabel("Scenario")).toHaveValue("undersea");
    await expect(head).toContainText("Under the sea");
    await head.getByLabel("Scenario").selectOption("narrows_closed");
    await head.getByRole("button", { name: "Rename or delete this one" }).click();
    await dialog.getByRole("button", { name: "Delete …" }).click();
    await dialog.getByRole("button", { name: "Delete scenario" }).click();
    await expect(head.getByLabel("Scenario")).not.toHaveValue("narrows_closed");
    await expect(head.getByLabel("Scenario").locator("option[value=narrows_closed]")).toHaveCount(
      0,
    );
  });
});
