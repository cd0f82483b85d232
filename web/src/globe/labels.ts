/** Where names stand: greedily, the weightiest first, never on one another or on a dot. */

export interface Wish {
  readonly key: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** The higher, the earlier it is placed. */
  readonly weight: number;
  /** A name that stands on its point, as those of waters and amounts do, not beside it. */
  readonly centred?: boolean;
  /** Other points that it may stand at just as well. */
  readonly others?: readonly (readonly [number, number])[];
}

export interface Placed {
  readonly key: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: "start" | "middle" | "end";
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LETTER = 0.54; // mean width of a letter, in sizes of the font
const LINE = 1.18;
const GAP = 7; // px between a dot and its name
const CELL = 64; // px: grid in which neighbours are looked for

/** Place what there is room for; what finds none is left out and comes with zooming in. */
export function place(
  wishes: readonly Wish[],
  width: number,
  height: number,
  taken: readonly (readonly [x: number, y: number, radius: number])[] = [],
): Placed[] {
  const grid = new Grid();
  for (const [x, y, radius] of taken)
    grid.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  const placed: Placed[] = [];
  for (const wish of [...wishes].sort((a, b) => b.weight - a.weight)) {
    if (wish.x < 0 || wish.y < 0 || wish.x > width || wish.y > height) continue;
    for (const candidate of candidates(wish)) {
      const box = boxOf(candidate);
      if (box.left < 2 || box.top < 2 || box.right > width - 2 || box.bottom > height - 2) continue;
      if (!grid.free(box)) continue;
      grid.take(box);
      placed.push(candidate);
      break;
    }
  }
  return placed;
}

function* candidates(wish: Wish): Generator<Placed> {
  const { key, lines, size } = wish;
  const tall = lines.length * size * LINE;
  const points = [[wish.x, wish.y] as const, ...(wish.others ?? [])];
  for (const [x, y] of points) {
    if (wish.centred) {
      yield { key, lines, size, x, y: y - tall / 2 + size, anchor: "middle" };
      continue;
    }
    const middle = y - tall / 2 + size;
    yield { key, lines, size, x: x + GAP, y: middle, anchor: "start" };
    yield { key, lines, size, x: x - GAP, y: middle, anchor: "end" };
    yield { key, lines, size, x, y: y - GAP - tall + size, anchor: "middle" };
    yield { key, lines, size, x, y: y + GAP + size, anchor: "middle" };
    for (const [right, down] of [
      [1, -1],
      [1, 1],
      [-1, -1],
      [-1, 1],
    ] as const)
      yield {
        key,
        lines,
        size,
        x: x + right * GAP,
        y: middle + down * (tall / 2 + 3),
        anchor: right > 0 ? "start" : "end",
      };
  }
}

function boxOf(label: Placed): Box {
  const wide = Math.max(...label.lines.map((line) => line.length)) * label.size * LETTER;
  const left =
    label.anchor === "start"
      ? label.x
      : label.anchor === "end"
        ? label.x - wide
        : label.x - wide / 2;
  const top = label.y - label.size;
  return {
    left: left - 2,
    top,
    right: left + wide + 2,
    bottom: top + label.lines.length * label.size * LINE,
  };
}

class Grid {
  readonly #cells = new Map<string, Box[]>();

  free(box: Box): boolean {
    for (const key of cellsOf(box))
      for (const other of this.#cells.get(key) ?? [])
        if (
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom
        )
          return false;
    return true;
  }

  take(box: Box): void {
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }
}

function* cellsOf(box: Box): Generator<string> {
  for (let i = Math.floor(box.left / CELL); i <= Math.floor(box.right / CELL); i += 1)
    for (let j = Math.floor(box.top / CELL); j <= Math.floor(box.bottom / CELL); j += 1)
      yield `${i},${j}`;
}
