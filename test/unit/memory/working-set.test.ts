import { describe, expect, it } from "vitest";
import {
  byteCount,
  compositionOf,
  type MemoryStat,
  withKernel,
  workingSetBytes,
} from "../../../src/memory/working-set.ts";
import type { Reading } from "../../../src/model/reading.ts";

describe("the working set", () => {
  it.each([
    { usage: 100, inactive: 30, workingSet: 70 },
    { usage: 100, inactive: 0, workingSet: 100 },
    { usage: 100, inactive: 100, workingSet: 0 },
    { usage: 100, inactive: 101, workingSet: 0 },
  ])("of $usage B with $inactive B of inactive file cache is $workingSet B", ({ usage, inactive, workingSet }) => {
    expect(workingSetBytes(usage, inactive)).toBe(workingSet);
  });
});

describe("a byte count", () => {
  it.each([0, 1, Number.MAX_SAFE_INTEGER])("accepts %d", (value) => {
    expect(byteCount(value)).toBe(value);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300, "5", null, undefined, true, [], {}])(
    "is null for %j",
    (value) => {
      expect(byteCount(value)).toBeNull();
    },
  );
});

describe("kernel memory that a reading may lack", () => {
  const reading = (kernel: number | null): Reading => ({
    usageBytes: 100,
    inactiveFileBytes: 20,
    activeFileBytes: 10,
    workingSetBytes: 80,
    kernelPeakBytes: null,
    limitBytes: null,
    oomKills: null,
    oomGroupKills: null,
    oomCgroups: null,
    swapLimitBytes: null,
    pressure: null,
    reclaim: null,
    cpu: null,
    composition: () => ({
      anonymous: 50,
      shared: 0,
      activeFile: 10,
      kernel,
      kernelReclaimable: null,
      sockets: null,
      other: 20 - (kernel ?? 0),
    }),
  });

  it.each([
    { own: null, known: 15, kernel: 15, other: 5 },
    // The file is read later, and its value may have grown.
    { own: null, known: 25, kernel: 25, other: 0 },
    { own: null, known: null, kernel: null, other: 20 },
    { own: 4, known: 15, kernel: 4, other: 16 },
  ])("is $kernel for $own in the reading and $known in the file", ({ own, known, kernel, other }) => {
    expect(withKernel(reading(own), () => known).composition()).toMatchObject({ kernel, other, anonymous: 50 });
  });
});

describe("the composition on cgroup v2", () => {
  const stat = {
    anon: 40,
    shmem: 5,
    active_file: 7,
    kernel: 20,
    sock: 3,
    slab: 9,
    slab_reclaimable: 6,
    kernel_stack: 1,
    inactive_file: 50,
  };

  it("has each part and the rest", () => {
    expect(compositionOf("2", of(stat), 80, null)).toEqual({
      anonymous: 40,
      shared: 5,
      activeFile: 7,
      kernel: 20,
      kernelReclaimable: 6,
      sockets: 3,
      other: 5,
    });
  });

  it("adds up to the working set", () => {
    const { kernelReclaimable: _part, ...parts } = compositionOf("2", of(stat), 80, null);
    expect(sum(parts)).toBe(80);
  });

  it("sums the parts of kernel memory on kernels older than 5.18", () => {
    const { kernel: _none, ...old } = stat;
    expect(compositionOf("2", of({ ...old, pagetables: 2, percpu: 4 }), 80, null).kernel).toBe(9 + 1 + 2 + 4);
  });

  it("has null, not 0, for a part that the source does not report", () => {
    expect(compositionOf("2", of({}), 80, null)).toEqual({
      anonymous: null,
      shared: null,
      activeFile: null,
      kernel: null,
      kernelReclaimable: null,
      sockets: null,
      other: 80,
    });
  });

  it("keeps a part that is 0", () => {
    expect(compositionOf("2", of({ anon: 0, shmem: 0, active_file: 0, kernel: 0, sock: 0 }), 80, null)).toMatchObject({
      anonymous: 0,
      kernel: 0,
      sockets: 0,
    });
  });

  it("never has a negative rest", () => {
    expect(compositionOf("2", of(stat), 10, null).other).toBe(0);
  });
});

describe("the composition on cgroup v1", () => {
  const stat = {
    rss: 1,
    total_rss: 40,
    active_file: 1,
    total_active_file: 7,
    total_inactive_file: 50,
    total_cache: 66,
    total_unevictable: 4,
    inactive_file: 2,
  };

  it("uses the hierarchical counters and the file for kernel memory", () => {
    expect(compositionOf("1", of({ ...stat, total_shmem: 6 }), 90, 20)).toEqual({
      anonymous: 40,
      shared: 6,
      activeFile: 7,
      kernel: 20,
      kernelReclaimable: null,
      sockets: null,
      other: 17,
    });
  });

  it("computes tmpfs from the cache if total_shmem is missing", () => {
    expect(compositionOf("1", of(stat), 90, null).shared).toBe(66 - 7 - 50 - 4);
    expect(compositionOf("1", of({ ...stat, total_cache: 10 }), 90, null).shared).toBe(0);
  });

  it("has null for tmpfs if the cache is missing too", () => {
    const { total_cache: _none, ...less } = stat;
    expect(compositionOf("1", of(less), 90, null).shared).toBeNull();
  });

  it("has null for kernel memory if its file could not be read", () => {
    expect(compositionOf("1", of(stat), 90, null).kernel).toBeNull();
  });
});

function sum(parts: Readonly<Record<string, number | null>>): number {
  return Object.values(parts).reduce<number>((total, part) => total + (part ?? 0), 0);
}

function of(counters: Readonly<Record<string, number>>): MemoryStat {
  return (name) => counters[name] ?? null;
}
