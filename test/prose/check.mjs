// Counts the comment lines of src that use a turn of phrase from patterns.mjs. Fails from 1% on.
// Also fails if any file has a word that the project has replaced.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { oldWords, turns } from "./patterns.mjs";

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

/** Texts that a reader or a user sees. Fixtures have the words of other people. */
const written = ["src", "test", "docs", "examples", "build", "README.md", "CONTRIBUTING.md", "action.yml"];

/** @param {string} path @returns {string[]} */
function textsIn(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|js|md|txt|xml|ya?ml|sh|py|php|java|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/^test\/(fixtures|prose)\//.test(relative(root, file)));
}

const old = written
  .flatMap((path) => textsIn(join(root, path)))
  .flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .flatMap((line, index) => {
        const word = oldWords.find(({ pattern }) => pattern.test(line));
        return word === undefined
          ? []
          : [`${relative(root, path)}:${index + 1}: write ${word.instead}\n    ${line.trim()}`];
      }),
  );
for (const problem of old) console.error(problem);
if (old.length > 0) process.exitCode = 1;
