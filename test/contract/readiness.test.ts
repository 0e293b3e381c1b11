import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { describe, expect, it } from "vitest";
import type { Address } from "../../src/adapters.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import type { ReadinessPlan } from "../../src/plan.ts";
import { awaitReady, isPortTaken } from "../../src/target/readiness.ts";
import { freePort, listen, serve } from "./surroundings.ts";

const plan: ReadinessPlan = { path: "/up", headers: {}, timeoutMs: 400, intervalMs: 20 };
const at = (origin: string): Address => ({ origin, via: "container-address" });
const quiet = () => new AbortController().signal;
const ready = (addresses: readonly Address[], changes: Partial<ReadinessPlan> = {}, signal = quiet()) =>
  awaitReady(addresses, { ...plan, ...changes }, systemClock, signal);

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
  awaitReady(addresses, { ...plan, timeoutMs: 3_000 }, createProbeClock(), quiet());

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

  it("when its answer begins: the body may never end", async () => {
    const origin = await serve((_, response) => response.write("and so on"));
    expect((await ready([at(origin)])).ready).toBe(true);
  });

  it("on the path and with the headers that are asked for", async () => {
    const origin = await serve(({ url, method, headers }, response) => {
      const right = url === "/up" && method === "GET" && headers["x-key"] === "1";
      response.writeHead(right ? 200 : 400).end();
    });
    expect((await ready([at(origin)], { headers: { "X-Key": "1" } })).ready).toBe(true);
  });
});

describe("an app is not ready", () => {
  it.each([199 + 201, 404, 500])("with HTTP %d, which is told", async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect(await refused([at(origin)])).toEqual({ ready: false, lastAnswer: `at ${origin} answered HTTP ${status}` });
  });

  it("where nobody listens, which is told for each address", async () => {
    const [one, two] = [await freePort(), await freePort()];
    const result = await refused([at(`http://127.0.0.1:${one}`), at(`http://127.0.0.1:${two}`)]);
    expect(result).toMatchObject({ ready: false });
    const answer = result.ready ? "" : result.lastAnswer;
    expect(answer).toMatch(
      new RegExp(
        `at http://127.0.0.1:${one} could not be reached \\(.*ECONNREFUSED.*; at http://127.0.0.1:${two} could`,
      ),
    );
  });

  it("where it accepts and says nothing, and keeps to its time", async () => {
    const port = await listen(createTcpServer(() => {}));
    const beganMs = performance.now();
    const result = await ready([at(`http://127.0.0.1:${port}`)]);
    expect(result).toMatchObject({ ready: false, lastAnswer: expect.stringContaining("gave no answer within") });
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });

  it("where it closes the connection without an answer", async () => {
    const port = await listen(createTcpServer((socket) => socket.end()));
    expect(await refused([at(`http://127.0.0.1:${port}`)])).toMatchObject({
      ready: false,
      lastAnswer: expect.stringContaining("could not be reached"),
    });
  });

  it("where it speaks something else", async () => {
    const port = await listen(createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")));
    expect(await refused([at(`http://127.0.0.1:${port}`)])).toMatchObject({ ready: false });
  });

  it("without an address, which points at the network", async () => {
    expect(await ready([])).toEqual({ ready: false, lastAnswer: expect.stringContaining("network option") });
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
      lastAnswer: `at ${origin} answered HTTP 503`,
    });
  });
});

describe("a port of this machine", () => {
  it("is taken where somebody listens, and else not", async () => {
    const port = await listen(createTcpServer());
    expect(await isPortTaken(port)).toBe(true);
    expect(await isPortTaken(await freePort())).toBe(false);
  });
});
