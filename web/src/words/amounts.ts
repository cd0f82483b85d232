/** Amounts as people say them: USD 3.2 bn/yr, 38 bcm/yr, 78 %. The same words as in the brief. */

const STEPS: readonly (readonly [number, string])[] = [
  [1e12, "tn"],
  [1e9, "bn"],
  [1e6, "m"],
  [1e3, "k"],
  [1, ""],
];
const MONEY = /^(?:(k|m|M|bn|tn|million|billion)\s*)?((?!TEU)[A-Z]{3})(\/.*)?$/;
const SIZES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  M: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  tn: 1e12,
};
const TIMES = new Set(["yr", "year", "a", "d", "day", "month", "h"]);

/** `0.034`, `1.2`, `38`, `1,350`: two figures that count, three for prices; all where it is exact. */
export function formatNumber(value: number, price = false, exact = false): string {
  if (value === 0) return "0";
  if (exact) return value.toLocaleString("en-US", { maximumFractionDigits: 20 }).replace("-", "−");
  const digits = price ? 3 : 2;
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.min(places, 20),
  });
  return text.replace("-", "−");
}

/** `USD 3.2 bn/yr`, `−USD 450 m/yr`, `38 bcm/yr`, `USD 11.2/MMBtu`. */
export function formatAmount(
  value: number | null | undefined,
  unit: string,
  { signed = false, exact = false }: { signed?: boolean; exact?: boolean } = {},
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const sign = value < 0 ? "−" : signed && value > 0 ? "+" : "";
  const match = MONEY.exec(unit.trim());
  if (!match) {
    if (unit === "1" || unit === "") return `${sign}${formatNumber(Math.abs(value), false, exact)}`;
    return `${sign}${formatNumber(Math.abs(value), false, exact)} ${unit}`;
  }
  const [, size, code = "", rest = ""] = match;
  const price = size === undefined && rest !== "" && !isTime(rest);
  if (price && Math.abs(value) < 1e6)
    return `${sign}${code} ${formatNumber(Math.abs(value), true, exact)}${per(rest)}`;
  if (exact && !price) {
    const short =
      size === "million" || size === "M" ? "m" : size === "billion" ? "bn" : (size ?? "");
    return `${sign}${`${code} ${formatNumber(Math.abs(value), false, true)} ${short}`.trim()}${per(rest)}`;
  }
  const money = Math.abs(value) * (size === undefined ? 1 : (SIZES[size] ?? 1));
  let [step, word] = stepOf(money);
  if (Math.round((money / step) * 10) / 10 >= 1000) [step, word] = stepOf(money * 1.001);
  return `${sign}${`${code} ${formatNumber(money / step, price, exact)} ${word}`.trim()}${per(rest)}`;
}

/** `38 bcm/yr`, or `36–40 bcm/yr` where it is left open; `USD 0.86–0.96 bn/yr`. */
export function formatRange(
  value: number | null | undefined,
  low: number | null | undefined,
  high: number | null | undefined,
  unit: string,
  { signed = false }: { signed?: boolean } = {},
): string {
  if (typeof low !== "number" || typeof high !== "number" || same(low, high))
    return formatAmount(value, unit, { signed });
  const match = MONEY.exec(unit.trim());
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const price = match !== null && match[1] === undefined && !!match[3] && !isTime(match[3]);
  if (!match || (price && largest < 1e6)) {
    const [bottom, top] = [formatNumber(low, price), formatNumber(high, price)];
    const tail = match ? per(match[3] ?? "") : unit === "1" || !unit ? "" : ` ${unit}`;
    return `${match ? `${match[2]} ` : ""}${bottom}${between(low)}${top}${tail}`;
  }
  const [, size, code = "", rest = ""] = match;
  const factor = size === undefined ? 1 : (SIZES[size] ?? 1);
  const [step, word] = stepOf(largest * factor);
  const read = (amount: number): string => formatNumber((amount * factor) / step, price);
  const sign = signed && low >= 0 && high > 0 ? "+" : "";
  // A loss reads from the small to the great: −USD 1–2 bn/yr.
  const both = low < 0 && high <= 0;
  const ends = both ? [read(-high), read(-low)] : [read(low), read(high)];
  return `${both ? "−" : sign}${`${code} ${ends.join(both ? "–" : between(low))} ${word}`.trim()}${per(rest)}`;
}

/** `78 ± 2 %`. */
export function formatShare(value: number | null | undefined, error?: number | null): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const percent = 100 * value;
  const end = Math.min(Math.abs(percent), Math.abs(100 - percent)); // from all or nothing
  const known = typeof error === "number" && Number.isFinite(error) && error > 0;
  const places = end >= 10 || percent > 100 ? 0 : !known && end < 1 ? 2 : 1;
  const body = percent
    .toFixed(places)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  if (!known) return `${body} %`;
  const spread = 100 * error;
  return `${body} ± ${spread.toFixed(spread < 1 ? 1 : 0)} %`;
}

function stepOf(size: number): readonly [number, string] {
  return STEPS.find(([step]) => size >= step) ?? [1, ""];
}

/** A dash between two amounts, words where the first has a minus. */
function between(low: number): string {
  return low < 0 ? " to " : "–";
}

/** What an amount is for or in: `/yr`, `/MMBtu`, and ` per million m3`. */
function per(rest: string): string {
  return rest.replace(/^\/\((.+)\)$/, " per $1");
}

function isTime(rest: string): boolean {
  return TIMES.has(rest.replace(/[/ ]/g, ""));
}

/** Whether two ends of a range would read as one number. */
function same(low: number, high: number): boolean {
  return Math.abs(high - low) <= 5e-3 * Math.max(Math.abs(low), Math.abs(high));
}
