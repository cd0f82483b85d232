/** Where the name of a territory may stand: on land, nearer to its own places than to others'. */
import { SHEET, type Atlas, type Ground } from "./atlas";

export interface Anchor {
  readonly x: number;
  readonly y: number;
}

const STEP = 16; // between candidates
const FAR = 150; // from the nearest of its places
const MOST = 60; // candidates kept

/** Candidates by territory, the nearest to the middle of its places first. */
export function anchors(atlas: Atlas, ground: Ground): ReadonlyMap<string, readonly Anchor[]> {
  const onLand = landMask(ground);
  const spots = [...atlas.places.values()].filter((spot) => spot.territory);
  const middles = new Map<string, Anchor>();
  for (const territory of new Set(spots.map((spot) => spot.territory))) {
    const own = spots.filter((spot) => spot.territory === territory && onSheet(spot));
    if (own.length)
      middles.set(territory, {
        x: own.reduce((sum, { x }) => sum + x, 0) / own.length,
        y: own.reduce((sum, { y }) => sum + y, 0) / own.length,
      });
  }
  const found = new Map<string, Anchor[]>();
  for (let y = STEP; y < SHEET.height; y += STEP)
    for (let x = STEP; x < SHEET.width; x += STEP) {
      let nearest = spots[0];
      for (const spot of spots)
        if (nearest && distance(spot, { x, y }) < distance(nearest, { x, y })) nearest = spot;
      if (!nearest || distance(nearest, { x, y }) > FAR || !onLand(x, y)) continue;
      const list = found.get(nearest.territory) ?? [];
      list.push({ x, y });
      found.set(nearest.territory, list);
    }
  return new Map(
    [...middles].map(([territory, middle]) => {
      const sorted = (found.get(territory) ?? []).toSorted(
        (a, b) => distance(a, middle) - distance(b, middle),
      );
      return [territory, [...sorted.slice(0, MOST), ...around(middle)]];
    }),
  );
}

/** Where a small territory's name stands when its land is full: off its coast. */
function around({ x, y }: Anchor): Anchor[] {
  return [40, 70, 100, 140].flatMap((far) =>
    Array.from({ length: 12 }, (_, i) => ({
      x: x + 1.3 * far * Math.cos((i * Math.PI) / 6),
      y: y + far * Math.sin((i * Math.PI) / 6),
    })),
  );
}

function onSheet({ x, y }: Anchor): boolean {
  return x > 0 && y > 0 && x < SHEET.width && y < SHEET.height;
}

function distance(a: Anchor, b: Anchor): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Land as a picture of one point for each unit of the sheet: quicker than asking the outline. */
function landMask(ground: Ground): (x: number, y: number) => boolean {
  const canvas = document.createElement("canvas");
  canvas.width = SHEET.width;
  canvas.height = SHEET.height;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return () => true;
  pen.fill(new Path2D(ground.land), "evenodd");
  const { data } = pen.getImageData(0, 0, SHEET.width, SHEET.height);
  return (x, y) => (data[4 * (y * SHEET.width + x) + 3] ?? 0) > 127;
}
