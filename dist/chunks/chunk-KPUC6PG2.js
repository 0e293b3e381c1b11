import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  at,
  checkProject,
  closureOf,
  composeNotices,
  listOf,
  mapOf,
  namesInCompose,
  placesWithUnset,
  readComposeFiles,
  readComposeYaml,
  scalarText,
  secretsInCompose,
  servicesOf,
  unsetAdvice,
  unsetIn
} from "./chunk-BQSGV2V6.js";
import {
  exec
} from "./chunk-TL3HWLVK.js";
import {
  definedOf,
  killOnAbort
} from "./chunk-VZ3H2DMP.js";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import {
  createDiagnostics
} from "./chunk-NQGW7FTA.js";
import {
  redactorOf,
  secretsInVariable
} from "./chunk-ERVTT24X.js";
import {
  mark,
  suggestion
} from "./chunk-HWK6PRBH.js";
import {
  decodeUtf8,
  messageOf,
  placeText,
  whyUnreadable
} from "./chunk-TGGWKTGO.js";

// src/targets/docker/compose/resolve.ts
import { existsSync, readFileSync as readFileSync2 } from "node:fs";
import { resolve as resolvePath } from "node:path";

// src/compose/known-fields.ts
var topFields = ["name", "services", "networks", "volumes", "configs", "secrets", "include", "models"];
var serviceFields = [
  ...["annotations", "attach", "build", "blkio_config", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command"],
  ...[
    "configs",
    "container_name",
    "cpu_count",
    "cpu_percent",
    "cpu_period",
    "cpu_quota",
    "cpu_shares",
    "cpus",
    "cpuset"
  ],
  ...["credential_spec", "depends_on", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt"],
  ...["dns_search", "domainname", "entrypoint", "env_file", "environment", "expose", "extends", "external_links"],
  ...["extra_hosts", "gpus", "group_add", "healthcheck", "hostname", "image", "init", "ipc", "labels", "links"],
  ...["logging", "mac_address", "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "network_mode"],
  ...["networks", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "ports", "post_start"],
  ...["pre_stop", "privileged", "profiles", "pull_policy", "read_only", "restart", "runtime", "scale", "secrets"],
  ...["security_opt", "shm_size", "stdin_open", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs"],
  ...["tty", "ulimits", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir"]
];
var buildFields = [
  ...["additional_contexts", "args", "cache_from", "cache_to", "context", "dockerfile", "dockerfile_inline"],
  ...["extra_hosts", "labels", "network", "no_cache", "platforms", "privileged", "pull", "secrets", "shm_size", "ssh"],
  ...["tags", "target", "ulimits"]
];
var fieldsIn = {
  "": serviceFields,
  build: buildFields,
  deploy: ["labels", "mode", "placement", "replicas", "resources", "restart_policy", "update_config"],
  "deploy.resources": ["limits", "reservations"],
  "deploy.resources.limits": ["cpus", "memory", "pids"],
  "deploy.resources.reservations": ["cpus", "memory", "devices"],
  healthcheck: ["disable", "interval", "retries", "start_interval", "start_period", "test", "timeout"]
};
function meantField(path) {
  const [section, , ...inService] = path.map(String);
  const known = path.length === 1 ? topFields : section === "services" ? fieldsIn[inService.slice(0, -1).join(".")] : void 0;
  return known === void 0 ? null : suggestion(String(path.at(-1)), known);
}

// src/compose/error-message.ts
var noise = /^time="[^"]*" level=(?:warning|info)|^ (?:Container|Network|Volume|Image|Service) /;
function composeRefusal(stderr, files, mask) {
  const message = messageIn(stderr);
  const path = pathIn(message);
  const written = path === null ? quotedValue(message, files) : files.writtenAt(path);
  const place = path === null ? written?.place ?? null : files.placeOf(path);
  const field = path === null && written?.place != null ? `${written.field}: ` : "";
  const text = mask(withoutLines(message)) || "docker compose failed without a message";
  const meant = path !== null && unknownField.test(message) ? meantField(path) : null;
  const hint = meant === null ? "" : `; did you mean ${meant}?`;
  const from = written === null ? "" : `; the value uses ${written.variables.join(" and ")}`;
  return `${place === null ? "" : `${placeText(place)}: `}${field}${text}${hint}${from}`;
}
var messagesWithValue = [
  [/^invalid spec: (.*): empty section between colons/, "volumes"],
  [/^No port specified: (.*)<empty>/, "ports"],
  // Without the path if it is empty.
  [/^env file (?:.+ )?not found: stat (.*): no such file/, "env_file"]
];
function quotedValue(message, files) {
  for (const [pattern, field] of messagesWithValue) {
    const value = pattern.exec(message)?.[1];
    if (value !== void 0) return files.writtenAs(field, value);
  }
  return null;
}
function refusedPlace(stderr, files) {
  const path = pathIn(messageIn(stderr));
  return path === null ? null : files.placeOf(path);
}
function messageIn(stderr) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !noise.test(line));
  return lines.join(" ").replace(/\s+/g, " ").trim();
}
function withoutLines(message) {
  return message.replace(
    /(invalid interpolation format for [^\s]+?)\.? You may need to escape.*$/,
    "$1; write $$$$ for a literal $"
  ).replace(/(invalid template): .*$/i, "$1; write $$$$ for a literal $").replace(
    /(line \d+): (?:unexpected character|unterminated quoted value|.*variable name).*$/,
    (_, line, at2) => `${at2 === 0 ? "an env file is invalid: " : ""}${line} is not NAME=VALUE`
  ).replace(/^decoding failed due to the following error\(s\): /, "").replace(/^validating \S+: +/, "");
}
var unknownField = /dditional propert(?:y|ies) '?([^\s']+)'? (?:is )?not allowed/;
function pathIn(message) {
  const match = (pattern) => pattern.exec(message)?.slice(1) ?? null;
  const undefinedReference = match(/service "([^"]+)" refers to undefined (volume|network|secret|config)/);
  if (undefinedReference !== null) return ["services", undefinedReference[0] ?? "", `${undefinedReference[1]}s`];
  const depends = match(/service "([^"]+)" depends on undefined service/) ?? match(/cycle detected: ([^\s]+) ->/);
  if (depends !== null) return ["services", depends[0] ?? "", "depends_on"];
  const service = match(/service "([^"]+)"/);
  if (service !== null) return ["services", service[0] ?? ""];
  const dotted = /\b(?:services|networks|volumes|secrets|configs)\b[.[][^\s:'",]+/.exec(message)?.[0];
  const unknown = match(unknownField);
  if (dotted === void 0) return unknown;
  return [...dotted.split(/[.[\]]+/).filter((part) => part !== ""), ...unknown ?? []];
}

// src/targets/docker/compose/cli.ts
var installAdvice = "install its plugin (https://docs.docker.com/compose/install/linux/), 2.24.4 or newer";
async function findCompose(env) {
  let output = "";
  const keep = (data) => {
    output += data;
  };
  const options = { env: definedOf({ ...env }), silent: true, ignoreReturnCode: true, listeners: { stdout: keep } };
  try {
    await exec("docker", ["info", "--format", "{{json .ClientInfo.Plugins}}"], options);
  } catch (cause) {
    const why = `\`compose-file\` needs the docker CLI and docker compose, but docker could not be run: ${messageOf(cause)}`;
    throw new GateError("bad-input/compose-file", `${why}; install both`, { cause });
  }
  const compose = composePluginIn(output);
  if (compose === null) {
    throw new GateError(
      "bad-input/compose-file",
      `\`compose-file\` needs docker compose, but this docker CLI lacks it; ${installAdvice}`
    );
  }
  if (isBefore(compose.version, [2, 24, 4])) {
    throw new GateError(
      "bad-input/compose-file",
      `\`compose-file\`: docker compose ${compose.version} is too old; ${installAdvice}`
    );
  }
  return compose;
}
function composePluginIn(output) {
  try {
    const plugins = JSON.parse(output);
    const plugin = plugins.find(({ Name, Err }) => Name === "compose" && !Err);
    return plugin?.Path ? { program: plugin.Path, version: plugin.Version ?? "" } : null;
  } catch {
    return null;
  }
}
function isBefore(version, minimum) {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (parts === void 0) return false;
  const at2 = parts.findIndex((part, index) => part !== minimum[index]);
  return at2 >= 0 && (parts[at2] ?? 0) < (minimum[at2] ?? 0);
}
async function runCompose({ program }, args, env, signal, out) {
  const chunks = { stdout: [], stderr: [] };
  const keep = (stream) => (data) => {
    chunks[stream].push(data);
    out?.write(data);
  };
  const textOf = (stream) => Buffer.concat(chunks[stream]).toString("utf8");
  const release = signal === null ? () => {
  } : killOnAbort(signal);
  try {
    const code = await exec(`"${program}"`, ["--ansi", "never", "--progress", "plain", ...args], {
      env: definedOf({ ...env }),
      silent: true,
      ignoreReturnCode: true,
      listeners: { stdout: keep("stdout"), stderr: keep("stderr") }
    });
    return { code, stdout: textOf("stdout"), stderr: textOf("stderr") };
  } finally {
    release();
  }
}

// src/targets/docker/compose/config.ts
var noJson = /^json: error calling MarshalJSON/m;
async function composeConfig(run, names) {
  const asked = async (format) => run(["config", "--format", format, ...names]);
  const json = await asked("json");
  if (json.code === 0) return { model: unescaped(parsedJson(json.stdout)), stderr: json.stderr };
  if (!noJson.test(json.stderr)) return { model: null, stderr: json.stderr };
  const yaml = await asked("yaml");
  if (yaml.code !== 0) return { model: null, stderr: yaml.stderr };
  const diagnostics = createDiagnostics();
  const { documents } = readComposeYaml({ path: "docker compose config", text: yaml.stdout }, diagnostics);
  if (diagnostics.errors().length > 0 || documents.length !== 1) throw invalidOutput("YAML");
  return { model: unescaped(documents[0]), stderr: yaml.stderr };
}
function parsedJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidOutput("JSON");
  }
}
function invalidOutput(format) {
  const message = `\`compose-file\`: docker compose config printed invalid ${format}; update docker compose`;
  return new GateError("bad-input/compose-file", message);
}
function unescaped(value) {
  if (typeof value === "string") return value.replaceAll("$$", "$");
  if (Array.isArray(value)) return value.map(unescaped);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(mapOf(value)).map(([key, item]) => [key, unescaped(item)]));
}

// src/targets/docker/compose/env-values.ts
import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
var maxEnvFileBytes = 2 ** 20;
function secretsInEnvFiles(files, envFiles, env) {
  const paths = envFilePaths(files, envFiles, env);
  const inFiles = [...new Set(paths.map((path) => resolve(path)))].flatMap(
    (path) => pairsIn(textAt(path, maxEnvFileBytes) ?? "", env)
  );
  const own = Object.entries(env).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]);
  return [...inFiles, ...own].flatMap(secretsInVariable);
}
function withEnvFiles(env, files, envFiles, isFile) {
  if (envFiles.length === 0) return env;
  const named = env["COMPOSE_ENV_FILES"] ?? "";
  const dotEnv = join(dirname(files[0] ?? ""), ".env");
  const readsDotEnv = named === "" && !isTrue.test(env["COMPOSE_DISABLE_ENV_FILE"] ?? "") && isFile(dotEnv);
  const added = [...readsDotEnv ? [dotEnv] : [], ...envFiles];
  const split = added.find((path) => path.includes(","));
  if (split !== void 0) {
    throw new GateError(
      "bad-input/compose-file",
      `\`env-file\` cannot be used with "${split}": memgate gives docker compose the env files as a list with commas; expected a path without a comma`
    );
  }
  return { ...env, COMPOSE_ENV_FILES: [...named === "" ? [] : [named], ...added].join(",") };
}
var isTrue = /^(?:1|t|T|true|True|TRUE)$/;
function isReadableFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}
function envFilePaths(files, envFiles, env) {
  const project = dirname(files[0] ?? "");
  const named = (env["COMPOSE_ENV_FILES"] ?? "").split(",").filter((path) => path !== "");
  const inProject = [".env", ...envFiles].map((path) => isAbsolute(path) ? path : join(project, path));
  return [.../* @__PURE__ */ new Set([...named, ...inProject])];
}
function textAt(path, maxBytes = Number.POSITIVE_INFINITY) {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= maxBytes ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}
function pairsIn(text, env) {
  let last = "";
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [, name, written] = /^\s*(?:export\s+)?([\w.-]+)\s*(?:[=:]\s*(.*))?$/.exec(line) ?? [];
    if (name === void 0) return [line, line.replace(/["']\s*$/, "")].map((value) => [last, value]);
    if (written === void 0) {
      return [...pairOf(name, env[name]), [last, line]];
    }
    last = name;
    return valuesOf(written).map((value) => [name, value]);
  });
}
function pairOf(name, value) {
  return value === void 0 ? [] : [[name, value]];
}
function valuesOf(written) {
  const [, mark2, quoted] = /^(["'])((?:[^\\]|\\.)*?)\1(?:\s*#.*)?\s*$/.exec(written) ?? [];
  if (quoted !== void 0) return [quoted, mark2 === '"' ? unescaped2(quoted) : quoted];
  const bare = written.replace(/^["']/, "");
  return [bare, bare.replace(/\s+#.*$/, "")].map((one) => unescaped2(one.trim()));
}
function unescaped2(value) {
  return value.replaceAll("$$", "$").replace(/\\(.)/g, (_, char) => char === "n" ? "\n" : char);
}

// src/targets/docker/compose/ssh-keys.ts
function sshKeyProblems(model, { placeOf }, env, exists) {
  return Object.entries(servicesOf(model)).flatMap(([service, fields]) => {
    const place = placeOf(["services", service, "build", "ssh"]);
    const location = place === null ? "" : `${placeText(place)}: `;
    return keysIn(at(fields, "build", "ssh")).flatMap(({ id, path }) => {
      const why = path === null ? agentProblem(env) : exists(path) ? null : `names the key ${path}, which does not exist; expected the file of a private key`;
      return why === null ? [] : [`${location}services.${service}.build.ssh: ${id} ${why}`];
    });
  });
}
function agentProblem(env) {
  if (env["SSH_AUTH_SOCK"]) return null;
  return "needs an SSH agent, but SSH_AUTH_SOCK is not set; start one with ssh-agent, or name a key: default=PATH";
}
function keysIn(ssh) {
  const inMap = Object.entries(mapOf(ssh)).map(([id, path]) => ({ id, path: scalarText(path) || null }));
  const inList = listOf(ssh).flatMap((entry) => {
    const [, id = "", path = ""] = /^([^:=]*)(?:[:=]\s*(.*))?$/s.exec(scalarText(entry) ?? "") ?? [];
    return id === "" ? [] : [{ id, path: path || null }];
  });
  return [...inMap, ...inList];
}

// src/targets/docker/compose/unread-override.ts
import { dirname as dirname2, join as join2, resolve as resolve2 } from "node:path";
var overrideNames = [
  "compose.override.yaml",
  "compose.override.yml",
  "docker-compose.override.yaml",
  "docker-compose.override.yml"
];
function unreadOverrides(files, exists) {
  const given = new Set(files.map((file) => resolve2(file)));
  const beside = [...new Set(files.map(dirname2))].flatMap((folder) => overrideNames.map((name) => join2(folder, name)));
  return beside.filter((path) => !given.has(resolve2(path)) && exists(path)).map(
    (path) => `${path} is not applied: memgate reads only the files of ${mark("compose-file")}; add this one to apply it`
  );
}

// src/targets/docker/compose/unset.ts
import { dirname as dirname3, join as join3 } from "node:path";
var maxFiles = 100;
function findUnset(stderr, texts, read, env, { services, allowed }) {
  const all = unsetIn(stderr);
  const names = all.filter((name) => !allowed.includes(name));
  const accepted = all.filter((name) => allowed.includes(name)).map((name) => `${name} ${acceptedNotice}`);
  if (names.length === 0) return { problems: [], notices: accepted, lines: /* @__PURE__ */ new Set(), unfound: [] };
  const unset = read.unset(names, otherFiles(texts), services);
  const files = texts.map(({ path }) => path);
  const inEnvFiles = envFilePaths(files, read.envFiles, env).flatMap(
    (path) => placesWithUnset(path, textAt(path) ?? "", names).map((place) => `${placeText(place)}: ${dollarNotice}`)
  );
  const isElsewhere = unset.unfound.length > 0 && inEnvFiles.length === 0;
  const elsewhere = `${files[0]}: an included file uses variables that are not set: ${unset.unfound.join(", ")}`;
  return {
    ...unset,
    problems: isElsewhere ? [...unset.problems, elsewhere] : unset.problems,
    notices: [...accepted, ...unset.notices, ...inEnvFiles]
  };
}
var acceptedNotice = "is not set, so docker compose uses an empty value, as `allow-unset` permits";
var dollarNotice = "docker compose removes $ and the name after it from this value, because no variable has this name; put the value in single quotes to keep them";
function otherFiles(texts) {
  const known = new Map(texts.map((text) => [text.path, text]));
  for (const { path, text } of known.values()) {
    if (known.size > maxFiles) break;
    for (const other of readComposeFiles([{ path, text }], null).otherFiles) {
      const otherPath = join3(dirname3(path), other);
      const content = known.has(otherPath) ? null : textAt(otherPath);
      if (content !== null) known.set(otherPath, { path: otherPath, text: content });
    }
  }
  return [...known.values()].slice(texts.length);
}

// src/targets/docker/compose/resolve.ts
async function resolveCompose({ files, service, allowUnset, envFiles }, ownEnv, signal = null, loadService = null) {
  const env = withEnvFiles(ownEnv, files, envFiles, isReadableFile);
  const texts = files.map(fileAt);
  const read = readComposeFiles(texts, service);
  if (read.problems.length > 0) throw inputError(read.problems);
  const paths = [...files, ...files.map((path) => resolvePath(path))];
  const refusal = (stderr2, resolvedSecrets = [], resolvedNames = []) => {
    const secrets2 = [...read.secrets, ...secretsInEnvFiles(files, read.envFiles, env), ...resolvedSecrets];
    const { message } = redactorOf(secrets2, [...paths, ...read.names, ...resolvedNames]);
    return composeRefusal(stderr2, read, message);
  };
  const compose = await findCompose(env);
  signal?.throwIfAborted();
  const resolve3 = async (name) => {
    const resolved = await composeConfig(
      (args) => runCompose(compose, [...projectArgs(checkProject, files), ...args], env, signal, null),
      // Naming the service activates it and its dependencies whatever their profiles are.
      name === null ? [] : [name]
    );
    signal?.throwIfAborted();
    if (resolved.model !== null) return resolved;
    throw inputError(refusalProblems(resolved.stderr, texts, read, env, refusal));
  };
  const chosen = read.service ?? onlyService((await resolve3(null)).model, files);
  const { model, stderr } = await resolve3(chosen);
  assertReachable(model, chosen, read);
  if (loadService === chosen) {
    throw new GateError(
      "bad-input/load-service",
      `\`load-service\` ${loadService} is the tested service; expected another service, because the load must not add to the app's memory`
    );
  }
  const fullModel = loadService === null ? model : withService(model, loadService, (await resolve3(loadService)).model);
  const started = [chosen, ...loadService === null ? [] : [loadService]];
  const services = started.flatMap((service2) => closureOf(fullModel, service2));
  const unset = findUnset(stderr, texts, read, env, { services, allowed: allowUnset });
  const problems = [...sshKeyProblems(fullModel, read, env, existsSync), ...withAdvice(unset.problems, true)];
  if (problems.length > 0) throw inputError(problems);
  const limit = scalarText(at(servicesOf(model), chosen, "mem_limit"));
  const deployLimit = scalarText(at(servicesOf(model), chosen, "deploy", "resources", "limits", "memory"));
  const secrets = [...secretsInCompose(fullModel), ...contentsOfSecrets(fullModel, env)];
  const names = [...paths, ...namesInCompose(fullModel)];
  return {
    name: `service ${chosen} of ${files.join(" and ")}`,
    service: chosen,
    loadService,
    limitBytes: composeBytes(limit) ?? composeBytes(deployLimit),
    limitPlace: read.limitPlace,
    notices: [
      ...unreadOverrides(files, existsSync),
      ...unset.notices,
      ...composeNotices(model, chosen, (path) => read.placeOf(path) ?? fileStart(files))
    ],
    files,
    allowUnset,
    envFiles,
    compose,
    env,
    model: fullModel,
    secrets,
    names,
    refusal: (stderr2) => refusal(stderr2, secrets, names)
  };
}
function fileStart([file = ""]) {
  return { file, line: 1, column: 1 };
}
function withService(model, name, from) {
  const merged = (kind) => [kind, { ...mapOf(at(from, kind)), ...mapOf(at(model, kind)) }];
  return {
    ...mapOf(model),
    ...Object.fromEntries(["networks", "volumes", "secrets", "configs"].map(merged)),
    services: { [name]: at(servicesOf(from), name), ...mapOf(servicesOf(model)) }
  };
}
function contentsOfSecrets(model, env) {
  return Object.values(mapOf(at(model, "secrets"))).flatMap((one) => secretContent(one, env) ?? []);
}
function secretContent(secret, env) {
  const [file, variable] = [scalarText(at(secret, "file")), scalarText(at(secret, "environment"))];
  if (file !== null) return textAt(file);
  return variable === null ? null : env[variable] ?? null;
}
function composeBytes(text) {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}
function fileAt(path) {
  try {
    return { path, text: decodeUtf8(readFileSync2(path)) };
  } catch (cause) {
    throw new GateError("bad-input/compose-file", `\`compose-file\` "${path}" ${whyUnreadable(cause)}`, { cause });
  }
}
function refusalProblems(stderr, texts, read, env, refusal) {
  const { problems, lines } = findUnset(stderr, texts, read, env, { services: null, allowed: [] });
  const place = refusedPlace(stderr, read);
  const isConsequence = problems.length > 0 && (place === null || lines.has(placeText({ ...place, column: null })));
  return [...isConsequence ? [] : [refusal(stderr)], ...withAdvice(problems, false)];
}
function withAdvice(unset, mayBeEmpty) {
  return unset.length === 0 ? [] : [...unset, unsetAdvice(mayBeEmpty)];
}
function inputError(problems) {
  return new GateError("bad-input/compose-file", `\`compose-file\` ${problems.join("; ")}`);
}
function projectArgs(project, files) {
  return ["--project-name", project, ...files.flatMap((file) => ["--file", file])];
}
function onlyService(model, files) {
  const [only, ...others] = Object.keys(servicesOf(model));
  if (only !== void 0 && others.length === 0) return only;
  const seen = only === void 0 ? "no service" : `several services (${[only, ...others].join(", ")})`;
  throw new GateError(
    "bad-input/compose-file",
    `\`compose-file\` ${files.join(", ")} has ${seen}; set \`service\` to the one to test`
  );
}
function assertReachable(model, service, { placeOf }) {
  const mode = scalarText(at(servicesOf(model), service, "network_mode")) ?? "";
  if (mode !== "none" && !/^(service|container):/.test(mode)) return;
  const place = placeOf(["services", service, "network_mode"]);
  const where = place === null ? "" : `${placeText(place)}: `;
  const why = "memgate can't reach a service without an address of its own; expected networks, or network_mode: host";
  throw new GateError(
    "bad-input/compose-file",
    `\`compose-file\` ${where}services.${service}.network_mode is ${mode.replace(/^container:.*/s, "container:\u2026")}: ${why}`
  );
}

export {
  runCompose,
  composeConfig,
  resolveCompose,
  composeBytes,
  projectArgs
};
