// @ts-nocheck: a separate script without type annotations
// npm run bench:compare: compares four apps with themselves, and with versions of themselves that hold 5% and 10% more
// memory, and prints how often memgate says "increased". It compares four more apps only with themselves. A second table
// says how much equal apps vary, by what they hold and by the working set. docs/comparison.md quotes both tables. A number
// as the argument sets the number of comparisons of each kind, 8 by default: `npm run bench:compare -- 2`. `--busy` keeps
// two cores busy beside it. `--only REGEXP` selects apps by name. `--equal` leaves out the versions that hold more.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";
import { makeRuntimeImage, missingRuntime } from "../engines/images/runtime-image.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = fileURLToPath(new URL("compare", import.meta.url));
const increases = [0, 0.05, 0.1];

/** Without a runtime, an app runs on the base image of the tests. */
const apps = [
  { id: "steady", name: "Node.js, steady", mode: "steady", increases },
  { id: "api", name: "Node.js, API with garbage", mode: "api", increases },
  { id: "cache", name: "Node.js, cache", mode: "cache", increases },
  { id: "java", name: "Java", runtime: "java", command: "jre/bin/java -Xmx160m App", increases },
  { id: "steady24", name: "Node.js 24, steady", runtime: "node24", mode: "steady", ...ofNode24() },
  { id: "api24", name: "Node.js 24, API with garbage", runtime: "node24", mode: "api", ...ofNode24() },
  // A fresh image is charged for its own files.
  {
    id: "new24",
    name: "Node.js 24, head in a new image",
    runtime: "node24",
    mode: "steady",
    isNew: true,
    ...ofNode24(),
  },
  { id: "python", name: "Python", runtime: "python", command: "./python app.py", increases: [0] },
];

function ofNode24() {
  return { command: "./node server.mjs", increases: [0] };
}

const { values, positionals } = parseArgs({
  options: {
    busy: { type: "boolean", default: false },
    equal: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 8);

const engine = await ensureEngine();
if (engine.kind === "none") throw new Error(describeNone(engine));
console.error(describeEngine(engine));
const { host } = engine;
const env = { ...process.env, DOCKER_HOST: host };
const folder = mkdtempSync(join(tmpdir(), "memgate-compare-"));
const made = [];

/** Builds an image of the folder's own Dockerfile, and returns its reference. */
function build(name, dockerfile, layOut = () => {}) {
  const context = join(folder, name);
  mkdirSync(context);
  writeFileSync(join(context, "Dockerfile"), dockerfile);
  layOut(context);
  const image = `memgate-compare-${name}:latest`;
  execFileSync("docker", ["build", "--quiet", "--tag", image, context], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  made.push(image);
  return image;
}

/** The image of an app without extra memory. */
async function imageOf({ id, mode, runtime }, isNew = false) {
  if (runtime === undefined) {
    const base = await ensureBaseImage({ host });
    const lines = ["WORKDIR /app", "COPY server.mjs ./", "EXPOSE 3000", 'CMD ["node", "server.mjs"]'];
    const dockerfile = `FROM ${base}\nENV MODE=${mode}\n${lines.join("\n")}\n`;
    return build(id, dockerfile, (context) => cpSync(join(sources, "server.js"), join(context, "server.mjs")));
  }
  const image = `memgate-compare-${id}-${isNew ? "new" : "runtime"}:latest`;
  if (made.includes(image)) execFileSync("docker", ["rmi", image], { env, stdio: "ignore" });
  else made.push(image);
  makeRuntimeImage(runtime, { sources, image, host, isNew });
  return image;
}

/** Compares two images, and returns the section of the report. */
async function compare(app, base, head) {
  const report = join(folder, "report");
  const source = ["--image", head, "--base-image", base, "--pull", "never", "--report-dir", report];
  const command = app.command === undefined ? [] : ["--command", app.command];
  const mode = app.mode === undefined ? [] : ["--env", `MODE=${app.mode}`];
  const limit = ["--memory-limit", "256Mi", "--max-ratio", "1"];
  const load = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", "3s"];
  const args = [join(root, "dist/cli.js"), "run", ...source, ...limit, ...load, ...command, ...mode];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (data) => {
    log += data;
  });
  const code = await promisify((done) => child.on("close", (code) => done(null, code)))();
  if (code === 2) throw new Error(`memgate ended with ${code}:\n${log.slice(-2_000)}`);
  const { comparison, verdict } = JSON.parse(readFileSync(join(report, "report.json"), "utf8"));
  if (code === 3) console.error(verdict.message);
  rmSync(report, { recursive: true });
  return comparison;
}

const percent = (share) => `${share < 0 ? "−" : "+"}${Math.abs(share * 100).toFixed(1)}%`;
const row = (cells) => `| ${cells.join(" | ")} |`;
const estimateOf = ({ held }) => (held === null ? "none" : percent(held.difference));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

/** Makes all comparisons of an app with one true increase. */
async function rowOf(app, image, increase, heldBytes) {
  const extra = Math.round(increase * heldBytes);
  const same = increase === 0 ? image : build(`${app.id}-${extra}`, `FROM ${image}\nENV EXTRA=${extra}\n`);
  const results = [];
  for (let each = 0; each < count; each += 1) {
    const head = app.isNew ? await imageOf(app, true) : same;
    results.push(await compare(app, image, head));
    const { result, pairs } = results.at(-1);
    console.error(`${app.name}, ${percent(increase)}: ${result}, ${pairs.length} pairs, ${estimateOf(results.at(-1))}`);
  }
  const times = (result) => results.filter((one) => one.result === result).length;
  const baseBytes = median(results.flatMap(({ held }) => held?.baseBytes ?? []));
  const pairs = results.reduce((sum, one) => sum + one.pairs.length, 0) / results.length;
  const cells = [
    app.name,
    increase === 0 ? "none" : percent(extra / baseBytes),
    `${times("increased")} of ${count}`,
    `${times("not-increased")} of ${count}`,
    `${times("unclear")} of ${count}`,
    pairs.toFixed(1),
    results.map(estimateOf).join(", "),
  ];
  return { cells, heldBytes: baseBytes, results };
}

/** The rows of the table about equal apps: one of what the app holds, one of the working set. */
function noiseRows({ name }, results) {
  const statistics = [
    { what: "held memory", bytes: ({ heldBytes }) => heldBytes, difference: ({ held }) => held },
    { what: "working set", bytes: ({ peakBytes }) => peakBytes, difference: ({ workingSet }) => workingSet },
  ];
  return statistics.map(({ what, bytes, difference }) => {
    const differences = results.flatMap((one) => difference(one)?.difference ?? []);
    const spread = Math.sqrt(meanOf(results.flatMap(({ pairs }) => variances(pairs, bytes))));
    const ends = [Math.min(...differences), Math.max(...differences)].map(percent);
    const middle = differences.length === 0 ? ["none", "none"] : [percent(middleOf(differences)), ends.join(" and ")];
    return [name, what, `${(spread * 100).toFixed(1)}%`, ...middle];
  });
}

/** The variance of the logarithm in the base runs and in the head runs of one comparison. */
function variances(pairs, bytes) {
  return ["base", "head"].flatMap((side) => {
    const logarithms = pairs.filter((pair) => pair[side].isMeasured).map((pair) => Math.log(bytes(pair[side])));
    const mean = meanOf(logarithms);
    const squares = logarithms.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return logarithms.length < 2 ? [] : [squares / (logarithms.length - 1)];
  });
}

const meanOf = (numbers) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
/** The median, also of an even number of values. */
const middleOf = (numbers) => meanOf([median(numbers), -median(numbers.map((value) => -value))]);

function printTable(head, rows) {
  for (const cells of [head, head.map(() => "---"), ...rows]) console.log(row(cells));
}

const busy = values.busy ? [1, 2].map(() => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" })) : [];
const leftOut = [];
try {
  const rows = [];
  const noise = [];
  for (const app of apps.filter(({ name }) => new RegExp(values.only).test(name))) {
    const missing = app.runtime === undefined ? null : missingRuntime(app.runtime);
    if (missing !== null) {
      leftOut.push(`${app.name} is left out: ${missing}`);
      console.error(leftOut.at(-1));
      continue;
    }
    const image = await imageOf(app);
    let heldBytes = 0;
    for (const increase of values.equal ? [0] : app.increases) {
      const measured = await rowOf(app, image, increase, heldBytes);
      rows.push(measured.cells);
      if (increase > 0) continue;
      heldBytes = measured.heldBytes;
      noise.push(...noiseRows(app, measured.results));
    }
  }
  console.log(`\nmax-increase 5%${values.busy ? ", two busy loops beside it" : ""}\n`);
  const outcomes = ["increased", "not increased", "unclear"];
  printTable(["app", "true increase", ...outcomes, "pairs on average", "estimates"], rows);
  console.log("\nEqual apps\n");
  printTable(["app", "statistic", "runs vary by", "median difference", "lowest and highest difference"], noise);
  for (const line of leftOut) console.log(`\n${line}`);
} finally {
  for (const child of busy) child.kill("SIGKILL");
  for (const image of made.toReversed()) execFileSync("docker", ["rmi", image], { env, stdio: "ignore" });
  rmSync(folder, { recursive: true });
}
