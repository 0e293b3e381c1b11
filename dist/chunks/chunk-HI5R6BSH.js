import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  notInSize
} from "./chunk-4FTSL22L.js";
import {
  kubernetesQuantity,
  readManifest
} from "./chunk-P7OAVXSU.js";
import {
  basisOf,
  isPlainLine,
  limitsOf,
  nextStep,
  parseSize,
  purposeText
} from "./chunk-QKIBPPF7.js";
import {
  maxSizeRuns
} from "./chunk-JDZXGMCR.js";
import {
  withKeptImage
} from "./chunk-GA7OTBBJ.js";
import {
  assertRunFolders
} from "./chunk-SM5LW7XZ.js";
import {
  endsSet,
  kindOfRun
} from "./chunk-RIVGEFFH.js";
import {
  require_dist
} from "./chunk-RBJPJ7PW.js";
import {
  allRereadBytes,
  growthOf,
  heldBytesOf,
  minGrowthLoadMs,
  noSuggestionOf,
  readSavedFile
} from "./chunk-LAKQRFLF.js";
import {
  assertRegular,
  earlierFolder,
  filesOfReport,
  filesOfRuns,
  makeFolder,
  notWritable,
  planFor,
  planRedactor,
  readRunInputs,
  removeEmptyRuns,
  removeIfEmpty,
  runOne,
  setAside,
  writeAtomically
} from "./chunk-L7ITZI44.js";
import {
  createReader,
  problemText
} from "./chunk-ZSGAROUA.js";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import {
  options
} from "./chunk-5U4SGI4T.js";
import {
  runFolder,
  schemaVersion,
  sizeFile,
  sizeSchemaUrl
} from "./chunk-NQGW7FTA.js";
import {
  randomBytes,
  scryptSync
} from "./chunk-ZDYZP2FE.js";
import {
  version
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  decodeUtf8,
  messageOf,
  placeText,
  whyUnreadable
} from "./chunk-TGGWKTGO.js";
import {
  __toESM
} from "./chunk-WUMGRFA7.js";

// src/inputs/size-inputs.ts
function readSizeInputs(raw, machine, style) {
  const problems = [];
  const { one, report } = createReader(raw, problems);
  const write = one("write", options.write.parse);
  const isFresh = one("fresh", options.fresh.parse);
  if (write === "") report("write", "is empty; expected a file");
  else if (write !== null && machine.pathKindAt(write) !== "file")
    report("write", `"${write}" is not a file; expected the manifest or Compose file that has the limit`);
  for (const [name, why] of Object.entries(notInSize)) if (raw.has(name)) report(name, refused(why));
  const allowed = new Map([...raw].filter(([name]) => !(name in notInSize)));
  const read = readRunInputs(raw.has("container") ? raw : single(allowed, raw), machine, style);
  if (read.ok) reportGates(read.run.gates, report);
  const texts = [...problems.map((problem) => problemText(problem, style)), ...read.ok ? [] : read.problems];
  const gate = read.ok ? onlyGate(read.run.gates) : null;
  if (texts.length > 0 || !read.ok || gate === null || isFresh === null)
    return { ok: false, problems: [...new Set(texts)] };
  const inputsUnder = (limitBytes) => {
    const changed = new Map(single(allowed, raw)).set("memory-limit", [String(limitBytes)]).set("max-ratio", ["1"]);
    const again = readRunInputs(changed, machine, style);
    const other = again.ok ? onlyGate(again.run.gates) : null;
    if (other !== null) return other.inputs;
    throw new Error(`a file changed during the search: ${again.ok ? "it has other gates" : again.problems.join("; ")}`);
  };
  const { reportDir, commentToken } = read.run;
  return { ok: true, size: { ...gate, inputsUnder, reportDir, commentToken, write, isFresh } };
}
function refused(why) {
  return `cannot be used in a search for the right limit: ${why}`;
}
function single(allowed, raw) {
  return raw.has("config") ? new Map([...allowed, ["repeat", ["1"]], ["leak", ["false"]]]) : allowed;
}
function reportGates(gates, report) {
  const found = gates.kind === "one" ? [gates.inputs] : gates.named.map(({ inputs }) => inputs);
  if (gates.kind === "several" && gates.named.length > 1) {
    const names = gates.named.map(({ name }) => name).join(", ");
    report("only", `must name one gate, because memgate searches one limit at a time; expected one of ${names}`);
  } else if (gates.kind === "several" && found.some(({ source }) => source.kind === "container")) {
    report("container", refused(notInSize.container));
  }
}
function onlyGate(gates) {
  const [only, ...others] = gates.kind === "one" ? [{ name: null, inputs: gates.inputs }] : gates.named;
  if (only === void 0 || others.length > 0) return null;
  return { name: only.name, inputs: { ...only.inputs, comparison: null, baseline: null, why: "off" } };
}

// src/run/write-limit.ts
import { readFileSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";

// src/yaml/scalars-on-line.ts
var import_yaml = __toESM(require_dist(), 1);
function scalarsOnLine(text, line) {
  const lines = new import_yaml.LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
  const composer = new import_yaml.Composer({ schema: "failsafe", uniqueKeys: false, logLevel: "silent", keepSourceTokens: true });
  const documents = [...composer.compose(tokensOf(text), false, text.length)];
  return documents.flatMap((document) => scalarsIn(document, (offset) => lines.linePos(offset).line === line));
}
function* tokensOf(text) {
  const parser = new import_yaml.Parser();
  for (const source of new import_yaml.Lexer().lex(text)) yield* parser.next(source);
  yield* parser.end();
}
function scalarsIn(document, isWanted) {
  const aliases = /* @__PURE__ */ new Set();
  (0, import_yaml.visit)(document, { Alias: (_, { source }) => void aliases.add(source) });
  const found = [];
  (0, import_yaml.visit)(document, {
    Pair: (_, pair, ancestors) => {
      const { key } = pair;
      if ((0, import_yaml.isScalar)(key) && key.range && isWanted(key.range[0]))
        found.push(scalarOf(document, pair, ancestors, aliases));
    }
  });
  return found;
}
function scalarOf(document, pair, ancestors, aliases) {
  const { value } = pair;
  const anchors = [...ancestors, value].flatMap((node) => node?.anchor ?? []);
  const token = (0, import_yaml.isScalar)(value) ? value.srcToken : void 0;
  const isFlow = token?.type === "scalar" || token?.type.endsWith("quoted-scalar") === true;
  return {
    path: pathOf(pair, ancestors),
    text: (0, import_yaml.isScalar)(value) ? String(value.value ?? "") : "",
    form: !isFlow ? "other" : token?.type === "scalar" ? "plain" : "quoted",
    offset: token?.offset ?? 0,
    length: isFlow && token !== void 0 && "source" in token ? token.source.length : 0,
    sharedBy: (0, import_yaml.isAlias)(value) ? value.source : anchors.find((name) => aliases.has(name)) ?? null,
    other: (path) => {
      const node = document.getIn(path, true);
      return (0, import_yaml.isScalar)(node) ? String(node.value ?? "") : null;
    }
  };
}
function pathOf(pair, ancestors) {
  const nodes = [...ancestors, pair];
  return nodes.flatMap((node, index) => {
    if ((0, import_yaml.isPair)(node)) return [(0, import_yaml.isScalar)(node.key) ? String(node.key.value) : ""];
    const parent = nodes[index - 1];
    const items = parent?.items;
    return items === void 0 || (0, import_yaml.isMap)(parent) ? [] : [items.indexOf(node)];
  });
}

// src/run/write-limit.ts
var mebibyte = 2 ** 20;
var byteOrderMark = "\uFEFF";
var permissionBits = 4095;
function placeToWrite({ write, inputs }, { target }) {
  if (write === null) return null;
  const { source } = target;
  const place = source.kind === "compose" ? compared(write, source.resolved.limitPlace, "compose") : inputs.app === null ? placeInManifest(write) : compared(write, inputs.app.limit?.place ?? null, "manifest");
  const tried = limitEdit(textOf(write), place, target.limitBytes);
  if (!tried.ok) throw notWritable2(tried.why);
  return place;
}
function writeLimit(place, limitBytes) {
  try {
    const bytes2 = readFileSync(place.file);
    const made = limitEdit(decodeUtf8(bytes2), place, limitBytes);
    if (!made.ok) return made;
    const hasMark = bytes2.toString("utf8").startsWith(byteOrderMark);
    const text = `${hasMark ? byteOrderMark : ""}${made.edit.newText}`;
    const file = realpathSync(place.file);
    const problem = writeAtomically(file, () => text, statSync(file).mode & permissionBits);
    return problem === null ? made : { ok: false, why: problem };
  } catch (error) {
    return { ok: false, why: `${place.file} ${whyUnreadable(error)}` };
  }
}
function limitEdit(text, place, limitBytes) {
  const { file, line, column, kind } = place;
  const scalars = scalarsOnLine(text, line);
  const found = scalars.filter(({ path }) => isLimit(path, kind));
  const [scalar] = found;
  const refused2 = (why) => ({ ok: false, why: `${placeText(place)}: ${why}` });
  if (scalar === void 0)
    return refused2(
      `the line has no ${kind === "compose" ? "mem_limit or limits.memory" : "resources.limits.memory of a container"}`
    );
  if (found.length > 1) return refused2("the line has several limits");
  if (scalar.sharedBy !== null)
    return refused2(`the limit belongs to the anchor &${scalar.sharedBy}, which other places of the file use too`);
  if (scalar.form === "other") return refused2("the limit is not written as a plain or quoted value");
  if (!isQuantity(scalar.text, kind))
    return refused2(`the limit is "${scalar.text}", which a template or a variable sets; change it at its source`);
  const to = kind === "compose" ? `${limitBytes / mebibyte}m` : `${limitBytes / mebibyte}Mi`;
  const request = kind === "manifest" ? requestAbove(scalar, limitBytes) : null;
  if (request !== null)
    return refused2(
      `the limit cannot be ${to}, because resources.requests.memory is ${request}; lower the request first`
    );
  const written = text.slice(scalar.offset, scalar.offset + scalar.length);
  const quote = scalar.form === "quoted" ? written.charAt(0) : /\.json$/i.test(file) ? '"' : "";
  const newText = `${text.slice(0, scalar.offset)}${quote}${to}${quote}${text.slice(scalar.offset + scalar.length)}`;
  const newLine = (newText.split("\n")[line - 1] ?? "").replace(/\r$/, "");
  const isShown = scalars.every(({ path }) => isResource(path));
  return { ok: true, edit: { file, line, column, from: scalar.text, to, newLine: isShown ? newLine : null, newText } };
}
function isResource(path) {
  return /^(resources|limits|requests|cpus?|memory|mem_limit|ephemeral-storage)$/.test(String(path.at(-1)));
}
function isLimit(path, kind) {
  const text = path.map((part) => typeof part === "number" ? "[]" : part).join(".");
  if (kind === "compose") return /(^|\.)(mem_limit|deploy\.resources\.limits\.memory)$/.test(text);
  return /\.(containers|initContainers)\.\[\]\.resources\.limits\.memory$/.test(text);
}
function isQuantity(text, kind) {
  return kind === "compose" ? /^\d+(\.\d+)?\s*([bkmg]b?)?$/i.test(text) : kubernetesQuantity(text, 0) !== null;
}
function requestAbove({ path, other }, limitBytes) {
  const request = other([...path.slice(0, -2), "requests", "memory"]);
  return request !== null && (kubernetesQuantity(request, 0) ?? 0) > limitBytes ? request : null;
}
function compared(write, place, kind) {
  if (place === null || place.line === null)
    throw notWritable2(`memgate found no limit of the app in the ${kind === "compose" ? "Compose files" : "manifests"}`);
  if (resolve(place.file) !== resolve(write))
    throw notWritable2(`the limit of the app is not in ${write}, but at ${placeText(place)}`);
  return { file: write, line: place.line, column: place.column, kind };
}
function placeInManifest(write) {
  const read = readManifest([{ path: write, text: textOf(write) }], null);
  if (!read.ok) throw notWritable2(read.problems.join("; "));
  return compared(write, read.app.limit?.place ?? null, "manifest");
}
function textOf(path) {
  try {
    return decodeUtf8(readFileSync(path));
  } catch (error) {
    throw notWritable2(`"${path}" ${whyUnreadable(error)}`);
  }
}
function notWritable2(why) {
  return new GateError("bad-input/write", `\`write\`: ${why}`);
}

// src/run/run-size.ts
import { join as join2 } from "node:path";

// src/report/storage/size-dir.ts
import { existsSync, rmSync } from "node:fs";
import { join, resolve as resolve2 } from "node:path";
function readSize(folder) {
  const path = join(folder, sizeFile);
  if (!existsSync(path)) return null;
  const read = readSavedFile(path, parseSize);
  return read.ok ? read.content : null;
}
function openSizeFolder(folder) {
  const sizePath = resolve2(folder, sizeFile);
  const isNew = !existsSync(folder);
  try {
    makeFolder(resolve2(folder));
    for (const name of filesOfReport(folder)) assertRegular(join(folder, name));
  } catch (cause) {
    throw notWritable(folder, cause);
  }
  const remove = (names) => {
    for (const name of names) rmSync(join(folder, name), { force: true });
    removeEmptyRuns(folder, names);
  };
  const clear = () => remove(filesOfReport(folder));
  let earlier = null;
  return {
    sizePath,
    write: (report) => writeAtomically(sizePath, () => `${JSON.stringify(report, null, 2)}
`),
    setAside: () => {
      try {
        earlier = setAside(folder, filesOfReport(folder));
      } catch (cause) {
        throw notWritable(folder, cause);
      }
    },
    clear,
    restore: () => {
      clear();
      earlier?.restore();
      if (isNew) removeIfEmpty(folder);
    },
    // An earlier search may have been killed before it removed what it had moved away.
    close: () => rmSync(join(folder, earlierFolder), { recursive: true, force: true }),
    removeRun: (run) => remove(filesOfRuns(folder, [runFolder(run)]))
  };
}

// src/verdict/size/size-run.ts
var requestShare = 0.95;
function sizeRunOf({ evidence, verdict, message }, run, maxRatio) {
  const { peak, load, pressure, reclaim, requestedLimitBytes } = evidence;
  return {
    run,
    requestedLimitBytes,
    verdict: kindOfRun(verdict),
    message,
    createdAt: evidence.createdAt,
    durationMs: evidence.durationMs,
    peakBytes: peak?.workingSetBytes ?? null,
    heldBytes: heldBytesOf(evidence),
    p95Bytes: percentileOf(evidence.series),
    mappedFileBytes: reclaim?.mappedFileBytes ?? null,
    requestsPerSecond: load?.requestsPerSecond ?? null,
    p99Ms: load?.latencyMs?.p99 ?? null,
    errorRate: load?.errorRate ?? null,
    workMs: workMsOf(evidence),
    stalledMs: pressure?.someMs ?? null,
    rereadBytes: allRereadBytes(reclaim),
    noSuggestion: noSuggestionOf(evidence, maxRatio),
    isRising: growthOf(evidence)?.isRising ?? false
  };
}
function workMsOf({ workload }) {
  if (workload === null || workload.kind === "command" && workload.wasToEnd) return null;
  return workload.durationMs;
}
function percentileOf(series) {
  const [first] = series;
  const last = series.at(-1);
  if (first === void 0 || last === void 0) return null;
  const spans = series.map(({ atMs, workingSetBytes }, index) => ({
    bytes: workingSetBytes,
    ms: (series[index + 1]?.atMs ?? atMs) - atMs
  }));
  let leftMs = (last.atMs - first.atMs) * requestShare;
  for (const { bytes: bytes2, ms } of spans.toSorted((a, b) => a.bytes - b.bytes)) {
    leftMs -= ms;
    if (leftMs <= 0 && (ms > 0 || spans.length === 1)) return bytes2;
  }
  return last.workingSetBytes;
}

// src/run/size-report.ts
function sizeReportOf({ plan, gate, runs, app, options: options2, notices, written }, result) {
  return {
    $schema: sizeSchemaUrl,
    schemaVersion,
    memgateVersion: version,
    createdAt: runs[0]?.createdAt ?? (/* @__PURE__ */ new Date()).toISOString(),
    options: options2,
    app,
    gate,
    presentLimitBytes: plan.target.limitBytes,
    maxRatio: plan.thresholds.maxRatio,
    maxRuns: maxSizeRuns,
    result,
    limits: [...limitsOf(runs, basisOf(runs))],
    runs: [...runs],
    written,
    notices: [...growthNotices(plan, result), ...fileNotices(basisOf(runs), result), ...notices]
  };
}
function growthNotices({ load, workload }, { kind }) {
  if (kind !== "found" || workload.kind !== "http" || load.requests !== null || load.durationMs >= minGrowthLoadMs)
    return [];
  return [
    "The load takes less than 10 s, so memgate cannot see whether memory is still rising at its end. Use a longer load."
  ];
}
function fileNotices(basis, result) {
  const mappedBytes = basis?.mappedFileBytes ?? 0;
  if (result.kind !== "found" || mappedBytes <= result.peakBytes) return [];
  return [
    `The confirmed limit has room for the ${bytes(mappedBytes)} of files that the app maps into its memory, such as its own program. Without this room the app would read them again and again.`
  ];
}
function appOf({ container, engine }) {
  if (engine === null) return null;
  const { version: engineVersion, kernelVersion, memoryBytes } = engine;
  return { imageId: container?.imageId ?? null, engine: `${engineVersion}, ${kernelVersion}, ${memoryBytes} B` };
}
function isSameSearch(app, evidence) {
  const now = appOf(evidence);
  if (app === null || now === null) return true;
  return app.engine === now.engine && (app.imageId === null || now.imageId === null || app.imageId === now.imageId);
}
function isSameOptions({ options: options2 }, plan) {
  const [salt = ""] = options2.split(":");
  return options2 === hashOf(plan, salt);
}
function hashOf(plan, salt = randomBytes(16).toString("hex")) {
  const { target, readiness, workload, load, sampling, thresholds } = plan;
  const { source } = target;
  const kept = source.kind === "compose" ? { files: source.resolved.files, model: source.resolved.model } : source;
  const content = { version, target: { ...target, source: kept }, readiness, workload, load, sampling, thresholds };
  const text = JSON.stringify(content, (_, value) => value instanceof RegExp ? value.source : value);
  return `${salt}:${scryptSync(text, salt, 32).toString("hex")}`;
}

// src/run/run-size.ts
async function sizeAndReport(size, surroundings) {
  const { inputs, reportDir, isFresh } = size;
  surroundings.addSecrets(inputs.secrets);
  const plan = await planFor(inputs, reportDir, surroundings);
  const place = placeToWrite(size, plan);
  const runs = Array.from({ length: maxSizeRuns }, (_, index) => runFolder(index + 1));
  assertRunFolders([{ folder: reportDir, runs }]);
  const folder = openSizeFolder(reportDir);
  const earlier = readSize(reportDir);
  const isSame = earlier !== null && earlier.result.kind === "unfinished" && isSameOptions(earlier, plan);
  const search = {
    ...{ size, plan, folder, surroundings },
    options: isSame ? earlier.options : hashOf(plan),
    problems: [],
    ...isSame && !isFresh ? continued(earlier) : started()
  };
  if (!search.isUnchecked) folder.setAside();
  try {
    const { value: result, notice } = await withKeptImage(plan, surroundings, (shared) => conduct(search, shared));
    if (notice !== null) search.notices.push(notice);
    return outcomeOf(search, result, place);
  } catch (error) {
    if (search.runs.length === 0 && error instanceof GateError && typeof error.fault === "string") folder.restore();
    else finish(search, unfinished(planRedactor(plan).message(messageOf(error))));
    throw error;
  } finally {
    folder.close();
  }
}
function outcomeOf(search, result, place) {
  const { size, plan, folder } = search;
  const isToWrite = place !== null && result.kind === "found" && result.suggestedLimitBytes !== plan.target.limitBytes;
  const found = finish(search, result);
  const report = isToWrite ? save(search, result, writtenLimit(plan, place, result.suggestedLimitBytes)) : found;
  return {
    report,
    reportPath: folder.sizePath,
    reportProblem: search.problems.length === 0 ? null : search.problems.join("; "),
    isEnforced: size.inputs.isEnforced,
    annotate: size.inputs.annotate
  };
}
function writtenLimit(plan, place, limitBytes) {
  const { message } = planRedactor(plan);
  const made = writeLimit(place, limitBytes);
  if (!made.ok) return { kind: "unchanged", why: message(made.why) };
  const { file, line, column, from, to, newLine } = made.edit;
  const isShown = newLine !== null && isPlainLine(newLine) && message(newLine) === newLine;
  return { kind: "changed", file, line, column, from, to, newLine: isShown ? newLine : null };
}
function started() {
  return { runs: [], app: null, isUnchecked: false, news: [], notices: [] };
}
function continued({ runs, app }) {
  const count = `${runs.length} ${runs.length === 1 ? "run" : "runs"}`;
  const news = runs.length === 0 ? [] : [`memgate continues the unfinished search, which has ${count}. To start a new search, set fresh.`];
  return { runs, app, isUnchecked: runs.length > 0, news, notices: [] };
}
async function conduct(search, shared) {
  const { plan, folder, size, surroundings } = search;
  const settings = { presentLimitBytes: plan.target.limitBytes, maxRatio: plan.thresholds.maxRatio };
  for (; ; ) {
    const step = nextStep(search.runs, settings);
    if (step.kind === "end") return step.result;
    save(search, unfinished("memgate is still running, or it was killed."));
    const run = search.runs.length + 1;
    const judged = await runUnder(search, step, run, shared).catch((error) => {
      if (!surroundings.interrupt.aborted) throw error;
      return null;
    });
    if (judged === null) {
      folder.removeRun(run);
      return unfinished(surroundings.interrupt.reason.message);
    }
    const { verdict, evidence } = judged;
    if (endsSet(verdict, evidence.outcome.kind === "stopped" ? evidence.outcome.reason : null)) {
      folder.removeRun(run);
      return unfinished(judged.message);
    }
    if (search.isUnchecked && !isSameSearch(search.app, evidence)) startAnew(search, evidence);
    else {
      search.runs = [...search.runs, sizeRunOf(judged, run, size.inputs.maxRatio)];
      search.app ??= appOf(evidence);
    }
    search.isUnchecked = false;
  }
}
function unfinished(message) {
  return { kind: "unfinished", message };
}
function startAnew(search, evidence) {
  search.folder.clear();
  search.runs = [];
  search.app = appOf(evidence);
  search.news.push("The image or the engine is not the same as in the unfinished search, so memgate starts a new one.");
}
async function runUnder(search, step, run, shared) {
  const { size, plan, problems, surroundings } = search;
  const { limitBytes } = step;
  const isPresent = limitBytes === plan.target.limitBytes;
  const name = runFolder(run);
  const reportDir = join2(size.reportDir, name);
  const runPlan = isPresent ? { ...plan, reportDir } : await planFor(size.inputsUnder(limitBytes), reportDir, surroundings);
  const tries = purposeText(step, plan.thresholds.maxRatio);
  const position = { name: size.name, number: 1, total: 1, run: { number: run, total: maxSizeRuns, tries } };
  const one = await runOne(runPlan, position, withNews(search, surroundings), shared);
  if (one.reportProblem !== null) problems.push(`${name}: ${one.reportProblem}`);
  return one.judged;
}
function withNews(search, surroundings) {
  return {
    ...surroundings,
    begin: (position) => {
      const receivers = surroundings.begin(position);
      for (const sentence of search.news) receivers.log.line(sentence);
      search.news = [];
      return receivers;
    }
  };
}
function finish(search, result) {
  search.notices.push(...search.news);
  search.news = [];
  return save(search, result);
}
function save(search, result, written = null) {
  const { plan, size, runs, app, options: options2, notices } = search;
  const report = sizeReportOf({ plan, gate: size.name, runs, app, options: options2, notices, written }, result);
  const problem = search.folder.write(report);
  if (problem !== null && !search.problems.includes(problem)) search.problems.push(problem);
  return report;
}

export {
  readSizeInputs,
  placeToWrite,
  sizeAndReport
};
