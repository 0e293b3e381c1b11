// How the load process reads unusual responses, and which Content-Length its requests have.
import { once } from "node:events";
import { createServer as createTcpServer } from "node:net";
import { describe, expect, it } from "vitest";
import { listen, serve } from "../surroundings.ts";
import { plan, send } from "./load.ts";

interface FixedServer {
  readonly origin: string;
  readonly connections: () => number;
}

/** A server that sends the same text to each request, and keeps its connections open. */
async function serveText(...lines: readonly string[]): Promise<FixedServer> {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    socket.on("error", () => {}).on("data", () => socket.write(lines.join("\r\n")));
  });
  return { origin: `http://127.0.0.1:${await listen(server)}`, connections: () => connections };
}

describe("a connection is kept", () => {
  it.each([
    ["a 304 with a length", "GET", ["HTTP/1.1 304 Not Modified", "Content-Length: 5", "", ""]],
    ["a 204 with a length", "GET", ["HTTP/1.1 204 No Content", "Content-Length: 5", "", ""]],
    ["a 204 in chunks", "GET", ["HTTP/1.1 204 No Content", "Transfer-Encoding: chunked", "", ""]],
    ["early hints with a length", "GET", ["HTTP/1.1 103 Early Hints", "Content-Length: 5", "", "HTTP/1.1 204", "", ""]],
    [
      "chunks of a gzip body",
      "GET",
      ["HTTP/1.1 200 OK", "transfer-encoding: gzip, Chunked", "", "3", "abc", "0", "", ""],
    ],
    ["a response to HEAD without a length", "HEAD", ["HTTP/1.1 200 OK", "", ""]],
    ["a response to HEAD with a length", "HEAD", ["HTTP/1.1 200 OK", "Content-Length: 1000", "", ""]],
    ["a response to HEAD in chunks", "HEAD", ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", ""]],
    ["an HTTP/1.0 response to HEAD", "HEAD", ["HTTP/1.0 200 OK", "Connection: Keep-Alive", "", ""]],
  ] as const)("after %s", async (_, method, lines) => {
    const { origin, connections } = await serveText(...lines);
    const { figures } = await send(origin, { method });
    expect(figures.requests).toBeGreaterThan(100);
    expect(figures).toMatchObject({ errors: 0, non2xx: 0, stalledConnections: 0 });
    expect(connections()).toBe(plan.connections);
  });

  it.each([
    ["with Connection: close", ["HTTP/1.1 200 OK", "Connection: close", "", ""]],
    ["of HTTP/1.0 without Keep-Alive", ["HTTP/1.0 200 OK", "", ""]],
  ])("unless it comes after a response to HEAD %s", async (_, lines) => {
    const { origin, connections } = await serveText(...lines);
    const { figures } = await send(origin, { method: "HEAD" });
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures.errors).toBe(0);
    expect(connections()).toBeGreaterThanOrEqual(figures.requests);
  });
});

it("discards a body that is larger than the longest string", async () => {
  const part = Buffer.alloc(2 ** 20, "x");
  const controller = new AbortController();
  let requests = 0;
  const origin = await serve(async (_, response) => {
    // The next request gets no response.
    if (++requests > 1) return;
    for (let sent = 0; sent < 540; sent += 1) {
      if (!response.write(part)) await once(response, "drain");
    }
    response.end();
    setTimeout(() => controller.abort(), 300);
  });
  const { figures } = await send(origin, { connections: 1 }, { durationMs: 15_000, signal: controller.signal });
  expect(figures).toMatchObject({ requests: 1, errors: 0, statusCodes: { "200": 1 } });
});

describe("a request without a body", () => {
  it.each([
    ["POST", null, "0"],
    ["PUT", null, "0"],
    ["PATCH", "", "0"],
    ["GET", null, undefined],
    ["DELETE", null, undefined],
  ] as const)("with method %s and body %j has Content-Length %s", async (method, body, length) => {
    const lengths = new Set<string | undefined>();
    const origin = await serve(({ headers }, response) => {
      lengths.add(headers["content-length"]);
      response.end();
    });
    const { figures } = await send(origin, { method, body }, { durationMs: 200 });
    expect([...lengths]).toEqual([length]);
    expect(figures.errors).toBe(0);
  });
});
