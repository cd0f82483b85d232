import { Server } from "./server";
import { expect, test } from "./walk";

test.describe("a server for other machines", () => {
  test.use({ refused: [401] });

  test("answers only who brings the token that it printed, and keeps it out of the address", async ({
    page,
    browser,
  }) => {
    const server = await Server.begin("--host", "0.0.0.0");
    try {
      await server.end("SIGTERM");
      const printed = new URL(await server.again());
      const token = printed.searchParams.get("token") ?? "";
      expect(token.length).toBeGreaterThan(20);
      expect((await page.goto(`${server.address}/toy`))?.status()).toBe(401);
      await expect(page.locator("body")).toContainText("rason serve");
      expect((await page.goto(`${server.address}/toy?token=wrong`))?.status()).toBe(401);
      await page.goto(`${server.address}/toy?s=bypass&token=${token}`);
      await expect(page.locator(".map svg [data-key]").first()).toBeAttached();
      await expect(page.getByRole("region", { name: "Power" })).toContainText("Norland");
      expect(page.url()).not.toContain("token");
      expect(page.url()).toContain("s=bypass");
      // The browser keeps it; no script can read it, and no other browser has it.
      await page.reload();
      await expect(page.locator(".map svg [data-key]").first()).toBeAttached();
      expect(await page.evaluate(() => document.cookie)).toBe("");
      const stranger = await browser.newContext();
      expect((await stranger.request.get(`${server.address}/api/cases`)).status()).toBe(401);
      const told = { headers: { authorization: `Bearer ${token}` } };
      expect((await stranger.request.get(`${server.address}/api/cases`, told)).status()).toBe(200);
      await stranger.close();
      await page.goto("about:blank"); // so that nobody asks a server that ends
    } finally {
      await server.remove();
    }
  });
});
