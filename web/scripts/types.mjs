// Types of the server's answers, from its own description. `--check` only tells whether they are
// current: the file is committed, so that the bundle can be built without Python.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const TARGET = new URL("../src/api/schema.d.ts", import.meta.url);
const own = new URL("../../.venv/bin/python", import.meta.url).pathname;
const python = process.env.PYTHON ?? (existsSync(own) ? own : "python3");

/** A list of some length as a tuple: a point has two numbers. */
function asTuple({ type, items, minItems, maxItems }) {
  if (type !== "array" || items?.type !== "number" || !minItems || minItems !== maxItems) return;
  const number = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword);
  const tuple = ts.factory.createTupleTypeNode(Array(minItems).fill(number));
  return ts.factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, tuple);
}

const description = execFileSync(python, ["-m", "rason.api"], {
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
const made = `// Made by \`npm run types\` from the server's description; not to be edited.\n${astToString(
  await openapiTS(JSON.parse(description), {
    defaultNonNullable: true,
    immutable: true,
    transform: asTuple,
  }),
)}`;
const current = existsSync(TARGET) && readFileSync(TARGET, "utf8") === made;
if (process.argv.includes("--check")) {
  if (!current) {
    console.error("src/api/schema.d.ts is behind the server: run `npm run types`, and commit it.");
    process.exit(1);
  }
} else if (!current) writeFileSync(TARGET, made);
