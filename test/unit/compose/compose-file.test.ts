import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readComposeFiles } from "../../../src/compose/compose-file.ts";
import { composeRefusal } from "../../../src/compose/error-message.ts";
import { placeText } from "../../../src/lib/place-text.ts";
import { redactorOf } from "../../../src/redaction/redactor.ts";
import { caseName, composeCases, fieldOf } from "./cases.ts";

const folder = fileURLToPath(new URL("../../fixtures/compose", import.meta.url));

function textOf(path: string) {
  return { path, text: readFileSync(join(folder, path), "utf8") };
}

function read(text: string, service: string | null = "api") {
  return readComposeFiles([{ path: "compose.yaml", text }], service);
}

describe("Compose files", () => {
  it("each have a case in the table", () => {
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
    expect(limitPlace === null ? null : placeText(limitPlace)).toBe(one.limitAt);
    if (one.refused !== undefined) return;
    expect(notices.map((notice) => fieldOf(notice, one.files[0] ?? ""))).toEqual(one.notices ?? []);
  });

  it("are accepted without the service if they include other files", () => {
    const { service, problems } = read("include: [other.yaml]\n", "db");
    expect({ service, problems }).toEqual({ service: "db", problems: [] });
    expect(read("include: [other.yaml]\nservices: {api: {}}\n", null).service).toBeNull();
  });

  it("give an absent field the line of the innermost enclosing map", () => {
    const { placeOf } = read("services:\n  api:\n    image: a\n    deploy:\n      resources: {}\n");
    expect(placeOf(["services", "api", "deploy", "resources", "limits", "memory"])?.line).toBe(5);
    expect(placeOf(["services", "api", "restart"])?.line).toBe(2);
    expect(placeOf(["volumes", "data"])).toBeNull();
  });

  it("give no limit if services extend each other in a cycle", () => {
    const text = "services:\n  api: {extends: {service: b}}\n  b: {extends: api}\n";
    expect(read(text).limitPlace).toBeNull();
  });

  it("give values with secret names, passwords in addresses and contents of secrets as secrets", () => {
    const { secrets } = read(
      `services:
  api:
    image: a
    environment: { A_TOKEN: hidden-1, MODE: production, DB_URL: "mysql://api:hidden-2@db", PIN: "\${PIN:-hidden-3}", KEY: $KEY }
    build: { context: "https://me:hidden-6@git.example/a", args: [B_PASSWORD=hid=den-4, VERSION=1.2.3] }
configs: { c: { content: not-hidden } }
secrets: { s: { content: hidden-5 } }
`,
    );
    expect(secrets).toEqual(["hidden-1", "hidden-2", "hidden-3", "hid=den-4", "hidden-5", "hidden-6"]);
  });

  it("give a YAML error without a value of the file", () => {
    const { problems } = read("services:\n  api:\n    environment:\n      PASSWORD: 'hunter2\n     x: y\n");
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join()).not.toContain("hunter2");
  });

  it("are rejected if aliases multiply or contain themselves", () => {
    const rows = Array.from({ length: 12 }, (_, row) => {
      const items = row === 0 ? Array(10).fill("x") : Array(10).fill(`*a${row - 1}`);
      return `a${row}: &a${row} [${items.join(", ")}]`;
    });
    expect(read(rows.join("\n")).problems).toEqual([
      "compose.yaml:5:45: an alias (*name) repeats too many values; expected at most 100,000 values",
    ]);
    expect(read("services: &s {api: *s}\n").problems).toEqual([
      "compose.yaml:1:20: an alias (*name) refers to a value that contains it; expected its anchor (&name) before it",
    ]);
  });

  it("may have a service named __proto__", () => {
    const { problems } = read("services:\n  __proto__: {image: a}\n  api: {image: a}\n", "nope");
    expect(problems.join()).toContain("expected one of __proto__, api");
  });
});

describe("a mistyped field", () => {
  it("is suggested the one that it means", () => {
    expect(read("name: a\nservces: {api: {image: a}}\n").problems).toEqual([
      "compose.yaml:2:1: servces is not a Compose field; did you mean services?",
    ]);
    const text =
      "services:\n  api:\n    imge: a\n    deploy:\n      resources:\n        limits:\n          memroy: 64M\n";
    const refusal = (message: string) => composeRefusal(message, read(text), (shown) => shown);
    expect(refusal("services.api.deploy.resources.limits additional properties 'memroy' not allowed")).toBe(
      "compose.yaml:7:11: services.api.deploy.resources.limits additional properties 'memroy' not allowed; did you mean memory?",
    );
    expect(refusal("services.api Additional property imge is not allowed")).toBe(
      "compose.yaml:3:5: services.api Additional property imge is not allowed; did you mean image?",
    );
    expect(refusal("services.api Additional property something is not allowed")).not.toContain("did you mean");
  });
});

describe("an error message about a value with variables", () => {
  const text = `services:
  api:
    image: a:$TAG
    mem_limit: \${MEMORY}
    ports: ["80:\${PORT}", "81:81"]
    env_file: "\${ENV_FILE}"
    volumes: ["./logs:/logs", "\${DATA}:/data", "\${A:-b}\${C-}:$$/x"]
  db: {image: b, volumes: ["./data:\${TARGET}"]}
`;
  const refusal = (message: string) => composeRefusal(message, read(text), (shown) => shown);

  it.each([
    ["error decoding 'services[api].mem_limit': invalid size: ''", "compose.yaml:4:5: ", "MEMORY"],
    ["services.api.image is invalid", "compose.yaml:3:5: ", "TAG"],
    ["invalid spec: :/data: empty section between colons", "compose.yaml:7:31: services.api.volumes: ", "DATA"],
    ["invalid spec: ./data:: empty section between colons", "compose.yaml:8:28: services.db.volumes: ", "TARGET"],
    ["invalid spec: b:$/x: empty section between colons", "compose.yaml:7:48: services.api.volumes: ", "A and C"],
    ["No port specified: 80:<empty>", "compose.yaml:5:13: services.api.ports: ", "PORT"],
    ["env file not found: stat : no such file or directory", "compose.yaml:6:5: services.api.env_file: ", "ENV_FILE"],
  ])("names them, and the line: %s", (message, start, names) => {
    expect(refusal(message)).toBe(`${start}${message}; the value uses ${names}`);
  });

  const absolute = "/srv/my app/none.env";
  it.each([
    [`\${ENV_FILE}`, "ENV_FILE"],
    [`./\${NAME}.env`, "NAME"],
    [`../my app/\${NAME}.env`, null],
  ])("fits the absolute path of an env file: %s", (written, name) => {
    const message = `env file ${absolute} not found: stat ${absolute}: no such file or directory`;
    const files = read(`services:\n  api:\n    image: a\n    env_file: "${written}"\n`);
    const place = "compose.yaml:4:5: services.api.env_file: ";
    expect(composeRefusal(message, files, (shown) => shown)).toBe(
      name === null ? message : `${place}${message}; the value uses ${name}`,
    );
  });

  it.each([
    ["several values fit", `volumes: ["\${A}:/data", "\${B}:/data"]`],
    ["a value without variables is the quoted one", `volumes: ["\${A}:/data", ":/data"]`],
  ])("names none if %s", (_, volumes) => {
    const files = read(`services:\n  api:\n    image: a\n    ${volumes}\n`);
    const message = "invalid spec: :/data: empty section between colons";
    expect(composeRefusal(message, files, (shown) => shown)).toBe(message);
  });

  it("names the variables without a place if values at several places have the same", () => {
    const files = read(
      `services:\n  api: {image: a, volumes: ["\${A}:/data"]}\n  db: {image: a, volumes: ["\${A}:/data"]}\n`,
    );
    const message = "invalid spec: :/data: empty section between colons";
    expect(composeRefusal(message, files, (shown) => shown)).toBe(`${message}; the value uses A`);
  });

  it.each([
    ["none.env", "db/none.env", "NAME"],
    ["none.env", "./none.env", null],
    ["db/none.env", "none.env", "NAME"],
  ])("takes env file %s for the literal %s only at its own path", (missing, literal, name) => {
    const path = resolve(missing);
    const written = `services:\n  api: {image: a, env_file: "\${NAME}"}\n  db: {image: a, env_file: "${literal}"}\n`;
    const message = `env file ${path} not found: stat ${path}: no such file or directory`;
    const shown = composeRefusal(message, read(written), (text) => text);
    if (name === null) expect(shown).toBe(message);
    else expect(shown).toMatch(/; the value uses NAME$/);
  });

  it("names each variable once", () => {
    const files = read(`services:\n  api:\n    image: "a:\${TAG}-\${TAG}"\n`);
    expect(composeRefusal("services.api.image is invalid", files, (shown) => shown)).toMatch(/the value uses TAG$/);
  });

  it("names the variables of the last file that has the field", () => {
    const first = { path: "compose.yaml", text: "services:\n  api:\n    image: a:$FIRST\n" };
    const refusalWith = (image: string) => {
      const over = { path: "over.yaml", text: `services:\n  api:\n    ${image}\n` };
      return composeRefusal("services.api.image is invalid", readComposeFiles([first, over], null), (shown) => shown);
    };
    expect(refusalWith("image: a:$SECOND")).toMatch(/^over\.yaml:3:5: .*; the value uses SECOND$/);
    expect(refusalWith("image: a:1")).toBe("over.yaml:3:5: services.api.image is invalid");
    expect(refusalWith("user: b")).toMatch(/^compose\.yaml:3:5: .*; the value uses FIRST$/);
  });

  it.each(["invalid spec: ./logs:: empty section between colons", "No port specified: 82:<empty>"])(
    "names none if no value with variables can become the quoted one: %s",
    (message) => {
      expect(refusal(message)).toBe(message);
    },
  );
});

describe("an error message of docker compose", () => {
  const files = read(
    "services:\n  api:\n    image: a\n    environment:\n      TOKEN: hidden-token\n    depends_on: [db]\n",
  );
  const refusalOf = (
    stderr: string,
    secrets: readonly string[] = files.secrets,
    names: readonly string[] = files.names,
  ) => composeRefusal(stderr, files, redactorOf(secrets, names).message);
  const warning = 'time="2024-06-07T00:00:00Z" level=warning msg="The \\"X\\" variable is not set."';

  it.each([
    // Messages of docker compose 2.26 and 2.40.
    ["validating /tmp/compose.yaml: services.api.image must be a string", "compose.yaml:3:5: services.api.image must"],
    ["services.api Additional property memlimit is not allowed", "compose.yaml:2:3: services.api Additional"],
    [
      "validating /t/c.yaml: services.api additional properties 'x' not allowed",
      "compose.yaml:2:3: services.api addit",
    ],
    ["validating /t/c.yaml:  additional properties 'services' not allowed", "compose.yaml:1:1: additional properties"],
    [
      "decoding failed due to the following error(s):\n\n'services[api].image' invalid",
      "compose.yaml:3:5: 'services[api]",
    ],
    [`${warning}\nservice "api" depends on undefined service "db"`, 'compose.yaml:6:5: service "api" depends on'],
    ["Error response from daemon: no such thing", "Error response from daemon: no such thing"],
    [" Container memgate-1-db-1  Creating\nno space left", "no space left"],
    ["", "docker compose failed without a message"],
  ])("becomes one line with its place in the file: %j", (stderr, expected) => {
    expect(refusalOf(stderr).slice(0, expected.length)).toBe(expected);
  });

  it("is reported without values of variables and lines of env files", () => {
    const messages = [
      "invalid interpolation format for services.api.environment.TOKEN.\nYou may need to escape any $ with another $.\nx-secret${",
      'failed to read /t/app.env: line 2: unexpected character "%" in variable name "x-secret"',
      'line 1: unexpected character "%" in variable name "A=x-secret"',
      'Invalid template: "x${x-secret"',
      "anything at all that says hidden-token",
    ].map((stderr) => refusalOf(stderr));
    expect(messages.join("\n")).not.toMatch(/x-secret|hidden-token/);
    expect(messages).toEqual([
      "compose.yaml:5:7: invalid interpolation format for services.api.environment.TOKEN; write $$ for a literal $",
      "failed to read /t/app.env: line 2 is not NAME=VALUE",
      "an env file is invalid: line 1 is not NAME=VALUE",
      "Invalid template; write $$ for a literal $",
      "anything at all that says ***",
    ]);
  });

  /** In these messages `%` stands for the value of a variable. */
  it.each([
    ['error while interpolating services.api.cpus: strconv.ParseFloat: parsing "%": invalid syntax', "pa$sw0rd"],
    ['error while interpolating services.api.cpus: strconv.ParseFloat: parsing "%": invalid syntax', 'a"b: "'],
    ["error decoding 'services[api].mem_limit': invalid size: '%'", "12'zz34"],
    ["Invalid hostPort: %", "hunter22"],
    ['service "api" refers to undefined network "%": invalid compose project', "hidden"],
  ])("is reported with the value of a secret masked, and with any other value: %s", (message, value) => {
    const quoted = message.replaceAll("%", () =>
      message.includes('"%"') ? JSON.stringify(value).slice(1, -1) : value,
    );
    expect(refusalOf(quoted, [value])).toContain(message.replaceAll("%", "***"));
    expect(refusalOf(quoted, [])).toContain(quoted);
  });

  it("keeps names that equal a secret", () => {
    const stderr = 'service "orders": hunter22 denied access to registry/orders:1 for orders';
    const { names } = read("services:\n  orders: { image: registry/orders:1 }\n", "orders");
    expect(refusalOf(stderr, ["orders", "hunter22"], names)).toBe(
      `compose.yaml:1:1: ${stderr.replace("hunter22", "***")}`,
    );
  });
});

it("the names in Compose files are those of services, images, files, hosts, volumes and variables, without values", () => {
  const { names } = read(`services:
  api:
    build: { context: ./ctx, dockerfile: Api.Dockerfile, args: { VERSION: not-1 } }
    container_name: the-container
    hostname: the-host
    environment: [LOG_LEVEL=not-2, PLAIN]
    labels: { the.label: not-3 }
    command: not-4
    env_file: [{ path: app.env }]
    volumes: ["data:/var/lib/data", { type: bind, source: ./bound, target: /bound }]
    networks: { front: { aliases: [the-alias] } }
    extra_hosts: ["elsewhere:10.0.0.1"]
    depends_on: { db: { condition: service_healthy } }
    links: ["db:database"]
  db: { image: postgres:16, healthcheck: { test: not-5 } }
networks: { front: {} }
volumes: { data: {} }
secrets: { key: { file: ./key.txt } }
configs: { settings: { content: not-6 } }
`);
  expect(names).toEqual(
    expect.arrayContaining([
      ...["api", "db", "front", "data", "key", "settings", "./key.txt", "./ctx", "Api.Dockerfile", "VERSION"],
      ...["the-container", "the-host", "LOG_LEVEL", "PLAIN", "the.label", "app.env", "data:/var/lib/data"],
      ...["./bound", "/bound", "the-alias", "elsewhere:10.0.0.1", "db:database", "postgres:16"],
    ]),
  );
  expect(names.join("\n")).not.toContain("not-");
});
