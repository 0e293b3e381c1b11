// The options of esbuild, and the entry points of dist.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evaluated } from "./evaluated-modules.mjs";
import { fewChunks } from "./late-parts.mjs";
import { withoutUnusedParts } from "./left-out-parts.mjs";
import { sharedChunks } from "./shared-chunks.mjs";

/** Options of every bundle that Node.js runs. Not minified, so that people can read what they run. */
export const nodeOptions = /** @satisfies {import("esbuild").BuildOptions} */ ({
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "inline",
  logLevel: "warning",
  plugins: [withoutUnusedParts, evaluated],
  // The main file of jsonc-parser cannot be bundled. Its ESM form prepares to format JSON, which takes time at each
  // start.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/impl/parser.js" },
  // Bundled CommonJS packages require Node.js modules, and some use __filename and __dirname.
  banner: {
    js: 'import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";',
  },
});

/** The programs and the public API. */
export const programOptions = /** @satisfies {import("esbuild").BuildOptions} */ ({
  ...nodeOptions,
  plugins: [...nodeOptions.plugins, sharedChunks, fewChunks],
  entryPoints: ["src/cli.ts", "src/action.ts", "src/index.ts", "src/load-worker.ts"],
  splitting: true,
  metafile: true,
  chunkNames: "chunks/[name]-[hash]",
});

const uplotFile = fileURLToPath(new URL("../node_modules/uplot/dist/uPlot.iife.min.js", import.meta.url));

/**
 * Puts uPlot's own minified file, which defines the variable uPlot, in front of the script. memgate's part of the script
 * stays readable, because people read what they run.
 * @type {import("esbuild").Plugin}
 */
const uplotInFront = {
  name: "uplot-in-front",
  setup: ({ initialOptions, onLoad }) => {
    initialOptions.banner = { js: readFileSync(uplotFile, "utf8").trim() };
    onLoad({ filter: /[\\/]uplot[\\/]dist[\\/]uPlot\.esm\.js$/ }, () => ({ contents: "export default uPlot;\n" }));
  },
};

/** The script and the style that memgate embeds into each report.html. */
export const pageOptions = /** @satisfies {import("esbuild").BuildOptions} */ ({
  bundle: true,
  platform: "browser",
  // The first versions in which DecompressionStream supports deflate-raw.
  target: ["chrome103", "firefox113", "safari16.4"],
  format: "iife",
  plugins: [uplotInFront],
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
  metafile: true,
  entryPoints: { "report-page": "src/report/web/main.ts" },
});
