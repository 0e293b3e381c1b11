import { describe, expect, it } from "vitest";
import { createHalt } from "../../../src/gate/stop.ts";
import { GateError, messageOf, type Stage } from "../../../src/lib/errors.ts";

const quiet = () => new AbortController().signal;

describe("a halt", () => {
  it("has not stopped at first", () => {
    const halt = createHalt(quiet());
    expect(halt.stopped()).toBeNull();
    expect(halt.refusal()).toBeNull();
    expect(halt.signal.aborted).toBe(false);
  });

  it("keeps the first reason, and aborts", () => {
    const halt = createHalt(quiet());
    halt.stop({ reason: "not-ready", detail: "first" });
    halt.stop({ reason: "app-exited", detail: "second" });
    expect(halt.stopped()).toEqual({ reason: "not-ready", detail: "first" });
    expect(halt.signal.aborted).toBe(true);
  });

  it("stops for an interrupt, with its reason", () => {
    const controller = new AbortController();
    const halt = createHalt(controller.signal);
    controller.abort({ reason: "interrupted", detail: "SIGTERM" });
    expect(halt.stopped()).toEqual({ reason: "interrupted", detail: "SIGTERM" });
    expect(halt.signal.aborted).toBe(true);
  });

  it("stops for an interrupt that came before it", () => {
    const halt = createHalt(AbortSignal.abort({ reason: "interrupted", detail: "SIGINT" }));
    expect(halt.stopped()).toEqual({ reason: "interrupted", detail: "SIGINT" });
    expect(halt.signal.aborted).toBe(true);
  });

  const stages: readonly [Exclude<Stage, "inputs">, string][] = [
    ["engine", "engine-unavailable"],
    ["image", "image-failed"],
    ["container", "container-failed"],
    ["load", "load-failed"],
  ];
  it.each(stages)("takes a broken precondition of the %s stage for %s", (stage, reason) => {
    const halt = createHalt(quiet());
    halt.stopFor(new GateError(stage, "what was seen"));
    expect(halt.stopped()).toEqual({ reason, detail: "what was seen" });
    expect(halt.refusal()).toBeNull();
  });

  it.each([
    [new TypeError("x is not a function"), /^unforeseen error: x is not a function \(at .+\)$/],
    ["text", /^unforeseen error: text$/],
    [undefined, /^unforeseen error: undefined$/],
    [new Error(""), /^unforeseen error: Error \(at .+\)$/],
  ])("takes %s for an internal error", (thrown, detail) => {
    const halt = createHalt(quiet());
    halt.stopFor(thrown);
    expect(halt.stopped()).toEqual({ reason: "internal-error", detail: expect.stringMatching(detail) });
  });

  it("takes a connection that broke for a lost engine, in whichever step", () => {
    const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    for (const stage of ["image", "container"] as const) {
      const halt = createHalt(quiet());
      halt.stopFor(new GateError(stage, "it could not be made: read ECONNRESET", { cause }));
      expect(halt.stopped()).toMatchObject({ reason: "engine-lost" });
    }
    const none = createHalt(quiet());
    none.stopFor(new GateError("engine", "no engine answers", { cause }));
    expect(none.stopped()).toMatchObject({ reason: "engine-unavailable" });
  });

  it("keeps bad input apart: there is no verdict on it", () => {
    const halt = createHalt(quiet());
    const error = new GateError("inputs", "port: which one?");
    halt.stopFor(error);
    expect(halt.refusal()).toBe(error);
    expect(halt.signal.aborted).toBe(true);
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
