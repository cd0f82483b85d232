import type { Locator, Page } from "@playwright/test";

import { Server } from "./server";
import { expect, picture, test } from "./walk";

// Long enough to be cancelled, short enough to be waited for, if need be beside much else.
const MANY = "4096";
const LONG = { timeout: 300_000 };
test.setTimeout(420_000);

test("draws are cancelled, and go on with all that was done", async ({ page }) => {
  await page.goto("/toy?panel=draws");
  const draws = await begin(page);
  await expect(draws).toContainText(/[1-9] of 6 claims judged/);
  await draws.getByRole("button", { name: "Cancel" }).click();
  await expect(draws).toContainText("cancelled; what was done is kept");
  // What was judged before is there, and the page lives on.
  await page.getByRole("tab", { name: "Claims" }).click();
  await expect(page.getByRole("region", { name: "Claims" }).locator(".badge")).not.toHaveCount(0);
  await page.getByRole("tab", { name: "Draws" }).click();
  await picture(page, "draws-cancelled");
  await draws.getByRole("button", { name: "Go on" }).click();
  await expect(draws).toContainText(/[1-9] of 6 claims judged/);
  await expect(draws.getByRole("link", { name: "Read the brief" })).toBeVisible(LONG);
  await picture(page, "draws-done");
});

test.describe("a server that ends during draws", () => {
  // The browser itself writes into the console that nobody answers.
  test.use({ refused: [503, "net::ERR_"] });

  test("told to: they are interrupted, and go on where they stopped", async ({ page }) => {
    const server = await Server.begin();
    try {
      await page.goto(`${server.address}/toy?panel=draws`);
      const draws = await begin(page);
      await expect(draws).toContainText(/[1-9] of 6 claims judged/);
      await server.end("SIGTERM");
      await server.again();
      // The page that stayed open finds the server again by itself.
      await expect(draws).toContainText("interrupted; goes on where it stopped");
      await draws.getByRole("button", { name: "Go on" }).click();
      await expect(draws.getByRole("link", { name: "Read the brief" })).toBeVisible(LONG);
    } finally {
      await server.remove();
    }
  });

  test("suddenly: they run on without it, and are found again", async ({ page }) => {
    const server = await Server.begin();
    try {
      await page.goto(`${server.address}/toy?panel=draws`);
      const draws = await begin(page);
      await expect(draws).toContainText(/[1-9] of 6 claims judged/);
      await server.end("SIGKILL");
      await server.again();
      await expect(draws.getByRole("link", { name: "Read the brief" })).toBeVisible(LONG);
      // So does one that was closed meanwhile.
      await page.goto(`${server.address}/toy?panel=claims`);
      await expect(page.getByRole("region", { name: "Claims" })).toContainText(
        "Shares of 4,096 draws",
      );
    } finally {
      await server.remove();
    }
  });
});

async function begin(page: Page): Promise<Locator> {
  const draws = page.getByRole("region", { name: "Draws" });
  await draws.getByRole("combobox", { name: "Draws" }).selectOption(MANY);
  await draws.getByRole("button", { name: "Draw the case as it stands" }).click();
  return draws;
}
