// The size limits of the files that every user of the Action and of the package downloads and loads. A build above a
// limit fails.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

/** @type {readonly { name: string, maxBytes: number, filesOf: (paths: readonly string[], folder: string) => readonly string[] }[]} */
const sizeLimits = [
  { name: "all of dist", maxBytes: 4_000_000, filesOf: (paths) => paths },
  {
    name: "dist/load-worker.js",
    maxBytes: 450_000,
    filesOf: (paths) => paths.filter((path) => path === "load-worker.js"),
  },
  // Node.js compiles all code that it loads, and these commands do little else.
  { name: "the code that judge and show load", maxBytes: 330_000, filesOf: (_, folder) => filesOfShow(folder) },
];

/**
 * The files that memgate judge and memgate show load, as paths from the folder.
 * @param {string} folder
 */
export function filesOfShow(folder) {
  const isEntry = (/** @type {string} */ path) => /^(cli|chunks\/saved-report-\w+)\.js$/.test(path);
  const files = new Set(pathsIn(folder).filter(isEntry));
  // The loop also visits the files that it adds.
  for (const path of files) {
    const imports = readFileSync(join(folder, path), "utf8").matchAll(/^(?:import|\} from) "(\.[^"]+)";$/gm);
    for (const [, specifier = ""] of imports) files.add(posix.join(posix.dirname(path), specifier));
  }
  return [...files];
}

/** @param {string} folder */
function pathsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

/**
 * The size of each limited part of a folder, in bytes.
 * @param {string} folder
 */
export function sizesOf(folder) {
  const paths = pathsIn(folder);
  return sizeLimits.map(({ name, maxBytes, filesOf }) => {
    const sizes = filesOf(paths, folder).map((path) => statSync(join(folder, path)).size);
    return { name, maxBytes, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  });
}

/**
 * @param {string} folder
 * @throws Error with every part that is above its limit
 */
export function assertSizes(folder) {
  const above = sizesOf(folder).filter(({ bytes, maxBytes }) => bytes > maxBytes);
  if (above.length === 0) return;
  const lines = above.map(({ name, bytes, maxBytes }) => `${name} has ${bytes} bytes; expected at most ${maxBytes}`);
  throw new Error(`${lines.join("\n")}\nFind what grew with esbuild's metafile (build/bundle.mjs).`);
}
