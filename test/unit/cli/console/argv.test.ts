import { describe, expect, it } from "vitest";
import { readArgv } from "../../../../src/cli/console/argv.ts";

const read = (...args: string[]) =>
  readArgv(args, ["image", "env", "max-ratio", "https"], ["json", "dry-run"], ["https"]);

describe("a command line", () => {
  it("has values with and without an equals sign, and repeated values in order", () => {
    const { values, problems } = read("--image", "a", "--env=A=1", "--env", "B=2");
    expect(problems).toEqual([]);
    expect([...values]).toEqual([
      ["image", ["a"]],
      ["env", ["A=1", "B=2"]],
    ]);
  });

  it("has switches and positionals", () => {
    const { switches, positionals } = read("--json", "report.json", "--dry-run");
    expect([...switches]).toEqual(["json", "dry-run"]);
    expect(positionals).toEqual(["report.json"]);
  });

  it("accepts a value that begins with two dashes only after an equals sign", () => {
    expect(read("--env=--x=1").values.get("env")).toEqual(["--x=1"]);
    expect(read("--env", "--json").problems).toEqual([
      "--env needs a value; write a value that begins with -- as --env=…",
    ]);
  });

  it.each([
    [["--https", "--image", "a"], "true"],
    [["--https"], "true"],
    [["--https", "-h"], "true"],
    [["--https", "false"], "false"],
    [["--https=false", "--image", "a"], "false"],
    [["--https", "maybe"], "maybe"],
  ])("reads a flag without a value as true: %j", (args, value) => {
    expect(read(...args)).toMatchObject({ problems: [], positionals: [] });
    expect(read(...args).values.get("https")).toEqual([value]);
  });

  it("reads a negative number as a value, so that the parser can refuse it", () => {
    expect(read("--max-ratio", "-1").values.get("max-ratio")).toEqual(["-1"]);
  });

  it("accepts an empty value", () => {
    expect(read("--image=").values.get("image")).toEqual([""]);
    expect(read("--image", "").values.get("image")).toEqual([""]);
  });

  it.each([
    [["--imag", "x"], "--imag is not an option; did you mean --image?"],
    [["--jsom"], "--jsom is not an option; did you mean --json?"],
    [["--entirely-unknown"], "--entirely-unknown is not an option"],
    [["--image"], "--image needs a value; write a value that begins with -- as --image=…"],
    [["--json=yes"], '--json takes no value (seen: "yes")'],
    [["--no-json"], "--no-json is not an option"],
    [["--e", "x"], "--e is not an option"],
  ])("refuses %j", (args, problem) => {
    expect(read(...args).problems).toEqual([problem]);
  });

  it.each([[["--imag", "x"]], [["--imag=x"]], [["--imag", "x", "--image", "y"]], [["--image", "y", "--imag", "x"]]])(
    "counts a misspelt option as given, but prefers the right one: %j",
    (args) => {
      expect(read(...args).values.get("image")).toEqual([args.includes("y") ? "y" : "x"]);
      expect(read(...args).positionals).toEqual([]);
    },
  );

  it("reads -h as --help", () => {
    expect([...read("-h").switches]).toEqual(["help"]);
  });

  it("has no other short options", () => {
    expect(read("-image", "x").problems.length).toBeGreaterThan(0);
    expect(read("-j").problems).toEqual([expect.stringMatching(/^-j is not an option/)]);
  });

  it("reports all problems at once", () => {
    expect(read("--entirely", "--unknown", "--json=1", "--image").problems).toHaveLength(4);
  });

  it("reads everything after -- as positionals", () => {
    expect(read("--json", "--", "--image", "x").positionals).toEqual(["--image", "x"]);
  });

  it("does not repeat the value of an unknown option, which may be a secret", () => {
    expect(read("--header=Authorization: s3cret").problems.join()).not.toContain("s3cret");
  });
});
