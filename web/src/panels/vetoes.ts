/** What each right to refuse brings its holder, and whom it costs, as the power panel says it. */
import type { CaseView, Ties } from "../api/types";
import { formatAmount } from "../words/amounts";
import { listed } from "../words/lists";
import { actorName } from "./facts";
import { closureName } from "./names";

/** Losses that differ by less are alike. */
const ALIKE = 1e-6;

export interface Right {
  readonly key: string;
  readonly asset: string;
  readonly holder: string;
  readonly over: string;
  /** What it brings its holder. */
  readonly value: number;
  readonly text: string;
  /** What is at stake, and who bears it. */
  readonly note: string;
}

/** The rights to refuse that bring their holder something, those that bring most first. */
export function rights(view: CaseView, ties: Ties): Right[] {
  const money = (amount: number): string => formatAmount(amount, ties.unit);
  return ties.vetoes
    .map((veto): Right => {
      const gains = veto.gain ?? {};
      const cost = costs(view, veto, money);
      const stake = veto.stake === null ? "" : `if refused, all together lose ${money(veto.stake)}`;
      const value = gains[veto.holder] ?? 0;
      return {
        key: `${veto.holder}:${veto.asset}`,
        asset: veto.asset,
        holder: actorName(view, veto.holder),
        over: closureName(view, { kind: "asset", key: veto.asset }),
        value,
        text: formatAmount(value, ties.unit, { signed: true }),
        note: [cost, stake].filter(Boolean).join("; "),
      };
    })
    .filter((right) => right.value !== 0)
    .sort((a, b) => b.value - a.value);
}

/** Whom a right to refuse costs most: all who lose as much, within rounding. */
function costs(
  view: CaseView,
  { holder, gain }: Ties["vetoes"][number],
  money: (amount: number) => string,
): string {
  const losses = Object.entries(gain ?? {}).filter(
    ([actor, change]) => actor !== holder && change < 0,
  );
  const most = Math.max(...losses.map(([, change]) => -change));
  const bearers = losses
    .filter(([, change]) => -change > most * (1 - ALIKE))
    .map(([actor]) => actorName(view, actor));
  if (!bearers.length) return "";
  return `costs ${listed(bearers)} most: ${money(most)}${bearers.length > 1 ? " each" : ""}`;
}

/** Who is needed for what, without gaining by it that it must be asked. */
export function needed(view: CaseView, ties: Ties): string[] {
  const holders = new Map<string, string[]>();
  for (const { asset, holder, gain } of ties.vetoes) {
    if (gain?.[holder]) continue;
    holders.set(asset, [...(holders.get(asset) ?? []), actorName(view, holder)]);
  }
  return [...holders].map(
    ([asset, names]) => `${listed(names)} for ${closureName(view, { kind: "asset", key: asset })}`,
  );
}
