import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  readYaml
} from "./chunk-RBJPJ7PW.js";
import {
  createDiagnostics
} from "./chunk-NQGW7FTA.js";
import {
  passwordsIn,
  secretsInVariable
} from "./chunk-ERVTT24X.js";
import {
  nameAdvice,
  suggestion
} from "./chunk-HWK6PRBH.js";
import {
  otherPlaceText,
  placeText
} from "./chunk-TGGWKTGO.js";

// src/compose/model.ts
function mapOf(value) {
  return isMap(value) ? value : {};
}
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
function at(value, ...path) {
  return path.reduce((map, key) => {
    const fields = mapOf(map);
    return Object.hasOwn(fields, key) ? fields[key] : void 0;
  }, value);
}
function scalarText(value) {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
function servicesOf(model) {
  return mapOf(at(model, "services"));
}
function namesOf(value) {
  return Array.isArray(value) ? value.flatMap((item) => scalarText(item) ?? []) : Object.keys(mapOf(value));
}
function closureOf(model, service) {
  const services = servicesOf(model);
  const found = /* @__PURE__ */ new Set([service]);
  for (const name of found) {
    for (const other of neededBy(at(services, name))) {
      if (Object.hasOwn(services, other)) found.add(other);
    }
  }
  return [...found];
}
function neededBy(service) {
  const shared = ["network_mode", "ipc", "pid"].flatMap((field) => {
    const [, name] = /^service:(.+)$/.exec(scalarText(at(service, field)) ?? "") ?? [];
    return name ?? [];
  });
  const beforeColon = (field) => namesOf(at(service, field)).map((text) => text.split(":")[0] ?? "");
  return [...namesOf(at(service, "depends_on")), ...shared, ...beforeColon("links"), ...beforeColon("volumes_from")];
}
function overlay(base, over) {
  if (isTagged(over)) return over.tag === "!reset" ? void 0 : untagged(over.value);
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over.map(untagged)];
  if (!isMap(base) || !isMap(over)) return untagged(over);
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const result = overlay(at(base, key), value);
    if (result === void 0) delete merged[key];
    else setKey(merged, key, result);
  }
  return merged;
}
function untagged(value) {
  if (isTagged(value)) return value.tag === "!reset" ? void 0 : untagged(value.value);
  if (Array.isArray(value)) return value.map(untagged);
  return isMap(value) ? Object.fromEntries(Object.entries(value).flatMap(([key, item]) => pairOf(key, untagged(item)))) : value;
}
function pairOf(key, value) {
  return value === void 0 ? [] : [[key, value]];
}
function setKey(map, key, value) {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}
function isMap(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
function isTagged(value) {
  const tag = isMap(value) ? value["tag"] : void 0;
  return tag === "!reset" || tag === "!override";
}

// src/compose/names.ts
var nameFields = /* @__PURE__ */ new Set([
  ...["image", "container_name", "hostname", "domainname", "network_mode", "user", "working_dir"],
  ...["build", "context", "dockerfile", "target", "env_file", "path", "file", "service"],
  ...["volumes", "source", "devices", "tmpfs", "extra_hosts", "links", "depends_on", "networks", "aliases"]
]);
var variableFields = /* @__PURE__ */ new Set(["environment", "args", "labels"]);
function namesInCompose(model) {
  const kinds = ["services", "networks", "volumes", "secrets", "configs"];
  return [
    ...kinds.flatMap((kind) => Object.keys(mapOf(at(model, kind)))),
    ...Object.values(servicesOf(model)).flatMap((service) => namesInFields(service, false)),
    ...["secrets", "configs"].flatMap(
      (kind) => Object.values(mapOf(at(model, kind))).flatMap((one) => scalarText(at(one, "file")) ?? [])
    )
  ];
}
function namesInFields(value, isName) {
  const scalar = scalarText(value);
  if (scalar !== null) return isName ? [scalar] : [];
  return [
    ...listOf(value).flatMap((item) => namesInFields(item, isName)),
    ...Object.entries(mapOf(value)).flatMap(([key, inner]) => {
      if (variableFields.has(key)) return variableNames(inner);
      return [...isName ? [key] : [], ...namesInFields(inner, nameFields.has(key))];
    })
  ];
}
function variableNames(variables) {
  const inList = listOf(variables).flatMap((one) => scalarText(one)?.split("=")[0] ?? []);
  return [...Object.keys(mapOf(variables)), ...inList];
}

// src/compose/written-values.ts
import { dirname, resolve } from "node:path";
var variable = /\$\$|\$(?:\{([A-Za-z_]\w*)(?:[^{}]|\{[^{}]*\})*\}|([A-Za-z_]\w*))/g;
function writtenAt(yamls, path) {
  const found = yamls.flatMap(
    (yaml) => yaml.documents.flatMap((document) => {
      const value = at(document, ...path.map(String));
      return value === void 0 ? [] : [{ yaml, text: scalarText(value) }];
    })
  );
  const last = found.at(-1);
  return last === void 0 || last.text === null ? null : writtenValue(last.yaml, path, last.text);
}
function writtenAs(yamls, field, value) {
  const folder = dirname(yamls[0]?.find([]).place.file ?? "");
  const fits = (text) => {
    if (field !== "env_file") return canBecome(text, value);
    if (variablesIn(text).length === 0) return resolve(folder, text) === value || text === value;
    return endsOf(value).some((end) => canBecome(text.replace(/^\.\//, ""), end));
  };
  const found = yamls.flatMap(
    (yaml) => yaml.documents.flatMap((document) => allTextsIn(document, [])).filter(({ path }) => path[0] === "services" && path[2] === field).filter(({ text }) => fits(text)).map(({ path, text }) => writtenValue(yaml, path, text))
  );
  const [first, ...others] = found;
  if (first == null || others.length === 0) return first ?? null;
  const names = (written) => [...written?.variables ?? []].sort().join();
  return others.every((other) => names(other) === names(first)) ? { ...first, place: null } : null;
}
function writtenValue(yaml, path, text) {
  const variables = variablesIn(text);
  if (variables.length === 0) return null;
  const field = path.filter((step) => typeof step === "string").join(".");
  return { place: yaml.find(path).place, field, variables };
}
function endsOf(path) {
  return [path, ...[...path.matchAll(/\//g)].map(({ index }) => path.slice(index + 1))];
}
function variablesIn(text) {
  return [...new Set([...text.matchAll(variable)].flatMap(([, braced, bare]) => braced ?? bare ?? []))];
}
function canBecome(text, value) {
  if (variablesIn(text).length === 0) return text.replaceAll("$$", "$") === value;
  const parts = text.split(/\$\{[^}]*\}+|\$[A-Za-z_]\w*/).map((part) => part.replaceAll("$$", "$"));
  const [first = "", lastPart = ""] = [parts[0], parts.at(-1)];
  if (!value.startsWith(first) || !value.endsWith(lastPart)) return false;
  let from = 0;
  for (const part of parts) {
    const index = value.indexOf(part, from);
    if (index < 0) return false;
    from = index + part.length;
  }
  return true;
}
function textsIn(value, path) {
  return allTextsIn(value, path).filter(({ text }) => text.includes("$"));
}
function allTextsIn(value, path) {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return listOf(value).flatMap((item, index) => allTextsIn(item, [...path, index]));
  if (isTagged(value)) return allTextsIn(value.value, path);
  return Object.entries(mapOf(value)).flatMap(([key, item]) => allTextsIn(item, [...path, key]));
}

// src/compose/unset-variables.ts
function unsetIn(stderr) {
  const warnings = stderr.matchAll(/The \\?"([A-Za-z_]\w*)\\?" variable is not set/g);
  return [...new Set([...warnings].map(([, name = ""]) => name))];
}
function unsetVariables(names, yamls, model, services) {
  const extended = services === null ? [] : withExtended(yamls, services);
  const isNeeded = (path, name) => {
    const [section, owner] = path.map(String);
    if (section === void 0 || section.startsWith("x-") || isOverridden(model, path, name)) return false;
    return services === null || section !== "services" || extended.includes(owner ?? "");
  };
  const uses = yamls.flatMap(
    (yaml) => yaml.documents.flatMap(
      (document) => textsIn(document, []).flatMap(({ path, text }) => {
        const used = names.filter((name) => refersTo(text, name));
        if (used.length === 0) return [];
        const { place } = yaml.find(path);
        return used.map((name) => ({ name, owner: ownerOf(path), place, isNeeded: isNeeded(path, name) }));
      })
    )
  );
  const needed = uses.filter((use) => use.isNeeded);
  const lines = new Set(needed.map(lineOf));
  const unneeded = uses.filter((use) => !use.isNeeded && !lines.has(lineOf(use)));
  return {
    problems: sentences(needed),
    notices: services === null ? [] : sentences(unneeded).map((text) => `${text}; ${unneededReason}`),
    lines: new Set(uses.map(lineOf)),
    unfound: names.filter((name) => uses.every((use) => use.name !== name))
  };
}
var unneededReason = "memgate does not start it, or another value replaces this one";
function unsetAdvice(mayBeEmpty) {
  const [accept, value] = mayBeEmpty ? [", name them in `allow-unset` to accept empty values", ""] : ["", "value"];
  return `set them in the environment of memgate, in .env or in \`env-file\`${accept}, or write a default such as \${NAME:-${value}}; for a literal $ write $$`;
}
function lineOf({ place }) {
  return placeText({ ...place, column: null });
}
function sentences(uses) {
  const byOwner = /* @__PURE__ */ new Map();
  for (const use of uses) byOwner.set(use.owner, [...byOwner.get(use.owner) ?? [], use]);
  return [...byOwner].flatMap(([owner, [first, ...others]]) => {
    if (first === void 0) return [];
    const each = [first, ...others].map(({ name, place }) => `${name} (${otherPlaceText(place, first.place)})`);
    return `${placeText(first.place)}: ${owner} uses variables that are not set: ${[...new Set(each)].join(", ")}`;
  });
}
function ownerOf([section = "", name]) {
  const isNamed = ["services", "networks", "volumes", "secrets", "configs"].includes(String(section));
  return isNamed && name !== void 0 ? `${section}.${name}` : String(section);
}
function withExtended(yamls, services) {
  const documents = yamls.flatMap((yaml) => yaml.documents);
  const found = new Set(services);
  for (const name of found) {
    for (const document of documents) {
      const base = at(servicesOf(document), name, "extends");
      const extended = scalarText(base) ?? scalarText(at(base, "service"));
      if (extended !== null) found.add(extended);
      for (const needed of closureOf(document, name)) found.add(needed);
    }
  }
  return [...found];
}
function isOverridden(model, path, name) {
  if (path.some((step) => typeof step === "number")) return false;
  const merged = scalarText(at(model, ...path.map(String)));
  return merged !== null && !refersTo(merged, name);
}
function refersTo(text, name) {
  return new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:${name}(?!\\w)|\\{${name}\\})`).test(text);
}
function placesWithUnset(file, envFile, names) {
  return envFile.split(/\r?\n/).flatMap((text, index) => {
    const [, space = "", value = ""] = /^(\s*)(?:export\s+)?[\w.-]+\s*[=:]\s*(.*)$/.exec(text) ?? [];
    const isUnset = !value.startsWith("'") && names.some((name) => refersTo(value, name));
    return isUnset ? [{ file, line: index + 1, column: space.length + 1 }] : [];
  });
}

// src/compose/unsupported-fields.ts
var checkProject = "memgate-check";
function composeNotices(model, service, placeOf) {
  const services = servicesOf(model);
  const closure = closureOf(model, service);
  const all = [
    ...closure.flatMap((name) => {
      const fields = mapOf(at(services, name));
      const notices = [...name === service ? testedServiceNotices(fields) : [], ...serviceNotices(fields)];
      return notices.map((notice) => ({ ...notice, section: "services", name }));
    }),
    ...sharedNotices(model, closure, "volumes"),
    ...sharedNotices(model, closure, "networks")
  ];
  const groups = /* @__PURE__ */ new Map();
  for (const notice of all) {
    const key = JSON.stringify([notice.section, notice.field, notice.label, notice.kind, notice.message]);
    groups.set(key, [...groups.get(key) ?? [], notice]);
  }
  const diagnostics = createDiagnostics();
  for (const [first, ...others] of groups.values()) {
    if (first === void 0) continue;
    const { section, name, field, label, kind, message } = first;
    const also = others.length === 0 ? "" : ` (also in ${others.map((other) => other.name).join(", ")})`;
    const path = `${[section, name, ...label === void 0 ? field : [label]].join(".")}${also}`;
    diagnostics[kind]({ place: placeOf([section, name, ...field]), path }, message);
  }
  return diagnostics.notices();
}
function testedServiceNotices(service) {
  const restart = scalarText(service["restart"]);
  const policy = scalarText(at(service, "deploy", "restart_policy", "condition"));
  const noRestart = "memgate does not restart the app, because a restart would hide its exit";
  const scale = scalarText(service["scale"]);
  const replicas = scalarText(at(service, "deploy", "replicas"));
  const oneContainer = "memgate starts one container, because the limit applies to each container";
  const swap = scalarText(service["memswap_limit"]);
  const driver = scalarText(at(service, "logging", "driver"));
  const check = mapOf(service["healthcheck"]);
  const image = scalarText(service["image"]);
  return [
    ...unsupportedIf(restart !== null && restart !== "no" && restart !== "false", ["restart"], noRestart),
    ...unsupportedIf(policy !== null && policy !== "none", ["deploy", "restart_policy"], noRestart),
    ...unsupportedIf(scale !== null && scale !== "1", ["scale"], oneContainer),
    ...unsupportedIf(replicas !== null && replicas !== "1", ["deploy", "replicas"], oneContainer),
    ...unsupportedIf(
      swap !== null && swap !== scalarText(service["mem_limit"]),
      ["memswap_limit"],
      "memgate sets it to the memory limit, so that the app has no swap, as in Kubernetes"
    ),
    ...unsupportedIf(
      scalarText(service["oom_kill_disable"]) === "true",
      ["oom_kill_disable"],
      "memgate leaves the OOM killer on, because without it an app that is out of memory hangs"
    ),
    ...unsupportedIf(
      Object.keys(check).length > 0 && scalarText(check["disable"]) !== "true" && !isNone(check["test"]),
      ["healthcheck"],
      "memgate turns it off, because the memory of a healthcheck would count as the app's; with ready: healthcheck it runs only until the app is ready"
    ),
    ...unsupportedIf(
      driver !== null && driver !== "json-file",
      ["logging"],
      "memgate uses json-file, because it reads the log from the engine"
    ),
    ...["post_start", "pre_stop"].flatMap(
      (hook) => unsupportedIf(listOf(service[hook]).length > 0, [hook], "memgate does not run hooks")
    ),
    ...unsupportedIf(
      image !== null && service["build"] !== void 0 && service["build"] !== null,
      ["image"],
      "memgate names the built image after the run"
    )
  ];
}
function isNone(test) {
  return scalarText(test) === "NONE" || scalarText(listOf(test)[0]) === "NONE";
}
function serviceNotices(service) {
  const containerName = scalarText(service["container_name"]);
  return [
    ...unsupportedIf(
      listOf(service["ports"]).length > 0,
      ["ports"],
      "memgate does not publish ports on this machine, so that they cannot conflict"
    ),
    ...unsupportedIf(
      containerName !== null,
      ["container_name"],
      "memgate names the container after the run; other services can still reach it by this name"
    ),
    ...listOf(service["volumes"]).flatMap(bindNotices),
    ...warningIf(
      listOf(service["external_links"]).length > 0,
      ["external_links"],
      "links to a container outside the run: memgate uses the existing container"
    ),
    ...warningIf(
      /^container:/.test(scalarText(service["network_mode"]) ?? ""),
      ["network_mode"],
      "refers to a container outside the run: memgate uses the network of the existing container"
    ),
    ...unsupportedIf(
      listOf(at(service, "build", "tags")).length > 0,
      ["build", "tags"],
      "memgate does not tag the built image"
    )
  ];
}
function bindNotices(mount, index) {
  const { source, target, readOnly } = bindOf(mount);
  if (source === null || readOnly) return [];
  return [
    {
      field: ["volumes", String(index)],
      label: `volumes ${target}`,
      kind: "warning",
      message: "is a bind mount: files that the run writes there remain, and other projects can see them"
    }
  ];
}
function bindOf(mount) {
  const short = scalarText(mount);
  if (short === null) {
    const isBind = scalarText(at(mount, "type")) === "bind";
    return {
      source: isBind ? scalarText(at(mount, "source")) : null,
      target: scalarText(at(mount, "target")) ?? "",
      readOnly: at(mount, "read_only") === true
    };
  }
  const [source = "", target = "", ...mode] = short.split(/:(?!\\)/);
  const isPath = /^[./~]|^\$\{?PWD/.test(source) && target !== "";
  return { source: isPath ? source : null, target, readOnly: mode.join().split(",").includes("ro") };
}
function sharedNotices(model, closure, section) {
  const used = new Set(closure.flatMap((name) => usedBy(at(servicesOf(model), name), section)));
  return Object.entries(mapOf(at(model, section))).flatMap(([name, fields]) => {
    if (!used.has(name)) return [];
    const external = at(fields, "external");
    const isExternal = external !== void 0 && external !== false;
    const ownName = scalarText(at(fields, "name"));
    const isVolume = section === "volumes";
    const existing = isVolume ? "volume and its data" : "network and its containers";
    const notices = isExternal ? warningIf(true, ["external"], `is set: memgate uses the existing ${existing}`) : unsupportedIf(
      ownName !== null && ownName !== `${checkProject}_${name}`,
      ["name"],
      `memgate creates ${isVolume ? "an empty volume" : "a network"} for the run`
    );
    const device = ["driver_opts", "device"];
    const bound = warningIf(
      scalarText(at(fields, ...device)) !== null,
      device,
      "is mounted as it is: files that the run writes there remain"
    );
    return [...notices, ...bound].map((notice) => ({ ...notice, section, name }));
  });
}
function usedBy(service, section) {
  if (section === "networks") {
    const networks = at(service, "networks");
    return Array.isArray(networks) ? networks.flatMap((one) => scalarText(one) ?? []) : ["default", ...Object.keys(mapOf(networks))];
  }
  return listOf(at(service, "volumes")).flatMap(
    (mount) => scalarText(at(mount, "source")) ?? scalarText(mount)?.split(":")[0] ?? []
  );
}
function warningIf(condition, field, message) {
  return condition ? [{ field, kind: "warning", message }] : [];
}
function unsupportedIf(condition, field, instead) {
  return condition ? [{ field, kind: "unsupported", message: instead }] : [];
}

// src/compose/compose-file.ts
import { posix } from "node:path";

// src/compose/compose-yaml.ts
var mergeTags = ["!reset", "!override"];
var yamlOptions = {
  schema: "core",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "refuse",
  tags: mergeTags,
  complexKeys: "refuse",
  maxValues: 1e5
};
function readComposeYaml({ path, text }, diagnostics) {
  const documents = readYaml(path, text, yamlOptions, diagnostics) ?? [];
  const find = (wanted) => {
    let best = { length: 0, place: documents[0]?.place ?? { file: path, line: 1, column: 1 } };
    for (const document of documents) {
      const found = walk(document, wanted);
      if (found.length >= best.length && found.length > 0) best = found;
    }
    return best;
  };
  return { documents: documents.map(plainOf), find };
}
function plainOf({ value, tag }) {
  const mergeTag = mergeTags.find((known) => known === tag);
  const plain = untagged2(value);
  return mergeTag === void 0 ? plain : { tag: mergeTag, value: plain };
}
function untagged2(value) {
  switch (value.kind) {
    case "map":
      return Object.fromEntries([...value.fields].map(([key, field]) => [key, plainOf(field)]));
    case "list":
      return value.items.map(plainOf);
    case "number":
      return value.number;
    case "boolean":
      return value.value;
    case "text":
      return value.text;
    case "null":
      return null;
  }
}
function walk(document, path) {
  let field = document;
  for (const [index, step] of path.entries()) {
    const { value } = field;
    const next = value.kind === "map" ? value.fields.get(String(step)) : value.kind === "list" ? value.items[Number(step)] : void 0;
    if (next === void 0) return { length: index, place: field.place };
    field = next;
  }
  return { length: path.length, place: field.place };
}

// src/compose/compose-file.ts
var limitFields = [["mem_limit"], ["deploy", "resources", "limits", "memory"]];
function readComposeFiles(files, service) {
  const diagnostics = createDiagnostics();
  const yamls = files.map((file) => readComposeYaml(file, diagnostics));
  const placeOf = (path) => placeIn(yamls, path);
  const start = { file: files[0]?.path ?? "", line: 1, column: 1 };
  const known = (path) => placeOf(path) ?? start;
  for (const yaml of yamls) checkStructure(yaml, diagnostics);
  const model = yamls.flatMap(({ documents }) => documents).reduce(overlay, {});
  const selection = createDiagnostics();
  const selected = selectService(model, service, known, selection);
  const limit = selected === null ? null : limitPath(model, selected);
  const problems = diagnostics.errors();
  return {
    service: selected,
    notices: selected === null ? [] : composeNotices(model, selected, known),
    // If a file cannot be read, the service may be in that file.
    problems: problems.length > 0 ? problems : selection.errors(),
    placeOf,
    writtenAt: (path) => writtenAt(yamls, path),
    writtenAs: (field, value) => writtenAs(yamls, field, value),
    limitPlace: limit === null ? null : placeOf(limit),
    secrets: secretsInCompose(model).flatMap(withoutInterpolation),
    names: namesInCompose(model),
    envFiles: [
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "env_file"))),
      ...listOf(at(model, "include")).flatMap(envFilesOfIncluded)
    ],
    otherFiles: [
      ...listOf(at(model, "include")).flatMap((include) => pathsOf(at(include, "path") ?? include)),
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "extends", "file")))
    ],
    unset: (names, others, services) => unsetVariables(
      names,
      [...yamls, ...others.map((file) => readComposeYaml(file, createDiagnostics()))],
      model,
      services
    ),
    writtenVariables: (name) => new Set(variableNames(at(model, "services", name, "environment")))
  };
}
function placeIn(yamls, path) {
  let best = null;
  for (const yaml of yamls) {
    const found = yaml.find(path);
    if (found.length > 0 && found.length >= (best?.length ?? 0)) best = found;
  }
  return best?.place ?? null;
}
function checkStructure({ documents, find }, diagnostics) {
  const report = (location, value, expected) => {
    const subject = location.length === 0 ? "the file" : location.join(".");
    diagnostics.error({ ...find(location), path: subject }, `is ${typeName(value)}; expected ${expected}`);
  };
  for (const document of documents) {
    const services = at(document, "services");
    if (document !== null && !isMap(document)) report([], document, "a map with services");
    if (document === null || services === void 0 || isTagged(services)) continue;
    if (!isMap(services)) report(["services"], services, "a map of services by name");
    for (const [name, fields] of Object.entries(mapOf(services))) {
      if (!isMap(fields)) report(["services", name], fields, "a map with fields such as image or build");
    }
  }
}
function selectService(model, wanted, placeOf, diagnostics) {
  const names = Object.keys(servicesOf(model));
  if (at(model, "include") !== void 0) return wanted;
  const refuse = (message, path = ["services"]) => {
    diagnostics.error({ place: placeOf(path), path: path.join(".") }, message);
    return null;
  };
  const [only, ...others] = names;
  if (only === void 0) {
    const typo = Object.keys(mapOf(model)).find((key) => key !== "services" && suggestion(key, ["services"]) !== null);
    if (typo !== void 0) return refuse("is not a Compose field; did you mean services?", [typo]);
    return refuse("is missing or empty; expected a map of services by name");
  }
  if (wanted === null) {
    if (others.length === 0) return only;
    return refuse(`has several entries; set \`service\` to one of ${names.join(", ")}`);
  }
  if (names.includes(wanted)) return wanted;
  const expected = others.length === 0 ? only : `one of ${names.join(", ")}`;
  return refuse(`has no "${wanted}"; ${nameAdvice(wanted, names, `expected ${expected}`)}`);
}
function limitPath(model, service, extendedBy = []) {
  const fields = at(model, "services", service);
  for (const path of limitFields) {
    const value = at(fields, ...path.map(String));
    if (value !== void 0 && value !== null) return ["services", service, ...path];
  }
  const extended = at(fields, "extends");
  const base = scalarText(extended) ?? (at(extended, "file") === void 0 ? scalarText(at(extended, "service")) : null);
  return base === null || extendedBy.includes(base) ? null : limitPath(model, base, [...extendedBy, service]);
}
function secretsInCompose(model) {
  const variables = Object.values(servicesOf(model)).flatMap(
    (service) => [at(service, "environment"), at(service, "build", "args"), at(service, "labels")].flatMap(pairsOf)
  );
  const contents = Object.values(mapOf(at(model, "secrets"))).flatMap((one) => scalarText(at(one, "content")) ?? []);
  const contexts = Object.values(servicesOf(model)).flatMap((service) => {
    const build = at(service, "build");
    return scalarText(build) ?? scalarText(at(build, "context")) ?? [];
  });
  return [...variables.flatMap(secretsInVariable), ...contents, ...contexts.flatMap(passwordsIn)];
}
function withoutInterpolation(value) {
  const text = value.replace(/^\$(?:\w+|\{\w+(?::?[-?+](.*))?\})$/s, "$1");
  return text === "" ? [] : [text.replaceAll("$$", "$")];
}
function envFilesOfIncluded(include) {
  const folder = scalarText(at(include, "project_directory"));
  const folders = folder === null ? pathsOf(at(include, "path") ?? include).map((path) => posix.dirname(path)) : [folder];
  return [...pathsOf(at(include, "env_file")), ...folders.map((one) => posix.join(one, ".env"))];
}
function pathsOf(value) {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => scalarText(one) ?? scalarText(at(one, "path")) ?? []);
}
function pairsOf(variables) {
  const inMap = Object.entries(mapOf(variables)).flatMap(([name, value]) => pairOf2(name, scalarText(value)));
  const inList = listOf(variables).flatMap((one) => {
    const [name = "", ...rest] = scalarText(one)?.split("=") ?? [];
    return pairOf2(name, rest.length === 0 ? null : rest.join("="));
  });
  return [...inMap, ...inList];
}
function pairOf2(name, value) {
  return value === null ? [] : [[name, value]];
}
function typeName(value) {
  if (value === null || value === void 0) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : `a ${typeof value}`;
}

export {
  readComposeYaml,
  mapOf,
  listOf,
  at,
  scalarText,
  servicesOf,
  closureOf,
  namesInCompose,
  unsetIn,
  unsetAdvice,
  placesWithUnset,
  checkProject,
  composeNotices,
  readComposeFiles,
  secretsInCompose
};
