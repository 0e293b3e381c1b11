import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readYaml
} from "./chunk-RBJPJ7PW.js";
import {
  podAddress
} from "./chunk-NJR6DWFV.js";
import {
  groupIn,
  header,
  intendedApiVersion,
  intendedKind,
  kindInGroup,
  listOfKinds,
  minLimitBytes,
  parseMemoryQuantity,
  podPath,
  workloadKindOf
} from "./chunk-5U4SGI4T.js";
import {
  createDiagnostics,
  diagnosticText
} from "./chunk-NQGW7FTA.js";
import {
  nameAdvice,
  suggestion
} from "./chunk-HWK6PRBH.js";
import {
  otherPlaceText,
  placeText
} from "./chunk-TGGWKTGO.js";

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
  const nearest = suggestion(key, known);
  if (nearest === null) diagnostics.unsupported(location, "memgate does not know this field");
  else diagnostics.error(location, didYouMean(nearest));
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
  return brace < 0 ? problem : { ...problem, offset: brace, message: templateHint };
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
  const names = new Set([container, podSpec].flatMap(requestedIn));
  for (const name of names) {
    if ((name === "memory" || name === "cpu") && isReplaced[name]) continue;
    const [own, pods] = [container, podSpec].map((fields) => amountsOf(fields, name));
    check(diagnostics, own?.request ?? null, own?.limit ?? pods?.limit ?? null, name);
    check(diagnostics, pods?.request ?? null, pods?.limit ?? null, name);
  }
}
function requestedIn(fields) {
  const requests = child(fields.at("resources"), "requests");
  return requests === null ? [] : entriesOf(requests).map(([name]) => name);
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
    const message = `is ${requested}, above the limit ${most} (${otherPlaceText(limit.place, request.place)}); expected at most ${most}, as in Kubernetes`;
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
    const node = memory ?? container.node;
    const place = otherPlaceText(podLimit.place, node.place);
    const message = `is ${plainText(memory ?? null)}, above the limit of the pod (${place}); expected at most ${most}`;
    diagnostics.error(node, message);
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
    const place = otherPlaceText(location.place, container.place);
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
var protocols = ["TCP", "UDP", "SCTP"];
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
    if (!protocols.includes(protocol)) {
      const advice = nameAdvice(protocol.toUpperCase(), protocols, "expected TCP, UDP or SCTP");
      diagnostics.error(fields.at("protocol") ?? item, `is ${protocol}; ${advice}`);
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
    if (http === null || plainText(child(http, "scheme"))?.toUpperCase() !== "HTTPS") return [];
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
  return [{ probe, place: fields.node.place, attemptTimeoutMs, intervalMs, successes }];
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
    const advice = nameAdvice(scheme.toUpperCase(), ["HTTP", "HTTPS"], "expected HTTP or HTTPS");
    diagnostics.error(http.at("scheme") ?? http.node, `is ${scheme}; ${advice}`);
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
  const locationOf = ({ root }) => ({ place: root.place, path: "" });
  const location = locationOf(first);
  if (selector === null) {
    if (pool.length === 1) return selectIn(diagnostics, first, null, workloads);
    diagnostics.error(location, severalWorkloads(pool, workloads));
    return null;
  }
  const { namespace } = selector;
  const inNamespace = namespace === null ? workloads : workloads.filter((one) => namespaceOf(one) === namespace);
  const [firstInNamespace] = inNamespace;
  if (firstInNamespace === void 0) {
    const known = [...new Set(workloads.map(namespaceOf))];
    const nearest = suggestion(namespace ?? "", known);
    const advice = nearest === null ? `expected ${oneOf(known)}` : `did you mean ${nearest}?`;
    diagnostics.error(location, `the manifest has no workload in namespace ${namespace}; ${advice}`);
    return null;
  }
  const among = { location: locationOf(firstInNamespace), workloads: inNamespace, all: workloads };
  if (selector.by === "container") return selectByContainer(diagnostics, among, selector.container);
  const title = `${selector.kind}/${selector.name}`;
  const found = inNamespace.filter((workload) => titleOf(workload) === title);
  if (found.length === 1 && found[0] !== void 0)
    return selectIn(diagnostics, found[0], selector.container, workloads);
  if (found.length > 1) diagnostics.error(among.location, severalWorkloads(found, workloads));
  else {
    const where = namespace === null ? "" : ` in namespace ${namespace}`;
    const nearest = suggestion(title, inNamespace.map(titleOf));
    const meant = inNamespace.filter((workload) => titleOf(workload) === nearest);
    const advice = nearest === null ? `expected ${choices(inNamespace, workloads)}` : didYouMean2(meant, workloads);
    diagnostics.error(among.location, `the manifest has no ${title}${where}; ${advice}`);
  }
  return null;
}
function didYouMean2(meant, all) {
  return `did you mean ${oneOf([...new Set(meant.map((workload) => selectorOf(workload, all)))])}?`;
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
function selectByContainer(diagnostics, { location, workloads, all }, name) {
  const found = workloads.filter((workload) => namesIn(workload).includes(name));
  if (found.length === 1 && found[0] !== void 0) return selectIn(diagnostics, found[0], name, all);
  if (found.length > 1) {
    const selectors = oneOf(found.map((workload) => `${selectorOf(workload, all)}/${name}`));
    diagnostics.error(location, `the manifest has several containers "${name}"; set \`selector\` to ${selectors}`);
    return null;
  }
  const sameName = workloads.filter((workload) => workload.name === name);
  if (sameName.length > 0) {
    const selectors = choices(sameName, all);
    diagnostics.error(location, `"${name}" is a workload, not a container; set \`selector\` to ${selectors}`);
    return null;
  }
  const names = workloads.flatMap(namesIn);
  diagnostics.error(location, `the manifest has no container "${name}"; ${hint(name, names, workloads, all)}`);
  return null;
}
function hint(name, known, workloads, all) {
  const nearest = known.length === 0 ? null : suggestion(name, known);
  return nearest === null ? `expected ${choices(workloads, all)}` : `did you mean ${nearest}?`;
}
function selectIn(diagnostics, workload, name, all) {
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
    const message = `has no container "${name}"; ${hint(name ?? "", namesIn(workload), [workload], all)}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  if (matches.length > 1) {
    const message = `has several containers; set \`selector\` to ${choices([workload], all)}`;
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
      const place = otherPlaceText(previous.node.place, item.place);
      diagnostics.error(item, `has the same mountPath as ${place}; expected unique paths`);
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
    diagnostics.unsupported(policy, "memgate pulls only a missing image; set `pull: always` to pull every time");
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
    limit,
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

export {
  rootNode,
  entriesOf,
  listItems,
  describeNode,
  kubernetesQuantity,
  readManifest
};
