import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createDiagnostics,
  gatesSchemaUrl,
  isRoundedDown,
  judgedAgain,
  schemaVersion,
  schemaVersionIn,
  setFile
} from "./chunk-OJRVFJ26.js";
import {
  version
} from "./chunk-YSMH25AF.js";
import {
  bytes,
  decodeUtf8,
  isMissingFile,
  isSuccessStatus,
  whyUnreadable
} from "./chunk-H6BKDPII.js";

// src/lib/json-schema.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function constantsOf(schema) {
  return schema.const === void 0 ? schema.enum ?? null : [schema.const];
}
function hasType({ type = [] }, value) {
  const types = [type].flat();
  return types.length === 0 || types.some((one) => isOfType(one, value));
}
function isOfType(type, value) {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}
function withTypeOf(value, schemas, resolve) {
  return schemas.filter((given) => {
    const schema = resolve(given);
    const inner = schema.anyOf ?? schema.oneOf;
    return inner === void 0 ? hasType(schema, value) : withTypeOf(value, inner, resolve).length > 0;
  });
}
function distinctField(schemas, resolve) {
  const [first] = schemas;
  for (const name of first === void 0 ? [] : fieldNames(first, resolve)) {
    const constants = schemas.map((schema) => fieldConstants(schema, name, resolve));
    const all = constants.flatMap((values) => [...new Set(values)]);
    if (constants.every((values) => values.length > 0) && new Set(all).size === all.length) return { name, constants };
  }
  return null;
}
function fieldNames(given, resolve) {
  const { properties = {}, anyOf, oneOf } = resolve(given);
  const [first] = anyOf ?? oneOf ?? [];
  return first === void 0 ? Object.keys(properties) : fieldNames(first, resolve);
}
function fieldConstants(given, name, resolve) {
  const { properties, anyOf, oneOf } = resolve(given);
  const alternatives = anyOf ?? oneOf;
  if (alternatives !== void 0) {
    const inner = alternatives.map((schema) => fieldConstants(schema, name, resolve));
    return inner.some((values) => values.length === 0) ? [] : inner.flat();
  }
  const field = properties?.[name];
  return field === void 0 ? [] : constantsOf(resolve(field)) ?? [];
}
var maxShownConstants = 8;
var maxShownLength = 40;
function unexpectedConstant(name, constants, value) {
  const all = new Set(constants);
  if (value === void 0) return `is missing; expected ${constantsText(all)}`;
  return all.size > maxShownConstants && typeof value === "string" ? `unknown ${name}` : `expected ${constantsText(all)}, found ${foundText(value)}`;
}
function constantsText(constants) {
  if (constants.size > maxShownConstants) return "a known value";
  return [...constants].map((each) => JSON.stringify(each)).join(" or ");
}
function expectedText(given, resolve) {
  const schema = resolve(given);
  const constants = constantsOf(schema);
  if (constants !== null) return constantsText(new Set(constants));
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  if (alternatives.length === 0) {
    return [schema.type ?? "value"].flat().map(withArticle).join(" or ");
  }
  return [...new Set(alternatives.map((each) => expectedText(each, resolve)))].join(" or ");
}
function foundText(value) {
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value.length <= maxShownLength) return JSON.stringify(value);
  return withArticle(value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
}
function withArticle(type) {
  return type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}

// src/lib/read-by-schema.ts
function readBySchema({ schema, definitions }, value) {
  const reader = {
    resolve: resolver(definitions),
    path: [],
    problems: [],
    isTrial: false,
    hasProblem: false
  };
  const content = read(reader, schema, value);
  return reader.hasProblem ? { ok: false, problems: reader.problems } : { ok: true, content };
}
function resolver(definitions) {
  const parsed = /* @__PURE__ */ new Map();
  return (schema) => {
    if (schema.$ref === void 0) return schema;
    const known = parsed.get(schema.$ref) ?? JSON.parse(definitions[schema.$ref.replace("#/$defs/", "")] ?? "");
    parsed.set(schema.$ref, known);
    return known;
  };
}
function read(reader, given, value) {
  const schema = reader.resolve(given);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== void 0) return readAlternative(reader, alternatives, value);
  if (schema.const !== void 0 || schema.enum !== void 0) {
    const constants = constantsOf(schema) ?? [];
    if (!constants.some((constant) => constant === value))
      refuse(reader, () => unexpectedConstant(String(reader.path.at(-1)), constants, value));
    return value;
  }
  if (!hasType(schema, value)) {
    refuse(reader, () => `expected ${expectedText(schema, reader.resolve)}, found ${foundText(value)}`);
    return value;
  }
  if (Array.isArray(value)) return readList(reader, schema, value);
  if (isObject(value))
    return schema.properties === void 0 ? readRecord(reader, schema, value) : readFields(reader, schema, value);
  const problem2 = typeof value === "string" ? textProblem(schema, value) : numberProblem(schema, value);
  if (problem2 !== null) refuse(reader, () => problem2);
  return value;
}
function readInside(reader, name, schema, value) {
  reader.path.push(name);
  const inner = read(reader, schema, value);
  reader.path.pop();
  return inner;
}
function readList(reader, schema, list) {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
  if (list.length >= minItems && list.length <= maxItems)
    return list.map((item, index) => readInside(reader, index, items, item));
  const expected = list.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
  refuse(reader, () => `has ${list.length} items; expected ${expected}`);
  return list;
}
function readFields(reader, schema, object) {
  const fields = {};
  const { properties = {} } = schema;
  for (const name in properties) {
    const field = properties[name] ?? {};
    const own = Object.hasOwn(object, name) ? object[name] : void 0;
    const value = own === void 0 ? field.default : own;
    if (value !== void 0) fields[name] = readInside(reader, name, field, value);
    else if (schema.required?.includes(name))
      refuse(reader, () => `is missing; expected ${expectedText(field, reader.resolve)}`, name);
    if (reader.isTrial && reader.hasProblem) break;
  }
  return fields;
}
function readRecord(reader, schema, object) {
  const { propertyNames = {}, additionalProperties = {} } = schema;
  const entries = Object.entries(object).map(([name, value]) => {
    const problem2 = textProblem(propertyNames, name);
    if (problem2 !== null) refuse(reader, () => `has a name that ${problem2}`);
    return [name, readInside(reader, name, additionalProperties, value)];
  });
  return Object.fromEntries(entries);
}
function textProblem({ maxLength, pattern }, text) {
  if (maxLength !== void 0 && text.length > maxLength)
    return `has ${text.length} characters; expected at most ${maxLength}`;
  return pattern === void 0 || new RegExp(pattern, "u").test(text) ? null : `does not match ${pattern}`;
}
function numberProblem(schema, value) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof value !== "number") return null;
  if (minimum !== void 0 && value < minimum) return `is ${value}; expected at least ${minimum}`;
  if (maximum !== void 0 && value > maximum) return `is ${value}; expected at most ${maximum}`;
  if (exclusiveMinimum !== void 0 && value <= exclusiveMinimum)
    return `is ${value}; expected more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== void 0 && value >= exclusiveMaximum)
    return `is ${value}; expected less than ${exclusiveMaximum}`;
  return null;
}
function readAlternative(reader, alternatives, value) {
  const { resolve } = reader;
  const withoutReference = alternatives.filter(({ $ref }) => $ref === void 0);
  if (withoutReference.length < alternatives.length) {
    const accepted = attempts(reader, withTypeOf(value, withoutReference, resolve), value);
    if (accepted.length > 0) return fullest(accepted);
  }
  const similar = withTypeOf(value, alternatives, resolve);
  const [first] = similar;
  if (first === void 0) {
    refuse(reader, () => `expected ${expectedText({ anyOf: alternatives }, resolve)}, found ${foundText(value)}`);
    return value;
  }
  if (similar.length === 1) return read(reader, first, value);
  return readSimilar(reader, similar, value);
}
function readSimilar(reader, schemas, value) {
  const distinct = isObject(value) ? distinctField(schemas, reader.resolve) : null;
  if (distinct === null || !isObject(value)) {
    const accepted = attempts(reader, schemas, value);
    if (accepted.length === 0) refuse(reader, () => "has none of the expected forms");
    return fullest(accepted);
  }
  const { name, constants } = distinct;
  const seen = value[name];
  const meant = schemas.find((_, index) => constants[index]?.some((constant) => constant === seen));
  if (meant !== void 0) return read(reader, meant, value);
  refuse(reader, () => unexpectedConstant(name, constants.flat(), seen), name);
  return value;
}
function attempts(reader, schemas, value) {
  return schemas.flatMap((schema) => {
    const trial = { ...reader, isTrial: true, hasProblem: false };
    const inner = read(trial, schema, value);
    return trial.hasProblem ? [] : [inner];
  });
}
function fullest(values) {
  const sizeOf = (value) => isObject(value) ? Object.keys(value).length : 0;
  return values.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
}
function refuse(reader, message, name = null) {
  reader.hasProblem = true;
  if (reader.isTrial) return;
  const path = name === null ? reader.path : [...reader.path, name];
  const text = path.map((step) => typeof step === "number" ? `[${step}]` : `.${step}`).join("");
  reader.problems.push({ path: text.replace(/^\./, ""), message: message() });
}

// src/report/model/file-schemas.ts
function reportFileSchema() {
  return { "schema": { "type": "object", "properties": { "$schema": { "default": "https://raw.githubusercontent.com/memgate/memgate/main/dist/report.schema.json", "type": "string", "maxLength": 131072 }, "schemaVersion": { "type": "number", "const": 1 }, "identity": { "default": { "gate": null, "repository": null, "commit": null, "branch": null, "pullRequest": null, "runUrl": null }, "type": "object", "properties": { "gate": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "repository": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "commit": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "branch": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "pullRequest": { "anyOf": [{ "type": "integer", "exclusiveMinimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "runUrl": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] } }, "required": ["gate", "repository", "commit", "branch", "pullRequest", "runUrl"] }, "verdict": { "type": "object", "properties": { "kind": { "type": "string", "enum": ["pass", "over-ratio", "out-of-memory", "oom-killed", "inconclusive"] }, "reason": { "anyOf": [{ "type": "string", "enum": ["engine-unavailable", "engine-lost", "image-failed", "container-failed", "limit-not-applied", "not-ready", "app-exited", "dependency-exited", "load-failed", "job-failed", "job-unfinished", "too-few-samples", "interrupted", "internal-error"] }, { "type": "null" }] }, "code": { "anyOf": [{ "type": "string", "enum": ["engine-unavailable/no-response", "engine-unavailable/ssh", "engine-unavailable/no-access", "engine-unavailable/context", "image-failed/build", "image-failed/build-not-run", "image-failed/pull", "image-failed/missing", "image-failed/platform", "image-failed/inspect", "image-failed/credentials", "container-failed/create", "container-failed/start", "container-failed/no-command", "container-failed/program-not-found", "container-failed/unknown-user", "container-failed/volumes", "container-failed/port-in-use", "container-failed/socket-in-use", "container-failed/inspect", "container-failed/set-limit", "container-failed/usage-above-limit", "container-failed/compose", "container-failed/dependency", "load-failed/command-not-run", "load-failed/machine-too-slow", "load-failed/load-process", "engine-lost/stopped", "engine-lost/connection", "engine-lost/no-state", "limit-not-applied/unknown", "limit-not-applied/engine", "limit-not-applied/swap", "limit-not-applied/kernel", "limit-not-applied/changed", "limit-not-applied/swap-allowed", "not-ready/http-4xx", "not-ready/http-status", "not-ready/no-response", "not-ready/refused", "not-ready/loopback-only", "not-ready/ipv6-only", "not-ready/closed", "not-ready/certificate", "not-ready/http2", "not-ready/protocol", "not-ready/unreachable", "not-ready/no-socket", "not-ready/other-network", "not-ready/no-address", "not-ready/not-tried", "not-ready/no-log-line", "not-ready/pattern-too-slow", "not-ready/log-unreadable", "not-ready/command-failed", "not-ready/command-not-run", "not-ready/command-running", "app-exited/exit", "app-exited/sigkill", "app-exited/removed", "dependency-exited/exited", "load-failed/none-sent", "load-failed/unanswered", "load-failed/errors", "load-failed/redirects", "load-failed/rate-missed", "load-failed/scenario-errors", "load-failed/step-failed", "load-failed/step-unanswered", "load-failed/step-unsent", "load-failed/response-gap", "load-failed/response-gaps", "load-failed/silent-end", "load-failed/silent-after-load", "load-failed/stalled", "load-failed/command-failed", "load-failed/command-too-short", "load-failed/command-unnoticed", "job-failed/exit-code", "job-unfinished/time-up", "too-few-samples/none", "too-few-samples/few", "too-few-samples/gap", "too-few-samples/late", "interrupted/sigint", "interrupted/sigterm", "interrupted/sighup", "interrupted/caller-aborted", "interrupted/caller-failed", "internal-error/unexpected"] }, { "type": "null" }] }, "data": { "anyOf": [{ "$ref": "#/$defs/stop-data" }, { "type": "null" }] }, "proof": { "anyOf": [{ "type": "string", "enum": ["proven", "sampled"] }, { "type": "null" }] }, "message": { "type": "string", "maxLength": 131072 } }, "required": ["kind", "reason", "code", "data", "proof", "message"] }, "maxRatio": { "type": "number", "exclusiveMinimum": 0, "maximum": 1 }, "maxErrorRate": { "type": "number", "minimum": 0, "exclusiveMaximum": 1 }, "suggestedLimitBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "noSuggestion": { "default": null, "anyOf": [{ "type": "string", "enum": ["no-peak", "inconclusive", "ended-early", "reclaimable", "kernel-memory", "file-cache", "rising", "out-of-memory", "cgroup-limit"] }, { "type": "null" }] }, "heldBytes": { "default": null, "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "growth": { "default": null, "anyOf": [{ "type": "object", "properties": { "isRising": { "type": "boolean" }, "bytesPerSecond": { "type": "number" }, "bytesPerRequest": { "type": ["number", "null"] }, "msToLimit": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] }, "windowMs": { "type": "number", "minimum": 0 } }, "required": ["isRising", "bytesPerSecond", "bytesPerRequest", "msToLimit", "windowMs"] }, { "type": "null" }] }, "memgateVersion": { "type": "string", "maxLength": 131072 }, "createdAt": { "type": "string", "maxLength": 131072 }, "durationMs": { "type": "number", "minimum": 0 }, "timeOrigin": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "requestedLimitBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "limitBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "outcome": { "oneOf": [{ "type": "object", "properties": { "kind": { "type": "string", "const": "completed" } }, "required": ["kind"] }, { "$ref": "#/$defs/stopped" }] }, "peak": { "anyOf": [{ "type": "object", "properties": { "workingSetBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "ratio": { "type": "number", "minimum": 0 }, "phase": { "type": "string", "enum": ["start", "warmup", "load", "settle", "run"] }, "atMs": { "type": "number", "minimum": 0 }, "source": { "type": "string", "maxLength": 131072 }, "usageBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "inactiveFileBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "transientFileBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "composition": { "type": "object", "properties": { "anonymous": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "shared": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "activeFile": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "kernel": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "kernelReclaimable": { "default": null, "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "sockets": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "other": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "required": ["anonymous", "shared", "activeFile", "kernel", "sockets", "other"] } }, "required": ["workingSetBytes", "ratio", "phase", "atMs", "source", "usageBytes", "inactiveFileBytes", "transientFileBytes", "composition"] }, { "type": "null" }] }, "instantPeakBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "kernelPeakBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "oom": { "type": "object", "properties": { "killed": { "type": "boolean" }, "processKills": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "groupKills": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "processes": { "anyOf": [{ "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "pid": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "name": { "type": "string", "maxLength": 131072 }, "anonymousBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "required": ["pid", "name", "anonymousBytes"] } }, { "type": "null" }] }, "cgroups": { "default": [], "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "path": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "processKills": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "limitPath": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "limitBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] } }, "required": ["path", "processKills", "limitPath", "limitBytes"] } }, "witnesses": { "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string", "enum": ["event", "inspect", "cgroup", "kernel-log"] }, "atMs": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] }, "phase": { "anyOf": [{ "type": "string", "enum": ["start", "warmup", "load", "settle", "run"] }, { "type": "null" }] } }, "required": ["name", "atMs", "phase"] } } }, "required": ["killed", "processKills", "groupKills", "processes", "witnesses"] }, "outOfMemory": { "default": null, "anyOf": [{ "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "code": { "type": "string", "enum": ["v8/heap", "v8/worker", "jvm/heap", "jvm/metaspace", "jvm/class-space", "jvm/direct-buffers", "jvm/system", "dotnet/heap", "php/memory-limit", "php/system", "go/system", "python/system", "ruby/system", "rust/system", "cpp/system"] }, "line": { "type": "string", "maxLength": 131072 }, "count": { "type": "integer", "exclusiveMinimum": 0, "maximum": 9007199254740991 }, "atMs": { "type": "number", "minimum": 0 }, "phase": { "type": "string", "enum": ["start", "warmup", "load", "settle", "run"] }, "workingSetBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "statedBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] } }, "required": ["code", "line", "count", "atMs", "phase", "workingSetBytes", "statedBytes"] } }, { "type": "null" }] }, "runtimeLimit": { "default": null, "anyOf": [{ "type": "object", "properties": { "runtime": { "type": "string", "const": "v8" }, "bytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "isDefault": { "type": "boolean" } }, "required": ["runtime", "bytes", "isDefault"] }, { "type": "null" }] }, "pressure": { "anyOf": [{ "type": "object", "properties": { "someMs": { "type": "number", "minimum": 0 }, "fullMs": { "type": "number", "minimum": 0 } }, "required": ["someMs", "fullMs"] }, { "type": "null" }] }, "reclaim": { "default": null, "anyOf": [{ "type": "object", "properties": { "limitHits": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "fileRefaults": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "majorFaults": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "mappedFileBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] } }, "required": ["limitHits", "fileRefaults", "majorFaults", "mappedFileBytes"] }, { "type": "null" }] }, "phases": { "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string", "enum": ["start", "warmup", "load", "settle", "run"] }, "startMs": { "type": "number", "minimum": 0 }, "endMs": { "type": "number", "minimum": 0 }, "samples": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "maxGapMs": { "type": "number", "minimum": 0 }, "peakBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] } }, "required": ["name", "startMs", "endMs", "samples", "maxGapMs", "peakBytes"] } }, "load": { "anyOf": [{ "type": "object", "properties": { "url": { "type": "string", "maxLength": 131072 }, "method": { "type": "string", "maxLength": 131072 }, "via": { "type": "string", "enum": ["container-address", "published-port", "host-network", "unix-socket"] }, "connections": { "type": "integer", "exclusiveMinimum": 0, "maximum": 9007199254740991 }, "rate": { "anyOf": [{ "type": "number", "exclusiveMinimum": 0 }, { "type": "null" }] }, "durationMs": { "type": "number", "minimum": 0 }, "pausedMs": { "type": "number", "minimum": 0 }, "requests": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "errors": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "timeouts": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "requestTimeoutMs": { "default": 1e4, "type": "number", "minimum": 0 }, "unfinished": { "default": 0, "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "streams": { "default": 0, "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "non2xx": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "errorRate": { "anyOf": [{ "type": "number", "minimum": 0, "maximum": 1 }, { "type": "null" }] }, "requestsPerSecond": { "type": "number", "minimum": 0 }, "paced": { "anyOf": [{ "type": "object", "properties": { "due": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "sent": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "required": ["due", "sent"] }, { "type": "null" }] }, "statusCodes": { "type": "object", "propertyNames": { "type": "string", "pattern": "^[1-9]\\d{2}$" }, "additionalProperties": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "minRate": { "default": null, "anyOf": [{ "type": "number", "minimum": 0, "maximum": 1 }, { "type": "null" }] }, "redirect": { "default": null, "anyOf": [{ "type": "object", "properties": { "status": { "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991 }, "location": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] } }, "required": ["status", "location"] }, { "type": "null" }] }, "acceptsRedirects": { "default": false, "type": "boolean" }, "stalledConnections": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "longestResponseGapMs": { "type": "number", "minimum": 0 }, "responseGapsMs": { "default": 0, "type": "number", "minimum": 0 }, "finalResponseGapMs": { "default": 0, "type": "number", "minimum": 0 }, "latencyMs": { "anyOf": [{ "type": "object", "properties": { "p50": { "type": "number", "minimum": 0 }, "p90": { "type": "number", "minimum": 0 }, "p99": { "type": "number", "minimum": 0 }, "max": { "type": "number", "minimum": 0 } }, "required": ["p50", "p90", "p99", "max"] }, { "type": "null" }] }, "lastError": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "timeline": { "maxItems": 600, "type": "array", "items": { "type": "object", "properties": { "atMs": { "type": "number", "minimum": 0 }, "requestsPerSecond": { "type": "number", "minimum": 0 }, "p99Ms": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] }, "failed": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "connections": { "type": "integer", "exclusiveMinimum": 0, "maximum": 9007199254740991 } }, "required": ["atMs", "requestsPerSecond", "p99Ms", "failed"] } }, "steps": { "anyOf": [{ "maxItems": 500, "type": "array", "items": { "type": "object", "properties": { "once": { "type": "boolean" }, "name": { "type": "string", "maxLength": 131072 }, "line": { "type": "integer", "exclusiveMinimum": 0, "maximum": 9007199254740991 }, "method": { "type": "string", "maxLength": 131072 }, "path": { "type": "string", "maxLength": 131072 }, "requests": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "failed": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "errors": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "open": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "captureFailures": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "latencyMs": { "anyOf": [{ "type": "object", "properties": { "p50": { "type": "number", "minimum": 0 }, "p90": { "type": "number", "minimum": 0 }, "p99": { "type": "number", "minimum": 0 }, "max": { "type": "number", "minimum": 0 } }, "required": ["p50", "p90", "p99", "max"] }, { "type": "null" }] }, "firstFailure": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] } }, "required": ["once", "name", "line", "method", "path", "requests", "failed", "errors", "open", "captureFailures", "latencyMs", "firstFailure"] } }, { "type": "null" }] }, "stages": { "anyOf": [{ "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "atMs": { "type": "number", "minimum": 0 }, "connections": { "type": "number", "exclusiveMinimum": 0 }, "rate": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] } }, "required": ["atMs", "connections", "rate"] } }, { "type": "null" }] } }, "required": ["url", "method", "via", "connections", "rate", "durationMs", "pausedMs", "requests", "errors", "timeouts", "non2xx", "errorRate", "requestsPerSecond", "paced", "statusCodes", "stalledConnections", "longestResponseGapMs", "latencyMs", "lastError", "timeline", "steps", "stages"] }, { "type": "null" }] }, "warmup": { "default": null, "anyOf": [{ "type": "object", "properties": { "requests": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "failed": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "requestsPerSecond": { "type": "number", "minimum": 0 }, "latencyMs": { "anyOf": [{ "type": "object", "properties": { "p50": { "type": "number", "minimum": 0 }, "p90": { "type": "number", "minimum": 0 }, "p99": { "type": "number", "minimum": 0 }, "max": { "type": "number", "minimum": 0 } }, "required": ["p50", "p90", "p99", "max"] }, { "type": "null" }] } }, "required": ["requests", "failed", "requestsPerSecond", "latencyMs"] }, { "type": "null" }] }, "workload": { "anyOf": [{ "oneOf": [{ "type": "object", "properties": { "kind": { "type": "string", "const": "command" }, "command": { "type": "string", "maxLength": 131072 }, "exitCode": { "anyOf": [{ "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991 }, { "type": "null" }] }, "signal": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "durationMs": { "type": "number", "minimum": 0 }, "wasToEnd": { "type": "boolean" }, "app": { "anyOf": [{ "type": "object", "properties": { "receivedBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "cpuMs": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] }, "idleCpuMs": { "default": null, "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] } }, "required": ["receivedBytes", "cpuMs"] }, { "type": "null" }] } }, "required": ["kind", "command", "exitCode", "signal", "durationMs", "wasToEnd", "app"] }, { "type": "object", "properties": { "kind": { "type": "string", "const": "none" }, "durationMs": { "type": "number", "minimum": 0 }, "exitCodes": { "maxItems": 1e4, "type": "array", "items": { "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991 } } }, "required": ["kind", "durationMs", "exitCodes"] }] }, { "type": "null" }] }, "sampling": { "type": "object", "properties": { "sources": { "maxItems": 1e4, "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string", "enum": ["stats-oneshot", "stats-stream", "cgroup-v1", "cgroup-v2"] }, "intervalMs": { "type": "number", "minimum": 0 }, "samples": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "missed": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "maxGapMs": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] } }, "required": ["name", "intervalMs", "samples", "missed", "maxGapMs"] } }, "startedMs": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] }, "firstSampleMs": { "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "null" }] }, "notice": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] } }, "required": ["sources", "startedMs", "firstSampleMs", "notice"] }, "engine": { "anyOf": [{ "type": "object", "properties": { "host": { "type": "string", "maxLength": 131072 }, "version": { "type": "string", "maxLength": 131072 }, "apiVersion": { "type": "string", "maxLength": 131072 }, "cgroupVersion": { "anyOf": [{ "type": "string", "enum": ["1", "2"] }, { "type": "null" }] }, "cgroupDriver": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "kernelVersion": { "type": "string", "maxLength": 131072 }, "operatingSystem": { "type": "string", "maxLength": 131072 }, "memoryBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "required": ["host", "version", "apiVersion", "cgroupVersion", "cgroupDriver", "kernelVersion", "operatingSystem", "memoryBytes"] }, { "type": "null" }] }, "container": { "anyOf": [{ "type": "object", "properties": { "id": { "type": "string", "maxLength": 131072 }, "name": { "type": "string", "maxLength": 131072 }, "image": { "type": "string", "maxLength": 131072 }, "imageId": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "startedAt": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "finishedAt": { "anyOf": [{ "type": "string", "maxLength": 131072 }, { "type": "null" }] }, "wasRunning": { "type": "boolean" }, "exitedByItself": { "type": "boolean" }, "exitCode": { "anyOf": [{ "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991 }, { "type": "null" }] }, "restarts": { "default": 0, "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "memoryBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "memorySwapBytes": { "anyOf": [{ "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991 }, { "type": "null" }] }, "cgroupLimitBytes": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "logTail": { "maxItems": 1e4, "type": "array", "items": { "type": "string", "maxLength": 131072 } } }, "required": ["id", "name", "image", "imageId", "startedAt", "finishedAt", "wasRunning", "exitedByItself", "exitCode", "memoryBytes", "memorySwapBytes", "cgroupLimitBytes", "logTail"] }, { "type": "null" }] }, "notices": { "maxItems": 1e4, "type": "array", "items": { "type": "string", "maxLength": 131072 } }, "compositions": { "maxItems": 1e3, "type": "array", "items": { "type": "object", "properties": { "atMs": { "type": "number", "minimum": 0 }, "anonymous": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "shared": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "activeFile": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "kernel": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "kernelReclaimable": { "default": null, "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "sockets": { "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, { "type": "null" }] }, "other": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "required": ["atMs", "anonymous", "shared", "activeFile", "kernel", "sockets", "other"] } }, "series": { "maxItems": 2e3, "type": "array", "items": { "type": "object", "properties": { "atMs": { "type": "number", "minimum": 0 }, "workingSetBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 }, "usageBytes": { "type": "integer", "minimum": 0, "maximum": 9007199254740991 } }, "required": ["atMs", "workingSetBytes", "usageBytes"] } } }, "required": ["schemaVersion", "verdict", "maxRatio", "maxErrorRate", "suggestedLimitBytes", "memgateVersion", "createdAt", "durationMs", "timeOrigin", "requestedLimitBytes", "limitBytes", "outcome", "peak", "instantPeakBytes", "kernelPeakBytes", "oom", "pressure", "phases", "load", "workload", "sampling", "engine", "container", "notices", "compositions", "series"] }, "definitions": { "stop-data": '{"anyOf":[{"$ref":"#/$defs/engine-unavailable-no-response"},{"$ref":"#/$defs/engine-unavailable-ssh"},{"$ref":"#/$defs/engine-unavailable-no-access"},{"$ref":"#/$defs/engine-unavailable-context"},{"$ref":"#/$defs/image-failed-build"},{"$ref":"#/$defs/image-failed-build-not-run"},{"$ref":"#/$defs/image-failed-pull"},{"$ref":"#/$defs/image-failed-missing"},{"$ref":"#/$defs/image-failed-platform"},{"$ref":"#/$defs/image-failed-inspect"},{"$ref":"#/$defs/image-failed-credentials"},{"$ref":"#/$defs/container-failed-create"},{"$ref":"#/$defs/container-failed-start"},{"$ref":"#/$defs/container-failed-no-command"},{"$ref":"#/$defs/container-failed-program-not-found"},{"$ref":"#/$defs/container-failed-unknown-user"},{"$ref":"#/$defs/container-failed-volumes"},{"$ref":"#/$defs/container-failed-port-in-use"},{"$ref":"#/$defs/container-failed-socket-in-use"},{"$ref":"#/$defs/container-failed-inspect"},{"$ref":"#/$defs/container-failed-set-limit"},{"$ref":"#/$defs/container-failed-usage-above-limit"},{"$ref":"#/$defs/container-failed-compose"},{"$ref":"#/$defs/container-failed-dependency"},{"$ref":"#/$defs/load-failed-command-not-run"},{"$ref":"#/$defs/load-failed-machine-too-slow"},{"$ref":"#/$defs/load-failed-load-process"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/engine-lost-connection"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/limit-not-applied-engine"},{"$ref":"#/$defs/limit-not-applied-swap"},{"$ref":"#/$defs/limit-not-applied-kernel"},{"$ref":"#/$defs/limit-not-applied-changed"},{"$ref":"#/$defs/limit-not-applied-swap-allowed"},{"$ref":"#/$defs/not-ready-status"},{"$ref":"#/$defs/not-ready-status"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/not-ready"},{"$ref":"#/$defs/app-exited-exit"},{"$ref":"#/$defs/app-exited-sigkill"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/dependency-exited-exited"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/load-failed-unanswered"},{"$ref":"#/$defs/load-failed-errors"},{"$ref":"#/$defs/load-failed-redirects"},{"$ref":"#/$defs/load-failed-rate-missed"},{"$ref":"#/$defs/load-failed-scenario-errors"},{"$ref":"#/$defs/load-failed-step-failed"},{"$ref":"#/$defs/missed-requests"},{"$ref":"#/$defs/missed-requests"},{"$ref":"#/$defs/load-failed-response-gap"},{"$ref":"#/$defs/load-failed-response-gaps"},{"$ref":"#/$defs/load-failed-silent-end"},{"$ref":"#/$defs/load-failed-silent-after-load"},{"$ref":"#/$defs/load-failed-stalled"},{"$ref":"#/$defs/load-failed-command-failed"},{"$ref":"#/$defs/load-failed-command-too-short"},{"$ref":"#/$defs/load-failed-command-unnoticed"},{"$ref":"#/$defs/job-failed-exit-code"},{"$ref":"#/$defs/job-unfinished-time-up"},{"$ref":"#/$defs/too-few-samples-none"},{"$ref":"#/$defs/too-few-samples-few"},{"$ref":"#/$defs/too-few-samples-gap"},{"$ref":"#/$defs/too-few-samples-late"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/interrupted-caller-aborted"},{"$ref":"#/$defs/no-data"},{"$ref":"#/$defs/internal-error-unexpected"}]}', "engine-unavailable-no-response": '{"type":"object","properties":{"host":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["host","error"]}', "engine-unavailable-ssh": '{"type":"object","properties":{"host":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["host","error"]}', "engine-unavailable-no-access": '{"type":"object","properties":{"host":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["host","error"]}', "engine-unavailable-context": '{"type":"object","properties":{"context":{"type":"string","maxLength":131072}},"required":["context"]}', "image-failed-build": '{"type":"object","properties":{"exitCode":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}},"required":["exitCode"]}', "image-failed-build-not-run": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "image-failed-pull": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["image","error"]}', "image-failed-missing": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072}},"required":["image"]}', "image-failed-platform": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072},"platform":{"type":"string","maxLength":131072}},"required":["image","platform"]}', "image-failed-inspect": '{"type":"object","properties":{"image":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["image","error"]}', "image-failed-credentials": '{"type":"object","properties":{"place":{"type":"string","maxLength":131072}},"required":["place"]}', "container-failed-create": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "container-failed-start": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "container-failed-no-command": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "container-failed-program-not-found": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "container-failed-unknown-user": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "container-failed-volumes": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "container-failed-port-in-use": '{"type":"object","properties":{"port":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}},"required":["port"]}', "container-failed-socket-in-use": '{"type":"object","properties":{"socketPath":{"type":"string","maxLength":131072}},"required":["socketPath"]}', "container-failed-inspect": '{"type":"object","properties":{"container":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["container","error"]}', "container-failed-set-limit": '{"type":"object","properties":{"container":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["container","error"]}', "container-failed-usage-above-limit": '{"type":"object","properties":{"container":{"type":"string","maxLength":131072},"workingSetBytes":{"type":"integer","minimum":0,"maximum":9007199254740991},"limitBytes":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["container","workingSetBytes","limitBytes"]}', "container-failed-compose": '{"type":"object","properties":{"service":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["service","error"]}', "container-failed-dependency": '{"type":"object","properties":{"services":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["services"]}', "load-failed-command-not-run": '{"type":"object","properties":{"program":{"type":"string","maxLength":131072},"error":{"type":"string","maxLength":131072}},"required":["program","error"]}', "load-failed-machine-too-slow": '{"type":"object","properties":{"plannedMs":{"type":"number","minimum":0},"waitedMs":{"type":"number","minimum":0}},"required":["plannedMs","waitedMs"]}', "load-failed-load-process": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "no-data": '{"type":"object","properties":{}}', "engine-lost-connection": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "limit-not-applied-engine": '{"type":"object","properties":{"reportedBytes":{"anyOf":[{"type":"integer","minimum":0,"maximum":9007199254740991},{"type":"null"}]},"expectedBytes":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["reportedBytes","expectedBytes"]}', "limit-not-applied-swap": '{"type":"object","properties":{"swapBytes":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"expectedBytes":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["swapBytes","expectedBytes"]}', "limit-not-applied-kernel": '{"type":"object","properties":{"appliedBytes":{"anyOf":[{"type":"integer","minimum":0,"maximum":9007199254740991},{"type":"null"}]},"expectedBytes":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["appliedBytes","expectedBytes"]}', "limit-not-applied-changed": '{"type":"object","properties":{"fromBytes":{"type":"integer","minimum":0,"maximum":9007199254740991},"toBytes":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["fromBytes","toBytes"]}', "limit-not-applied-swap-allowed": '{"type":"object","properties":{"swapBytes":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"isTakenBack":{"default":false,"type":"boolean"}},"required":["swapBytes"]}', "not-ready-status": '{"type":"object","properties":{"status":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"url":{"type":"string","maxLength":131072},"afterMs":{"type":"number","minimum":0},"observed":{"$ref":"#/$defs/observation"},"otherPorts":{"anyOf":[{"type":"object","properties":{"port":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"exposed":{"maxItems":10000,"type":"array","items":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}}},"required":["port","exposed"]},{"type":"null"}]},"place":{"default":null,"anyOf":[{"type":"object","properties":{"file":{"type":"string","maxLength":131072},"line":{"anyOf":[{"type":"integer","exclusiveMinimum":0,"maximum":9007199254740991},{"type":"null"}]}},"required":["file","line"]},{"type":"null"}]},"listeners":{"default":null,"anyOf":[{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"address":{"type":"string","maxLength":131072},"port":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}},"required":["address","port"]}},{"type":"null"}]}},"required":["status","url","afterMs","observed","otherPorts"]}', "observation": '{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"http"},"path":{"type":"string","maxLength":131072},"serverName":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"socketPath":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"isTried":{"type":"boolean"},"failures":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"places":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}},"attempt":{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"http-status"},"status":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}},"required":["kind","status"]},{"type":"object","properties":{"kind":{"type":"string","const":"http-timeout"},"afterMs":{"type":"number","minimum":0}},"required":["kind","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","const":"http-error"},"error":{"type":"string","maxLength":131072},"errorCode":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","error","errorCode"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-closed"}},"required":["kind"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-timeout"},"afterMs":{"type":"number","minimum":0}},"required":["kind","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-error"},"error":{"type":"string","maxLength":131072},"errorCode":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","error","errorCode"]}]}},"required":["places","attempt"]}},"outside":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["kind","path","serverName","socketPath","isTried","failures","outside"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp"},"port":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"socketPath":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"isTried":{"type":"boolean"},"failures":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"places":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}},"attempt":{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"http-status"},"status":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}},"required":["kind","status"]},{"type":"object","properties":{"kind":{"type":"string","const":"http-timeout"},"afterMs":{"type":"number","minimum":0}},"required":["kind","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","const":"http-error"},"error":{"type":"string","maxLength":131072},"errorCode":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","error","errorCode"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-closed"}},"required":["kind"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-timeout"},"afterMs":{"type":"number","minimum":0}},"required":["kind","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","const":"tcp-error"},"error":{"type":"string","maxLength":131072},"errorCode":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","error","errorCode"]}]}},"required":["places","attempt"]}},"outside":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["kind","port","socketPath","isTried","failures","outside"]},{"type":"object","properties":{"kind":{"type":"string","const":"log"},"pattern":{"type":"string","maxLength":131072},"lastLine":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","pattern","lastLine"]},{"type":"object","properties":{"kind":{"type":"string","const":"log-too-slow"},"pattern":{"type":"string","maxLength":131072},"lastLine":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","pattern","lastLine"]},{"type":"object","properties":{"kind":{"type":"string","const":"log-unreadable"},"error":{"type":"string","maxLength":131072}},"required":["kind","error"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-exit"},"command":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"exitCode":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"output":{"type":"string","maxLength":131072}},"required":["kind","command","exitCode","output"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-error"},"command":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"error":{"type":"string","maxLength":131072}},"required":["kind","command","error"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-running"},"command":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"afterMs":{"type":"number","minimum":0}},"required":["kind","command","afterMs"]},{"type":"object","properties":{"kind":{"type":"string","const":"command-untried"},"command":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["kind","command"]}]}', "not-ready": '{"type":"object","properties":{"afterMs":{"type":"number","minimum":0},"observed":{"$ref":"#/$defs/observation"},"otherPorts":{"anyOf":[{"type":"object","properties":{"port":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"exposed":{"maxItems":10000,"type":"array","items":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}}},"required":["port","exposed"]},{"type":"null"}]},"place":{"default":null,"anyOf":[{"type":"object","properties":{"file":{"type":"string","maxLength":131072},"line":{"anyOf":[{"type":"integer","exclusiveMinimum":0,"maximum":9007199254740991},{"type":"null"}]}},"required":["file","line"]},{"type":"null"}]},"listeners":{"default":null,"anyOf":[{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"address":{"type":"string","maxLength":131072},"port":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}},"required":["address","port"]}},{"type":"null"}]}},"required":["afterMs","observed","otherPorts"]}', "app-exited-exit": '{"type":"object","properties":{"exitCode":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"phase":{"type":"string","enum":["start","warmup","load","settle","run"]}},"required":["exitCode","phase"]}', "app-exited-sigkill": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"isOomKilled":{"type":"boolean"}},"required":["phase","isOomKilled"]}', "dependency-exited-exited": '{"type":"object","properties":{"services":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"service":{"type":"string","maxLength":131072},"exitCode":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"restarts":{"type":"integer","minimum":0,"maximum":9007199254740991},"isOomKilled":{"type":"boolean"},"healthcheckOutput":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"log":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["service","exitCode","restarts","isOomKilled","healthcheckOutput","log"]}}},"required":["services"]}', "load-failed-unanswered": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"errors":{"type":"integer","minimum":0,"maximum":9007199254740991},"lastError":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"timeouts":{"default":0,"type":"integer","minimum":0,"maximum":9007199254740991},"unfinished":{"default":0,"type":"integer","minimum":0,"maximum":9007199254740991},"streams":{"default":0,"type":"integer","minimum":0,"maximum":9007199254740991},"timeoutMs":{"default":10000,"type":"number","minimum":0}},"required":["url","errors","lastError"]}', "load-failed-errors": '{"type":"object","properties":{"failed":{"type":"integer","minimum":0,"maximum":9007199254740991},"requests":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxErrorRate":{"type":"number","minimum":0,"maximum":1},"statusCodes":{"type":"object","propertyNames":{"type":"string","pattern":"^[1-9]\\\\d{2}$"},"additionalProperties":{"type":"integer","minimum":0,"maximum":9007199254740991}},"errors":{"type":"integer","minimum":0,"maximum":9007199254740991},"timeouts":{"type":"integer","minimum":0,"maximum":9007199254740991},"unfinished":{"default":0,"type":"integer","minimum":0,"maximum":9007199254740991},"streams":{"default":0,"type":"integer","minimum":0,"maximum":9007199254740991},"timeoutMs":{"default":10000,"type":"number","minimum":0},"lastError":{"default":null,"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["failed","requests","maxErrorRate","statusCodes","errors","timeouts"]}', "load-failed-redirects": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"redirects":{"type":"integer","minimum":0,"maximum":9007199254740991},"requests":{"type":"integer","minimum":0,"maximum":9007199254740991},"status":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"location":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["url","redirects","requests","status","location"]}', "load-failed-rate-missed": '{"type":"object","properties":{"due":{"type":"integer","minimum":0,"maximum":9007199254740991},"sent":{"type":"integer","minimum":0,"maximum":9007199254740991},"minRate":{"type":"number","minimum":0,"maximum":1},"connections":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["due","sent","minRate","connections"]}', "load-failed-scenario-errors": '{"type":"object","properties":{"failed":{"type":"integer","minimum":0,"maximum":9007199254740991},"requests":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxErrorRate":{"type":"number","minimum":0,"maximum":1},"steps":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"failed":{"type":"integer","minimum":0,"maximum":9007199254740991},"firstFailure":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["name","failed","firstFailure"]}}},"required":["failed","requests","maxErrorRate","steps"]}', "load-failed-step-failed": '{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"failed":{"type":"integer","minimum":0,"maximum":9007199254740991},"firstFailure":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"line":{"type":"integer","exclusiveMinimum":0,"maximum":9007199254740991},"requests":{"type":"integer","minimum":0,"maximum":9007199254740991},"maxErrorRate":{"type":"number","minimum":0,"maximum":1}},"required":["name","failed","firstFailure","line","requests","maxErrorRate"]}', "missed-requests": '{"type":"object","properties":{"steps":{"maxItems":10000,"type":"array","items":{"type":"object","properties":{"name":{"type":"string","maxLength":131072},"line":{"type":"integer","exclusiveMinimum":0,"maximum":9007199254740991}},"required":["name","line"]}},"total":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["steps","total"]}', "load-failed-response-gap": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"gapMs":{"type":"number","minimum":0},"sendingMs":{"type":"number","minimum":0},"hasPauses":{"type":"boolean"}},"required":["url","gapMs","sendingMs","hasPauses"]}', "load-failed-response-gaps": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"gapsMs":{"type":"number","minimum":0},"sendingMs":{"type":"number","minimum":0},"hasPauses":{"type":"boolean"}},"required":["url","gapsMs","sendingMs","hasPauses"]}', "load-failed-silent-end": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"gapMs":{"type":"number","minimum":0},"maxGapMs":{"type":"number","minimum":0}},"required":["url","gapMs","maxGapMs"]}', "load-failed-silent-after-load": '{"type":"object","properties":{"observed":{"$ref":"#/$defs/observation"}},"required":["observed"]}', "load-failed-stalled": '{"type":"object","properties":{"url":{"type":"string","maxLength":131072},"stalled":{"type":"integer","minimum":0,"maximum":9007199254740991},"connections":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["url","stalled","connections"]}', "load-failed-command-failed": '{"type":"object","properties":{"command":{"type":"string","maxLength":131072},"exitCode":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"signal":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"durationMs":{"type":"number","minimum":0}},"required":["command","exitCode","signal","durationMs"]}', "load-failed-command-too-short": '{"type":"object","properties":{"command":{"type":"string","maxLength":131072},"exitCode":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"signal":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"durationMs":{"type":"number","minimum":0},"minMs":{"type":"number","minimum":0}},"required":["command","exitCode","signal","durationMs","minMs"]}', "load-failed-command-unnoticed": '{"type":"object","properties":{"command":{"type":"string","maxLength":131072},"exitCode":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"signal":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]},"durationMs":{"type":"number","minimum":0},"receivedBytes":{"anyOf":[{"type":"integer","minimum":0,"maximum":9007199254740991},{"type":"null"}]},"cpuMs":{"anyOf":[{"type":"number","minimum":0},{"type":"null"}]},"idleCpuMs":{"default":null,"anyOf":[{"type":"number","minimum":0},{"type":"null"}]}},"required":["command","exitCode","signal","durationMs","receivedBytes","cpuMs"]}', "job-failed-exit-code": '{"type":"object","properties":{"exitCode":{"anyOf":[{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},{"type":"null"}]},"expected":{"maxItems":10000,"type":"array","items":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}}},"required":["exitCode","expected"]}', "job-unfinished-time-up": '{"type":"object","properties":{"afterMs":{"type":"number","minimum":0}},"required":["afterMs"]}', "too-few-samples-none": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"isFromFiles":{"type":"boolean"}},"required":["phase","isFromFiles"]}', "too-few-samples-few": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"samples":{"type":"integer","minimum":0,"maximum":9007199254740991},"minSamples":{"type":"integer","minimum":0,"maximum":9007199254740991},"isFromFiles":{"type":"boolean"}},"required":["phase","samples","minSamples","isFromFiles"]}', "too-few-samples-gap": '{"type":"object","properties":{"phase":{"type":"string","enum":["start","warmup","load","settle","run"]},"gapMs":{"type":"number","minimum":0},"maxGapMs":{"type":"number","minimum":0},"isFromFiles":{"type":"boolean"}},"required":["phase","gapMs","maxGapMs","isFromFiles"]}', "too-few-samples-late": '{"type":"object","properties":{"afterMs":{"type":"number","minimum":0},"maxGapMs":{"type":"number","minimum":0},"isFromFiles":{"type":"boolean"}},"required":["afterMs","maxGapMs","isFromFiles"]}', "interrupted-caller-aborted": '{"type":"object","properties":{"why":{"anyOf":[{"type":"string","maxLength":131072},{"type":"null"}]}},"required":["why"]}', "internal-error-unexpected": '{"type":"object","properties":{"error":{"type":"string","maxLength":131072}},"required":["error"]}', "stopped": '{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-unavailable"},"code":{"type":"string","const":"engine-unavailable/no-response"},"data":{"$ref":"#/$defs/engine-unavailable-no-response"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-unavailable"},"code":{"type":"string","const":"engine-unavailable/ssh"},"data":{"$ref":"#/$defs/engine-unavailable-ssh"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-unavailable"},"code":{"type":"string","const":"engine-unavailable/no-access"},"data":{"$ref":"#/$defs/engine-unavailable-no-access"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-unavailable"},"code":{"type":"string","const":"engine-unavailable/context"},"data":{"$ref":"#/$defs/engine-unavailable-context"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/build"},"data":{"$ref":"#/$defs/image-failed-build"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/build-not-run"},"data":{"$ref":"#/$defs/image-failed-build-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/pull"},"data":{"$ref":"#/$defs/image-failed-pull"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/missing"},"data":{"$ref":"#/$defs/image-failed-missing"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/platform"},"data":{"$ref":"#/$defs/image-failed-platform"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/inspect"},"data":{"$ref":"#/$defs/image-failed-inspect"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"image-failed"},"code":{"type":"string","const":"image-failed/credentials"},"data":{"$ref":"#/$defs/image-failed-credentials"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/create"},"data":{"$ref":"#/$defs/container-failed-create"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/start"},"data":{"$ref":"#/$defs/container-failed-start"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/no-command"},"data":{"$ref":"#/$defs/container-failed-no-command"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/program-not-found"},"data":{"$ref":"#/$defs/container-failed-program-not-found"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/unknown-user"},"data":{"$ref":"#/$defs/container-failed-unknown-user"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/volumes"},"data":{"$ref":"#/$defs/container-failed-volumes"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/port-in-use"},"data":{"$ref":"#/$defs/container-failed-port-in-use"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/socket-in-use"},"data":{"$ref":"#/$defs/container-failed-socket-in-use"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/inspect"},"data":{"$ref":"#/$defs/container-failed-inspect"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/set-limit"},"data":{"$ref":"#/$defs/container-failed-set-limit"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/usage-above-limit"},"data":{"$ref":"#/$defs/container-failed-usage-above-limit"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/compose"},"data":{"$ref":"#/$defs/container-failed-compose"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"container-failed"},"code":{"type":"string","const":"container-failed/dependency"},"data":{"$ref":"#/$defs/container-failed-dependency"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-not-run"},"data":{"$ref":"#/$defs/load-failed-command-not-run"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/machine-too-slow"},"data":{"$ref":"#/$defs/load-failed-machine-too-slow"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/load-process"},"data":{"$ref":"#/$defs/load-failed-load-process"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-lost"},"code":{"type":"string","const":"engine-lost/stopped"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-lost"},"code":{"type":"string","const":"engine-lost/connection"},"data":{"$ref":"#/$defs/engine-lost-connection"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"engine-lost"},"code":{"type":"string","const":"engine-lost/no-state"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/unknown"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/engine"},"data":{"$ref":"#/$defs/limit-not-applied-engine"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/swap"},"data":{"$ref":"#/$defs/limit-not-applied-swap"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/kernel"},"data":{"$ref":"#/$defs/limit-not-applied-kernel"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/changed"},"data":{"$ref":"#/$defs/limit-not-applied-changed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"limit-not-applied"},"code":{"type":"string","const":"limit-not-applied/swap-allowed"},"data":{"$ref":"#/$defs/limit-not-applied-swap-allowed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/http-4xx"},"data":{"$ref":"#/$defs/not-ready-status"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/http-status"},"data":{"$ref":"#/$defs/not-ready-status"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/no-response"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/refused"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/loopback-only"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/ipv6-only"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/closed"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/certificate"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/http2"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/protocol"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/unreachable"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/no-socket"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/other-network"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/no-address"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/not-tried"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/no-log-line"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/pattern-too-slow"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/log-unreadable"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/command-failed"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/command-not-run"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"not-ready"},"code":{"type":"string","const":"not-ready/command-running"},"data":{"$ref":"#/$defs/not-ready"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"app-exited"},"code":{"type":"string","const":"app-exited/exit"},"data":{"$ref":"#/$defs/app-exited-exit"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"app-exited"},"code":{"type":"string","const":"app-exited/sigkill"},"data":{"$ref":"#/$defs/app-exited-sigkill"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"app-exited"},"code":{"type":"string","const":"app-exited/removed"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"dependency-exited"},"code":{"type":"string","const":"dependency-exited/exited"},"data":{"$ref":"#/$defs/dependency-exited-exited"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/none-sent"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/unanswered"},"data":{"$ref":"#/$defs/load-failed-unanswered"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/errors"},"data":{"$ref":"#/$defs/load-failed-errors"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/redirects"},"data":{"$ref":"#/$defs/load-failed-redirects"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/rate-missed"},"data":{"$ref":"#/$defs/load-failed-rate-missed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/scenario-errors"},"data":{"$ref":"#/$defs/load-failed-scenario-errors"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/step-failed"},"data":{"$ref":"#/$defs/load-failed-step-failed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/step-unanswered"},"data":{"$ref":"#/$defs/missed-requests"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/step-unsent"},"data":{"$ref":"#/$defs/missed-requests"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/response-gap"},"data":{"$ref":"#/$defs/load-failed-response-gap"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/response-gaps"},"data":{"$ref":"#/$defs/load-failed-response-gaps"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/silent-end"},"data":{"$ref":"#/$defs/load-failed-silent-end"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/silent-after-load"},"data":{"$ref":"#/$defs/load-failed-silent-after-load"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/stalled"},"data":{"$ref":"#/$defs/load-failed-stalled"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-failed"},"data":{"$ref":"#/$defs/load-failed-command-failed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-too-short"},"data":{"$ref":"#/$defs/load-failed-command-too-short"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"load-failed"},"code":{"type":"string","const":"load-failed/command-unnoticed"},"data":{"$ref":"#/$defs/load-failed-command-unnoticed"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"job-failed"},"code":{"type":"string","const":"job-failed/exit-code"},"data":{"$ref":"#/$defs/job-failed-exit-code"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"job-unfinished"},"code":{"type":"string","const":"job-unfinished/time-up"},"data":{"$ref":"#/$defs/job-unfinished-time-up"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/none"},"data":{"$ref":"#/$defs/too-few-samples-none"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/few"},"data":{"$ref":"#/$defs/too-few-samples-few"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/gap"},"data":{"$ref":"#/$defs/too-few-samples-gap"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"too-few-samples"},"code":{"type":"string","const":"too-few-samples/late"},"data":{"$ref":"#/$defs/too-few-samples-late"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","const":"interrupted/sigint"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","const":"interrupted/sigterm"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","const":"interrupted/sighup"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","const":"interrupted/caller-aborted"},"data":{"$ref":"#/$defs/interrupted-caller-aborted"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"interrupted"},"code":{"type":"string","const":"interrupted/caller-failed"},"data":{"$ref":"#/$defs/no-data"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"stopped"},"reason":{"type":"string","const":"internal-error"},"code":{"type":"string","const":"internal-error/unexpected"},"data":{"$ref":"#/$defs/internal-error-unexpected"},"message":{"type":"string","maxLength":131072}},"required":["kind","reason","code","data","message"]}]}' } };
}
function setFileSchema() {
  return { "schema": { "type": "object", "properties": { "$schema": { "default": "https://raw.githubusercontent.com/memgate/memgate/main/dist/gates.schema.json", "type": "string", "maxLength": 131072 }, "schemaVersion": { "type": "number", "const": 1 }, "gates": { "minItems": 1, "maxItems": 1e3, "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string", "maxLength": 131072, "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$" }, "refused": { "anyOf": [{ "oneOf": [{ "type": "object", "properties": { "reason": { "type": "string", "const": "bad-input" }, "code": { "type": "string", "enum": ["bad-input/compose-file", "bad-input/container", "bad-input/load-service", "bad-input/memory-limit", "bad-input/port", "bad-input/ready", "bad-input/report-dir", "bad-input/set-limit"] }, "why": { "type": "string", "maxLength": 131072 } }, "required": ["reason", "code", "why"] }, { "type": "object", "properties": { "reason": { "type": "string", "const": "interrupted" }, "code": { "type": "string", "enum": ["engine-unavailable/no-response", "engine-unavailable/ssh", "engine-unavailable/no-access", "engine-unavailable/context", "image-failed/build", "image-failed/build-not-run", "image-failed/pull", "image-failed/missing", "image-failed/platform", "image-failed/inspect", "image-failed/credentials", "container-failed/create", "container-failed/start", "container-failed/no-command", "container-failed/program-not-found", "container-failed/unknown-user", "container-failed/volumes", "container-failed/port-in-use", "container-failed/socket-in-use", "container-failed/inspect", "container-failed/set-limit", "container-failed/usage-above-limit", "container-failed/compose", "container-failed/dependency", "load-failed/command-not-run", "load-failed/machine-too-slow", "load-failed/load-process", "engine-lost/stopped", "engine-lost/connection", "engine-lost/no-state", "limit-not-applied/unknown", "limit-not-applied/engine", "limit-not-applied/swap", "limit-not-applied/kernel", "limit-not-applied/changed", "limit-not-applied/swap-allowed", "not-ready/http-4xx", "not-ready/http-status", "not-ready/no-response", "not-ready/refused", "not-ready/loopback-only", "not-ready/ipv6-only", "not-ready/closed", "not-ready/certificate", "not-ready/http2", "not-ready/protocol", "not-ready/unreachable", "not-ready/no-socket", "not-ready/other-network", "not-ready/no-address", "not-ready/not-tried", "not-ready/no-log-line", "not-ready/pattern-too-slow", "not-ready/log-unreadable", "not-ready/command-failed", "not-ready/command-not-run", "not-ready/command-running", "app-exited/exit", "app-exited/sigkill", "app-exited/removed", "dependency-exited/exited", "load-failed/none-sent", "load-failed/unanswered", "load-failed/errors", "load-failed/redirects", "load-failed/rate-missed", "load-failed/scenario-errors", "load-failed/step-failed", "load-failed/step-unanswered", "load-failed/step-unsent", "load-failed/response-gap", "load-failed/response-gaps", "load-failed/silent-end", "load-failed/silent-after-load", "load-failed/stalled", "load-failed/command-failed", "load-failed/command-too-short", "load-failed/command-unnoticed", "job-failed/exit-code", "job-unfinished/time-up", "too-few-samples/none", "too-few-samples/few", "too-few-samples/gap", "too-few-samples/late", "interrupted/sigint", "interrupted/sigterm", "interrupted/sighup", "interrupted/caller-aborted", "interrupted/caller-failed", "internal-error/unexpected"] }, "why": { "type": "string", "maxLength": 131072 } }, "required": ["reason", "code", "why"] }] }, { "type": "null" }] } }, "required": ["name", "refused"] } } }, "required": ["schemaVersion", "gates"] }, "definitions": {} };
}

// src/report/model/gates-file.ts
function parseSet(file) {
  const read2 = readBySchema(setFileSchema(), file);
  if (!read2.ok) return read2;
  const { gates } = read2.content;
  const isTwice = new Set(gates.map(({ name }) => name.toLowerCase())).size < gates.length;
  return isTwice ? { ok: false, problems: [{ path: "gates", message: "lists a gate twice" }] } : read2;
}
function savedSetOf(gates) {
  return {
    $schema: gatesSchemaUrl,
    schemaVersion,
    gates: gates.map((gate) => ({
      name: gate.name,
      refused: gate.kind === "refused" ? refusedOf(gate) : null
    }))
  };
}
function refusedOf({ kind: _kind, name: _name, ...refused }) {
  return refused;
}

// src/report/storage/read-report.ts
import { existsSync, statSync as statSync2 } from "node:fs";
import { basename, dirname, join } from "node:path";

// src/report/model/consistency.ts
function inconsistenciesOf(report) {
  const found = [];
  const check = (isConsistent2, path, message) => {
    if (!isConsistent2) found.push({ path, message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, kernelPeakBytes, series, container, outcome } = report;
  check(oom.killed === oom.witnesses.length > 0, "oom.killed", "is not consistent with witnesses");
  check(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills, but killed is false");
  check(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is neither requestedLimitBytes nor requestedLimitBytes rounded down to whole pages"
  );
  const highest = Math.max(0, ...phases.map((phase) => phase.peakBytes ?? 0));
  check((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count]) => isSuccessStatus(Number(status)) ? sum : sum + count,
    0
  );
  const isConsistent = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  check(isConsistent, "load.non2xx", "is not consistent with statusCodes");
  const responses = Object.values(load?.statusCodes ?? {}).reduce((sum, count) => sum + count, 0);
  check(load === null || load.requests === responses, "load.requests", "is not consistent with statusCodes");
  check(
    load === null || load.stalledConnections <= load.connections,
    "load.stalledConnections",
    "is above connections"
  );
  const peakBytes = peak?.workingSetBytes ?? 0;
  check(
    peak === null || Math.abs(peak.ratio * limitBytes - peakBytes) < 1,
    "peak.ratio",
    "is not workingSetBytes \xF7 limitBytes"
  );
  check(kernelPeakBytes === null || kernelPeakBytes >= peakBytes, "kernelPeakBytes", "is below the peak");
  check(
    series.every((point) => point.workingSetBytes <= peakBytes),
    "series",
    "has a point above the peak"
  );
  check(new Set(phases.map(({ name }) => name)).size === phases.length, "phases", "lists a phase twice");
  check(peak === null || report.sampling.sources.length > 0, "sampling.sources", "is empty, but there is a peak");
  const mustKeepRunning = outcome.kind === "completed" && report.workload?.kind !== "none";
  check(
    !mustKeepRunning || container?.exitedByItself !== true,
    "container.exitedByItself",
    "is true, but the run is completed"
  );
  return found;
}

// src/report/model/parse-report.ts
function parseReport(file) {
  const read2 = readBySchema(reportFileSchema(), file);
  if (!read2.ok) return read2;
  const problems = inconsistenciesOf(read2.content);
  return problems.length === 0 ? read2 : { ok: false, problems };
}

// src/report/storage/saved-file.ts
import { readFileSync, statSync } from "node:fs";

// node_modules/jsonc-parser/lib/esm/impl/scanner.js
function createScanner(text, ignoreTrivia = false) {
  const len = text.length;
  let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
  function scanHexDigits(count, exact) {
    let digits = 0;
    let value2 = 0;
    while (digits < count || !exact) {
      let ch = text.charCodeAt(pos);
      if (ch >= 48 && ch <= 57) {
        value2 = value2 * 16 + ch - 48;
      } else if (ch >= 65 && ch <= 70) {
        value2 = value2 * 16 + ch - 65 + 10;
      } else if (ch >= 97 && ch <= 102) {
        value2 = value2 * 16 + ch - 97 + 10;
      } else {
        break;
      }
      pos++;
      digits++;
    }
    if (digits < count) {
      value2 = -1;
    }
    return value2;
  }
  function setPosition(newPosition) {
    pos = newPosition;
    value = "";
    tokenOffset = 0;
    token = 16;
    scanError = 0;
  }
  function scanNumber() {
    let start = pos;
    if (text.charCodeAt(pos) === 48) {
      pos++;
    } else {
      pos++;
      while (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
      }
    }
    if (pos < text.length && text.charCodeAt(pos) === 46) {
      pos++;
      if (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
        while (pos < text.length && isDigit(text.charCodeAt(pos))) {
          pos++;
        }
      } else {
        scanError = 3;
        return text.substring(start, pos);
      }
    }
    let end = pos;
    if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
      pos++;
      if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) {
        pos++;
      }
      if (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
        while (pos < text.length && isDigit(text.charCodeAt(pos))) {
          pos++;
        }
        end = pos;
      } else {
        scanError = 3;
      }
    }
    return text.substring(start, end);
  }
  function scanString() {
    let result = "", start = pos;
    while (true) {
      if (pos >= len) {
        result += text.substring(start, pos);
        scanError = 2;
        break;
      }
      const ch = text.charCodeAt(pos);
      if (ch === 34) {
        result += text.substring(start, pos);
        pos++;
        break;
      }
      if (ch === 92) {
        result += text.substring(start, pos);
        pos++;
        if (pos >= len) {
          scanError = 2;
          break;
        }
        const ch2 = text.charCodeAt(pos++);
        switch (ch2) {
          case 34:
            result += '"';
            break;
          case 92:
            result += "\\";
            break;
          case 47:
            result += "/";
            break;
          case 98:
            result += "\b";
            break;
          case 102:
            result += "\f";
            break;
          case 110:
            result += "\n";
            break;
          case 114:
            result += "\r";
            break;
          case 116:
            result += "	";
            break;
          case 117:
            const ch3 = scanHexDigits(4, true);
            if (ch3 >= 0) {
              result += String.fromCharCode(ch3);
            } else {
              scanError = 4;
            }
            break;
          default:
            scanError = 5;
        }
        start = pos;
        continue;
      }
      if (ch >= 0 && ch <= 31) {
        if (isLineBreak(ch)) {
          result += text.substring(start, pos);
          scanError = 2;
          break;
        } else {
          scanError = 6;
        }
      }
      pos++;
    }
    return result;
  }
  function scanNext() {
    value = "";
    scanError = 0;
    tokenOffset = pos;
    lineStartOffset = lineNumber;
    prevTokenLineStartOffset = tokenLineStartOffset;
    if (pos >= len) {
      tokenOffset = len;
      return token = 17;
    }
    let code = text.charCodeAt(pos);
    if (isWhiteSpace(code)) {
      do {
        pos++;
        value += String.fromCharCode(code);
        code = text.charCodeAt(pos);
      } while (isWhiteSpace(code));
      return token = 15;
    }
    if (isLineBreak(code)) {
      pos++;
      value += String.fromCharCode(code);
      if (code === 13 && text.charCodeAt(pos) === 10) {
        pos++;
        value += "\n";
      }
      lineNumber++;
      tokenLineStartOffset = pos;
      return token = 14;
    }
    switch (code) {
      // tokens: []{}:,
      case 123:
        pos++;
        return token = 1;
      case 125:
        pos++;
        return token = 2;
      case 91:
        pos++;
        return token = 3;
      case 93:
        pos++;
        return token = 4;
      case 58:
        pos++;
        return token = 6;
      case 44:
        pos++;
        return token = 5;
      // strings
      case 34:
        pos++;
        value = scanString();
        return token = 10;
      // comments
      case 47:
        const start = pos - 1;
        if (text.charCodeAt(pos + 1) === 47) {
          pos += 2;
          while (pos < len) {
            if (isLineBreak(text.charCodeAt(pos))) {
              break;
            }
            pos++;
          }
          value = text.substring(start, pos);
          return token = 12;
        }
        if (text.charCodeAt(pos + 1) === 42) {
          pos += 2;
          const safeLength = len - 1;
          let commentClosed = false;
          while (pos < safeLength) {
            const ch = text.charCodeAt(pos);
            if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
              pos += 2;
              commentClosed = true;
              break;
            }
            pos++;
            if (isLineBreak(ch)) {
              if (ch === 13 && text.charCodeAt(pos) === 10) {
                pos++;
              }
              lineNumber++;
              tokenLineStartOffset = pos;
            }
          }
          if (!commentClosed) {
            pos++;
            scanError = 1;
          }
          value = text.substring(start, pos);
          return token = 13;
        }
        value += String.fromCharCode(code);
        pos++;
        return token = 16;
      // numbers
      case 45:
        value += String.fromCharCode(code);
        pos++;
        if (pos === len || !isDigit(text.charCodeAt(pos))) {
          return token = 16;
        }
      // found a minus, followed by a number so
      // we fall through to proceed with scanning
      // numbers
      case 48:
      case 49:
      case 50:
      case 51:
      case 52:
      case 53:
      case 54:
      case 55:
      case 56:
      case 57:
        value += scanNumber();
        return token = 11;
      // literals and unknown symbols
      default:
        while (pos < len && isUnknownContentCharacter(code)) {
          pos++;
          code = text.charCodeAt(pos);
        }
        if (tokenOffset !== pos) {
          value = text.substring(tokenOffset, pos);
          switch (value) {
            case "true":
              return token = 8;
            case "false":
              return token = 9;
            case "null":
              return token = 7;
          }
          return token = 16;
        }
        value += String.fromCharCode(code);
        pos++;
        return token = 16;
    }
  }
  function isUnknownContentCharacter(code) {
    if (isWhiteSpace(code) || isLineBreak(code)) {
      return false;
    }
    switch (code) {
      case 125:
      case 93:
      case 123:
      case 91:
      case 34:
      case 58:
      case 44:
      case 47:
        return false;
    }
    return true;
  }
  function scanNextNonTrivia() {
    let result;
    do {
      result = scanNext();
    } while (result >= 12 && result <= 15);
    return result;
  }
  return {
    setPosition,
    getPosition: () => pos,
    scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
    getToken: () => token,
    getTokenValue: () => value,
    getTokenOffset: () => tokenOffset,
    getTokenLength: () => pos - tokenOffset,
    getTokenStartLine: () => lineStartOffset,
    getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
    getTokenError: () => scanError
  };
}
function isWhiteSpace(ch) {
  return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
  return ch === 10 || ch === 13;
}
function isDigit(ch) {
  return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes2) {
  CharacterCodes2[CharacterCodes2["lineFeed"] = 10] = "lineFeed";
  CharacterCodes2[CharacterCodes2["carriageReturn"] = 13] = "carriageReturn";
  CharacterCodes2[CharacterCodes2["space"] = 32] = "space";
  CharacterCodes2[CharacterCodes2["_0"] = 48] = "_0";
  CharacterCodes2[CharacterCodes2["_1"] = 49] = "_1";
  CharacterCodes2[CharacterCodes2["_2"] = 50] = "_2";
  CharacterCodes2[CharacterCodes2["_3"] = 51] = "_3";
  CharacterCodes2[CharacterCodes2["_4"] = 52] = "_4";
  CharacterCodes2[CharacterCodes2["_5"] = 53] = "_5";
  CharacterCodes2[CharacterCodes2["_6"] = 54] = "_6";
  CharacterCodes2[CharacterCodes2["_7"] = 55] = "_7";
  CharacterCodes2[CharacterCodes2["_8"] = 56] = "_8";
  CharacterCodes2[CharacterCodes2["_9"] = 57] = "_9";
  CharacterCodes2[CharacterCodes2["a"] = 97] = "a";
  CharacterCodes2[CharacterCodes2["b"] = 98] = "b";
  CharacterCodes2[CharacterCodes2["c"] = 99] = "c";
  CharacterCodes2[CharacterCodes2["d"] = 100] = "d";
  CharacterCodes2[CharacterCodes2["e"] = 101] = "e";
  CharacterCodes2[CharacterCodes2["f"] = 102] = "f";
  CharacterCodes2[CharacterCodes2["g"] = 103] = "g";
  CharacterCodes2[CharacterCodes2["h"] = 104] = "h";
  CharacterCodes2[CharacterCodes2["i"] = 105] = "i";
  CharacterCodes2[CharacterCodes2["j"] = 106] = "j";
  CharacterCodes2[CharacterCodes2["k"] = 107] = "k";
  CharacterCodes2[CharacterCodes2["l"] = 108] = "l";
  CharacterCodes2[CharacterCodes2["m"] = 109] = "m";
  CharacterCodes2[CharacterCodes2["n"] = 110] = "n";
  CharacterCodes2[CharacterCodes2["o"] = 111] = "o";
  CharacterCodes2[CharacterCodes2["p"] = 112] = "p";
  CharacterCodes2[CharacterCodes2["q"] = 113] = "q";
  CharacterCodes2[CharacterCodes2["r"] = 114] = "r";
  CharacterCodes2[CharacterCodes2["s"] = 115] = "s";
  CharacterCodes2[CharacterCodes2["t"] = 116] = "t";
  CharacterCodes2[CharacterCodes2["u"] = 117] = "u";
  CharacterCodes2[CharacterCodes2["v"] = 118] = "v";
  CharacterCodes2[CharacterCodes2["w"] = 119] = "w";
  CharacterCodes2[CharacterCodes2["x"] = 120] = "x";
  CharacterCodes2[CharacterCodes2["y"] = 121] = "y";
  CharacterCodes2[CharacterCodes2["z"] = 122] = "z";
  CharacterCodes2[CharacterCodes2["A"] = 65] = "A";
  CharacterCodes2[CharacterCodes2["B"] = 66] = "B";
  CharacterCodes2[CharacterCodes2["C"] = 67] = "C";
  CharacterCodes2[CharacterCodes2["D"] = 68] = "D";
  CharacterCodes2[CharacterCodes2["E"] = 69] = "E";
  CharacterCodes2[CharacterCodes2["F"] = 70] = "F";
  CharacterCodes2[CharacterCodes2["G"] = 71] = "G";
  CharacterCodes2[CharacterCodes2["H"] = 72] = "H";
  CharacterCodes2[CharacterCodes2["I"] = 73] = "I";
  CharacterCodes2[CharacterCodes2["J"] = 74] = "J";
  CharacterCodes2[CharacterCodes2["K"] = 75] = "K";
  CharacterCodes2[CharacterCodes2["L"] = 76] = "L";
  CharacterCodes2[CharacterCodes2["M"] = 77] = "M";
  CharacterCodes2[CharacterCodes2["N"] = 78] = "N";
  CharacterCodes2[CharacterCodes2["O"] = 79] = "O";
  CharacterCodes2[CharacterCodes2["P"] = 80] = "P";
  CharacterCodes2[CharacterCodes2["Q"] = 81] = "Q";
  CharacterCodes2[CharacterCodes2["R"] = 82] = "R";
  CharacterCodes2[CharacterCodes2["S"] = 83] = "S";
  CharacterCodes2[CharacterCodes2["T"] = 84] = "T";
  CharacterCodes2[CharacterCodes2["U"] = 85] = "U";
  CharacterCodes2[CharacterCodes2["V"] = 86] = "V";
  CharacterCodes2[CharacterCodes2["W"] = 87] = "W";
  CharacterCodes2[CharacterCodes2["X"] = 88] = "X";
  CharacterCodes2[CharacterCodes2["Y"] = 89] = "Y";
  CharacterCodes2[CharacterCodes2["Z"] = 90] = "Z";
  CharacterCodes2[CharacterCodes2["asterisk"] = 42] = "asterisk";
  CharacterCodes2[CharacterCodes2["backslash"] = 92] = "backslash";
  CharacterCodes2[CharacterCodes2["closeBrace"] = 125] = "closeBrace";
  CharacterCodes2[CharacterCodes2["closeBracket"] = 93] = "closeBracket";
  CharacterCodes2[CharacterCodes2["colon"] = 58] = "colon";
  CharacterCodes2[CharacterCodes2["comma"] = 44] = "comma";
  CharacterCodes2[CharacterCodes2["dot"] = 46] = "dot";
  CharacterCodes2[CharacterCodes2["doubleQuote"] = 34] = "doubleQuote";
  CharacterCodes2[CharacterCodes2["minus"] = 45] = "minus";
  CharacterCodes2[CharacterCodes2["openBrace"] = 123] = "openBrace";
  CharacterCodes2[CharacterCodes2["openBracket"] = 91] = "openBracket";
  CharacterCodes2[CharacterCodes2["plus"] = 43] = "plus";
  CharacterCodes2[CharacterCodes2["slash"] = 47] = "slash";
  CharacterCodes2[CharacterCodes2["formFeed"] = 12] = "formFeed";
  CharacterCodes2[CharacterCodes2["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));

// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions2) {
  ParseOptions2.DEFAULT = {
    allowTrailingComma: false
  };
})(ParseOptions || (ParseOptions = {}));
function visit(text, visitor, options = ParseOptions.DEFAULT) {
  const _scanner = createScanner(text, false);
  const _jsonPath = [];
  let suppressedCallbacks = 0;
  function toNoArgVisit(visitFunction) {
    return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
  }
  function toOneArgVisit(visitFunction) {
    return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
  }
  function toOneArgVisitWithPath(visitFunction) {
    return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
  }
  function toBeginVisit(visitFunction) {
    return visitFunction ? () => {
      if (suppressedCallbacks > 0) {
        suppressedCallbacks++;
      } else {
        let cbReturn = visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice());
        if (cbReturn === false) {
          suppressedCallbacks = 1;
        }
      }
    } : () => true;
  }
  function toEndVisit(visitFunction) {
    return visitFunction ? () => {
      if (suppressedCallbacks > 0) {
        suppressedCallbacks--;
      }
      if (suppressedCallbacks === 0) {
        visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
      }
    } : () => true;
  }
  const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
  const disallowComments = options && options.disallowComments;
  const allowTrailingComma = options && options.allowTrailingComma;
  function scanNext() {
    while (true) {
      const token = _scanner.scan();
      switch (_scanner.getTokenError()) {
        case 4:
          handleError(
            14
            /* ParseErrorCode.InvalidUnicode */
          );
          break;
        case 5:
          handleError(
            15
            /* ParseErrorCode.InvalidEscapeCharacter */
          );
          break;
        case 3:
          handleError(
            13
            /* ParseErrorCode.UnexpectedEndOfNumber */
          );
          break;
        case 1:
          if (!disallowComments) {
            handleError(
              11
              /* ParseErrorCode.UnexpectedEndOfComment */
            );
          }
          break;
        case 2:
          handleError(
            12
            /* ParseErrorCode.UnexpectedEndOfString */
          );
          break;
        case 6:
          handleError(
            16
            /* ParseErrorCode.InvalidCharacter */
          );
          break;
      }
      switch (token) {
        case 12:
        case 13:
          if (disallowComments) {
            handleError(
              10
              /* ParseErrorCode.InvalidCommentToken */
            );
          } else {
            onComment();
          }
          break;
        case 16:
          handleError(
            1
            /* ParseErrorCode.InvalidSymbol */
          );
          break;
        case 15:
        case 14:
          break;
        default:
          return token;
      }
    }
  }
  function handleError(error, skipUntilAfter = [], skipUntil = []) {
    onError(error);
    if (skipUntilAfter.length + skipUntil.length > 0) {
      let token = _scanner.getToken();
      while (token !== 17) {
        if (skipUntilAfter.indexOf(token) !== -1) {
          scanNext();
          break;
        } else if (skipUntil.indexOf(token) !== -1) {
          break;
        }
        token = scanNext();
      }
    }
  }
  function parseString(isValue) {
    const value = _scanner.getTokenValue();
    if (isValue) {
      onLiteralValue(value);
    } else {
      onObjectProperty(value);
      _jsonPath.push(value);
    }
    scanNext();
    return true;
  }
  function parseLiteral() {
    switch (_scanner.getToken()) {
      case 11:
        const tokenValue = _scanner.getTokenValue();
        let value = Number(tokenValue);
        if (isNaN(value)) {
          handleError(
            2
            /* ParseErrorCode.InvalidNumberFormat */
          );
          value = 0;
        }
        onLiteralValue(value);
        break;
      case 7:
        onLiteralValue(null);
        break;
      case 8:
        onLiteralValue(true);
        break;
      case 9:
        onLiteralValue(false);
        break;
      default:
        return false;
    }
    scanNext();
    return true;
  }
  function parseProperty() {
    if (_scanner.getToken() !== 10) {
      handleError(3, [], [
        2,
        5
        /* SyntaxKind.CommaToken */
      ]);
      return false;
    }
    parseString(false);
    if (_scanner.getToken() === 6) {
      onSeparator(":");
      scanNext();
      if (!parseValue()) {
        handleError(4, [], [
          2,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
    } else {
      handleError(5, [], [
        2,
        5
        /* SyntaxKind.CommaToken */
      ]);
    }
    _jsonPath.pop();
    return true;
  }
  function parseObject() {
    onObjectBegin();
    scanNext();
    let needsComma = false;
    while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
      if (_scanner.getToken() === 5) {
        if (!needsComma) {
          handleError(4, [], []);
        }
        onSeparator(",");
        scanNext();
        if (_scanner.getToken() === 2 && allowTrailingComma) {
          break;
        }
      } else if (needsComma) {
        handleError(6, [], []);
      }
      if (!parseProperty()) {
        handleError(4, [], [
          2,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
      needsComma = true;
    }
    onObjectEnd();
    if (_scanner.getToken() !== 2) {
      handleError(7, [
        2
        /* SyntaxKind.CloseBraceToken */
      ], []);
    } else {
      scanNext();
    }
    return true;
  }
  function parseArray() {
    onArrayBegin();
    scanNext();
    let isFirstElement = true;
    let needsComma = false;
    while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
      if (_scanner.getToken() === 5) {
        if (!needsComma) {
          handleError(4, [], []);
        }
        onSeparator(",");
        scanNext();
        if (_scanner.getToken() === 4 && allowTrailingComma) {
          break;
        }
      } else if (needsComma) {
        handleError(6, [], []);
      }
      if (isFirstElement) {
        _jsonPath.push(0);
        isFirstElement = false;
      } else {
        _jsonPath[_jsonPath.length - 1]++;
      }
      if (!parseValue()) {
        handleError(4, [], [
          4,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
      needsComma = true;
    }
    onArrayEnd();
    if (!isFirstElement) {
      _jsonPath.pop();
    }
    if (_scanner.getToken() !== 4) {
      handleError(8, [
        4
        /* SyntaxKind.CloseBracketToken */
      ], []);
    } else {
      scanNext();
    }
    return true;
  }
  function parseValue() {
    switch (_scanner.getToken()) {
      case 3:
        return parseArray();
      case 1:
        return parseObject();
      case 10:
        return parseString(true);
      default:
        return parseLiteral();
    }
  }
  scanNext();
  if (_scanner.getToken() === 17) {
    if (options.allowEmptyContent) {
      return true;
    }
    handleError(4, [], []);
    return false;
  }
  if (!parseValue()) {
    handleError(4, [], []);
    return false;
  }
  if (_scanner.getToken() !== 17) {
    handleError(9, [], []);
  }
  return true;
}

// src/yaml/read-json.ts
function readJson(file, text, expected, diagnostics) {
  try {
    return { json: JSON.parse(text) };
  } catch {
    const place = syntaxError(file, text) ?? { file, line: 1, column: 1 };
    diagnostics.error({ place, path: "" }, `invalid JSON; expected ${expected}`);
    return null;
  }
}
function syntaxError(file, text) {
  let found = null;
  const onError = (_code, _offset, _length, line, character) => {
    found ??= { file, line: line + 1, column: character + 1 };
  };
  walk(text, { onError });
  return found;
}
function itemPlaces(file, text, path) {
  const list = JSON.stringify(path);
  let items = [];
  let level = 0;
  const onValue = (line, character, namesOf) => {
    if (level !== path.length + 1) return;
    const names = namesOf();
    if (typeof names.at(-1) !== "number" || JSON.stringify(names.slice(0, -1)) !== list) return;
    if (names.at(-1) === 0) items = [];
    items.push({ file, line: line + 1, column: character + 1 });
  };
  const open = (_offset, _length, line, character, namesOf) => {
    onValue(line, character, namesOf);
    level += 1;
  };
  const close = () => {
    level -= 1;
  };
  walk(text, {
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    // The library passes six arguments: the value, its offset and length, then these.
    onLiteralValue: (...[, , , line, character, namesOf]) => onValue(line, character, namesOf)
  });
  return items;
}
function walk(text, visitor) {
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

// src/report/storage/saved-file.ts
var maxProblems = 10;
var maxFileBytes = 16 * 2 ** 20;
function readSavedFile(path, parse) {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return problem(`${path} is not a regular file`);
    if (stats.size > maxFileBytes)
      return problem(`${path} is too large: ${bytes(stats.size)}; expected at most ${bytes(maxFileBytes)}`);
    if (/\.html?$/i.test(path))
      return problem(`${path} is an HTML page; expected report.json, which is in the same folder`);
    const diagnostics = createDiagnostics();
    const read2 = readJson(path, decodeUtf8(readFileSync(path)), "a report that memgate wrote", diagnostics);
    if (read2 === null) return { ok: false, problems: diagnostics.errors() };
    const file = read2.json;
    const written = schemaVersionIn(file);
    if (written !== null && written > schemaVersion)
      return problem(
        `${path} has schemaVersion ${written}; memgate ${version} reads up to ${schemaVersion}. Use a newer version of memgate.`
      );
    const checked = parse(file);
    return checked.ok ? checked : { ok: false, problems: lines(path, checked.problems) };
  } catch (error) {
    const expected = isMissingFile(error) ? "; expected report.json or its folder" : "";
    return problem(`${path} ${whyUnreadable(error)}${expected}`);
  }
}
function problem(sentence) {
  return { ok: false, problems: [sentence] };
}
function lines(path, problems) {
  const first = problems.slice(0, maxProblems).map((each) => each.path === "" ? `\u2716 ${each.message}` : `\u2716 ${each.message} \u2192 at ${each.path}`);
  return [`${path} is not a report that memgate ${version} can read (schemaVersion ${schemaVersion}):`, ...first];
}

// src/report/storage/read-report.ts
function readRun(place) {
  const setPath = basename(place) === setFile ? place : join(place, setFile);
  if (existsSync(setPath)) return readSet(setPath);
  const read2 = readReport(place);
  return read2.ok ? { ok: true, run: { kind: "one", judged: judgedAgain(read2.report) } } : read2;
}
function readSet(path) {
  const set = readSavedFile(path, parseSet);
  if (!set.ok) return set;
  const problems = [];
  const gates = set.content.gates.flatMap(({ name, refused }) => {
    if (refused !== null) return [{ kind: "refused", name, ...refused }];
    const read2 = readReport(join(dirname(path), name, "report.json"));
    if (read2.ok) return [{ kind: "judged", name, judged: judgedAgain(read2.report) }];
    problems.push(...read2.problems);
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, run: { kind: "several", gates } };
}
function readReport(place) {
  const isFolder = isDirectory(place);
  const folder = isFolder ? place : dirname(place);
  if ((isFolder || basename(place) === setFile) && existsSync(join(folder, setFile))) {
    const one = join(folder, firstGate(folder));
    return { ok: false, problems: [`${place} has several gates; expected one of them, such as ${one}`] };
  }
  const read2 = readSavedFile(isFolder ? join(place, "report.json") : place, parseReport);
  return read2.ok ? { ok: true, report: read2.content } : read2;
}
function isDirectory(place) {
  try {
    return statSync2(place).isDirectory();
  } catch {
    return false;
  }
}
function firstGate(folder) {
  const set = readSavedFile(join(folder, setFile), parseSet);
  return (set.ok ? set.content.gates.find(({ refused }) => refused === null)?.name : void 0) ?? "NAME";
}
function folderOf(place) {
  return statSync2(place).isDirectory() ? place : dirname(place);
}

export {
  parseSet,
  savedSetOf,
  readJson,
  itemPlaces,
  readRun,
  readReport,
  folderOf
};
