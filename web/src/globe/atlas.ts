/** The case on a sheet: every place, passage and line in its own coordinates, worked out once. */
import type { GeoProjection } from "d3-geo";

import type { CaseView, Link, Outline } from "../api/types";
import { lane, pathOf, setAside } from "./line";
import { fitProjection, outline, trace, type Degrees, type Point } from "./projection";

/** Size of the sheet; the page lays it into whatever room there is. */
export const SHEET = { width: 1000, height: 760 } as const;

const MARGIN = 60; // round the places that the map shows
const LANE = 5; // between lines that join the same two places

export interface Spot {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Whose ground it is; empty at sea. */
  readonly territory: string;
}

export interface Atlas {
  readonly projection: GeoProjection;
  readonly places: ReadonlyMap<string, Spot>;
  readonly passages: ReadonlyMap<string, Spot>;
  /** The way of each link. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

export function drawAtlas(view: CaseView, shapes: Outline): Atlas {
  const located = view.places.flatMap((each) =>
    each.longitude === null || each.latitude === null
      ? []
      : [
          {
            key: each.place,
            name: each.name,
            territory: each.territory,
            at: [each.longitude, each.latitude] as const,
          },
        ],
  );
  const shown = located.filter(({ at }) => inFrame(shapes.bounds, at)).map(({ at }) => at);
  const projection = fitProjection(
    shown.length ? shown : located.map(({ at }) => at),
    SHEET.width,
    SHEET.height,
    MARGIN,
  );
  const spot = (key: string, name: string, territory: string, at: Degrees): [string, Spot][] => {
    const page = projection([...at]);
    return page ? [[key, { key, name, territory, x: page[0], y: page[1] }]] : [];
  };
  const places = new Map(
    located.flatMap(({ key, name, territory, at }) => spot(key, name, territory, at)),
  );
  const passages = new Map(
    view.passages.flatMap((each) =>
      each.longitude === null || each.latitude === null
        ? []
        : spot(each.passage, each.name, "", [each.longitude, each.latitude]),
    ),
  );
  const lanes = new Map<string, number>();
  const ways = new Map<string, readonly Point[]>();
  for (const link of view.links) {
    const way = trace(shapes.ways[link.link] ?? straight(view, link), projection);
    if (way.length < 2) continue;
    // Ways through other passages lie apart by themselves; what shares a way is set side by side.
    const pair = [link.from, link.to].sort().concat(link.passages).join("|");
    const line = `${pair}:${link.mode}:${link.commodities.join(";")}`;
    const number = lanes.get(line) ?? lanes.get(pair) ?? 0;
    if (!lanes.has(line)) {
      lanes.set(line, number);
      lanes.set(pair, number + 1);
    }
    ways.set(link.link, setAside(way, LANE * lane(number)));
  }
  return { projection, places, passages, ways };
}

/** Land and borders as the texts of SVG paths. */
export interface Ground {
  readonly land: string;
  readonly borders: string;
  /** Disputed borders and lines of control. */
  readonly disputed: string;
  readonly credit: string;
}

export function drawGround(shapes: Outline, projection: GeoProjection): Ground {
  return {
    land: outline({ type: "Polygon", coordinates: writable(shapes.land) }, projection),
    borders: outline(
      { type: "MultiLineString", coordinates: writable(shapes.borders) },
      projection,
    ),
    disputed: outline(
      { type: "MultiLineString", coordinates: writable(shapes.disputed) },
      projection,
    ),
    credit: shapes.credit,
  };
}

/** Text of the path of a line. */
export function wayText(atlas: Atlas, link: string): string {
  return pathOf(atlas.ways.get(link) ?? []);
}

/** Until the courses are there, great circles; a ship is not drawn across land meanwhile. */
function straight(view: CaseView, link: Link): Degrees[] {
  if (link.mode === "sea") return [];
  return [link.from, link.to].flatMap((key): Degrees[] => {
    const spot = view.places.find((each) => each.place === key);
    return spot && spot.longitude !== null && spot.latitude !== null
      ? [[spot.longitude, spot.latitude]]
      : [];
  });
}

function inFrame(bounds: Outline["bounds"], [longitude, latitude]: Degrees): boolean {
  const [west, south, east, north] = bounds;
  const around =
    west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
  return around && latitude >= south && latitude <= north;
}

/** What d3 takes for its own; it changes nothing of it. */
function writable(lines: Outline["land"]): [number, number][][] {
  return lines as unknown as [number, number][][];
}
