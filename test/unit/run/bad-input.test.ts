import { describe, expect, it } from "vitest";
import { GateError } from "../../../src/model/gate-error.ts";
import { flagStyle, keyStyle } from "../../../src/options/mentions.ts";
import { inputProblemOf } from "../../../src/run/bad-input.ts";

describe("bad input that memgate notices late", () => {
  it("has its code, and names options as the shell does", () => {
    const error = new GateError("bad-input/report-dir", "`report-dir`: memgate cannot write");
    expect(inputProblemOf(error, flagStyle)).toEqual({
      code: "bad-input/report-dir",
      message: "--report-dir: memgate cannot write",
    });
    expect(inputProblemOf(error, keyStyle)?.message).toBe("report-dir: memgate cannot write");
  });

  it("keeps words without backticks that equal the name of an option", () => {
    const error = new GateError("bad-input/port", "port is no option here: set `port` for the image exposes 2 ports");
    expect(inputProblemOf(error, flagStyle)?.message).toBe(
      "port is no option here: set --port for the image exposes 2 ports",
    );
  });

  it("is null for any other error", () => {
    expect(inputProblemOf(new Error("other"), flagStyle)).toBeNull();
    const failed = new GateError({ code: "container-failed/start", data: { error: "no" } }, "no");
    expect(inputProblemOf(failed, flagStyle)).toBeNull();
  });
});
