import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readComposeFiles } from "../../../src/compose/compose-file.ts";
import { redactorOf } from "../../../src/redact.ts";
import { repeatedValues } from "../../../src/target/compose-values.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "memgate-values-"));
  return () => rmSync(folder, { recursive: true });
});

/** What of a text is left where the values of these files, by their names in the project's folder, are taken out. */
function shown(said: string, files: Readonly<Record<string, string>>, envFiles: readonly string[] = [], env = {}) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, text);
    onTestFinished(() => rmSync(path));
  }
  return redactorOf(repeatedValues([join(folder, "compose.yaml")], envFiles, env)).log(said);
}

describe("what docker compose may repeat where it refuses files", () => {
  it.each([
    { line: "PORT=9x77", value: "9x77" },
    { line: "  export NAME = spaced out  ", value: "spaced out" },
    { line: 'QUOTED="in quotes" # and a comment', value: "in quotes" },
    { line: "BARE=value # comment", value: "value" },
    { line: "BARE=value # comment", value: "value # comment" },
    { line: "YAML: as-a-map", value: "as-a-map" },
    { line: "SHORT=7", value: "7" },
    { line: "dotted.name-x=whatever", value: "whatever" },
    { line: 'KEY="first\r\nsecond-line\r\nthird"', value: "second-line" },
  ])("is the value of $line in the project's .env", ({ line, value }) => {
    expect(shown(`parsing "${value}": invalid`, { ".env": `# a comment\n\n${line}\n` })).toMatch(
      /^parsing ("\*{3}"|\*{3}): invalid$/,
    );
  });

  it("is in the env files of services and of COMPOSE_ENV_FILES, and in variables that are called a secret", () => {
    const files = { "app.env": "A=from-app\n", "more.env": "B=from-more\n" };
    const env = {
      COMPOSE_ENV_FILES: join(folder, "more.env"),
      API_TOKEN: "from-environment",
      EDITOR: "ed-the-editor",
      NONE: undefined,
    };
    expect(
      shown("from-app, from-more, from-environment, ed-the-editor", files, ["./app.env", "missing.env"], env),
    ).toBe("***, ***, ***, ed-the-editor");
  });

  it("is nothing of a comment, of what is no file, and of one that is too large for an env file", () => {
    mkdirSync(join(folder, "folder.env"));
    const files = { ".env": "#SECRET=commented\n", "large.env": `A=enlarged\n${"#\n".repeat(2 ** 20)}` };
    expect(shown("commented enlarged", files, ["folder.env", "large.env"])).toBe("commented enlarged");
  });

  it("is in an env_file in each of its forms", () => {
    const text = `services:
  a: {image: a, env_file: one.env}
  b: {image: a, env_file: [two.env, {path: three.env, required: false}]}
  c: {image: a, env_file: {nonsense: 1}}
`;
    const { envFiles, names } = readComposeFiles([{ path: "compose.yaml", text }], "a");
    expect(envFiles).toEqual(["one.env", "two.env", "three.env"]);
    expect([...names]).toEqual(["a", "b", "c"]);
  });
});
