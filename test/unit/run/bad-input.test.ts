import { describe, expect, it } from "vitest";
import { GateError } from "../../../src/model/gate-error.ts";
import { inputProblemOf } from "../../../src/run/bad-input.ts";

const flag = (name: string) => `--${name}`;

describe("bad input that memgate notices late", () => {
  it("names the option as the shell does", () => {
    const error = new GateError("bad-input/report-dir", "report-dir: memgate cannot write");
    expect(inputProblemOf(error, flag)).toBe("--report-dir: memgate cannot write");
    expect(inputProblemOf(error, () => "reportDir")).toBe("reportDir: memgate cannot write");
  });

  it("keeps a message that begins with the image", () => {
    const error = new GateError("bad-input/port", "port is no option here: the image exposes no TCP port");
    expect(inputProblemOf(error, flag)).toBe(error.message);
  });

  it("is no other failure", () => {
    const missing = { code: "image-failed/missing", data: { image: "app:1" } } as const;
    expect(inputProblemOf(new GateError(missing, "app:1 does not exist"), flag)).toBeNull();
    expect(inputProblemOf(new Error("ready: not the app"), flag)).toBeNull();
  });
});
