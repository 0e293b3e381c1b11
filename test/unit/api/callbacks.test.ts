import { describe, expect, it } from "vitest";
import { connectCallbacks } from "../../../src/api/callbacks.ts";

describe("the caller's signal", () => {
  it.each([
    [undefined, null, "the caller aborted the run"],
    [new Error("no time left"), "no time left", "the caller aborted the run: no time left"],
    ["enough", "enough", "the caller aborted the run: enough"],
  ])("interrupts the run, with the reason %o", (reason, why, message) => {
    const controller = new AbortController();
    const { interrupt, end } = connectCallbacks({ signal: controller.signal });
    expect(interrupt.aborted).toBe(false);
    controller.abort(reason);
    expect(interrupt.reason).toEqual({
      reason: "interrupted",
      code: "interrupted/caller-aborted",
      data: { why },
      message,
    });
    end();
  });

  it("interrupts the run if it has aborted before", () => {
    expect(connectCallbacks({ signal: AbortSignal.abort() }).interrupt.aborted).toBe(true);
  });

  it("does nothing after the run", () => {
    const controller = new AbortController();
    const { interrupt, end } = connectCallbacks({ signal: controller.signal });
    end();
    controller.abort();
    expect(interrupt.aborted).toBe(false);
  });
});

describe("a function of the caller that throws", () => {
  it.each(["onProgress", "log"])("interrupts the run, is called no more, and fails the run at its end: %s", (name) => {
    const error = new Error("mine");
    let calls = 0;
    const call = () => {
      calls += 1;
      throw error;
    };
    const { interrupt, observer, log, end } = connectCallbacks({ [name]: call });
    const use = () => {
      observer.phase("start");
      log.line("pulling");
    };
    expect(use).not.toThrow();
    use();
    expect(calls).toBe(1);
    expect(interrupt.reason).toMatchObject({ reason: "interrupted", code: "interrupted/caller-failed" });
    expect(end).toThrow(error);
  });
});

describe("progress", () => {
  it("arrives as objects with a kind", () => {
    const seen: unknown[] = [];
    const { observer } = connectCallbacks({ onProgress: (progress) => seen.push(progress) });
    observer.phase("load");
    observer.note("waiting");
    observer.sample(1, 2);
    observer.load({ requestsPerSecond: 3, planned: null });
    expect(seen).toEqual([
      { kind: "phase", phase: "load" },
      { kind: "note", text: "waiting" },
      { kind: "sample", workingSetBytes: 1, limitBytes: 2 },
      { kind: "load", requestsPerSecond: 3, planned: null },
    ]);
  });
});

describe("the log", () => {
  it("arrives line by line, without control characters, even if chunks split a line", () => {
    const lines: string[] = [];
    const { log } = connectCallbacks({ log: (line) => lines.push(line) });
    log.line("building");
    const { out, end } = log.group("docker build .");
    for (const chunk of ["step", " 1\r\nstep 2\nst", "\u001b[2Jep 3"]) out.write(chunk);
    end();
    out.write("after the end");
    expect(lines).toEqual(["building", "docker build .", "step 1", "step 2", "st\ufffd[2Jep 3", "after the end"]);
  });

  it("and progress are optional", () => {
    const { log, observer, end } = connectCallbacks({});
    log.line("building");
    observer.phase("start");
    expect(end).not.toThrow();
  });
});
