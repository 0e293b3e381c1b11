import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  exec
} from "./chunk-TL3HWLVK.js";
import {
  definedOf,
  killOnAbort
} from "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  GateError,
  jsonLines,
  linkedSignal
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import {
  redactorOf
} from "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  exitCodeText
} from "./chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/image/credential-helper.ts
import { subscribe, unsubscribe } from "node:diagnostics_channel";
var defaultTimeoutMs = 3e4;
async function runCredentialHelper(program, server, env, signal, timeoutMs = defaultTimeoutMs) {
  if (!/^[\w.-]+$/.test(program)) return failed("is not a valid program name");
  signal.throwIfAborted();
  const output = [];
  const listeners = { stdout: (data) => void output.push(data) };
  const options = { input: Buffer.from(server), env: definedOf(env), silent: true, ignoreReturnCode: true, listeners };
  const end = linkedSignal([signal], timeoutMs);
  const overdue = new Promise(
    (resolve) => end.signal.addEventListener("abort", () => resolve("overdue"), { once: true })
  );
  const releases = [killOnAbort(end.signal), ignoreClosedInput(), end.release];
  try {
    const code = await Promise.race([exec(program, ["get"], options), overdue]);
    signal.throwIfAborted();
    if (code === "overdue") return failed(`did not respond within ${timeoutMs / 1e3} s`);
    return resultOf(code, Buffer.concat(output).toString("utf8").trim());
  } catch (error) {
    signal.throwIfAborted();
    const why = messageOf(error);
    return failed(why.includes("Unable to locate") ? "is not on PATH or not executable" : `could not be run: ${why}`);
  } finally {
    for (const release of releases) release();
  }
}
function resultOf(code, output) {
  if (code !== 0) {
    return output === "credentials not found in native keychain" ? { kind: "none" } : failed(`failed with exit code ${exitCodeText(code)}`);
  }
  try {
    const { Username: username, Secret: secret } = JSON.parse(output);
    if (typeof username === "string" && typeof secret === "string") {
      return secret === "" ? { kind: "none" } : { kind: "found", username, secret };
    }
  } catch {
  }
  return failed("did not print JSON with a Username and a Secret");
}
function ignoreClosedInput() {
  const onSpawn = (message) => {
    const { process: child } = message;
    queueMicrotask(() => child.stdin?.on("error", () => {
    }));
  };
  subscribe("child_process", onSpawn);
  return () => void unsubscribe("child_process", onSpawn);
}
function failed(why) {
  return { kind: "failed", why };
}

// src/targets/docker/image/credentials.ts
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
function registryOf(reference) {
  const slash = reference.indexOf("/");
  const first = reference.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (!isHost || first === "docker.io" || first === "index.docker.io") {
    return { name: "Docker Hub", key: "https://index.docker.io/v1/", login: "docker login" };
  }
  return { name: first, key: first, login: `docker login ${first}` };
}
async function credentialsFor(reference, env, runHelper) {
  const registry = registryOf(reference);
  const authVariable = env["DOCKER_AUTH_CONFIG"];
  if (authVariable) {
    const from2 = "the environment variable DOCKER_AUTH_CONFIG";
    const authconfig = authIn(parse(authVariable, from2), registry, from2);
    if (authconfig !== null) return { kind: "found", authconfig, from: from2 };
  }
  const path = join(env["DOCKER_CONFIG"] || join(homedir(), ".docker"), "config.json");
  const config = readConfig(path);
  if (config === null) return { kind: "none", why: `${path} does not exist or is empty` };
  const helpers = recordIn(config, "credHelpers");
  const isOwn = Object.hasOwn(helpers, registry.key);
  const helper = isOwn ? textIn(helpers, registry.key) : textIn(config, "credsStore");
  if (helper === null) {
    const authconfig = authIn(config, registry, path);
    return authconfig === null ? { kind: "none", why: `${path} has no credentials for it` } : { kind: "found", authconfig, from: path };
  }
  const program = `docker-credential-${helper}`;
  const from = `${program} (${isOwn ? "credHelpers" : "credsStore"} of ${path})`;
  const result = await runHelper(program, registry.key);
  if (result.kind === "none") return { kind: "none", why: `${from} has no credentials for it` };
  if (result.kind === "failed") return { kind: "failed", why: `${from} ${result.why}` };
  return { kind: "found", authconfig: authOf(result.username, result.secret, registry), from };
}
function secretsIn(credentials) {
  if (credentials.kind !== "found") return [];
  const { username, password, identitytoken, registrytoken } = credentials.authconfig;
  const basic = password === void 0 ? void 0 : Buffer.from(`${username}:${password}`).toString("base64");
  return [password, basic, identitytoken, registrytoken].flatMap((secret) => secret ?? []);
}
function authOf(username, secret, { key }) {
  return username === "<token>" ? { serveraddress: key, identitytoken: secret } : { serveraddress: key, username, password: secret };
}
function authIn(config, registry, place) {
  const auths = recordIn(config, "auths");
  const key = Object.hasOwn(auths, registry.key) ? registry.key : Object.keys(auths).find((key2) => hostOf(key2) === registry.key);
  if (key === void 0) return null;
  const entry = recordIn(auths, key);
  const auth = textIn(entry, "auth");
  const pair = auth === null ? [textIn(entry, "username"), textIn(entry, "password")] : decodeAuth(auth, `${place}: auths, ${key}`);
  const found = {
    ...present("username", pair[0]),
    ...present("password", pair[1]),
    ...present("identitytoken", textIn(entry, "identitytoken")),
    ...present("registrytoken", textIn(entry, "registrytoken"))
  };
  return Object.keys(found).length === 0 ? null : { serveraddress: registry.key, ...found };
}
function hostOf(key) {
  return key.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[/?#].*$/s, "");
}
function decodeAuth(text, place) {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ""));
  const [, username, password] = /^([^:]+):(.*)$/s.exec(isBase64 ? Buffer.from(text, "base64").toString("utf8") : "") ?? [];
  if (username === void 0 || password === void 0) {
    throw new GateError(
      unreadableAt(place),
      `${place}: auth is not USER:PASSWORD in base64; log in again with docker login`
    );
  }
  return [username, password.replace(/^\0+|\0+$/g, "")];
}
function readConfig(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code = "an unknown error" } = error;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    const advice = "let this user read it, or set DOCKER_CONFIG to another folder";
    throw new GateError(
      unreadableAt(path),
      `${path}, where docker keeps credentials, can't be read (${code}); ${advice}`
    );
  }
  return text.trim() === "" ? null : parse(text, path);
}
function parse(text, place) {
  try {
    const value = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
  }
  const advice = "correct it, or log in again with docker login";
  throw new GateError(unreadableAt(place), `${place}, where docker keeps credentials, is not a JSON object; ${advice}`);
}
function unreadableAt(place) {
  return { code: "image-failed/credentials", data: { place } };
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function recordIn(record, key) {
  const value = Object.hasOwn(record, key) ? record[key] : null;
  return isRecord(value) ? value : {};
}
function textIn(record, key) {
  const value = Object.hasOwn(record, key) ? record[key] : null;
  return typeof value === "string" && value !== "" ? value : null;
}
function present(name, value) {
  return value ? { [name]: value } : {};
}

// src/targets/docker/image/pull.ts
async function pullImage(docker, reference, platform, log, signal) {
  const runHelper = (program, server) => runCredentialHelper(program, server, process.env, signal);
  const credentials = await credentialsFor(reference, process.env, runHelper);
  const secrets = secretsIn(credentials);
  log.addSecrets(secrets);
  if (credentials.kind === "failed") log.line(`no credentials for ${registryOf(reference).name}: ${credentials.why}`);
  const using = credentials.kind === "found" ? `, with the credentials of ${credentials.from}` : "";
  const title = platform === null ? reference : `${reference} for ${platform}`;
  log.line(`pulling ${title}${using}`);
  try {
    const tagged = /[@:][^/]*$/.test(reference) ? reference : `${reference}:latest`;
    const stream = await docker.pull(tagged, {
      abortSignal: signal,
      ...platform === null ? {} : { platform },
      // dockerode sends authconfig as a header, not in the query.
      ...credentials.kind === "found" ? { authconfig: credentials.authconfig } : {}
    });
    const progress = createProgress(log);
    for await (const message of jsonLines(stream)) {
      const { error } = message;
      if (error !== void 0) throw new Error(error);
      progress(message);
    }
  } catch (error) {
    const why = messageOf(error);
    const masked = redactorOf(secrets, [title]).message(why);
    const cause = masked === why ? error : void 0;
    const fault = { code: "image-failed/pull", data: { image: title, error: masked } };
    throw new GateError(fault, `the image ${title} could not be pulled: ${masked}; ${advice(why, credentials)}`, {
      cause
    });
  }
  function advice(why, found) {
    const { name, login } = registryOf(reference);
    const logIn = `log in before memgate (docker/login-action in an earlier step of the job, or ${login})`;
    if (found.kind === "failed") {
      return `memgate sent no credentials to ${name}, because ${found.why}; repair the helper, or ${logIn}`;
    }
    if (!isRefusal(why))
      return `check the image name${platform === null ? "" : " and platform"}, and that the engine can reach ${name}`;
    return found.kind === "found" ? `${name} refused the credentials of ${found.from}: they are wrong, expired or lack access to the image, or the image does not exist; check the image name, or ${logIn}` : `memgate sent no credentials to ${name} (${found.why}); check the image name, and if the image is private, ${logIn}`;
  }
}
function isRefusal(why) {
  return /unauthorized|denied|forbidden|basic auth credentials|authentication required|authoriz(e|ation) failed|failed to authorize|invalid username|(?<![\w:.])40[13](?!\w)/i.test(
    why
  );
}
function createProgress(log) {
  const layers = /* @__PURE__ */ new Map();
  let loggedAtMs = Date.now();
  return ({ id, status = "", progressDetail }) => {
    if (id !== void 0 && /^[0-9a-f]{12}$/.test(id)) {
      const layer = layers.get(id) ?? { current: 0, total: 0, done: false };
      layer.done ||= status === "Pull complete" || status === "Already exists";
      if (status === "Downloading") Object.assign(layer, progressDetail);
      layers.set(id, layer);
    }
    if (Date.now() - loggedAtMs < 1e3) return;
    loggedAtMs = Date.now();
    const all = [...layers.values()];
    const sum = (of) => `${(all.reduce((total, layer) => total + of(layer), 0) / 2 ** 20).toFixed(1)} MiB`;
    const done = all.filter((layer) => layer.done).length;
    log.line(
      `  ${done} of ${all.length} layers, ${sum((layer) => layer.current)} of ${sum((layer) => layer.total)} downloaded`
    );
  };
}
export {
  pullImage
};
