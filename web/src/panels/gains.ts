/** Who gains and who loses, as the power panel and the map say it. */
import type { CaseView, Power } from "../api/types";
import { formatRange } from "../words/amounts";
import { actorName } from "./facts";

export interface Gain {
  readonly player: string;
  readonly name: string;
  /** By Shapley. */
  readonly value: number;
  /** Ends over the two that are compared, where both have an answer. */
  readonly low: number;
  readonly high: number;
  readonly text: string;
  /** Too little to be seen beside the greatest. */
  readonly slight: boolean;
}

const SLIGHT = 0.02;
/** Amounts that differ by less are alike: their players stay in the order of the case. */
const ALIKE = 1e-6;

/** Between whose amounts a bar runs: those that the chart of shifts in the brief compares. */
const COMPARED = ["shapley", "nucleolus"] as const;

/** What a scenario changes for each player against another one, or else what dealing gives it. */
export function gains(view: CaseView, power: Power): Gain[] {
  const splits: readonly Readonly<Record<string, number>>[] = power.shift
    ? COMPARED.flatMap((concept) => {
        const split = power.shift?.[concept];
        return split ? [split] : [];
      })
    : [power.gain];
  const rows = power.players.map((player) => {
    const values = splits.map((split) => split[player] ?? 0);
    return {
      player,
      value: values[0] ?? 0,
      low: Math.min(...values),
      high: Math.max(...values),
    };
  });
  const most =
    Math.max(...rows.map(({ low, high }) => Math.max(Math.abs(low), Math.abs(high)))) || 1;
  const rank = (amount: number): number => Math.round(amount / (ALIKE * most));
  return rows
    .map((row) => {
      const slight = Math.abs(row.value) < SLIGHT * most && row.high - row.low < SLIGHT * most;
      const nothing = Math.max(Math.abs(row.low), Math.abs(row.high)) < 1e-6 * most;
      return {
        ...row,
        name: actorName(view, row.player),
        slight,
        text: nothing
          ? "0"
          : formatRange(row.value, row.low, row.high, power.unit, { signed: true }),
      };
    })
    .sort((a, b) => rank(b.value) - rank(a.value));
}

/** Players that a change does not tell apart, if they are among those whom it matters to. */
export function undetermined(power: Power, rows: readonly Gain[]): readonly string[] {
  const groups = power.shift ? power.shift_symmetric : power.symmetric;
  const moved = new Set(rows.filter((row) => !row.slight).map((row) => row.player));
  return groups.find((group) => group.filter((player) => moved.has(player)).length > 1) ?? [];
}
