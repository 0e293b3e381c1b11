// Variables that are not set, in Compose files that memgate reads itself.
import { describe, expect, it } from "vitest";
import { readComposeFiles } from "../../../src/compose/compose-file.ts";
import { placesWithUnset, unsetAdvice, unsetIn } from "../../../src/compose/unset-variables.ts";

interface Files {
  readonly text: string;
  readonly over?: string;
  readonly others?: readonly string[];
}

/** `null` for services means all. */
function unset({ text, over, others = [] }: Files, names: readonly string[], services: readonly string[] | null) {
  const files = [{ path: "compose.yaml", text }, ...(over === undefined ? [] : [{ path: "over.yaml", text: over }])];
  const more = others.map((one, index) => ({ path: `other-${index}.yaml`, text: one }));
  return readComposeFiles(files, "api").unset(names, more, services);
}

const api = (environment: string, more = "") =>
  `services:\n  api:\n    image: a\n    environment: ${environment}\n${more}`;

describe("the variables of which docker compose warns", () => {
  it("are found in its warnings, once each", () => {
    const warning = (name: string) =>
      `time="2026-01-02T03:04:05Z" level=warning msg="The \\"${name}\\" variable is not set. Defaulting to a blank string."`;
    const stderr = [warning("A"), warning("B_2"), warning("A"), 'The "C" variable is not set.', "other"].join("\n");
    expect(unsetIn(stderr)).toEqual(["A", "B_2", "C"]);
  });
});

describe("a variable that is not set", () => {
  it.each(["$V", `\${V}`, `a\${V}b`, "$$$V", `\${A:-$V}`, `\${A:-\${V}}`])("is found in %s", (value) => {
    expect(unset({ text: api(`{A: "${value}"}`) }, ["V"], ["api"])).toMatchObject({
      problems: ["compose.yaml:4:19: services.api uses variables that are not set: V (line 4)"],
      lines: new Set(["compose.yaml:4"]),
      unfound: [],
    });
  });

  it.each([`\${V+x}`, `\${V:-x}`, `\${V-}`, "$$V", "$VA", `\${VA}`, "V", `$$\${A}`])("is not found in %s", (value) => {
    expect(unset({ text: api(`{A: "${value}"}`) }, ["V"], ["api"])).toMatchObject({ problems: [], unfound: ["V"] });
  });

  it("is listed with its line and file for each service that uses it", () => {
    const text = api("\n      A: $V\n      B: $W", "    depends_on: [db]\n  db:\n    image: $V\n");
    const over = "services:\n  api:\n    command: $W\n";
    expect(unset({ text, over }, ["V", "W"], ["api", "db"]).problems).toEqual([
      "compose.yaml:5:7: services.api uses variables that are not set: V (line 5), W (line 6), W (over.yaml:3:5)",
      "compose.yaml:9:5: services.db uses variables that are not set: V (line 9)",
    ]);
  });

  it("is only a notice if memgate does not start the service", () => {
    const text = api("{}", "  web:\n    image: $V\n");
    expect(unset({ text }, ["V"], ["api"])).toMatchObject({
      problems: [],
      notices: [
        expect.stringMatching(/^compose\.yaml:6:5: services\.web uses variables that are not set: V \(line 6\); mem/),
      ],
    });
    expect(unset({ text }, ["V"], null)).toMatchObject({
      problems: [expect.stringContaining("services.web")],
      notices: [],
    });
  });

  it("is only a notice if a later file replaces the value", () => {
    const over = "services:\n  api:\n    image: b\n";
    const text = "services:\n  api:\n    image: a:$V\n";
    expect(unset({ text, over }, ["V"], ["api"])).toMatchObject({
      problems: [],
      notices: [expect.stringContaining("another value replaces this one")],
    });
  });

  it("is a problem of the service if it comes through an alias, a merge tag or a service that it extends", () => {
    const alias = `x-env: &env\n  A: $V\n${api("*env")}`;
    expect(unset({ text: alias }, ["V"], ["api"]).problems).toEqual([
      "compose.yaml:2:3: services.api uses variables that are not set: V (line 2)",
    ]);
    expect(unset({ text: alias }, ["V"], ["api"]).notices).toEqual([]);
    const tag = "services:\n  api:\n    command: !override [a, $V]\n";
    expect(unset({ text: tag }, ["V"], ["api"]).problems).toHaveLength(1);
    const extended = api("{}", "    extends: {file: other-0.yaml, service: base}\n");
    const others = ["services:\n  base:\n    command: $V\n  unused:\n    command: $V\n"];
    expect(unset({ text: extended, others }, ["V"], ["api"])).toMatchObject({
      problems: ["other-0.yaml:3:5: services.base uses variables that are not set: V (line 3)"],
      notices: [expect.stringContaining("services.unused")],
    });
  });

  it("is a problem in networks, volumes and other shared parts", () => {
    const text = api("{}", "networks:\n  front:\n    name: $V\ninclude: [$V.yaml]\n");
    expect(unset({ text }, ["V"], ["api"]).problems.map((problem) => problem.split(" ")[1])).toEqual([
      "networks.front",
      "include",
    ]);
  });
});

it("an empty value is advised only if docker compose accepts it", () => {
  expect(unsetAdvice(true)).toMatch(
    /name them in `allow-unset` to accept empty values, or write a default such as \$\{NAME:-\};/,
  );
  expect(unsetAdvice(false)).toMatch(/in \.env or in `env-file`, or write a default such as \$\{NAME:-value\};/);
});

it("the places in an env file that refer to a variable are found, except in single quotes", () => {
  const text = `A=x$w\nB='x$w'\n# $w\n  export C=\${w}\nD: $w\nE=x$$w\nF=$wx\n$w`;
  expect(placesWithUnset(".env", text, ["w"])).toEqual([
    { file: ".env", line: 1, column: 1 },
    { file: ".env", line: 4, column: 3 },
    { file: ".env", line: 5, column: 1 },
  ]);
});
