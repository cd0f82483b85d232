/**
 * From the globe to the page: an equal-area projection about the middle of the case, so that no
 * country looks weightier than another and no seam cuts a region across 180°.
 */
import { geoAzimuthalEqualArea, geoInterpolate, geoDistance, geoPath } from "d3-geo";
import type { GeoPermissibleObjects, GeoProjection } from "d3-geo";

export type Degrees = readonly [longitude: number, latitude: number];
export type Point = readonly [x: number, y: number];

const STEP = 1.5; // degrees between two points of a great circle

/** Lay out a map that shows all of some places, north up in its middle. */
export function fitProjection(
  places: readonly Degrees[],
  width: number,
  height: number,
  margin: number,
): GeoProjection {
  const middle = middleOf(places);
  const projection = geoAzimuthalEqualArea()
    .rotate([-middle[0], -middle[1]])
    .precision(0.3)
    .clipAngle(179);
  const box: [[number, number], [number, number]] = [
    [margin, margin],
    [width - margin, height - margin],
  ];
  // The scale is fitted to the extreme places; a second pass puts north up over the box's middle.
  const all = { type: "MultiPoint" as const, coordinates: places.map((each) => [...each]) };
  projection.fitExtent(box, all);
  const centre = projection.invert?.([width / 2, height / 2]);
  if (centre) projection.rotate([-centre[0], -centre[1]]).fitExtent(box, all);
  return projection;
}

/** The way between the points of a line, along great circles, on the page. */
export function trace(way: readonly Degrees[], projection: GeoProjection): Point[] {
  const points: Point[] = [];
  way.slice(1).forEach((end, index) => {
    const start = way[index];
    if (!start) return;
    const between = geoInterpolate([...start], [...end]);
    const angle = (geoDistance([...start], [...end]) * 180) / Math.PI;
    const parts = Math.max(1, Math.ceil(angle / STEP));
    for (let part = index === 0 ? 0 : 1; part <= parts; part += 1) {
      const at = part === 0 ? start : part === parts ? end : between(part / parts);
      const point = projection([at[0], at[1]]);
      if (point) points.push(point);
    }
  });
  return points;
}

/** The outline of a shape as the text of an SVG path. */
export function outline(shape: GeoPermissibleObjects, projection: GeoProjection): string {
  return geoPath(projection).digits(1)(shape) ?? "";
}

function middleOf(places: readonly Degrees[]): Degrees {
  const sum = [0, 0, 0];
  for (const [longitude, latitude] of places) {
    const [along, up] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    sum[0] = (sum[0] ?? 0) + Math.cos(up) * Math.cos(along);
    sum[1] = (sum[1] ?? 0) + Math.cos(up) * Math.sin(along);
    sum[2] = (sum[2] ?? 0) + Math.sin(up);
  }
  const [x = 0, y = 0, z = 0] = sum;
  return [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
}
