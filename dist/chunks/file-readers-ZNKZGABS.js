import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readComposeFiles
} from "./chunk-RWWGLM6L.js";
import {
  readYaml
} from "./chunk-BNZT6UDU.js";
import {
  mergeLayers
} from "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import {
  podAddress
} from "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import {
  query
} from "./chunk-NYXFGLPB.js";
import {
  durationOfStages,
  mostSteps,
  stepsOf
} from "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import "./chunk-NCS73MVV.js";
import {
  duration,
  groupIn,
  header,
  intendedApiVersion,
  intendedKind,
  isOptionName,
  kindInGroup,
  listOfKinds,
  loadTime,
  methods,
  minLimitBytes,
  optionNames,
  optionOf,
  parseMemoryQuantity,
  podPath,
  seconds,
  takesWords,
  workloadKindOf
} from "./chunk-CRP3O2IJ.js";
import "./chunk-5IDNCX2N.js";
import {
  itemPlaces,
  readJson
} from "./chunk-MZZ3FBWK.js";
import {
  createDiagnostics,
  diagnosticText,
  placeText
} from "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import {
  nameAdvice,
  suggestion
} from "./chunk-YSMH25AF.js";
import {
  NotUtf8Error,
  decodeUtf8,
  errorCodeOf,
  integer
} from "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

// src/yaml/node.ts
function rootNode({ place, value }) {
  return { place, path: "", value };
}
function entriesOf(node) {
  if (node.value.kind !== "map") return [];
  return [...node.value.fields].map(([key, field]) => [key, nodeIn(node, key, field)]);
}
function child(node, ...keys) {
  let found = node;
  for (const key of keys) {
    const field = found?.value.kind === "map" ? found.value.fields.get(key) : void 0;
    if (found === null || field === void 0 || field.value.kind === "null") return null;
    found = nodeIn(found, key, field);
  }
  return found;
}
function nodeIn({ path }, key, { place, value }) {
  return { place, path: pathTo(path, key), value };
}
function pathTo(path, key) {
  return path === "" ? key : `${path}.${key}`;
}
function listItems(node, nameKey) {
  if (node?.value.kind !== "list") return [];
  return node.value.items.map(({ place, value }, index) => {
    const name = nameKey !== void 0 && value.kind === "map" ? value.fields.get(nameKey)?.value : void 0;
    const label = name?.kind === "text" && /^[\w./-]{1,100}$/.test(name.text) ? name.text : String(index);
    return { place, path: `${node.path}[${label}]`, value };
  });
}
function plainText(node) {
  return node?.value.kind === "text" || node?.value.kind === "number" ? node.value.text : null;
}
function describeNode(value) {
  return { map: "a map", list: "a list", text: "a string", number: "a number", boolean: "a boolean", null: "empty" }[value.kind];
}

// src/manifest/typed-fields.ts
function openMap(diagnostics, node, supported5) {
  const { value } = node;
  if (value.kind !== "map") {
    diagnostics.error(node, `is ${describeNode(value)}; expected a map`);
    return null;
  }
  const pathOf2 = (key) => pathTo(node.path, key);
  for (const [key, place] of value.repeated) {
    diagnostics.warning({ place, path: pathOf2(key) }, "is defined more than once; memgate uses the last value");
  }
  if (supported5 !== null) reportUnsupported(diagnostics, value, supported5, pathOf2);
  const at = (key) => child(node, key);
  return {
    node,
    at,
    all: () => [...value.fields.keys()].flatMap((key) => pairWith(key, at(key))),
    text: (key) => nodeText(diagnostics, at(key)),
    flag: (key) => flagOf(diagnostics, at(key)),
    integer: (key, min = 0, max = 2 ** 31 - 1) => integerOf(diagnostics, at(key), min, max),
    texts: (key) => textsOf(diagnostics, at(key)),
    map: (key, inner) => mapOf(diagnostics, at(key), inner),
    items: (key, nameKey) => itemsOf(diagnostics, at(key), nameKey)
  };
}
function pairWith(key, node) {
  return node === null ? [] : [[key, node]];
}
function reportUnsupported(diagnostics, map, supported5, pathOf2) {
  for (const [key, { place, value }] of map.fields) {
    const location = { place, path: pathOf2(key) };
    if (!Object.hasOwn(supported5, key)) {
      reportUnknownField(diagnostics, location, key, Object.keys(supported5));
    } else if (typeof supported5[key] === "string" && !isDisabled(value))
      diagnostics.unsupported(location, supported5[key]);
  }
}
function reportUnknownField(diagnostics, location, key, known) {
  const nearest2 = suggestion(key, known);
  if (nearest2 === null) diagnostics.unsupported(location, "memgate does not know this field");
  else diagnostics.error(location, didYouMean(nearest2));
}
function didYouMean(field) {
  return `is not a Kubernetes field; did you mean ${field}?`;
}
function reportMissing(diagnostics, root, keys, { location, message }) {
  const { meant, typo } = firstMissing(root, keys);
  if (typo === null) diagnostics.error(location, message);
  else diagnostics.error(typo, didYouMean(meant));
}
function isAbsent(root, keys) {
  if (child(root, ...keys) !== null) return false;
  const { parent, typo } = firstMissing(root, keys);
  return typo === null && parent?.value.kind === "map";
}
function firstMissing(root, keys) {
  const found = keys.findIndex((_, index) => child(root, ...keys.slice(0, index + 1)) === null);
  const parent = child(root, ...keys.slice(0, Math.max(0, found)));
  const meant = keys[found] ?? "";
  const fields = parent === null ? [] : entriesOf(parent);
  const [key, field] = fields.find(([name]) => suggestion(name, [meant]) === meant) ?? [meant, null];
  return { parent, meant, typo: key === meant ? null : field };
}
function isDisabled(value) {
  switch (value.kind) {
    case "null":
      return true;
    case "boolean":
      return !value.value;
    case "text":
      return value.text === "";
    case "map":
      return value.fields.size === 0;
    case "list":
      return value.items.length === 0;
    case "number":
      return false;
  }
}
function nodeText(diagnostics, node) {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "text") {
    if (!value.text.includes("\0")) return value.text;
    diagnostics.error(node, "contains a NUL character; expected a string without it");
    return null;
  }
  const isScalar = value.kind === "number" || value.kind === "boolean";
  diagnostics.error(node, `is ${describeNode(value)}; expected a string${isScalar ? ": put it in quotes" : ""}`);
  return null;
}
function flagOf(diagnostics, node) {
  if (node === null || node.value.kind === "boolean") return node?.value.kind === "boolean" ? node.value.value : null;
  diagnostics.error(node, `is ${describeNode(node.value)}; expected true or false without quotes`);
  return null;
}
function integerOf(diagnostics, node, min, max) {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "number" && Number.isInteger(value.number) && value.number >= min && value.number <= max) {
    return value.number;
  }
  const actual = value.kind === "number" ? value.text : describeNode(value);
  diagnostics.error(node, `is ${actual}; expected a whole number from ${min} to ${max}`);
  return null;
}
function textsOf(diagnostics, node) {
  const texts = itemsOf(diagnostics, node).map((item) => nodeText(diagnostics, item));
  return texts.length === 0 ? null : texts.filter((text) => text !== null);
}
function mapOf(diagnostics, node, supported5) {
  return node === null ? null : openMap(diagnostics, node, supported5);
}
function itemsOf(diagnostics, node, nameKey) {
  if (node !== null && node.value.kind !== "list")
    diagnostics.error(node, `is ${describeNode(node.value)}; expected a list`);
  return listItems(node, nameKey);
}

// src/manifest/config-data.ts
function createStore(diagnostics, sources, namespace) {
  const read = /* @__PURE__ */ new Map();
  return {
    find(kind, name) {
      const sameName = sources.filter((source2) => source2.kind === kind && source2.name === name);
      const sameNamespace = sameName.filter((source2) => source2.namespace === namespace);
      const compatible = sameName.filter((source2) => source2.namespace === null || namespace === null);
      const source = sameNamespace.at(-1) ?? compatible.at(-1);
      if (source === void 0) return null;
      const object = read.get(source) ?? readObject(diagnostics, source);
      read.set(source, object);
      return object;
    }
  };
}
var supported = {
  apiVersion: null,
  kind: null,
  metadata: null,
  data: null,
  binaryData: null,
  stringData: null,
  immutable: null,
  type: null
};
function readObject(diagnostics, { kind, name, root }) {
  const entries = /* @__PURE__ */ new Map();
  const fields = openMap(diagnostics, { ...root, path: `${kind}/${name}` }, supported);
  const data = fields?.map("data", null) ?? null;
  if (kind === "ConfigMap") {
    for (const [key, node, text] of textsIn(diagnostics, data)) entries.set(key, plainEntry(node, text));
    const binary = fields?.map("binaryData", null) ?? null;
    for (const [key, node, text] of textsIn(diagnostics, binary)) {
      const bytes = fromBase64(diagnostics, node, text, "encode the value, or move it to data");
      entries.set(key, { location: node, bytes, text: null });
    }
  } else {
    for (const [key, node, text] of textsIn(diagnostics, data)) {
      const bytes = fromBase64(diagnostics, node, text, "encode the value, or move it to stringData");
      entries.set(key, { location: node, bytes, text: utf8(bytes) });
    }
    const plain = fields?.map("stringData", null) ?? null;
    for (const [key, node, text] of textsIn(diagnostics, plain)) entries.set(key, plainEntry(node, text));
  }
  return { kind, name, entries };
}
function textsIn(diagnostics, fields) {
  return (fields?.all() ?? []).flatMap(([key, node]) => {
    const text = nodeText(diagnostics, node);
    return text === null ? [] : [[key, node, text]];
  });
}
function plainEntry(location, text) {
  return { location, bytes: new TextEncoder().encode(text), text };
}
function utf8(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
function fromBase64(diagnostics, location, text, advice) {
  const digits = text.replace(/[\r\n]/g, "");
  const isValid = digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!isValid) diagnostics.error(location, `is not valid base64; ${advice}`);
  return isValid ? Uint8Array.from(Buffer.from(digits, "base64")) : new Uint8Array();
}

// src/manifest/helm-template.ts
var templateHint = "the file is a Helm template, not a manifest; render it first: helm template CHART | memgate run --manifest -";
function isTemplate(text) {
  return chartTemplate.test(text) || /^[ \t]*(- )?\{\{/m.test(text);
}
var chartTemplate = /\{\{-?[^{}]{0,300}(\.(Values|Release|Chart|Capabilities)\.|\b(include|template|tpl|toYaml)\s+["$.])/;
function containsTemplate(tree) {
  const checked = /* @__PURE__ */ new Set();
  const contains = (part) => {
    if (part.kind === "text") return chartTemplate.test(part.text);
    if (part.kind !== "map" && part.kind !== "list" || checked.has(part)) return false;
    checked.add(part);
    const inner = part.kind === "map" ? [...part.fields.values()] : part.items;
    return inner.some(({ value }) => contains(value));
  };
  return contains(tree);
}

// src/manifest/documents.ts
var yamlOptions = {
  schema: "kubernetes",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "last-wins",
  tags: [],
  complexKeys: "refuse",
  maxValues: 1e6,
  explain: templateProblem
};
function templateProblem(problem, text) {
  const brace = isTemplate(text) ? text.indexOf("{{") : -1;
  return brace < 0 ? problem : { offset: brace, message: templateHint };
}
function readDocuments(files, diagnostics) {
  return files.flatMap(({ path, text }) => readYaml(path === "-" ? "stdin" : path, text, yamlOptions, diagnostics) ?? []).filter(({ value }) => value.kind !== "null");
}

// src/manifest/quantity.ts
var powers = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
function kubernetesQuantity(text, scale) {
  const match = /^\+?(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,2})|([numkMGTPE]?|[KMGTPE]i))$/.exec(text);
  if (match === null) return null;
  const [, number = "", exponent, suffix = ""] = match;
  if (suffix.endsWith("i")) {
    const units = parseMemoryQuantity(number + suffix)?.bytes ?? Number.NaN;
    return safe(units * 10 ** scale);
  }
  const power = (exponent === void 0 ? powers[suffix] ?? 0 : Number(exponent)) + scale;
  return safe(parseMemoryQuantity(`${number}e${power}`)?.bytes ?? Number.NaN);
}
function safe(value) {
  return Number.isSafeInteger(value) ? value : null;
}

// src/manifest/requests.ts
function checkRequests(diagnostics, { container, podSpec, isReplaced }) {
  for (const name of ["memory", "cpu"]) {
    if (isReplaced[name]) continue;
    const [own, pods] = [container, podSpec].map((fields) => amountsOf(fields, name));
    check(diagnostics, own?.request ?? null, own?.limit ?? pods?.limit ?? null, name);
    check(diagnostics, pods?.request ?? null, pods?.limit ?? null, name);
  }
}
function amountsOf(fields, name) {
  const of = (group) => child(fields.at("resources"), group, name);
  return { request: of("requests"), limit: of("limits") };
}
function check(diagnostics, request, limit, name) {
  const [requested, most] = [request, limit].map((node) => plainText(node));
  if (request === null || limit === null || !requested || !most) return;
  const scale = name === "cpu" ? 3 : 0;
  const [amount, maximum] = [requested, most].map((text) => kubernetesQuantity(text, scale));
  if (amount === null) {
    diagnostics.error(
      request,
      `is ${requested}; expected a quantity such as ${name === "cpu" ? "500m or 2" : "512Mi or 1Gi"}`
    );
  } else if (amount !== void 0 && maximum !== null && maximum !== void 0 && amount > maximum) {
    const message = `is ${requested}, above the limit ${most} (${placeText(limit.place)}); expected at most ${most}, as in Kubernetes`;
    diagnostics.error(request, message);
  }
}

// src/manifest/resources.ts
var minCpus = 0.01;
var otherLimits = /^(ephemeral-storage|hugepages-.+|.+\/.+)$/;
function readResources(diagnostics, podSpec, container, limitOverrides, siblings) {
  const isReplaced = limitOverrides.limitBytes !== null;
  const [own, pods] = [limitsIn(diagnostics, container), limitsIn(diagnostics, podSpec)];
  const [memory, podMemory] = [own, pods].map((limits) => limits?.at("memory") ?? null);
  const limit = memoryOf(diagnostics, memory ?? null, isReplaced);
  const podLimit = memoryOf(diagnostics, podMemory ?? null, isReplaced);
  checkRequests(diagnostics, {
    container,
    podSpec,
    isReplaced: { memory: isReplaced, cpu: limitOverrides.cpus !== null }
  });
  const [cpus, podCpus] = [own, pods].map((limits) => cpusOf(diagnostics, limits?.at("cpu") ?? null));
  if (limit !== null && podLimit !== null && limit.bytes > podLimit.bytes && !isReplaced) {
    const most = plainText(podMemory ?? null);
    const message = `is ${plainText(memory ?? null)}, above the limit of the pod (${placeText(podLimit.place)}); expected at most ${most}`;
    diagnostics.error(memory ?? container.node, message);
  }
  if (limit === null && podLimit !== null && podMemory && siblings > 0 && !isReplaced) {
    diagnostics.warning(
      podMemory,
      "applies to all containers of the pod together; memgate applies it to the tested container alone"
    );
  }
  return { limit: limit ?? podLimit, cpus: leastOf(cpus ?? null, podCpus ?? null) };
}
function leastOf(a, b) {
  return a === null || b === null ? a ?? b : Math.min(a, b);
}
function limitsIn(diagnostics, fields) {
  const supported5 = { limits: null, requests: null, claims: "memgate passes no devices to the container" };
  const limits = fields.map("resources", supported5)?.map("limits", null) ?? null;
  for (const [key, node] of limits?.all() ?? []) {
    if (key === "memory" || key === "cpu") continue;
    const meant = suggestion(key, ["memory", "cpu"]);
    if (otherLimits.test(key)) diagnostics.unsupported(node, "memgate limits only memory and cpu");
    else if (meant === null || limits?.at(meant) === null)
      reportUnknownField(diagnostics, node, key, ["memory", "cpu"]);
    else diagnostics.unsupported(node, `memgate does not know this field; did you mean ${meant}?`);
  }
  return limits;
}
function memoryOf(diagnostics, node, isReplaced) {
  if (node === null) return null;
  const text = plainText(node);
  const bytes = text === null ? null : kubernetesQuantity(text, 0);
  if (isReplaced && (bytes ?? 0) < minLimitBytes) return null;
  if (bytes === null) {
    diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a quantity such as 512Mi or 1Gi`);
  } else if (bytes < minLimitBytes) {
    const size = text?.endsWith("m") ? `${Number.parseFloat(text) / 1e3} bytes (m means one thousandth)` : `${bytes} bytes`;
    diagnostics.error(node, `is ${text}, which is ${size}; expected at least 6Mi, such as 512Mi`);
  } else return { bytes, place: node.place };
  return null;
}
function cpusOf(diagnostics, node) {
  if (node === null) return null;
  const text = plainText(node);
  const thousandths = text === null ? null : kubernetesQuantity(text, 3);
  if (thousandths === null) {
    diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a quantity such as 500m or 2`);
    return null;
  }
  if (thousandths === 0) return null;
  const cpus = thousandths / 1e3;
  if (cpus >= minCpus) return cpus;
  diagnostics.warning(node, `is ${text}; memgate applies ${minCpus}, Docker's minimum`);
  return minCpus;
}
var resourceNames = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;
function resourceAmount(podSpec, container, resource, divisor, limitOverrides) {
  const [, group = "", name = ""] = resourceNames.exec(resource) ?? [];
  if (name === "")
    return { known: null, message: `is ${resource}; expected a value such as limits.memory or requests.cpu` };
  const scale = name === "cpu" ? 3 : 0;
  const part = kubernetesQuantity(divisor ?? "1", scale);
  if (part === null)
    return { known: null, message: "has an invalid divisor; expected a quantity such as 1, 1m or 1Mi" };
  const replaced = { memory: limitOverrides.limitBytes, cpu: limitOverrides.cpus }[name] ?? null;
  const written = [container, podSpec].map((node) => plainText(child(node, "resources", "limits", name)));
  const limit = replaced === null ? written[0] ?? written[1] ?? null : String(replaced);
  const request = plainText(child(container, "resources", "requests", name));
  const text = group === "limits" ? limit : request ?? limit ?? "0";
  const amount = text === null ? null : kubernetesQuantity(text, scale);
  if (amount === null || group === "limits" && amount === 0) return { known: false };
  return { known: true, text: String(Math.ceil(amount / (part === 0 ? 10 ** scale : part))) };
}

// src/manifest/downward-api.ts
var alreadyReported = { value: null, source: null };
function fieldRefValue(diagnostics, node, selected) {
  const ref = openMap(diagnostics, node, { apiVersion: null, fieldPath: null });
  const path = ref?.text("fieldPath") ?? null;
  if (path === null) {
    if (ref?.at("fieldPath") === null)
      diagnostics.error(node, "has no fieldPath; expected a path such as metadata.name");
    return alreadyReported;
  }
  const { workload, pod, podSpec } = selected;
  const [, group, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (group !== void 0 && key !== void 0) {
    const generated = group === "labels" ? generatedLabels(selected)[key] : void 0;
    return { value: generated ?? plainText(child(pod, "metadata", group, key)) ?? "" };
  }
  switch (path) {
    case "metadata.name":
      return { value: podName(selected) };
    case "metadata.namespace":
      return { value: plainText(child(pod, "metadata", "namespace")) ?? workload.namespace ?? "default" };
    case "spec.serviceAccountName":
      return { value: textOf(podSpec, "serviceAccountName") ?? textOf(podSpec, "serviceAccount") ?? "default" };
    case "status.podIP":
    case "status.podIPs":
      return { value: podAddress };
    case "spec.nodeName":
    case "metadata.uid":
    case "status.hostIP":
    case "status.hostIPs":
      return {
        value: (path === "spec.nodeName" ? textOf(podSpec, "nodeName") : null) ?? standIn(diagnostics, node, path)
      };
    default:
      diagnostics.error(
        ref?.at("fieldPath") ?? node,
        "is not a field that a variable can refer to; expected a path such as metadata.name"
      );
      return alreadyReported;
  }
}
var standIns = {
  "spec.nodeName": "memgate-node",
  "metadata.uid": "00000000-0000-4000-8000-000000000000",
  "status.hostIP": "127.0.0.1",
  "status.hostIPs": "127.0.0.1"
};
function standIn(diagnostics, node, path) {
  const value = standIns[path];
  diagnostics.warning(
    node,
    `is ${value}, because only a cluster has ${path}; set the variable with env if the app needs another`
  );
  return value;
}
function textOf(podSpec, key) {
  return plainText(child(podSpec, key));
}
function podName({ workload: { kind, name } }) {
  return kind === "StatefulSet" ? `${name}-0` : name;
}
function generatedLabels(selected) {
  if (selected.workload.kind !== "StatefulSet") return {};
  return { "statefulset.kubernetes.io/pod-name": podName(selected), "apps.kubernetes.io/pod-index": "0" };
}
function resourceFieldRefValue(diagnostics, node, { podSpec, container, limitOverrides }) {
  const ref = openMap(diagnostics, node, { containerName: null, resource: null, divisor: null });
  const resource = ref?.text("resource") ?? null;
  if (ref === null || resource === null) {
    if (ref?.at("resource") === null)
      diagnostics.error(node, "has no resource; expected a value such as limits.memory");
    return alreadyReported;
  }
  const name = ref.text("containerName");
  const all = [...listItems(child(podSpec, "containers")), ...listItems(child(podSpec, "initContainers"))];
  const target = name === null ? container : all.find((other) => plainText(child(other, "name")) === name);
  if (target === void 0) {
    diagnostics.error(node, `has containerName ${name}, which is not in the pod; expected one of its containers`);
    return alreadyReported;
  }
  const overrides = target === container ? limitOverrides : { limitBytes: null, cpus: null };
  const amount = resourceAmount(podSpec, target, resource, plainText(ref.at("divisor")), overrides);
  if (amount.known === true) return { value: amount.text };
  if (amount.known === false)
    return { value: null, source: `${resource}, which neither the container nor its pod sets` };
  diagnostics.error(ref.at("resource") ?? node, amount.message);
  return alreadyReported;
}

// src/manifest/expand-vars.ts
function expand(text, variables) {
  return text.replace(/\$(?:\$|\(([^)]*)\)|[\s\S])/g, (match, name) => {
    if (match === "$$") return "$";
    return name === void 0 ? match : variables.get(name) ?? match;
  });
}

// src/manifest/missing-references.ts
function missingKey(name, location, kind, object, key) {
  return { name, location, source: `key ${key} of ${kind} ${object}`, kind };
}
function missingObject(name, location, kind, object) {
  return { name, location, source: `${kind} ${object}`, kind };
}
var addObject = "add the ConfigMap or Secret to `manifest`";
function reportMissingVariables(diagnostics, container, all, hasOverrides) {
  for (const { name, location, source } of hasOverrides ? all : []) {
    if (name !== null) continue;
    diagnostics.unsupported(location, `${source} is not in the manifest; memgate uses env and env-file instead`);
  }
  const missing = hasOverrides ? all.filter(({ name }) => name !== null) : all;
  if (missing.length === 0) return;
  const inObject = missing.some(({ kind }) => kind !== null);
  const advice = ["set them with `env` or `env-file`", ...inObject ? [addObject] : []].join(", or ");
  const message = `uses variables whose values are not in the manifest: ${list(container, missing)}; ${advice}`;
  diagnostics.error({ place: missing[0]?.location.place ?? container.place, path: container.path }, message);
}
function reportMissingFiles(diagnostics, container, missing) {
  if (missing.length === 0) return;
  const message = `uses files that are not in the manifest: ${list(container, missing)}; ${addObject}, or mount other files with \`volumes\``;
  diagnostics.error({ place: missing[0]?.location.place ?? container.place, path: container.path }, message);
}
function list(container, missing) {
  const each = missing.map(({ name, location, source }) => {
    const isSameFile = location.place.file === container.place.file;
    const place = isSameFile ? `line ${location.place.line}` : placeText(location.place);
    return name === null ? `all keys of ${source} (${place})` : `${name} (${place}: ${source})`;
  });
  return each.join(", ");
}

// src/manifest/env.ts
var keyFields = { name: null, key: null, optional: null };
var sourceFields = {
  configMapKeyRef: null,
  secretKeyRef: null,
  fieldRef: null,
  resourceFieldRef: null,
  fileKeyRef: null
};
function readVariables(diagnostics, container, selected, store, overrides) {
  const values = new Map(overrides);
  const secrets = /* @__PURE__ */ new Set();
  const missing = [];
  const sources = { diagnostics, store, missing };
  for (const item of container.items("envFrom")) {
    for (const [name, value, isSecret] of readFrom(item, sources)) {
      if (isSecret) secrets.add(overrides.get(name) ?? value);
      if (!overrides.has(name)) values.set(name, value);
    }
  }
  for (const item of container.items("env", "name")) {
    const entry = openMap(diagnostics, item, { name: null, value: null, valueFrom: null });
    const name = entry === null ? null : nameOf(diagnostics, entry);
    if (entry === null || name === null) continue;
    const override = overrides.get(name);
    if (override !== void 0) {
      if (child(item, "valueFrom", "secretKeyRef") !== null) secrets.add(override);
      continue;
    }
    const source = entry.map("valueFrom", sourceFields);
    const text = nodeText(diagnostics, entry.at("value"));
    if (source === null) values.set(name, expand(text ?? "", values));
    else if (text) diagnostics.error(source.node, "is set together with value; expected only one of them");
    else {
      const read = readSource(name, source, selected, sources);
      if (read === null) continue;
      values.set(name, read);
      if (source.at("secretKeyRef") !== null) secrets.add(read);
    }
  }
  const env = [...values].filter(([name]) => !overrides.has(name));
  return { env, values, secrets: [...secrets].filter((value) => value !== ""), missing };
}
function nameOf(diagnostics, entry) {
  const node = entry.at("name");
  if (node === null) diagnostics.error(entry.node, "has no name; expected name and value");
  const name = entry.text("name");
  if (name === null || isName(name)) return name;
  diagnostics.error(node ?? entry.node, "is not a valid variable name; expected printable ASCII characters except =");
  return null;
}
function isName(name) {
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(name);
}
function readFrom(item, { diagnostics, store, missing }) {
  const fields = openMap(diagnostics, item, { prefix: null, configMapRef: null, secretRef: null });
  if (fields === null) return [];
  const prefix = fields.text("prefix") ?? "";
  const refs = [fields.map("configMapRef", keyRef), fields.map("secretRef", keyRef)];
  const [ref, ...more] = refs.filter((one) => one !== null);
  if (ref === void 0 || more.length > 0) {
    diagnostics.error(item, "must have exactly one source; expected configMapRef or secretRef");
    return [];
  }
  const kind = refs[0] === null ? "Secret" : "ConfigMap";
  const name = requiredText(diagnostics, ref, "name");
  if (name === null) return [];
  const object = store.find(kind, name);
  if (object === null && ref.flag("optional") !== true) missing.push(missingObject(null, ref.node, kind, name));
  const entries = [...object?.entries ?? []];
  return entries.flatMap(([key, { text, location }]) => {
    if (text === null && kind === "Secret") diagnostics.error(location, notText);
    return text === null || !isName(prefix + key) ? [] : [[prefix + key, text, kind === "Secret"]];
  });
}
var keyRef = { name: null, optional: null };
var notText = "is binary; expected text, because an environment variable cannot hold binary data";
function readSource(name, source, selected, sources) {
  const { diagnostics, missing } = sources;
  const kinds = Object.keys(sourceFields).filter((key) => source.at(key) !== null);
  const [kind] = kinds;
  if (kinds.length !== 1) {
    diagnostics.error(
      source.node,
      `has ${kinds.length} sources; expected one of ${Object.keys(sourceFields).join(", ")}`
    );
    return null;
  }
  if (kind === "configMapKeyRef") return readKey(name, source, kind, sources);
  if (kind === "secretKeyRef") return readKey(name, source, kind, sources);
  const location = source.at(kind ?? "") ?? source.node;
  const found = valueFromPod(diagnostics, kind ?? "", location, selected);
  if (found.value === null && found.source !== null) {
    missing.push({ name, location, source: found.source, kind: null });
  }
  return found.value;
}
function valueFromPod(diagnostics, kind, node, selected) {
  if (kind === "fieldRef") return fieldRefValue(diagnostics, node, selected);
  if (kind === "resourceFieldRef") return resourceFieldRefValue(diagnostics, node, selected);
  return { value: null, source: "a file that another container writes" };
}
function readKey(name, source, field, { diagnostics, store, missing }) {
  const kind = field === "secretKeyRef" ? "Secret" : "ConfigMap";
  const ref = source.map(field, keyFields);
  const objectName = ref === null ? null : requiredText(diagnostics, ref, "name");
  const key = ref === null ? null : requiredText(diagnostics, ref, "key");
  if (ref === null || objectName === null || key === null) return null;
  const object = store.find(kind, objectName);
  const entry = object?.entries.get(key);
  if (entry !== void 0 && entry.text !== null) return entry.text;
  if (entry !== void 0) diagnostics.error(entry.location, notText);
  else if (ref.flag("optional") !== true) missing.push(missingKey(name, ref.node, kind, objectName, key));
  return null;
}
function requiredText(diagnostics, fields, key) {
  if (fields.at(key) === null) diagnostics.error(fields.node, `has no ${key}; expected a string`);
  return fields.text(key) || null;
}

// src/manifest/supported-fields.ts
var onlySelected = "memgate starts only the selected container";
var runNetwork = "memgate uses the network of the run";
var ownHostname = "memgate does not set the hostname";
var ownProcesses = "memgate gives the container its own PID namespace";
var podFields = {
  containers: null,
  volumes: null,
  securityContext: null,
  hostAliases: null,
  resources: null,
  nodeName: null,
  serviceAccount: null,
  serviceAccountName: null,
  // readManifest reports each init container.
  initContainers: null,
  // These fields concern the cluster. They make no difference to a single container.
  activeDeadlineSeconds: null,
  affinity: null,
  automountServiceAccountToken: null,
  dnsPolicy: null,
  enableServiceLinks: null,
  hostUsers: null,
  imagePullSecrets: null,
  nodeSelector: null,
  os: null,
  overhead: null,
  preemptionPolicy: null,
  priority: null,
  priorityClassName: null,
  readinessGates: null,
  restartPolicy: null,
  schedulerName: null,
  schedulingGates: null,
  terminationGracePeriodSeconds: null,
  tolerations: null,
  topologySpreadConstraints: null,
  workloadRef: null,
  // An app may depend on these fields.
  dnsConfig: runNetwork,
  ephemeralContainers: onlySelected,
  hostIPC: "memgate gives the container its own IPC namespace",
  hostNetwork: runNetwork,
  hostPID: ownProcesses,
  hostname: ownHostname,
  hostnameOverride: ownHostname,
  subdomain: "memgate runs the container outside a cluster",
  setHostnameAsFQDN: ownHostname,
  resourceClaims: "memgate passes no devices to the container",
  runtimeClassName: "memgate uses the engine's default runtime",
  shareProcessNamespace: ownProcesses
};
var containerFields = {
  name: null,
  image: null,
  command: null,
  args: null,
  workingDir: null,
  ports: null,
  env: null,
  envFrom: null,
  resources: null,
  volumeMounts: null,
  readinessProbe: null,
  startupProbe: null,
  securityContext: null,
  imagePullPolicy: null,
  resizePolicy: null,
  restartPolicy: null,
  restartPolicyRules: null,
  terminationMessagePath: null,
  terminationMessagePolicy: null,
  livenessProbe: "memgate does not restart the app",
  lifecycle: "memgate does not run hooks",
  stdin: "memgate attaches no standard input",
  stdinOnce: "memgate attaches no standard input",
  tty: "memgate allocates no terminal",
  volumeDevices: "memgate passes no block devices to the container"
};

// src/manifest/knative.ts
var knativeContainer = "user-container";
var ownQueue = "memgate sends requests to the container itself, without Knative's queue";
var knativePodFields = {
  ...podFields,
  containerConcurrency: ownQueue,
  timeoutSeconds: ownQueue,
  responseStartTimeoutSeconds: ownQueue,
  idleTimeoutSeconds: ownQueue
};
var defaultPort = 8080;
function knativePorts({ port, names }) {
  return { port: port ?? defaultPort, names, isProbePortOptional: true };
}
function knativeVariables(service, { port }, known) {
  const all = [
    ["PORT", String(port)],
    ["K_SERVICE", service],
    ["K_CONFIGURATION", service],
    ["K_REVISION", `${service}-00001`]
  ];
  return all.filter(([name]) => !known.has(name));
}

// src/manifest/objects.ts
function sortObjects(diagnostics, documents) {
  const workloads = [];
  const data = [];
  const kustomizations = [];
  const otherKinds = /* @__PURE__ */ new Set();
  for (const { root, kind } of documents.flatMap(
    (document) => objectsIn(diagnostics, { ...document, path: "" }, null)
  )) {
    const apiVersion = plainText(child(root, "apiVersion"));
    const workloadKind = podTemplateElsewhere(root) === null ? workloadKindOf(apiVersion, kind) : null;
    const name = nameOf2(root);
    const namespace = plainText(child(root, "metadata", "namespace"));
    if (workloadKind !== null) {
      if (containsTemplate(root.value)) diagnostics.error({ place: root.place, path: "" }, templateHint);
      else if (name === null)
        reportMissing(diagnostics, root, ["metadata", "name"], {
          location: root,
          message: `${subjectOf(root)}has no metadata.name; expected a name for the ${kind}`
        });
      else workloads.push({ kind: workloadKind, name, namespace, root, isHook: isHook(root) });
    } else if ((kind === "ConfigMap" || kind === "Secret") && (apiVersion === null || apiVersion === "v1")) {
      if (name !== null) data.push({ kind, name, namespace, root });
    } else if (kind === "Kustomization" && !apiVersion?.includes("toolkit.fluxcd.io")) {
      kustomizations.push(root);
    } else {
      reportMistypedKind(diagnostics, root, apiVersion, kind);
      otherKinds.add(kindInGroup(kind, groupIn(apiVersion)) + (podTemplateElsewhere(root) ?? ""));
    }
  }
  return { workloads, data, kustomizations, otherKinds: [...otherKinds] };
}
function reportMistypedKind(diagnostics, root, apiVersion, kind) {
  const intended = intendedKind(apiVersion, kind);
  if (intended !== null) diagnostics.error(child(root, "kind") ?? root, `is ${kind}; did you mean ${intended}?`);
  const version = intendedApiVersion(apiVersion, kind);
  if (version === null) return;
  diagnostics.error(child(root, "apiVersion") ?? root, `is ${apiVersion}, without a ${kind}; did you mean ${version}?`);
}
function podTemplateElsewhere(root) {
  const name = plainText(child(root, "spec", "workloadRef", "name"));
  if (name === null || child(root, "spec", "template") !== null) return null;
  const kind = plainText(child(root, "spec", "workloadRef", "kind")) ?? "Deployment";
  return `, which uses the pod template of ${kind}/${name}`;
}
function subjectOf({ path }) {
  return path === "" ? "the document " : "";
}
function objectsIn(diagnostics, root, listedKind) {
  const fields = root.value.kind === "map" ? openMap(diagnostics, root, null) : null;
  if (fields === null) {
    diagnostics.error(
      root,
      `${subjectOf(root)}is ${describeNode(root.value)}; expected a Kubernetes object, a map with apiVersion and kind`
    );
    return [];
  }
  const kind = plainText(fields.at("kind")) ?? listedKind;
  if (kind === null) {
    const isKustomization = ["resources", "patches", "bases"].some((key) => child(root, key)?.value.kind === "list");
    if (isKustomization) return [{ root, kind: "Kustomization" }];
    reportMissing(diagnostics, root, ["kind"], {
      location: root,
      message: `${subjectOf(root)}has no kind; expected a Kubernetes object, a map with apiVersion and kind`
    });
    return [];
  }
  const items = child(root, "items");
  if (!kind.endsWith("List") || items?.value.kind !== "list") return [{ root, kind }];
  const itemKind = kind === "List" ? null : kind.slice(0, -"List".length);
  return listItems(items).flatMap((item) => item.value.kind === "null" ? [] : objectsIn(diagnostics, item, itemKind));
}
function nameOf2(root) {
  const name = plainText(child(root, "metadata", "name")) ?? plainText(child(root, "metadata", "generateName"));
  return name === null || name === "" ? null : name.replace(/-$/, "");
}
function isHook(root) {
  return child(root, "metadata", "annotations", "helm.sh/hook") !== null;
}
function podOf({ kind, root }) {
  return child(root, ...podPath(kind));
}

// src/manifest/ports.ts
var supported2 = { containerPort: null, name: null, protocol: null, hostPort: null, hostIP: null };
function readPorts(diagnostics, container) {
  const names = /* @__PURE__ */ new Map();
  const tcp = /* @__PURE__ */ new Map();
  for (const item of container.items("ports", "name")) {
    const fields = openMap(diagnostics, item, supported2);
    if (fields === null) continue;
    if (fields.at("containerPort") === null) diagnostics.error(item, "has no containerPort; expected a port number");
    const number = fields.integer("containerPort", 1, 65535);
    const name = fields.text("name");
    const protocol = fields.text("protocol") ?? "TCP";
    if (!["TCP", "UDP", "SCTP"].includes(protocol)) {
      diagnostics.error(fields.at("protocol") ?? item, `is ${protocol}; expected TCP, UDP or SCTP`);
    }
    if (number === null) continue;
    if (name !== null) names.set(name, number);
    if (protocol === "TCP") tcp.set(number, tcp.get(number) ?? name);
  }
  const [only, ...others] = tcp.keys();
  if (others.length === 0) return { port: only ?? null, names, isProbePortOptional: false };
  const named = (wanted) => [...tcp].find(([, name]) => name === wanted)?.[0];
  const port = named("http") ?? named("web") ?? null;
  if (port === null) {
    const all = [...tcp].map(([number, name]) => name === null ? number : `${number} (${name})`).join(", ");
    const location = container.at("ports") ?? container.node;
    diagnostics.warning(location, `has several ports: ${all}; set port to the one that receives the load`);
  }
  return { port, names, isProbePortOptional: false };
}
function manifestPort(diagnostics, node, { names }) {
  const text = plainText(node);
  if (node.value.kind === "text" && names.has(node.value.text)) return names.get(node.value.text) ?? null;
  const number = text !== null && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 65535) return number;
  const known = names.size === 0 ? "the container has no named ports" : `the container has ${[...names.keys()].join(", ")}`;
  diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a port number or a port name (${known})`);
  return null;
}

// src/manifest/probes.ts
var requestIntervalMs = 50;
var probeFields = {
  httpGet: null,
  tcpSocket: null,
  exec: null,
  grpc: null,
  initialDelaySeconds: null,
  timeoutSeconds: null,
  periodSeconds: null,
  successThreshold: null,
  failureThreshold: null,
  terminationGracePeriodSeconds: null
};
function readProbes(diagnostics, container, ports, values) {
  const startup = container.map("startupProbe", probeFields);
  const readiness = container.map("readinessProbe", probeFields);
  const steps = [startup, readiness].flatMap(
    (fields) => fields === null ? [] : stepOf(diagnostics, fields, ports, values)
  );
  const delays = [startup, readiness].map((fields) => fields?.integer("initialDelaySeconds") ?? 0);
  return {
    steps,
    httpsPorts: httpsPortsOf(container, ports),
    startMs: startup === null ? null : startMsOf(startup),
    delayMs: Math.max(...delays, livenessDelayOf(container)) * 1e3
  };
}
function livenessDelayOf(container) {
  const value = child(container.at("livenessProbe"), "initialDelaySeconds")?.value;
  return value?.kind === "number" && value.number > 0 ? value.number : 0;
}
function httpsPortsOf(container, ports) {
  return ["readinessProbe", "startupProbe", "livenessProbe"].flatMap((name) => {
    const http = child(container.at(name), "httpGet");
    if (http === null || plainText(child(http, "scheme")) !== "HTTPS") return [];
    const written = plainText(child(http, "port"));
    const number = written === null ? null : ports.names.get(written) ?? Number(written);
    const port = number === 0 && ports.isProbePortOptional ? null : number;
    return Number.isNaN(port) ? [] : [{ port, place: http.place, field: http.path }];
  });
}
function startMsOf(fields) {
  const delay = fields.integer("initialDelaySeconds") ?? 0;
  return (delay + periodOf(fields) * (fields.integer("failureThreshold", 1) ?? 3)) * 1e3;
}
function periodOf(fields) {
  return fields.integer("periodSeconds", 1) ?? 10;
}
function stepOf(diagnostics, fields, ports, values) {
  const attemptTimeoutMs = (fields.integer("timeoutSeconds", 1) ?? 1) * 1e3;
  const periodMs = periodOf(fields) * 1e3;
  const successes = fields.integer("successThreshold", 1) ?? 1;
  const declared = probeOf(diagnostics, fields, ports);
  if (declared === null) return [];
  const probe = declared.kind === "exec" ? { ...declared, command: declared.command.map((word) => expand(word, values)) } : declared;
  const intervalMs = probe.kind === "exec" ? periodMs : requestIntervalMs;
  const { file, line } = fields.node.place;
  return [{ probe, place: { file, line }, attemptTimeoutMs, intervalMs, successes }];
}
function probeOf(diagnostics, fields, ports) {
  const kinds = ["httpGet", "tcpSocket", "exec", "grpc"].filter((kind) => fields.at(kind) !== null);
  if (kinds.length === 0 && ports.isProbePortOptional) return { kind: "tcp", port: null };
  if (kinds.length !== 1) {
    diagnostics.error(
      fields.node,
      `has ${kinds.length || "no"} handlers; expected one of httpGet, tcpSocket, exec, grpc`
    );
    return null;
  }
  switch (kinds[0]) {
    case "httpGet":
      return httpProbe(diagnostics, fields, ports);
    case "tcpSocket": {
      const tcp = fields.map("tcpSocket", { port: null, host: otherHost });
      return tcp === null ? null : { kind: "tcp", port: portIn(diagnostics, tcp, ports) };
    }
    case "exec": {
      const exec = fields.map("exec", { command: null });
      const command = exec?.texts("command") ?? null;
      if (exec !== null && command === null) diagnostics.error(exec.node, "has no command; expected a list of strings");
      return command === null ? null : { kind: "exec", command };
    }
    default: {
      const grpc = fields.map("grpc", { port: null, service: null });
      if (grpc === null) return null;
      diagnostics.unsupported(grpc.node, "memgate checks only that the port accepts connections");
      return { kind: "tcp", port: portIn(diagnostics, grpc, ports) };
    }
  }
}
var otherHost = "memgate sends the probe to the container itself";
function httpProbe(diagnostics, fields, ports) {
  const http = fields.map("httpGet", { path: null, port: null, scheme: null, httpHeaders: null, host: otherHost });
  if (http === null) return null;
  const scheme = http.text("scheme") ?? "HTTP";
  if (scheme !== "HTTP" && scheme !== "HTTPS") {
    diagnostics.error(http.at("scheme") ?? http.node, `is ${scheme}; expected HTTP or HTTPS`);
  }
  return {
    kind: "http",
    path: pathOf(http.text("path") ?? "/"),
    headers: headersOf(diagnostics, http),
    scheme: scheme === "HTTPS" ? "https" : "http",
    port: portIn(diagnostics, http, ports)
  };
}
function portIn(diagnostics, fields, ports) {
  const node = fields.at("port");
  if (ports.isProbePortOptional && (node === null || plainText(node) === "0")) return null;
  if (node !== null) return manifestPort(diagnostics, node, ports);
  diagnostics.error(fields.node, "has no port; expected a port number or a port name");
  return null;
}
function pathOf(text) {
  const [path = ""] = text.split("#");
  const encoded = path.replace(
    /[^\x21-\x7e]+/g,
    (part) => [...Buffer.from(part)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")
  );
  return encoded.startsWith("/") ? encoded : `/${encoded}`;
}
function headersOf(diagnostics, http) {
  return http.items("httpHeaders", "name").flatMap((item) => {
    const fields = openMap(diagnostics, item, { name: null, value: null });
    const name = fields?.text("name") ?? "";
    const value = fields?.text("value") ?? "";
    const parsed = header(`${name}: ${value}`);
    if (!parsed.ok) diagnostics.error(item, "is not a valid HTTP header; expected name and value");
    return parsed.ok ? [parsed.value] : [];
  });
}

// src/manifest/security-context.ts
var engineDefault = "memgate keeps the engine's default";
var sharedFields = {
  runAsUser: null,
  runAsGroup: null,
  runAsNonRoot: null,
  seccompProfile: null,
  appArmorProfile: null,
  seLinuxOptions: engineDefault,
  windowsOptions: "memgate runs Linux containers"
};
var podFields2 = {
  ...sharedFields,
  fsGroup: null,
  fsGroupChangePolicy: null,
  supplementalGroups: null,
  supplementalGroupsPolicy: null,
  seLinuxChangePolicy: null,
  sysctls: "memgate does not change kernel settings"
};
var containerFields2 = {
  ...sharedFields,
  readOnlyRootFilesystem: null,
  allowPrivilegeEscalation: null,
  capabilities: null,
  privileged: "memgate does not start privileged containers",
  procMount: null
};
function readSecurity(diagnostics, podSpec, container) {
  const pod = podSpec.map("securityContext", podFields2);
  const own = container.map("securityContext", containerFields2);
  const numberOf = (key) => own?.integer(key) ?? pod?.integer(key) ?? null;
  const flagOf2 = (key) => own?.flag(key) ?? pod?.flag(key) ?? null;
  const nodeOf = (key) => own?.at(key) ?? pod?.at(key) ?? null;
  const user = numberOf("runAsUser");
  const group = numberOf("runAsGroup");
  const groupNode = nodeOf("runAsGroup");
  if (groupNode !== null && group !== null && user === null) {
    diagnostics.unsupported(groupNode, "memgate sets a group only together with a user; add runAsUser");
  }
  const nonRoot = nodeOf("runAsNonRoot");
  if (nonRoot !== null && flagOf2("runAsNonRoot") === true) {
    if (user === null) diagnostics.unsupported(nonRoot, "memgate does not check the image's user; add runAsUser");
    if (user === 0) diagnostics.error(nonRoot, "is true, but runAsUser is 0; expected another user");
  }
  reportProfile(diagnostics, nodeOf("seccompProfile"), own?.at("seccompProfile") ? own : pod, "seccompProfile");
  reportProfile(diagnostics, nodeOf("appArmorProfile"), own?.at("appArmorProfile") ? own : pod, "appArmorProfile");
  const procMount = own?.at("procMount") ?? null;
  if (procMount !== null && own?.text("procMount") !== "Default") diagnostics.unsupported(procMount, engineDefault);
  const fsGroup = pod?.integer("fsGroup") ?? null;
  const groups = [...fsGroup === null ? [] : [fsGroup], ...groupsOf(diagnostics, pod)];
  const capabilities = own?.map("capabilities", { add: null, drop: null }) ?? null;
  return {
    user: user === null ? null : group === null ? String(user) : `${user}:${group}`,
    rights: {
      readOnlyRoot: own?.flag("readOnlyRootFilesystem") ?? false,
      noNewPrivileges: own?.flag("allowPrivilegeEscalation") === false,
      capAdd: capabilities?.texts("add") ?? [],
      capDrop: capabilities?.texts("drop") ?? [],
      groups: [...new Set(groups)]
    },
    fsGroup
  };
}
function reportProfile(diagnostics, node, context, key) {
  const profile = context?.map(key, { type: null, localhostProfile: null }) ?? null;
  if (node === null || profile === null || profile.text("type") === "RuntimeDefault") return;
  diagnostics.unsupported(node, engineDefault);
}
function groupsOf(diagnostics, pod) {
  return (pod?.items("supplementalGroups") ?? []).flatMap((node) => {
    const { value } = node;
    if (value.kind === "number" && Number.isInteger(value.number) && value.number >= 0) return [value.number];
    diagnostics.error(node, "is not a group ID; expected a whole number");
    return [];
  });
}

// src/manifest/select-container.ts
function isSidecar(initContainer) {
  return plainText(child(initContainer, "restartPolicy")) === "Always";
}
function selectContainer(diagnostics, { workloads }, selector) {
  const apps = workloads.filter(({ isHook: isHook2 }) => !isHook2);
  const pool = apps.length > 0 ? apps : workloads;
  const first = (selector === null ? pool : workloads)[0];
  if (first === void 0) return null;
  const location = { place: first.root.place, path: "" };
  if (selector === null) {
    if (pool.length === 1) return selectIn(diagnostics, first, null);
    diagnostics.error(location, severalWorkloads(pool, workloads));
    return null;
  }
  const { namespace } = selector;
  const inNamespace = namespace === null ? workloads : workloads.filter((one) => namespaceOf(one) === namespace);
  if (inNamespace.length === 0) {
    const known = [...new Set(workloads.map(namespaceOf))];
    const nearest2 = suggestion(namespace ?? "", known);
    const advice = nearest2 === null ? `expected ${oneOf(known)}` : `did you mean ${nearest2}?`;
    diagnostics.error(location, `the manifest has no workload in namespace ${namespace}; ${advice}`);
    return null;
  }
  if (selector.by === "container") return selectByContainer(diagnostics, location, inNamespace, selector.container);
  const title = `${selector.kind}/${selector.name}`;
  const found = inNamespace.filter((workload) => titleOf(workload) === title);
  if (found.length === 1 && found[0] !== void 0) return selectIn(diagnostics, found[0], selector.container);
  if (found.length > 1) diagnostics.error(location, severalWorkloads(found, inNamespace));
  else {
    const advice = hint(title, inNamespace.map(titleOf), inNamespace);
    diagnostics.error(location, `the manifest has no ${title}; ${advice}`);
  }
  return null;
}
function severalWorkloads(found, all) {
  const [title = "", ...otherTitles] = new Set(found.map(titleOf));
  if (otherTitles.length > 0) {
    return `the manifest has several containers; set \`selector\` to ${choices(found, all)}`;
  }
  const namespaces = [...new Set(found.map(namespaceOf))];
  if (namespaces.length === 1) {
    const places2 = found.map(({ root }) => placeText(root.place)).join(", ");
    return `the manifest defines ${title} more than once (${places2}); expected one definition`;
  }
  const places = found.map((one) => `in namespace ${namespaceOf(one)} (${placeText(one.root.place)})`);
  const times = found.length === 2 ? "twice" : `${found.length} times`;
  return `the manifest defines ${title} ${times}: ${places.join(", ")}; set \`selector\` to ${choices(found, all)}`;
}
function nameInReport(workload, all) {
  const title = titleOf(workload);
  return selectorOf(workload, all) === title ? title : `${title} in namespace ${namespaceOf(workload)}`;
}
function namespaceOf({ namespace }) {
  return namespace ?? "default";
}
function selectByContainer(diagnostics, location, workloads, name) {
  const found = workloads.filter((workload) => namesIn(workload).includes(name));
  if (found.length === 1 && found[0] !== void 0) return selectIn(diagnostics, found[0], name);
  if (found.length > 1) {
    const selectors = oneOf(found.map((workload) => `${selectorOf(workload, workloads)}/${name}`));
    diagnostics.error(location, `the manifest has several containers "${name}"; set \`selector\` to ${selectors}`);
    return null;
  }
  const sameName = workloads.filter((workload) => workload.name === name);
  if (sameName.length > 0) {
    const selectors = choices(sameName, workloads);
    diagnostics.error(location, `"${name}" is a workload, not a container; set \`selector\` to ${selectors}`);
    return null;
  }
  const names = workloads.flatMap(namesIn);
  diagnostics.error(location, `the manifest has no container "${name}"; ${hint(name, names, workloads)}`);
  return null;
}
function hint(name, known, workloads) {
  const nearest2 = known.length === 0 ? null : suggestion(name, known);
  return nearest2 === null ? `expected ${choices(workloads, workloads)}` : `did you mean ${nearest2}?`;
}
function selectIn(diagnostics, workload, name) {
  const pod = podOf(workload);
  const podSpec = child(pod, "spec");
  const list2 = child(podSpec, "containers");
  const containers = listItems(list2, "name");
  if (pod === null || podSpec === null || containers.length === 0) {
    const path = [...podPath(workload.kind), "spec", "containers"].join(".");
    const value = list2 === null ? "missing" : list2.value.kind === "list" ? "empty" : describeNode(list2.value);
    const place = (list2 ?? podSpec ?? pod ?? workload.root).place;
    const missing = { location: { place, path }, message: `is ${value}; expected a list of containers` };
    reportMissing(diagnostics, workload.root, [...podPath(workload.kind), "spec", "containers"], missing);
    return null;
  }
  const named = [...containers, ...sidecarsOf(podSpec)];
  const matches = name === null ? containers : named.filter((one) => nameOf3(workload, one) === name);
  const [container] = matches;
  if (container === void 0) {
    const message = `has no container "${name}"; ${hint(name ?? "", namesIn(workload), [workload])}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  if (matches.length > 1) {
    const message = `has several containers; set \`selector\` to ${choices([workload], [workload])}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  const containerName = nameOf3(workload, container);
  if (container.value.kind !== "map")
    diagnostics.error(container, `is ${describeNode(container.value)}; expected a map`);
  else if (containerName === null) diagnostics.error(container, "has no name; expected a string");
  if (containerName === null) return null;
  return {
    workload,
    pod,
    podSpec,
    container,
    containerName,
    siblings: containers.filter((other) => other !== container)
  };
}
function choices(workloads, all) {
  const selectors = workloads.flatMap((workload) => {
    const names = namesIn(workload);
    const selector = selectorOf(workload, all);
    return names.length < 2 ? [selector] : names.map((name) => `${selector}/${name}`);
  });
  return oneOf([...new Set(selectors)]);
}
function selectorOf(workload, all) {
  const title = titleOf(workload);
  const isAmbiguous = all.some((other) => titleOf(other) === title && namespaceOf(other) !== namespaceOf(workload));
  return isAmbiguous ? `${namespaceOf(workload)}:${title}` : title;
}
function oneOf(selectors) {
  return selectors.length === 1 ? selectors.join("") : `one of ${selectors.join(", ")}`;
}
function titleOf({ kind, name }) {
  return `${kind}/${name}`;
}
function sidecarsOf(podSpec) {
  return listItems(child(podSpec, "initContainers"), "name").filter(isSidecar);
}
function namesIn(workload) {
  const podSpec = child(podOf(workload), "spec");
  const containers = [...listItems(child(podSpec, "containers")), ...sidecarsOf(podSpec)];
  return containers.map((container) => nameOf3(workload, container)).filter((name) => name !== null);
}
function nameOf3({ kind }, container) {
  const name = child(container, "name");
  if (name === null && kind === "Service") return knativeContainer;
  return name?.value.kind === "text" && name.value.text !== "" ? name.value.text : null;
}

// src/manifest/volume-mounts.ts
import { posix } from "node:path";
var supported3 = {
  name: null,
  mountPath: null,
  readOnly: null,
  subPath: null,
  recursiveReadOnly: null,
  subPathExpr: null,
  mountPropagation: "memgate does not propagate mounts"
};
function readMounts(diagnostics, container, volumes, context) {
  const { fsGroup, readOnlyRoot } = context;
  const mounts = [];
  for (const item of container.items("volumeMounts", "mountPath")) {
    const mount = mountOf(diagnostics, item, volumes, context);
    if (mount === null) continue;
    const previous = mounts.find(({ target }) => target === mount.target);
    if (previous !== void 0) {
      diagnostics.error(item, `has the same mountPath as line ${previous.node.place.line}; expected unique paths`);
    } else mounts.push(mount);
  }
  const singleFiles = [];
  const ephemeral = /* @__PURE__ */ new Map();
  const subPaths = /* @__PURE__ */ new Map();
  const tmpfs = [];
  for (const mount of mounts) {
    const { content, target, subPath, node, volume } = mount;
    if (content.kind === "none") continue;
    if (content.kind === "memory") {
      if (tmpfs.some((other) => other.volume === volume)) {
        diagnostics.warning(node, "is a separate tmpfs: memgate cannot mount one tmpfs at several paths");
      }
      tmpfs.push({ volume, target, options: tmpfsOptions(content.sizeBytes, mount.readOnly) });
      continue;
    }
    const file = subPath === "" ? void 0 : content.files.find(({ path }) => path === subPath);
    if (file !== void 0) {
      const mode = fsGroup === null ? file.mode : file.mode | 292;
      singleFiles.push({ file: { ...file, path: target, mode }, node });
      continue;
    }
    const files = filesBelow(content.files, subPath);
    if (content.kind === "data" && subPath !== "" && files.length === 0 && content.files.length > 0) {
      diagnostics.error(
        node,
        `has subPath ${mount.writtenSubPath}, which is not in the volume; expected one of its files`
      );
    }
    const key = JSON.stringify([volume, subPath]);
    const others = subPaths.get(volume) ?? [];
    if (content.kind !== "data" && !ephemeral.has(key) && others.some((other) => overlaps(other, subPath))) {
      diagnostics.warning(
        node,
        "shares no files with the other mounts of its volume: memgate creates a volume for each subPath"
      );
    }
    subPaths.set(volume, [...others, subPath]);
    const at = { target, readOnly: mount.readOnly || content.kind === "data" || content.readOnly };
    ephemeral.set(key, { groupId: fsGroup, files, mounts: [...ephemeral.get(key)?.mounts ?? [], at] });
  }
  const memory = tmpfs.map(({ target, options }) => ({ target, options }));
  return { tmpfs: memory, ...placeFiles(diagnostics, singleFiles, [...ephemeral.values()], memory, readOnlyRoot) };
}
function overlaps(one, other) {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}
function mountOf(diagnostics, item, volumes, { values, mounted }) {
  const fields = openMap(diagnostics, item, supported3);
  const volume = fields?.text("name") ?? null;
  const path = fields?.text("mountPath") ?? null;
  if (fields === null || !volume || !path) {
    if (fields !== null) diagnostics.error(item, "has no name or no mountPath; expected both as strings");
    return null;
  }
  const target = posix.resolve("/", path);
  if (target === "/" || path.includes(":")) {
    diagnostics.error(
      fields.at("mountPath") ?? item,
      "is not a valid mount path; expected a directory such as /data, without a colon"
    );
    return null;
  }
  if (mounted.has(target)) return null;
  const content = volumes.contentOf(volume);
  if (content === null) {
    diagnostics.error(item, `refers to volume ${volume}, which is not in the pod; expected one of its volumes`);
    return null;
  }
  const expression = fields.text("subPathExpr");
  const plain = fields.text("subPath");
  const subPath = plain ?? expand(expression ?? "", values);
  if (subPath.startsWith("/") || subPath.split("/").includes("..")) {
    diagnostics.error(
      fields.at("subPath") ?? fields.at("subPathExpr") ?? item,
      "is outside the volume; expected a relative path without .."
    );
    return null;
  }
  const part = subPath === "" ? "" : posix.normalize(subPath).replace(/^\.?\/?$|\/$/g, "");
  return {
    node: item,
    volume,
    target,
    readOnly: fields.flag("readOnly") ?? false,
    subPath: part,
    writtenSubPath: plain ?? expression ?? "",
    content
  };
}
function filesBelow(files, folder) {
  if (folder === "") return files;
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  return inside.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }));
}
function tmpfsOptions(sizeBytes, readOnly) {
  return [...readOnly ? ["ro"] : [], "exec", "mode=1777", ...sizeBytes === null ? [] : [`size=${sizeBytes}`]].join(
    ","
  );
}
function placeFiles(diagnostics, singleFiles, volumes, tmpfs, readOnlyRoot) {
  const files = [];
  const placed = [...volumes];
  for (const { file, node } of singleFiles) {
    const targets = [...volumes.flatMap(({ mounts }) => mounts), ...tmpfs].map(({ target }) => target);
    const above = targets.filter((target) => file.path.startsWith(`${target}/`)).sort((a, b) => b.length - a.length);
    const [folder] = above;
    const index = placed.findIndex(({ mounts }) => mounts.some(({ target }) => target === folder));
    const volume = placed[index];
    if (folder !== void 0 && volume !== void 0) {
      const path = file.path.slice(folder.length + 1);
      const others = volume.files.filter((other) => other.path !== path);
      placed[index] = { ...volume, files: [...others, { ...file, path }] };
    } else if (folder !== void 0) diagnostics.unsupported(node, "memgate cannot place a file in a tmpfs");
    else if (readOnlyRoot)
      diagnostics.unsupported(node, "memgate cannot place a single file in a read-only root filesystem");
    else files.push(file);
  }
  return { volumes: placed, files };
}

// src/manifest/config-volumes.ts
import { posix as posix2 } from "node:path";
var defaultMode = 420;
var supported4 = { items: null, defaultMode: null, optional: null };
function filesOf(diagnostics, { name: volumeName, fields: volume, kind, projection }, { store, missing, secrets, fsGroup }) {
  const nameKey = kind === "secret" && projection === null ? "secretName" : "name";
  const fields = volume.map(kind, { ...supported4, [nameKey]: null });
  if (fields === null) return [];
  const name = fields.text(nameKey);
  if (fields.at(nameKey) === null) diagnostics.error(fields.node, `has no ${nameKey}; expected a string`);
  if (name === null) return [];
  const dataKind = kind === "secret" ? "Secret" : "ConfigMap";
  const isOptional = fields.flag("optional") === true;
  const object = store.find(dataKind, name);
  if (object === null) {
    if (!isOptional) missing.push(missingObject(`volume ${volumeName}`, fields.node, dataKind, name));
    return [];
  }
  const mode = modeOf(fields, "defaultMode") ?? projection?.mode ?? defaultMode;
  const fileOf = (path, { bytes, text }, fileMode) => {
    if (kind === "secret" && text) secrets.add(text);
    return { path, content: bytes, mode: (fileMode ?? mode) | (fsGroup === null ? 0 : 288) };
  };
  if (fields.at("items") === null) {
    return [...object.entries].flatMap(([key, entry]) => {
      if (isKey(key)) return [fileOf(key, entry, null)];
      diagnostics.error(entry.location, "is not a valid file name; expected a key of letters, digits, -, _ and .");
      return [];
    });
  }
  return fields.items("items", "key").flatMap((item) => {
    const part = openMap(diagnostics, item, { key: null, path: null, mode: null });
    const key = part?.text("key") ?? null;
    const path = part?.text("path") ?? null;
    if (part === null || key === null || path === null) {
      if (part !== null) diagnostics.error(item, "has no key or no path; expected both as strings");
      return [];
    }
    if (!isInside(path)) {
      diagnostics.error(
        part.at("path") ?? item,
        "is outside the volume; expected a relative path to a file, without .."
      );
      return [];
    }
    const entry = object.entries.get(key);
    if (entry !== void 0) return [fileOf(posix2.normalize(path), entry, modeOf(part, "mode"))];
    if (!isOptional) missing.push(missingKey(`volume ${volumeName}`, item, dataKind, name, key));
    return [];
  });
}
function modeOf(fields, key) {
  return fields.integer(key, 0, 511);
}
function isKey(key) {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key) && !key.startsWith("..") && key !== ".";
}
function isInside(path) {
  const isRelative = path !== "" && !path.startsWith("/") && !path.endsWith("/") && posix2.normalize(path) !== ".";
  return isRelative && !path.split("/").includes("..");
}

// src/manifest/volumes.ts
var emptyVolume = "memgate mounts an empty volume and removes it after the run";
var notMounted = "memgate does not mount volumes of this type";
function readVolumes(diagnostics, podSpec, selected, sources) {
  const contents = /* @__PURE__ */ new Map();
  for (const item of podSpec.items("volumes", "name")) {
    const name = plainText(child(item, "name"));
    if (name === null) {
      if (openMap(diagnostics, item, null) !== null) diagnostics.error(item, "has no name; expected a string");
    } else if (contents.has(name))
      diagnostics.error(item, "has the same name as another volume; expected unique names");
    else contents.set(name, () => contentOf(diagnostics, item, name, sources));
  }
  const { kind, root } = selected.workload;
  const templates = kind === "StatefulSet" ? child(root, "spec", "volumeClaimTemplates") : null;
  for (const template of listItems(templates)) {
    const name = plainText(child(template, "metadata", "name"));
    if (name === null) continue;
    contents.set(name, () => {
      diagnostics.unsupported({ place: template.place, path: `spec.volumeClaimTemplates[${name}]` }, emptyVolume);
      return { kind: "folder", files: [], readOnly: false };
    });
  }
  const read = /* @__PURE__ */ new Map();
  return {
    contentOf(name) {
      const content = read.get(name) ?? contents.get(name)?.() ?? null;
      if (content !== null) read.set(name, content);
      return content;
    }
  };
}
function contentOf(diagnostics, item, name, sources) {
  const fields = openMap(diagnostics, item, null);
  const [first, ...more] = (fields?.all() ?? []).filter(([key]) => key !== "name");
  if (fields === null) return { kind: "none" };
  if (more.length > 0) {
    const types = [first, ...more].map((entry) => entry?.[0]).join(" and ");
    diagnostics.error(item, `has several types, ${types}; expected one`);
    return { kind: "none" };
  }
  if (first === void 0) return { kind: "folder", files: [], readOnly: false };
  const [kind, node] = first;
  switch (kind) {
    case "emptyDir":
      return emptyDir(diagnostics, fields);
    case "configMap":
    case "secret":
      return { kind: "data", files: filesOf(diagnostics, { name, fields, kind, projection: null }, sources) };
    case "projected":
      return { kind: "data", files: projected(diagnostics, name, fields, sources) };
    case "persistentVolumeClaim":
    case "ephemeral": {
      diagnostics.unsupported(node, emptyVolume);
      const readOnly = kind === "ephemeral" ? null : fields.map(kind, null)?.flag("readOnly");
      return { kind: "folder", files: [], readOnly: readOnly ?? false };
    }
    default:
      diagnostics.unsupported(node, notMounted);
      return { kind: "none" };
  }
}
function emptyDir(diagnostics, volume) {
  const fields = volume.map("emptyDir", { medium: null, sizeLimit: null });
  const medium = fields?.text("medium") || null;
  const size = fields?.at("sizeLimit") ?? null;
  const text = plainText(size);
  const sizeBytes = text === null ? null : kubernetesQuantity(text, 0);
  if (size !== null && sizeBytes === null) diagnostics.error(size, "is not a quantity; expected a value such as 64Mi");
  if (medium === "Memory") return { kind: "memory", sizeBytes: sizeBytes === 0 ? null : sizeBytes };
  const mediumNode = fields?.at("medium") ?? null;
  if (medium !== null && mediumNode !== null) diagnostics.unsupported(mediumNode, "memgate creates the volume on disk");
  if (size !== null) diagnostics.unsupported(size, "memgate does not limit a volume on disk");
  return { kind: "folder", files: [], readOnly: false };
}
function projected(diagnostics, name, volume, sources) {
  const fields = volume.map("projected", { sources: null, defaultMode: null });
  const projection = { mode: fields === null ? null : modeOf(fields, "defaultMode") };
  const files = (fields?.items("sources") ?? []).flatMap((item) => {
    const source = openMap(diagnostics, item, null);
    return (source?.all() ?? []).flatMap(([kind, node]) => {
      if (source !== null && (kind === "configMap" || kind === "secret")) {
        return filesOf(diagnostics, { name, fields: source, kind, projection }, sources);
      }
      diagnostics.unsupported(node, "memgate does not create its files, because only a cluster can provide them");
      return [];
    });
  });
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

// src/manifest/read-manifest.ts
var noManifestInputs = {
  limitBytes: null,
  cpus: null,
  variables: /* @__PURE__ */ new Map(),
  mounted: /* @__PURE__ */ new Set()
};
function readManifest(files, selector, overrides = noManifestInputs) {
  const diagnostics = createDiagnostics();
  const documents = readDocuments(files, diagnostics);
  if (diagnostics.errors().length > 0) return { ok: false, problems: diagnostics.errors(), needs: null };
  const objects = sortObjects(diagnostics, documents);
  if (diagnostics.errors().length > 0) return { ok: false, problems: diagnostics.errors(), needs: null };
  if (objects.workloads.length === 0) return { ok: false, problems: [noWorkload(files, objects)], needs: null };
  for (const location of objects.kustomizations) {
    diagnostics.unsupported(
      { ...location, path: "kustomization" },
      `memgate reads the other objects without it; ${kustomizeHint}`
    );
  }
  const selected = selectContainer(diagnostics, objects, selector);
  if (selected === null) return { ok: false, problems: diagnostics.errors(), needs: null };
  const app = readApp(diagnostics, objects, selected, overrides);
  const needs = needsOf(objects, selected);
  const problems = diagnostics.errors();
  if (app === null || problems.length > 0) return { ok: false, problems, needs };
  return { ok: true, app: { ...app, notices: diagnostics.notices() }, needs };
}
function needsOf(objects, selected) {
  const { workload, podSpec, container } = selected;
  const limit = ["resources", "limits", "memory"];
  return {
    name: nameOf4(objects, selected),
    needsLimit: isAbsent(container, limit) && isAbsent(podSpec, limit),
    needsImage: isAbsent(container, ["image"]) || plainText(child(container, "image"))?.trim() === "",
    isBatchJob: workload.kind === "Job" || workload.kind === "CronJob"
  };
}
function nameOf4({ workloads }, { workload, containerName }) {
  return `${nameInReport(workload, workloads)}, container ${containerName}`;
}
var kustomizeHint = "render it first: kubectl kustomize FOLDER | memgate run --manifest -";
function noWorkload(files, { kustomizations, otherKinds }) {
  const [kustomization] = kustomizations;
  if (kustomization !== void 0) {
    const message = `the file is a kustomization, not a manifest; ${kustomizeHint}`;
    return diagnosticText({ ...kustomization, path: "" }, message);
  }
  const [{ path } = { path: "-" }] = files;
  const location = { place: { file: path === "-" ? "stdin" : path, line: 1, column: 1 }, path: "" };
  if (files.every(({ text }) => text.trim() === "")) {
    const message = "the manifest is empty; expected a Kubernetes object (the command that renders it may have failed)";
    return diagnosticText(location, message);
  }
  const found = otherKinds.length === 0 ? "nothing" : otherKinds.join(", ");
  return diagnosticText(location, `the manifest has no workload (found: ${found}); expected one of ${listOfKinds()}`);
}
function readApp(diagnostics, objects, selected, overrides) {
  const isKnative = selected.workload.kind === "Service";
  const podSpec = openMap(diagnostics, selected.podSpec, isKnative ? knativePodFields : podFields);
  const container = openMap(diagnostics, selected.container, containerFields);
  if (podSpec === null || container === null) return null;
  reportUnsupportedPodFields(diagnostics, podSpec, selected);
  const policy = container.at("imagePullPolicy");
  if (policy !== null && container.text("imagePullPolicy") === "Always") {
    diagnostics.unsupported(policy, "memgate pulls only a missing image; set pull: always to pull every time");
  }
  const store = createStore(diagnostics, objects.data, selected.workload.namespace);
  const variables = readVariables(
    diagnostics,
    container,
    { ...selected, limitOverrides: overrides },
    store,
    overrides.variables
  );
  const { limit, cpus } = readResources(diagnostics, podSpec, container, overrides, selected.siblings.length);
  const ports = isKnative ? knativePorts(readPorts(diagnostics, container)) : readPorts(diagnostics, container);
  const added = isKnative ? knativeVariables(selected.workload.name, ports, variables.values) : [];
  const values = new Map([...variables.values, ...added]);
  const { steps, httpsPorts, startMs, delayMs } = readProbes(diagnostics, container, ports, values);
  const { user, rights, fsGroup } = readSecurity(diagnostics, podSpec, container);
  const sources = { store, missing: [], secrets: new Set(variables.secrets), fsGroup };
  const volumes = readVolumes(diagnostics, podSpec, selected, sources);
  const mounts = readMounts(diagnostics, container, volumes, {
    values,
    mounted: overrides.mounted,
    fsGroup,
    ...rights
  });
  reportMissingVariables(diagnostics, selected.container, variables.missing, overrides.variables.size > 0);
  reportMissingFiles(diagnostics, selected.container, sources.missing);
  const expanded = (key) => container.texts(key)?.map((word) => expand(word, values)) ?? null;
  return {
    name: nameOf4(objects, selected),
    limit: limit === null ? null : { bytes: limit.bytes, place: { file: limit.place.file, line: limit.place.line } },
    // OpenShift writes a space if a trigger sets the image of a DeploymentConfig.
    image: container.text("image")?.trim() || null,
    entrypoint: expanded("command"),
    command: expanded("args"),
    workingDir: container.text("workingDir") || null,
    env: [...variables.env, ...added],
    secrets: [...sources.secrets],
    port: ports.port,
    cpus,
    user,
    rights,
    extraHosts: extraHosts(diagnostics, podSpec),
    probes: steps,
    httpsPorts,
    startMs,
    delayMs,
    ...mounts,
    notices: []
  };
}
function reportUnsupportedPodFields(diagnostics, podSpec, { container, siblings }) {
  for (const sibling of siblings) diagnostics.unsupported(sibling, onlySelected);
  for (const init of podSpec.items("initContainers", "name")) {
    if (init.path === container.path) continue;
    diagnostics.unsupported(init, isSidecar(init) ? onlySelected : "memgate does not run init containers");
  }
  const policy = podSpec.at("dnsPolicy");
  if (policy !== null && podSpec.text("dnsPolicy") !== "ClusterFirst") {
    diagnostics.unsupported(policy, runNetwork);
  }
}
function extraHosts(diagnostics, podSpec) {
  return podSpec.items("hostAliases", "ip").flatMap((item) => {
    const fields = openMap(diagnostics, item, { ip: null, hostnames: null });
    const ip = fields?.text("ip") ?? null;
    if (fields !== null && ip === null) diagnostics.error(item, "has no ip; expected ip and hostnames");
    const names = listItems(fields?.at("hostnames") ?? null).length === 0 ? null : fields?.texts("hostnames") ?? null;
    return ip === null ? [] : (names ?? []).map((name) => `${name}:${ip}`);
  });
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
  return report(meant === null ? `expected one of ${namesIn2(scope)}` : `did you mean {{${meant}}}?`);
}
function isName2(text) {
  return /^[A-Za-z_][\w.-]{0,39}$/.test(text);
}
function describePlaceholder(inside) {
  const isPrintable = inside === "" || isName2(inside) || /^random( -?\d{1,16}){1,3}$/.test(inside);
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
  const hint2 = meant === null ? `expected one of ${columns.join(", ")}` : `did you mean {{${setName}.${meant}}}?`;
  return report(`${setName} has no ${isName2(columnName) ? `column ${columnName}` : "such column"}; ${hint2}`);
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
function namesIn2({ data, captured }) {
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
function passes(check2) {
  try {
    check2();
    return true;
  } catch {
    return false;
  }
}

// src/scenario/har-entry.ts
var ownHeaders = /^(:.*|host|connection|content-length|transfer-encoding|keep-alive|proxy-connection|proxy-authorization|te|trailer|upgrade|expect|http2-settings)$/i;
function readEntry(entry, line) {
  const [request, response] = [fieldOf(entry, "request"), fieldOf(entry, "response")];
  const [method, address] = [fieldOf(request, "method"), fieldOf(request, "url")];
  if (typeof method !== "string") return { problem: "has no request.method; expected one such as GET" };
  if (typeof address !== "string" || !URL.canParse(address))
    return { problem: "has no valid request.url; expected an absolute URL" };
  const { protocol, origin, pathname, search } = new URL(address);
  const pairs = pairsOf(fieldOf(request, "headers"));
  if (isWebSocket(entry, protocol, pairs)) return { skipped: "WebSocket" };
  if (protocol !== "http:" && protocol !== "https:") return { skipped: `with scheme ${protocol.slice(0, -1)}` };
  if (method === "OPTIONS" && valueIn(pairs, "access-control-request-method") !== null)
    return { skipped: "CORS preflight" };
  const known = methods.find((one) => one === method);
  if (known === void 0) return { skipped: `with method ${method}` };
  const kind = fieldOf(entry, "_resourceType");
  const type = textIn2(fieldOf(response, "content"), "mimeType");
  if (kind === "eventsource" || /^text\/event-stream/i.test(type)) return { skipped: "with server-sent events" };
  const status = fieldOf(response, "status");
  if (status === 101) return { skipped: "with an upgrade to another protocol" };
  if (typeof status !== "number" || status < 200 || status > 599) return { skipped: "without a response" };
  if (status >= 500) return { skipped: "with a server error (5xx)" };
  const { headers, omissions } = headersOf2(pairs);
  const body = bodyOf(request, pairs);
  return {
    step: {
      name: `${method} ${pathname}`,
      line,
      method: known,
      path: literal(pathname + search),
      shownPath: pathname,
      headers,
      body,
      expect: expectOf(status),
      captures: []
    },
    origin,
    isPage: /^text\/html/i.test(type) || kind === "document" || kind === "xhr" || kind === "fetch",
    isRedirect: status >= 300 && status < 400 && status !== 304,
    omissions: new Map([...omissions, ...body === null ? missingBody(request, pairs) : []])
  };
}
function isWebSocket(entry, protocol, headers) {
  if (protocol === "ws:" || protocol === "wss:" || fieldOf(entry, "_resourceType") === "websocket") return true;
  return valueIn(headers, "upgrade")?.toLowerCase() === "websocket";
}
function headersOf2(pairs) {
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
function pairsOf(list2) {
  if (!Array.isArray(list2)) return [];
  return list2.flatMap((pair) => {
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
    const one = readEntry(entry, place.line);
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
    ...omissionNotices(file, replayed),
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
function omissionNotices(file, replayed) {
  const found = /* @__PURE__ */ new Map();
  for (const { step, omissions } of replayed) {
    for (const [key, omission] of omissions) {
      const first = found.get(key) ?? {
        line: step.line,
        message: `memgate sends ${step.name} without ${omission}`,
        count: 0
      };
      found.set(key, { ...first, count: first.count + 1 });
    }
  }
  const diagnostics = createDiagnostics();
  for (const { line, message, count } of found.values()) {
    const others = count === 1 ? "" : ` (the first of ${count} such requests)`;
    diagnostics.warning({ place: { file, line, column: 1 }, path: "" }, `${message}${others}`);
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
var defaultStatuses = [{ from: 200, to: 399 }];
function expectIn(node, diagnostics) {
  if (node === void 0) return defaultStatuses;
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
    return from === null ? [] : [{ name: key, line: place.line, from }];
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
function fileBody(node, isTemplate2, scope, context) {
  const path = filledTextIn(node, "a path relative to this file", context.diagnostics);
  if (path === null) return null;
  if (!isTemplate2) {
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
  const method = methodIn(fields.get("method"), body !== null, diagnostics);
  const path = fields.get("path");
  if (path === void 0)
    diagnostics.error({ place, path: stepPath }, "has no path; expected one such as path: /api/items");
  const shownPath = path === void 0 ? null : pathIn(path, diagnostics);
  return {
    name: nameIn(fields.get("name"), diagnostics) ?? `${method} ${shownPath ?? "?"}`,
    line: place.line,
    method,
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
  const expected = `one of ${methods.join(", ")}`;
  const text = filledTextIn(node, expected, diagnostics);
  const found = methods.find((known) => known === text?.toUpperCase());
  if (found === void 0 && text !== null)
    diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${expected}`);
  return found ?? "GET";
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
var yamlOptions2 = {
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
  const [root] = readYaml(file, text, yamlOptions2, diagnostics) ?? [];
  const scenario = root === void 0 ? null : scenarioIn2(file, rootNode(root), { readFile, diagnostics });
  const count = scenario === null ? 0 : stepsOf(scenario).length;
  if (count > mostSteps) {
    const message = `the file has ${count} requests in total; expected at most ${mostSteps}`;
    diagnostics.error({ place: { file, line: 1, column: 1 }, path: "" }, message);
  }
  const problems = diagnostics.errors();
  return problems.length === 0 && scenario !== null ? { ok: true, scenario, notices: [] } : { ok: false, problems };
}
function withQuotingHint({ offset, message }, text) {
  if (!message.startsWith("the file is not valid YAML")) return { offset, message };
  const source = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0] ?? "";
  const unquoted = source.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "");
  const hint2 = unquoted.includes("{{") ? '; quote strings that contain {{, such as "{{token}}"' : /\bjson\s+\$/.test(unquoted) ? '; quote the JSON path, such as "json $.items[0].id"' : "";
  return { offset, message: `${message}${hint2}` };
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
var yamlOptions3 = {
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
  const [document] = readYaml(path, text, yamlOptions3, diagnostics) ?? [];
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
    const texts = listItems(node).flatMap((item) => textOf2(item, "one value", diagnostics));
    return takesWords(name) ? [{ text: JSON.stringify(texts.map(({ text }) => text)), place }] : texts;
  }
  if (value.kind === "map" && separator !== void 0) {
    return entriesOf(node).flatMap(([key, part], index) => {
      if (key.includes(separator.trim()) || key === "") {
        const message = `entry ${index + 1} has no valid name; expected NAME: VALUE`;
        diagnostics.error({ place: part.place, path }, message);
        return [];
      }
      const texts = textOf2(part, "one value", diagnostics);
      return texts.map(({ text }) => ({ text: `${key}${separator}${text}`, place: part.place }));
    });
  }
  return textOf2(node, formOf(name, isList, separator), diagnostics);
}
function formOf(name, isList, separator) {
  if (takesWords(name)) return "text, or a list of words";
  if (!isList) return "one value";
  return separator === void 0 ? "a list of values" : `a list of NAME${separator}VALUE, or a map`;
}
function textOf2(node, expected, diagnostics) {
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
var fileReaders = { readComposeFiles, readConfig, readHar, readManifest, readScenario };
export {
  fileReaders
};
