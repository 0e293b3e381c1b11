// The search for the right limit, with simulated apps.
import { describe, expect, it } from "vitest";
import { maxSizeRuns } from "../../../../src/model/size/run-counts.ts";
import type { SizeResult, SizeRun } from "../../../../src/model/size/search.ts";
import { limitsOf } from "../../../../src/verdict/size/limits-tried.ts";
import { basisOf, nextStep, purposeText } from "../../../../src/verdict/size/next-step.ts";

const mebibyte = 2 ** 20;
const mib = (count: number) => Math.round(count * mebibyte);

/** A repeatable sequence of numbers in [0, 1). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

type App = (limitBytes: number) => Partial<SizeRun>;

function sizeRun(run: number, requestedLimitBytes: number, overrides: Partial<SizeRun>): SizeRun {
  const peakBytes = overrides.peakBytes ?? mib(20);
  return {
    run,
    requestedLimitBytes,
    verdict: "pass",
    message: `run ${run}`,
    createdAt: "2026-01-01T00:00:00.000Z",
    durationMs: 10_000,
    peakBytes,
    heldBytes: peakBytes,
    p95Bytes: Math.round(peakBytes * 0.9),
    mappedFileBytes: 0,
    requestsPerSecond: 100,
    p99Ms: 10,
    errorRate: 0,
    workMs: null,
    stalledMs: 0,
    rereadBytes: 0,
    noSuggestion: null,
    isRising: false,
    ...overrides,
  };
}

const killed = (limitBytes: number): Partial<SizeRun> => ({ verdict: "oom-killed", peakBytes: limitBytes });

/** Needs between 95% and 105% of `needMib`, whatever its limit is. */
function fixedApp(needMib: number, seed: number): App {
  const random = randomFrom(seed);
  return (limitBytes) => {
    const peakBytes = mib(needMib * (0.95 + 0.1 * random()));
    return peakBytes > limitBytes ? killed(limitBytes) : { peakBytes };
  };
}

/** Uses 30% of its limit beside 25 MiB, and works from 35 MiB on. */
const jvm: App = (limitBytes) => {
  if (limitBytes < mib(35)) return killed(limitBytes);
  return { peakBytes: Math.round(Math.min(mib(110), mib(25) + 0.3 * limitBytes)) };
};

interface Found {
  readonly result: SizeResult;
  readonly runs: readonly SizeRun[];
  readonly purposes: readonly string[];
}

function search(app: App, presentMib: number, maxRatio = 0.8): Found {
  const runs: SizeRun[] = [];
  const purposes: string[] = [];
  for (let count = 0; count <= maxSizeRuns; count += 1) {
    const step = nextStep(runs, { presentLimitBytes: mib(presentMib), maxRatio });
    if (step.kind === "end") return { result: step.result, runs, purposes };
    purposes.push(`${step.limitBytes / mebibyte} ${step.purpose}`);
    runs.push(sizeRun(runs.length + 1, step.limitBytes, app(step.limitBytes)));
  }
  throw new Error("the search has more runs than allowed");
}

function confirmedOf({ result }: Found): number {
  if (result.kind !== "found") throw new Error(`not found: ${JSON.stringify(result)}`);
  return result.confirmedLimitBytes;
}

describe("an app that does not adapt", () => {
  it("survives the reported limit in ten of ten runs, wherever its edge is", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const needMib = 10 + (seed % 7) * 33;
      const limitBytes = confirmedOf(search(fixedApp(needMib, seed), 1_024));
      const app = fixedApp(needMib, seed + 1_000);
      const survived = Array.from({ length: 10 }, () => app(limitBytes)).filter(({ verdict }) => verdict === undefined);
      expect(survived, `seed ${seed}`).toHaveLength(10);
      expect(limitBytes, `seed ${seed}`).toBeLessThanOrEqual(Math.max(mib(needMib * 1.4), mib(needMib + 3)));
    }
  });

  it("takes four runs: one under the present limit, and three to confirm the candidate", () => {
    const { purposes, result } = search(() => ({ peakBytes: mib(20) }), 128);
    expect(purposes).toEqual(["128 present", "23 confirm", "23 confirm", "23 confirm"]);
    expect(result).toEqual({
      kind: "found",
      confirmedLimitBytes: mib(23),
      suggestedLimitBytes: mib(25),
      requestBytes: mib(18),
      peakBytes: mib(20),
    });
  });

  it("is never reported with a limit that it survived only once", () => {
    let count = 0;
    const flaky: App = (limitBytes) => {
      count += 1;
      if (limitBytes === mib(128)) return { peakBytes: mib(20) };
      return count % 2 === 0 ? { peakBytes: mib(20) } : killed(limitBytes);
    };
    const { runs, result } = search(flaky, 128);
    const limitBytes = result.kind === "found" ? result.confirmedLimitBytes : 0;
    const tried = runs.filter(({ requestedLimitBytes }) => requestedLimitBytes === limitBytes);
    expect(tried.filter(({ verdict }) => verdict === "pass").length).toBe(tried.length);
    expect(result.kind === "refused" || tried.length >= 3).toBe(true);
  });

  it("keeps the present limit if 15% above the peak is not below it", () => {
    const { result, purposes } = search(() => ({ peakBytes: mib(79) }), 90, 0.9);
    expect(purposes).toEqual(["90 present", "90 confirm", "90 confirm"]);
    expect(result).toMatchObject({ kind: "found", confirmedLimitBytes: mib(90), suggestedLimitBytes: mib(90) });
  });

  it("is not followed down if its peak falls by less than 10%", () => {
    const app: App = (limitBytes) => ({ peakBytes: mib(limitBytes < mib(128) ? 91 : 100) });
    expect(search(app, 128).purposes).toEqual(["128 present", "115 confirm", "115 confirm", "115 confirm"]);
    const adapting: App = (limitBytes) => ({ peakBytes: mib(limitBytes < mib(128) ? 90 : 100) });
    expect(search(adapting, 128).purposes.slice(0, 3)).toEqual(["128 present", "115 confirm", "104 lower"]);
  });

  it("never gets a limit below Docker's minimum", () => {
    expect(confirmedOf(search(() => ({ peakBytes: mib(1) }), 64))).toBe(mib(6));
  });

  it("keeps a present limit that is not a whole number of MiB", () => {
    expect(confirmedOf(search(() => ({ peakBytes: mib(450) }), 488.28125, 0.95))).toBe(mib(488.28125));
  });
});

describe("an app that adapts to its limit", () => {
  it("is followed down, and its confirmed limit is far below 15% above the first peak", () => {
    const found = search(jvm, 2_048);
    expect(found.purposes.slice(0, 3)).toEqual(["2048 present", "127 confirm", "73 lower"]);
    const limitBytes = confirmedOf(found);
    expect(limitBytes).toBeLessThan(mib(60));
    expect(jvm(limitBytes).verdict).toBeUndefined();
    expect(found.runs.length).toBeLessThanOrEqual(maxSizeRuns);
  });

  it("gets the next higher limit if a lower one kills it", () => {
    const app: App = (limitBytes) =>
      limitBytes < mib(60) ? killed(limitBytes) : { peakBytes: Math.round(limitBytes / 3) };
    const found = search(app, 512);
    const limitBytes = confirmedOf(found);
    expect(limitBytes).toBeGreaterThanOrEqual(mib(60));
    expect(limitBytes).toBeLessThan(mib(90));
  });

  it("is followed at most five times", () => {
    const { purposes } = search((limitBytes) => ({ peakBytes: Math.round(limitBytes / 2.5) }), 4_096);
    const limits = new Set(purposes.map((purpose) => purpose.split(" ")[0]));
    expect(limits.size).toBe(6);
  });
});

describe("an app that becomes slower under lower limits", () => {
  it.each([
    ["fewer responses", { requestsPerSecond: 3 }, /3 responses\/s; under the present limit it sent 100/],
    ["a higher latency", { p99Ms: 40 }, /p99 of the latency was 40 ms; under the present limit it was 10 ms/],
    ["more failed requests", { errorRate: 0.009 }, /0\.9% of the requests failed/],
    ["stalls", { stalledMs: 3_000 }, /waited for memory for 30% of the run/],
    ["files that it reads again", { rereadBytes: mib(900) }, /900 MiB of files again/],
  ])("is refused after two limits: %s", (_name, slow, why) => {
    const app: App = (limitBytes) => ({ peakBytes: mib(20), ...(limitBytes < mib(128) ? slow : {}) });
    const { result, runs } = search(app, 128);
    expect(result).toMatchObject({ kind: "refused", code: "slower", isBreach: false });
    expect(result.kind === "refused" ? result.message : "").toMatch(why);
    expect(new Set(runs.map(({ requestedLimitBytes }) => requestedLimitBytes)).size).toBe(3);
  });

  it("is not refused for one slow run", () => {
    let count = 0;
    const app: App = () => {
      count += 1;
      return { peakBytes: mib(20), p99Ms: count === 3 ? 100 : 10 };
    };
    expect(confirmedOf(search(app, 128))).toBe(mib(23));
  });

  it("that needs a little more is given one step up", () => {
    const app: App = (limitBytes) => ({ peakBytes: mib(20), requestsPerSecond: limitBytes < mib(25) ? 10 : 100 });
    expect(confirmedOf(search(app, 128))).toBe(mib(27));
  });

  it("is found by the time of a batch job", () => {
    const app: App = (limitBytes) => ({
      peakBytes: mib(20),
      requestsPerSecond: null,
      p99Ms: null,
      errorRate: null,
      workMs: limitBytes < mib(128) ? 60_000 : 4_000,
    });
    expect(search(app, 128).result).toMatchObject({ kind: "refused", code: "slower" });
    const steady: App = (limitBytes) => ({ ...app(limitBytes), workMs: 4_000 });
    expect(confirmedOf(search(steady, 128))).toBe(mib(23));
  });
});

describe("an app that lives in mapped files or file cache", () => {
  it("gets a limit that has room for the files that it maps", () => {
    expect(confirmedOf(search(() => ({ peakBytes: mib(20), mappedFileBytes: mib(40) }), 128))).toBe(mib(40));
  });

  it("keeps the present limit if its files have just room under it, so that a later search is not refused", () => {
    const app: App = () => ({ peakBytes: mib(20), mappedFileBytes: mib(41) });
    expect(search(app, 40).result).toMatchObject({ kind: "found", confirmedLimitBytes: mib(40) });
  });

  it("is refused if it maps far more files than the present limit holds", () => {
    const { result, runs } = search(() => ({ peakBytes: mib(20), mappedFileBytes: mib(150) }), 128);
    expect(result).toMatchObject({ kind: "refused", code: "file-cache" });
    expect(runs).toHaveLength(1);
  });

  it.each(["reclaimable", "kernel-memory", "file-cache"] as const)(
    "is refused if a second run shows the same: %s",
    (reason) => {
      const { result, purposes } = search(() => ({ peakBytes: mib(20), noSuggestion: reason }), 128);
      expect(purposes).toEqual(["128 present", "128 again"]);
      expect(result).toMatchObject({ kind: "refused", code: reason, isBreach: false });
    },
  );

  it("is judged by the second run if the first one read the files of a fresh image", () => {
    let count = 0;
    const app: App = () => {
      count += 1;
      return count === 1
        ? { peakBytes: mib(60), heldBytes: mib(20), noSuggestion: "reclaimable" }
        : { peakBytes: mib(20) };
    };
    const { result, runs } = search(app, 128);
    expect(result).toMatchObject({ kind: "found", confirmedLimitBytes: mib(23) });
    expect(basisOf(runs)?.run).toBe(2);
    expect(limitsOf(runs, basisOf(runs)).map(({ runs: count }) => count)).toEqual([1, 3]);
  });
});

describe("a spiky app", () => {
  it("gets no limit under which a spike came close to the limit", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomFrom(seed);
      const spiky: App = (limitBytes) => {
        const peakBytes = mib(40 + (random() < 0.5 ? 20 : 0) + random());
        return peakBytes > limitBytes ? killed(limitBytes) : { peakBytes };
      };
      const { result, runs } = search(spiky, 256);
      if (result.kind !== "found") continue;
      const { confirmedLimitBytes } = result;
      const tried = runs.filter(({ requestedLimitBytes }) => requestedLimitBytes === confirmedLimitBytes);
      expect(tried.length, `seed ${seed}`).toBeGreaterThanOrEqual(3);
      for (const { verdict, peakBytes } of tried) {
        expect(verdict, `seed ${seed}`).toBe("pass");
        expect((peakBytes ?? 0) * 1.05, `seed ${seed}`).toBeLessThanOrEqual(confirmedLimitBytes);
      }
    }
  });

  it("that comes too close to a limit is given one step up", () => {
    const app: App = (limitBytes) => ({ peakBytes: limitBytes === mib(128) ? mib(40) : mib(45) });
    const { result, runs } = search(app, 128);
    expect(result).toMatchObject({ kind: "found", confirmedLimitBytes: mib(53) });
    const rejected = limitsOf(runs, basisOf(runs)).map((limit) => limit.rejected);
    expect(rejected).toEqual([null, null, "edge"]);
  });
});

describe("a run under the present limit from which no limit can be derived", () => {
  it("is refused if memory was still rising, because a leak reaches every limit", () => {
    const { result, runs } = search(() => ({ peakBytes: mib(50), isRising: true }), 128);
    expect(result).toMatchObject({ kind: "refused", code: "rising", isBreach: false });
    expect(runs).toHaveLength(1);
  });

  it("is refused later if memory rises in two of the confirming runs", () => {
    const app: App = (limitBytes) => ({ peakBytes: mib(20), isRising: limitBytes < mib(128) });
    expect(search(app, 128).result).toMatchObject({ kind: "refused", code: "rising" });
  });

  it.each(["oom-killed", "out-of-memory", "over-ratio"] as const)("fails the check if it is %s", (verdict) => {
    const { result, runs } = search(() => ({ verdict, peakBytes: mib(120) }), 128);
    expect(result).toMatchObject({ kind: "refused", code: "gate-failed", isBreach: true });
    expect(runs).toHaveLength(1);
  });

  it("is refused if it is inconclusive", () => {
    expect(search(() => ({ verdict: "inconclusive" }), 128).result).toMatchObject({
      kind: "refused",
      code: "inconclusive",
      isBreach: false,
    });
  });
});

describe("a search without enough runs", () => {
  it("is refused, and does not report a limit that is not confirmed", () => {
    const { result, runs } = search(
      (limitBytes) => (limitBytes < mib(900) ? killed(limitBytes) : { peakBytes: mib(20) }),
      1_024,
    );
    expect(result).toMatchObject({ kind: "refused", code: "too-few-runs" });
    expect(runs.length).toBeLessThanOrEqual(maxSizeRuns);
  });

  it("fails the check if the app is killed under the present limit itself", () => {
    let count = 0;
    const app: App = (limitBytes) => {
      count += 1;
      return count === 1 ? { peakBytes: mib(100) } : killed(limitBytes);
    };
    expect(search(app, 128).result).toMatchObject({ kind: "refused", code: "unstable", isBreach: true });
  });
});

describe("the heading of a run", () => {
  it.each([
    ["present", 128, 1, "128 MiB, the present limit (threshold: 80%)"],
    ["again", 128, 2, "128 MiB again, because the image's own files may have counted in the first run"],
    ["lower", 64, 1, "64 MiB, because the peak fell with the limit"],
    ["confirm", 23, 2, "23 MiB, to confirm it (2 of 3)"],
  ] as const)("says what it tries: %s", (purpose, limit, number, text) => {
    expect(purposeText({ kind: "run", limitBytes: mib(limit), purpose, number }, 0.8)).toBe(text);
  });
});
