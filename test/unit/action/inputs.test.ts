import { describe, expect, it } from "vitest";
import { actionInputs } from "../../../src/action/inputs.ts";
import { outputsOf } from "../../../src/action/outputs.ts";
import { sizeOutputs } from "../../../src/action/size-outputs.ts";
import { readRunInputs } from "../../../src/inputs/run-inputs.ts";
import { keyStyle } from "../../../src/options/mentions.ts";
import { optionNames, optionOf } from "../../../src/options/table.ts";
import { disk, evidence, mebibyte, oneGate, peak } from "../../builders.ts";
import { comparisonOf } from "../../golden/cases.ts";

/** The variables that the runner sets if the workflow gives no input. */
const defaults = Object.fromEntries(
  optionNames.map((name) => [`INPUT_${name.toUpperCase()}`, optionOf(name).default ?? ""]),
);

describe("the Action's inputs", () => {
  it("come from the runner's variables, whatever their case", () => {
    const env = { "INPUT_MEMORY-LIMIT": " 512Mi ", INPUT_IMAGE: "app", HOME: "/elsewhere", INPUT_PATH: "/x" };
    expect([...actionInputs(env)]).toEqual([
      ["memory-limit", ["512Mi"]],
      ["image", ["app"]],
      ["path", ["/x"]],
    ]);
  });

  it("count as not given if they are empty", () => {
    expect([...actionInputs({ INPUT_PORT: "", INPUT_RATE: "  ", INPUT_ENV: "\n \n", INPUT_BODY: "" })]).toEqual([]);
  });

  it("count as not given if they equal their default", () => {
    expect([...actionInputs(defaults)]).toEqual([]);
    expect([...actionInputs({ ...defaults, INPUT_METHOD: " GET\n" })]).toEqual([]);
  });

  it.each([
    ["max-ratio", "80%"],
    ["method", "get"],
    ["exit-codes", "0,3"],
    ["load", "http"],
  ])("count as given if they differ from their default: %s %s", (name, value) => {
    const inputs = actionInputs({ ...defaults, [`INPUT_${name.toUpperCase()}`]: value });
    expect([...inputs]).toEqual([[name, [value]]]);
  });

  it("let memgate.yml decide if they equal their default, and override it otherwise", () => {
    const file = "gates: { api: { image: a, memory-limit: 64Mi, max-ratio: 0.5, path: /x, connections: 3 } }\n";
    const machine = disk([], { "memgate.yml": file });
    const gateOf = (env: Readonly<Record<string, string>>) => {
      const given = actionInputs({ ...defaults, INPUT_CONFIG: "memgate.yml", ...env });
      const result = readRunInputs(given, machine, keyStyle);
      if (!result.ok || result.run.gates.kind === "one") throw new Error("expected the gates of memgate.yml");
      return result.run.gates.named[0]?.inputs;
    };
    expect(gateOf({})).toMatchObject({ maxRatio: 0.5, path: "/x", connections: 3 });
    expect(gateOf({ "INPUT_MAX-RATIO": "80%", INPUT_PATH: "/y" })).toMatchObject({
      maxRatio: 0.8,
      path: "/y",
      connections: 3,
    });
  });

  it("do not conflict with other inputs if they equal their default", () => {
    const job = `apiVersion: batch/v1\nkind: Job\nmetadata: { name: job }\nspec: { template: { spec: { containers: [{ name: a, image: a }] } } }\n`;
    const machine = disk([], { "load.yml": "requests: [{ path: /a }]", "job.yml": job });
    const problemsOf = (env: Readonly<Record<string, string>>) => {
      const given = actionInputs({ ...defaults, "INPUT_MEMORY-LIMIT": "64Mi", INPUT_IMAGE: "a", ...env });
      const result = readRunInputs(given, machine, keyStyle);
      return result.ok ? [] : result.problems;
    };
    expect(problemsOf({ INPUT_SCENARIO: "load.yml" })).toEqual([]);
    expect(problemsOf({ "INPUT_LOAD-COMMAND": "k6 run load.js" })).toEqual([]);
    expect(problemsOf({ INPUT_LOAD: "none" })).toEqual([]);
    expect(problemsOf({ INPUT_LOAD: "http", "INPUT_LOAD-COMMAND": "k6" })).toHaveLength(1);
    expect(problemsOf({ INPUT_MANIFEST: "job.yml", INPUT_LOAD: "http" })).toEqual([]);
    expect(problemsOf({ INPUT_MANIFEST: "job.yml" })).toEqual([
      "load is required for the batch job Job/job, container a; expected none, or http if it serves requests",
    ]);
  });

  it("have one value per line if they are lists, with the spaces of each line", () => {
    const env = { INPUT_ENV: "A=1\r\n\nB= two \n", "INPUT_BUILD-ARGS": "C=3", INPUT_HEADERS: "X: 1\nY: 2\n" };
    expect([...actionInputs(env)]).toEqual([
      ["env", ["A=1", "B= two "]],
      ["build-args", ["C=3"]],
      ["headers", ["X: 1", "Y: 2"]],
    ]);
  });

  it("keep the spaces of the body", () => {
    expect(actionInputs({ INPUT_BODY: " a\nb \n" }).get("body")).toEqual([" a\nb \n"]);
  });

  it("include unknown inputs, so that memgate can refuse them", () => {
    expect(actionInputs({ "INPUT_MEMORY-LIMT": "1" }).get("memory-limt")).toEqual(["1"]);
    expect(actionInputs({ INPUT_TYPO: "" }).has("typo")).toBe(true);
  });
});

describe("the Action's outputs", () => {
  it("are the figures of the report as text", () => {
    const run = oneGate(evidence({ peak: peak({ workingSetBytes: 90 * mebibyte, ratio: 0.9 }) }));
    expect(outputsOf(run, "/out/report.json")).toEqual({
      verdict: "over-ratio",
      "peak-bytes": "94371840",
      "peak-ratio": "0.9000",
      "limit-bytes": "104857600",
      "oom-killed": "false",
      "suggested-limit": "113Mi",
      "confirmed-limit": "",
      "suggested-request": "",
      runs: "1",
      peaks: "[94371840]",
      spread: "",
      comparison: "",
      increase: "",
      "increase-lower": "",
      "increase-upper": "",
      gates: "",
      report: "/out/report.json",
    });
  });

  it("have the result of a comparison, and the difference of what the app holds", () => {
    const outputs = outputsOf({ kind: "one", judged: comparisonOf("compared-increased") }, "r");
    expect(outputs).toMatchObject({ verdict: "increased", comparison: "increased", increase: "0.0969", runs: "4" });
    expect(outputs).toMatchObject({ "increase-lower": "0.0815", "increase-upper": "0.1124" });
    expect(outputsOf({ kind: "one", judged: comparisonOf("compared-both-killed") }, "r")).toMatchObject({
      verdict: "oom-killed",
      comparison: "unclear",
      increase: "",
    });
  });

  it("are empty if memgate took no sample", () => {
    const run = oneGate(evidence({ peak: null, phases: [] }));
    expect(outputsOf(run, "r")).toMatchObject({ "peak-bytes": "", "peak-ratio": "", "suggested-limit": "" });
  });
});

describe("the outputs of mode: size", () => {
  const search = { runs: [], result: { kind: "unfinished", message: "" } } as const;

  it("are the limits that memgate found, in the form of a manifest", () => {
    const result = {
      kind: "found",
      confirmedLimitBytes: 64 * mebibyte,
      suggestedLimitBytes: 80 * mebibyte,
      requestBytes: 50 * mebibyte,
      peakBytes: 60 * mebibyte,
    } as const;
    const report = { ...search, result } as unknown as Parameters<typeof sizeOutputs>[0];
    expect(sizeOutputs(report, "/out/size.json")).toEqual({
      "suggested-limit": "80Mi",
      "confirmed-limit": "64Mi",
      "suggested-request": "50Mi",
      runs: "0",
      report: "/out/size.json",
    });
  });

  it("are outputs of the Action, and empty without a limit", () => {
    const outputs = sizeOutputs(search as unknown as Parameters<typeof sizeOutputs>[0], "s");
    expect(outputs).toMatchObject({ "suggested-limit": "", "confirmed-limit": "", "suggested-request": "" });
    const names = Object.keys(outputsOf(oneGate(evidence()), "r"));
    expect(Object.keys(outputs).filter((name) => !names.includes(name))).toEqual([]);
  });
});
