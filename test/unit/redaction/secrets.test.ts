// What must not be shown is taken out of what was said, and of nothing else.
import { describe, expect, it } from "vitest";
import { runGate } from "../../../src/gate/run-gate.ts";
import { isSecretName, secretsInVariable } from "../../../src/redaction/redactor.ts";
import { secretsInHeader } from "../../../src/redaction/scenario-secrets.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { disk, inputs, planFrom, stepFigures, thresholds } from "../../builders.ts";
import { createFakeWorld, type FakeWorld, type FakeWorldOptions } from "../../fakes.ts";

async function run(
  secrets: readonly string[],
  prepare: (world: FakeWorld) => void = () => {},
  options: FakeWorldOptions = {},
) {
  const world = createFakeWorld(options);
  prepare(world);
  const plan = { ...planFrom(inputs({ port: "3000", duration: "2s", warmup: "0s" })), secrets };
  return world.clock.finish(runGate(plan, world.adapters, new AbortController().signal));
}

describe("secrets of a run", () => {
  it("change nothing of what memgate says itself, whatever they are", async () => {
    const words = ["completed", "complete", "container-address", "2026-01-02", "cgroup-v2", "memgate", "settle"];
    const evidence = await run(words);
    expect(evidence).toEqual(await run([]));
    expect(judge(evidence, thresholds).kind).toBe("pass");
  });

  it("that are words of its own stay in its sentences, and go from the app's log", async () => {
    const evidence = await run(["container", "words", "listening"], (world) =>
      world.instead("awaitReady", () => Promise.reject(new Error("the container said listening"))),
    );
    expect(evidence.outcome).toMatchObject({ message: expect.stringContaining("the container said ***") });
    expect(evidence.container?.logTail).toEqual(["*** on 3000", "last ***"]);
  });

  it("are taken out of the app's log and of why a run ended", async () => {
    const evidence = await run(["last words", "nobody foresaw"], (world) =>
      world.instead("awaitReady", () => Promise.reject(new Error("nobody foresaw this"))),
    );
    expect(evidence.container?.logTail).toEqual(["listening on 3000", "***"]);
    expect(JSON.stringify(evidence)).not.toMatch(/nobody foresaw|last words/);
  });
});

it("are taken out of what was wrong with a request of a scenario", async () => {
  const named = { name: "GET /a?key=hunter22", path: "/a?key=hunter22" };
  const steps = [stepFigures({ ...named, firstFailure: "json $.hunter22 is not in it" })];
  const evidence = await run(["hunter22"], () => {}, { load: { steps } });
  expect(evidence.load?.steps?.[0]).toMatchObject({
    name: "GET /a?key=***",
    path: "/a?key=***",
    firstFailure: "json $.*** is not in it",
  });
});

describe("the values of variables and headers", () => {
  it("are secrets where the name says so", () => {
    const given = inputs(
      {
        env: ["DB_PASSWORD=hunter22", "LOG_LEVEL=warning", "KEYBOARD=qwertz"],
        headers: ["Authorization: Bearer abcdef", "Accept: text/html"],
        path: "/items?api_key=in-the-path&q=shoes",
        method: "POST",
        body: '{"password":"in-the-body","q":"shoes"}',
        "env-file": "app.env",
      },
      disk([], { "app.env": "PLAIN=of-the-file\n" }),
    );
    expect(given.secrets).toEqual(["of-the-file", "hunter22", "abcdef", "in-the-path", "in-the-body"]);
  });

  it.each([
    [["signingKey", "abc"], ["abc"]],
    [["monkey", "abc"], []],
    [["BASIC_AUTH", "abc"], ["abc"]],
    [["SESSION_STORE", "memory"], []],
    [["DATABASE_URL", "postgres://app:hunter22@db/x"], ["hunter22"]],
    [["DATABASE_URL", "postgres://app@db:5432/x"], []],
  ] as const)("are so of a variable %j: %j", (pair, is) => {
    expect(secretsInVariable(pair)).toEqual(is);
  });

  it.each([
    ["Authorization", "lin_api_abcdef", ["lin_api_abcdef"]],
    ["Authorization", "Basic dXNlcjpodW50ZXIyMg==", ["dXNlcjpodW50ZXIyMg==", "hunter22"]],
    ["Authorization", "Token token=abcdef", ["token=abcdef", "abcdef"]],
    ["Proxy-Authorization", "Bearer abc def", ["abc def"]],
    ["Cookie", "a=b; sid=c=d", ["b", "c=d"]],
    ["X-Auth", "abcdef", ["abcdef"]],
    ["Accept", "text/html", []],
  ] as const)("are so of a header, without its scheme: %s: %s", (name, value, is) => {
    expect(secretsInHeader(name, value).filter((one) => one !== "=")).toEqual(is);
  });

  it("are so in a scenario too: of headers, fields and columns", () => {
    const scenario = [
      "data: { users: users.csv }",
      "requests:",
      "  - path: /login",
      "    method: POST",
      '    headers: { X-Api-Key: "key-{{random}}-of-all", Accept: text/html }',
      '    json: { user: "{{users.name}}", list: [{ client_secret: in-the-body }], note: in-the-open }',
      "  - path: /form",
      "    method: POST",
      "    form: { password: of-the-form, q: shoes }",
    ].join("\n");
    const files = { "load.yml": scenario, "users.csv": "name,password\nada,lovelace1815\nalan,turing1912\n" };
    expect(inputs({ scenario: "load.yml" }, disk([], files)).secrets).toEqual([
      "key-",
      "-of-all",
      "in-the-body",
      "of-the-form",
      "lovelace1815",
      "turing1912",
    ]);
  });

  it.each([
    { of: 'headers: { Authorization: "Bearer abcdef" }', is: ["abcdef"] },
    { of: 'headers: { Authorization: "Bearer {{uuid}}" }', is: [] },
    { of: 'headers: { Cookie: "theme=dark; sid={{uuid}}" }', is: ["dark"] },
    { of: 'headers: { Cookie: "theme=dark; sid=abcdef" }', is: ["dark", "abcdef"] },
    { of: "json: { password: 12345678, key: customer, passenger: ada }", is: ["12345678"] },
    { of: "json: { tokens: [abc, { b: def }] }", is: ["abc", "def"] },
    { of: `body: '{"password":"hunter22","q":"shoes"}'`, is: ["hunter22"] },
    { of: "body: user=ada&password=hunter22", is: ["hunter22"] },
    { of: "body: plain words", is: [] },
    { of: `body: '{"id":{{index}},"password":"hunter22"}'`, is: ["hunter22"] },
    { of: `body: '{"password":"pre{{index}}post"}'`, is: ["pre", "post"] },
    { of: 'headers: { Authorization: "abcdef" }', is: ["abcdef"] },
  ])("are so in a scenario, without what stands around them: $of", ({ of, is }) => {
    const text = ["requests:", "  - path: /", "    method: POST", `    ${of}`].join("\n");
    expect(inputs({ scenario: "load.yml" }, disk([], { "load.yml": text })).secrets).toEqual(is);
  });

  it("are so in a recording too", () => {
    const recording = {
      log: {
        entries: [
          {
            request: {
              method: "POST",
              url: "https://shop.example/login",
              headers: [
                { name: "Cookie", value: "session=of-the-recording" },
                { name: "Accept", value: "text/html" },
              ],
              postData: { params: [{ name: "password", value: "of-its-form" }] },
            },
            response: { status: 200, content: {} },
          },
        ],
      },
    };
    const files = { "visit.har": JSON.stringify(recording) };
    expect(inputs({ har: "visit.har" }, disk([], files)).secrets).toEqual(["of-the-recording", "of-its-form"]);
  });

  it.each([
    "API_KEY",
    "apikey",
    "AWS_SECRET_ACCESS_KEY",
    "GITHUB_TOKEN",
    "PGPASSWORD",
    "Cookie",
    "X-Api-Key",
    "SENTRY_DSN",
  ])("%s is such a name", (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each(["NODE_ENV", "PORT", "KEYBOARD", "MONKEY", "Accept", "PAGE_SIZE"])("%s is none", (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
