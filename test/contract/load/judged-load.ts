// Sends load to a server of the test, and judges a run in which nothing but the load can be wrong.

import { expect } from "vitest";
import type { LoadPlan } from "../../../src/model/plan.ts";
import type { Verdict } from "../../../src/model/verdict.ts";
import { judge } from "../../../src/verdict/judge.ts";
import { evidence, thresholds } from "../../builders.ts";
import { open, plan } from "./load.ts";

interface Times {
  readonly warmupMs?: number;
  readonly durationMs?: number;
}

/** The verdict, with the figures of the load for the message of a failed test. */
export async function judgedLoad(
  origin: string,
  changes: Partial<LoadPlan> = {},
  { warmupMs = 0, durationMs = 1_500 }: Times = {},
) {
  const load = await open();
  const send = (ms: number) =>
    load.run(
      { ...plan, ...changes },
      { origin, via: "published-port" },
      ms,
      { onProgress: () => {} },
      new AbortController().signal,
    );
  if (warmupMs > 0) await send(warmupMs);
  const figures = await send(durationMs);
  return { verdict: judge(evidence({ load: figures }), thresholds), figures };
}

type Judged = Awaited<ReturnType<typeof judgedLoad>>;

export function expectPass({ verdict, figures: { timeline: _timeline, ...figures } }: Judged): void {
  expect(verdict, JSON.stringify(figures)).toEqual({ kind: "pass", proof: "sampled" });
}

/** @param codes the codes of which one is expected: which check finds a fault first may depend on its moment */
export function expectInconclusive(
  { verdict, figures: { timeline: _timeline, ...figures } }: Judged,
  ...codes: readonly Extract<Verdict, { readonly kind: "inconclusive" }>["code"][]
): void {
  expect(verdict, JSON.stringify(figures)).toMatchObject({ kind: "inconclusive", code: expect.any(String) });
  expect(codes).toContain(verdict.kind === "inconclusive" ? verdict.code : verdict.kind);
}
