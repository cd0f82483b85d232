/** What every walk shares: a page that may not complain, and ways to look at it. */
import { expect, test as base, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const CASE = "/northeast_asia_2014";
export const KOREAN = `${CASE}?s=korean_pipe&v=horizon`;

/** A page on which any word in the console, and any failed script, fails the walk. */
export const test = base.extend<{ refused: readonly (number | string)[]; quiet: undefined }>({
  /** Answers, or words, that the walk provokes; the browser itself writes them into the console. */
  refused: [[], { option: true }],
  quiet: [
    async ({ page, refused }, use) => {
      const said: string[] = [];
      page.on("console", (message) => {
        const expected = refused.some((each) =>
          message.text().includes(typeof each === "number" ? `status of ${each}` : each),
        );
        if (["error", "warning"].includes(message.type()) && !expected) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(error.message));
      await use(undefined);
      expect(said, "the console stays empty").toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Open the page and wait until its numbers are there. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator(".map svg [data-key]").first()).toBeAttached();
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `artefacts/${name}.png`, animations: "disabled" });
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** No serious fault for those who cannot see, or use no mouse. */
export async function expectAccessible(page: Page): Promise<void> {
  // The page refuses scripts that are not its own; what is evaluated from outside may run.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: Violation[] }> };
    };
    return (await axe.run()).violations;
  });
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(" | ")}`,
    );
  expect(serious).toEqual([]);
}
