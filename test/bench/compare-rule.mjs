// @ts-nocheck: a separate script without type annotations
// npm run bench:compare-rule: simulates the rule that compares head with base, and prints its error rates. Needs no engine.
// docs/comparison.md quotes the tables.
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
