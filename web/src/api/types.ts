/** The server's types under the names by which the page knows them. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type CaseList = Schemas["CaseList"];
export type CaseView = Schemas["CaseView"];
export type CentralVerdict = Schemas["CentralVerdict"];
export type CentralVerdicts = Schemas["CentralVerdicts"];
export type Chart = Schemas["Chart"];
export type ChartAsk = Schemas["ChartAsk"];
export type Claim = Schemas["Claim"];
export type ClaimList = Schemas["ClaimList"];
export type ClaimView = Schemas["ClaimView"];
export type Diagnostic = Schemas["Diagnostic"];
export type Explanation = Schemas["Explanation"];
export type Figure = Schemas["FigureView"];
export type Flow = Schemas["Flow"];
export type Link = Schemas["LinkView"];
export type Outline = Schemas["Outline"];
export type Overturn = Schemas["Overturn"];
export type Power = Schemas["Power"];
export type Price = Schemas["Price"];
export type ProblemAnswer = Schemas["Problem"];
export type Progress = Schemas["Progress"];
export type RowEdit = Schemas["RowEdit"];
export type Run = Schemas["Run"];
export type RunList = Schemas["RunList"];
export type Scenario = Schemas["Scenario"];
export type ScenarioPreview = Schemas["ScenarioPreview"];
export type ScenarioSaved = Schemas["ScenarioSaved"];
export type Solved = Schemas["Solved"];
export type Source = Schemas["Source"];
export type State = Schemas["State"];
export type TableCheck = Schemas["TableCheck"];
export type TableList = Schemas["TableList"];
export type TableView = Schemas["TableView"];
