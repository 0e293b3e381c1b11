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
import { temporaryFolder } from "../../temporary-folder.ts";
import { freePort, listen, loadEntry, serve } from "../surroundings.ts";
import { open, plan, send } from "./load.ts";

/** Opens a load process, and finds its id through Node's diagnostics channel. */
async function openWithChild(): Promise<{
  readonly load: LoadProcess;
  readonly child: ChildProcess;
  readonly pid: number;
}> {
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
  it("counts responses, without errors", async () => {
    let requests = 0;
    const origin = await serve((_, response) => {
      requests += 1;
      response.end("hello");
    });
    const { figures, progress, tookMs } = await send(origin, { path: "/x?y=1" }, { durationMs: 2_500 });
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
    // Requests that are open at the end get no response.
    expect(requests - figures.requests).toBeLessThanOrEqual(4);
    expect(figures.requestsPerSecond).toBeCloseTo((figures.requests * 1_000) / figures.durationMs, 5);
    expect(figures.durationMs).toBeGreaterThan(2_450);
    expect(tookMs).toBeLessThan(4_000);
    expect(progress.length).toBeGreaterThanOrEqual(2);
    expect(progress.some(({ requestsPerSecond }) => requestsPerSecond > 0)).toBe(true);
  });

  it("counts HTTP 500 as failed responses, by status", async () => {
    const { figures } = await send(await serve((_, response) => response.writeHead(500).end()));
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ non2xx: figures.requests, errors: 0, errorRate: 1 });
    expect(figures.statusCodes).toEqual({ "500": figures.requests });
  });

  it("counts redirects as successful, and 404 and 500 as failed", async () => {
    let requests = 0;
    const statuses = [200, 302, 404, 500];
    const origin = await serve((_, response) => response.writeHead(statuses[requests++ % 4] ?? 200).end());
    const { figures } = await send(origin);
    const of = (status: string) => figures.statusCodes[status] ?? 0;
    expect(Object.keys(figures.statusCodes).toSorted()).toEqual(["200", "302", "404", "500"]);
    expect(figures.non2xx).toBe(of("404") + of("500"));
    expect(figures.requests).toBe(of("200") + of("302") + of("404") + of("500"));
    expect(figures.errorRate).toBeCloseTo(0.5, 1);
  });

  it("has only errors, with their code, if the port is closed", async () => {
    const { figures, tookMs } = await send(`http://127.0.0.1:${await freePort()}`);
    expect(figures).toMatchObject({ requests: 0, errorRate: 1, latencyMs: null, lastError: "ECONNREFUSED" });
    expect(figures.errors).toBeGreaterThan(0);
    expect(figures.longestResponseGapMs).toBeGreaterThan(400);
    expect(tookMs).toBeLessThan(2_000);
  });

  it("has errors if the server closes connections before it responds", async () => {
    const port = await listen(createTcpServer((socket) => socket.once("data", () => socket.end())));
    const { figures } = await send(`http://127.0.0.1:${port}`);
    expect(figures).toMatchObject({
      requests: 0,
      errorRate: 1,
      lastError: expect.stringContaining("before it sent a response"),
    });
    expect(figures.errors).toBeGreaterThan(0);
  });

  it("has errors if the server resets connections", async () => {
    const port = await listen(createTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    const { figures } = await send(`http://127.0.0.1:${port}`);
    expect(figures).toMatchObject({ requests: 0, errorRate: 1 });
    expect(figures.errors).toBeGreaterThan(0);
    expect(figures.lastError).not.toBeNull();
  });

  it("has about as many errors as responses if the server drops every second request", async () => {
    let requests = 0;
    const origin = await serve((_, response) => {
      requests += 1;
      if (requests % 2 === 0) response.socket?.destroy();
      else response.end();
    });
    const { figures } = await send(origin, {}, { durationMs: 1_600 });
    expect(figures.requests).toBeGreaterThan(5);
    expect(figures.errorRate).toBeGreaterThan(0.3);
    expect(figures.errorRate).toBeLessThan(0.7);
    // The timeline contains the errors too, except a few at the end.
    const failed = figures.timeline.reduce((sum, point) => sum + point.failed, 0);
    expect(failed).toBeLessThanOrEqual(figures.errors);
    expect(failed).toBeGreaterThan(figures.errors / 2);
  });

  it("has no errors on a server that sends Connection: close", async () => {
    const origin = await serve((_, response) => response.setHeader("Connection", "close").end("bye"));
    const { figures } = await send(origin);
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ errors: 0, errorRate: 0, lastError: null });
  });

  it("counts each response that ends with its connection", async () => {
    const response = "HTTP/1.0 200 OK\r\n\r\nold";
    let requests = 0;
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => {
        requests += 1;
        socket.end(response);
      });
    });
    const { figures } = await send(`http://127.0.0.1:${await listen(server)}`);
    expect(figures.requests).toBeGreaterThan(10);
    expect(requests - figures.requests).toBeLessThanOrEqual(plan.connections);
    expect(figures).toMatchObject({ errors: 0, statusCodes: { "200": figures.requests }, stalledConnections: 0 });
  });

  it("measures the latency of each response on a server that closes connections", async () => {
    const origin = await serve((_, response) => {
      response.setHeader("Connection", "close");
      setTimeout(() => response.end("bye"), 20);
    });
    const { figures } = await send(origin, {}, { durationMs: 1_500 });
    // By Little's law, if all connections are always busy.
    const meanMs = (figures.connections * 1000) / figures.requestsPerSecond;
    expect(figures.latencyMs?.p50).toBeGreaterThan(18);
    expect(figures.latencyMs?.p50).toBeLessThan(1.5 * meanMs);
  });

  it("counts a truncated response as one error, and reads the next response correctly", async () => {
    let requests = 0;
    const origin = await serve((_, response) => {
      requests += 1;
      if (requests !== 20) return response.end("whole");
      response.writeHead(200, { "Content-Length": "100" }).write("cut");
      return setTimeout(() => response.socket?.end(), 5);
    });
    const { figures } = await send(origin);
    expect(figures).toMatchObject({ errors: 1, stalledConnections: 0 });
    expect(figures.requests).toBeGreaterThan(50);
  });

  it("ignores a response without a request", async () => {
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

  it("reports connections that get only failed responses while others succeed", async () => {
    let connected = 0;
    const server = createServer((request, response) => {
      if ((request.socket as Socket & { getsSuccess?: boolean }).getsSuccess === true) return response.end();
      return setTimeout(() => response.writeHead(503).end(), 200);
    });
    server.on("connection", (socket: Socket & { getsSuccess?: boolean }) => {
      connected += 1;
      socket.getsSuccess = connected <= 1;
    });
    const { figures } = await send(`http://127.0.0.1:${await listen(server)}`, {}, { durationMs: 1_000 });
    expect(figures.errorRate).toBeLessThan(0.2);
    expect(figures.stalledConnections).toBe(3);
  });

  it("does not count early hints as responses", async () => {
    const origin = await serve((_, response) => {
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      response.end();
    });
    const { figures } = await send(origin);
    expect(Object.keys(figures.statusCodes)).toEqual(["200"]);
    expect(figures).toMatchObject({ requests: figures.statusCodes["200"], errors: 0, non2xx: 0, errorRate: 0 });
  });

  it("has no responses if the server sends only early hints", async () => {
    const port = await listen(
      createTcpServer((socket) =>
        socket.on("data", () => setTimeout(() => socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"), 20)),
      ),
    );
    const { figures } = await send(`http://127.0.0.1:${port}`);
    expect(figures).toMatchObject({ requests: 0, statusCodes: {} });
    expect(figures.longestResponseGapMs).toBeGreaterThan(400);
  });

  it("reports connections that get no response while others do", async () => {
    let connected = 0;
    const server = createServer((request, response) => {
      if ((request.socket as Socket & { getsNothing?: boolean }).getsNothing !== true) response.end();
    });
    server.on("connection", (socket: Socket & { getsNothing?: boolean }) => {
      connected += 1;
      socket.getsNothing = connected <= 2;
    });
    const origin = `http://127.0.0.1:${await listen(server)}`;
    // A request that waits for more than a second at the end fails.
    const { figures } = await send(origin, { connections: 4 }, { durationMs: 800 });
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ errors: 0, stalledConnections: 2 });
  });

  it("keeps its rate over all connections", async () => {
    const origin = await serve((_, response) => response.end());
    const { figures } = await send(origin, { rate: 100, connections: 4 }, { durationMs: 2_000 });
    expect(figures.errors).toBe(0);
    expect(figures.requests).toBeGreaterThanOrEqual(180);
    // A run that ends slightly late could send the requests of another whole second.
    expect(figures.requests).toBeLessThanOrEqual(220);
  });

  it("sends the planned method, headers and body", async () => {
    let received: unknown;
    const handler: RequestListener = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { accept, "x-list": list } = request.headers;
      received ??= { method: request.method, url: request.url, accept, list, body: Buffer.concat(chunks).toString() };
      response.end();
    };
    await send(await serve(handler), {
      method: "POST",
      path: "/submit",
      body: "größe",
      headers: { Accept: "text/html", "X-List": "a, b" },
    });
    expect(received).toEqual({ method: "POST", url: "/submit", accept: "text/html", list: "a, b", body: "größe" });
  });

  it("measures the response gap of an app that stops responding", async () => {
    let firstMs: number | null = null;
    const origin = await serve((_, response) => {
      firstMs ??= performance.now();
      if (performance.now() - firstMs < 700) response.end();
    });
    const { figures } = await send(origin, {}, { durationMs: 1_500 });
    expect(figures.longestResponseGapMs).toBeGreaterThan(500);
    expect(figures.longestResponseGapMs).toBeLessThan(1_700);
  });

  it("ends soon after an abort, with the results so far, even without responses", async () => {
    const port = await listen(createTcpServer((socket) => socket.resume()));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const options = { durationMs: 60_000, signal: controller.signal };
    const { figures, tookMs } = await send(`http://127.0.0.1:${port}`, {}, options);
    expect(figures).toMatchObject({ requests: 0, errors: 0, errorRate: null, latencyMs: null });
    expect(figures.durationMs).toBeLessThan(2_000);
    expect(tookMs).toBeLessThan(2_000);
  });

  it("ends at once if the signal was aborted before the run", async () => {
    const origin = await serve((_, response) => response.end());
    const { tookMs } = await send(origin, {}, { durationMs: 60_000, signal: AbortSignal.abort() });
    expect(tookMs).toBeLessThan(2_000);
  });

  it("can run twice in one process, as warmup and load do", async () => {
    const origin = await serve((_, response) => response.end());
    const load = await open();
    const address = { origin, via: "host-network" } as const;
    const run = () => load.run(plan, address, 300, { onProgress: () => {} }, new AbortController().signal);
    const [first, second] = [await run(), await run()];
    expect(first.requests).toBeGreaterThan(10);
    expect(second.requests).toBeGreaterThan(10);
    expect(second.durationMs).toBeLessThan(1_000);
  });
});

describe("a load process", () => {
  it("fails with stage load and its exit code if it cannot start", async () => {
    const entry = join(temporaryFolder(), "entry.mjs");
    writeFileSync(entry, "process.exit(7);");
    await expect(createLoadAdapter(entry, systemClock).open()).rejects.toMatchObject({
      name: "GateError",
      stage: "load",
      message: expect.stringContaining("exit code 7"),
    });
  });

  it("fails with stage load if it is killed during a run, and can still be closed", async () => {
    const origin = await serve((_, response) => response.end());
    const { load, pid } = await openWithChild();
    const address = { origin, via: "host-network" } as const;
    const running = load.run(plan, address, 60_000, { onProgress: () => {} }, new AbortController().signal);
    process.kill(pid, "SIGKILL");
    await expect(running).rejects.toMatchObject({ stage: "load", message: expect.stringContaining("SIGKILL") });
    await load.close();
  });

  it("exits by itself when it is closed, without a kill", async () => {
    const { load, child } = await openWithChild();
    await load.close();
    expect({ code: child.exitCode, signal: child.signalCode }).toEqual({ code: 0, signal: null });
  });

  it("has exited after it is closed, even during a run", async () => {
    const origin = await serve((_, response) => response.end());
    const { load, pid } = await openWithChild();
    const address = { origin, via: "host-network" } as const;
    const running = load.run(plan, address, 60_000, { onProgress: () => {} }, new AbortController().signal);
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
    requests: null,
    requestsPerConnection: null,
    requestTimeoutMs: 10_000,
    acceptsRedirects: false,
    minRate: 0.9,
    socketPath: null,
    tls: null,
    scenario: null,
    secrets: [],
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

  it("exits when memgate closes the IPC channel, even during a run", async () => {
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

  it("exits when memgate is killed", async () => {
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

  it("ignores SIGINT, SIGTERM and SIGHUP, which memgate handles", async () => {
    const origin = await serve((_, response) => response.end());
    const child = await start();
    child.send({ type: "run", job: job(origin, 2_500) });
    await message(child, "progress");
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) child.kill(signal);
    expect(await message(child, "done")).toMatchObject({ type: "done", load: { errors: 0 } });
  });

  it("reports a job that it cannot run as failed", async () => {
    const child = await start();
    const failed = message(child, "failed");
    child.send({ type: "run", job: { ...job("http://127.0.0.1:1", 300), connections: -1 } });
    expect(await failed).toMatchObject({ message: expect.stringMatching(/\w/) });
  });

  it("ends a run early on a stop message", async () => {
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
