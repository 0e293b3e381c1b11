// The codes of stop reasons that the gate and the verdict find. src/verdict/stop-sentences.ts makes their sentences.
import * as z from "zod";
import { once } from "../lib/once.ts";
import { added } from "./fields/added-field.ts";
import { bytesField as bytes, countField as count, millisField as millis, shareField } from "./fields/numbers.ts";
import { phaseNameSchema } from "./fields/phase-name.ts";
import { observationSchema } from "./observation.ts";

const errorText = z.string().describe("The message of the error.");
const phase = phaseNameSchema.describe("The phase of the run.");
const expectedBytes = bytes.describe("The requested limit.");
const swapBytes = z.number().int().describe("Memory and swap together. -1 means unlimited.");
const url = z.string().describe("The requested URL.");
const none = once(() => z.strictObject({}).meta({ id: "no-data" }));

const notReady = once(() => ({
  afterMs: millis.describe("How long memgate waited: ready-timeout."),
  observed: observationSchema().describe("What memgate observed last."),
  otherPorts: z
    .strictObject({
      port: z.number().int().describe("The port that memgate tried."),
      exposed: z.array(z.number().int()).describe("The ports that the image exposes."),
    })
    .nullable()
    .describe("Set if the image exposes only other ports than the one that memgate tried. Null otherwise."),
  place: added(
    z
      .strictObject({
        file: z.string().describe("The manifest."),
        line: z.number().int().positive().nullable().describe("The line of the probe. Null if unknown."),
        column: added(
          z.number().int().positive().nullable().describe("The column of the probe. Null if unknown."),
          null,
        ),
      })
      .nullable()
      .describe("The probe of the manifest that failed. Null if the options of the run define the check."),
    null,
  ),
  listeners: added(
    z
      .array(
        z.strictObject({
          address: z.string().describe("The address, such as 127.0.0.1. 0.0.0.0 and :: stand for every address."),
          port: z.number().int().describe("The port."),
        }),
      )
      .nullable()
      .describe("Where the app listens in its container. Null if unknown, or if it does not matter."),
    null,
  ),
}));
const notReadyData = once(() => z.strictObject(notReady()).meta({ id: "not-ready" }));
const withStatus = once(() =>
  z
    .strictObject({
      status: z.number().int().describe("The HTTP status."),
      url,
      ...notReady(),
    })
    .meta({ id: "not-ready-status" }),
);

const accepted = { maxErrorRate: shareField.describe("The highest accepted share of failed requests.") };
const requests = {
  failed: count.describe("Failed requests."),
  requests: count.describe("Requests that ended, failed or not."),
  ...accepted,
};
const stepFailure = {
  name: z.string().describe("The name of the request."),
  failed: count.describe("How often it failed."),
  firstFailure: z.string().nullable().describe("Why it failed first. Null if unknown."),
};
const line = z.number().int().positive().describe("Line in the scenario's file at which the request begins.");
const missedSteps = once(() =>
  z
    .strictObject({
      steps: z
        .array(z.strictObject({ name: stepFailure.name, line }))
        .describe("The requests of the scenario to which this happened."),
      total: count.describe("All requests of the scenario."),
    })
    .meta({ id: "missed-requests" }),
);
const command = {
  command: z.string().describe("The words of load-command."),
  exitCode: z.number().int().nullable().describe("Null if a signal or memgate ended the command, or if unknown."),
  signal: z.string().nullable().describe("The signal that ended the command. Null without a signal, or if unknown."),
  durationMs: millis.describe("How long the command ran."),
};
const isFromFiles = z.boolean().describe("True if memgate read the container's cgroup files.");
const exit = once(() =>
  z.strictObject({
    exitCode: z.number().int().nullable().describe("Null if unknown."),
    phase,
  }),
);

const lateResponses = once(() => ({
  timeouts: added(count.describe("The part of errors that got no response in time."), 0),
  unfinished: added(count.describe("The part of errors that still waited when the load ended."), 0),
  streams: added(count.describe("Number of requests in errors that had received the beginning of a response."), 0),
  timeoutMs: added(millis.describe("request-timeout: the longest time for a response."), 10_000),
}));

export const runCodes = {
  "engine-lost/stopped": { meaning: "the engine stopped or restarted", data: none },
  "engine-lost/connection": {
    meaning: "the connection to the engine failed",
    data: () => z.strictObject({ error: errorText }),
  },
  "engine-lost/no-state": {
    meaning: "the engine did not respond when memgate wanted to read the state of the container",
    data: none,
  },
  "limit-not-applied/unknown": { meaning: "memgate could not read the limit back", data: none },
  "limit-not-applied/engine": {
    meaning: "the engine reports another limit",
    data: () =>
      z.strictObject({
        reportedBytes: bytes.nullable().describe("The limit that the engine reports; 0 for no limit. Null if unknown."),
        expectedBytes,
      }),
  },
  "limit-not-applied/swap": {
    meaning: "the engine reports another limit for memory and swap together",
    data: () =>
      z.strictObject({
        swapBytes: swapBytes
          .nullable()
          .describe("Memory and swap together; -1 if unlimited, 0 if not set. Null if unknown."),
        expectedBytes,
      }),
  },
  "limit-not-applied/kernel": {
    meaning: "the kernel applies another limit",
    data: () =>
      z.strictObject({
        appliedBytes: bytes.nullable().describe("The limit that the kernel applies. Null for no limit."),
        expectedBytes,
      }),
  },
  "limit-not-applied/changed": {
    meaning: "something changed the limit during the run",
    data: () =>
      z.strictObject({
        fromBytes: bytes.describe("The limit before."),
        toBytes: bytes.describe("The limit after."),
      }),
  },
  "limit-not-applied/swap-allowed": {
    meaning: "something allowed swap during the run",
    data: () =>
      z.strictObject({
        swapBytes,
        isTakenBack: added(z.boolean().describe("True if swap was no longer allowed at the end of the run."), false),
      }),
  },
  "not-ready/http-4xx": { meaning: "the app responded with a status from 400 to 499", data: withStatus },
  "not-ready/http-status": { meaning: "the app responded with another status outside 200–399", data: withStatus },
  "not-ready/no-response": {
    meaning: "the app did not respond in time",
    data: notReadyData,
  },
  "not-ready/refused": { meaning: "the app's port refused the connection", data: notReadyData },
  "not-ready/loopback-only": {
    meaning: "the app listens on the port, but only on an address inside its container",
    data: notReadyData,
  },
  "not-ready/ipv6-only": { meaning: "the app listens on the port with IPv6 only", data: notReadyData },
  "not-ready/closed": { meaning: "the app's port closed the connection without a response", data: notReadyData },
  "not-ready/certificate": { meaning: "the app's certificate is not accepted", data: notReadyData },
  "not-ready/http2": { meaning: "the app speaks HTTP/2 only", data: notReadyData },
  "not-ready/protocol": { meaning: "the app speaks HTTPS instead of HTTP, or another protocol", data: notReadyData },
  "not-ready/unreachable": { meaning: "the connection to the app failed in another way", data: notReadyData },
  "not-ready/no-socket": { meaning: "the app does not accept connections on its socket", data: notReadyData },
  "not-ready/other-network": { meaning: "this machine is not in the container's network", data: notReadyData },
  "not-ready/no-address": { meaning: "the container has no address that this machine can reach", data: notReadyData },
  "not-ready/not-tried": { meaning: "the time was up before the first attempt", data: notReadyData },
  "not-ready/no-log-line": { meaning: "no log line matched", data: notReadyData },
  "not-ready/pattern-too-slow": {
    meaning: "the pattern in the option ready took too long on the log",
    data: notReadyData,
  },
  "not-ready/log-unreadable": { meaning: "the log could not be read", data: notReadyData },
  "not-ready/command-failed": { meaning: "the command ended with an exit code other than 0", data: notReadyData },
  "not-ready/command-not-run": { meaning: "the command could not be run", data: notReadyData },
  "not-ready/command-running": { meaning: "the command did not end in time", data: notReadyData },
  "app-exited/exit": { meaning: "the app ended", data: exit },
  "app-exited/sigkill": {
    meaning: "the app ended with exit code 137: something killed it with SIGKILL",
    data: () =>
      z.strictObject({
        phase,
        isOomKilled: z.boolean().describe("True if the engine or the kernel reported an OOM kill."),
      }),
  },
  "app-exited/removed": { meaning: "something else removed the container", data: none },
  "dependency-exited/exited": {
    meaning: "a service that the app depends on ended or restarted",
    data: () =>
      z.strictObject({
        services: z
          .array(
            z.strictObject({
              service: z.string().describe("The name of the service."),
              exitCode: z.number().int().nullable().describe("Null if the engine has restarted the service."),
              restarts: count.describe("How often the engine has restarted the service."),
              isOomKilled: z.boolean().describe("True if the engine reports an OOM kill."),
              healthcheckOutput: z.string().nullable().describe("Output of its last healthcheck. Null without output."),
              log: z.array(z.string()).describe("Its last log lines."),
            }),
          )
          .describe("The services that ended."),
      }),
  },
  "load-failed/none-sent": { meaning: "memgate sent no request", data: none },
  "load-failed/no-response": {
    meaning: "no request got a response",
    data: () =>
      z.strictObject({
        url,
        errors: count.describe("Requests without a response."),
        lastError: z
          .string()
          .nullable()
          .describe(
            "The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error.",
          ),
        ...lateResponses(),
      }),
  },
  "load-failed/errors": {
    meaning: "too many requests failed",
    data: () =>
      z.strictObject({
        ...requests,
        statusCodes: z
          .record(z.string().regex(/^[1-9]\d{2}$/), count)
          .describe("Number of responses by HTTP status, without 200–399."),
        errors: count.describe("Requests without a response."),
        ...lateResponses(),
        timeouts: count.describe("The part of errors that got no response in time."),
        lastError: added(
          z
            .string()
            .nullable()
            .describe(
              "The last socket error, such as ECONNRESET, or SPEAKS_HTTP2 or SPEAKS_HTTPS if the app speaks this protocol. Null without an error.",
            ),
          null,
        ),
      }),
  },
  "load-failed/redirects": {
    meaning: "at least half of the responses were redirects",
    data: () =>
      z.strictObject({
        url,
        redirects: count.describe("Responses with status 301, 302, 303, 307 or 308."),
        requests: count.describe("All responses."),
        status: z.number().int().describe("The status of the first redirect."),
        location: z.string().nullable().describe("The Location header of the first redirect. Null without one."),
        request: added(
          z.string().nullable().describe("The name of the scenario's request. Null without a scenario."),
          null,
        ),
      }),
  },
  "load-failed/rate-missed": {
    meaning: "memgate could not send enough of the requests that the rate requires",
    data: () =>
      z.strictObject({
        due: count.describe("Requests that the rate requires."),
        sent: count.describe("How many of these requests memgate sent."),
        minRate: shareField.describe("The lowest accepted share."),
        connections: count.describe("All connections."),
      }),
  },
  "load-failed/requests-missed": {
    meaning: "duration ended before all `requests` had ended",
    data: () =>
      z.strictObject({
        requests: count.describe("The option requests: the planned number."),
        unit: z.enum(["request", "turn"]).describe("What requests counts."),
        sent: count.describe("Requests that memgate sent, or turns that it began."),
        open: count.describe("How many of these had not ended."),
        durationMs: millis.describe("How long the load took."),
      }),
  },
  "load-failed/scenario-errors": {
    meaning: "too many requests of the scenario failed",
    data: () =>
      z.strictObject({
        ...requests,
        steps: z.array(z.strictObject(stepFailure)).describe("The requests that failed."),
      }),
  },
  "load-failed/step-failed": {
    meaning: "one request of the scenario failed too often",
    data: () => z.strictObject({ ...stepFailure, line, requests: requests.requests, ...accepted }),
  },
  "load-failed/step-no-response": {
    meaning: "requests of the scenario got no response before the load phase ended",
    data: missedSteps,
  },
  "load-failed/step-unsent": { meaning: "memgate never sent some requests of the scenario", data: missedSteps },
  "load-failed/response-gap": {
    meaning: "the app did not respond for more than half of the load phase",
    data: () =>
      z.strictObject({
        url,
        gapMs: millis.describe("The longest time without a response."),
        sendingMs: millis.describe("How long memgate sent load, without pauses."),
        hasPauses: z.boolean().describe("True if the stages planned pauses."),
      }),
  },
  "load-failed/response-gaps": {
    meaning: "the app did not respond, several times, for more than half of the load phase in total",
    data: () =>
      z.strictObject({
        url,
        gapsMs: millis.describe("The time without a response, in total."),
        sendingMs: millis.describe("How long memgate sent load, without pauses."),
        hasPauses: z.boolean().describe("True if the stages planned pauses."),
      }),
  },
  "load-failed/silent-end": {
    meaning: "the app did not respond at the end of the load phase",
    data: () =>
      z.strictObject({
        url,
        gapMs: millis.describe("The time from the last response to the end of the load phase."),
        maxGapMs: millis.describe("The longest time that is accepted."),
      }),
  },
  "load-failed/silent-after-load": {
    meaning: "the app did not respond to the readiness check after the load",
    data: () => z.strictObject({ observed: observationSchema().describe("What memgate observed.") }),
  },
  "load-failed/stalled": {
    meaning: "too many connections got no successful response for more than half of the load phase",
    data: () =>
      z.strictObject({
        url,
        stalled: count.describe("Stalled connections."),
        connections: count.describe("All connections."),
      }),
  },
  "load-failed/command-failed": {
    meaning: "load-command failed, or still ran after an hour",
    data: () => z.strictObject(command),
  },
  "load-failed/command-too-short": {
    meaning: "load-command took less than a second",
    data: () => z.strictObject({ ...command, minMs: millis.describe("How long it must run at least.") }),
  },
  "load-failed/command-unnoticed": {
    meaning: "the app received less than 1 KiB a second while load-command ran, or worked no more than before",
    data: () =>
      z.strictObject({
        ...command,
        receivedBytes: bytes.nullable().describe("Bytes that the app received. Null if unknown."),
        cpuMs: millis.nullable().describe("CPU time that the app used. Null if unknown."),
        idleCpuMs: added(
          millis.nullable().describe("CPU time that the app would use without load. Null if not measured."),
          null,
        ),
      }),
  },
  "job-failed/exit-code": {
    meaning: "the batch job ended with an exit code that is not in exit-codes",
    data: () =>
      z.strictObject({
        exitCode: exit().shape.exitCode,
        expected: z.array(z.number().int()).describe("The exit codes that count as success."),
      }),
  },
  "job-unfinished/time-up": {
    meaning: "the batch job still ran at the end of duration",
    data: () => z.strictObject({ afterMs: millis.describe("How long memgate waited.") }),
  },
  "too-few-samples/none": {
    meaning: "there is no sample in the load phase",
    data: () => z.strictObject({ phase, isFromFiles }),
  },
  "too-few-samples/few": {
    meaning: "there are too few samples in the load phase",
    data: () =>
      z.strictObject({
        phase,
        samples: count.describe("Number of samples."),
        minSamples: count.describe("The lowest number that is enough."),
        isFromFiles,
      }),
  },
  "too-few-samples/gap": {
    meaning: "a gap between two samples is too long",
    data: () =>
      z.strictObject({
        phase,
        gapMs: millis.describe("The longest time without a sample."),
        maxGapMs: millis.describe("The longest time that is accepted."),
        isFromFiles,
      }),
  },
  "too-few-samples/late": {
    meaning: "the first sample came too late",
    data: () =>
      z.strictObject({
        afterMs: millis.describe("The time between the start of the container and the first sample."),
        maxGapMs: millis.describe("The longest time that is accepted."),
        isFromFiles,
      }),
  },
  "interrupted/sigint": { meaning: "Ctrl+C, or GitHub cancelled the workflow", data: none },
  "interrupted/sigterm": { meaning: "another program ended memgate with SIGTERM", data: none },
  "interrupted/sighup": { meaning: "the terminal was closed, or another program sent SIGHUP", data: none },
  "interrupted/caller-aborted": {
    meaning: "the program that uses memgate as a library aborted the run",
    data: () =>
      z.strictObject({
        why: z.string().nullable().describe("The reason that the program gave. Null without one."),
      }),
  },
  "interrupted/caller-failed": {
    meaning: "the function onProgress or log of the program that uses memgate as a library threw an error",
    data: none,
  },
  "internal-error/unexpected": {
    meaning: "memgate itself failed",
    data: () => z.strictObject({ error: errorText.describe("The message of the error, and the place in memgate.") }),
  },
};
