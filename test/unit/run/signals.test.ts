import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { interruptOf } from "../../../src/run/signals.ts";

function createRig() {
  const exits: number[] = [];
  const said: string[] = [];
  const target = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
  const signal = interruptOf(target as unknown as NodeJS.Process, (text) => said.push(text));
  return { target, signal, exits, said };
}

describe("an interrupt", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"])("by %s ends the run in order, and says how to end it at once", (name) => {
    const { target, signal, exits, said } = createRig();
    expect(signal.aborted).toBe(false);
    target.emit(name);
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toEqual({ reason: "interrupted", message: `the run was ended by ${name}` });
    expect(exits).toEqual([]);
    expect(said).toEqual([expect.stringMatching(new RegExp(`^${name}: cleaning up; a second signal exits`))]);
  });

  it.each([
    ["SIGINT", "SIGINT", 130],
    ["SIGINT", "SIGTERM", 143],
    ["SIGTERM", "SIGHUP", 129],
  ])("by %s and then by %s exits at once with %d", (first, second, code) => {
    const { target, signal, exits } = createRig();
    target.emit(first);
    target.emit(second);
    expect(exits).toEqual([code]);
    expect(signal.reason).toMatchObject({ message: `the run was ended by ${first}` });
  });

  it.each(["uncaughtException", "unhandledRejection"])("by an %s is an internal error, and no exit", (event) => {
    const { target, signal, exits } = createRig();
    target.emit(event, new Error("out of\nnowhere"));
    expect(signal.reason).toEqual({
      reason: "internal-error",
      message: expect.stringMatching(/^unforeseen error: out of nowhere \(at /),
    });
    expect(exits).toEqual([]);
  });

  it("keeps its reason, and tells of errors while cleaning up", () => {
    const { target, signal, said } = createRig();
    target.emit("SIGINT");
    target.emit("unhandledRejection", new Error("late"));
    expect(signal.reason).toMatchObject({ reason: "interrupted" });
    expect(said.at(-1)).toBe("while cleaning up: late");
  });

  it("by a first signal after an unforeseen error still lets the run clean up", () => {
    const { target, exits } = createRig();
    target.emit("uncaughtException", new Error("out of nowhere"));
    target.emit("SIGINT");
    expect(exits).toEqual([]);
    target.emit("SIGINT");
    expect(exits).toEqual([130]);
  });
});
