// Which values in options, scenarios and recordings are secrets.
import { describe, expect, it } from "vitest";
import { secretsInHeader } from "../../../src/redaction/scenario-secrets.ts";
import { disk, inputs } from "../../builders.ts";

describe("a value is a secret", () => {
  it("if the name of its variable, header, parameter or field says so; other values of env-file are not", () => {
    const read = inputs(
      {
        env: ["DB_PASSWORD=hunter22", "LOG_LEVEL=warning", "KEYBOARD=qwertz"],
        headers: ["Authorization: Bearer abcdef", "Accept: text/html"],
        path: "/items?api_key=in-the-path&q=shoes",
        "ready-path": "/ready?token=in-the-ready-path",
        method: "POST",
        body: '{"password":"in-the-body","q":"shoes"}',
        "env-file": "app.env",
      },
      disk([], { "app.env": "PLAIN=of-the-file\nAPI_TOKEN=token-of-the-file\nDB_URL=mysql://a:in-address@db\n" }),
    );
    expect(read.secrets).toEqual([
      ...["token-of-the-file", "in-address", "hunter22"],
      ...["abcdef", "in-the-path", "in-the-ready-path", "in-the-body"],
    ]);
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
});
