// Builders of size.json: a search for the right limit.
import type { SizeResult, SizeRun } from "../src/model/size/search.ts";
import { schemaVersion, sizeSchemaUrl } from "../src/report/model/format-version.ts";
import type { SizeReport } from "../src/report/model/size/size-schema.ts";
import { limitsOf } from "../src/verdict/size/limits-tried.ts";
import { mebibyte } from "./builders.ts";

export const sizeRun = (number: number, limitMib: number, overrides: Partial<SizeRun> = {}): SizeRun => ({
  run: number,
  requestedLimitBytes: limitMib * mebibyte,
  verdict: "pass",
  message: "Memory peaked at 20 MiB.",
  createdAt: `2026-01-01T00:0${number}:00.000Z`,
  durationMs: 5_000,
  peakBytes: 20 * mebibyte,
  heldBytes: 20 * mebibyte,
  p95Bytes: 18 * mebibyte,
  mappedFileBytes: 0,
  requestsPerSecond: 250,
  p99Ms: 7,
  errorRate: 0,
  workMs: null,
  stalledMs: null,
  rereadBytes: 0,
  noSuggestion: null,
  isRising: false,
  ...overrides,
});

/** A search that confirmed 27 MiB. The message of its second run has a character that a Markdown table treats specially. */
const sizeRuns = [
  sizeRun(1, 128),
  sizeRun(2, 23, { verdict: "oom-killed", message: "The kernel OOM-killed a process | in the container." }),
  sizeRun(3, 27),
  sizeRun(4, 27),
  sizeRun(5, 27, { peakBytes: 23.5 * mebibyte }),
];

export const foundLimit: Extract<SizeResult, { readonly kind: "found" }> = {
  kind: "found",
  confirmedLimitBytes: 27 * mebibyte,
  suggestedLimitBytes: 30 * mebibyte,
  requestBytes: 18 * mebibyte,
  peakBytes: 23.5 * mebibyte,
};

export function sizeReport(overrides: Partial<SizeReport> = {}): SizeReport {
  return {
    $schema: sizeSchemaUrl,
    schemaVersion,
    memgateVersion: "0.1.0",
    createdAt: "2026-01-01T00:01:00.000Z",
    options: "salt:hash",
    app: { imageId: "sha256:5d1c", engine: "28.0.4, 6.8.0, 16000000000 B" },
    gate: null,
    presentLimitBytes: 128 * mebibyte,
    maxRatio: 0.8,
    maxRuns: 12,
    result: foundLimit,
    limits: [...limitsOf(sizeRuns, sizeRuns[0] ?? null)],
    runs: sizeRuns,
    written: null,
    notices: [],
    ...overrides,
  };
}
