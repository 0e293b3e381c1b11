import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { inconclusiveReasonSchema } from "../../../src/model/evidence.ts";
import { stopCodes } from "../../../src/model/stop-codes.ts";
import { reasonOf } from "../../../src/model/stop-reason.ts";
import { root } from "../../docs/markdown.ts";
import { allStopCodes, stopBy } from "../../stop-reasons.ts";

describe("the codes of stop reasons", () => {
  it("have at least one code for each reason, and no other reason", () => {
    expect(new Set(allStopCodes.map(reasonOf))).toEqual(new Set(inconclusiveReasonSchema.options));
  });

  it("are listed in docs/verdicts.md, each once", () => {
    const page = readFileSync(join(root, "docs/verdicts.md"), "utf8");
    const listed = [...page.matchAll(/^\| `([a-z-]+\/[a-z0-9-]+)` \|/gm)].map(([, code]) => code);
    expect(listed.toSorted()).toEqual(allStopCodes.toSorted());
  });

  it.each(allStopCodes)("%s has data that matches its schema, and a sentence on one line", (code) => {
    const { data, message } = stopBy(code);
    expect(stopCodes[code].data().safeParse(data).error).toBeUndefined();
    expect(message).toMatch(/^\S.{10,}$/);
    expect(message).not.toMatch(/undefined|null|NaN|\[object|[.;]$/);
  });
});

/** The names of the fields whose values are from a fixed set. */
function fixedFieldsIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  const { properties = {} } = part as { readonly properties?: Readonly<Record<string, object>> };
  const own = Object.entries(properties).flatMap(([name, field]) => ("const" in field || "enum" in field ? name : []));
  return [...own, ...Object.values(part).flatMap(fixedFieldsIn)];
}

it("the data has values from a fixed set in the fields kind, phase and unit only, which are not masked", () => {
  const all = Object.values(stopCodes).flatMap(({ data }) => fixedFieldsIn(z.toJSONSchema(data())));
  expect(new Set(all)).toEqual(new Set(["kind", "phase", "unit"]));
});
