import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  $ZodArray,
  $ZodDefault,
  $ZodDiscriminatedUnion,
  $ZodNullable,
  $ZodObject,
  $ZodOptional,
  $ZodString,
  $ZodUnion,
  ZodArray,
  ZodDiscriminatedUnion,
  ZodNullable,
  ZodObject,
  ZodOptional,
  ZodString,
  ZodUnion,
  _enum,
  _maxLength,
  _null,
  array,
  boolean,
  clone,
  discriminatedUnion,
  gatesSchemaUrl,
  globalRegistry,
  identitySchema,
  literal,
  number,
  record,
  registry,
  reportSchemaUrl,
  safeParse,
  schemaVersion,
  strictObject,
  string,
  union,
  unknownIdentity
} from "./chunk-ZW43UBUL.js";
import {
  badInputCodes
} from "./chunk-PIDDR323.js";
import {
  reasonOf
} from "./chunk-FBGNEREP.js";

// src/model/gate-name.ts
var gateNamePattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";
var gateNameForm = "at most 63 letters, digits, - and _, beginning with a letter or digit";

// src/model/adapter-codes.ts
var errorText = string().describe("The message of the engine, the tool or Node.js.");
var image = string().describe("The requested image.");
var container = string().describe("The name of the container.");
var host = string().describe("The address of the engine.");
var adapterCodes = {
  "engine-unavailable/no-response": {
    meaning: "no Docker Engine responded",
    data: () => strictObject({ host, error: errorText })
  },
  "engine-unavailable/ssh": {
    meaning: "no Docker Engine responded over SSH",
    data: () => strictObject({ host, error: errorText })
  },
  "engine-unavailable/no-access": {
    meaning: "this user has no access to the engine's socket",
    data: () => strictObject({ host, error: errorText })
  },
  "engine-unavailable/context": {
    meaning: "memgate cannot use the current docker context",
    data: () => strictObject({ context: string().describe("The name of the docker context.") })
  },
  "image-failed/build": {
    meaning: "the build failed",
    data: () => strictObject({ exitCode: number().int().describe("Exit code of the build command.") })
  },
  "image-failed/build-not-run": {
    meaning: "the docker CLI could not be run",
    data: () => strictObject({ error: errorText })
  },
  "image-failed/pull": {
    meaning: "the image could not be pulled",
    data: () => strictObject({ image: image.describe("The image, or the services of the images."), error: errorText })
  },
  "image-failed/missing": { meaning: "the engine does not have the image", data: () => strictObject({ image }) },
  "image-failed/platform": {
    meaning: "the image is for another platform",
    data: () => strictObject({ image, platform: string().describe("The platform of the image that the engine has.") })
  },
  "image-failed/inspect": {
    meaning: "the engine could not inspect the image",
    data: () => strictObject({ image, error: errorText })
  },
  "image-failed/credentials": {
    meaning: "memgate could not read docker's credentials",
    data: () => strictObject({ place: string().describe("The file, and the place in it if known.") })
  },
  "container-failed/create": {
    meaning: "the container could not be created",
    data: () => strictObject({ error: errorText })
  },
  "container-failed/start": {
    meaning: "the container could not be started",
    data: () => strictObject({ error: errorText })
  },
  "container-failed/program-not-found": {
    meaning: "the image has no such program",
    data: () => strictObject({ error: errorText })
  },
  "container-failed/volumes": {
    meaning: "the volumes of the manifest could not be created",
    data: () => strictObject({ error: errorText })
  },
  "container-failed/port-in-use": {
    meaning: "another program listens on the port, on the host network",
    data: () => strictObject({ port: number().int().describe("The port.") })
  },
  "container-failed/socket-in-use": {
    meaning: "another program listens on the socket",
    data: () => strictObject({ socketPath: string().describe("The path of the socket on this machine.") })
  },
  "container-failed/inspect": {
    meaning: "the running container no longer exists, or the engine could not inspect it",
    data: () => strictObject({ container, error: errorText })
  },
  "container-failed/set-limit": {
    meaning: "the limit of the running container could not be set",
    data: () => strictObject({ container, error: errorText })
  },
  "container-failed/usage-above-limit": {
    meaning: "the running container already uses more memory than the limit to set",
    data: () => strictObject({
      container,
      workingSetBytes: number().int().min(0).describe("The working set of the container."),
      limitBytes: number().int().min(0).describe("The limit to set.")
    })
  },
  "container-failed/compose": {
    meaning: "docker compose could not bring up the project",
    data: () => strictObject({
      service: string().describe("The service under test."),
      error: errorText
    })
  },
  "container-failed/dependency": {
    meaning: "a service that the app depends on did not start",
    data: () => strictObject({ services: array(string()).describe("The service, or the services to start.") })
  },
  "load-failed/command-not-run": {
    meaning: "load-command could not be run",
    data: () => strictObject({ program: string().describe("The program of load-command."), error: errorText })
  },
  "load-failed/load-process": {
    meaning: "memgate's own load process failed",
    data: () => strictObject({ error: errorText })
  }
};

// src/lib/once.ts
function once(make) {
  let made = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// src/model/observation.ts
var millis = number().min(0);
var error = string().describe("The message of the error.");
var errorCode = string().nullable().describe("The code of the error, such as ECONNREFUSED. Null if the error has no code.");
var afterMs = millis.describe("How long the attempt took.");
var portAttemptSchema = once(
  () => discriminatedUnion("kind", [
    strictObject({
      kind: literal("http-status").describe("http-status: a response with a status outside 200\u2013399."),
      status: number().int().describe("The HTTP status.")
    }),
    strictObject({ kind: literal("http-timeout").describe("http-timeout: no response in time."), afterMs }),
    strictObject({
      kind: literal("http-error").describe("http-error: the request failed without a response."),
      error,
      errorCode
    }),
    strictObject({ kind: literal("tcp-closed").describe("tcp-closed: the connection was closed immediately.") }),
    strictObject({ kind: literal("tcp-timeout").describe("tcp-timeout: no connection in time."), afterMs }),
    strictObject({ kind: literal("tcp-error").describe("tcp-error: the connection failed."), error, errorCode })
  ])
);
var portFields = once(() => ({
  socketPath: string().nullable().describe("The app's Unix socket. Null if the app listens on a port."),
  isTried: boolean().describe("False if the time was up before the first attempt."),
  failures: array(
    strictObject({
      places: array(string()).describe("The URLs, or HOST:PORT, at which the attempt failed in this way."),
      attempt: portAttemptSchema().describe("How the attempt failed.")
    })
  ).describe("The failures of the last attempts, the best address first. Empty without an address to try."),
  outside: array(string()).describe(
    "The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address."
  )
}));
var command = string().nullable().describe("The words of the command. Null for the HEALTHCHECK.");
var observationSchema = once(
  () => discriminatedUnion("kind", [
    strictObject({
      kind: literal("http").describe("http: a GET request."),
      path: string().describe("The requested path."),
      serverName: string().nullable().describe("The name that memgate checks the certificate for. Null without HTTPS."),
      ...portFields()
    }),
    strictObject({
      kind: literal("tcp").describe("tcp: a connection."),
      port: number().int().nullable().describe("The port in the container. Null for the port that load goes to."),
      ...portFields()
    }),
    strictObject({
      kind: literal("log").describe("log: no log line matched."),
      pattern: string().describe("The regular expression."),
      lastLine: string().nullable().describe("The last line. Null if the app logged nothing.")
    }),
    strictObject({
      kind: literal("log-unreadable").describe("log-unreadable: the log could not be read."),
      error
    }),
    strictObject({
      kind: literal("command-exit").describe("command-exit: the command ended with an exit code other than 0."),
      command,
      exitCode: number().int().describe("The exit code of the command."),
      output: string().describe("The end of its output. Empty without output.")
    }),
    strictObject({
      kind: literal("command-error").describe("command-error: the command could not be run."),
      command,
      error
    }),
    strictObject({
      kind: literal("command-running").describe("command-running: the command still ran."),
      command,
      afterMs
    }),
    strictObject({
      kind: literal("command-untried").describe("command-untried: the time was up before the command ran."),
      command
    })
  ]).meta({ id: "observation" })
);

// src/model/phase-name.ts
var phaseNameSchema = _enum(["start", "warmup", "load", "settle", "run"]).describe(
  "start: until the app is ready. warmup: load whose failed requests do not count. load: load whose failed requests count. settle: a moment after the load. run: the whole life of a batch job."
);

// src/model/run-codes.ts
var bytes = number().int().min(0);
var millis2 = number().min(0);
var count = number().int().min(0);
var ratio = number().min(0).max(1);
var errorText2 = string().describe("The message of the error.");
var phase = phaseNameSchema.describe("The phase of the run.");
var expectedBytes = bytes.describe("The requested limit.");
var swapBytes = number().int().describe("Memory and swap together. -1 means unlimited.");
var url = string().describe("The requested URL.");
var none = once(() => strictObject({}).meta({ id: "no-data" }));
var notReady = once(() => ({
  afterMs: millis2.describe("How long memgate waited: ready-timeout."),
  observed: observationSchema().describe("What memgate observed last."),
  otherPorts: strictObject({
    port: number().int().describe("The port that memgate tried."),
    exposed: array(number().int()).describe("The ports that the image exposes.")
  }).nullable().describe("Set if the image exposes only other ports than the one that memgate tried. Null otherwise.")
}));
var notReadyData = once(() => strictObject(notReady()).meta({ id: "not-ready" }));
var withStatus = once(
  () => strictObject({
    status: number().int().describe("The HTTP status."),
    url,
    ...notReady()
  }).meta({ id: "not-ready-status" })
);
var accepted = { maxErrorRate: ratio.describe("The highest accepted share of failed requests.") };
var requests = {
  failed: count.describe("Failed requests."),
  requests: count.describe("Requests that ended, failed or not."),
  ...accepted
};
var stepFailure = {
  name: string().describe("The name of the request."),
  failed: count.describe("How often it failed."),
  firstFailure: string().nullable().describe("Why it failed first. Null if unknown.")
};
var line = number().int().positive().describe("Line in the scenario's file at which the request begins.");
var missedSteps = once(
  () => strictObject({
    steps: array(strictObject({ name: stepFailure.name, line })).describe("The requests of the scenario to which this happened."),
    total: count.describe("All requests of the scenario.")
  }).meta({ id: "missed-requests" })
);
var command2 = {
  command: string().describe("The words of load-command."),
  exitCode: number().int().nullable().describe("Null if a signal or memgate ended the command, or if unknown."),
  signal: string().nullable().describe("The signal that ended the command. Null without a signal, or if unknown."),
  durationMs: millis2.describe("How long the command ran.")
};
var isFromFiles = boolean().describe("True if memgate read the container's cgroup files.");
var exit = once(
  () => strictObject({
    exitCode: number().int().nullable().describe("Null if unknown."),
    phase
  })
);
var runCodes = {
  "engine-lost/stopped": { meaning: "the engine stopped or restarted", data: none },
  "engine-lost/connection": {
    meaning: "the connection to the engine failed",
    data: () => strictObject({ error: errorText2 })
  },
  "engine-lost/no-state": {
    meaning: "the engine did not respond when memgate wanted to read the state of the container",
    data: none
  },
  "limit-not-applied/unknown": { meaning: "memgate could not read the limit back", data: none },
  "limit-not-applied/engine": {
    meaning: "the engine reports another limit",
    data: () => strictObject({
      reportedBytes: bytes.nullable().describe("The limit that the engine reports; 0 for no limit. Null if unknown."),
      expectedBytes
    })
  },
  "limit-not-applied/swap": {
    meaning: "the engine reports another limit for memory and swap together",
    data: () => strictObject({
      swapBytes: swapBytes.nullable().describe("Memory and swap together; -1 if unlimited, 0 if not set. Null if unknown."),
      expectedBytes
    })
  },
  "limit-not-applied/kernel": {
    meaning: "the kernel applies another limit",
    data: () => strictObject({
      appliedBytes: bytes.nullable().describe("The limit that the kernel applies. Null for no limit."),
      expectedBytes
    })
  },
  "limit-not-applied/changed": {
    meaning: "something changed the limit during the run",
    data: () => strictObject({
      fromBytes: bytes.describe("The limit before."),
      toBytes: bytes.describe("The limit after.")
    })
  },
  "limit-not-applied/swap-allowed": {
    meaning: "something allowed swap during the run",
    data: () => strictObject({ swapBytes })
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
    data: () => strictObject({
      phase,
      isOomKilled: boolean().describe("True if the engine or the kernel reported an OOM kill.")
    })
  },
  "app-exited/removed": { meaning: "something else removed the container", data: none },
  "dependency-exited/exited": {
    meaning: "a service that the app depends on ended or restarted",
    data: () => strictObject({
      services: array(
        strictObject({
          service: string().describe("The name of the service."),
          exitCode: number().int().nullable().describe("Null if the engine has restarted the service."),
          restarts: count.describe("How often the engine has restarted the service."),
          isOomKilled: boolean().describe("True if the engine reports an OOM kill."),
          healthcheckOutput: string().nullable().describe("Output of its last healthcheck. Null without output."),
          log: array(string()).describe("Its last log lines.")
        })
      ).describe("The services that ended.")
    })
  },
  "load-failed/none-sent": { meaning: "memgate sent no request", data: none },
  "load-failed/unanswered": {
    meaning: "no request got a response",
    data: () => strictObject({
      url,
      errors: count.describe("Requests without a response."),
      lastError: string().nullable().describe("The last socket error. Null without a socket error.")
    })
  },
  "load-failed/errors": {
    meaning: "too many requests failed",
    data: () => strictObject({
      ...requests,
      statusCodes: record(string().regex(/^[1-9]\d{2}$/), count).describe("Number of responses by HTTP status, without 200\u2013399."),
      errors: count.describe("Requests without a response."),
      timeouts: count.describe("The part of errors that got no response in time.")
    })
  },
  "load-failed/scenario-errors": {
    meaning: "too many requests of the scenario failed",
    data: () => strictObject({
      ...requests,
      steps: array(strictObject(stepFailure)).describe("The requests that failed.")
    })
  },
  "load-failed/step-failed": {
    meaning: "one request of the scenario failed too often",
    data: () => strictObject({ ...stepFailure, line, requests: requests.requests, ...accepted })
  },
  "load-failed/step-unanswered": {
    meaning: "requests of the scenario got no response before the load phase ended",
    data: missedSteps
  },
  "load-failed/step-unsent": { meaning: "memgate never sent some requests of the scenario", data: missedSteps },
  "load-failed/response-gap": {
    meaning: "the app did not respond for more than half of the load phase",
    data: () => strictObject({
      url,
      gapMs: millis2.describe("The longest time without a response."),
      sendingMs: millis2.describe("How long memgate sent load, without pauses."),
      hasPauses: boolean().describe("True if the stages planned pauses.")
    })
  },
  "load-failed/stalled": {
    meaning: "too many connections got no successful response for more than half of the load phase",
    data: () => strictObject({
      url,
      stalled: count.describe("Stalled connections."),
      connections: count.describe("All connections.")
    })
  },
  "load-failed/command-failed": {
    meaning: "load-command failed, or still ran after an hour",
    data: () => strictObject(command2)
  },
  "load-failed/command-too-short": {
    meaning: "load-command took less than a second",
    data: () => strictObject({ ...command2, minMs: millis2.describe("How long it must run at least.") })
  },
  "load-failed/command-unnoticed": {
    meaning: "the app received almost nothing while load-command ran",
    data: () => strictObject({
      ...command2,
      receivedBytes: bytes.nullable().describe("Bytes that the app received. Null if unknown."),
      cpuMs: millis2.nullable().describe("CPU time that the app used. Null if unknown.")
    })
  },
  "job-failed/exit-code": {
    meaning: "the batch job ended with an exit code that is not in exit-codes",
    data: () => strictObject({
      exitCode: exit().shape.exitCode,
      expected: array(number().int()).describe("The exit codes of a success.")
    })
  },
  "job-unfinished/time-up": {
    meaning: "the batch job still ran at the end of duration",
    data: () => strictObject({ afterMs: millis2.describe("How long memgate waited.") })
  },
  "too-few-samples/none": {
    meaning: "there is no sample in the load phase",
    data: () => strictObject({ phase, isFromFiles })
  },
  "too-few-samples/few": {
    meaning: "there are too few samples in the load phase",
    data: () => strictObject({
      phase,
      samples: count.describe("Number of samples."),
      minSamples: count.describe("The lowest number that is enough."),
      isFromFiles
    })
  },
  "too-few-samples/gap": {
    meaning: "a gap between two samples is too long",
    data: () => strictObject({
      phase,
      gapMs: millis2.describe("The longest time without a sample."),
      maxGapMs: millis2.describe("The longest time that is accepted."),
      isFromFiles
    })
  },
  "too-few-samples/late": {
    meaning: "the first sample came too late",
    data: () => strictObject({
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
    data: () => strictObject({
      why: string().nullable().describe("The reason that the program gave. Null without one.")
    })
  },
  "interrupted/caller-failed": {
    meaning: "onProgress or log of the program that uses memgate as a library threw an error",
    data: none
  },
  "internal-error/unexpected": {
    meaning: "memgate itself failed",
    data: () => strictObject({ error: errorText2.describe("The message of the error, and the place in memgate.") })
  }
};

// src/model/stop-codes.ts
var stopCodes = { ...adapterCodes, ...runCodes };
var stopCodeNames = Object.keys(stopCodes);
var dataSchemas = /* @__PURE__ */ new Map();
function dataSchemaOf(code) {
  const schema = dataSchemas.get(code) ?? stopCodes[code].data();
  dataSchemas.set(code, schema);
  return schema;
}

// src/model/added-field.ts
var addedFields = registry();
function added(schema, ifMissing) {
  const field = schema.describe(schema.description ?? "");
  addedFields.add(field, { ifMissing });
  return field;
}

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
      return hasNamedParent ? described(clone(derive(parent)), descriptionOf(part) ?? "") : derived(part, derive);
    }
    const known = named.get(part) ?? derived(part, derive);
    globalRegistry.add(known, { ...globalRegistry.get(known), id });
    named.set(part, known);
    return known;
  };
  return derive(schema);
}
function idOf(schema) {
  return globalRegistry.get(schema)?.id;
}
function descriptionOf(schema) {
  return globalRegistry.get(schema)?.description;
}
function described(schema, description) {
  if (description !== void 0) globalRegistry.add(schema, { description });
  return schema;
}
function derived(schema, derive) {
  const field = addedFields.get(schema);
  const tolerant = tolerantOf(schema, derive);
  const withDefault = field === void 0 ? tolerant : new $ZodDefault({ type: "default", innerType: tolerant, defaultValue: field.ifMissing });
  return described(withDefault, descriptionOf(schema));
}
function tolerantOf(schema, derive) {
  if (schema instanceof ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, derive(field)]);
    return new $ZodObject({ type: "object", shape: Object.fromEntries(fields) });
  }
  if (schema instanceof ZodArray) {
    return new $ZodArray({
      type: "array",
      element: derive(schema.element),
      checks: withMaximum(schema.def.checks, maxListLength)
    });
  }
  if (schema instanceof ZodString) {
    return new $ZodString({ ...schema.def, checks: withMaximum(schema.def.checks, maxTextLength) });
  }
  if (schema instanceof ZodNullable) {
    return new $ZodNullable({ type: "nullable", innerType: derive(schema.unwrap()) });
  }
  if (schema instanceof ZodOptional) {
    return new $ZodOptional({ type: "optional", innerType: derive(schema.unwrap()) });
  }
  if (schema instanceof ZodDiscriminatedUnion) {
    return new $ZodDiscriminatedUnion({ ...schema.def, options: schema.options.map((option) => derive(option)) });
  }
  if (schema instanceof ZodUnion) {
    return new $ZodUnion({ ...schema.def, options: schema.options.map((option) => derive(option)) });
  }
  return schema;
}
function withMaximum(checks = [], maximum) {
  const hasMaximum = checks.some(({ _zod }) => _zod.def.check === "max_length");
  return hasMaximum ? [...checks] : [...checks, _maxLength(maximum)];
}

// src/model/outcome.ts
var completedSchema = strictObject({
  kind: literal("completed").describe("completed: all phases ran. stopped: the run ended early.")
});
function stoppedSchemaOf(code) {
  return strictObject({
    kind: literal("stopped"),
    reason: literal(reasonOf(code)).describe("The reason why a run is inconclusive."),
    code: literal(code).describe("What happened, in detail. The part before the slash is the reason."),
    data: dataSchemaOf(code).describe("The measured values that belong to the code."),
    message: string().describe("One sentence with the measured values.")
  }).describe(stopCodes[code].meaning);
}
function outcomeSchemaOf(codes) {
  const [first, ...others] = codes.map(stoppedSchemaOf);
  const stopped = first === void 0 ? [] : [discriminatedUnion("code", [first, ...others], { error: "unknown code" })];
  const schema = discriminatedUnion("kind", [completedSchema, ...stopped]).describe("How the run ended: completed after all phases, or stopped early.");
  return schema;
}

// src/model/evidence.ts
var bytes2 = number().int().min(0);
var millis3 = number().min(0);
var count2 = number().int().min(0);
var inconclusiveReasonSchema = _enum([
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
var compositionSchema = strictObject({
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
var peakSchema = strictObject({
  workingSetBytes: bytes2.describe(
    "The highest working set: usage \u2212 inactive file cache \u2212 transient file cache, never below 0."
  ),
  ratio: number().min(0).describe("workingSetBytes \xF7 limitBytes, unrounded."),
  phase: phaseNameSchema,
  atMs: millis3.describe("Milliseconds after container start (timeOrigin)."),
  source: string().describe("The sampling source that measured the peak."),
  usageBytes: bytes2.describe("All memory charged to the cgroup at that sample."),
  inactiveFileBytes: bytes2.describe("Inactive file cache at that sample."),
  transientFileBytes: bytes2.describe(
    "Active file cache at that sample that was active for less than 2 s. It does not count: the kernel keeps pages there for a moment while it writes them to disk."
  ),
  composition: compositionSchema
});
var witnessSchema = strictObject({
  name: _enum(["event", "inspect", "cgroup", "kernel-log"]).describe(
    "event: the engine's `oom` event. inspect: State.OOMKilled of the container. cgroup: the oom_kill counter of its cgroup. kernel-log: the kernel's log."
  ),
  atMs: millis3.nullable().describe(
    "Milliseconds after container start at which this witness first reported a kill. Null if the witness reports no time."
  ),
  phase: phaseNameSchema.nullable().describe("The phase at atMs. Null if atMs is null.")
});
var killedProcessSchema = strictObject({
  pid: count2.describe("PID in the PID namespace of the engine's machine."),
  name: string().describe("The short name of the process (comm), at most 15 characters."),
  anonymousBytes: bytes2.describe("Anonymous memory of the process when the kernel killed it (anon-rss).")
});
var loadPointSchema = strictObject({
  atMs: millis3.describe("End of the interval, in milliseconds after container start."),
  requestsPerSecond: number().min(0).describe("Responses per second in the interval."),
  p99Ms: millis3.nullable().describe("99th percentile of the latency of its responses. Null without a response."),
  failed: count2.describe(
    "Failed requests: responses outside 200\u2013399 (with a scenario: unexpected responses), socket errors, dropped requests and timeouts."
  ),
  connections: number().int().positive().optional().describe(
    "Planned connections at the end of the interval. Absent without stages, because the number does not change then."
  )
});
var latencySchema = strictObject({
  p50: millis3.describe("50th percentile."),
  p90: millis3.describe("90th percentile."),
  p99: millis3.describe("99th percentile."),
  max: millis3.describe("The slowest response.")
}).nullable().describe(
  "Time from the request to the end of the response, in whole milliseconds; 0 means below 1 ms. Null without a response."
);
var loadStepSchema = strictObject({
  once: boolean().describe("True if each user sends it once, before its first turn. With a warmup that is in the warmup."),
  name: string().describe("The name in the scenario, else method and path."),
  line: number().int().positive().describe("Line in the scenario's file at which the request begins."),
  method: string().describe("HTTP method, such as GET."),
  path: string().describe("The path with its placeholders. For a recording, the path without its query."),
  requests: count2.describe("Responses received, of any status."),
  failed: count2.describe("Failed requests: unexpected responses, and requests without a response."),
  errors: count2.describe("The part of failed that got no response."),
  open: count2.describe(
    "Requests that memgate had not yet sent, or that still waited for a response, when the load ended."
  ),
  captureFailures: count2.describe("The part of failed whose response lacked a value to capture."),
  latencyMs: latencySchema,
  firstFailure: string().nullable().describe("Why the first failed request failed. Null if no request failed.")
});
var loadStageSchema = strictObject({
  atMs: millis3.describe("Milliseconds after the beginning of the load phase."),
  connections: number().positive().describe("Active connections. In a pause it is the number before the pause."),
  rate: number().min(0).nullable().describe("Requests per second; 0 in a pause. Null for as fast as the app responds.")
});
var loadSchema = strictObject({
  url: string().describe("The requested URL. With a scenario, the address of the app."),
  method: string().describe("HTTP method, such as GET."),
  via: _enum(["container-address", "published-port", "host-network", "unix-socket"]).describe("How memgate reached the app."),
  connections: number().int().positive().describe("Concurrent connections. With stages, the highest number."),
  rate: number().positive().nullable().describe(
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
  errorRate: number().min(0).max(1).nullable().describe("(errors + non2xx) \xF7 (requests + errors). Null if memgate sent no request."),
  requestsPerSecond: number().min(0).describe("Responses per second over all connections and the whole phase."),
  paced: strictObject({
    due: count2.describe("Requests that the rate, or the rates of the stages, require."),
    sent: count2.describe("The part of due that memgate sent.")
  }).nullable().describe("How closely memgate kept the rate. Null without a rate."),
  statusCodes: record(string().regex(/^[1-9]\d{2}$/), count2).describe("Number of responses by HTTP status."),
  stalledConnections: count2.describe(
    "Stalled connections: for more than half of the phase they waited without a response from 200 to 399 (with a scenario: without an expected response). Pauses do not count."
  ),
  longestResponseGapMs: millis3.describe(
    "The longest time in the load phase without any response while a request was open. Time between the requests of a rate does not count."
  ),
  latencyMs: latencySchema,
  lastError: string().nullable().describe("The last socket error, such as ECONNRESET. Null without a socket error."),
  timeline: array(loadPointSchema).max(600).describe("The load phase in intervals of one second, or longer intervals if it takes more than ten minutes."),
  steps: array(loadStepSchema).max(500).nullable().describe("The requests of the scenario, in the order of its file. Null without a scenario."),
  stages: array(loadStageSchema).nullable().describe("The planned load: two corners per stage, with linear changes between them. Null without stages.")
});
var warmupSchema = strictObject({
  requests: count2.describe("Responses received, of any status."),
  failed: count2.describe(
    "Failed requests: responses outside 200\u2013399 (with a scenario: unexpected responses), and requests without a response. They do not affect the verdict."
  ),
  requestsPerSecond: number().min(0).describe("Responses per second over all connections and the whole warmup."),
  latencyMs: latencySchema
}).nullable().describe("The requests of the warmup. Null without a warmup, or if memgate itself sent no requests.");
var sourceSchema = strictObject({
  name: _enum(["stats-oneshot", "stats-stream", "cgroup-v1", "cgroup-v2"]).describe(
    "stats-oneshot, stats-stream: the Docker stats API, polled or streamed. cgroup-v1, cgroup-v2: the container's cgroup files."
  ),
  intervalMs: millis3.describe("The planned interval between two samples."),
  samples: count2.describe("Number of samples."),
  missed: count2.describe(
    "Readings without a usable value: empty frames, repeated frames and failed reads. They never count as 0."
  ),
  maxGapMs: millis3.nullable().describe("The longest time between two of its samples. Null with fewer than two samples.")
});
var phaseSchema = strictObject({
  name: phaseNameSchema,
  startMs: millis3.describe("Milliseconds after container start."),
  endMs: millis3.describe("Milliseconds after container start."),
  samples: count2.describe("Number of samples of all sources together."),
  maxGapMs: millis3.describe(
    "The longest time without a sample from any source. A gap that began before the phase counts in full; a gap that goes on after the phase counts up to the end of the phase. Time before the first sample of the run does not count."
  ),
  peakBytes: bytes2.nullable().describe("The highest working set in the phase. Null without a sample.")
});
var engineSchema = strictObject({
  host: string().describe("The address of the engine."),
  version: string().describe("The engine's version, such as 28.5.2."),
  apiVersion: string().describe("The highest version of the Docker API that the engine supports."),
  cgroupVersion: _enum(["1", "2"]).nullable().describe("Null if the engine does not report it."),
  cgroupDriver: string().nullable().describe("cgroupfs or systemd. Null if the engine does not report it."),
  kernelVersion: string().describe("Kernel version of the engine's machine, in the form of uname -r."),
  operatingSystem: string().describe("Operating system of the engine's machine."),
  memoryBytes: bytes2.describe("Memory of the engine's machine.")
});
var containerSchema = strictObject({
  id: string().describe("The full ID: 64 hexadecimal digits."),
  name: string().describe("The container's name. memgate names its own containers memgate-ID."),
  image: string().describe("For messages: the requested image, the build folder, the Compose service, or the container's name."),
  imageId: string().nullable().describe("Digest of the image. Null if unknown."),
  startedAt: string().nullable().describe("ISO 8601, by the engine's clock. Null if the container never started."),
  finishedAt: string().nullable().describe("ISO 8601, by the engine's clock. Null if the container never ended."),
  wasRunning: boolean().describe(
    "True if the container already ran before the run. memgate left it running, and the figures cover the run only."
  ),
  exitedByItself: boolean().describe("True if the container ended before memgate stopped it."),
  exitCode: number().int().nullable().describe("Exit code of a container that ended by itself. Null if memgate ended it, with SIGKILL."),
  memoryBytes: bytes2.nullable().describe("HostConfig.Memory, read back after container start. Null if it could not be read."),
  memorySwapBytes: number().int().nullable().describe(
    "HostConfig.MemorySwap, read back after container start: memory and swap together. -1 means unlimited. Null if it could not be read."
  ),
  cgroupLimitBytes: bytes2.nullable().describe("The limit that the kernel applies, a multiple of its page size. Null if no source reported it."),
  logTail: array(string()).describe(
    "The last log lines of the container, if the run ended early, a request, command or job failed, or a process was OOM-killed. Empty otherwise."
  )
});
var activitySchema = strictObject({
  receivedBytes: bytes2.nullable().describe(
    "Bytes that the app received over its networks. Null if it has no network of its own, or if the engine does not count them."
  ),
  cpuMs: millis3.nullable().describe("CPU time that the app used. Null if the engine does not count it.")
});
var workloadSchema = discriminatedUnion("kind", [
  strictObject({
    kind: literal("command").describe("command: a load-command. none: a batch job."),
    command: string().describe("The words of the command."),
    exitCode: number().int().nullable().describe("Null if a signal or memgate ended the command, or if the exit code is unknown."),
    signal: string().nullable().describe(
      "The signal that ended the command, such as SIGKILL, if memgate did not send it. Null without such a signal, or if unknown."
    ),
    durationMs: millis3.describe("How long the command ran: the load phase."),
    wasToEnd: boolean().describe(
      "True if memgate ended the command after the duration that the user set for it. This is a normal end."
    ),
    app: activitySchema.nullable().describe(
      "What the app received and how much CPU time it used while the command ran. Null if the app has no TCP port, or if the run stopped before the values were known."
    )
  }),
  strictObject({
    kind: literal("none").describe("A batch job (load none). memgate sent it no requests."),
    durationMs: millis3.describe("How long the job ran."),
    exitCodes: array(number().int()).describe("The exit codes of a success.")
  })
]).describe("The workload, if it is not memgate's own requests.");
var runFields = {
  memgateVersion: string().describe("Version of memgate."),
  createdAt: string().describe("ISO 8601: the beginning of the run."),
  durationMs: millis3.describe("Wall time of the whole run, in milliseconds."),
  timeOrigin: string().nullable().describe(
    "ISO 8601: container start, the moment at which memgate asked the engine to start the container. Every atMs, startMs and endMs counts from it. Null if memgate did not start the container."
  ),
  requestedLimitBytes: bytes2.describe("The requested limit."),
  limitBytes: bytes2.describe(
    "The limit that the peak is compared with. If the kernel rounded the requested limit down to whole pages, the rounded limit, else the requested limit."
  )
};
var measuredFields = {
  peak: peakSchema.nullable().describe("The peak. Null without a sample."),
  instantPeakBytes: bytes2.nullable().describe(
    "The highest usage \u2212 inactive file cache of any sample: the peak with transient file cache. Null without a sample."
  ),
  kernelPeakBytes: bytes2.nullable().describe(
    "The kernel's peak usage (memory.peak, memory.max_usage_in_bytes), file cache included. The working set was never above it. Null if the kernel does not report it, or if memgate could not read it at the end of the run."
  ),
  oom: strictObject({
    killed: boolean().describe("True if the kernel OOM-killed a process in the container."),
    processKills: count2.nullable().describe("Kills by the cgroup's oom_kill counter. Null if memgate could not read it."),
    groupKills: count2.nullable().describe(
      "Kills of the whole cgroup at once (memory.oom.group, which Kubernetes sets), by the oom_group_kill counter. Null if memgate could not read it, as on cgroup v1 and before Linux 5.17."
    ),
    processes: array(killedProcessSchema).nullable().describe(
      "The killed processes, in the order of the kernel's log. Null if memgate cannot read that log, for example without root."
    ),
    witnesses: array(witnessSchema).describe("The witnesses that reported an OOM kill. Empty without an OOM kill.")
  }).describe("OOM kills in the container."),
  pressure: strictObject({
    someMs: millis3.describe("Time during which at least one process waited."),
    fullMs: millis3.describe("Time during which all processes waited at the same time.")
  }).nullable().describe(
    "How long processes of the container were stalled for lack of memory (memory.pressure). Null on cgroup v1, and with a kernel without pressure stall information."
  ),
  phases: array(phaseSchema).describe("The phases that the run reached, in order."),
  load: loadSchema.nullable().describe(
    "The requests of the load phase. Null if the load phase did not begin, if the load process failed, or if memgate itself sent no requests."
  ),
  warmup: added(warmupSchema, null),
  workload: workloadSchema.nullable().describe("The load command or batch job. Null if memgate itself sends the requests, or if it had not ended."),
  sampling: strictObject({
    sources: array(sourceSchema).describe("The sources, sampled side by side. The peak is the highest value of any source."),
    startedMs: millis3.nullable().describe(
      "Milliseconds after timeOrigin at which the engine reported that the container was started. Null if it did not."
    ),
    firstSampleMs: millis3.nullable().describe(
      "Milliseconds after timeOrigin at which memgate took the first sample. This includes the engine's time to start the container. Null without a sample."
    ),
    notice: string().nullable().describe("Why memgate did not read the cgroup files. Null if it read them.")
  }).describe("How memgate sampled."),
  engine: engineSchema.nullable().describe("The engine. Null if no engine responded."),
  container: containerSchema.nullable().describe("The container. Null if memgate did not create one."),
  notices: array(string()).describe("Facts that do not change the verdict, one sentence each."),
  compositions: array(strictObject({ atMs: millis3.describe("Milliseconds after container start."), ...compositionSchema.shape })).max(1e3).describe("The breakdown over time, at even intervals."),
  series: array(
    strictObject({
      atMs: millis3.describe("Milliseconds after container start."),
      workingSetBytes: bytes2.describe("Working set, as in peak."),
      usageBytes: bytes2.describe("Usage, as in peak.")
    })
  ).max(2e3).describe(
    "The working set over time, reduced to fewer points. Each interval keeps its lowest and its highest sample, so no peak is lost. samples.csv has all samples."
  )
};
function evidenceFieldsOf(codes) {
  return { ...runFields, outcome: outcomeSchemaOf(codes), ...measuredFields };
}
var evidenceSchema = once(() => strictObject(evidenceFieldsOf(stopCodeNames)));

// src/report/model/schema.ts
function formatFields(url2) {
  return {
    $schema: added(string().describe("The address of the file's JSON Schema."), url2),
    schemaVersion: literal(schemaVersion).describe("The version of the format. It rises if a field is removed, or if its meaning changes.")
  };
}
function verdictSchemaOf(codes) {
  const all = codes.map(dataSchemaOf);
  const data = all.length === 0 ? _null() : union(all).nullable();
  return strictObject({
    kind: _enum(["pass", "over-ratio", "oom-killed", "inconclusive"]).describe("pass: the peak is within the threshold. over-ratio, oom-killed and inconclusive fail the check."),
    reason: inconclusiveReasonSchema.nullable().describe("The reason of an inconclusive verdict. Null otherwise."),
    code: _enum(stopCodeNames).nullable().describe("The reason in detail: the part before the slash is the reason. Null without a reason."),
    // The compiler cannot follow the list of codes.
    data: data.describe(
      "The measured values that belong to the code, as in outcome.data. Null without a reason."
    ),
    proof: _enum(["proven", "sampled"]).nullable().describe(
      "How certain a pass is. proven: the kernel's peak usage shows that no moment was above the threshold. sampled: no sample was above it. Null without a pass."
    ),
    message: string().describe("The verdict in one sentence. Its text may change.")
  });
}
function reportSchemaOf(codes) {
  return strictObject({
    ...formatFields(reportSchemaUrl),
    identity: added(identitySchema, unknownIdentity),
    verdict: verdictSchemaOf(codes).describe("The verdict on the evidence with maxRatio and maxErrorRate."),
    maxRatio: number().gt(0).max(1).describe("The highest peak \xF7 limit that passes. The threshold is maxRatio \xD7 limitBytes."),
    maxErrorRate: number().min(0).lt(1).describe("The highest accepted share of failed requests in the load phase."),
    suggestedLimitBytes: number().int().min(0).nullable().describe(
      "Lowest limit in whole MiB with which this peak passes, in bytes: peak \xF7 maxRatio, rounded up. After an OOM kill it starts from the higher of limit and peak, and the real need is above it. Null if the run is inconclusive, ended early without an OOM kill, or has no peak."
    ),
    ...evidenceFieldsOf(codes)
  }).describe("The evidence of one run of memgate and the verdict on it.");
}
var reportSchema = once(() => reportSchemaOf(stopCodeNames));

// src/report/model/gates-file.ts
var setFile = "gates.json";
var gateFields = {
  name: string().regex(new RegExp(gateNamePattern)).describe("The gate's name, which is also the name of the folder with its report."),
  refused: discriminatedUnion("reason", [
    strictObject({
      reason: literal("bad-input").describe("bad-input: the gate's input was wrong. interrupted: the run was interrupted before the gate."),
      code: _enum(badInputCodes).describe("The reason as a code."),
      why: string().describe("The reason in one sentence.")
    }),
    strictObject({
      reason: literal("interrupted"),
      code: _enum(stopCodeNames).describe("The reason as a code."),
      why: string().describe("The reason in one sentence.")
    })
  ]).nullable().describe("Why the gate has no report. Null if it has one.")
};
var setSchema = strictObject({
  ...formatFields(gatesSchemaUrl),
  gates: array(strictObject(gateFields)).min(1).max(1e3).refine(
    (gates) => new Set(gates.map(({ name }) => name.toLowerCase())).size === gates.length,
    "a gate is listed twice"
  ).describe("The gates, in the order of the file.")
}).describe("The gates of one run of memgate.");
function parseSet(file) {
  return safeParse(readingSchemaOf(setSchema), file, { jitless: true });
}
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

// src/yaml/diagnostics.ts
var maxLength = 1e3;
var maxShown = 100;
function createDiagnostics() {
  const all = /* @__PURE__ */ new Map();
  const add = (kind, { place, path }, message) => {
    all.set(`${kind} ${diagnosticText({ place, path }, message)}`, { kind, place, path, message });
  };
  const textsOf = (isWanted) => inOrder([...all.values()].filter(({ kind }) => isWanted(kind)));
  return {
    errors: () => textsOf((kind) => kind === "error"),
    notices: () => textsOf((kind) => kind !== "error"),
    error: (location, message) => add("error", location, message),
    warning: (location, message) => add("warning", location, message),
    unsupported: (location, instead) => add("unsupported", location, `is not applied: ${instead}`)
  };
}
function inOrder(diagnostics) {
  const sorted = diagnostics.toSorted(
    ({ place: a }, { place: b }) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
  );
  const shown = sorted.slice(0, maxShown).map((one) => diagnosticText(one, one.message));
  const [next] = sorted.slice(maxShown);
  if (next === void 0) return shown;
  return [...shown, diagnosticText({ ...next, path: "" }, `${sorted.length - maxShown} more of these follow`)];
}
function diagnosticText({ place, path }, message) {
  const text = `${placeText(place)}: ${path === "" ? "" : `${path} `}${message}`;
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}\u2026` : text;
  return shown.replace(new RegExp("\\p{Cc}+", "gu"), " ");
}
function placeText({ file, line: line2 }) {
  return line2 === null ? file : `${file}:${line2}`;
}

// node_modules/jsonc-parser/lib/esm/impl/scanner.js
function createScanner(text, ignoreTrivia = false) {
  const len = text.length;
  let pos = 0, value = "", tokenOffset = 0, token = 16, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0;
  function scanHexDigits(count3, exact) {
    let digits = 0;
    let value2 = 0;
    while (digits < count3 || !exact) {
      let ch = text.charCodeAt(pos);
      if (ch >= 48 && ch <= 57) {
        value2 = value2 * 16 + ch - 48;
      } else if (ch >= 65 && ch <= 70) {
        value2 = value2 * 16 + ch - 65 + 10;
      } else if (ch >= 97 && ch <= 102) {
        value2 = value2 * 16 + ch - 97 + 10;
      } else {
        break;
      }
      pos++;
      digits++;
    }
    if (digits < count3) {
      value2 = -1;
    }
    return value2;
  }
  function setPosition(newPosition) {
    pos = newPosition;
    value = "";
    tokenOffset = 0;
    token = 16;
    scanError = 0;
  }
  function scanNumber() {
    let start = pos;
    if (text.charCodeAt(pos) === 48) {
      pos++;
    } else {
      pos++;
      while (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
      }
    }
    if (pos < text.length && text.charCodeAt(pos) === 46) {
      pos++;
      if (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
        while (pos < text.length && isDigit(text.charCodeAt(pos))) {
          pos++;
        }
      } else {
        scanError = 3;
        return text.substring(start, pos);
      }
    }
    let end = pos;
    if (pos < text.length && (text.charCodeAt(pos) === 69 || text.charCodeAt(pos) === 101)) {
      pos++;
      if (pos < text.length && text.charCodeAt(pos) === 43 || text.charCodeAt(pos) === 45) {
        pos++;
      }
      if (pos < text.length && isDigit(text.charCodeAt(pos))) {
        pos++;
        while (pos < text.length && isDigit(text.charCodeAt(pos))) {
          pos++;
        }
        end = pos;
      } else {
        scanError = 3;
      }
    }
    return text.substring(start, end);
  }
  function scanString() {
    let result = "", start = pos;
    while (true) {
      if (pos >= len) {
        result += text.substring(start, pos);
        scanError = 2;
        break;
      }
      const ch = text.charCodeAt(pos);
      if (ch === 34) {
        result += text.substring(start, pos);
        pos++;
        break;
      }
      if (ch === 92) {
        result += text.substring(start, pos);
        pos++;
        if (pos >= len) {
          scanError = 2;
          break;
        }
        const ch2 = text.charCodeAt(pos++);
        switch (ch2) {
          case 34:
            result += '"';
            break;
          case 92:
            result += "\\";
            break;
          case 47:
            result += "/";
            break;
          case 98:
            result += "\b";
            break;
          case 102:
            result += "\f";
            break;
          case 110:
            result += "\n";
            break;
          case 114:
            result += "\r";
            break;
          case 116:
            result += "	";
            break;
          case 117:
            const ch3 = scanHexDigits(4, true);
            if (ch3 >= 0) {
              result += String.fromCharCode(ch3);
            } else {
              scanError = 4;
            }
            break;
          default:
            scanError = 5;
        }
        start = pos;
        continue;
      }
      if (ch >= 0 && ch <= 31) {
        if (isLineBreak(ch)) {
          result += text.substring(start, pos);
          scanError = 2;
          break;
        } else {
          scanError = 6;
        }
      }
      pos++;
    }
    return result;
  }
  function scanNext() {
    value = "";
    scanError = 0;
    tokenOffset = pos;
    lineStartOffset = lineNumber;
    prevTokenLineStartOffset = tokenLineStartOffset;
    if (pos >= len) {
      tokenOffset = len;
      return token = 17;
    }
    let code = text.charCodeAt(pos);
    if (isWhiteSpace(code)) {
      do {
        pos++;
        value += String.fromCharCode(code);
        code = text.charCodeAt(pos);
      } while (isWhiteSpace(code));
      return token = 15;
    }
    if (isLineBreak(code)) {
      pos++;
      value += String.fromCharCode(code);
      if (code === 13 && text.charCodeAt(pos) === 10) {
        pos++;
        value += "\n";
      }
      lineNumber++;
      tokenLineStartOffset = pos;
      return token = 14;
    }
    switch (code) {
      // tokens: []{}:,
      case 123:
        pos++;
        return token = 1;
      case 125:
        pos++;
        return token = 2;
      case 91:
        pos++;
        return token = 3;
      case 93:
        pos++;
        return token = 4;
      case 58:
        pos++;
        return token = 6;
      case 44:
        pos++;
        return token = 5;
      // strings
      case 34:
        pos++;
        value = scanString();
        return token = 10;
      // comments
      case 47:
        const start = pos - 1;
        if (text.charCodeAt(pos + 1) === 47) {
          pos += 2;
          while (pos < len) {
            if (isLineBreak(text.charCodeAt(pos))) {
              break;
            }
            pos++;
          }
          value = text.substring(start, pos);
          return token = 12;
        }
        if (text.charCodeAt(pos + 1) === 42) {
          pos += 2;
          const safeLength = len - 1;
          let commentClosed = false;
          while (pos < safeLength) {
            const ch = text.charCodeAt(pos);
            if (ch === 42 && text.charCodeAt(pos + 1) === 47) {
              pos += 2;
              commentClosed = true;
              break;
            }
            pos++;
            if (isLineBreak(ch)) {
              if (ch === 13 && text.charCodeAt(pos) === 10) {
                pos++;
              }
              lineNumber++;
              tokenLineStartOffset = pos;
            }
          }
          if (!commentClosed) {
            pos++;
            scanError = 1;
          }
          value = text.substring(start, pos);
          return token = 13;
        }
        value += String.fromCharCode(code);
        pos++;
        return token = 16;
      // numbers
      case 45:
        value += String.fromCharCode(code);
        pos++;
        if (pos === len || !isDigit(text.charCodeAt(pos))) {
          return token = 16;
        }
      // found a minus, followed by a number so
      // we fall through to proceed with scanning
      // numbers
      case 48:
      case 49:
      case 50:
      case 51:
      case 52:
      case 53:
      case 54:
      case 55:
      case 56:
      case 57:
        value += scanNumber();
        return token = 11;
      // literals and unknown symbols
      default:
        while (pos < len && isUnknownContentCharacter(code)) {
          pos++;
          code = text.charCodeAt(pos);
        }
        if (tokenOffset !== pos) {
          value = text.substring(tokenOffset, pos);
          switch (value) {
            case "true":
              return token = 8;
            case "false":
              return token = 9;
            case "null":
              return token = 7;
          }
          return token = 16;
        }
        value += String.fromCharCode(code);
        pos++;
        return token = 16;
    }
  }
  function isUnknownContentCharacter(code) {
    if (isWhiteSpace(code) || isLineBreak(code)) {
      return false;
    }
    switch (code) {
      case 125:
      case 93:
      case 123:
      case 91:
      case 34:
      case 58:
      case 44:
      case 47:
        return false;
    }
    return true;
  }
  function scanNextNonTrivia() {
    let result;
    do {
      result = scanNext();
    } while (result >= 12 && result <= 15);
    return result;
  }
  return {
    setPosition,
    getPosition: () => pos,
    scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
    getToken: () => token,
    getTokenValue: () => value,
    getTokenOffset: () => tokenOffset,
    getTokenLength: () => pos - tokenOffset,
    getTokenStartLine: () => lineStartOffset,
    getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
    getTokenError: () => scanError
  };
}
function isWhiteSpace(ch) {
  return ch === 32 || ch === 9;
}
function isLineBreak(ch) {
  return ch === 10 || ch === 13;
}
function isDigit(ch) {
  return ch >= 48 && ch <= 57;
}
var CharacterCodes;
(function(CharacterCodes2) {
  CharacterCodes2[CharacterCodes2["lineFeed"] = 10] = "lineFeed";
  CharacterCodes2[CharacterCodes2["carriageReturn"] = 13] = "carriageReturn";
  CharacterCodes2[CharacterCodes2["space"] = 32] = "space";
  CharacterCodes2[CharacterCodes2["_0"] = 48] = "_0";
  CharacterCodes2[CharacterCodes2["_1"] = 49] = "_1";
  CharacterCodes2[CharacterCodes2["_2"] = 50] = "_2";
  CharacterCodes2[CharacterCodes2["_3"] = 51] = "_3";
  CharacterCodes2[CharacterCodes2["_4"] = 52] = "_4";
  CharacterCodes2[CharacterCodes2["_5"] = 53] = "_5";
  CharacterCodes2[CharacterCodes2["_6"] = 54] = "_6";
  CharacterCodes2[CharacterCodes2["_7"] = 55] = "_7";
  CharacterCodes2[CharacterCodes2["_8"] = 56] = "_8";
  CharacterCodes2[CharacterCodes2["_9"] = 57] = "_9";
  CharacterCodes2[CharacterCodes2["a"] = 97] = "a";
  CharacterCodes2[CharacterCodes2["b"] = 98] = "b";
  CharacterCodes2[CharacterCodes2["c"] = 99] = "c";
  CharacterCodes2[CharacterCodes2["d"] = 100] = "d";
  CharacterCodes2[CharacterCodes2["e"] = 101] = "e";
  CharacterCodes2[CharacterCodes2["f"] = 102] = "f";
  CharacterCodes2[CharacterCodes2["g"] = 103] = "g";
  CharacterCodes2[CharacterCodes2["h"] = 104] = "h";
  CharacterCodes2[CharacterCodes2["i"] = 105] = "i";
  CharacterCodes2[CharacterCodes2["j"] = 106] = "j";
  CharacterCodes2[CharacterCodes2["k"] = 107] = "k";
  CharacterCodes2[CharacterCodes2["l"] = 108] = "l";
  CharacterCodes2[CharacterCodes2["m"] = 109] = "m";
  CharacterCodes2[CharacterCodes2["n"] = 110] = "n";
  CharacterCodes2[CharacterCodes2["o"] = 111] = "o";
  CharacterCodes2[CharacterCodes2["p"] = 112] = "p";
  CharacterCodes2[CharacterCodes2["q"] = 113] = "q";
  CharacterCodes2[CharacterCodes2["r"] = 114] = "r";
  CharacterCodes2[CharacterCodes2["s"] = 115] = "s";
  CharacterCodes2[CharacterCodes2["t"] = 116] = "t";
  CharacterCodes2[CharacterCodes2["u"] = 117] = "u";
  CharacterCodes2[CharacterCodes2["v"] = 118] = "v";
  CharacterCodes2[CharacterCodes2["w"] = 119] = "w";
  CharacterCodes2[CharacterCodes2["x"] = 120] = "x";
  CharacterCodes2[CharacterCodes2["y"] = 121] = "y";
  CharacterCodes2[CharacterCodes2["z"] = 122] = "z";
  CharacterCodes2[CharacterCodes2["A"] = 65] = "A";
  CharacterCodes2[CharacterCodes2["B"] = 66] = "B";
  CharacterCodes2[CharacterCodes2["C"] = 67] = "C";
  CharacterCodes2[CharacterCodes2["D"] = 68] = "D";
  CharacterCodes2[CharacterCodes2["E"] = 69] = "E";
  CharacterCodes2[CharacterCodes2["F"] = 70] = "F";
  CharacterCodes2[CharacterCodes2["G"] = 71] = "G";
  CharacterCodes2[CharacterCodes2["H"] = 72] = "H";
  CharacterCodes2[CharacterCodes2["I"] = 73] = "I";
  CharacterCodes2[CharacterCodes2["J"] = 74] = "J";
  CharacterCodes2[CharacterCodes2["K"] = 75] = "K";
  CharacterCodes2[CharacterCodes2["L"] = 76] = "L";
  CharacterCodes2[CharacterCodes2["M"] = 77] = "M";
  CharacterCodes2[CharacterCodes2["N"] = 78] = "N";
  CharacterCodes2[CharacterCodes2["O"] = 79] = "O";
  CharacterCodes2[CharacterCodes2["P"] = 80] = "P";
  CharacterCodes2[CharacterCodes2["Q"] = 81] = "Q";
  CharacterCodes2[CharacterCodes2["R"] = 82] = "R";
  CharacterCodes2[CharacterCodes2["S"] = 83] = "S";
  CharacterCodes2[CharacterCodes2["T"] = 84] = "T";
  CharacterCodes2[CharacterCodes2["U"] = 85] = "U";
  CharacterCodes2[CharacterCodes2["V"] = 86] = "V";
  CharacterCodes2[CharacterCodes2["W"] = 87] = "W";
  CharacterCodes2[CharacterCodes2["X"] = 88] = "X";
  CharacterCodes2[CharacterCodes2["Y"] = 89] = "Y";
  CharacterCodes2[CharacterCodes2["Z"] = 90] = "Z";
  CharacterCodes2[CharacterCodes2["asterisk"] = 42] = "asterisk";
  CharacterCodes2[CharacterCodes2["backslash"] = 92] = "backslash";
  CharacterCodes2[CharacterCodes2["closeBrace"] = 125] = "closeBrace";
  CharacterCodes2[CharacterCodes2["closeBracket"] = 93] = "closeBracket";
  CharacterCodes2[CharacterCodes2["colon"] = 58] = "colon";
  CharacterCodes2[CharacterCodes2["comma"] = 44] = "comma";
  CharacterCodes2[CharacterCodes2["dot"] = 46] = "dot";
  CharacterCodes2[CharacterCodes2["doubleQuote"] = 34] = "doubleQuote";
  CharacterCodes2[CharacterCodes2["minus"] = 45] = "minus";
  CharacterCodes2[CharacterCodes2["openBrace"] = 123] = "openBrace";
  CharacterCodes2[CharacterCodes2["openBracket"] = 91] = "openBracket";
  CharacterCodes2[CharacterCodes2["plus"] = 43] = "plus";
  CharacterCodes2[CharacterCodes2["slash"] = 47] = "slash";
  CharacterCodes2[CharacterCodes2["formFeed"] = 12] = "formFeed";
  CharacterCodes2[CharacterCodes2["tab"] = 9] = "tab";
})(CharacterCodes || (CharacterCodes = {}));

// node_modules/jsonc-parser/lib/esm/impl/string-intern.js
var cachedSpaces = new Array(20).fill(0).map((_, index) => {
  return " ".repeat(index);
});
var maxCachedValues = 200;
var cachedBreakLinesWithSpaces = {
  " ": {
    "\n": new Array(maxCachedValues).fill(0).map((_, index) => {
      return "\n" + " ".repeat(index);
    }),
    "\r": new Array(maxCachedValues).fill(0).map((_, index) => {
      return "\r" + " ".repeat(index);
    }),
    "\r\n": new Array(maxCachedValues).fill(0).map((_, index) => {
      return "\r\n" + " ".repeat(index);
    })
  },
  "	": {
    "\n": new Array(maxCachedValues).fill(0).map((_, index) => {
      return "\n" + "	".repeat(index);
    }),
    "\r": new Array(maxCachedValues).fill(0).map((_, index) => {
      return "\r" + "	".repeat(index);
    }),
    "\r\n": new Array(maxCachedValues).fill(0).map((_, index) => {
      return "\r\n" + "	".repeat(index);
    })
  }
};

// node_modules/jsonc-parser/lib/esm/impl/parser.js
var ParseOptions;
(function(ParseOptions2) {
  ParseOptions2.DEFAULT = {
    allowTrailingComma: false
  };
})(ParseOptions || (ParseOptions = {}));
function visit(text, visitor, options = ParseOptions.DEFAULT) {
  const _scanner = createScanner(text, false);
  const _jsonPath = [];
  let suppressedCallbacks = 0;
  function toNoArgVisit(visitFunction) {
    return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
  }
  function toOneArgVisit(visitFunction) {
    return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
  }
  function toOneArgVisitWithPath(visitFunction) {
    return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
  }
  function toBeginVisit(visitFunction) {
    return visitFunction ? () => {
      if (suppressedCallbacks > 0) {
        suppressedCallbacks++;
      } else {
        let cbReturn = visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice());
        if (cbReturn === false) {
          suppressedCallbacks = 1;
        }
      }
    } : () => true;
  }
  function toEndVisit(visitFunction) {
    return visitFunction ? () => {
      if (suppressedCallbacks > 0) {
        suppressedCallbacks--;
      }
      if (suppressedCallbacks === 0) {
        visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
      }
    } : () => true;
  }
  const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
  const disallowComments = options && options.disallowComments;
  const allowTrailingComma = options && options.allowTrailingComma;
  function scanNext() {
    while (true) {
      const token = _scanner.scan();
      switch (_scanner.getTokenError()) {
        case 4:
          handleError(
            14
            /* ParseErrorCode.InvalidUnicode */
          );
          break;
        case 5:
          handleError(
            15
            /* ParseErrorCode.InvalidEscapeCharacter */
          );
          break;
        case 3:
          handleError(
            13
            /* ParseErrorCode.UnexpectedEndOfNumber */
          );
          break;
        case 1:
          if (!disallowComments) {
            handleError(
              11
              /* ParseErrorCode.UnexpectedEndOfComment */
            );
          }
          break;
        case 2:
          handleError(
            12
            /* ParseErrorCode.UnexpectedEndOfString */
          );
          break;
        case 6:
          handleError(
            16
            /* ParseErrorCode.InvalidCharacter */
          );
          break;
      }
      switch (token) {
        case 12:
        case 13:
          if (disallowComments) {
            handleError(
              10
              /* ParseErrorCode.InvalidCommentToken */
            );
          } else {
            onComment();
          }
          break;
        case 16:
          handleError(
            1
            /* ParseErrorCode.InvalidSymbol */
          );
          break;
        case 15:
        case 14:
          break;
        default:
          return token;
      }
    }
  }
  function handleError(error2, skipUntilAfter = [], skipUntil = []) {
    onError(error2);
    if (skipUntilAfter.length + skipUntil.length > 0) {
      let token = _scanner.getToken();
      while (token !== 17) {
        if (skipUntilAfter.indexOf(token) !== -1) {
          scanNext();
          break;
        } else if (skipUntil.indexOf(token) !== -1) {
          break;
        }
        token = scanNext();
      }
    }
  }
  function parseString(isValue) {
    const value = _scanner.getTokenValue();
    if (isValue) {
      onLiteralValue(value);
    } else {
      onObjectProperty(value);
      _jsonPath.push(value);
    }
    scanNext();
    return true;
  }
  function parseLiteral() {
    switch (_scanner.getToken()) {
      case 11:
        const tokenValue = _scanner.getTokenValue();
        let value = Number(tokenValue);
        if (isNaN(value)) {
          handleError(
            2
            /* ParseErrorCode.InvalidNumberFormat */
          );
          value = 0;
        }
        onLiteralValue(value);
        break;
      case 7:
        onLiteralValue(null);
        break;
      case 8:
        onLiteralValue(true);
        break;
      case 9:
        onLiteralValue(false);
        break;
      default:
        return false;
    }
    scanNext();
    return true;
  }
  function parseProperty() {
    if (_scanner.getToken() !== 10) {
      handleError(3, [], [
        2,
        5
        /* SyntaxKind.CommaToken */
      ]);
      return false;
    }
    parseString(false);
    if (_scanner.getToken() === 6) {
      onSeparator(":");
      scanNext();
      if (!parseValue()) {
        handleError(4, [], [
          2,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
    } else {
      handleError(5, [], [
        2,
        5
        /* SyntaxKind.CommaToken */
      ]);
    }
    _jsonPath.pop();
    return true;
  }
  function parseObject() {
    onObjectBegin();
    scanNext();
    let needsComma = false;
    while (_scanner.getToken() !== 2 && _scanner.getToken() !== 17) {
      if (_scanner.getToken() === 5) {
        if (!needsComma) {
          handleError(4, [], []);
        }
        onSeparator(",");
        scanNext();
        if (_scanner.getToken() === 2 && allowTrailingComma) {
          break;
        }
      } else if (needsComma) {
        handleError(6, [], []);
      }
      if (!parseProperty()) {
        handleError(4, [], [
          2,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
      needsComma = true;
    }
    onObjectEnd();
    if (_scanner.getToken() !== 2) {
      handleError(7, [
        2
        /* SyntaxKind.CloseBraceToken */
      ], []);
    } else {
      scanNext();
    }
    return true;
  }
  function parseArray() {
    onArrayBegin();
    scanNext();
    let isFirstElement = true;
    let needsComma = false;
    while (_scanner.getToken() !== 4 && _scanner.getToken() !== 17) {
      if (_scanner.getToken() === 5) {
        if (!needsComma) {
          handleError(4, [], []);
        }
        onSeparator(",");
        scanNext();
        if (_scanner.getToken() === 4 && allowTrailingComma) {
          break;
        }
      } else if (needsComma) {
        handleError(6, [], []);
      }
      if (isFirstElement) {
        _jsonPath.push(0);
        isFirstElement = false;
      } else {
        _jsonPath[_jsonPath.length - 1]++;
      }
      if (!parseValue()) {
        handleError(4, [], [
          4,
          5
          /* SyntaxKind.CommaToken */
        ]);
      }
      needsComma = true;
    }
    onArrayEnd();
    if (!isFirstElement) {
      _jsonPath.pop();
    }
    if (_scanner.getToken() !== 4) {
      handleError(8, [
        4
        /* SyntaxKind.CloseBracketToken */
      ], []);
    } else {
      scanNext();
    }
    return true;
  }
  function parseValue() {
    switch (_scanner.getToken()) {
      case 3:
        return parseArray();
      case 1:
        return parseObject();
      case 10:
        return parseString(true);
      default:
        return parseLiteral();
    }
  }
  scanNext();
  if (_scanner.getToken() === 17) {
    if (options.allowEmptyContent) {
      return true;
    }
    handleError(4, [], []);
    return false;
  }
  if (!parseValue()) {
    handleError(4, [], []);
    return false;
  }
  if (_scanner.getToken() !== 17) {
    handleError(9, [], []);
  }
  return true;
}

// node_modules/jsonc-parser/lib/esm/main.js
var ScanError;
(function(ScanError2) {
  ScanError2[ScanError2["None"] = 0] = "None";
  ScanError2[ScanError2["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
  ScanError2[ScanError2["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
  ScanError2[ScanError2["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
  ScanError2[ScanError2["InvalidUnicode"] = 4] = "InvalidUnicode";
  ScanError2[ScanError2["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
  ScanError2[ScanError2["InvalidCharacter"] = 6] = "InvalidCharacter";
})(ScanError || (ScanError = {}));
var SyntaxKind;
(function(SyntaxKind2) {
  SyntaxKind2[SyntaxKind2["OpenBraceToken"] = 1] = "OpenBraceToken";
  SyntaxKind2[SyntaxKind2["CloseBraceToken"] = 2] = "CloseBraceToken";
  SyntaxKind2[SyntaxKind2["OpenBracketToken"] = 3] = "OpenBracketToken";
  SyntaxKind2[SyntaxKind2["CloseBracketToken"] = 4] = "CloseBracketToken";
  SyntaxKind2[SyntaxKind2["CommaToken"] = 5] = "CommaToken";
  SyntaxKind2[SyntaxKind2["ColonToken"] = 6] = "ColonToken";
  SyntaxKind2[SyntaxKind2["NullKeyword"] = 7] = "NullKeyword";
  SyntaxKind2[SyntaxKind2["TrueKeyword"] = 8] = "TrueKeyword";
  SyntaxKind2[SyntaxKind2["FalseKeyword"] = 9] = "FalseKeyword";
  SyntaxKind2[SyntaxKind2["StringLiteral"] = 10] = "StringLiteral";
  SyntaxKind2[SyntaxKind2["NumericLiteral"] = 11] = "NumericLiteral";
  SyntaxKind2[SyntaxKind2["LineCommentTrivia"] = 12] = "LineCommentTrivia";
  SyntaxKind2[SyntaxKind2["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
  SyntaxKind2[SyntaxKind2["LineBreakTrivia"] = 14] = "LineBreakTrivia";
  SyntaxKind2[SyntaxKind2["Trivia"] = 15] = "Trivia";
  SyntaxKind2[SyntaxKind2["Unknown"] = 16] = "Unknown";
  SyntaxKind2[SyntaxKind2["EOF"] = 17] = "EOF";
})(SyntaxKind || (SyntaxKind = {}));
var visit2 = visit;
var ParseErrorCode;
(function(ParseErrorCode2) {
  ParseErrorCode2[ParseErrorCode2["InvalidSymbol"] = 1] = "InvalidSymbol";
  ParseErrorCode2[ParseErrorCode2["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
  ParseErrorCode2[ParseErrorCode2["PropertyNameExpected"] = 3] = "PropertyNameExpected";
  ParseErrorCode2[ParseErrorCode2["ValueExpected"] = 4] = "ValueExpected";
  ParseErrorCode2[ParseErrorCode2["ColonExpected"] = 5] = "ColonExpected";
  ParseErrorCode2[ParseErrorCode2["CommaExpected"] = 6] = "CommaExpected";
  ParseErrorCode2[ParseErrorCode2["CloseBraceExpected"] = 7] = "CloseBraceExpected";
  ParseErrorCode2[ParseErrorCode2["CloseBracketExpected"] = 8] = "CloseBracketExpected";
  ParseErrorCode2[ParseErrorCode2["EndOfFileExpected"] = 9] = "EndOfFileExpected";
  ParseErrorCode2[ParseErrorCode2["InvalidCommentToken"] = 10] = "InvalidCommentToken";
  ParseErrorCode2[ParseErrorCode2["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
  ParseErrorCode2[ParseErrorCode2["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
  ParseErrorCode2[ParseErrorCode2["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
  ParseErrorCode2[ParseErrorCode2["InvalidUnicode"] = 14] = "InvalidUnicode";
  ParseErrorCode2[ParseErrorCode2["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
  ParseErrorCode2[ParseErrorCode2["InvalidCharacter"] = 16] = "InvalidCharacter";
})(ParseErrorCode || (ParseErrorCode = {}));

// src/yaml/read-json.ts
function readJson(file, text, expected, diagnostics) {
  try {
    return { json: JSON.parse(text) };
  } catch {
    const place = syntaxError(file, text) ?? { file, line: 1, column: 1 };
    diagnostics.error({ place, path: "" }, `invalid JSON; expected ${expected}`);
    return null;
  }
}
function syntaxError(file, text) {
  let found = null;
  const onError = (_code, _offset, _length, line2, character) => {
    found ??= { file, line: line2 + 1, column: character + 1 };
  };
  walk(text, { onError });
  return found;
}
function itemPlaces(file, text, path) {
  const list = JSON.stringify(path);
  let items = [];
  let level = 0;
  const onValue = (line2, character, namesOf) => {
    if (level !== path.length + 1) return;
    const names = namesOf();
    if (typeof names.at(-1) !== "number" || JSON.stringify(names.slice(0, -1)) !== list) return;
    if (names.at(-1) === 0) items = [];
    items.push({ file, line: line2 + 1, column: character + 1 });
  };
  const open = (_offset, _length, line2, character, namesOf) => {
    onValue(line2, character, namesOf);
    level += 1;
  };
  const close = () => {
    level -= 1;
  };
  walk(text, {
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    // The library passes six arguments: the value, its offset and length, then these.
    onLiteralValue: (...[, , , line2, character, namesOf]) => onValue(line2, character, namesOf)
  });
  return items;
}
function walk(text, visitor) {
  try {
    visit2(text, visitor, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch (error2) {
    if (!(error2 instanceof RangeError)) throw error2;
  }
}

export {
  gateNamePattern,
  gateNameForm,
  once,
  stopCodeNames,
  readingSchemaOf,
  reportSchemaOf,
  setFile,
  parseSet,
  savedSetOf,
  createDiagnostics,
  diagnosticText,
  placeText,
  readJson,
  itemPlaces
};
