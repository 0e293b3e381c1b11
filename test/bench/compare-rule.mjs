// @ts-nocheck: a separate script without type annotations
// npm run bench:compare-rule: simulates the rules that compare head with base and with a saved baseline, and prints their
// error rates. Needs no engine. docs/comparison.md and docs/baseline.md quote the tables.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const trials = Number(process.argv[2] ?? 20_000);
const allowed = 0.05;

const out = mkdtempSync(join(root, "node_modules/.memgate-rule-"));
const load = async (path) => {
  const outfile = join(out, `${path.replace(/\W/g, "-")}.mjs`);
  await build({ entryPoints: [join(root, path)], bundle: true, platform: "node", format: "esm", outfile });
  return import(pathToFileURL(outfile).href);
};
const { decisionAfter, differenceOf } = await load("src/verdict/compare.ts");
const { comparedWithSaved } = await load("src/verdict/compare-saved.ts");
const { seeded } = await load("test/random.ts");
rmSync(out, { recursive: true });

/** Noise with a mean of 0 and a standard deviation of 1. */
const noises = {
  normal: (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  // Every tenth run is an outlier, three times as far away.
  outliers: (random) => (noises.normal(random) * (random() < 0.1 ? 3 : 1)) / Math.sqrt(0.9 + 0.9),
};

/** One comparison: the decision, the number of pairs, and whether the interval contains the true growth. */
function compare(random, growth, sd, noise) {
  const pairs = [];
  for (;;) {
    const run = (bytes) => bytes * Math.exp(sd * noises[noise](random));
    pairs.push({ base: run(1e8), head: run(1e8 * (1 + growth)) });
    const decision = decisionAfter(pairs, allowed);
    if (decision === null) continue;
    const { lower, upper } = differenceOf(pairs);
    return { decision, pairs: pairs.length, isCovered: lower <= growth && growth <= upper };
  }
}

/** The shares of the decisions in percent, the mean number of pairs, and the share of intervals with the true growth. */
function rates(growth, sd, noise) {
  const random = seeded(20_260);
  const results = Array.from({ length: trials }, () => compare(random, growth, sd, noise));
  const share = (of) => (100 * results.filter(of).length) / trials;
  return {
    increased: share(({ decision }) => decision === "increased"),
    notIncreased: share(({ decision }) => decision === "not-increased"),
    unclear: share(({ decision }) => decision === "unclear"),
    pairs: results.reduce((sum, { pairs }) => sum + pairs, 0) / trials,
    covered: share(({ isCovered }) => isCovered),
  };
}

const settings = [
  { sd: 0.01, noise: "normal" },
  { sd: 0.02, noise: "normal" },
  { sd: 0.03, noise: "normal" },
  { sd: 0.05, noise: "normal" },
  { sd: 0.02, noise: "outliers" },
];
const growths = [0, 0.02, 0.03, 0.05, 0.07, 0.1];

console.log(`${trials} simulated comparisons for each row; at most +${100 * allowed}% allowed.\n`);
console.log(
  "| Spread of the runs | True growth | Increased | Not increased | Unclear | Pairs | Interval has the true growth |",
);
console.log("|---|---|---|---|---|---|---|");
for (const { sd, noise } of settings) {
  for (const growth of growths) {
    const { increased, notIncreased, unclear, pairs, covered } = rates(growth, sd, noise);
    const spread = `${(100 * sd).toFixed(0)}%${noise === "normal" ? "" : ", with outliers"}`;
    const shares = [increased, notIncreased, unclear].map((share) => `${share.toFixed(1)}%`).join(" | ");
    console.log(
      `| ${spread} | ${(100 * growth).toFixed(0)}% | ${shares} | ${pairs.toFixed(1)} | ${covered.toFixed(1)}% |`,
    );
  }
}

/**
 * One comparison with a baseline. The runs of one push share a day. Their logarithms vary normally: from day to day with the
 * standard deviation `daySd`, and from run to run with `runSd`.
 */
function compareWithBaseline(random, { pushes, runsEach, heads, runSd, daySd }, growth) {
  const day = (bytes, count) => {
    const level = bytes * Math.exp(daySd * noises.normal(random));
    return Array.from({ length: count }, () => level * Math.exp(runSd * noises.normal(random)));
  };
  const saved = Array.from({ length: pushes }, () => day(1e8, runsEach)).flat();
  return comparedWithSaved(saved, day(1e8 * (1 + growth), heads), allowed).result;
}

const baselines = [
  ...[0, 0.01, 0.02, 0.03, 0.05].map((runSd) => ({ pushes: 1, runsEach: 4, heads: 1, runSd, daySd: 0 })),
  ...[0.01, 0.02, 0.03].map((runSd) => ({ pushes: 3, runsEach: 4, heads: 1, runSd, daySd: 0 })),
  { pushes: 3, runsEach: 4, heads: 4, runSd: 0.02, daySd: 0 },
  { pushes: 1, runsEach: 4, heads: 1, runSd: 0.01, daySd: 0.02 },
  ...[0.02, 0.03].map((daySd) => ({ pushes: 3, runsEach: 4, heads: 1, runSd: 0.01, daySd })),
  { pushes: 3, runsEach: 4, heads: 4, runSd: 0.01, daySd: 0.02 },
  { pushes: 12, runsEach: 1, heads: 1, runSd: 0.01, daySd: 0.02 },
];
const percents = (share) => `${(100 * share).toFixed(0)}%`;

/** The share of the comparisons with a result. */
function shareWith(result, setting, growth) {
  const random = seeded(20_260);
  let count = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    if (compareWithBaseline(random, setting, growth) === result) count += 1;
  }
  return `${((100 * count) / trials).toFixed(1)}%`;
}

const increasedAt = [0, 0.02, 0.05, 0.1, 0.2];
const notIncreasedAt = [0, 0.05, 0.1];
const heads = [
  ...increasedAt.map((growth) => `Increased at +${percents(growth)}`),
  ...notIncreasedAt.map((growth) => `Not increased at +${percents(growth)}`),
];
console.log(`\nA saved baseline: ${trials} comparisons for each share; at most +${percents(allowed)} allowed.\n`);
console.log(`| Saved runs | Head runs | Runs vary by | Days differ by | ${heads.join(" | ")} |`);
console.log(`|---|---|---|---|${"---|".repeat(heads.length)}`);
for (const setting of baselines) {
  const { pushes, runsEach, runSd, daySd } = setting;
  const saved = `${pushes * runsEach} of ${pushes === 1 ? "1 push" : `${pushes} pushes`}`;
  const shares = [
    ...increasedAt.map((growth) => shareWith("increased", setting, growth)),
    ...notIncreasedAt.map((growth) => shareWith("not-increased", setting, growth)),
  ];
  console.log(`| ${[saved, setting.heads, percents(runSd), percents(daySd), ...shares].join(" | ")} |`);
}
