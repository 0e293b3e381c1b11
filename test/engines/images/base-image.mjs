// Provides a base image with Node.js for the example apps. If no image can be pulled, makes one from this machine's Node.js.
// As a command: prints the image's reference on stdout, and on stderr how it got the image.
import { askEngine } from "../api.mjs";
import { isStarted } from "../command.mjs";
import { describeEngine, describeNone, ensureEngine } from "../ensure.mjs";
import { rootFsChanges, rootFsId, withRootFsTar } from "./root-fs.mjs";

const officialImage = { name: "node", tag: "24-alpine" };

/** An engine may wait minutes for an unreachable registry. With a slow registry it keeps reporting progress. */
const pullFirstByteMs = 20_000;
const pullIdleMs = 60_000;
const importMs = 120_000;

/**
 * @typedef {object} BaseImageOptions
 * @property {string} host the engine's address, in the form of DOCKER_HOST
 * @property {(line: string) => void} [log]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * @param {BaseImageOptions} options
 * @returns {Promise<string>} the reference for `ARG BASE`
 * @throws {Error} if neither a pull nor a local image is possible; the message says what to do
 */
export async function ensureBaseImage({ host, log = console.error, env = process.env }) {
  const named = env["MEMGATE_BASE_IMAGE"];
  if (named) return named;

  const official = `${officialImage.name}:${officialImage.tag}`;
  if (await isPresent(host, official, env)) return official;
  // Before the pull, because a pull that failed once would take as long every time.
  const local = `memgate-local-node:${rootFsId()}`;
  if (process.platform === "linux" && (await isPresent(host, local, env))) return local;

  log(`pulling ${official}`);
  const failure = await pull(host, env);
  if (failure === undefined) return official;
  log(`${official} can't be pulled (${failure}); making ${local} from this machine's Node.js ${process.version}`);
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
  const { status, text } = await askEngine(host, `/images/${reference}/json`, { env, firstByteMs: 10_000 });
  if (status === 200) return true;
  if (status === 404) return false;
  throw new Error(`the engine could not inspect the image ${reference}: ${status} ${text.trim()}`);
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
function pull(host, env) {
  const query = new URLSearchParams({ fromImage: officialImage.name, tag: officialImage.tag });
  return createImage(host, query, { firstByteMs: pullFirstByteMs, idleMs: pullIdleMs, env });
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
  const failure = await withRootFsTar((body) => createImage(host, query, { body, firstByteMs: importMs, env }));
  if (failure !== undefined) throw new Error(`the engine did not import ${reference}: ${failure}`);
}

/**
 * @param {string} host
 * @param {URLSearchParams} query
 * @param {import("../api.mjs").EngineRequest} request
 * @returns {Promise<string | undefined>} why it failed; undefined if the engine has the image
 */
async function createImage(host, query, request) {
  try {
    return failureIn(await askEngine(host, `/images/create?${query}`, { method: "POST", ...request }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The engine returns 200 when it begins, and reports a later failure in one of the JSON lines of the body.
 * @param {import("../api.mjs").EngineResponse} response
 * @returns {string | undefined}
 */
function failureIn({ status, text }) {
  try {
    const parts = text.split("\n").filter((line) => line.trim() !== "");
    const reports = parts.map((line) => JSON.parse(line));
    if (status !== 200) return `${status} ${reports[0]?.message ?? ""}`.trim();
    return reports.find((report) => report.error)?.error;
  } catch {
    return `the engine's response is not JSON: ${status} ${text.slice(0, 200)}`;
  }
}

/**
 * Checks that this machine's Node.js runs in the engine: on the same operating system and architecture.
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
async function assertFits(host, env) {
  const { name, tag } = officialImage;
  const advice = `pull ${name}:${tag} into the engine, or set MEMGATE_BASE_IMAGE to an image with Node.js`;
  if (process.platform !== "linux") {
    throw new Error(`a local base image can be made only on Linux, not on ${process.platform}; ${advice}`);
  }
  const about = JSON.parse((await askEngine(host, "/version", { env })).text);
  const own = process.arch === "x64" ? "amd64" : process.arch;
  if (about.Os === "linux" && about.Arch === own) return;
  throw new Error(
    `the engine at ${host} runs ${about.Os}/${about.Arch}, but this machine's Node.js is linux/${own}; ${advice}`,
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
