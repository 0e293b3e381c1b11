import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { interruptOf } from "../../../src/run/signals.ts";

function createRig() {
  const exits: number[] = [];
  const lines: string[] = [];
  const target = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
  const signal = interruptOf(target as unknown as NodeJS.Process, (text) => lines.push(text));
  return { target, signal, exits, lines };
}

describe("an interrupt", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"])("by %s ends the run in order, and explains how to exit at once", (name) => {
    const { target, signal, exits, lines } = createRig();
    expect(signal.aborted).toBe(false);
    target.emit(name);
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toEqual({
      reason: "interrupted",
      code: `interrupted/${name.toLowerCase()}`,
      data: {},
      message: `the run was ended by ${name}`,
    });
    expect(exits).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^${name}: cleaning up; a second signal exits at once and leaves containers, images and worktrees`),
      ),
    ]);
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
    expect(signal.reason).toMatchObject({
      reason: "internal-error",
      code: "internal-error/unexpected",
      message: expect.stringMatching(/^unexpected error: out of nowhere \(at /),
    });
    expect(exits).toEqual([]);
  });

  it("keeps its reason, and logs errors during the clean-up", () => {
    const { target, signal, lines } = createRig();
    target.emit("SIGINT");
    target.emit("unhandledRejection", new Error("late"));
    expect(signal.reason).toMatchObject({ reason: "interrupted" });
    expect(lines.at(-1)).toBe("while cleaning up: late");
  });

  it("by a first signal after an unexpected error lets the run clean up", () => {
    const { target, exits } = createRig();
    target.emit("uncaughtException", new Error("out of nowhere"));
    target.emit("SIGINT");
    expect(exits).toEqual([]);
    target.emit("SIGINT");
    expect(exits).toEqual([130]);
  });
});
