import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { dataSchemaOf, stopCodeNames } from "../../../src/model/stop-codes.ts";
import { savedSetOf } from "../../../src/report/model/gates-file.ts";
import { gatesJsonSchema, runJsonSchema } from "../../../src/report/model/gates-schema.ts";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import { parseReport } from "../../../src/report/model/parse-report.ts";
import { jsonOf } from "../../../src/report/model/run-result.ts";
import { reportJsonSchema, reportSchema } from "../../../src/report/model/schema.ts";
import {
  containerFacts,
  evidence,
  loadFigures,
  mebibyte,
  oom,
  outOfMemory,
  peak,
  sampling,
  thresholds,
} from "../../builders.ts";
import { goldenEvidence } from "../../golden/cases.ts";
import { allStopCodes, stoppedBy } from "../../stop-reasons.ts";
import { schemaPath } from "../surroundings.ts";

const schema: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(schemaPath, "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const report = (of: Evidence) =>
  JSON.parse(JSON.stringify(reportOf(judged(of, thresholds)))) as Record<string, unknown>;

const cases: Readonly<Record<string, Evidence>> = {
  pass: evidence(),
  "a proven pass": evidence({ kernelPeakBytes: 60 * mebibyte }),
  "over the threshold": evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) }),
  "oom-killed": evidence({
    oom: oom({
      processKills: 2,
      groupKills: 1,
      processes: [{ pid: 864, name: "node", anonymousBytes: 99_565_568 }],
      witnesses: [{ name: "inspect", atMs: null, phase: null }],
    }),
  }),
  "out of memory": evidence({
    outOfMemory: [outOfMemory()],
    runtimeLimit: { runtime: "v8", bytes: 60 * mebibyte, isDefault: false },
  }),
  "failed load": evidence({
    load: loadFigures({ requests: 0, latencyMs: null, errorRate: null, lastError: "ECONNRESET" }),
  }),
  "unlimited swap": evidence({ container: containerFacts({ memorySwapBytes: -1, cgroupLimitBytes: null }) }),
  "no engine": evidence({
    outcome: stoppedBy("engine-unavailable/no-response"),
    peak: null,
    instantPeakBytes: null,
    phases: [],
    load: null,
    sampling: sampling({ sources: [], firstSampleMs: null, notice: "why" }),
    engine: null,
    container: null,
    series: [],
  }),
};

/** The paths of the fields without a description in a part of the schema. */
function undescribed(part: unknown, path: string): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  const { properties, ...others } = part as { readonly properties?: Readonly<Record<string, object>> };
  const fields = Object.entries(properties ?? {}).flatMap(([name, field]) => [
    ...("description" in field || "const" in field ? [] : [`${path}.${name}`]),
    ...undescribed(field, `${path}.${name}`),
  ]);
  return [...fields, ...Object.values(others).flatMap((value) => undescribed(value, path))];
}

describe("dist/report.schema.json", () => {
  it("is generated from the source, with the address that reports name", () => {
    expect(report(evidence())["$schema"]).toBe(schema["$id"]);
    expect(schema).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });

  it.each(Object.keys(cases))("accepts the report of %s", (name) => {
    validate(report(cases[name] ?? evidence()));
    expect(validate.errors).toBeNull();
  });

  it.each(allStopCodes)("accepts a run that stopped with %s, like the command line", (code) => {
    const stopped = report(evidence({ outcome: stoppedBy(code) }));
    validate(stopped);
    expect(validate.errors).toBeNull();
    expect(reportSchema().safeParse(stopped).error).toBeUndefined();
  });

  it.each([
    ["an unknown reason", { outcome: { ...stoppedBy("interrupted/sigint"), reason: "other" } }],
    ["a reason that is not that of its code", { outcome: { ...stoppedBy("interrupted/sigint"), reason: "not-ready" } }],
    ["an unknown code", { outcome: { ...stoppedBy("interrupted/sigint"), code: "interrupted/other" } }],
    ["the data of another code", { outcome: { ...stoppedBy("app-exited/exit"), data: { isOomKilled: false } } }],
    ["another version", { schemaVersion: 2 }],
    ["a limit that is a string", { limitBytes: "100Mi" }],
    ["a limit that is not an integer", { limitBytes: 1.5 }],
    ["a negative peak", { kernelPeakBytes: -1 }],
    ["a ratio of 0", { maxRatio: 0 }],
    ["a ratio above 1", { maxRatio: 1.01 }],
    ["a missing verdict", { verdict: undefined }],
  ])("rejects %s, like the command line", (_name, change) => {
    const wrong = JSON.parse(JSON.stringify({ ...report(evidence()), ...change }));
    expect(validate(wrong)).toBe(false);
    expect(parseReport(wrong).ok).toBe(false);
    expect(reportSchema().safeParse(wrong).success).toBe(false);
  });

  it("accepts fields that a later version adds, but memgate does not write them", () => {
    const later = report(evidence());
    const more = { ...later, peak: { ...(later["peak"] as object), later: [1] }, later: { text: "x" } };
    validate(more);
    expect(validate.errors).toBeNull();
    expect(reportSchema().safeParse(more).success).toBe(false);
  });

  it("has a description for every field", () => {
    const bare = undescribed(schema, "report");
    expect(bare).toEqual([]);
  });
});

describe("the schemas of several gates", () => {
  const gates = [
    { kind: "judged", name: "api", judged: judged(evidence(), thresholds) },
    { kind: "refused", name: "web", reason: "bad-input", code: "bad-input/port", why: "no port" },
  ] as const;
  it.each([
    ["gates.schema.json", gatesJsonSchema(), savedSetOf(gates)],
    ["run.schema.json", runJsonSchema(), jsonOf({ kind: "several", gates })],
  ])("%s is generated from the source, and accepts what memgate writes", (file, generated, content) => {
    const published = JSON.parse(readFileSync(join(dirname(schemaPath), file), "utf8"));
    expect(published).toEqual(JSON.parse(JSON.stringify(generated)));
    const written = JSON.parse(JSON.stringify(content));
    expect(written.$schema).toBe(published.$id);
    const accepts = new Ajv2020({ strict: true, allErrors: true }).compile(published);
    accepts(written);
    expect(accepts.errors).toBeNull();
    expect(accepts({ ...written, schemaVersion: 2 })).toBe(false);
    expect(undescribed(published, file)).toEqual([]);
  });
});

it("run.schema.json defines the parts that report.schema.json defines, once each", () => {
  const definitionsOf = (json: object) => Object.entries((json as { readonly $defs: object }).$defs);
  const [ofRun, ofReport] = [definitionsOf(runJsonSchema()), definitionsOf(reportJsonSchema())];
  expect(ofRun.map(([name]) => name).sort()).toEqual(ofReport.map(([name]) => name).sort());
  const data = stopCodeNames.map(dataSchemaOf);
  expect(ofReport.length).toBeGreaterThanOrEqual(new Set(data).size);
  // A definition of more than 300 characters has no copy.
  const texts = [runJsonSchema(), reportJsonSchema()].map((json) => JSON.stringify(json));
  for (const [name, definition] of ofReport) {
    const text = JSON.stringify(definition).slice(0, -1);
    if (text.length < 300) continue;
    for (const json of texts) expect(json.split(text).length - 1, name).toBe(1);
  }
});

describe("a saved report", () => {
  const runs = goldenEvidence();
  it.each([...runs.keys()])("of %s is consistent", (name) => {
    const of = runs.get(name);
    const read = parseReport(of === undefined ? null : report(of));
    expect(read.ok ? [] : read.problems).toEqual([]);
  });
});
