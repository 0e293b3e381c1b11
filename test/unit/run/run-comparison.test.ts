import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { GateError } from "../../../src/model/gate-error.ts";
import type { ComparisonPlan } from "../../../src/model/plan.ts";
import { type Judged, judged } from "../../../src/report/model/judged.ts";
import {
  assertBaseImage,
  conductComparison,
  fewerRequests,
  namingBase,
  requestsOf,
  runComparisonWithoutReport,
  withRequests,
} from "../../../src/run/run-comparison.ts";
import { headingOf, type PairPosition, planFor } from "../../../src/run/run-one.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { disk, evidence, inputs, loadFigures, mebibyte, oom, peak, plan, thresholds } from "../../builders.ts";
import { stoppedBy } from "../../stop-reasons.ts";

/** A completed run with a peak in MiB of 100 MiB, all of which the app holds. */
function at(mib: number, overrides: Partial<Evidence> = {}): Judged {
  const workingSetBytes = Math.round(mib * mebibyte);
  const series = [{ atMs: 6_000, workingSetBytes, usageBytes: workingSetBytes }];
  return judged(evidence({ peak: peak({ workingSetBytes }), series, compositions: [], ...overrides }), thresholds);
}
const killed = () =>
  at(96, { oom: oom({ processKills: 1, witnesses: [{ name: "cgroup", atMs: 9_000, phase: "load" }] }) });
const failing = () => at(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }) });
/** A run whose time ended before all of its 10,000 requests. */
const tooSlow = (requests: number) => {
  const planned = { requests: 10_000, unit: "request", sent: requests, open: 0, endedLoad: false } as const;
  return at(40, { load: loadFigures({ requests, planned }) });
};
const stopped = (code: Parameters<typeof stoppedBy>[0]) => at(30, { outcome: stoppedBy(code) });

const comparison: ComparisonPlan = {
  maxIncrease: 0.05,
  base: {
    kind: "image",
    name: "app:1",
    commit: null,
    repository: null,
    isHead: false,
    source: { kind: "image", image: "app:1", pull: "missing", platform: null },
  },
};

const nameOf = ({ pair, side, isRepeated }: PairPosition) => `${side}-${pair}${isRepeated ? "-again" : ""}`;

/** Conducts a comparison in which the runs with these names have these results. All other runs hold 40 MiB. */
async function conduct(results: Readonly<Record<string, Judged>> = {}, head = 40) {
  const order: string[] = [];
  const counts: (number | null)[] = [];
  const result = await conductComparison(
    comparison,
    async (run, requests) => {
      order.push(nameOf(run));
      counts.push(requests?.count ?? null);
      return results[nameOf(run)] ?? at(run.side === "head" ? head : 40);
    },
    (run) => requestsOf(plan(), run),
  );
  return { result, order, counts, section: result.comparison?.facts };
}

const fourPairs = ["base-1", "head-1", "head-2", "base-2", "base-3", "head-3", "head-4", "base-4"];

describe("the runs of a comparison", () => {
  it("have the order base, head, head, base, and end at the first look that decides", async () => {
    const { order, section, result } = await conduct();
    expect(order).toEqual(fourPairs);
    expect(section).toMatchObject({ result: "not-increased", base: { kind: "image", name: "app:1", commit: null } });
    expect(section?.pairs.map(({ first }) => first)).toEqual(["base", "head", "base", "head"]);
    expect(result.set?.facts).toMatchObject({ planned: 4 });
  });

  it("end after four pairs if the increase is clear", async () => {
    const { order, result } = await conduct({}, 50);
    expect(order).toEqual(fourPairs);
    expect(result.verdict.kind).toBe("increased");
  });

  it("go on to ten pairs as long as the difference does not decide", async () => {
    const noise = (pair: number) => at(40 + (pair % 2 === 0 ? 6 : -6));
    const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
    const results = Object.fromEntries(
      numbers.flatMap((pair) => [
        [`head-${pair}`, noise(pair)],
        [`base-${pair}`, noise(pair + 1)],
      ]),
    );
    const { order, section } = await conduct(results);
    expect(order).toHaveLength(20);
    expect(section).toMatchObject({ result: "unclear", unclear: "noise" });
  });

  it("run a pair once more if a run of it is inconclusive, and keep its second attempt", async () => {
    const { order, section } = await conduct({ "head-2": failing() });
    expect(order).toEqual([...fourPairs.slice(0, 4), "head-2-again", "base-2-again", ...fourPairs.slice(4)]);
    expect(section?.pairs.map(({ isRepeated }) => isRepeated)).toEqual([false, true, false, false]);
    expect(section?.result).toBe("not-increased");
  });

  it("end after a pair whose run is inconclusive twice", async () => {
    const { order, section, result } = await conduct({ "base-1": failing(), "base-1-again": failing() });
    expect(order).toEqual(["base-1", "head-1", "base-1-again", "head-1-again"]);
    expect(section).toMatchObject({ result: "unclear", unclear: "base-run" });
    expect(result.verdict.kind).toBe("pass");
  });

  it("keep a peak above the threshold if the base of the pair is inconclusive", async () => {
    const { order, section, result } = await conduct({ "base-1": failing(), "head-1": at(90) });
    expect(order).toEqual(["base-1", "head-1"]);
    expect(result.verdict.kind).toBe("over-ratio");
    expect(section).toMatchObject({ result: "unclear", unclear: "base-run" });
  });

  it("end after a kill in the head only, and the check fails", async () => {
    const { order, section, result } = await conduct({ "head-2": killed() });
    expect(order).toEqual(fourPairs.slice(0, 4));
    expect(result.verdict.kind).toBe("oom-killed");
    expect(section).toMatchObject({ result: "unclear", unclear: "killed" });
    expect(result.set?.facts).toMatchObject({ planned: 4 });
  });

  it.each([
    { name: "base-1", order: ["base-1", "head-1"] },
    { name: "head-1", order: ["base-1", "head-1"] },
    { name: "head-2", order: fourPairs.slice(0, 4) },
    { name: "base-2", order: fourPairs.slice(0, 6) },
    { name: "base-4", order: [...fourPairs, "base-5", "head-5"] },
  ])("end after an interrupt in $name, and the verdict has it", async ({ name, order }) => {
    // The run after an interrupted one starts nothing.
    const after = order.slice(order.indexOf(name));
    const ends = Object.fromEntries(after.map((each) => [each, stopped("interrupted/sigint")]));
    const { result, section, ...seen } = await conduct(ends);
    expect(seen.order).toEqual(order);
    expect(section).toMatchObject({ result: "unclear", unclear: "interrupted" });
    expect(result.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
  });

  it("have the interrupt of the last possible run in the verdict", async () => {
    const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
    const noise = (pair: number) => at(40 + (pair % 2 === 0 ? 6 : -6));
    const results = Object.fromEntries(
      numbers.flatMap((pair) => [
        [`head-${pair}`, noise(pair)],
        [`base-${pair}`, noise(pair + 1)],
      ]),
    );
    for (const each of ["base-10", "head-10-again", "base-10-again"]) results[each] = stopped("interrupted/sigint");
    const { order, result } = await conduct(results);
    expect(order.slice(-3)).toEqual(["base-10", "head-10-again", "base-10-again"]);
    expect(result.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
  });

  it("end at once after an interrupt in a base run if the head failed", async () => {
    const { order, result } = await conduct({ "head-2": at(90), "base-2": stopped("interrupted/sigint") });
    expect(order).toEqual(fourPairs.slice(0, 4));
    expect(result.verdict.kind).toBe("over-ratio");
  });

  it.each(["engine-lost/stopped", "image-failed/missing"] as const)(
    "end without a second attempt after a run that ended with %s",
    async (code) => {
      const { order } = await conduct({ "head-1": stopped(code) });
      expect(order).toEqual(["base-1", "head-1"]);
    },
  );
});

describe("a comparison that was interrupted before its base had a commit", () => {
  it("reports the interrupt and starts nothing", async () => {
    const abort = new AbortController();
    abort.abort(stopReasonOf({ code: "interrupted/sigterm", data: {} }));
    const given = inputs({ image: undefined, build: "app", "base-ref": "main" }, disk(["app"], ["app/Dockerfile"]));
    const planned = await planFor(given, "out", { env: {}, interrupt: abort.signal });
    if (planned.comparison === null) throw new Error("expected a comparison");
    const notes: string[] = [];
    const nothing = () => {};
    const result = await runComparisonWithoutReport(planned, planned.comparison, {
      ...{ gateName: null, env: { DOCKER_HOST: "unix:///does/not/exist" }, interrupt: abort.signal, loadEntry: "" },
      observer: { note: (text) => notes.push(text), phase: nothing, sample: nothing, load: nothing },
      log: {
        line: nothing,
        group: () => {
          throw new Error("a build began");
        },
      },
      ...{ samples: nothing, addSecrets: nothing },
    });
    expect(result.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(result.comparison?.facts).toMatchObject({
      base: { kind: "ref", name: "main", commit: null },
      ...{ result: "unclear", unclear: "interrupted" },
    });
    expect(result.comparison?.facts.pairs).toHaveLength(1);
    expect(notes).toContain("pair 1, head");
  });
});

describe("a comparison of a commit with itself", () => {
  it("says so in the log before the first run", async () => {
    const abort = new AbortController();
    abort.abort(stopReasonOf({ code: "interrupted/sigterm", data: {} }));
    const lines: string[] = [];
    const nothing = () => {};
    const group = () => ({ out: process.stderr, end: nothing });
    const surroundings = {
      ...{ gateName: null, env: { DOCKER_HOST: "unix:///does/not/exist" }, interrupt: abort.signal, loadEntry: "" },
      observer: { note: nothing, phase: nothing, sample: nothing, load: nothing },
      log: { line: (text: string) => lines.push(text), group },
      ...{ samples: nothing, addSecrets: nothing },
    };
    await runComparisonWithoutReport(plan(), comparison, surroundings);
    expect(lines).toEqual([]);
    const base = { ...comparison.base, name: "main@abc1234", isHead: true };
    await runComparisonWithoutReport(plan(), { ...comparison, base }, surroundings);
    expect(lines).toEqual([
      "base and head are the same commit (main@abc1234): a difference is noise, unless the build uses files that git ignores",
    ]);
  });
});

describe("the image of a base in a Compose project", () => {
  const first = { pair: 1, side: "base", isRepeated: false } as const;

  it("is bad input if the first run cannot make it", () => {
    const run = stopped("image-failed/missing");
    expect(() => assertBaseImage(run, first, comparison)).toThrow(
      "`base-image`: the image of the base app:1 could not be made: ",
    );
  });

  it("does not concern a run of the head, a later run, or a run that ended for another reason", () => {
    const run = stopped("image-failed/missing");
    expect(() => assertBaseImage(run, { ...first, side: "head" }, comparison)).not.toThrow();
    expect(() => assertBaseImage(run, { ...first, pair: 2 }, comparison)).not.toThrow();
    expect(() => assertBaseImage(stopped("engine-lost/stopped"), first, comparison)).not.toThrow();
  });
});

describe("bad input that the image of the base shows", () => {
  it("names the base", () => {
    const error = new GateError("bad-input/port", "the image exposes no TCP port");
    expect(namingBase(error, comparison)).toMatchObject({
      fault: "bad-input/port",
      message: "the base app:1: the image exposes no TCP port",
    });
  });

  it("is not an error of the engine or of memgate", () => {
    const failed = new GateError({ code: "container-failed/start", data: { error: "x" } }, "x");
    const unforeseen = new Error("unforeseen");
    expect(namingBase(failed, comparison)).toBe(failed);
    expect(namingBase(unforeseen, comparison)).toBe(unforeseen);
  });
});

describe("the number of requests of a comparison", () => {
  it("is that of the first run, for all later runs", async () => {
    const { counts, section } = await conduct({ "base-1": at(40, { load: loadFigures({ requests: 4_321 }) }) });
    expect(counts).toEqual([null, ...Array.from({ length: 7 }, () => 4_321)]);
    expect(section?.requests).toBe(4_321);
  });

  it("does not come from an inconclusive run", async () => {
    const { counts, section } = await conduct({ "base-1": failing() });
    expect(counts.slice(0, 4)).toEqual([null, null, 10_000, 10_000]);
    expect(section?.requests).toBe(10_000);
  });

  it("does not come from a killed run or an early end: the other run would have too little load", async () => {
    const { counts, section } = await conduct({ "base-1": killed() });
    expect(counts).toEqual([null, null]);
    expect(section?.requests).toBeNull();
    // The verdict over-ratio comes before the early end.
    expect(requestsOf(plan(), at(90, { outcome: stoppedBy("app-exited/exit") }))).toBeNull();
    expect(requestsOf(plan(), at(90))).toBe(10_000);
  });

  it("is lower if a run of the first pair is too slow for it, for both of its runs and all later ones", async () => {
    const { counts, order, section } = await conduct({ "head-1": tooSlow(3_001) });
    expect(order.slice(0, 5)).toEqual(["base-1", "head-1", "base-1-again", "head-1-again", "head-2"]);
    expect(counts).toEqual([null, 10_000, ...Array.from({ length: 8 }, () => 1_500)]);
    expect(section).toMatchObject({ result: "not-increased", requests: 1_500 });
  });

  it("is lower if the base is too slow for the number of its head", async () => {
    const { counts, section } = await conduct({ "base-1": failing(), "base-1-again": tooSlow(3_000) });
    expect(counts).toEqual([null, null, 10_000, 10_000]);
    expect(section).toMatchObject({ result: "unclear", unclear: "base-run" });
    const pair = { base: tooSlow(3_000), head: at(40) };
    expect(fewerRequests({ count: 10_000, from: "first-run" }, pair)).toEqual({ count: 1_500, from: "slower-run" });
  });

  it("stays the same in a later pair, whose work must be that of the pairs before it", async () => {
    const { counts, section } = await conduct({ "head-2": tooSlow(3_000) });
    expect(counts).toEqual([null, ...Array.from({ length: 9 }, () => 10_000)]);
    expect(section).toMatchObject({ result: "not-increased", requests: 10_000 });
  });

  it("stays the same if a run has too few responses to show the app, or fails for another reason", async () => {
    const first = { count: 10_000, from: "first-run" } as const;
    expect(fewerRequests(first, { base: at(40), head: tooSlow(1_000) })?.count).toBe(500);
    expect(fewerRequests(first, { base: at(40), head: tooSlow(999) })).toBeNull();
    expect(fewerRequests(first, { base: at(40), head: failing() })).toBeNull();
    expect(fewerRequests(first, { base: at(40), head: at(40) })).toBeNull();
    const { order, result } = await conduct({ "head-1": tooSlow(999), "head-1-again": tooSlow(999) });
    expect(order).toEqual(["base-1", "head-1", "base-1-again", "head-1-again"]);
    expect(result.verdict).toMatchObject({ kind: "inconclusive", code: "load-failed/requests-missed" });
  });

  it("stays that of the option requests", async () => {
    expect(fewerRequests(null, { base: at(40), head: tooSlow(3_000) })).toBeNull();
  });

  it("is not taken if the options decide how many requests memgate sends", () => {
    expect(requestsOf(plan(), at(40))).toBe(10_000);
    expect(requestsOf(plan({ rate: "100" }), at(40))).toBeNull();
    expect(requestsOf(plan({ requests: "500" }), at(40))).toBeNull();
    expect(requestsOf(plan({ load: "none", warmup: undefined, port: undefined }), at(40))).toBeNull();
    expect(requestsOf(plan(), at(40, { load: null }))).toBeNull();
  });

  it("allows three times the duration, and a notice says it", () => {
    const changed = withRequests(plan({ duration: "20s" }), { count: 4_321, from: "first-run" });
    expect(changed.load).toMatchObject({ requests: 4_321, durationMs: 60_000 });
    expect(changed.notices.at(-1)).toBe(
      "the load phase ended after 4,321 requests, as many as in the first run of the comparison; it was allowed to take 1 min",
    );
    const fewer = withRequests(plan({ duration: "20s" }), { count: 1_500, from: "slower-run" });
    expect(fewer.load).toMatchObject({ requests: 1_500, durationMs: 60_000 });
    expect(fewer.notices.at(-1)).toBe(
      "the load phase ended after 1,500 requests, half as many as the slower version responded to in the first attempt of pair 1; it was allowed to take 1 min",
    );
    const own = plan({ duration: "20s" });
    expect(withRequests(own, null)).toBe(own);
  });
});

describe("the heading of a run of a comparison in a log", () => {
  const position = { name: null, number: 1, total: 1 };

  it("names the pair and the side", () => {
    expect(headingOf({ ...position, run: { pair: 2, side: "base", isRepeated: false } })).toBe("== pair 2, base");
    expect(headingOf({ ...position, run: { pair: 3, side: "head", isRepeated: true } })).toBe(
      "== pair 3, head, second attempt",
    );
    expect(headingOf({ ...position, name: "api", run: { image: "base" } })).toBe("== api (gate 1 of 1), image of base");
  });
});
