// A load that ends after a planned number of requests, as the server sees it.

import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import type { LoadPlan } from "../../../src/model/plan.ts";
import { scenarioOf } from "../../scenarios.ts";
import { listen } from "../surroundings.ts";
import { expectInconclusive, expectPass, judgedLoad } from "./judged-load.ts";
import { open, plan, send } from "./load.ts";

/** The longest time of the loads, which they must not need. */
const durationMs = 60_000;

/** A server that counts the requests by path. */
async function serveCounted(handle: RequestListener = (_, response) => void response.end("ok")) {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    handle(request, response);
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return { origin, counts, received: () => [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

/** A server that writes the bytes that `respond` returns for each request, which must arrive as one chunk. */
async function serveSocket(respond: (request: number, socket: Socket) => void) {
  let received = 0;
  const server = createTcpServer((socket) => {
    let requests = 0;
    socket
      .on("error", () => {})
      .on("data", () => {
        received += 1;
        respond(++requests, socket);
      });
  });
  return { origin: `http://127.0.0.1:${await listen(server)}`, received: () => received };
}

const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

const ended = (requests: number, unit: "request" | "turn" = "request") => ({
  requests,
  unit,
  sent: requests,
  open: 0,
  endedLoad: true,
});

describe("a planned number of requests", () => {
  it.each([1, 10, 100])("is exactly the number that the server gets over %i connections", async (connections) => {
    const { origin, received } = await serveCounted();
    const judged = await judgedLoad(origin, { connections, requests: 1_234 }, { durationMs });
    expect(received()).toBe(1_234);
    expect(judged.figures).toMatchObject({ requests: 1_234, errors: 0, connections, planned: ended(1_234) });
    expect(judged.figures.durationMs).toBeLessThan(durationMs / 2);
    expectPass(judged);
  });

  it("may be lower than the number of connections", async () => {
    const { origin, received } = await serveCounted();
    const { figures } = await send(origin, { connections: 100, requests: 3 }, { durationMs });
    expect(received()).toBe(3);
    expect(figures).toMatchObject({ requests: 3, errors: 0, connections: 3, planned: ended(3) });
  });

  it.each([
    { rate: 100, connections: 10 },
    { rate: 50, connections: 100 },
  ])("is kept at a rate, and the rate too: %o", async (changes) => {
    const { origin, received } = await serveCounted();
    const judged = await judgedLoad(origin, { ...changes, requests: 150 }, { durationMs });
    expect(received()).toBe(150);
    expect(judged.figures.durationMs).toBeGreaterThan((150 / changes.rate) * 950);
    expect(judged.figures.paced).toMatchObject({ sent: 150, due: expect.closeTo(150, -1) });
    expectPass(judged);
  });

  it("does not hide that the app was too slow for the rate", async () => {
    const { origin } = await serveCounted((_, response) => void setTimeout(() => response.end("ok"), 100));
    const judged = await judgedLoad(origin, { rate: 100, connections: 1, requests: 20 }, { durationMs });
    expect(judged.figures.planned).toEqual(ended(20));
    expectInconclusive(judged, "load-failed/rate-missed");
  });

  it("includes failed responses", async () => {
    const { origin, received } = await serveCounted((_, response) => void response.writeHead(500).end());
    const { figures } = await send(origin, { requests: 200 }, { durationMs });
    expect(received()).toBe(200);
    expect(figures).toMatchObject({ requests: 200, non2xx: 200, planned: ended(200) });
  });

  it("includes requests whose connection the server closes", async () => {
    const { origin, received } = await serveSocket((request, socket) => {
      if (request === 3) socket.destroy();
      else socket.write(ok);
    });
    const { figures } = await send(origin, { requests: 300, method: "POST" }, { durationMs });
    expect(received()).toBe(300);
    expect(figures.requests + figures.errors).toBe(300);
    expect(figures.errors).toBeGreaterThan(90);
    expect(figures.planned).toEqual(ended(300));
  });

  it("includes requests that time out", async () => {
    const { origin, received } = await serveSocket((request, socket) => void (request < 3 && socket.write(ok)));
    const changes = { requests: 9, connections: 3, requestTimeoutMs: 1_000 };
    const { figures } = await send(origin, changes, { durationMs });
    expect(received()).toBe(9);
    expect(figures).toMatchObject({ requests: 6, errors: 3, timeouts: 3, unfinished: 0, planned: ended(9) });
  });

  it("includes requests to an app that refuses connections", async () => {
    const { figures } = await send("http://127.0.0.1:1", { requests: 50 }, { durationMs });
    expect(figures).toMatchObject({ requests: 0, errors: 50, lastError: "ECONNREFUSED", planned: ended(50) });
  });

  it("counts a request that is sent again as one", async () => {
    let closed = 0;
    const { origin, received } = await serveSocket((request, socket) => {
      if (request <= 20) return void socket.write(ok);
      closed += 1;
      socket.destroy();
    });
    const { figures } = await send(origin, { requests: 500, connections: 2 }, { durationMs });
    expect(figures.requests + figures.errors).toBe(500);
    // memgate learns the maximum from the first connection that the server closes.
    expect(figures.errors).toBeLessThanOrEqual(2);
    expect(received() - closed).toBe(500 - figures.errors);
    expect(figures.planned).toEqual(ended(500));
  });

  it.each([1, 7])("is kept with %i requests per connection", async (requestsPerConnection) => {
    const { origin, received } = await serveCounted();
    const { figures } = await send(origin, { requests: 200, requestsPerConnection }, { durationMs });
    expect(received()).toBe(200);
    expect(figures).toMatchObject({ requests: 200, errors: 0, planned: ended(200) });
  });

  it("makes the run inconclusive if the time ends before", async () => {
    const { origin, received } = await serveCounted((_, response) => void setTimeout(() => response.end("ok"), 50));
    const judged = await judgedLoad(origin, { requests: 5_000 }, { durationMs: 1_000 });
    expect(judged.figures.planned).toMatchObject({ requests: 5_000, sent: received(), open: 4, endedLoad: false });
    expectInconclusive(judged, "load-failed/requests-missed");
  });

  it("is reported during the load", async () => {
    const { origin } = await serveCounted();
    const { progress } = await send(origin, { requests: 110, rate: 100 }, { durationMs });
    const sent = progress.map(({ planned }) => planned?.sent ?? 0);
    expect(progress[0]?.planned).toMatchObject({ requests: 110, unit: "request" });
    expect(sent[0]).toBeGreaterThan(50);
    expect(sent[0]).toBeLessThanOrEqual(110);
  });

  it("applies again to each load of a load process", async () => {
    const { origin, received } = await serveCounted();
    const load = await open();
    const address = { origin, via: "published-port" } as const;
    const signal = new AbortController().signal;
    for (const requests of [30, 40]) {
      const figures = await load.run({ ...plan, requests }, address, durationMs, () => {}, signal);
      expect(figures.planned).toEqual(ended(requests));
    }
    expect(received()).toBe(70);
  });
});

describe("a short load that ended after its requests", () => {
  it("passes if all requests are slow and sent at once", async () => {
    const { origin } = await serveCounted((_, response) => void setTimeout(() => response.end("ok"), 1_200));
    expectPass(await judgedLoad(origin, { requests: 8, connections: 4 }, { durationMs }));
  });

  it("passes if the last response is much slower than the others", async () => {
    const { origin, received } = await serveCounted((_, response) => {
      setTimeout(() => response.end("ok"), received() === 500 ? 1_500 : 0);
    });
    expectPass(await judgedLoad(origin, { requests: 500 }, { durationMs }));
  });

  it.each<Partial<LoadPlan>>([{ connections: 10 }, { connections: 1 }, { connections: 10, rate: 400 }])(
    "passes if one of 200 responses takes 4 s: %o",
    async (changes) => {
      const { origin, received } = await serveCounted((_, response) => {
        setTimeout(() => response.end("ok"), received() === 100 ? 4_000 : 0);
      });
      expectPass(await judgedLoad(origin, { requests: 200, ...changes }, { durationMs }));
    },
  );

  it("passes if several responses of a connection are slow", async () => {
    const { origin, received } = await serveCounted((_, response) => {
      setTimeout(() => response.end("ok"), received() % 190 === 0 ? 1_500 : 0);
    });
    expectPass(await judgedLoad(origin, { requests: 600, connections: 1 }, { durationMs }));
  });

  it("is inconclusive if a request got no response for most of it", async () => {
    const { origin, received } = await serveCounted((request, response) => {
      if (received() === 100) setTimeout(() => request.socket.destroy(), 4_000);
      else response.end("ok");
    });
    const changes = { requests: 200, connections: 1, method: "POST" } as const;
    expectInconclusive(await judgedLoad(origin, changes, { durationMs }), "load-failed/response-gap");
  });

  it("is inconclusive if a connection is never served", async () => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      const isServed = ++connections < 4;
      socket.on("error", () => {}).on("data", () => void (isServed && socket.write(ok)));
    });
    const origin = `http://127.0.0.1:${await listen(server)}`;
    const changes = { requests: 2_000, requestTimeoutMs: 3_000 };
    expectInconclusive(await judgedLoad(origin, changes, { durationMs }), "load-failed/stalled");
  });

  it("is inconclusive if the app was silent for most of it", async () => {
    let silentUntil = 0;
    const { origin, received } = await serveCounted((request, response) => {
      if (received() === 500) silentUntil = performance.now() + 3_000;
      const silentMs = silentUntil - performance.now();
      if (silentMs > 0) setTimeout(() => request.socket.destroy(), silentMs);
      else response.end("ok");
    });
    const changes = { requests: 1_000, method: "POST" } as const;
    expectInconclusive(await judgedLoad(origin, changes, { durationMs }), "load-failed/response-gap");
  });
});

describe("a planned number of turns of a scenario", () => {
  const shop = scenarioOf(`
once:
  - { name: log in, path: /login, json: {}, capture: { token: json $.token } }
requests:
  - { name: look, weight: 3, path: /items }
  - name: order
    steps:
      - { path: /cart }
      - { path: /orders, method: POST, headers: { Authorization: "{{token}}" } }
`);
  const loggingIn: RequestListener = (request, response) =>
    void (request.url === "/login" ? response.end('{"token":"t"}') : response.end("{}"));

  it.each<Partial<LoadPlan>>([{}, { rate: 400 }, { connections: 1 }, { requestsPerConnection: 3 }])(
    "has each entry by its weight, all steps of each turn, and a login that does not count: %o",
    async (changes) => {
      const { origin, counts } = await serveCounted(loggingIn);
      const judged = await judgedLoad(origin, { scenario: shop, requests: 200, ...changes }, { durationMs });
      expect(Object.fromEntries(counts)).toEqual({
        "/login": changes.connections ?? 4,
        "/items": 150,
        "/cart": 50,
        "/orders": 50,
      });
      expect(judged.figures.planned).toEqual(ended(200, "turn"));
      expectPass(judged);
    },
  );

  it("has a failed step end its turn", async () => {
    const { origin, counts } = await serveCounted((request, response) => {
      response.writeHead(request.url === "/cart" ? 503 : 200).end('{"token":"t"}');
    });
    const { figures } = await send(origin, { scenario: shop, requests: 40 }, { durationMs });
    expect(Object.fromEntries(counts)).toEqual({ "/login": 4, "/items": 30, "/cart": 10 });
    expect(figures.planned).toEqual(ended(40, "turn"));
  });

  it.each<Partial<LoadPlan>>([{}, { rate: 200 }, { connections: 1 }])(
    "has a dropped request in the figures of its step, even at the end of the last turn: %o",
    async (changes) => {
      const scenario = scenarioOf(
        "requests: [{ name: buy, steps: [{ path: /cart }, { path: /orders, method: POST }] }]",
      );
      const { origin, counts } = await serveCounted((request, response) => {
        if (request.url === "/orders") request.socket.destroy();
        else response.end("ok");
      });
      const { figures } = await send(origin, { scenario, requests: 8, ...changes }, { durationMs });
      expect(counts.get("/orders")).toBe(8);
      const orders = figures.steps?.find(({ path }) => path === "/orders");
      expect(orders).toMatchObject({ requests: 0, errors: 8, failed: 8, open: 0, firstFailure: "no response" });
      expect(figures).toMatchObject({ errors: 8, planned: ended(8, "turn") });
    },
  );

  it("counts a login that fails, so that the load ends", async () => {
    const { origin, received } = await serveCounted((_, response) => void response.writeHead(503).end());
    const { figures } = await send(origin, { scenario: shop, requests: 40 }, { durationMs });
    expect(received()).toBe(40);
    expect(figures.planned).toEqual(ended(40, "turn"));
  });

  it("ends the stages early", async () => {
    const { origin, received } = await serveCounted();
    const scenario = scenarioOf(`
requests: [{ path: / }]
stages:
  - { duration: 500ms, rate: 100, connections: 8 }
  - { duration: 500ms, rate: 100, connections: 2 }
  - { duration: 500ms, pause: true }
  - { duration: 60s, rate: 200, connections: 20 }
`);
    const { figures } = await send(origin, { scenario, requests: 100 }, { durationMs: 61_500 });
    expect(received()).toBe(100);
    expect(figures.planned).toEqual(ended(100, "turn"));
    expect(figures.durationMs).toBeGreaterThan(1_500);
    expect(figures.durationMs).toBeLessThan(10_000);
  });
});
