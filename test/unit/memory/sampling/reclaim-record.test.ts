import { describe, expect, it } from "vitest";
import { createReclaimRecord } from "../../../../src/memory/sampling/reclaim-record.ts";

const early = { limitHits: 5, fileRefaults: 100, majorFaults: 7, mappedFileBytes: 9_000 };
const late = { limitHits: 8, fileRefaults: 400, majorFaults: null, mappedFileBytes: 4_000 };

describe("the record of what the kernel took back", () => {
  it("is null without a reading", () => {
    expect(createReclaimRecord(false).counts()).toBeNull();
  });

  it.each([
    [false, { limitHits: 8, fileRefaults: 400, majorFaults: null, mappedFileBytes: 9_000 }],
    [true, { limitHits: 3, fileRefaults: 300, majorFaults: null, mappedFileBytes: 9_000 }],
  ])("has the counts of the run and the most mapped memory; ran before: %s", (countsFromFirst, expected) => {
    const record = createReclaimRecord(countsFromFirst);
    record.add(early);
    record.add(late);
    expect(record.counts()).toEqual(expected);
  });
});
