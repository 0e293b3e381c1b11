// Scenarios on real connections, as the server sees the virtual users.

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import { createLoadAdapter } from "../../../src/load/process.ts";
import { type LoadStats, loadSchema } from "../../../src/model/evidence.ts";
import type { LoadPlan } from "../../../src/model/plan.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { readHar } from "../../../src/scenario/har.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { evidence, thresholds } from "../../builders.ts";
import { files, scenarioOf } from "../../scenarios.ts";
import { listen, loadEntry } from "../surroundings.ts";

const plan: LoadPlan = {
  path: "/",
  method: "GET",
  headers: { "X-Run": "1" },
  body: null,
  connections: 4,
  rate: null,
  requests: null,
  requestsPerConnection: null,
  requestTimeoutMs: 10_000,
  acceptsRedirects: false,
  minRate: 0.9,
  socketPath: null,
  tls: null,
  scenario: null,
  warmupMs: 0,
  durationMs: 500,
};

interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly socket: Socket;
}

/** Starts a server that handles each request after its body has arrived. Returns its origin. */
async function serveWithBody(handle: (request: ReceivedRequest, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url: path = "", headers, socket } = request;
    handle({ method, path, headers, socket, body: Buffer.concat(chunks).toString() }, response);
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

async function send(
  origin: string,
  scenario: Scenario | null,
  changes: Partial<LoadPlan> = {},
  durationMs = 500,
  secrets: readonly string[] = [],
): Promise<LoadStats> {
  const load = await createLoadAdapter(loadEntry, systemClock, secrets).open();
  onTestFinished(load.close);
  const address = { origin, via: "published-port" } as const;
  const signal = new AbortController().signal;
  const figures = await load.run({ ...plan, scenario, ...changes }, address, durationMs, () => {}, signal);
  expect(loadSchema.safeParse(figures).error).toBeUndefined();
  return figures;
}

const stepOf = (figures: LoadStats, name: string) => figures.steps?.find((step) => step.name === name);

describe("virtual users", () => {
  it("each use only their own captured values, on 100 connections", async () => {
    const tokens = new Map<Socket, string>();
    let logins = 0;
    let wrong = 0;
    let right = 0;
    const origin = await serveWithBody(({ path, headers, socket, body }, response) => {
      if (path === "/login") {
        const token = `t${++logins}`;
        tokens.set(socket, token);
        return response
          .setHeader("Set-Cookie", ["other=1", `sid=${token}; Path=/`])
          .end(JSON.stringify({ auth: { token } }));
      }
      if (path === "/view") return setTimeout(() => response.end(), 1 + (logins % 7));
      const [token, cookie, id] = [headers.authorization, headers.cookie, JSON.parse(body).id];
      const own = tokens.get(socket);
      if (token === `Bearer ${own}` && cookie === `sid=${own}` && id === own) right += 1;
      else wrong += 1;
      return response.end();
    });
    const scenario = scenarioOf(`
requests:
  - steps:
      - name: log in
        path: /login
        capture: { token: json $.auth.token, sid: cookie sid }
      # Responses of other users arrive between the two.
      - path: /view
      - name: act
        method: POST
        path: /act
        headers: { Authorization: "Bearer {{token}}", Cookie: "sid={{sid}}" }
        json: { id: "{{token}}" }
`);
    const figures = await send(origin, scenario, { connections: 100 }, 1_500);
    expect({ wrong, errors: figures.errors, non2xx: figures.non2xx }).toEqual({ wrong: 0, errors: 0, non2xx: 0 });
    expect(right).toBeGreaterThan(200);
    expect(tokens.size).toBe(100);
    expect(Math.abs(logins - right)).toBeLessThanOrEqual(100);
    expect(stepOf(figures, "act")).toMatchObject({ method: "POST", path: "/act", failed: 0, firstFailure: null });
  });

  it("run `once` a single time, and keep its captures in all turns", async () => {
    let logins = 0;
    const seen = new Map<Socket, Set<string>>();
    const origin = await serveWithBody(({ path, headers, socket }, response) => {
      if (path === "/login") return response.setHeader("X-Token", `t${++logins}`).end();
      seen.set(socket, (seen.get(socket) ?? new Set()).add(String(headers["x-token"])));
      return response.end();
    });
    const scenario = scenarioOf(`
once: [{ path: /login, capture: { token: header X-Token } }]
requests: [{ path: /a, headers: { X-Token: "{{token}}" } }]
`);
    const figures = await send(origin, scenario);
    expect(logins).toBe(4);
    expect(figures.requests).toBeGreaterThan(50);
    expect([...seen.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1]);
    expect(new Set([...seen.values()].flatMap((tokens) => [...tokens])).size).toBe(4);
  });

  it("do not repeat `once` in the load if the warmup ran it", async () => {
    const known = new Set<string>();
    const origin = await serveWithBody(({ path, body }, response) => {
      const status = path !== "/register" ? 200 : known.has(body) ? 409 : 201;
      if (path === "/register") known.add(body);
      response.writeHead(status).end(JSON.stringify({ token: `of ${body}` }));
    });
    const scenario = scenarioOf(`
once:
  - { method: POST, path: /register, json: { user: "{{user}}" }, expect: 201, capture: { token: json $.token } }
requests:
  - { path: "/act?{{token}}" }`);
    const load = await createLoadAdapter(loadEntry, systemClock).open();
    onTestFinished(load.close);
    const runs = async () =>
      load.run({ ...plan, scenario }, { origin, via: "published-port" }, 500, () => {}, new AbortController().signal);
    expect(stepOf(await runs(), "POST /register")).toMatchObject({ once: true, requests: 4, failed: 0 });
    const second = await runs();
    expect(stepOf(second, "POST /register")).toMatchObject({ once: true, requests: 0, failed: 0 });
    expect(second.non2xx).toBe(0);
    expect(judge(evidence({ load: second }), { ...thresholds, maxRatio: 1, maxErrorRate: 0 }).kind).toBe("pass");
  });

  it("each use one row of the data, and send the described bodies", async () => {
    const bodies: string[] = [];
    const types = new Set<string>();
    const origin = await serveWithBody(({ body, headers, path }, response) => {
      bodies.push(`${path} ${body}`);
      types.add(`${headers["content-type"]} ${headers["x-run"]} ${headers.host}`);
      response.end();
    });
    const scenario = scenarioOf(
      `
data: { users: users.csv }
requests:
  - { path: "/j?n={{users.name}}", json: { n: "{{users.name}}", r: "{{random 3 3}}", t: "{{random 3 3}}!", l: [1, null], u: "{{user}}" } }
  - { path: /f, form: { n: "{{users.name}}&" }, headers: { x-run: "2" } }
`,
      files({ "users.csv": "name\nann\nbo ö\n" }),
    );
    await send(origin, scenario);
    const { host } = new URL(origin);
    expect([...types].toSorted()).toEqual([
      `application/json 1 ${host}`,
      `application/x-www-form-urlencoded 2 ${host}`,
    ]);
    expect([...new Set(bodies)].toSorted()).toEqual([
      "/f n=ann%26",
      "/f n=bo%20%C3%B6%26",
      '/j?n=ann {"n":"ann","r":3,"t":"3!","l":[1,null],"u":0}',
      '/j?n=ann {"n":"ann","r":3,"t":"3!","l":[1,null],"u":2}',
      '/j?n=bo%20%C3%B6 {"n":"bo ö","r":3,"t":"3!","l":[1,null],"u":1}',
      '/j?n=bo%20%C3%B6 {"n":"bo ö","r":3,"t":"3!","l":[1,null],"u":3}',
    ]);
  });

  it("pick requests by weight", async () => {
    const origin = await serveWithBody((_, response) => response.end());
    const scenario = scenarioOf("requests: [{ name: a, weight: 8, path: /a }, { name: b, weight: 2, path: /b }]");
    const figures = await send(origin, scenario, {}, 1_500);
    const [a, b] = [stepOf(figures, "a")?.requests ?? 0, stepOf(figures, "b")?.requests ?? 0];
    expect(a + b).toBe(figures.requests);
    expect(a / figures.requests).toBeGreaterThan(0.75);
    expect(a / figures.requests).toBeLessThan(0.85);
    expect(stepOf(figures, "a")?.latencyMs?.max).toBeGreaterThanOrEqual(0);
  });

  it("number their turns without gaps, across all steps of a turn and from run to run", async () => {
    const seen: string[] = [];
    const origin = await serveWithBody(({ path }, response) => {
      seen.push(path);
      response.end();
    });
    const scenario = scenarioOf("requests: [{ steps: [{ path: '/a/{{index}}' }, { path: '/b/{{index}}' }] }]");
    const load = await createLoadAdapter(loadEntry, systemClock).open();
    onTestFinished(load.close);
    const run = () =>
      load.run({ ...plan, scenario }, { origin, via: "published-port" }, 300, () => {}, new AbortController().signal);
    await run();
    await run();
    const first = seen.filter((path) => path.startsWith("/a/"));
    expect(new Set(first).size).toBe(first.length);
    expect(
      first
        .map((path) => Number(path.slice(3)))
        .toSorted((a, b) => a - b)
        .slice(0, 20),
    ).toEqual([...Array(20).keys()]);
    const second = seen.filter((path) => path.startsWith("/b/"));
    expect(new Set(second).size).toBe(second.length);
    expect(second.every((path) => first.includes(path.replace("b", "a")))).toBe(true);
  });

  it("can send HEAD requests", async () => {
    const origin = await serveWithBody((_, response) => response.setHeader("Content-Length", "1000").end());
    const figures = await send(origin, scenarioOf("requests: [{ path: /, method: HEAD }]"));
    expect(figures.requests).toBeGreaterThan(50);
    expect(figures.errors).toBe(0);
  });

  it("send Content-Length: 0 for methods that usually have a body", async () => {
    const lengths = new Set<string>();
    const origin = await serveWithBody(({ method, headers }, response) => {
      lengths.add(`${method} ${headers["content-length"]}`);
      response.end();
    });
    const methods = ["POST", "PUT", "PATCH", "DELETE"];
    await send(
      origin,
      scenarioOf(`requests: [${methods.map((method) => `{ path: /, method: ${method} }`).join(", ")}]`),
    );
    expect([...lengths].toSorted()).toEqual(["DELETE undefined", "PATCH 0", "POST 0", "PUT 0"]);
  });

  it("replay a recording in order and repeatedly, on each connection", async () => {
    const har = readFileSync(new URL("../../fixtures/scenarios/shop.har", import.meta.url), "utf8");
    const outcome = readHar("shop.har", har);
    if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
    const seen = new Map<Socket, string[]>();
    const statuses: Readonly<Record<string, number>> = { "/form": 302, "/gone": 404, "/cart": 201 };
    const origin = await serveWithBody(({ method, path, socket, body, headers }, response) => {
      const requests = seen.get(socket) ?? [];
      seen.set(socket, requests);
      requests.push(`${method} ${path} ${body}${headers.cookie ?? ""}`);
      response.writeHead(statuses[path] ?? 200).end();
    });
    const figures = await send(origin, outcome.scenario);
    const order = ["GET /start?from=mail a=1; b=2", 'POST /cart {"a": 1}', "POST /form q=a%20b%26c", "GET /gone "];
    expect(seen.size).toBe(4);
    for (const requests of seen.values()) expect(requests).toEqual(requests.map((_, at) => order[at % order.length]));
    expect(figures).toMatchObject({ non2xx: 0, errorRate: 0 });
    expect(figures.statusCodes["404"]).toBeGreaterThan(5);
  });
});

describe("a captured value", () => {
  it("is sent with all digits, also as a number", async () => {
    const seen = new Set<string>();
    const origin = await serveWithBody(({ path, headers, body }, response) => {
      if (path === "/make") return response.end('{"id": 1234567890123456789, "parts": [{"n": -9007199254740993}]}');
      seen.add(`${path} ${headers["x-id"]} ${body}`);
      return response.end();
    });
    const scenario = scenarioOf(`
requests:
  - steps:
      - { path: /make, capture: { id: json $.id, parts: json $.parts } }
      - { method: POST, path: "/{{id}}", headers: { X-Id: "{{id}}" }, json: { id: "{{id}}", of: "{{parts}}", text: "no {{id}}" } }
`);
    expect((await send(origin, scenario)).errorRate).toBe(0);
    const body = '{"id":1234567890123456789,"of":[{"n":-9007199254740993}],"text":"no 1234567890123456789"}';
    expect([...seen]).toEqual([`/1234567890123456789 1234567890123456789 ${body}`]);
  });

  it("is sent as the same bytes, even if it was received in chunks", async () => {
    const seen = new Set<string>();
    const name = Buffer.from("zoë €").toString("latin1");
    const origin = await serveWithBody(({ path, headers, body }, response) => {
      if (path !== "/who") {
        seen.add(`${headers["x-name"] === name} ${body}`);
        return response.end();
      }
      response.setHeader("X-Name", name);
      for (const byte of Buffer.from('{"name": "größe €"}')) response.write(Buffer.of(byte));
      return response.end();
    });
    const scenario = scenarioOf(`
requests:
  - steps:
      - { path: /who, capture: { header: header X-Name, name: json $.name } }
      - { method: POST, path: /, headers: { X-Name: "{{header}}" }, body: "{{name}}" }
`);
    expect((await send(origin, scenario)).errorRate).toBe(0);
    expect([...seen]).toEqual(["true größe €"]);
  });

  it("can come from a compressed body", async () => {
    const origin = await serveWithBody(({ path }, response) => {
      if (path === "/make") response.setHeader("Content-Encoding", "gzip").end(gzipSync('{"id": "a1"}'));
      else response.writeHead(path === "/a1" ? 200 : 404).end();
    });
    const scenario = scenarioOf(
      'requests: [{ steps: [{ path: /make, capture: { id: json $.id } }, { path: "/{{id}}" }] }]',
    );
    const figures = await send(origin, scenario);
    expect(figures).toMatchObject({ errorRate: 0, statusCodes: { "200": figures.requests } });
  });

  it("is the cookie that the response sets last", async () => {
    const seen = new Set<string | undefined>();
    const origin = await serveWithBody(({ path, headers }, response) => {
      if (path === "/login") response.setHeader("Set-Cookie", ["sid=; Max-Age=0", "sid=new; Path=/"]);
      else seen.add(headers.cookie);
      response.end();
    });
    const scenario = scenarioOf(
      'requests: [{ steps: [{ path: /login, capture: { sid: cookie sid } }, { path: /, headers: { Cookie: "sid={{sid}}" } }] }]',
    );
    await send(origin, scenario);
    expect([...seen]).toEqual(["sid=new"]);
  });
});

describe("a failed request of a scenario", () => {
  it("has an unexpected status, while an expected 404 succeeds", async () => {
    const origin = await serveWithBody(({ path }, response) => response.writeHead(path === "/none" ? 404 : 200).end());
    const scenario = scenarioOf(`
requests:
  - { name: gone, path: /none, expect: 404 }
  - { name: made, path: /made, expect: [201, 202] }
`);
    const figures = await send(origin, scenario);
    expect(stepOf(figures, "gone")).toMatchObject({ failed: 0, firstFailure: null });
    const made = stepOf(figures, "made");
    expect(made).toMatchObject({
      failed: made?.requests,
      captureFailures: 0,
      firstFailure: "HTTP 200 instead of 201, 202",
    });
    expect(figures.non2xx).toBe(made?.requests);
    expect(figures.stalledConnections).toBe(0);
  });

  it("ends its sequence: the steps after it are not sent", async () => {
    const paths: string[] = [];
    let logins = 0;
    const origin = await serveWithBody(({ path }, response) => {
      paths.push(path);
      const isJson = path === "/login" && ++logins % 2 === 0;
      response.end(isJson ? '{"token": "x"}' : "no JSON");
    });
    const scenario = scenarioOf(`
requests:
  - steps:
      - path: /login
        capture:
          token: json $.token
      - path: /next/{{token}}
`);
    const figures = await send(origin, scenario, { connections: 1 });
    expect(paths.slice(0, 6)).toEqual(["/login", "/login", "/next/x", "/login", "/login", "/next/x"]);
    const [login] = figures.steps ?? [];
    expect(login?.captureFailures).toBe(login?.failed);
    expect(figures.non2xx).toBe(login?.failed);
    expect(login?.firstFailure).toBe(
      "HTTP 200, but capture token (load.yml:6:11) failed: json $.token not found (the body is not JSON)",
    );
    expect(paths).not.toContain("/next/");
  });

  it("restarts the sequence and counts as an error if it is dropped", async () => {
    const paths: string[] = [];
    const origin = await serveWithBody(({ path, socket }, response) => {
      paths.push(path);
      if (path === "/b") socket.destroy();
      else response.end();
    });
    const scenario = scenarioOf("requests: [{ steps: [{ path: /a }, { path: /b }, { path: /c }] }]");
    const figures = await send(origin, scenario, { connections: 1 });
    expect(paths.slice(0, 6)).toEqual(["/a", "/b", "/a", "/b", "/a", "/b"]);
    expect(figures.errors).toBeGreaterThan(1);
    expect(figures.non2xx).toBe(0);
    const [a, b, c] = figures.steps ?? [];
    expect([a?.failed, b?.requests, b?.firstFailure, c?.requests]).toEqual([0, 0, "no response", 0]);
    expect(b?.failed).toBe(figures.errors);
  });

  it("masks a secret that is a name in a body that lacks the captured value", async () => {
    const origin = await serveWithBody((_, response) => response.end('{"hunter22": 1, "id": 2}'));
    const scenario = scenarioOf("requests: [{ path: /a, capture: { token: json $.token } }]");
    const figures = await send(origin, scenario, {}, 500, ["hunter22"]);
    expect(figures.steps?.[0]?.firstFailure).toMatch(/json \$\.token not found \(the body has: \*\*\*, id\)$/);
  });

  it("lists the names in a body that lacks the captured value, but not in an unexpected response", async () => {
    const origin = await serveWithBody(({ path }, response) => {
      response.writeHead(path === "/denied" ? 401 : 200);
      if (path === "/large") response.end(Buffer.alloc(17 * 2 ** 20, " "));
      else response.end('{"access_token": "s3cret", "expires": 60}');
    });
    const scenario = scenarioOf(`
requests:
  - { name: login, path: /login, capture: { token: json $.auth.token } }
  - { name: denied, path: /denied, capture: { token: json $.auth.token } }
  - { name: large, path: /large, capture: { token: json $.auth.token } }
`);
    const figures = await send(origin, scenario);
    expect(figures.steps?.map(({ firstFailure }) => firstFailure)).toEqual([
      "HTTP 200, but capture token (load.yml:3:45) failed: json $.auth.token not found (the body has: access_token, expires)",
      "HTTP 401 instead of 200–399",
      "HTTP 200, but capture token (load.yml:5:45) failed: json $.auth.token not found (the body is larger than 16 MiB)",
    ]);
  });
});

describe("stages", () => {
  /** Sends a scenario, and counts the requests and sockets that the server sees between two times. */
  async function sendAndCount(text: string, durationMs: number, changes: Partial<LoadPlan> = {}) {
    const requests: { readonly atMs: number; readonly socket: Socket }[] = [];
    const startMs = performance.now();
    const origin = await serveWithBody(({ socket }, response) => {
      requests.push({ atMs: performance.now(), socket });
      setTimeout(() => response.end(), 5);
    });
    const figures = await send(origin, scenarioOf(text), changes, durationMs);
    const [first] = requests;
    const originMs = first?.atMs ?? startMs;
    const between = (fromMs: number, toMs: number) => {
      const inside = requests.filter(({ atMs }) => atMs - originMs >= fromMs && atMs - originMs < toMs);
      return { requests: inside.length, sockets: new Set(inside.map(({ socket }) => socket)).size };
    };
    return { figures, between };
  }

  it("ramp, keep, raise and pause the connections, as the server sees them", async () => {
    const { figures, between } = await sendAndCount(
      `
requests: [{ path: / }]
stages:
  - { duration: 1s, connections: 20 }
  - { duration: 500ms, connections: 20 }
  - { duration: 500ms, connections: 60, ramp: false }
  - { duration: 1s, pause: true }
  - { duration: 500ms, connections: 5, ramp: false }
`,
      3_500,
    );
    expect(between(200, 300).sockets).toBeGreaterThanOrEqual(3);
    expect(between(200, 300).sockets).toBeLessThanOrEqual(9);
    expect(between(600, 700).sockets).toBeGreaterThanOrEqual(10);
    expect(between(600, 700).sockets).toBeLessThanOrEqual(17);
    expect(between(1_150, 1_400).sockets).toBe(20);
    expect(between(1_650, 1_900).sockets).toBe(60);
    expect(between(2_150, 2_900).requests).toBe(0);
    expect(between(3_150, 3_400).sockets).toBe(5);
    expect(figures).toMatchObject({ connections: 60, errors: 0, non2xx: 0, stalledConnections: 0, pausedMs: 1_000 });
    expect(figures.longestResponseGapMs).toBeLessThan(500);
    expect(figures.timeline.map(({ connections }) => connections)).toEqual(
      [20, 60, 60, 5].slice(0, figures.timeline.length),
    );
    expect(figures.stages?.slice(0, 2)).toEqual([
      { atMs: 0, connections: 1, rate: null },
      { atMs: 1_000, connections: 20, rate: null },
    ]);
  });

  it("ramp and keep a rate", async () => {
    const { figures, between } = await sendAndCount(
      "requests: [{ path: / }]\nstages: [{ duration: 2s, rate: 200, connections: 10 }, { duration: 1s, rate: 200 }]",
      3_000,
    );
    // Counted from the first request, which is due after 141 ms of the ramp.
    expect(between(0, 1_000).requests).toBeGreaterThan(55);
    expect(between(0, 1_000).requests).toBeLessThan(75);
    expect(between(2_000, 2_800).requests).toBeGreaterThan(152);
    expect(between(2_000, 2_800).requests).toBeLessThan(168);
    expect(figures).toMatchObject({ errors: 0, rate: null });
  });

  it("keep captured values across a pause that closes connections", {
    timeout: 30_000,
  }, async () => {
    let logins = 0;
    const tokens: string[] = [];
    const origin = await serveWithBody(({ path, headers }, response) => {
      if (path === "/login") return response.setHeader("X-Token", `t${++logins}`).end();
      tokens.push(String(headers["x-token"]));
      return setTimeout(() => response.end(), 5);
    });
    const scenario = scenarioOf(`
once: [{ path: /login, capture: { token: header X-Token } }]
requests: [{ path: /a, headers: { X-Token: "{{token}}" } }]
stages:
  - { duration: 300ms, connections: 3, ramp: false }
  - { duration: 5s, pause: true }
  - { duration: 300ms, connections: 3 }
`);
    const figures = await send(origin, scenario, {}, 5_600);
    expect(logins).toBe(3);
    expect(new Set(tokens.slice(-10)).size).toBeGreaterThanOrEqual(2);
    expect(figures).toMatchObject({ errors: 0, non2xx: 0, stalledConnections: 0 });
    expect(figures.longestResponseGapMs).toBeLessThan(200);
    expect(judge(evidence({ load: { ...figures, via: "published-port" } }), thresholds).kind).toBe("pass");
  });

  it("do not hide an app that stops responding", async () => {
    const startMs = performance.now();
    let responses = 0;
    const origin = await serveWithBody((_, response) => {
      if (performance.now() - startMs > 1_300) return;
      responses += 1;
      response.end();
    });
    const scenario = scenarioOf(
      "requests: [{ path: / }]\nstages: [{ duration: 1s, connections: 3, ramp: false }, { duration: 500ms, pause: true }, { duration: 2s, connections: 3 }]",
    );
    const figures = await send(origin, scenario, {}, 3_500);
    expect(responses).toBeGreaterThan(20);
    expect(figures.longestResponseGapMs).toBeGreaterThan(1_600);
    expect(figures.stalledConnections).toBe(3);
  });
});

describe("a rate", () => {
  it.each([[50], [333]])("of %i per second is kept evenly, within 2%", async (rate) => {
    const times: number[] = [];
    const origin = await serveWithBody((_, response) => {
      times.push(performance.now());
      response.end();
    });
    const figures = await send(origin, null, { rate, connections: 10 }, 3_000);
    expect(figures.requestsPerSecond).toBeGreaterThan(rate * 0.98);
    expect(figures.requestsPerSecond).toBeLessThan(rate * 1.02);
    const [first = 0] = times;
    const perInterval = Array.from(
      { length: 11 },
      (_, at) => times.filter((time) => Math.floor((time - first) / 250) === at).length,
    );
    for (const count of perInterval) expect(Math.abs(count - rate / 4)).toBeLessThan(rate / 16 + 2);
  });

  it("below the number of connections is kept, and every connection sends", async () => {
    const sockets = new Set<Socket>();
    const origin = await serveWithBody(({ socket }, response) => {
      sockets.add(socket);
      response.end();
    });
    const figures = await send(origin, null, { rate: 5, connections: 10 }, 2_500);
    expect(figures.requests).toBeGreaterThanOrEqual(11);
    expect(figures.requests).toBeLessThanOrEqual(14);
    expect(sockets.size).toBe(10);
    expect(figures).toMatchObject({ errors: 0, stalledConnections: 0 });
  });
});
