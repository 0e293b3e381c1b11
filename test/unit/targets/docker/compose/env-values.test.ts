import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readComposeFiles } from "../../../../../src/compose/compose-file.ts";
import {
  isReadableFile,
  secretsInEnvFiles,
  withEnvFiles,
} from "../../../../../src/targets/docker/compose/env-values.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memgate-values-"));
  return () => rmSync(folder, { recursive: true });
});

/** Creates files in the project's folder and returns the secrets in them. */
function secretsIn(files: Readonly<Record<string, string>>, envFiles: readonly string[] = [], env = {}) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    onTestFinished(() => rmSync(path));
  }
  return secretsInEnvFiles([join(folder, "compose.yaml")], envFiles, env);
}

describe("the secrets in env files", () => {
  it.each([
    ["PIN=9x77", "9x77"],
    ["  export TOKEN = spaced out  ", "spaced out"],
    ['TOKEN="in # quotes" # and a comment', "in # quotes"],
    ["TOKEN='$as it is'", "$as it is"],
    ['PASSWORD="pa\\$sw0rd \\"x\\" \\\\ \\n."', 'pa$sw0rd "x" \\ \n.'],
    ["TOKEN=fir$$st", "fir$st"],
    ["TOKEN=value # comment", "value"],
    ["TOKEN=value # comment", "value # comment"],
    ["TOKEN: as-a-map", "as-a-map"],
    ["dotted.token-x=whatever", "whatever"],
    ["INHERITED_TOKEN", "of-the-environment"],
    ['KEY="first\r\nsecond-line\r\nthird"', "first"],
    ['KEY="first\r\nsecond-line\r\nthird"', "second-line"],
    ['KEY="first\r\nsecond-line\r\nthird"', "third"],
  ])("contain, for the line %j in .env, the value %j", (line, value) => {
    const env = { INHERITED_TOKEN: "of-the-environment" };
    expect(secretsIn({ ".env": `# a comment\n\n${line}\n` }, [], env)).toContain(value);
  });

  it("contain the env files of services and of COMPOSE_ENV_FILES, and memgate's own variables with secret names", () => {
    const files = { "app.env": "A_KEY=from-app\n", "more.env": "B_KEY=from-more\nMODE=production\n" };
    const own = { API_TOKEN: "from-environment", EDITOR: "ed-the-editor", NONE: undefined };
    const env = { COMPOSE_ENV_FILES: join(folder, "more.env"), ...own };
    expect(new Set(secretsIn(files, ["./app.env", "missing.env"], env))).toEqual(
      new Set(["from-app", "from-more", "from-environment"]),
    );
  });

  it("contain no comment, no folder and no file that is too large for an env file", () => {
    mkdirSync(join(folder, "folder.env"));
    const files = { ".env": "#SECRET=commented\n", "large.env": `A_KEY=enlarged\n${"#\n".repeat(2 ** 20)}` };
    expect(secretsIn(files, ["folder.env", "large.env"])).toEqual([]);
  });

  it("contain the files of env_file and include in all their forms", () => {
    const text = `services:
  a: {image: a, env_file: one.env}
  b: {image: a, env_file: [two.env, {path: three.env, required: false}]}
  c: {image: a, env_file: {nonsense: 1}}
include:
  - more/compose.yaml
  - path: [other/compose.yaml, other/override.yaml]
    env_file: [four.env]
  - {path: third/compose.yaml, project_directory: elsewhere}
`;
    const { envFiles } = readComposeFiles([{ path: "compose.yaml", text }], "a");
    expect(new Set(envFiles)).toEqual(
      new Set(["one.env", "two.env", "three.env", "more/.env", "four.env", "other/.env", "elsewhere/.env"]),
    );
    expect(secretsIn({ "more/.env": "A_KEY=of-the-included\n" }, envFiles)).toContain("of-the-included");
  });
});

describe("the files of env-file", () => {
  const envOf = (env: Record<string, string>, envFiles: readonly string[], dotEnv: string | null = null) =>
    withEnvFiles(env, ["app/compose.yaml"], envFiles, (path) => path === dotEnv);

  it("come after .env, or after the files of COMPOSE_ENV_FILES, which replace .env", () => {
    expect(envOf({ A: "1" }, ["a.env", "b.env"])).toEqual({ A: "1", COMPOSE_ENV_FILES: "a.env,b.env" });
    expect(envOf({}, ["a.env"], "app/.env")).toEqual({ COMPOSE_ENV_FILES: "app/.env,a.env" });
    expect(envOf({ COMPOSE_ENV_FILES: "c.env" }, ["a.env"], "app/.env")).toEqual({ COMPOSE_ENV_FILES: "c.env,a.env" });
    expect(envOf({ COMPOSE_ENV_FILES: "" }, ["a.env"])).toEqual({ COMPOSE_ENV_FILES: "a.env" });
  });

  it.each(["1", "t", "T", "true", "True", "TRUE"])("come without .env if COMPOSE_DISABLE_ENV_FILE is %s", (value) => {
    const disabled = { COMPOSE_DISABLE_ENV_FILE: value };
    expect(envOf(disabled, ["a.env"], "app/.env")).toEqual({ ...disabled, COMPOSE_ENV_FILES: "a.env" });
    const named = { ...disabled, COMPOSE_ENV_FILES: "c.env" };
    expect(envOf(named, ["a.env"], "app/.env")).toEqual({ ...named, COMPOSE_ENV_FILES: "c.env,a.env" });
  });

  it("come after .env if COMPOSE_DISABLE_ENV_FILE is false", () => {
    expect(envOf({ COMPOSE_DISABLE_ENV_FILE: "0" }, ["a.env"], "app/.env")).toMatchObject({
      COMPOSE_ENV_FILES: "app/.env,a.env",
    });
  });

  it("are refused if docker compose would read a path as two files", () => {
    expect(() => envOf({}, ["a,b.env"])).toThrow(/^`env-file` cannot be used with "a,b\.env": .* without a comma$/);
    const inFolder = (isFile: boolean) => withEnvFiles({}, ["a,b/compose.yaml"], ["c.env"], () => isFile);
    expect(() => inFolder(true)).toThrow('"a,b/.env"');
    expect(inFolder(false)).toEqual({ COMPOSE_ENV_FILES: "c.env" });
  });

  it("ignore a folder with the name .env, as docker compose does", () => {
    mkdirSync(join(folder, "project/.env"), { recursive: true });
    expect(isReadableFile(join(folder, "project/.env"))).toBe(false);
    expect(isReadableFile(join(folder, "none"))).toBe(false);
    writeFileSync(join(folder, "file"), "");
    expect(isReadableFile(join(folder, "file"))).toBe(true);
  });

  it("change nothing if there are none", () => {
    expect(envOf({ A: "1" }, [], "app/.env")).toEqual({ A: "1" });
  });
});
