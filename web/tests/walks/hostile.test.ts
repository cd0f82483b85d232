import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { hostile, poison } from "./hostile";
import { Server } from "./server";
import { expect, open, picture, test } from "./walk";

test("text of a case is shown as text, and nothing in it is obeyed", async ({ page }) => {
  const server = await Server.begin();
  const [dialogs, asked] = watch(page);
  try {
    poison(join(server.folder, "cases/toy"));
    await open(page, `${server.address}/toy?s=bypass&v=base&at=link:pipe`);
    await expect(page.getByRole("banner")).toContainText(hostile("title"));
    const power = page.getByRole("region", { name: "Power" });
    await expect(power).toContainText("<script>window.fell='actors-name-0'</script>");
    await expectObeyedByNobody(page, server.address);
    await picture(page, "hostile");
    // Names in charts that are asked for when they are looked at, and among the levers.
    await openAll(page);
    await expectObeyedByNobody(page, server.address);
    const levers = page.getByRole("region", { name: "Levers" });
    await expect(levers).toContainText("projects-name-0");
    await expectObeyedByNobody(page, server.address);
    await page.getByRole("tab", { name: "Claims" }).click();
    const claims = page.getByRole("region", { name: "Claims" });
    await expect(claims).toContainText(hostile("says"));
    await claims
      .getByRole("button", { name: /window\.fell/ })
      .first()
      .click();
    await expectObeyedByNobody(page, server.address);
    await page.getByRole("tab", { name: "Evidence" }).click();
    const evidence = page.getByRole("region", { name: "Evidence" });
    // A figure's sources, and the link to each, are there once it is opened.
    await evidence.getByRole("button", { name: /figures-name-0/ }).click();
    await expect(evidence).toContainText("source-title");
    await expectObeyedByNobody(page, server.address);
    await page.getByRole("tab", { name: "Tables" }).click();
    await expect(page.getByRole("region", { name: "Tables" })).toContainText("<script>");
    await expectObeyedByNobody(page, server.address);
    expect(dialogs).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(server.address))).toEqual([]);
    expect(asked.filter((url) => url.includes("nowhere"))).toEqual([]);
    await page.goto("about:blank"); // so that nobody asks a server that ends
  } finally {
    await server.remove();
  }
});

test.describe("letters that nobody sees", () => {
  test.use({ refused: [422] });

  for (const [name, letter] of [
    ["a sequence for the terminal", "\u001b[31m"],
    ["a mark that turns the direction", "\u202e"],
  ] as const) {
    test(`${name} is refused, and told without being repeated`, async ({ page }) => {
      const server = await Server.begin();
      try {
        const file = join(server.folder, "cases/toy/actors.csv");
        writeFileSync(file, readFileSync(file, "utf8").replace("Norland", `Nor${letter}land`));
        appendFileSync(join(server.folder, "cases/toy/places.csv"), "\n");
        await page.goto(`${server.address}/toy`);
        await expect(page.locator("body")).toContainText("actors.csv");
        await expect(page.locator("body")).toContainText("cannot be seen");
        expect(await page.content()).not.toContain(letter[0]);
        await page.goto("about:blank");
      } finally {
        await server.remove();
      }
    });
  }
});

/** Open whatever is folded up. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
}

/** Note every dialog, and every address that is asked. */
function watch(page: Page): [string[], string[]] {
  const [dialogs, asked]: [string[], string[]] = [[], []];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) asked.push(request.url());
  });
  return [dialogs, asked];
}

/** No script ran, nothing was put in beside what the page makes, and no word widens the page. */
async function expectObeyedByNobody(page: Page, address: string): Promise<void> {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    return {
      fell: (window as unknown as { fell?: string }).fell,
      scripts: [...document.scripts].map((script) => script.src),
      images: [...document.images].map((image) => image.getAttribute("src")),
      handlers: all.filter((each) => [...each.attributes].some(({ name }) => name.startsWith("on")))
        .length,
      links: [...document.links].map((link) => link.href),
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      beyond: [...document.querySelectorAll("table")]
        .filter((table) => !table.closest(".scroll"))
        .filter((table) => table.getBoundingClientRect().right > window.innerWidth).length,
    };
  });
  expect(found.fell).toBeUndefined();
  expect(found.scripts.filter((src) => !src.startsWith(`${address}/assets/`))).toEqual([]);
  expect(found.images).not.toContain("nowhere");
  expect(found.handlers).toBe(0);
  expect(found.links.filter((link) => !/^https?:/.test(link))).toEqual([]);
  expect([found.wider, found.beyond]).toEqual([0, 0]);
}
