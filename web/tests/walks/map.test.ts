import { expect, expectAccessible, KOREAN, open, picture, test } from "./walk";

test("a stranger sees who gains from the Korean gas line", async ({ page }) => {
  await open(page, KOREAN);
  const power = page.getByRole("region", { name: "Power" });
  await expect(power).toContainText("Russia, North Korea and South Korea");
  await expect(power).toContainText("who gains more among them is undetermined");
  await expect(page.locator(".map .names")).toContainText("NORTH KOREA");
  await expect(page.locator(".map .names .gain")).toHaveCount(3);
  await expect(page.getByText("built here, not in the other")).toBeVisible();
  for (const line of await page.locator(".map svg .line, .map svg .hit").all())
    await expect(line).toHaveCSS("fill", "none");
  await expect(page.locator("figure svg")).toBeVisible();
  await picture(page, "workbench");
  await expectAccessible(page);
});

test("hover and focus say value, range, unit and source", async ({ page }) => {
  await open(page, KOREAN);
  const line = page.locator('[data-key="link:pipe_kp"]');
  await expect(line).toHaveAccessibleName(/Khasan to Wonsan, by pipe\. Gas: 10 bcm\/yr/);
  await line.focus();
  const tip = page.locator(".tip");
  await expect(tip).toContainText("10 bcm/yr");
  await expect(tip).toContainText("of its capacity");
  await expect(tip).toContainText("Source");
});

test("the difference of two scenarios, and both side by side", async ({ page }) => {
  await open(page, KOREAN);
  await page.getByRole("button", { name: "Difference" }).click();
  await expect(page.getByText("carries more")).toBeVisible();
  await expect(page.locator('[data-key="link:pipe_kp"]')).toHaveAccessibleName(/\+10 bcm\/yr/);
  await picture(page, "difference");
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect(page.locator(".map svg")).toHaveCount(2);
  await picture(page, "side-by-side");
  await expect(page).toHaveURL(/map=beside/);
});

test("zoom, pan and keyboard", async ({ page }) => {
  await open(page, KOREAN);
  const map = page.locator(".map svg");
  const before = await page.locator('[data-key="place:seoul"]').getAttribute("cx");
  await map.focus();
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator('[data-key="place:seoul"]')).not.toHaveAttribute("cx", before ?? "");
  await page.keyboard.press("0");
  await expect(page.locator('[data-key="place:seoul"]')).toHaveAttribute("cx", before ?? "");
  await map.hover();
  await page.mouse.wheel(0, -400);
  await expect(page.locator('[data-key="place:seoul"]')).not.toHaveAttribute("cx", before ?? "");
});

test("a strait is closed and opened again without a mouse", async ({ page }) => {
  await open(page, KOREAN);
  await page.locator('[data-key="passage:tsushima"]').focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("complementary", { name: /Tsushima/ });
  await card.getByRole("button", { name: "Close it" }).press("Enter");
  await expect(page).toHaveURL(/c=passage:tsushima/);
  await expect(page.locator(".map .cross").first()).toBeVisible();
  await card.getByRole("button", { name: "Reopen" }).press("Enter");
  await expect(page).not.toHaveURL(/tsushima&|c=passage/);
});
