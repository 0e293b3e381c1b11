import { describe, expect, it } from "vitest";
import { readInputs } from "../../src/inputs/inputs.ts";
import { disk, inputs, planFrom, raw } from "../builders.ts";

const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const withFiles = disk([], { "ca.pem": certificate, "key.pem": "-----BEGIN PRIVATE KEY-----" });

function problemsOf(values: Parameters<typeof raw>[0]): readonly string[] {
  const result = readInputs(raw(values), withFiles);
  return result.ok ? [] : result.problems.map(({ name, message }) => `${name}: ${message}`);
}

describe("what is done to the app", () => {
  it("is requests, unless something else is asked for", () => {
    expect(inputs()).toMatchObject({ driver: { kind: "http" }, durationMs: 30_000, warmupMs: 5_000 });
  });

  it("is a command of the user's own, until it ends or its time is over", () => {
    expect(inputs({ "load-command": "k6 run 'a b.js'" })).toMatchObject({
      driver: {
        kind: "command",
        command: ["k6", "run", "a b.js"],
        service: null,
        limitMs: 3_600_000,
        isLimitGiven: false,
      },
      warmupMs: 0,
    });
    expect(inputs({ "load-command": "k6", duration: "2m" }).driver).toMatchObject({
      limitMs: 120_000,
      isLimitGiven: true,
    });
  });

  it("is nothing, for a job that runs to its end", () => {
    expect(inputs({ load: "none", "exit-codes": "0, 3" })).toMatchObject({
      driver: { kind: "none", exitCodes: [0, 3], limitMs: 3_600_000 },
      warmupMs: 0,
    });
  });

  it.each([
    { given: { load: "k6" }, says: /load: "k6" is not accepted.*load-command/ },
    { given: { load: "none", "load-command": "k6" }, says: /load-command: and load none are both given/ },
    { given: { load: "none", path: "/x" }, says: /path: has no meaning with load none/ },
    { given: { load: "none", ready: "tcp" }, says: /ready: has no meaning with load none/ },
    { given: { "load-command": "k6", connections: "5" }, says: /connections: has no meaning with load-command/ },
    { given: { "load-command": "k6", warmup: "1s" }, says: /warmup: has no meaning with load-command/ },
    {
      given: { "load-command": "k6", "load-service": "a" },
      says: /load-service: only goes with load-command and compose/,
    },
    { given: { "exit-codes": "3" }, says: /exit-codes: only goes with load none/ },
    { given: { load: "none", "exit-codes": "256" }, says: /exit-codes: "256" is not accepted; expected exit codes/ },
    { given: { load: "none", image: undefined, container: "a" }, says: /container: runs already/ },
    { given: { socket: "a.sock" }, says: /socket: "a\.sock" is in no folder that volumes shares/ },
    { given: { ca: "ca.pem" }, says: /ca: only goes with https: true/ },
    { given: { https: "true", ca: "key.pem" }, says: /ca: "key.pem" holds no certificate/ },
    { given: { https: "true", ca: "gone.pem" }, says: /ca: "gone.pem" can't be read: ENOENT/ },
    { given: { https: "true", ca: "ca.pem", insecure: "true" }, says: /insecure: and ca are both given/ },
  ])("is refused as $given", ({ given, says }) => {
    expect(problemsOf(given)).toEqual([expect.stringMatching(says)]);
  });
});

describe("HTTPS", () => {
  it("is asked and loaded with the same certificates, for localhost", () => {
    const plan = planFrom(inputs({ https: "true", ca: "ca.pem" }, withFiles));
    const tls = { ca: certificate, insecure: false, serverName: "localhost" };
    expect(plan.load.tls).toEqual(tls);
    expect(plan.readiness.steps).toMatchObject([{ probe: { kind: "http", tls } }]);
  });

  it("is for the name that a Host header gives", () => {
    const plan = planFrom(inputs({ https: "true", headers: ["host: api.example:8443"] }));
    expect(plan.load.tls?.serverName).toBe("api.example");
  });
});
