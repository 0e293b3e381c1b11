// Secrets are masked in quoted text and nowhere else.
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

describe("the secrets of a run", () => {
  it("do not change the evidence if they equal memgate's own values", async () => {
    const words = ["completed", "complete", "container-address", "2026-01-02", "cgroup-v2", "memgate", "settle"];
    const evidence = await run(words);
    expect(evidence).toEqual(await run([]));
    expect(judge(evidence, thresholds).kind).toBe("pass");
  });

  it("stay in memgate's sentences if they are memgate's own words, and are masked in the app's log", async () => {
    const evidence = await run(["container", "words", "listening"], (world) =>
      world.instead("awaitReady", () => Promise.reject(new Error("the container said listening"))),
    );
    expect(evidence.outcome).toMatchObject({ message: expect.stringContaining("the container said ***") });
    expect(evidence.container?.logTail).toEqual(["*** on 3000", "last ***"]);
  });

  it("are masked in the app's log and in the stop reason's message", async () => {
    const evidence = await run(["last words", "nobody foresaw"], (world) =>
      world.instead("awaitReady", () => Promise.reject(new Error("nobody foresaw this"))),
    );
    expect(evidence.container?.logTail).toEqual(["listening on 3000", "***"]);
    expect(JSON.stringify(evidence)).not.toMatch(/nobody foresaw|last words/);
  });
});

it("masks secrets in the data of a stop reason, except in fields with a fixed set of values", async () => {
  const evidence = await run(["http-status", "172.17.0.2"], () => {}, { ready: false });
  expect(evidence.outcome).toMatchObject({
    code: "not-ready/http-status",
    data: {
      status: 503,
      url: "http://***:3000/",
      observed: { failures: [{ places: ["http://***:3000/"], attempt: { kind: "http-status", status: 503 } }] },
    },
  });
});

it("masks secrets in a scenario request's name, path and first failure", async () => {
  const named = { name: "GET /a?key=hunter22", path: "/a?key=hunter22" };
  const steps = [stepFigures({ ...named, firstFailure: "json $.hunter22 not found" })];
  const evidence = await run(["hunter22"], () => {}, { load: { steps } });
  expect(evidence.load?.steps?.[0]).toMatchObject({
    name: "GET /a?key=***",
    path: "/a?key=***",
    firstFailure: "json $.*** not found",
  });
});

describe("a value is a secret", () => {
  it("if the name of its variable, header, parameter or field says so, or if it comes from env-file", () => {
    const read = inputs(
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
    expect(read.secrets).toEqual(["of-the-file", "hunter22", "abcdef", "in-the-path", "in-the-body"]);
  });

  it.each([
    [["signingKey", "abc"], ["abc"]],
    [["monkey", "abc"], []],
    [["BASIC_AUTH", "abc"], ["abc"]],
    [["SESSION_STORE", "memory"], []],
    [["DATABASE_URL", "postgres://app:hunter22@db/x"], ["hunter22"]],
    [["DATABASE_URL", "postgres://app@db:5432/x"], []],
  ] as const)("in the variable %j: %j", (pair, secrets) => {
    expect(secretsInVariable(pair)).toEqual(secrets);
  });

  it.each([
    ["Authorization", "lin_api_abcdef", ["lin_api_abcdef"]],
    ["Authorization", "Basic dXNlcjpodW50ZXIyMg==", ["dXNlcjpodW50ZXIyMg==", "hunter22"]],
    ["Authorization", "Token token=abcdef", ["token=abcdef", "abcdef"]],
    ["Proxy-Authorization", "Bearer abc def", ["abc def"]],
    ["Cookie", "a=b; sid=c=d", ["b", "c=d"]],
    ["X-Auth", "abcdef", ["abcdef"]],
    ["Accept", "text/html", []],
  ] as const)("in a header, without the scheme: %s: %s", (name, value, secrets) => {
    expect(secretsInHeader(name, value).filter((one) => one !== "=")).toEqual(secrets);
  });

  it("in the headers, fields and columns of a scenario", () => {
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
    { field: 'headers: { Authorization: "Bearer abcdef" }', secrets: ["abcdef"] },
    { field: 'headers: { Authorization: "Bearer {{uuid}}" }', secrets: [] },
    { field: 'headers: { Cookie: "theme=dark; sid={{uuid}}" }', secrets: ["dark"] },
    { field: 'headers: { Cookie: "theme=dark; sid=abcdef" }', secrets: ["dark", "abcdef"] },
    { field: "json: { password: 12345678, key: customer, passenger: ada }", secrets: ["12345678"] },
    { field: "json: { tokens: [abc, { b: def }] }", secrets: ["abc", "def"] },
    { field: `body: '{"password":"hunter22","q":"shoes"}'`, secrets: ["hunter22"] },
    { field: "body: user=ada&password=hunter22", secrets: ["hunter22"] },
    { field: "body: plain words", secrets: [] },
    { field: `body: '{"id":{{index}},"password":"hunter22"}'`, secrets: ["hunter22"] },
    { field: `body: '{"password":"pre{{index}}post"}'`, secrets: ["pre", "post"] },
    { field: 'headers: { Authorization: "abcdef" }', secrets: ["abcdef"] },
  ])("in a scenario, without the text around it: $field", ({ field, secrets }) => {
    const text = ["requests:", "  - path: /", "    method: POST", `    ${field}`].join("\n");
    expect(inputs({ scenario: "load.yml" }, disk([], { "load.yml": text })).secrets).toEqual(secrets);
  });

  it("in the cookies and form fields of a recording", () => {
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
  ])("if its name is %s", (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each(["NODE_ENV", "PORT", "KEYBOARD", "MONKEY", "Accept", "PAGE_SIZE"])("but not if its name is %s", (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
