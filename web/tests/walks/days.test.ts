import { expect, expectAccessible, open, picture, test } from "./walk";

const SHUT = "/strait?s=shut&v=base";

test("the map shows any period, by a slider that the arrows move", async ({ page }) => {
  await open(page, `${SHUT}`);
  const slider = page.getByRole("slider", { name: "Days" });
  await expect(slider).toHaveAttribute("aria-valuetext", "All days together, as a mean");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "1 to 7 January 2031");
  await expect(page).toHaveURL(/day=2031-01-01/);
  const strait = page.locator('[data-key="link:strait"]');
  await expect(strait).toHaveAccessibleName(/1,\d{3} MMbbl\/yr/);
  await expect(page.locator(".map .cross")).toHaveCount(0);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "1 to 4 February 2031");
  await expect(page.locator(".map .cross").first()).toBeVisible();
  await expect(
    page
      .getByRole("application", { name: /1 to 4 February 2031/ })
      .or(page.locator('.map svg[aria-label*="1 to 4 February 2031"]')),
  ).toBeVisible();
  await picture(page, "days-map");
  await expectAccessible(page);
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", /1 July 2031$/);
  await page.getByRole("button", { name: "All days" }).press("Enter");
  await expect(page).not.toHaveURL(/day=/);
});

test("a place tells what lies in store, and two scenarios stand on the same days", async ({
  page,
}) => {
  await open(page, `${SHUT}&day=2031-02-26&at=place:isle_port`);
  const card = page.locator("aside.card");
  await expect(card).toContainText(/in store: Crude oil/);
  await expect(card).toContainText(/of 60 MMbbl on 28 February 2031/);
  await open(page, `${SHUT}&day=2031-02-26&map=beside`);
  await expect(page.getByRole("slider", { name: "Days" })).toHaveAttribute(
    "aria-valuetext",
    "26 to 28 February 2031",
  );
  await expect(page.getByText("The strait open, 26 to 28 February 2031")).toBeVisible();
  const straits = page.locator('[data-key="link:strait"]');
  await expect(straits).toHaveCount(2);
  await expect(straits.nth(1)).toHaveAccessibleName(/1,\d{3} MMbbl\/yr/);
  await picture(page, "days-beside");
  await expectAccessible(page);
});

test("an address opens its period", async ({ page }) => {
  await open(page, `${SHUT}&day=2031-02-26`);
  await expect(page.getByRole("slider", { name: "Days" })).toHaveAttribute(
    "aria-valuetext",
    "26 to 28 February 2031",
  );
});

test("who runs short when stands in a calendar, in words and in a table", async ({ page }) => {
  await open(page, SHUT);
  await page.getByRole("tab", { name: "Power" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Days" })).toBeFocused();
  const days = page.getByRole("region", { name: "Days" });
  await expect(days.getByRole("table", { name: "Who runs short" })).toContainText("1 March 2031");
  await expect(
    days.getByRole("figure", {
      name: /^First to run short: Delta Republic \(Crude oil\), from 1 March 2031/,
    }),
  ).toBeVisible();
  await expect(days.getByRole("figure", { name: /^First down to its minimum/ })).toBeVisible();
  await expect(days.getByRole("figure", { name: /^Prices move most at/ })).toBeVisible();
  await picture(page, "days");
  await expectAccessible(page);
});

test("a case of a year has no days to look at", async ({ page }) => {
  await open(page, "/toy?panel=time");
  await expect(page.getByRole("tab", { name: "Power" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tab", { name: "Days" })).toHaveCount(0);
  await expect(page.getByRole("slider", { name: "Days" })).toHaveCount(0);
});
