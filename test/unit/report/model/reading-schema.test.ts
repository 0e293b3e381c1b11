import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readBySchema } from "../../../../src/lib/read-by-schema.ts";
import { added } from "../../../../src/model/fields/added-field.ts";
import { unknownIdentity } from "../../../../src/model/identity.ts";
import { reportFileSchema } from "../../../../src/report/model/file-schemas.ts";
import { evidenceIn, judged, reportOf } from "../../../../src/report/model/judged.ts";
import { parseReport } from "../../../../src/report/model/parse-report.ts";
import { readingSchemaOf } from "../../../../src/report/model/reading-schema.ts";
import { reportSchema } from "../../../../src/report/model/schema.ts";
import {
  containerFacts,
  evidence,
  loadFigures,
  peak,
  processes,
  thresholds,
  warmupFigures,
  why,
} from "../../../builders.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const identity = { ...unknownIdentity, gate: "api", pullRequest: 7 };
const load = loadFigures({ steps: [], stages: [] });
const whole = evidence({ warmup: warmupFigures(), load, processes: processes(), why: why() });
const report = () => JSON.parse(JSON.stringify(reportOf(judged(whole, thresholds, identity))));

/** Adds an unknown field to every object, at any depth. Counts by HTTP status are data, not fields. */
function withUnknownFields(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((each) => withUnknownFields(each));
  if (typeof value !== "object" || value === null || name === "statusCodes") return value;
  const fields = Object.entries(value).map(([field, inner]) => [field, withUnknownFields(inner, field)]);
  return { ...Object.fromEntries(fields), addedLater: { text: ["x"] } };
}

/** Each text of a report that may have any content, as a function that replaces it. */
function freeTexts(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => freeTexts(inner, [...path, name]));
}

function replaced(root: unknown, [name, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy = Array.isArray(root) ? [...root] : { ...(root as object) };
  Reflect.set(copy, name, replaced(Reflect.get(copy, name), rest, by));
  return copy;
}

const addedNames = [
  "warmup",
  "leak",
  "liveMemory",
  "identity",
  "growth",
  "$schema",
  "reclaim",
  "noSuggestion",
  "heldBytes",
  "outOfMemory",
  "runtimeLimit",
  "warnRatio",
  "isEnforced",
  "headroom",
  "set",
  "comparison",
  "cpu",
  "cpuSeries",
  "baseline",
  "processes",
  "why",
];

describe("reading a report", () => {
  it("ignores unknown fields everywhere, which writing refuses", () => {
    const later = withUnknownFields(report());
    expect(reportSchema().safeParse(later).success).toBe(false);
    const read = parseReport(later);
    expect(read.ok && evidenceIn(read.content)).toEqual({ evidence: whole, thresholds, identity });
  });

  it("gives fields that were added after 0.1.0 a value if they are missing, which writing refuses", () => {
    const earlier = Object.fromEntries(Object.entries(report()).filter(([name]) => !addedNames.includes(name)));
    expect(reportSchema().safeParse(earlier).success).toBe(false);
    const nulls = {
      warmup: null,
      growth: null,
      reclaim: null,
      noSuggestion: null,
      outOfMemory: null,
      runtimeLimit: null,
      warnRatio: null,
      headroom: null,
      set: null,
      comparison: null,
      cpu: null,
      baseline: null,
      processes: null,
      why: null,
    };
    const content = { ...nulls, cpuSeries: [], isEnforced: true, identity: unknownIdentity };
    expect(parseReport(earlier)).toMatchObject({ ok: true, content });
  });

  it("gives a breakdown without reclaimable kernel memory null", () => {
    const { kernelReclaimable: _none, ...composition } = peak().composition;
    const read = parseReport({ ...report(), peak: { ...peak(), composition } });
    expect(read).toMatchObject({
      ok: true,
      content: { peak: { composition: { ...composition, kernelReclaimable: null } } },
    });
  });

  it("gives the place of a failed probe without a column null", () => {
    const written = JSON.stringify(
      reportOf(judged(evidence({ outcome: stoppedBy("not-ready/refused") }), thresholds, identity)),
    );
    const place = '"place":{"file":"k8s.yml","line":31';
    const read = parseReport(JSON.parse(written.replaceAll('"place":null', `${place}}`)));
    expect(read.ok).toBe(true);
    expect(JSON.stringify(read).split(`${place},"column":null}`)).toHaveLength(written.split('"place":null').length);
  });

  it.each(Object.keys(report()).filter((name) => !addedNames.includes(name)))("refuses a report without %s", (name) => {
    expect(parseReport({ ...report(), [name]: undefined }).ok).toBe(false);
  });

  it.each([
    ["a negative number of bytes", ["engine", "memoryBytes"], -1],
    ["a fraction of a byte", ["engine", "memoryBytes"], 1.5],
    ["a negative time", ["durationMs"], -1],
    ["a negative count", ["load", "stalledConnections"], -1],
    ["a fraction of a connection", ["load", "stalledConnections"], 1.5],
    ["a share above 1", ["load", "minRate"], 1.1],
  ])("refuses %s", (_, path, value) => {
    expect(parseReport(replaced(report(), path, value)).ok).toBe(false);
  });

  it("refuses every text that is too long", () => {
    const logged = { ...report(), container: containerFacts({ logTail: ["x"] }), notices: ["x"] };
    const paths = freeTexts(logged);
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const long = replaced(logged, path, "x".repeat(200_000));
      expect(parseReport(long).ok, path.join(".")).toBe(false);
    }
    const longest = replaced(logged, ["notices", 0], "x".repeat(131_072));
    expect(parseReport(longest)).toMatchObject({ ok: true });
  });

  it.each(["notices", "phases", "series", "compositions"])("refuses too many %s", (name) => {
    const { [name]: list } = report();
    const many = { ...report(), [name]: Array.from({ length: 10_001 }, () => list[0] ?? "x") };
    const message = expect.stringMatching(/^has 10001 items; expected at most \d+$/);
    expect(parseReport(many)).toEqual({ ok: false, problems: [{ path: name, message }] });
  });

  it("keeps the descriptions and the limits of the strict schema", () => {
    const strict = z.strictObject({
      list: z
        .array(z.strictObject({ a: added(z.string().max(3).describe("text"), "none") }))
        .max(2)
        .describe("list"),
      maybe: z.strictObject({ b: z.string() }).optional().describe("maybe"),
    });
    const reading = readingSchemaOf(strict);
    expect(z.parse(reading, { list: [{}, { a: "x", b: 1 }], maybe: { b: "y", c: 2 } })).toEqual({
      list: [{ a: "none" }, { a: "x" }],
      maybe: { b: "y" },
    });
    expect(z.safeParse(reading, { list: [{ a: "long" }] }).success).toBe(false);
    expect(z.safeParse(reading, { list: [{}, {}, {}] }).success).toBe(false);
    expect(z.toJSONSchema(reading, { io: "input" })).toMatchObject({
      properties: { list: { description: "list", maxItems: 2, items: { properties: { a: { description: "text" } } } } },
    });
  });
});

describe("the JSON Schema by which memgate reads a report", () => {
  const schema = readingSchemaOf(reportSchema());
  const runs = {
    completed: whole,
    stopped: evidence({ outcome: stoppedBy("not-ready/http-status"), warmup: warmupFigures() }),
    failed: evidence({ load: loadFigures({ steps: [], non2xx: 9_000, statusCodes: { "200": 1_000, "500": 9_000 } }) }),
  };
  const values = [
    undefined,
    null,
    true,
    -1,
    0,
    1.5,
    2 ** 53,
    Number.POSITIVE_INFINITY,
    "",
    "other",
    "200",
    [],
    [null],
    {},
  ];

  /** The paths of all values in a value. */
  function pathsIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
    if (typeof value !== "object" || value === null) return [path];
    const entries = Array.isArray(value)
      ? value.slice(0, 2).map((item, index) => [index, item] as const)
      : Object.entries(value);
    return [path, ...entries.flatMap(([name, inner]) => pathsIn(inner, [...path, name]))];
  }

  /** The schema takes the first form of data that fits, which drops the fields of the others. */
  const withoutData = (file: unknown) => replaced(file, ["verdict", "data"], "");

  it.each(Object.keys(runs) as (keyof typeof runs)[])(
    "decides like the schema that it is made from: %s",
    { timeout: 60_000 },
    (name) => {
      const file = JSON.parse(JSON.stringify(reportOf(judged(runs[name], thresholds, identity))));
      const short = { ...file, series: file.series.slice(0, 1), compositions: file.compositions.slice(0, 1) };
      let accepted = 0;
      // The other fields of the other runs are the same.
      const own = { completed: /./, stopped: /^(outcome|verdict)\b/, failed: /^load\b/ }[name];
      for (const path of pathsIn(short).filter((each) => own.test(each.join(".")))) {
        for (const value of values) {
          const changed = replaced(short, path, value);
          const expected = z.safeParse(schema, changed, { jitless: true });
          const read = readBySchema(reportFileSchema(), changed);
          const change = `${path.join(".")} = ${JSON.stringify(value)}`;
          expect(read.ok, change).toBe(expected.success);
          if (!read.ok || !expected.success) continue;
          accepted += 1;
          expect(withoutData(read.content), change).toEqual(withoutData(expected.data));
        }
      }
      expect(accepted).toBeGreaterThan(20);
    },
  );

  it("keeps the data of the verdict", () => {
    const stopped = reportOf(judged(runs.stopped, thresholds));
    const read = parseReport(JSON.parse(JSON.stringify(stopped)));
    expect(read).toMatchObject({ ok: true, content: { verdict: stopped.verdict } });
  });
});

it("has no bounds of safe integers, because memgate reads no other integers", () => {
  expect(JSON.stringify(reportFileSchema())).not.toContain(`${Number.MAX_SAFE_INTEGER}`);
  const tooLarge = { ...report(), limitBytes: Number.MAX_SAFE_INTEGER + 1 };
  expect(parseReport(tooLarge)).toMatchObject({ ok: false, problems: [{ path: "limitBytes" }] });
});
