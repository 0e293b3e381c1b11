import { describe, expect, it } from "vitest";
import type { GateOptions } from "../../../src/api/gate-options.ts";
import { apiOptionNames, camelCase, optionOfCamelCase } from "../../../src/api/option-forms.ts";
import { optionTextsOf } from "../../../src/api/option-texts.ts";
import { optionNames } from "../../../src/options/table.ts";

const rawOf = (options: GateOptions) => {
  const { raw, problems } = optionTextsOf(options);
  expect(problems).toEqual([]);
  return Object.fromEntries(raw);
};
/** The problems with options that the types do not allow. */
const problemsOf = (options: object) =>
  optionTextsOf(options as GateOptions).problems.map(({ name, message }) => `${name} ${message}`);

describe("the options of the API", () => {
  it("are those of the table, without those for several gates and for GitHub", () => {
    const others = optionNames.filter((name) => !apiOptionNames.includes(name));
    expect(others).toEqual([
      "annotate-file",
      "comment",
      "github-token",
      "mode",
      "report",
      "pull-request",
      "write",
      "fresh",
      "config",
      "only",
    ]);
  });

  it.each(apiOptionNames)("have a name in camel case for %s", (name) => {
    expect(camelCase(name)).toMatch(/^[a-z][A-Za-z]*$/);
    expect(optionOfCamelCase(camelCase(name))).toBe(name);
  });

  it("take numbers, booleans, lists, words and objects", () => {
    expect(
      rawOf({
        memoryLimit: 268_435_456,
        maxRatio: 0.8,
        https: true,
        manifest: "app.yaml",
        volumes: ["./a:/a", "./b:/b"],
        command: ["node", "my server.js"],
        exitCodes: [0, 3],
        env: { LOG: "a=b", SIZE: 64, DEBUG: false },
        headers: { Accept: "text/plain" },
        buildArgs: ["BASE=node:24"],
        duration: "30s",
      }),
    ).toEqual({
      "memory-limit": ["268435456"],
      "max-ratio": ["0.8"],
      https: ["true"],
      manifest: ["app.yaml"],
      volumes: ["./a:/a", "./b:/b"],
      command: ['["node","my server.js"]'],
      "exit-codes": ["0,3"],
      env: ["LOG=a=b", "SIZE=64", "DEBUG=false"],
      headers: ["Accept: text/plain"],
      "build-args": ["BASE=node:24"],
      duration: ["30s"],
    });
  });

  it("count as not given if they are undefined or empty lists", () => {
    expect(rawOf({ image: undefined, env: {}, volumes: [] })).toEqual({});
  });

  it.each([
    [{ "memory-limit": "1Gi" }, /^memory-limit is not an option of runGate; did you mean memoryLimit\?$/],
    [{ memorylimit: "1Gi" }, /^memorylimit is not an option of runGate; did you mean memoryLimit\?$/],
    [{ config: "memgate.yml" }, /^config is not an option of runGate; expected one of image, build, /],
    [{ mode: "comment" }, /^mode is not an option of runGate; /],
    [{ duration: 30_000 }, 'duration is a number; expected text with a unit, such as "30s" or "500ms"'],
    [{ https: "true" }, "https is text; expected true or false"],
    [{ port: [8080] }, "port is an array; expected a number or text"],
    [{ maxRatio: Number.NaN }, "maxRatio is a number; expected a number or text"],
    [{ image: null }, "image is null; expected text"],
    [{ volumes: [1] }, "volumes is an array; expected text, or an array of texts"],
    [{ command: {} }, "command is an object; expected text, or an array of words"],
    [{ env: "A=1" }, "env is text; expected an object, or an array of texts such as NAME=value"],
  ])("are refused in a wrong form: %o", (options, expected) => {
    expect(problemsOf(options)).toEqual([typeof expected === "string" ? expected : expect.stringMatching(expected)]);
  });

  it.each([
    { "PASSWORD=x": "hunter2" },
    { PASSWORD: undefined },
    { "": "hunter2" },
    { PASSWORD: { value: "hunter2" } },
  ])("do not repeat the values of %o, which may be secret", (env) => {
    const [problem = ""] = problemsOf({ env: { LOG: "warn", ...env } });
    expect(problem).toBe('env is an object; expected names without "=", each with text or a number (entry 2 differs)');
  });
});
