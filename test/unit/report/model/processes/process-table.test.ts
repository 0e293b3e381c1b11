import { describe, expect, it } from "vitest";
import { largestProcess, processTableOf } from "../../../../../src/report/model/processes/process-table.ts";
import { evidence, mebibyte, peak, processes, processMemory } from "../../../../builders.ts";

const tableOf = (overrides: Parameters<typeof processes>[0] = {}, maxRows?: number) =>
  processTableOf(evidence({ processes: processes(overrides) }), maxRows);

describe("the table of processes", () => {
  it("has a row for each process, and the share of anonymous memory in the working set", () => {
    expect(tableOf()).toMatchObject({
      head: ["PID", "Anonymous", "Mapped files", "Shared", "Command"],
      rows: [
        ["4321", "20 MiB (50%)", "38 MiB", "1 MiB", "node server.js"],
        ["4340", "9 MiB (22.5%)", "38 MiB", "1 MiB", "node worker.js"],
      ],
      meaning: expect.stringMatching(
        /^Processes at the peak\. Percentages are shares of the working set at that moment\. /,
      ),
    });
  });

  it("shows only the RSS if the engine reports no more", () => {
    const list = [processMemory({ anonymousBytes: null, fileBytes: null, sharedBytes: null })];
    expect(tableOf({ source: "top", list })).toMatchObject({
      head: ["PID", "RSS", "Command"],
      rows: [["4321", "59 MiB", "node server.js"]],
      meaning: expect.stringContaining("one RSS figure for each process"),
    });
  });

  it.each([
    [5_960, 38.2, "Processes when the working set was 38.2 MiB, 40 ms before the peak of 40 MiB."],
    [8_000, 38.2, "Processes when the working set was 38.2 MiB, 2 s after the peak of 40 MiB."],
    [8_000, 40, "Processes when the working set was 40 MiB, 2 s after the peak of 40 MiB."],
    [6_004, 40, "Processes at the peak."],
  ])("says when memgate read the processes (at %d ms)", (atMs, mebibytes, sentence) => {
    expect(tableOf({ atMs, workingSetBytes: Math.round(mebibytes * mebibyte) })?.meaning).toMatch(
      new RegExp(`^${sentence} `),
    );
  });

  it("counts the processes that it does not show", () => {
    expect(tableOf({ leftOut: 3 }, 1)?.meaning).toMatch(/ Not shown: 4 processes\.$/);
    expect(tableOf({}, 1)?.meaning).toMatch(/ Not shown: 1 process\.$/);
    expect(tableOf({ unread: 2 })?.meaning).toMatch(/another container\. memgate could not read 2 processes\.$/);
  });

  it("makes control characters of a command visible, and cuts it", () => {
    const of = evidence({ processes: processes({ list: [processMemory({ command: "a\u001b[2J\u202eb" })] }) });
    expect(processTableOf(of)?.rows[0]?.at(-1)).toBe("a\uFFFD[2J\uFFFDb");
    expect(processTableOf(of, 1, 4)?.rows[0]?.at(-1)).toBe("a\uFFFD[…");
    expect(largestProcess(of)).toBe("a\uFFFD[2J\uFFFDb (PID 4321), anonymous 20 MiB");
  });

  it("does not exist if the processes are unknown", () => {
    expect(processTableOf(evidence())).toBeNull();
    expect(processTableOf(evidence({ processes: processes(), peak: null }))).toBeNull();
    expect(largestProcess(evidence())).toBeNull();
  });

  it("has no shares of a working set of 0", () => {
    const of = evidence({ peak: peak({ workingSetBytes: 0 }), processes: processes({ workingSetBytes: 0 }) });
    expect(processTableOf(of)?.rows[0]?.[1]).toBe("20 MiB");
  });
});
