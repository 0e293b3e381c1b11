import { describe, expect, it } from "vitest";
import { createStopController } from "../../../src/gate/stop.ts";
import { type ErrorStage, GateError, messageOf } from "../../../src/lib/errors.ts";

const quiet = () => new AbortController().signal;

describe("a halt", () => {
  it("has not stopped at first", () => {
    const stopController = createStopController(quiet());
    expect(stopController.stopped()).toBeNull();
    expect(stopController.refusal()).toBeNull();
    expect(stopController.signal.aborted).toBe(false);
  });

  it("keeps the first reason, and aborts", () => {
    const stopController = createStopController(quiet());
    stopController.stop({ reason: "not-ready", message: "first" });
    stopController.stop({ reason: "app-exited", message: "second" });
    expect(stopController.stopped()).toEqual({ reason: "not-ready", message: "first" });
    expect(stopController.signal.aborted).toBe(true);
  });

  it("stops for an interrupt, with its reason", () => {
    const controller = new AbortController();
    const stopController = createStopController(controller.signal);
    controller.abort({ reason: "interrupted", message: "SIGTERM" });
    expect(stopController.stopped()).toEqual({ reason: "interrupted", message: "SIGTERM" });
    expect(stopController.signal.aborted).toBe(true);
  });

  it("stops for an interrupt that came before it", () => {
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
  it.each(stages)("takes a broken precondition of the %s stage for %s", (stage, reason) => {
    const stopController = createStopController(quiet());
    stopController.stopFor(new GateError(stage, "what was seen"));
    expect(stopController.stopped()).toEqual({ reason, message: "what was seen" });
    expect(stopController.refusal()).toBeNull();
  });

  it.each([
    [new TypeError("x is not a function"), /^unforeseen error: x is not a function \(at .+\)$/],
    ["text", /^unforeseen error: text$/],
    [undefined, /^unforeseen error: undefined$/],
    [new Error(""), /^unforeseen error: Error \(at .+\)$/],
  ])("takes %s for an internal error", (thrown, detail) => {
    const stopController = createStopController(quiet());
    stopController.stopFor(thrown);
    expect(stopController.stopped()).toEqual({ reason: "internal-error", message: expect.stringMatching(detail) });
  });

  it("takes a connection that broke for a lost engine, in whichever step", () => {
    const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    for (const stage of ["image", "container"] as const) {
      const stopController = createStopController(quiet());
      stopController.stopFor(new GateError(stage, "it could not be made: read ECONNRESET", { cause }));
      expect(stopController.stopped()).toMatchObject({ reason: "engine-lost" });
    }
    const none = createStopController(quiet());
    none.stopFor(new GateError("engine", "no engine answers", { cause }));
    expect(none.stopped()).toMatchObject({ reason: "engine-unavailable" });
  });

  it("keeps bad input apart: there is no verdict on it", () => {
    const stopController = createStopController(quiet());
    const error = new GateError("inputs", "port: which one?");
    stopController.stopFor(error);
    expect(stopController.refusal()).toBe(error);
    expect(stopController.signal.aborted).toBe(true);
  });
});

describe("the message of whatever was thrown", () => {
  it.each([
    [new Error("a\n  b"), "a b"],
    [new Error("  "), "unknown error"],
    [new RangeError(""), "RangeError"],
    [null, "null"],
    [new AggregateError([new Error("one"), "two"]), "one; two"],
    [new AggregateError([new Error("one")], "all failed"), "all failed"],
  ])("of %j is one line and never empty", (thrown, message) => {
    expect(messageOf(thrown)).toBe(message);
  });
});
