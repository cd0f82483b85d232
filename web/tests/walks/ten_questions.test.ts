/** Questions about the region, answered from the page's first sight in at most three clicks. */
import { CASE, expect, open, test } from "./walk";
import type { Page } from "@playwright/test";

const MOST = 3;

/** Count the clicks and choices that a reader makes. */
function counted(page: Page) {
  let clicks = 0;
  const panel = (name: string) => page.getByRole("region", { name });
  return {
    panel,
    click: async (thing: ReturnType<Page["getByRole"]>) => {
      clicks += 1;
      await thing.click();
    },
    choose: async (thing: ReturnType<Page["getByRole"]>, label: string) => {
      clicks += 1;
      await thing.selectOption({ label });
    },
    seek: async (thing: ReturnType<Page["getByRole"]>, words: string) => {
      clicks += 1;
      await thing.fill(words);
    },
    within: () => {
      expect(clicks).toBeLessThanOrEqual(MOST);
    },
  };
}

test("who gains, who can stop it, and who depends on whom", async ({ page }) => {
  const reader = counted(page);
  await open(page, CASE);
  const power = reader.panel("Power");
  await expect(power).toContainText("Russia, North Korea and South Korea gain");
  await expect(power).toContainText("North Korea’s say over");
  await reader.click(power.getByText("Who depends on whom"));
  await expect(power).toContainText(/North Korea.*China/s);
  reader.within();
});

test("what closing Malacca costs Japan", async ({ page }) => {
  const reader = counted(page);
  await open(page, CASE);
  const levers = reader.panel("Levers");
  await reader.click(levers.getByText("Closures"));
  await reader.choose(levers.getByRole("combobox", { name: /Click a line/ }), "Strait of Malacca");
  const bars = reader.panel("Power").locator(".bars");
  await expect(page.getByRole("banner")).toContainText("Strait of Malacca closed");
  await expect(bars).toContainText(/Japan\s*−USD/);
  reader.within();
});

for (const [asked, claim] of [
  ["keep the line open", /Income from transit would make the North keep the line open/],
  ["finance", /Sanctions on finance are what keeps eastern projects/],
  ["Rail right through", /Rail right through the North to the South/],
  ["relieve", /Transit would relieve the North/],
] as const) {
  test(`a claim is found by its words: ${asked}`, async ({ page }) => {
    const reader = counted(page);
    await open(page, CASE);
    await reader.click(page.getByRole("tab", { name: "Claims" }));
    const claims = reader.panel("Claims");
    await reader.seek(claims.getByRole("searchbox"), asked);
    await reader.click(claims.getByRole("button", { name: claim }));
    await expect(claims).toContainText("At central figures");
    reader.within();
  });
}
