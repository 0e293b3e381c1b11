// Counts the comment lines of src that use a turn of phrase from patterns.mjs. Fails from 1% on.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { turns } from "./patterns.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const maxShare = 0.01;

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * The comment lines of a file, without their markers.
 * @param {string} text
 */
function commentLines(text) {
  let isInside = false;
  return text.split("\n").flatMap((line, index) => {
    const isStart = /^\s*\/\*/.test(line);
    if (isStart) isInside = true;
    const whole = isInside ? line : (/(?:^|\s)\/\/(?!\/) ?(.*)$/.exec(line)?.[1] ?? null);
    if (isInside && line.includes("*/")) isInside = false;
    if (whole === null) return [];
    const comment = whole.replace(/^\s*(\/\*\*?|\*\/|\*)\s?/, "").replace(/\s*\*\/\s*$/, "");
    return /[a-z]/i.test(comment) ? [{ number: index + 1, comment }] : [];
  });
}

const found = [];
let total = 0;
for (const path of filesIn(join(root, "src"))) {
  for (const { number, comment } of commentLines(readFileSync(path, "utf8"))) {
    total += 1;
    const turn = turns.find(({ pattern }) => pattern.test(comment));
    if (turn !== undefined) found.push({ place: `${relative(root, path)}:${number}`, comment, turn });
  }
}

const share = found.length / total;
if (process.argv.includes("--list") || share >= maxShare) {
  for (const { place, comment, turn } of found)
    console.log(`${place}: ${turn.name}; write ${turn.instead}\n    ${comment}`);
}
console.log(`${found.length} of ${total} comment lines (${(share * 100).toFixed(1)}%) use a turn of phrase to avoid`);
if (share >= maxShare) {
  console.error(`expected less than ${maxShare * 100}%: rewrite the lines above (test/prose/patterns.mjs says how)`);
  process.exitCode = 1;
}
