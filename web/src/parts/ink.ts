/** Colours of the figures on a dark page: those that are made for white paper are lightened. */

/** By the colour that a specification names, the one that is seen on dark. */
const ON_DARK: Readonly<Record<string, string>> = {
  "#1b2430": "#e6e9ed", // ink: takes on the colour of the page's text
  "#6b7480": "#98a2ae", // words that may be read
  "#0072b2": "#2f8ad0", // white figures are still read on it
  "#0b4f8a": "#3b8fd9",
  "#8c2d04": "#dd8a5c",
  "#d55e00": "#f07f3c",
  "#009e73": "#2fc79a",
  "#4d4d4d": "#a8adb3",
};
const COLOURS = new RegExp(Object.keys(ON_DARK).join("|"), "gi");

export function inked<Spec>(spec: Spec, dark: boolean): Spec {
  const text = JSON.stringify(spec);
  if (!dark) return JSON.parse(text) as Spec;
  const seen = text.replace(COLOURS, (colour) => ON_DARK[colour.toLowerCase()] ?? colour);
  return JSON.parse(seen) as Spec;
}
