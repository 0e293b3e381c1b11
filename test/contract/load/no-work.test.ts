// Apps that do no real work under load. A run with such an app never passes.
import type { RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { describe, it } from "vitest";
import { listen, serve } from "../surroundings.ts";
import { expectInconclusive, judgedLoad } from "./judged-load.ts";

const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

async function serveSocket(respond: (socket: Socket, connection: number) => void): Promise<string> {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    const connection = connections;
    socket.on("error", () => {}).on("data", () => respond(socket, connection));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

/** Calls one of two listeners, by the time since the first request. */
function byTime(isFirst: (ms: number) => boolean, first: RequestListener, second: RequestListener): RequestListener {
  let beganMs: number | null = null;
  return (request, response) => {
    beganMs ??= performance.now();
    (isFirst(performance.now() - beganMs) ? first : second)(request, response);
  };
}

const respondOk: RequestListener = (_, response) => void response.end("ok");
const hang: RequestListener = () => {};
const beginOnly: RequestListener = (_, response) => void response.writeHead(200).write("x");
const interimOnly: RequestListener = (_, response) => response.writeEarlyHints({ link: "</a.css>; rel=preload" });

describe("an app that only redirects", () => {
  it.each([301, 302, 303, 307, 308])("is no load: status %i", async (status) => {
    const origin = await serve((_, response) => response.writeHead(status, { Location: "/login" }).end());
    expectInconclusive(await judgedLoad(origin, {}, { durationMs: 1_000 }), "load-failed/redirects");
  });

  it("is no load at a rate, and without a Location", async () => {
    const origin = await serve((_, response) => response.writeHead(302).end());
    expectInconclusive(await judgedLoad(origin, { rate: 20 }), "load-failed/redirects");
  });
});

describe("an app whose responses are redirects half of the time", () => {
  it.each([[[200, 302]], [[302, 200]], [[200, 301, 308]], [[200, 204, 307, 303]]])(
    "is no load: %j",
    async (statuses) => {
      let count = 0;
      const origin = await serve((_, response) => {
        response.writeHead(statuses[count++ % statuses.length] ?? 200, { Location: "/login" }).end();
      });
      expectInconclusive(await judgedLoad(origin, {}, { durationMs: 1_000 }), "load-failed/redirects");
    },
  );

  it("is no load at a rate", async () => {
    let count = 0;
    const origin = await serve((_, response) => {
      response.writeHead(count++ % 2 === 0 ? 200 : 302, { Location: "/login" }).end();
    });
    expectInconclusive(await judgedLoad(origin, { rate: 100 }), "load-failed/redirects");
  });
});

describe("an app that hangs in the second half of the load", () => {
  it.each([
    ["without a response", hang],
    ["in the middle of a response", beginOnly],
    ["after early hints", interimOnly],
  ])("is no load: %s", async (_name, later) => {
    const origin = await serve(byTime((ms) => ms < 1_800, respondOk, later));
    expectInconclusive(await judgedLoad(origin, {}, { durationMs: 4_000 }), "load-failed/response-gap");
  });

  it("is no load at a rate", async () => {
    const origin = await serve(byTime((ms) => ms < 1_800, respondOk, hang));
    expectInconclusive(
      await judgedLoad(origin, { rate: 100 }, { durationMs: 4_000 }),
      "load-failed/errors",
      "load-failed/response-gap",
    );
  });
});

describe("an app that hangs at the end of the load", () => {
  it.each([
    ["without a response", hang],
    ["in the middle of a response", beginOnly],
    ["after early hints", interimOnly],
  ])("is no load: %s", async (_name, later) => {
    const origin = await serve(byTime((ms) => ms < 3_500, respondOk, later));
    expectInconclusive(await judgedLoad(origin, {}, { durationMs: 6_000 }), "load-failed/silent-end");
  });

  it("is no load if it closes the connections of new requests", async () => {
    const origin = await serve(
      byTime(
        (ms) => ms < 3_500,
        respondOk,
        (_, response) => response.destroy(),
      ),
    );
    expectInconclusive(
      await judgedLoad(origin, {}, { durationMs: 6_000 }),
      "load-failed/silent-end",
      "load-failed/errors",
    );
  });
});

describe("an app whose responses with status 200 are truncated", () => {
  it.each(["with Content-Length", "chunked"])("is no load: %s", async (framing) => {
    const origin = await serve((_, response) => {
      response.writeHead(200, framing === "chunked" ? {} : { "Content-Length": 1_000 });
      response.write("x", () => setTimeout(() => response.destroy(), 5));
    });
    expectInconclusive(await judgedLoad(origin), "load-failed/no-response");
  });

  it("is no load if half of them are", async () => {
    let count = 0;
    const origin = await serve((_, response) => {
      response.writeHead(200, { "Content-Length": 2 }).write("o");
      if (count++ % 2 === 0) response.end("k");
      else response.destroy();
    });
    expectInconclusive(await judgedLoad(origin), "load-failed/errors");
  });
});

describe("an app that responds once in five seconds", () => {
  const slow: RequestListener = (_, response) => void setTimeout(() => response.end("ok"), 5_000);

  it("misses its rate: over one connection, over four, and at a rate of one", async () => {
    const cases = [
      { connections: 1, rate: 50 },
      { connections: 4, rate: 50 },
      { connections: 4, rate: 1 },
    ];
    const loads = cases.map(async (changes) => judgedLoad(await serve(slow), changes, { durationMs: 8_000 }));
    for (const judged of await Promise.all(loads))
      expectInconclusive(judged, "load-failed/rate-missed", "load-failed/response-gap", "load-failed/errors");
  });
});

describe("an app that serves only its first connection", () => {
  it.each([
    ["hang", (socket: Socket) => void socket.resume()],
    ["are closed", (socket: Socket) => void socket.end()],
    ["are reset", (socket: Socket) => void socket.resetAndDestroy()],
  ])("is no load if the others %s", async (_name, refuse) => {
    const origin = await serveSocket((socket, connection) => {
      if (connection === 1) socket.write(ok);
      else refuse(socket);
    });
    expectInconclusive(await judgedLoad(origin), "load-failed/stalled", "load-failed/errors");
  });

  it("is no load after the warmup took that connection", async () => {
    const origin = await serveSocket((socket, connection) => (connection <= 4 ? socket.write(ok) : socket.end()));
    expectInconclusive(await judgedLoad(origin, {}, { warmupMs: 500 }), "load-failed/no-response");
  });
});

describe("an app that responds only to HEAD", () => {
  it.each<[string, RequestListener]>([
    ["405", (_, response) => response.writeHead(405).end()],
    ["no response", hang],
    ["early hints", interimOnly],
  ])("is no load if GET gets %s", async (_name, others) => {
    const origin = await serve((request, response) =>
      request.method === "HEAD" ? response.end() : others(request, response),
    );
    expectInconclusive(await judgedLoad(origin), "load-failed/errors", "load-failed/no-response");
  });
});

describe("an app that closes connections with an empty reply", () => {
  it.each([
    ["nothing", (socket: Socket) => void socket.end()],
    ["an empty line", (socket: Socket) => void socket.end("\r\n")],
    ["other bytes", (socket: Socket) => void socket.end("220 ready\r\n")],
    ["a head without its end", (socket: Socket) => void socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n")],
  ])("is no load: %s", async (_name, respond) => {
    expectInconclusive(await judgedLoad(await serveSocket(respond)), "load-failed/no-response");
  });

  it("is no load over idle connections", async () => {
    const origin = await serveSocket((socket) => void socket.end());
    expectInconclusive(await judgedLoad(origin, { rate: 5 }), "load-failed/no-response");
  });
});

describe("an app that does not respond most of the time", () => {
  it.each([
    [1_600, 2_000],
    [2_400, 3_000],
    [1_200, 2_000],
  ])("is no load: %i of each %i ms", async (silentMs, cycleMs) => {
    let beganMs: number | null = null;
    const origin = await serve((_, response) => {
      beganMs ??= performance.now();
      const atMs = (performance.now() - beganMs) % cycleMs;
      setTimeout(() => response.end("ok"), Math.max(0, silentMs - atMs));
    });
    expectInconclusive(
      await judgedLoad(origin, {}, { durationMs: 6_000 }),
      "load-failed/response-gaps",
      "load-failed/response-gap",
    );
  });
});
