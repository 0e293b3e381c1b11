import { describe, expect, it } from "vitest";
import type { Observation, PortAttempt } from "../../../src/model/observation.ts";
import { observationText } from "../../../src/verdict/observation-text.ts";

const origin = "http://172.17.0.2:3000";

type Http = Extract<Observation, { readonly kind: "http" }>;
type Tcp = Extract<Observation, { readonly kind: "tcp" }>;

function http(attempt: PortAttempt | null, overrides: Partial<Http> = {}): Http {
  const failures = attempt === null ? [] : [{ places: [`${origin}/ok`], attempt }];
  return {
    kind: "http",
    path: "/ok",
    serverName: null,
    socketPath: null,
    isTried: true,
    failures,
    outside: [],
    ...overrides,
  };
}

function tcp(attempt: PortAttempt, overrides: Partial<Tcp> = {}): Tcp {
  const failures = [{ places: ["172.17.0.2:3000", "127.0.0.1:32768"], attempt }];
  return { kind: "tcp", port: 3_000, socketPath: null, isTried: true, failures, outside: [], ...overrides };
}

const httpError = (errorCode: string) => ({ kind: "http-error", error: `it was ${errorCode}`, errorCode }) as const;

describe("an observation as a clause", () => {
  it.each<[Observation, string]>([
    [http({ kind: "http-status", status: 503 }), `GET ${origin}/ok returned HTTP 503`],
    [http({ kind: "http-timeout", afterMs: 2_000 }), `GET ${origin}/ok did not respond within 2.0 s`],
    [http(httpError("ECONNREFUSED")), `GET ${origin}/ok could not be reached (it was ECONNREFUSED)`],
    [http(null), "GET /ok could not be tried: the container has no address that this machine can reach"],
    [http(null, { isTried: false }), "GET /ok was not tried"],
    [
      http({ kind: "http-status", status: 503 }, { outside: ["172.18.0.3", "172.19.0.3"] }),
      `GET ${origin}/ok returned HTTP 503; this machine is not in the container's network (172.18.0.3, 172.19.0.3)`,
    ],
    [
      tcp({ kind: "tcp-error", error: "connect ECONNREFUSED", errorCode: "ECONNREFUSED" }),
      "its port 3000 at 172.17.0.2:3000 and 127.0.0.1:32768 did not accept a connection (connect ECONNREFUSED)",
    ],
    [
      tcp({ kind: "tcp-timeout", afterMs: 1_500 }, { port: null }),
      "its port at 172.17.0.2:3000 and 127.0.0.1:32768 did not accept a connection (no response within 1.5 s)",
    ],
    [
      tcp({ kind: "tcp-closed" }, { socketPath: "/run/app.sock" }),
      "its socket /run/app.sock did not accept a connection (it was closed immediately)",
    ],
    [{ kind: "log", pattern: "/ready/", lastLine: null }, "no log line matched /ready/; the app logged nothing"],
    [{ kind: "log", pattern: "/ready/", lastLine: "hi" }, 'no log line matched /ready/; the last line is "hi"'],
    [{ kind: "log-unreadable", error: "no such driver" }, "its log could not be read (no such driver)"],
    [{ kind: "command-exit", command: "check", exitCode: 7, output: "" }, "check ended with exit code 7"],
    [
      { kind: "command-exit", command: null, exitCode: 7, output: "no database" },
      "the HEALTHCHECK ended with exit code 7: no database",
    ],
    [{ kind: "command-error", command: "check", error: "not found" }, "check could not be run (not found)"],
    [{ kind: "command-running", command: "check", afterMs: 12_340 }, "check was still running after 12.3 s"],
    [{ kind: "command-untried", command: "check" }, "check was not run"],
  ])("%j", (observation, text) => {
    expect(observationText(observation)).toBe(text);
  });

  it("does not guess where the app listens if that is known", () => {
    const observation = http(httpError("ECONNRESET"));
    expect(observationText(observation, true)).toMatch(/\(it was ECONNRESET\)$/);
    const other = http(httpError("SPEAKS_HTTPS"));
    expect(observationText(other, true)).toBe(observationText(other));
  });

  it.each([
    ["ECONNRESET", null, "; it may listen only on 127.0.0.1, or speak HTTPS"],
    ["HPE_INVALID_CONSTANT", null, "; it may speak HTTPS"],
    ["ECONNREFUSED", null, ""],
    ["EPROTO", "localhost", "; it may speak HTTP"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "localhost", "; it may speak HTTP"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "localhost", ""],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "localhost", "; memgate checks the certificate for the name localhost"],
    ["ECONNRESET", "localhost", ""],
  ])("has the probable cause of the error %s with the server name %s", (code, serverName, hint) => {
    expect(observationText(http(httpError(code), { serverName }))).toContain(`(it was ${code}${hint})`);
  });
});
