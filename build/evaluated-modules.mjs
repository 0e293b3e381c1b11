// Calls functions at build time: the bundle has their results, without the code that makes them.
import { build } from "esbuild";

/** Modules of src that export only functions without parameters, whose results are JSON values. */
const evaluatedModules = /[\\/]src[\\/]report[\\/]model[\\/](size[\\/]size-file-schema|file-schemas)\.ts$/;

/** @type {import("esbuild").Plugin} */
export const evaluated = {
  name: "evaluated-modules",
  setup: ({ onLoad }) => {
    onLoad({ filter: evaluatedModules }, async ({ path }) => ({ contents: await resultsOf(path), loader: "js" }));
  },
};

/** @param {string} path */
async function resultsOf(path) {
  const bundled = await build({ entryPoints: [path], bundle: true, platform: "node", format: "esm", write: false });
  const code = bundled.outputFiles.map(({ text }) => text).join("");
  const functions = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const exports = Object.entries(functions).map(
    ([name, make]) => `export function ${name}() {\n  return ${codeOf(make())};\n}\n`,
  );
  return exports.join("");
}

/**
 * JSON.parse of a text needs less code than a literal, which esbuild prints with spaces. A text with a backslash stays a
 * literal, because it would need another one.
 * @param {unknown} value that JSON can represent
 * @returns {string}
 */
function codeOf(value) {
  const json = JSON.stringify(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return json;
  if (!json.includes("\\")) return `JSON.parse(${JSON.stringify(json)})`;
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${codeOf(part)}`);
  return `{ ${entries.join(", ")} }`;
}
