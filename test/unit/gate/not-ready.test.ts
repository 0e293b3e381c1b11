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
  notReadyCause({ observed: of, step: null }, { timeoutMs: 60_000, port, exposedPorts, listeners: null });
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
    ["protocol", observed([httpError("SPEAKS_HTTPS")])],
    ["http2", observed([httpError("SPEAKS_HTTP2")])],
    ["http2", observed([httpError("SPEAKS_HTTP2")], { serverName: "localhost" })],
    ["http2", observed([httpError("SPEAKS_HTTP2")], { socketPath })],
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
    ["pattern-too-slow", { kind: "log-too-slow", pattern: "/(a+)+/u", lastLine: "aa!" }],
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
        listeners: null,
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

  it.each([
    { at: ["127.0.0.1:3000"], code: "loopback-only" },
    { at: ["[::1]:3000", "127.0.0.1:3000"], code: "loopback-only" },
    { at: ["[::ffff:127.0.0.1]:3000", "0.0.0.0:81"], code: "loopback-only" },
    { at: ["[::]:3000"], code: "ipv6-only" },
    { at: ["[fd00::2]:3000", "127.0.0.1:3000"], code: "ipv6-only" },
    { at: ["0.0.0.0:3000", "[::]:3000"], code: "refused", isPlain: true },
    { at: ["172.17.0.2:3000"], code: "refused", isPlain: true },
    { at: ["0.0.0.0:8080"], code: "refused" },
    { at: [], code: "refused" },
  ])("is not-ready/$code if the app listens on $at", ({ at, code, isPlain = false }) => {
    const listeners = at.map((place) => {
      const { hostname, port } = new URL(`http://${place}`);
      return { address: hostname.replace(/[[\]]/g, ""), port: Number(port) };
    });
    const waited = { timeoutMs: 60_000, port: 3_000, exposedPorts: [], listeners };
    const cause = notReadyCause({ observed: observed([refused]), step: null }, waited);
    expect(cause).toMatchObject({ code: `not-ready/${code}`, data: { listeners: isPlain ? null : listeners } });
    const { message } = stopReasonOf(cause);
    if (isPlain) expect(message).not.toContain("it listens on");
    else expect(message).toMatch(at.length === 0 ? /; it listens on no port$/ : /; it listens on \S+:\d+/);
  });

  it.each([observed([httpError("ECONNRESET")]), observed([{ kind: "tcp-closed" }])])(
    "is not ipv6-only behind a published port, which IPv6 reaches: %j",
    (of) => {
      const waited = { timeoutMs: 60_000, port: 3_000, exposedPorts: [] };
      const codeAt = (address: string) =>
        notReadyCause({ observed: of, step: null }, { ...waited, listeners: [{ address, port: 3_000 }] }).code;
      expect([codeAt("::"), codeAt("127.0.0.1")]).toEqual(["not-ready/closed", "not-ready/loopback-only"]);
    },
  );

  it("has the place and the port of the manifest's probe that failed, not the port of the load", () => {
    const place = { file: "k8s/api.yaml", line: 31, column: 11 };
    const pace = { attemptTimeoutMs: 1_000, intervalMs: 50, successes: 1 };
    const step = { ...pace, place, probe: { kind: "tcp", port: 9_090 } } as const;
    const waited = { timeoutMs: 60_000, port: 3_000, exposedPorts: ["3000/tcp"], listeners: null };
    expect(notReadyCause({ observed: observed([refused]), step }, waited).data).toMatchObject({
      otherPorts: { port: 9_090, exposed: [3_000] },
      place,
    });
  });
});
