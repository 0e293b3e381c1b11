import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  consistentReportSchema,
  savedSetSchema,
  setFile
} from "./chunk-GOORXMZT.js";
import {
  evidenceIn,
  external_exports,
  judged,
  schemaVersion,
  schemaVersionIn
} from "./chunk-BLQCHM2G.js";
import {
  bytes,
  isMissingFile,
  messageOf,
  whyUnreadable
} from "./chunk-DQB73R54.js";
import {
  version
} from "./chunk-5ZXTNAPB.js";

// src/report/storage/read-report.ts
import { existsSync, statSync as statSync2 } from "node:fs";
import { basename, dirname, join } from "node:path";

// src/report/storage/saved-file.ts
import { readFileSync, statSync } from "node:fs";
var maxProblems = 10;
var maxFileBytes = 16 * 2 ** 20;
function readSavedFile(path, schema) {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return problem(`${path} is not a regular file`);
    if (stats.size > maxFileBytes)
      return problem(`${path} is too large: ${bytes(stats.size)}; expected at most ${bytes(maxFileBytes)}`);
    const file = JSON.parse(readFileSync(path, "utf8"));
    const written = schemaVersionIn(file);
    if (written !== null && written > schemaVersion)
      return problem(
        `${path} has schemaVersion ${written}; memgate ${version} reads up to ${schemaVersion}. Use a newer version of memgate.`
      );
    const result = schema.safeParse(file);
    return result.success ? { ok: true, content: result.data } : { ok: false, problems: lines(path, result.error) };
  } catch (error) {
    if (error instanceof SyntaxError) return problem(`${path} is not valid JSON: ${messageOf(error)}`);
    const expected = isMissingFile(error) ? "; expected report.json or its folder" : "";
    return problem(`${path} ${whyUnreadable(error)}${expected}`);
  }
}
function problem(sentence) {
  return { ok: false, problems: [sentence] };
}
function lines(path, error) {
  const all = external_exports.prettifyError(error).split("\n");
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
  const set = readSavedFile(path, savedSetSchema);
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
  const read = readSavedFile(isFolder ? join(place, "report.json") : place, consistentReportSchema);
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
  const set = readSavedFile(join(folder, setFile), savedSetSchema);
  return (set.ok ? set.content.gates.find(({ refused }) => refused === null)?.name : void 0) ?? "NAME";
}
function folderOf(place) {
  return statSync2(place).isDirectory() ? place : dirname(place);
}
function onlyReport(positionals) {
  const [path, ...more] = positionals;
  return path !== void 0 && more.length === 0 ? { path, problem: null } : {
    path: null,
    problem: `expected one report, such as memgate-report/report.json; got ${positionals.length}`
  };
}

export {
  readRun,
  readReport,
  folderOf,
  onlyReport
};
