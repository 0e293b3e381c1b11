// @ts-nocheck: a separate script without type annotations
// npm run bench:compare: compares four apps with themselves, and with versions of themselves that hold 5% and 10% more
// memory, and prints how often memgate says "increased". docs/comparison.md quotes the table. A number as the argument sets
// the number of comparisons of each kind, 8 by default: `npm run bench:compare -- 2`. `--busy` keeps two cores busy beside
// it. `--only REGEXP` selects apps by name.
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

const apps = [
  { name: "Node.js, steady", mode: "steady" },
  { name: "Node.js, API with garbage", mode: "api" },
  { name: "Node.js, cache", mode: "cache" },
  { name: "Java", mode: null },
];

const { values, positionals } = parseArgs({
  options: { busy: { type: "boolean", default: false }, only: { type: "string", default: "" } },
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

/** The image of an app without extra memory. Null if its runtime is not installed. */
async function imageOf({ mode }) {
  if (mode === null) {
    if (missingRuntime("java") !== null) return null;
    const image = "memgate-compare-java:latest";
    makeRuntimeImage("java", { sources, image, host });
    made.push(image);
    return image;
  }
  const base = await ensureBaseImage({ host });
  const dockerfile = `FROM ${base}\nWORKDIR /app\nCOPY server.mjs ./\nENV MODE=${mode}\nEXPOSE 3000\nCMD ["node", "server.mjs"]\n`;
  return build(mode, dockerfile, (context) => cpSync(join(sources, "server.js"), join(context, "server.mjs")));
}

/** Compares two images, and returns the section of the report. */
async function compare(app, base, head) {
  const report = join(folder, "report");
  const source = ["--image", head, "--base-image", base, "--pull", "never", "--report-dir", report];
  const command = app.mode === null ? ["--command", "jre/bin/java -Xmx160m App"] : [];
  const limit = ["--memory-limit", "256Mi", "--max-ratio", "1"];
  const load = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", "3s"];
  const args = [join(root, "dist/cli.js"), "run", ...source, ...limit, ...load, ...command];
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
  const name = `${app.mode ?? "java"}-${extra}`;
  const head = increase === 0 ? image : build(name, `FROM ${image}\nENV EXTRA=${extra}\n`);
  const results = [];
  for (let each = 0; each < count; each += 1) {
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
  return { cells, heldBytes: baseBytes };
}

const busy = values.busy ? [1, 2].map(() => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" })) : [];
try {
  const rows = [];
  for (const app of apps.filter(({ name }) => new RegExp(values.only).test(name))) {
    const image = await imageOf(app);
    if (image === null) {
      console.error(`${app.name} is left out: ${missingRuntime("java")}`);
      continue;
    }
    let heldBytes = 0;
    for (const increase of increases) {
      const made = await rowOf(app, image, increase, heldBytes);
      if (increase === 0) heldBytes = made.heldBytes;
      rows.push(made.cells);
    }
  }
  const head = ["app", "true increase", "increased", "not increased", "unclear", "pairs on average", "estimates"];
  console.log(`\nmax-increase 5%${values.busy ? ", two busy loops beside it" : ""}\n`);
  for (const cells of [head, head.map(() => "---"), ...rows]) console.log(row(cells));
} finally {
  for (const child of busy) child.kill("SIGKILL");
  for (const image of made.toReversed()) execFileSync("docker", ["rmi", image], { env, stdio: "ignore" });
  rmSync(folder, { recursive: true });
}
