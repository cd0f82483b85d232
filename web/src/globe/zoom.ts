/** Zoom and pan of the map as a plain transform. */

export interface Zoom {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Zoom = { k: 1, x: 0, y: 0 };
export const FURTHEST = 0.3;
export const NEAREST = 14;

/** Zoom by a factor, the point under the pointer staying where it is. */
export function zoomBy(zoom: Zoom, factor: number, x: number, y: number): Zoom {
  const k = Math.min(NEAREST, Math.max(FURTHEST, zoom.k * factor));
  const ratio = k / zoom.k;
  return { k, x: x - ratio * (x - zoom.x), y: y - ratio * (y - zoom.y) };
}

export function panBy(zoom: Zoom, right: number, down: number): Zoom {
  return { ...zoom, x: zoom.x + right, y: zoom.y + down };
}

/** Bring a point of the map into the middle of the sheet. */
export function centreOn(zoom: Zoom, x: number, y: number, width: number, height: number): Zoom {
  return { k: zoom.k, x: width / 2 - zoom.k * x, y: height / 2 - zoom.k * y };
}
