import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  external_exports,
  savedSetSchema,
  setFile
} from "./chunk-T6UK7BEA.js";
import {
  evidenceIn,
  judged
} from "./chunk-5EKMMQD2.js";
import {
  isRoundedDown
} from "./chunk-Q7NCF3H5.js";
import {
  messageOf
} from "./chunk-U3JDLIYU.js";

// src/cli/read-report.ts
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

// src/evidence.ts
var bytes = external_exports.number().int().min(0);
var millis = external_exports.number().min(0);
var count = external_exports.number().int().min(0);
var phaseNameSchema = external_exports.enum(["start", "warmup", "load", "settle", "run"]).describe(
  "start: until the app is ready. warmup: load whose failed requests do not count. load: the load whose failed requests do. settle: after it. run: all of a batch job's life, from its start to its end."
);
var inconclusiveReasonSchema = external_exports.enum([
  "engine-unavailable",
  "engine-lost",
  "image-failed",
  "container-failed",
  "limit-not-applied",
  "not-ready",
  "app-exited",
  "dependency-exited",
  "load-failed",
  "job-failed",
  "job-unfinished",
  "too-few-samples",
  "interrupted",
  "internal-error"
]).describe("Why a run could not be judged: a closed set.");
var compositionSchema = external_exports.strictObject({
  anonymous: bytes.nullable().describe("Heap, stacks, private mappings: not reclaimable without swap. `anon`; on cgroup v1 `total_rss`."),
  shared: bytes.nullable().describe("tmpfs and shared memory: not reclaimable without swap. `shmem`; on v1 `total_shmem`."),
  activeFile: bytes.nullable().describe(
    "Recently used file cache: counted in the working set, yet reclaimable. `active_file`; on v1 `total_active_file`."
  ),
  kernel: bytes.nullable().describe(
    "Slab, kernel stacks, page tables and other kernel memory. `kernel`, or the sum of its parts before Linux 5.18; on v1 `memory.kmem.usage_in_bytes`, which the Docker stats API does not carry."
  ),
  sockets: bytes.nullable().describe("Socket buffers. `sock`. cgroup v1 keeps them outside the memory counter: null."),
  other: bytes.describe(
    "What the working set holds beyond the parts that were named (dirty or unevictable file pages, charges held per CPU), never below 0."
  )
}).describe("The working set by kind, in bytes. A part is null where the source does not tell it, never 0 instead.");
var peakSchema = external_exports.strictObject({
  workingSetBytes: bytes.describe(
    "The highest working set seen: usage \u2212 inactive file cache \u2212 transient file cache, floored at 0."
  ),
  ratio: external_exports.number().min(0).describe("workingSetBytes \xF7 limitBytes, unrounded."),
  phase: phaseNameSchema,
  atMs: millis.describe("Milliseconds after the container's start was asked for."),
  source: external_exports.string().describe("The sampling source that saw it."),
  usageBytes: bytes.describe("All that was charged to the cgroup at that sample."),
  inactiveFileBytes: bytes.describe("Inactive file cache at that sample."),
  transientFileBytes: bytes.describe(
    "Active file cache at that sample that had not been active for 2 s: the kernel parks pages there in passing while it writes them to disk. Not counted."
  ),
  composition: compositionSchema
});
var witnessSchema = external_exports.strictObject({
  name: external_exports.enum(["event", "inspect", "cgroup", "kernel-log"]).describe(
    "event: the engine's `oom` event. inspect: State.OOMKilled of the container. cgroup: its oom_kill counter. kernel-log: the kernel's own record of the kill."
  ),
  atMs: millis.nullable().describe("When this witness first told of it, after the container's start; null where it can't tell."),
  phase: phaseNameSchema.nullable().describe("The phase of that moment; null where it can't tell.")
});
var killedProcessSchema = external_exports.strictObject({
  pid: count.describe("In the PID namespace of the engine's machine."),
  name: external_exports.string().describe("The process's own short name (comm), of 15 characters at most."),
  anonymousBytes: bytes.describe("Anonymous memory that it held (anon-rss).")
});
var loadPointSchema = external_exports.strictObject({
  atMs: millis.describe("The end of the stretch, counted from timeOrigin."),
  requestsPerSecond: external_exports.number().min(0).describe("Responses a second in it."),
  p99Ms: millis.nullable().describe("99 % of its responses took no longer; null without one."),
  failed: count.describe(
    "Its responses outside 200\u2013399 (with a scenario: those that it does not expect), and its socket errors, dropped requests and timeouts."
  ),
  connections: external_exports.number().int().positive().optional().describe("The connections that were planned at its end; absent without stages, where they don't change.")
});
var latencySchema = external_exports.strictObject({
  p50: millis.describe("Half of the responses took no longer."),
  p90: millis.describe("90 % of them."),
  p99: millis.describe("99 % of them."),
  max: millis.describe("The slowest one.")
}).nullable().describe("Time to the whole response in ms, whole numbers (0 is below 1 ms); null without a response.");
var loadStepSchema = external_exports.strictObject({
  once: external_exports.boolean().describe("Sent before a user's first turn only, in the warmup where there is one."),
  name: external_exports.string().describe("As the scenario has it, else its method and path."),
  line: external_exports.number().int().positive().describe("Where it begins in the scenario's file."),
  method: external_exports.string().describe("GET, POST and so on."),
  path: external_exports.string().describe("As it is written, with its placeholders; of a recording without the query."),
  requests: count.describe("Responses received, of any status."),
  failed: count.describe("Its responses that were not as expected, and its requests without an answer."),
  errors: count.describe("The part of failed that had no answer."),
  open: count.describe("Requests that still waited for their turn or their answer when the load ended."),
  captureFailures: count.describe("The part of failed that lacked a value to capture."),
  latencyMs: latencySchema,
  firstFailure: external_exports.string().nullable().describe("What was wrong with the first that failed; null where none did.")
});
var loadStageSchema = external_exports.strictObject({
  atMs: millis.describe("From the load's beginning."),
  connections: external_exports.number().positive().describe("Connections at work; in a pause those of before."),
  rate: external_exports.number().min(0).nullable().describe("Requests a second; 0 in a pause; null: as fast as the app answers.")
});
var loadSchema = external_exports.strictObject({
  url: external_exports.string().describe("What was requested."),
  method: external_exports.string().describe("How it was requested: GET, POST and so on."),
  via: external_exports.enum(["container-address", "published-port", "host-network", "unix-socket"]).describe("How the app was reached."),
  connections: external_exports.number().int().positive().describe("Concurrent connections; with stages the most of them."),
  rate: external_exports.number().positive().nullable().describe(
    "Requests a second that were asked for, over all connections; null: as fast as the app answers, or stages."
  ),
  durationMs: millis.describe("How long the load phase sent requests, its pauses counted."),
  pausedMs: millis.describe("The part of it that was planned as a pause, without requests."),
  requests: count.describe("Responses received, of any status."),
  errors: count.describe("Socket errors, connections closed with a request unanswered, and timeouts."),
  timeouts: count.describe("The part of errors that were requests without an answer for 10 s."),
  non2xx: count.describe(
    "Responses whose status is outside 200\u2013399; with a scenario those that it does not expect, and those that lack a value to capture."
  ),
  errorRate: external_exports.number().min(0).max(1).nullable().describe("(errors + non2xx) \xF7 (requests + errors); null when both are 0."),
  requestsPerSecond: external_exports.number().min(0).describe("Responses a second, over all connections and the whole phase."),
  paced: external_exports.strictObject({
    due: count.describe("Requests that were due by the rate, or by the rates of the stages."),
    sent: count.describe("Those of them that were sent.")
  }).nullable().describe("How the rate was kept; null without one."),
  statusCodes: external_exports.record(external_exports.string().regex(/^[1-9]\d{2}$/), count).describe("Responses by HTTP status."),
  unservedConnections: count.describe(
    "Connections that at some time had no response of a status from 200 to 399 (with a scenario: none that it expects) for more than half of the phase, from a request on; pauses do not count."
  ),
  longestSilenceMs: millis.describe(
    "The longest time in the load phase without any response; time in which none was awaited, as between two requests of a rate, does not count."
  ),
  latencyMs: latencySchema,
  lastError: external_exports.string().nullable().describe("The last socket error, as the system named it."),
  timeline: external_exports.array(loadPointSchema).max(600).describe("The load phase in stretches of a second, longer ones where it takes more than ten minutes."),
  steps: external_exports.array(loadStepSchema).max(500).nullable().describe("Each request of the scenario, in the order of its file; null without one."),
  stages: external_exports.array(loadStageSchema).nullable().describe("The planned shape: two corners a stage, straight lines between them; null without stages.")
});
var sourceSchema = external_exports.strictObject({
  name: external_exports.enum(["stats-oneshot", "stats-stream", "cgroup-v1", "cgroup-v2"]).describe("The Docker stats API, polled or streamed, or the container's own cgroup files."),
  intervalMs: millis.describe("The interval that was aimed at."),
  samples: count.describe("Readings that counted."),
  missed: count.describe(
    "Answers without a usable figure (empty frames, repeated frames, failed reads): never taken as 0."
  ),
  maxGapMs: millis.nullable().describe("The longest time between two of its samples; null with fewer than two.")
});
var phaseSchema = external_exports.strictObject({
  name: phaseNameSchema,
  startMs: millis.describe("Counted from timeOrigin."),
  endMs: millis.describe("Counted from timeOrigin."),
  samples: count.describe("Of all sources together."),
  maxGapMs: millis.describe(
    "The longest time without a sample of any source that reaches into the phase, up to its end: one that began before it is counted from there; time before the very first sample is not."
  ),
  peakBytes: bytes.nullable().describe("The highest working set seen in it; null without a sample.")
});
var engineSchema = external_exports.strictObject({
  host: external_exports.string().describe("The address it was reached at."),
  version: external_exports.string().describe("As it tells it, such as 28.5.2."),
  apiVersion: external_exports.string().describe("The highest version of the Docker API that it speaks."),
  cgroupVersion: external_exports.enum(["1", "2"]).nullable().describe("Null where it does not tell."),
  cgroupDriver: external_exports.string().nullable().describe("cgroupfs or systemd; null where it does not tell."),
  kernelVersion: external_exports.string().describe("Of the engine's machine, as uname -r has it."),
  operatingSystem: external_exports.string().describe("Of the engine's machine."),
  memoryBytes: bytes.describe("The memory of the engine's machine.")
});
var containerSchema = external_exports.strictObject({
  id: external_exports.string().describe("All 64 digits."),
  name: external_exports.string().describe("memgate- and the run's id."),
  image: external_exports.string().describe("The reference that was asked for, or where it was built from."),
  imageId: external_exports.string().nullable().describe("Its content's digest; null where it is not known."),
  startedAt: external_exports.string().nullable().describe("ISO 8601, the engine's clock; null when it never started."),
  finishedAt: external_exports.string().nullable().describe("ISO 8601, the engine's clock; null when it never ended."),
  wasRunning: external_exports.boolean().describe("True when it ran before memgate came; it was left running, and what was before is not in the figures."),
  exitedByItself: external_exports.boolean().describe("True when it ended before memgate stopped it."),
  exitCode: external_exports.number().int().nullable().describe("Of a container that ended by itself; null otherwise, memgate ends it with SIGKILL."),
  memoryBytes: bytes.nullable().describe("HostConfig.Memory as read back after the start."),
  memorySwapBytes: external_exports.number().int().nullable().describe("HostConfig.MemorySwap as read back: memory and swap together; -1 is unlimited."),
  cgroupLimitBytes: bytes.nullable().describe("The limit the kernel has in force, a multiple of its page size; null where nothing told it."),
  logTail: external_exports.array(external_exports.string()).describe("The last lines that it logged, where the run has something to explain.")
});
var endSchema = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({ kind: external_exports.literal("completed") }),
  external_exports.strictObject({
    kind: external_exports.literal("stopped"),
    reason: inconclusiveReasonSchema,
    detail: external_exports.string().describe("A sentence with the values seen.")
  })
]).describe("How the run ended: all phases done, or stopped early and why.");
var activitySchema = external_exports.strictObject({
  receivedBytes: bytes.nullable().describe("What came in over its networks; null where it has none of its own, or they are not counted."),
  cpuMs: millis.nullable().describe("CPU time; null where it is not counted.")
});
var drivenSchema = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("command").describe("The user's own load, load-command."),
    command: external_exports.string().describe("Its words."),
    exitCode: external_exports.number().int().nullable().describe("Null where it was ended, or could not be asked for."),
    signal: external_exports.string().nullable().describe("What ended it without memgate's doing, such as SIGKILL; null where none did, or it is not known."),
    durationMs: millis.describe("How long it ran: the load phase."),
    wasToEnd: external_exports.boolean().describe("It was ended after the duration that was given for it, as it was meant to be."),
    app: activitySchema.nullable().describe(
      "What the app received and worked while it ran; null where the app has no TCP port, by which it would be reached, and where the run was stopped before it was known."
    )
  }),
  external_exports.strictObject({
    kind: external_exports.literal("none").describe("A batch job, load none: nothing was sent to it."),
    durationMs: millis.describe("How long it ran."),
    exitCodes: external_exports.array(external_exports.number().int()).describe("With which of them it has succeeded.")
  })
]).describe("What made the app work, other than requests of memgate's own.");
var evidenceFields = {
  memgateVersion: external_exports.string().describe("Of the memgate that ran."),
  createdAt: external_exports.string().describe("ISO 8601, when the run began."),
  durationMs: millis.describe("Wall time of the whole run."),
  timeOrigin: external_exports.string().nullable().describe(
    "ISO 8601: when the container's start was asked for, which every atMs, startMs and endMs counts from; null when it never was."
  ),
  requestedLimitBytes: bytes.describe("The memory-limit that was asked for."),
  limitBytes: bytes.describe(
    "The limit that peak is held against: the one in force where it is the asked one rounded down to whole pages, else the one asked for."
  ),
  end: endSchema,
  peak: peakSchema.nullable().describe("Null when no sample was taken."),
  instantPeakBytes: bytes.nullable().describe(
    "The highest usage \u2212 inactive file cache of any sample, transient file cache counted; null without a sample."
  ),
  ceilingBytes: bytes.nullable().describe(
    "The kernel's own high-water mark of usage (memory.peak, memory.max_usage_in_bytes): the working set was never above it. Null where the kernel has none to offer, or where it could not be read at the end."
  ),
  oom: external_exports.strictObject({
    killed: external_exports.boolean().describe("Anything in the container was OOM-killed."),
    processKills: count.nullable().describe("Kills that the cgroup's oom_kill counter counted; null where it could not be read."),
    groupKills: count.nullable().describe(
      "Kills of the whole cgroup at once (memory.oom.group, as Kubernetes sets it) that its oom_group_kill counter counted; null where it could not be read: cgroup v1, Linux before 5.17."
    ),
    processes: external_exports.array(killedProcessSchema).nullable().describe(
      "The processes that were killed, in the order of the kernel's log; null where that can't be read from here, as without root."
    ),
    witnesses: external_exports.array(witnessSchema).describe("Who saw it; empty where nobody did.")
  }).describe("What was seen of OOM kills."),
  stall: external_exports.strictObject({
    someMs: millis.describe("At least one task waited."),
    fullMs: millis.describe("No task could go on.")
  }).nullable().describe(
    "How long tasks of the container waited for memory in all (memory.pressure): some of them, or all at once. Null where nothing tells it: cgroup v1, or a kernel without pressure stall information."
  ),
  phases: external_exports.array(phaseSchema).describe("In the order of time; those that were reached."),
  load: loadSchema.nullable().describe("The requests of the load phase; null when it did not begin, its process failed, or memgate sent none."),
  driven: drivenSchema.nullable().describe("Null where memgate itself sends the requests, and where it had not ended."),
  sampling: external_exports.strictObject({
    sources: external_exports.array(sourceSchema).describe("Recorded side by side; the peak is the highest of any."),
    startedMs: millis.nullable().describe(
      "When the engine said that the container was started, counted from timeOrigin; null when it never did."
    ),
    firstSampleMs: millis.nullable().describe(
      "When the first sample was taken: the engine's own time to start the container is before it. Null without a sample."
    ),
    notice: external_exports.string().nullable().describe("Why the cgroup's own files were not read; null where they were.")
  }).describe("How the figures were obtained."),
  engine: engineSchema.nullable().describe("Null where none answered."),
  container: containerSchema.nullable().describe("Null where none was created."),
  notices: external_exports.array(external_exports.string()).describe("What a reader should know and what changes no verdict."),
  compositions: external_exports.array(external_exports.strictObject({ atMs: millis.describe("Counted from timeOrigin."), ...compositionSchema.shape })).max(1e3).describe("The composition over time, at even intervals."),
  series: external_exports.array(
    external_exports.strictObject({
      atMs: millis.describe("Counted from timeOrigin."),
      workingSetBytes: bytes.describe("As in peak."),
      usageBytes: bytes.describe("As in peak.")
    })
  ).max(2e3).describe(
    "The working set over time: a down-sample that keeps every peak of its stretch. All samples are in samples.csv."
  )
};
var evidenceSchema = external_exports.strictObject(evidenceFields);

// src/report/schema.ts
var reportSchemaName = "memgate/report@1";
var verdictSchema = external_exports.strictObject({
  kind: external_exports.enum(["pass", "over-ratio", "oom-killed", "inconclusive"]).describe("pass: measured, and under. The others fail the check."),
  reason: inconclusiveReasonSchema.nullable().describe("On inconclusive, why; null otherwise."),
  proof: external_exports.enum(["ceiling", "sampled"]).nullable().describe(
    "On a pass. ceiling: the kernel's high-water mark proves that no moment was over. sampled: no sample was. Null otherwise."
  ),
  message: external_exports.string().describe("The verdict in one sentence.")
});
var reportSchema = external_exports.strictObject({
  schema: external_exports.literal(reportSchemaName),
  verdict: verdictSchema.describe("How the evidence was judged with maxRatio and maxErrorRate."),
  maxRatio: external_exports.number().gt(0).max(1).describe("The highest peak \xF7 limit that passes."),
  maxErrorRate: external_exports.number().min(0).lt(1).describe("The highest share of failed requests with which the load still counts."),
  suggestedLimitBytes: external_exports.number().int().min(0).nullable().describe(
    "The lowest limit of whole MiB with which this peak would pass (peak \xF7 maxRatio, rounded up); after an OOM kill a limit must be above it. Null without a peak, on inconclusive, and where the run was cut short."
  ),
  ...evidenceFields
}).describe("What one run of memgate saw and how it was judged.");
var consistentReportSchema = reportSchema.superRefine((report, context) => {
  const demand = (isSo, path, message) => {
    if (!isSo) context.addIssue({ code: "custom", path: path.split("."), message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, ceilingBytes, series, container, end } = report;
  demand(oom.killed === oom.witnesses.length > 0, "oom.killed", "does not agree with witnesses");
  demand(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills where killed is false");
  demand(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is not requestedLimitBytes, nor that in whole pages"
  );
  const highest = Math.max(0, ...phases.map((phase) => phase.peakBytes ?? 0));
  demand((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count2]) => Number(status) >= 200 && Number(status) < 400 ? sum : sum + count2,
    0
  );
  const agrees = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  demand(agrees, "load.non2xx", "does not agree with statusCodes");
  const answers = Object.values(load?.statusCodes ?? {}).reduce((sum, count2) => sum + count2, 0);
  demand(load === null || load.requests === answers, "load.requests", "does not agree with statusCodes");
  demand(
    load === null || load.unservedConnections <= load.connections,
    "load.unservedConnections",
    "are more than all"
  );
  const peakBytes = peak?.workingSetBytes ?? 0;
  demand(peak === null || Math.abs(peak.ratio * limitBytes - peakBytes) < 1, "peak.ratio", "is not peak \xF7 limitBytes");
  demand(ceilingBytes === null || ceilingBytes >= peakBytes, "ceilingBytes", "is below the peak, which it bounds");
  demand(
    series.every((point) => point.workingSetBytes <= peakBytes),
    "series",
    "has a point above the peak"
  );
  demand(new Set(phases.map(({ name }) => name)).size === phases.length, "phases", "has a phase twice");
  demand(peak === null || report.sampling.sources.length > 0, "sampling.sources", "is empty where there is a peak");
  const livesOn = end.kind === "completed" && report.driven?.kind !== "none";
  demand(!livesOn || container?.exitedByItself !== true, "container.exitedByItself", "is true of a completed run");
});

// src/cli/read-report.ts
var problemsShown = 10;
function readRun(given) {
  const setPath = basename(given) === setFile ? given : join(given, setFile);
  if (existsSync(setPath)) return readSet(setPath);
  const read = readReport(given);
  if (!read.ok) return read;
  const { evidence, thresholds } = evidenceIn(read.report);
  return { ok: true, run: { kind: "one", judged: judged(evidence, thresholds) } };
}
function readSet(path) {
  try {
    const set = savedSetSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (!set.success) return { ok: false, problems: notOfThisMemgate(path, "memgate/gates@1", set.error) };
    const problems = [];
    const gates = set.data.gates.flatMap(({ name, refused }) => {
      if (refused !== null) return [{ kind: "refused", name, ...refused }];
      const read = readReport(join(dirname(path), name, "report.json"));
      if (!read.ok) {
        problems.push(...read.problems);
        return [];
      }
      const { evidence, thresholds } = evidenceIn(read.report);
      return [{ kind: "judged", name, judged: judged(evidence, thresholds) }];
    });
    return problems.length > 0 ? { ok: false, problems } : { ok: true, run: { kind: "several", gates } };
  } catch (error) {
    return { ok: false, problems: [unreadable(path, error)] };
  }
}
function readReport(given) {
  try {
    const isFolder = statSync(given).isDirectory();
    const folder = isFolder ? given : dirname(given);
    if ((isFolder || basename(given) === setFile) && existsSync(join(folder, setFile))) {
      const one = join(folder, firstGate(folder));
      return { ok: false, problems: [`${given} has several gates; judge one, such as ${one}`] };
    }
    const path = isFolder ? join(given, "report.json") : given;
    const result = consistentReportSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (result.success) return { ok: true, report: result.data };
    return { ok: false, problems: notOfThisMemgate(path, "memgate/report@1", result.error) };
  } catch (error) {
    return { ok: false, problems: [unreadable(given, error)] };
  }
}
function firstGate(folder) {
  const set = savedSetSchema.safeParse(JSON.parse(readFileSync(join(folder, setFile), "utf8")));
  return set.data?.gates.find(({ refused }) => refused === null)?.name ?? "NAME";
}
function notOfThisMemgate(path, schema, error) {
  const lines = external_exports.prettifyError(error).split("\n");
  const shown = lines.slice(0, problemsShown).map((text) => text.trim());
  return [`${path} is not a report of this memgate (${schema}):`, ...shown];
}
function unreadable(path, error) {
  return `${path} ${error instanceof SyntaxError ? "is no JSON" : "can't be read"}: ${messageOf(error)}`;
}
function folderOf(given) {
  return statSync(given).isDirectory() ? given : dirname(given);
}
function onlyReport(positionals) {
  const [path, ...more] = positionals;
  return path !== void 0 && more.length === 0 ? { path, problem: null } : {
    path: null,
    problem: `expected one report.json, such as memgate-report/report.json; seen ${positionals.length}`
  };
}

export {
  readRun,
  readReport,
  folderOf,
  onlyReport
};
