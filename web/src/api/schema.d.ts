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
        readonly get: operations["list_cases"];
        readonly put?: never;
        /**
         * New Case
         * @description Make a case from a template, in the first folder of cases.
         */
        readonly post: operations["new_case"];
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
        readonly get: operations["show_case"];
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
        readonly get: operations["show_outline"];
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
        readonly post: operations["check_case"];
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
        readonly post: operations["solve"];
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
        readonly post: operations["verdicts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Hand On File
         * @description Return a table as it stands, or the case as a workbook, a data package or a map.
         */
        readonly post: operations["hand_on_file"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/map": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Hand On Map
         * @description Return the map of a state as GeoJSON, with its flows and prices.
         */
        readonly post: operations["hand_on_map"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/seen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Hand On Table
         * @description Return a table of answers as it is seen, as CSV or as a workbook.
         */
        readonly post: operations["hand_on_table"];
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
        readonly post: operations["explain"];
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
        readonly post: operations["chart"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/flows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Flows
         * @description Ask what flows where at central figures, and what is built.
         */
        readonly post: operations["flows"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/prices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prices
         * @description Ask what one unit more of each good is worth at each place.
         */
        readonly post: operations["prices"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/surplus": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Surplus
         * @description Ask who earns what under a price rule.
         */
        readonly post: operations["surplus"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/contracts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Contracts
         * @description Ask what is due by contract, what flows for it, and who owes whom for the rest.
         */
        readonly post: operations["contracts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/shortages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Shortages
         * @description Ask who runs short of what and when, what is left in store, and who must stop producing.
         */
        readonly post: operations["shortages"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Timeline
         * @description Ask what flows, what goods are worth and what is earned in each period of a calendar.
         */
        readonly post: operations["timeline"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/power": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Power
         * @description Ask who can bargain for what, and how robust that is.
         */
        readonly post: operations["power"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/hold_up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Hold Up
         * @description Ask what an actor could ask for by shutting something, and what speaks against it.
         */
        readonly post: operations["hold_up"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/fee": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Fee
         * @description Ask what fee for passage a rule implies, beside those that were asked or paid.
         */
        readonly post: operations["fee"];
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
         * @description Close every link, strait and place for a year, one at a time or in pairs; or those that are named.
         */
        readonly post: operations["closures"];
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
         * @description Ask what building each project adds to a scenario, and how often it is built.
         */
        readonly post: operations["projects"];
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
         * @description Ask who depends on whom: by observed trade, and by what each loses without the other.
         */
        readonly post: operations["dependence"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/ties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ties
         * @description Ask what rules and vetoes do and bring, who could broker, and who could be replaced.
         */
        readonly post: operations["ties"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/concentration": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Concentration
         * @description Ask how concentrated the sources are from which each importer takes each traced good.
         */
        readonly post: operations["concentration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/misreporting": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Misreporting
         * @description Ask how far each player could move its own gain by what it reports within the ranges.
         */
        readonly post: operations["misreporting"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replay
         * @description Hold the case against what happened after its date, row by row.
         */
        readonly post: operations["replay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/tables": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Tables
         * @description List all tables that a case can have.
         */
        readonly get: operations["list_tables"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/tables/{table}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Table
         * @description Show a table as text.
         */
        readonly get: operations["show_table"];
        /**
         * Save Table
         * @description Check a table as it shall be, and write it if it has no fault.
         */
        readonly put: operations["save_table"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/scenarios/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Preview Scenario
         * @description Show what saving a state as a scenario would add to `scenarios.yaml`.
         */
        readonly post: operations["preview_scenario"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/scenarios": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Save Scenario
         * @description Save a state as a scenario, at the end of `scenarios.yaml`.
         */
        readonly post: operations["save_scenario"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/scenarios/edit/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Preview Scenario Edit
         * @description Show what renaming or deleting a scenario would change, wherever it is named.
         */
        readonly post: operations["preview_scenario_edit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/cases/{case}/scenarios/edit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Edit Scenario
         * @description Rename or delete a scenario in all files that name it.
         */
        readonly post: operations["edit_scenario"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/imports/questions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask Of Files
         * @description Say what files are, and what is to be asked before a case is made of them.
         */
        readonly post: operations["ask_of_files"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Import Files
         * @description Make a case of files and answers, in the first folder of cases, if it has no fault.
         */
        readonly post: operations["import_files"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Runs
         * @description List runs, those of the command line as well, the latest first.
         */
        readonly get: operations["list_runs"];
        readonly put?: never;
        /**
         * Begin Run
         * @description Begin a run, go on with one, or find it: the same question is never run twice.
         */
        readonly post: operations["begin_run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Run
         * @description Show how a run stands.
         */
        readonly get: operations["show_run"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel Run
         * @description Cancel a run; what was done stays, and it can be gone on with.
         */
        readonly post: operations["cancel_run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/claims": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Run Claims
         * @description Show the claims of a run that are done.
         */
        readonly get: operations["run_claims"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Watch Run
         * @description Watch a run: progress, claims as they are done, and its end.
         */
        readonly get: operations["watch_run"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Run Result
         * @description Return result.json of a run that is done.
         */
        readonly get: operations["run_result"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/brief": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Run Brief
         * @description Return the brief of a run that is done: one page, which runs no script.
         */
        readonly get: operations["run_brief"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/brief/{form}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Keep Brief
         * @description Return the brief of a run that is done as a file to keep.
         */
        readonly get: operations["keep_brief"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/chart": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Run Chart
         * @description Draw how often the claims hold that are done.
         */
        readonly get: operations["run_chart"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/runs/{run}/claims/{claim}/charts/{chart}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Claim Chart
         * @description Draw what a claim of a run hangs on.
         *
         *     `swings`: its margin with each figure at the ends of its range. `drivers`: how much each figure
         *     counts over the draws. `choices`: how it fares under all modelling choices, crossed.
         */
        readonly get: operations["claim_chart"];
        readonly put?: never;
        readonly post?: never;
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
        readonly get: operations["result_schema"];
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
         * Act
         * @description An act, a relation or a pair of players that, left out or turned, changes a claim's truth.
         */
        readonly Act: {
            /** Between */
            readonly between: readonly [
                string,
                string
            ];
            /**
             * Who
             * @description The two, by their names.
             */
            readonly who: string;
            /**
             * Kind
             * @description `relation` is one of relations.csv; of an `unknown pair` too little is known; `pair` is one
             *     that several acts or relations make talk or not, none of which decides.
             * @enum {string}
             */
            readonly kind: "act" | "relation" | "unknown pair" | "pair";
            /**
             * Text
             * @description The day and the act, the relation, or whether the two talk.
             */
            readonly text: string;
            /**
             * Grade
             * @description As written, the poorest of several; `D` for what has neither grade nor source.
             * @default
             */
            readonly grade: string;
            /**
             * Sources
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Flips
             * @description Whether the claim changes its truth at central figures.
             * @default true
             */
            readonly flips: boolean;
            /**
             * Share
             * @description Share of some draws in which it holds without it.
             */
            readonly share?: number | null;
            /**
             * Before
             * @description The same with it.
             */
            readonly before?: number | null;
        };
        /**
         * Actor
         * @description Who owns, runs, buys or must agree.
         */
        readonly Actor: {
            /** Actor */
            readonly actor: string;
            /** Name */
            readonly name: string;
            /** Kind */
            readonly kind: string;
            /** Player */
            readonly player: boolean;
        };
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
         * Alone
         * @description A value at which a figure overturns a claim by itself.
         */
        readonly Alone: {
            /** Figure */
            readonly figure: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /** At */
            readonly at: number;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /**
             * Side
             * @description On which side of the value the claim is changed.
             * @default
             * @enum {string}
             */
            readonly side: "above" | "below" | "";
            /**
             * Until
             * @description Where on that side it changes back; None where that was not seen.
             */
            readonly until?: number | null;
            /**
             * Inside
             * @description Whether the value lies within the figure's range.
             */
            readonly inside: boolean;
            /** Low */
            readonly low: number | null;
            /**
             * Value
             * @description None, like its range, where it may not be passed on.
             */
            readonly value: number | null;
            /** High */
            readonly high: number | null;
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /**
             * Sources
             * @description Keys of what the figure's value and range come from.
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Moving
             * @description Figures that move with it.
             * @default []
             */
            readonly moving: readonly string[];
            /**
             * Settings
             * @description The figure as it is to be set, and those that move with it.
             * @default []
             */
            readonly settings: readonly components["schemas"]["Setting"][];
            /**
             * Set
             * @description All that is to be set for the claim to change: `figure=value` each, set apart by
             *     semicolons.
             * @default
             */
            readonly set: string;
            /**
             * Says
             * @description On which side of the value the claim holds, and where the figure is now.
             * @default
             */
            readonly says: string;
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
         * BreakEven
         * @description What is to be set so that a measure meets its threshold, as it was tried.
         */
        readonly BreakEven: {
            /** Figure */
            readonly figure: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /**
             * At
             * @description `text` as it is read again.
             */
            readonly at: number;
            /**
             * Unit
             * @description The figure's own.
             * @default
             */
            readonly unit: string;
            /**
             * Text
             * @description The value with its unit, as `--set`, a lever of the page and Python take it.
             */
            readonly text: string;
            /**
             * Set
             * @description What is put behind `--set`.
             * @default
             */
            readonly set: string;
        };
        /**
         * Broker
         * @description What a third player brings to two who are supposed not to talk, and takes for it.
         */
        readonly Broker: {
            /** Between */
            readonly between: readonly [
                string,
                string
            ];
            /** Broker */
            readonly broker: string;
            /**
             * Brings
             * @description What the two add together beyond what they add apart, with the broker there less without.
             */
            readonly brings: number;
            /** Takes */
            readonly takes: number;
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
         * CaseImport
         * @description A case to be made of files.
         */
        readonly CaseImport: {
            /**
             * Case
             * @description The name of its folder.
             */
            readonly case: string;
            /**
             * Kind
             * @description What the files are.
             * @enum {string}
             */
            readonly kind: "case" | "gem" | "scigrid" | "trade" | "events" | "jodi" | "portwatch" | "pypsa" | "table";
            /**
             * Answers
             * @description By key of a question.
             * @default {}
             */
            readonly answers: {
                readonly [key: string]: string;
            };
            /** Files */
            readonly files: readonly components["schemas"]["GivenFile"][];
        };
        /**
         * CaseList
         * @description All cases.
         */
        readonly CaseList: {
            /** Cases */
            readonly cases: readonly components["schemas"]["CaseTitle"][];
            /**
             * Can Grow
             * @description Whether new cases can be made.
             */
            readonly can_grow: boolean;
        };
        /**
         * CaseMade
         * @description A case that was made.
         */
        readonly CaseMade: {
            /** Case */
            readonly case: string;
            /** Title */
            readonly title: string;
            /**
             * Taken
             * @default []
             */
            readonly taken: readonly components["schemas"]["ToldLine"][];
            /**
             * Left
             * @default []
             */
            readonly left: readonly components["schemas"]["ToldLine"][];
            /**
             * To Say
             * @description What the case needs and the files do not say.
             * @default []
             */
            readonly to_say: readonly string[];
            /**
             * Source
             * @description Whom it cites, under which licence and on which terms.
             * @default
             */
            readonly source: string;
            /**
             * Diagnostics
             * @description What is legal and suspicious, as the check of the case says it.
             * @default []
             */
            readonly diagnostics: readonly components["schemas"]["Diagnostic"][];
        };
        /**
         * CaseNew
         * @description A case to be made from a template.
         */
        readonly CaseNew: {
            /**
             * Case
             * @description The name of its folder.
             */
            readonly case: string;
            /**
             * Template
             * @description A year without dates, or a crisis in weeks with stores and series.
             * @default year
             * @enum {string}
             */
            readonly template: "year" | "crisis";
        };
        /**
         * CaseNote
         * @description What the brief says about the case itself.
         */
        readonly CaseNote: {
            /** Name */
            readonly name: string;
            /** Title */
            readonly title: string;
            /**
             * Question
             * @default
             */
            readonly question: string;
            /**
             * Frozen
             * Format: date
             */
            readonly frozen: string;
            /** Digest */
            readonly digest: string;
            /**
             * Currency
             * @default USD
             */
            readonly currency: string;
            /** Price Year */
            readonly price_year?: number | null;
            /**
             * Borders
             * @description Whose view of disputed borders maps draw.
             * @default neutral
             */
            readonly borders: string;
            readonly text?: components["schemas"]["Text"] | null;
            /** @description Of the scenario in which things are shut, where it has a calendar. */
            readonly days?: components["schemas"]["Days"] | null;
            readonly counts: components["schemas"]["Counts"];
            /**
             * Actors
             * @default []
             */
            readonly actors: readonly components["schemas"]["Actor"][];
            /**
             * Commodities
             * @description Name of each commodity.
             */
            readonly commodities?: {
                readonly [key: string]: string;
            };
            /**
             * Places
             * @default []
             */
            readonly places: readonly components["schemas"]["Place"][];
            /**
             * Links
             * @default []
             */
            readonly links: readonly components["schemas"]["Link"][];
            /**
             * Projects
             * @description Name of each project.
             */
            readonly projects?: {
                readonly [key: string]: string;
            };
            /**
             * Scenarios
             * @description Name of each scenario, shown or not.
             */
            readonly scenarios?: {
                readonly [key: string]: string;
            };
            /**
             * Change
             * @description What lies on top of every scenario: ``with transit_fee = 158 million USD/yr``.
             * @default
             */
            readonly change: string;
            /**
             * Assets
             * @description Words for each asset: ``Urengoy to Beijing by pipe``.
             */
            readonly assets?: {
                readonly [key: string]: string;
            };
            /**
             * Assumptions
             * @description Figures without a source, and those of grade D.
             * @default []
             */
            readonly assumptions: readonly components["schemas"]["Figure"][];
            /**
             * Values
             * @description Of all figures; none in older runs.
             * @default []
             */
            readonly values: readonly components["schemas"]["Value"][];
            /**
             * Late
             * @description Figures that became known after the case was frozen.
             * @default []
             */
            readonly late: readonly components["schemas"]["Figure"][];
            /**
             * Sources
             * @default []
             */
            readonly sources: readonly components["schemas"]["Source"][];
            /**
             * Warnings
             * @default []
             */
            readonly warnings: readonly string[];
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
             * Timed
             * @description Whether it, or a scenario of it, has a calendar.
             */
            readonly timed: boolean;
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
            /**
             * Place
             * @description Where the cell stands, as the author of the case knows it.
             */
            readonly place: string;
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
            readonly chart: "prices" | "shortages" | "shortages_stocks" | "timeline" | "power_shift" | "power" | "closures" | "dependence" | "replay";
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
            /**
             * Patient
             * @description As of `SolveAsk`: whoever solved there has what is drawn.
             * @default false
             */
            readonly patient: boolean;
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
         * ClaimList
         * @description The claims of a run that are done, in the order in which they were.
         */
        readonly ClaimList: {
            /** Claims */
            readonly claims: readonly components["schemas"]["Verdict"][];
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
            /**
             * Own
             * @description Whether it is the case's own question and not what the text says.
             */
            readonly own: boolean;
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
         * Closer
         * @description What a player's say over something that it shuts, or charges for, is worth to one player.
         */
        readonly Closer: {
            /** Closer */
            readonly closer: string;
            /** Closed */
            readonly closed: string;
            /**
             * Kind
             * @description Asset, place or passage; empty in older runs.
             * @default
             */
            readonly kind: string;
            /** Actor */
            readonly actor: string;
            /**
             * Worth
             * @description Its gain where the closer may refuse or charge less its gain where it may not: of the closer,
             *     what it could ask for; of others, if negative, what they would pay.
             */
            readonly worth: number;
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
            readonly kind: "link" | "place" | "passage" | "process" | "supply" | "demand" | "project" | "market";
            /**
             * Role
             * @description A link, a strait or canal; of a place: market, city, field, port or plant, way-point.
             * @default
             */
            readonly role: string;
            /**
             * Corridor
             * @description Whether goods pass it; places are where they begin, end or change hands, or way-points.
             * @default true
             */
            readonly corridor: boolean;
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
            /** @description Of a calendar: it is shut on all of them. */
            readonly days?: components["schemas"]["Days"] | null;
        };
        /**
         * ClosureEdit
         * @description A share of something shut, for all or for some.
         */
        readonly ClosureEdit: {
            /**
             * Origin
             * @description Only goods of these actors or markets.
             */
            readonly origin?: string | readonly string[] | null;
            /**
             * Destination
             * @description Only goods bound for these places, for the territory of these actors, or for these
             *     markets.
             */
            readonly destination?: string | readonly string[] | null;
            /**
             * Buyer
             * @description Only goods for these actors or markets.
             */
            readonly buyer?: string | readonly string[] | null;
            /**
             * Flag
             * @description Only ships under these flags.
             */
            readonly flag?: string | readonly string[] | null;
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
             * By
             * @description Who shuts it, or takes the toll.
             */
            readonly by?: string | readonly string[] | null;
            /**
             * Commodity
             * @description Only this commodity.
             */
            readonly commodity?: string | null;
            /**
             * Exempt
             * @description Who passes freely.
             */
            readonly exempt?: readonly components["schemas"]["WhomEdit"][] | null;
            /**
             * Capped
             * @description Who passes up to an amount; all that it covers where nobody is named.
             */
            readonly capped?: readonly components["schemas"]["PassingEdit"][] | null;
            /**
             * Charged
             * @description Who passes for a toll; all that it covers where nobody is named.
             */
            readonly charged?: readonly components["schemas"]["PassingEdit"][] | null;
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
         * ClosuresAnswer
         * @description What each closure of a year costs: corridors, then places; of each the dearest first.
         */
        readonly ClosuresAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Closures
             * @default []
             */
            readonly closures: readonly components["schemas"]["Closure"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * ClosuresAsk
         * @description What is asked of closures.
         */
        readonly ClosuresAsk: {
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
             * What
             * @description What is closed, each as after --close: `malacca`, `malacca=25%`, `'malacca flag=CHN'`; without it everything in turn.
             * @default
             */
            readonly what: string;
            /**
             * Together
             * @description How many things close at once.
             * @default 1
             */
            readonly together: number;
            /**
             * Rule
             * @description What actors lose: at what one unit more is worth (nodal), as players bargain in the game of each closure, or as the study chooses.
             * @default chosen
             * @enum {string}
             */
            readonly rule: "chosen" | "nodal" | "bargained";
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
         * Concentration
         * @description How concentrated the sources are from which one importer takes one good.
         */
        readonly Concentration: {
            /** Scenario */
            readonly scenario: string;
            /** Buyer */
            readonly buyer: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Index
             * @description The sum of the squared shares of its sources: 1 for one source, 1/n for n equal ones.
             */
            readonly index: number | null;
            /**
             * Low
             * @description Lower end of the range of nine draws in ten.
             */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /**
             * Largest
             * @default
             */
            readonly largest: string;
            /**
             * Share
             * @description Of all that the buyer takes of the good, what is its own included.
             */
            readonly share?: number | null;
            /**
             * Reason
             * @description Why there is no index.
             * @default
             */
            readonly reason: string;
        };
        /**
         * ConcentrationsAnswer
         * @description How concentrated each importer's sources are, the most concentrated first.
         */
        readonly ConcentrationsAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Concentration
             * @default []
             */
            readonly concentration: readonly components["schemas"]["Concentration"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * ConcentrationsAsk
         * @description What is asked of concentration.
         */
        readonly ConcentrationsAsk: {
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
         * Contract
         * @description A contract in one scenario: what is due, what flows for it, who owes whom for the rest.
         */
        readonly Contract: {
            /** Contract */
            readonly contract: string;
            /** Seller */
            readonly seller: string;
            /** Buyer */
            readonly buyer: string;
            /** Link */
            readonly link: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Status
             * @description `excused` where closures excuse what does not flow; the last three bind nobody.
             * @enum {string}
             */
            readonly status: "binds" | "excused" | "out" | "expired" | "void";
            /**
             * Due
             * @description What is to flow or be paid for.
             */
            readonly due: number;
            /**
             * Flowed
             * @description What flows and counts for it, up to its quantity.
             */
            readonly flowed: number;
            /**
             * Short
             * @description What is due and does not flow.
             */
            readonly short: number;
            /**
             * Excused
             * @description The part of that which its force majeure excuses.
             * @default 0
             */
            readonly excused: number;
            /** Quantity Unit */
            readonly quantity_unit: string;
            /** Price */
            readonly price: number;
            /** Price Unit */
            readonly price_unit: string;
            /**
             * Owed
             * @description What is paid for goods that do not flow: a transfer, and no part of surplus.
             */
            readonly owed: number;
            /** Unit */
            readonly unit: string;
            /**
             * Payer
             * @default
             */
            readonly payer: string;
            /**
             * Payee
             * @default
             */
            readonly payee: string;
            /**
             * Reason
             * @description Why it binds nobody, or what excuses it.
             * @default
             */
            readonly reason: string;
        };
        /**
         * ContractsAnswer
         * @description How every contract of the case is kept.
         */
        readonly ContractsAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Contracts
             * @default []
             */
            readonly contracts: readonly components["schemas"]["Contract"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * ContractsAsk
         * @description What is asked of contracts.
         */
        readonly ContractsAsk: {
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
         * Core
         * @description The core: splits that no coalition can better on its own, as an interval for each player.
         */
        readonly Core: {
            /**
             * Empty
             * @description Null where that is not proved.
             */
            readonly empty: boolean | null;
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
            /**
             * Read
             * @description Figures that a table, a scenario or a claim reads: all others stand behind no answer.
             * @default 0
             */
            readonly read: number;
            /**
             * Unsourced Read
             * @default 0
             */
            readonly unsourced_read: number;
            /**
             * Weak Read
             * @description Of those that are read, how many have no source or are graded as guesses; null in older
             *     runs.
             */
            readonly weak_read?: number | null;
            /** Late */
            readonly late: number;
            /**
             * Events
             * @default 0
             */
            readonly events: number;
        };
        /**
         * Curve
         * @description A claim under all its modelling choices, crossed. A count of models is no probability.
         */
        readonly Curve: {
            /** Choices */
            readonly choices: readonly string[];
            /**
             * Settings
             * @description The ways in which each choice can be made, that of the verdict first.
             */
            readonly settings: readonly (readonly string[])[];
            /**
             * Statement
             * @description Position of the statement whose margins these are, from 0: the one that holds least often.
             */
            readonly statement: number;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /**
             * Specifications
             * @description Those that differ in some draw, each with as few changes as make it, in rising order of their
             *     margins; those without one come first.
             * @default []
             */
            readonly specifications: readonly components["schemas"]["Specification"][];
            /**
             * Draws
             * @description Draws that each is tested on.
             */
            readonly draws: number;
            /**
             * Tested
             * @description How many ways of making the choices were looked at; more than specifications where several
             *     ways are one model; 0 in a run that did not count them.
             * @default 0
             */
            readonly tested: number;
            /**
             * Possible
             * @description How many ways there are; more than were looked at where a sample was taken.
             */
            readonly possible: number;
        };
        /**
         * Cushion
         * @description What stands between a buyer and a closure.
         */
        readonly Cushion: {
            /** Buyer */
            readonly buyer: string;
            /** Commodity */
            readonly commodity: string;
            /** @description For how many days its stocks last at what it takes. */
            readonly days: components["schemas"]["Span"];
            /** @description What part of what it takes in a year other ways still bring. */
            readonly spare: components["schemas"]["Span"];
        };
        /**
         * Days
         * @description The first and the last day that an answer is about.
         */
        readonly Days: {
            /**
             * First
             * Format: date
             */
            readonly first: string;
            /**
             * Last
             * Format: date
             */
            readonly last: string;
            /**
             * Counted
             * @description How many years its money counts: a yearly amount times this is the present value of all.
             * @default 1
             */
            readonly counted: number;
        };
        /**
         * DependenceAnswer
         * @description Who depends on whom: every ordered pair of players, and every pair and good observed.
         */
        readonly DependenceAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Dependence
             * @default []
             */
            readonly dependence: readonly components["schemas"]["Pair"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * DependenceAsk
         * @description What is asked of dependence.
         */
        readonly DependenceAsk: {
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
            readonly table: string | null;
            /**
             * Row
             * @description Position of its row among those of the table, from 0.
             */
            readonly row: number | null;
            /**
             * Column
             * @description Header of its column.
             */
            readonly column: string | null;
        };
        /**
         * Differences
         * @description What differs from the state that is compared with; what is the same is left out.
         */
        readonly Differences: {
            /** Flows */
            readonly flows: readonly components["schemas"]["FlowDifference"][];
            /**
             * Prices
             * @description Of goods that have a price in both.
             */
            readonly prices: readonly components["schemas"]["PriceDifference"][];
        };
        /**
         * Document
         * @description All that a run found: its JSON Schema is printed by ``rason schema``.
         */
        readonly Document: {
            /**
             * Schema
             * @default rason-result/1
             * @constant
             */
            readonly schema: "rason-result/1";
            readonly case: components["schemas"]["CaseNote"];
            readonly settings: components["schemas"]["Settings"];
            /**
             * Answer
             * @description The answer in five sentences.
             * @default []
             */
            readonly answer: readonly string[];
            /**
             * Findings
             * @description The same with the confidence in each; none in older runs.
             * @default []
             */
            readonly findings: readonly components["schemas"]["Finding"][];
            /** @description None in older runs. */
            readonly headline?: components["schemas"]["Headline"] | null;
            /**
             * Scenarios
             * @default []
             */
            readonly scenarios: readonly components["schemas"]["Scenario"][];
            /**
             * Power
             * @default []
             */
            readonly power: readonly components["schemas"]["Power"][];
            /**
             * Hold Ups
             * @default []
             */
            readonly hold_ups: readonly components["schemas"]["HoldUp"][];
            /**
             * Closures
             * @default []
             */
            readonly closures: readonly components["schemas"]["Closure"][];
            /**
             * Projects
             * @default []
             */
            readonly projects: readonly components["schemas"]["Project"][];
            /**
             * Dependence
             * @default []
             */
            readonly dependence: readonly components["schemas"]["Pair"][];
            /**
             * Interests
             * @default []
             */
            readonly interests: readonly components["schemas"]["Interest"][];
            /**
             * Ties
             * @description Of every scenario shown: rules, vetoes, brokers, second providers.
             * @default []
             */
            readonly ties: readonly components["schemas"]["Ties"][];
            /**
             * Claims
             * @default []
             */
            readonly claims: readonly components["schemas"]["Verdict"][];
            /**
             * Reasons
             * @description By question that has no answer in this case: why.
             */
            readonly reasons?: {
                readonly [key: string]: string;
            };
            /**
             * Notes
             * @default []
             */
            readonly notes: readonly string[];
            /**
             * Shortages
             * @default []
             */
            readonly shortages: readonly components["schemas"]["Shortage"][];
            /**
             * Shortages In Time
             * @default []
             */
            readonly shortages_in_time: readonly components["schemas"]["ShortageInTime"][];
            /**
             * Shut In
             * @default []
             */
            readonly shut_in: readonly components["schemas"]["ShutIn"][];
            /**
             * Stocks
             * @default []
             */
            readonly stocks: readonly components["schemas"]["Stock"][];
            /**
             * Flows In Time
             * @default []
             */
            readonly flows_in_time: readonly components["schemas"]["FlowInTime"][];
            /**
             * Prices In Time
             * @default []
             */
            readonly prices_in_time: readonly components["schemas"]["PriceInTime"][];
            /**
             * Money In Time
             * @default []
             */
            readonly money_in_time: readonly components["schemas"]["Money"][];
            /**
             * Fees
             * @default []
             */
            readonly fees: readonly components["schemas"]["Fee"][];
            /**
             * Observed Fees
             * @default []
             */
            readonly observed_fees: readonly components["schemas"]["KnownFee"][];
            /**
             * Concentration
             * @default []
             */
            readonly concentration: readonly components["schemas"]["Concentration"][];
            /**
             * Replay
             * @default []
             */
            readonly replay: readonly components["schemas"]["Replayed"][];
            /**
             * Replay Score
             * @default []
             */
            readonly replay_score: readonly components["schemas"]["Score"][];
            /**
             * Replay Groups
             * @default []
             */
            readonly replay_groups: readonly components["schemas"]["Group"][];
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
            /**
             * Foresight
             * @description How far ahead is seen in a calendar: `perfect`, `none`, or a window such as `4 weeks`.
             */
            readonly foresight?: string | null;
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
         * Effect
         * @description What one rule does to one asset, and who must agree without it and with it.
         */
        readonly Effect: {
            /** Rule */
            readonly rule: string;
            /** Kind */
            readonly kind: string;
            /**
             * By
             * @default []
             */
            readonly by: readonly string[];
            /** Asset */
            readonly asset: string;
            /**
             * Does
             * @enum {string}
             */
            readonly does: "adds" | "removes" | "opens" | "shuts" | "costs" | "caps";
            /**
             * Before
             * @description Players who must agree without the rule, in alternatives.
             * @default []
             */
            readonly before: readonly (readonly string[])[];
            /**
             * After
             * @default []
             */
            readonly after: readonly (readonly string[])[];
            /**
             * Decides
             * @description If not, other rules do the same, or undo it.
             */
            readonly decides: boolean;
        };
        /**
         * Evidence
         * @description What a verdict rests on. Confidence is not likelihood, and never in one sentence with it.
         */
        readonly Evidence: {
            /**
             * Confidence
             * @enum {string}
             */
            readonly confidence: "high" | "moderate" | "low";
            /** Sentence */
            readonly sentence: string;
            /**
             * Grades
             * @description Share of the margin's variance by grade of the figures that it comes from, the best first.
             */
            readonly grades?: {
                readonly [key: string]: number;
            };
            /**
             * Independent
             * @description Independent sources: those that pass on one measurement count once.
             * @default 0
             */
            readonly independent: number;
            /**
             * Citations
             * @default 0
             */
            readonly citations: number;
            /**
             * Oldest
             * @description Age of the oldest figure that matters, in years before the case's date.
             */
            readonly oldest?: number | null;
            /**
             * Unsourced
             * @description Share of the margin's variance that comes from figures without a source.
             * @default 0
             */
            readonly unsourced: number;
        };
        /**
         * ExplainAsk
         * @description What is explained.
         */
        readonly ExplainAsk: {
            /**
             * Key
             * @description A claim, a figure, a key of any table, `flow:ASSET`, `price:PLACE.COMMODITY`,
             *     `surplus:ACTOR` or `power:ACTOR`.
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
            /**
             * Place
             * @description Where it stands, as the author of the case knows it; empty for an answer.
             */
            readonly place: string;
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
         * Fee
         * @description The fee that a rule implies for an actor on a corridor.
         */
        readonly Fee: {
            /** Scenario */
            readonly scenario: string;
            /** Actor */
            readonly actor: string;
            /**
             * Corridor
             * @description The links passed, or what stands for them.
             */
            readonly corridor: string;
            /** Name */
            readonly name: string;
            /** Concept */
            readonly concept: string;
            /**
             * Fee
             * @description Gain by the right to refuse and cost of passage, over what passes; both discounted.
             */
            readonly fee: number | null;
            /**
             * Low
             * @description Lower end of the range of nine draws in ten; of the chosen rule alone.
             */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Fee Unit */
            readonly fee_unit: string;
            /**
             * By Distance
             * @description The same over what passes times the way that it goes.
             */
            readonly by_distance: number | null;
            /** Distance Unit */
            readonly distance_unit: string;
            /**
             * Gain
             * @description The actor's gain with its right to refuse there, less its gain without it.
             */
            readonly gain: number | null;
            /**
             * Cost
             * @description What passage there costs the actor: links and handling that it runs, projects that it pays
             *     for and that are this corridor.
             */
            readonly cost: number;
            /** Unit */
            readonly unit: string;
            /**
             * Passes
             * @description What enters the corridor where all players deal; later amounts count less.
             */
            readonly passes: number;
            /** Flow Unit */
            readonly flow_unit: string;
            /**
             * Passes Least
             * @description Where equally good solutions let more or less pass: the least of it.
             */
            readonly passes_least?: number | null;
            /** Passes Most */
            readonly passes_most?: number | null;
            /**
             * Fee Least
             * @description The fee where as much passes as in any of them can; at central figures.
             */
            readonly fee_least?: number | null;
            /**
             * Fee Most
             * @description None where nothing need pass, too: then it has no upper end.
             */
            readonly fee_most?: number | null;
            /**
             * Chosen
             * @default false
             */
            readonly chosen: boolean;
            /**
             * Reason
             * @description Why there is no fee, or why it is no more than its cost.
             * @default
             */
            readonly reason: string;
            /**
             * Doubt
             * @description Why nobody could be sure of it, and who sells or uses what passes and is no player.
             * @default
             */
            readonly doubt: string;
        };
        /**
         * FeesAnswer
         * @description The fees that rules imply for passage, and those that were asked or paid.
         */
        readonly FeesAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Fees
             * @default []
             */
            readonly fees: readonly components["schemas"]["Fee"][];
            /**
             * Observed Fees
             * @default []
             */
            readonly observed_fees: readonly components["schemas"]["KnownFee"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * FeesAsk
         * @description What is asked of fee.
         */
        readonly FeesAsk: {
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
             * Actor
             * @description Who could refuse passage; where nothing is named, whoever claims or observed fees are about.
             * @default
             */
            readonly actor: string;
            /**
             * Corridor
             * @description The links passed, joined by commas; a project, passage or place means its links. Else all that need the actor's consent, as one corridor.
             * @default
             */
            readonly corridor: string;
            /**
             * Concept
             * @description The rule of division that is drawn and held beside what was asked or paid; the study's where none is named.
             * @default chosen
             */
            readonly concept: string;
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
             * @description Those of its other reports included.
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Reporters
             * @description The actors on whose word it rests.
             * @default []
             */
            readonly reporters: readonly string[];
            /**
             * Reports
             * @description Other reports of it, where it is contested.
             * @default []
             */
            readonly reports: readonly components["schemas"]["Report"][];
            /**
             * Used By
             * @description Rows that read it, such as ``links.csv korean_pipe``.
             * @default []
             */
            readonly used_by: readonly string[];
            /**
             * Derived
             * @description Whether it is worked out from others.
             * @default false
             */
            readonly derived: boolean;
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
             * @description Those of its other reports included.
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Reporters
             * @description The actors on whose word it rests.
             * @default []
             */
            readonly reporters: readonly string[];
            /**
             * Reports
             * @description Other reports of it, where it is contested.
             * @default []
             */
            readonly reports: readonly components["schemas"]["Report"][];
            /**
             * Used By
             * @description Rows that read it, such as ``links.csv korean_pipe``.
             * @default []
             */
            readonly used_by: readonly string[];
            /**
             * Derived
             * @description Whether it is worked out from others.
             * @default false
             */
            readonly derived: boolean;
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
            /**
             * Assumed
             * @description Whether it cites nothing that somebody has measured, and follows from no other figures.
             */
            readonly assumed: boolean;
        };
        /**
         * File
         * @description A file, and what has to be said of it.
         */
        readonly File: {
            /** Name */
            readonly name: string;
            /** Media Type */
            readonly media_type: string;
            /**
             * Content
             * @description In base64.
             */
            readonly content: string;
            /**
             * Notes
             * @description Such as which rows were left out, since their source may not be passed on.
             * @default []
             */
            readonly notes: readonly string[];
        };
        /**
         * FileAsk
         * @description What is wanted as a file.
         */
        readonly FileAsk: {
            /**
             * To
             * @description A table as it stands in the case's folder, the same as a workbook of one sheet, or the whole
             *     case in a form of `rason export`.
             * @enum {string}
             */
            readonly to: "csv" | "sheet" | "xlsx" | "datapackage" | "geojson" | "gpkg";
            /**
             * Table
             * @description Which table, as `csv` or `sheet`.
             * @default links
             */
            readonly table: string;
            /**
             * Lines
             * @description The rows of it that are wanted, by the lines in which they begin; null for all.
             */
            readonly lines?: readonly number[] | null;
        };
        /**
         * Finding
         * @description One sentence of the answer: about the world, not about the claims.
         */
        readonly Finding: {
            /**
             * About
             * @enum {string}
             */
            readonly about: "worth" | "whom" | "hold-up" | "dependence" | "change" | "shortage" | "shut-in";
            /** Says */
            readonly says: string;
            /**
             * Confidence
             * @description In the figures and the model behind it.
             * @enum {string}
             */
            readonly confidence: "high" | "moderate" | "low";
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
             * @description `flow` is on a link, `back` the other way on one that goes both ways; `sale` to and
             *     `purchase` from a market.
             * @default flow
             * @enum {string}
             */
            readonly kind: "flow" | "back" | "supply" | "process" | "demand" | "sale" | "purchase" | "injection" | "withdrawal";
            /** Value */
            readonly value: number;
            /** Low */
            readonly low: number;
            /** High */
            readonly high: number;
            /** Unit */
            readonly unit: string;
            /**
             * Capacity
             * @description The most that could flow.
             */
            readonly capacity?: number | null;
            /**
             * Observed Tie
             * @description Whether it was chosen among equals as nearest to what was observed.
             * @default false
             */
            readonly observed_tie: boolean;
            /**
             * Emissions
             * @description What its link emits for it, where `links.csv` tells that of a unit.
             */
            readonly emissions?: number | null;
            /**
             * Note
             * @description Of a demand: that its worth is a guess, or that it is not served in full.
             * @default
             */
            readonly note: string;
        };
        /**
         * FlowDifference
         * @description What a state makes of one flow of another state.
         */
        readonly FlowDifference: {
            /** Asset */
            readonly asset: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Kind
             * @description As of `Flow`.
             */
            readonly kind: string;
            /** Change */
            readonly change: number;
            /** Unit */
            readonly unit: string;
        };
        /**
         * FlowInTime
         * @description What an asset carries, makes or serves in a period.
         */
        readonly FlowInTime: {
            /** Scenario */
            readonly scenario: string;
            /** Asset */
            readonly asset: string;
            /** Commodity */
            readonly commodity: string;
            /** Kind */
            readonly kind: string;
            /** From */
            readonly from: string;
            /** Until */
            readonly until: string;
            /**
             * Rate
             * @description As an amount a year, so that periods of any length compare.
             */
            readonly rate: number;
            /**
             * Low
             * @description Lower end of the range of nine draws in ten.
             */
            readonly low?: number | null;
            /**
             * High
             * @description Upper end of the range of nine draws in ten.
             */
            readonly high?: number | null;
            /**
             * Capacity
             * @description The most that could flow, as a rate; 0 where it is shut.
             */
            readonly capacity?: number | null;
            /** Unit */
            readonly unit: string;
        };
        /**
         * FlowsAnswer
         * @description What flows on links, in and out of places, and what is built for it.
         */
        readonly FlowsAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Flows
             * @default []
             */
            readonly flows: readonly components["schemas"]["Flow"][];
            /**
             * Built
             * @default []
             */
            readonly built: readonly components["schemas"]["Built"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * FlowsAsk
         * @description What is asked of flows.
         */
        readonly FlowsAsk: {
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
         * GivenFile
         * @description A file that is brought.
         */
        readonly GivenFile: {
            /**
             * Name
             * @description Without folders.
             */
            readonly name: string;
            /**
             * Content
             * @description In base64.
             */
            readonly content: string;
        };
        /**
         * Group
         * @description The statements of one word of likelihood, and how many of them came true.
         */
        readonly Group: {
            /**
             * Word
             * @description As ICD 203 has it.
             */
            readonly word: string;
            /** Claims */
            readonly claims: number;
            /** Happened */
            readonly happened: number;
            /**
             * Share
             * @description Mean share of draws of these statements.
             */
            readonly share: number;
            /** Frequency */
            readonly frequency: number;
            /**
             * Low
             * @description Lower end of the frequency's 95 % interval.
             */
            readonly low: number;
            /** High */
            readonly high: number;
        };
        /**
         * Headline
         * @description What the brief puts first.
         */
        readonly Headline: {
            /**
             * Scenario
             * @description Empty where no scenario is compared with another.
             * @default
             */
            readonly scenario: string;
            /**
             * Claims
             * @description Keys of the claims that matter most.
             * @default []
             */
            readonly claims: readonly string[];
            /**
             * How
             * @description Who chose them, and how.
             */
            readonly how: string;
        };
        /**
         * HoldUp
         * @description Who could shut what, what that could bring, and what speaks against it.
         */
        readonly HoldUp: {
            /**
             * Scenario
             * @default
             */
            readonly scenario: string;
            /** Actor */
            readonly actor: string;
            /**
             * Closed
             * @description What it could shut; empty is all that needs its consent.
             * @default
             */
            readonly closed: string;
            /** Name */
            readonly name: string;
            /** Unit */
            readonly unit: string;
            /** @description What all lose in a year of closure, capital sunk. */
            readonly quasi_rent: components["schemas"]["Span"];
            /** @description What the actor is paid a year, net of its cost. */
            readonly fee?: components["schemas"]["Span"] | null;
            /** @description Quasi-rent less fee, at least nothing. */
            readonly temptation: components["schemas"]["Span"];
            /** @description The least discount factor at which the fee keeps it open; 0 is always. */
            readonly patience?: components["schemas"]["Span"] | null;
            /** @description The same as the highest yearly discount rate; without a value where it is always kept. */
            readonly discount?: components["schemas"]["Span"] | null;
            /** @description The quasi-rent where every other project of the case may be built. */
            readonly outlets_quasi_rent?: components["schemas"]["Span"] | null;
            /** @description The least discount factor there. */
            readonly outlets_patience?: components["schemas"]["Span"] | null;
            /** @description Of a calendar: it is shut on all of them. */
            readonly days?: components["schemas"]["Days"] | null;
            /**
             * Sureties
             * @default []
             */
            readonly sureties: readonly components["schemas"]["Surety"][];
            /**
             * Project
             * @description That stands or falls with what is shut.
             * @default
             */
            readonly project: string;
            /** @description The yearly hazard of a closure for good at which the project stops paying. */
            readonly hazard?: components["schemas"]["Span"] | null;
            /** @description The yearly probability of a year's closure at which it does. */
            readonly outage?: components["schemas"]["Span"] | null;
            /**
             * Cushions
             * @default []
             */
            readonly cushions: readonly components["schemas"]["Cushion"][];
            /**
             * Says
             * @description All of it in plain sentences.
             * @default []
             */
            readonly says: readonly string[];
            /** Reasons */
            readonly reasons?: {
                readonly [key: string]: string;
            };
        };
        /**
         * HoldUpsAnswer
         * @description What shutting each corridor could bring, and what speaks against it.
         */
        readonly HoldUpsAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Hold Ups
             * @default []
             */
            readonly hold_ups: readonly components["schemas"]["HoldUp"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * HoldUpsAsk
         * @description What is asked of hold_up.
         */
        readonly HoldUpsAsk: {
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
             * Actor
             * @description Who could shut something; where nothing is named, whoever claims ask about.
             * @default
             */
            readonly actor: string;
            /**
             * Closed
             * @description What it could shut: an asset, strait or place; else all that needs its consent.
             * @default
             */
            readonly closed: string;
            /**
             * Fee
             * @description The figure that it is paid a year.
             * @default
             */
            readonly fee: string;
            /**
             * Cost
             * @description The figure that this costs it a year.
             * @default
             */
            readonly cost: string;
        };
        /**
         * ImportAsk
         * @description Files of which a case shall be made.
         */
        readonly ImportAsk: {
            /**
             * Kind
             * @description What they are; null where their names and headers shall say it.
             */
            readonly kind?: ("case" | "gem" | "scigrid" | "trade" | "events" | "jodi" | "portwatch" | "pypsa" | "table") | null;
            /**
             * Answers
             * @description By key of a question, as far as they are known: others may hang on them.
             * @default {}
             */
            readonly answers: {
                readonly [key: string]: string;
            };
            /** Files */
            readonly files: readonly components["schemas"]["GivenFile"][];
        };
        /**
         * ImportQuestions
         * @description What is asked of files before they become a case.
         */
        readonly ImportQuestions: {
            /**
             * Kind
             * @description What they are, or seem to be.
             * @enum {string}
             */
            readonly kind: "case" | "gem" | "scigrid" | "trade" | "events" | "jodi" | "portwatch" | "pypsa" | "table";
            /**
             * Kinds
             * @description All that files can be.
             */
            readonly kinds: readonly components["schemas"]["KindName"][];
            /** Questions */
            readonly questions: readonly components["schemas"]["QuestionView"][];
        };
        /**
         * Influence
         * @description What one figure does to a claim's margin.
         */
        readonly Influence: {
            /**
             * Figure
             * @description Of figures that move together, the one that leads.
             */
            readonly figure: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /**
             * Pawn
             * @description How far knowing it shifts the margin's distribution, from 0 to 1.
             */
            readonly pawn?: number | null;
            /**
             * Pawn Error
             * @description Half-width of its 95 % interval.
             */
            readonly pawn_error?: number | null;
            /**
             * Total
             * @description Part of the margin's variance that it carries, alone or together with others.
             */
            readonly total?: number | null;
            /**
             * Total Error
             * @description Half-width of its 95 % interval.
             */
            readonly total_error?: number | null;
            /**
             * At Low
             * @description The margin with the figure at the low end of its range, the others central.
             */
            readonly at_low?: number | null;
            /** At High */
            readonly at_high?: number | null;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /**
             * Unit
             * @description Of the range.
             * @default
             */
            readonly unit: string;
        };
        /**
         * Interest
         * @description How far an actor could move his own share by misreporting within the ranges.
         */
        readonly Interest: {
            /** Scenario */
            readonly scenario: string;
            /** Actor */
            readonly actor: string;
            /**
             * Share
             * @description What he gains above what he has alone, by the Shapley value, at central figures.
             */
            readonly share: number;
            /**
             * Best
             * @description The same with all his figures at the end that favours him.
             */
            readonly best: number;
            /** Unit */
            readonly unit: string;
            /**
             * Figures
             * @description Those that move his share, the strongest first.
             * @default []
             */
            readonly figures: readonly components["schemas"]["Misreport"][];
        };
        /**
         * KindName
         * @description Something that files can be.
         */
        readonly KindName: {
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "case" | "gem" | "scigrid" | "trade" | "events" | "jodi" | "portwatch" | "pypsa" | "table";
            /** Name */
            readonly name: string;
        };
        /**
         * KnownFee
         * @description A fee that was asked or paid, beside the one that the chosen rule implies.
         */
        readonly KnownFee: {
            /** Scenario */
            readonly scenario: string;
            /**
             * Origin
             * @description File and line.
             */
            readonly origin: string;
            /** Actor */
            readonly actor: string;
            /** Corridor */
            readonly corridor: string;
            /**
             * Kind
             * @description `asked`, `offered`, `paid`, the `tariff` of a link, or what `contracts` leave between buying
             *     and selling.
             */
            readonly kind: string;
            /**
             * First
             * @default
             */
            readonly first: string;
            /**
             * Last
             * @default
             */
            readonly last: string;
            /** Fee */
            readonly fee: number;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
            /** @description By the chosen rule, in the same unit. */
            readonly implied?: components["schemas"]["Span"] | null;
            /**
             * Source
             * @default []
             */
            readonly source: readonly string[];
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /**
             * Note
             * @default
             */
            readonly note: string;
        };
        /**
         * LeastCore
         * @description Of many players, a payoff that leaves no coalition more to object to than can be helped.
         */
        readonly LeastCore: {
            /** Payoff */
            readonly payoff: {
                readonly [key: string]: number;
            };
            /**
             * Epsilon
             * @description What the worst-off coalition lacks, as proved; below 0, what all have to spare.
             */
            readonly epsilon: number;
            /**
             * Attained
             * @description What it lacks at this payoff.
             */
            readonly attained: number;
            /** Proved */
            readonly proved: boolean;
        };
        /**
         * Ledger
         * @description Where all that is earned goes: what players split, and what stays outside the bargain.
         */
        readonly Ledger: {
            /** Lines */
            readonly lines: readonly components["schemas"]["LedgerLine"][];
            /**
             * Total
             * @description The sum of the lines: the surplus of all in this scenario.
             */
            readonly total: number;
            /** Unit */
            readonly unit: string;
        };
        /**
         * LedgerLine
         * @description One part of what all earn together.
         */
        readonly LedgerLine: {
            /**
             * Kind
             * @enum {string}
             */
            readonly kind: "players" | "silence" | "nobody" | "contract" | "kept" | "priorities" | "shut" | "tolls";
            /** Name */
            readonly name: string;
            /**
             * Contract
             * @default
             */
            readonly contract: string;
            /**
             * Outsider
             * @default
             */
            readonly outsider: string;
            /** Value */
            readonly value: number;
        };
        /**
         * Link
         * @description A way between two places, as the maps draw it.
         */
        readonly Link: {
            /** Link */
            readonly link: string;
            /** From */
            readonly from: string;
            /** To */
            readonly to: string;
            /** Mode */
            readonly mode: string;
            /** Commodities */
            readonly commodities: readonly string[];
            /**
             * Both
             * @description Whether goods go from `to` to `from` as well.
             * @default false
             */
            readonly both: boolean;
            /**
             * Operator
             * @default
             */
            readonly operator: string;
            /**
             * Passages
             * @default []
             */
            readonly passages: readonly string[];
            /**
             * Route
             * @description Its course over land, longitude and latitude [degrees]; none where it is not known.
             * @default []
             */
            readonly route: readonly (readonly [
                number,
                number
            ])[];
            /**
             * Project
             * @default
             */
            readonly project: string;
            /**
             * State
             * @default existing
             * @enum {string}
             */
            readonly state: "existing" | "project";
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
            /**
             * Both
             * @description Whether goods go from `to` to `from` as well, within the same capacity.
             */
            readonly both: boolean;
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
         * MapAsk
         * @description What a map shows.
         */
        readonly MapAsk: {
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
            /** @description Another state: what the first changes about it is shown, not what flows. */
            readonly versus?: components["schemas"]["State"] | null;
            /**
             * Commodity
             * @description The good that is shown; null for all.
             */
            readonly commodity?: string | null;
            /**
             * Day
             * @description First day of the period that is shown; null for all days together.
             */
            readonly day?: string | null;
            /**
             * Title
             * @description What the map is called; the scenario's name, where it is empty.
             * @default
             */
            readonly title: string;
        };
        /**
         * Misreport
         * @description What one figure does to the share of the actor who reports it.
         */
        readonly Misreport: {
            /** Figure */
            readonly figure: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /**
             * At Low
             * @description His gain with this figure at the low end of its range.
             */
            readonly at_low: number | null;
            /** At High */
            readonly at_high: number | null;
            /**
             * Gain Unit
             * @default
             */
            readonly gain_unit: string;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /**
             * Unit
             * @description Of the figure.
             * @default
             */
            readonly unit: string;
        };
        /**
         * MisreportingAnswer
         * @description How far each actor could move its own share by what it reports.
         */
        readonly MisreportingAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Interests
             * @default []
             */
            readonly interests: readonly components["schemas"]["Interest"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * MisreportingAsk
         * @description What is asked of misreporting.
         */
        readonly MisreportingAsk: {
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
         * Money
         * @description What all earn together in a period.
         */
        readonly Money: {
            /** Scenario */
            readonly scenario: string;
            /** From */
            readonly from: string;
            /** Until */
            readonly until: string;
            /**
             * Surplus
             * @description Its present value on the first day, without what building costs and what is left in stores,
             *     which are in no period.
             */
            readonly surplus: number;
            /**
             * Left In Stores
             * @description What stores hold on the last day is worth, as a present value on the first; of the last
             *     period alone.
             */
            readonly left_in_stores?: number | null;
            /** Daily */
            readonly daily: number;
            /** Unit */
            readonly unit: string;
            /** Daily Unit */
            readonly daily_unit: string;
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
             * @description Lines between two countries, but for those in dispute.
             */
            readonly borders: readonly (readonly (readonly [
                number,
                number
            ])[])[];
            /**
             * Disputed
             * @description Disputed borders and lines of control, drawn as the case's `borders` has them.
             */
            readonly disputed: readonly (readonly (readonly [
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
         * Pair
         * @description How one actor depends on another, in two measures that need not agree.
         */
        readonly Pair: {
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
             * @description The partner's part of it; None where the whole was not observed.
             */
            readonly share?: number | null;
            /**
             * Share Of
             * @default
             * @enum {string}
             */
            readonly share_of: "what it sends" | "what it receives" | "its trade both ways" | "";
            /**
             * Period
             * @description When the share was observed.
             * @default
             */
            readonly period: string;
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
             * Loss Share
             * @description The same as part of all that it gains by dealing; None where it gains nothing.
             */
            readonly loss_share?: number | null;
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
         * Paired
         * @description A value at which a figure overturns a claim together with another one.
         */
        readonly Paired: {
            /** Figure */
            readonly figure: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /** At */
            readonly at: number;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /**
             * Side
             * @description On which side of the value the claim is changed.
             * @default
             * @enum {string}
             */
            readonly side: "above" | "below" | "";
            /**
             * Until
             * @description Where on that side it changes back; None where that was not seen.
             */
            readonly until?: number | null;
            /**
             * Inside
             * @description Whether the value lies within the figure's range.
             */
            readonly inside: boolean;
            /** Low */
            readonly low: number | null;
            /**
             * Value
             * @description None, like its range, where it may not be passed on.
             */
            readonly value: number | null;
            /** High */
            readonly high: number | null;
            /**
             * Grade
             * @default
             */
            readonly grade: string;
            /**
             * Sources
             * @description Keys of what the figure's value and range come from.
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Moving
             * @description Figures that move with it.
             * @default []
             */
            readonly moving: readonly string[];
            /**
             * Settings
             * @description The figure as it is to be set, and those that move with it.
             * @default []
             */
            readonly settings: readonly components["schemas"]["Setting"][];
            /**
             * Set
             * @description All that is to be set for the claim to change: `figure=value` each, set apart by
             *     semicolons.
             * @default
             */
            readonly set: string;
            /**
             * Says
             * @description On which side of the value the claim holds, and where the figure is now.
             * @default
             */
            readonly says: string;
            /**
             * Distance
             * @description What part of the way from its central value to the end of its range each of the two has gone;
             *     beyond 1, the whole way and then this many widths of the range less one.
             */
            readonly distance?: number | null;
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
         * PassingEdit
         * @description Who passes a closure, and under which terms.
         */
        readonly PassingEdit: {
            /**
             * Origin
             * @description Only goods of these actors or markets.
             */
            readonly origin?: string | readonly string[] | null;
            /**
             * Destination
             * @description Only goods bound for these places, for the territory of these actors, or for these
             *     markets.
             */
            readonly destination?: string | readonly string[] | null;
            /**
             * Buyer
             * @description Only goods for these actors or markets.
             */
            readonly buyer?: string | readonly string[] | null;
            /**
             * Flag
             * @description Only ships under these flags.
             */
            readonly flag?: string | readonly string[] | null;
            /**
             * Amount
             * @description Of a cap, the most that passes in a year; of a toll, what a unit pays.
             */
            readonly amount: string | number;
        };
        /**
         * Patron
         * @description What a second provider, with a copy of all that a player serves with, would give.
         */
        readonly Patron: {
            /** Provider */
            readonly provider: string;
            /** Assets */
            readonly assets: readonly string[];
            /**
             * Gain
             * @description To each player, the provider itself among them.
             */
            readonly gain?: {
                readonly [key: string]: number;
            };
            /**
             * Second
             * @description To the newcomer.
             */
            readonly second: number;
        };
        /**
         * Place
         * @description A node of the network.
         */
        readonly Place: {
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
            /** Shapley */
            readonly shapley: {
                readonly [key: string]: number;
            };
            /** Nucleolus */
            readonly nucleolus?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Per Capita Nucleolus
             * @description By the per-capita nucleolus.
             */
            readonly per_capita_nucleolus?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Tau
             * @description By the τ-value.
             */
            readonly tau?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Gately
             * @description By the Gately point.
             */
            readonly gately?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Banzhaf
             * @description By the Banzhaf value.
             */
            readonly banzhaf?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Owen
             * @description By the Owen value.
             */
            readonly owen?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Myerson
             * @description By the Myerson value.
             */
            readonly myerson?: {
                readonly [key: string]: number;
            } | null;
            /**
             * Owen Myerson
             * @description By the Owen–Myerson value.
             */
            readonly owen_myerson?: {
                readonly [key: string]: number;
            } | null;
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
            /**
             * Bases
             * @description What the amounts of each part stand for: gains above what each earns alone, or both.
             */
            readonly bases?: {
                readonly [key: string]: string;
            };
            /**
             * Tolerance
             * @description Difference below which two amounts count as equal.
             * @default 0
             */
            readonly tolerance: number;
            /** Stand Alone */
            readonly stand_alone: {
                readonly [key: string]: number;
            };
            /**
             * Gain
             * @description By Shapley, above what each earns alone.
             */
            readonly gain: {
                readonly [key: string]: number;
            };
            /**
             * Labels
             * @description Heading of each concept.
             */
            readonly labels?: {
                readonly [key: string]: string;
            };
            /**
             * Shapley Error
             * @description Of many players, half of the 95 % interval of the estimate.
             */
            readonly shapley_error?: {
                readonly [key: string]: number;
            };
            /**
             * Indispensable
             * @description What all lose without each.
             */
            readonly indispensable?: {
                readonly [key: string]: number;
            };
            /** @description Of many players. */
            readonly least_core?: components["schemas"]["LeastCore"] | null;
            /**
             * Blocs
             * @description Players who bargain as one in Owen's value.
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
             * @description Pairs that deal there only because too little is known of how they stand.
             * @default []
             */
            readonly unknown: readonly (readonly [
                string,
                string
            ])[];
            readonly core: components["schemas"]["Core"];
            /**
             * Shift
             * @description By concept: this game's split less that of `versus`; and `stand_alone`, the part of it that
             *     each earns alone.
             */
            readonly shift?: {
                readonly [key: string]: {
                    readonly [key: string]: number;
                };
            } | null;
            /**
             * Shift Lost
             * @description What of that which this game adds to `versus` is lost without each; empty in older runs.
             */
            readonly shift_lost?: {
                readonly [key: string]: number;
            };
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
            /**
             * Closers
             * @description What those who shut or charge could ask for, and who would pay; by the chosen concept.
             */
            readonly closers?: readonly components["schemas"]["Closer"][] | null;
            /** @description What players split and what stays outside the bargain; in all, what is earned. */
            readonly ledger?: components["schemas"]["Ledger"] | null;
            /** Reasons */
            readonly reasons?: {
                readonly [key: string]: string;
            };
        };
        /**
         * PowersAnswer
         * @description What players can bargain for, and how another scenario would change it.
         */
        readonly PowersAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Power
             * @default []
             */
            readonly power: readonly components["schemas"]["Power"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * PowersAsk
         * @description What is asked of power.
         */
        readonly PowersAsk: {
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
             * Versus
             * @description The scenario to compare with.
             * @default
             */
            readonly versus: string;
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
             * @description Of a traced good that nobody uses there; empty where its origin does not matter.
             * @default
             */
            readonly origin: string;
            /** Value */
            readonly value: number | null;
            /**
             * Low
             * @description What one unit more is worth.
             */
            readonly low?: number | null;
            /**
             * High
             * @description What one unit less costs.
             */
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
         * PriceDifference
         * @description What a state makes of one price of another state.
         */
        readonly PriceDifference: {
            /** Place */
            readonly place: string;
            /** Commodity */
            readonly commodity: string;
            /** Origin */
            readonly origin: string;
            /** Change */
            readonly change: number;
            /** Unit */
            readonly unit: string;
        };
        /**
         * PriceInTime
         * @description What one unit more is worth at a place in a period, in that period's money.
         */
        readonly PriceInTime: {
            /** Scenario */
            readonly scenario: string;
            /** Place */
            readonly place: string;
            /** Commodity */
            readonly commodity: string;
            /** From */
            readonly from: string;
            /** Until */
            readonly until: string;
            /** Value */
            readonly value: number | null;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
        };
        /**
         * PricesAnswer
         * @description What one unit more is worth, at every place and of every good.
         */
        readonly PricesAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Prices
             * @default []
             */
            readonly prices: readonly components["schemas"]["Price"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * PricesAsk
         * @description What is asked of prices.
         */
        readonly PricesAsk: {
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
         * Progress
         * @description How far a run is.
         */
        readonly Progress: {
            /**
             * Share
             * @description Part of the work that is done, as far as can be foretold.
             * @default 0
             */
            readonly share: number;
            /**
             * Left
             * @description Seconds that it will take yet; null while nobody can tell.
             */
            readonly left: number | null;
            /**
             * Claims Done
             * @default 0
             */
            readonly claims_done: number;
            /**
             * Claims
             * @default 0
             */
            readonly claims: number;
        };
        /**
         * Project
         * @description What building a project whole adds to a scenario, alone and beside all others.
         */
        readonly Project: {
            /**
             * Scenario
             * @description Where it is valued, which leaves it open.
             */
            readonly scenario: string;
            /** Project */
            readonly project: string;
            /** Name */
            readonly name: string;
            /**
             * Needs
             * @description Projects that are built with it, since without them it carries nothing, or less.
             * @default []
             */
            readonly needs: readonly string[];
            /**
             * Alone
             * @description Where nothing else is optional; negative where it does not pay.
             */
            readonly alone: number | null;
            /**
             * Together
             * @description Where all others may be built as well.
             */
            readonly together: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Built
             * @description At central figures, where it and what it needs alone may be built.
             */
            readonly built?: number | null;
            /**
             * Frequency
             * @description Share of draws in which it is built where all others may be built as well.
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
         * ProjectsAnswer
         * @description What building projects adds, alone and beside all others.
         */
        readonly ProjectsAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Projects
             * @default []
             */
            readonly projects: readonly components["schemas"]["Project"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * ProjectsAsk
         * @description What is asked of projects.
         */
        readonly ProjectsAsk: {
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
         * QuestionView
         * @description Something that files do not say, or that they say and should be looked at.
         */
        readonly QuestionView: {
            /** Key */
            readonly key: string;
            /** Asks */
            readonly asks: string;
            /**
             * Kind
             * @description `words` are joined by commas; `column` is one of the choices, or `is: ` and a constant.
             * @enum {string}
             */
            readonly kind: "text" | "number" | "day" | "words" | "choice" | "column";
            /** Choices */
            readonly choices: readonly string[];
            /**
             * Given
             * @description The answer that the files suggest.
             */
            readonly given: string;
            /**
             * Otherwise
             * @description What holds if nobody answers.
             */
            readonly otherwise: string;
            /**
             * Unit
             * @description Of a number.
             */
            readonly unit: string;
            /**
             * Means
             * @description What it is that is asked for.
             */
            readonly means: string;
            /**
             * Open
             * @description Whether nothing is imported before somebody answers, or agrees to what is suggested.
             */
            readonly open: boolean;
            /**
             * Leads
             * @description Whether other questions hang on the answer.
             */
            readonly leads: boolean;
        };
        /**
         * Rank
         * @description Where a player ranks, and how firmly.
         */
        readonly Rank: {
            /** Actor */
            readonly actor: string;
            /**
             * Base
             * @description What its amount stands for: a gain above what it earns alone, or both.
             * @default above what each earns alone
             */
            readonly base: string;
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
             * @description `shift` against the other scenario where there is one, what each earns alone included; else
             *     `gain` above it.
             */
            readonly by: string;
            /**
             * Ranks
             * @default []
             */
            readonly ranks: readonly components["schemas"]["Rank"][];
            /** @description What all players have of it together; null in older runs. */
            readonly total?: components["schemas"]["Span"] | null;
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
         * Relation
         * @description How two players stand to each other.
         */
        readonly Relation: {
            /** Between */
            readonly between: readonly [
                string,
                string
            ];
            /**
             * Index
             * @description Sum of their acts' scores, older ones counting for less; None where too few are known.
             */
            readonly index: number | null;
            /**
             * Low
             * @description Its lower end over half-lives from half to twice the one assumed.
             */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /**
             * Acts
             * @description Acts in the last five half-lives; of fewer than three nothing is said.
             */
            readonly acts: number;
            /**
             * Declared
             * @description What is in force between them: an alliance, a treaty, patronage, sanctions, enmity.
             * @default []
             */
            readonly declared: readonly string[];
            /**
             * Standing
             * @enum {string}
             */
            readonly standing: "on good terms" | "on bad terms" | "undecided" | "unknown";
            /**
             * Talk
             * @description Whether they talk, where only those do whose index is not below the threshold.
             */
            readonly talk: boolean;
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
         * Replayed
         * @description One outcome, and what the case says to it.
         */
        readonly Replayed: {
            /** Row */
            readonly row: string;
            /** Says */
            readonly says: string;
            /**
             * Scenario
             * @default
             */
            readonly scenario: string;
            /**
             * Result
             * @description Whether the case's central answer lies within the tolerance of what was observed, or says yes
             *     or no as it came; a control must not.
             * @enum {string}
             */
            readonly result: "inside" | "outside" | "control failed as it must" | "control did not fail" | "not expressible" | "no value";
            /** Observed */
            readonly observed?: number | null;
            /** Tolerance */
            readonly tolerance?: number | null;
            /**
             * Modelled
             * @description At central figures.
             */
            readonly modelled?: number | null;
            /**
             * Low
             * @description Lower end of the range of eight draws in ten.
             */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /**
             * Naive
             * @description What somebody without any model would have said.
             */
            readonly naive?: number | null;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /**
             * In Range
             * @description Whether the outcome lies in the range of eight draws in ten; empty where there is none.
             */
            readonly in_range?: boolean | null;
            /**
             * Error
             * @description How far the central answer is off, in tolerances.
             */
            readonly error?: number | null;
            /**
             * Naive Error
             * @description How far the naive answer is off, in tolerances.
             */
            readonly naive_error?: number | null;
            /**
             * Happened
             * @description Of a row that holds or fails.
             */
            readonly happened?: boolean | null;
            /** Naive Says */
            readonly naive_says?: boolean | null;
            /**
             * Probability
             * @description Of a row that holds or fails: in what share of draws it holds.
             */
            readonly probability?: number | null;
            /**
             * Counted
             * @description Whether a source of it was seen on its publisher's own page, and the row is no control.
             * @default false
             */
            readonly counted: boolean;
            /**
             * Published
             * @description The first day on which a source of it came out.
             */
            readonly published: string;
            /**
             * Source
             * @description Keys of the replay's sources.
             */
            readonly source: string;
            /**
             * Why
             * @default
             */
            readonly why: string;
        };
        /**
         * ReplaysAnswer
         * @description The case against what happened after its date.
         */
        readonly ReplaysAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Replay
             * @default []
             */
            readonly replay: readonly components["schemas"]["Replayed"][];
            /**
             * Replay Score
             * @default []
             */
            readonly replay_score: readonly components["schemas"]["Score"][];
            /**
             * Replay Groups
             * @default []
             */
            readonly replay_groups: readonly components["schemas"]["Group"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * ReplaysAsk
         * @description What is asked of replay.
         */
        readonly ReplaysAsk: {
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
             * Outcomes
             * @description The name of a file in the folder replays beside the cases, without .yaml; else the case's own.
             * @default
             */
            readonly outcomes: string;
        };
        /**
         * Report
         * @description Another report of a contested figure, in the figure's unit.
         */
        readonly Report: {
            /**
             * Weight
             * @description Share of draws that follow it.
             */
            readonly weight: number;
            /** Low */
            readonly low?: number | null;
            /** Value */
            readonly value: number;
            /** High */
            readonly high?: number | null;
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
             * Reporters
             * @default []
             */
            readonly reporters: readonly string[];
        };
        /**
         * RowEdit
         * @description One row as it shall be.
         */
        readonly RowEdit: {
            /**
             * Line
             * @description Where it begins in the file now; null for a new row, which comes after the one before it.
             */
            readonly line?: number | null;
            /** Cells */
            readonly cells: readonly string[];
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
            /**
             * Scenario
             * @description The scenario that adds it; empty for a rule of the case itself.
             */
            readonly scenario: string;
            /** Sources */
            readonly sources: readonly string[];
            /** Note */
            readonly note: string;
        };
        /**
         * RuleWorth
         * @description What a rule in force is worth: with it less without.
         */
        readonly RuleWorth: {
            /** Rule */
            readonly rule: string;
            /**
             * Total
             * @description To all together.
             */
            readonly total: number | null;
            /**
             * Alone
             * @description What of that they earn alone, each by itself.
             */
            readonly alone?: number | null;
            /**
             * Gain
             * @description To each player, above what it earns alone.
             */
            readonly gain?: {
                readonly [key: string]: number;
            };
        };
        /**
         * Run
         * @description A run: waiting, under way, or done.
         */
        readonly Run: {
            /** Run */
            readonly run: string;
            /** Case */
            readonly case: string;
            /**
             * Digest
             * @description Of the case that is run; another one than `CaseView.digest` means that it changed since.
             */
            readonly digest: string;
            /** Draws */
            readonly draws: number;
            /** Seed */
            readonly seed: number;
            /** @description Levers under which it stands; null for the case as its claims have it. */
            readonly state: components["schemas"]["State"] | null;
            /**
             * Status
             * @description `interrupted`: the server ended before it; ask for it again, and it goes on.
             * @enum {string}
             */
            readonly status: "waiting" | "running" | "done" | "cancelled" | "failed" | "interrupted";
            readonly progress: components["schemas"]["Progress"];
            /** @description Why it failed. */
            readonly problem: components["schemas"]["Problem"] | null;
            /**
             * Result
             * @description Whether `result` can be asked for.
             */
            readonly result: boolean;
            /**
             * Brief
             * @description Whether `brief` can be asked for.
             */
            readonly brief: boolean;
        };
        /**
         * RunAsk
         * @description What is run.
         */
        readonly RunAsk: {
            /** Case */
            readonly case: string;
            /**
             * @description Levers under which every claim is tested, on top of its own scenarios; without edits the
             *     run is the one that `rason brief` makes.
             */
            readonly state?: components["schemas"]["State"] | null;
            /**
             * Draws
             * @description Rounded up to 16, 32, 64, …
             * @default 1024
             */
            readonly draws: number;
            /**
             * Seed
             * @default 0
             */
            readonly seed: number;
        };
        /**
         * RunList
         * @description Runs, the latest first.
         */
        readonly RunList: {
            /** Runs */
            readonly runs: readonly components["schemas"]["Run"][];
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
             * Contracts
             * @default []
             */
            readonly contracts: readonly components["schemas"]["Contract"][];
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
         * ScenarioChange
         * @description What renaming or deleting a scenario would change, in all files that name it.
         */
        readonly ScenarioChange: {
            /**
             * Scenario
             * @description Its name now.
             */
            readonly scenario: string;
            /**
             * Diff
             * @description A unified diff of these files; empty where nothing changes.
             */
            readonly diff: string;
            /**
             * Etag
             * @description Of these files as they are, for the header `If-Match`.
             */
            readonly etag: string;
        };
        /**
         * ScenarioChanged
         * @description A scenario that was renamed or deleted.
         */
        readonly ScenarioChanged: {
            /**
             * Scenario
             * @description Its name now; null where it is deleted.
             */
            readonly scenario: string | null;
        };
        /**
         * ScenarioEdit
         * @description A scenario to be renamed or deleted.
         */
        readonly ScenarioEdit: {
            /**
             * Scenario
             * @description Its name now.
             */
            readonly scenario: string;
            /**
             * Name
             * @description Its name afterwards; null deletes it.
             */
            readonly name: string | null;
            /**
             * Title
             * @description What it is called in the brief; null leaves that as it is.
             */
            readonly title?: string | null;
        };
        /**
         * ScenarioPreview
         * @description What saving a scenario would add to `scenarios.yaml`.
         */
        readonly ScenarioPreview: {
            /** Scenario */
            readonly scenario: string;
            /**
             * Yaml
             * @description Its text.
             */
            readonly yaml: string;
            /**
             * Diff
             * @description A unified diff of the file.
             */
            readonly diff: string;
            /**
             * Etag
             * @description Of the file as it is, for the header `If-Match`.
             */
            readonly etag: string;
        };
        /**
         * ScenarioSave
         * @description A state to be saved as a scenario.
         */
        readonly ScenarioSave: {
            /** Name */
            readonly name: string;
            /**
             * Title
             * @default
             */
            readonly title: string;
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
         * ScenarioSaved
         * @description A scenario that was saved.
         */
        readonly ScenarioSaved: {
            /** Scenario */
            readonly scenario: string;
            /**
             * Etag
             * @description Of the file as it is now.
             */
            readonly etag: string;
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
             * @description Central values of the figures that it or its bases set or move.
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
         * Score
         * @description How often the case was right, in the headline and over all rows; controls apart.
         */
        readonly Score: {
            /**
             * Over
             * @description `headline`, or `all rows`.
             */
            readonly over: string;
            /**
             * Rows
             * @description Rows to which the case has an answer, controls left out.
             */
            readonly rows: number;
            /** Inside */
            readonly inside: number;
            /** Ranged */
            readonly ranged: number;
            /** In Range */
            readonly in_range: number;
            /**
             * Coverage
             * @description A fair range holds eight outcomes in ten.
             */
            readonly coverage?: number | null;
            /**
             * Error
             * @description Mean distance of the central answer from the outcome, in tolerances.
             */
            readonly error?: number | null;
            /**
             * Naive Error
             * @description The same of the naive answer, over the same rows.
             */
            readonly naive_error?: number | null;
            /**
             * Nearer
             * @description Rows in which the case is nearer to the outcome than the naive answer.
             */
            readonly nearer: number;
            /** Shares */
            readonly shares: number;
            /**
             * Brier
             * @description Mean squared distance between share and truth: 0 is best, 0.25 is a coin.
             */
            readonly brier?: number | null;
            /**
             * Naive Brier
             * @description The same of naive answers, over the rows that have one.
             */
            readonly naive_brier?: number | null;
            /**
             * Logarithmic
             * @description Mean of minus the logarithm of the share given to what happened: 0.69 is a coin.
             */
            readonly logarithmic?: number | null;
            /**
             * Always
             * @description Brier score of whoever gives every statement the part of them that came true.
             */
            readonly always?: number | null;
            /** Controls */
            readonly controls: number;
            /** Failed */
            readonly failed: number;
        };
        /**
         * SeenColumn
         * @description What a column of a table holds.
         */
        readonly SeenColumn: {
            /** Name */
            readonly name: string;
            /** Title */
            readonly title: string;
            /**
             * Kind
             * @description Rows of a column of kind `figure` stay behind where the figure's source may not be passed
             *     on.
             * @default text
             * @enum {string}
             */
            readonly kind: "actor" | "asset" | "place" | "commodity" | "scenario" | "project" | "claim" | "figure" | "amount" | "share" | "count" | "flag" | "unit" | "text";
            /**
             * Unit
             * @description Of a number: its unit, or the name of the column that holds it.
             * @default
             */
            readonly unit: string;
        };
        /**
         * Sensitivity
         * @description What drives a claim's weakest statement.
         */
        readonly Sensitivity: {
            /**
             * Statement
             * @description Its position among the claim's statements, from 0.
             */
            readonly statement: number;
            /**
             * Influences
             * @description The strongest first; none where nothing moves the margin.
             * @default []
             */
            readonly influences: readonly components["schemas"]["Influence"][];
            /**
             * Noise
             * @description PAWN below this cannot be told from that of a figure that does nothing.
             */
            readonly noise?: number | null;
            /**
             * Points
             * @description Size of the sample behind the totals; 0 for none.
             * @default 0
             */
            readonly points: number;
            /**
             * Reasons
             * @description What is missing, and why.
             * @default []
             */
            readonly reasons: readonly string[];
        };
        /**
         * Setting
         * @description A figure and the value that it is set to.
         */
        readonly Setting: {
            /** Figure */
            readonly figure: string;
            /**
             * Name
             * @default
             */
            readonly name: string;
            /**
             * At
             * @description `text` as it is read again.
             */
            readonly at: number;
            /**
             * Unit
             * @description The figure's own.
             * @default
             */
            readonly unit: string;
            /**
             * Text
             * @description The value with its unit, as `--set`, a lever of the page and Python take it.
             */
            readonly text: string;
        };
        /**
         * Settings
         * @description What makes the run what it is, besides the case: the same settings give the same bytes.
         */
        readonly Settings: {
            /** Draws */
            readonly draws: number;
            /**
             * Settled
             * @description How the number of draws was settled, where it was not given.
             * @default
             */
            readonly settled: string;
            /** Seed */
            readonly seed: number;
            /** Scenarios */
            readonly scenarios: readonly string[];
            /** Versions */
            readonly versions?: {
                readonly [key: string]: string;
            };
        };
        /**
         * Shortage
         * @description What a buyer asks for and does not get, over a calendar.
         */
        readonly Shortage: {
            /** Scenario */
            readonly scenario: string;
            /** Buyer */
            readonly buyer: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Unserved
             * @description What comes less than is asked for at the demand's own price, period by period.
             */
            readonly unserved: number;
            /**
             * Low
             * @description Lower end of the range of nine draws in ten.
             */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Asked */
            readonly asked: number;
            /** Unit */
            readonly unit: string;
            /**
             * Share
             * @description Of all that is asked for.
             */
            readonly share?: number | null;
            /**
             * Short
             * @description The part of it that would be taken even at the ceiling; of a flat bid, all.
             */
            readonly short: number;
            /**
             * Bid Away
             * @description The rest: what is left to others since it has become too dear.
             */
            readonly bid_away: number;
            /**
             * First
             * @description First day of the first period in which anything is not served.
             * @default
             */
            readonly first: string;
            /**
             * Tied
             * @description Whether it is one of several equally good ways to share out what there is.
             * @default false
             */
            readonly tied: boolean;
        };
        /**
         * ShortageInTime
         * @description What a buyer asks for and does not get in a period; of those alone who ever run short.
         */
        readonly ShortageInTime: {
            /** Scenario */
            readonly scenario: string;
            /** Buyer */
            readonly buyer: string;
            /** Commodity */
            readonly commodity: string;
            /** From */
            readonly from: string;
            /** Until */
            readonly until: string;
            /** Unserved */
            readonly unserved: number;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Share
             * @description Of what is asked for in the period.
             */
            readonly share?: number | null;
        };
        /**
         * ShortagesAnswer
         * @description Who runs short, what is left in store, and who must stop producing.
         */
        readonly ShortagesAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Shortages
             * @default []
             */
            readonly shortages: readonly components["schemas"]["Shortage"][];
            /**
             * Shortages In Time
             * @default []
             */
            readonly shortages_in_time: readonly components["schemas"]["ShortageInTime"][];
            /**
             * Shut In
             * @default []
             */
            readonly shut_in: readonly components["schemas"]["ShutIn"][];
            /**
             * Stocks
             * @default []
             */
            readonly stocks: readonly components["schemas"]["Stock"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * ShortagesAsk
         * @description What is asked of shortages.
         */
        readonly ShortagesAsk: {
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
         * ShutIn
         * @description What a producer does not bring out since the scenario's closures keep it in.
         */
        readonly ShutIn: {
            /** Scenario */
            readonly scenario: string;
            /** Actor */
            readonly actor: string;
            /** Commodity */
            readonly commodity: string;
            /**
             * Amount
             * @description Less than without the closures, period by period.
             */
            readonly amount: number;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
            /**
             * Share
             * @description Of what it would bring out.
             */
            readonly share?: number | null;
            /**
             * First
             * @default
             */
            readonly first: string;
            /**
             * Tied
             * @description Whether others could as well keep in more, and it less.
             * @default false
             */
            readonly tied: boolean;
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
            /** @description Another state, for the shift of power and the changes of flows and prices; null for none. */
            readonly versus?: components["schemas"]["State"] | null;
            /**
             * Ranges
             * @description Whether ends over all optimal solutions are wanted; they take most of the time. Without
             *     them `low` and `high` of flows and prices are the value, and those of surplus null.
             * @default true
             */
            readonly ranges: boolean;
            /**
             * Power
             * @description Whether power is wanted, too; over a calendar it takes most of the time.
             * @default true
             */
            readonly power: boolean;
            /**
             * Patient
             * @description Whether the question waits its turn behind others of its kind, as what takes seconds should,
             *     and so keeps nobody from a quick answer.
             * @default false
             */
            readonly patient: boolean;
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
            /** @description Null where the state cannot be solved, or where nobody asked for it. */
            readonly power: components["schemas"]["Power"] | null;
            /**
             * Power Reason
             * @description Why there is no power; empty where nobody asked for it.
             * @default
             */
            readonly power_reason: string;
            /** @description Null where nothing is compared, or where either state has no solution. */
            readonly differences: components["schemas"]["Differences"] | null;
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
            /**
             * Passed On
             * @description Whether rows that cite it may be passed on.
             * @default true
             */
            readonly passed_on: boolean;
            /**
             * License
             * @description Under which terms its publisher gives it.
             * @default
             */
            readonly license: string;
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
         * Specification
         * @description A claim under one way of making all its modelling choices.
         */
        readonly Specification: {
            /**
             * Settings
             * @description What is chosen, in the order of the curve's choices.
             */
            readonly settings: readonly string[];
            /**
             * Changed
             * @description How many choices are made otherwise than in the verdict.
             */
            readonly changed: number;
            /**
             * Holds
             * @description Whether the claim holds at central figures.
             */
            readonly holds?: boolean | null;
            /**
             * Margin
             * @description By how much the curve's statement holds at central figures.
             */
            readonly margin?: number | null;
            /**
             * Low
             * @description 5th percentile of the margin over the draws.
             */
            readonly low?: number | null;
            /**
             * High
             * @description 95th percentile of the margin over the draws.
             */
            readonly high?: number | null;
            /**
             * Share
             * @description Share of the draws with a value in which the claim holds.
             */
            readonly share?: number | null;
            /**
             * Reason
             * @description Why something cannot be told.
             * @default
             */
            readonly reason: string;
        };
        /**
         * Stability
         * @description What another modelling choice does to a claim at central figures.
         */
        readonly Stability: {
            /** Choice */
            readonly choice: string;
            /**
             * Setting
             * @default
             */
            readonly setting: string;
            /**
             * Flips
             * @description Whether the claim changes its truth.
             */
            readonly flips: boolean | null;
            /**
             * Reason
             * @default
             */
            readonly reason: string;
            /**
             * Differs
             * @description Whether it gives other values in some draw than the verdict's own choices and those made
             *     otherwise before it, so that it is another model.
             * @default true
             */
            readonly differs: boolean;
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
         * Statement
         * @description One statement of a claim: both sides at central figures, and how often it holds.
         */
        readonly Statement: {
            /** Text */
            readonly text: string;
            /**
             * Probability
             * @description Share of the draws with a value in which it holds.
             */
            readonly probability?: number | null;
            /**
             * Error
             * @description Half-width of the 95 % interval of that share.
             */
            readonly error?: number | null;
            /**
             * Left
             * @description Of a break-even as it is printed.
             */
            readonly left?: number | null;
            /** Right */
            readonly right?: number | null;
            /**
             * Margin
             * @description By how much it holds at central figures.
             */
            readonly margin?: number | null;
            /**
             * Unit
             * @default
             */
            readonly unit: string;
            /**
             * @description Of a break-even what is to be set so that its measure meets the threshold; null where nothing
             *     that can be printed does so.
             */
            readonly meets?: components["schemas"]["BreakEven"] | null;
        };
        /**
         * Stock
         * @description What is in a store at the end of a period.
         */
        readonly Stock: {
            /** Scenario */
            readonly scenario: string;
            /** Store */
            readonly store: string;
            /** From */
            readonly from: string;
            /**
             * Until
             * @description The last day of the period.
             */
            readonly until: string;
            /** Level */
            readonly level: number;
            /** Low */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /**
             * Without
             * @description What it would be without the scenario's closures.
             */
            readonly without: number;
            /** Minimum */
            readonly minimum: number;
            /** Volume */
            readonly volume: number;
            /** Unit */
            readonly unit: string;
            /**
             * Empty
             * @default false
             */
            readonly empty: boolean;
            /**
             * Lacking
             * @description By how much it is below the least that is asked for: its minimum, or on the last day what it
             *     must end with, which is met as far as it can be.
             * @default 0
             */
            readonly lacking: number;
        };
        /**
         * Surety
         * @description What one actor could take in a year from who shuts a corridor, the corridor aside.
         */
        readonly Surety: {
            /** Actor */
            readonly actor: string;
            readonly penalty: components["schemas"]["Span"];
            /**
             * Enough
             * @description Whether it is at least what tempts, at central figures.
             */
            readonly enough: boolean;
            /**
             * Frequency
             * @description Share of draws in which it is.
             */
            readonly frequency?: number | null;
        };
        /**
         * Surplus
         * @description What an actor earns, under a price rule.
         */
        readonly Surplus: {
            /**
             * Actor
             * @description Owners, markets, and `nobody` for the rents of what has no owner.
             */
            readonly actor: string;
            /** Rule */
            readonly rule: string;
            /**
             * Value
             * @description All together earn the surplus of all.
             */
            readonly value: number;
            /**
             * Low
             * @description Lower end over all optimal prices, under the nodal rule alone.
             */
            readonly low?: number | null;
            /** High */
            readonly high?: number | null;
            /** Unit */
            readonly unit: string;
        };
        /**
         * SurplusesAnswer
         * @description What everybody earns; it adds up to the surplus of all.
         */
        readonly SurplusesAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Surplus
             * @default []
             */
            readonly surplus: readonly components["schemas"]["Surplus"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * SurplusesAsk
         * @description What is asked of surplus.
         */
        readonly SurplusesAsk: {
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
             * Rule
             * @description How goods are priced between partners: at what one unit more is worth (nodal), by contract, at parity with the next source, as players bargain, or as the study chooses.
             * @default chosen
             * @enum {string}
             */
            readonly rule: "chosen" | "nodal" | "contract" | "parity" | "bargained";
        };
        /**
         * TableAsk
         * @description A table as it is seen: filtered, and in its order.
         */
        readonly TableAsk: {
            /**
             * To
             * @enum {string}
             */
            readonly to: "csv" | "sheet";
            /** Table */
            readonly table: string;
            /** Title */
            readonly title: string;
            /** Columns */
            readonly columns: readonly components["schemas"]["SeenColumn"][];
            /** Rows */
            readonly rows: readonly (readonly (boolean | number | string | null)[])[];
            /**
             * State
             * @description The scenario, every lever that is moved, and what it is compared with, in words: a last
             *     column of the file. Empty where the rows hang on none of them.
             * @default
             */
            readonly state: string;
            /**
             * Digest
             * @description Of the case that was asked.
             * @default
             */
            readonly digest: string;
        };
        /**
         * TableCheck
         * @description What became of a table.
         */
        readonly TableCheck: {
            /** Table */
            readonly table: string;
            /**
             * Etag
             * @description Of the file as it is now.
             */
            readonly etag: string;
            /**
             * Diff
             * @description What was changed or would be, as a unified diff; empty where nothing is.
             */
            readonly diff: string;
            /** Written */
            readonly written: boolean;
            /**
             * Diagnostics
             * @description Faults, which keep it from being written, and warnings; `row` counts the rows sent, those
             *     without text left out.
             */
            readonly diagnostics: readonly components["schemas"]["Diagnostic"][];
        };
        /**
         * TableColumn
         * @description One column of a table.
         */
        readonly TableColumn: {
            /**
             * Header
             * @description As the file has it, with the unit of its cells if that stands there.
             */
            readonly header: string;
            /**
             * Doc
             * @description What it means.
             */
            readonly doc: string;
            /**
             * Kind
             * @description Such as `key`, `text`, `choice`, `cell` (a number with its unit, or an expression).
             */
            readonly kind: string;
            /** Required */
            readonly required: boolean;
            /** Choices */
            readonly choices: readonly string[];
            /**
             * Tables
             * @description The tables whose keys it may hold.
             */
            readonly tables: readonly string[];
        };
        /**
         * TableEdit
         * @description A table as it shall be; a row that is left out is removed.
         */
        readonly TableEdit: {
            /**
             * Rows
             * @description In the order of the file; rows without any text are left out.
             */
            readonly rows: readonly components["schemas"]["RowEdit"][];
            /**
             * Dry Run
             * @description Whether it is only checked.
             * @default false
             */
            readonly dry_run: boolean;
        };
        /**
         * TableList
         * @description All tables that a case can have, in the order in which they are read.
         */
        readonly TableList: {
            /** Tables */
            readonly tables: readonly components["schemas"]["TableTitle"][];
        };
        /**
         * TableRow
         * @description One row as text.
         */
        readonly TableRow: {
            /**
             * Line
             * @description Where it begins in the file.
             */
            readonly line: number;
            /** Cells */
            readonly cells: readonly string[];
        };
        /**
         * TableTitle
         * @description One table of those that a case can have.
         */
        readonly TableTitle: {
            /** Table */
            readonly table: string;
            /**
             * There
             * @description Whether the case has it; a table without rows may be absent.
             */
            readonly there: boolean;
        };
        /**
         * TableView
         * @description A table as text.
         */
        readonly TableView: {
            /** Table */
            readonly table: string;
            /**
             * Etag
             * @description Of the file, for the header `If-Match`.
             */
            readonly etag: string;
            /** Columns */
            readonly columns: readonly components["schemas"]["TableColumn"][];
            /** Rows */
            readonly rows: readonly components["schemas"]["TableRow"][];
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
            /**
             * Outside
             * @description By paragraph, what it says that lies outside the system, and why.
             */
            readonly outside?: {
                readonly [key: string]: string;
            };
        };
        /**
         * TiedAnswer
         * @description Vetoes and rules with what they are worth, relations, brokers and second providers.
         */
        readonly TiedAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Ties
             * @default []
             */
            readonly ties: readonly components["schemas"]["Ties"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * TiedAsk
         * @description What is asked of ties.
         */
        readonly TiedAsk: {
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
         * Ties
         * @description Who can refuse what, who stands between whom, and who could be replaced in a scenario.
         */
        readonly Ties: {
            /**
             * Scenario
             * @default
             */
            readonly scenario: string;
            /**
             * Concept
             * @description The rule by which gains are split.
             */
            readonly concept: string;
            /** Unit */
            readonly unit: string;
            /** Players */
            readonly players: readonly string[];
            /**
             * Vetoes
             * @default []
             */
            readonly vetoes: readonly components["schemas"]["Veto"][];
            /**
             * Effects
             * @default []
             */
            readonly effects: readonly components["schemas"]["Effect"][];
            /**
             * Rules
             * @default []
             */
            readonly rules: readonly components["schemas"]["RuleWorth"][];
            /**
             * Among
             * @description Whether all of this is among those who talk, because the scenario says who does.
             */
            readonly among: boolean;
            /**
             * Threshold
             * @description Of the relation index; None where acts do not matter.
             */
            readonly threshold: number | null;
            /**
             * Half Life
             * @description Years after which an act counts half.
             */
            readonly half_life: number;
            /**
             * Relations
             * @default []
             */
            readonly relations: readonly components["schemas"]["Relation"][];
            /**
             * Brokers
             * @default []
             */
            readonly brokers: readonly components["schemas"]["Broker"][];
            /**
             * Patrons
             * @default []
             */
            readonly patrons: readonly components["schemas"]["Patron"][];
        };
        /**
         * TimelineAnswer
         * @description Flows, prices and money, period by period.
         */
        readonly TimelineAnswer: {
            /**
             * Reason
             * @description Why there is nothing to be told.
             * @default
             */
            readonly reason: string;
            /**
             * Flows In Time
             * @default []
             */
            readonly flows_in_time: readonly components["schemas"]["FlowInTime"][];
            /**
             * Prices In Time
             * @default []
             */
            readonly prices_in_time: readonly components["schemas"]["PriceInTime"][];
            /**
             * Money In Time
             * @default []
             */
            readonly money_in_time: readonly components["schemas"]["Money"][];
            /**
             * Digest
             * @description Of the case that was asked.
             */
            readonly digest: string;
        };
        /**
         * TimelineAsk
         * @description What is asked of timeline.
         */
        readonly TimelineAsk: {
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
         * Together
         * @description Values of two figures, all others central, at which a claim is not as at central figures.
         */
        readonly Together: {
            /** Figures */
            readonly figures: readonly components["schemas"]["Paired"][];
            /**
             * Distance
             * @description What part of the way from its central value to the end of its range each has gone; beyond 1,
             *     the whole way and then this many widths of the range less one.
             */
            readonly distance: number;
            /**
             * Inside
             * @description Whether both values lie within their ranges.
             */
            readonly inside: boolean;
            /**
             * Set
             * @description All that is to be set, in one line as for one figure.
             * @default
             */
            readonly set: string;
            /**
             * Says
             * @description Whether the claim holds there, and where the figures are now.
             * @default
             */
            readonly says: string;
        };
        /**
         * ToldLine
         * @description One line of the closing table.
         */
        readonly ToldLine: {
            /** What */
            readonly what: string;
            /** Count */
            readonly count: number;
            /**
             * Where
             * @description Where it went, or why it was left.
             */
            readonly where: string;
        };
        /**
         * Value
         * @description What a figure was in a run: enough to tell later which one changed.
         */
        readonly Value: {
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
             * Passed On
             * @description Whether it may be passed on: whether all of its sources may.
             * @default true
             */
            readonly passed_on: boolean;
        };
        /**
         * Verdict
         * @description A sentence of the text, tested.
         */
        readonly Verdict: {
            /** Claim */
            readonly claim: string;
            /** Paragraph */
            readonly paragraph: number | string;
            /** Says */
            readonly says: string;
            /**
             * Own
             * @description Whether it is the case's own question and not what the text says.
             * @default false
             */
            readonly own: boolean;
            /** Kind */
            readonly kind: string;
            /**
             * Verdict
             * @description A short word: one of ICD 203 for a share of draws, unstable, illustrative, settled by
             *     construction, no value, refused; of events documented, contradicted, not found; of forecasts
             *     open; untestable.
             */
            readonly verdict: string;
            /**
             * Sentence
             * @description The verdict in full.
             */
            readonly sentence: string;
            /**
             * Depends
             * @description The modelling choices that change its truth.
             * @default []
             */
            readonly depends: readonly string[];
            /**
             * Probability
             * @description Share of the draws with a value in which it holds; null where it is settled or has none.
             */
            readonly probability?: number | null;
            /**
             * Error
             * @description Half-width of the 95 % interval of that share.
             */
            readonly error?: number | null;
            /**
             * Draws
             * @description Draws in which it has a value; null where no draws decide, and in older runs.
             */
            readonly draws?: number | null;
            /**
             * Draws Held
             * @description Of those, in how many it holds.
             */
            readonly draws_held?: number | null;
            /**
             * Assumption
             * @description If illustrative: the name of the untested assumption on which the verdict rests.
             * @default
             */
            readonly assumption: string;
            /**
             * No Value
             * @description Share of draws in which neither it nor its contrary can be said to hold.
             */
            readonly no_value?: number | null;
            /**
             * Holds
             * @description Whether it holds at central figures.
             */
            readonly holds?: boolean | null;
            /**
             * Disagrees
             * @description Whether most draws say another thing than the central figures.
             * @default false
             */
            readonly disagrees: boolean;
            /**
             * Settled
             * @description If settled by construction: whether it holds, fails, or the weights of reports decide.
             * @default
             * @enum {string}
             */
            readonly settled: "holds" | "fails" | "weights" | "";
            /**
             * Margin
             * @description By how much its weakest statement holds at central figures.
             */
            readonly margin?: number | null;
            /**
             * Margin Unit
             * @default
             */
            readonly margin_unit: string;
            /**
             * Margin Low
             * @description 5th percentile of that margin over the draws.
             */
            readonly margin_low?: number | null;
            /**
             * Margin High
             * @description 95th percentile of that margin over the draws.
             */
            readonly margin_high?: number | null;
            /**
             * Statements
             * @default []
             */
            readonly statements: readonly components["schemas"]["Statement"][];
            /**
             * Overturned By
             * @description The nearest figure first.
             * @default []
             */
            readonly overturned_by: readonly components["schemas"]["Alone"][];
            /**
             * @description The closest pair of figures that overturns it, if nearer than every figure alone; of those
             *     that were moved together.
             */
            readonly together?: components["schemas"]["Together"] | null;
            /**
             * Unprinted
             * @description Values at which it was found to change and that are not told: put in as printed, with few
             *     digits, they did not change it.
             * @default 0
             */
            readonly unprinted: number;
            /**
             * Pairs
             * @description Pairs of figures that both work against it when moved alone: all were ranked by the sum of
             *     what the two do alone.
             * @default 0
             */
            readonly pairs: number;
            /**
             * Pairs Solved
             * @description Of those, the first, which were moved together and solved.
             * @default 0
             */
            readonly pairs_solved: number;
            /**
             * Acts
             * @description What of how two stand to each other would overturn it, beside figures.
             * @default []
             */
            readonly acts: readonly components["schemas"]["Act"][];
            /**
             * Steady
             * @description Figures that move it and, each moved alone, overturn it nowhere, with their names, the
             *     strongest first; all others do not move it.
             */
            readonly steady?: {
                readonly [key: string]: string;
            };
            /**
             * Stability
             * @description One entry for each modelling choice made otherwise.
             * @default []
             */
            readonly stability: readonly components["schemas"]["Stability"][];
            /**
             * Drivers
             * @description Share of the margin's variance by figure, the strongest first: a screen by squared rank
             *     correlations.
             */
            readonly drivers?: {
                readonly [key: string]: number;
            };
            readonly sensitivity?: components["schemas"]["Sensitivity"] | null;
            /** @description Null where no modelling choice bears on it. */
            readonly curve?: components["schemas"]["Curve"] | null;
            readonly evidence?: components["schemas"]["Evidence"] | null;
            /**
             * Words
             * @description Interested actors on whose word the verdict rests, the weightiest first.
             * @default []
             */
            readonly words: readonly components["schemas"]["Word"][];
            /**
             * Sources
             * @description Of the figures and events that matter.
             * @default []
             */
            readonly sources: readonly string[];
            /**
             * Why
             * @description Why these statements test it; of an untestable claim, what would be needed.
             * @default
             */
            readonly why: string;
            /**
             * Reasons
             * @description What else a reader must know.
             * @default []
             */
            readonly reasons: readonly string[];
            /**
             * Due
             * @description Of a forecast, the last day on which it can come true; null where nobody says.
             */
            readonly due?: string | null;
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
        /**
         * Veto
         * @description One player's right to refuse one asset or project.
         */
        readonly Veto: {
            /** Holder */
            readonly holder: string;
            /** Asset */
            readonly asset: string;
            /**
             * Stake
             * @description What all together lose if it is shut.
             */
            readonly stake: number | null;
            /**
             * Gain
             * @description What the right brings each player: gains with it, less gains where the holder has no say.
             */
            readonly gain?: {
                readonly [key: string]: number;
            };
        };
        /**
         * WhomEdit
         * @description Goods and ships that a closure tells apart; all that is said must hold.
         */
        readonly WhomEdit: {
            /**
             * Origin
             * @description Only goods of these actors or markets.
             */
            readonly origin?: string | readonly string[] | null;
            /**
             * Destination
             * @description Only goods bound for these places, for the territory of these actors, or for these
             *     markets.
             */
            readonly destination?: string | readonly string[] | null;
            /**
             * Buyer
             * @description Only goods for these actors or markets.
             */
            readonly buyer?: string | readonly string[] | null;
            /**
             * Flag
             * @description Only ships under these flags.
             */
            readonly flag?: string | readonly string[] | null;
        };
        /**
         * Word
         * @description What of a verdict rests on one interested actor's word.
         */
        readonly Word: {
            /** Reporter */
            readonly reporter: string;
            /**
             * Figures
             * @description What he reports of the figures that move the margin or overturn the claim, the strongest
             *     first.
             */
            readonly figures: readonly string[];
            /**
             * Share
             * @description Their part of the margin's variance.
             */
            readonly share: number;
            /**
             * Overturning
             * @description Those that, moved alone within their range, overturn the claim.
             * @default []
             */
            readonly overturning: readonly string[];
            /**
             * Hangs
             * @description Whether the claim hangs on it: half of the variance, or a figure that overturns it.
             */
            readonly hangs: boolean;
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
    readonly list_cases: {
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
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly new_case: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CaseNew"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseMade"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly show_case: {
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly show_outline: {
        readonly parameters: {
            readonly query?: {
                /** @description False leaves `ways` empty, and is quick. */
                readonly ways?: boolean;
            };
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly check_case: {
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly solve: {
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly verdicts: {
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly hand_on_file: {
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
                readonly "application/json": components["schemas"]["FileAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["File"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly hand_on_map: {
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
                readonly "application/json": components["schemas"]["MapAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["File"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly hand_on_table: {
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
                readonly "application/json": components["schemas"]["TableAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["File"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly explain: {
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly chart: {
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
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly flows: {
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
                readonly "application/json": components["schemas"]["FlowsAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FlowsAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly prices: {
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
                readonly "application/json": components["schemas"]["PricesAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PricesAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly surplus: {
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
                readonly "application/json": components["schemas"]["SurplusesAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SurplusesAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly contracts: {
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
                readonly "application/json": components["schemas"]["ContractsAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ContractsAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly shortages: {
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
                readonly "application/json": components["schemas"]["ShortagesAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShortagesAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly timeline: {
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
                readonly "application/json": components["schemas"]["TimelineAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimelineAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly power: {
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
                readonly "application/json": components["schemas"]["PowersAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PowersAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly hold_up: {
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
                readonly "application/json": components["schemas"]["HoldUpsAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HoldUpsAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly fee: {
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
                readonly "application/json": components["schemas"]["FeesAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FeesAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly closures: {
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
                readonly "application/json": components["schemas"]["ClosuresAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClosuresAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projects: {
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
                readonly "application/json": components["schemas"]["ProjectsAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProjectsAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly dependence: {
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
                readonly "application/json": components["schemas"]["DependenceAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DependenceAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ties: {
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
                readonly "application/json": components["schemas"]["TiedAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TiedAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly concentration: {
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
                readonly "application/json": components["schemas"]["ConcentrationsAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConcentrationsAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly misreporting: {
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
                readonly "application/json": components["schemas"]["MisreportingAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MisreportingAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly replay: {
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
                readonly "application/json": components["schemas"]["ReplaysAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReplaysAnswer"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_tables: {
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
                    readonly "application/json": components["schemas"]["TableList"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly show_table: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
                readonly table: string;
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
                    readonly "application/json": components["schemas"]["TableView"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly save_table: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The `etag` of the file as it was shown. */
                readonly "if-match": string;
            };
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
                readonly table: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TableEdit"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TableCheck"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Say which version is meant */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly preview_scenario: {
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
                readonly "application/json": components["schemas"]["ScenarioSave"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScenarioPreview"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly save_scenario: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The `etag` of the file as it was shown. */
                readonly "if-match": string;
            };
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ScenarioSave"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScenarioSaved"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Say which version is meant */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly preview_scenario_edit: {
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
                readonly "application/json": components["schemas"]["ScenarioEdit"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScenarioChange"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly edit_scenario: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The `etag` of the file as it was shown. */
                readonly "if-match": string;
            };
            readonly path: {
                /** @description Name of a case, as GET /api/cases lists it. */
                readonly case: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ScenarioEdit"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ScenarioChanged"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Say which version is meant */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ask_of_files: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImportAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportQuestions"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly import_files: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CaseImport"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseMade"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_runs: {
        readonly parameters: {
            readonly query?: {
                readonly case?: string | null;
            };
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
                    readonly "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly begin_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RunAsk"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many runs are waiting */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly show_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
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
                    readonly "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly cancel_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run_claims: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
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
                    readonly "application/json": components["schemas"]["ClaimList"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly watch_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "last-event-id"?: number;
            };
            readonly path: {
                readonly run: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Server-sent events: `progress` with a Progress whenever it changes, `claim` with a Verdict as it is done, `end` with the Run. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": {
                        /** @enum {string} */
                        readonly event: "progress" | "claim" | "end";
                        readonly id?: string;
                        readonly data: string;
                    };
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run_result: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
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
                    readonly "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run_brief: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
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
                    readonly "text/html": unknown;
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly keep_brief: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run: string;
                readonly form: "html" | "docx" | "md";
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
                    readonly "text/html; charset=utf-8": unknown;
                    readonly "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                    readonly "text/markdown; charset=utf-8": unknown;
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed meanwhile, or is there already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly run_chart: {
        readonly parameters: {
            readonly query?: {
                /** @description In pixels. */
                readonly width?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly run: string;
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
                    readonly "application/json": components["schemas"]["Chart"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly claim_chart: {
        readonly parameters: {
            readonly query?: {
                /** @description In pixels. */
                readonly width?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly run: string;
                readonly claim: string;
                readonly chart: "swings" | "drivers" | "choices";
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
                    readonly "application/json": components["schemas"]["Chart"];
                };
            };
            /** @description Not found */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much is asked at once */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly result_schema: {
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
            /** @description That is not valid */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description rason has a fault */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
