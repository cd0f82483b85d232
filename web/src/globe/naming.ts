/** What is written on the map, and what has to give way where there is no room for all. */
import type { Atlas } from "./atlas";
import type { Drawn } from "./drawing";
import type { Anchor } from "./grounds";
import { place, type Placed, type Wish } from "./labels";

/** A player's ground: its name stands among its places. */
export interface Territory {
  readonly key: string;
  readonly name: string;
  readonly gain: string;
  readonly tone: "more" | "less" | "same";
}

export interface Names {
  readonly places: readonly Placed[];
  readonly waters: readonly Placed[];
  readonly grounds: readonly (Placed & Pick<Territory, "tone">)[];
}

/** What the sheet looks like just now. */
export interface Sight {
  readonly width: number;
  readonly height: number;
  /** How much nearer than at first. */
  readonly near: number;
  readonly onScreen: (spot: { readonly x: number; readonly y: number }) => Anchor;
}

const LONG = 22; // letters: longer names are cut to their first words until one is near
const NEAR = 2.2;
const NARROW = 560; // px
const EDGE = 40; // px that a territory's name keeps from the sides
const DOT = 3.5; // px

export function nameAll(
  atlas: Atlas,
  sight: Sight,
  asked: {
    readonly lines: readonly Drawn[];
    /** What stands under the names of places. */
    readonly tags: ReadonlyMap<string, string>;
    readonly grounds: readonly Territory[];
    readonly room: ReadonlyMap<string, readonly Anchor[]>;
    readonly selected: string;
  },
): Names {
  const { width, height, onScreen } = sight;
  if (!width) return { places: [], waters: [], grounds: [] };
  const weight = new Map<string, number>();
  for (const { stream } of asked.lines)
    for (const end of [stream.from, stream.to])
      weight.set(end, (weight.get(end) ?? 0) + Math.abs(stream.part) + 0.001);
  const short = (name: string): string =>
    sight.near > NEAR || name.length < LONG ? name : (name.split(/,| and /)[0] ?? name);
  const chosen = (key: string): number => (asked.selected === key ? 99 : 0);

  const places = [...atlas.places.values()].map((spot): Wish => {
    const tag = asked.tags.get(spot.key);
    const key = `place:${spot.key}`;
    return {
      key,
      lines: tag ? [short(spot.name), tag] : [short(spot.name)],
      ...onScreen(spot),
      size: 11,
      weight: (weight.get(spot.key) ?? 0) + (tag ? 2 : 0) + chosen(key),
    };
  });
  const waters = [...atlas.passages.values()].map((spot): Wish => {
    const key = `passage:${spot.key}`;
    return { key, lines: [spot.name], ...onScreen(spot), size: 10, weight: 0.2 + chosen(key) };
  });
  const grounds = asked.grounds.flatMap(({ key, name, gain }): Wish[] => {
    const [first, ...others] = (asked.room.get(key) ?? [])
      .map(onScreen)
      .filter(({ x, y }) => x > EDGE && y > EDGE / 2 && x < width - EDGE && y < height - EDGE / 2);
    if (!first) return [];
    return [
      {
        key,
        lines: gain ? [name.toUpperCase(), gain] : [name.toUpperCase()],
        ...first,
        size: width < NARROW ? 10 : 12,
        weight: gain ? 50 : 1.5,
        centred: true,
        others: others.map(({ x, y }) => [x, y] as const),
      },
    ];
  });
  const dots = [...atlas.places.values(), ...atlas.passages.values()].map((spot) => {
    const { x, y } = onScreen(spot);
    return [x, y, DOT] as const;
  });
  const placed = place([...grounds, ...places, ...waters], width, height, dots);
  return {
    places: placed.filter((each) => each.key.startsWith("place:")),
    waters: placed.filter((each) => each.key.startsWith("passage:")),
    grounds: placed.flatMap((each) => {
      const ground = asked.grounds.find((other) => other.key === each.key);
      return ground ? [{ ...each, tone: ground.tone }] : [];
    }),
  };
}
