// The figures of the load process about requests without a complete response, and about redirects.
import type { RequestListener } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import { createServer as createTcpServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { listen, serve } from "../surroundings.ts";
import { plan, send } from "./load.ts";

const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/** A server that calls `respond` with the number of the request on its connection, from 1. */
async function serveSocket(respond: (socket: Socket, number: number) => void) {
  let connections = 0;
  const server = createTcpServer((socket) => {
    let number = 0;
    connections += 1;
    socket.on("error", () => {}).on("data", () => respond(socket, ++number));
  });
  return { origin: `http://127.0.0.1:${await listen(server)}`, connections: () => connections };
}

/** Responds for this time from the first request on, and then hangs. */
function respondingFor(ms: number): RequestListener {
  let firstMs: number | null = null;
  return (_, response) => {
    firstMs ??= performance.now();
    if (performance.now() - firstMs < ms) response.end("ok");
  };
}

describe("an app that hangs", () => {
  it("at the end of the load has unfinished requests and a long final response gap", async () => {
    const origin = await serve(respondingFor(1_000));
    const { figures } = await send(origin, {}, { durationMs: 3_500 });
    expect(figures.unfinished).toBe(plan.connections);
    expect(figures.errors).toBe(plan.connections);
    expect(figures.finalResponseGapMs).toBeGreaterThan(2_000);
    expect(figures.responseGapsMs).toBeGreaterThan(2_000);
  });

  it("for less than a second at the end has no unfinished requests", async () => {
    const origin = await serve(respondingFor(900));
    const { figures } = await send(origin, {}, { durationMs: 1_300 });
    expect(figures).toMatchObject({ unfinished: 0, errors: 0 });
  });

  it("has timeouts after request-timeout", async () => {
    const origin = await serve(() => {});
    const { figures } = await send(origin, { requestTimeoutMs: 1_000 }, { durationMs: 2_600 });
    expect(figures.timeouts).toBe(2 * plan.connections);
    expect(figures).toMatchObject({ streams: 0, requestTimeoutMs: 1_000 });
  });

  it("has streams if its responses begin and do not end", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
    });
    const { figures } = await send(origin, { requestTimeoutMs: 1_000 }, { durationMs: 2_500 });
    expect(figures.timeouts).toBe(2 * plan.connections);
    expect(figures.streams).toBeGreaterThanOrEqual(figures.timeouts);
  });

  it("has streams at a rate too", async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
    });
    const { figures } = await send(origin, { requestTimeoutMs: 1_000, rate: 2 }, { durationMs: 3_000 });
    expect(figures.timeouts).toBeGreaterThan(0);
    expect(figures.streams).toBeGreaterThanOrEqual(figures.timeouts);
    expect(figures.errors).toBeLessThanOrEqual(figures.paced?.sent ?? 0);
  });
});

describe("an app that speaks another protocol", () => {
  it("is named if it speaks HTTP/2 only", async () => {
    const origin = `http://127.0.0.1:${await listen(createHttp2Server((_, response) => void response.end("ok")))}`;
    const { figures } = await send(origin);
    expect(figures).toMatchObject({ requests: 0, lastError: "SPEAKS_HTTP2" });
  });

  it("is named if it responds to HTTP with a TLS alert", async () => {
    const alert = Buffer.from("15030300020246", "hex");
    const { origin } = await serveSocket((socket) => void socket.end(alert));
    const { figures } = await send(origin);
    expect(figures).toMatchObject({ requests: 0, lastError: "SPEAKS_HTTPS" });
  });
});

describe("a request over an idle connection that the server closes", () => {
  const closing = (socket: Socket, number: number) => void (number === 1 ? socket.write(ok) : socket.destroy());

  it.each(["GET", "HEAD", "PUT", "DELETE"] as const)("is sent once more: %s", async (method) => {
    const head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    const { origin, connections } = await serveSocket((socket, number) =>
      number === 1 ? socket.write(head) : socket.destroy(),
    );
    const { figures } = await send(origin, { method, rate: 20 }, { durationMs: 1_500 });
    expect(figures.errors).toBe(0);
    expect(figures.requests).toBeGreaterThan(20);
    // The last requests may still be open at the end.
    expect(figures.requests).toBeGreaterThanOrEqual((figures.paced?.sent ?? 0) - plan.connections);
    // Each request but the first ones needs a connection of its own.
    expect(connections()).toBeGreaterThan(figures.requests - plan.connections);
  });

  it("is sent once more if the server resets the connection", async () => {
    const { origin } = await serveSocket((socket, number) =>
      number === 1 ? socket.write(ok) : socket.resetAndDestroy(),
    );
    const { figures } = await send(origin, { rate: 20 }, { durationMs: 1_000 });
    expect(figures.errors).toBe(0);
    expect(figures.requests).toBeGreaterThan(10);
  });

  it("fails if the method is not idempotent", async () => {
    const { origin } = await serveSocket(closing);
    const { figures } = await send(origin, { method: "POST", body: "x", rate: 20 }, { durationMs: 1_000 });
    expect(figures.errors).toBeGreaterThan(5);
  });

  it("fails if the response has begun", async () => {
    const { origin } = await serveSocket((socket, number) => {
      if (number === 1) socket.write(ok);
      else socket.end("HTTP/1.1 200 OK\r\n");
    });
    const { figures } = await send(origin, { rate: 20 }, { durationMs: 1_000 });
    expect(figures.errors).toBeGreaterThan(5);
  });

  it("fails if the server closes the second connection too", async () => {
    let served = 0;
    const { origin } = await serveSocket(
      (socket) => void (served++ < plan.connections ? socket.write(ok) : socket.destroy()),
    );
    const { figures } = await send(origin, { rate: 20 }, { durationMs: 1_000 });
    expect(figures.requests).toBe(plan.connections);
    expect(figures.errors).toBeGreaterThan(5);
  });

  it("fails at first, and is then sent once more, if connections end after the same number of responses", async () => {
    const limit = 30;
    const { origin, connections } = await serveSocket((socket, number) =>
      number <= limit ? socket.write(ok) : socket.destroy(),
    );
    const { figures } = await send(origin, { connections: 1 }, { durationMs: 1_000 });
    expect(figures.errors).toBe(1);
    expect(figures.requests).toBeGreaterThan(10 * limit);
    expect(connections()).toBeGreaterThan(10);
  });

  it.each([
    ["after another number each time", (ended: number) => 20 + ended],
    ["after few", () => 5],
  ])("fails if connections end %s of responses, without idle time", async (_name, limitOf) => {
    let ended = 0;
    const { origin } = await serveSocket((socket, number) => {
      if (number <= limitOf(ended)) {
        socket.write(ok);
        return;
      }
      ended += 1;
      socket.destroy();
    });
    const { figures } = await send(origin, { connections: 1 }, { durationMs: 1_000 });
    expect(figures.errors).toBeGreaterThan(5);
    // The request that is open at the end may be one more.
    expect(figures.errors).toBeGreaterThanOrEqual(ended - 1);
  });

  it("fails without idle time before it", async () => {
    const { origin } = await serveSocket(closing);
    const { figures } = await send(origin, { rate: null }, { durationMs: 500 });
    expect(figures.errors).toBeGreaterThan(5);
  });
});

describe("the first redirect", () => {
  it("is kept with its status and its target", async () => {
    let count = 0;
    const origin = await serve((_, response) => {
      count += 1;
      response.writeHead(count < 10 ? 200 : 307, count < 10 ? {} : { LOCATION: `/next/${count}` }).end();
    });
    // With several connections, responses may arrive in another order than the server sent them.
    const { figures } = await send(origin, { connections: 1 });
    expect(figures.redirect).toEqual({ status: 307, location: "/next/10", request: null });
    expect(figures.errors).toBe(0);
  });

  it("is null without one, and has no target without a Location header", async () => {
    const origin = await serve((_, response) => response.writeHead(304).end());
    expect((await send(origin)).figures.redirect).toBeNull();
    const other = await serve((_, response) => response.writeHead(302).end());
    expect((await send(other)).figures.redirect).toEqual({ status: 302, location: null, request: null });
  });
});
