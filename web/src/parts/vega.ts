/** Vega, imported when the first chart is shown. Without eval: expressions are interpreted. */
import { expressionInterpreter } from "vega-interpreter";
import embed, { type VisualizationSpec } from "vega-embed";

export interface Drawn {
  readonly view: { toSVG: () => Promise<string> };
  finalize: () => void;
}

export async function draw(node: HTMLElement, spec: Record<string, unknown>): Promise<Drawn> {
  const drawn = await embed(node, spec as unknown as VisualizationSpec, {
    actions: false,
    ast: true,
    expr: expressionInterpreter,
    renderer: "svg",
    // Vega's own styles would stand in the page, which its content policy refuses.
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
  // The picture as a whole is described in words; its marks are not read out one by one.
  node.querySelector("svg")?.setAttribute("aria-hidden", "true");
  return drawn;
}
