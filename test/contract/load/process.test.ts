import { type ChildProcess, fork, spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import { createLoadAdapter } from "../../../src/load/process.ts";
import type { FromLoadProcess, LoadJob } from "../../../src/load/protocol.ts";
import type { LoadProcess } from "../../../src/model/adapters.ts";
import { freePort, listen, loadEntry, serve, temporaryFolder } from "../surroundings.ts";
import { open, plan, send } from "./load.ts";

/** With the process's id, which Node's own channel tells at its spawn. */
async function openSeen(): Promise<{ readonly load: LoadProcess; readonly child: ChildProcess; readonly pid: number }> {
  const children: ChildProcess[] = [];
  const onSpawn = (message: unknown) => children.push((message as { readonly process: ChildProcess }).process);
  subscribe("child_process", onSpawn);
  const load = await open();
  unsubscribe("child_process", onSpawn);
  const [child] = children;
  if (child?.pid === undefined || children.length > 1) throw new Error("expected one child process");
  return { load, child, pid: child.pid };
}

describe("load", () => {
  it("that is answered counts its answers, without an error", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.end("hello");
    });
    const { figures, progress, tookMs } = await send(origin, { path: "/x?y=1" }, { durationMs: 1_000 });
    expect(figures).toMatchObject({
      url: `${origin}/x?y=1`,
      via: "published-port",
      connections: 4,
      errors: 0,
      timeouts: 0,
      non2xx: 0,
      errorRate: 0,
      lastError: null,
      statusCodes: { "200": figures.requests },
    });
    expect(figures.requests).toBeGreaterThan(100);
    // What was open at the end has no answer.
    expect(asked - figures.requests).toBeLessThanOrEqual(4);
    expect(figures.requestsPerSecond).toBeCloseTo((figures.requests * 1_000) / figures.durationMs, 5);
    expect(figures.durationMs).toBeGreaterThan(950);
    expect(tookMs).toBeLessThan(2_500);
    expect(progress.length).toBeGreaterThanOrEqual(2);
    expect(progress.some(({ requestsPerSecond }) => requestsPerSecond > 0)).toBe(true);
  });

  it("that is refused with 500 counts each answer by its status", async () => {
    const { figures } = await send(await serve((_, response) => response.writeHead(500).end()));
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ non2xx: figures.requests, errors: 0, errorRate: 1 });
    expect(figures.statusCodes).toEqual({ "500": figures.requests });
  });

  it("counts redirects as answers, and 404 and 500 not", async () => {
    let asked = 0;
    const statuses = [200, 302, 404, 500];
    const origin = await serve((_, response) => response.writeHead(statuses[asked++ % 4] ?? 200).end());
    const { figures } = await send(origin);
    const of = (status: string) => figures.statusCodes[status] ?? 0;
    expect(Object.keys(figures.statusCodes).toSorted()).toEqual(["200", "302", "404", "500"]);
    expect(figures.non2xx).toBe(of("404") + of("500"));
    expect(figures.requests).toBe(of("200") + of("302") + of("404") + of("500"));
    expect(figures.errorRate).toBeCloseTo(0.5, 1);
  });

  it("that nobody listens to has errors only, and names them", async () => {
    const { figures, tookMs } = await send(`http://127.0.0.1:${await freePort()}`);
    expect(figures).toMatchObject({ requests: 0, errorRate: 1, latencyMs: null, lastError: "ECONNREFUSED" });
    expect(figures.errors).toBeGreaterThan(0);
    expect(figures.longestResponseGapMs).toBeGreaterThan(400);
    expect(tookMs).toBeLessThan(2_000);
  });

  it("whose connection is closed without an answer has errors, and says so", async () => {
    const port = await listen(createTcpServer((socket) => socket.once("data", () => socket.end())));
    const { figures } = await send(`http://127.0.0.1:${port}`);
    expect(figures).toMatchObject({ requests: 0, errorRate: 1, lastError: expect.stringContaining("unanswered") });
    expect(figures.errors).toBeGreaterThan(0);
  });

  it("whose connection is reset has errors", async () => {
    const port = await listen(createTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    const { figures } = await send(`http://127.0.0.1:${port}`);
    expect(figures).toMatchObject({ requests: 0, errorRate: 1 });
    expect(figures.errors).toBeGreaterThan(0);
    expect(figures.lastError).not.toBeNull();
  });

  it("where every second answer is left out has about as many errors as answers", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      if (asked % 2 === 0) response.socket?.destroy();
      else response.end();
    });
    const { figures } = await send(origin, {}, { durationMs: 1_600 });
    expect(figures.requests).toBeGreaterThan(5);
    expect(figures.errorRate).toBeGreaterThan(0.3);
    expect(figures.errorRate).toBeLessThan(0.7);
    // They are in the figures over time too, but for a few of the end.
    const failed = figures.timeline.reduce((sum, point) => sum + point.failed, 0);
    expect(failed).toBeLessThanOrEqual(figures.errors);
    expect(failed).toBeGreaterThan(figures.errors / 2);
  });

  it("on a server that says Connection: close has no error", async () => {
    const origin = await serve((_, response) => response.setHeader("Connection", "close").end("bye"));
    const { figures } = await send(origin);
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ errors: 0, errorRate: 0, lastError: null });
  });

  it("on a server whose answers end with their connections counts each of them", async () => {
    const answer = "HTTP/1.0 200 OK\r\n\r\nold";
    let asked = 0;
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => {
        asked += 1;
        socket.end(answer);
      });
    });
    const { figures } = await send(`http://127.0.0.1:${await listen(server)}`);
    expect(figures.requests).toBeGreaterThan(10);
    expect(asked - figures.requests).toBeLessThanOrEqual(plan.connections);
    expect(figures).toMatchObject({ errors: 0, statusCodes: { "200": figures.requests }, stalledConnections: 0 });
  });

  it("measures the time of each answer, on a server that ends connections too", async () => {
    const origin = await serve((_, response) => {
      response.setHeader("Connection", "close");
      setTimeout(() => response.end("bye"), 20);
    });
    const { figures } = await send(origin, {}, { durationMs: 1_500 });
    // By Little's law: so many connections are busy all the time.
    const meanMs = (figures.connections * 1000) / figures.requestsPerSecond;
    expect(figures.latencyMs?.p50).toBeGreaterThan(18);
    expect(figures.latencyMs?.p50).toBeLessThan(1.5 * meanMs);
  });

  it("counts one answer that was cut short, and takes the next one for itself", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      if (asked !== 20) return response.end("whole");
      response.writeHead(200, { "Content-Length": "100" }).write("cut");
      return setTimeout(() => response.socket?.end(), 5);
    });
    const { figures } = await send(origin);
    expect(figures).toMatchObject({ errors: 1, stalledConnections: 0 });
    expect(figures.requests).toBeGreaterThan(50);
  });

  it("survives an answer that nobody asked for", async () => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        setTimeout(() => socket.end("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"), 50);
      });
    });
    const origin = `http://127.0.0.1:${await listen(server)}`;
    const { figures } = await send(origin, { rate: 4 }, { durationMs: 1_500 });
    expect(Object.keys(figures.statusCodes)).toEqual(["200"]);
    expect(figures.errors).toBe(0);
  });

  it("tells of connections that get nothing but failures while others are served", async () => {
    let connected = 0;
    const server = createServer((request, response) => {
      if ((request.socket as Socket & { isServed?: boolean }).isServed === true) return response.end();
      return setTimeout(() => response.writeHead(503).end(), 200);
    });
    server.on("connection", (socket: Socket & { isServed?: boolean }) => {
      connected += 1;
      socket.isServed = connected <= 1;
    });
    const { figures } = await send(`http://127.0.0.1:${await listen(server)}`, {}, { durationMs: 1_000 });
    expect(figures.errorRate).toBeLessThan(0.2);
    expect(figures.stalledConnections).toBe(3);
  });

  it("takes early hints for no answer of their own", async () => {
    const origin = await serve((_, response) => {
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      response.end();
    });
    const { figures } = await send(origin);
    expect(Object.keys(figures.statusCodes)).toEqual(["200"]);
    expect(figures).toMatchObject({ requests: figures.statusCodes["200"], errors: 0, non2xx: 0, errorRate: 0 });
  });

  it("that gets nothing but early hints has no answer, however many of them", async () => {
    const port = await listen(
      createTcpServer((socket) =>
        socket.on("data", () => setTimeout(() => socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"), 20)),
      ),
    );
    const { figures } = await send(`http://127.0.0.1:${port}`);
    expect(figures).toMatchObject({ requests: 0, statusCodes: {} });
    expect(figures.longestResponseGapMs).toBeGreaterThan(400);
  });

  it("tells of connections that are left without an answer while others get theirs", async () => {
    let connected = 0;
    const server = createServer((request, response) => {
      if ((request.socket as Socket & { isMute?: boolean }).isMute !== true) response.end();
    });
    server.on("connection", (socket: Socket & { isMute?: boolean }) => {
      connected += 1;
      socket.isMute = connected <= 2;
    });
    const origin = `http://127.0.0.1:${await listen(server)}`;
    const { figures } = await send(origin, { connections: 4 }, { durationMs: 1_000 });
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ errors: 0, stalledConnections: 2 });
  });

  it("holds its rate over all connections", async () => {
    const origin = await serve((_, response) => response.end());
    const { figures } = await send(origin, { rate: 100, connections: 4 }, { durationMs: 2_000 });
    expect(figures.errors).toBe(0);
    expect(figures.requests).toBeGreaterThanOrEqual(180);
    // A whole second's requests more would be a run that went on for a moment too long.
    expect(figures.requests).toBeLessThanOrEqual(220);
  });

  it("sends the method, the headers and the body that are asked for", async () => {
    let seen: unknown;
    const answer: RequestListener = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { accept, "x-list": list } = request.headers;
      seen ??= { method: request.method, url: request.url, accept, list, body: Buffer.concat(chunks).toString() };
      response.end();
    };
    await send(await serve(answer), {
      method: "POST",
      path: "/submit",
      body: "größe",
      headers: { Accept: "text/html", "X-List": "a, b" },
    });
    expect(seen).toEqual({ method: "POST", url: "/submit", accept: "text/html", list: "a, b", body: "größe" });
  });

  it("measures the silence of an app that stops answering", async () => {
    const beganMs = performance.now();
    const origin = await serve((_, response) => {
      if (performance.now() - beganMs < 700) response.end();
    });
    const { figures } = await send(origin, {}, { durationMs: 1_500 });
    expect(figures.longestResponseGapMs).toBeGreaterThan(500);
    expect(figures.longestResponseGapMs).toBeLessThan(1_700);
  });

  it("that is never answered ends soon after the abort, with what there is", async () => {
    const port = await listen(createTcpServer((socket) => socket.resume()));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const options = { durationMs: 60_000, signal: controller.signal };
    const { figures, tookMs } = await send(`http://127.0.0.1:${port}`, {}, options);
    expect(figures).toMatchObject({ requests: 0, errors: 0, errorRate: null, latencyMs: null });
    expect(figures.durationMs).toBeLessThan(2_000);
    expect(tookMs).toBeLessThan(2_000);
  });

  it("is not begun where the abort came before it", async () => {
    const origin = await serve((_, response) => response.end());
    const { tookMs } = await send(origin, {}, { durationMs: 60_000, signal: AbortSignal.abort() });
    expect(tookMs).toBeLessThan(2_000);
  });

  it("may run twice in one process, as the warm-up and the load do", async () => {
    const origin = await serve((_, response) => response.end());
    const load = await open();
    const address = { origin, via: "host-network" } as const;
    const run = () => load.run(plan, address, 300, () => {}, new AbortController().signal);
    const [first, second] = [await run(), await run()];
    expect(first.requests).toBeGreaterThan(10);
    expect(second.requests).toBeGreaterThan(10);
    expect(second.durationMs).toBeLessThan(1_000);
  });
});

describe("a load process", () => {
  it("that can't begin is load's failure, with its exit code", async () => {
    const entry = join(temporaryFolder(), "entry.mjs");
    writeFileSync(entry, "process.exit(7);");
    await expect(createLoadAdapter(entry, systemClock).open()).rejects.toMatchObject({
      name: "GateError",
      stage: "load",
      message: expect.stringContaining("exit code 7"),
    });
  });

  it("that is killed in the middle is load's failure, and its closing is none", async () => {
    const origin = await serve((_, response) => response.end());
    const { load, pid } = await openSeen();
    const address = { origin, via: "host-network" } as const;
    const running = load.run(plan, address, 60_000, () => {}, new AbortController().signal);
    process.kill(pid, "SIGKILL");
    await expect(running).rejects.toMatchObject({ stage: "load", message: expect.stringContaining("SIGKILL") });
    await load.close();
  });

  it("ends by itself when it is closed, and need not be killed", async () => {
    const { load, child } = await openSeen();
    await load.close();
    expect({ code: child.exitCode, signal: child.signalCode }).toEqual({ code: 0, signal: null });
  });

  it("is gone when it is closed, in the middle of a run too", async () => {
    const origin = await serve((_, response) => response.end());
    const { load, pid } = await openSeen();
    const address = { origin, via: "host-network" } as const;
    const running = load.run(plan, address, 60_000, () => {}, new AbortController().signal);
    await Promise.all([expect(running).rejects.toMatchObject({ stage: "load" }), load.close()]);
    expect(isAlive(pid)).toBe(false);
  });
});

describe("dist/load-worker.js", () => {
  const job = (url: string, durationMs: number): LoadJob => ({
    url,
    method: "GET",
    headers: {},
    body: null,
    connections: 1,
    rate: null,
    requestsPerConnection: null,
    socketPath: null,
    tls: null,
    scenario: null,
    durationMs,
  });

  async function start(): Promise<ChildProcess> {
    const child = fork(loadEntry, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await message(child, "warm");
    return child;
  }

  function message(child: ChildProcess, type: FromLoadProcess["type"]): Promise<FromLoadProcess> {
    return new Promise((resolve, reject) => {
      child.on("message", (each: FromLoadProcess) => {
        if (each.type === type) resolve(each);
      });
      child.once("exit", (code, signal) => reject(new Error(`the child ended: ${code ?? signal}`)));
    });
  }

  const exitOf = (child: ChildProcess) =>
    new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));

  it("ends when memgate's side of the channel closes, in the middle of a run too", async () => {
    const origin = await serve((_, response) => response.end());
    for (const busy of [false, true]) {
      const child = await start();
      if (busy) {
        child.send({ type: "run", job: job(origin, 60_000) });
        await message(child, "progress");
      }
      const exit = exitOf(child);
      child.disconnect();
      expect(await exit).toBe(0);
    }
  });

  it("ends when memgate is killed", async () => {
    const parentCode = `
      const child = require("node:child_process").fork(process.argv[1], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
      child.once("message", () => console.log(child.pid));
    `;
    const parent = spawn(process.execPath, ["-e", parentCode, loadEntry], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void parent.kill("SIGKILL"));
    const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (text) => resolve(Number(text))));
    expect(() => process.kill(pid, 0)).not.toThrow();
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  it("leaves SIGINT, SIGTERM and SIGHUP to memgate", async () => {
    const origin = await serve((_, response) => response.end());
    const child = await start();
    child.send({ type: "run", job: job(origin, 800) });
    await message(child, "progress");
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) child.kill(signal);
    expect(await message(child, "done")).toMatchObject({ type: "done", load: { errors: 0 } });
  });

  it("says that a job failed which it can't do", async () => {
    const child = await start();
    const failed = message(child, "failed");
    child.send({ type: "run", job: { ...job("http://127.0.0.1:1", 300), connections: -1 } });
    expect(await failed).toMatchObject({ message: expect.stringMatching(/\w/) });
  });

  it("stops a run early when it is told to", async () => {
    const port = await listen(createServer((_, response) => response.end()));
    const child = await start();
    child.send({ type: "run", job: job(`http://127.0.0.1:${port}`, 60_000) });
    await message(child, "progress");
    const done = message(child, "done");
    child.send({ type: "stop" });
    expect(await done).toMatchObject({ load: { errors: 0, statusCodes: { "200": expect.any(Number) } } });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
