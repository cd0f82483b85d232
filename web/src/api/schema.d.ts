// Made by `npm run types` from the server's description; not to be edited.
export interface paths {
    readonly "/api/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Cases
         * @description List all cases.
         */
        readonly get: operations["list_cases_api_cases_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Case
         * @description Show a case: names, network, levers, figures, sources and claims.
         */
        readonly get: operations["show_case_api_cases__case__get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/outline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Outline
         * @description Show land, borders and the courses of links over the map.
         */
        readonly get: operations["show_outline_api_cases__case__outline_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check Case
         * @description Find every fault of a case, and what is legal and suspicious.
         */
        readonly post: operations["check_case_api_cases__case__check_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/solve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Solve
         * @description Solve a state of the levers: flows, prices, surplus, what is built, power.
         */
        readonly post: operations["solve_api_cases__case__solve_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/verdicts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Verdicts
         * @description Test claims at central figures, the edits on top of each scenario that a claim names.
         */
        readonly post: operations["verdicts_api_cases__case__verdicts_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/closures": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Closures
         * @description Ask what each closure of a year would cost, and whom.
         */
        readonly post: operations["closures_api_cases__case__closures_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/dependence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Dependence
         * @description Ask who depends on whom.
         */
        readonly post: operations["dependence_api_cases__case__dependence_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/projects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Projects
         * @description Ask what each project is worth, alone and beside all others.
         */
        readonly post: operations["projects_api_cases__case__projects_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Explain
         * @description Follow a number back: cells, the figures in them, their citations, who else uses them.
         */
        readonly post: operations["explain_api_cases__case__explain_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/charts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Chart
         * @description Draw a figure of a state as Vega-Lite, the same as the brief's.
         */
        readonly post: operations["chart_api_cases__case__charts_post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/schema": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Result Schema
         * @description Return the JSON Schema of result.json.
         */
        readonly get: operations["result_schema_api_schema_get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ActorView
         * @description Who owns, runs, buys or must agree.
         */
        readonly ActorView: {
            /** Actor */
            readonly actor: string;
            /** Name */
            readonly name: string;
            /** Kind */
            readonly kind: string;
            /** Bloc */
            readonly bloc: string;
            /** Player */
            readonly player: boolean;
            /** Note */
            readonly note: string;
        };
        /**
         * Ask
         * @description A question about a state.
         */
        readonly Ask: {
            /**
             * @default {
             *       "edits": {
             *         "closures": [],
             *         "figures": {},
             *         "projects": {},
             *         "rules": {}
             *       },
             *       "without": []
             *     }
             */
            readonly state: components["schemas"]["State"];
        };
        /**
         * AssetView
         * @description A supply, demand, process, market or store.
         */
        readonly AssetView: {
            /** Asset */
            readonly asset: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** Place */
            readonly place: string;
            /** Commodities */
            readonly commodities: readonly string[];
            /** Owner */
            readonly owner: string;
            /** Project */
            readonly project: string;
        };
        /**
         * Built
         * @description Whether a project is worth building at central figures.
         */
        readonly Built: {
            /** Project */
            readonly project: string;
            /** Name */
            readonly name: string;
            /**
             * Value
             * @description Share built: 1 is all of it.
             */
            readonly value: number;
        };
        /**
         * CaseList
         * @description All cases.
         */
        readonly CaseList: {
            /** Cases */
            readonly cases: readonly components["schemas"]["CaseTitle"][];
        };
        /**
         * CaseTitle
         * @description One case of those that there are.
         */
        readonly CaseTitle: {
            /**
             * Case
             * @description Its name in addresses.
             */
            readonly case: string;
            /** Title */
            readonly title: string;
            /**
             * Writable
             * @description Whether its tables and scenarios can be saved.
             */
            readonly writable: boolean;
        };
        /**
         * CaseView
         * @description All that the workbench shows of a case.
         */
        readonly CaseView: {
            /** Case */
            readonly case: string;
            /** Digest */
            readonly digest: string;
            /** Title */
            readonly title: string;
            /** Question */
            readonly question: string;
            /**
             * Frozen
             * Format: date
             */
            readonly frozen: string;
            /** Currency */
            readonly currency: string;
            /**
             * Money
             * @description Unit of all amounts of money: plain currency a year.
             */
            readonly money: string;
            /** Price Year */
            readonly price_year: number | null;
            readonly text: components["schemas"]["Text"] | null;
            readonly counts: components["schemas"]["Counts"];
            /** Writable */
            readonly writable: boolean;
            /**
             * Usual
             * @description The scenario that is meant where none is named.
             */
            readonly usual: readonly string[];
            /** Players */
            readonly players: readonly string[];
            /** Actors */
            readonly actors: readonly components["schemas"]["ActorView"][];
            /** Places */
            readonly places: readonly components["schemas"]["PlaceView"][];
            /** Links */
            readonly links: readonly components["schemas"]["LinkView"][];
            /** Passages */
            readonly passages: readonly components["schemas"]["PassageView"][];
            /** Assets */
            readonly assets: readonly components["schemas"]["AssetView"][];
            /** Commodities */
            readonly commodities: readonly components["schemas"]["CommodityView"][];
            /** Projects */
            readonly projects: readonly components["schemas"]["ProjectView"][];
            /** Rules */
            readonly rules: readonly components["schemas"]["RuleView"][];
            /** Scenarios */
            readonly scenarios: readonly components["schemas"]["ScenarioView"][];
            /** Figures */
            readonly figures: readonly components["schemas"]["FigureView"][];
            /** Sources */
            readonly sources: readonly components["schemas"]["Source"][];
            /** Claims */
            readonly claims: readonly components["schemas"]["ClaimView"][];
            /** Warnings */
            readonly warnings: readonly string[];
        };
        /**
         * CellNote
         * @description A cell, its value at central figures, and where it stands.
         */
        readonly CellNote: {
            /** Row */
            readonly row: string;
            /** Column */
            readonly column: string;
            /** Text */
            readonly text: string;
            /** Value */
            readonly value: number | null;
            /** Unit */
            readonly unit: string;
            /** File */
            readonly file: string;
            /** Line */
            readonly line: number;
            /**
             * Figures
             * @default []
             */
            readonly figures: readonly string[];
        };
        /**
         * CentralVerdict
         * @description Whether a claim holds at central figures, with the edits on top of each of its scenarios.
         */
        readonly CentralVerdict: {
            /** Claim */
            readonly claim: string;
            /**
             * Holds
             * @description Null where that cannot be said, or where nothing is solved for it.
             */
            readonly holds: boolean | null;
            /**
             * Before
             * @description Whether it holds without the edits.
             */
            readonly before: boolean | null;
            /**
             * Margin
             * @description By how much its weakest statement holds.
             */
            readonly margin: number | null;
            /** Margin Unit */
            readonly margin_unit: string;
            /**
             * Reason
             * @description Why it cannot be said.
             * @default
             */
            readonly reason: string;
        };
        /**
         * CentralVerdicts
         * @description Verdicts at central figures; probabilities come from runs.
         */
        readonly CentralVerdicts: {
            /** Digest */
            readonly digest: string;
            /** Verdicts */
            readonly verdicts: readonly components["schemas"]["CentralVerdict"][];
        };
        /**
         * Chart
         * @description A figure as Vega-Lite, the same as the brief's.
         */
        readonly Chart: {
            /**
             * Spec
             * @description Complete, data included.
             */
            readonly spec: {
                readonly [key: string]: unknown;
            };
            /**
             * Text
             * @description For those who cannot see it: the answer, not the axes.
             */
            readonly text: string;
        };
        /**
         * ChartAsk
         * @description What is drawn.
         */
        readonly ChartAsk: {
            /**
             * Chart
             * @enum {string}
             */
            readonly chart: "power" | "prices" | "closures" | "dependence";
            /**
             * @default {
             *       "edits": {
             *         "closures": [],
             *         "figures": {},
             *         "projects": {},
             *         "rules": {}
             *       },
             *       "without": []
             *     }
             */
            readonly state: components["schemas"]["State"];
            /** @description Another state, for the shift of power; null takes none. */
            readonly versus?: components["schemas"]["State"] | null;
            /**
             * Width
             * @description In pixels; below 480 figures are laid out for a phone.
             * @default 680
             */
            readonly width: number;
        };
        /**
         * Checked
         * @description All that is wrong with a case, and what is legal and suspicious.
         */
        readonly Checked: {
            /**
             * Digest
             * @description Empty where the case has faults.
             */
            readonly digest: string;
            /** Diagnostics */
            readonly diagnostics: readonly components["schemas"]["Diagnostic"][];
        };
        /**
         * ClaimView
         * @description A sentence of the text, and how it is tested; verdicts come from runs.
         */
        readonly ClaimView: {
            /** Claim */
            readonly claim: string;
            /** Paragraph */
            readonly paragraph: number | string;
            /** Says */
            readonly says: string;
            /** Kind */
            readonly kind: string;
            /** Statements */
            readonly statements: readonly string[];
            /**
             * Scenarios
             * @description What its statements are asked in, merged from left to right each.
             */
            readonly scenarios: readonly (readonly string[])[];
            /**
             * Versus
             * @description What their other sides are asked in.
             */
            readonly versus: readonly (readonly string[])[];
            /**
             * Keys
             * @description Actors, places, assets, projects and figures that it speaks of.
             */
            readonly keys: readonly string[];
            /** Why */
            readonly why: string;
        };
        /**
         * Closure
         * @description What is lost when one thing is shut for a year.
         */
        readonly Closure: {
            /** Closed */
            readonly closed: string;
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "link" | "place" | "passage" | "process";
            /** Name */
            readonly name: string;
            /** Loss */
            readonly loss: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Reason
             * @default
             */
            readonly reason: string;
            /**
             * Ceiling
             * @description Demands whose price meets its ceiling: the loss is then a guess, and no evidence.
             * @default []
             */
            readonly ceiling: readonly string[];
            /**
             * Actors
             * @description Loss of each actor; a gain is negative.
             */
            readonly actors?: {
                readonly [key: string]: number;
            };
            /**
             * Prices
             * @default []
             */
            readonly prices: readonly components["schemas"]["PriceChange"][];
        };
        /**
         * ClosureEdit
         * @description A share of something shut.
         */
        readonly ClosureEdit: {
            /**
             * Asset
             * @description A link, process, supply, demand, market or store, or all assets of a project.
             */
            readonly asset?: string | null;
            /**
             * Passage
             * @description A strait or canal: all links that pass it.
             */
            readonly passage?: string | null;
            /**
             * Place
             * @description A place: its links in both directions, its processes and its handling.
             */
            readonly place?: string | null;
            /**
             * Share
             * @description The part of the year's capacity that is lost, such as `0.25` or `25 %`.
             * @default 1
             */
            readonly share: string | number;
            /**
             * Origin
             * @description Only goods of this actor or market.
             */
            readonly origin?: string | null;
            /**
             * From
             * @description First day; with `until`, the share is lost for these days only.
             */
            readonly from?: string | null;
            /**
             * Until
             * @description Last day.
             */
            readonly until?: string | null;
        };
        /**
         * ClosureList
         * @description What each closure of a year costs, the costliest first.
         */
        readonly ClosureList: {
            /** Digest */
            readonly digest: string;
            /** Closures */
            readonly closures: readonly components["schemas"]["Closure"][];
        };
        /**
         * CommodityView
         * @description A good.
         */
        readonly CommodityView: {
            /** Commodity */
            readonly commodity: string;
            /** Name */
            readonly name: string;
            /** Unit */
            readonly unit: string;
            /** Price Unit */
            readonly price_unit: string;
            /** Traced */
            readonly traced: boolean;
        };
        /**
         * Core
         * @description The core: splits that no coalition can better on its own, as an interval for each player.
         */
        readonly Core: {
            /** Empty */
            readonly empty: boolean;
            /**
             * Epsilon
             * @description By how much the worst-off coalition falls short at best; below 0, by how much all gain.
             * @default 0
             */
            readonly epsilon: number;
            /** Low */
            readonly low?: {
                readonly [key: string]: number;
            };
            /** High */
            readonly high?: {
                readonly [key: string]: number;
            };
        };
        /**
         * Counts
         * @description How large the case is, and how well it is founded.
         */
        readonly Counts: {
            /** Places */
            readonly places: number;
            /** Links */
            readonly links: number;
            /** Figures */
            readonly figures: number;
            /**
             * Grades
             * @description Figures by grade; those without one under an empty key.
             */
            readonly grades: {
                readonly [key: string]: number;
            };
            /** Unsourced */
            readonly unsourced: number;
            /** Late */
            readonly late: number;
            /**
             * Events
             * @default 0
             */
            readonly events: number;
        };
        /**
         * Dependence
         * @description How one actor depends on another, in two measures that need not agree.
         */
        readonly Dependence: {
            /** Actor */
            readonly actor: string;
            /** Partner */
            readonly partner: string;
            /**
             * Commodity
             * @default
             */
            readonly commodity: string;
            /**
             * Share
             * @description Part of the actor's purchases that comes from the partner.
             */
            readonly share?: number | null;
            /**
             * Basis
             * @default
             * @enum {string}
             */
            readonly basis: "observed" | "modelled" | "";
            /**
             * Bargaining Loss
             * @description What the actor loses when the two no longer deal with each other.
             */
            readonly bargaining_loss?: number | null;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /**
             * Reason
             * @default
             */
            readonly reason: string;
        };
        /**
         * DependenceList
         * @description Who depends on whom.
         */
        readonly DependenceList: {
            /** Digest */
            readonly digest: string;
            /** Dependence */
            readonly dependence: readonly components["schemas"]["Dependence"][];
        };
        /**
         * Diagnostic
         * @description One fault: where, what was found, what was expected, one fix that works.
         */
        readonly Diagnostic: {
            /** Code */
            readonly code: string;
            /** File */
            readonly file: string;
            /** Line */
            readonly line: number | null;
            /** What */
            readonly what: string;
            /** Found */
            readonly found: string;
            /** Expected */
            readonly expected: string;
            /** Fix */
            readonly fix: string;
            /**
             * Severity
             * @default fault
             * @enum {string}
             */
            readonly severity: "fault" | "warning";
            /**
             * Table
             * @description The table that it stands in, as `GET …/tables/{table}` names it.
             */
            readonly table?: string | null;
            /**
             * Row
             * @description Position of its row among those of the table, from 0.
             */
            readonly row?: number | null;
            /**
             * Column
             * @description Header of its column.
             */
            readonly column?: string | null;
        };
        /**
         * Edits
         * @description Changes on top of scenarios, in the form of one scenario of `scenarios.yaml`.
         */
        readonly Edits: {
            /**
             * Projects
             * @description State of projects: may be built, stands with its capital sunk, must be built, or is out.
             * @default {}
             */
            readonly projects: {
                readonly [key: string]: "option" | "built" | "forced" | "out";
            };
            /**
             * Closures
             * @description What is shut: the key of an asset, passage or place, or one of these in full.
             * @default []
             */
            readonly closures: readonly (components["schemas"]["ClosureEdit"] | string)[];
            /**
             * Rules
             * @description Rules switched on whatever their dates, or lifted.
             * @default {}
             */
            readonly rules: {
                readonly [key: string]: boolean;
            };
            /**
             * Figures
             * @description Figures that are set; a bare number is in the figure's own unit.
             * @default {}
             */
            readonly figures: {
                readonly [key: string]: string | number;
            };
            /**
             * Access
             * @description `veto`: who is asked must agree; `open`: third parties pass at the tariff.
             */
            readonly access?: ("veto" | "open") | null;
            /** @description Who does not deal with whom. */
            readonly relations?: components["schemas"]["RelationsEdit"] | null;
            /**
             * Blocs
             * @description Who bargains as one, for Owen's value: members by bloc, in place of the case's own blocs.
             */
            readonly blocs?: {
                readonly [key: string]: readonly string[];
            } | null;
        };
        /**
         * ExplainAsk
         * @description What is explained.
         */
        readonly ExplainAsk: {
            /**
             * Key
             * @description A claim, a figure, a key of any table, `flow:ASSET`, or `price:PLACE.COMMODITY`.
             */
            readonly key: string;
        };
        /**
         * Explanation
         * @description What lies behind a name.
         */
        readonly Explanation: {
            /** Key */
            readonly key: string;
            /** Kind */
            readonly kind: string;
            /** Name */
            readonly name: string;
            /** File */
            readonly file: string;
            /** Line */
            readonly line: number;
            /**
             * Says
             * @description Words of the row: note, rule, statement.
             * @default []
             */
            readonly says: readonly string[];
            /**
             * Cells
             * @default []
             */
            readonly cells: readonly components["schemas"]["CellNote"][];
            /**
             * Figures
             * @description Every figure behind it, those behind derived ones included.
             * @default []
             */
            readonly figures: readonly components["schemas"]["Figure"][];
            /**
             * Sources
             * @default []
             */
            readonly sources: readonly components["schemas"]["Source"][];
            /**
             * Used By
             * @default []
             */
            readonly used_by: readonly string[];
        };
        /**
         * Figure
         * @description A figure of the case, as far as the brief speaks of it.
         */
        readonly Figure: {
            /** Figure */
            readonly figure: string;
            /** Name */
            readonly name: string;
            /** Low */
            readonly low?: number | null;
            /** Value */
            readonly value?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /**
             * Published
             * @default
             */
            readonly published: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Sources
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Reporter
             * @description The actor on whose word it rests.
             * @default
             */
            readonly reporter: string;
            /**
             * Used By
             * @description Rows that read it, such as ``links.csv korean_pipe``.
             * @default []
             */
            readonly used_by: readonly string[];
        };
        /**
         * FigureView
         * @description A figure with all that is known of it.
         */
        readonly FigureView: {
            /** Figure */
            readonly figure: string;
            /** Name */
            readonly name: string;
            /** Low */
            readonly low?: number | null;
            /** Value */
            readonly value?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /**
             * Published
             * @default
             */
            readonly published: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
            /**
             * Sources
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Reporter
             * @description The actor on whose word it rests.
             * @default
             */
            readonly reporter: string;
            /**
             * Used By
             * @description Rows that read it, such as ``links.csv korean_pipe``.
             * @default []
             */
            readonly used_by: readonly string[];
            /** Shape */
            readonly shape: string;
            /** Period */
            readonly period: string;
            /** Formula */
            readonly formula: string;
            /** Moves With */
            readonly moves_with: string;
            /** Late */
            readonly late: boolean;
        };
        /**
         * Flow
         * @description What an asset carries, with its range over all equally good solutions.
         */
        readonly Flow: {
            /** Asset */
            readonly asset: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Kind
             * @description `flow` is on a link; `sale` to and `purchase` from a market.
             * @default flow
             * @enum {string}
             */
            readonly kind: "flow" | "supply" | "process" | "demand" | "sale" | "purchase";
            /** Value */
            readonly value: number;
            /** Low */
            readonly low: number;
            /** High */
            readonly high: number;
            /** Unit */
            readonly unit: string;
            /** Capacity */
            readonly capacity?: number | null;
            /**
             * Observed Tie
             * @description Whether it was chosen among equals as nearest to what was observed.
             * @default false
             */
            readonly observed_tie: boolean;
        };
        /**
         * LinkView
         * @description A way between two places; its course over the map is in the outline.
         */
        readonly LinkView: {
            /** Link */
            readonly link: string;
            /** Name */
            readonly name: string;
            /** From */
            readonly from: string;
            /** To */
            readonly to: string;
            /** Mode */
            readonly mode: string;
            /** Commodities */
            readonly commodities: readonly string[];
            /** Operator */
            readonly operator: string;
            /**
             * Consent
             * @description Who else must agree, in alternatives: each set suffices.
             */
            readonly consent: readonly (readonly string[])[];
            /** Passages */
            readonly passages: readonly string[];
            /** Project */
            readonly project: string;
            /**
             * Planned
             * @description Whether it belongs to a project that is not built.
             */
            readonly planned: boolean;
            /** Note */
            readonly note: string;
        };
        /**
         * Outline
         * @description Land, borders and the courses of links over the map, as degrees of longitude and latitude.
         */
        readonly Outline: {
            /** Digest */
            readonly digest: string;
            /** Credit */
            readonly credit: string;
            /**
             * Centre
             * @description Where a map of the case is centred.
             */
            readonly centre: readonly [
                number,
                number
            ];
            /**
             * Bounds
             * @description West, south, east and north ends of what a map of the case shows; west may exceed east.
             */
            readonly bounds: readonly [
                number,
                number,
                number,
                number
            ];
            /**
             * Land
             * @description Rings of one polygon as d3-geo has it: islands clockwise, lakes the other way.
             */
            readonly land: readonly (readonly (readonly [
                number,
                number
            ])[])[];
            /**
             * Borders
             * @description Lines between two countries.
             */
            readonly borders: readonly (readonly (readonly [
                number,
                number
            ])[])[];
            /**
             * Ways
             * @description The course of each link: over land a great circle, at sea round the land.
             */
            readonly ways: {
                readonly [key: string]: readonly (readonly [
                    number,
                    number
                ])[];
            };
        };
        /**
         * PassageView
         * @description A strait or canal that links pass.
         */
        readonly PassageView: {
            /** Passage */
            readonly passage: string;
            /** Name */
            readonly name: string;
            /** Latitude */
            readonly latitude: number | null;
            /** Longitude */
            readonly longitude: number | null;
            /** Links */
            readonly links: readonly string[];
        };
        /**
         * PlaceView
         * @description A node of the network.
         */
        readonly PlaceView: {
            /** Place */
            readonly place: string;
            /** Name */
            readonly name: string;
            /** Territory */
            readonly territory: string;
            /** Latitude */
            readonly latitude: number | null;
            /** Longitude */
            readonly longitude: number | null;
            /** Note */
            readonly note: string;
        };
        /**
         * Power
         * @description What each player can bargain for in one scenario, and how another one would change it.
         */
        readonly Power: {
            /**
             * Scenario
             * @default
             */
            readonly scenario: string;
            /** Versus */
            readonly versus?: string | null;
            /**
             * Access
             * @default veto
             */
            readonly access: string;
            /** Unit */
            readonly unit: string;
            /** Players */
            readonly players: readonly string[];
            /**
             * Values
             * @description Worth of each coalition, players joined by ``;``.
             */
            readonly values: {
                readonly [key: string]: number;
            };
            /** Stand Alone */
            readonly stand_alone: {
                readonly [key: string]: number;
            };
            /** Gain */
            readonly gain: {
                readonly [key: string]: number;
            };
            /** Shapley */
            readonly shapley: {
                readonly [key: string]: number;
            };
            /** Nucleolus */
            readonly nucleolus?: {
                readonly [key: string]: number;
            } | null;
            /** Banzhaf */
            readonly banzhaf?: {
                readonly [key: string]: number;
            };
            /**
             * Owen
             * @description Where blocs bargain as one.
             */
            readonly owen?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Myerson
             * @description Where only those deal whose relations are not bad, directly or through others.
             */
            readonly myerson?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Owen Myerson
             * @description Both together.
             */
            readonly owen_myerson?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Blocs
             * @default []
             */
            readonly blocs: readonly (readonly string[])[];
            /**
             * Quarrels
             * @description Pairs that do not deal in Myerson's value.
             * @default []
             */
            readonly quarrels: readonly (readonly [
                string,
                string
            ])[];
            /**
             * Unknown
             * @description Pairs that deal there only because no act of theirs is known.
             * @default []
             */
            readonly unknown: readonly (readonly [
                string,
                string
            ])[];
            readonly core: components["schemas"]["Core"];
            /**
             * Shift
             * @description By concept: this game's split less that of `versus`.
             */
            readonly shift?: {
                readonly [key: string]: {
                    readonly [key: string]: number;
                };
            } | null;
            /**
             * Increment
             * @description By concept: the split of the difference game, `versus` kept as it is.
             */
            readonly increment?: {
                readonly [key: string]: {
                    readonly [key: string]: number;
                };
            } | null;
            /**
             * Symmetric
             * @description Players that no coalition tells apart: their equal shares say nothing.
             * @default []
             */
            readonly symmetric: readonly (readonly string[])[];
            /**
             * Shift Symmetric
             * @description Players whom the change against `versus` does not tell apart.
             * @default []
             */
            readonly shift_symmetric: readonly (readonly string[])[];
            readonly ranking?: components["schemas"]["Ranking"] | null;
            /** Reasons */
            readonly reasons?: {
                readonly [key: string]: string;
            };
        };
        /**
         * Price
         * @description What one unit more is worth at a place.
         */
        readonly Price: {
            /** Place */
            readonly place: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Origin
             * @default
             */
            readonly origin: string;
            /** Value */
            readonly value: number | null;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Reason
             * @description Why there is no price, or which end of it is missing.
             * @default
             */
            readonly reason: string;
        };
        /**
         * PriceChange
         * @description How a closure moves a price.
         */
        readonly PriceChange: {
            /** Place */
            readonly place: string;
            /** Commodity */
            readonly commodity: string;
            /** Change */
            readonly change: number | null;
            /** Unit */
            readonly unit: string;
        };
        /**
         * Problem
         * @description What went wrong (RFC 9457), with the same diagnostics as the command line.
         */
        readonly Problem: {
            /** Type */
            readonly type: string;
            /** Title */
            readonly title: string;
            /** Status */
            readonly status: number;
            /**
             * Detail
             * @default
             */
            readonly detail: string;
            /**
             * Diagnostics
             * @default []
             */
            readonly diagnostics: readonly components["schemas"]["Diagnostic"][];
        };
        /**
         * Project
         * @description What a project is worth, alone and beside all others.
         */
        readonly Project: {
            /** Project */
            readonly project: string;
            /** Name */
            readonly name: string;
            /** Alone */
            readonly alone: number | null;
            /**
             * Together
             * @description All projects, less all but this one.
             */
            readonly together: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Frequency
             * @description Share of draws in which it is worth building beside all others.
             */
            readonly frequency?: number | null;
            /**
             * Actors
             * @description What it changes for each actor, alone.
             */
            readonly actors?: {
                readonly [key: string]: number;
            };
            /**
             * Reason
             * @default
             */
            readonly reason: string;
        };
        /**
         * ProjectList
         * @description What projects are worth at central figures, alone and beside all others.
         */
        readonly ProjectList: {
            /** Digest */
            readonly digest: string;
            /** Projects */
            readonly projects: readonly components["schemas"]["Project"][];
        };
        /**
         * ProjectView
         * @description Assets that do not exist yet, or whose capital is sunk.
         */
        readonly ProjectView: {
            /** Project */
            readonly project: string;
            /** Name */
            readonly name: string;
            /**
             * State
             * @description Its state in the bare case: `option`, `built` or `forced`.
             */
            readonly state: string;
            /** Lumpy */
            readonly lumpy: boolean;
            /** Sponsor */
            readonly sponsor: string;
            /** Assets */
            readonly assets: readonly string[];
            /** Note */
            readonly note: string;
        };
        /**
         * Rank
         * @description Where a player ranks, and how firmly.
         */
        readonly Rank: {
            /** Actor */
            readonly actor: string;
            /** @description What is ranked. */
            readonly amount: components["schemas"]["Span"];
            /**
             * Rank
             * @description At central figures by Shapley: 1 is the most, and equals share the better rank.
             */
            readonly rank: number;
            /** Best */
            readonly best: number;
            /**
             * Worst
             * @description Ends of the rank over other concepts, the other rule of access and the other option set.
             */
            readonly worst: number;
            /**
             * Held
             * @description Share of draws in which it has this rank or shares it.
             */
            readonly held?: number | null;
            /**
             * First
             * @description Share of draws in which nobody gets more.
             */
            readonly first?: number | null;
        };
        /**
         * Ranking
         * @description The players in order of what they get.
         */
        readonly Ranking: {
            /**
             * By
             * @description `shift` against the other scenario where there is one, else `gain`.
             */
            readonly by: string;
            /**
             * Ranks
             * @default []
             */
            readonly ranks: readonly components["schemas"]["Rank"][];
            /**
             * Changes
             * @description By another choice, such as `access: open`: whether it ranks anybody otherwise.
             */
            readonly changes?: {
                readonly [key: string]: boolean | null;
            };
            /**
             * Outlets
             * @description What is ranked, where every other project of the case may be built as well.
             */
            readonly outlets?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Reasons
             * @description Why another choice could not be asked.
             */
            readonly reasons?: {
                readonly [key: string]: string;
            };
        };
        /**
         * RelationsEdit
         * @description Who does not deal with whom.
         */
        readonly RelationsEdit: {
            /**
             * Cut
             * @description Pairs between which every asset that needs both is shut.
             * @default []
             */
            readonly cut: readonly (readonly [
                string,
                string
            ])[];
            /**
             * Silent
             * @description Pairs that do not talk: they deal only through others who talk with both.
             * @default []
             */
            readonly silent: readonly (readonly [
                string,
                string
            ])[];
            /**
             * Threshold
             * @description Players talk whose relation index is not below this; those of whom nothing is known, too.
             */
            readonly threshold?: number | null;
            /**
             * Half Life
             * @description The time in which an act loses half of its weight in the index.
             * @default 2 yr
             */
            readonly half_life: string;
        };
        /**
         * RuleView
         * @description A sanction or a right.
         */
        readonly RuleView: {
            /** Rule */
            readonly rule: string;
            /** Kind */
            readonly kind: string;
            /** By */
            readonly by: readonly string[];
            /** Words */
            readonly words: string;
            /**
             * In Force
             * @description Whether it is in force in the bare case, at the freeze.
             */
            readonly in_force: boolean;
            /** Sources */
            readonly sources: readonly string[];
            /** Note */
            readonly note: string;
        };
        /**
         * Scenario
         * @description One scenario at central figures.
         */
        readonly Scenario: {
            /** Scenario */
            readonly scenario: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /** Objective */
            readonly objective: number | null;
            /** Objective Unit */
            readonly objective_unit: string;
            /**
             * Status
             * @enum {string}
             */
            readonly status: "optimal" | "infeasible";
            /**
             * Reason
             * @default
             */
            readonly reason: string;
            /**
             * Flows
             * @default []
             */
            readonly flows: readonly components["schemas"]["Flow"][];
            /**
             * Prices
             * @default []
             */
            readonly prices: readonly components["schemas"]["Price"][];
            /**
             * Surplus
             * @default []
             */
            readonly surplus: readonly components["schemas"]["Surplus"][];
            /**
             * Built
             * @default []
             */
            readonly built: readonly components["schemas"]["Built"][];
            /**
             * Notes
             * @default []
             */
            readonly notes: readonly string[];
        };
        /**
         * ScenarioView
         * @description A named change of the case, and what its levers stand at.
         */
        readonly ScenarioView: {
            /** Scenario */
            readonly scenario: string;
            /** Name */
            readonly name: string;
            /** Base */
            readonly base: readonly string[];
            /**
             * Versus
             * @description What it is compared with; null for none.
             */
            readonly versus: readonly string[] | null;
            /** @description What it changes itself, its bases aside, as far as levers say it. */
            readonly own: components["schemas"]["Edits"];
            /**
             * Allowed
             * @description The optional projects that may be built; null if it does not say.
             */
            readonly allowed: readonly string[] | null;
            /**
             * Projects
             * @description State of every project, its bases included.
             */
            readonly projects: {
                readonly [key: string]: string;
            };
            /**
             * Rules
             * @description Rules in force, its bases included.
             */
            readonly rules: readonly string[];
            /**
             * Figures
             * @description Central values of the figures that it or its bases set.
             */
            readonly figures: {
                readonly [key: string]: number;
            };
            /** Access */
            readonly access: string;
            /**
             * Closed
             * @description Keys of what is shut, its bases included.
             */
            readonly closed: readonly string[];
        };
        /**
         * SolveAsk
         * @description What is solved.
         */
        readonly SolveAsk: {
            /**
             * @default {
             *       "edits": {
             *         "closures": [],
             *         "figures": {},
             *         "projects": {},
             *         "rules": {}
             *       },
             *       "without": []
             *     }
             */
            readonly state: components["schemas"]["State"];
            /** @description Another state, for the shift of power; null for none. */
            readonly versus?: components["schemas"]["State"] | null;
            /**
             * Ranges
             * @description Whether ends over all optimal solutions are wanted; they take most of the time. Without
             *     them `low` and `high` of flows and prices are the value, and those of surplus null.
             * @default true
             */
            readonly ranges: boolean;
        };
        /**
         * Solved
         * @description Flows, prices, surplus, what is built, and power, at central figures.
         */
        readonly Solved: {
            /**
             * Digest
             * @description Of the case that was solved.
             */
            readonly digest: string;
            /** Ranges */
            readonly ranges: boolean;
            readonly scenario: components["schemas"]["Scenario"];
            /** @description Null where the state cannot be solved. */
            readonly power: components["schemas"]["Power"] | null;
            /**
             * Unions
             * @description By concept that reads blocs or who talks with whom (`owen`, `aumann_dreze`, `myerson`,
             *     `owen_myerson`): what it gives each player, where it has a value.
             */
            readonly unions?: {
                readonly [key: string]: {
                    readonly [key: string]: number;
                };
            };
            /**
             * Power Reason
             * @description Why there is no power.
             * @default
             */
            readonly power_reason: string;
        };
        /**
         * Source
         * @description A source that a number or an event of the brief cites.
         */
        readonly Source: {
            /** Source */
            readonly source: string;
            /** Text */
            readonly text: string;
            /**
             * Url
             * @default
             */
            readonly url: string;
        };
        /**
         * Span
         * @description A number at central figures, with the range of nine draws in ten.
         */
        readonly Span: {
            /**
             * Value
             * @description None where it has no value, or none that is finite.
             */
            readonly value: number | null;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
        };
        /**
         * State
         * @description What all levers together say.
         */
        readonly State: {
            /**
             * Scenarios
             * @description Scenarios, merged from left to right; none is the case as it stands; null the usual one.
             */
            readonly scenarios?: readonly string[] | null;
            /**
             * @description Changes on top of them.
             * @default {
             *       "projects": {},
             *       "closures": [],
             *       "rules": {},
             *       "figures": {}
             *     }
             */
            readonly edits: components["schemas"]["Edits"];
            /**
             * Without
             * @description Players that do not bargain: they always agree.
             * @default []
             */
            readonly without: readonly string[];
        };
        /**
         * Surplus
         * @description What an actor earns, under a price rule.
         */
        readonly Surplus: {
            /** Actor */
            readonly actor: string;
            /** Rule */
            readonly rule: string;
            /** Value */
            readonly value: number;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
        };
        /**
         * Text
         * @description The text whose claims are tested.
         */
        readonly Text: {
            /** Title */
            readonly title: string;
            /**
             * Author
             * @default
             */
            readonly author: string;
            /** Published */
            readonly published?: string | null;
            /** Paragraphs */
            readonly paragraphs?: number | null;
        };
        /**
         * VerdictsAsk
         * @description Whose verdicts are asked.
         */
        readonly VerdictsAsk: {
            /**
             * @default {
             *       "edits": {
             *         "closures": [],
             *         "figures": {},
             *         "projects": {},
             *         "rules": {}
             *       },
             *       "without": []
             *     }
             */
            readonly state: components["schemas"]["State"];
            /**
             * Claims
             * @description Null for all.
             */
            readonly claims?: readonly string[] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly list_cases_api_cases_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseList"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly show_case_api_cases__case__get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly show_outline_api_cases__case__outline_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Outline"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly check_case_api_cases__case__check_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Checked"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly solve_api_cases__case__solve_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SolveAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Solved"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly verdicts_api_cases__case__verdicts_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["VerdictsAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CentralVerdicts"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly closures_api_cases__case__closures_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Ask"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClosureList"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly dependence_api_cases__case__dependence_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Ask"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DependenceList"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projects_api_cases__case__projects_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Ask"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectList"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly explain_api_cases__case__explain_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExplainAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly chart_api_cases__case__charts_post: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChartAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Chart"];
                };
            };
            /** @description There is no such thing here */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly result_schema_api_schema_get: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description The request has faults */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description It is refused. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": unknown;
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
