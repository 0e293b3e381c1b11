// The evidence of a run as one plain value. dist/report.schema.json is generated from these schemas, so a description
// states the unit of its field and the meaning of null. The programs import only the types: zod is not in dist.
import * as z from "zod";
import { once } from "../lib/once.ts";
import { added } from "./fields/added-field.ts";
import { cpuSchema, cpuSeriesSchema } from "./fields/cpu.ts";
import { liveMemorySchema } from "./fields/leak.ts";
import { bytesField as bytes, countField as count, millisField as millis, shareField } from "./fields/numbers.ts";
import { outOfMemorySchema, runtimeLimitSchema } from "./fields/out-of-memory.ts";
import { phaseNameSchema } from "./fields/phase-name.ts";
import { processesSchema } from "./fields/processes.ts";
import { reclaimSchema } from "./fields/reclaim.ts";
import { whySchema } from "./fields/why.ts";
import { outcomeSchema } from "./outcome.ts";

export const inconclusiveReasonSchema = z
  .enum([
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
    "internal-error",
  ])
  .describe("The reason of a run that is inconclusive or ended early.");

export const compositionSchema = z
  .strictObject({
    anonymous: bytes
      .nullable()
      .describe("Heap, stacks and private mappings. Not reclaimable without swap. `anon`; on cgroup v1 `total_rss`."),
    shared: bytes
      .nullable()
      .describe("tmpfs and shared memory. Not reclaimable without swap. `shmem`; on cgroup v1 `total_shmem`."),
    activeFile: bytes
      .nullable()
      .describe(
        "Recently used file cache. It counts in the working set, but the kernel can reclaim it. `active_file`; on cgroup v1 `total_active_file`.",
      ),
    kernel: bytes
      .nullable()
      .describe(
        "Slab, kernel stacks, page tables and other kernel memory: the value `kernel` of memory.stat, or before Linux 5.18 the sum of its parts; on cgroup v1 `memory.kmem.usage_in_bytes`, which the Docker stats API does not report.",
      ),
    kernelReclaimable: added(
      bytes
        .nullable()
        .describe(
          "The part of kernel that the kernel can take back, such as the names and sizes of files. `slab_reclaimable`. Null on cgroup v1, which does not report it.",
        ),
      null,
    ),
    sockets: bytes
      .nullable()
      .describe("Socket buffers. `sock`. Null on cgroup v1, which counts them outside the memory counter."),
    other: bytes.describe(
      "The rest of the working set: memory that is counted, but not yet assigned to a part, such as growth in the last 2 s, parts of huge pages that the app gave back, and memory that the kernel reserved for each CPU. Never below 0.",
    ),
  })
  .meta({ id: "composition" })
  .describe("The working set by kind of memory, in bytes. A part is null, never 0, if the source does not report it.");

const peakSchema = z.strictObject({
  workingSetBytes: bytes.describe(
    "The highest working set: usage − inactive file cache − transient file cache, never below 0.",
  ),
  ratio: z.number().min(0).describe("workingSetBytes ÷ limitBytes, unrounded."),
  phase: phaseNameSchema,
  atMs: millis.describe("Milliseconds after timeOrigin."),
  source: z.string().describe("The sampling source that measured the peak."),
  usageBytes: bytes.describe("All memory charged to the cgroup at that sample."),
  inactiveFileBytes: bytes.describe("Inactive file cache at that sample."),
  transientFileBytes: bytes.describe(
    "Active file cache at that sample that was active for less than 2 s. It does not count: the kernel keeps pages there for a moment while it writes them to disk.",
  ),
  composition: compositionSchema,
});

const witnessSchema = z.strictObject({
  name: z
    .enum(["event", "inspect", "cgroup", "kernel-log"])
    .describe(
      "event: the engine's `oom` event. inspect: State.OOMKilled of the container. cgroup: the oom_kill counters of its cgroup and of those below it. kernel-log: the kernel's log.",
    ),
  atMs: millis
    .nullable()
    .describe(
      "Milliseconds after timeOrigin at which this witness first reported a kill. Null if the witness reports no time.",
    ),
  phase: phaseNameSchema.nullable().describe("The phase at atMs. Null if atMs is null."),
});

const killedProcessSchema = z.strictObject({
  pid: count.describe("PID in the PID namespace of the engine's machine."),
  name: z.string().describe("The short name of the process (comm), at most 15 characters."),
  anonymousBytes: bytes.describe("Anonymous memory of the process when the kernel killed it (anon-rss)."),
});

const oomCgroupSchema = z.strictObject({
  path: z
    .string()
    .nullable()
    .describe(
      "Path of the cgroup of the killed processes, relative to the container's cgroup. Null if the cgroup was removed before memgate could find it.",
    ),
  processKills: count.describe("Number of OOM kills in this cgroup, without the cgroups below it."),
  limitPath: z
    .string()
    .nullable()
    .describe(
      "Path of the cgroup whose limit was reached: this cgroup or one above it. Empty for the container's cgroup. Null if unknown.",
    ),
  limitBytes: bytes.nullable().describe("The limit of the cgroup at limitPath. Null if unknown."),
});

const loadPointSchema = z.strictObject({
  atMs: millis.describe("End of the interval, in milliseconds after timeOrigin."),
  requestsPerSecond: z.number().min(0).describe("Responses per second in the interval."),
  p99Ms: millis.nullable().describe("99th percentile of the latency of its responses. Null without a response."),
  failed: count.describe(
    "Failed requests: responses outside 200–399 (with a scenario: unexpected responses), socket errors, requests that the server dropped, and timeouts.",
  ),
  connections: z
    .number()
    .int()
    .positive()
    .optional()
    .describe(
      "Planned connections at the end of the interval. Absent without stages, because the number does not change then.",
    ),
});

const latencySchema = z
  .strictObject({
    p50: millis.describe("50th percentile."),
    p90: millis.describe("90th percentile."),
    p99: millis.describe("99th percentile."),
    max: millis.describe("The slowest response."),
  })
  .meta({ id: "latency" })
  .nullable()
  .describe(
    "Time from the request to the end of the response, in whole milliseconds; 0 means below 1 ms. Null without a response.",
  );

const loadStepSchema = z.strictObject({
  once: z
    .boolean()
    .describe(
      "True if each user sends it once, at the beginning of its first turn. With a warmup, that is in the warmup.",
    ),
  name: z.string().describe("The name in the scenario, else method and path."),
  line: z.number().int().positive().describe("Line in the scenario's file at which the request begins."),
  method: z.string().describe("HTTP method, such as GET."),
  path: z.string().describe("The path with its placeholders. For a recording, the path without its query."),
  requests: count.describe(
    "Responses received, of any status. Requests without a response are in errors. This is not the option `requests`.",
  ),
  failed: count.describe("Failed requests: unexpected responses, and requests without a response."),
  errors: count.describe("The part of failed that got no response."),
  open: count.describe("Requests that a user had begun, but that had no result when the load ended."),
  captureFailures: count.describe("The part of failed whose response lacked a value to capture."),
  latencyMs: latencySchema,
  firstFailure: z.string().nullable().describe("Why the first failed request failed. Null if no request failed."),
});

const loadStageSchema = z.strictObject({
  atMs: millis.describe("Milliseconds after the beginning of the load phase."),
  connections: z.number().positive().describe("Active connections. In a pause it is the number before the pause."),
  rate: z
    .number()
    .min(0)
    .nullable()
    .describe("Requests per second; 0 in a pause. Null if memgate sends as fast as the app responds."),
});

const redirectSchema = z
  .strictObject({
    status: z.number().int().describe("301, 302, 303, 307 or 308."),
    location: z.string().nullable().describe("The Location header. Null without one."),
    request: added(
      z.string().nullable().describe("The name of the scenario's request. Null without a scenario."),
      null,
    ),
  })
  .nullable();

const plannedSchema = z
  .strictObject({
    requests: count.describe("The option requests: the number of requests or turns after which the load ends."),
    unit: z
      .enum(["request", "turn"])
      .describe("What requests counts: requests over all connections, or with a scenario the turns of all users."),
    sent: count.describe("Requests that memgate sent, or turns that it began."),
    open: count.describe("How many of the requests or turns in `sent` had not ended when the load ended."),
    endedLoad: z
      .boolean()
      .describe(
        "True if the load ended because all planned requests or turns had ended. False if it ended earlier, by time.",
      ),
  })
  .nullable()
  .describe("The planned number of requests. Null without the option requests: the load then ends by time.");

export const loadSchema = z.strictObject({
  url: z.string().describe("The requested URL. With a scenario, the address of the app."),
  method: z.string().describe("HTTP method, such as GET."),
  via: z
    .enum(["container-address", "published-port", "host-network", "unix-socket"])
    .describe("How memgate reached the app."),
  connections: z.number().int().positive().describe("Concurrent connections. With stages, the highest number."),
  rate: z
    .number()
    .positive()
    .nullable()
    .describe(
      "Planned requests per second over all connections. Null with stages, and if memgate sends as fast as the app responds.",
    ),
  planned: added(plannedSchema, null),
  durationMs: millis.describe("How long memgate sent load in the load phase, including pauses."),
  pausedMs: millis.describe("The part of durationMs that the stages planned as pauses."),
  requests: count.describe(
    "Responses received, of any status. Requests without a response are in errors. This is not the option `requests`.",
  ),
  errors: count.describe(
    "Requests without a response: socket errors, connections closed before the response, timeouts, and unfinished requests.",
  ),
  timeouts: count.describe("The part of errors that got no complete response within requestTimeoutMs."),
  requestTimeoutMs: added(millis.describe("request-timeout: the longest time for a response."), 10_000),
  unfinished: added(
    count.describe(
      "The part of errors that had no response when the load ended, although they had waited longer than 1 s and longer than 5 times the 99th percentile of the latency.",
    ),
    0,
  ),
  streams: added(
    count.describe(
      "Number of requests in timeouts and unfinished that had received the beginning of a response, as with server-sent events.",
    ),
    0,
  ),
  non2xx: count.describe(
    "Despite its name, responses with a status outside 200–399. With a scenario: unexpected responses, and responses that lack a value to capture.",
  ),
  errorRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("(errors + non2xx) ÷ (requests + errors). Null if memgate sent no request."),
  requestsPerSecond: z.number().min(0).describe("Responses per second over all connections and the whole phase."),
  paced: z
    .strictObject({
      due: count.describe("Requests that the rate, or the rates of the stages, require."),
      sent: count.describe("How many of these requests memgate sent."),
    })
    .nullable()
    .describe("How closely memgate kept the rate. Null without a rate."),
  statusCodes: z.record(z.string().regex(/^[1-9]\d{2}$/), count).describe("Number of responses by HTTP status."),
  minRate: added(
    shareField.nullable().describe("Lowest accepted share of paced.due. Null in a report of a version without it."),
    null,
  ),
  redirect: added(
    redirectSchema.describe(
      "The first redirect. With a scenario, the first whose status is not in expect. Null without one.",
    ),
    null,
  ),
  acceptsRedirects: added(
    z
      .boolean()
      .describe(
        "True if redirects do not make the run inconclusive: with accept-redirects, or in a scenario in which less than half of the responses are unexpected redirects.",
      ),
    false,
  ),
  stalledConnections: count.describe(
    "Stalled connections: for more than half of the phase they waited without a response from 200 to 399 (with a scenario: without an expected response). Pauses do not count.",
  ),
  longestResponseGapMs: millis.describe(
    "The longest time in the load phase without any response while a request was open. Time between the requests of a rate does not count.",
  ),
  responseGapsMs: added(
    millis.describe(
      "The sum of the response gaps that were longer than 1 s and longer than 5 times the median latency. With planned requests, a gap counts only if it was also longer than twice the highest latency. A response gap is a time in which a request was open and no response came.",
    ),
    0,
  ),
  finalResponseGapMs: added(
    millis.describe("The time from the last response to the end of the load phase, while a request was open."),
    0,
  ),
  latencyMs: latencySchema,
  lastError: z
    .string()
    .nullable()
    .describe(
      "The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error.",
    ),
  timeline: z
    .array(loadPointSchema)
    .max(600)
    .describe(
      "The load phase in intervals of one second. If it takes more than ten minutes, the intervals are longer: memgate joins neighbouring intervals in pairs. A pair gets the higher of its two percentiles.",
    ),
  steps: z
    .array(loadStepSchema)
    .max(500)
    .nullable()
    .describe("The requests of the scenario, in the order of its file. Null without a scenario."),
  stages: z
    .array(loadStageSchema)
    .nullable()
    .describe(
      "The planned load: two points per stage, its beginning and its end. The load changes evenly between two points. Null without stages.",
    ),
});

const warmupSchema = z
  .strictObject({
    requests: count.describe(
      "Responses received, of any status. Requests without a response are in errors. This is not the option `requests`.",
    ),
    failed: count.describe(
      "Failed requests: responses outside 200–399 (with a scenario: unexpected responses), and requests without a response. They do not affect the verdict.",
    ),
    requestsPerSecond: z.number().min(0).describe("Responses per second over all connections and the whole warmup."),
    latencyMs: latencySchema,
  })
  .nullable()
  .describe("The requests of the warmup. Null without a warmup, or if memgate itself sent no requests.");

const sourceSchema = z.strictObject({
  name: z
    .enum(["stats-oneshot", "stats-stream", "cgroup-v1", "cgroup-v2"])
    .describe(
      "stats-oneshot, stats-stream: the Docker stats API, polled or streamed. cgroup-v1, cgroup-v2: the container's cgroup files.",
    ),
  intervalMs: millis.describe("The planned interval between two samples."),
  samples: count.describe("Number of samples."),
  missed: count.describe(
    "Readings without a usable value: empty responses, repeated responses and failed reads. They never count as 0.",
  ),
  maxGapMs: millis
    .nullable()
    .describe("The longest time between two of its samples. Null with fewer than two samples."),
});

const phaseSchema = z.strictObject({
  name: phaseNameSchema,
  startMs: millis.describe("Milliseconds after timeOrigin."),
  endMs: millis.describe("Milliseconds after timeOrigin."),
  samples: count.describe("Number of samples of all sources together."),
  maxGapMs: millis.describe(
    "The longest time without a sample from any source. A gap that began before the phase counts in full. A gap that continues after the phase counts up to the end of the phase. The time before the first sample of the run does not count. If the whole phase is before that sample, the value is the length of the phase.",
  ),
  peakBytes: bytes.nullable().describe("The highest working set in the phase. Null without a sample."),
});

const engineSchema = z.strictObject({
  host: z.string().describe("The address of the engine."),
  version: z.string().describe("The engine's version, such as 28.5.2."),
  apiVersion: z.string().describe("The highest version of the Docker API that the engine supports."),
  cgroupVersion: z.enum(["1", "2"]).nullable().describe("Null if the engine does not report it."),
  cgroupDriver: z.string().nullable().describe("cgroupfs or systemd. Null if the engine does not report it."),
  kernelVersion: z.string().describe("Kernel version of the engine's machine, in the form of uname -r."),
  operatingSystem: z.string().describe("Operating system of the engine's machine."),
  memoryBytes: bytes.describe("Memory of the engine's machine."),
});

const containerSchema = z.strictObject({
  id: z.string().describe("The full ID: 64 hexadecimal digits."),
  name: z.string().describe("The container's name. memgate names its own containers memgate-ID."),
  image: z
    .string()
    .describe("For messages: the requested image, the build folder, the Compose service, or the container's name."),
  imageId: z.string().nullable().describe("Digest of the image. Null if unknown."),
  startedAt: z.string().nullable().describe("ISO 8601, by the engine's clock. Null if the container never started."),
  finishedAt: z.string().nullable().describe("ISO 8601, by the engine's clock. Null if the container never ended."),
  wasRunning: z
    .boolean()
    .describe(
      "True if the container already ran before the run. memgate left it running, and the figures cover the run only.",
    ),
  exitedByItself: z.boolean().describe("True if the container ended before memgate stopped it."),
  exitCode: z
    .number()
    .int()
    .nullable()
    .describe("Exit code of a container that ended by itself. Null if memgate ended it, with SIGKILL."),
  restarts: added(
    count.describe(
      "How often the container ended and was started again during the run, by its restart policy or by something else.",
    ),
    0,
  ),
  memoryBytes: bytes
    .nullable()
    .describe("HostConfig.Memory, read back after container start. Null if it could not be read."),
  memorySwapBytes: z
    .number()
    .int()
    .nullable()
    .describe(
      "HostConfig.MemorySwap, read back after container start: memory and swap together. -1 means unlimited. Null if it could not be read.",
    ),
  cgroupLimitBytes: bytes
    .nullable()
    .describe("The limit that the kernel applies, a multiple of its page size. Null if no source reported it."),
  logTail: z
    .array(z.string())
    .describe(
      "The last log lines of the container, if one of these is true: the run ended early, a request failed, the app sent no response for a second or more, the command or job failed, a process was OOM-killed or ran out of memory. Empty otherwise.",
    ),
});

const activitySchema = z.strictObject({
  receivedBytes: bytes
    .nullable()
    .describe(
      "Bytes that the app received over its networks. Null if it has no network of its own or no TCP port, or if the engine does not count them.",
    ),
  cpuMs: millis.nullable().describe("CPU time that the app used. Null if the engine does not count it."),
  idleCpuMs: added(
    millis
      .nullable()
      .describe(
        "CPU time that the app would use without load, in a time as long as that of the command. memgate computes it from a short measurement before the command. Null if receivedBytes is known, if the app has no address for load, or if unknown.",
      ),
    null,
  ),
});

const workloadSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("command").describe("command: a load-command. none: a batch job."),
      command: z.string().describe("The words of the command."),
      exitCode: z
        .number()
        .int()
        .nullable()
        .describe("Null if a signal or memgate ended the command, or if the exit code is unknown."),
      signal: z
        .string()
        .nullable()
        .describe(
          "The signal that ended the command, such as SIGKILL, if memgate did not send it. Null without such a signal, or if unknown.",
        ),
      durationMs: millis.describe("How long the command or job ran."),
      wasToEnd: z
        .boolean()
        .describe(
          "True if memgate ended the command after the duration that the user set for it. This is a normal end.",
        ),
      app: activitySchema
        .nullable()
        .describe(
          "What the app received and how much CPU time it used while the command ran. Null if the run stopped before the values were known.",
        ),
    }),
    z.strictObject({
      kind: z.literal("none").describe("A batch job (load none). memgate sent it no requests."),
      durationMs: millis.describe("How long the command or job ran."),
      exitCodes: z.array(z.number().int()).describe("The exit codes that count as success."),
    }),
  ])
  .describe("The workload, if it is not memgate's own requests.");

const runFields = {
  memgateVersion: z.string().describe("Version of memgate."),
  createdAt: z.string().describe("ISO 8601: the beginning of the run."),
  durationMs: millis.describe("Wall time of the whole run, in milliseconds."),
  timeOrigin: z
    .string()
    .nullable()
    .describe(
      "ISO 8601: container start, the moment at which memgate asked the engine to start the container. For a container that already ran, the beginning of the run. Every atMs, startMs and endMs counts from it. Null if the run ended before it.",
    ),
  requestedLimitBytes: bytes.describe("The requested limit."),
  limitBytes: bytes.describe(
    "The limit that the peak is compared with. If the kernel rounded the requested limit down to whole pages, the rounded limit, else the requested limit.",
  ),
};

const measuredFields = {
  peak: peakSchema.nullable().describe("The peak. Null without a sample."),
  instantPeakBytes: bytes
    .nullable()
    .describe(
      "The highest usage − inactive file cache of any sample: the peak with transient file cache. Null without a sample.",
    ),
  kernelPeakBytes: bytes
    .nullable()
    .describe(
      "The kernel's peak usage (memory.peak, memory.max_usage_in_bytes), file cache included. The working set was never above it. Null if the kernel does not report it, or if memgate could not read it at the end of the run.",
    ),
  oom: z
    .strictObject({
      killed: z.boolean().describe("True if the kernel OOM-killed a process in the container."),
      processKills: count
        .nullable()
        .describe(
          "Number of OOM kills, from the oom_kill counters of the container's cgroup and of those below it. Null if memgate could not read them.",
        ),
      groupKills: count
        .nullable()
        .describe(
          "Number of kills of the whole cgroup at once (memory.oom.group, which Kubernetes sets), from the oom_group_kill counter. Null if memgate could not read it, as on cgroup v1 and before Linux 5.17.",
        ),
      processes: z
        .array(killedProcessSchema)
        .nullable()
        .describe(
          "The killed processes, in the order of the kernel's log. Null if memgate cannot read that log, for example without root.",
        ),
      cgroups: added(
        z
          .array(oomCgroupSchema)
          .describe(
            "OOM kills in cgroups below the container's, for example in a cgroup that docker-in-docker made: one entry for each cgroup. Empty without such a kill. memgate may miss a cgroup that existed for less than a second if it cannot read the kernel's log.",
          ),
        [],
      ),
      witnesses: z.array(witnessSchema).describe("The witnesses that reported an OOM kill. Empty without an OOM kill."),
    })
    .describe("OOM kills in the container."),
  outOfMemory: added(outOfMemorySchema, null),
  runtimeLimit: added(runtimeLimitSchema, null),
  pressure: z
    .strictObject({
      someMs: millis.describe("Time during which at least one process waited."),
      fullMs: millis.describe("Time during which all processes waited at the same time."),
    })
    .nullable()
    .describe(
      "How long processes of the container were stalled for lack of memory (memory.pressure). Null on cgroup v1, and with a kernel without pressure stall information.",
    ),
  reclaim: added(reclaimSchema, null),
  processes: added(processesSchema, null),
  why: added(whySchema, null),
  cpu: added(cpuSchema, null),
  phases: z.array(phaseSchema).describe("The phases that the run reached, in order."),
  load: loadSchema
    .nullable()
    .describe(
      "The requests of the load phase. Null if the load phase did not begin, if the load process failed, or if memgate itself sent no requests.",
    ),
  warmup: added(warmupSchema, null),
  workload: workloadSchema
    .nullable()
    .describe(
      "The load command or batch job. Null if memgate itself sends the requests, or if the command or job had not ended.",
    ),
  sampling: z
    .strictObject({
      sources: z
        .array(sourceSchema)
        .describe(
          "The sources, sampled side by side. The peak is the highest value of the cgroup files. The stats API counts only while the files give no sample.",
        ),
      startedMs: millis
        .nullable()
        .describe(
          "Milliseconds after timeOrigin at which the engine reported that the container was started. Null if it did not.",
        ),
      firstSampleMs: millis
        .nullable()
        .describe(
          "Milliseconds after timeOrigin at which memgate took the first sample. This includes the engine's time to start the container. Null without a sample.",
        ),
      notice: z.string().nullable().describe("Why memgate did not read the cgroup files. Null if it read them."),
    })
    .describe("How memgate sampled."),
  engine: engineSchema.nullable().describe("The engine. Null if no engine responded."),
  container: containerSchema.nullable().describe("The container. Null if the run ended before it had one."),
  notices: z.array(z.string()).describe("Facts that do not change the verdict, one sentence each."),
  compositions: z
    .array(z.strictObject({ atMs: millis.describe("Milliseconds after timeOrigin."), ...compositionSchema.shape }))
    .max(1000)
    .describe("The breakdown over time, at even intervals."),
  cpuSeries: added(cpuSeriesSchema, []),
  series: z
    .array(
      z.strictObject({
        atMs: millis.describe("Milliseconds after timeOrigin."),
        workingSetBytes: bytes.describe("Working set, as in peak."),
        usageBytes: bytes.describe("Usage, as in peak."),
      }),
    )
    .max(2000)
    .describe(
      "The working set over time, reduced to fewer points. Each interval keeps its lowest and its highest sample, so no peak is lost. samples.csv has all samples.",
    ),
};

/** The fields of a report that contain the evidence. */
export const evidenceFields = once(() => ({
  ...runFields,
  outcome: outcomeSchema(),
  liveMemory: added(liveMemorySchema(), null),
  ...measuredFields,
}));

export const evidenceSchema = once(() => z.strictObject(evidenceFields()));

export type PhaseName = z.infer<typeof phaseNameSchema>;
export type InconclusiveReason = z.infer<typeof inconclusiveReasonSchema>;
export type Composition = Readonly<z.infer<typeof compositionSchema>>;
export type Peak = Readonly<z.infer<typeof peakSchema>>;
export type Witness = Readonly<z.infer<typeof witnessSchema>>;
export type OomCgroup = Readonly<z.infer<typeof oomCgroupSchema>>;
export type KilledProcess = Readonly<z.infer<typeof killedProcessSchema>>;
export type PlannedRequests = Readonly<NonNullable<z.infer<typeof plannedSchema>>>;
export type LoadStats = Readonly<z.infer<typeof loadSchema>>;
export type SourceStats = Readonly<z.infer<typeof sourceSchema>>;
export type SourceName = SourceStats["name"];
export type Activity = Readonly<z.infer<typeof activitySchema>>;
export type Workload = Readonly<z.infer<typeof workloadSchema>>;
export type PhaseStats = Readonly<z.infer<typeof phaseSchema>>;
export type EngineInfo = Readonly<z.infer<typeof engineSchema>>;
export type ContainerInfo = Readonly<z.infer<typeof containerSchema>>;
export type CompositionPoint = Readonly<z.infer<typeof measuredFields.compositions>[number]>;
export type WarmupStats = NonNullable<Evidence["warmup"]>;
export type StepStats = Readonly<z.infer<typeof loadStepSchema>>;
export type LoadStage = Readonly<z.infer<typeof loadStageSchema>>;
export type LoadPoint = Readonly<z.infer<typeof loadPointSchema>>;
export type SeriesPoint = Readonly<z.infer<typeof measuredFields.series>[number]>;
export type Evidence = Readonly<z.infer<ReturnType<typeof evidenceSchema>>>;
