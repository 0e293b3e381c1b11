import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readHar } from "../../../src/scenario/har.ts";
import { itemLines, syntaxErrorAt } from "../../../src/scenario/json-positions.ts";

const recording = readFileSync(new URL("../../fixtures/scenarios/shop.har", import.meta.url), "utf8");

function read(text: string) {
  const outcome = readHar("shop.har", text);
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  return outcome;
}

function problemsOf(text: string): readonly string[] {
  const outcome = readHar("shop.har", text);
  return outcome.ok ? [] : outcome.problems;
}

const text = (value: string) => [{ kind: "text", text: value }];

describe("a recording", () => {
  it("becomes one sequence of its requests in order, without headers of the connection", () => {
    const { scenario } = read(recording);
    const steps = scenario.requests.flatMap((sequence) => sequence.steps);
    expect(structuredClone(scenario)).toEqual(scenario);
    expect(steps.map(({ name, line }) => [name, line])).toEqual([
      ["GET /start", 5],
      ["POST /cart", 25],
      ["POST /form", 38],
      ["GET /gone", 47],
    ]);
    expect(steps[0]).toMatchObject({
      path: text("/start?from=mail"),
      shownPath: "/start",
      headers: [
        ["Accept", text("text/html")],
        ["Cookie", text("a=1; b=2")],
      ],
      body: null,
    });
    expect(steps[1]).toMatchObject({
      headers: [["Content-Type", text("application/json")]],
      body: { kind: "text", template: text('{"a": 1}') },
    });
    expect(steps[2]?.body).toEqual({ kind: "form", fields: [["q", text("a b&c")]] });
  });

  it("expects the status class of a recorded success, and exactly the status of a recorded failure", () => {
    const { scenario } = read(recording);
    expect(scenario.requests[0]?.steps.map((step) => step.expect)).toEqual([
      [{ from: 200, to: 299 }],
      [{ from: 200, to: 299 }],
      [{ from: 300, to: 399 }],
      [{ from: 404, to: 404 }],
    ]);
    const cached = recording.replace('"status": 200', '"status": 304');
    expect(read(cached).scenario.requests[0]?.steps[0]?.expect.map(({ from }) => from)).toEqual([200, 300]);
  });

  it("reports skipped requests and credentials", () => {
    expect(read(recording).notices).toEqual([
      "shop.har: memgate replays 4 requests to https://shop.example; skipped: 1 without a response, 1 to https://cdn.example",
      "shop.har: 1 request has a recorded Cookie or Authorization header, which memgate sends unchanged; if the app rejects it, use a scenario file that logs in",
    ]);
  });

  it("has no placeholders, even if its text contains {{", () => {
    const { scenario } = read(recording.replaceAll('{\\"a\\": 1}', "{{random}}"));
    expect(scenario.requests[0]?.steps[1]?.body).toEqual({ kind: "text", template: text("{{random}}") });
  });

  it.each([
    ["", "shop.har:1: invalid JSON; expected a HAR recording"],
    [recording.replace('"xhr",', '"xhr"'), "shop.har:27: invalid JSON"],
    [recording.slice(0, recording.indexOf('"https://cdn')), "shop.har:22: invalid JSON"],
    ["[]", "shop.har:1: log.entries is missing"],
    ['{"log": {"entries": {}}}', "shop.har:1: log.entries is missing"],
    ['{"log": {"entries": []}}', "shop.har:1: log.entries is empty"],
    [recording.replace('"method": "POST",', ""), "shop.har:25: log.entries[2] has no request.method"],
    [recording.replace("https://shop.example/cart", "cart"), "shop.har:25: log.entries[2] has no valid request.url"],
    [
      '{"log": {"entries": [{"request": {"method": "GET", "url": "wss://a.test/ws"}, "response": {"status": 101}}]}}',
      "shop.har:1: log.entries has no request that memgate can replay; skipped: 1 WebSocket",
    ],
    [
      recording.replace(/"status": \d+/g, '"status": 0'),
      "shop.har:1: log.entries has no request that memgate can replay; skipped: 6 without",
    ],
  ])("that memgate cannot replay is reported with its line (%#)", (har, problem) => {
    expect(problemsOf(har).join("\n")).toContain(problem);
  });
});

describe("the position of a syntax error in JSON", () => {
  it.each(["{}", ' [1, -2.5e3, true, null, [], {"a": [{}]}]\n', '"\\u00e9\\n"', "0", '{"a":{"b":"}"}}'])(
    "is null in %j",
    (json) => {
      expect(() => JSON.parse(json)).not.toThrow();
      expect(syntaxErrorAt(json)).toBeNull();
    },
  );

  it.each([
    ["", 0],
    ["{", 1],
    ["[1,]", 3],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ["[1 2]", 3],
    ["{} x", 3],
    ['["a\n"]', 1],
    ["[01]", 2],
    ["[}", 1],
    ["{]", 1],
    ["{1: 2}", 1],
  ])("in %j is at %i", (json, at) => {
    expect(() => JSON.parse(json)).toThrow();
    expect(syntaxErrorAt(json)).toBe(at);
  });

  it("is found exactly if JSON.parse throws", () => {
    const pieces = ["{", "}", "[", "]", ",", ":", '"a"', "1", "null", " ", '"\\', "-", "\n"];
    let state = 7;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    let right = 0;
    for (let round = 0; round < 20_000; round++) {
      const json = Array.from(
        { length: 1 + Math.floor(next() * 7) },
        () => pieces[Math.floor(next() * pieces.length)],
      ).join("");
      let isJson = true;
      try {
        JSON.parse(json);
        right += 1;
      } catch {
        isJson = false;
      }
      expect([json, syntaxErrorAt(json) === null]).toEqual([json, isJson]);
    }
    expect(right).toBeGreaterThan(100);
  });

  it("is null in a valid file with a string of several megabytes", () => {
    const long = JSON.stringify({ log: { entries: [{ text: '\\"x'.repeat(2_000_000) }, 2] } }, null, 1);
    expect(syntaxErrorAt(long)).toBeNull();
    expect(itemLines(long, ["log", "entries"])).toEqual([4, 7]);
  });
});
