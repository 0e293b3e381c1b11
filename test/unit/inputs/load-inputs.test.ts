import { describe, expect, it } from "vitest";
import { readInputs } from "../../../src/inputs/gate-inputs.ts";
import { keyStyle, styled } from "../../../src/options/mentions.ts";
import { portToRequest } from "../../../src/plan/plan.ts";
import { disk, inputs, planFrom, raw } from "../../builders.ts";

const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const withFiles = disk(["ctx"], {
  "ctx/Dockerfile": "",
  "ca.pem": certificate,
  "key.pem": "-----BEGIN PRIVATE KEY-----",
  "load.yml": "requests: [{ path: /a }]",
  "paced.yml":
    "requests: [{ path: /a }]\nstages: [{ duration: 2s, rate: 10 }, { duration: 2s, pause: true }, { duration: 1s, rate: 10 }]",
  "steps.yml":
    "requests: [{ weight: 3, path: /a }, { name: b, steps: [{ path: /b }, { path: /c }, { path: /d }, { path: /e }, { path: /f }] }]",
  "stages.yml": "requests: [{ path: /a }]\nstages: [{ duration: 3s, connections: 5 }]",
});

function problemsOf(values: Parameters<typeof raw>[0]): readonly string[] {
  const result = readInputs(raw(values), withFiles);
  return result.ok ? [] : result.problems.map(({ name, message }) => `${name}: ${styled(message, keyStyle)}`);
}

describe("the workload", () => {
  it("is http by default", () => {
    expect(inputs()).toMatchObject({ workload: { kind: "http" }, durationMs: 30_000, warmupMs: 5_000 });
  });

  it("ends after a number of requests, or after 10 minutes", () => {
    expect(inputs({ requests: "5000" })).toMatchObject({ requests: 5_000, durationMs: 600_000, warmupMs: 5_000 });
    expect(inputs({ requests: "5000", duration: "1m" })).toMatchObject({ requests: 5_000, durationMs: 60_000 });
    expect(inputs({ requests: "2999", rate: "100", duration: "30s" })).toMatchObject({ requests: 2_999 });
    const withSteps = { scenario: "steps.yml", requests: "49", rate: "10", duration: "10s" };
    expect(inputs(withSteps, withFiles)).toMatchObject({ requests: 49 });
    const withStages = { scenario: "stages.yml", requests: "5000" };
    expect(inputs(withStages, withFiles)).toMatchObject({ requests: 5_000, durationMs: 3_000 });
    expect(inputs({ scenario: "paced.yml", requests: "19" }, withFiles)).toMatchObject({ requests: 19 });
  });

  it("is a load-command, until it ends or until duration", () => {
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

  it("is a job that runs to its end, with load none", () => {
    expect(inputs({ load: "none", "exit-codes": "0, 3" })).toMatchObject({
      workload: { kind: "none", exitCodes: [0, 3], limitMs: 3_600_000 },
      warmupMs: 0,
    });
  });

  it.each([
    { given: { load: "k6" }, says: /load: "k6" is not accepted.*load-command/ },
    {
      given: { load: "none", "load-command": "k6" },
      says: /load-command: is given together with load; expected one of them/,
    },
    { given: { load: "none", path: "/x" }, says: /path: cannot be used with load: none/ },
    { given: { load: "none", ready: "tcp" }, says: /ready: cannot be used with load: none/ },
    { given: { "load-command": "k6", connections: "5" }, says: /connections: cannot be used with load-command/ },
    { given: { "load-command": "k6", requests: "5" }, says: /requests: cannot be used with load-command/ },
    { given: { load: "none", requests: "5" }, says: /requests: cannot be used with load: none/ },
    { given: { requests: "0" }, says: /requests: "0" is not accepted; expected a number of requests, a whole number/ },
    { given: { requests: "5,000" }, says: /requests: "5,000" is not accepted/ },
    {
      given: { requests: "3000", rate: "100", duration: "30s" },
      says: /requests: "3000" takes too long at rate: 100: the load may take 30 s at most; expected fewer requests, a longer duration or a higher rate/,
    },
    {
      given: { requests: "60000", rate: "100" },
      says: /requests: "60000" takes too long at rate: 100: the load may take 10 min at most/,
    },
    {
      given: { scenario: "steps.yml", requests: "50", rate: "10", duration: "10s" },
      says: /requests: "50" takes too long at rate: 10, because a turn has 2 requests on average: the load may take 10 s at most/,
    },
    {
      given: { scenario: "paced.yml", requests: "20" },
      says: /requests: "20" takes too long at the rates of the stages: .* 5 s at most; .* longer stages or higher rates/,
    },
    { given: { "load-command": "k6", warmup: "1s" }, says: /warmup: cannot be used with load-command/ },
    {
      given: { "load-command": "k6", "load-service": "a" },
      says: /load-service: needs load-command and compose/,
    },
    { given: { "exit-codes": "3" }, says: /exit-codes: needs load: none/ },
    { given: { load: "none", "exit-codes": "256" }, says: /exit-codes: "256" is not accepted; expected exit codes/ },
    { given: { load: "none", image: undefined, container: "a" }, says: /container: is already running/ },
    {
      given: { image: undefined, build: "ctx", socket: "a.sock" },
      says: /socket: "a\.sock" is not in a folder that volumes shares/,
    },
    { given: { socket: "a.sock" }, says: /socket: "a\.sock" is not in a folder that volumes shares/ },
    {
      given: { load: "http", "load-command": "k6" },
      says: /load-command: is given together with load; expected one of them/,
    },
    { given: { scenario: "load.yml", har: "a.har" }, says: /scenario: is given together with har/ },
    { given: { scenario: "load.yml", path: "/x" }, says: /path: cannot be used with scenario/ },
    { given: { scenario: "load.yml", method: "POST" }, says: /method: cannot be used with scenario/ },
    { given: { scenario: "gone.yml" }, says: /scenario: "gone.yml" does not exist/ },
    { given: { scenario: "-" }, says: /scenario: "-" is standard input/ },
    { given: { har: "-" }, says: /har: "-" is standard input/ },
    { given: { scenario: "stages.yml", duration: "5s" }, says: /duration: cannot be used with the stages/ },
    { given: { scenario: "stages.yml", rate: "5" }, says: /rate: cannot be used with the stages/ },
    { given: { scenario: "stages.yml", warmup: "1s" }, says: /warmup: cannot be used with the stages/ },
    { given: { ca: "ca.pem" }, says: /ca: needs https: true/ },
    { given: { https: "true", ca: "key.pem" }, says: /ca: "key.pem" contains no certificate/ },
    { given: { https: "true", ca: "gone.pem" }, says: /ca: "gone.pem" does not exist/ },
    { given: { https: "true", ca: "ca.pem", insecure: "true" }, says: /insecure: is given together with ca/ },
  ])("is refused as $given", ({ given, says }) => {
    expect(problemsOf(given)).toEqual([expect.stringMatching(says)]);
  });
});

it.each([
  { given: { load: "non", "exit-codes": "3" }, option: "load" },
  { given: { requests: "5000", rate: "1", duration: "x" }, option: "duration" },
  { given: { requests: "5000", rate: "x", duration: "1s" }, option: "rate" },
  { given: { https: "yes", ca: "ca.pem", insecure: "true" }, option: "https" },
])("a value that is not accepted has no further consequences: $given", ({ given, option }) => {
  expect(problemsOf(given)).toEqual([expect.stringMatching(new RegExp(`^${option}: ".*" is not accepted`))]);
});

it("has a warmup before a scenario, unless the scenario has stages", () => {
  expect(inputs({ scenario: "stages.yml" }, withFiles)).toMatchObject({ durationMs: 3_000, warmupMs: 0 });
  expect(inputs({ scenario: "load.yml" }, withFiles)).toMatchObject({ durationMs: 30_000, warmupMs: 5_000 });
});

describe("a load-command", () => {
  const machine = { ...disk(["/usr/bin/folder"], ["/usr/bin/k6", "./own.sh"]), env: { PATH: "/bin:/usr/bin" } };
  const problemsWith = (command: string) => {
    const result = readInputs(raw({ "load-command": command }), machine);
    return result.ok ? [] : result.problems.map(({ message }) => message);
  };

  it.each(["k6 run a.js", "./own.sh --fast"])("is accepted if its program is installed: %s", (command) => {
    expect(problemsWith(command)).toEqual([]);
  });

  it.each(["k7", "folder", "./other.sh"])("is refused if its program is not installed: %s", (command) => {
    expect(problemsWith(command)).toEqual([expect.stringContaining(`begins with "${command}", which is not in PATH`)]);
  });

  it("is not checked if it runs in a container", () => {
    const values = { image: undefined, "compose-file": "c.yml", "load-command": "k7", "load-service": "load" };
    const files = { ...machine, readText: () => "services: { api: {}, load: {} }", pathKindAt: () => "file" as const };
    const result = readInputs(raw({ ...values, service: "api" }), { ...files, pathKindAt: machine.pathKindAt });
    expect(JSON.stringify(result)).not.toContain("PATH");
  });
});

describe("HTTPS", () => {
  it("uses the same certificates for readiness and load, for localhost", () => {
    const plan = planFrom(inputs({ https: "true", ca: "ca.pem" }, withFiles));
    const tls = { ca: certificate, insecure: false, serverName: "localhost" };
    expect(plan.load.tls).toEqual(tls);
    expect(plan.readiness.steps).toMatchObject([{ probe: { kind: "http", tls } }]);
  });

  it("uses the name in a Host header", () => {
    const plan = planFrom(inputs({ https: "true", headers: ["host: api.example:8443"] }));
    expect(plan.load.tls?.serverName).toBe("api.example");
  });
});

describe("port: none", () => {
  const worker = { "load-command": "k6 run x.js", port: "none" };

  it.each([{ ready: "log:worker is ready" }, { ready: "exec:true" }, { ready: "healthcheck" }])(
    "is accepted for a load-command with %j",
    (ready) => {
      const values = inputs({ ...worker, ...ready });
      expect(planFrom(values)).toMatchObject({ target: { port: null, isWithoutPort: true } });
      expect(portToRequest(planFrom(values), ["3000/tcp"])).toBeNull();
    },
  );

  it("is accepted for a batch job", () => {
    expect(planFrom(inputs({ load: "none", port: "none" }))).toMatchObject({ target: { isWithoutPort: true } });
  });

  it.each([
    { values: { ...worker }, problem: "the readiness check needs a port" },
    { values: { ...worker, ready: "tcp" }, problem: "the readiness check needs a port" },
    { values: { ...worker, "ready-path": "/up" }, problem: "the readiness check needs a port" },
    { values: { port: "none" }, problem: "memgate sends requests to the port" },
    { values: { port: "None" }, problem: "a whole number from 1 to 65535, or none" },
  ])("is refused with $values", ({ values, problem }) => {
    const result = readInputs(raw(values), disk());
    expect(result.ok ? "" : result.problems.map(({ message }) => message).join()).toContain(problem);
  });
});

describe("the port of a load-command", () => {
  it.each([
    { values: { ready: "log:x" }, awaitsPort: false },
    { values: { ready: "exec:true" }, awaitsPort: false },
    { values: { ready: "log:x", port: "81" }, awaitsPort: true },
    { values: { ready: "log:x", "load-command": undefined }, awaitsPort: true },
  ])("is awaited with $values: $awaitsPort", ({ values, awaitsPort }) => {
    const given = inputs({ "load-command": "k6 run x.js", ...values });
    expect(planFrom(given).readiness.awaitsPort).toBe(awaitsPort);
  });
});

describe("the leak check", () => {
  it("is off by default", () => {
    expect(inputs()).toMatchObject({ checksLeak: false });
    expect(inputs({ leak: "false", warmup: "1s" })).toMatchObject({ checksLeak: false, warmupMs: 1_000 });
  });

  it("has a warm-up of its own, and blocks that end after their requests", () => {
    const expected = { checksLeak: true, requests: null, warmupMs: 0, durationMs: 600_000 };
    expect(inputs({ leak: "true" })).toMatchObject(expected);
    expect(inputs({ leak: "true", requests: "500", rate: "50" })).toMatchObject({ ...expected, requests: 500 });
    expect(planFrom(inputs({ leak: "true" })).checksLeak).toBe(true);
  });

  it.each([
    [{ duration: "10s" }, "duration: cannot be used with leak: true: each block ends after its requests"],
    [{ warmup: "1s" }, "warmup: cannot be used with leak: true: the leak check has a warm-up of its own"],
    [{ repeat: "3" }, "repeat: cannot be used with leak: true: one run shows a leak"],
    [{ repeat: "auto" }, "repeat: cannot be used with leak: true: one run shows a leak"],
    [{ "base-image": "app:0" }, "base-image: cannot be used with leak: true: the leak check compares nothing"],
    [
      { baseline: "ctx" },
      "baseline: cannot be used with leak: true: the peak of the leak check is lower than that of other runs",
    ],
    [
      { load: "none" },
      "leak: needs requests that memgate itself sends; it cannot be used with load-command or load: none",
    ],
    [
      { scenario: "stages.yml" },
      "leak: cannot be used with the stages of scenario: each block must have the same load",
    ],
  ])("refuses %j", (values, problem) => {
    expect(problemsOf({ leak: "true", ...values })).toEqual([problem]);
    expect(problemsOf({ leak: "false", ...values })).toEqual([]);
  });

  it("accepts one run, which is the default", () => {
    expect(problemsOf({ leak: "true", repeat: "1" })).toEqual([]);
  });
});
