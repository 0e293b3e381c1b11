// @ts-nocheck: a separate script without type annotations
// npm run bench:leak-rule: simulates the rule of the leak check on live memory after blocks of requests, and prints how often
// it says that the app leaks. Needs no engine. docs/leak.md quotes the table.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const trials = Number(process.argv[2] ?? 20_000);
const requestsPerBlock = 200;
const [kibibyte, mebibyte] = [2 ** 10, 2 ** 20];

const out = mkdtempSync(join(root, "node_modules/.memgate-rule-"));
const load = async (path) => {
  const outfile = join(out, `${path.replace(/\W/g, "-")}.mjs`);
  await build({ entryPoints: [join(root, path)], bundle: true, platform: "node", format: "esm", outfile });
  return import(pathToFileURL(outfile).href);
};
const { allBlocks, firstBlocks, trendOf } = await load("src/verdict/leak.ts");
const { seeded } = await load("test/random.ts");
rmSync(out, { recursive: true });

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Live memory by block, without noise. Each trial begins a sawtooth at another place. */
const apps = [
  ["flat, 5 MiB", () => () => 5 * mebibyte],
  ["flat, 200 MiB", () => () => 200 * mebibyte],
  ["sawtooth of 2 MiB, 3 blocks long", (random) => sawtooth(random, 3, 2 * mebibyte)],
  ["sawtooth of 2 MiB, 10 blocks long", (random) => sawtooth(random, 10, 2 * mebibyte)],
  ["cache of 4 MiB, full after 3 blocks", () => (block) => mebibyte * (5 + Math.min(4, (4 * block) / 3))],
  ["cache of 20 MiB, nearly full after 8 blocks", () => filling(20, 3)],
  ["cache of 20 MiB, nearly full after 12 blocks", () => filling(20, 5)],
  ["cache that needs more blocks than were sent", () => filling(20, 20)],
  ...[0.25, 1, 2, 10, 50].map((size) => [
    `leak of ${size} KiB per request`,
    () => (block) => 5 * mebibyte + block * requestsPerBlock * size * kibibyte,
  ]),
];

function sawtooth(random, length, height) {
  const begin = random() * length;
  return (block) => 5 * mebibyte + (((begin + block) % length) / length) * height;
}

function filling(size, blocks) {
  return (block) => mebibyte * (5 + size * (1 - Math.exp(-block / blocks)));
}

/** The result as memgate reaches it: after 8 blocks, and after 12 if the first ones look like a leak. */
function check(random, app, noise) {
  const liveAt = app(random);
  const points = Array.from({ length: allBlocks + 1 }, (_, block) => ({
    requests: block * requestsPerBlock,
    liveBytes: liveAt(block) * (1 + noise * normal(random)),
  }));
  const first = trendOf(points.slice(0, firstBlocks + 1));
  const last = first.result === "leaks" ? trendOf(points) : first;
  return { first: first.result, last: last.result, bytesPerRequest: last.grownBytes / last.overRequests };
}

console.log(`${trials} simulated checks for each row, blocks of ${requestsPerBlock} requests.\n`);
console.log("| App | Noise | Leak after 8 blocks | Leak after 12 blocks | Estimate, middle 90% |");
console.log("|---|---|---|---|---|");
for (const [name, app] of apps) {
  for (const noise of [0.0013, 0.01]) {
    const random = seeded(20_260);
    const results = Array.from({ length: trials }, () => check(random, app, noise));
    const share = (count) => `${((100 * count) / trials).toFixed(1)}%`;
    const leaks = results.filter(({ last }) => last === "leaks");
    const sizes = leaks.map(({ bytesPerRequest }) => bytesPerRequest / kibibyte).sort((a, b) => a - b);
    const at = (quantile) => sizes[Math.floor(quantile * (sizes.length - 1))]?.toFixed(2);
    const estimate = sizes.length < trials / 2 ? "" : `${at(0.05)} to ${at(0.95)} KiB`;
    const first = share(results.filter((result) => result.first === "leaks").length);
    console.log(`| ${name} | ${100 * noise}% | ${first} | ${share(leaks.length)} | ${estimate} |`);
  }
}
