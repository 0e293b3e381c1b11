import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createDiagnostics,
  once,
  parseSet,
  readJson,
  readingSchemaOf,
  reportSchemaOf,
  setFile,
  stopCodeNames
} from "./chunk-XUOUGJ26.js";
import {
  version
} from "./chunk-5ZXTNAPB.js";
import {
  _superRefine,
  clone,
  evidenceIn,
  judged,
  prettifyError,
  safeParse,
  schemaVersion,
  schemaVersionIn
} from "./chunk-ZW43UBUL.js";
import {
  isRoundedDown
} from "./chunk-O2ZFAANL.js";
import {
  decodeUtf8,
  isMissingFile,
  whyUnreadable
} from "./chunk-V5LMJEUY.js";
import {
  bytes
} from "./chunk-HR62INME.js";

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
    (sum, [status, count]) => Number(status) >= 200 && Number(status) < 400 ? sum : sum + count,
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
  const codes = codesIn(file);
  const result = codes === null ? null : parse(schemaOf(codes), file);
  return result?.success === true ? result : parse(wholeSchema(), file);
}
var schemas = /* @__PURE__ */ new Map();
var wholeSchema = once(() => consistentSchemaOf(stopCodeNames));
function schemaOf(codes) {
  const key = codes.join(" ");
  const schema = schemas.get(key) ?? consistentSchemaOf(codes);
  schemas.set(key, schema);
  return schema;
}
function consistentSchemaOf(codes) {
  const schema = readingSchemaOf(reportSchemaOf(codes));
  const consistency = _superRefine((report, context) => {
    for (const { path, message } of inconsistenciesOf(report)) {
      context.addIssue({ code: "custom", path: path.split("."), message });
    }
  });
  return clone(schema, { ...schema._zod.def, checks: [consistency] });
}
function parse(schema, file) {
  return safeParse(schema, file, { jitless: true });
}
function codesIn(file) {
  const codes = ["outcome", "verdict"].flatMap((name) => {
    const code = field(field(file, name), "code");
    return code === void 0 || code === null ? [] : [code];
  });
  return codes.every((code) => isStopCode(code)) ? [...new Set(codes)].sort() : null;
}
function isStopCode(code) {
  return stopCodeNames.some((known) => known === code);
}
function field(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}

// src/report/storage/saved-file.ts
import { readFileSync, statSync } from "node:fs";
var maxProblems = 10;
var maxFileBytes = 16 * 2 ** 20;
function readSavedFile(path, parse2) {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return problem(`${path} is not a regular file`);
    if (stats.size > maxFileBytes)
      return problem(`${path} is too large: ${bytes(stats.size)}; expected at most ${bytes(maxFileBytes)}`);
    if (/\.html?$/i.test(path))
      return problem(`${path} is an HTML page; expected report.json, which is in the same folder`);
    const diagnostics = createDiagnostics();
    const read = readJson(path, decodeUtf8(readFileSync(path)), "a report that memgate wrote", diagnostics);
    if (read === null) return { ok: false, problems: diagnostics.errors() };
    const file = read.json;
    const written = schemaVersionIn(file);
    if (written !== null && written > schemaVersion)
      return problem(
        `${path} has schemaVersion ${written}; memgate ${version} reads up to ${schemaVersion}. Use a newer version of memgate.`
      );
    const result = parse2(file);
    return result.success ? { ok: true, content: result.data } : { ok: false, problems: lines(path, result.error) };
  } catch (error) {
    const expected = isMissingFile(error) ? "; expected report.json or its folder" : "";
    return problem(`${path} ${whyUnreadable(error)}${expected}`);
  }
}
function problem(sentence) {
  return { ok: false, problems: [sentence] };
}
function lines(path, error) {
  const all = prettifyError(error).split("\n");
  const first = all.slice(0, maxProblems).map((text) => text.trim());
  return [`${path} is not a report that memgate ${version} can read (schemaVersion ${schemaVersion}):`, ...first];
}

// src/report/storage/read-report.ts
function readRun(place) {
  const setPath = basename(place) === setFile ? place : join(place, setFile);
  if (existsSync(setPath)) return readSet(setPath);
  const read = readReport(place);
  return read.ok ? { ok: true, run: { kind: "one", judged: judgedAgain(read.report) } } : read;
}
function judgedAgain(report) {
  const { evidence, thresholds, identity } = evidenceIn(report);
  return judged(evidence, thresholds, identity);
}
function readSet(path) {
  const set = readSavedFile(path, parseSet);
  if (!set.ok) return set;
  const problems = [];
  const gates = set.content.gates.flatMap(({ name, refused }) => {
    if (refused !== null) return [{ kind: "refused", name, ...refused }];
    const read = readReport(join(dirname(path), name, "report.json"));
    if (read.ok) return [{ kind: "judged", name, judged: judgedAgain(read.report) }];
    problems.push(...read.problems);
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
  const read = readSavedFile(isFolder ? join(place, "report.json") : place, parseReport);
  return read.ok ? { ok: true, report: read.content } : read;
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
  readRun,
  readReport,
  folderOf
};
