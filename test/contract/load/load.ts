// Sends load with the bundled load process of dist.

import { expect, onTestFinished } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import { createLoadAdapter } from "../../../src/load/process.ts";
import type { LoadProcess, LoadProgress } from "../../../src/model/adapters.ts";
import { type LoadStats, loadSchema } from "../../../src/model/evidence.ts";
import type { LoadPlan } from "../../../src/model/plan.ts";
import { loadEntry } from "../surroundings.ts";

export const plan: LoadPlan = {
  path: "/",
  method: "GET",
  headers: {},
  body: null,
  connections: 4,
  rate: null,
  requests: null,
  requestsPerConnection: null,
  requestTimeoutMs: 10_000,
  acceptsRedirects: false,
  minRate: 0.9,
  socketPath: null,
  tls: null,
  scenario: null,
  warmupMs: 0,
  durationMs: 500,
};

/** Opens a load process, which closes when the test ends. */
export async function open(): Promise<LoadProcess> {
  const load = await createLoadAdapter(loadEntry, systemClock).open();
  onTestFinished(load.close);
  return load;
}

export interface Sent {
  readonly figures: LoadStats;
  readonly progress: readonly LoadProgress[];
  readonly tookMs: number;
}

export async function send(
  origin: string,
  changes: Partial<LoadPlan> = {},
  { durationMs = 500, signal = new AbortController().signal } = {},
): Promise<Sent> {
  const load = await open();
  const progress: LoadProgress[] = [];
  const observer = { onProgress: (each: LoadProgress) => progress.push(each) };
  const startMs = performance.now();
  const address = { origin, via: "published-port" } as const;
  const figures = await load.run({ ...plan, ...changes }, address, durationMs, observer, signal);
  expect(loadSchema.safeParse(figures).error).toBeUndefined();
  return { figures, progress, tookMs: performance.now() - startMs };
}
