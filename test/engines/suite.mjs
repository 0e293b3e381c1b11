// Runs the docker suite on one engine, and before it a gate that shows which sources memgate samples there.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askEngine } from "./api.mjs";
import { ensureCompose } from "./compose.mjs";
import { runWith } from "./engine.mjs";
import { ensureBaseImage } from "./images/base-image.mjs";
import { ensureRedisImage } from "./images/redis-image.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */
/** @typedef {import("./catalogue.mjs").Engine} Engine */
/** @typedef {import("./suite-reporter.mjs").Results} Results */

/**
 * @typedef {object} Facts
 * @property {string} version
 * @property {string} api
 * @property {string} cgroup version and driver
 * @property {string} sources names and sample counts of the sources that a gate used
 */

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string} name
 * @param {Engine} engine
 * @param {Surroundings} surroundings
 * @returns {Promise<Facts>}
 */
export async function examine(name, engine, { log, env }) {
  const host = (await engine.settings(env))?.["DOCKER_HOST"] ?? "";
  const about = JSON.parse((await askEngine(host, "/version", { env })).text);
  const info = JSON.parse((await askEngine(host, "/info", { env, firstByteMs: 30_000 })).text);
  const base = await ensureBaseImage({ host, log, env });
  const { code, file } = await inFolder(async (folder) => {
    const image = ["--build", join(root, "examples/steady"), "--build-args", `BASE=${base}`, "--memory-limit", "128Mi"];
    const times = ["--ready-path", "/healthz", "--warmup", "0s", "--duration", "3s", "--report-dir", folder];
    const command = [process.execPath, join(root, "dist/cli.js"), "run", ...image, ...times];
    return { code: await runWith(name, engine, command), file: readJson(join(folder, "report.json")) };
  });
  const sources = file?.sampling?.sources ?? [];
  return {
    version: String(about.Version),
    api: String(about.ApiVersion),
    cgroup: `v${info.CgroupVersion ?? "1"} ${info.CgroupDriver}`,
    sources:
      sources
        .map((/** @type {{ name: string, samples: number }} */ one) => `${one.name} (${one.samples})`)
        .join(", ") || `none (exit ${code})`,
  };
}

/** Test files that need docker compose and Redis. */
const needsCompose = /compose|workloads/;

/**
 * Provides docker compose and Redis before the suite, because an engine with an isolated network can't download them.
 * @param {Engine} engine
 * @param {readonly string[]} more arguments for vitest
 * @param {Surroundings} surroundings
 */
export async function provide(engine, more, { log, env }) {
  if (more.length > 0 && !more.some((one) => needsCompose.test(one))) return;
  const ofEngine = { log, env: { ...env, ...(await engine.settings(env)) } };
  await ensureCompose(ofEngine);
  const base = await ensureBaseImage({ host: ofEngine.env["DOCKER_HOST"] ?? "", log, env });
  await ensureRedisImage({ base, ...ofEngine });
}

/**
 * @param {string} name
 * @param {Engine} engine
 * @param {readonly string[]} more arguments for vitest
 * @returns {Promise<Results>}
 */
export function runSuite(name, engine, more) {
  return inFolder(async (folder) => {
    const results = join(folder, "results.json");
    const vitest = [process.execPath, join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", root];
    const reporters = ["--reporter=default", `--reporter=${join(root, "test/engines/suite-reporter.mjs")}`];
    const projects = ["--project", "docker", ...(engine.guest ? ["--project", "guest"] : [])];
    const command = [...vitest, ...projects, ...reporters, ...more];
    const code = await runWith(name, engine, ["env", `MEMGATE_SUITE_RESULTS=${results}`, ...command]);
    const reported = readJson(results);
    if (!reported) return { tests: [], problems: [`vitest ended with exit code ${code} and without results`] };
    const isUnexplained = code !== 0 && reported.problems.length === 0 && reported.tests.every(isNotFailed);
    return isUnexplained ? { ...reported, problems: [`vitest ended with exit code ${code}`] } : reported;
  });
}

/** @param {import("./suite-reporter.mjs").Test} test */
function isNotFailed(test) {
  return test.state !== "failed";
}

/**
 * @template Result
 * @param {(folder: string) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-engines-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} path */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}
