/** What is said of a line, a place or a passage when somebody points at it. */
import type { CaseView, Figure, Price, PriceDifference, Solved, Stock } from "../api/types";
import type { Stream } from "../globe/streams";
import { dayInWords } from "../state/periods";
import { formatAmount, formatRange, formatShare } from "../words/amounts";
import { listed } from "../words/lists";

export interface Fact {
  readonly label: string;
  readonly text: string;
  /** Key for the question where it comes from. */
  readonly origin?: string;
}

const MODES: Readonly<Record<string, string>> = {
  pipe: "by pipe",
  rail: "by rail",
  sea: "by sea",
  road: "by road",
  power: "by cable",
  air: "by air",
};

export function commodityName(view: CaseView, key: string): string {
  return view.commodities.find((each) => each.commodity === key)?.name ?? key;
}

export function placeName(view: CaseView, key: string): string {
  return view.places.find((each) => each.place === key)?.name ?? key;
}

export function actorName(view: CaseView, key: string): string {
  return view.actors.find((each) => each.actor === key)?.name ?? key;
}

export function headingOf(view: CaseView, stream: Stream): string {
  const way = MODES[stream.mode] ?? stream.mode;
  return `${placeName(view, stream.from)} to ${placeName(view, stream.to)}, ${way}`;
}

export function streamFacts(view: CaseView, stream: Stream, difference: boolean): Fact[] {
  const facts: Fact[] = [];
  const asset = stream.links[0]?.link ?? "";
  if (difference)
    facts.push({
      label: commodityName(view, stream.commodity),
      text: stream.value
        ? `${formatAmount(stream.value, stream.unit, { signed: true })} compared with the other`
        : "no change",
    });
  else if (stream.value > 0) {
    facts.push({
      label: commodityName(view, stream.commodity),
      text: formatRange(stream.value, stream.low, stream.high, stream.unit),
      origin: `flow:${asset}`,
    });
    facts.push({
      label: "of its capacity",
      text: stream.share === null ? "no capacity given" : formatShare(stream.share),
    });
  } else facts.push({ label: commodityName(view, stream.commodity), text: "carries nothing" });
  if (stream.planned) facts.push({ label: "State", text: "proposed, not built here" });
  if (stream.closed) facts.push({ label: "State", text: "closed" });
  const sources = sourcesOf(view, [asset]);
  if (sources) facts.push({ label: "Source", text: sources });
  return facts;
}

export function placeFacts(
  view: CaseView,
  solved: Solved | null,
  place: string,
  /** What stores hold at the end of the period that is shown. */
  stocks: readonly Stock[] = [],
): Fact[] {
  const { scenario } = solved ?? {};
  if (!scenario) return [];
  const facts: Fact[] = scenario.prices
    .filter((price) => price.place === place && price.value !== null)
    .map((price) => ({
      label: `${commodityName(view, price.commodity)}${price.origin ? ` of ${actorName(view, price.origin)}` : ""}`,
      text: formatRange(price.value, price.low, price.high, price.unit),
      origin: `price:${place}.${price.commodity}`,
    }));
  const assets = new Map(
    view.assets.filter((each) => each.place === place).map((each) => [each.asset, each]),
  );
  const words: Readonly<Record<string, string>> = {
    supply: "produces",
    demand: "uses",
    sale: "sold to the market",
    purchase: "bought on the market",
  };
  for (const flow of scenario.flows) {
    const word = words[flow.kind];
    if (word && assets.has(flow.asset) && flow.value > 0)
      facts.push({
        label: `${word}: ${commodityName(view, flow.commodity)}`,
        text: formatRange(flow.value, flow.low, flow.high, flow.unit),
        origin: `flow:${flow.asset}`,
      });
  }
  for (const stock of stocks) {
    const store = assets.get(stock.store);
    if (store)
      facts.push({
        label: `in store: ${listed(store.commodities.map((each) => commodityName(view, each)))}`,
        text:
          formatRange(
            stock.level,
            stock.low ?? stock.level,
            stock.high ?? stock.level,
            stock.unit,
          ) + ` of ${formatAmount(stock.volume, stock.unit)} on ${dayInWords(stock.until)}`,
      });
  }
  const sources = sourcesOf(view, [...assets.keys()]);
  if (sources) facts.push({ label: "Source", text: sources });
  return facts;
}

/** The figures that an asset's row reads, with grade and first source. */
export function figuresOf(view: CaseView, asset: string): Figure[] {
  return view.figures.filter((figure) => figure.used_by.some((use) => use.startsWith(`${asset},`)));
}

function sourcesOf(view: CaseView, assets: readonly string[]): string {
  const figures = [...new Set(assets.flatMap((asset) => figuresOf(view, asset)))];
  if (!figures.length) return "";
  const cited = [...new Set(figures.flatMap((figure) => figure.sources))];
  const texts = cited
    .slice(0, 2)
    .map((key) => view.sources.find((source) => source.source === key)?.text ?? key)
    .map((text) => (text.length > 90 ? `${text.slice(0, 88)}…` : text));
  const assumed = figures.filter((figure) => figure.assumed).length;
  if (assumed) texts.push(`${assumed} of ${figures.length} figures assumed`);
  return texts.join("; ");
}

/** The price that stands under a place's name: of what is used there, or of what is shown. */
export function priceTags(
  view: CaseView,
  prices: readonly Price[],
  commodity: string,
): Map<string, string> {
  const told = prices.flatMap(({ value, ...price }) =>
    value === null ? [] : [{ ...price, value }],
  );
  return tags(view, told, commodity, false);
}

/** The change of that price. */
export function changeTags(
  view: CaseView,
  differences: readonly PriceDifference[],
  commodity: string,
): Map<string, string> {
  const told = differences.map(({ change, ...price }) => ({ ...price, value: change }));
  return tags(view, told, commodity, true);
}

function tags(
  view: CaseView,
  amounts: readonly {
    readonly place: string;
    readonly commodity: string;
    readonly value: number;
    readonly unit: string;
  }[],
  commodity: string,
  signed: boolean,
): Map<string, string> {
  const found = new Map<string, string>();
  const used = new Map<string, string>();
  for (const asset of view.assets)
    if (asset.kind === "demand" && asset.commodities[0] && !used.has(asset.place))
      used.set(asset.place, asset.commodities[0]);
  for (const { place, commodity: own, value, unit } of amounts)
    if (!found.has(place) && own === (commodity || used.get(place)))
      found.set(place, formatAmount(value, unit, { signed }));
  return found;
}
