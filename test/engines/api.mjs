// Sends one HTTP request to a Docker Engine over a socket or TCP. Every wait has a timeout.
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {object} EngineRequest
 * @property {string} [method]
 * @property {import("node:stream").Readable} [body] sent as a tar
 * @property {number} [firstByteMs] timeout for the first byte of the response body, or its end; default 3000
 * @property {number} [idleMs] longest pause between two parts of the body; default firstByteMs
 * @property {(text: string) => void} [onText] receives the body while it arrives
 * @property {NodeJS.ProcessEnv} [env] provides DOCKER_TLS_VERIFY and DOCKER_CERT_PATH
 *
 * @typedef {{ status: number, text: string }} EngineResponse
 */

/**
 * The request options for a host; undefined if plain HTTP can't reach it (ssh://).
 * @param {string} host in the form of DOCKER_HOST
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
  // URL removes an explicit port 80, the default of http.
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
 * @param {string} host in the form of DOCKER_HOST
 * @param {string} path
 * @param {EngineRequest} [request]
 * @returns {Promise<EngineResponse>} a response with any status; rejects without a response, with code ETIMEDOUT after a
 *   timeout
 */
export async function askEngine(host, path, request = {}) {
  const { method = "GET", body, firstByteMs = 3000, idleMs = firstByteMs, onText, env = process.env } = request;
  const target = endpoint(host, env);
  if (!target) throw Object.assign(new Error(`HTTP can't reach the address ${host}`), { code: "EINVAL" });

  const abort = new AbortController();
  const startTimer = (/** @type {number} */ ms) =>
    setTimeout(() => {
      abort.abort(Object.assign(new Error(`${host} did not respond within ${ms / 1000} s`), { code: "ETIMEDOUT" }));
    }, ms);
  let timer = startTimer(firstByteMs);
  try {
    const response = await send({ ...target, path, method, signal: abort.signal, agent: false }, body);
    let text = "";
    for await (const part of response.setEncoding("utf8")) {
      clearTimeout(timer);
      timer = startTimer(idleMs);
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
