import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readComposeFiles } from "../../../src/compose/compose-file.ts";
import { composeRefusal } from "../../../src/compose/error-message.ts";
import { caseName, composeCases, fieldOf } from "./cases.ts";

const folder = fileURLToPath(new URL("../../fixtures/compose", import.meta.url));

function textOf(path: string) {
  return { path, text: readFileSync(join(folder, path), "utf8") };
}

function read(text: string, service: string | null = "api") {
  return readComposeFiles([{ path: "compose.yaml", text }], service);
}

describe("Compose files as they are written", () => {
  it("each fixture is in the table", () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    const listed = new Set(composeCases.flatMap((one) => one.files));
    expect([...listed].sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(composeCases.map((one) => [caseName(one), one] as const))("%s", (_name, one) => {
    const { service, problems, notices, limitPlace } = readComposeFiles(one.files.map(textOf), one.service);
    expect(problems).toEqual(one.problems ?? []);
    expect(service).toBe(one.chosen === undefined ? one.service : one.chosen);
    expect(limitPlace === null ? null : `${limitPlace.file}:${limitPlace.line}`).toBe(one.limitAt);
    if (one.refused !== undefined) return;
    expect(notices.map((notice) => fieldOf(notice, one.files[0] ?? ""))).toEqual(one.notices ?? []);
  });

  it("a service that only include can bring is not refused", () => {
    const { service, problems } = read("include: [other.yaml]\n", "db");
    expect({ service, problems }).toEqual({ service: "db", problems: [] });
    expect(read("include: [other.yaml]\nservices: {api: {}}\n", null).service).toBeNull();
  });

  it("a place that is not written is that of the innermost map around it", () => {
    const { placeOf } = read("services:\n  api:\n    image: a\n    deploy:\n      resources: {}\n");
    expect(placeOf(["services", "api", "deploy", "resources", "limits", "memory"])?.line).toBe(5);
    expect(placeOf(["services", "api", "restart"])?.line).toBe(2);
    expect(placeOf(["volumes", "data"])).toBeNull();
  });

  it("limits that extend each other in a circle end somewhere", () => {
    const text = "services:\n  api: {extends: {service: b}}\n  b: {extends: api}\n";
    expect(read(text).limitPlace).toBeNull();
  });

  it("what may be secret is told apart from what is not", () => {
    const { secrets } = read(
      "services: {api: {image: a, environment: {A: hidden-1, B: api}, build: {args: [C=hid=den-2]}}}\nconfigs: {c: {content: hidden-3}}\n",
    );
    expect(secrets).toEqual(["hidden-1", "hid=den-2", "hidden-3"]);
  });

  it("a value of what can't be read is in no problem", () => {
    const { problems } = read("services:\n  api:\n    environment:\n      PASSWORD: 'hunter2\n     x: y\n");
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join()).not.toContain("hunter2");
  });

  it("aliases that multiply are refused, and so are those that go in a circle", () => {
    const rows = Array.from({ length: 12 }, (_, row) => {
      const items = row === 0 ? Array(10).fill("x") : Array(10).fill(`*a${row - 1}`);
      return `a${row}: &a${row} [${items.join(", ")}]`;
    });
    const refusal = ["compose.yaml:1: the file has too many aliases, or they go in a circle"];
    expect(read(rows.join("\n")).problems).toEqual(refusal);
    expect(read("services: &s {api: *s}\n").problems).toEqual(refusal);
  });

  it("a key called __proto__ is a key", () => {
    const { problems } = read("services:\n  __proto__: {image: a}\n  api: {image: a}\n", "nope");
    expect(problems.join()).toContain("expected one of __proto__, api");
  });
});

describe("a refusal of docker compose's own", () => {
  const files = read(
    "services:\n  api:\n    image: a\n    environment:\n      TOKEN: hidden-token\n    depends_on: [db]\n",
  );
  const nothingKnown = { values: [], shown: [] };
  const warning = 'time="2024-06-07T00:00:00Z" level=warning msg="The \\"X\\" variable is not set."';

  it.each([
    // 2.26, and 2.40.
    ["validating /tmp/compose.yaml: services.api.image must be a string", "compose.yaml:3: services.api.image must"],
    ["services.api Additional property memlimit is not allowed", "compose.yaml:2: services.api Additional"],
    ["validating /t/c.yaml: services.api additional properties 'x' not allowed", "compose.yaml:2: services.api addit"],
    ["validating /t/c.yaml:  additional properties 'services' not allowed", "compose.yaml:1: additional properties"],
    [
      "decoding failed due to the following error(s):\n\n'services[api].image' invalid",
      "compose.yaml:3: 'services[api]",
    ],
    [`${warning}\nservice "api" depends on undefined service "db"`, 'compose.yaml:6: service "api" depends on'],
    ["Error response from daemon: no such thing", "Error response from daemon: no such thing"],
    [" Container memgate-1-db-1  Creating\nno space left", "no space left"],
    ["", "docker compose gives no reason"],
  ])("%j", (stderr, expected) => {
    expect(composeRefusal(stderr, files, nothingKnown).slice(0, expected.length)).toBe(expected);
  });

  it("repeats no value of the environment, and no line of an env file", () => {
    const said = [
      "invalid interpolation format for services.api.environment.TOKEN.\nYou may need to escape any $ with another $.\nx-secret${",
      'failed to read /t/app.env: line 2: unexpected character "%" in variable name "x-secret"',
      'line 1: unexpected character "%" in variable name "A=x-secret"',
      'Invalid template: "x${x-secret"',
      "anything at all that says hidden-token",
    ].map((stderr) => composeRefusal(stderr, files, nothingKnown));
    expect(said.join("\n")).not.toMatch(/x-secret|hidden-token/);
    expect(said).toEqual([
      "compose.yaml:5: invalid interpolation format for services.api.environment.TOKEN; a $ that is meant is written $$",
      "failed to read /t/app.env: line 2: is no NAME=VALUE",
      "an env file, line 1: is no NAME=VALUE",
      "Invalid template: a $ that is meant is written $$",
      "anything at all that says ***",
    ]);
  });

  /** Of these messages the literal is the value of a variable. */
  it.each([
    ['error while interpolating services.api.cpus: strconv.ParseFloat: parsing "%": invalid syntax', "pa$sw0rd"],
    ['error while interpolating services.api.cpus: strconv.ParseFloat: parsing "%": invalid syntax', 'a\\" b: "'],
    ["error decoding 'services[api].mem_limit': invalid size: '%'", "12'zz"],
    ["error decoding 'services[api].stop_grace_period': time: invalid duration \"%\"", "a\\x0ab"],
    ['time: unknown unit "%" in duration "5%"', "hunterpw"],
    ["Invalid containerPort: %", "hunter22"],
    ["Invalid hostPort: %", "secretA-secretB"],
    ["Invalid proto: %", "secretproto"],
    ["Invalid ip address: %", "1.2.3.x"],
    ["invalid boolean: %", "secret word"],
    ['service "api" refers to undefined network "%": invalid compose project', "hidden"],
    ["required variable NOPE is missing a value: %", "what to say"],
  ])("%s: repeats nothing that is not written in the files", (message, value) => {
    const refusal = composeRefusal(
      message.replaceAll("%", () => value),
      files,
      nothingKnown,
    );
    expect(refusal).not.toContain(value);
    expect(refusal).toContain(message.split("%")[0]?.slice(0, -1));
    expect(refusal).toContain("***");
    const written = { values: [], shown: [`cpus: ${value.replaceAll('\\"', '"')} # 5${value}`, `${value} 5${value}`] };
    expect(
      composeRefusal(
        message.replaceAll("%", () => value),
        files,
        written,
      ),
    ).not.toContain("***");
  });

  it("repeats no value of an env file wherever it is, but what the files and paths show", () => {
    const values = ["api", "x-secret", "error", "compose.yaml", "production", "app:1"];
    const shown = ["services:\n  api:\n    x: set it in production\n", "/t/compose.yaml", "app:1"];
    const said = 'error in /t/compose.yaml: service "api": x-secret in production, manifest for app:1 not found';
    expect(composeRefusal(said, files, { values, shown })).toBe(
      'compose.yaml:2: error in /t/compose.yaml: service "api": *** in production, manifest for app:1 not found',
    );
    expect(composeRefusal("apis compose.yml x-secret", files, { values: ["apis", "yml"], shown })).toBe(
      "*** compose.*** x-secret",
    );
  });
});
