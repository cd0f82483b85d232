/** Tables of answers as they are kept: keys beside names, numbers as they are, units said. */
import type {
  CaseView,
  CentralVerdict,
  ClaimView,
  Contract,
  Figure,
  Ledger,
  Power,
  Shortages,
  Verdict,
} from "../api/types";
import { seenTable, type Reading, type SeenTable } from "../parts/seen_table";
import { held } from "../words/verdicts";
import { actorName, commodityName } from "./facts";
import type { Right } from "./vetoes";

/** What a rule leaves each player above what it has alone. */
export interface Split {
  readonly key: string;
  readonly name: string;
  readonly gain: (player: string) => number | undefined;
}

export function powerTable(
  view: CaseView,
  power: Power,
  splits: readonly Split[],
  core: Readonly<Record<"low" | "high", (player: string) => number | undefined>>,
  withoutOne: (player: string) => number | undefined,
): SeenTable {
  const money = { kind: "amount", unit: "unit" } as const;
  return seenTable("power", "What each gains by dealing with the others", power.players, [
    { name: "player", title: "Player", kind: "actor", of: (player) => player },
    { name: "name", title: "Name", of: (player) => actorName(view, player) },
    {
      name: "stand_alone",
      title: "Alone",
      ...money,
      of: (player) => power.stand_alone[player],
    },
    ...splits.map(({ key, name, gain }): Reading<string> => ({
      name: key,
      title: name,
      ...money,
      of: gain,
    })),
    { name: "core_low", title: "Core, least", ...money, of: core.low },
    { name: "core_high", title: "Core, most", ...money, of: core.high },
    { name: "without", title: "The others without it, in all", ...money, of: withoutOne },
    { name: "unit", title: "Unit", kind: "unit", of: () => power.unit },
  ]);
}

export function contractsTable(view: CaseView, contracts: readonly Contract[]): SeenTable {
  const amount = { kind: "amount", unit: "quantity_unit" } as const;
  const named = (actor: string): string => (actor ? actorName(view, actor) : "");
  return seenTable("contracts", "Contracts: who owes whom", contracts, [
    { name: "contract", title: "Contract", of: (row) => row.contract },
    { name: "seller", title: "Seller", of: (row) => named(row.seller) },
    { name: "buyer", title: "Buyer", of: (row) => named(row.buyer) },
    { name: "due", title: "Due", ...amount, of: (row) => row.due },
    { name: "flowed", title: "Flows", ...amount, of: (row) => row.flowed },
    {
      name: "quantity_unit",
      title: "Unit of quantities",
      kind: "unit",
      of: (r) => r.quantity_unit,
    },
    { name: "owed", title: "Owed for the rest", kind: "amount", unit: "unit", of: (r) => r.owed },
    { name: "unit", title: "Unit", kind: "unit", of: (row) => row.unit },
    { name: "payer", title: "Who owes", of: (row) => named(row.payer) },
    { name: "payee", title: "To whom", of: (row) => named(row.payee) },
    { name: "reason", title: "Why", of: (row) => row.reason },
  ]);
}

export function ledgerTable(ledger: Ledger): SeenTable {
  const total = { name: "In all, what is earned in this scenario", value: ledger.total };
  return seenTable(
    "ledger",
    "Where all that is earned goes",
    [...ledger.lines, total],
    [
      { name: "line", title: "Line", of: (row) => row.name },
      { name: "value", title: "Amount", kind: "amount", unit: "unit", of: (row) => row.value },
      { name: "unit", title: "Unit", kind: "unit", of: () => ledger.unit },
    ],
  );
}

export function vetoesTable(rights: readonly Right[], unit: string): SeenTable {
  return seenTable("vetoes", "What each veto is worth", rights, [
    { name: "holder", title: "Holder", of: (row) => row.holder },
    { name: "asset", title: "Asset", kind: "asset", of: (row) => row.asset },
    { name: "over", title: "Over", of: (row) => row.over },
    { name: "gain", title: "Brings it", kind: "amount", unit: "unit", of: (row) => row.value },
    { name: "unit", title: "Unit", kind: "unit", of: () => unit },
    { name: "note", title: "At whose cost", of: (row) => row.note },
  ]);
}

export function shortagesTable(view: CaseView, { shortages }: Shortages): SeenTable {
  return seenTable("shortages", "Who runs short", shortages, [
    { name: "buyer", title: "Buyer", kind: "actor", of: (row) => row.buyer },
    { name: "name", title: "Name", of: (row) => actorName(view, row.buyer) },
    { name: "commodity", title: "Good", of: (row) => commodityName(view, row.commodity) },
    { name: "first", title: "First day", of: (row) => row.first },
    { name: "unserved", title: "Not served", kind: "amount", unit: "unit", of: (r) => r.unserved },
    { name: "unit", title: "Unit", kind: "unit", of: (row) => row.unit },
    { name: "share", title: "Share", kind: "share", unit: "1", of: (row) => row.share },
  ]);
}

export function shutInTable(view: CaseView, { shut_in }: Shortages): SeenTable {
  return seenTable("shut_in", "Who must stop producing", shut_in, [
    { name: "actor", title: "Producer", kind: "actor", of: (row) => row.actor },
    { name: "name", title: "Name", of: (row) => actorName(view, row.actor) },
    { name: "commodity", title: "Good", of: (row) => commodityName(view, row.commodity) },
    { name: "first", title: "First day", of: (row) => row.first },
    { name: "amount", title: "Shut in", kind: "amount", unit: "unit", of: (row) => row.amount },
    { name: "unit", title: "Unit", kind: "unit", of: (row) => row.unit },
    { name: "share", title: "Share", kind: "share", unit: "1", of: (row) => row.share },
  ]);
}

interface Known {
  readonly reads: readonly string[];
  readonly overturns: ReadonlySet<string>;
}

/** Figures as they are seen, with what hangs on them; `drawn`: the levers of the draws, if any. */
export function evidenceTable(
  figures: readonly Figure[],
  hanging: ReadonlyMap<string, Known>,
  drawn: string,
): SeenTable {
  const amount = { kind: "amount", unit: "unit" } as const;
  const overturned: readonly Reading<Figure>[] = [
    {
      name: "overturns",
      title: "Claims that it overturns inside its range",
      kind: "count",
      of: ({ figure }) => hanging.get(figure)?.overturns.size ?? 0,
    },
    { name: "drawn", title: "In draws of", of: () => drawn },
  ];
  return seenTable("evidence", "Figures of the case, before any lever is moved", figures, [
    { name: "figure", title: "Figure", kind: "figure", of: (row) => row.figure },
    { name: "name", title: "Name", of: (row) => row.name },
    { name: "value", title: "Value", ...amount, of: (row) => row.value },
    { name: "low", title: "Low", ...amount, of: (row) => row.low },
    { name: "high", title: "High", ...amount, of: (row) => row.high },
    { name: "unit", title: "Unit", kind: "unit", of: (row) => row.unit },
    { name: "grade", title: "Grade", of: (row) => row.grade },
    { name: "assumed", title: "Without a source", kind: "flag", of: (row) => row.assumed },
    { name: "sources", title: "Sources", of: (row) => row.sources.join(";") },
    {
      name: "claims",
      title: "Claims that read it",
      kind: "count",
      of: ({ figure }) => hanging.get(figure)?.reads.length ?? 0,
    },
    ...(drawn ? overturned : []),
  ]);
}

/** A claim as it is seen. */
export interface ClaimRow {
  readonly note: ClaimView;
  readonly claim: Verdict | undefined;
  /** Whether the verdict is from before the levers were moved. */
  readonly grey: boolean;
  readonly central: CentralVerdict | undefined;
}

export function claimsTable(rows: readonly ClaimRow[]): SeenTable {
  return seenTable("claims", "Claims of the text, tested", rows, [
    { name: "paragraph", title: "Paragraph", of: ({ note }) => note.paragraph },
    { name: "claim", title: "Claim", kind: "claim", of: ({ note }) => note.claim },
    { name: "says", title: "What it says", of: ({ note }) => note.says },
    {
      name: "central",
      title: "Holds at central figures",
      kind: "flag",
      of: ({ central }) => central?.holds,
    },
    { name: "verdict", title: "Verdict by draws", of: ({ claim }) => claim?.verdict },
    { name: "depends", title: "Depends on", of: ({ claim }) => claim?.depends.join(";") },
    {
      name: "probability",
      title: "Share of draws",
      kind: "share",
      unit: "1",
      of: ({ claim }) => claim?.probability,
    },
    { name: "held", title: "Holds in", of: ({ claim }) => claim && held(claim) },
    {
      name: "before",
      title: "Draws are from before the levers were moved",
      kind: "flag",
      of: ({ claim, grey }) => (claim ? grey : null),
    },
  ]);
}
