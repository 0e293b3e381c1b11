import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createProgress, liveLine } from "../../../src/run/progress.ts";
import { limitBytes, mebibyte } from "../../builders.ts";

const load = { requestsPerSecond: 12_345, planned: null };
const line = { phase: "load", workingSetBytes: 40 * mebibyte, limitBytes, load } as const;

describe("the live line", () => {
  it.each([10, 20, 40, 60, 80, 120, 300])("fits into %d columns, with one column left for the cursor", (columns) => {
    expect([...liveLine(line, columns)].length).toBeLessThanOrEqual(columns - 1);
  });

  it("has the phase, the working set against the limit, a bar and the rate", () => {
    const text = liveLine(line, 120);
    expect(text).toMatch(/^load /);
    expect(text).toContain("40 MiB of 100 MiB");
    expect(text).toContain("40%");
    expect(text).toContain("12,345 responses/s");
    expect(text.match(/█/g)).toHaveLength(16);
    expect(text.match(/░/g)).toHaveLength(24);
  });

  it("has the requests sent of the planned ones", () => {
    const planned = { requests: 50_000, unit: "request", sent: 12_340 } as const;
    expect(liveLine({ ...line, load: { ...load, planned } }, 120)).toContain(
      "12,345 responses/s  12,340 of 50,000 requests",
    );
  });

  it("has a full bar above the limit, and no bar in a narrow terminal", () => {
    const full = liveLine({ ...line, workingSetBytes: 2 * limitBytes }, 120);
    expect(full).not.toContain("░");
    expect(full.match(/█/g)).toHaveLength(40);
    expect(liveLine(line, 50)).not.toContain("█");
  });
});

describe("the progress", () => {
  function createRig(isTTY: boolean) {
    const stream = Object.assign(new PassThrough(), { isTTY, columns: 100 });
    const progress = createProgress(stream, isTTY);
    return { progress, text: () => String(stream.read() ?? "") };
  }

  it("is plain lines in a log", () => {
    const { progress, text } = createRig(false);
    progress.observer.phase("load");
    progress.observer.note("a note");
    progress.observer.sample(40 * mebibyte, limitBytes);
    progress.observer.sample(30 * mebibyte, limitBytes);
    progress.observer.phase("settle");
    progress.observer.sample(20 * mebibyte, limitBytes);
    progress.end();
    const written = text();
    expect(written).not.toMatch(/\p{Cc}(?<!\n)/u);
    expect(written).toBe("load:\na note\n  peak 40 MiB of 100 MiB (40%)\nsettle:\n  peak 20 MiB of 100 MiB (20%)\n");
  });

  it("is one line on a terminal, which is redrawn and erased at the end", () => {
    const { progress, text } = createRig(true);
    progress.observer.phase("load");
    progress.observer.load({ requestsPerSecond: 500, planned: null });
    progress.observer.sample(40 * mebibyte, limitBytes);
    progress.observer.sample(41 * mebibyte, limitBytes);
    const drawn = text();
    expect(drawn).toContain("500 responses/s");
    expect(drawn).not.toContain("\n");
    // The second sample follows too soon to be drawn.
    expect(drawn).not.toContain("41 MiB");
    progress.end();
    expect(text()).toBe("\r\x1b[K");
    progress.end();
    expect(text()).toBe("");
  });

  it("is erased for the output of a command on a terminal, and all lines keep their order", () => {
    const { progress, text } = createRig(true);
    const { out } = progress.log.group("k6 run");
    progress.observer.sample(40 * mebibyte, limitBytes);
    text();
    out.write("first\n");
    out.write("second\n");
    progress.log.line("a line");
    expect(text()).toBe("\r\x1b[Kfirst\nsecond\na line\n");
  });

  it("is erased for a note on a terminal", () => {
    const { progress, text } = createRig(true);
    progress.observer.sample(40 * mebibyte, limitBytes);
    text();
    progress.observer.note("a note");
    expect(text()).toBe("\r\x1b[Ka note\n");
  });
});
