// Healthy apps with unusual behaviour. A run with such an app never fails.
import { fork } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, it, onTestFinished } from "vitest";
import { listen, serve } from "../surroundings.ts";
import { expectPass, judgedLoad } from "./judged-load.ts";

/** A server that writes bytes for each request, which must arrive as one chunk. */
async function serveSocket(respond: (socket: Socket, request: number) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    let requests = 0;
    socket.on("error", () => {}).on("data", () => respond(socket, ++requests));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
const respondOk: RequestListener = (_, response) => void response.end("ok");

describe("an app that closes connections that are idle for a second", () => {
  it.each(["announced", "not announced"])("%s, passes at rates of 5, 4 and 2", async (kind) => {
    const serveAndLoad = async (rate: number) => {
      const server = createServer((_, response) => {
        if (kind === "not announced") response.setHeader("Connection", "");
        response.end("ok");
      });
      server.keepAliveTimeout = 1_000;
      const origin = `http://127.0.0.1:${await listen(server)}`;
      return judgedLoad(origin, { rate }, { durationMs: 8_000 });
    };
    for (const judged of await Promise.all([5, 4, 2].map(serveAndLoad))) expectPass(judged);
  });

  it("passes although POST is not sent again, because it announces the time: 1 and 2 s", async () => {
    const serveAndLoad = async (seconds: number) => {
      const origin = await serveSocket((socket) => {
        socket.write(ok.replace("\r\n", `\r\nKeep-Alive: timeout=${seconds}\r\n`));
        // Closes the connection just when the next request arrives.
        socket.setTimeout(seconds * 1_000 - 5, () => socket.destroy());
      });
      const changes = { connections: 2, rate: 2 / seconds, method: "POST", body: "x" } as const;
      return judgedLoad(origin, changes, { durationMs: 8_000 });
    };
    for (const judged of await Promise.all([1, 2].map(serveAndLoad))) expectPass(judged);
  });
});

describe("an app that closes a connection after some requests", () => {
  it.each([100, 50, 20])("and announces it passes: %i requests", async (limit) => {
    const server = createServer(respondOk);
    server.maxRequestsPerSocket = limit;
    const origin = `http://127.0.0.1:${await listen(server)}`;
    expectPass(await judgedLoad(origin));
    expectPass(await judgedLoad(origin, { rate: 60, connections: 1 }, { durationMs: 3_000 }));
  });

  it.each([100, 50, 20])("and does not announce it passes: %i requests", async (limit) => {
    const origin = await serveSocket((socket, request) => {
      if (request < limit) socket.write(ok);
      else if (request === limit) socket.end(ok);
    });
    expectPass(await judgedLoad(origin));
    expectPass(await judgedLoad(origin, { rate: 60, connections: 1 }, { durationMs: 3_000 }));
  });

  it("passes if it closes it a moment after the response", async () => {
    const origin = await serveSocket((socket, request) => {
      socket.write(ok);
      if (request === 100) setTimeout(() => socket.destroy(), 0);
    });
    expectPass(await judgedLoad(origin));
  });
});

describe("an app whose first response is slow", () => {
  it.each([
    [2_500, 1_000],
    [2_500, 2_500],
    [1_500, 0],
  ])("passes: %i ms, with a warmup of %i ms", async (slowMs, warmupMs) => {
    let ready: Promise<void> | null = null;
    const origin = await serve((_, response) => {
      ready ??= new Promise((resolve) => void setTimeout(resolve, slowMs));
      ready.then(() => response.end("ok"));
    });
    expectPass(await judgedLoad(origin, {}, { warmupMs, durationMs: 4_000 }));
  });
});

describe("an app with unusual responses passes:", () => {
  it.each<[string, RequestListener]>([
    ["304", (_, response) => response.writeHead(304).end()],
    ["304 with the length of the whole", (_, response) => response.writeHead(304, { "Content-Length": "9" }).end()],
    ["204", (_, response) => response.writeHead(204).end()],
    ["206", (_, response) => response.writeHead(206, { "Content-Range": "bytes 0-1/9" }).end("ok")],
    [
      "early hints",
      (_, response) => {
        response.writeEarlyHints({ link: "</a.css>; rel=preload" });
        response.end("ok");
      },
    ],
    [
      "several interim responses",
      (_, response) => {
        response.writeProcessing();
        response.writeEarlyHints({ link: "</a.css>; rel=preload" });
        setTimeout(() => response.end("ok"), 5);
      },
    ],
    [
      "chunks with trailers",
      (_, response) => {
        response.writeHead(200, { Trailer: "Server-Timing, Digest" });
        response.write("one");
        response.write("two");
        response.addTrailers({ "Server-Timing": "a;dur=1", Digest: "x" });
        response.end();
      },
    ],
  ])("%s", async (_name, listener) => {
    expectPass(await judgedLoad(await serve(listener)));
  });

  it.each([
    ["chunks with extensions", "Transfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0;c\r\nX-Sum: 1\r\n\r\n"],
    ["names in lower case", "content-length: 2\r\n\r\nok"],
    ["no content, with its length", "Content-Length: 0\r\n\r\n"],
  ])("%s", async (_name, rest) => {
    expectPass(await judgedLoad(await serveSocket((socket) => void socket.write(`HTTP/1.1 200 OK\r\n${rest}`))));
  });

  it("one byte at a time", async () => {
    const origin = await serveSocket(async (socket) => {
      socket.setNoDelay(true);
      for (const byte of ok) {
        socket.write(byte);
        await setImmediate();
      }
    });
    expectPass(await judgedLoad(origin));
  });
});

describe("an app that speaks HTTP/1.0 passes:", () => {
  it.each([
    ["the end of the connection ends the body", "HTTP/1.0 200 OK\r\n\r\nhello", false],
    ["with a length", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", false],
    [
      "with a length, on a kept connection",
      "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello",
      true,
    ],
    ["HTTP/1.1 whose body ends with the connection", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello", false],
  ])("%s", async (_name, response, isKept) => {
    const origin = await serveSocket((socket) => void (isKept ? socket.write(response) : socket.end(response)));
    expectPass(await judgedLoad(origin));
    expectPass(await judgedLoad(origin, { rate: 20 }));
  });
});

describe("an app that gets HEAD passes:", () => {
  it.each<[string, RequestListener]>([
    ["with a length", (_, response) => response.writeHead(200, { "Content-Length": "1000" }).end()],
    ["chunked", (_, response) => response.writeHead(200, { "Transfer-Encoding": "chunked" }).end()],
    ["without a length", (_, response) => response.writeHead(200, { Connection: "close" }).end()],
  ])("%s", async (_name, listener) => {
    expectPass(await judgedLoad(await serve(listener), { method: "HEAD" }));
  });
});

describe("an app that gets large requests passes:", () => {
  const body = Buffer.alloc(5_000_000, "x").toString();

  it.each(["POST", "PUT"] as const)("%s of 5 MB", async (method) => {
    const origin = await serve((request, response) => {
      request.resume().on("end", () => response.writeHead(201).end());
    });
    expectPass(await judgedLoad(origin, { method, body }, { durationMs: 3_000 }));
  });

  it("with a response before the end of the request", async () => {
    const origin = await serve((request, response) => {
      request.resume();
      response.writeHead(202).end();
    });
    expectPass(await judgedLoad(origin, { method: "POST", body }, { durationMs: 3_000 }));
  });
});

describe("a prefork server that closes idle connections", () => {
  it.each([
    ["as fast as it responds", { rate: null }],
    ["at a rate of 5", { rate: 5 }],
    ["at a rate of 40", { rate: 40 }],
  ])("passes %s", async (_name, changes) => {
    const server = fork(fileURLToPath(new URL("prefork-server.mjs", import.meta.url)), ["4", "300"]);
    onTestFinished(() => void server.kill());
    const port = await new Promise<number>((resolve) => void server.once("message", (value) => resolve(Number(value))));
    expectPass(await judgedLoad(`http://127.0.0.1:${port}`, changes, { durationMs: 4_000 }));
  });
});

describe("a slow app", () => {
  it("passes: over four connections, over one, at a rate of 1, and over ten", async () => {
    const cases: readonly (readonly [number, Parameters<typeof judgedLoad>[1]])[] = [
      [2_000, { connections: 4 }],
      [2_000, { connections: 1 }],
      [2_000, { connections: 4, rate: 1 }],
      [1_500, { connections: 10 }],
    ];
    // At the same time: together they send 10 requests a second.
    const loads = cases.map(async ([waitMs, changes]) => {
      const origin = await serve((_, response) => void setTimeout(() => response.end("ok"), waitMs));
      return judgedLoad(origin, changes, { durationMs: 8_000 });
    });
    for (const judged of await Promise.all(loads)) expectPass(judged);
  });
});

describe("an app with large responses passes:", () => {
  const body = Buffer.alloc(20_000_000, "x");

  it.each<[string, RequestListener]>([
    ["20 MB", (_, response) => void response.end(body)],
    [
      "20 MB in chunks",
      (_, response) => {
        response.write(body);
        response.end();
      },
    ],
    ["20 MB to the end of the connection", (_, response) => void response.setHeader("Connection", "close").end(body)],
  ])("%s", async (_name, listener) => {
    expectPass(await judgedLoad(await serve(listener), {}, { durationMs: 4_000 }));
  });
});

describe("an app that refuses a few requests", () => {
  it.each([
    [429, 200],
    [503, 200],
    [429, 120],
  ])("passes: %i for one in %i", async (status, every) => {
    let count = 0;
    const origin = await serve((_, response) => {
      count += 1;
      response.writeHead(count % every === 0 ? status : 200, { "Retry-After": "1" }).end();
    });
    expectPass(await judgedLoad(origin));
  });
});
