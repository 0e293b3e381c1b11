// The content of size.json, and whether a search can continue.
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { SizeResult } from "../../../src/model/size/search.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { sizeJsonSchema } from "../../../src/report/model/size/size-schema.ts";
import { appOf, hashOf, isSameOptions, isSameSearch, sizeReportOf } from "../../../src/run/size-report.ts";
import { sizeRunOf } from "../../../src/verdict/size/size-run.ts";
import { containerFacts, evidence, mebibyte, plan, thresholds } from "../../builders.ts";

const result: SizeResult = {
  kind: "found",
  confirmedLimitBytes: 64 * mebibyte,
  suggestedLimitBytes: 80 * mebibyte,
  requestBytes: 50 * mebibyte,
  peakBytes: 60 * mebibyte,
};

function reportFor(given = plan(), found: SizeResult = result) {
  const runs = [sizeRunOf(judged(evidence(), thresholds), 1, 0.8)];
  const state = { plan: given, gate: null, runs, app: null, options: hashOf(given), notices: [], written: null };
  return sizeReportOf(state, found);
}

describe("size.json", () => {
  it("has the form of its schema", () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(sizeJsonSchema());
    for (const one of [result, { kind: "unfinished", message: "killed" } as const]) {
      validate(JSON.parse(JSON.stringify(reportFor(plan(), one))));
      expect(validate.errors).toBeNull();
    }
  });

  it("says that a short load does not show whether memory was rising", () => {
    expect(reportFor(plan({ duration: ["5s"] })).notices.join()).toContain("The load takes less than 10 s");
    expect(reportFor(plan({ duration: ["10s"] })).notices).toEqual([]);
    expect(reportFor(plan({ duration: ["5s"] }), { kind: "unfinished", message: "" }).notices).toEqual([]);
  });
});

describe("an unfinished search", () => {
  it("has the same options if the plan is the same, wherever its reports are", () => {
    const report = reportFor(plan());
    expect(isSameOptions(report, plan())).toBe(true);
    expect(isSameOptions(report, { ...plan(), reportDir: "elsewhere" })).toBe(true);
  });

  it.each([
    ["the limit", { "memory-limit": ["65Mi"] }],
    ["the ratio", { "max-ratio": ["0.7"] }],
    ["the load", { rate: ["7"] }],
    ["the value of a variable", { env: ["TOKEN=two"] }],
    ["a pattern", { ready: ["log:started$"] }],
  ])("has other options if one changed: %s", (_name, change) => {
    const before = plan({ env: ["TOKEN=one"], ready: ["log:started"] });
    const after = plan({ env: ["TOKEN=one"], ready: ["log:started"], ...change });
    expect(isSameOptions(reportFor(before), before)).toBe(true);
    expect(isSameOptions(reportFor(before), after)).toBe(false);
  });

  it("does not contain its options in a form that can be read", () => {
    expect(hashOf(plan({ env: ["TOKEN=hunter22"] }))).toMatch(/^[0-9a-f]{32}:[0-9a-f]{64}$/);
    expect(hashOf(plan())).not.toBe(hashOf(plan()));
  });

  it("is another one with another image or engine, but not with an unknown image", () => {
    const one = evidence({ container: { ...containerFacts(), imageId: "sha256:1" } });
    const app = appOf(one);
    expect(isSameSearch(app, one)).toBe(true);
    expect(isSameSearch(app, evidence({ container: { ...containerFacts(), imageId: "sha256:2" } }))).toBe(false);
    expect(isSameSearch(app, evidence({ container: { ...containerFacts(), imageId: null } }))).toBe(true);
    const { engine } = one;
    const other = engine === null ? null : { ...engine, kernelVersion: "9.9" };
    expect(isSameSearch(app, { ...one, engine: other })).toBe(false);
  });
});
