/** Streams as lines with a width, a tone and a head, ready to be drawn. */
import type { Atlas } from "./atlas";
import { along, pathOf, type Spot } from "./line";
import type { Stream, Streams } from "./streams";

export interface Drawn {
  readonly stream: Stream;
  /** Names the line by its first link. */
  readonly key: string;
  readonly path: string;
  /** [px] */
  readonly width: number;
  readonly tone: string;
  readonly head: Spot | null;
  readonly middle: Spot;
  /** Built here, and not in the scenario that this is compared with. */
  readonly fresh: boolean;
}

const WIDEST = 11; // px: the largest flow of its commodity
const THINNEST = 1.4;
const IDLE = 0.9;

/** Lines in the order in which they cover one another. */
export function drawLines(
  atlas: Atlas,
  streams: Streams,
  asked: {
    readonly difference: boolean;
    readonly fresh: ReadonlySet<string>;
    /** Of all widths; less on a narrow sheet. */
    readonly scale: number;
  },
): Drawn[] {
  const lines = streams.streams.flatMap((stream): Drawn[] => {
    const [first] = stream.links;
    const course = first && atlas.ways.get(first.link);
    if (!course) return [];
    const way = first.from === stream.from ? course : course.toReversed();
    const flows = stream.part !== 0;
    return [
      {
        stream,
        key: `link:${first.link}`,
        path: pathOf(way),
        width: flows ? Math.max(THINNEST, WIDEST * Math.abs(stream.part)) * asked.scale : IDLE,
        tone: tone(stream, asked.difference),
        head: flows ? along(way, 0.6) : null,
        middle: along(way, 0.5),
        fresh: flows && stream.links.some((link) => asked.fresh.has(link.link)),
      },
    ];
  });
  // Narrow lines lie on wide ones, all that flow on those that do not, and what is new on top.
  const rank = (line: Drawn): number => (line.fresh ? 2 : line.stream.part !== 0 ? 1 : 0);
  return lines.reverse().toSorted((a, b) => rank(a) - rank(b));
}

function tone(stream: Stream, difference: boolean): string {
  if (difference && stream.part !== 0) return stream.part > 0 ? "more" : "less";
  if (difference) return stream.planned ? "planned" : "idle";
  return stream.planned && stream.use === "idle" ? "planned" : stream.use;
}
