import { expect, KOREAN, open, test } from "./walk";

test("every part of the page is reached by Tab, and the focus is seen there", async ({ page }) => {
  await open(page, KOREAN);
  await expect(page.getByRole("region", { name: "Power" })).toContainText("South Korea");
  const stops: string[] = [];
  for (let step = 0; step < 140; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const style = getComputedStyle(node);
      const seen =
        style.outlineStyle !== "none" || node instanceof SVGElement || style.boxShadow !== "none";
      const name = node.id || node.getAttribute("data-key") || node.getAttribute("aria-label");
      return `${seen ? "" : "unseen "}${node.tagName.toLowerCase()} ${name ?? node.textContent?.trim().slice(0, 30)}`;
    });
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops.filter((stop) => stop.startsWith("unseen"))).toEqual([]);
  const reached = stops.join("\n");
  for (const part of [
    "a Skip to the panel",
    "select", // scenario, against, projects
    "input", // sliders and exact numbers
    "svg Map of",
    "path link:",
    "button tab-power",
    "summary All numbers",
  ])
    expect(reached).toContain(part);
});

test("from a scenario to its claims without a mouse", async ({ page }) => {
  await open(page, KOREAN);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the panel" })).toBeFocused();
  await page.getByRole("banner").getByLabel("Scenario").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).not.toHaveURL(/s=korean_pipe&/);
  await page.keyboard.press("Control+z");
  await expect(page).toHaveURL(/s=korean_pipe&/);
  await page.locator("#tab-power").focus();
  await page.keyboard.press("ArrowRight");
  await page
    .getByRole("button", { name: /The gas line through the North would be worth its cost\./ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Claims" })).toContainText("Tested by");
  await page.getByRole("button", { name: "Figures and sources behind it" }).first().focus();
  await page.keyboard.press("Enter");
  const origin = page.getByRole("dialog", { name: "Where it comes from" });
  await expect(origin).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(origin).toBeHidden();
  await expect(
    page.getByRole("button", { name: "Figures and sources behind it" }).first(),
  ).toBeFocused();
});

test("among lines and places the arrows walk, and Enter looks closer", async ({ page }) => {
  await open(page, KOREAN);
  const entry = page.locator('.map [data-key][tabindex="0"]');
  await entry.focus();
  const first = await entry.getAttribute("data-key");
  await page.keyboard.press("ArrowRight");
  const second = page.locator('.map [data-key][tabindex="0"]');
  await expect(second).not.toHaveAttribute("data-key", first ?? "");
  await expect(second).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".card")).toBeVisible();
});
