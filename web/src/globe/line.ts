/** Lines on the page: their length, points along them, and lanes beside each other. */
import type { Point } from "./projection";

/** A point of a line, and which way the line runs there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Direction of the line, clockwise from the right [degrees]. */
  readonly turn: number;
}

export function lengthOf(line: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i += 1) sum += distance(line[i - 1], line[i]);
  return sum;
}

/** Find the point a share of the way along. */
export function along(line: readonly Point[], share: number): Spot {
  const wanted = lengthOf(line) * share;
  let gone = 0;
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const step = distance(a, b);
    if (gone + step >= wanted || i === line.length - 1) {
      const part = step > 0 ? Math.min(1, (wanted - gone) / step) : 0;
      return {
        x: a[0] + part * (b[0] - a[0]),
        y: a[1] + part * (b[1] - a[1]),
        turn: (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI,
      };
    }
    gone += step;
  }
  const [x, y] = line[0] ?? [0, 0];
  return { x, y, turn: 0 };
}

/** Move a line sideways between its ends, so that lines between the same places do not cover. */
export function setAside(line: readonly Point[], shift: number): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (shift === 0 || !first || !last) return [...line];
  // One sense for both directions, so that there and back do not swap sides.
  const sense = first[0] < last[0] || (first[0] === last[0] && first[1] <= last[1]) ? 1 : -1;
  const dense = line.length > 2 ? line : spread(first, last, 9);
  return dense.map((point, i) => {
    const [before, after] = [dense[Math.max(0, i - 1)], dense[Math.min(dense.length - 1, i + 1)]];
    if (!before || !after) return point;
    const size = Math.max(distance(before, after), 1e-9);
    const share = i / (dense.length - 1);
    const taper = Math.min(1, 5 * Math.min(share, 1 - share)) * shift * sense;
    return [
      point[0] - (taper * (after[1] - before[1])) / size,
      point[1] + (taper * (after[0] - before[0])) / size,
    ];
  });
}

/** Steps aside of the next line between two places: 0, 1, −1, 2, −2, … */
export function lane(number: number): number {
  if (number === 0) return 0;
  return Math.ceil(number / 2) * (number % 2 ? 1 : -1);
}

export function pathOf(line: readonly Point[]): string {
  return line.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`).join("");
}

function spread(a: Point, b: Point, points: number): Point[] {
  return Array.from({ length: points }, (_, i): Point => {
    const share = i / (points - 1);
    return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  });
}

function distance(a: Point | undefined, b: Point | undefined): number {
  return a && b ? Math.hypot(b[0] - a[0], b[1] - a[1]) : 0;
}
