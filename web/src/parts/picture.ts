/** Pictures to keep: what is drawn on the page with its title above, and what must be said below. */

export interface Swatch {
  readonly colour: string;
  readonly words: string;
  readonly form: "line" | "dashes" | "cross";
}

/** A drawing that stands for itself, as the inside of an SVG. */
export interface Drawing {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

export interface Framed {
  readonly title: string;
  /** Such as the scenario's name. */
  readonly subtitle: string;
  /** Side by side, each with a caption of its own or none. */
  readonly drawings: readonly Drawing[];
  readonly swatches: readonly Swatch[];
  /** Sentences below: units, sources, what names imply. */
  readonly notes: readonly string[];
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const SPACE = "http://www.w3.org/2000/svg";
const MARGIN = 16; // px
const LINE = 18; // px from one line of text to the next
const SHARP = 2; // pixels of a bitmap to one on the page
/** What styles of the page make of a shape, and a picture has to say itself. */
const LOOKS = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin"],
  ...["stroke-linecap", "opacity", "paint-order"],
] as const;
const LETTERS = [
  ...["font-family", "font-size", "font-style", "font-weight", "letter-spacing", "text-anchor"],
] as const;
const KEPT = new Set([
  ...["d", "x", "y", "dx", "dy", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "points"],
  ...["width", "height", "viewBox", "transform", "href", "clip-path", "id", "offset", "xmlns"],
]);

/** Put drawings under their title and over their notes, as one picture in the page's colours. */
export function framed({ title, subtitle, drawings, swatches, notes }: Framed): Picture {
  const [paper, ink, muted] = ["--paper", "--ink", "--muted"].map(coloured);
  const inner = drawings.reduce((sum, { width }) => sum + width + MARGIN, -MARGIN);
  const width = Math.ceil(inner + 2 * MARGIN);
  const tallest = Math.max(...drawings.map(({ height }) => height));
  const parts: string[] = [];
  let y = MARGIN;
  const write = (text: string, look: string, x = MARGIN): void => {
    parts.push(`<text x="${x}" y="${y}" ${look}>${escaped(text)}</text>`);
  };
  const lines = (text: string, size: number, look: string): void => {
    for (const line of wrapped(text, size, inner)) {
      y += LINE;
      write(line, `font-size="${size}" ${look}`);
    }
  };
  lines(title, 15, `font-weight="700" fill="${ink}"`);
  if (subtitle) lines(subtitle, 13, `fill="${ink}"`);
  if (drawings.some(({ caption }) => caption)) y += LINE;
  let x = MARGIN;
  for (const { markup, width: wide, height: high, caption } of drawings) {
    if (caption) write(caption, `font-size="13" font-weight="600" fill="${ink}"`, x);
    parts.push(
      `<svg x="${x}" y="${y + 8}" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">${markup}</svg>`,
    );
    x += wide + MARGIN;
  }
  y += tallest + 12;
  x = MARGIN;
  if (swatches.length) y += LINE;
  for (const { colour, words, form } of swatches) {
    const long = 34 + measured(words, 12);
    if (x > MARGIN && x + long > width - MARGIN) {
      x = MARGIN;
      y += LINE;
    }
    const dashes = form === "dashes" ? ' stroke-dasharray="5 3"' : "";
    const d = form === "cross" ? `M${x + 8},${y - 8}l8,8m0,-8l-8,8` : `M${x},${y - 4}h24`;
    const wide = form === "cross" ? 2.6 : 4;
    parts.push(`<path d="${d}" stroke="${colour}" stroke-width="${wide}"${dashes} fill="none"/>`);
    write(words, `font-size="12" fill="${ink}"`, x + 30);
    x += long + 12;
  }
  for (const note of notes) lines(note, 12, `fill="${muted}"`);
  const height = Math.ceil(y + MARGIN);
  const family = escaped(getComputedStyle(document.body).fontFamily);
  return {
    svg:
      `<svg xmlns="${SPACE}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">` +
      `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="${paper}"/>` +
      `${parts.join("\n")}</svg>\n`,
    width,
    height,
  };
}

export function asSvg({ svg }: Picture): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}

/** The same in pixels. */
export async function asPng({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SHARP, height * SHARP];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The picture is too large for this browser."));
    }, "image/png");
  });
}

/** What is drawn on the page, without it: what its styles say stands in the shapes themselves. */
export function drawnOn(svg: SVGSVGElement, caption: string): Drawing {
  const { width, height } = svg.getBoundingClientRect();
  const ground = document.createElementNS(SPACE, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(svg.parentElement ?? svg).backgroundColor);
  const shapes = [ground, ...[...svg.children].flatMap((child) => plain(child) ?? [])];
  const writer = new XMLSerializer();
  const markup = shapes.map((each) => writer.serializeToString(each)).join("");
  return { markup, width, height, caption };
}

function plain(element: Element): Element | null {
  const look = getComputedStyle(element);
  if (look.display === "none" || look.visibility === "hidden") return null;
  const leaf = element instanceof SVGGeometryElement;
  if (leaf && unseen(look.fill) && unseen(look.stroke)) return null;
  const copy = document.createElementNS(SPACE, element.localName);
  for (const { name, value } of element.attributes)
    if (KEPT.has(name)) copy.setAttribute(name, value);
  // A width that does not grow with the map is one that was shrunk by as much.
  const fixed = look.getPropertyValue("vector-effect") === "non-scaling-stroke";
  const matrix = element instanceof SVGGraphicsElement ? element.getCTM() : null;
  const scale = fixed && matrix ? Math.hypot(matrix.a, matrix.b) : 1;
  const written = element instanceof SVGTextContentElement;
  if (leaf || written)
    for (const name of written ? [...LOOKS, ...LETTERS] : LOOKS) {
      const value = look.getPropertyValue(name);
      if (!value || value === "none" || value === "normal") {
        if (name === "fill" || name === "stroke") copy.setAttribute(name, "none");
        continue;
      }
      copy.setAttribute(name, name.startsWith("stroke-") ? shrunk(name, value, scale) : value);
    }
  else if (look.opacity !== "1") copy.setAttribute("opacity", look.opacity);
  for (const child of element.childNodes)
    if (child instanceof Element) copy.append(...[plain(child)].filter((each) => each !== null));
    else if (child.nodeType === Node.TEXT_NODE) copy.append((child.textContent ?? "").trim());
  return copy;
}

function shrunk(name: string, value: string, scale: number): string {
  if (name !== "stroke-width" && name !== "stroke-dasharray") return value;
  return value.replace(/[\d.]+(?:px)?/g, (length) => String(Number.parseFloat(length) / scale));
}

function unseen(paint: string): boolean {
  return paint === "none" || paint === "transparent" || /^rgba\(.*, 0\)$/.test(paint);
}

function coloured(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

let ruler: CanvasRenderingContext2D | null = null;

function measured(text: string, size: number): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return (text.length * size) / 2;
  ruler.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

/** Cut a text into lines that have room; none for an empty text. */
function wrapped(text: string, size: number, room: number): string[] {
  const found: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = found.at(-1);
    if (last !== undefined && measured(`${last} ${word}`, size) <= room)
      found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}
