import { describe, expect, it } from "vitest";
import { notReadyCause } from "../../../src/gate/not-ready.ts";
import type { Observation, PortAttempt, PortObservation } from "../../../src/model/observation.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { statusObserved } from "../../stop-reasons.ts";

const port = { socketPath: null, isTried: true, outside: [] };

/** The observation of a probe that failed in these ways, at one place each. */
function observed(
  attempts: readonly PortAttempt[],
  changes: Partial<Extract<PortObservation, { kind: "http" }>> = {},
): Observation {
  const failures = attempts.map((attempt, index) => ({ places: [`http://10.0.0.${index}/`], attempt }));
  return { kind: "http", path: "/", serverName: null, ...port, failures, ...changes };
}

const httpError = (errorCode: string | null, error = "boom"): PortAttempt => ({ kind: "http-error", error, errorCode });
const causeOf = (of: Observation, exposedPorts: readonly string[] = [], port: number | null = 3_000) =>
  notReadyCause({ observed: of, step: null }, { timeoutMs: 60_000, port, exposedPorts });
const codeOf = (of: Observation, exposed: readonly string[] = []) => causeOf(of, exposed).code;
const refused = httpError("ECONNREFUSED");
const socketPath = "/run/app.sock";

describe("the code of an app that is not ready", () => {
  it.each<[string, Observation]>([
    ["http-4xx", statusObserved(404)],
    ["http-4xx", observed([refused, { kind: "http-status", status: 500 }, { kind: "http-status", status: 401 }])],
    ["http-status", statusObserved(500)],
    ["http-status", statusObserved(101)],
    ["http-status", observed([refused, { kind: "http-status", status: 500 }], { socketPath })],
    ["no-response", observed([{ kind: "http-timeout", afterMs: 5_000 }, refused])],
    ["no-response", observed([{ kind: "tcp-timeout", afterMs: 5_000 }])],
    ["refused", observed([refused])],
    ["refused", observed([{ kind: "tcp-error", error: "no", errorCode: "ECONNREFUSED" }])],
    ["closed", observed([httpError("ECONNRESET")])],
    ["closed", observed([{ kind: "tcp-closed" }])],
    ["certificate", observed([httpError("SELF_SIGNED_CERT_IN_CHAIN")], { serverName: "localhost" })],
    ["certificate", observed([httpError("ERR_TLS_CERT_ALTNAME_INVALID")], { serverName: "localhost" })],
    ["protocol", observed([httpError("HPE_INVALID_CONSTANT")])],
    ["protocol", observed([httpError("EPROTO")], { serverName: "localhost" })],
    ["unreachable", observed([httpError("EPROTO")])],
    ["unreachable", observed([httpError("EHOSTUNREACH")])],
    ["unreachable", observed([httpError(null, "connect ECONNREFUSED, its socket / returned HTTP 404")])],
    ["other-network", observed([refused], { outside: ["172.18.0.3"] })],
    ["other-network", observed([], { outside: ["172.18.0.3"] })],
    ["no-address", observed([])],
    ["not-tried", observed([], { isTried: false })],
    ["no-socket", observed([httpError("ENOENT")], { socketPath })],
    ["no-socket", observed([{ kind: "tcp-error", error: "no", errorCode: null }], { socketPath })],
    ["no-response", observed([{ kind: "http-timeout", afterMs: 5_000 }], { socketPath })],
    ["protocol", observed([httpError("HPE_INVALID_CONSTANT")], { socketPath })],
    ["no-log-line", { kind: "log", pattern: "/up/u", lastLine: "GET / returned HTTP 404" }],
    ["log-unreadable", { kind: "log-unreadable", error: "no such driver" }],
    ["command-failed", { kind: "command-exit", command: "check", exitCode: 1, output: "it returned HTTP 404" }],
    ["command-not-run", { kind: "command-error", command: "check", error: "no such file" }],
    ["command-running", { kind: "command-running", command: null, afterMs: 60_000 }],
    ["not-tried", { kind: "command-untried", command: null }],
  ])("is not-ready/%s if memgate observed %j", (code, of) => {
    expect(codeOf(of)).toBe(`not-ready/${code}`);
  });

  it("has the status, the URL and the observation", () => {
    expect(causeOf(statusObserved(404, "/up"), ["3000/tcp"])).toEqual({
      code: "not-ready/http-4xx",
      data: {
        status: 404,
        url: "http://172.17.0.2:3000/up",
        afterMs: 60_000,
        observed: statusObserved(404, "/up"),
        otherPorts: null,
        place: null,
      },
    });
  });

  it("is not other-network if the image exposes only other ports, and the sentence names them", () => {
    const of = observed([refused], { outside: ["172.18.0.3"] });
    expect(codeOf(of, ["80/tcp", "81/tcp"])).toBe("not-ready/refused");
    expect(stopReasonOf(causeOf(of, ["80/tcp", "81/tcp"])).message).toBe(
      "the app was not ready after 60 s: memgate tried port 3000, but the image exposes 80, 81; GET http://10.0.0.0/ could not be reached (boom); this machine is not in the container's network (172.18.0.3)",
    );
    expect(causeOf(of, ["80/tcp"], null).data.otherPorts).toBeNull();
  });

  it("has the place and the port of the manifest's probe that failed, not the port of the load", () => {
    const place = { file: "k8s/api.yaml", line: 31 };
    const pace = { attemptTimeoutMs: 1_000, intervalMs: 50, successes: 1 };
    const step = { ...pace, place, probe: { kind: "tcp", port: 9_090 } } as const;
    const waited = { timeoutMs: 60_000, port: 3_000, exposedPorts: ["3000/tcp"] };
    expect(notReadyCause({ observed: observed([refused]), step }, waited).data).toMatchObject({
      otherPorts: { port: 9_090, exposed: [3_000] },
      place,
    });
  });
});
