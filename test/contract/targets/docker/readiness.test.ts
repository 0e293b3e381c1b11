import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createHttp2Server, createSecureServer } from "node:http2";
import { createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notReadyCause } from "../../../../src/gate/not-ready.ts";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import type { Address } from "../../../../src/model/adapters.ts";
import type { ReadinessPlan, ReadyProbe, ReadyStep } from "../../../../src/model/plan.ts";
import { adviceOnStop } from "../../../../src/report/advice/stop-advice.ts";
import { isPortTaken } from "../../../../src/targets/docker/readiness/http-tcp-probe.ts";
import { awaitReady as awaitReadiness } from "../../../../src/targets/docker/readiness/wait.ts";
import { observationText } from "../../../../src/verdict/observation-text.ts";
import { createFakeClock, never } from "../../../fakes.ts";
import { temporaryFolder } from "../../../temporary-folder.ts";
import { freePort, listen, serve } from "../../surroundings.ts";

const http = (headers = {}): ReadyProbe => ({ kind: "http", path: "/up", headers, tls: null, port: null });
const step: ReadyStep = { probe: http(), place: null, attemptTimeoutMs: 5_000, intervalMs: 20, successes: 1 };
const plan: ReadinessPlan = { steps: [step], timeoutMs: 400, socketPath: null, awaitsPort: true };
const withProbe = (probe: ReadyProbe) => ({ steps: [{ ...step, probe }] });
const at = (origin: string): Address => ({ origin, via: "container-address" });
type Container = Parameters<typeof awaitReadiness>[0];

/** Waits for the app. If it is not ready, the result has the observation as a clause. */
async function awaitReady(...args: Parameters<typeof awaitReadiness>) {
  const result = await awaitReadiness(...args);
  return result.ready ? result : ({ ready: false, lastObservation: observationText(result.observed) } as const);
}

const neverAborts = () => new AbortController().signal;
const ready = (addresses: readonly Address[], changes: Partial<ReadinessPlan> = {}, signal = neverAborts()) =>
  awaitReady(containerAt(addresses), null, { ...plan, ...changes }, { clock: systemClock, signal: signal });

/** A container with these addresses that logs nothing and runs no commands. */
function containerAt(addresses: readonly Address[], outside: readonly string[] = []): Container {
  return {
    port: 3_000,
    addresses: async () => ({ reachable: addresses, outside }),
    logLines: async function* () {},
    exec: () => Promise.reject(new Error("not here")),
  };
}

/** A clock that advances only between attempts, so that no attempt is cut short and the last observation is certain. */
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
const awaitWithProbeClock = (addresses: readonly Address[]) =>
  awaitReady(
    containerAt(addresses),
    null,
    { ...plan, timeoutMs: 3_000 },
    { clock: createProbeClock(), signal: neverAborts() },
  );

describe("an app with an odd response is ready:", () => {
  const lines = Array.from({ length: 100 }, (_, at) => `X-Header-${at}: ${"x".repeat(1_000)}\r\n`).join("");
  it.each([
    ["100 KB of headers", `HTTP/1.1 200 OK\r\n${lines}Content-Length: 0\r\n\r\n`],
    ["lines without CR", "HTTP/1.0 200 OK\nContent-Type: text/html\n\nok"],
    ["a length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["a control character in a header", "HTTP/1.1 200 OK\r\nX-A: a\u0001b\r\nContent-Length: 0\r\n\r\n"],
    ["a header over two lines", "HTTP/1.1 200 OK\r\nX-A: a\r\n b\r\nContent-Length: 0\r\n\r\n"],
    ["no reason after the status", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n"],
  ])("%s", async (_name, response) => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {}).on("data", () => socket.end(response));
    });
    expect(await ready([at(`http://127.0.0.1:${await listen(server)}`)])).toMatchObject({ ready: true });
  });
});

describe("an app that speaks another protocol", () => {
  const observe = async (origin: string, probe: ReadyProbe = http()) => {
    const changes = { ...plan, ...withProbe(probe) };
    const result = await awaitReadiness(containerAt([at(origin)]), null, changes, {
      clock: systemClock,
      signal: neverAborts(),
    });
    if (result.ready) throw new Error("the app is ready");
    const waited = { timeoutMs: 400, port: 3_000, exposedPorts: [], listeners: null };
    return { code: notReadyCause(result, waited).code, text: observationText(result.observed) };
  };
  const tls = (): ReadyProbe =>
    ({ ...http(), tls: { ca: null, insecure: true, serverName: "localhost" } }) as ReadyProbe;
  const overTls = () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const args = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test -keyout";
    execFileSync("openssl", [...args.split(" "), key, "-out", cert], { stdio: "pipe" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  };

  it("is named if it speaks HTTP/2 only", async () => {
    const port = await listen(createHttp2Server((_, response) => void response.end("ok")));
    const { code, text } = await observe(`http://127.0.0.1:${port}`);
    expect(code).toBe("not-ready/http2");
    expect(text).toMatch(/; it speaks HTTP\/2 only\)$/);
  });

  it("is named if it speaks HTTP/2 only, and ends the connection, like a gRPC server", async () => {
    const settings = Buffer.from("00000604000000000000030000006400000408000000000000f0001", "hex");
    const port = await listen(createTcpServer((socket) => void socket.once("data", () => socket.end(settings))));
    expect((await observe(`http://127.0.0.1:${port}`)).code).toBe("not-ready/http2");
  });

  it("is named if it speaks HTTP/2 only over TLS", async () => {
    const server = createSecureServer({ ...overTls(), allowHTTP1: false }, (_, response) => void response.end("ok"));
    const port = await listen(server);
    expect((await observe(`http://127.0.0.1:${port}`, tls())).code).toBe("not-ready/http2");
  });

  it("is named if it responds to HTTP with a TLS alert", async () => {
    const alert = Buffer.from("15030300020246", "hex");
    const port = await listen(createTcpServer((socket) => void socket.once("data", () => socket.end(alert))));
    const { code, text } = await observe(`http://127.0.0.1:${port}`);
    expect(code).toBe("not-ready/protocol");
    expect(text).toContain("; it speaks HTTPS");
  });

  it.each(["SSH-2.0-OpenSSH_9.6\r\n", "+OK\r\n", "\0\0\x06\x05\0\0\0\0\0"])(
    "is not named if it sends %j",
    async (greeting) => {
      const port = await listen(createTcpServer((socket) => void socket.once("data", () => socket.end(greeting))));
      const { code, text } = await observe(`http://127.0.0.1:${port}`);
      expect(code).toBe("not-ready/protocol");
      expect(text).not.toContain("it speaks HTTP/2");
    },
  );
});

describe("a pattern for the log", () => {
  const awaitPattern = (pattern: RegExp, lines: readonly string[]) => {
    const container = {
      ...containerAt([]),
      port: null,
      logLines: async function* () {
        yield* lines;
        await never();
      },
    };
    return awaitReadiness(
      container,
      null,
      { ...plan, ...withProbe({ kind: "log", pattern }) },
      {
        clock: systemClock,
        signal: neverAborts(),
      },
    );
  };

  it.each([
    [/^(a+)+$/u, `${"a".repeat(60)}!`],
    [/^(\w+\s?)*:$/u, `${"word ".repeat(20)}!`],
    [/^(?:.*,){15}P/u, "1,".repeat(200)],
  ])("that takes exponential time ends the run, and does not hang: %s", async (pattern, line) => {
    const beganMs = performance.now();
    const result = await awaitPattern(pattern, ["starting", line, "worker is ready"]);
    expect(performance.now() - beganMs).toBeLessThan(4_000);
    expect(result).toMatchObject({ ready: false, observed: { kind: "log-too-slow", pattern: String(pattern) } });
    if (!result.ready) {
      const waited = { timeoutMs: 400, port: null, exposedPorts: [], listeners: null };
      expect(notReadyCause(result, waited).code).toBe("not-ready/pattern-too-slow");
    }
  });

  it("may look ahead and refer back, and is found in many lines", async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `request ${index} took 3 ms`);
    const result = await awaitPattern(/^(?=worker)(\w)\w+ is (ready).*\2$/u, [...lines, "worker is ready ready"]);
    expect(result).toMatchObject({ ready: true });
  });
});

describe("a port that is only exposed", () => {
  const log = withProbe({ kind: "log", pattern: /ready/ });
  const logging = (origin: string) => ({
    ...containerAt([at(origin)]),
    logLines: async function* () {
      yield "worker is ready";
    },
  });
  const limits = { clock: systemClock, signal: neverAborts() };

  it.each([true, false])("does not delay a worker that does not use it (awaited: %j)", async (awaitsPort) => {
    const origin = `http://127.0.0.1:${await freePort()}`;
    const beganMs = performance.now();
    const result = await awaitReadiness(logging(origin), null, { ...plan, ...log, awaitsPort }, limits);
    if (awaitsPort) return expect(result).toMatchObject({ ready: false });
    expect(result).toEqual({ ready: true, address: at(origin), isListening: false, redirect: null });
    expect(performance.now() - beganMs).toBeLessThan(600);
  });

  it("receives load if the app uses it", async () => {
    const origin = await serve((_, response) => response.end());
    const result = await awaitReadiness(logging(origin), null, { ...plan, ...log, awaitsPort: false }, limits);
    expect(result).toEqual({ ready: true, address: at(origin), isListening: true, redirect: null });
  });

  it("does not exist for a container without an address", async () => {
    const container = { ...logging(""), addresses: async () => ({ reachable: [], outside: [] }) };
    const result = await awaitReadiness(container, null, { ...plan, ...log, awaitsPort: false }, limits);
    expect(result).toEqual({ ready: true, address: null, isListening: false, redirect: null });
  });
});

describe("an app is ready", () => {
  it.each([200, 204, 304, 399])("with HTTP %d", async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect(await ready([at(origin)])).toEqual({ ready: true, address: at(origin), isListening: true, redirect: null });
  });

  it.each([
    [302, "/login"],
    [308, null],
  ])("with the redirect HTTP %d to %s, which it reports", async (status, location) => {
    const headers = location === null ? {} : { location };
    const origin = await serve((_, response) => response.writeHead(status, headers).end());
    const redirect = { path: "/up", status, location };
    expect(await ready([at(origin)])).toEqual({ ready: true, address: at(origin), isListening: true, redirect });
  });

  it("once it listens, even late within ready-timeout", async () => {
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
    let requests = 0;
    const origin = await serve((_, response) => {
      requests += 1;
      response.writeHead(requests < 4 ? 503 : 200).end();
    });
    expect((await ready([at(origin)], { timeoutMs: 5_000 })).ready).toBe(true);
    expect(requests).toBe(4);
  });

  it("at the address that responds, if another refuses", async () => {
    const dead = at(`http://127.0.0.1:${await freePort()}`);
    const alive = at(await serve((_, response) => response.end()));
    expect(await ready([dead, alive])).toEqual({ ready: true, address: alive, isListening: true, redirect: null });
  });

  it("at the address that responds, without waiting for one that does not respond", async () => {
    const silent = at(`http://127.0.0.1:${await listen(createTcpServer(() => {}))}`);
    const alive = at(await serve((_, response) => response.end()));
    const beganMs = performance.now();
    expect(await ready([silent, alive], { timeoutMs: 30_000 })).toEqual({
      ready: true,
      address: alive,
      isListening: true,
      redirect: null,
    });
    // Less than the 5 s that an attempt may take.
    expect(performance.now() - beganMs).toBeLessThan(3_500);
  });

  it("at an address that refuses at first, while another does not respond", async () => {
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

  it("when its response begins, even if the body never ends", async () => {
    const origin = await serve((_, response) => response.write("and so on"));
    expect((await ready([at(origin)])).ready).toBe(true);
  });

  it("with a GET request for the planned path and headers", async () => {
    const origin = await serve(({ url, method, headers }, response) => {
      const isExpected = url === "/up" && method === "GET" && headers["x-key"] === "1";
      response.writeHead(isExpected ? 200 : 400).end();
    });
    expect((await ready([at(origin)], withProbe(http({ "X-Key": "1" })))).ready).toBe(true);
  });
});

describe("an app is not ready", () => {
  it.each([199 + 201, 404, 500])("with HTTP %d, and the observation names the status", async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect(await awaitWithProbeClock([at(origin)])).toEqual({
      ready: false,
      lastObservation: `GET ${origin}/up returned HTTP ${status}`,
    });
  });

  it("if nothing listens, and the observation names each address", async () => {
    const [one, two] = [await freePort(), await freePort()];
    const result = await ready([at(`http://127.0.0.1:${one}`), at(`http://127.0.0.1:${two}`)]);
    expect(result).toMatchObject({ ready: false });
    const observation = result.ready ? "" : result.lastObservation;
    expect(observation).toMatch(
      new RegExp(
        `GET http://127.0.0.1:${one}/up could not be reached \\(.*ECONNREFUSED.*; GET http://127.0.0.1:${two}/up could`,
      ),
    );
  });

  it("if this machine is not in the container's network, and the observation and advice say so", async () => {
    const port = await freePort();
    const outside = ["172.18.0.3", "10.1.0.2"];
    const container = containerAt([at(`http://127.0.0.1:${port}`)], outside);
    const result = await awaitReadiness(container, null, plan, { clock: systemClock, signal: neverAborts() });
    if (result.ready) throw new Error("the app is ready");
    const { observed } = result;
    expect(observationText(observed)).toMatch(/ECONNREFUSED/);
    expect(observationText(observed)).toMatch(/; this machine is not in the container's network \(172.18.0.3, 10.1/);
    const adviceWith = (exposed: readonly string[]) =>
      adviceOnStop(
        notReadyCause(
          { observed, step: null },
          { timeoutMs: 400, port: 3_000, exposedPorts: exposed, listeners: null },
        ),
        1,
      );
    expect(adviceWith(["3000/tcp"])).toContain("In a workflow, set `network` to the value of job.container.network.");
    expect(adviceWith(["80/tcp"])).toMatch(
      /^Set `port` to 80, the port that the image exposes, or correct EXPOSE in the Dockerfile\. Check `port`/,
    );
  });

  it("with HTTP 503, and the observation does not mention other networks of the container", async () => {
    const origin = await serve((_, response) => response.writeHead(503).end());
    const container = containerAt([at(origin)], ["172.18.0.3"]);
    expect(await awaitReady(container, null, plan, { clock: systemClock, signal: neverAborts() })).toEqual({
      ready: false,
      lastObservation: `GET ${origin}/up returned HTTP 503`,
    });
  });

  it("if its only address is in another network", async () => {
    const container = containerAt([], ["172.18.0.3"]);
    expect(await awaitReady(container, null, plan, { clock: systemClock, signal: neverAborts() })).toEqual({
      ready: false,
      lastObservation:
        "GET /up could not be tried: the container has no address that this machine can reach; this machine is not in the container's network (172.18.0.3)",
    });
  });

  it("if it accepts a connection but does not respond, without exceeding ready-timeout", async () => {
    const port = await listen(createTcpServer(() => {}));
    const beganMs = performance.now();
    const result = await ready([at(`http://127.0.0.1:${port}`)]);
    expect(result).toMatchObject({ ready: false, lastObservation: expect.stringContaining("did not respond within") });
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });

  it("if it closes the connection without a response", async () => {
    const port = await listen(createTcpServer((socket) => socket.end()));
    expect(await awaitWithProbeClock([at(`http://127.0.0.1:${port}`)])).toMatchObject({
      ready: false,
      lastObservation: expect.stringContaining("could not be reached"),
    });
  });

  it("if it speaks another protocol", async () => {
    const port = await listen(createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")));
    expect(await awaitWithProbeClock([at(`http://127.0.0.1:${port}`)])).toMatchObject({ ready: false });
  });

  it("without an address", async () => {
    expect(await ready([])).toEqual({
      ready: false,
      lastObservation: expect.stringContaining("the container has no address that this machine can reach"),
    });
  });

  it("immediately after an abort", async () => {
    const port = await listen(createTcpServer(() => {}));
    const controller = new AbortController();
    const beganMs = performance.now();
    setTimeout(() => controller.abort(), 100);
    const result = await ready([at(`http://127.0.0.1:${port}`)], { timeoutMs: 60_000 }, controller.signal);
    expect(result.ready).toBe(false);
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });

  it("after an abort, and the observation is that of the last complete attempt", async () => {
    const controller = new AbortController();
    let requests = 0;
    const origin = await serve((_, response) => {
      requests += 1;
      if (requests === 1) response.writeHead(503).end();
      else controller.abort();
    });
    expect(await ready([at(origin)], { timeoutMs: 60_000 }, controller.signal)).toEqual({
      ready: false,
      lastObservation: `GET ${origin}/up returned HTTP 503`,
    });
  });
});

/** Waits for an app whose port accepts connections, with a probe of its log or of a command. */
async function awaitProbe(
  changes: Partial<Container>,
  probe: ReadyProbe,
  healthcheck: readonly string[] | null = null,
) {
  const origin = `http://127.0.0.1:${await listen(createTcpServer())}`;
  const probePlan = { ...plan, ...withProbe(probe) };
  return {
    origin,
    result: await awaitReady({ ...containerAt([at(origin)]), ...changes }, healthcheck, probePlan, {
      clock: systemClock,
      signal: neverAborts(),
    }),
  };
}

async function* lines(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) {
    yield text;
    await systemClock.sleep(5);
  }
}

/** A log that does not end after these lines. */
const endless = (...texts: readonly string[]) =>
  async function* (signal: AbortSignal) {
    yield* lines(...texts);
    await systemClock.sleep(60_000, signal);
  };

describe("an app with another readiness check", () => {
  it("is ready with tcp once its port accepts connections", async () => {
    const port = await freePort();
    const late = setTimeout(() => void listen(createTcpServer(), port), 150);
    const probe = { kind: "tcp", port: null } as const;
    const result = await ready([at(`http://127.0.0.1:${port}`)], { ...withProbe(probe), timeoutMs: 5_000 });
    clearTimeout(late);
    expect(result.ready).toBe(true);
  });

  it("is not ready with tcp if its port never accepts a connection", async () => {
    const origin = `http://127.0.0.1:${await freePort()}`;
    expect(await ready([at(origin)], withProbe({ kind: "tcp", port: null }))).toEqual({
      ready: false,
      lastObservation: expect.stringMatching(
        /^its port at 127\.0\.0\.1:\d+ did not accept a connection \(.*ECONNREFUSED/,
      ),
    });
  });

  it("is ready with log once a line matches and its port accepts connections", async () => {
    const probe = { kind: "log", pattern: /listening on \d+/u } as const;
    const { origin, result } = await awaitProbe({ logLines: endless("starting", "now listening on 3000") }, probe);
    expect(result).toEqual({ ready: true, address: at(origin), isListening: true, redirect: null });
  });

  it.each([
    {
      name: "logs another line",
      log: endless("starting"),
      observed: 'no log line matched /up/u; the last line is "starting"',
    },
    { name: "logs nothing", log: endless(), observed: "no log line matched /up/u; the app logged nothing" },
    { name: "ends its log", log: () => lines("a", "b"), observed: 'matched /up/u; the last line is "b"' },
    { name: "has an unreadable log", log: failing, observed: "its log could not be read (no such driver)" },
  ])("is not ready with log if it $name", async ({ log, observed }) => {
    const { result } = await awaitProbe({ logLines: log }, { kind: "log", pattern: /up/u });
    expect(result).toEqual({ ready: false, lastObservation: expect.stringContaining(observed) });
  });

  it("is ready with exec once a command in it succeeds", async () => {
    let runs = 0;
    const exec = async () => {
      runs += 1;
      return { exitCode: runs < 3 ? 1 : 0, output: "" };
    };
    const { result } = await awaitProbe({ exec }, { kind: "exec", command: ["check"] });
    expect({ isReady: result.ready, runs }).toEqual({ isReady: true, runs: 3 });
  });

  it("is ready with healthcheck once the command of its image's HEALTHCHECK succeeds", async () => {
    const commands: (readonly string[])[] = [];
    const exec = async (command: readonly string[]) => {
      commands.push(command);
      return { exitCode: 0, output: "" };
    };
    const { result } = await awaitProbe({ exec }, { kind: "healthcheck" }, ["/bin/sh", "-c", "check"]);
    expect(result.ready).toBe(true);
    expect(commands).toEqual([["/bin/sh", "-c", "check"]]);
  });

  it.each([
    {
      name: "fails",
      exec: async () => ({ exitCode: 7, output: "no route" }),
      observed: "check db ended with exit code 7: no route",
    },
    {
      name: "can't be run",
      exec: () => Promise.reject(new Error("no such file")),
      observed: "check db could not be run (no such file)",
    },
  ])("is not ready with exec if the command $name", async ({ exec, observed }) => {
    const { result } = await awaitProbe({ exec }, { kind: "exec", command: ["check", "db"] });
    expect(result).toEqual({ ready: false, lastObservation: observed });
  });

  it("is not ready with exec if the command hangs until the time is up", async () => {
    const clock = createFakeClock();
    const container = { ...containerAt([at("http://127.0.0.1:1")]), exec: () => never<never>() };
    const probePlan = { ...plan, ...withProbe({ kind: "exec", command: ["check", "db"] }) };
    expect(await clock.finish(awaitReady(container, null, probePlan, { clock: clock, signal: neverAborts() }))).toEqual(
      {
        ready: false,
        lastObservation: "check db was still running after 0.4 s",
      },
    );
  });

  it("is not ready after an abort, even if the log or the command hangs", async () => {
    const origin = `http://127.0.0.1:${await listen(createTcpServer())}`;
    for (const probe of [{ kind: "log", pattern: /up/u } as const, { kind: "exec", command: ["check"] } as const]) {
      const container = { ...containerAt([at(origin)]), exec: () => new Promise<never>(() => {}), logLines: endless() };
      const signal = AbortSignal.timeout(50);
      const beganMs = performance.now();
      const result = await awaitReady(
        container,
        null,
        { ...plan, ...withProbe(probe), timeoutMs: 60_000 },
        { clock: systemClock, signal },
      );
      expect(result.ready).toBe(false);
      expect(performance.now() - beganMs).toBeLessThan(2_000);
    }
  });
});

// biome-ignore lint/correctness/useYield: throws before the first line
async function* failing(): AsyncGenerator<string> {
  throw new Error("no such driver");
}

describe("isPortTaken", () => {
  it("is true if a program listens on the port, else false", async () => {
    const port = await listen(createTcpServer());
    expect(await isPortTaken(port)).toBe(true);
    expect(await isPortTaken(await freePort())).toBe(false);
  });
});
