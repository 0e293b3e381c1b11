import { describe, expect, it } from "vitest";
import { actionInputs } from "../../../src/action/inputs.ts";
import { outputsOf } from "../../../src/action/outputs.ts";
import { evidence, mebibyte, oneGate, peak } from "../../builders.ts";

describe("the Action's inputs", () => {
  it("come from the runner's variables, whatever their case", () => {
    const env = { "INPUT_MEMORY-LIMIT": " 512Mi ", INPUT_IMAGE: "app", HOME: "/elsewhere", INPUT_PATH: "/x" };
    expect([...actionInputs(env)]).toEqual([
      ["memory-limit", ["512Mi"]],
      ["image", ["app"]],
      ["path", ["/x"]],
    ]);
  });

  it("that are empty were not given", () => {
    expect([...actionInputs({ INPUT_PORT: "", INPUT_RATE: "  ", INPUT_ENV: "\n \n", INPUT_BODY: "" })]).toEqual([]);
  });

  it("that are lists have a value a line, with its spaces", () => {
    const env = { INPUT_ENV: "A=1\r\n\nB= two \n", "INPUT_BUILD-ARGS": "C=3", INPUT_HEADERS: "X: 1\nY: 2\n" };
    expect([...actionInputs(env)]).toEqual([
      ["env", ["A=1", "B= two "]],
      ["build-args", ["C=3"]],
      ["headers", ["X: 1", "Y: 2"]],
    ]);
  });

  it("keep the body as it is", () => {
    expect(actionInputs({ INPUT_BODY: " a\nb \n" }).get("body")).toEqual([" a\nb \n"]);
  });

  it("that are unknown are passed on, to be refused", () => {
    expect(actionInputs({ "INPUT_MEMORY-LIMT": "1" }).get("memory-limt")).toEqual(["1"]);
    expect(actionInputs({ INPUT_TYPO: "" }).has("typo")).toBe(true);
  });
});

describe("the Action's outputs", () => {
  it("are the report's figures as text", () => {
    const run = oneGate(evidence({ peak: peak({ workingSetBytes: 90 * mebibyte, ratio: 0.9 }) }));
    expect(outputsOf(run, "/out/report.json")).toEqual({
      verdict: "over-ratio",
      "peak-bytes": "94371840",
      "peak-ratio": "0.9000",
      "limit-bytes": "104857600",
      "oom-killed": "false",
      "suggested-limit": "113Mi",
      gates: "",
      report: "/out/report.json",
    });
  });

  it("are empty where nothing was sampled", () => {
    const run = oneGate(evidence({ peak: null, phases: [] }));
    expect(outputsOf(run, "r")).toMatchObject({ "peak-bytes": "", "peak-ratio": "", "suggested-limit": "" });
  });
});
