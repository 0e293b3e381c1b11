import { describe, expect, it } from "vitest";
import { GateError } from "../../../src/model/gate-error.ts";
import { planForDisplay } from "../../../src/plan/dry-run.ts";
import { portToRequest } from "../../../src/plan/plan.ts";
import { disk, inputs, mebibyte, plan, planFrom } from "../../builders.ts";

describe("the port to request", () => {
  const withoutPort = plan({ port: undefined });

  it.each([
    { exposed: ["3000/tcp"], port: 3_000 },
    { exposed: ["3000/tcp", "53/udp"], port: 3_000 },
    { exposed: ["9899/sctp", "8080/tcp"], port: 8_080 },
    { exposed: ["8080"], port: 8_080 },
  ])("is $port if the image exposes $exposed", ({ exposed, port }) => {
    expect(portToRequest(withoutPort, exposed)).toBe(port);
  });

  it("is the planned port, whatever the image exposes", () => {
    const planned = plan({ port: "81" });
    expect([[], ["3000/tcp"], ["1/tcp", "2/tcp"]].map((exposed) => portToRequest(planned, exposed))).toEqual([
      81, 81, 81,
    ]);
  });

  const thrownBy = (exposed: readonly string[]) => {
    try {
      return portToRequest(withoutPort, exposed);
    } catch (error) {
      return error;
    }
  };
  it.each([
    { exposed: [], message: "no TCP port" },
    { exposed: ["53/udp"], message: "no TCP port" },
    { exposed: ["80/tcp", "443/tcp", "53/udp"], message: "2 TCP ports (80, 443)" },
  ])("is an input error that lists the TCP ports if the image exposes $exposed", ({ exposed, message }) => {
    const error = thrownBy(exposed);
    expect(error).toBeInstanceOf(GateError);
    expect(error).toMatchObject({ stage: "inputs", message: expect.stringContaining(message) });
  });
});

describe("the plan", () => {
  it("contains every input in the field that uses it", () => {
    const planned = planFrom(
      inputs({
        "memory-limit": "64m",
        "max-ratio": "0.7",
        "max-error-rate": "0.02",
        "warn-ratio": "0.6",
        enforce: "false",
        port: "81",
        path: "/p",
        "ready-path": "/r",
        "ready-timeout": "7s",
        headers: ["X: 1"],
        method: "PUT",
        body: "b",
        connections: "4",
        rate: "9",
        requests: "20",
        duration: "3s",
        warmup: "2s",
        env: ["A=1"],
        command: "run it",
        cpus: "2",
        network: "net",
      }),
      "out",
    );
    expect(planned).toMatchObject({
      target: {
        source: { kind: "image", image: "app:1" },
        limitBytes: 64 * mebibyte,
        port: 81,
        env: [["A", "1"]],
        command: ["run", "it"],
        cpus: 2,
        network: "net",
      },
      readiness: { steps: [{ probe: { kind: "http", path: "/r", headers: { X: "1" } } }], timeoutMs: 7_000 },
      load: {
        path: "/p",
        method: "PUT",
        headers: { X: "1" },
        body: "b",
        connections: 4,
        rate: 9,
        requests: 20,
        durationMs: 3_000,
        warmupMs: 2_000,
      },
      thresholds: { maxRatio: 0.7, warnRatio: 0.6, maxErrorRate: 0.02, isEnforced: false },
      reportDir: "out",
      notices: [expect.stringContaining("64 MiB")],
    });
  });

  it("samples cgroup files at least every 10 ms, one-shot stats every 100 ms, or every second beside cgroup files", () => {
    const { cgroupIntervalMs, oneShotIntervalMs, oneShotBesideFilesMs } = plan().sampling;
    expect(cgroupIntervalMs).toBeLessThanOrEqual(10);
    expect(oneShotIntervalMs).toBe(100);
    expect(oneShotBesideFilesMs).toBe(1_000);
  });

  it("joins the values of a repeated header, in any letter case", () => {
    const headers = ["Accept: a", "Cookie: x=1", "accept: b", "cookie: y=2", "Other: c"];
    const joined = { Accept: "a, b", Cookie: "x=1; y=2", Other: "c" };
    expect(plan({ headers })).toMatchObject({
      load: { headers: joined },
      readiness: { steps: [{ probe: { headers: joined } }] },
    });
  });

  it("keeps the requested number of connections even if the rate is lower", () => {
    expect(plan({ rate: "4", connections: "10" })).toMatchObject({ load: { connections: 10, rate: 4 }, notices: [] });
  });
});

describe("the printed plan", () => {
  const secret = "s3cret";
  const original = planFrom(
    inputs(
      {
        image: undefined,
        build: "ctx",
        "build-args": [`TOKEN=${secret}`],
        env: [`PASSWORD=${secret}`, "LOG=warn"],
        headers: [`Authorization: Bearer ${secret}`],
        method: "POST",
        body: `{"key":"${secret}é"}`,
      },
      disk(["ctx"], ["ctx/Dockerfile"]),
    ),
    "out",
  );
  const printed = JSON.stringify(planForDisplay(original));

  it("contains no value that may be secret", () => {
    expect(JSON.stringify(original)).toContain(secret);
    expect(printed).not.toContain(secret);
  });

  it("contains the names of variables, headers and build arguments, and the size of the body", () => {
    expect(planForDisplay(original)).toMatchObject({
      target: { env: ["PASSWORD", "LOG"], source: { buildArgs: ["TOKEN"], context: "ctx" } },
      readiness: { steps: [{ probe: { headers: ["Authorization"] } }] },
      load: { headers: ["Authorization"], bodyBytes: Buffer.byteLength(original.load.body ?? "") },
    });
  });

  it("masks secrets in commands", () => {
    const target = {
      ...original.target,
      entrypoint: ["redis-server", "--requirepass", secret],
      command: [`--pin=${secret}`],
    };
    const probe = { kind: "exec", command: ["redis-cli", "-a", secret] } as const;
    const readiness = { ...original.readiness, steps: original.readiness.steps.map((step) => ({ ...step, probe })) };
    const workload = {
      kind: "command",
      command: ["k6", secret],
      service: null,
      limitMs: 1,
      isLimitGiven: true,
    } as const;
    expect(planForDisplay({ ...original, target, readiness, workload })).toMatchObject({
      target: { entrypoint: ["redis-server", "--requirepass", "***"], command: ["--pin=***"] },
      readiness: { steps: [{ probe: { command: ["redis-cli", "-a", "***"] } }] },
      workload: { command: ["k6", "***"] },
    });
  });

  it("contains the limit, the durations and the threshold", () => {
    expect(planForDisplay(plan({ "memory-limit": "128Mi" }))).toMatchObject({
      target: { limitBytes: 128 * mebibyte },
      load: { durationMs: 2_000, warmupMs: 1_000, bodyBytes: 0 },
      thresholds: { maxRatio: 0.8 },
    });
  });
});
