// Calls functions at build time: the bundle has their results, without the code that makes them.
import { build } from "esbuild";

/** Modules of src that export only functions without parameters, whose results are schemas with definitions. */
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
 * Node.js parses JSON faster than the same value as code. Texts stay code: in JSON, each of their quotes would be
 * escaped twice.
 * @param {{ readonly schema: object, readonly definitions: Readonly<Record<string, string>> }} result
 */
function codeOf({ schema, definitions }) {
  const parsed = `JSON.parse(${JSON.stringify(JSON.stringify(schema))})`;
  return `{ schema: ${parsed}, definitions: ${JSON.stringify(definitions)} }`;
}
