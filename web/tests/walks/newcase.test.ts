/** A new case: from a template, from a workbook, from a table and a tracker's file with questions. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { Server } from "./server";
import { expect, expectAccessible, open, picture, test } from "./walk";

const FLOWS = "Exporter,Importer,Volume (kt/yr),Year,Remark\nRussia,Germany,1200,2013,a\n";
const PIPES =
  "type,project,countries,status_tabular,capacity,units,route\n" +
  'gas_pipeline,East Line,"Turkmenistan, Uzbekistan",operating,30,bcm/y,"38,64:41,66"\n';

let server: Server;
test.beforeAll(async () => {
  server = await Server.begin();
});
test.afterAll(() => server.remove());

/** Open the dialogue over the toy. */
async function begin(page: Page): Promise<Locator> {
  await open(page, `${server.address}/toy`);
  await page.getByRole("button", { name: "New case" }).click();
  const dialog = page.getByRole("dialog", { name: "New case" });
  await expect(dialog).toBeVisible();
  return dialog;
}

function bring(dialog: Locator, name: string, content: string | Buffer): Promise<void> {
  const files = { name, mimeType: "text/csv", buffer: Buffer.from(content) };
  return dialog.getByLabel("Files", { exact: true }).last().setInputFiles(files);
}

test("a template is a case that is opened", async ({ page }) => {
  const dialog = await begin(page);
  await expectAccessible(page);
  await dialog.getByLabel("Its key").fill("my_case");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/my_case/);
  await expect(page.getByRole("combobox", { name: "Case", exact: true })).toHaveValue("my_case");
  await expect(page.locator(".map svg [data-key]").first()).toBeAttached();
});

test("a table asks what it does not say, and becomes a case that is opened", async ({ page }) => {
  const dialog = await begin(page);
  await bring(dialog, "other.csv", FLOWS);
  await expect(dialog.getByLabel("Its key")).toHaveValue("other");
  await bring(dialog, "flows.csv", FLOWS);
  await expect(dialog.getByLabel("Its key")).toHaveValue("flows");
  const commodity = dialog.getByLabel("observed.commodity: which column?");
  await expect(dialog.getByLabel("observed.from: which column?")).toHaveValue("Exporter");
  await expectAccessible(page);
  // Nothing is made while something stands open: the field itself asks for it.
  await dialog.getByRole("button", { name: "Make the case" }).click();
  await expect(commodity).toBeFocused();
  await commodity.selectOption("the same in every row …");
  await dialog.getByLabel("What stands in every row").fill("tin");
  await dialog.getByLabel("source: who published the file?").fill("Customs Office");
  await dialog.getByLabel("source: when was it published?").fill("2014");
  await dialog.getByText("more that can be told").click();
  await expect(dialog.getByText("today if left out")).toBeVisible();
  await dialog.getByLabel("the day after which nothing was known").fill("2014-12-31");
  await picture(page, "newcase-questions");
  await dialog.getByRole("button", { name: "Make the case" }).click();
  await expect(dialog.getByRole("table", { name: "Taken" })).toContainText(
    "rows into observed.csv",
  );
  await expect(dialog.getByText("Customs Office (2014)")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL(/\/flows/);
  const mapping = await readFile(join(server.folder, "cases/flows/mapping.yaml"), "utf8");
  expect(mapping).toContain("is: tin");
});

test("a tracker's file is recognised, and its terms are shown", async ({ page }) => {
  const dialog = await begin(page);
  await bring(dialog, "pipes.csv", PIPES);
  await expect(dialog.locator("select.kind")).toHaveValue("gem");
  await dialog.getByText("more that can be told").click();
  await expect(dialog.getByLabel("Ends of pipes this near are one place [km]")).toHaveValue("25");
  await dialog.getByRole("button", { name: "Make the case" }).click();
  await expect(dialog.getByText("CC BY 4.0")).toBeVisible();
  await dialog.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL(/\/pipes/);
  await expect(page.locator(".map svg [data-key]").first()).toBeAttached();
});

test("a workbook that is dropped becomes a case", async ({ page }) => {
  const answer = await page.request.post(`${server.address}/api/cases/toy/file`, {
    data: { to: "xlsx" },
  });
  const { content } = (await answer.json()) as { content: string };
  const dialog = await begin(page);
  const data = await page.evaluateHandle((text) => {
    const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "corridor.xlsx"));
    return transfer;
  }, content);
  await dialog.getByRole("group", { name: "Files" }).dispatchEvent("drop", { dataTransfer: data });
  await expect(dialog.locator("select.kind")).toHaveValue("case");
  await dialog.getByRole("button", { name: "Make the case" }).click();
  await dialog.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL(/\/corridor/);
});

test("the files of a folder become a case", async ({ page }) => {
  const dialog = await begin(page);
  await dialog.getByLabel("A folder").setInputFiles(join(server.folder, "cases/toy"));
  await expect(dialog.getByLabel("Its key")).toHaveValue("toy");
  await expect(dialog.locator("select.kind")).toHaveValue("case");
  await dialog.getByLabel("Its key").fill("toy_again");
  await dialog.getByRole("button", { name: "Make the case" }).click();
  await expect(dialog.getByRole("table", { name: "Left" })).toContainText("README.md");
  await dialog.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL(/\/toy_again/);
});

test.describe("what is wrong", () => {
  test.use({ refused: [409, 422] });

  test("is told as everywhere, and Escape leaves all as it was", async ({ page }) => {
    const dialog = await begin(page);
    await dialog.getByLabel("Its key").fill("toy");
    await dialog.getByRole("button", { name: "Make the case" }).click();
    await expect(dialog.getByRole("alert")).toContainText("There is a case toy already");
    await bring(dialog, "page.csv", "<html>");
    await expect(dialog.getByRole("alert")).toContainText("a page of the web");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "New case" })).toBeFocused();
  });
});
