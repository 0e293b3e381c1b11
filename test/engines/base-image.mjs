// Finds a base image with node for the example apps, and makes one of this machine's own node where none can be pulled.
// As a command: prints the image's reference on stdout and says on stderr how it came by it.
import { askEngine } from "./api.mjs";
import { isStarted } from "./command.mjs";
import { describeEngine, describeNone, ensureEngine } from "./ensure.mjs";
import { rootFsChanges, rootFsId, withRootFsTar } from "./root-fs.mjs";

const wanted = { name: "node", tag: "24-alpine" };

/** A registry that can't be reached may leave the engine waiting for minutes; a slow one keeps reporting progress. */
const pullFirstAnswerMs = 20_000;
const pullIdleMs = 60_000;
const importMs = 120_000;

/**
 * @typedef {object} BaseImageOptions
 * @property {string} host the engine's address, as in DOCKER_HOST
 * @property {(line: string) => void} [log]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * @param {BaseImageOptions} options
 * @returns {Promise<string>} the reference to build on (`ARG BASE`)
 * @throws {Error} where neither a pull nor a local image is possible; the message says what to do
 */
export async function ensureBaseImage({ host, log = console.error, env = process.env }) {
  const named = env["MEMGATE_BASE_IMAGE"];
  if (named) return named;

  const official = `${wanted.name}:${wanted.tag}`;
  if (await isPresent(host, official, env)) return official;
  // Before the pull: where that failed once it would cost the same wait every time.
  const local = `memgate-local-node:${rootFsId()}`;
  if (process.platform === "linux" && (await isPresent(host, local, env))) return local;

  log(`pulling ${official}`);
  const failure = await pull(host, env);
  if (failure === undefined) return official;
  log(`${official} can't be pulled (${failure}): making ${local} of this machine's own node ${process.version}`);
  await assertFits(host, env);
  await importRootFs(host, local, env);
  return local;
}

/**
 * @param {string} host
 * @param {string} reference
 * @param {NodeJS.ProcessEnv} env
 */
async function isPresent(host, reference, env) {
  const { status, text } = await askEngine(host, `/images/${reference}/json`, { env, firstAnswerMs: 10_000 });
  if (status === 200) return true;
  if (status === 404) return false;
  throw new Error(`the engine can't say whether it has ${reference}: ${status} ${text.trim()}`);
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
function pull(host, env) {
  const query = new URLSearchParams({ fromImage: wanted.name, tag: wanted.tag });
  return createImage(host, query, { firstAnswerMs: pullFirstAnswerMs, idleMs: pullIdleMs, env });
}

/**
 * @param {string} host
 * @param {string} reference
 * @param {NodeJS.ProcessEnv} env
 */
async function importRootFs(host, reference, env) {
  const [repo = "", tag = ""] = reference.split(":");
  const query = new URLSearchParams({ fromSrc: "-", repo, tag });
  for (const change of rootFsChanges) query.append("changes", change);
  const failure = await withRootFsTar((body) => createImage(host, query, { body, firstAnswerMs: importMs, env }));
  if (failure !== undefined) throw new Error(`the engine did not import ${reference}: ${failure}`);
}

/**
 * @param {string} host
 * @param {URLSearchParams} query
 * @param {import("./api.mjs").EngineRequest} request
 * @returns {Promise<string | undefined>} why it failed; undefined when the image is there
 */
async function createImage(host, query, request) {
  try {
    return failureIn(await askEngine(host, `/images/create?${query}`, { method: "POST", ...request }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The engine answers 200 as soon as it begins, and reports a later failure as one of the JSON lines that follow.
 * @param {import("./api.mjs").EngineAnswer} answer
 * @returns {string | undefined}
 */
function failureIn({ status, text }) {
  try {
    const parts = text.split("\n").filter((line) => line.trim() !== "");
    const reports = parts.map((line) => JSON.parse(line));
    if (status !== 200) return `${status} ${reports[0]?.message ?? ""}`.trim();
    return reports.find((report) => report.error)?.error;
  } catch {
    return `the engine's answer is not JSON: ${status} ${text.slice(0, 200)}`;
  }
}

/**
 * This machine's node runs only in an engine of the same kind.
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
async function assertFits(host, env) {
  const advice = `pull ${wanted.name}:${wanted.tag} into the engine, or set MEMGATE_BASE_IMAGE to an image with node`;
  if (process.platform !== "linux") {
    throw new Error(`a local base image can be made on Linux only, not on ${process.platform}: ${advice}`);
  }
  const about = JSON.parse((await askEngine(host, "/version", { env })).text);
  const own = process.arch === "x64" ? "amd64" : process.arch;
  if (about.Os === "linux" && about.Arch === own) return;
  throw new Error(
    `the engine at ${host} runs ${about.Os}/${about.Arch}, this machine's node is linux/${own}: ${advice}`,
  );
}

async function main() {
  const engine = await ensureEngine();
  if (engine.kind === "none") throw new Error(describeNone(engine));
  console.error(describeEngine(engine));
  console.log(await ensureBaseImage({ host: engine.host }));
}

if (isStarted(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
