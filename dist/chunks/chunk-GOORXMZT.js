import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  GateError,
  badInputCodes
} from "./chunk-GJMPBZ5R.js";
import {
  external_exports,
  gatesSchemaUrl,
  identitySchema,
  reportSchemaUrl,
  schemaVersion,
  unknownIdentity
} from "./chunk-BLQCHM2G.js";
import {
  isRoundedDown
} from "./chunk-VUT7PM44.js";
import {
  reasonOf
} from "./chunk-SDIXCIJV.js";
import {
  messageOf
} from "./chunk-DQB73R54.js";

// src/report/storage/samples-csv.ts
import { closeSync, openSync, readSync } from "node:fs";
var maxSamples = 4e5;
var chunkBytes = 65536;
var line = /^(\d+(?:\.\d+)?),[a-z]+,[\w-]+,(\d+),(\d+),\d+,\d+$/;
function readSamples(path, limit = maxSamples) {
  const fd = openFile(path);
  if (fd === null) return null;
  const columns = createColumns(limit);
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let rest = "";
  try {
    for (let length = readSync(fd, chunk); length > 0; length = readSync(fd, chunk)) {
      const lines = (rest + chunk.toString("latin1", 0, length)).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) addLine(columns, text);
    }
    addLine(columns, rest);
  } finally {
    closeSync(fd);
  }
  const read = columns.columns();
  return read.atMs.length === 0 ? null : read;
}
function columnsOf(series) {
  return {
    atMs: Float64Array.from(series, (point) => point.atMs),
    workingSetBytes: Float64Array.from(series, (point) => point.workingSetBytes),
    usageBytes: Float64Array.from(series, (point) => point.usageBytes)
  };
}
function openFile(path) {
  try {
    return openSync(path, "r");
  } catch {
    return null;
  }
}
function addLine(columns, text) {
  const [match, atMs, workingSetBytes, usageBytes] = line.exec(text) ?? [];
  if (match !== void 0) columns.add(Number(atMs), Number(workingSetBytes), Number(usageBytes));
}
var startLength = 4096;
function createColumns(limit) {
  let atMs = new Float64Array(startLength);
  let workingSetBytes = new Float64Array(startLength);
  let usageBytes = new Float64Array(startLength);
  let length = 0;
  const move = (from, to) => {
    for (const column of [atMs, workingSetBytes, usageBytes]) column[to] = column[from] ?? 0;
  };
  const reduce = () => {
    let kept = 0;
    for (let first = 0; first < length; first += 4) {
      const [low, high] = extremes(workingSetBytes, first, Math.min(first + 4, length));
      for (const index of low === high ? [low] : [Math.min(low, high), Math.max(low, high)]) move(index, kept++);
    }
    length = kept;
  };
  const grow = () => {
    const doubled = (column) => {
      const copy = new Float64Array(column.length * 2);
      copy.set(column);
      return copy;
    };
    [atMs, workingSetBytes, usageBytes] = [doubled(atMs), doubled(workingSetBytes), doubled(usageBytes)];
  };
  return {
    add: (at, workingSet, usage) => {
      if (length > 0 && at < (atMs[length - 1] ?? 0)) return;
      if (length >= limit) reduce();
      if (length === atMs.length) grow();
      atMs[length] = at;
      workingSetBytes[length] = workingSet;
      usageBytes[length] = usage;
      length += 1;
    },
    columns: () => ({
      atMs: atMs.slice(0, length),
      workingSetBytes: workingSetBytes.slice(0, length),
      usageBytes: usageBytes.slice(0, length)
    })
  };
}
function extremes(values, from, to) {
  let low = from;
  let high = from;
  for (let index = from + 1; index < to; index += 1) {
    const value = values[index] ?? 0;
    if (value < (values[low] ?? 0)) low = index;
    if (value > (values[high] ?? 0)) high = index;
  }
  return [low, high];
}

// src/model/added-field.ts
var addedFields = external_exports.registry();
function added(schema, ifMissing) {
  const field = schema.describe(schema.description ?? "");
  addedFields.add(field, { ifMissing });
  return field;
}

// src/model/phase-name.ts
var phaseNameSchema = external_exports.enum(["start", "warmup", "load", "settle", "run"]).describe(
  "start: until the app is ready. warmup: load whose failed requests do not count. load: load whose failed requests count. settle: a moment after the load. run: the whole life of a batch job."
);

// src/model/adapter-codes.ts
var errorText = external_exports.string().describe("The message of the engine, the tool or Node.js.");
var image = external_exports.string().describe("The requested image.");
var container = external_exports.string().describe("The name of the container.");
var host = external_exports.string().describe("The address of the engine.");
var adapterCodes = {
  "engine-unavailable/no-response": {
    meaning: "no Docker Engine responded",
    data: external_exports.strictObject({ host, error: errorText })
  },
  "engine-unavailable/ssh": {
    meaning: "no Docker Engine responded over SSH",
    data: external_exports.strictObject({ host, error: errorText })
  },
  "engine-unavailable/no-access": {
    meaning: "this user has no access to the engine's socket",
    data: external_exports.strictObject({ host, error: errorText })
  },
  "engine-unavailable/context": {
    meaning: "memgate cannot use the current docker context",
    data: external_exports.strictObject({ context: external_exports.string().describe("The name of the docker context.") })
  },
  "image-failed/build": {
    meaning: "the build failed",
    data: external_exports.strictObject({ exitCode: external_exports.number().int().describe("Exit code of the build command.") })
  },
  "image-failed/build-not-run": {
    meaning: "the docker CLI could not be run",
    data: external_exports.strictObject({ error: errorText })
  },
  "image-failed/pull": {
    meaning: "the image could not be pulled",
    data: external_exports.strictObject({ image: image.describe("The image, or the services of the images."), error: errorText })
  },
  "image-failed/missing": { meaning: "the engine does not have the image", data: external_exports.strictObject({ image }) },
  "image-failed/platform": {
    meaning: "the image is for another platform",
    data: external_exports.strictObject({ image, platform: external_exports.string().describe("The platform of the image that the engine has.") })
  },
  "image-failed/inspect": {
    meaning: "the engine could not inspect the image",
    data: external_exports.strictObject({ image, error: errorText })
  },
  "image-failed/credentials": {
    meaning: "memgate could not read docker's credentials",
    data: external_exports.strictObject({ place: external_exports.string().describe("The file, and the place in it if known.") })
  },
  "container-failed/create": {
    meaning: "the container could not be created",
    data: external_exports.strictObject({ error: errorText })
  },
  "container-failed/start": {
    meaning: "the container could not be started",
    data: external_exports.strictObject({ error: errorText })
  },
  "container-failed/program-not-found": {
    meaning: "the image has no such program",
    data: external_exports.strictObject({ error: errorText })
  },
  "container-failed/volumes": {
    meaning: "the volumes of the manifest could not be created",
    data: external_exports.strictObject({ error: errorText })
  },
  "container-failed/port-in-use": {
    meaning: "another program listens on the port, on the host network",
    data: external_exports.strictObject({ port: external_exports.number().int().describe("The port.") })
  },
  "container-failed/socket-in-use": {
    meaning: "another program listens on the socket",
    data: external_exports.strictObject({ socketPath: external_exports.string().describe("The path of the socket on this machine.") })
  },
  "container-failed/inspect": {
    meaning: "the running container no longer exists, or the engine could not inspect it",
    data: external_exports.strictObject({ container, error: errorText })
  },
  "container-failed/set-limit": {
    meaning: "the limit of the running container could not be set",
    data: external_exports.strictObject({ container, error: errorText })
  },
  "container-failed/usage-above-limit": {
    meaning: "the running container already uses more memory than the limit to set",
    data: external_exports.strictObject({
      container,
      workingSetBytes: external_exports.number().int().min(0).describe("The working set of the container."),
      limitBytes: external_exports.number().int().min(0).describe("The limit to set.")
    })
  },
  "container-failed/compose": {
    meaning: "docker compose could not bring up the project",
    data: external_exports.strictObject({
      service: external_exports.string().describe("The service under test."),
      error: errorText
    })
  },
  "container-failed/dependency": {
    meaning: "a service that the app depends on did not start",
    data: external_exports.strictObject({ services: external_exports.array(external_exports.string()).describe("The service, or the services to start.") })
  },
  "load-failed/command-not-run": {
    meaning: "load-command could not be run",
    data: external_exports.strictObject({ program: external_exports.string().describe("The program of load-command."), error: errorText })
  },
  "load-failed/load-process": {
    meaning: "memgate's own load process failed",
    data: external_exports.strictObject({ error: errorText })
  }
};

// src/model/observation.ts
var millis = external_exports.number().min(0);
var error = external_exports.string().describe("The message of the error.");
var errorCode = external_exports.string().nullable().describe("The code of the error, such as ECONNREFUSED. Null if the error has no code.");
var afterMs = millis.describe("How long the attempt took.");
var portAttemptSchema = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("http-status").describe("http-status: a response with a status outside 200\u2013399."),
    status: external_exports.number().int().describe("The HTTP status.")
  }),
  external_exports.strictObject({ kind: external_exports.literal("http-timeout").describe("http-timeout: no response in time."), afterMs }),
  external_exports.strictObject({
    kind: external_exports.literal("http-error").describe("http-error: the request failed without a response."),
    error,
    errorCode
  }),
  external_exports.strictObject({ kind: external_exports.literal("tcp-closed").describe("tcp-closed: the connection was closed immediately.") }),
  external_exports.strictObject({ kind: external_exports.literal("tcp-timeout").describe("tcp-timeout: no connection in time."), afterMs }),
  external_exports.strictObject({ kind: external_exports.literal("tcp-error").describe("tcp-error: the connection failed."), error, errorCode })
]);
var portFields = {
  socketPath: external_exports.string().nullable().describe("The app's Unix socket. Null if the app listens on a port."),
  isTried: external_exports.boolean().describe("False if the time was up before the first attempt."),
  failures: external_exports.array(
    external_exports.strictObject({
      places: external_exports.array(external_exports.string()).describe("The URLs, or HOST:PORT, at which the attempt failed in this way."),
      attempt: portAttemptSchema.describe("How the attempt failed.")
    })
  ).describe("The failures of the last attempts, the best address first. Empty without an address to try."),
  outside: external_exports.array(external_exports.string()).describe(
    "The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address."
  )
};
var command = external_exports.string().nullable().describe("The words of the command. Null for the HEALTHCHECK.");
var observationSchema = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("http").describe("http: a GET request."),
    path: external_exports.string().describe("The requested path."),
    serverName: external_exports.string().nullable().describe("The name that memgate checks the certificate for. Null without HTTPS."),
    ...portFields
  }),
  external_exports.strictObject({
    kind: external_exports.literal("tcp").describe("tcp: a connection."),
    port: external_exports.number().int().nullable().describe("The port in the container. Null for the port that load goes to."),
    ...portFields
  }),
  external_exports.strictObject({
    kind: external_exports.literal("log").describe("log: no log line matched."),
    pattern: external_exports.string().describe("The regular expression."),
    lastLine: external_exports.string().nullable().describe("The last line. Null if the app logged nothing.")
  }),
  external_exports.strictObject({ kind: external_exports.literal("log-unreadable").describe("log-unreadable: the log could not be read."), error }),
  external_exports.strictObject({
    kind: external_exports.literal("command-exit").describe("command-exit: the command ended with an exit code other than 0."),
    command,
    exitCode: external_exports.number().int().describe("The exit code of the command."),
    output: external_exports.string().describe("The end of its output. Empty without output.")
  }),
  external_exports.strictObject({
    kind: external_exports.literal("command-error").describe("command-error: the command could not be run."),
    command,
    error
  }),
  external_exports.strictObject({
    kind: external_exports.literal("command-running").describe("command-running: the command still ran."),
    command,
    afterMs
  }),
  external_exports.strictObject({
    kind: external_exports.literal("command-untried").describe("command-untried: the time was up before the command ran."),
    command
  })
]).meta({ id: "observation" });

// src/model/run-codes.ts
var bytes = external_exports.number().int().min(0);
var millis2 = external_exports.number().min(0);
var count = external_exports.number().int().min(0);
var ratio = external_exports.number().min(0).max(1);
var errorText2 = external_exports.string().describe("The message of the error.");
var phase = phaseNameSchema.describe("The phase of the run.");
var expectedBytes = bytes.describe("The requested limit.");
var swapBytes = external_exports.number().int().describe("Memory and swap together. -1 means unlimited.");
var url = external_exports.string().describe("The requested URL.");
var none = external_exports.strictObject({}).meta({ id: "no-data" });
var notReady = {
  afterMs: millis2.describe("How long memgate waited: ready-timeout."),
  observed: observationSchema.describe("What memgate observed last."),
  otherPorts: external_exports.strictObject({
    port: external_exports.number().int().describe("The port that memgate tried."),
    exposed: external_exports.array(external_exports.number().int()).describe("The ports that the image exposes.")
  }).nullable().describe("Set if the image exposes only other ports than the one that memgate tried. Null otherwise.")
};
var notReadyData = external_exports.strictObject(notReady).meta({ id: "not-ready" });
var withStatus = external_exports.strictObject({
  status: external_exports.number().int().describe("The HTTP status."),
  url,
  ...notReady
}).meta({ id: "not-ready-status" });
var accepted = { maxErrorRate: ratio.describe("The highest accepted share of failed requests.") };
var requests = {
  failed: count.describe("Failed requests."),
  requests: count.describe("Requests that ended, failed or not."),
  ...accepted
};
var stepFailure = {
  name: external_exports.string().describe("The name of the request."),
  failed: count.describe("How often it failed."),
  firstFailure: external_exports.string().nullable().describe("Why it failed first. Null if unknown.")
};
var line2 = external_exports.number().int().positive().describe("Line in the scenario's file at which the request begins.");
var missedSteps = external_exports.strictObject({
  steps: external_exports.array(external_exports.strictObject({ name: stepFailure.name, line: line2 })).describe("The requests of the scenario to which this happened."),
  total: count.describe("All requests of the scenario.")
}).meta({ id: "missed-requests" });
var command2 = {
  command: external_exports.string().describe("The words of load-command."),
  exitCode: external_exports.number().int().nullable().describe("Null if a signal or memgate ended the command, or if unknown."),
  signal: external_exports.string().nullable().describe("The signal that ended the command. Null without a signal, or if unknown."),
  durationMs: millis2.describe("How long the command ran.")
};
var isFromFiles = external_exports.boolean().describe("True if memgate read the container's cgroup files.");
var exit = external_exports.strictObject({
  exitCode: external_exports.number().int().nullable().describe("Null if unknown."),
  phase
});
var runCodes = {
  "engine-lost/stopped": { meaning: "the engine stopped or restarted", data: none },
  "engine-lost/connection": {
    meaning: "the connection to the engine failed",
    data: external_exports.strictObject({ error: errorText2 })
  },
  "engine-lost/no-state": {
    meaning: "the engine did not respond when memgate wanted to read the state of the container",
    data: none
  },
  "limit-not-applied/unknown": { meaning: "memgate could not read the limit back", data: none },
  "limit-not-applied/engine": {
    meaning: "the engine reports another limit",
    data: external_exports.strictObject({
      reportedBytes: bytes.nullable().describe("The limit that the engine reports; 0 for no limit. Null if unknown."),
      expectedBytes
    })
  },
  "limit-not-applied/swap": {
    meaning: "the engine reports another limit for memory and swap together",
    data: external_exports.strictObject({
      swapBytes: swapBytes.nullable().describe("Memory and swap together; -1 if unlimited, 0 if not set. Null if unknown."),
      expectedBytes
    })
  },
  "limit-not-applied/kernel": {
    meaning: "the kernel applies another limit",
    data: external_exports.strictObject({
      appliedBytes: bytes.nullable().describe("The limit that the kernel applies. Null for no limit."),
      expectedBytes
    })
  },
  "limit-not-applied/changed": {
    meaning: "something changed the limit during the run",
    data: external_exports.strictObject({
      fromBytes: bytes.describe("The limit before."),
      toBytes: bytes.describe("The limit after.")
    })
  },
  "limit-not-applied/swap-allowed": {
    meaning: "something allowed swap during the run",
    data: external_exports.strictObject({ swapBytes })
  },
  "not-ready/http-4xx": { meaning: "the app responded with a status from 400 to 499", data: withStatus },
  "not-ready/http-status": { meaning: "the app responded with another status outside 200\u2013399", data: withStatus },
  "not-ready/no-response": {
    meaning: "the app did not respond in time",
    data: notReadyData
  },
  "not-ready/refused": { meaning: "the app's port refused the connection", data: notReadyData },
  "not-ready/closed": { meaning: "the app's port closed the connection without a response", data: notReadyData },
  "not-ready/certificate": { meaning: "the app's certificate is not accepted", data: notReadyData },
  "not-ready/protocol": { meaning: "the app speaks HTTPS instead of HTTP, or another protocol", data: notReadyData },
  "not-ready/unreachable": { meaning: "the connection to the app failed in another way", data: notReadyData },
  "not-ready/no-socket": { meaning: "the app does not accept connections on its socket", data: notReadyData },
  "not-ready/other-network": { meaning: "this machine is not in the container's network", data: notReadyData },
  "not-ready/no-address": { meaning: "the container has no address that this machine can reach", data: notReadyData },
  "not-ready/not-tried": { meaning: "the time was up before the first attempt", data: notReadyData },
  "not-ready/no-log-line": { meaning: "no log line matched", data: notReadyData },
  "not-ready/log-unreadable": { meaning: "the log could not be read", data: notReadyData },
  "not-ready/command-failed": { meaning: "the command ended with an exit code other than 0", data: notReadyData },
  "not-ready/command-not-run": { meaning: "the command could not be run", data: notReadyData },
  "not-ready/command-running": { meaning: "the command did not end in time", data: notReadyData },
  "app-exited/exit": { meaning: "the app ended", data: exit },
  "app-exited/sigkill": {
    meaning: "the app ended with exit code 137: something killed it with SIGKILL",
    data: external_exports.strictObject({
      phase,
      isOomKilled: external_exports.boolean().describe("True if the engine or the kernel reported an OOM kill.")
    })
  },
  "app-exited/removed": { meaning: "something else removed the container", data: none },
  "dependency-exited/exited": {
    meaning: "a service that the app depends on ended or restarted",
    data: external_exports.strictObject({
      services: external_exports.array(
        external_exports.strictObject({
          service: external_exports.string().describe("The name of the service."),
          exitCode: external_exports.number().int().nullable().describe("Null if the engine has restarted the service."),
          restarts: count.describe("How often the engine has restarted the service."),
          isOomKilled: external_exports.boolean().describe("True if the engine reports an OOM kill."),
          healthcheckOutput: external_exports.string().nullable().describe("Output of its last healthcheck. Null without output."),
          log: external_exports.array(external_exports.string()).describe("Its last log lines.")
        })
      ).describe("The services that ended.")
    })
  },
  "load-failed/none-sent": { meaning: "memgate sent no request", data: none },
  "load-failed/unanswered": {
    meaning: "no request got a response",
    data: external_exports.strictObject({
      url,
      errors: count.describe("Requests without a response."),
      lastError: external_exports.string().nullable().describe("The last socket error. Null without a socket error.")
    })
  },
  "load-failed/errors": {
    meaning: "too many requests failed",
    data: external_exports.strictObject({
      ...requests,
      statusCodes: external_exports.record(external_exports.string().regex(/^[1-9]\d{2}$/), count).describe("Number of responses by HTTP status, without 200\u2013399."),
      errors: count.describe("Requests without a response."),
      timeouts: count.describe("The part of errors that got no response in time.")
    })
  },
  "load-failed/scenario-errors": {
    meaning: "too many requests of the scenario failed",
    data: external_exports.strictObject({
      ...requests,
      steps: external_exports.array(external_exports.strictObject(stepFailure)).describe("The requests that failed.")
    })
  },
  "load-failed/step-failed": {
    meaning: "one request of the scenario failed too often",
    data: external_exports.strictObject({ ...stepFailure, line: line2, requests: requests.requests, ...accepted })
  },
  "load-failed/step-unanswered": {
    meaning: "requests of the scenario got no response before the load phase ended",
    data: missedSteps
  },
  "load-failed/step-unsent": { meaning: "memgate never sent some requests of the scenario", data: missedSteps },
  "load-failed/response-gap": {
    meaning: "the app did not respond for more than half of the load phase",
    data: external_exports.strictObject({
      url,
      gapMs: millis2.describe("The longest time without a response."),
      sendingMs: millis2.describe("How long memgate sent load, without pauses."),
      hasPauses: external_exports.boolean().describe("True if the stages planned pauses.")
    })
  },
  "load-failed/stalled": {
    meaning: "too many connections got no successful response for more than half of the load phase",
    data: external_exports.strictObject({
      url,
      stalled: count.describe("Stalled connections."),
      connections: count.describe("All connections.")
    })
  },
  "load-failed/command-failed": {
    meaning: "load-command failed, or still ran after an hour",
    data: external_exports.strictObject(command2)
  },
  "load-failed/command-too-short": {
    meaning: "load-command ended at once",
    data: external_exports.strictObject({ ...command2, minMs: millis2.describe("How long it must run at least.") })
  },
  "load-failed/command-unnoticed": {
    meaning: "the app received almost nothing while load-command ran",
    data: external_exports.strictObject({
      ...command2,
      receivedBytes: bytes.nullable().describe("Bytes that the app received. Null if unknown."),
      cpuMs: millis2.nullable().describe("CPU time that the app used. Null if unknown.")
    })
  },
  "job-failed/exit-code": {
    meaning: "the batch job ended with an exit code that is not in exit-codes",
    data: external_exports.strictObject({
      exitCode: exit.shape.exitCode,
      expected: external_exports.array(external_exports.number().int()).describe("The exit codes of a success.")
    })
  },
  "job-unfinished/time-up": {
    meaning: "the batch job still ran at the end of duration",
    data: external_exports.strictObject({ afterMs: millis2.describe("How long memgate waited.") })
  },
  "too-few-samples/none": {
    meaning: "there is no sample in the load phase",
    data: external_exports.strictObject({ phase, isFromFiles })
  },
  "too-few-samples/few": {
    meaning: "there are too few samples in the load phase",
    data: external_exports.strictObject({
      phase,
      samples: count.describe("Number of samples."),
      minSamples: count.describe("The lowest number that is enough."),
      isFromFiles
    })
  },
  "too-few-samples/gap": {
    meaning: "a gap between two samples is too long",
    data: external_exports.strictObject({
      phase,
      gapMs: millis2.describe("The longest time without a sample."),
      maxGapMs: millis2.describe("The longest time that is accepted."),
      isFromFiles
    })
  },
  "too-few-samples/late": {
    meaning: "the first sample came too late",
    data: external_exports.strictObject({
      afterMs: millis2.describe("The time between the start of the container and the first sample."),
      maxGapMs: millis2.describe("The longest time that is accepted."),
      isFromFiles
    })
  },
  "interrupted/sigint": { meaning: "Ctrl+C, or GitHub cancelled the workflow", data: none },
  "interrupted/sigterm": { meaning: "another program ended memgate with SIGTERM", data: none },
  "interrupted/sighup": { meaning: "the terminal was closed, or another program sent SIGHUP", data: none },
  "interrupted/caller-aborted": {
    meaning: "the program that uses memgate as a library aborted the run",
    data: external_exports.strictObject({
      why: external_exports.string().nullable().describe("The reason that the program gave. Null without one.")
    })
  },
  "interrupted/caller-failed": {
    meaning: "onProgress or log of the program that uses memgate as a library threw an error",
    data: none
  },
  "internal-error/unexpected": {
    meaning: "memgate itself failed",
    data: external_exports.strictObject({ error: errorText2.describe("The message of the error, and the place in memgate.") })
  }
};

// src/model/stop-codes.ts
var stopCodes = { ...adapterCodes, ...runCodes };

// src/model/evidence.ts
var bytes2 = external_exports.number().int().min(0);
var millis3 = external_exports.number().min(0);
var count2 = external_exports.number().int().min(0);
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
]).describe("The reason why a run is inconclusive.");
var compositionSchema = external_exports.strictObject({
  anonymous: bytes2.nullable().describe("Heap, stacks and private mappings. Not reclaimable without swap. `anon`; on cgroup v1 `total_rss`."),
  shared: bytes2.nullable().describe("tmpfs and shared memory. Not reclaimable without swap. `shmem`; on cgroup v1 `total_shmem`."),
  activeFile: bytes2.nullable().describe(
    "Recently used file cache. It counts in the working set, but the kernel can reclaim it. `active_file`; on cgroup v1 `total_active_file`."
  ),
  kernel: bytes2.nullable().describe(
    "Slab, kernel stacks, page tables and other kernel memory. `kernel`, or before Linux 5.18 the sum of its parts; on cgroup v1 `memory.kmem.usage_in_bytes`, which the Docker stats API does not report."
  ),
  sockets: bytes2.nullable().describe("Socket buffers. `sock`. Null on cgroup v1, which counts them outside the memory counter."),
  other: bytes2.describe(
    "The rest of the working set, such as dirty or unevictable file pages and charges held per CPU. Never below 0."
  )
}).describe("The working set by kind of memory, in bytes. A part is null, never 0, if the source does not report it.");
var peakSchema = external_exports.strictObject({
  workingSetBytes: bytes2.describe(
    "The highest working set: usage \u2212 inactive file cache \u2212 transient file cache, never below 0."
  ),
  ratio: external_exports.number().min(0).describe("workingSetBytes \xF7 limitBytes, unrounded."),
  phase: phaseNameSchema,
  atMs: millis3.describe("Milliseconds after container start (timeOrigin)."),
  source: external_exports.string().describe("The sampling source that measured the peak."),
  usageBytes: bytes2.describe("All memory charged to the cgroup at that sample."),
  inactiveFileBytes: bytes2.describe("Inactive file cache at that sample."),
  transientFileBytes: bytes2.describe(
    "Active file cache at that sample that was active for less than 2 s. It does not count: the kernel keeps pages there for a moment while it writes them to disk."
  ),
  composition: compositionSchema
});
var witnessSchema = external_exports.strictObject({
  name: external_exports.enum(["event", "inspect", "cgroup", "kernel-log"]).describe(
    "event: the engine's `oom` event. inspect: State.OOMKilled of the container. cgroup: the oom_kill counter of its cgroup. kernel-log: the kernel's log."
  ),
  atMs: millis3.nullable().describe(
    "Milliseconds after container start at which this witness first reported a kill. Null if the witness reports no time."
  ),
  phase: phaseNameSchema.nullable().describe("The phase at atMs. Null if atMs is null.")
});
var killedProcessSchema = external_exports.strictObject({
  pid: count2.describe("PID in the PID namespace of the engine's machine."),
  name: external_exports.string().describe("The short name of the process (comm), at most 15 characters."),
  anonymousBytes: bytes2.describe("Anonymous memory of the process when the kernel killed it (anon-rss).")
});
var loadPointSchema = external_exports.strictObject({
  atMs: millis3.describe("End of the interval, in milliseconds after container start."),
  requestsPerSecond: external_exports.number().min(0).describe("Responses per second in the interval."),
  p99Ms: millis3.nullable().describe("99th percentile of the latency of its responses. Null without a response."),
  failed: count2.describe(
    "Failed requests: responses outside 200\u2013399 (with a scenario: unexpected responses), socket errors, dropped requests and timeouts."
  ),
  connections: external_exports.number().int().positive().optional().describe(
    "Planned connections at the end of the interval. Absent without stages, because the number does not change then."
  )
});
var latencySchema = external_exports.strictObject({
  p50: millis3.describe("50th percentile."),
  p90: millis3.describe("90th percentile."),
  p99: millis3.describe("99th percentile."),
  max: millis3.describe("The slowest response.")
}).nullable().describe(
  "Time from the request to the end of the response, in whole milliseconds; 0 means below 1 ms. Null without a response."
);
var loadStepSchema = external_exports.strictObject({
  once: external_exports.boolean().describe("True if each user sends it once, before its first turn. With a warmup that is in the warmup."),
  name: external_exports.string().describe("The name in the scenario, else method and path."),
  line: external_exports.number().int().positive().describe("Line in the scenario's file at which the request begins."),
  method: external_exports.string().describe("HTTP method, such as GET."),
  path: external_exports.string().describe("The path with its placeholders. For a recording, the path without its query."),
  requests: count2.describe("Responses received, of any status."),
  failed: count2.describe("Failed requests: unexpected responses, and requests without a response."),
  errors: count2.describe("The part of failed that got no response."),
  open: count2.describe("Requests that still waited for a send permit or a response when the load ended."),
  captureFailures: count2.describe("The part of failed whose response lacked a value to capture."),
  latencyMs: latencySchema,
  firstFailure: external_exports.string().nullable().describe("Why the first failed request failed. Null if no request failed.")
});
var loadStageSchema = external_exports.strictObject({
  atMs: millis3.describe("Milliseconds after the beginning of the load phase."),
  connections: external_exports.number().positive().describe("Active connections. In a pause it is the number before the pause."),
  rate: external_exports.number().min(0).nullable().describe("Requests per second; 0 in a pause. Null for as fast as the app responds.")
});
var loadSchema = external_exports.strictObject({
  url: external_exports.string().describe("The requested URL. With a scenario, the address of the app."),
  method: external_exports.string().describe("HTTP method, such as GET."),
  via: external_exports.enum(["container-address", "published-port", "host-network", "unix-socket"]).describe("How memgate reached the app."),
  connections: external_exports.number().int().positive().describe("Concurrent connections. With stages, the highest number."),
  rate: external_exports.number().positive().nullable().describe(
    "Requested requests per second over all connections. Null for as fast as the app responds, and with stages."
  ),
  durationMs: millis3.describe("How long memgate sent load in the load phase, including pauses."),
  pausedMs: millis3.describe("The part of durationMs that the stages planned as pauses."),
  requests: count2.describe("Responses received, of any status."),
  errors: count2.describe(
    "Requests without a response: socket errors, connections closed before the response, and timeouts."
  ),
  timeouts: count2.describe("The part of errors that got no response within 10 s."),
  non2xx: count2.describe(
    "Responses with a status outside 200\u2013399. With a scenario: unexpected responses, and responses that lack a value to capture."
  ),
  errorRate: external_exports.number().min(0).max(1).nullable().describe("(errors + non2xx) \xF7 (requests + errors). Null if memgate sent no request."),
  requestsPerSecond: external_exports.number().min(0).describe("Responses per second over all connections and the whole phase."),
  paced: external_exports.strictObject({
    due: count2.describe("Requests that the rate, or the rates of the stages, require."),
    sent: count2.describe("The part of due that memgate sent.")
  }).nullable().describe("How closely memgate kept the rate. Null without a rate."),
  statusCodes: external_exports.record(external_exports.string().regex(/^[1-9]\d{2}$/), count2).describe("Number of responses by HTTP status."),
  stalledConnections: count2.describe(
    "Stalled connections: for more than half of the phase they waited without a response from 200 to 399 (with a scenario: without an expected response). Pauses do not count."
  ),
  longestResponseGapMs: millis3.describe(
    "The longest time in the load phase without any response while a request was open. Time between the requests of a rate does not count."
  ),
  latencyMs: latencySchema,
  lastError: external_exports.string().nullable().describe("The last socket error, such as ECONNRESET. Null without a socket error."),
  timeline: external_exports.array(loadPointSchema).max(600).describe("The load phase in intervals of one second, or longer intervals if it takes more than ten minutes."),
  steps: external_exports.array(loadStepSchema).max(500).nullable().describe("The requests of the scenario, in the order of its file. Null without a scenario."),
  stages: external_exports.array(loadStageSchema).nullable().describe("The planned load: two corners per stage, with linear changes between them. Null without stages.")
});
var warmupSchema = external_exports.strictObject({
  requests: count2.describe("Responses received, of any status."),
  failed: count2.describe(
    "Failed requests: responses outside 200\u2013399 (with a scenario: unexpected responses), and requests without a response. They do not affect the verdict."
  ),
  requestsPerSecond: external_exports.number().min(0).describe("Responses per second over all connections and the whole warmup."),
  latencyMs: latencySchema
}).nullable().describe("The requests of the warmup. Null without a warmup, or if memgate itself sent no requests.");
var sourceSchema = external_exports.strictObject({
  name: external_exports.enum(["stats-oneshot", "stats-stream", "cgroup-v1", "cgroup-v2"]).describe(
    "stats-oneshot, stats-stream: the Docker stats API, polled or streamed. cgroup-v1, cgroup-v2: the container's cgroup files."
  ),
  intervalMs: millis3.describe("The planned interval between two samples."),
  samples: count2.describe("Number of samples."),
  missed: count2.describe(
    "Readings without a usable value: empty frames, repeated frames and failed reads. They never count as 0."
  ),
  maxGapMs: millis3.nullable().describe("The longest time between two of its samples. Null with fewer than two samples.")
});
var phaseSchema = external_exports.strictObject({
  name: phaseNameSchema,
  startMs: millis3.describe("Milliseconds after container start."),
  endMs: millis3.describe("Milliseconds after container start."),
  samples: count2.describe("Number of samples of all sources together."),
  maxGapMs: millis3.describe(
    "The longest time without a sample from any source. A gap that began before the phase counts in full; a gap that goes on after the phase counts up to the end of the phase. Time before the first sample of the run does not count."
  ),
  peakBytes: bytes2.nullable().describe("The highest working set in the phase. Null without a sample.")
});
var engineSchema = external_exports.strictObject({
  host: external_exports.string().describe("The address of the engine."),
  version: external_exports.string().describe("The engine's version, such as 28.5.2."),
  apiVersion: external_exports.string().describe("The highest version of the Docker API that the engine supports."),
  cgroupVersion: external_exports.enum(["1", "2"]).nullable().describe("Null if the engine does not report it."),
  cgroupDriver: external_exports.string().nullable().describe("cgroupfs or systemd. Null if the engine does not report it."),
  kernelVersion: external_exports.string().describe("Kernel version of the engine's machine, in the form of uname -r."),
  operatingSystem: external_exports.string().describe("Operating system of the engine's machine."),
  memoryBytes: bytes2.describe("Memory of the engine's machine.")
});
var containerSchema = external_exports.strictObject({
  id: external_exports.string().describe("The full ID: 64 hexadecimal digits."),
  name: external_exports.string().describe("The container's name. memgate names its own containers memgate-ID."),
  image: external_exports.string().describe("For messages: the requested image, the build folder, the Compose service, or the container's name."),
  imageId: external_exports.string().nullable().describe("Digest of the image. Null if unknown."),
  startedAt: external_exports.string().nullable().describe("ISO 8601, by the engine's clock. Null if the container never started."),
  finishedAt: external_exports.string().nullable().describe("ISO 8601, by the engine's clock. Null if the container never ended."),
  wasRunning: external_exports.boolean().describe(
    "True if the container already ran before the run. memgate left it running, and the figures cover the run only."
  ),
  exitedByItself: external_exports.boolean().describe("True if the container ended before memgate stopped it."),
  exitCode: external_exports.number().int().nullable().describe("Exit code of a container that ended by itself. Null if memgate ended it, with SIGKILL."),
  memoryBytes: bytes2.nullable().describe("HostConfig.Memory, read back after container start. Null if it could not be read."),
  memorySwapBytes: external_exports.number().int().nullable().describe(
    "HostConfig.MemorySwap, read back after container start: memory and swap together. -1 means unlimited. Null if it could not be read."
  ),
  cgroupLimitBytes: bytes2.nullable().describe("The limit that the kernel applies, a multiple of its page size. Null if no source reported it."),
  logTail: external_exports.array(external_exports.string()).describe("The last log lines of the container. Empty if the run has nothing to explain.")
});
var completedSchema = external_exports.strictObject({
  kind: external_exports.literal("completed").describe("completed: all phases ran. stopped: the run ended early.")
});
var stoppedSchemas = Object.entries(stopCodes).map(
  ([code, { meaning, data }]) => external_exports.strictObject({
    kind: external_exports.literal("stopped"),
    reason: external_exports.literal(reasonOf(code)).describe("The reason why a run is inconclusive."),
    code: external_exports.literal(code).describe("What happened, in detail. The part before the slash is the reason."),
    data: data.describe("The measured values that belong to the code."),
    message: external_exports.string().describe("One sentence with the measured values.")
  }).describe(meaning)
);
var outcomeSchema = external_exports.discriminatedUnion("kind", [
  completedSchema,
  external_exports.discriminatedUnion("code", stoppedSchemas, { error: "unknown code" })
]).describe("How the run ended: completed after all phases, or stopped early.");
var activitySchema = external_exports.strictObject({
  receivedBytes: bytes2.nullable().describe(
    "Bytes that the app received over its networks. Null if it has no network of its own, or if the engine does not count them."
  ),
  cpuMs: millis3.nullable().describe("CPU time that the app used. Null if the engine does not count it.")
});
var workloadSchema = external_exports.discriminatedUnion("kind", [
  external_exports.strictObject({
    kind: external_exports.literal("command").describe("command: a load-command. none: a batch job."),
    command: external_exports.string().describe("The words of the command."),
    exitCode: external_exports.number().int().nullable().describe("Null if a signal or memgate ended the command, or if the exit code is unknown."),
    signal: external_exports.string().nullable().describe(
      "The signal that ended the command, such as SIGKILL, if memgate did not send it. Null without such a signal, or if unknown."
    ),
    durationMs: millis3.describe("How long the command ran: the load phase."),
    wasToEnd: external_exports.boolean().describe(
      "True if memgate ended the command after the duration that the user set for it. This is a normal end."
    ),
    app: activitySchema.nullable().describe(
      "What the app received and how much CPU time it used while the command ran. Null if the app has no TCP port, or if the run stopped before the values were known."
    )
  }),
  external_exports.strictObject({
    kind: external_exports.literal("none").describe("A batch job (load none). memgate sent it no requests."),
    durationMs: millis3.describe("How long the job ran."),
    exitCodes: external_exports.array(external_exports.number().int()).describe("The exit codes of a success.")
  })
]).describe("The workload, if it is not memgate's own requests.");
var evidenceFields = {
  memgateVersion: external_exports.string().describe("Version of memgate."),
  createdAt: external_exports.string().describe("ISO 8601: the beginning of the run."),
  durationMs: millis3.describe("Wall time of the whole run, in milliseconds."),
  timeOrigin: external_exports.string().nullable().describe(
    "ISO 8601: container start, the moment at which memgate asked the engine to start the container. Every atMs, startMs and endMs counts from it. Null if memgate did not start the container."
  ),
  requestedLimitBytes: bytes2.describe("The requested limit."),
  limitBytes: bytes2.describe(
    "The limit that the peak is compared with. If the kernel rounded the requested limit down to whole pages, the rounded limit, else the requested limit."
  ),
  outcome: outcomeSchema,
  peak: peakSchema.nullable().describe("The peak. Null without a sample."),
  instantPeakBytes: bytes2.nullable().describe(
    "The highest usage \u2212 inactive file cache of any sample: the peak with transient file cache. Null without a sample."
  ),
  kernelPeakBytes: bytes2.nullable().describe(
    "The kernel's peak usage (memory.peak, memory.max_usage_in_bytes), file cache included. The working set was never above it. Null if the kernel does not report it, or if memgate could not read it at the end of the run."
  ),
  oom: external_exports.strictObject({
    killed: external_exports.boolean().describe("True if the kernel OOM-killed a process in the container."),
    processKills: count2.nullable().describe("Kills by the cgroup's oom_kill counter. Null if memgate could not read it."),
    groupKills: count2.nullable().describe(
      "Kills of the whole cgroup at once (memory.oom.group, which Kubernetes sets), by the oom_group_kill counter. Null if memgate could not read it, as on cgroup v1 and before Linux 5.17."
    ),
    processes: external_exports.array(killedProcessSchema).nullable().describe(
      "The killed processes, in the order of the kernel's log. Null if memgate cannot read that log, for example without root."
    ),
    witnesses: external_exports.array(witnessSchema).describe("The witnesses that reported an OOM kill. Empty without an OOM kill.")
  }).describe("OOM kills in the container."),
  pressure: external_exports.strictObject({
    someMs: millis3.describe("Time during which at least one process waited."),
    fullMs: millis3.describe("Time during which all processes waited at the same time.")
  }).nullable().describe(
    "How long processes of the container were stalled for lack of memory (memory.pressure). Null on cgroup v1, and with a kernel without pressure stall information."
  ),
  phases: external_exports.array(phaseSchema).describe("The phases that the run reached, in order."),
  load: loadSchema.nullable().describe(
    "The requests of the load phase. Null if the load phase did not begin, if the load process failed, or if memgate itself sent no requests."
  ),
  warmup: added(warmupSchema, null),
  workload: workloadSchema.nullable().describe("The load command or batch job. Null if memgate itself sends the requests, or if it had not ended."),
  sampling: external_exports.strictObject({
    sources: external_exports.array(sourceSchema).describe("The sources, sampled side by side. The peak is the highest value of any source."),
    startedMs: millis3.nullable().describe(
      "Milliseconds after timeOrigin at which the engine reported that the container was started. Null if it did not."
    ),
    firstSampleMs: millis3.nullable().describe(
      "Milliseconds after timeOrigin at which memgate took the first sample. This includes the engine's time to start the container. Null without a sample."
    ),
    notice: external_exports.string().nullable().describe("Why memgate did not read the cgroup files. Null if it read them.")
  }).describe("How memgate sampled."),
  engine: engineSchema.nullable().describe("The engine. Null if no engine responded."),
  container: containerSchema.nullable().describe("The container. Null if memgate did not create one."),
  notices: external_exports.array(external_exports.string()).describe("Facts that do not change the verdict, one sentence each."),
  compositions: external_exports.array(external_exports.strictObject({ atMs: millis3.describe("Milliseconds after container start."), ...compositionSchema.shape })).max(1e3).describe("The breakdown over time, at even intervals."),
  series: external_exports.array(
    external_exports.strictObject({
      atMs: millis3.describe("Milliseconds after container start."),
      workingSetBytes: bytes2.describe("Working set, as in peak."),
      usageBytes: bytes2.describe("Usage, as in peak.")
    })
  ).max(2e3).describe(
    "The working set over time, reduced to fewer points. Each interval keeps its lowest and its highest sample, so no peak is lost. samples.csv has all samples."
  )
};
var evidenceSchema = external_exports.strictObject(evidenceFields);

// src/report/model/reading-schema.ts
var maxTextLength = 2 ** 17;
var maxListLength = 1e4;
function readingSchemaOf(schema) {
  const named = /* @__PURE__ */ new Map();
  const derive = (part) => {
    const id = idOf(part);
    if (id === void 0) {
      const { parent } = part._zod;
      const hasNamedParent = parent !== void 0 && idOf(parent) !== void 0;
      return hasNamedParent ? derive(parent).describe(part.description ?? "") : derived(part, derive);
    }
    const known = named.get(part) ?? derived(part, derive).meta({ id });
    named.set(part, known);
    return known;
  };
  return derive(schema);
}
function idOf(schema) {
  return external_exports.globalRegistry.get(schema)?.id;
}
function derived(schema, derive) {
  const { description } = schema;
  const field = addedFields.get(schema);
  const tolerant = tolerantOf(schema, derive);
  const withDefault = field === void 0 ? tolerant : tolerant.default(field.ifMissing);
  return description === void 0 ? withDefault : withDefault.describe(description);
}
function tolerantOf(schema, derive) {
  if (schema instanceof external_exports.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, derive(field)]);
    return external_exports.object(Object.fromEntries(fields));
  }
  if (schema instanceof external_exports.ZodArray) {
    const list = schema.clone({ ...schema.def, element: derive(schema.element) });
    return hasMaximum(schema) ? list : list.max(maxListLength);
  }
  if (schema instanceof external_exports.ZodString) return schema.maxLength === null ? schema.max(maxTextLength) : schema;
  if (schema instanceof external_exports.ZodNullable) return external_exports.nullable(derive(schema.unwrap()));
  if (schema instanceof external_exports.ZodOptional) return external_exports.optional(derive(schema.unwrap()));
  if (schema instanceof external_exports.ZodUnion) {
    return schema.clone({ ...schema.def, options: schema.options.map((option) => derive(option)) });
  }
  return schema;
}
function hasMaximum(schema) {
  return (schema.def.checks ?? []).some(({ _zod }) => _zod.def.check === "max_length");
}

// src/report/model/schema.ts
function formatFields(url2) {
  return {
    $schema: added(external_exports.string().describe("The address of the file's JSON Schema."), url2),
    schemaVersion: external_exports.literal(schemaVersion).describe("The version of the format. It rises if a field is removed, or if its meaning changes.")
  };
}
var verdictSchema = external_exports.strictObject({
  kind: external_exports.enum(["pass", "over-ratio", "oom-killed", "inconclusive"]).describe("pass: the peak is within the threshold. over-ratio, oom-killed and inconclusive fail the check."),
  reason: inconclusiveReasonSchema.nullable().describe("The reason of an inconclusive verdict. Null otherwise."),
  code: external_exports.enum(Object.keys(stopCodes)).nullable().describe("The reason in detail: the part before the slash is the reason. Null without a reason."),
  data: external_exports.union(Object.values(stopCodes).map(({ data }) => data)).nullable().describe("The measured values that belong to the code, as in outcome.data. Null without a reason."),
  proof: external_exports.enum(["proven", "sampled"]).nullable().describe(
    "How certain a pass is. proven: the kernel's peak usage shows that no moment was above the threshold. sampled: no sample was above it. Null without a pass."
  ),
  message: external_exports.string().describe("The verdict in one sentence. Its text may change.")
});
var reportSchema = external_exports.strictObject({
  ...formatFields(reportSchemaUrl),
  identity: added(identitySchema, unknownIdentity),
  verdict: verdictSchema.describe("The verdict on the evidence with maxRatio and maxErrorRate."),
  maxRatio: external_exports.number().gt(0).max(1).describe("The highest peak \xF7 limit that passes. The threshold is maxRatio \xD7 limitBytes."),
  maxErrorRate: external_exports.number().min(0).lt(1).describe("The highest accepted share of failed requests in the load phase."),
  suggestedLimitBytes: external_exports.number().int().min(0).nullable().describe(
    "Lowest limit in whole MiB with which this peak passes, in bytes: peak \xF7 maxRatio, rounded up. After an OOM kill it starts from the higher of limit and peak, and the real need is above it. Null if the run is inconclusive, ended early without an OOM kill, or has no peak."
  ),
  ...evidenceFields
}).describe("The evidence of one run of memgate and the verdict on it.");
var readReportSchema = readingSchemaOf(reportSchema);
var consistentReportSchema = readReportSchema.superRefine((report, context) => {
  const check = (isConsistent2, path, message) => {
    if (!isConsistent2) context.addIssue({ code: "custom", path: path.split("."), message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, kernelPeakBytes, series, container: container2, outcome } = report;
  check(oom.killed === oom.witnesses.length > 0, "oom.killed", "is not consistent with witnesses");
  check(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills, but killed is false");
  check(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is neither requestedLimitBytes nor requestedLimitBytes rounded down to whole pages"
  );
  const highest = Math.max(0, ...phases.map((phase2) => phase2.peakBytes ?? 0));
  check((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count3]) => Number(status) >= 200 && Number(status) < 400 ? sum : sum + count3,
    0
  );
  const isConsistent = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  check(isConsistent, "load.non2xx", "is not consistent with statusCodes");
  const responses = Object.values(load?.statusCodes ?? {}).reduce((sum, count3) => sum + count3, 0);
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
    !mustKeepRunning || container2?.exitedByItself !== true,
    "container.exitedByItself",
    "is true, but the run is completed"
  );
});

// src/model/gate-name.ts
var gateNamePattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";
var gateNameForm = "at most 63 letters, digits, - and _, beginning with a letter or digit";

// src/report/model/gates-file.ts
var gateFields = {
  name: external_exports.string().regex(new RegExp(gateNamePattern)).describe("The gate's name, which is also the name of the folder with its report."),
  refused: external_exports.discriminatedUnion("reason", [
    external_exports.strictObject({
      reason: external_exports.literal("bad-input").describe("bad-input: the gate's input was wrong. interrupted: the run was interrupted before the gate."),
      code: external_exports.enum(badInputCodes).describe("The reason as a code."),
      why: external_exports.string().describe("The reason in one sentence.")
    }),
    external_exports.strictObject({
      reason: external_exports.literal("interrupted"),
      code: external_exports.enum(Object.keys(stopCodes)).describe("The reason as a code."),
      why: external_exports.string().describe("The reason in one sentence.")
    })
  ]).nullable().describe("Why the gate has no report. Null if it has one.")
};
var setSchema = external_exports.strictObject({
  ...formatFields(gatesSchemaUrl),
  gates: external_exports.array(external_exports.strictObject(gateFields)).min(1).max(1e3).refine(
    (gates) => new Set(gates.map(({ name }) => name.toLowerCase())).size === gates.length,
    "a gate is listed twice"
  ).describe("The gates, in the order of the file.")
}).describe("The gates of one run of memgate.");
var savedSetSchema = readingSchemaOf(setSchema);
function savedSetOf(gates) {
  return {
    $schema: gatesSchemaUrl,
    schemaVersion,
    gates: gates.map((gate) => ({
      name: gate.name,
      refused: gate.kind === "refused" ? refusedOf(gate) : null
    }))
  };
}
function refusedOf({ kind: _kind, name: _name, ...refused }) {
  return refused;
}

// src/report/storage/report-dir.ts
import {
  closeSync as closeSync2,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync as openSync2,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
var flushMs = 1e3;
var written = ["report.json", "junit.xml", "report.html"];
var setFile = "gates.json";
var header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";
function openReportFolder(folder) {
  const reportPath = resolve(folder, "report.json");
  try {
    makeFolder(resolve(folder));
    for (const name of ["samples.csv", ...written]) assertRegular(join(folder, name));
    for (const name of [setFile, ...written]) rmSync(join(folder, name), { force: true });
    const fd = openSync2(join(folder, "samples.csv"), "w");
    writeSync(fd, header);
    return { reportPath, ...createWriters(folder, fd) };
  } catch (cause) {
    throw new GateError(
      "bad-input/report-dir",
      `report-dir: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause }
    );
  }
}
function openSetFolder(folder, names) {
  const setPath = resolve(folder, setFile);
  try {
    makeFolder(resolve(folder));
    for (const name of [...names, ...savedNames(setPath)]) emptyGateFolder(join(folder, name));
    for (const name of names) closeSync2(openGateFolder(join(folder, name)));
    for (const name of [setFile, "junit.xml"]) assertRegular(join(folder, name));
    for (const name of [setFile, "samples.csv", ...written]) rmSync(join(folder, name), { force: true });
    const write = (set, junit) => {
      const problems = [
        writeAtomically(setPath, () => `${JSON.stringify(set, null, 2)}
`),
        writeAtomically(join(folder, "junit.xml"), junit)
      ].filter((problem) => problem !== null);
      return problems.length === 0 ? null : problems.join("; ");
    };
    return { setPath, write };
  } catch (cause) {
    throw new GateError(
      "bad-input/report-dir",
      `report-dir: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause }
    );
  }
}
function savedNames(setPath) {
  try {
    return savedSetSchema.parse(JSON.parse(readFileSync(setPath, "utf8"))).gates.map(({ name }) => name);
  } catch {
    return [];
  }
}
function emptyGateFolder(folder) {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === void 0) return;
  if (!stats.isDirectory()) throw new Error(`${folder} exists and is not a folder`);
  for (const name of ["samples.csv", ...written]) {
    assertRegular(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
}
function openGateFolder(folder) {
  makeFolder(resolve(folder));
  return openSync2(join(folder, "samples.csv"), "w");
}
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
function assertRegular(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== void 0 && !stats.isFile()) throw new Error(`${path} exists and is not a regular file`);
}
function createWriters(folder, fd) {
  let problem = null;
  let lines = "";
  let writtenMs = 0;
  const flush = () => {
    const text = lines;
    lines = "";
    if (text === "" || problem !== null) return;
    try {
      writeFileSync(fd, text);
    } catch (error2) {
      problem = `samples.csv is incomplete: ${messageOf(error2)}`;
    }
  };
  return {
    sample: ({ atMs, phase: phase2, source, reading, workingSetBytes, transientFileBytes }) => {
      const { usageBytes, inactiveFileBytes } = reading;
      lines += `${atMs.toFixed(1)},${phase2},${source},${workingSetBytes},${usageBytes},${inactiveFileBytes},${transientFileBytes}
`;
      if (atMs - writtenMs < flushMs) return;
      writtenMs = atMs;
      flush();
    },
    samplesProblem: () => {
      flush();
      return problem;
    },
    samples: () => {
      flush();
      return readSamples(join(folder, "samples.csv"));
    },
    write: (name, render) => writeAtomically(join(folder, name), render),
    close: () => {
      flush();
      closeSync2(fd);
    }
  };
}
function writeAtomically(path, content) {
  try {
    const unfinished = `${path}.${process.pid}.part`;
    writeFileSync(unfinished, content());
    renameSync(unfinished, path);
    return null;
  } catch (error2) {
    return `${basename(path)} could not be written: ${messageOf(error2)}`;
  }
}

export {
  gateNamePattern,
  gateNameForm,
  consistentReportSchema,
  savedSetSchema,
  savedSetOf,
  readSamples,
  columnsOf,
  setFile,
  openReportFolder,
  openSetFolder
};
