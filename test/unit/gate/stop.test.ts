import { describe, expect, it } from "vitest";
import { createStopController } from "../../../src/gate/stop.ts";
import { type ErrorStage, GateError, messageOf } from "../../../src/lib/errors.ts";

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
    stopController.stop({ reason: "not-ready", message: "first" });
    stopController.stop({ reason: "app-exited", message: "second" });
    expect(stopController.stopped()).toEqual({ reason: "not-ready", message: "first" });
    expect(stopController.signal.aborted).toBe(true);
  });

  it("stops after an interrupt, with the reason of the interrupt", () => {
    const controller = new AbortController();
    const stopController = createStopController(controller.signal);
    controller.abort({ reason: "interrupted", message: "SIGTERM" });
    expect(stopController.stopped()).toEqual({ reason: "interrupted", message: "SIGTERM" });
    expect(stopController.signal.aborted).toBe(true);
  });

  it("stops at once if the interrupt came before", () => {
    const stopController = createStopController(AbortSignal.abort({ reason: "interrupted", message: "SIGINT" }));
    expect(stopController.stopped()).toEqual({ reason: "interrupted", message: "SIGINT" });
    expect(stopController.signal.aborted).toBe(true);
  });

  const stages: readonly [Exclude<ErrorStage, "inputs">, string][] = [
    ["engine", "engine-unavailable"],
    ["image", "image-failed"],
    ["container", "container-failed"],
    ["load", "load-failed"],
  ];
  it.each(stages)("turns an error of the %s stage into %s", (stage, reason) => {
    const stopController = createStopController(quiet());
    stopController.stopFor(new GateError(stage, "details"));
    expect(stopController.stopped()).toEqual({ reason, message: "details" });
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
    expect(stopController.stopped()).toEqual({ reason: "internal-error", message: expect.stringMatching(message) });
  });

  it("turns a lost connection into engine-lost, in every stage but engine", () => {
    const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    for (const stage of ["image", "container"] as const) {
      const stopController = createStopController(quiet());
      stopController.stopFor(new GateError(stage, "it could not be made: read ECONNRESET", { cause }));
      expect(stopController.stopped()).toMatchObject({ reason: "engine-lost" });
    }
    const none = createStopController(quiet());
    none.stopFor(new GateError("engine", "no engine responds", { cause }));
    expect(none.stopped()).toMatchObject({ reason: "engine-unavailable" });
  });

  it("keeps bad input separate, because it has no verdict", () => {
    const stopController = createStopController(quiet());
    const error = new GateError("inputs", "port: which one?");
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
