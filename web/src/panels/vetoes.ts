/** What each right to refuse brings its holder, and whom it costs, as the power panel says it. */
import type { CaseView, Ties } from "../api/types";
import { formatAmount } from "../words/amounts";
import { listed } from "../words/lists";
import { actorName } from "./facts";
import { closureName } from "./names";

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
      const [bearer] = Object.entries(gains)
        .filter(([actor, gain]) => actor !== veto.holder && gain < 0)
        .sort(([, a], [, b]) => a - b);
      const cost = bearer ? `costs ${actorName(view, bearer[0])} most: ${money(-bearer[1])}` : "";
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
