// @ts-nocheck: a separate script without type annotations
// npm run bench:truth: compares memgate's peak, breakdown and OOM kills with those of an independent reader of the same
// cgroup files, for all workloads of test/truth. `npm run bench:truth -- vm-26.1` does it in the virtual machine with
// cgroup v2. `--only REGEXP` selects workloads by name. `--details` prints all figures. Needs gcc; a workload whose runtime
// is not installed is left out. If only memgate's peak is higher than the reader's, look at the kernel's peak usage, which
// counts file cache too: if it is as high, the reader missed that peak.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { engineNamed, startEngine, stopEngine } from "../engines/engine.mjs";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";
import { differing, figuresOf } from "../truth/figures.mjs";
import { buildReader, gateWithReader, shellHere } from "../truth/gate.mjs";
import { ensureImage } from "../truth/images.mjs";
import { argsOf, leftUndone, toleranceOf, workloads } from "../truth/workloads.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Memgate and the reader on this machine. */
async function placeHere(folder) {
  const engine = await ensureEngine();
  if (engine.kind === "none") throw new Error(describeNone(engine));
  console.error(describeEngine(engine));
  const { host } = engine;
  const env = { ...process.env, DOCKER_HOST: host };
  const cgroups = Number(execFileSync("docker", ["info", "--format", "{{.CgroupVersion}}"], { env, encoding: "utf8" }));
  const files = { cli: join(root, "dist/cli.js"), reader: join(folder, "reader") };
  return { host, slowness: 1, place: { shell: shellHere(host), cgroups, ...files } };
}

/** Memgate and the reader in the engine's virtual machine. */
async function placeIn(engine, folder) {
  const { DOCKER_HOST: host, MEMGATE_TEST_SLOW: slowness } = await engine.settings(process.env);
  const home = "/opt/memgate";
  await engine.guest.copy([join(root, "dist"), join(folder, "reader")], home);
  const shell = async (command) => {
    const parts = [];
    const output = new Writable({ write: (part, _, done) => done(null, parts.push(part)) });
    await engine.guest.sh(command, output);
    return Buffer.concat(parts).toString("utf8");
  };
  const files = { cli: `${home}/dist/cli.js`, reader: `${home}/reader` };
  return { host, slowness: Number(slowness), place: { shell, cgroups: 2, ...files } };
}

/** Compares one workload. Returns a row of the table, or null if the figures differ by more than the tolerance. */
async function compare(workload, { host, slowness, place }, base) {
  const made = ensureImage(workload.app, { host, base });
  if (made.missing !== null) return { cells: [workload.name, made.missing], isEqual: true };
  const { report, truth } = await gateWithReader(place, argsOf(workload, made.image, slowness));
  const figures = figuresOf(report, truth);
  const undone = leftUndone(workload, truth);
  const wrong = differing(figures, toleranceOf(workload));
  const [peak] = figures;
  const kills = figures.at(-1);
  const parts = figures.slice(1, -1);
  const farthest = parts.toSorted((a, b) => Math.abs(b.error) - Math.abs(a.error))[0];
  const cells = [
    workload.name,
    mebibytes(peak.truth),
    mebibytes(peak.memgate),
    percent(peak.error),
    mebibytes(truth.kernelPeak),
    `${farthest.name} ${percent(farthest.error)}`,
    `${kills.truth}, ${kills.memgate}`,
    percent(toleranceOf(workload)),
    [...wrong.map(({ name }) => name), ...undone].join(", ") || "yes",
    `${truth.readings.length}, ${truth.maxGapMs.toFixed(0)} ms`,
  ];
  if (values.details) console.error(workload.name, figures, report.verdict.message);
  return { cells, isEqual: wrong.length === 0 && undone.length === 0 };
}

const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(2)} MiB`;
const percent = (share) => `${(share * 100).toFixed(2)}%`;
const row = (cells) => `| ${cells.join(" | ")} |`;
const head = [
  ...[
    "workload",
    "peak: reader",
    "memgate",
    "difference",
    "greatest difference of a part",
    "OOM kills: reader, memgate",
  ],
  ...["tolerance", "equal", "readings, longest gap"],
];

const { values, positionals } = parseArgs({
  options: { only: { type: "string", default: "" }, details: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [name] = positionals;
const engine = name === undefined ? undefined : engineNamed(name);
const folder = mkdtempSync(join(tmpdir(), "memgate-truth-"));
try {
  buildReader(join(folder, "reader"));
  if (engine) await startEngine(name, engine);
  const where = engine ? await placeIn(engine, folder) : await placeHere(folder);
  const base = await ensureBaseImage({ host: where.host });
  const rows = [];
  for (const workload of workloads.filter((one) => new RegExp(values.only).test(one.name))) {
    rows.push(await compare(workload, where, base));
    console.error(row(rows.at(-1).cells));
  }
  console.log(`\ncgroup v${where.place.cgroups}; differences as a share of the peak\n`);
  for (const cells of [head, head.map(() => "---"), ...rows.map((one) => one.cells)]) console.log(row(cells));
  if (rows.some(({ isEqual }) => !isEqual)) process.exitCode = 1;
} finally {
  if (engine) await stopEngine(name, engine);
  rmSync(folder, { recursive: true });
}
