// Layers from the bottom up; a module imports only from its own layer and those below it.
const layers = ["api", "words", "state", "globe", "parts", "panels"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.map((layer, height) => ({
      name: `layer-${layer}`,
      comment: `src/${layer} imports from layers below it only: ${layers.slice(0, height).join(", ") || "none"}`,
      severity: "error",
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(${[...layers.slice(height + 1)].join("|") || "never"})/|^src/[^/]+$` },
    })),
    {
      name: "one-door-to-the-server",
      comment: "only src/api/ask.ts talks to the server",
      severity: "error",
      from: { pathNot: "^src/api/" },
      to: { path: "^src/api/transport\\.ts$" },
    },
    {
      name: "charts-come-late",
      comment: "Vega is heavy: only the module that is imported when a chart is shown may use it",
      severity: "error",
      from: { pathNot: "^src/parts/vega\\.ts$" },
      to: { path: "node_modules/vega" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "^src/main\\.ts$|\\.d\\.ts$" },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".svelte", ".js", ".d.ts"] },
    doNotFollow: { path: "node_modules" },
  },
};
