import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readHar } from "../../../src/scenario/har.ts";

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
    ["", "shop.har:1:1: invalid JSON; expected a HAR recording"],
    [recording.replace('"xhr",', '"xhr"'), "shop.har:27:9: invalid JSON"],
    [recording.slice(0, recording.indexOf('"https://cdn')), "shop.har:22:46: invalid JSON"],
    ["[]", "shop.har:1:1: log.entries is missing"],
    ['{"log": {"entries": {}}}', "shop.har:1:1: log.entries is missing"],
    ['{"log": {"entries": []}}', "shop.har:1:1: log.entries is empty"],
    [recording.replace('"method": "POST",', ""), "shop.har:25:7: log.entries[2] has no request.method"],
    [recording.replace("https://shop.example/cart", "cart"), "shop.har:25:7: log.entries[2] has no valid request.url"],
    [
      '{"log": {"entries": [{"request": {"method": "GET", "url": "wss://a.test/ws"}, "response": {"status": 101}}]}}',
      "shop.har:1:1: log.entries has no request that memgate can replay; skipped: 1 WebSocket",
    ],
    [
      recording.replace(/"status": \d+/g, '"status": 0'),
      "shop.har:1:1: log.entries has no request that memgate can replay; skipped: 6 without",
    ],
  ])("that memgate cannot replay is reported with its line (%#)", (har, problem) => {
    expect(problemsOf(har).join("\n")).toContain(problem);
  });
});
