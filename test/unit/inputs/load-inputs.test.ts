import { describe, expect, it } from "vitest";
import { readInputs } from "../../../src/inputs/gate-inputs.ts";
import { disk, inputs, planFrom, raw } from "../../builders.ts";

const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const withFiles = disk([], {
  "ca.pem": certificate,
  "key.pem": "-----BEGIN PRIVATE KEY-----",
  "load.yml": "requests: [{ path: /a }]",
  "stages.yml": "requests: [{ path: /a }]\nstages: [{ duration: 3s, connections: 5 }]",
});

function problemsOf(values: Parameters<typeof raw>[0]): readonly string[] {
  const result = readInputs(raw(values), withFiles);
  return result.ok ? [] : result.problems.map(({ name, message }) => `${name}: ${message}`);
}

describe("what is done to the app", () => {
  it("is requests, unless something else is asked for", () => {
    expect(inputs()).toMatchObject({ workload: { kind: "http" }, durationMs: 30_000, warmupMs: 5_000 });
  });

  it("is a command of the user's own, until it ends or its time is over", () => {
    expect(inputs({ "load-command": "k6 run 'a b.js'" })).toMatchObject({
      workload: {
        kind: "command",
        command: ["k6", "run", "a b.js"],
        service: null,
        limitMs: 3_600_000,
        isLimitGiven: false,
      },
      warmupMs: 0,
    });
    expect(inputs({ "load-command": "k6", duration: "2m" }).workload).toMatchObject({
      limitMs: 120_000,
      isLimitGiven: true,
    });
  });

  it("is nothing, for a job that runs to its end", () => {
    expect(inputs({ load: "none", "exit-codes": "0, 3" })).toMatchObject({
      workload: { kind: "none", exitCodes: [0, 3], limitMs: 3_600_000 },
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
      says: /load-service: needs load-command and compose/,
    },
    { given: { "exit-codes": "3" }, says: /exit-codes: needs load none/ },
    { given: { load: "none", "exit-codes": "256" }, says: /exit-codes: "256" is not accepted; expected exit codes/ },
    { given: { load: "none", image: undefined, container: "a" }, says: /container: runs already/ },
    { given: { socket: "a.sock" }, says: /socket: "a\.sock" is in no folder that volumes shares/ },
    { given: { load: "http", "load-command": "k6" }, says: /load-command: and load http are both given/ },
    { given: { scenario: "load.yml", har: "a.har" }, says: /har: and scenario are both given|scenario: and har are/ },
    { given: { scenario: "load.yml", path: "/x" }, says: /path: has no meaning with scenario/ },
    { given: { scenario: "load.yml", method: "POST" }, says: /method: has no meaning with scenario/ },
    { given: { scenario: "gone.yml" }, says: /scenario: "gone.yml" can't be read: ENOENT/ },
    { given: { scenario: "-" }, says: /scenario: can't be standard input/ },
    { given: { har: "-" }, says: /har: can't be standard input/ },
    { given: { scenario: "stages.yml", duration: "5s" }, says: /duration: has no meaning with the stages/ },
    { given: { scenario: "stages.yml", rate: "5" }, says: /rate: has no meaning with the stages/ },
    { given: { scenario: "stages.yml", warmup: "1s" }, says: /warmup: has no meaning with the stages/ },
    { given: { ca: "ca.pem" }, says: /ca: needs https: true/ },
    { given: { https: "true", ca: "key.pem" }, says: /ca: "key.pem" holds no certificate/ },
    { given: { https: "true", ca: "gone.pem" }, says: /ca: "gone.pem" can't be read: ENOENT/ },
    { given: { https: "true", ca: "ca.pem", insecure: "true" }, says: /insecure: and ca are both given/ },
  ])("is refused as $given", ({ given, says }) => {
    expect(problemsOf(given)).toEqual([expect.stringMatching(says)]);
  });
});

it("is stages with nothing before them, or a scenario with its warmup", () => {
  expect(inputs({ scenario: "stages.yml" }, withFiles)).toMatchObject({ durationMs: 3_000, warmupMs: 0 });
  expect(inputs({ scenario: "load.yml" }, withFiles)).toMatchObject({ durationMs: 30_000, warmupMs: 5_000 });
});

describe("a load-command", () => {
  const machine = { ...disk(["/usr/bin/folder"], ["/usr/bin/k6", "./own.sh"]), env: { PATH: "/bin:/usr/bin" } };
  const refused = (command: string) => {
    const result = readInputs(raw({ "load-command": command }), machine);
    return result.ok ? [] : result.problems.map(({ message }) => message);
  };

  it.each(["k6 run a.js", "./own.sh --fast"])("is taken where its program is there: %s", (command) => {
    expect(refused(command)).toEqual([]);
  });

  it.each(["k7", "folder", "./other.sh"])("is refused where its program is not: %s", (command) => {
    expect(refused(command)).toEqual([expect.stringContaining(`begins with "${command}", which is not in PATH`)]);
  });

  it("may have any program in another container", () => {
    const values = { image: undefined, "compose-file": "c.yml", "load-command": "k7", "load-service": "load" };
    const files = { ...machine, readText: () => "services: { api: {}, load: {} }", pathKindAt: () => "file" as const };
    const result = readInputs(raw({ ...values, service: "api" }), { ...files, pathKindAt: machine.pathKindAt });
    expect(JSON.stringify(result)).not.toContain("PATH");
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
