// The limits of what every user of the Action and of the package downloads. A build above a limit fails.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** @type {readonly { name: string, maxBytes: number, files: (path: string) => boolean }[]} */
const sizeLimits = [
  { name: "all of dist", maxBytes: 4_000_000, files: () => true },
  { name: "dist/load-worker.js", maxBytes: 450_000, files: (path) => path === "load-worker.js" },
];

/**
 * The size of each limited part of a folder, in bytes.
 * @param {string} folder
 */
export function sizesOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return sizeLimits.map(({ name, maxBytes, files: isCounted }) => {
    const counted = files.filter(isCounted);
    return { name, maxBytes, bytes: counted.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0) };
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
