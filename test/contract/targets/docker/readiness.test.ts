import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import type { Address } from "../../../../src/model/adapters.ts";
import type { ReadinessPlan, ReadyProbe, ReadyStep } from "../../../../src/model/plan.ts";
import { redactorOf } from "../../../../src/redaction/redactor.ts";
import { adviceFor } from "../../../../src/report/model/advice.ts";
import { isPortTaken } from "../../../../src/targets/docker/readiness/http-tcp-probe.ts";
import { awaitReady } from "../../../../src/targets/docker/readiness/wait.ts";
import { evidence, thresholds } from "../../../builders.ts";
import { createFakeClock, never } from "../../../fakes.ts";
import { freePort, listen, serve } from "../../surroundings.ts";

const http = (headers = {}): ReadyProbe => ({ kind: "http", path: "/up", headers, tls: null, port: null });
const step: ReadyStep = { probe: http(), answerMs: 5_000, intervalMs: 20, successes: 1 };
const plan: ReadinessPlan = { steps: [step], timeoutMs: 400, socketPath: null };
const withProbe = (probe: ReadyProbe) => ({ steps: [{ ...step, probe }] });
const at = (origin: string): Address => ({ origin, via: "container-address" });
type Container = Parameters<typeof awaitReady>[0];
const quiet = () => new AbortController().signal;
const ready = (addresses: readonly Address[], changes: Partial<ReadinessPlan> = {}, signal = quiet()) =>
  awaitReady(containerAt(addresses), null, { ...plan, ...changes }, systemClock, signal);

/** A container with these addresses that logs and runs nothing. */
function containerAt(addresses: readonly Address[], outside: readonly string[] = []): Container {
  return {
    port: 3_000,
    addresses: async () => ({ reachable: addresses, outside }),
    logLines: async function* () {},
    exec: () => Promise.reject(new Error("not here")),
  };
}

/** Time goes on by the pauses between probes only, and a probe has time enough: what the last one saw is then sure. */
function createProbeClock(): Clock {
  let nowMs = 0;
  return {
    ...systemClock,
    nowMs: () => nowMs,
    sleep: async () => {
      nowMs += 1_000;
    },
  };
}
const refused = (addresses: readonly Address[]) =>
  awaitReady(containerAt(addresses), null, { ...plan, timeoutMs: 3_000 }, createProbeClock(), quiet());

describe("an app is ready", () => {
  it.each([200, 204, 302, 399])("with HTTP %d", async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect(await ready([at(origin)])).toEqual({ ready: true, address: at(origin) });
  });

  it("once it listens, however late within its time", async () => {
    const port = await freePort();
    const late = setTimeout(
      () =>
        void listen(
          createServer((_, response) => response.end()),
          port,
        ),
      150,
    );
    const result = await ready([at(`http://127.0.0.1:${port}`)], { timeoutMs: 5_000 });
    clearTimeout(late);
    expect(result.ready).toBe(true);
  });

  it("once 503 turns into 200", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked < 4 ? 503 : 200).end();
    });
    expect((await ready([at(origin)], { timeoutMs: 5_000 })).ready).toBe(true);
    expect(asked).toBe(4);
  });

  it("at whichever of its addresses answers", async () => {
    const dead = at(`http://127.0.0.1:${await freePort()}`);
    const alive = at(await serve((_, response) => response.end()));
    expect(await ready([dead, alive])).toEqual({ ready: true, address: alive });
  });

  it("at the one that answers, without waiting for another that says nothing", async () => {
    const silent = at(`http://127.0.0.1:${await listen(createTcpServer(() => {}))}`);
    const alive = at(await serve((_, response) => response.end()));
    const beganMs = performance.now();
    expect(await ready([silent, alive], { timeoutMs: 30_000 })).toEqual({ ready: true, address: alive });
    // Of the 5 s that its answer may take.
    expect(performance.now() - beganMs).toBeLessThan(3_500);
  });

  it("at one that refuses at first, while another says nothing", async () => {
    const silent = at(`http://127.0.0.1:${await listen(createTcpServer(() => {}))}`);
    const port = await freePort();
    const late = setTimeout(
      () =>
        void listen(
          createServer((_, response) => response.end()),
          port,
        ),
      500,
    );
    const beganMs = performance.now();
    const result = await ready([at(`http://127.0.0.1:${port}`), silent], { timeoutMs: 30_000 });
    clearTimeout(late);
    expect(result).toMatchObject({ ready: true, address: { origin: `http://127.0.0.1:${port}` } });
    expect(performance.now() - beganMs).toBeLessThan(3_500);
  });

  it("when its answer begins: the body may never end", async () => {
    const origin = await serve((_, response) => response.write("and so on"));
    expect((await ready([at(origin)])).ready).toBe(true);
  });

  it("on the path and with the headers that are asked for", async () => {
    const origin = await serve(({ url, method, headers }, response) => {
      const right = url === "/up" && method === "GET" && headers["x-key"] === "1";
      response.writeHead(right ? 200 : 400).end();
    });
    expect((await ready([at(origin)], withProbe(http({ "X-Key": "1" })))).ready).toBe(true);
  });
});

describe("an app is not ready", () => {
  it.each([199 + 201, 404, 500])("with HTTP %d, which is told", async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect(await refused([at(origin)])).toEqual({
      ready: false,
      lastObservation: `GET /up at ${origin} answered HTTP ${status}`,
    });
  });

  it("where nobody listens, which is told for each address", async () => {
    const [one, two] = [await freePort(), await freePort()];
    const result = await ready([at(`http://127.0.0.1:${one}`), at(`http://127.0.0.1:${two}`)]);
    expect(result).toMatchObject({ ready: false });
    const answer = result.ready ? "" : result.lastObservation;
    expect(answer).toMatch(
      new RegExp(
        `at http://127.0.0.1:${one} could not be reached \\(.*ECONNREFUSED.*; at http://127.0.0.1:${two} could`,
      ),
    );
  });

  it("where its own address is in no network of this machine, which is told", async () => {
    const port = await freePort();
    const outside = ["172.18.0.3", "10.1.0.2"];
    const container = containerAt([at(`http://127.0.0.1:${port}`)], outside);
    const { lastObservation } = (await awaitReady(container, null, plan, systemClock, quiet())) as {
      lastObservation: string;
    };
    expect(lastObservation).toMatch(/ECONNREFUSED/);
    expect(lastObservation).toMatch(
      /; of this machine's networks none has the container's own address 172.18.0.3 or 10.1/,
    );
    expect(
      adviceFor({ kind: "inconclusive", reason: "not-ready", message: lastObservation }, evidence(), thresholds),
    ).toContain("in a workflow job.container.network");
    const exposed = `${lastObservation}; the image exposes port 80, and port is 3000`;
    expect(adviceFor({ kind: "inconclusive", reason: "not-ready", message: exposed }, evidence(), thresholds)).toMatch(
      /^Check port/,
    );
  });

  it("where it answers, whatever addresses it has beside", async () => {
    const origin = await serve((_, response) => response.writeHead(503).end());
    const container = containerAt([at(origin)], ["172.18.0.3"]);
    expect(await awaitReady(container, null, plan, systemClock, quiet())).toEqual({
      ready: false,
      lastObservation: `GET /up at ${origin} answered HTTP 503`,
    });
  });

  it("where there is no other address than one in another network", async () => {
    const container = containerAt([], ["172.18.0.3"]);
    expect(await awaitReady(container, null, plan, systemClock, quiet())).toEqual({
      ready: false,
      lastObservation:
        "GET /up could not be asked: the container has no address that this machine can reach; of this machine's networks none has the container's own address 172.18.0.3",
    });
  });

  it("where it accepts and says nothing, and keeps to its time", async () => {
    const port = await listen(createTcpServer(() => {}));
    const beganMs = performance.now();
    const result = await ready([at(`http://127.0.0.1:${port}`)]);
    expect(result).toMatchObject({ ready: false, lastObservation: expect.stringContaining("gave no answer within") });
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });

  it("where it closes the connection without an answer", async () => {
    const port = await listen(createTcpServer((socket) => socket.end()));
    expect(await refused([at(`http://127.0.0.1:${port}`)])).toMatchObject({
      ready: false,
      lastObservation: expect.stringContaining("could not be reached"),
    });
  });

  it("where it speaks something else", async () => {
    const port = await listen(createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")));
    expect(await refused([at(`http://127.0.0.1:${port}`)])).toMatchObject({ ready: false });
  });

  it("without an address, which points at the network", async () => {
    expect(await ready([])).toEqual({ ready: false, lastObservation: expect.stringContaining("network option") });
  });

  it("from the abort on, at once", async () => {
    const port = await listen(createTcpServer(() => {}));
    const controller = new AbortController();
    const beganMs = performance.now();
    setTimeout(() => controller.abort(), 100);
    const result = await ready([at(`http://127.0.0.1:${port}`)], { timeoutMs: 60_000 }, controller.signal);
    expect(result.ready).toBe(false);
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });

  it("keeps what it last saw before the abort, which is no answer", async () => {
    const controller = new AbortController();
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(503).end();
      else controller.abort();
    });
    expect(await ready([at(origin)], { timeoutMs: 60_000 }, controller.signal)).toEqual({
      ready: false,
      lastObservation: `GET /up at ${origin} answered HTTP 503`,
    });
  });
});

/** An app whose port accepts, and that shows by its log or by a command that it is ready. */
async function showing(
  shown: Partial<Container>,
  probe: ReadyProbe,
  healthcheck: readonly string[] | null = null,
  hide?: (printed: string) => string,
) {
  const origin = `http://127.0.0.1:${await listen(createTcpServer())}`;
  const asked = { ...plan, ...withProbe(probe) };
  return {
    origin,
    result: await awaitReady(
      { ...containerAt([at(origin)]), ...shown },
      healthcheck,
      asked,
      systemClock,
      quiet(),
      hide,
    ),
  };
}

async function* lines(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) {
    yield text;
    await systemClock.sleep(5);
  }
}

/** Follows a log that goes on after these lines. */
const endless = (...texts: readonly string[]) =>
  async function* (signal: AbortSignal) {
    yield* lines(...texts);
    await systemClock.sleep(60_000, signal);
  };

describe("an app that shows otherwise that it is ready", () => {
  it("is so by its port alone, once that accepts", async () => {
    const port = await freePort();
    const late = setTimeout(() => void listen(createTcpServer(), port), 150);
    const probe = { kind: "tcp", port: null } as const;
    const result = await ready([at(`http://127.0.0.1:${port}`)], { ...withProbe(probe), timeoutMs: 5_000 });
    clearTimeout(late);
    expect(result.ready).toBe(true);
  });

  it("is not by a port that never accepts, which is told", async () => {
    const origin = `http://127.0.0.1:${await freePort()}`;
    expect(await ready([at(origin)], withProbe({ kind: "tcp", port: null }))).toEqual({
      ready: false,
      lastObservation: expect.stringMatching(/^its port at http.* accepted no connection \(.*ECONNREFUSED/),
    });
  });

  it("is so by a line of its log, late as it may be, and its port", async () => {
    const probe = { kind: "log", pattern: /listening on \d+/u } as const;
    const { origin, result } = await showing({ logLines: endless("starting", "now listening on 3000") }, probe);
    expect(result).toEqual({ ready: true, address: at(origin) });
  });

  it.each([
    {
      name: "another line",
      log: endless("starting"),
      says: 'no line of its log matched /up/u; the last one is "starting"',
    },
    { name: "no line", log: endless(), says: "no line of its log matched /up/u; it logged no line at all" },
    { name: "a log that ends", log: () => lines("a", "b"), says: 'matched /up/u; the last one is "b"' },
    { name: "a log that can't be read", log: failing, says: "its log could not be read (no such driver)" },
  ])("is not by $name", async ({ log, says }) => {
    const { result } = await showing({ logLines: log }, { kind: "log", pattern: /up/u });
    expect(result).toEqual({ ready: false, lastObservation: expect.stringContaining(says) });
  });

  it("is told of without what must not be shown of its output", async () => {
    const { log } = redactorOf(["42", "root"]);
    const printing = async () => ({ exitCode: 1, output: "no root, pin 42" });
    const looks = [
      showing({ logLines: endless("pin 42, root") }, { kind: "log", pattern: /up/u }, null, log),
      showing({ exec: printing }, { kind: "exec", command: ["ping", "-a", "root"] }, null, log),
      showing({ exec: printing }, { kind: "healthcheck" }, ["ping"], log),
    ];
    const answers = (await Promise.all(looks)).map(({ result }) => (result.ready ? "" : result.lastObservation));
    expect(answers).toEqual([
      'no line of its log matched /up/u; the last one is "pin ***, ***"',
      "ping -a *** ended with exit code 1: no ***, pin ***",
      "the HEALTHCHECK ended with exit code 1: no ***, pin ***",
    ]);
  });

  it("is so by a command that succeeds at last", async () => {
    let runs = 0;
    const exec = async () => {
      runs += 1;
      return { exitCode: runs < 3 ? 1 : 0, output: "" };
    };
    const { result } = await showing({ exec }, { kind: "exec", command: ["check"] });
    expect({ isReady: result.ready, runs }).toEqual({ isReady: true, runs: 3 });
  });

  it("is so by the command of its image's HEALTHCHECK", async () => {
    const asked: (readonly string[])[] = [];
    const exec = async (command: readonly string[]) => {
      asked.push(command);
      return { exitCode: 0, output: "" };
    };
    const { result } = await showing({ exec }, { kind: "healthcheck" }, ["/bin/sh", "-c", "check"]);
    expect(result.ready).toBe(true);
    expect(asked).toEqual([["/bin/sh", "-c", "check"]]);
  });

  it.each([
    {
      name: "fails",
      exec: async () => ({ exitCode: 7, output: "no route" }),
      says: "check db ended with exit code 7: no route",
    },
    {
      name: "can't be run",
      exec: () => Promise.reject(new Error("no such file")),
      says: "check db could not be run (no such file)",
    },
  ])("is not by a command that $name", async ({ exec, says }) => {
    const { result } = await showing({ exec }, { kind: "exec", command: ["check", "db"] });
    expect(result).toEqual({ ready: false, lastObservation: says });
  });

  it("is not by a command that hangs, which is waited for until the time is up", async () => {
    const clock = createFakeClock();
    const container = { ...containerAt([at("http://127.0.0.1:1")]), exec: () => never<never>() };
    const asked = { ...plan, ...withProbe({ kind: "exec", command: ["check", "db"] }) };
    expect(await clock.finish(awaitReady(container, null, asked, clock, quiet()))).toEqual({
      ready: false,
      lastObservation: "check db was still running after 0.4 s",
    });
  });

  it("is given up on the abort, whatever hangs", async () => {
    const origin = `http://127.0.0.1:${await listen(createTcpServer())}`;
    for (const probe of [{ kind: "log", pattern: /up/u } as const, { kind: "exec", command: ["check"] } as const]) {
      const container = { ...containerAt([at(origin)]), exec: () => new Promise<never>(() => {}), logLines: endless() };
      const signal = AbortSignal.timeout(50);
      const beganMs = performance.now();
      const result = await awaitReady(
        container,
        null,
        { ...plan, ...withProbe(probe), timeoutMs: 60_000 },
        systemClock,
        signal,
      );
      expect(result.ready).toBe(false);
      expect(performance.now() - beganMs).toBeLessThan(2_000);
    }
  });
});

// biome-ignore lint/correctness/useYield: it fails before it has a line
async function* failing(): AsyncGenerator<string> {
  throw new Error("no such driver");
}

describe("a port of this machine", () => {
  it("is taken where somebody listens, and else not", async () => {
    const port = await listen(createTcpServer());
    expect(await isPortTaken(port)).toBe(true);
    expect(await isPortTaken(await freePort())).toBe(false);
  });
});
