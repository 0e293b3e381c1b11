// Secrets are masked in text that does not come from memgate, and nowhere else.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { maskedFields, redactStop } from "../../../src/gate/redact-evidence.ts";
import { runGatePlan } from "../../../src/gate/run-gate.ts";
import { GateError } from "../../../src/model/gate-error.ts";
import { stopCodes } from "../../../src/model/stop-codes.ts";
import { redactorOf } from "../../../src/redaction/redactor.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { inputs, planFrom, processMemory, stepFigures, thresholds } from "../../builders.ts";
import { createFakeWorld, type FakeWorld, type FakeWorldOptions } from "../../fakes.ts";

const notReady = { afterMs: 1_000, otherPorts: null, place: null, listeners: null };

async function run(
  secrets: readonly string[],
  prepare: (world: FakeWorld) => void = () => {},
  options: FakeWorldOptions = {},
  values: Parameters<typeof inputs>[0] = {},
) {
  const world = createFakeWorld(options);
  prepare(world);
  const plan = { ...planFrom(inputs({ port: "3000", duration: "2s", warmup: "0s", ...values })), secrets };
  const evidence = await world.clock.finish(runGatePlan(plan, world.adapters, new AbortController().signal));
  return Object.assign(evidence, { notes: world.notes });
}

describe("the secrets of a run", () => {
  it("do not change the evidence if they equal memgate's own values and words", async () => {
    const words = ["completed", "container-address", "2026-01-02", "cgroup-v2", "memgate", "settle", "172.17.0.2"];
    const evidence = await run(words);
    expect(evidence).toEqual(await run([]));
    expect(judge(evidence, thresholds).kind).toBe("pass");
  });

  it("are masked in the app's log", async () => {
    const failing = (world: FakeWorld) => world.instead("awaitReady", () => Promise.reject(new Error("no luck")));
    const evidence = await run(["last words", "listening"], failing);
    expect(evidence.container?.logTail).toEqual(["*** on 3000", "***"]);
  });

  it("are masked in the commands of the app's processes", async () => {
    const list = [processMemory({ command: "node server.js -p hunter22" })];
    const evidence = await run(["hunter22"], () => {}, { processes: { source: "proc", list, leftOut: 0, unread: 0 } });
    expect(evidence.processes?.list).toEqual([processMemory({ command: "node server.js -p ***" })]);
  });

  it("stay in the sentence of a stop reason, and are masked in the message that it quotes", async () => {
    const failing = (world: FakeWorld) =>
      world.instead("awaitReady", () => Promise.reject(new Error("unexpected error for hunter22")));
    const evidence = await run(["unexpected error", "hunter22"], failing);
    expect(evidence.outcome).toMatchObject({ message: expect.stringMatching(/^unexpected error: \*\*\* for \*\*\* /) });
  });

  it("stay in names that the user gave, and are masked in the queries of requests", async () => {
    const steps = [stepFigures({ name: "GET /orders?key=hunter22", path: "/orders?key=hunter22" })];
    const values = { image: "orders:1", path: "/orders?key=hunter22" };
    const load = { url: "http://172.17.0.2:3000/orders?key=hunter22", steps };
    const { container, load: shown, notes } = await run(["orders", "hunter22"], () => {}, { load }, values);
    expect(container?.image).toBe("app:1");
    expect(shown).toMatchObject({
      url: "http://172.17.0.2:3000/orders?key=***",
      steps: [{ name: "GET /orders?key=***", path: "/orders?key=***" }],
    });
    expect(notes).toContain("waiting for a response from /orders?key=***");
  });

  it("are masked in the notice about what could not be removed, but not in its command", async () => {
    const evidence = await run(["memgate-fake", "hunter22"], (world) =>
      world.instead("tearDown", () => Promise.reject(new Error("no access for hunter22"))),
    );
    expect(evidence.notices).toEqual([
      "the container memgate-fake may still exist (no access for ***); remove it with: docker rm -f memgate-fake",
    ]);
  });

  it("are masked in an adapter's error, and stay in the sentence around it", async () => {
    const error = 'no role "orders" for hunter22';
    const evidence = await run(["orders", "hunter22"], (world) =>
      world.instead("createContainer", () =>
        Promise.reject(
          new GateError(
            { code: "container-failed/compose", data: { service: "orders", error } },
            `the service orders could not be created: ${error}`,
          ),
        ),
      ),
    );
    expect(evidence.outcome).toMatchObject({
      data: { service: "orders", error: 'no role "***" for ***' },
      message: 'the service orders could not be created: no role "***" for ***',
    });
  });
});

describe("the secrets of an app that was not ready", () => {
  const redactor = redactorOf(["hunter22", "orders"], ["/orders"]);

  it.each([
    {
      code: "not-ready/no-log-line",
      observed: { kind: "log", pattern: "/hunter22/u", lastLine: "pin hunter22, orders" },
      message: 'no log line matched /hunter22/u; the last line is "pin ***, ***"',
    },
    {
      code: "not-ready/command-failed",
      observed: {
        kind: "command-exit",
        command: "check orders -a hunter22",
        exitCode: 1,
        output: "no hunter22, orders",
      },
      message: "check orders -a *** ended with exit code 1: no ***, ***",
    },
    {
      code: "not-ready/command-not-run",
      observed: { kind: "command-error", command: null, error: "hunter22: not found" },
      message: "the HEALTHCHECK could not be run (***: not found)",
    },
  ] as const)("are masked in what it printed: $code", ({ code, observed, message }) => {
    const stop = redactStop(stopReasonOf({ code, data: { ...notReady, observed } }), redactor);
    expect(stop.message).toBe(`the app was not ready after 1 s: ${message}`);
    expect(JSON.stringify(stop)).not.toContain("a hunter22");
  });
});

it("masks the output of a service that exited, not its name", () => {
  const exited = { exitCode: 1, restarts: 0, isOomKilled: false, healthcheckOutput: "no orders" };
  const services = [{ service: "orders", ...exited, log: ["FATAL: role orders"] }];
  const stop = redactStop(
    stopReasonOf({ code: "dependency-exited/exited", data: { services } }),
    redactorOf(["orders"], ["orders"]),
  );
  expect(stop.message).toBe(
    "while the app ran, the service orders exited with exit code 1; its healthcheck printed: no ***; its log ends with: FATAL: role ***",
  );
});

it("decides for each text in the data of a stop reason whether it is masked", () => {
  /** Names that the user gave, and texts of memgate, the engine or the kernel that cannot contain a secret. */
  const shown = [
    ...[
      "address",
      "container",
      "context",
      "errorCode",
      "file",
      "firstFailure",
      "host",
      "image",
      "kind",
      "name",
      "outside",
      "pattern",
    ],
    ...["phase", "place", "platform", "program", "serverName", "service", "services", "signal", "socketPath", "unit"],
  ];
  const fields = new Set<string>();
  const collect = (schema: unknown, name: string | null): void => {
    if (typeof schema !== "object" || schema === null) return;
    const { type, properties } = schema as { readonly type?: unknown; readonly properties?: object };
    if ([type].flat().includes("string") && name !== null) fields.add(name);
    for (const [key, inner] of Object.entries(properties ?? {})) collect(inner, key);
    for (const [key, inner] of Object.entries(schema)) {
      if (key === "properties") continue;
      if (key === "$defs") for (const each of Object.values(inner as object)) collect(each, null);
      else if (Array.isArray(inner)) for (const each of inner) collect(each, name);
      else if (key === "items") collect(inner, name);
    }
  };
  for (const { data } of Object.values(stopCodes)) collect(z.toJSONSchema(data()), null);
  expect([...fields].toSorted()).toEqual([...shown, ...Object.keys(maskedFields)].toSorted());
});
