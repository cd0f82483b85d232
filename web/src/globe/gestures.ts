/** Pointer, wheel and keys on the map as changes of its zoom. */
import { panBy, zoomBy, type Zoom } from "./zoom";

const STILL = 4; // px that a click may wander
const FAR = 60; // px that an arrow key pans
const STEP = 1.4;

export class Gestures {
  readonly #now: () => Zoom;
  readonly #change: (zoom: Zoom | null) => void;
  readonly #fingers = new Map<number, { x: number; y: number }>();
  /** Whether the pointer has moved since it went down: then its release is no click. */
  dragged = false;

  constructor(now: () => Zoom, change: (zoom: Zoom | null) => void) {
    this.#now = now;
    this.#change = change;
  }

  down(event: PointerEvent): void {
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.dragged = false;
  }

  up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
  }

  /** One finger pans, two zoom. */
  move(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const [right, down] = [event.clientX - before.x, event.clientY - before.y];
    if (!this.dragged && Math.hypot(right, down) < STILL) return;
    const sheet = event.currentTarget as Element;
    if (!this.dragged) sheet.setPointerCapture(event.pointerId);
    this.dragged = true;
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (!other) {
      this.#change(panBy(this.#now(), right, down));
      return;
    }
    const { left, top } = sheet.getBoundingClientRect();
    const apart = Math.hypot(before.x - other.x, before.y - other.y);
    if (!apart) return;
    this.#change(
      zoomBy(
        panBy(this.#now(), right / 2, down / 2),
        Math.hypot(event.clientX - other.x, event.clientY - other.y) / apart,
        (event.clientX + other.x) / 2 - left,
        (event.clientY + other.y) / 2 - top,
      ),
    );
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015));
    this.#change(zoomBy(this.#now(), factor, event.clientX - left, event.clientY - top));
  }

  /** Arrows pan, plus and minus zoom about the middle, 0 shows all. */
  key(event: KeyboardEvent, width: number, height: number): void {
    const zoom = (factor: number): Zoom => zoomBy(this.#now(), factor, width / 2, height / 2);
    const steps: Record<string, () => Zoom | null> = {
      ArrowLeft: () => panBy(this.#now(), FAR, 0),
      ArrowRight: () => panBy(this.#now(), -FAR, 0),
      ArrowUp: () => panBy(this.#now(), 0, FAR),
      ArrowDown: () => panBy(this.#now(), 0, -FAR),
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      "0": () => null,
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#change(step());
  }
}
