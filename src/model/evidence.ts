// What a run saw, as one plain value. It is written as JSON Schema too (dist/report.schema.json), so each field is
// defined here once: its unit, and what its absence means. Types only are imported by the rest; the schemas
// themselves are loaded where a report is read from outside.
import { z } from "zod";

const bytes = z.number().int().min(0);
const millis = z.number().min(0);
const count = z.number().int().min(0);

const phaseNameSchema = z
  .enum(["start", "warmup", "load", "settle", "run"])
  .describe(
    "start: until the app is ready. warmup: load whose failed requests do not count. load: the load whose failed requests do. settle: after it. run: all of a batch job's life, from its start to its end.",
  );

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
  .describe("Why a run could not be judged: a closed set.");

const compositionSchema = z
  .strictObject({
    anonymous: bytes
      .nullable()
      .describe("Heap, stacks, private mappings: not reclaimable without swap. `anon`; on cgroup v1 `total_rss`."),
    shared: bytes
      .nullable()
      .describe("tmpfs and shared memory: not reclaimable without swap. `shmem`; on v1 `total_shmem`."),
    activeFile: bytes
      .nullable()
      .describe(
        "Recently used file cache: counted in the working set, yet reclaimable. `active_file`; on v1 `total_active_file`.",
      ),
    kernel: bytes
      .nullable()
      .describe(
        "Slab, kernel stacks, page tables and other kernel memory. `kernel`, or the sum of its parts before Linux 5.18; on v1 `memory.kmem.usage_in_bytes`, which the Docker stats API does not carry.",
      ),
    sockets: bytes
      .nullable()
      .describe("Socket buffers. `sock`. cgroup v1 keeps them outside the memory counter: null."),
    other: bytes.describe(
      "What the working set holds beyond the parts that were named (dirty or unevictable file pages, charges held per CPU), never below 0.",
    ),
  })
  .describe("The working set by kind, in bytes. A part is null where the source does not tell it, never 0 instead.");

const peakSchema = z.strictObject({
  workingSetBytes: bytes.describe(
    "The highest working set seen: usage − inactive file cache − transient file cache, floored at 0.",
  ),
  ratio: z.number().min(0).describe("workingSetBytes ÷ limitBytes, unrounded."),
  phase: phaseNameSchema,
  atMs: millis.describe("Milliseconds after the container's start was asked for."),
  source: z.string().describe("The sampling source that saw it."),
  usageBytes: bytes.describe("All that was charged to the cgroup at that sample."),
  inactiveFileBytes: bytes.describe("Inactive file cache at that sample."),
  transientFileBytes: bytes.describe(
    "Active file cache at that sample that had not been active for 2 s: the kernel parks pages there in passing while it writes them to disk. Not counted.",
  ),
  composition: compositionSchema,
});

const witnessSchema = z.strictObject({
  name: z
    .enum(["event", "inspect", "cgroup", "kernel-log"])
    .describe(
      "event: the engine's `oom` event. inspect: State.OOMKilled of the container. cgroup: its oom_kill counter. kernel-log: the kernel's own record of the kill.",
    ),
  atMs: millis
    .nullable()
    .describe("When this witness first told of it, after the container's start; null where it can't tell."),
  phase: phaseNameSchema.nullable().describe("The phase of that moment; null where it can't tell."),
});

const killedProcessSchema = z.strictObject({
  pid: count.describe("In the PID namespace of the engine's machine."),
  name: z.string().describe("The process's own short name (comm), of 15 characters at most."),
  anonymousBytes: bytes.describe("Anonymous memory that it held (anon-rss)."),
});

const loadPointSchema = z.strictObject({
  atMs: millis.describe("The end of the stretch, counted from timeOrigin."),
  requestsPerSecond: z.number().min(0).describe("Responses a second in it."),
  p99Ms: millis.nullable().describe("99 % of its responses took no longer; null without one."),
  failed: count.describe(
    "Its responses outside 200–399 (with a scenario: those that it does not expect), and its socket errors, dropped requests and timeouts.",
  ),
  connections: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("The connections that were planned at its end; absent without stages, where they don't change."),
});

const latencySchema = z
  .strictObject({
    p50: millis.describe("Half of the responses took no longer."),
    p90: millis.describe("90 % of them."),
    p99: millis.describe("99 % of them."),
    max: millis.describe("The slowest one."),
  })
  .nullable()
  .describe("Time to the whole response in ms, whole numbers (0 is below 1 ms); null without a response.");

const loadStepSchema = z.strictObject({
  once: z.boolean().describe("Sent before a user's first turn only, in the warmup where there is one."),
  name: z.string().describe("As the scenario has it, else its method and path."),
  line: z.number().int().positive().describe("Where it begins in the scenario's file."),
  method: z.string().describe("GET, POST and so on."),
  path: z.string().describe("As it is written, with its placeholders; of a recording without the query."),
  requests: count.describe("Responses received, of any status."),
  failed: count.describe("Its responses that were not as expected, and its requests without an answer."),
  errors: count.describe("The part of failed that had no answer."),
  open: count.describe("Requests that still waited for their turn or their answer when the load ended."),
  captureFailures: count.describe("The part of failed that lacked a value to capture."),
  latencyMs: latencySchema,
  firstFailure: z.string().nullable().describe("What was wrong with the first that failed; null where none did."),
});

const loadStageSchema = z.strictObject({
  atMs: millis.describe("From the load's beginning."),
  connections: z.number().positive().describe("Connections at work; in a pause those of before."),
  rate: z.number().min(0).nullable().describe("Requests a second; 0 in a pause; null: as fast as the app answers."),
});

export const loadSchema = z.strictObject({
  url: z.string().describe("What was requested."),
  method: z.string().describe("How it was requested: GET, POST and so on."),
  via: z
    .enum(["container-address", "published-port", "host-network", "unix-socket"])
    .describe("How the app was reached."),
  connections: z.number().int().positive().describe("Concurrent connections; with stages the most of them."),
  rate: z
    .number()
    .positive()
    .nullable()
    .describe(
      "Requests a second that were asked for, over all connections; null: as fast as the app answers, or stages.",
    ),
  durationMs: millis.describe("How long the load phase sent requests, its pauses counted."),
  pausedMs: millis.describe("The part of it that was planned as a pause, without requests."),
  requests: count.describe("Responses received, of any status."),
  errors: count.describe("Socket errors, connections closed with a request unanswered, and timeouts."),
  timeouts: count.describe("The part of errors that were requests without an answer for 10 s."),
  non2xx: count.describe(
    "Responses whose status is outside 200–399; with a scenario those that it does not expect, and those that lack a value to capture.",
  ),
  errorRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("(errors + non2xx) ÷ (requests + errors); null when both are 0."),
  requestsPerSecond: z.number().min(0).describe("Responses a second, over all connections and the whole phase."),
  paced: z
    .strictObject({
      due: count.describe("Requests that were due by the rate, or by the rates of the stages."),
      sent: count.describe("Those of them that were sent."),
    })
    .nullable()
    .describe("How the rate was kept; null without one."),
  statusCodes: z.record(z.string().regex(/^[1-9]\d{2}$/), count).describe("Responses by HTTP status."),
  stalledConnections: count.describe(
    "Connections that at some time had no response of a status from 200 to 399 (with a scenario: none that it expects) for more than half of the phase, from a request on; pauses do not count.",
  ),
  longestResponseGapMs: millis.describe(
    "The longest time in the load phase without any response; time in which none was awaited, as between two requests of a rate, does not count.",
  ),
  latencyMs: latencySchema,
  lastError: z.string().nullable().describe("The last socket error, as the system named it."),
  timeline: z
    .array(loadPointSchema)
    .max(600)
    .describe("The load phase in stretches of a second, longer ones where it takes more than ten minutes."),
  steps: z
    .array(loadStepSchema)
    .max(500)
    .nullable()
    .describe("Each request of the scenario, in the order of its file; null without one."),
  stages: z
    .array(loadStageSchema)
    .nullable()
    .describe("The planned shape: two corners a stage, straight lines between them; null without stages."),
});

const sourceSchema = z.strictObject({
  name: z
    .enum(["stats-oneshot", "stats-stream", "cgroup-v1", "cgroup-v2"])
    .describe("The Docker stats API, polled or streamed, or the container's own cgroup files."),
  intervalMs: millis.describe("The interval that was aimed at."),
  samples: count.describe("Readings that counted."),
  missed: count.describe(
    "Answers without a usable figure (empty frames, repeated frames, failed reads): never taken as 0.",
  ),
  maxGapMs: millis.nullable().describe("The longest time between two of its samples; null with fewer than two."),
});

const phaseSchema = z.strictObject({
  name: phaseNameSchema,
  startMs: millis.describe("Counted from timeOrigin."),
  endMs: millis.describe("Counted from timeOrigin."),
  samples: count.describe("Of all sources together."),
  maxGapMs: millis.describe(
    "The longest time without a sample of any source that reaches into the phase, up to its end: one that began before it is counted from there; time before the very first sample is not.",
  ),
  peakBytes: bytes.nullable().describe("The highest working set seen in it; null without a sample."),
});

const engineSchema = z.strictObject({
  host: z.string().describe("The address it was reached at."),
  version: z.string().describe("As it tells it, such as 28.5.2."),
  apiVersion: z.string().describe("The highest version of the Docker API that it speaks."),
  cgroupVersion: z.enum(["1", "2"]).nullable().describe("Null where it does not tell."),
  cgroupDriver: z.string().nullable().describe("cgroupfs or systemd; null where it does not tell."),
  kernelVersion: z.string().describe("Of the engine's machine, as uname -r has it."),
  operatingSystem: z.string().describe("Of the engine's machine."),
  memoryBytes: bytes.describe("The memory of the engine's machine."),
});

const containerSchema = z.strictObject({
  id: z.string().describe("All 64 digits."),
  name: z.string().describe("memgate- and the run's id."),
  image: z.string().describe("The reference that was asked for, or where it was built from."),
  imageId: z.string().nullable().describe("Its content's digest; null where it is not known."),
  startedAt: z.string().nullable().describe("ISO 8601, the engine's clock; null when it never started."),
  finishedAt: z.string().nullable().describe("ISO 8601, the engine's clock; null when it never ended."),
  wasRunning: z
    .boolean()
    .describe("True when it ran before memgate came; it was left running, and what was before is not in the figures."),
  exitedByItself: z.boolean().describe("True when it ended before memgate stopped it."),
  exitCode: z
    .number()
    .int()
    .nullable()
    .describe("Of a container that ended by itself; null otherwise, memgate ends it with SIGKILL."),
  memoryBytes: bytes.nullable().describe("HostConfig.Memory as read back after the start."),
  memorySwapBytes: z
    .number()
    .int()
    .nullable()
    .describe("HostConfig.MemorySwap as read back: memory and swap together; -1 is unlimited."),
  cgroupLimitBytes: bytes
    .nullable()
    .describe("The limit the kernel has in force, a multiple of its page size; null where nothing told it."),
  logTail: z.array(z.string()).describe("The last lines that it logged, where the run has something to explain."),
});

const outcomeSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("completed") }),
    z.strictObject({
      kind: z.literal("stopped"),
      reason: inconclusiveReasonSchema,
      message: z.string().describe("A sentence with the values seen."),
    }),
  ])
  .describe("How the run ended: all phases done, or stopped early and why.");

const activitySchema = z.strictObject({
  receivedBytes: bytes
    .nullable()
    .describe("What came in over its networks; null where it has none of its own, or they are not counted."),
  cpuMs: millis.nullable().describe("CPU time; null where it is not counted."),
});

const workloadSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("command").describe("The user's own load, load-command."),
      command: z.string().describe("Its words."),
      exitCode: z.number().int().nullable().describe("Null where it was ended, or could not be asked for."),
      signal: z
        .string()
        .nullable()
        .describe("What ended it without memgate's doing, such as SIGKILL; null where none did, or it is not known."),
      durationMs: millis.describe("How long it ran: the load phase."),
      wasToEnd: z.boolean().describe("It was ended after the duration that was given for it, as it was meant to be."),
      app: activitySchema
        .nullable()
        .describe(
          "What the app received and worked while it ran; null where the app has no TCP port, by which it would be reached, and where the run was stopped before it was known.",
        ),
    }),
    z.strictObject({
      kind: z.literal("none").describe("A batch job, load none: nothing was sent to it."),
      durationMs: millis.describe("How long it ran."),
      exitCodes: z.array(z.number().int()).describe("With which of them it has succeeded."),
    }),
  ])
  .describe("What made the app work, other than requests of memgate's own.");

export const evidenceFields = {
  memgateVersion: z.string().describe("Of the memgate that ran."),
  createdAt: z.string().describe("ISO 8601, when the run began."),
  durationMs: millis.describe("Wall time of the whole run."),
  timeOrigin: z
    .string()
    .nullable()
    .describe(
      "ISO 8601: when the container's start was asked for, which every atMs, startMs and endMs counts from; null when it never was.",
    ),
  requestedLimitBytes: bytes.describe("The memory-limit that was asked for."),
  limitBytes: bytes.describe(
    "The limit that peak is held against: the one in force where it is the asked one rounded down to whole pages, else the one asked for.",
  ),
  outcome: outcomeSchema,
  peak: peakSchema.nullable().describe("Null when no sample was taken."),
  instantPeakBytes: bytes
    .nullable()
    .describe(
      "The highest usage − inactive file cache of any sample, transient file cache counted; null without a sample.",
    ),
  kernelPeakBytes: bytes
    .nullable()
    .describe(
      "The kernel's own high-water mark of usage (memory.peak, memory.max_usage_in_bytes): the working set was never above it. Null where the kernel has none to offer, or where it could not be read at the end.",
    ),
  oom: z
    .strictObject({
      killed: z.boolean().describe("Anything in the container was OOM-killed."),
      processKills: count
        .nullable()
        .describe("Kills that the cgroup's oom_kill counter counted; null where it could not be read."),
      groupKills: count
        .nullable()
        .describe(
          "Kills of the whole cgroup at once (memory.oom.group, as Kubernetes sets it) that its oom_group_kill counter counted; null where it could not be read: cgroup v1, Linux before 5.17.",
        ),
      processes: z
        .array(killedProcessSchema)
        .nullable()
        .describe(
          "The processes that were killed, in the order of the kernel's log; null where that can't be read from here, as without root.",
        ),
      witnesses: z.array(witnessSchema).describe("Who saw it; empty where nobody did."),
    })
    .describe("What was seen of OOM kills."),
  pressure: z
    .strictObject({
      someMs: millis.describe("At least one task waited."),
      fullMs: millis.describe("No task could go on."),
    })
    .nullable()
    .describe(
      "How long tasks of the container waited for memory in all (memory.pressure): some of them, or all at once. Null where nothing tells it: cgroup v1, or a kernel without pressure stall information.",
    ),
  phases: z.array(phaseSchema).describe("In the order of time; those that were reached."),
  load: loadSchema
    .nullable()
    .describe("The requests of the load phase; null when it did not begin, its process failed, or memgate sent none."),
  workload: workloadSchema
    .nullable()
    .describe("Null where memgate itself sends the requests, and where it had not ended."),
  sampling: z
    .strictObject({
      sources: z.array(sourceSchema).describe("Recorded side by side; the peak is the highest of any."),
      startedMs: millis
        .nullable()
        .describe(
          "When the engine said that the container was started, counted from timeOrigin; null when it never did.",
        ),
      firstSampleMs: millis
        .nullable()
        .describe(
          "When the first sample was taken: the engine's own time to start the container is before it. Null without a sample.",
        ),
      notice: z.string().nullable().describe("Why the cgroup's own files were not read; null where they were."),
    })
    .describe("How the figures were obtained."),
  engine: engineSchema.nullable().describe("Null where none answered."),
  container: containerSchema.nullable().describe("Null where none was created."),
  notices: z.array(z.string()).describe("What a reader should know and what changes no verdict."),
  compositions: z
    .array(z.strictObject({ atMs: millis.describe("Counted from timeOrigin."), ...compositionSchema.shape }))
    .max(1000)
    .describe("The composition over time, at even intervals."),
  series: z
    .array(
      z.strictObject({
        atMs: millis.describe("Counted from timeOrigin."),
        workingSetBytes: bytes.describe("As in peak."),
        usageBytes: bytes.describe("As in peak."),
      }),
    )
    .max(2000)
    .describe(
      "The working set over time: a down-sample that keeps every peak of its stretch. All samples are in samples.csv.",
    ),
};

export const evidenceSchema = z.strictObject(evidenceFields);

export type PhaseName = z.infer<typeof phaseNameSchema>;
export type InconclusiveReason = z.infer<typeof inconclusiveReasonSchema>;
export type Composition = Readonly<z.infer<typeof compositionSchema>>;
export type Peak = Readonly<z.infer<typeof peakSchema>>;
export type Witness = Readonly<z.infer<typeof witnessSchema>>;
export type KilledProcess = Readonly<z.infer<typeof killedProcessSchema>>;
export type LoadStats = Readonly<z.infer<typeof loadSchema>>;
export type SourceStats = Readonly<z.infer<typeof sourceSchema>>;
export type SourceName = SourceStats["name"];
export type Activity = Readonly<z.infer<typeof activitySchema>>;
export type Workload = Readonly<z.infer<typeof workloadSchema>>;
export type PhaseStats = Readonly<z.infer<typeof phaseSchema>>;
export type EngineInfo = Readonly<z.infer<typeof engineSchema>>;
export type ContainerInfo = Readonly<z.infer<typeof containerSchema>>;
export type RunOutcome = Readonly<z.infer<typeof outcomeSchema>>;
export type CompositionPoint = Readonly<z.infer<typeof evidenceFields.compositions>[number]>;
export type StepStats = Readonly<z.infer<typeof loadStepSchema>>;
export type LoadStage = Readonly<z.infer<typeof loadStageSchema>>;
export type LoadPoint = Readonly<z.infer<typeof loadPointSchema>>;
export type SeriesPoint = Readonly<z.infer<typeof evidenceFields.series>[number]>;
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
