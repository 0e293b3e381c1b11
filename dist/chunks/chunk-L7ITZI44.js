import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  commentOnly,
  createReader,
  problemText
} from "./chunk-ZSGAROUA.js";
import {
  GateError,
  assertHealthcheck,
  builtTag,
  connectEngine,
  containerName,
  createContainer,
  createKernelFile,
  engineHost,
  fillerName,
  findCgroup,
  linkedSignal,
  networkName,
  openStats,
  planOf,
  portToRequest,
  prepareImage,
  removeBuiltTag,
  removeContainer,
  removeOwnNetwork,
  removeVolumes,
  systemClock,
  volumeName,
  withDeadline,
  wrapContainer
} from "./chunk-NJR6DWFV.js";
import {
  folderName,
  maxRuns,
  optionNames,
  optionOf,
  options,
  sizeOnly
} from "./chunk-5U4SGI4T.js";
import {
  countsBesideFiles,
  readSamples
} from "./chunk-HPGFBJ7D.js";
import {
  baseFolder,
  byteCount,
  createDiagnostics,
  isLarge,
  isRoundedDown,
  limitMismatch,
  runFolder,
  setFile,
  sizeFile,
  throttledShare,
  unlimitedBytes,
  withKernel
} from "./chunk-NQGW7FTA.js";
import {
  notBelowMaxRatio
} from "./chunk-Q3G4CNF7.js";
import {
  durationOfStages,
  mostRequestsOf,
  requestsPerTurn,
  stepsOf
} from "./chunk-4IL7ZYTM.js";
import {
  isSecretField,
  isSecretName,
  redactorOf,
  secretsInVariable
} from "./chunk-ERVTT24X.js";
import {
  randomBytes,
  randomUUID
} from "./chunk-ZDYZP2FE.js";
import {
  holdExit
} from "./chunk-NGW5RHMD.js";
import {
  isOptionName,
  isRunCause,
  mark,
  markedStyle,
  nameAdvice,
  reasonOf,
  stopReasonOf,
  styled,
  version
} from "./chunk-HWK6PRBH.js";
import {
  bytesExactly,
  errorCodeOf,
  integer,
  isRedirect,
  isSuccessStatus,
  messageOf,
  placeText,
  protocolCodeOf,
  time,
  traceOf,
  unreachable,
  whyUnreadable
} from "./chunk-TGGWKTGO.js";

// src/report/model/failure-place.ts
function failurePlace({ annotate, isPlaceGiven }, judged) {
  const verdict = judged?.verdict;
  if (isPlaceGiven || verdict?.kind !== "inconclusive" || verdict.reason !== "not-ready") return annotate;
  const { place } = verdict.data;
  return place === null || place.file === "stdin" ? annotate : place;
}

// src/lib/once.ts
function once(make) {
  let made = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// src/report/storage/report-dir.ts
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync as readdirSync2,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync
} from "node:fs";
import { basename, dirname, join as join2, resolve } from "node:path";

// src/report/storage/own-files.ts
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
var rendered = ["report.json", "junit.xml", "report.html"];
var earlierFolder = ".memgate-earlier";
var runsFile = ".memgate-runs.json";
var ownFiles = ["samples.csv", ...rendered];
var partialFile = /^(report\.json|junit\.xml|report\.html|size\.json|gates\.json|\.memgate-runs\.json)\.[\da-f-]{36}\.part$/;
function filesOfReport(folder) {
  return [...ownFiles, sizeFile, runsFile, ...partsIn(folder), ...filesOfRuns(folder, runsOfSet(folder))];
}
function filesOfRuns(folder, runs) {
  return runs.flatMap((run2) => [...leftIn(folder, run2), ...ownFiles.map((name) => join(run2, name))]);
}
function leftIn(folder, run2) {
  const aside = join(run2, earlierFolder);
  const earlier = namesIn(join(folder, aside)).filter((name) => ownFiles.includes(name));
  return [...earlier.map((name) => join(aside, name)), ...partsIn(join(folder, run2)).map((name) => join(run2, name))];
}
function partsIn(folder) {
  return namesIn(folder).filter((name) => partialFile.test(name));
}
function namesIn(folder) {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? readdirSync(folder) : [];
}
function foreignFiles(folder, run2) {
  const own = filesOfRuns(folder, [run2]).map((file) => relative(run2, file));
  const aside = namesIn(join(folder, run2, earlierFolder)).map((name) => join(earlierFolder, name));
  const names2 = namesIn(join(folder, run2)).filter((name) => name !== earlierFolder);
  return [...names2, ...aside].filter((name) => !own.includes(name));
}
var numbers = Array.from({ length: maxRuns }, (_, index) => index + 1);
var namesOfRuns = numbers.flatMap((number) => [runFolder(number), baseFolder(number)]);
function runsOfSet(folder) {
  return [.../* @__PURE__ */ new Set([...listedRuns(folder), ...leftRuns(folder)])];
}
function leftRuns(folder) {
  const names2 = listedIn(join(folder, runsFile), ({ runs }) => runs);
  return existing(
    folder,
    namesOfRuns.filter((name) => names2.includes(name))
  );
}
function listedRuns(folder) {
  const report = join(folder, "report.json");
  const runs = [
    ...listedIn(report, ({ set }) => numbersIn(set)),
    ...listedIn(join(folder, sizeFile), (size) => [
      ...numbersIn(size),
      // memgate may have been killed in the next run.
      ...size.result.kind === "unfinished" ? [size.runs.length + 1] : []
    ])
  ];
  const pairs = listedIn(report, ({ comparison }) => comparison?.pairs.map(({ pair }) => pair) ?? []);
  const names2 = numbers.flatMap((number) => [
    ...runs.includes(number) ? [runFolder(number)] : [],
    ...pairs.includes(number) ? [baseFolder(number)] : []
  ]);
  return existing(folder, names2);
}
function existing(folder, names2) {
  return names2.filter((name) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory());
}
function numbersIn(listing) {
  return listing?.runs.map(({ run: run2 }) => run2) ?? [];
}
function listedIn(path, numbersOf) {
  try {
    assertRegular(path);
    return numbersOf(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return [];
  }
}
function assertRegular(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== void 0 && !stats.isFile()) throw new Error(`${path} exists and is not a regular file`);
}

// src/report/storage/report-dir.ts
var flushMs = 1e3;
var header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";
function openReportFolder(folder) {
  const reportPath = resolve(folder, "report.json");
  try {
    const isNew = !existsSync(folder);
    makeFolder(resolve(folder));
    const names2 = [setFile, ...filesOfReport(folder)];
    for (const name of names2) assertRegular(join2(folder, name));
    const earlier = setAside(folder, names2);
    const fd = openSync(join2(folder, "samples.csv"), "w");
    writeSync(fd, header);
    const { close, ...writers } = createWriters(folder, fd);
    return {
      reportPath,
      ...writers,
      close: () => {
        close();
        earlier.remove();
      },
      restore: () => {
        rmSync(join2(folder, "samples.csv"), { force: true });
        earlier.restore();
        if (isNew) removeIfEmpty(folder);
      }
    };
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}
function notWritable(folder, cause) {
  const message = `\`report-dir\`: memgate cannot write to "${folder}": ${messageOf(cause)}`;
  return new GateError("bad-input/report-dir", message, { cause });
}
function removeEmptyRuns(folder, names2) {
  for (const run2 of new Set(names2.map(dirname))) {
    if (run2 !== "." && existsSync(join2(folder, run2))) removeIfEmpty(join2(folder, run2));
  }
}
function setAside(folder, names2) {
  const aside = join2(folder, earlierFolder);
  rmSync(aside, { recursive: true, force: true });
  const present = names2.filter((name) => existsSync(join2(folder, name)));
  if (present.length > 0) mkdirSync(aside);
  const move = (name, from, to) => {
    makeFolder(dirname(join2(to, name)));
    renameSync(join2(from, name), join2(to, name));
  };
  for (const name of present) move(name, folder, aside);
  removeEmptyRuns(folder, names2);
  return {
    remove: () => rmSync(aside, { recursive: true, force: true }),
    restore: () => {
      for (const name of present) move(name, aside, folder);
    }
  };
}
function removeIfEmpty(folder) {
  if (readdirSync2(folder).length === 0) rmdirSync(folder);
}
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
function createWriters(folder, fd) {
  let problem = null;
  let unwritten = [];
  let writtenMs = 0;
  const flush = () => {
    const text = unwritten.map(lineOf).join("");
    unwritten = [];
    if (text === "" || problem !== null) return;
    try {
      writeFileSync(fd, text);
    } catch (error) {
      problem = `samples.csv is incomplete: ${messageOf(error)}`;
    }
  };
  return {
    sample: (sample) => {
      unwritten.push(sample);
      if (sample.atMs - writtenMs < flushMs) return;
      writtenMs = sample.atMs;
      flush();
    },
    samplesProblem: () => {
      flush();
      return problem;
    },
    samples: () => {
      flush();
      return readSamples(join2(folder, "samples.csv"));
    },
    write: (name, render) => writeAtomically(join2(folder, name), render),
    close: () => {
      flush();
      closeSync(fd);
    }
  };
}
function lineOf({ atMs, phase, source, reading, workingSetBytes, transientFileBytes }) {
  const { usageBytes, inactiveFileBytes } = reading;
  return `${atMs.toFixed(1)},${phase},${source},${workingSetBytes},${usageBytes},${inactiveFileBytes},${transientFileBytes}
`;
}
function writeAtomically(path, content, mode = null) {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const text = content();
    writeFileSync(unfinished, text, { flag: "wx", ...mode === null ? {} : { mode } });
    if (mode !== null) chmodSync(unfinished, mode);
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    removeIfPossible(unfinished);
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}
function removeIfPossible(path) {
  try {
    rmSync(path, { force: true });
  } catch {
  }
}

// src/redaction/plan-redactor.ts
var redactors = /* @__PURE__ */ new WeakMap();
function planRedactor(plan) {
  const redactor = redactors.get(plan) ?? redactorOf(plan.secrets, namesIn2(plan));
  redactors.set(plan, redactor);
  return redactor;
}
function namesIn2({ target, readiness, load, reportDir }) {
  const names2 = [
    ...namesInTarget(target),
    ...readiness.steps.flatMap(({ probe }) => namesInProbe(probe)),
    ...namesInLoad(load),
    reportDir
  ];
  return names2.flatMap((name) => name ?? []);
}
function namesInTarget(target) {
  return [
    ...namesInSource(target.source),
    target.describedAs,
    target.socketPath,
    target.workingDir,
    target.user,
    target.network,
    ...target.env.map(([name]) => name),
    ...target.extraHosts,
    ...target.volumes.flatMap(({ source, target: target2 }) => [source, target2]),
    ...target.ephemeralVolumes.flatMap(({ mounts, files }) => [
      ...mounts.map(({ target: target2 }) => target2),
      ...files.map(({ path }) => path)
    ]),
    ...target.files.map(({ path }) => path),
    ...target.tmpfs.map(({ target: target2 }) => target2)
  ];
}
function namesInSource(source) {
  switch (source.kind) {
    case "image":
      return [source.image, source.platform];
    case "build":
      return [source.context, source.dockerfile, source.platform, ...source.buildArgs.map(([name]) => name)];
    case "compose":
      return source.resolved.names;
    case "container":
      return [source.name];
    default:
      return unreachable(source);
  }
}
function namesInProbe(probe) {
  if (probe.kind !== "http") return [];
  return [withoutQuery(probe.path), probe.tls?.serverName ?? null, ...Object.keys(probe.headers)];
}
function namesInLoad({ path, headers, tls, scenario }) {
  const ofRun = [withoutQuery(path), tls?.serverName ?? null, ...Object.keys(headers)];
  if (scenario === null) return ofRun;
  return [
    ...ofRun,
    scenario.file,
    ...scenario.data.flatMap(({ name, columns }) => [name, ...columns]),
    ...scenario.requests.map(({ name }) => withoutQuery(name)),
    ...stepsOf(scenario).flatMap(({ name, shownPath, captures }) => [
      withoutQuery(name),
      withoutQuery(shownPath),
      ...captures.flatMap(({ name: name2, from }) => [name2, from.kind === "json" ? from.path : from.name])
    ])
  ];
}
function withoutQuery(text) {
  return text.replace(/\?.*/s, "");
}

// src/gate/warmup.ts
function warmupOf({ requests, errors, non2xx, requestsPerSecond, latencyMs }) {
  return { requests, failed: errors + non2xx, requestsPerSecond, latencyMs };
}

// src/memory/cgroup/optional-file.ts
import { readFileSync as readFileSync2 } from "node:fs";
function textIfPresent(path) {
  try {
    return readFileSync2(path, "latin1");
  } catch {
    return null;
  }
}

// src/memory/cgroup/child-cgroups.ts
import { readdirSync as readdirSync3, statSync } from "node:fs";
var maxScanned = 1e3;
function watchChildCgroups({ version: version2, folder }) {
  const children = /* @__PURE__ */ new Map();
  let own = 0;
  const look = ({ path, inode }) => {
    const counter = killsIn(version2, `${folder}/${path}`);
    if (counter === null) return;
    const child = children.get(path) ?? { inode, earlier: 0, counter: 0, limit: unknownLimit };
    children.set(path, child);
    if (child.inode !== inode) {
      child.earlier += child.counter;
      child.counter = 0;
      child.inode = inode;
    }
    if (counter > child.counter) child.limit = reachedLimit(version2, folder, path);
    child.counter = Math.max(child.counter, counter);
  };
  return {
    exist: () => linksOf(folder) !== noChildLinks,
    scan: () => {
      own = Math.max(own, killsIn(version2, folder) ?? 0);
      for (const found of cgroupsBelow(folder)) look(found);
    },
    kills: () => ({
      own,
      below: [...children.values()].reduce((sum, child) => sum + child.earlier + child.counter, 0)
    }),
    killed: () => [...children].map(([path, { earlier, counter, limit }]) => ({ path, processKills: earlier + counter, ...limit })).filter(({ processKills }) => processKills > 0).sort((a, b) => b.processKills - a.processKills)
  };
}
var noChildLinks = 2;
function linksOf(folder) {
  return ifPresent(() => statSync(folder).nlink) ?? noChildLinks;
}
function cgroupsBelow(folder) {
  const found = [];
  const visit = (path, links) => {
    if (links === noChildLinks) return;
    for (const name of foldersIn(`${folder}/${path}`)) {
      if (found.length >= maxScanned) return;
      const child = path === "" ? name : `${path}/${name}`;
      const stat = ifPresent(() => statSync(`${folder}/${child}`));
      if (stat === null) continue;
      found.push({ path: child, inode: stat.ino });
      visit(child, stat.nlink);
    }
  };
  visit("", linksOf(folder));
  return found;
}
function foldersIn(folder) {
  const entries = ifPresent(() => readdirSync3(folder, { withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
function ifPresent(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
function counterIn(text, name) {
  const value = new RegExp(`^${name} (\\d+)$`, "m").exec(text ?? "")?.[1];
  return value === void 0 ? null : byteCount(Number(value));
}
function localEvents(folder) {
  return textIfPresent(`${folder}/memory.events.local`) ?? textIfPresent(`${folder}/memory.events`);
}
function killsIn(version2, folder) {
  return counterIn(version2 === "2" ? localEvents(folder) : textIfPresent(`${folder}/memory.oom_control`), "oom_kill");
}
var unknownLimit = { limitPath: null, limitBytes: null };
function reachedLimit(version2, folder, path) {
  const components = path.split("/");
  for (let length = components.length; length >= 0; length -= 1) {
    const limitPath = components.slice(0, length).join("/");
    const at = limitPath === "" ? folder : `${folder}/${limitPath}`;
    const limit = textIfPresent(`${at}/${version2 === "2" ? "memory.max" : "memory.limit_in_bytes"}`);
    const limitBytes = limit === null || !/^\d+\n$/.test(limit) ? null : byteCount(Number(limit));
    if (limitBytes !== null && hasReachedLimit(version2, at, limitBytes)) return { limitPath, limitBytes };
  }
  return unknownLimit;
}
var chargeStepBytes = 64 * 4096;
function hasReachedLimit(version2, folder, limitBytes) {
  if (version2 === "2") return (counterIn(localEvents(folder), "oom") ?? 0) > 0;
  return Number(textIfPresent(`${folder}/memory.max_usage_in_bytes`) ?? 0) >= limitBytes - chargeStepBytes;
}

// src/targets/docker/load-command/process-tree.ts
import { readdirSync as readdirSync4, readFileSync as readFileSync3 } from "node:fs";
var loadVariable = "MEMGATE_LOAD";
function processesOf(id) {
  const variable = `${loadVariable}=${id}`;
  try {
    return readdirSync4("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => environmentOf(pid).includes(variable)).map(Number);
  } catch {
    return [];
  }
}
function environmentOf(pid) {
  try {
    return readFileSync3(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}
function signalLoad(id, signal) {
  const pids = processesOf(id);
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
    }
  }
  return pids.length;
}

// src/targets/docker/readiness/retry.ts
var success = { ok: true };
var timerToleranceMs = 1;
async function retryUntil(attempt, { attemptTimeoutMs, intervalMs, successes }, { untilMs, clock, signal }) {
  let last = null;
  let inARow = 0;
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const beganMs = clock.nowMs();
    const result = await attempt(Math.min(attemptTimeoutMs, Math.max(1, untilMs - beganMs)));
    if (result.ok) {
      inARow += 1;
      if (inARow >= successes) return result;
    } else {
      inARow = 0;
      const isCutShort = untilMs - beganMs < attemptTimeoutMs && clock.nowMs() > untilMs - timerToleranceMs;
      if (!signal.aborted && (last === null || !isCutShort)) last = result;
    }
    await clock.sleep(Math.min(intervalMs, Math.max(0, untilMs - clock.nowMs())), signal);
  }
  return last;
}

// src/memory/sampling/downsample.ts
var maxBuckets = 1e3;
var finestMs = 10;
function createSeries() {
  let lengthMs = finestMs;
  let buckets = /* @__PURE__ */ new Map();
  const merge = () => {
    lengthMs *= 2;
    const merged = /* @__PURE__ */ new Map();
    for (const { low, high } of buckets.values()) {
      addTo(merged, low);
      addTo(merged, high);
    }
    buckets = merged;
  };
  const addTo = (to, point) => {
    const index = Math.floor(point.atMs / lengthMs);
    const bucket = to.get(index);
    if (bucket === void 0) to.set(index, { low: point, high: point });
    else if (point.workingSetBytes > bucket.high.workingSetBytes) bucket.high = point;
    else if (point.workingSetBytes < bucket.low.workingSetBytes) bucket.low = point;
  };
  const add = (point) => {
    addTo(buckets, point);
    while (buckets.size > maxBuckets) merge();
  };
  return {
    add,
    addRepeats: ({ workingSetBytes, usageBytes }, repeatedMs) => {
      let lastIndex = -1;
      for (const atMs of repeatedMs) {
        const index = Math.floor(atMs / lengthMs);
        if (index === lastIndex) continue;
        lastIndex = index;
        add({ atMs, workingSetBytes, usageBytes });
      }
    },
    points: () => [...buckets.values()].flatMap(({ low, high }) => low === high ? [low] : low.atMs < high.atMs ? [low, high] : [high, low]).sort((a, b) => a.atMs - b.atMs)
  };
}

// src/memory/sampling/files-watch.ts
function createFilesWatch() {
  let lastFilesMs = null;
  return {
    /** False if the sample is for comparison only. Call it in the order of the samples. */
    counts: (source, atMs) => {
      const counts = countsBesideFiles(source, atMs, lastFilesMs);
      if (counts && source.startsWith("cgroup-")) lastFilesMs = atMs;
      return counts;
    }
  };
}

// src/memory/sampling/even-points.ts
var maxEvenPoints = 1e3;
var finestMs2 = 100;
function createEvenPoints() {
  let intervalMs = finestMs2;
  let dueMs = 0;
  let points = [];
  return {
    offer: (atMs, value) => {
      if (atMs < dueMs) return null;
      dueMs = atMs + intervalMs;
      const added = value();
      points.push({ ...added, atMs });
      if (points.length <= maxEvenPoints) return added;
      points = points.filter((_, index) => index % 2 === 0);
      intervalMs *= 2;
      dueMs = (points.at(-1)?.atMs ?? 0) + intervalMs;
      return added;
    },
    points: () => points
  };
}

// src/memory/sampling/cpu-record.ts
var names = ["usedUs", "periods", "throttledPeriods", "throttledUs"];
var nothing = { usedUs: 0, periods: 0, throttledPeriods: 0, throttledUs: 0 };
var noThrottling = { periods: 0, throttledPeriods: 0, throttledUs: 0 };
function createCpuRecord(countsFromFirst, phases) {
  let before = countsFromFirst ? null : nothing;
  let last = null;
  let isThrottlingKnown = true;
  let first = null;
  let end = null;
  const points = createEvenPoints();
  const readPhase = (now) => {
    const index = phases.findIndex(({ name }) => name === "load" || name === "run");
    const phase = phases[index];
    if (phase === void 0) return;
    const earlier = last ?? { atMs: 0, totals: nothing };
    first ??= totalsAt(phase.startMs, earlier, now);
    if (index < phases.length - 1) end ??= totalsAt(phase.endMs, earlier, now);
  };
  return {
    add: (atMs, { usedUs, throttling }) => {
      if (throttling === null) isThrottlingKnown = false;
      const counters = { usedUs, ...throttling ?? noThrottling };
      const totals = plusIncrease(last?.totals ?? nothing, before ?? counters, counters);
      before = counters;
      readPhase({ atMs, totals });
      last = { atMs, totals };
      points.offer(atMs, () => totals);
    },
    /** Null without a reading. */
    figures: () => {
      if (last === null) return null;
      const until = end ?? last.totals;
      const increase = (name) => first === null ? null : Math.max(0, until[name] - first[name]);
      const throttling = (name) => isThrottlingKnown ? increase(name) : null;
      return {
        loadMs: inMs(increase("usedUs")),
        totalMs: last.totals.usedUs / 1e3,
        throttledMs: inMs(throttling("throttledUs")),
        throttledPeriods: rounded(throttling("throttledPeriods")),
        periods: rounded(throttling("periods"))
      };
    },
    series: () => seriesOf(points.points(), countsFromFirst, isThrottlingKnown)
  };
}
function plusIncrease(totals, before, now) {
  const added = (name) => totals[name] + Math.max(0, now[name] - before[name]);
  return {
    usedUs: added("usedUs"),
    periods: added("periods"),
    throttledPeriods: added("throttledPeriods"),
    throttledUs: added("throttledUs")
  };
}
function totalsAt(atMs, before, after) {
  const elapsedMs = after.atMs - before.atMs;
  const share = elapsedMs <= 0 ? 1 : Math.min(1, Math.max(0, (atMs - before.atMs) / elapsedMs));
  const between = names.map((name) => {
    const [first, second] = [before.totals[name], after.totals[name]];
    return [name, first + share * (second - first)];
  });
  return { ...nothing, ...Object.fromEntries(between) };
}
function seriesOf(points, skipsFirst, isThrottlingKnown) {
  return points.flatMap((point, index) => {
    const before = index === 0 ? { ...nothing, atMs: 0 } : points[index - 1];
    const elapsedUs = (point.atMs - (before?.atMs ?? 0)) * 1e3;
    if (before === void 0 || elapsedUs <= 0 || index === 0 && skipsFirst) return [];
    const throttling = {
      throttledMs: (point.throttledUs - before.throttledUs) / 1e3,
      throttledPeriods: point.throttledPeriods - before.throttledPeriods,
      periods: point.periods - before.periods
    };
    return [
      {
        atMs: point.atMs,
        cores: (point.usedUs - before.usedUs) / elapsedUs,
        throttledRatio: isThrottlingKnown ? throttledShare(throttling, elapsedUs / 1e3) : null
      }
    ];
  });
}
function inMs(us) {
  return us === null ? null : Math.round(us) / 1e3;
}
function rounded(count) {
  return count === null ? null : Math.round(count);
}

// src/memory/sampling/reclaim-record.ts
function createReclaimRecord(countsFromFirst) {
  let first = null;
  let last = null;
  let mappedFileBytes = null;
  const since = (name) => {
    const count = last?.[name] ?? null;
    return count === null ? null : Math.max(0, count - (countsFromFirst ? first?.[name] ?? 0 : 0));
  };
  return {
    add: (reading) => {
      first ??= reading;
      last = reading;
      if (reading.mappedFileBytes !== null) mappedFileBytes = Math.max(mappedFileBytes ?? 0, reading.mappedFileBytes);
    },
    /** Null without a reading. */
    counts: () => last === null ? null : {
      limitHits: since("limitHits"),
      fileRefaults: since("fileRefaults"),
      majorFaults: since("majorFaults"),
      mappedFileBytes
    }
  };
}

// src/memory/sampling/kernel-counts.ts
function createKernelCounts(countsFromFirst, phases) {
  let kernelPeak = null;
  let oomKills = null;
  let oomKillsAt = null;
  let oomGroupKills = null;
  let pressure = null;
  let oomKillsBefore = null;
  let oomCgroups = [];
  let cgroupKillsBefore = null;
  let groupKillsBefore = null;
  let pressureBefore = null;
  const reclaim = createReclaimRecord(countsFromFirst);
  const cpu = createCpuRecord(countsFromFirst, phases);
  return {
    record: (reading, atMs, phase) => {
      if (kernelPeak !== null && reading.usageBytes > kernelPeak.bytes) kernelPeak = null;
      if (reading.kernelPeakBytes !== null)
        kernelPeak = { bytes: Math.max(reading.kernelPeakBytes, kernelPeak?.bytes ?? 0), atMs };
      if (reading.oomKills !== null) {
        oomKillsBefore ??= countsFromFirst ? reading.oomKills : 0;
        const kills = reading.oomKills - oomKillsBefore;
        if (kills > 0) oomKillsAt ??= { atMs, phase };
        oomKills = Math.max(kills, oomKills ?? 0);
      }
      if (reading.oomCgroups !== null) {
        const first = countsFromFirst ? reading.oomCgroups : [];
        cgroupKillsBefore ??= new Map(first.map(({ path, processKills }) => [path, processKills]));
        oomCgroups = killsSince(cgroupKillsBefore, reading.oomCgroups);
      }
      if (reading.oomGroupKills !== null) {
        groupKillsBefore ??= countsFromFirst ? reading.oomGroupKills : 0;
        oomGroupKills = Math.max(reading.oomGroupKills - groupKillsBefore, oomGroupKills ?? 0);
      }
      if (reading.reclaim !== null) reclaim.add(reading.reclaim);
      if (reading.cpu !== null) cpu.add(atMs, reading.cpu);
      if (reading.pressure !== null) {
        pressureBefore ??= countsFromFirst ? reading.pressure : { someUs: 0, fullUs: 0 };
        const { someUs, fullUs } = pressureBefore;
        pressure = { someUs: reading.pressure.someUs - someUs, fullUs: reading.pressure.fullUs - fullUs };
      }
    },
    counts: () => ({
      kernelPeak,
      oomKills,
      oomKillsBefore,
      oomKillsAt,
      oomCgroups,
      oomGroupKills,
      pressure,
      reclaim: reclaim.counts(),
      cpu: cpu.figures(),
      cpuSeries: cpu.series()
    })
  };
}
function killsSince(before, now) {
  return now.map((cgroup) => ({ ...cgroup, processKills: cgroup.processKills - (before.get(cgroup.path) ?? 0) })).filter(({ processKills }) => processKills > 0);
}

// src/memory/sampling/better-breakdown.ts
var updatedWithinMs = 2500;
var sameBytes = 2 ** 20;
var betterBytes = 2 ** 20;
function withEarlierBreakdown(sample, earlier) {
  return sample.atMs - earlier.atMs > updatedWithinMs ? sample : withBetter(sample, earlier, betterBytes);
}
function withLaterBreakdown(peak, later) {
  const isNeeded = isLarge(peak.composition.other, peak.workingSetBytes);
  return isNeeded && later.atMs - peak.atMs <= updatedWithinMs ? withBetter(peak, later, 0) : peak;
}
function withBetter(sample, better, leastBytes) {
  if (Math.abs(better.workingSetBytes - sample.workingSetBytes) > sameBytes) return sample;
  const { anonymous, shared, activeFile, kernel, sockets } = better.composition;
  const named = [anonymous, shared, activeFile, kernel, sockets].reduce((sum, part) => sum + (part ?? 0), 0);
  const other = Math.max(0, sample.workingSetBytes - named);
  if (sample.composition.other - other <= leastBytes) return sample;
  return { ...sample, composition: { ...better.composition, other } };
}

// src/memory/sampling/peak-record.ts
function createPeakRecord() {
  const compositions = createEvenPoints();
  let peak = null;
  let lastBreakdown = null;
  return {
    /** Takes a sample that counts. Calls `compute` only for a new peak and once per point of the series. */
    add: (figures, compute) => {
      const { atMs, workingSetBytes } = figures;
      const point = compositions.offer(atMs, compute);
      if (point !== null) {
        const breakdown = { atMs, workingSetBytes, composition: point };
        if (peak !== null) peak = withLaterBreakdown(peak, breakdown);
        const isBetter = lastBreakdown !== null && withEarlierBreakdown(breakdown, lastBreakdown) !== breakdown;
        if (!isBetter) lastBreakdown = breakdown;
      }
      if (workingSetBytes <= (peak?.workingSetBytes ?? -1)) return;
      const highest = { ...figures, composition: point ?? compute() };
      peak = lastBreakdown === null ? highest : withEarlierBreakdown(highest, lastBreakdown);
    },
    /** Null without a sample that counts. */
    peak: () => peak,
    points: () => compositions.points()
  };
}

// src/memory/sampling/source-counts.ts
function createSourceCounts() {
  const sources = /* @__PURE__ */ new Map();
  let limitChange = null;
  const sourceOf = (name) => {
    const source = sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null, lastMs: 0, limitBytes: null };
    sources.set(name, source);
    return source;
  };
  return {
    addMissed: (name) => {
      sourceOf(name).missed += 1;
    },
    addSample: (name, { limitBytes }, atMs) => {
      const source = sourceOf(name);
      if (source.samples > 0) source.maxGapMs = Math.max(source.maxGapMs ?? 0, atMs - source.lastMs);
      source.samples += 1;
      source.lastMs = atMs;
      if (limitBytes === null) return;
      source.limitBytes ??= limitBytes;
      if (limitBytes !== source.limitBytes) limitChange ??= { fromBytes: source.limitBytes, toBytes: limitBytes };
    },
    /** Adds samples that repeat the last sample of the source. */
    addRepeats: (name, repeatedMs) => {
      const source = sourceOf(name);
      source.maxGapMs = Math.max(source.maxGapMs ?? 0, longestGapMs(source.lastMs, repeatedMs));
      source.samples += repeatedMs.length;
      source.lastMs = repeatedMs.at(-1) ?? source.lastMs;
    },
    sources,
    /** Null if the limit of each source stayed the same. */
    limitChange: () => limitChange
  };
}
function longestGapMs(sinceMs, timesMs) {
  let longestMs = 0;
  let beforeMs = sinceMs;
  for (const atMs of timesMs) {
    longestMs = Math.max(longestMs, atMs - beforeMs);
    beforeMs = atMs;
  }
  return longestMs;
}

// src/memory/sampling/phase-record.ts
function createPhaseRecord() {
  const phases = [];
  let open2 = null;
  let firstSampleMs = null;
  let lastSampleMs = 0;
  const end = (atMs) => {
    if (open2 === null) return;
    open2.endMs = atMs;
    open2.maxGapMs = Math.max(open2.maxGapMs, atMs - (firstSampleMs === null ? open2.startMs : lastSampleMs));
    open2 = null;
  };
  return {
    phases,
    begin: (name, atMs) => {
      end(atMs);
      open2 = { name, startMs: atMs, endMs: atMs, samples: 0, maxGapMs: 0, peakBytes: null };
      phases.push(open2);
    },
    end,
    current: () => open2?.name ?? phases.at(-1)?.name ?? "start",
    /** Null without a sample. */
    firstSampleMs: () => firstSampleMs,
    /** @param workingSetBytes null for a sample that does not count for the peak */
    addSample: (atMs, workingSetBytes) => {
      const phase = open2 ?? phases.at(-1);
      if (phase !== void 0) {
        phase.samples += 1;
        const sinceMs = firstSampleMs === null ? atMs : lastSampleMs;
        phase.maxGapMs = Math.max(phase.maxGapMs, atMs - sinceMs);
        if (workingSetBytes !== null) phase.peakBytes = Math.max(phase.peakBytes ?? 0, workingSetBytes);
      }
      firstSampleMs ??= atMs;
      lastSampleMs = atMs;
    },
    /** Adds samples that repeat the last sample. */
    addRepeats: (repeatedMs) => {
      const phase = open2 ?? phases.at(-1);
      if (phase !== void 0) {
        phase.samples += repeatedMs.length;
        phase.maxGapMs = Math.max(phase.maxGapMs, longestGapMs(lastSampleMs, repeatedMs));
      }
      lastSampleMs = repeatedMs.at(-1) ?? lastSampleMs;
    }
  };
}

// src/memory/sampling/repeats.ts
var maxRepeats = 64;
function createRepeats(record, sink) {
  let last = null;
  let repeatedMs = [];
  const flush = () => {
    const lastMs = repeatedMs.at(-1);
    if (last === null || lastMs === void 0) return;
    record(last, repeatedMs, lastMs);
    for (const atMs of repeatedMs) sink({ ...last, atMs });
    repeatedMs = [];
  };
  return {
    /** Returns true if the reading is the same object as the last one, from the same source. */
    isRepeat: (source, reading) => last !== null && reading === last.reading && source === last.source,
    /** Stores a repeat of the last sample, to record it later. */
    keep: (atMs) => {
      if (repeatedMs.push(atMs) === maxRepeats) flush();
    },
    /** Records the repeats so far. */
    flush,
    /** Sets the sample that later ones may repeat. */
    follow: (sample) => {
      last = sample;
    },
    /** Records the repeats so far. The next sample counts as a new one: it may belong to another phase. */
    end: () => {
      flush();
      last = null;
    }
  };
}

// src/memory/sampling/sustained-cache.ts
var sustainedAfterMs = 2e3;
function createSustained() {
  const candidates = [];
  let firstMs = null;
  return (atMs, value) => {
    firstMs ??= atMs;
    let sinceMs = atMs;
    for (let last = candidates.at(-1); last !== void 0 && last.value >= value; last = candidates.at(-1)) {
      sinceMs = last.sinceMs;
      candidates.pop();
    }
    candidates.push({ sinceMs, value });
    const fromMs = atMs - sustainedAfterMs;
    while ((candidates[1]?.sinceMs ?? Number.POSITIVE_INFINITY) <= fromMs) candidates.shift();
    return firstMs > fromMs ? 0 : candidates[0]?.value ?? 0;
  };
}

// src/memory/sampling/swap-watch.ts
function createSwapWatch() {
  let first = null;
  let last = 0;
  let highest = 0;
  let memoryBytes = 0;
  return {
    add: (name, { limitBytes, swapLimitBytes }) => {
      if (limitBytes === null || swapLimitBytes === null) return;
      const isUnlimited = swapLimitBytes === unlimitedBytes;
      last = isUnlimited || name === "cgroup-v2" ? swapLimitBytes : Math.max(0, swapLimitBytes - limitBytes);
      first ??= last;
      if (last <= highest) return;
      highest = last;
      memoryBytes = limitBytes;
    },
    /** Null if the kernel never allowed more swap than at first. */
    allowed: () => first === null || highest <= first ? null : { swapBytes: highest === unlimitedBytes ? -1 : memoryBytes + highest, isTakenBack: last <= first }
  };
}

// src/memory/sampling/collector.ts
function createCollector(clock, sink, countsFromFirst = false) {
  const originMs = clock.nowMs();
  const timeOrigin = clock.isoNow();
  const elapsedMs = () => clock.nowMs() - originMs;
  const series = createSeries();
  const sustained = createSustained();
  const phases = createPhaseRecord();
  const sources = createSourceCounts();
  const kernel = createKernelCounts(countsFromFirst, phases.phases);
  const swap = createSwapWatch();
  const files = createFilesWatch();
  const peaks = createPeakRecord();
  let instantPeakBytes = null;
  const repeats = createRepeats(({ source, workingSetBytes, reading }, repeatedMs, lastMs) => {
    sources.addRepeats(source, repeatedMs);
    phases.addRepeats(repeatedMs);
    if (files.counts(source, lastMs))
      series.addRepeats({ workingSetBytes, usageBytes: reading.usageBytes }, repeatedMs);
  }, sink);
  const recordReading = (source, reading, atMs) => {
    const { activeFileBytes, usageBytes, inactiveFileBytes } = reading;
    const transientFileBytes = activeFileBytes === null ? 0 : activeFileBytes - sustained(atMs, activeFileBytes);
    const workingSetBytes = Math.max(0, reading.workingSetBytes - transientFileBytes);
    const phase = phases.current();
    const counts = files.counts(source, atMs);
    if (counts) {
      instantPeakBytes = Math.max(instantPeakBytes ?? 0, reading.workingSetBytes);
      const figures = { workingSetBytes, usageBytes, inactiveFileBytes, transientFileBytes, phase, atMs, source };
      peaks.add(figures, () => compositionOf(reading, transientFileBytes));
    }
    kernel.record(reading, atMs, phase);
    swap.add(source, reading);
    const sample = { atMs, source, phase, reading, workingSetBytes, transientFileBytes };
    repeats.follow(sample);
    sources.addSample(source, reading, atMs);
    phases.addSample(atMs, counts ? workingSetBytes : null);
    if (counts) series.add({ atMs, workingSetBytes, usageBytes });
    sink(sample);
    return counts ? workingSetBytes : null;
  };
  return {
    timeOrigin,
    elapsedMs,
    beginPhase: (name) => {
      repeats.end();
      phases.begin(name, elapsedMs());
    },
    endPhases: () => {
      repeats.end();
      phases.end(elapsedMs());
    },
    currentPhase: phases.current,
    record: (source, reading) => {
      if (repeats.isRepeat(source, reading)) {
        repeats.keep(elapsedMs());
        return null;
      }
      if ("missed" in reading) {
        sources.addMissed(source);
        return null;
      }
      repeats.flush();
      return recordReading(source, reading, elapsedMs());
    },
    collected: () => {
      repeats.flush();
      return { ...collectedFrom({ kernel, peaks, sources, swap, phases, series }), instantPeakBytes };
    }
  };
}
function compositionOf(reading, transientFileBytes) {
  const activeFile = reading.activeFileBytes === null ? null : reading.activeFileBytes - transientFileBytes;
  return { ...reading.composition(), activeFile };
}
function collectedFrom({ kernel, peaks, sources, swap, phases, series }) {
  return {
    ...kernel.counts(),
    peak: peaks.peak(),
    limitChange: sources.limitChange(),
    swapAllowed: swap.allowed(),
    firstSampleMs: phases.firstSampleMs(),
    phases: phases.phases,
    sources: sources.sources,
    compositions: peaks.points(),
    series: series.points()
  };
}

// src/memory/sampling/process-watch.ts
var peakFactor = 1.05;
var pauses = {
  proc: { newPeakMs: 20, higherMs: 1e3 },
  // The engine starts a program for each reading.
  top: { newPeakMs: 1e3, higherMs: 5e3 }
};
var maxFailures = 3;
function createProcessWatch(elapsedMs, read) {
  let recorded = null;
  let reading = null;
  let endedMs2 = Number.NEGATIVE_INFINITY;
  let source = "proc";
  let failures = 0;
  let lastBytes = -1;
  const isHigher = () => lastBytes > (recorded?.workingSetBytes ?? -1) && failures < maxFailures;
  const begin = async () => {
    const [atMs, workingSetBytes] = [elapsedMs(), lastBytes];
    const found = await read().catch(() => null);
    endedMs2 = elapsedMs();
    reading = null;
    failures = found === null ? failures + 1 : 0;
    if (found === null) return;
    source = found.source;
    recorded = { ...found, atMs, durationMs: endedMs2 - atMs, workingSetBytes };
  };
  const isDue = () => {
    const isPeak = failures === 0 && lastBytes >= (recorded?.workingSetBytes ?? 0) * peakFactor;
    const { newPeakMs, higherMs } = pauses[source];
    return elapsedMs() - endedMs2 >= (isPeak ? newPeakMs : higherMs);
  };
  return {
    offer: (workingSetBytes) => {
      lastBytes = workingSetBytes;
      if (reading === null && isHigher() && isDue()) reading = begin();
    },
    finish: async () => {
      await reading;
      if (isHigher()) reading = begin();
      await reading;
    },
    processes: () => recorded
  };
}

// src/gate/limit-change.ts
async function noteLimits(run2) {
  const { startedState, container } = run2;
  if (startedState === null || container === null || run2.isEnding) return;
  const state = await container.state().catch(() => null);
  if (state !== null && isChanged(startedState, state) && !run2.isEnding) run2.changedLimits ??= state;
}
function isChanged(before, now) {
  return before.memoryBytes !== now.memoryBytes || before.memorySwapBytes !== now.memorySwapBytes;
}
function limitChangeCause(run2, collected) {
  const { startedState, lastState, changedLimits } = run2;
  const seen = collected?.limitChange ?? null;
  if (seen !== null)
    return { code: "limit-not-applied/changed", data: { fromBytes: seen.fromBytes, toBytes: seen.toBytes } };
  if (startedState === null) return null;
  const reported = [lastState, changedLimits].flatMap((state) => state ?? []);
  const fromBytes = startedState.memoryBytes;
  const toBytes = reported.find(({ memoryBytes }) => memoryBytes !== fromBytes)?.memoryBytes ?? null;
  if (fromBytes !== null && toBytes !== null) {
    return { code: "limit-not-applied/changed", data: { fromBytes, toBytes } };
  }
  const swap = reported.find(({ memorySwapBytes }) => memorySwapBytes !== startedState.memorySwapBytes);
  if (swap === void 0 || swap.memorySwapBytes === null) {
    const allowed = collected?.swapAllowed ?? null;
    return allowed === null ? null : { code: "limit-not-applied/swap-allowed", data: allowed };
  }
  const data = { swapBytes: swap.memorySwapBytes, isTakenBack: swap !== lastState };
  return { code: "limit-not-applied/swap-allowed", data };
}

// src/gate/oom-cgroups.ts
var maxOomCgroups = 50;
function joinOomCgroups(counted, logged) {
  const joined2 = [];
  const countedPaths = new Set(counted.map(({ path }) => path));
  for (const place of logged.flatMap((kill) => kill.place ?? [])) {
    const index = joined2.findIndex(({ path, limitPath }) => path === place.path && limitPath === place.limitPath);
    const known = joined2[index];
    if (known === void 0) joined2.push({ ...place, processKills: 1 });
    else joined2[index] = withLimit({ ...known, processKills: known.processKills + 1 }, place);
  }
  for (const cgroup of counted) {
    joined2.forEach((known, index) => {
      if (known.path === cgroup.path && known.limitPath === cgroup.limitPath) joined2[index] = withLimit(known, cgroup);
    });
    const inLog = joined2.filter(({ path }) => cgroup.path === null ? !countedPaths.has(path) : path === cgroup.path);
    const missing = cgroup.processKills - inLog.reduce((sum, { processKills }) => sum + processKills, 0);
    if (missing <= 0) continue;
    const [first] = inLog;
    if (first === void 0 || cgroup.path === null) joined2.push({ ...cgroup, processKills: missing });
    else joined2[joined2.indexOf(first)] = { ...first, processKills: first.processKills + missing };
  }
  return joined2.sort((a, b) => b.processKills - a.processKills).slice(0, maxOomCgroups);
}
function withLimit(known, { limitBytes }) {
  return { ...known, limitBytes: known.limitBytes ?? limitBytes };
}

// src/gate/redact-evidence.ts
function redactEvidence(evidence, redactor) {
  const { container, outcome, load, workload, outOfMemory } = evidence;
  return {
    ...evidence,
    container: container && { ...container, logTail: container.logTail.map(redactor.output) },
    outcome: outcome.kind === "completed" ? outcome : { ...redactStop(outcome, redactor), kind: outcome.kind },
    load: load && redactLoad(load, redactor),
    outOfMemory: outOfMemory?.map((one) => ({ ...one, line: redactor.output(one.line) })) ?? null,
    workload: workload?.kind === "command" ? { ...workload, command: redactor.message(workload.command) } : workload
  };
}
function redactLoad(load, { message, query }) {
  const { url, lastError, steps, redirect } = load;
  const masked = steps?.map((step) => ({ ...step, name: query(step.name), path: query(step.path) }));
  return {
    ...load,
    url: query(url),
    lastError: lastError && message(lastError),
    redirect: redirect && {
      ...redirect,
      location: redirect.location && query(redirect.location),
      request: redirect.request && query(redirect.request)
    },
    steps: masked ?? null
  };
}
var maskedFields = {
  command: "message",
  error: "message",
  healthcheckOutput: "output",
  lastError: "message",
  lastLine: "output",
  location: "query",
  log: "output",
  output: "output",
  path: "query",
  places: "query",
  request: "query",
  url: "query",
  why: "message"
};
function redactStop(stop, redactor) {
  const data = maskTexts(stop.data, redactor);
  if (JSON.stringify(data) === JSON.stringify(stop.data)) return stop;
  const cause = { code: stop.code, data };
  if (isRunCause(cause)) return stopReasonOf(cause);
  const [error, maskedError] = [errorIn(stop.data), errorIn(data)];
  const message = error === null || maskedError === null ? stop.message : stop.message.replaceAll(error, () => maskedError);
  return { ...stop, data, message };
}
function errorIn(data) {
  return "error" in data && data.error !== "" ? data.error : null;
}
function maskTexts(value, redactor) {
  const masked = (inner, name) => {
    const kind = name === null ? void 0 : maskedFields[name];
    if (typeof inner === "string") return kind === void 0 ? inner : redactor[kind](inner);
    if (Array.isArray(inner)) return inner.map((item) => masked(item, name));
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, text]) => [key, masked(text, key)]));
  };
  return masked(value, null);
}

// src/gate/restart.ts
function restartsIn({ startedState, lastState, ending }) {
  if (startedState === null || lastState === null || !lastState.running) return 0;
  const isOtherStart = lastState.startedAt !== startedState.startedAt;
  const counted = Math.max(0, lastState.restarts - startedState.restarts);
  return isOtherStart || ending !== null ? Math.max(1, counted) : counted;
}
function restartNotice(run2) {
  const restarts = restartsIn(run2);
  if (restarts === 0) return null;
  const who = (run2.lastState?.restarts ?? 0) > (run2.startedState?.restarts ?? 0) ? "its restart policy started it again" : "something started it again";
  const covered = run2.ending === null ? "memgate did not see when, so the figures are from before and after the restart" : "the figures are from before the restart";
  return `container ${run2.container?.name} ended during the run, and ${who}; ${covered}`;
}

// src/gate/build-evidence.ts
function evidenceOf(plan, run2, stop, clock) {
  return redactEvidence(buildEvidence(plan, run2, stop, clock), planRedactor(plan));
}
function buildEvidence(plan, run2, stop, clock) {
  const collected = run2.collector?.collected() ?? null;
  const container = containerFacts(plan, run2);
  const requestedLimitBytes = plan.target.limitBytes;
  const applied = container?.cgroupLimitBytes ?? null;
  const limitBytes = applied !== null && isRoundedDown(applied, requestedLimitBytes) ? applied : requestedLimitBytes;
  const outcome = outcomeOf(run2, stop, container, collected);
  return {
    memgateVersion: version,
    createdAt: run2.createdAt,
    durationMs: clock.nowMs() - run2.beganMs,
    timeOrigin: run2.collector?.timeOrigin ?? null,
    requestedLimitBytes,
    limitBytes,
    outcome,
    liveMemory: run2.liveMemory,
    peak: peakOf(collected, limitBytes),
    instantPeakBytes: collected?.instantPeakBytes ?? null,
    kernelPeakBytes: kernelPeakOf(collected, outcome),
    oom: oomOf(run2, collected),
    outOfMemory: run2.logWatch?.found(container?.exitCode ?? null) ?? null,
    runtimeLimit: run2.runtimeLimit,
    pressure: pressureOf(collected),
    reclaim: collected?.reclaim ?? null,
    processes: run2.processWatch?.processes() ?? null,
    why: run2.why,
    cpu: collected?.cpu == null ? null : { ...collected.cpu, limitCores: plan.target.cpus },
    phases: collected === null ? [] : [...collected.phases],
    load: run2.load,
    warmup: run2.warmup,
    workload: run2.workload,
    sampling: {
      sources: sourcesOf(run2, collected),
      startedMs: run2.startedMs,
      firstSampleMs: collected?.firstSampleMs ?? null,
      notice: run2.sampling?.notice ?? null
    },
    engine: run2.engine,
    container,
    notices: run2.notices,
    compositions: collected === null ? [] : [...collected.compositions],
    cpuSeries: collected === null ? [] : [...collected.cpuSeries],
    series: collected === null ? [] : [...collected.series]
  };
}
function peakOf(collected, limitBytes) {
  const peak = collected?.peak ?? null;
  return peak === null ? null : { ...peak, ratio: peak.workingSetBytes / limitBytes };
}
function kernelPeakOf(collected, outcome) {
  const kernelPeak = collected?.kernelPeak ?? null;
  const load = collected?.phases.find((phase) => phase.name === "load");
  if (kernelPeak === null) return null;
  return outcome.kind === "completed" && (load === void 0 || kernelPeak.atMs < load.endMs) ? null : kernelPeak.bytes;
}
function oomOf(run2, collected) {
  const witnesses = [];
  if (run2.oomEvent !== null) witnesses.push({ name: "event", ...run2.oomEvent });
  if (collected !== null && collected.oomKillsAt !== null) witnesses.push({ name: "cgroup", ...collected.oomKillsAt });
  const { startedState, killedBefore } = run2;
  const isOld = run2.container?.isAttached === true && (startedState?.oomKilled === true || killedBefore.length > 0 || (collected?.oomKillsBefore ?? 0) > 0);
  if (!isOld && (run2.lastState?.oomKilled === true || run2.stoppedState?.oomKilled === true)) {
    witnesses.push({ name: "inspect", atMs: null, phase: null });
  }
  const processes = run2.killedProcesses;
  if (processes !== null && processes.length > 0) witnesses.push({ name: "kernel-log", atMs: null, phase: null });
  return {
    killed: witnesses.length > 0,
    processKills: collected?.oomKills ?? null,
    groupKills: collected?.oomGroupKills ?? null,
    processes: processes?.map(({ place: _place, ...process2 }) => process2) ?? null,
    cgroups: [...joinOomCgroups(collected?.oomCgroups ?? [], processes ?? [])],
    witnesses
  };
}
function pressureOf(collected) {
  const pressure = collected?.pressure ?? null;
  return pressure === null ? null : { someMs: pressure.someUs / 1e3, fullMs: pressure.fullUs / 1e3 };
}
function sourcesOf(run2, collected) {
  return (run2.sampling?.sources() ?? []).map(({ name, intervalMs }) => {
    const { samples, missed, maxGapMs } = collected?.sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null };
    return { name, intervalMs, samples, missed, maxGapMs };
  });
}
function containerFacts(plan, run2) {
  const { container, image, startedState, lastState, stoppedState } = run2;
  if (container === null || image === null) return null;
  const restarts = restartsIn(run2);
  const state = stoppedState ?? lastState ?? startedState;
  const startedAt = (restarts > 0 ? startedState : state)?.startedAt ?? null;
  const exited = startedState !== null && lastState !== null && (!lastState.running || restarts > 0);
  return {
    id: container.id,
    name: container.name,
    image: plan.target.describedAs === null ? image.name : `${image.name} (${plan.target.describedAs})`,
    imageId: image.id,
    startedAt,
    finishedAt: state?.finishedAt ?? null,
    wasRunning: container.isAttached,
    exitedByItself: exited,
    // The engine keeps no exit code of a container that runs again.
    exitCode: exited ? restarts > 0 ? run2.ending?.exitCode ?? null : lastState.exitCode : null,
    restarts,
    memoryBytes: startedState?.memoryBytes ?? null,
    memorySwapBytes: startedState?.memorySwapBytes ?? null,
    cgroupLimitBytes: run2.cgroupLimitBytes,
    logTail: [...run2.logTail]
  };
}
function outcomeOf(run2, stop, container, collected) {
  const cause = causeOf(run2, stop, container, collected);
  const reason = cause === null ? stop : stopReasonOf(cause);
  return reason === null ? { kind: "completed" } : { kind: "stopped", ...reason };
}
function causeOf(run2, stop, container, collected) {
  const isWithoutState = run2.startedState !== null && run2.stoppedState === null;
  if (run2.isContainerGone && stop?.reason !== "interrupted") return { code: "app-exited/removed", data: {} };
  if (isWithoutState && stop?.reason !== "interrupted" && stop?.reason !== "engine-lost") {
    return { code: "engine-lost/no-state", data: {} };
  }
  if (stop === null) return limitChangeCause(run2, collected);
  if (stop.reason !== "app-exited") return null;
  return run2.lost ?? (container === null ? null : exitCause(run2, container));
}
function exitCause(run2, { exitCode }) {
  const phase = run2.collector?.currentPhase() ?? "start";
  if (exitCode !== 137) return { code: "app-exited/exit", data: { exitCode, phase } };
  const isOomKilled = oomOf(run2, run2.collector?.collected() ?? null).killed;
  return { code: "app-exited/sigkill", data: { phase, isOomKilled } };
}

// src/gate/stop.ts
function appExited({ collector }) {
  return stopReasonOf({
    code: "app-exited/exit",
    data: { exitCode: null, phase: collector?.currentPhase() ?? "start" }
  });
}
function lostCause(error) {
  return error === null ? { code: "engine-lost/stopped", data: {} } : { code: "engine-lost/connection", data: { error } };
}
function isConnectionError(thrown) {
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
  if (!(thrown instanceof Error)) return false;
  if (thrown instanceof GateError) return thrown.stage !== "engine" && isConnectionError(thrown.cause);
  const { code, syscall } = thrown;
  return codes.includes(code ?? "") || code === "ENOENT" && syscall === "connect";
}
function createStopController(interrupt) {
  const controller = new AbortController();
  let stopped = null;
  let refusal = null;
  const stop = (next) => {
    stopped ??= next;
    controller.abort(new Error(next.message));
  };
  const whenStopped = new Promise((resolve3) => {
    controller.signal.addEventListener("abort", () => resolve3(), { once: true });
  });
  let markInterrupted = () => {
  };
  const interrupted = new Promise((resolve3) => {
    markInterrupted = resolve3;
  });
  const onInterrupt = () => {
    stop(interrupt.reason);
    markInterrupted();
  };
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  return {
    signal: controller.signal,
    whenStopped,
    interrupted,
    stop,
    stopFor: (thrown) => {
      if (isConnectionError(thrown)) return stop(stopReasonOf(lostCause(messageOf(thrown))));
      const unexpected = () => stop(stopReasonOf({ code: "internal-error/unexpected", data: { error: traceOf(thrown) } }));
      if (!(thrown instanceof GateError)) return unexpected();
      const { fault, message } = thrown;
      if (typeof fault !== "string") return stop({ ...fault, reason: reasonOf(fault.code), message });
      refusal ??= thrown;
      unexpected();
    },
    stopped: () => stopped,
    refusal: () => refusal,
    release: () => interrupt.removeEventListener("abort", onInterrupt)
  };
}

// src/gate/clean-up.ts
var normalStepMs = 3e4;
var hurriedStepMs = 2e3;
var hurriedTotalMs = 5e3;
var logTailLines = 50;
async function cleanUp(plan, adapters, run2, stopController) {
  const { clock, target } = adapters;
  const step = createSteps(clock, stopController);
  const { container } = run2;
  await step(run2.sampling?.finalReading);
  await step(run2.processWatch?.finish);
  run2.collector?.endPhases();
  run2.lastState = await step(container?.state).then(valueIn);
  const restarted = restartNotice(run2);
  if (restarted !== null) run2.notices.push(restarted);
  const hasEnded = run2.lastState?.running === false || restartsIn(run2) > 0;
  if (hasEnded && run2.startedState !== null && run2.workload?.kind !== "none") stopController.stop(appExited(run2));
  const exitedDependencies = await step(run2.startedState === null ? void 0 : target.exitedDependencies).then(valueIn) ?? [];
  if (exitedDependencies.length > 0) {
    const services = [...exitedDependencies];
    stopController.stop(stopReasonOf({ code: "dependency-exited/exited", data: { services } }));
  }
  run2.isEnding = true;
  const { kill } = container ?? {};
  if (isWhyNeeded(plan, run2, stopController, clock)) {
    await readEnd(adapters, run2, stopController, step, void 0);
    if (isWhyNeeded(plan, run2, stopController, clock)) {
      run2.why = await step(() => askApp(plan, adapters, run2, stopController.interrupted)).then(valueIn);
    }
    await step(kill);
    const finishedAt = (await step(container?.state).then(valueIn))?.finishedAt ?? null;
    run2.stoppedState &&= { ...run2.stoppedState, finishedAt };
  } else {
    await readEnd(adapters, run2, stopController, step, kill);
  }
  const created = container === null ? await step(run2.creating === null ? void 0 : () => run2.creating ?? Promise.resolve()) : null;
  const mayBeLeft = target.leftBehind();
  const removed = await step(run2.engine === null ? void 0 : target.tearDown, hurriedTotalMs);
  const failure = removed.failure ?? created?.failure ?? null;
  const left = removed.failure === null ? mayBeLeft : target.leftBehind();
  if (failure !== null && left !== null) {
    run2.notices.push(
      `${left.what} may still exist (${planRedactor(plan).message(failure)}); remove it with: ${left.command}`
    );
  }
}
async function readEnd({ memory }, run2, stopController, step, kill) {
  const { container } = run2;
  const ended = Promise.all([step(() => closeLoad(run2)), step(run2.sampling?.close), step(kill)]);
  const killing = run2.startedState === null || container === null ? null : memory.killedProcesses(container.id, ended);
  await ended;
  const isRunning = (container?.isAttached === true || kill === void 0) && run2.lastState?.running !== false;
  await step(() => run2.logWatch?.finish(isRunning) ?? Promise.resolve());
  const stopped = await step(container?.state);
  run2.stoppedState = stopped.value;
  run2.isContainerGone = stopped.isNotFound;
  if (killing !== null) {
    const killed = killedSince(run2.killedBefore, await killing);
    run2.killedProcesses = killed?.length === 0 && run2.sampling?.notice !== null ? null : killed;
  }
  if (container !== null && needsLog(run2, stopController)) {
    const lines = await step(() => container.logTail(logTailLines)).then(valueIn) ?? [];
    const hasInspectorLines = container.isAttached || run2.liveMemory !== null;
    run2.logTail = hasInspectorLines && run2.whyCode?.withoutInspector(lines) || lines;
  }
  run2.watch?.end();
}
function isWhyNeeded(plan, run2, stopController, clock) {
  const state = run2.stoppedState ?? run2.lastState;
  if (plan.why === "off" || state?.running !== true || stopController.stopped() !== null) return false;
  return run2.whyCode?.needsWhy(evidenceOf(plan, { ...run2, stoppedState: state }, null, clock), plan) === true;
}
async function askApp(plan, adapters, run2, interrupted) {
  return run2.whyCode?.askApp(plan, adapters, run2, interrupted) ?? null;
}
async function closeLoad(run2) {
  await run2.openingLoad;
  await run2.loadProcess?.close();
}
function killedSince(before, now) {
  return now?.filter(({ pid }) => !before.some((earlier) => earlier.pid === pid)) ?? null;
}
function valueIn({ value }) {
  return value;
}
function createSteps(clock, stopController) {
  let hurriedSinceMs = null;
  const remainingMs = (stepMs) => {
    const reason = stopController.stopped()?.reason;
    if (reason === "interrupted" || reason === "engine-lost") hurriedSinceMs ??= clock.nowMs();
    if (hurriedSinceMs === null) return normalStepMs;
    return Math.max(1, Math.min(stepMs, hurriedSinceMs + hurriedTotalMs - clock.nowMs()));
  };
  return async (work, stepMs = hurriedStepMs) => {
    if (work === void 0) return { value: null, failure: null, isNotFound: false };
    const failed = (failure, isNotFound = false) => ({ value: null, failure, isNotFound });
    const late = () => {
      hurriedSinceMs ??= clock.nowMs();
      return failed("no response in time");
    };
    const working = work().then(
      (value) => ({ value, failure: null, isNotFound: false }),
      (error) => failed(messageOf(error), error?.statusCode === 404)
    );
    const normal = withDeadline(clock, remainingMs(stepMs), working, late);
    if (hurriedSinceMs !== null) return normal;
    const hurried = stopController.interrupted.then(() => withDeadline(clock, stepMs, working, late));
    return Promise.race([normal, hurried]);
  };
}
function needsLog({ load, workload, oomEvent, lastState, stoppedState, logWatch }, stopController) {
  const loadFailed = load !== null && (load.errors + load.non2xx > 0 || load.responseGapsMs > 0);
  if (workload?.kind === "command" && workload.exitCode !== 0 && !workload.wasToEnd) return true;
  if (workload?.kind === "none" && !workload.exitCodes.includes(lastState?.exitCode ?? -1)) return true;
  if ((logWatch?.found(lastState?.exitCode ?? null)?.length ?? 0) > 0) return true;
  return stopController.stopped() !== null || oomEvent !== null || stoppedState?.oomKilled === true || loadFailed;
}

// src/gate/run-context.ts
function newLiveMemory({ load }) {
  return { requestsPerBlock: null, unit: load.scenario === null ? "request" : "turn", blocks: [], problem: null };
}
function newRun(plan, { clock }) {
  let die = () => {
  };
  const died = new Promise((resolve3) => {
    die = resolve3;
  });
  return {
    createdAt: clock.isoNow(),
    beganMs: clock.nowMs(),
    notices: [...plan.notices],
    engine: null,
    image: null,
    container: null,
    creating: null,
    watch: null,
    collector: null,
    sampling: null,
    processWatch: null,
    openingLoad: null,
    loadProcess: null,
    load: null,
    warmup: null,
    liveMemory: plan.checksLeak ? newLiveMemory(plan) : null,
    workload: null,
    died,
    die,
    oomEvent: null,
    ending: null,
    changedLimits: null,
    startedMs: null,
    startedState: null,
    cgroupLimitBytes: null,
    lastState: null,
    stoppedState: null,
    killedProcesses: null,
    killedBefore: [],
    logTail: [],
    logWatch: null,
    runtimeLimit: null,
    isContainerGone: false,
    lost: null,
    whyCode: null,
    why: null,
    isEnding: false
  };
}

// src/memory/runtimes/words.ts
var javaHeap = "(?:Java heap space(?:: failed reallocation of scalar replaced objects)?|GC overhead limit exceeded|Garbage-collected heap size exceeded\\..{0,200})";
function javaError(message) {
  const form = '(?:Exception in thread "[^"]{0,200}" |Caused by: |(?:Terminating|Aborting) due to |# )?';
  const inJson = '"(?=[^"]{0,200}\\\\n\\\\tat )';
  const end = "(?:$|\\\\r?\\\\n|\\\\n)";
  return new RegExp(`(?:^${form}|${inJson})java\\.lang\\.OutOfMemoryError: ${message}${end}`);
}
var phpError = '^(?:\\[[^\\]]{1,80}\\] ?){0,4}(?:WARNING: \\[pool [\\w.-]{1,50}\\] child \\d+ said into std(?:err|out): ")?(?:NOTICE: )?(?:PHP message: )?(?:PHP )?(?:<br />|<b>)?Fatal error(?:</b>)?: {1,2}';
var phpMemoryLimit = "Allowed memory size of (\\d{1,15}) bytes exhausted(?: at \\S{1,200})? \\(tried to allocate \\d+ bytes\\)";
var words = [
  {
    code: "v8/heap",
    pattern: /^FATAL ERROR: .{1,200} - JavaScript heap out of memory$/,
    onlyWith: { context: /^<--- (?:Last few GCs|JS stacktrace) --->$/, exitCodes: [5, 133, 134, 139] }
  },
  // Deno, and other programs with V8.
  {
    code: "v8/heap",
    pattern: /^# Fatal (?:JavaScript out of memory:|javascript OOM in) .{1,200}$/,
    onlyWith: { context: /^<--- (?:Last few GCs|JS stacktrace) --->$/, exitCodes: [5, 132, 133, 134, 139] }
  },
  {
    code: "v8/worker",
    pattern: /^(?:Uncaught )?(?:Error )?\[?ERR_WORKER_OUT_OF_MEMORY\]?: Worker terminated due to reaching memory limit: JS heap out of memory$/
  },
  { code: "jvm/heap", pattern: javaError(javaHeap) },
  // The JVM had no memory left to say more.
  {
    code: "jvm/heap",
    pattern: /^Exception: java\.lang\.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread ".{0,200}"$/
  },
  { code: "jvm/metaspace", pattern: javaError("Metaspace") },
  { code: "jvm/class-space", pattern: javaError("Compressed class space") },
  {
    code: "jvm/direct-buffers",
    pattern: javaError("(?:Direct buffer memory|Cannot reserve \\d+ bytes of direct buffer memory \\(.{1,100}\\))")
  },
  {
    code: "jvm/system",
    pattern: /^# There is insufficient memory for the Java Runtime Environment to continue\.$/
  },
  {
    code: "dotnet/heap",
    pattern: /^\s*(?:Unhandled exception\. |\[ERROR\] FATAL UNHANDLED EXCEPTION: | ---> )?System\.OutOfMemoryException: (?:Exception of type 'System\.OutOfMemoryException' was thrown|Insufficient memory to continue the execution of the program|Out of memory)\.?$/
  },
  { code: "dotnet/heap", pattern: /^Out of memory\.$/, onlyWith: { context: null, exitCodes: [134, 139] } },
  {
    code: "php/memory-limit",
    pattern: new RegExp(phpError + phpMemoryLimit),
    bytesIn: ([, bytes]) => Number(bytes)
  },
  // nginx reports the errors of its FastCGI server. They count only if the server is in the same container.
  {
    code: "php/memory-limit",
    pattern: new RegExp(
      `^\\d{4}/\\d\\d/\\d\\d [\\d:]{8} \\[error\\] \\S{1,30} \\*\\d+ FastCGI sent in stderr: "PHP message: PHP Fatal error:  ${phpMemoryLimit}.{0,1500}upstream: "fastcgi://(?:unix:|127\\.|localhost|\\[::1\\])`
    ),
    bytesIn: ([, bytes]) => Number(bytes)
  },
  {
    code: "php/system",
    pattern: new RegExp(
      `${phpError}Out of memory \\(allocated \\d+(?: bytes)?\\).{0,200}\\(tried to allocate \\d+ bytes\\)`
    )
  },
  // Without memory even for its own error. The context is in the line before.
  {
    code: "php/system",
    pattern: /^Out of memory$/,
    onlyWith: { context: /^mmap\(\) failed: \[12\] Cannot allocate memory$/, exitCodes: [] }
  },
  {
    code: "go/system",
    pattern: /^(?:fatal error: runtime: (?:out of memory|cannot allocate memory)|fatal error: (?:failed to reserve page summary memory|out of memory allocating heap arena m(?:ap|etadata))|runtime: out of memory: cannot allocate \d+-byte block.{0,100})$/
  },
  {
    code: "go/system",
    pattern: /^fatal error: (?:out of memory|cannot allocate heap metadata)/,
    onlyWith: { context: /^runtime: (?:out of memory: |cannot |VirtualAlloc)/, exitCodes: [2] }
  },
  {
    code: "python/system",
    pattern: /^(?:MemoryError$|(?:numpy[\w.]{0,50}\._ArrayMemoryError|MemoryError): Unable to allocate [\d.]+ \w{1,5} for an array)/,
    onlyWith: { context: /^Traceback \(most recent call last\):$/, exitCodes: [1] }
  },
  {
    code: "ruby/system",
    pattern: /^(?:\[FATAL\] failed to allocate memory$|\S{1,300}:(?:\d+:in .{1,300}:)? failed to allocate memory \(NoMemoryError\)$)/
  },
  { code: "rust/system", pattern: /^memory allocation of \d+ bytes failed$/ },
  { code: "cpp/system", pattern: /^terminate called after throwing an instance of 'std::bad_alloc'$/ }
];

// src/memory/runtimes/log-matcher.ts
var contextLines = 100;
var hint = /out of memory|OutOfMemory|OUT_OF_MEMORY|MemoryError|bytes exhausted|insufficient memory|allocate memory|javascript OOM|Fatal JavaScript|memory allocation of|bad_alloc|cannot allocate|page summary|Out of memory/;
var garbageCollection = /Mark-(?:Compact|sweep)[^>\n]{0,60}-> (\d{1,7}\.\d) \(/g;
var managerPrefix = /^(?:\[\d{1,3}\] |(?:\d{2}:\d{2}:\d{2} )?(?:\d{1,3}\|)?[\w.-]{1,40}\s{0,20}\| )/;
var colours = new RegExp("\\p{Cc}\\[[\\d;]{0,20}m", "gu");
function createLogMatcher() {
  const contexts = [...new Set(words.flatMap(({ onlyWith }) => onlyWith?.context ?? []))];
  const seenAt = /* @__PURE__ */ new Map();
  let index = 0;
  let heapBytes = null;
  const isInContext = (context) => context !== null && index - (seenAt.get(context) ?? Number.NEGATIVE_INFINITY) <= contextLines;
  const found = ({ code, onlyWith, bytesIn }, match, line) => {
    const statedBytes = bytesIn?.(match) ?? (code === "v8/heap" ? heapBytes : null);
    const exitCodes = onlyWith === void 0 || isInContext(onlyWith.context) ? null : onlyWith.exitCodes;
    return exitCodes?.length === 0 ? null : { code, line, statedBytes, exitCodes };
  };
  const firstIn = (line) => {
    for (const one of words) {
      const match = one.pattern.exec(line);
      if (match !== null) return found(one, match, line);
    }
    return null;
  };
  return (raw) => {
    index += 1;
    const coloured = raw.replace(colours, "");
    const line = coloured.replace(managerPrefix, "");
    if (line.includes("Mark-")) {
      for (const [, mebibytes] of line.matchAll(garbageCollection)) heapBytes = Math.round(Number(mebibytes) * 2 ** 20);
    }
    const result = hint.test(line) ? firstIn(line) : null;
    for (const context of contexts) if (context.test(line)) seenAt.set(context, index);
    return result;
  };
}

// src/gate/watch-log.ts
var recentMs = 2e3;
var endedMs = 5e3;
var runningMs = 200;
function watchLog(container, collector, recentPeak, clock) {
  const end = new AbortController();
  const match = createLogMatcher();
  const entries = [];
  let isReadable = true;
  const add = (words2) => {
    const at = entries.findIndex(({ code, exitCodes }) => code === words2.code && exitCodes === words2.exitCodes);
    const before = entries[at];
    if (before !== void 0) {
      entries[at] = { ...before, count: before.count + 1 };
      return;
    }
    const atMs = collector.elapsedMs();
    entries.push({
      ...words2,
      count: 1,
      atMs,
      phase: collector.currentPhase(),
      workingSetBytes: recentPeak.highest(atMs)
    });
  };
  const reading = (async () => {
    try {
      for await (const line of container.logLines(end.signal, container.isAttached)) {
        const words2 = match(line);
        if (words2 !== null) add(words2);
      }
    } catch {
      if (!end.signal.aborted) isReadable = false;
    }
  })();
  return {
    finish: async (isRunning) => {
      await withDeadline(clock, isRunning ? runningMs : endedMs, reading, () => {
      });
      end.abort();
    },
    found: (exitCode) => {
      if (entries.length === 0 && !isReadable) return null;
      const certain = entries.filter(({ exitCodes }) => exitCodes === null || exitCodes.includes(exitCode ?? -1));
      const firsts = certain.filter(({ code }, at) => certain.findIndex((other) => other.code === code) === at);
      return firsts.map(({ exitCodes: _exitCodes, ...entry }) => entry);
    }
  };
}
function createRecentPeak() {
  let values = [];
  return {
    add: (atMs, bytes) => {
      values = values.filter((value) => value.bytes > bytes && value.atMs >= atMs - recentMs);
      values.push({ atMs, bytes });
    },
    highest: (atMs) => values.find((value) => value.atMs >= atMs - recentMs)?.bytes ?? null
  };
}

// src/gate/workload.ts
var endingMs = 1e4;
async function awaitEnd({ limitMs, exitCodes }, adapters, run2, stopController) {
  const { clock, observer } = adapters;
  const { collector } = run2;
  if (collector === null) throw new Error("sampling must start before the job");
  observer.note("waiting for the job to end");
  const beganMs = collector.elapsedMs();
  const ended = await withDeadline(
    clock,
    limitMs,
    Promise.race([run2.died.then(() => true), stopController.whenStopped.then(() => false)]),
    () => false
  );
  stopController.signal.throwIfAborted();
  if (ended) {
    run2.workload = { kind: "none", durationMs: collector.elapsedMs() - beganMs, exitCodes: [...exitCodes] };
    return;
  }
  stopController.stop(stopReasonOf({ code: "job-unfinished/time-up", data: { afterMs: limitMs } }));
}
var idleMs = 250;
async function runLoadCommand(plan, workload, adapters, run2, { stopController, port, address, isListening }) {
  const { clock, target } = adapters;
  const { collector, container } = run2;
  if (collector === null || container === null) throw new Error("sampling must start before the load");
  const scheme = plan.load.tls === null ? "http" : "https";
  const { path, socketPath } = plan.load;
  const reach = address === null ? null : { address, port, scheme, path, socketPath };
  const load = !isListening || reach === null ? "none" : socketPath === null ? "port" : "socket";
  const counting = { container, clock, signal: stopController.signal };
  const { activityBefore, activitySince } = await import("./container-activity-4PY7YH3W.js");
  const before = await activityBefore(counting, load, idleMs);
  stopController.signal.throwIfAborted();
  beginPhase("load", run2, adapters);
  const limit = new AbortController();
  const { signal, release } = linkedSignal([stopController.signal, limit.signal]);
  const isRunOver = () => stopController.signal.aborted;
  const running = target.runLoadCommand(workload, plan.target, reach, signal, isRunOver).finally(release);
  running.catch(() => {
  });
  const first = await withDeadline(
    clock,
    workload.limitMs,
    Promise.race([running, stopController.whenStopped]),
    () => "late"
  );
  stopController.signal.throwIfAborted();
  if (first === "late") limit.abort();
  const unended = { exitCode: null, signal: null, durationMs: workload.limitMs, leftBehind: 0 };
  const end = await withDeadline(
    clock,
    endingMs,
    Promise.race([running, stopController.whenStopped.then(() => unended)]),
    () => unended
  );
  stopController.signal.throwIfAborted();
  const { exitCode, signal: killedBy, durationMs, leftBehind } = end;
  const app = activitySince(before, counting, durationMs);
  const wasToEnd = first === "late" && workload.isLimitGiven;
  const ended = {
    kind: "command",
    command: workload.command.join(" "),
    exitCode: first === "late" ? null : exitCode,
    signal: killedBy,
    durationMs,
    wasToEnd
  };
  run2.workload = { ...ended, app: null };
  if (leftBehind > 0) run2.notices.push(leftBehindText(leftBehind));
  beginPhase("settle", run2, adapters);
  await settle(plan, adapters, run2, stopController, app);
  run2.workload = { ...ended, app: await app };
}
function leftBehindText(count) {
  const rest = count === 1 ? "memgate ended it, so its load ended" : "memgate ended them, so their load ended";
  return `the load command exited before ${count} of its processes; ${rest} early`;
}
async function sendLoad(plan, adapters, run2, stopController, address) {
  const { observer } = adapters;
  const { loadProcess, collector } = run2;
  if (loadProcess === null || collector === null) throw new Error("the load process must start before the load");
  const send = (load2, durationMs, onOver = () => {
  }) => loadProcess.run(load2, address, durationMs, { onProgress: observer.load, onOver }, stopController.signal);
  const beginSettle = onceUnlessStopped(stopController, () => beginPhase("settle", run2, adapters));
  if (plan.checksLeak) {
    const { sendBlocks } = await import("./leak-check-ALANAC4E.js");
    const { signal } = stopController;
    const begin = (phase) => beginPhase(phase, run2, adapters);
    const peakBytes = () => collector.collected().peak?.workingSetBytes ?? 0;
    const { elapsedMs } = collector;
    await sendBlocks({ plan, adapters, run: run2, signal, send, elapsedMs, peakBytes, begin, beginSettle });
    beginSettle();
    return settle(plan, adapters, run2, stopController);
  }
  if (plan.load.warmupMs > 0) {
    beginPhase("warmup", run2, adapters);
    run2.warmup = warmupOf(await send({ ...plan.load, requests: null }, plan.load.warmupMs));
    stopController.signal.throwIfAborted();
  }
  beginPhase("load", run2, adapters);
  const beganMs = collector.elapsedMs();
  const load = await send(plan.load, plan.load.durationMs, beginSettle);
  const timeline = load.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs }));
  run2.load = { ...load, timeline };
  stopController.signal.throwIfAborted();
  beginSettle();
  await settle(plan, adapters, run2, stopController);
}
function onceUnlessStopped({ signal }, act) {
  let isDone = false;
  return () => {
    if (isDone || signal.aborted) return;
    isDone = true;
    act();
  };
}
async function settle(plan, adapters, run2, stopController, counted = Promise.resolve()) {
  const { clock } = adapters;
  const probing = counted.then(() => observeUnresponsive(plan, adapters, run2, stopController.signal));
  probing.catch(() => {
  });
  await clock.sleep(plan.sampling.settleMs, stopController.signal);
  stopController.signal.throwIfAborted();
  const observed = await probing;
  stopController.signal.throwIfAborted();
  if (observed === null) return;
  stopController.stop(stopReasonOf({ code: "load-failed/silent-after-load", data: { observed } }));
}
async function observeUnresponsive({ readiness, load }, { target }, { container, image }, signal) {
  const step = readiness.steps.find(({ probe }) => probe.kind === "http" || probe.kind === "tcp");
  if (step === void 0 || container === null || image === null) return null;
  const once2 = { ...readiness, steps: [{ ...step, successes: 1 }], timeoutMs: load.requestTimeoutMs };
  const result = await target.awaitReady(container, image.healthcheck, once2, signal);
  if (result.ready || signal.aborted || !("failures" in result.observed)) return null;
  const hasResponded = result.observed.failures.some(({ attempt }) => attempt.kind === "http-status");
  return hasResponded || !result.observed.isTried ? null : result.observed;
}
function beginPhase(name, { collector, sampling }, { observer }) {
  sampling?.readNow();
  collector?.beginPhase(name);
  observer.phase(name);
}

// src/gate/run-gate.ts
var windDownMs = 1e3;
async function runGatePlan(plan, adapters, interrupt) {
  const stopController = createStopController(interrupt);
  const run2 = newRun(plan, adapters);
  const phases = runPhases(plan, adapters, run2, stopController).catch((error) => {
    if (!stopController.signal.aborted) stopController.stopFor(error);
  });
  await Promise.race([phases, stopDeadline(phases, adapters, stopController)]);
  await cleanUp(plan, adapters, run2, stopController);
  stopController.release();
  const refusal = stopController.refusal();
  if (refusal !== null) throw refusal;
  return evidenceOf(plan, run2, stopController.stopped(), adapters.clock);
}
async function stopDeadline(phases, { clock }, stopController) {
  await stopController.whenStopped;
  await withDeadline(clock, windDownMs, phases, () => {
  });
}
async function runPhases(plan, adapters, run2, stopController) {
  const { target, observer } = adapters;
  run2.engine = await target.connect();
  stopController.signal.throwIfAborted();
  run2.image = await target.prepareImage(plan.target, stopController.signal);
  stopController.signal.throwIfAborted();
  const port = portToRequest(plan, run2.image.exposedPorts);
  assertHealthcheck(plan.readiness, run2.image.healthcheck);
  const creating = createContainer2(plan, adapters, run2, port);
  if (plan.workload.kind === "http") openLoad(adapters.load, run2, stopController);
  await creating;
  stopController.signal.throwIfAborted();
  const container = await startContainer(plan, adapters, run2, stopController);
  stopController.signal.throwIfAborted();
  if (plan.workload.kind === "none") return awaitEnd(plan.workload, adapters, run2, stopController);
  const waiting = plan.readiness.steps.map(({ probe }) => waitingFor(probe, planRedactor(plan)));
  observer.note(`waiting for ${waiting.join(", then for ")}`);
  const readiness = await target.awaitReady(container, run2.image.healthcheck, plan.readiness, stopController.signal);
  stopController.signal.throwIfAborted();
  if (!readiness.ready) {
    const { exposedPorts } = run2.image;
    const listeners = target.listeners(container.id, run2.startedState?.pid ?? null);
    const { notReadyCause } = await import("./not-ready-CP56242N.js");
    const cause = notReadyCause(readiness, { timeoutMs: plan.readiness.timeoutMs, port, exposedPorts, listeners });
    return stopController.stop(stopReasonOf(cause));
  }
  if (readiness.redirect !== null) run2.notices.push(redirectNotice(readiness.redirect, planRedactor(plan)));
  run2.runtimeLimit = runtimeLimitOf(plan, adapters, run2);
  if (plan.workload.kind === "command") {
    const { address, isListening } = readiness;
    return runLoadCommand(plan, plan.workload, adapters, run2, { stopController, port, address, isListening });
  }
  if (readiness.address === null) throw new Error("an app without a port cannot receive requests");
  await run2.openingLoad;
  stopController.signal.throwIfAborted();
  await sendLoad(plan, adapters, run2, stopController, readiness.address);
}
function redirectNotice({ path, status, location }, { query }) {
  const target = location === null ? "" : ` to ${query(location)}`;
  return `the app counted as ready because GET ${query(path)} returned HTTP ${status}${target}; if the app is not ready then, set ${mark("ready-path")} to a path that returns 200`;
}
function runtimeLimitOf(plan, { memory }, { sampling, startedState }) {
  const pid = sampling?.notice === null ? startedState?.pid : null;
  return pid == null ? null : memory.runtimeLimit(pid, plan.target.limitBytes);
}
function waitingFor(probe, { message, query }) {
  switch (probe.kind) {
    case "http":
      return `a response from ${query(probe.path)}${probe.port === null ? "" : ` at port ${probe.port}`}`;
    case "tcp":
      return `connections to ${probe.port === null ? "the app's port" : `port ${probe.port}`}`;
    case "healthcheck":
      return "the HEALTHCHECK to succeed";
    case "log":
      return `a log line that matches ${probe.pattern}`;
    case "exec":
      return `${message(probe.command.join(" "))} to succeed in the container`;
    default:
      return unreachable(probe);
  }
}
function openLoad(load, run2, stopController) {
  const opening = async () => {
    run2.loadProcess = await load.open();
  };
  run2.openingLoad = opening().catch(stopController.stopFor);
}
async function createContainer2(plan, { target }, run2, port) {
  const image = run2.image;
  if (image === null) throw new Error("the image must be prepared before the container is created");
  const creating = target.createContainer(plan.target, image, port).then((container) => {
    run2.container = container;
  });
  run2.creating = creating.catch(() => {
  });
  await creating;
}
async function startContainer(plan, adapters, run2, stopController) {
  const { clock, observer, memory, samples } = adapters;
  const container = run2.container;
  if (container === null) throw new Error("the container must be created before it is started");
  const collector = createCollector(clock, samples, container.isAttached);
  run2.collector = collector;
  if (container.isAttached) run2.killedBefore = await memory.killedProcesses(container.id, Promise.resolve()) ?? [];
  const isJob = plan.workload.kind === "none";
  run2.watch = await container.watch((event) => onEvent(event, isJob, run2, stopController));
  if (run2.isEnding) run2.watch.end();
  stopController.signal.throwIfAborted();
  beginPhase(isJob ? "run" : "start", run2, adapters);
  if (plan.why === "auto" && !isJob || plan.checksLeak) prepareWhy(run2).catch(() => {
  });
  await container.start();
  const recentPeak = createRecentPeak();
  if (!run2.isEnding) run2.logWatch = watchLog(container, collector, recentPeak, clock);
  run2.startedMs = collector.elapsedMs();
  run2.startedState = await container.state();
  const { message } = planRedactor(plan);
  const processWatch = createProcessWatch(
    collector.elapsedMs,
    async () => run2.sampling?.readProcesses(message) ?? null
  );
  run2.processWatch = processWatch;
  run2.sampling = await memory.open(container, run2.startedState.pid, plan.sampling, (source, reading) => {
    const workingSetBytes = collector.record(source, reading);
    if (workingSetBytes === null) return;
    recentPeak.add(collector.elapsedMs(), workingSetBytes);
    if (run2.sampling !== null) processWatch.offer(workingSetBytes);
    observer.sample(workingSetBytes, plan.target.limitBytes);
  });
  if (run2.isEnding) await run2.sampling.close();
  stopController.signal.throwIfAborted();
  const { memoryBytes, memorySwapBytes } = run2.startedState;
  const apiIsCapped = run2.sampling.notice !== null && plan.target.limitBytes > (run2.engine?.memoryBytes ?? 0);
  run2.cgroupLimitBytes = apiIsCapped ? null : run2.sampling.limitBytes;
  const readBack = { memoryBytes, memorySwapBytes, cgroupLimitBytes: run2.cgroupLimitBytes };
  const mismatch = limitMismatch(readBack, plan.target.limitBytes);
  if (mismatch !== null) stopController.stop(stopReasonOf(mismatch));
  return container;
}
var loadWhy = once(() => import("./ask-why-X4EJXZHY.js"));
async function prepareWhy(run2) {
  run2.whyCode = await loadWhy();
}
function onEvent(event, isJob, run2, stopController) {
  const { collector } = run2;
  if (event.kind === "oom" && collector !== null) {
    run2.oomEvent ??= { atMs: collector.elapsedMs(), phase: collector.currentPhase() };
  }
  const lost = event.kind === "lost" ? lostCause(event.error) : null;
  if (lost !== null) run2.lost = lost;
  if (event.kind === "update") void noteLimits(run2);
  if (run2.isEnding) return;
  if (event.kind === "die") {
    run2.ending ??= { exitCode: event.exitCode };
    run2.die();
    if (!isJob) stopController.stop(appExited(run2));
  }
  if (lost !== null) stopController.stop(stopReasonOf(lost));
}

// src/load/process.ts
import { fork } from "node:child_process";
import { setImmediate } from "node:timers/promises";
var startTimeoutMs = 2e4;
var endTimeoutMs = 3e4;
var stopTimeoutMs = 2e3;
var nodeFlags = ["--max-semi-space-size=1", "--v8-pool-size=1", "--no-memory-reducer"];
function createLoadAdapter(entry, clock, secrets = []) {
  return {
    open: async () => {
      await setImmediate();
      return open(entry, clock, secrets);
    }
  };
}
async function open(entry, clock, secrets) {
  const child = fork(entry, [], { execArgv: nodeFlags, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exited = new Promise((resolve3) => {
    child.once(
      "exit",
      (code, signal) => resolve3(`the load process exited unexpectedly (${signal ?? `exit code ${code}`})`)
    );
    child.once("error", (error) => resolve3(`cannot start the load process: ${error.message}`));
  });
  const process2 = {
    run: (plan, address, durationMs, observer, signal) => run({ child, exited, clock }, { ...jobOf(plan, address, durationMs), secrets }, address, observer, signal),
    close: async () => {
      if (child.connected) child.disconnect();
      await withDeadline(clock, 1e3, exited, () => child.kill("SIGKILL"));
      await exited;
    }
  };
  const warm = nextMessage(child, exited, (message) => message.type === "warm" ? true : void 0);
  const ready = await withDeadline(clock, startTimeoutMs, warm, () => machineTooSlow(0, startTimeoutMs));
  if (ready !== true) {
    await process2.close();
    throw typeof ready === "string" ? loadProcessError(ready) : ready;
  }
  return process2;
}
function machineTooSlow(plannedMs, waitedMs) {
  const late = plannedMs === 0 ? `did not start within ${time(waitedMs)}` : `did not end its run of ${time(plannedMs)} within ${time(waitedMs)}`;
  const error = `this machine was too slow for the load: the load process ${late}`;
  return new GateError({ code: "load-failed/machine-too-slow", data: { plannedMs, waitedMs } }, error);
}
function loadProcessError(error) {
  return new GateError({ code: "load-failed/load-process", data: { error } }, error);
}
function urlOf({ origin }, isTls) {
  return isTls ? origin.replace(/^http:/, "https:") : origin;
}
function jobOf({ path, warmupMs, ...plan }, address, durationMs) {
  return { ...plan, url: urlOf(address, plan.tls !== null) + path, durationMs };
}
async function run({ child, exited, clock }, job, address, { onProgress, onOver }, signal) {
  const stop = () => sendMessage(child, { type: "stop" });
  const result = nextMessage(child, exited, (message) => {
    if (message.type === "progress") onProgress(message.progress);
    if (message.type === "over") onOver?.();
    if (message.type === "failed") return loadProcessError(`autocannon failed: ${message.message}`);
    return message.type === "done" ? message.load : void 0;
  });
  sendMessage(child, { type: "run", job });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const beganMs = clock.nowMs();
  const timeoutError = () => machineTooSlow(job.durationMs, clock.nowMs() - beganMs);
  const ended = new AbortController();
  const { signal: anySignal } = linkedSignal([signal, ended.signal]);
  const overdue = clock.sleep(job.durationMs, anySignal).then(() => clock.sleep(endTimeoutMs, anySignal)).then(() => signal.aborted ? clock.sleep(stopTimeoutMs, ended.signal) : void 0).then(timeoutError);
  try {
    const outcome = await Promise.race([result, overdue]);
    if (typeof outcome === "string") throw loadProcessError(outcome);
    if (outcome instanceof Error) throw outcome;
    return { ...outcome, via: address.via };
  } finally {
    ended.abort();
    signal.removeEventListener("abort", stop);
  }
}
function nextMessage(child, exited, pick) {
  return new Promise((resolve3) => {
    const listen = (message) => {
      const picked = pick(message);
      if (picked !== void 0) settle2(picked);
    };
    const settle2 = (value) => {
      child.off("message", listen);
      resolve3(value);
    };
    child.on("message", listen);
    exited.then(settle2);
  });
}
function sendMessage(child, message) {
  if (child.connected) child.send(message, () => {
  });
}

// src/memory/sampling/sampler.ts
import { setImmediate as setImmediate2 } from "node:timers/promises";

// src/memory/cgroup/machine-kills.ts
import { closeSync as closeSync2, openSync as openSync2 } from "node:fs";
var vmstatBytes = 16384;
function watchMachineKills(path) {
  let fd = null;
  let file = null;
  try {
    fd = openSync2(path, "r");
    file = createKernelFile(fd, vmstatBytes);
  } catch {
  }
  const count = () => {
    try {
      file?.read();
      return file?.counter("oom_kill") ?? 0;
    } catch {
      return 0;
    }
  };
  let known = count();
  return {
    hasRisen: () => {
      const before = known;
      known = count();
      return known > before;
    },
    close: () => {
      if (fd !== null) closeSync2(fd);
      fd = null;
      file = null;
    }
  };
}

// src/memory/cgroup/mapped-files.ts
var maxProcesses = 32;
var engineName = /^Name:\t(?:runc|crun|youki)\b/m;
function mostMappedBytes(folder, proc = "/proc") {
  const mapped = processesIn(folder).flatMap((pid) => mappedBytes(`${proc}/${pid}/status`) ?? []);
  return mapped.length === 0 ? null : Math.max(...mapped);
}
function processesIn(folder) {
  const pids = textIfPresent(`${folder}/cgroup.procs`)?.match(/^[1-9]\d*$/gm) ?? [];
  return pids.slice(0, maxProcesses);
}
function mappedBytes(statusPath) {
  const status = textIfPresent(statusPath) ?? "";
  const kibibytes = /^RssFile:\s*(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === void 0 || engineName.test(status) ? null : byteCount(Number(kibibytes) * 1024);
}

// src/memory/cgroup/source.ts
var fullReadingMs = 200;
var childCheckMs = 100;
var childScanMs = 1e3;
var machineKillsMs = 50;
function sampleFiles(reader, path, intervalMs, onReading, proc = "/proc") {
  const name = reader.version === "1" ? "cgroup-v1" : "cgroup-v2";
  const children = watchChildCgroups(path);
  const machine = watchMachineKills(`${proc}/vmstat`);
  let hasChildren = children.exist();
  let killsBefore = 0;
  let readings = 0;
  const fullEvery = Math.ceil(fullReadingMs / intervalMs);
  const childCheckEvery = Math.ceil(childCheckMs / intervalMs);
  const scanEvery = Math.ceil(childScanMs / intervalMs);
  const killsEvery = Math.ceil(machineKillsMs / intervalMs);
  const readMemory = (isScanDue) => {
    const read = reader.read("full");
    const reading = isScanDue ? withMapped(read, mostMappedBytes(path.folder, proc)) : read;
    if ("missed" in reading || reading.oomKills === null) {
      if (isScanDue) children.scan();
      return reading;
    }
    if (isScanDue || reading.oomKills > killsBefore) children.scan();
    killsBefore = reading.oomKills;
    return { ...reading, ...killsWith(reading.oomKills) };
  };
  const readFull = (isScanDue) => {
    const reading = readMemory(isScanDue);
    return "missed" in reading ? reading : { ...reading, cpu: reader.readCpu?.() ?? null };
  };
  const killsWith = (counted) => {
    const { own, below } = children.kills();
    const oomCgroups = children.killed();
    if (reader.version === "1") return { oomKills: counted + below, oomCgroups };
    const processKills = counted - own - below;
    const removed = { path: null, processKills, limitPath: null, limitBytes: null };
    return {
      oomKills: Math.max(counted, own + below),
      oomCgroups: processKills > 0 ? [...oomCgroups, removed] : oomCgroups
    };
  };
  const first = readFull(true);
  onReading(name, first);
  const timer = setInterval(() => {
    readings += 1;
    const isFullDue = readings % fullEvery === 0;
    if (readings % childCheckEvery === 0) hasChildren = children.exist();
    const isKill = hasChildren && readings % killsEvery === 0 && machine.hasRisen();
    const isScanDue = isKill || readings % scanEvery === 0;
    onReading(name, isScanDue || isFullDue ? readFull(isScanDue) : reader.read("quick"));
  }, intervalMs);
  return {
    source: { name, intervalMs },
    limitBytes: "missed" in first ? null : first.limitBytes,
    read: () => onReading(name, readFull(true)),
    /** Takes a full reading without a look at the processes. */
    readNow: () => onReading(name, readFull(false)),
    hasCpu: reader.readCpu !== null,
    kernelBytes: reader.kernelBytes,
    close: () => {
      clearInterval(timer);
      machine.close();
      reader.close();
    }
  };
}
function withMapped(reading, mostBytes) {
  if ("missed" in reading || reading.reclaim === null || mostBytes === null) return reading;
  const mappedFileBytes = Math.max(reading.reclaim.mappedFileBytes ?? 0, mostBytes);
  return { ...reading, reclaim: { ...reading.reclaim, mappedFileBytes } };
}

// src/memory/runtimes/node-heap-limit.ts
import { readdirSync as readdirSync5, readFileSync as readFileSync4, readlinkSync } from "node:fs";
import { basename as basename2 } from "node:path";

// src/memory/runtimes/v8-default-heap.ts
var mebibyte = 2 ** 20;
var gibibyte = 2 ** 30;
function v8DefaultHeapBytes(containerLimitBytes) {
  const highest = containerLimitBytes >= 15 * gibibyte ? 4 * gibibyte : 2 * gibibyte;
  return Math.min(Math.max(containerLimitBytes / 2, 256 * mebibyte), highest);
}

// src/memory/runtimes/node-heap-limit.ts
var maxProcesses2 = 50;
function nodeHeapLimit(pid, containerLimitBytes) {
  if (process.arch !== "x64" && process.arch !== "arm64") return null;
  try {
    const limits = processesBelow(pid).filter(isNode).map((node) => limitOf(node, containerLimitBytes));
    const [first = null] = limits;
    return first !== null && limits.every((limit) => limit?.bytes === first.bytes) ? first : null;
  } catch {
    return null;
  }
}
function processesBelow(pid) {
  const found = [];
  const open2 = [pid];
  for (let next = open2.pop(); next !== void 0 && found.length < maxProcesses2; next = open2.pop()) {
    found.push(next);
    for (const thread of readdirSync5(`/proc/${next}/task`)) {
      const children = readFileSync4(`/proc/${next}/task/${thread}/children`, "utf8");
      open2.push(...children.split(" ").filter(Boolean).map(Number));
    }
  }
  return found;
}
function isNode(pid) {
  return /^(?:node|nodejs)$/.test(basename2(readlinkSync(`/proc/${pid}/exe`)));
}
function limitOf(pid, containerLimitBytes) {
  const wordsIn = (file) => readFileSync4(`/proc/${pid}/${file}`, "utf8").split("\0");
  const options2 = wordsIn("environ").find((variable) => variable.startsWith("NODE_OPTIONS="));
  return heapLimitIn(
    [...wordsIn("cmdline"), ...(options2 ?? "").slice("NODE_OPTIONS=".length).split(/\s+/)],
    containerLimitBytes
  );
}
function heapLimitIn(words2, containerLimitBytes) {
  const settings = words2.filter((word) => /(?:space|heap)[-_]size/.test(word));
  const [setting] = settings;
  if (setting === void 0) return { runtime: "v8", bytes: v8DefaultHeapBytes(containerLimitBytes), isDefault: true };
  const mebibytes = /^--max[-_]old[-_]space[-_]size=(\d{1,7})$/.exec(setting)?.[1];
  if (mebibytes === void 0 || settings.length > 1) return null;
  return { runtime: "v8", bytes: Number(mebibytes) * 2 ** 20, isDefault: false };
}

// src/memory/sampling/sampler.ts
var topTimeoutMs = 2e3;
function createMemoryAdapter(clock) {
  return {
    open: async (container, pid, plan, onReading) => {
      const lookup = findCgroup(container.id, pid);
      const files = "reader" in lookup ? sampleFiles(lookup.reader, lookup.path, plan.cgroupIntervalMs, onReading) : null;
      let stats = null;
      const onFrame = (name, reading) => {
        if (files === null || "missed" in reading) return onReading(name, reading);
        const ofFrame = withKernel(reading, files.kernelBytes);
        onReading(name, files.hasCpu ? { ...ofFrame, cpu: null } : ofFrame);
      };
      const oneShotIntervalMs = files === null ? plan.oneShotIntervalMs : plan.oneShotBesideFilesMs;
      const opening = openStats(container, { ...plan, oneShotIntervalMs }, clock, onFrame).then((opened) => {
        stats = opened;
        return opened;
      });
      const limitBytes = files === null ? await (await opening).firstLimitBytes() : files.limitBytes;
      const sampling = {
        sources: () => [files?.source, stats].flatMap(
          (source) => source ? [{ name: source.name, intervalMs: source.intervalMs }] : []
        ),
        notice: "notice" in lookup ? lookup.notice : null,
        limitBytes,
        readNow: () => files?.readNow(),
        // Without the cgroup files, the processes are not on this machine or not visible.
        readProcesses: (known) => files !== null && "path" in lookup ? processesIn2(lookup.path.folder, known) : processesByEngine(container, known),
        finalReading: async () => {
          files?.read();
          const opened = await opening;
          if (files === null || opened.name === "stats-oneshot") await opened.finalReading();
        },
        close: async () => {
          files?.close();
          await (await opening).close();
        }
      };
      return sampling;
    },
    killedProcesses: async (containerId, until) => {
      const [{ killedIn, readKernelLog }] = await Promise.all([import("./oom-kernel-log-22OZKYW7.js"), setImmediate2()]);
      const records = await readKernelLog(until);
      return records === null ? null : killedIn(records, containerId);
    },
    runtimeLimit: nodeHeapLimit
  };
}
async function processesIn2(folder, known) {
  const { readProcesses } = await import("./processes-F2FXVXJP.js");
  return readProcesses(folder, known);
}
async function processesByEngine(container, known) {
  const { readTop, topColumns } = await import("./top-WY7MMPNO.js");
  const { signal, release } = linkedSignal([], topTimeoutMs);
  return container.top(topColumns, signal).then(
    (response) => readTop(response, known),
    () => null
  ).finally(release);
}

// src/redaction/log-stream.ts
import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
var maxPieceLength = 64 * 1024;
function redactedLog({ line, group }, { output, message, longest }, addSecrets) {
  return {
    line,
    group: (title) => {
      const { out, end } = group(title);
      const lines = redactedLines(output, longest, (text) => void out.write(text));
      return {
        out: lines,
        end: () => {
          lines.end();
          end();
        }
      };
    },
    addSecrets,
    output,
    message
  };
}
function redactedLines(hide, longest, write) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return new Transform({
    transform: (chunk, _encoding, done) => {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) write(`${hide(line)}
`);
      if (rest.length > maxPieceLength + longest()) {
        const masked = hide(rest);
        const end = Math.max(0, masked.length - longest());
        write(masked.slice(0, end));
        rest = masked.slice(end);
      }
      done();
    },
    flush: (done) => {
      if (rest !== "") write(hide(rest));
      done();
    }
  });
}

// src/targets/docker/cleanup-stack.ts
function createCleanupStack() {
  const steps = [];
  return {
    add: (what, command, cleanup) => steps.push({ what, command, cleanup }),
    run: async () => {
      const failures = [];
      for (const step of steps.toReversed()) {
        try {
          await step.cleanup();
          steps.splice(steps.indexOf(step), 1);
        } catch (error) {
          failures.push(messageOf(error));
        }
      }
      if (failures.length > 0) throw new Error(failures.join("; "));
    },
    left: () => steps.length === 0 ? null : {
      what: steps.map(({ what }) => what).join(" and "),
      command: steps.toReversed().map(({ command }) => command).join("; ")
    }
  };
}

// src/targets/docker/readiness/http-tcp-probe.ts
import { request } from "node:http";
import { request as requestTls } from "node:https";
import { connect as tcpConnect } from "node:net";
var asLenient = { insecureHTTPParser: true, maxHeaderSize: 2 ** 20 };
function probeHttp({ origin }, socketPath, { path, headers, tls }, timeoutMs, outer) {
  const { signal, release } = linkedSignal([outer], timeoutMs);
  const result = new Promise((resolve3) => {
    const failed = (error) => {
      const isTimeout = signal.aborted && !outer.aborted;
      resolve3({
        ok: false,
        observed: isTimeout ? { kind: "http-timeout", afterMs: timeoutMs } : { kind: "http-error", error: messageOf(error), errorCode: protocolCodeOf(error) ?? errorCodeOf(error) }
      });
    };
    const options2 = {
      ...{ headers, agent: false, signal, ...asLenient },
      ...socketPath === null ? {} : { socketPath }
    };
    const url = probeUrl(origin, { path, tls });
    const probe = tls === null ? request(url, options2) : requestTls(url, { ...options2, ...tlsOptionsOf(tls) });
    probe.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {
      }).resume();
      const location = response.headers.location ?? null;
      if (isRedirect(status)) resolve3({ ok: true, redirect: { path, status, location } });
      else resolve3(isSuccessStatus(status) ? success : { ok: false, observed: { kind: "http-status", status } });
      probe.destroy();
    });
    probe.on("error", failed);
    probe.end();
  });
  return result.finally(release);
}
function probeUrl(origin, { path, tls }) {
  return `${origin.replace(/^http:/, tls === null ? "http:" : "https:")}${path}`;
}
function tlsOptionsOf({ ca, insecure, serverName }) {
  const name = { servername: serverName, ALPNProtocols: ["http/1.1"] };
  return { ...ca === null ? {} : { ca }, rejectUnauthorized: !insecure, ...name };
}
var proxyCloseMs = 300;
async function probeTcp({ origin, via }, socketPath, timeoutMs) {
  const { hostname, port } = new URL(origin);
  const holdMs = via === "published-port" ? proxyCloseMs : 0;
  const host = hostname.replace(/^\[|\]$/g, "");
  const place = socketPath === null ? { host, port: Number(port || 80) } : { path: socketPath };
  const failure = await accepts(place, timeoutMs, holdMs);
  return failure === null ? success : { ok: false, observed: failure };
}
var takenTimeoutMs = 1e3;
async function isPortTaken(port) {
  return await accepts({ host: "127.0.0.1", port }, takenTimeoutMs) === null;
}
async function isSocketTaken(path) {
  return await accepts({ path }, takenTimeoutMs) === null;
}
function accepts(place, timeoutMs, holdMs = 0) {
  return new Promise((resolve3) => {
    const socket = tcpConnect({ ...place, timeout: Math.ceil(timeoutMs) });
    const settle2 = (failure) => {
      socket.destroy();
      resolve3(failure);
    };
    socket.on("data", () => settle2(null));
    socket.on("connect", () => holdMs === 0 ? settle2(null) : setTimeout(() => settle2(null), holdMs));
    socket.on("close", () => settle2({ kind: "tcp-closed" }));
    socket.on(
      "error",
      (error) => settle2({ kind: "tcp-error", error: messageOf(error), errorCode: errorCodeOf(error) })
    );
    socket.on("timeout", () => settle2({ kind: "tcp-timeout", afterMs: timeoutMs }));
  });
}

// src/targets/docker/readiness/listeners.ts
import { readFileSync as readFileSync5 } from "node:fs";
import { endianness } from "node:os";
function listenersOf(containerId, pid) {
  if (process.platform !== "linux" || endianness() !== "LE" || pid === null) return null;
  try {
    if (!readFileSync5(`/proc/${pid}/cgroup`, "utf8").includes(containerId)) return null;
    const read = (name) => readFileSync5(`/proc/${pid}/net/${name}`, "utf8");
    const isHostNetwork = interfacesIn(read("dev")) === interfacesIn(readFileSync5("/proc/self/net/dev", "utf8"));
    return isHostNetwork ? null : [...listenersIn(read("tcp")), ...listenersIn(read("tcp6"))];
  } catch {
    return null;
  }
}
function interfacesIn(dev) {
  return [...dev.matchAll(/^\s*([^:\s|]+):/gm)].map(([, name]) => name).join();
}
function listenersIn(table) {
  const rows = table.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A /gm);
  const found = [...rows].map(([, address = "", port = ""]) => ({
    address: addressOf(address),
    port: Number.parseInt(port, 16)
  }));
  return found.filter(({ address }) => address !== "127.0.0.11");
}
function addressOf(hex) {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, "hex")].reverse());
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((bytes[2 * i] ?? 0) * 256 + (bytes[2 * i + 1] ?? 0)).toString(16)
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}

// src/targets/docker/readiness/wait.ts
var portStep = { attemptTimeoutMs: 5e3, intervalMs: 50, successes: 1 };
var finalProbeMs = 1e3;
var loadOtherProbes = () => import("./exec-log-probe-52IZYCBM.js");
var guessedPortMs = 250;
async function awaitReady(container, healthcheck, { steps, timeoutMs, socketPath, awaitsPort }, { clock, signal }) {
  const limits = { untilMs: clock.nowMs() + timeoutMs, clock, signal };
  const probed = socketPath === null ? container : { ...container, addresses: async () => onSocket };
  let reached = null;
  let redirect = null;
  for (const step of steps) {
    const result = await awaitStep(probed, healthcheck, step, socketPath, limits);
    if (!result.ok) return { ready: false, observed: result.observed, step };
    reached = result.address ?? reached;
    redirect = result.redirect ?? redirect;
  }
  if (reached !== null || container.port === null && socketPath === null) {
    return { ready: true, address: reached, isListening: reached !== null, redirect };
  }
  const untilMs = awaitsPort ? Math.max(limits.untilMs, clock.nowMs() + finalProbeMs) : clock.nowMs() + guessedPortMs;
  const port = await awaitPort(probed, null, tcpProbe(null, socketPath), portStep, { ...limits, untilMs });
  if (port.ok) return { ready: true, address: port.address, isListening: true, redirect };
  if (awaitsPort) return { ready: false, observed: port.observed, step: null };
  const [best = null] = (await probed.addresses(null)).reachable;
  return { ready: true, address: best, isListening: false, redirect };
}
async function awaitStep(container, healthcheck, step, socketPath, limits) {
  const { probe } = step;
  const withoutAddress = (result) => result.ok ? { ok: true, address: null } : result;
  switch (probe.kind) {
    case "http": {
      let redirect = null;
      const portProbe = {
        probed: { kind: "http", path: probe.path, serverName: probe.tls?.serverName ?? null, socketPath },
        placeAt: (origin) => probeUrl(origin, probe),
        attempt: async (address, timeoutMs) => {
          const attempt = await probeHttp(address, socketPath, probe, timeoutMs, limits.signal);
          if (attempt.ok) redirect = attempt.redirect ?? null;
          return attempt;
        }
      };
      const result = await awaitPort(container, probe.port, portProbe, step, limits);
      return result.ok ? { ok: true, address: probe.port === null ? result.address : null, redirect } : result;
    }
    case "tcp": {
      const result = await awaitPort(container, probe.port, tcpProbe(probe.port, socketPath), step, limits);
      return result.ok && probe.port !== null ? { ok: true, address: null } : result;
    }
    case "log": {
      const { awaitLine } = await loadOtherProbes();
      return withoutAddress(await awaitLine(container, probe.pattern, limits));
    }
    default: {
      const { createCommandAttempt } = await loadOtherProbes();
      const command = probe.kind === "exec" ? probe.command : healthcheck ?? [];
      const name = probe.kind === "exec" ? command.join(" ") : null;
      const attempt = createCommandAttempt(container, command, name, limits);
      const paced = paceOf(attempt, step.intervalMs, limits);
      const result = await retryUntil(
        paced,
        { ...step, attemptTimeoutMs: portStep.attemptTimeoutMs, intervalMs: 0 },
        limits
      );
      return withoutAddress(result ?? { ok: false, observed: { kind: "command-untried", command: name } });
    }
  }
}
var onSocket = { reachable: [{ origin: "http://localhost", via: "unix-socket" }], outside: [] };
function tcpProbe(port, socketPath) {
  return {
    probed: { kind: "tcp", port, socketPath },
    placeAt: (origin) => origin.replace(/^https?:\/\//, ""),
    attempt: (address, timeoutMs) => probeTcp(address, socketPath, timeoutMs)
  };
}
function paceOf(attempt, intervalMs, { clock, signal, untilMs }) {
  let dueMs = clock.nowMs();
  return async () => {
    await clock.sleep(Math.max(0, Math.min(dueMs, untilMs) - clock.nowMs()), signal);
    dueMs = Math.max(dueMs, clock.nowMs()) + intervalMs;
    return attempt();
  };
}
var addressesIntervalMs = 1e3;
async function awaitPort(container, port, { probed, placeAt, attempt }, step, limits) {
  const { clock } = limits;
  let { reachable, outside } = { reachable: [], outside: [] };
  let addressesReadMs = Number.NEGATIVE_INFINITY;
  const race = createAddressRace(attempt, clock);
  const attemptAll = async (timeoutMs) => {
    if (clock.nowMs() - addressesReadMs >= addressesIntervalMs) {
      ({ reachable, outside } = await container.addresses(port));
      addressesReadMs = clock.nowMs();
    }
    const succeeded = await race.firstSuccess(reachable, timeoutMs);
    if (succeeded !== null) return { ok: true, address: await bestOf(reachable, succeeded, attempt) };
    const failed = reachable.flatMap((address) => {
      const result = race.lastResultOf(address);
      return result === null || result.ok ? [] : [{ place: placeAt(address.origin), attempt: result.observed }];
    });
    const isElsewhere = failed.every((failure) => isUnreached(failure.attempt));
    const failures = { failures: grouped(failed), outside: isElsewhere ? [...outside] : [], isTried: true };
    return { ok: false, observed: { ...probed, ...failures } };
  };
  const untried = { failures: [], outside: [], isTried: false };
  return await retryUntil(attemptAll, step, limits) ?? { ok: false, observed: { ...probed, ...untried } };
}
function isUnreached(attempt) {
  return "errorCode" in attempt && ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(attempt.errorCode ?? "");
}
function grouped(failed) {
  const groups = /* @__PURE__ */ new Map();
  for (const { place, attempt } of failed) {
    const key = JSON.stringify(attempt);
    const group = groups.get(key) ?? { places: [], attempt };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}
var headStartMs = 250;
function createAddressRace(attempt, clock) {
  const pending = /* @__PURE__ */ new Map();
  const last = /* @__PURE__ */ new Map();
  const begin = (address, timeoutMs) => {
    const running = attempt(address, timeoutMs).then((result) => {
      pending.delete(address.origin);
      last.set(address.origin, result);
      return { address, result };
    });
    pending.set(address.origin, running);
    return running;
  };
  const firstSuccess = async (addresses, timeoutMs) => {
    const attempts = [];
    for (const address of addresses) {
      attempts.push(pending.get(address.origin) ?? begin(address, timeoutMs));
      const success2 = await withDeadline(clock, headStartMs, firstSuccessOf(attempts), () => null);
      if (success2 !== null) return success2;
    }
    if (attempts.length === 0) return null;
    await Promise.race(attempts);
    return withDeadline(clock, headStartMs, firstSuccessOf(attempts), () => null);
  };
  return { firstSuccess, lastResultOf: ({ origin }) => last.get(origin) ?? null };
}
function firstSuccessOf(attempts) {
  return new Promise((resolve3, reject) => {
    let remaining = attempts.length;
    for (const attempt of attempts) {
      attempt.then(({ address, result }) => {
        remaining -= 1;
        if (result.ok) resolve3(address);
        else if (remaining === 0) resolve3(null);
      }, reject);
    }
  });
}
async function bestOf(addresses, succeeded, attempt) {
  for (const better of addresses.slice(0, addresses.indexOf(succeeded))) {
    if ((await attempt(better, finalProbeMs)).ok) return better;
  }
  return succeeded;
}

// src/targets/docker/adapter.ts
var loadHelper = () => import("./helper-566X3HHW.js");
var loadAttach = () => import("./attach-C5GGC7W4.js");
function createTargetAdapter(hostOf, runId, log, clock, kept = null) {
  let engine = null;
  let project = null;
  let resolvedCompose = null;
  const cleanup = createCleanupStack();
  const connected = () => {
    if (engine === null) throw new Error("memgate must connect to the engine before it uses it");
    return engine;
  };
  const create = containerCreator(connected, runId, cleanup);
  return {
    connect: async () => {
      engine = await connectEngine(hostOf());
      return engine.facts;
    },
    prepareImage: async ({ source, limitBytes, port }, signal) => {
      if (source.kind === "container") return (await loadAttach()).attachedImage(connected().docker, source);
      if (kept !== null) kept.isBegun = true;
      if (source.kind === "compose") {
        const { bringUp, tearDown } = await import("./up-AV3VKRGM.js");
        addProject(cleanup, runId, () => tearDown(connected(), runId, kept !== null));
        resolvedCompose = source.resolved;
        const isPrepared = kept?.image != null;
        project = await bringUp(
          { engine: connected(), resolved: source.resolved, limitBytes, runId, log, isPrepared },
          signal,
          port
        );
        if (kept !== null) kept.image = project;
        return project;
      }
      if (kept?.image != null) return kept.image;
      const { docker } = connected();
      if (source.kind === "build" && kept === null) {
        const command = `docker rmi ${builtTag(runId)}`;
        cleanup.add("the tag of the built image", command, () => removeBuiltTag(docker, runId));
      }
      const image = await prepareImage(connected(), source, runId, log, signal);
      if (kept !== null) kept.image = image;
      return image;
    },
    createContainer: async (plan, image, port) => {
      const { source } = plan;
      if (plan.socketPath !== null && source.kind !== "container") await assertSocketFree(plan.socketPath);
      if (source.kind === "container") {
        return (await loadAttach()).attach(connected(), source, plan.limitBytes, port, (restore) => {
          log.line(
            `setting the memory limit of the container ${source.name}; to restore the old limit by hand: ${restore.command}`
          );
          cleanup.add(`the limit of the container ${source.name}`, restore.command, restore.cleanup);
        });
      }
      if (source.kind !== "compose") return create(plan, image, port);
      if (project === null) throw new Error("the compose project must be up before its container is created");
      if (project.isOnHostNetwork && connected().isLocal && port !== null) await assertPortFree(port);
      const container = connected().docker.getContainer(project.containerId);
      return wrapContainer(connected(), container, image.name, port, false);
    },
    runLoadCommand: loadRunner(connected, runId, log, cleanup),
    openHelper: async (appId, user, signal) => (await loadHelper()).openHelper(connected().docker, { appId, user, runId, addCleanup: cleanup.add }, signal),
    exitedDependencies: async () => {
      if (resolvedCompose === null) return [];
      const { exitedServices } = await import("./up-AV3VKRGM.js");
      return exitedServices(connected(), resolvedCompose, runId, log);
    },
    tearDown: cleanup.run,
    leftBehind: cleanup.left,
    listeners: listenersOf,
    awaitReady: (container, healthcheck, plan, signal) => awaitReady(container, healthcheck, plan, { clock, signal })
  };
}
function containerCreator(connected, runId, cleanup) {
  return async (plan, image, port) => {
    const { docker, isLocal } = connected();
    if (plan.network === "host" && isLocal && port !== null) await assertPortFree(port);
    const volumes = plan.ephemeralVolumes.map((_, index) => volumeName(runId, index));
    if (volumes.length > 0) addVolumes(cleanup, docker, runId, volumes);
    if (plan.isOnOwnNetwork) {
      const network = networkName(runId);
      cleanup.add(`the network ${network}`, `docker network rm ${network}`, () => removeOwnNetwork(docker, runId));
    }
    addContainer(cleanup, docker, containerName(runId));
    return createContainer(connected(), plan, image, port, runId);
  };
}
function loadRunner(connected, runId, log, cleanup) {
  return async (command, { source, limitBytes }, reach, signal, isRunOver) => {
    const { runCommandHere, variablesHere, variablesOf } = await import("./run-EGKODG4B.js");
    signal.throwIfAborted();
    if (command.service === null || source.kind !== "compose") {
      cleanup.add("processes of load-command", "pkill", async () => void signalLoad(runId, "SIGKILL"));
      const here = { command: command.command, variables: variablesHere(reach), id: runId };
      return runCommandHere(here, log, signal, isRunOver);
    }
    const { runInProject } = await import("./load-service-VWZT2VDF.js");
    signal.throwIfAborted();
    const { resolved } = source;
    const variables = variablesOf(reach, resolved.service);
    const inService = { service: command.service, command: command.command, variables };
    return runInProject({ engine: connected(), resolved, limitBytes, runId, log }, inService, signal);
  };
}
function addContainer(cleanup, docker, name) {
  cleanup.add(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
}
function addVolumes(cleanup, docker, runId, volumes) {
  const command = `docker rm -fv ${fillerName(runId)}; docker volume rm ${volumes.join(" ")}`;
  cleanup.add("the volumes of the run", command, () => removeVolumes(docker, volumes, runId));
}
function addProject(cleanup, runId, tearDown) {
  cleanup.add(`the compose project memgate-${runId}`, `docker compose -p memgate-${runId} down -v`, () => {
    const removal = tearDown();
    holdExit(removal);
    return removal;
  });
}
async function assertPortFree(port) {
  if (!await isPortTaken(port)) return;
  throw new GateError(
    { code: "container-failed/port-in-use", data: { port } },
    `port ${port} of the host network is already in use; stop the program that listens on it, or use another network`
  );
}
async function assertSocketFree(socketPath) {
  if (!await isSocketTaken(socketPath)) return;
  throw new GateError(
    { code: "container-failed/socket-in-use", data: { socketPath } },
    `another program already listens on the socket ${socketPath} and would respond for the app; stop it first`
  );
}

// src/run/run-plan.ts
var loadJudge = once(() => import("./judge-run-RWIZPRSF.js"));
var loadLeak = () => import("./with-leak-EEUYLREW.js");
function newRunId() {
  return randomBytes(6).toString("hex");
}
async function prepareShared(plan, { env, interrupt, log, addSecrets }, { runId, kept }) {
  const target = createTargetAdapter(
    () => engineHost(env, process.platform),
    runId,
    redactedLog(log, planRedactor(plan), addSecrets),
    systemClock,
    kept
  );
  interrupt.throwIfAborted();
  await target.connect();
  interrupt.throwIfAborted();
  await target.prepareImage(plan.target, interrupt);
}
async function runPlan(plan, surroundings, shared = null) {
  const { gateName, env, interrupt, loadEntry, log, observer, samples, addSecrets } = surroundings;
  const runId = shared?.runId ?? newRunId();
  const adapters = {
    target: createTargetAdapter(
      () => engineHost(env, process.platform),
      runId,
      redactedLog(log, planRedactor(plan), addSecrets),
      systemClock,
      shared?.kept
    ),
    load: createLoadAdapter(loadEntry, systemClock, plan.secrets),
    memory: createMemoryAdapter(systemClock),
    clock: systemClock,
    observer,
    samples
  };
  const evidence = await runGatePlan(plan, adapters, interrupt);
  const { judgeRun } = await loadJudge();
  const judged = judgeRun(evidence, plan.thresholds, { env, gateName });
  if (evidence.liveMemory !== null) return (await loadLeak()).withLeak(judged);
  return plan.baseline === null ? judged : compareWith(plan.baseline, judged, [judged]);
}
async function compareWith(baseline, judged, runs) {
  const { withBaseline } = await import("./with-baseline-RDT3ZOVH.js");
  return withBaseline(judged, runs, baseline);
}

// src/targets/docker/resolve-source.ts
async function resolveSource({ source, limitBytes, workload }, env) {
  if (source.kind === "compose") {
    const { resolveCompose } = await import("./resolve-SVAO3Y2X.js");
    const resolved = await resolveCompose(source, env, null, workload.kind === "command" ? workload.service : null);
    const effectiveBytes = limitBytes ?? resolved.limitBytes;
    if (effectiveBytes === null) {
      throw new GateError(
        "bad-input/memory-limit",
        `\`memory-limit\` is required: ${resolved.name} has neither mem_limit nor deploy.resources.limits.memory`
      );
    }
    const isOverridden = resolved.limitBytes !== null && effectiveBytes !== resolved.limitBytes;
    const place = resolved.limitPlace === null ? "" : `${placeText(resolved.limitPlace)}: `;
    const notice = `${place}${mark("memory-limit")} overrides the limit of ${bytesExactly(resolved.limitBytes ?? 0)}`;
    const notices = isOverridden ? [notice, ...resolved.notices] : resolved.notices;
    const secrets = resolved.secrets;
    return { limitBytes: effectiveBytes, source: { kind: "compose", resolved }, notices, secrets };
  }
  if (source.kind === "container") {
    const { resolveAttached } = await import("./attach-C5GGC7W4.js");
    return resolveAttached(await engineFor(env), source, limitBytes);
  }
  if (limitBytes === null) throw new Error("memory-limit must be set for an image or a build");
  return { limitBytes, source, notices: [], secrets: [] };
}
async function engineFor(env) {
  try {
    return await connectEngine(engineHost(env, process.platform));
  } catch (error) {
    if (error instanceof GateError)
      throw new GateError("bad-input/container", `\`container\`: ${error.message}`, { cause: error });
    throw error;
  }
}

// src/run/run-one.ts
function positionText(run2) {
  if ("image" in run2) return `image of ${run2.image}`;
  if ("pair" in run2) return `pair ${run2.pair}, ${run2.side}${run2.isRepeated ? ", second attempt" : ""}`;
  if (run2.tries !== void 0) return `run ${run2.number} of at most ${run2.total}: ${run2.tries}`;
  return `run ${run2.number}${run2.total === 1 ? "" : ` of ${run2.total}`}`;
}
function headingOf({ name, number, total, run: run2 }) {
  const gate = name === null ? [] : [`${name} (gate ${number} of ${total})`];
  const parts = [...gate, ...run2 === null ? [] : [positionText(run2)]];
  return parts.length === 0 ? null : `== ${parts.join(", ")}`;
}
var PlanInterrupted = class extends Error {
  reason;
  constructor(reason, cause) {
    super(`${reason.message} while memgate planned it`, { cause });
    this.name = "PlanInterrupted";
    this.reason = reason;
  }
};
async function readBaselines(all) {
  const paths = new Set(all.flatMap(({ baseline }) => baseline === null ? [] : [baseline.path]));
  const read = new Map([...paths].map((path) => [path, savedRuns(path)]));
  await Promise.allSettled(read.values());
  return read;
}
async function planFor(inputs, reportDir, { env, interrupt, addSecrets }, baselines = /* @__PURE__ */ new Map()) {
  const baseline = inputs.baseline === null ? null : await baselineOf(inputs.baseline, baselines);
  const resolved = await resolveSource(inputs, env).catch((error) => {
    throw interrupt?.aborted ? new PlanInterrupted(interrupt.reason, error) : error;
  });
  addSecrets?.(resolved.secrets);
  if (inputs.comparison === null) return { ...planOf(inputs, resolved, reportDir), baseline };
  const { planBase } = await import("./plan-base-4KGEWUSE.js");
  const base = await planBase(inputs, inputs.comparison.base, resolved.source, { env, interrupt: interrupt ?? null });
  return planOf(inputs, resolved, reportDir, base);
}
async function baselineOf({ path, maxIncrease }, baselines) {
  return { ...await (baselines.get(path) ?? savedRuns(path)), maxIncrease };
}
async function savedRuns(path) {
  const { readBaseline } = await import("./read-baseline-LYNJMLNL.js");
  const read = readBaseline(path);
  if (!read.ok) throw new GateError("bad-input/baseline", `\`baseline\`: ${read.problems.join("; ")}`);
  return read.baseline;
}
async function runOne(plan, gate, surroundings, shared = null) {
  const { env, interrupt, loadEntry, pageEntry, addSecrets } = surroundings;
  addSecrets(plan.secrets);
  const folder = openReportFolder(plan.reportDir);
  const { log, observer, end } = surroundings.begin(gate);
  try {
    const samples = folder.sample;
    const shell = { env, interrupt, loadEntry, log, samples, addSecrets };
    const preloading = preloadAtStart(observer, surroundings.preload);
    const judged = await runPlan(plan, { gateName: gate.name, observer: preloading, ...shell }, shared);
    const { writeReport } = await loadWriter();
    const reportProblem = writeReport(folder, judged, gate.name === null && gate.run === null, pageEntry);
    return { judged, reportPath: folder.reportPath, reportProblem };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string") folder.restore();
    throw error;
  } finally {
    end();
    folder.close();
  }
}
var loadWriter = once(() => import("./write-report-N34DAYRS.js"));
function preloadAtStart(observer, preload) {
  const load = once(() => {
    void loadJudge();
    void loadWriter();
    preload();
  });
  return {
    ...observer,
    phase: (name) => {
      observer.phase(name);
      load();
    }
  };
}

// src/run/run-planned.ts
async function runPlanned(plan, gate, surroundings) {
  const position = { ...gate, run: null };
  if (plan.comparison !== null) {
    const { runComparison } = await import("./run-comparison-3VYS7AHD.js");
    return runComparison(plan, plan.comparison, position, surroundings);
  }
  if (plan.repeat === 1) return runOne(plan, position, surroundings);
  const { runSet } = await import("./run-set-ZJUERM7K.js");
  return runSet(plan, position, surroundings);
}

// src/run/run-gates.ts
async function runAndReport({ gates, reportDir }, surroundings) {
  const all = gates.kind === "several" ? gates.named.map(({ inputs: inputs2 }) => inputs2) : [gates.inputs];
  surroundings.addSecrets(all.flatMap(({ secrets }) => secrets));
  if (gates.kind === "several") {
    const { runSeveral } = await import("./run-several-BSHEX2TS.js");
    return runSeveral(gates.named, reportDir, surroundings);
  }
  const { inputs } = gates;
  const plan = await planFor(inputs, reportDir, surroundings);
  const run2 = await runPlanned(plan, { name: null, number: 1, total: 1 }, surroundings);
  return {
    result: { kind: "one", judged: run2.judged },
    reportPath: run2.reportPath,
    reportProblem: run2.reportProblem,
    annotate: failurePlace(inputs, run2.judged)
  };
}

// src/inputs/mode.ts
function isCommentMode(raw) {
  return raw.get("mode")?.join() === "comment";
}
function isSizeMode(raw) {
  return raw.get("mode")?.join() === "size";
}

// src/redaction/scenario-secrets.ts
function secretsOf(scenario) {
  return [...stepsOf(scenario).flatMap(secretsInStep), ...scenario.data.flatMap(secretsInData)];
}
function secretsInStep({ path, headers, body }) {
  const inPath = withoutPlaceholders(secretsInPath(joined(path)));
  return [...inPath, ...headers.flatMap(secretsInTemplate), ...body === null ? [] : secretsInBodyTemplate(body)];
}
function secretsInTemplate([name, template]) {
  return withoutPlaceholders(secretsInHeader(name, joined(template)));
}
function secretsInHeader(name, value) {
  if (!isSecretName(name)) return [];
  if (/cookie$/i.test(name)) {
    return value.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim()).filter(isNotEmpty);
  }
  if (!/authorization$/i.test(name)) return [value];
  const [, scheme = "", credentials = value] = /^([A-Za-z][\w-]*)\s+(.+)$/.exec(value) ?? [];
  const named = [...credentials.matchAll(/=\s*"?([^",\s=]+)/g)].map(([, one = ""]) => one);
  const basic = /^basic$/i.test(scheme) ? Buffer.from(credentials, "base64").toString() : "";
  return [credentials, ...named, basic.slice(basic.indexOf(":") + 1)].filter(isNotEmpty);
}
function secretsInPath(path) {
  const query = path.includes("?") ? path.slice(path.indexOf("?") + 1) : "";
  return [...new URLSearchParams(query)].flatMap(([name, value]) => isSecretField(name) ? [value] : []).filter(isNotEmpty);
}
var placeholderText = "90210907";
function joined(template) {
  return template.map((part) => part.kind === "text" ? part.text : placeholderText).join("");
}
function withoutPlaceholders(secrets) {
  return secrets.flatMap((secret) => secret.split(placeholderText).map((text) => text.trim())).filter(isNotEmpty);
}
function isNotEmpty(text) {
  return text !== "";
}
function fixedTextsOf(template) {
  return template.flatMap((part) => part.kind === "text" ? [part.text.trim()] : []);
}
function secretsInBodyTemplate(body) {
  switch (body.kind) {
    case "form":
      return body.fields.flatMap(([name, template]) => isSecretField(name) ? fixedTextsOf(template) : []);
    case "json":
      return secretsInJsonTemplate(body.json, false);
    case "bytes":
      return [];
    default:
      return withoutPlaceholders(secretsInBody(joined(body.template)));
  }
}
function secretsInJsonTemplate(json, isSecret) {
  switch (json.kind) {
    case "list":
      return json.items.flatMap((item) => secretsInJsonTemplate(item, isSecret));
    case "map":
      return json.entries.flatMap(([name, value]) => secretsInJsonTemplate(value, isSecret || isSecretField(name)));
    case "text":
      return isSecret ? fixedTextsOf(json.template) : [];
    default:
      return isSecret ? [String(json.value)] : [];
  }
}
function secretsInBody(text) {
  try {
    return secretsInJson(JSON.parse(text), false);
  } catch {
    return [...new URLSearchParams(text)].flatMap(([name, value]) => isSecretField(name) ? [value] : []);
  }
}
function secretsInJson(json, isSecret) {
  if (typeof json !== "object" || json === null) return isSecret ? [String(json)] : [];
  return Object.entries(json).flatMap(
    ([name, value]) => secretsInJson(value, isSecret || isSecretField(name))
  );
}
function secretsInData({ columns, rows }) {
  return columns.flatMap((name, column) => isSecretField(name) ? rows.map((row) => row[column] ?? "") : []);
}

// src/inputs/load-readers.ts
var readFiles = ["compose-file", "config", "har", "manifest", "scenario"];
function assertLoaded(readers) {
  if (readers === null) throw new Error("the readers of files must be loaded before memgate reads a file");
  return readers;
}
async function loadReaders(raw) {
  return readFiles.some((name) => raw.has(name)) ? (await import("./file-readers-NQ75G2H5.js")).fileReaders : null;
}

// src/inputs/app-source.ts
var containerOptions = [
  ...["dockerfile", "build-args", "platform", "pull", "env", "command"],
  ...["entrypoint", "user", "volumes", "tmpfs", "cpus", "network"]
];
var sourceOptions = ["image", "build", "manifest", "compose-file", "container"];
function readSource(raw, machine, overrides, reader) {
  const withoutApp = { app: null, needs: null, notices: [], limitPlace: null };
  const { one } = reader;
  const values = {
    selector: one("selector", options.selector.parse),
    service: one("service", options.service.parse),
    container: one("container", options.container.parse),
    setLimit: one("set-limit", options["set-limit"].parse)
  };
  for (const [name, beside] of [
    ["selector", "manifest"],
    ["service", "compose-file"],
    ["allow-unset", "compose-file"],
    ["set-limit", "container"]
  ]) {
    if (raw.has(name) && !raw.has(beside)) reader.report(name, `needs \`${beside}\``);
  }
  const found = sourceOptions.filter((name) => raw.has(name));
  const others = found.filter((name) => name !== "manifest");
  if (others.length > 1 || found.length > 1 && (raw.has("compose-file") || raw.has("container"))) {
    const [first = "image", ...rest] = found;
    const beside = rest.map((name) => `\`${name}\``).join(" and ");
    reader.report(first, `is given together with ${beside}; expected one of them`);
    return { source: null, ...withoutApp };
  }
  if (raw.has("compose-file")) return composeSource(raw, machine, values.service, reader);
  if (raw.has("container")) {
    return { source: attachSource(raw, values.container, values.setLimit, reader), ...withoutApp };
  }
  if (!raw.has("manifest")) return { source: readImage(raw, machine.pathKindAt, noContainer, reader), ...withoutApp };
  const container = readApp(raw, machine, values.selector, overrides, reader);
  const image = readImage(raw, machine.pathKindAt, container, reader);
  const { app } = container;
  return { source: image, ...container, notices: app?.notices ?? [], limitPlace: app?.limit?.place ?? null };
}
var noContainer = { app: null, needs: null };
function readApp(raw, machine, selector, overrides, reader) {
  const files = readFiles2("manifest", reader.many("manifest", options.manifest.parse), machine, reader);
  if (files === null || raw.has("selector") && selector === null) return noContainer;
  const read = assertLoaded(machine.readers).readManifest(files, selector, overrides);
  for (const problem of read.ok ? [] : read.problems) reader.reportSentence("manifest", problem);
  return { app: read.ok ? read.app : null, needs: read.needs };
}
function composeSource(raw, machine, service, reader) {
  const why = "cannot be used with `compose-file`: set it in a Compose file instead";
  refuseOptions(raw, containerOptions, why, reader);
  const paths = reader.many("compose-file", options["compose-file"].parse);
  const allowUnset = reader.many("allow-unset", options["allow-unset"].parse);
  const envFiles = reader.many("env-file", options["env-file"].parse);
  readFiles2("env-file", envFiles, machine, reader);
  for (const path of envFiles.filter((path2) => path2.includes(","))) {
    reader.report("env-file", `"${path}" has a comma, at which docker compose splits the path; rename the file`);
  }
  const files = readFiles2("compose-file", paths, machine, reader);
  if (files === null) return { source: null, app: null, needs: null, notices: [], limitPlace: null };
  const read = assertLoaded(machine.readers).readComposeFiles(files, service);
  for (const problem of read.problems) reader.reportSentence("compose-file", problem);
  return {
    source: { kind: "compose", files: paths, service: read.service ?? service, allowUnset, envFiles },
    app: null,
    needs: null,
    // The notices come with the resolved source, because only docker compose resolves the files.
    notices: [],
    limitPlace: read.limitPlace
  };
}
function attachSource(raw, name, setLimit, reader) {
  const refused = ["env-file", ...containerOptions];
  refuseOptions(raw, refused, "cannot be used with `container`: the container is already running", reader);
  if ((raw.get("repeat") ?? ["1"]).some((value) => value !== "1")) {
    reader.report("repeat", "cannot be used with `container`: memgate cannot start a running container afresh");
  }
  if (setLimit === true && !raw.has("memory-limit")) reader.report("set-limit", "needs `memory-limit`");
  return name === null || setLimit === null ? null : { kind: "container", name, setLimit };
}
function refuseOptions(raw, names2, why, { report }) {
  for (const name of names2.filter((name2) => raw.has(name2))) report(name, why);
}
function readFiles2(name, paths, { pathKindAt, readText }, { report }) {
  const files = paths.flatMap((path) => {
    if (path === "-" && name !== "manifest") {
      report(name, '"-" is standard input, which only `manifest` accepts; expected a file');
      return [];
    }
    if (pathKindAt(path) === "folder") {
      report(name, `"${path}" is a folder; expected a file`);
      return [];
    }
    try {
      return { path, text: readText(path) };
    } catch (error) {
      report(name, `"${path}" ${whyUnreadable(error)}`);
      return [];
    }
  });
  return files.length < paths.length || paths.length === 0 ? null : files;
}
function readImage(raw, pathKindAt, { app, needs }, { one, many, report }) {
  const reference = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  const platform = one("platform", options.platform.parse);
  if (!raw.has("build")) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) report(name, "needs `build`");
    }
    const image = reference ?? app?.image ?? null;
    if (!raw.has("image") && !raw.has("manifest")) {
      const others = isSizeMode(raw) ? "`manifest` or `compose-file`" : "`manifest`, `compose-file` or `container`";
      report("image", `is required unless \`build\`, ${others} is given`);
    } else if (!raw.has("image") && needs?.needsImage === true) {
      report("image", `or \`build\` is required: ${needs.name} in the manifest has no image`);
    }
    return image === null || pull === null ? null : { kind: "image", image, pull, platform };
  }
  if (raw.has("pull")) report("pull", "needs `image`");
  if (context === null) return null;
  if (pathKindAt(context) !== "folder") {
    report("build", `"${context}" is not a folder; expected the folder to build from`);
  } else {
    if (dockerfile === null && pathKindAt(`${context}/Dockerfile`) !== "file") {
      report("build", `"${context}" contains no Dockerfile; add one, or set \`dockerfile\` to its path`);
    } else if (dockerfile !== null && pathKindAt(dockerfile) !== "file") {
      const isFolder = pathKindAt(dockerfile) === "folder";
      report("dockerfile", `"${dockerfile}" ${isFolder ? "is a folder" : "does not exist"}; expected a Dockerfile`);
    }
  }
  return { kind: "build", context, dockerfile, buildArgs, platform };
}

// src/model/app-source.ts
var baseOptions = ["base-ref", "base-build", "base-image"];

// src/inputs/base-inputs.ts
var defaultMaxIncrease = 0.05;
function readComparison(raw, pathKindAt, reader) {
  const { one, report } = reader;
  const values = {
    ref: one("base-ref", options["base-ref"].parse),
    context: one("base-build", options["base-build"].parse),
    image: one("base-image", options["base-image"].parse)
  };
  const maxIncrease = one("max-increase", options["max-increase"].parse);
  const names2 = [...baseOptions, "baseline"];
  if (raw.has("max-increase") && !names2.some((name) => raw.has(name))) {
    report("max-increase", `needs one of ${names2.map((name) => `\`${name}\``).join(", ")}`);
  }
  const base = readBase(raw, values, pathKindAt, reader);
  const path = readBaselinePath(raw, pathKindAt, reader);
  return {
    comparison: base === null ? null : { base, maxIncrease: maxIncrease ?? defaultMaxIncrease },
    baseline: path === null ? null : { path, maxIncrease }
  };
}
function readBase(raw, values, pathKindAt, reader) {
  const { report } = reader;
  const { context } = values;
  const [given, ...others] = baseOptions.filter((name) => raw.has(name));
  if (given === void 0) return null;
  if (others.length > 0) {
    const beside = others.map((name) => `\`${name}\``).join(" and ");
    report(given, `is given together with ${beside}; expected one of them`);
  }
  if (raw.has("container")) {
    report(given, "cannot be used with `container`: memgate cannot start a running container afresh");
  } else if (given === "base-ref" && !raw.has("build") && !raw.has("compose-file")) {
    report(given, "needs `build` or `compose-file`: memgate builds the image of that commit in the same way");
  } else if (given === "base-build" && !raw.has("build")) {
    report(given, "needs `build`: memgate builds both images in the same way; for another image, give `base-image`");
  }
  if ((raw.get("repeat") ?? ["1"]).some((value) => value !== "1")) {
    report("repeat", `cannot be used with \`${given}\`: a comparison itself decides how many runs it needs`);
  }
  if (context !== null) reportContext(raw, context, pathKindAt, reader);
  return baseOf(values);
}
function readBaselinePath(raw, pathKindAt, { one, report }) {
  const path = one("baseline", options.baseline.parse);
  if (path === null) return null;
  if (pathKindAt(path) === null) {
    report("baseline", `"${path}" does not exist; expected a report.json, or a folder of reports`);
  }
  const given = baseOptions.find((name) => raw.has(name));
  if (given !== void 0) {
    report("baseline", `cannot be used with \`${given}\`: the runs of that base are the comparison`);
  }
  return path;
}
function baseOf({ ref, context, image }) {
  if (ref !== null) return { kind: "ref", ref };
  if (context !== null) return { kind: "build", context };
  return image === null ? null : { kind: "image", image };
}
function reportContext(raw, context, pathKindAt, { report }) {
  if (pathKindAt(context) !== "folder") {
    report("base-build", `"${context}" is not a folder; expected the folder to build the base from`);
  } else if (!raw.has("dockerfile") && pathKindAt(`${context}/Dockerfile`) !== "file") {
    report("base-build", `"${context}" contains no Dockerfile; add one, or set \`dockerfile\` to its path`);
  }
}

// src/inputs/env-file.ts
function readEnvFile(path, text, env) {
  const pairs = [];
  const diagnostics = createDiagnostics();
  for (const [index, written] of linesOf(text).entries()) {
    const line = written.replace(new RegExp("^\\p{White_Space}+", "u"), "");
    const place = { file: path, line: index + 1, column: written.length - line.length + 1 };
    const read = pairOf(line, env);
    if (typeof read === "string") diagnostics.error({ place, path: "" }, read);
    else if (read !== null) pairs.push(read);
  }
  return { pairs, problems: diagnostics.errors() };
}
function linesOf(text) {
  return text.split("\n").map((line) => line.replace(/\r$/, ""));
}
function pairOf(line, env) {
  if (line === "" || line.startsWith("#")) return null;
  const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
  if (name === "")
    return "has no name before the =; write NAME=value, or NAME alone for the value in memgate's environment";
  if (/^export\s/.test(name)) return "begins with export, which is shell syntax; write NAME=value";
  if (/\s/.test(name)) return "has white space in its name; write NAME=value, with the value on one line";
  if (line.includes("\0")) return "has a NUL character, which environment variables cannot contain";
  if (value !== void 0) return [name, value];
  const own = Object.hasOwn(env, name) ? env[name] : void 0;
  return own === void 0 ? null : [name, own];
}

// src/inputs/input-checks.ts
import { resolve as resolve2 } from "node:path";
function reportReadyPath(raw, readyWhen, { report }) {
  if (!raw.has("ready-path") || readyWhen === null || readyWhen.kind === "http") return;
  report("ready-path", `is not requested with \`ready: ${readyWhen.kind}\`; expected one of the two options`);
}
function reportWarnRatio(raw, warnRatio, maxRatio, { report }) {
  if (warnRatio === null || maxRatio === null || warnRatio < maxRatio) return;
  report("warn-ratio", notBelowMaxRatio(raw.get("warn-ratio")?.[0] ?? "", maxRatio));
}
function reportTooManyRequests(load, raw, { report }) {
  const { workload, requests, rate, durationMs } = load;
  const isTimeRefused = raw.get("duration")?.some((text) => !options.duration.parse(text).ok) ?? false;
  if (requests === null || workload?.kind !== "http" || isTimeRefused) return;
  const stages = load.scenario?.stages ?? null;
  const perTurn = load.scenario === null ? 1 : requestsPerTurn(load.scenario);
  const most = stages === null ? (rate ?? Number.POSITIVE_INFINITY) * (durationMs / 1e3) : mostRequestsOf(stages);
  if (requests * perTurn < most) return;
  const pace = stages === null ? `\`rate: ${rate}\`` : "the rates of the stages";
  const change = stages === null ? "a longer `duration` or a higher `rate`" : "longer stages or higher rates";
  const turns = perTurn === 1 ? "" : `, because a turn has ${Number(perTurn.toFixed(2))} requests on average`;
  report(
    "requests",
    `"${requests}" takes too long at ${pace}${turns}: the load may take ${time(durationMs)} at most; expected fewer requests, ${change}`
  );
}
function reportMounts({ volumes, tmpfs }, { pathKindAt }, { report }) {
  for (const { source } of volumes) {
    if (pathKindAt(source) === null) {
      report("volumes", `"${source}" does not exist; expected a file or folder of this machine`);
    }
  }
  const mounts = [
    ...volumes.map(({ target }) => ({ name: "volumes", target: folderName(target) })),
    ...tmpfs.map(({ target }) => ({ name: "tmpfs", target: folderName(target) }))
  ];
  const isFirst = ({ target }, at) => mounts.findIndex((other) => other.target === target) === at;
  const repeated = new Map(mounts.filter((mount, at) => !isFirst(mount, at)).map(({ name, target }) => [target, name]));
  for (const [target, name] of repeated) {
    report(name, `"${target}" in the container is mounted twice; expected one volume or tmpfs there`);
  }
}
function reportUnsharedSocket(socketPath, volumes, { report }) {
  const isShared = ({ source }) => resolve2(socketPath ?? "").startsWith(`${resolve2(source)}/`);
  if (socketPath === null || volumes.some(isShared)) return;
  report(
    "socket",
    `"${socketPath}" is not in a folder that \`volumes\` shares with the app; expected a path of this machine in such a folder`
  );
}

// src/options/not-in-leak.ts
var noComparison = "the leak check compares nothing";
var notInLeak = {
  duration: "each block ends after its requests",
  warmup: "the leak check has a warm-up of its own",
  repeat: "one run shows a leak",
  baseline: "the peak of the leak check is lower than that of other runs",
  "base-ref": noComparison,
  "base-build": noComparison,
  "base-image": noComparison,
  "max-increase": noComparison
};

// src/inputs/leak-inputs.ts
var blockMs = 6e5;
function withLeakCheck(raw, load, { one, report }) {
  const checksLeak = one("leak", options.leak.parse);
  if (checksLeak !== true) return { ...load, checksLeak };
  for (const [name, why] of Object.entries(notInLeak)) {
    const isOneRun = name === "repeat" && raw.get(name)?.every((value) => value === "1");
    if (raw.has(name) && isOneRun !== true) report(name, `cannot be used with \`leak: true\`: ${why}`);
  }
  if (load.workload !== null && load.workload.kind !== "http") {
    report("leak", "needs requests that memgate itself sends; it cannot be used with `load-command` or `load: none`");
  }
  if (load.scenario?.stages != null) {
    report("leak", "cannot be used with the stages of `scenario`: each block must have the same load");
  }
  return { ...load, checksLeak, warmupMs: 0, durationMs: blockMs };
}

// src/inputs/load-inputs.ts
import { delimiter, dirname as dirname2, join as join3 } from "node:path";
var hourMs = 36e5;
var defaults = { durationMs: 3e4, countedMs: 6e5, warmupMs: 5e3 };
var requestOptions = ["path", "method", "body"];
var stageOptions = ["duration", "rate", "warmup"];
var httpOptions = [
  ...[
    "connections",
    "requests",
    "rate",
    "method",
    "body",
    "warmup",
    "max-error-rate",
    "max-connection-requests"
  ],
  ...["scenario", "har", "request-timeout", "accept-redirects", "min-rate"]
];
var serverOptions = [
  ...["path", "headers", "port", "socket", "https", "ca", "insecure"],
  ...["ready", "ready-path", "ready-timeout"]
];
function readLoad(raw, machine, { one, report, reportSentence }) {
  const load = raw.has("load") ? one("load", options.load.parse) : "http";
  const command = one("load-command", options["load-command"].parse);
  const service = one("load-service", options["load-service"].parse);
  const exitCodes = one("exit-codes", options["exit-codes"].parse);
  const durationMs = one("duration", options.duration.parse);
  const requests = one("requests", options.requests.parse);
  const warmupMs = one("warmup", options.warmup.parse);
  const requestsPerConnection = one("max-connection-requests", options["max-connection-requests"].parse);
  const socketPath = one("socket", options.socket.parse);
  const tls = readTls(raw, machine, { one, report });
  const { scenario, notices } = readUsers(raw, machine, { one, report, reportSentence });
  const stages = scenario?.stages ?? null;
  const isCommand = raw.has("load-command");
  const isNone = load === "none";
  for (const name of [...isCommand || isNone ? httpOptions : [], ...isNone ? serverOptions : []]) {
    const isNoPort = name === "port" && raw.get(name)?.join() === "none";
    if (raw.has(name) && !isNoPort) report(name, `cannot be used with \`${isNone ? "load: none" : "load-command"}\``);
  }
  if (isCommand && raw.has("load")) {
    report("load-command", "is given together with `load`; expected one of them");
  }
  const program = command?.[0];
  if (program !== void 0 && service === null && !isInstalled(program, machine)) {
    report("load-command", `begins with "${program}", which is not in PATH; install it before memgate runs`);
  }
  if (raw.has("load-service") && !(isCommand && raw.has("compose-file"))) {
    report("load-service", "needs `load-command` and `compose-file`");
  }
  if (raw.has("exit-codes") && load !== null && !isNone) report("exit-codes", "needs `load: none`");
  if (isNone && raw.has("container")) {
    report(
      "container",
      "is already running, but with `load: none` memgate must see the start of the job; give `image` instead"
    );
  }
  if (raw.has("socket") && raw.has("port")) report("socket", "is given together with `port`; expected one of them");
  const limitMs = durationMs ?? hourMs;
  const defaultMs = raw.has("requests") ? defaults.countedMs : defaults.durationMs;
  const workloadOf = () => {
    if (isCommand) {
      const isLimitGiven = durationMs !== null;
      return command === null ? null : { kind: "command", command, service, limitMs, isLimitGiven };
    }
    if (load === null || exitCodes === null) return null;
    return isNone ? { kind: "none", exitCodes, limitMs } : { kind: "http" };
  };
  return {
    workload: workloadOf(),
    scenario,
    scenarioNotices: notices,
    durationMs: stages === null ? durationMs ?? defaultMs : durationOfStages(stages),
    // Stages have no warmup before them.
    warmupMs: isCommand || isNone || stages !== null ? 0 : warmupMs ?? defaults.warmupMs,
    requests,
    requestsPerConnection,
    tls,
    socketPath
  };
}
function isInstalled(program, { pathKindAt, env }) {
  if (env["PATHEXT"] !== void 0) return true;
  const folders = env["PATH"]?.split(delimiter).filter((folder) => folder !== "");
  if (program.includes("/")) return pathKindAt(program) === "file";
  return folders === void 0 || folders.some((folder) => pathKindAt(join3(folder, program)) === "file");
}
function readUsers(raw, { readText, readBytes, readers }, { one, report, reportSentence }) {
  const withoutScenario = { scenario: null, notices: [] };
  const scenario = one("scenario", options.scenario.parse);
  const har = one("har", options.har.parse);
  if (raw.has("scenario") && raw.has("har")) report("scenario", "is given together with `har`; expected one of them");
  const name = raw.has("scenario") ? "scenario" : "har";
  const file = scenario ?? har;
  if (file === null) return withoutScenario;
  if (file === "-") {
    report(name, '"-" is standard input, which only `manifest` accepts; expected a file');
    return withoutScenario;
  }
  for (const other of requestOptions) {
    if (raw.has(other)) report(other, `cannot be used with \`${name}\`, which has its own requests`);
  }
  let text;
  try {
    text = readText(file);
  } catch (error) {
    report(name, `"${file}" ${whyUnreadable(error)}`);
    return withoutScenario;
  }
  const { readScenario, readHar } = assertLoaded(readers);
  const read = name === "scenario" ? readScenario(file, text, (path) => readBytes(join3(dirname2(file), path))) : readHar(file, text);
  if (!read.ok) {
    for (const problem of read.problems) reportSentence(name, problem);
    return withoutScenario;
  }
  if (read.scenario.stages !== null) {
    for (const other of stageOptions) {
      if (raw.has(other)) report(other, "cannot be used with the stages of `scenario`, which replace it");
    }
  }
  return read;
}
function readTls(raw, { readText }, { one, report }) {
  const https = one("https", options.https.parse);
  const insecure = one("insecure", options.insecure.parse);
  const file = one("ca", options.ca.parse);
  if (https !== true) {
    const isRefused = raw.has("https") && https === null;
    for (const name of ["ca", "insecure"]) {
      if (raw.has(name) && !isRefused) report(name, "needs `https: true`");
    }
    return null;
  }
  if (insecure === true && file !== null) report("insecure", "is given together with `ca`; expected one of them");
  if (file === null) return { ca: null, insecure: insecure === true };
  try {
    const ca = readText(file);
    if (!ca.includes("-----BEGIN CERTIFICATE-----")) {
      report("ca", `"${file}" contains no certificate; expected a PEM file`);
    }
    return { ca, insecure: false };
  } catch (error) {
    report("ca", `"${file}" ${whyUnreadable(error)}`);
    return null;
  }
}

// src/inputs/no-port.ts
function reportNoPort(workload, ready, app, { report }) {
  if (workload?.kind === "http") {
    return void report("port", "is none, but memgate sends requests to the port; give `load-command` or `load: none`");
  }
  if (workload?.kind !== "command") return;
  if (!isPortProbed(ready, app)) return;
  report(
    "port",
    "is none, but the readiness check needs a port; set `ready` to log:REGEXP, exec:COMMAND or healthcheck"
  );
}
function isPortProbed(ready, app) {
  if (ready !== null) return ready.kind === "http" || ready.kind === "tcp";
  const probes = app?.probes ?? [];
  return probes.length === 0 || probes.some(({ probe }) => "port" in probe && probe.port === null);
}

// src/inputs/probed-https.ts
function withProbedHttps(raw, app, given, { tls, workload, socketPath }) {
  const [first] = app?.httpsPorts ?? [];
  if (app === null || first === void 0 || raw.has("https") || workload?.kind === "none" || socketPath !== null) {
    return { tls, notices: [] };
  }
  const port = given ?? app.port;
  const probe = app.httpsPorts.find((probed) => probed.port === null || probed.port === port);
  if (probe !== void 0) {
    const reason2 = `${textOf(probe)} sends HTTPS to the port of the load`;
    const notice = `${reason2}: the load uses HTTPS too, and accepts any certificate, as the probe does; set ${mark("https")} to decide`;
    return { tls: { ca: null, insecure: true }, notices: [notice] };
  }
  if (port !== null) return { tls, notices: [] };
  const reason = `${textOf(first)} sends HTTPS to port ${first.port}, but the load uses HTTP`;
  return { tls, notices: [`${reason}; set ${mark("https", "true")} if this is also the port of the load`] };
}
function textOf({ place, field }) {
  return `${placeText(place)}: ${field}`;
}

// src/inputs/gate-inputs.ts
function readOptional(raw, { one, many }) {
  return {
    // A given ready-path overrides the probes of the manifest.
    readyWhen: one("ready", options.ready.parse) ?? (raw.has("ready-path") ? { kind: "http" } : null),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
    rate: one("rate", options.rate.parse),
    warnRatio: one("warn-ratio", options["warn-ratio"].parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    entrypoint: one("entrypoint", options.entrypoint.parse),
    user: one("user", options.user.parse),
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse)
  };
}
function readWithDefault({ one }) {
  return {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse),
    minRate: one("min-rate", options["min-rate"].parse),
    isEnforced: one("enforce", options.enforce.parse),
    repeat: one("repeat", options.repeat.parse),
    why: one("why", options.why.parse),
    requestTimeoutMs: one("request-timeout", options["request-timeout"].parse),
    acceptsRedirects: one("accept-redirects", options["accept-redirects"].parse)
  };
}
function reportUnknownLoad(raw, name, { report }) {
  if (raw.has("load") || raw.has("load-command")) return;
  report("load", `is required for the batch job ${name}; expected none, or http if it serves requests`);
}
function readInputs(raw, machine) {
  const problems = [];
  const reader = createReader(raw, problems);
  const { one, many, report } = reader;
  for (const name of raw.keys()) if (!isOptionName(name)) report(name, unknownOption(name));
  const fromFiles = raw.has("compose-file") ? [] : readEnvFiles(machine, reader);
  const env = [...fromFiles, ...many("env", options.env.parse)];
  const limit = one("memory-limit", options["memory-limit"].parse);
  const cpus = one("cpus", options.cpus.parse);
  const mounts = { volumes: many("volumes", options.volumes.parse), tmpfs: many("tmpfs", options.tmpfs.parse) };
  const targets = [...mounts.volumes, ...mounts.tmpfs].map(({ target }) => folderName(target));
  const limitBytes = limit?.bytes ?? null;
  const overrides = { variables: new Map(env), mounted: new Set(targets), limitBytes, cpus };
  const sourceRead = readSource(raw, machine, overrides, reader);
  const { source, app, needs } = sourceRead;
  if (needs?.isBatchJob === true) reportUnknownLoad(raw, needs.name, reader);
  if (!raw.has("memory-limit")) reportMissingLimit(raw, needs, reader);
  const { scenarioNotices, checksLeak, ...load } = withLeakCheck(raw, readLoad(raw, machine, reader), reader);
  const port = one("port", options.port.parse);
  const { tls, notices: tlsNotices } = withProbedHttps(raw, app, port === "none" ? null : port, load);
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && (method === "GET" || method === "HEAD")) {
    report("body", `is not sent with ${method}; expected a method such as POST`);
  }
  const inputs = { ...readWithDefault(reader), checksLeak };
  const compared = readComparison(raw, machine.pathKindAt, reader);
  const optional = { ...readOptional(raw, reader), ...compared, port, ...mounts, cpus };
  reportReadyPath(raw, optional.readyWhen, reader);
  reportWarnRatio(raw, optional.warnRatio, inputs.maxRatio, reader);
  if (port === "none") reportNoPort(load.workload, optional.readyWhen, app, reader);
  reportMounts(optional, machine, reader);
  reportTooManyRequests({ ...load, rate: optional.rate }, raw, reader);
  const isOwnContainer = source?.kind === "image" || source?.kind === "build";
  if (isOwnContainer && app === null) reportUnsharedSocket(load.socketPath, optional.volumes, reader);
  const annotate = readAnnotate(machine, reader);
  if (problems.length > 0 || source === null || load.workload === null || path === null || method === null || !isComplete(inputs)) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    inputs: Object.freeze({
      ...inputs,
      ...optional,
      ...load,
      tls,
      workload: load.workload,
      env,
      source,
      app,
      limitBytes: limit?.bytes ?? app?.limit?.bytes ?? null,
      path,
      method,
      body,
      readyPath: optional.readyPath ?? path,
      // The limit in the file is the wrong place for a failure if memory-limit replaces it.
      annotate: annotate ?? (raw.has("memory-limit") || sourceRead.limitPlace?.file === "stdin" ? null : sourceRead.limitPlace),
      isPlaceGiven: annotate !== null,
      notices: [...limitNotices(limit, sourceRead), ...sourceRead.notices, ...scenarioNotices, ...tlsNotices],
      secrets: [
        ...app === null ? [] : secretsInApp(app),
        ...load.scenario === null ? [] : secretsOf(load.scenario),
        ...[...env, ...source.kind === "build" ? source.buildArgs : []].flatMap(secretsInVariable),
        ...secretsInRequests({ ...optional, path, body })
      ]
    })
  };
}
function readAnnotate({ pathKindAt }, { one, report }) {
  const annotate = one("annotate-file", options["annotate-file"].parse);
  if (annotate !== null && pathKindAt(annotate.file) !== "file") {
    report("annotate-file", `"${annotate.file}" is not a file; expected a manifest or a Dockerfile`);
  }
  return annotate;
}
function secretsInRequests({
  headers,
  path,
  readyPath,
  body
}) {
  return [
    ...headers.flatMap(([name, value]) => secretsInHeader(name, value)),
    ...[path, readyPath ?? ""].flatMap(secretsInPath),
    ...secretsInBody(body ?? "")
  ];
}
function secretsInApp({ secrets, env, probes }) {
  const requests = probes.flatMap(({ probe }) => probe.kind === "http" ? [probe] : []);
  return [
    ...secrets,
    ...env.flatMap(secretsInVariable),
    ...requests.flatMap(({ path }) => secretsInPath(path)),
    ...requests.flatMap(({ headers }) => headers).flatMap(([name, value]) => secretsInHeader(name, value))
  ];
}
function readEnvFiles({ readText, env }, { many, report, reportSentence }) {
  return many("env-file", options["env-file"].parse).flatMap((path) => {
    if (path === "-") {
      report("env-file", '"-" is standard input, which only `manifest` accepts; expected a file');
      return [];
    }
    try {
      const { pairs, problems } = readEnvFile(path, readText(path), env);
      for (const problem of problems) reportSentence("env-file", problem);
      return pairs;
    } catch (error) {
      report("env-file", `"${path}" ${whyUnreadable(error)}`);
      return [];
    }
  });
}
function reportMissingLimit(raw, needs, { report }) {
  if (raw.has("compose-file") || raw.has("container")) return;
  if (raw.has("manifest")) {
    if (needs === null || !needs.needsLimit) return;
    return void report(
      "memory-limit",
      `is required: ${needs.name} in the manifest has no resources.limits.memory, nor has its pod`
    );
  }
  report("memory-limit", "is required; expected the limit that you deploy with, such as 512Mi");
}
function limitNotices(limit, { app }) {
  const replaced = app?.limit ?? null;
  const notices = limit === null || limit.notice === null ? [] : [limit.notice];
  if (limit === null || replaced === null || replaced.bytes === limit.bytes) return notices;
  const place = placeText(replaced.place);
  return [...notices, `${mark("memory-limit")} replaces the limit of ${integer(replaced.bytes)} B at ${place}`];
}
function isComplete(values) {
  return Object.values(values).every((value) => value !== null);
}
function unknownOption(name) {
  return `is not an option; ${nameAdvice(name, optionNames, `expected one of ${optionNames.join(", ")}`)}`;
}

// src/inputs/run-inputs.ts
function readRunInputs(raw, machine, style) {
  const runProblems = [];
  const { one, many, report } = createReader(raw, runProblems);
  const config = one("config", options.config.parse);
  const only = many("only", options.only.parse);
  const reportDir = one("report-dir", options["report-dir"].parse);
  const wantsComment = one("comment", options.comment.parse);
  const token = one("github-token", options["github-token"].parse);
  if (wantsComment === true && !token) {
    report("github-token", "is required with `comment`; expected a token, such as github.token of the workflow");
  }
  if (reportDir === "") report("report-dir", "is empty; expected a folder");
  else if (reportDir !== null && machine.pathKindAt(reportDir) === "file") {
    report("report-dir", `"${reportDir}" is a file; expected a folder, or a path to create one at`);
  }
  if (only.length > 0 && !raw.has("config")) report("only", "needs `config`");
  one("mode", options.mode.parse);
  for (const name of commentOnly) if (raw.has(name)) report(name, "needs `mode: comment`");
  for (const name of isSizeMode(raw) ? [] : sizeOnly) if (raw.has(name)) report(name, "needs `mode: size`");
  const isOfGate = (name) => !isOptionName(name) || name === "mode" || optionOf(name).scope !== "run";
  const gateOptions = new Map([...raw].filter(([name]) => isOfGate(name)));
  const readGates = () => {
    if (config !== null) return severalGates(gateOptions, { path: config, only }, machine, style);
    return raw.has("config") ? { gates: null, problems: [], codes: [] } : oneGate(gateOptions, machine, style);
  };
  const gates = readGates();
  const problems = [...runProblems.map((problem) => problemText(problem, style)), ...gates.problems];
  if (problems.length > 0 || gates.gates === null || reportDir === null) {
    return { ok: false, problems, codes: [.../* @__PURE__ */ new Set([...runProblems.map(({ code }) => code), ...gates.codes])] };
  }
  return { ok: true, run: { gates: gates.gates, reportDir, commentToken: wantsComment === true ? token : null } };
}
function oneGate(raw, machine, style) {
  const read = readInputs(raw, machine);
  return read.ok ? { gates: { kind: "one", inputs: read.inputs }, problems: [], codes: [] } : {
    gates: null,
    problems: read.problems.map((problem) => problemText(problem, style)),
    codes: read.problems.map(({ code }) => code)
  };
}
function severalGates(raw, { path: config, only }, machine, style) {
  let text;
  try {
    text = machine.readText(config);
  } catch (error) {
    return {
      gates: null,
      problems: [`${style("config")} "${config}" ${whyUnreadable(error)}`],
      codes: ["bad-input/config"]
    };
  }
  const { readConfig, withBeside } = assertLoaded(machine.readers);
  const file = readConfig(config, text);
  const names2 = file.gates.map(({ name }) => name);
  const unknownNames = only.filter((name) => !names2.includes(name));
  const problems = [...file.problems];
  const codes = file.problems.map(() => "bad-input/config");
  if (file.problems.length === 0) {
    for (const name of unknownNames) {
      const advice = nameAdvice(name, names2, `expected one of ${names2.join(", ")}`);
      problems.push(`${style("only")} "${name}" is not a gate of ${config}; ${advice}`);
      codes.push("bad-input/only");
    }
  }
  const named = [];
  for (const gate of file.gates.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const merged = withBeside(gate.options, raw);
    const read = readInputs(merged.raw, machine);
    if (read.ok) named.push({ name: gate.name, inputs: read.inputs });
    for (const problem of read.ok ? [] : read.problems) {
      problems.push(withPlace(problem, gate, merged.layers) ?? problemText(problem, style));
      codes.push(problem.code);
    }
  }
  const unique = [...new Set(problems)];
  return { gates: unique.length > 0 ? null : { kind: "several", named }, problems: unique, codes };
}
function withPlace({ name, message, index }, gate, options2) {
  if (name === null) return null;
  const values = options2.get(name);
  const text = styled(message, markedStyle);
  if (values === void 0) return `${gate.origin.place}: ${gate.origin.path}.${name} ${text}`;
  const origin = (values[index ?? 0] ?? values[0])?.origin ?? null;
  return origin === null ? null : `${origin.place}: ${origin.path} ${text}`;
}

export {
  notInLeak,
  failurePlace,
  once,
  earlierFolder,
  runsFile,
  filesOfReport,
  filesOfRuns,
  foreignFiles,
  leftRuns,
  listedRuns,
  assertRegular,
  openReportFolder,
  notWritable,
  removeEmptyRuns,
  setAside,
  removeIfEmpty,
  makeFolder,
  writeAtomically,
  planRedactor,
  warmupOf,
  textIfPresent,
  cgroupsBelow,
  loadVariable,
  signalLoad,
  success,
  newRunId,
  prepareShared,
  runPlan,
  compareWith,
  positionText,
  headingOf,
  PlanInterrupted,
  readBaselines,
  planFor,
  runOne,
  runPlanned,
  runAndReport,
  loadReaders,
  isCommentMode,
  isSizeMode,
  readRunInputs
};
