import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeNode,
  entriesOf,
  listItems,
  readManifest,
  rootNode
} from "./chunk-P7OAVXSU.js";
import {
  query
} from "./chunk-NYXFGLPB.js";
import {
  readComposeFiles
} from "./chunk-BQSGV2V6.js";
import {
  readYaml
} from "./chunk-RBJPJ7PW.js";
import "./chunk-LY5XYMCG.js";
import {
  itemPlaces,
  readJson
} from "./chunk-LAKQRFLF.js";
import {
  notInLeak
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import {
  duration,
  loadTime,
  method,
  methods,
  optionNames,
  optionOf,
  seconds,
  takesWords
} from "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  createDiagnostics
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import {
  defaultStatuses,
  durationOfStages,
  mostSteps,
  stepsOf
} from "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  isOptionName,
  nameAdvice,
  suggestion
} from "./chunk-HWK6PRBH.js";
import {
  NotUtf8Error,
  decodeUtf8,
  errorCodeOf,
  integer,
  placeText
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/options/layers.ts
var withImage = ["image", "pull"];
var withBuild = ["build", "dockerfile", "build-args"];
var withManifest = ["manifest", "selector"];
var withCompose = ["compose-file", "service", "allow-unset"];
var withContainer = ["container", "set-limit"];
var composeAndContainer = [...withCompose, ...withContainer];
var replacedBy = {
  image: [...withBuild, ...composeAndContainer],
  build: [...withImage, ...composeAndContainer],
  manifest: composeAndContainer,
  "compose-file": [...withImage, ...withBuild, ...withManifest, ...withContainer],
  container: [...withImage, ...withBuild, ...withManifest, ...withCompose],
  "base-ref": ["base-build", "base-image"],
  "base-build": ["base-ref", "base-image"],
  "base-image": ["base-ref", "base-build"]
};
function mergeLayers(lower, upper) {
  const replaced = [...upper.keys()].flatMap((name) => replacedBy[name] ?? []);
  const kept = [...lower].filter(([name]) => !replaced.includes(name));
  const result = new Map(kept);
  for (const [name, values] of upper) {
    const names = values.map((value) => entryName(name, value));
    const others = (result.get(name) ?? []).filter((value) => !names.includes(entryName(name, value)));
    result.set(name, [...others, ...values]);
  }
  return result;
}
function withoutLeakDefaults(merged) {
  const leak = merged.get("leak")?.[0];
  if (leak?.text !== "true" || isDefault(leak)) return merged;
  return new Map([...merged].filter(([name, values]) => !(name in notInLeak && values.every(isDefault))));
}
function isDefault({ origin }) {
  return origin?.path.startsWith("defaults.") === true;
}
function entryName(option, { text }) {
  switch (option) {
    case "env":
    case "build-args":
      return text.split("=", 1)[0] ?? "";
    case "headers":
      return (text.split(":", 1)[0] ?? "").trim().toLowerCase();
    default:
      return "";
  }
}
function withBeside(options, beside) {
  const upper = [...beside].map(([name, texts]) => [name, texts.map((text) => ({ text, origin: null }))]);
  const layers = withoutLeakDefaults(mergeLayers(options, new Map(upper)));
  return { layers, raw: new Map([...layers].map(([name, values]) => [name, values.map(({ text }) => text)])) };
}

// src/scenario/har-entry.ts
import { isUtf8 } from "node:buffer";

// src/scenario/headers.ts
import { validateHeaderName, validateHeaderValue } from "node:http";

// src/scenario/typed-fields.ts
var namePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";
function checkName(name, location, diagnostics) {
  if (new RegExp(namePattern).test(name)) return true;
  diagnostics.error(location, `has the invalid name "${name}"; expected a letter or _, then letters, digits, _ or -`);
  return false;
}
var noHints = /* @__PURE__ */ new Map();
function describeValue(value) {
  switch (value.kind) {
    case "map":
      return value.hasComplexKey ? "a map (quote strings that contain {{)" : "a map";
    case "list":
      return "a list";
    case "null":
      return "empty";
    case "text":
      return value.text === "" ? "an empty string" : "a string";
    case "number":
    case "boolean":
      return value.text;
  }
}
function describeInvalid(value) {
  return value.kind === "text" && value.text !== "" ? "not valid" : describeValue(value);
}
function scenarioFields(node, known, diagnostics, hints = noHints) {
  const fields = /* @__PURE__ */ new Map();
  const { place, path, value } = node;
  if (value.kind !== "map" || value.hasComplexKey) {
    const location = { place, path: path === "" ? "the file" : path };
    diagnostics.error(location, `is ${describeValue(value)}; expected a map with ${listed(known)}`);
    return fields;
  }
  for (const [key, field] of withoutMerges(node, diagnostics)) {
    if (known.includes(key)) fields.set(key, field);
    else {
      const advice = hints.get(key) ?? nameAdvice(key, known, `expected ${listed(known)}`);
      const subject = path === "" ? "unknown top-level field" : "has an unknown field";
      diagnostics.error({ place: field.place, path }, `${subject} "${shortened(key)}"; ${advice}`);
    }
  }
  return fields;
}
function shortened(name) {
  return name.length > 40 ? `${name.slice(0, 40)}\u2026` : name;
}
function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
function withoutMerges(node, diagnostics) {
  return entriesOf(node).filter(([key, { place }]) => {
    if (key === "<<") {
      const message = "has a merge key (<<), which is not supported; expected the fields themselves";
      diagnostics.error({ place, path: node.path }, message);
    }
    return key !== "<<";
  });
}
function pairsIn(node, expected, diagnostics) {
  if (node === void 0) return [];
  const { value } = node;
  if (value.kind === "map" && !value.hasComplexKey) return withoutMerges(node, diagnostics);
  diagnostics.error(node, `is ${describeValue(value)}; expected ${expected}`);
  return [];
}
function textIn(node, expected, diagnostics) {
  const { value } = node;
  if (value.kind === "text" || value.kind === "number" || value.kind === "boolean") return value.text;
  diagnostics.error(node, `is ${describeValue(value)}; expected ${expected}`);
  return null;
}
function filledTextIn(node, expected, diagnostics) {
  const text = textIn(node, expected, diagnostics);
  if (text !== "") return text;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected ${expected}`);
  return null;
}
function flagIn(node, diagnostics) {
  if (node.value.kind === "boolean") return node.value.value;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected true or false`);
  return null;
}
function numberIn(node, bounds, diagnostics) {
  const value = node.value.kind === "number" ? node.value.number : null;
  const { min, max, isWhole } = bounds;
  if (value !== null && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  const expected = `a ${isWhole ? "whole " : ""}number from ${min} to ${max}`;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected ${expected}`);
  return null;
}

// src/scenario/template.ts
var reservedNames = ["random", "index", "user", "uuid"];
var random = { min: 0, max: 999999 };
var noTemplate = [];
function templateOf(text, location, scope, diagnostics) {
  const parts = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf("{{", from);
    if (open < 0) break;
    if (open > from) parts.push({ kind: "text", text: text.slice(from, open) });
    const close = text.indexOf("}}", open);
    if (close < 0) {
      diagnostics.error(location, "contains {{ without }}; expected a placeholder such as {{random 1 100}}");
      return noTemplate;
    }
    const part = partOf(text.slice(open + 2, close).trim(), location, scope, diagnostics);
    if (part !== null) parts.push(part);
    from = close + 2;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}
function templateIn(node, scope, diagnostics) {
  const text = textIn(node, "a string", diagnostics);
  return text === null ? noTemplate : templateOf(text, node, scope, diagnostics);
}
function literal(text) {
  return text === "" ? noTemplate : [{ kind: "text", text }];
}
function partOf(inside, location, scope, diagnostics) {
  const [name = "", ...args] = inside.split(/\s+/);
  const report = (message) => {
    diagnostics.error(location, `contains ${describePlaceholder(inside)}; ${message}`);
    return null;
  };
  if (name === "random") {
    const [min = random.min, max = random.max, ...rest] = args.map(Number);
    const isRight = args.length !== 1 && rest.length === 0 && Number.isSafeInteger(min) && Number.isSafeInteger(max);
    return isRight && min <= max ? { kind: "random", min, max } : report("expected {{random}} or {{random MIN MAX}} with whole numbers, such as {{random 1 100}}");
  }
  if (args.length > 0) return report("expected a single name, or {{random MIN MAX}}");
  if (name === "index" || name === "user" || name === "uuid") return { kind: name };
  if (name.includes(".")) return columnOf(name, scope, report);
  if (scope.captured.includes(name)) return { kind: "captured", name };
  if (scope.later.includes(name))
    return report(
      `no earlier step captures ${name}; expected its capture in an earlier step of this sequence, or in once`
    );
  const set = scope.data.find((one) => isSameName(one.name, name));
  if (set !== void 0)
    return report(`expected a column of the data, such as {{${set.name}.${set.columns[0] ?? "name"}}}`);
  const meant = nearest(name, [...scope.captured, ...reservedNames]);
  return report(meant === null ? `expected one of ${namesIn(scope)}` : `did you mean {{${meant}}}?`);
}
function isName(text) {
  return /^[A-Za-z_][\w.-]{0,39}$/.test(text);
}
function describePlaceholder(inside) {
  const isPrintable = inside === "" || isName(inside) || /^random( -?\d{1,16}){1,3}$/.test(inside);
  return isPrintable ? `{{${inside}}}` : `a placeholder of ${inside.length} characters`;
}
function columnOf(name, { data }, report) {
  const dot = name.indexOf(".");
  const [setName, columnName] = [name.slice(0, dot), name.slice(dot + 1)];
  const set = data.findIndex((one) => one.name === setName);
  const columns = data[set]?.columns;
  if (columns === void 0) {
    const meant2 = nearest(name, data.flatMap(placeholdersOf));
    if (meant2 !== null) return report(`did you mean {{${meant2}}}?`);
    const names = data.map((one) => one.name);
    return report(
      names.length === 0 ? "the file has no data; expected one such as data: { users: users.csv }" : `expected data named ${names.join(", ")}`
    );
  }
  if (columns.length === 0) return null;
  const column = columns.indexOf(columnName);
  if (column >= 0) return { kind: "data", set, column };
  const meant = nearest(columnName, columns);
  const hint = meant === null ? `expected one of ${columns.join(", ")}` : `did you mean {{${setName}.${meant}}}?`;
  return report(`${setName} has no ${isName(columnName) ? `column ${columnName}` : "such column"}; ${hint}`);
}
function isSameName(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}
function nearest(name, known) {
  return known.find((one) => isSameName(one, name)) ?? suggestion(name, known);
}
function placeholdersOf({ name, columns }) {
  return columns.map((column) => `${name}.${column}`);
}
function namesIn({ data, captured }) {
  const columns = data.flatMap((set) => placeholdersOf(set).slice(0, 1));
  return [...captured, ...columns, ...reservedNames].join(", ");
}

// src/scenario/headers.ts
function headersIn(node, scope, diagnostics) {
  const names = /* @__PURE__ */ new Map();
  return pairsIn(node, "a map of headers", diagnostics).map(([key, field]) => {
    const previous = names.get(key.toLowerCase());
    if (previous !== void 0) diagnostics.error(field, `repeats the header ${previous}; expected each header once`);
    names.set(key.toLowerCase(), key);
    if (!isHeaderName(key)) {
      const location = { place: field.place, path: node?.path ?? "" };
      diagnostics.error(location, `has the invalid header name "${key}"; expected one such as Accept`);
    }
    if (/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(key)) {
      diagnostics.error(field, "is a header that memgate sets itself; expected other headers");
    }
    const template = templateIn(field, scope, diagnostics);
    if (template.some((part) => part.kind === "text" && !isHeaderValue(part.text))) {
      diagnostics.error(field, "contains characters that HTTP does not allow; expected one line of Latin-1 characters");
    }
    return [key, template];
  });
}
function isHeaderName(name) {
  return passes(() => validateHeaderName(name));
}
function isHeaderValue(value) {
  return passes(() => validateHeaderValue("x", value));
}
function passes(check) {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

// src/scenario/har-entry.ts
var ownHeaders = /^(:.*|host|connection|content-length|transfer-encoding|keep-alive|proxy-connection|proxy-authorization|te|trailer|upgrade|expect|http2-settings)$/i;
function readEntry(entry, place) {
  const [request, response] = [fieldOf(entry, "request"), fieldOf(entry, "response")];
  const [method2, address] = [fieldOf(request, "method"), fieldOf(request, "url")];
  if (typeof method2 !== "string") return { problem: "has no request.method; expected one such as GET" };
  if (typeof address !== "string" || !URL.canParse(address))
    return { problem: "has no valid request.url; expected an absolute URL" };
  const { protocol, origin, pathname, search } = new URL(address);
  const pairs = pairsOf(fieldOf(request, "headers"));
  const upgrades = [pairs, pairsOf(fieldOf(response, "headers"))];
  if (isWebSocket(entry, protocol, upgrades)) return { skipped: "WebSocket" };
  if (protocol !== "http:" && protocol !== "https:") return { skipped: `with scheme ${protocol.slice(0, -1)}` };
  if (method2 === "OPTIONS" && valueIn(pairs, "access-control-request-method") !== null)
    return { skipped: "CORS preflight" };
  const known = methods.find((one) => one === method2);
  if (known === void 0) return { skipped: `with method ${method2}` };
  const kind = fieldOf(entry, "_resourceType");
  const type = textIn2(fieldOf(response, "content"), "mimeType");
  if (kind === "eventsource" || /^text\/event-stream/i.test(type)) return { skipped: "with server-sent events" };
  const status = fieldOf(response, "status");
  if (status === 101) return { skipped: "with an upgrade to another protocol" };
  if (typeof status !== "number" || status < 200 || status > 599) return { skipped: "without a response" };
  if (status >= 500) return { skipped: "with a server error (5xx)" };
  const { headers, omissions } = headersOf(pairs);
  const body = bodyOf(request, pairs);
  return {
    step: {
      name: `${method2} ${pathname}`,
      line: place.line,
      method: known,
      path: literal(pathname + search),
      shownPath: pathname,
      headers,
      body,
      expect: expectOf(status),
      captures: []
    },
    place,
    origin,
    isPage: /^text\/html/i.test(type) || kind === "document" || kind === "xhr" || kind === "fetch",
    isRedirect: status >= 300 && status < 400 && status !== 304,
    omissions: new Map([...omissions, ...body === null ? missingBody(request, pairs) : []])
  };
}
function isWebSocket(entry, protocol, headers) {
  if (protocol === "ws:" || protocol === "wss:" || fieldOf(entry, "_resourceType") === "websocket") return true;
  return headers.some((pairs) => valueIn(pairs, "upgrade")?.toLowerCase() === "websocket");
}
function headersOf(pairs) {
  const byName = /* @__PURE__ */ new Map();
  const omissions = /* @__PURE__ */ new Map();
  for (const [name, value] of pairs) {
    if (ownHeaders.test(name)) continue;
    const key = name.toLowerCase();
    const sent = sendable(name, value);
    if (sent !== value) {
      const omission = `${sent === null ? "the" : "part of the"} header ${name}`;
      omissions.set(omission.toLowerCase(), `${omission}, which contains characters that HTTP does not allow`);
    }
    if (sent === null) continue;
    const known = byName.get(key);
    const separator = key === "cookie" ? "; " : ", ";
    byName.set(key, known === void 0 ? [name, sent] : [known[0], known[1] + separator + sent]);
  }
  return { headers: [...byName.values()].map(([name, value]) => [name, literal(value)]), omissions };
}
function sendable(name, value) {
  if (isSendable(name, value)) return value;
  if (name.toLowerCase() !== "cookie") return null;
  const pairs = value.split(";").map((pair) => pair.trim());
  return pairs.filter((pair) => pair !== "" && isSendable(name, pair)).join("; ") || null;
}
function isSendable(name, value) {
  return isHeaderName(name) && isHeaderValue(value);
}
function bodyOf(request, headers) {
  const data = fieldOf(request, "postData");
  const text = textIn2(data, "text");
  if (text !== "") {
    const isBase64 = textIn2(data, "encoding").toLowerCase() === "base64";
    return isBase64 ? decoded(text) : { kind: "text", template: literal(text) };
  }
  const params = pairsOf(fieldOf(data, "params"));
  const type = valueIn(headers, "content-type") ?? textIn2(data, "mimeType");
  if (params.length === 0 || !/^$|urlencoded/i.test(type)) return null;
  return { kind: "form", fields: params.map(([name, value]) => [name, literal(value)]) };
}
function decoded(base64) {
  if (!/^[\w+/=\s-]*$/.test(base64)) return null;
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return null;
  if (isUtf8(bytes)) return { kind: "text", template: literal(bytes.toString()) };
  return { kind: "bytes", base64: bytes.toString("base64") };
}
function missingBody(request, headers) {
  const sizes = [fieldOf(request, "bodySize"), Number(valueIn(headers, "content-length"))];
  const size = sizes.find((one) => Number.isSafeInteger(one) && Number(one) > 0);
  const data = fieldOf(request, "postData");
  const params = fieldOf(data, "params");
  const isNamed = textIn2(data, "text") !== "" || Array.isArray(params) && params.length > 0;
  if (size === void 0 && !isNamed) return /* @__PURE__ */ new Map();
  const body = size === void 0 ? "its body" : `its body of ${integer(size)} B`;
  return /* @__PURE__ */ new Map([["body", `${body}, which the recording does not contain`]]);
}
function expectOf(status) {
  if (status >= 400) return [{ from: status, to: status }];
  const from = Math.floor(status / 100) * 100;
  const range = { from, to: from + 99 };
  return status === 304 ? [{ from: 200, to: 299 }, range] : [range];
}
function pairsOf(list) {
  if (!Array.isArray(list)) return [];
  return list.flatMap((pair) => {
    const [name, value] = [fieldOf(pair, "name"), fieldOf(pair, "value")];
    return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
  });
}
function valueIn(pairs, name) {
  return pairs.find(([other]) => other.toLowerCase() === name)?.[1] ?? null;
}
function textIn2(value, name) {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : "";
}
function fieldOf(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
}

// src/scenario/har.ts
var recording = "a HAR recording saved by a browser";
function readHar(file, text) {
  const diagnostics = createDiagnostics();
  return scenarioIn(file, text, diagnostics) ?? { ok: false, problems: diagnostics.errors() };
}
function scenarioIn(file, text, diagnostics) {
  const read = readJson(file, text, recording, diagnostics);
  if (read === null) return null;
  const start = { file, line: 1, column: 1 };
  const refuse = (message) => {
    diagnostics.error({ place: start, path: "log.entries" }, message);
    return null;
  };
  const entries = fieldOf(fieldOf(read.json, "log"), "entries");
  if (!Array.isArray(entries)) return refuse(`is missing; expected ${recording}`);
  if (entries.length === 0) return refuse("is empty; expected at least one request");
  const places = itemPlaces(file, text, ["log", "entries"]);
  const skipped = /* @__PURE__ */ new Map();
  const skip = (why) => skipped.set(why, (skipped.get(why) ?? 0) + 1);
  const recorded = entries.flatMap((entry, at) => {
    const place = places[at] ?? start;
    const one = readEntry(entry, place);
    if ("step" in one) return [one];
    if ("skipped" in one) skip(one.skipped);
    else diagnostics.error({ place, path: `log.entries[${at}]` }, one.problem);
    return [];
  });
  if (diagnostics.errors().length > 0) return null;
  const origin = mainOrigin(recorded);
  const replayed = numbered(recorded.filter((one) => one.origin === origin));
  const others = recorded.filter((one) => one.origin !== origin);
  for (const other of others) skip(`to ${other.origin}`);
  if (replayed.length === 0) return refuse(`has no request that memgate can replay; skipped: ${listed2(skipped)}`);
  if (replayed.length > mostSteps)
    return refuse(`has ${replayed.length} requests to ${origin}; expected at most ${mostSteps}`);
  const sequence = { name: file, line: 1, weight: 1, steps: replayed.map(({ step }) => step) };
  const notices = [
    ...skipped.size === 0 ? [] : [`${file}: ${skippedNotice(origin, replayed.length, others, skipped)}`],
    ...omissionNotices(replayed),
    ...credentialNotices(file, replayed)
  ];
  return { ok: true, scenario: { file, data: [], once: [], requests: [sequence], stages: null }, notices };
}
function mainOrigin(recorded) {
  const responses = recorded.filter(({ isRedirect }) => !isRedirect);
  const page = responses.find(({ isPage }) => isPage);
  return page?.origin ?? mostFrequent(responses) ?? mostFrequent(recorded) ?? "";
}
function mostFrequent(recorded) {
  const counts = /* @__PURE__ */ new Map();
  for (const { origin } of recorded) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
function numbered(recorded) {
  const counts = /* @__PURE__ */ new Map();
  return recorded.map((one) => {
    const { name } = one.step;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? one : { ...one, step: { ...one.step, name: `${name} (${count})` } };
  });
}
function skippedNotice(origin, count, others, skipped) {
  const summary = `memgate replays ${count} ${count === 1 ? "request" : "requests"} to ${origin}; skipped: ${listed2(skipped)}`;
  if (others.length <= count) return summary;
  return `${summary}. Most requests go to other origins: if ${mostFrequent(others)} is the app, keep only its requests in the recording`;
}
function omissionNotices(replayed) {
  const found = /* @__PURE__ */ new Map();
  for (const { step, place, omissions } of replayed) {
    for (const [key, omission] of omissions) {
      const first = found.get(key) ?? {
        place,
        message: `memgate sends ${step.name} without ${omission}`,
        count: 0
      };
      found.set(key, { ...first, count: first.count + 1 });
    }
  }
  const diagnostics = createDiagnostics();
  for (const { place, message, count } of found.values()) {
    const others = count === 1 ? "" : ` (the first of ${count} such requests)`;
    diagnostics.warning({ place, path: "" }, `${message}${others}`);
  }
  return diagnostics.notices();
}
function credentialNotices(file, replayed) {
  const isCredential = ([name]) => /^(cookie|authorization)$/i.test(name);
  const count = replayed.filter(({ step }) => step.headers.some(isCredential)).length;
  if (count === 0) return [];
  const requests = count === 1 ? "1 request has" : `${count} requests have`;
  return [
    `${file}: ${requests} a recorded Cookie or Authorization header, which memgate sends unchanged; if the app rejects it, use a scenario file that logs in`
  ];
}
function listed2(skipped) {
  return [...skipped].map(([why, count]) => `${count} ${why}`).join(", ");
}

// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class _CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== void 0) {
      Error.captureStackTrace(this, _CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
      }
    }
  }
};

// node_modules/csv-parse/lib/utils/is_object.js
var is_object = function(obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};

// node_modules/csv-parse/lib/api/normalize_columns_array.js
var normalize_columns_array = function(columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === void 0 || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal"
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`
      ]);
    }
  }
  return normalizedColumns;
};

// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
};
var ResizeableBuffer_default = ResizeableBuffer;

// node_modules/csv-parse/lib/api/init_state.js
var init_state = function(options) {
  const timchars = [
    // Basic Latin
    32,
    // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    9,
    // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    10,
    // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    13,
    // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    12,
    // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    11,
    // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    160,
    // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    5760,
    // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    8192,
    // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    8193,
    // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    8194,
    // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    8195,
    // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    8196,
    // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    8197,
    // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    8198,
    // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    8199,
    // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    8200,
    // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    8201,
    // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    8202,
    // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    8232,
    // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    8233,
    // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    8239,
    // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    8287,
    // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    12288,
    // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    65279
    // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding
    );
    if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: void 0,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: void 0,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
    field: new ResizeableBuffer_default(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [],
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      ...timchars.map((t) => t.length)
    ),
    previousBuf: void 0,
    quoting: false,
    stop: false,
    rawBuffer: new ResizeableBuffer_default(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("	", options.encoding)[0]
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars,
    timcharFirstBytes
  };
};

// node_modules/csv-parse/lib/utils/underscore.js
var underscore = function(str) {
  return str.replace(/([A-Z])/g, function(_, match) {
    return "_" + match.toLowerCase();
  });
};

// node_modules/csv-parse/lib/api/normalize_options.js
var normalize_options = function(opts) {
  const options = {};
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  if (options.encoding === void 0 || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (typeof options.encoding !== "string" && options.encoding !== null) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`
      ],
      options
    );
  }
  if (options.bom === void 0 || options.bom === null || options.bom === false) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`
      ],
      options
    );
  }
  options.cast_function = null;
  if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") {
    options.cast = void 0;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`
      ],
      options
    );
  }
  if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function(value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`
      ],
      options
    );
  }
  options.cast_first_line_to_header = void 0;
  if (options.columns === true) {
    options.cast_first_line_to_header = void 0;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (options.columns === void 0 || options.columns === null || options.columns === false) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`
      ],
      options
    );
  }
  if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`
      ],
      options
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated."
      ],
      options
    );
  }
  if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`
        ],
        options
      );
    }
  }
  if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`
      ],
      options
    );
  }
  if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`
      ],
      options
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === void 0)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["	".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`
        ],
        options
      );
    }
    if (options.delimiter_auto.score === void 0)
      options.delimiter_auto.score = (info, options2) => {
        return (info.total - info.std) * (options2.preferred[info.char_code] || 1);
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`
        ],
        options
      );
    }
    if (options.delimiter_auto.size === void 0)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`
        ],
        options
      );
    }
  }
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function(delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`
        ],
        options
      );
    }
    return delimiter;
  });
  if (options.escape === void 0 || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`
      );
    }
  }
  if (options.from === void 0 || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`
      );
    }
  }
  if (options.from_line === void 0 || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`
      );
    }
  }
  if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`
      ],
      options
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option"
      ],
      options
    );
  }
  if (options.info === void 0 || options.info === null || options.info === false) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`
    );
  }
  if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) {
    options.max_record_size = 0;
  } else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {
  } else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`
    );
  }
  if (options.objname === void 0 || options.objname === null || options.objname === false) {
    options.objname = void 0;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
  } else if (typeof options.objname === "number") {
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`
    );
  }
  if (options.objname !== void 0) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field"
        );
      }
    } else {
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index"
        );
      }
    }
  }
  if (options.on_record === void 0 || options.on_record === null) {
    options.on_record = void 0;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`
      ],
      options
    );
  }
  if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`
    );
  }
  if (options.quote === null || options.quote === false || options.quote === "") {
    options.quote = null;
  } else {
    if (options.quote === void 0 || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`
      );
    }
  }
  if (options.raw === void 0 || options.raw === null || options.raw === false) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`
    );
  }
  if (options.record_delimiter === void 0) {
    options.record_delimiter = [];
  } else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`
        ],
        options
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`
      ],
      options
    );
  }
  options.record_delimiter = options.record_delimiter.map(function(rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  if (typeof options.relax_column_count === "boolean") {
  } else if (options.relax_column_count === void 0 || options.relax_column_count === null) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
  } else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
  } else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`
    );
  }
  if (typeof options.relax_quotes === "boolean") {
  } else if (options.relax_quotes === void 0 || options.relax_quotes === null) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`
    );
  }
  if (typeof options.skip_empty_lines === "boolean") {
  } else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`
    );
  }
  if (typeof options.skip_records_with_empty_values === "boolean") {
  } else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`
    );
  }
  if (typeof options.skip_records_with_error === "boolean") {
  } else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`
    );
  }
  if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`
    );
  }
  if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`
    );
  }
  if (options.trim === void 0 || options.trim === null || options.trim === false) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`
    );
  }
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  if (options.to === void 0 || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`
      );
    }
  }
  if (options.to_line === void 0 || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`
      );
    }
  }
  return options;
};

// node_modules/csv-parse/lib/utils/delimiter_discover.js
var delimiter_discover = function(records, options) {
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records2 = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records2.push(record);
      const close = () => {
      };
      const error = parser.parse(data, true, push, close);
      if (error !== void 0) throw error;
      return records2;
    })(records);
  }
  const info = Array(127).fill().map(() => ({ lines: [] }));
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  info.map((info2, i) => {
    info2.char_code = i;
    info2.std = std(info2.lines);
    info2.total = info2.lines.reduce((acc, val) => acc + val, 0);
    info2.preferred = !!options.preferred[i];
    info2.score = options.score(info2, options);
  });
  const result = info.reduce(
    (acc, info2) => acc.score > info2.score ? acc : info2,
    {}
  );
  return String.fromCharCode(result.char_code);
};
var std = function(array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n
  );
};

// node_modules/csv-parse/lib/api/index.js
var isRecordEmpty = function(record) {
  return record.every(
    (field) => field == null || field.toString && field.toString().trim() === ""
  );
};
var cr = 13;
var nl = 10;
var boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254])
};
var transform = function(original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0
  };
  const options = normalize_options(original_options);
  return {
    info,
    original_options,
    options,
    state: init_state(options),
    __needMoreData: function(i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function(nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote
      } = this.state;
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === void 0) {
          delimiterBuf = nextBuf;
        } else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        nextBuf = void 0;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto)
            )
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = void 0;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === void 0) {
        if (nextBuf === void 0) {
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== void 0 && nextBuf === void 0) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          if (end === false) {
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding2 in boms) {
            if (boms[encoding2].compare(buf, 0, boms[encoding2].length) === 0) {
              const bomLength = boms[encoding2].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              const options2 = normalize_options({
                ...this.original_options,
                encoding: encoding2
              });
              for (const key in options2) {
                this.options[key] = options2[key];
              }
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) {
          this.state.wasRowDelimiter = true;
        }
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr
              );
              const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) {
                pos += escape.length - 1;
              } else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment"
                    ],
                    this.options,
                    this.__infoField()
                  )
                );
                if (err !== void 0) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                if (relax_quotes === false) {
                  const info2 = this.__infoField();
                  const bom2 = Object.keys(boms).map(
                    (b) => boms[b].equals(this.state.field.toString()) ? b : false
                  ).filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info2.column)} at line ${info2.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom2 ? `(${bom2} bom)` : void 0
                      ],
                      this.options,
                      info2,
                      {
                        field: this.state.field
                      }
                    )
                  );
                  if (err !== void 0) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos
            );
            if (recordDelimiterLength !== 0) {
              const skipCommentLine = this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
              } else {
                if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== void 0) return errField;
                this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== void 0) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== void 0) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`
                ],
                this.options,
                this.__infoField()
              )
            );
          }
        }
        const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
          if (err !== void 0) return err;
        } else {
          if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== void 0) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== void 0) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function(push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info: info2,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err = columns === false ? new CsvError(
          "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
          [
            "Invalid Record Length:",
            `expect ${this.state.expectedRecordLength},`,
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record
          }
        ) : new CsvError(
          "CSV_RECORD_INCONSISTENT_COLUMNS",
          [
            "Invalid Record Length:",
            `columns length is ${columns.length},`,
            // rename columns
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record
          }
        );
        if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
          this.info.invalid_field_length++;
          this.state.error = err;
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        if (columns !== false) {
          const obj = {};
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === void 0 || columns[i].disabled) continue;
            if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
          }
          if (raw === true || info2 === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info2 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [obj[objname], extRecord],
              push
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? obj : [obj[objname], obj],
              push
            );
            if (err) {
              return err;
            }
          }
        } else {
          if (raw === true || info2 === true) {
            const extRecord = Object.assign(
              { record },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info2 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [record[objname], extRecord],
              push
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? record : [record[objname], record],
              push
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function(record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`
              ],
              this.options,
              this.__infoField(),
              {
                headers
              }
            )
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function() {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = void 0;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function() {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== void 0) return err;
        field = f;
      }
      this.state.record.push(field);
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function() {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function(record, push) {
      const { on_record } = this.options;
      if (on_record !== void 0) {
        const info2 = this.__infoRecord();
        try {
          record = on_record.call(null, record, info2);
        } catch (err) {
          return err;
        }
        if (record === void 0 || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function(field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      if (isColumns === true && relax_column_count && this.options.columns.length <= this.state.record.length) {
        return [void 0, void 0];
      }
      if (this.state.castField !== null) {
        try {
          const info2 = this.__infoField();
          return [void 0, this.state.castField.call(null, field, info2)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [void 0, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info2 = this.__infoField();
        return [void 0, this.options.cast_date.call(null, field, info2)];
      }
      return [void 0, field];
    },
    __compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function(buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      const first = buf[pos];
      if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function(buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) {
        return 0;
      } else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function(buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function(value) {
      return value - parseFloat(value) + 1 >= 0;
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function(buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function(chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function(buf, pos) {
      const { encoding } = this.options;
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding)
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function(msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== void 0) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : void 0
            );
          } catch (err2) {
            return err2;
          }
        }
        return void 0;
      } else {
        return err;
      }
    },
    __infoDataSet: function() {
      return {
        ...this.info,
        columns: this.options.columns
      };
    },
    __infoRecord: function() {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
      };
    },
    __infoField: function() {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records,
        column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
        quoting: this.state.wasQuoting
      };
    }
  };
};

// node_modules/csv-parse/lib/sync.js
var parse = function(data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? /* @__PURE__ */ Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === void 0) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {
  };
  const error = parser.parse(data, true, push, close);
  if (error !== void 0) throw error;
  return records;
};

// src/scenario/files.ts
function bytesOfFile(path, location, context) {
  try {
    return context.readFile(path);
  } catch (error) {
    const fault = `${describePath(path)} ${whyNotRead(error)}; expected a path relative to this file`;
    context.diagnostics.error(inFile(location), fault);
    return null;
  }
}
function whyNotRead(error) {
  const code = errorCodeOf(error);
  if (code === "ENOENT") return "does not exist";
  return code === "EISDIR" ? "is a folder" : `cannot be read (${code ?? "unknown error"})`;
}
function inFile({ place, path }) {
  return { place, path: `${path}:` };
}
function textOfFile(path, location, context) {
  const bytes = bytesOfFile(path, location, context);
  try {
    return bytes === null ? null : decodeUtf8(bytes);
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error;
    const fault = `line ${error.line} of ${describePath(path)} is not UTF-8; expected a UTF-8 text file`;
    context.diagnostics.error(inFile(location), fault);
    return null;
  }
}
function describePath(path) {
  return /^[^\s"'{}:,;=&]{1,100}$/.test(path) ? path : "the file";
}

// src/scenario/csv-data.ts
function readData(node, context) {
  const { diagnostics } = context;
  return pairsIn(node, "a map such as users: users.csv", diagnostics).map(([key, field]) => {
    checkName(key, { place: field.place, path: "data" }, diagnostics);
    const path = filledTextIn(field, "the path of a CSV file, relative to this file", diagnostics);
    const text = path === null ? null : textOfFile(path, field, context);
    return { name: key, ...path === null || text === null ? noTable : tableOf(path, text, field, diagnostics) };
  });
}
var noTable = { columns: [], rows: [] };
var lineEnds = ["\r\n", "\n", "\r"];
function tableOf(path, text, location, diagnostics) {
  const report = (message) => {
    diagnostics.error(inFile(location), message);
    return noTable;
  };
  let records;
  try {
    records = parse(text, { record_delimiter: lineEnds, skip_empty_lines: true, trim: true });
  } catch (error) {
    const { code = "", lines } = error;
    const fault = code.includes("FIELDS_LENGTH") ? "has more or fewer values than the first line" : "is not valid CSV";
    return report(`line ${lines ?? "?"} of ${path} ${fault}; expected one value per column`);
  }
  const [columns = [], ...rows] = records;
  if (rows.length === 0) return report(`${path} has no rows; expected a line of column names, then rows`);
  const seen = /* @__PURE__ */ new Set();
  const duplicate = columns.find((name) => seen.size === seen.add(name).size);
  if (duplicate !== void 0) return report(`${path} has the column ${duplicate} twice; expected unique column names`);
  return { columns, rows };
}

// src/scenario/expect-capture.ts
var expectPattern = "^[1-5]([xX]{2}|\\d\\d)$";
function expectIn(node, diagnostics) {
  if (node === void 0) return [defaultStatuses];
  const items = node.value.kind === "list" ? node.value.items : [node];
  if (items.length === 0) diagnostics.error(node, "is empty; expected a status such as 200 or 2xx");
  return items.map(({ place, value }) => {
    const text = value.kind === "text" || value.kind === "number" ? value.text.toLowerCase() : "";
    if (!new RegExp(expectPattern).test(text)) {
      const message = `is ${describeInvalid(value)}; expected a status such as 200 or 2xx, or a list of them`;
      diagnostics.error({ place, path: node.path }, message);
    }
    return rangeOf(text);
  });
}
function rangeOf(text) {
  const isClass = text.endsWith("xx");
  const from = isClass ? Number(text[0]) * 100 : Number(text);
  return { from, to: isClass ? from + 99 : from };
}
function capturesIn(node, scope, diagnostics) {
  return pairsIn(node, "a map such as token: json $.token", diagnostics).flatMap(([key, field]) => {
    const { place } = field;
    const isValid = checkName(key, { place, path: node?.path ?? "" }, diagnostics);
    const isTaken = reservedNames.some((name) => name === key) || scope.data.some(({ name }) => name === key);
    if (isValid && isTaken) {
      const taken = `${reservedNames.join(", ")} and the names in data`;
      diagnostics.error(field, `is already taken; expected a name other than ${taken}`);
    }
    const from = captureFrom(field, diagnostics);
    return from === null ? [] : [{ name: key, line: place.line, column: place.column, from }];
  });
}
function captureNames(node) {
  return node?.value.kind === "map" ? [...node.value.fields.keys()] : [];
}
function captureFrom(node, diagnostics) {
  const expected = "json PATH, header NAME or cookie NAME, such as json $.token";
  const text = filledTextIn(node, expected, diagnostics);
  if (text === null) return null;
  const [, kind, rest = ""] = /^(json|header|cookie)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (kind === "json") {
    const fault = jsonPathError(rest);
    if (fault === null) return { kind, path: rest };
    diagnostics.error(node, `is not a valid JSON path (${fault}); expected one such as json $.items[0].id`);
    return null;
  }
  if ((kind === "header" || kind === "cookie") && isHeaderName(rest)) return { kind, name: rest };
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${expected}`);
  return null;
}
function jsonPathError(path) {
  try {
    query(null, path);
    return null;
  } catch (error) {
    const at = error.location?.start?.column;
    return at === void 0 ? "syntax error" : `syntax error at character ${at}`;
  }
}

// src/scenario/read-stages.ts
var stageFields = ["duration", "connections", "rate", "ramp", "pause"];
var connectionBounds = { min: 1, max: 1e4, isWhole: true };
var rateBounds = { min: 0.1, max: 1e6, isWhole: false };
var durationOf = duration(100, loadTime.maxMs);
function readStages(node, diagnostics) {
  if (node === void 0) return null;
  const items = listItems(node);
  if (items.length === 0) {
    const found = node.value.kind === "list" ? "empty" : describeValue(node.value);
    diagnostics.error(node, `is ${found}; expected a list such as - { duration: 10s, connections: 50 }`);
    return null;
  }
  const stages = items.map((item) => stageIn(item, diagnostics));
  if (stages.every(({ isPause }) => isPause))
    diagnostics.error(node, "contains only pauses; expected at least one stage that sends requests");
  checkTotalDuration(stages, node, diagnostics);
  return stages;
}
function checkTotalDuration(stages, location, diagnostics) {
  const { minMs, maxMs } = loadTime;
  const durationMs = durationOfStages(stages);
  if (stages.some((stage) => stage.durationMs === 0) || durationMs >= minMs && durationMs <= maxMs) return;
  const message = `last ${seconds(durationMs)} in total; expected ${seconds(minMs)} to ${seconds(maxMs)}`;
  diagnostics.error(location, message);
}
function stageIn(node, diagnostics) {
  const fields = scenarioFields(node, stageFields, diagnostics);
  const [time, connections, rate, ramp, pause] = stageFields.map((name) => fields.get(name));
  const isMap = node.value.kind === "map";
  if (time === void 0 && isMap) diagnostics.error(node, "has no duration; expected one such as duration: 10s");
  const isPause = pause !== void 0 && flagIn(pause, diagnostics) === true;
  for (const name of ["connections", "rate", "ramp"]) {
    const field = fields.get(name);
    if (isPause && field !== void 0) {
      const location = { place: field.place, path: node.path };
      diagnostics.error(location, `is a pause but has ${name}; expected only duration and pause`);
    }
  }
  if (!isPause && connections === void 0 && rate === void 0 && isMap) {
    diagnostics.error(node, "has neither connections nor rate; expected at least one of them, or pause: true");
  }
  return {
    durationMs: time === void 0 ? 0 : durationIn(time, diagnostics),
    connections: connections === void 0 ? null : numberIn(connections, connectionBounds, diagnostics),
    rate: rate === void 0 ? null : numberIn(rate, rateBounds, diagnostics),
    isRamp: ramp === void 0 ? !isPause : flagIn(ramp, diagnostics) !== false,
    isPause
  };
}
function durationIn(node, diagnostics) {
  const text = filledTextIn(node, "a duration such as 10s", diagnostics);
  if (text === null) return 0;
  const parsed = durationOf(text);
  if (parsed.ok) return parsed.value;
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${parsed.accepted}`);
  return 0;
}

// src/scenario/json-template.ts
function jsonTemplateOf(node, scope, diagnostics) {
  const { value } = node;
  switch (value.kind) {
    case "list":
      return { kind: "list", items: listItems(node).map((item) => jsonTemplateOf(item, scope, diagnostics)) };
    case "map": {
      if (value.hasComplexKey)
        diagnostics.error(node, `is ${describeValue(value)}; expected a string, or a map with string keys`);
      const entries = withoutMerges(node, diagnostics).map(
        ([key, field]) => [key, jsonTemplateOf(field, scope, diagnostics)]
      );
      return { kind: "map", entries };
    }
    case "text":
      return { kind: "text", template: templateOf(value.text, node, scope, diagnostics) };
    case "number": {
      const fault = numberFault(value);
      if (fault !== null) diagnostics.error(node, `is ${describeValue(value)}, ${fault}`);
      return { kind: "plain", value: value.number };
    }
    case "boolean":
      return { kind: "plain", value: value.value };
    case "null":
      return { kind: "plain", value: null };
  }
}
function numberFault({ text, number }) {
  if (!Number.isFinite(number)) return "which JSON cannot represent; expected a finite number";
  const isRounded = Number.isInteger(number) && !Number.isSafeInteger(number) && !/^[^x]*e/i.test(text);
  const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
  return isRounded ? `which would lose digits; expected an integer from ${min} to ${max}, or a string` : null;
}

// src/scenario/body.ts
var bodyFields = ["json", "body", "body-file", "form"];
function bodyIn(fields, request, scope, context) {
  const { diagnostics } = context;
  const [first, other] = bodyFields.flatMap((name2) => {
    const node2 = fields.get(name2);
    return node2 === void 0 ? [] : [{ name: name2, node: node2 }];
  });
  const templates = fields.get("templates");
  if (templates !== void 0 && !fields.has("body-file")) {
    diagnostics.error(templates, "applies to body-file only; expected body-file in the same request");
  }
  if (first === void 0) return null;
  const { name, node } = first;
  if (other !== void 0) {
    const message = `has both ${name} and ${other.name}; expected only one of ${bodyFields.join(", ")}`;
    diagnostics.error({ place: other.node.place, path: request.path }, message);
  }
  switch (name) {
    case "json":
      return { kind: "json", json: jsonTemplateOf(node, scope, diagnostics) };
    case "body":
      return { kind: "text", template: templateIn(node, scope, diagnostics) };
    case "form": {
      const pairs = pairsIn(node, "a map of fields", diagnostics);
      return { kind: "form", fields: pairs.map(([key, field]) => [key, templateIn(field, scope, diagnostics)]) };
    }
    case "body-file":
      return fileBody(node, templates !== void 0 && flagIn(templates, diagnostics) === true, scope, context);
  }
}
function fileBody(node, isTemplate, scope, context) {
  const path = filledTextIn(node, "a path relative to this file", context.diagnostics);
  if (path === null) return null;
  if (!isTemplate) {
    const bytes = bytesOfFile(path, node, context);
    return { kind: "bytes", base64: bytes?.toString("base64") ?? "" };
  }
  const text = textOfFile(path, node, context) ?? "";
  const location = { place: node.place, path: `${node.path} ${path}` };
  return { kind: "text", template: templateOf(text, location, scope, context.diagnostics) };
}

// src/scenario/step.ts
var stepFields = [
  "name",
  "method",
  "path",
  "headers",
  "json",
  "body",
  "body-file",
  "templates",
  "form",
  "expect",
  "capture"
];
function readStep({ place, path: stepPath }, fields, scope, context) {
  const { diagnostics } = context;
  const body = bodyIn(fields, { place, path: stepPath }, scope, context);
  const method2 = methodIn(fields.get("method"), body !== null, diagnostics);
  const path = fields.get("path");
  if (path === void 0)
    diagnostics.error({ place, path: stepPath }, "has no path; expected one such as path: /api/items");
  const shownPath = path === void 0 ? null : pathIn(path, diagnostics);
  return {
    name: nameIn(fields.get("name"), diagnostics) ?? `${method2} ${shownPath ?? "?"}`,
    line: place.line,
    method: method2,
    path: path === void 0 || shownPath === null ? [] : templateOf(shownPath, path, scope, diagnostics),
    shownPath: shownPath ?? "",
    headers: headersIn(fields.get("headers"), scope, diagnostics),
    body,
    expect: expectIn(fields.get("expect"), diagnostics),
    captures: capturesIn(fields.get("capture"), scope, diagnostics)
  };
}
function nameIn(node, diagnostics) {
  return node === void 0 ? null : filledTextIn(node, "a non-empty string", diagnostics);
}
function methodIn(node, hasBody, diagnostics) {
  if (node === void 0) return hasBody ? "POST" : "GET";
  const text = filledTextIn(node, `one of ${methods.join(", ")}`, diagnostics);
  const parsed = method(text ?? "GET");
  if (parsed.ok) return parsed.value;
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${parsed.accepted}`);
  return "GET";
}
function pathIn(node, diagnostics) {
  const expected = "a path such as /api/items";
  const text = filledTextIn(node, expected, diagnostics);
  if (text === null) return null;
  const fault = /^[a-z]+:\/\//i.test(text) ? "is a URL; expected a path such as /api/items, because memgate sends all requests to the app" : !/^(\/|\{\{)/.test(text) ? `does not start with /; expected ${expected}` : text.replace(/\{\{[^}]*\}\}/g, "").includes("#") ? "has a fragment (#), which HTTP does not send; expected %23 for a literal #" : null;
  if (fault === null) return text;
  diagnostics.error(node, fault);
  return null;
}

// src/scenario/read-scenario.ts
var topFields = ["data", "once", "requests", "stages"];
var sequenceFields = ["name", "weight", "steps", ...stepFields.filter((name) => name !== "name")];
var weightBounds = { min: 1, max: 1e6, isWhole: true };
var yamlOptions = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "mark",
  maxValues: 1e5,
  explain: withQuotingHint
};
function readScenario(file, text, readFile) {
  const diagnostics = createDiagnostics();
  const [root] = readYaml(file, text, yamlOptions, diagnostics) ?? [];
  const scenario = root === void 0 ? null : scenarioIn2(file, rootNode(root), { readFile, diagnostics });
  const count = scenario === null ? 0 : stepsOf(scenario).length;
  if (count > mostSteps) {
    const message = `the file has ${count} requests in total; expected at most ${mostSteps}`;
    diagnostics.error({ place: { file, line: 1, column: 1 }, path: "" }, message);
  }
  const problems = diagnostics.errors();
  return problems.length === 0 && scenario !== null ? { ok: true, scenario, notices: [] } : { ok: false, problems };
}
function withQuotingHint(problem, text) {
  const { offset, message, isSyntax } = problem;
  if (!isSyntax) return problem;
  const source = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0] ?? "";
  const unquoted = source.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "");
  const hint = unquoted.includes("{{") ? '; quote strings that contain {{, such as "{{token}}"' : /\bjson\s+\$/.test(unquoted) ? '; quote the JSON path, such as "json $.items[0].id"' : "";
  return { ...problem, message: `${message}${hint}` };
}
function scenarioIn2(file, root, context) {
  const { diagnostics } = context;
  const fields = scenarioFields(withoutExtensions(root), topFields, diagnostics);
  const data = readData(fields.get("data"), context);
  const later = namesCaptured(root.value);
  const once = stepsIn(fields.get("once"), { data, captured: [], later }, context);
  const requests = requestsIn(root, fields.get("requests"), { data, captured: once.captured, later }, context);
  return { file, data, once: once.steps, requests, stages: readStages(fields.get("stages"), diagnostics) };
}
function withoutExtensions(root) {
  const { value } = root;
  if (value.kind !== "map") return root;
  const fields = new Map([...value.fields].filter(([key]) => !key.startsWith("x-")));
  return { ...root, value: { ...value, fields } };
}
function requestsIn(root, node, scope, context) {
  const expected = "a list of requests, each with path or steps";
  if (node === void 0) {
    const location = { place: root.place, path: "requests" };
    if (root.value.kind === "map") context.diagnostics.error(location, `is missing; expected ${expected}`);
    return [];
  }
  return itemsIn(node, expected, context.diagnostics).map((item) => sequenceIn(item, scope, context));
}
function itemsIn(node, expected, diagnostics) {
  const items = listItems(node);
  const { value } = node;
  if (items.length === 0) {
    diagnostics.error(node, `is ${value.kind === "list" ? "empty" : describeValue(value)}; expected ${expected}`);
  }
  return items;
}
function sequenceIn(node, scope, context) {
  const { diagnostics } = context;
  const { path } = node;
  const fields = scenarioFields(node, sequenceFields, diagnostics);
  const weightNode = fields.get("weight");
  const weight = weightNode === void 0 ? 1 : numberIn(weightNode, weightBounds, diagnostics);
  const stepsNode = fields.get("steps");
  const common = { line: node.place.line, weight: weight ?? 1 };
  if (stepsNode === void 0) {
    if (node.value.kind !== "map") return { ...common, name: path, steps: [] };
    const step = readStep(node, fields, scope, context);
    return { ...common, name: step.name, steps: [step] };
  }
  for (const [name2, { place }] of fields) {
    if (["name", "weight", "steps"].includes(name2)) continue;
    diagnostics.error({ place, path }, `has both steps and ${name2}; expected ${name2} inside a step`);
  }
  const name = nameIn(fields.get("name"), diagnostics);
  const hints = /* @__PURE__ */ new Map([["weight", `expected it in ${path}, beside steps`]]);
  const { steps } = stepsIn(stepsNode, scope, context, hints);
  if (name === null) return { ...common, name: steps[0]?.name ?? path, steps };
  return { ...common, name, steps: steps.map((step) => ({ ...step, name: `${name} / ${step.name}` })) };
}
function stepsIn(node, scope, context, hints) {
  if (node === void 0) return { steps: [], captured: [] };
  const captured = [...scope.captured];
  const steps = itemsIn(node, "a list of requests", context.diagnostics).flatMap((item) => {
    const fields = scenarioFields(item, stepFields, context.diagnostics, hints);
    if (item.value.kind !== "map") return [];
    const step = readStep(item, fields, { ...scope, captured: [...captured] }, context);
    captured.push(...captureNames(fields.get("capture")));
    return [step];
  });
  return { steps, captured };
}
function namesCaptured(value) {
  if (value.kind === "list") return value.items.flatMap((item) => namesCaptured(item.value));
  if (value.kind !== "map") return [];
  return [...value.fields].flatMap(
    ([key, field]) => key === "capture" && field.value.kind === "map" ? [...field.value.fields.keys()] : namesCaptured(field.value)
  );
}

// src/model/gate-name.ts
var gateNamePattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";
var gateNameForm = "at most 63 letters, digits, - and _, beginning with a letter or digit";

// src/inputs/config-file.ts
var topKeys = ["defaults", "gates"];
var yamlOptions2 = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "refuse",
  maxValues: 1e5
};
var pairSeparators = {
  env: "=",
  "build-args": "=",
  headers: ": "
};
function readConfig(path, text) {
  const diagnostics = createDiagnostics();
  const [document] = readYaml(path, text, yamlOptions2, diagnostics) ?? [];
  const gates = document === void 0 ? [] : gatesIn(rootNode(document), diagnostics);
  return { gates, problems: diagnostics.errors() };
}
function gatesIn(root, diagnostics) {
  const top = entriesIn(root, `a map with ${topKeys.join(" and ")}`, diagnostics);
  for (const [key, { place }] of top) {
    if (topKeys.some((known) => known === key) || key.startsWith("x-")) continue;
    const advice = nameAdvice(key, topKeys, `expected ${topKeys.join(" or ")}`);
    diagnostics.error({ place, path: "" }, `unknown key "${key}"; ${advice}`);
  }
  const topValue = (name) => top.find(([key]) => key === name)?.[1] ?? null;
  const shared = topValue("defaults");
  const gates = topValue("gates");
  const defaults = shared === null ? /* @__PURE__ */ new Map() : readOptions(shared, diagnostics);
  if (gates !== null) return readGates(gates, defaults, diagnostics);
  const message = "is missing; expected a map of gates by name, each with the options of a run";
  diagnostics.error({ place: root.place, path: "gates" }, message);
  return [];
}
function readGates(node, defaults, diagnostics) {
  const entries = entriesIn(node, "a map of gates by name", diagnostics);
  if (entries.length === 0 && node.value.kind === "map")
    diagnostics.error(node, "is empty; expected at least one gate");
  const names = /* @__PURE__ */ new Set();
  return entries.flatMap(([key, gate]) => {
    const { place, path } = gate;
    if (!new RegExp(gateNamePattern).test(key)) {
      diagnostics.error({ place, path: "gates:" }, `"${key}" is not a valid name; expected ${gateNameForm}`);
      return [];
    }
    if (names.has(key.toLowerCase()))
      diagnostics.error(gate, "differs from another gate only in upper and lower case; expected another name");
    names.add(key.toLowerCase());
    const own = readOptions(gate, diagnostics);
    return [{ name: key, origin: originOf({ place, path }), options: mergeLayers(defaults, own) }];
  });
}
function originOf({ place, path }) {
  return { place: placeText(place), path };
}
function readOptions(node, diagnostics) {
  const options = /* @__PURE__ */ new Map();
  if (node.value.kind === "null") return options;
  for (const [key, field] of entriesIn(node, "a map of options", diagnostics)) {
    if (!isOptionName(key)) diagnostics.error(field, unknown(key));
    else if (optionOf(key).scope === "run") {
      diagnostics.error(field, "applies to the whole run; give it together with config, not in the file");
    } else {
      const values = valuesOf(key, field, diagnostics);
      const origin = (place) => originOf({ place, path: field.path });
      if (values.length > 0)
        options.set(
          key,
          values.map(({ text, place }) => ({ text, origin: origin(place) }))
        );
    }
  }
  return options;
}
function valuesOf(name, node, diagnostics) {
  const { place, path, value } = node;
  const isList = optionOf(name).list === true;
  const separator = pairSeparators[name];
  if (value.kind === "list" && (isList || takesWords(name))) {
    const texts = listItems(node).flatMap((item) => textOf(item, "one value", diagnostics));
    return takesWords(name) ? [{ text: JSON.stringify(texts.map(({ text }) => text)), place }] : texts;
  }
  if (value.kind === "map" && separator !== void 0) {
    return entriesOf(node).flatMap(([key, part], index) => {
      if (key.includes(separator.trim()) || key === "") {
        const message = `entry ${index + 1} has no valid name; expected NAME: VALUE`;
        diagnostics.error({ place: part.place, path }, message);
        return [];
      }
      const texts = textOf(part, "one value", diagnostics);
      return texts.map(({ text }) => ({ text: `${key}${separator}${text}`, place: part.place }));
    });
  }
  return textOf(node, formOf(name, isList, separator), diagnostics);
}
function formOf(name, isList, separator) {
  if (takesWords(name)) return "text, or a list of words";
  if (!isList) return "one value";
  return separator === void 0 ? "a list of values" : `a list of NAME${separator}VALUE, or a map`;
}
function textOf(node, expected, diagnostics) {
  const { place, value } = node;
  if (value.kind === "text" || value.kind === "number" || value.kind === "boolean")
    return [{ text: value.text, place }];
  const isEmpty = value.kind === "null";
  diagnostics.error(node, `is ${describeNode(value)}; expected ${isEmpty ? 'a value (or "")' : expected}`);
  return [];
}
function entriesIn(node, expected, diagnostics) {
  const { place, path, value } = node;
  if (value.kind !== "map") {
    const location = { place, path: path === "" ? "the file" : path };
    diagnostics.error(location, `is ${describeNode(value)}; expected ${expected}`);
  }
  return entriesOf(node);
}
function unknown(name) {
  if (name === "<<") return "is not supported; put the options that gates share into defaults";
  return `is not an option; ${nameAdvice(name, optionNames, "memgate run --help lists all options")}`;
}

// src/inputs/file-readers.ts
var fileReaders = { readComposeFiles, readConfig, readHar, readManifest, readScenario, withBeside };
export {
  fileReaders
};
