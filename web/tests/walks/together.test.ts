import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { Server } from "./server";
import { expect, open, picture, test } from "./walk";

test.describe("somebody else at the same files", () => {
  test.use({ refused: [412] });

  test("a table that changed underneath is not overwritten; edits stay until they are dropped", async ({
    page,
  }) => {
    const server = await Server.begin();
    try {
      const file = join(server.folder, "cases/toy/figures.csv");
      await open(page, `${server.address}/toy?panel=tables`);
      const tables = page.getByRole("region", { name: "Tables" });
      await type(page, "181");
      await expect(tables.locator(".save")).toContainText("No fault");
      // Another panel, and back: what was typed is still there.
      await page.getByRole("tab", { name: "Power" }).click();
      await expect(page.getByRole("region", { name: "Power" })).toBeVisible();
      await page.getByRole("tab", { name: "Tables" }).click();
      await expect(tables.locator(".save")).toContainText("No fault");
      appendFileSync(file, "# a line of somebody else\n");
      const theirs = readFileSync(file, "utf8");
      await tables.getByRole("button", { name: "Save", exact: true }).click();
      await expect(tables.getByRole("alert")).toContainText("changed");
      await picture(page, "tables-underneath");
      expect(readFileSync(file, "utf8")).toBe(theirs);
      await tables.getByRole("button", { name: /Read the file again/ }).click();
      await expect(tables.getByRole("alert")).toBeHidden();
      await type(page, "181");
      await tables.getByRole("button", { name: "Save", exact: true }).click();
      await expect(tables.getByRole("button", { name: "Save", exact: true })).toBeHidden();
      const ours = readFileSync(file, "utf8");
      expect(ours).toContain("# a line of somebody else");
      // One cell of one line is other than it was.
      const before = theirs.split("\n");
      const changed = ours.split("\n").filter((line, index) => line !== before[index]);
      expect(changed).toHaveLength(1);
      expect(changed[0]).toContain("181");
      await page.goto("about:blank");
    } finally {
      await server.remove();
    }
  });
});

test("two people pull different levers, and each sees what their own do", async ({
  page,
  browser,
}) => {
  await open(page, "/toy?s=base&v=base&c=asset:pipe");
  const other = await (await browser.newContext()).newPage();
  await open(other, "/toy?s=base&v=base");
  const said = (who: Page): Promise<string> =>
    who.getByRole("region", { name: "Power" }).locator("h2").innerText();
  await expect.poll(() => said(page)).toBe("Who gains, who loses");
  await expect.poll(() => said(other)).toBe("Nobody gains, nobody loses");
  await other
    .getByRole("combobox", { name: /^Undersea line around Midland/ })
    .selectOption("option");
  await expect.poll(() => said(other)).toBe("Who gains, who loses");
  await expect(page).toHaveURL(/c=asset:pipe/);
  await expect(page).not.toHaveURL(/bypass/);
  await other.context().close();
});

async function type(page: Page, text: string): Promise<void> {
  await page.getByRole("region", { name: "Tables" }).getByRole("gridcell").nth(3).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}
