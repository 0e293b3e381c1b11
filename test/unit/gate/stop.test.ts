import { describe, expect, it } from "vitest";
import { createStopController } from "../../../src/gate/stop.ts";
import { messageOf } from "../../../src/lib/errors.ts";
import { GateError } from "../../../src/model/gate-error.ts";
import { stopBy } from "../../stop-reasons.ts";

const quiet = () => new AbortController().signal;

describe("the stop controller", () => {
  it("has no reason to stop at first", () => {
    const stopController = createStopController(quiet());
    expect(stopController.stopped()).toBeNull();
    expect(stopController.refusal()).toBeNull();
    expect(stopController.signal.aborted).toBe(false);
  });

  it("keeps the first reason and aborts its signal", () => {
    const stopController = createStopController(quiet());
    stopController.stop(stopBy("not-ready/refused"));
    stopController.stop(stopBy("app-exited/exit"));
    expect(stopController.stopped()).toEqual(stopBy("not-ready/refused"));
    expect(stopController.signal.aborted).toBe(true);
  });

  it("stops after an interrupt, with the reason of the interrupt", () => {
    const controller = new AbortController();
    const stopController = createStopController(controller.signal);
    controller.abort(stopBy("interrupted/sigterm"));
    expect(stopController.stopped()).toEqual(stopBy("interrupted/sigterm"));
    expect(stopController.signal.aborted).toBe(true);
  });

  it("stops at once if the interrupt came before", () => {
    const stopController = createStopController(AbortSignal.abort(stopBy("interrupted/sigint")));
    expect(stopController.stopped()).toEqual(stopBy("interrupted/sigint"));
    expect(stopController.signal.aborted).toBe(true);
  });

  it.each([
    { fault: { code: "engine-unavailable/context", data: { context: "far" } }, reason: "engine-unavailable" },
    { fault: { code: "image-failed/missing", data: { image: "app:1" } }, reason: "image-failed" },
    { fault: { code: "container-failed/start", data: { error: "boom" } }, reason: "container-failed" },
    { fault: { code: "load-failed/load-process", data: { error: "boom" } }, reason: "load-failed" },
  ] as const)("turns an error with the code $fault.code into $reason, with its code and data", ({ fault, reason }) => {
    const stopController = createStopController(quiet());
    stopController.stopFor(new GateError(fault, "details"));
    expect(stopController.stopped()).toEqual({ ...fault, reason, message: "details" });
    expect(stopController.refusal()).toBeNull();
  });

  it.each([
    [new TypeError("x is not a function"), /^unexpected error: x is not a function \(at .+\)$/],
    ["text", /^unexpected error: text$/],
    [undefined, /^unexpected error: undefined$/],
    [new Error(""), /^unexpected error: Error \(at .+\)$/],
  ])("turns %s into internal-error", (thrown, message) => {
    const stopController = createStopController(quiet());
    stopController.stopFor(thrown);
    expect(stopController.stopped()).toMatchObject({
      reason: "internal-error",
      code: "internal-error/unexpected",
      message: expect.stringMatching(message),
    });
  });

  it("turns a lost connection into engine-lost, in every stage but engine", () => {
    const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    for (const code of ["container-failed/volumes", "container-failed/create"] as const) {
      const stopController = createStopController(quiet());
      const fault = { code, data: { error: cause.message } };
      stopController.stopFor(new GateError(fault, "it could not be made: read ECONNRESET", { cause }));
      expect(stopController.stopped()).toMatchObject({
        reason: "engine-lost",
        code: "engine-lost/connection",
        data: { error: "it could not be made: read ECONNRESET" },
      });
    }
    const none = createStopController(quiet());
    const fault = {
      code: "engine-unavailable/no-response",
      data: { host: "unix:///x", error: cause.message },
    } as const;
    none.stopFor(new GateError(fault, "no engine responds", { cause }));
    expect(none.stopped()).toMatchObject({ reason: "engine-unavailable" });
  });

  it("keeps bad input separate, because it has no verdict", () => {
    const stopController = createStopController(quiet());
    const error = new GateError("bad-input/port", "port: which one?");
    stopController.stopFor(error);
    expect(stopController.refusal()).toBe(error);
    expect(stopController.signal.aborted).toBe(true);
  });
});

describe("the message of a thrown value", () => {
  it.each([
    [new Error("a\n  b"), "a b"],
    [new Error("  "), "unknown error"],
    [new RangeError(""), "RangeError"],
    [null, "null"],
    [new AggregateError([new Error("one"), "two"]), "one; two"],
    [new AggregateError([new Error("one")], "all failed"), "all failed"],
  ])("is one line and never empty for %j", (thrown, message) => {
    expect(messageOf(thrown)).toBe(message);
  });
});
