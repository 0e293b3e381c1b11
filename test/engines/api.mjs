// One HTTP request to a Docker Engine, over a socket or TCP, with bounds on every wait.
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {object} EngineRequest
 * @property {string} [method]
 * @property {import("node:stream").Readable} [body] sent as a tar
 * @property {number} [firstAnswerMs] longest wait for the first byte of the answer's body, or its end
 * @property {number} [idleMs] longest pause between two parts of the body; firstAnswerMs unless given
 * @property {(text: string) => void} [onText] receives the body as it comes
 * @property {NodeJS.ProcessEnv} [env] where DOCKER_TLS_VERIFY and DOCKER_CERT_PATH are looked up
 *
 * @typedef {{ status: number, text: string }} EngineAnswer
 */

/**
 * Where a host, written as in DOCKER_HOST, is to be reached; undefined for a form that plain HTTP can't reach (ssh://).
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 * @returns {https.RequestOptions | undefined}
 */
export function endpoint(host, env) {
  const [, scheme, rest = ""] = /^([a-z]+):\/\/(.+)$/.exec(host) ?? [];
  if (scheme === "unix") return { socketPath: rest };
  if (scheme === "npipe") return { socketPath: rest.replaceAll("/", "\\") };
  if (scheme !== "tcp" && scheme !== "http" && scheme !== "https") return undefined;
  if (!URL.canParse(`http://${rest}`)) return undefined;
  const tls = scheme === "https" || (scheme === "tcp" && Boolean(env["DOCKER_TLS_VERIFY"]));
  const { hostname, port, pathname } = new URL(`http://${rest}`);
  if (pathname !== "/") return undefined;
  // URL drops http's own port 80 even where it was written.
  const written = /:(\d+)\/?$/.exec(rest)?.[1];
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port || written || (tls ? "2376" : "2375"),
    protocol: tls ? "https:" : "http:",
    ...(tls ? certificates(env) : {}),
  };
}

/** @param {NodeJS.ProcessEnv} env */
function certificates(env) {
  const folder = env["DOCKER_CERT_PATH"] || join(homedir(), ".docker");
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name));
  return { ca: read("ca.pem"), cert: read("cert.pem"), key: read("key.pem") };
}

/**
 * @param {string} host as in DOCKER_HOST
 * @param {string} path
 * @param {EngineRequest} [request]
 * @returns {Promise<EngineAnswer>} any status; rejects where there is no answer, or (code ETIMEDOUT) not in time
 */
export async function askEngine(host, path, request = {}) {
  const { method = "GET", body, firstAnswerMs = 3000, idleMs = firstAnswerMs, onText, env = process.env } = request;
  const where = endpoint(host, env);
  if (!where) throw Object.assign(new Error(`${host} is no address that HTTP can reach`), { code: "EINVAL" });

  const abort = new AbortController();
  const late = (/** @type {number} */ ms) =>
    setTimeout(() => {
      abort.abort(Object.assign(new Error(`${host} did not answer within ${ms / 1000} s`), { code: "ETIMEDOUT" }));
    }, ms);
  let timer = late(firstAnswerMs);
  try {
    const response = await send({ ...where, path, method, signal: abort.signal, agent: false }, body);
    let text = "";
    for await (const part of response.setEncoding("utf8")) {
      clearTimeout(timer);
      timer = late(idleMs);
      text += part;
      onText?.(part);
    }
    return { status: response.statusCode ?? 0, text };
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {https.RequestOptions} options
 * @param {import("node:stream").Readable | undefined} body
 * @returns {Promise<http.IncomingMessage>}
 */
function send(options, body) {
  return new Promise((resolve, reject) => {
    const request = (options.protocol === "https:" ? https : http).request(options, resolve);
    request.on("error", reject);
    if (!body) {
      request.end();
      return;
    }
    request.setHeader("content-type", "application/x-tar");
    body.on("error", (error) => request.destroy(error));
    body.pipe(request);
  });
}
