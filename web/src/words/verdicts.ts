/** What a verdict comes to, in the brief's own words. */
import type { Verdict, Setting } from "../api/types";
import { formatShare } from "./amounts";
import { listed } from "./lists";

export type Outcome = "holds" | "fails" | "even" | "depends" | "unfounded" | "settled" | "open";

/** What is said of several claims, in the order in which they are counted. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  holds: "hold",
  fails: "do not hold",
  even: "hold in about half of the draws",
  depends: "depend on modelling choices",
  unfounded: "rest on untested assumptions",
  settled: "are settled by how the case is built",
  open: "cannot be tested here",
};

const LIKELY = 0.55;
const UNLIKELY = 0.45;

export function outcomeOf(
  claim: Pick<Verdict, "verdict" | "probability" | "depends" | "settled">,
): Outcome {
  if (claim.settled) return claim.depends.length ? "depends" : "settled";
  if (claim.verdict === "documented") return "holds";
  if (claim.verdict === "contradicted" || claim.verdict === "not found") return "fails";
  const { probability } = claim;
  if (probability === null || probability === undefined) return "open";
  if (claim.verdict.startsWith("illustrative")) return "unfounded";
  if (claim.depends.length) return "depends";
  if (probability >= LIKELY) return "holds";
  return probability <= UNLIKELY ? "fails" : "even";
}

const SETTLED: Readonly<Record<string, string>> = {
  holds: "always",
  fails: "never",
  weights: "some reports",
};

type Counted = Pick<Verdict, "probability" | "error" | "settled"> &
  Partial<Pick<Verdict, "draws" | "draws_held">>;

/** In how many draws a claim holds. */
export function held(claim: Counted): string {
  const { probability, error, settled, draws, draws_held: some } = claim;
  if (settled) return SETTLED[settled] ?? "";
  if (probability === null || probability === undefined) return "";
  if (draws) {
    const all = draws.toLocaleString("en-GB");
    if (probability === 1) return `all ${all} draws`;
    if (probability === 0) return `none of ${all} draws`;
    if (typeof some === "number") return `${some.toLocaleString("en-GB")} of ${all} draws`;
  }
  if (probability === 1) return "every draw";
  if (probability === 0) return "no draw";
  return formatShare(probability, error);
}

/** What a share of draws leaves out: that the central figures disagree, or have no value. */
export function beside(
  claim: Pick<Verdict, "probability" | "holds" | "disagrees" | "no_value">,
): string {
  const told: string[] = [];
  if (claim.disagrees) told.push(claim.holds ? "but at central figures" : "not at central figures");
  if (claim.no_value && typeof claim.probability === "number")
    told.push(`no value in ${formatShare(claim.no_value)} of draws`);
  return told.join("; ");
}

/** All that is to be set to see a claim change. */
export function setting(settings: readonly Pick<Setting, "figure" | "name" | "text">[]): string {
  return listed(settings.map(({ figure, name, text }) => `${name || figure} to ${text}`));
}

/** Modelling choices in words. */
export const CHOICES: Readonly<Record<string, string>> = {
  concept: "how gains are split",
  increment: "whether the project is bargained over alone",
  access: "whether owners may refuse passage",
  capital: "whether capital counts as spent",
  spread: "how dear trading on the market is",
  players: "who sits at the table",
  price_rule: "how goods are priced between partners",
  options: "which other projects are possible",
  foresight: "how far ahead is seen",
};
