import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseSet } from "../../../src/report/model/gates-file.ts";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import type { GateResult } from "../../../src/report/model/run-result.ts";
import { runSeveral } from "../../../src/run/run-several.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { disk, evidence, inputs, thresholds } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

function surroundingsWith(interrupt: AbortSignal, begin: () => never) {
  return {
    ...{ env: {}, interrupt, loadEntry: "", pageEntry: "", addSecrets: () => {}, preload: () => {} },
    show: async () => {},
    begin,
  };
}

/** Runs two gates. The Compose file of the first does not exist any more. */
async function runGates(interrupt: AbortSignal) {
  const reportDir = join(temporaryFolder(), "report");
  const composeFile = join(temporaryFolder(), "compose.yaml");
  const machine = disk([], { [composeFile]: "services:\n  api:\n    image: app:1\n" });
  const gate = inputs({ image: undefined, "compose-file": composeFile }, machine);
  const named = ["api", "worker"].map((name) => ({ name, inputs: gate }));
  const surroundings = surroundingsWith(interrupt, () => {
    throw new Error("a gate began");
  });
  const { result } = await runSeveral(named, reportDir, surroundings);
  const saved: unknown = JSON.parse(readFileSync(join(reportDir, "gates.json"), "utf8"));
  return { result, saved };
}

it("reports a gate as interrupted if docker compose failed because of the interrupt", async () => {
  const abort = new AbortController();
  abort.abort(stopReasonOf({ code: "interrupted/sigint", data: {} }));
  const refused = { kind: "refused", reason: "interrupted", code: "interrupted/sigint" };
  const { result, saved } = await runGates(abort.signal);
  expect(result).toMatchObject({
    gates: [
      { name: "api", ...refused },
      { name: "worker", ...refused },
    ],
  });
  expect(saved).toMatchObject({
    gates: [{ refused: { reason: "interrupted" } }, { refused: { reason: "interrupted" } }],
  });
});

it("reports the same failure as bad input without an interrupt", async () => {
  const { result } = await runGates(new AbortController().signal);
  const refused = { kind: "refused", reason: "bad-input", code: "bad-input/compose-file" };
  expect(result).toMatchObject({ gates: [refused, refused] });
});

it("reads a baseline in the report folder before it removes the reports of an earlier run", async () => {
  const reportDir = join(temporaryFolder(), "report");
  mkdirSync(join(reportDir, "api"), { recursive: true });
  const earlier = reportOf(judged(evidence(), thresholds));
  writeFileSync(join(reportDir, "api", "report.json"), JSON.stringify(earlier));
  const gate = inputs({ baseline: reportDir }, disk([reportDir]));
  const named = ["api", "worker"].map((name) => ({ name, inputs: gate }));
  // Reached only with a plan, which has the baseline.
  const surroundings = surroundingsWith(new AbortController().signal, () => {
    throw new Error("a gate began");
  });
  const { result } = await runSeveral(named, reportDir, surroundings);
  const broken = { reason: "internal-error", why: expect.stringContaining("a gate began") };
  expect(result).toMatchObject({ gates: [broken, broken] });
});

it("goes on with the other gates after an unexpected error in one, and writes the error without secrets", async () => {
  const reportDir = join(temporaryFolder(), "report");
  const missing = join(temporaryFolder(), "none");
  const machine = disk([missing]);
  const named = [
    { name: "api", inputs: inputs({ env: ["API_TOKEN=secret-value-1"] }, machine) },
    { name: "worker", inputs: inputs({ baseline: missing }, machine) },
  ];
  const shown: string[] = [];
  const surroundings = {
    ...surroundingsWith(new AbortController().signal, () => {
      throw new Error("cannot read secret-value-1");
    }),
    show: async ({ name }: GateResult) => void shown.push(name),
  };
  const { result } = await runSeveral(named, reportDir, surroundings);
  const broken = { reason: "internal-error", code: "internal-error/unexpected" };
  expect(result).toMatchObject({
    gates: [
      { kind: "refused", name: "api", ...broken, why: expect.stringContaining("unexpected error: cannot read ***") },
      { kind: "refused", name: "worker", reason: "bad-input" },
    ],
  });
  expect(shown).toEqual(["api", "worker"]);
  const saved = readFileSync(join(reportDir, "gates.json"), "utf8");
  expect(parseSet(JSON.parse(saved))).toMatchObject({ ok: true, content: { gates: [{ refused: broken }, {}] } });
  expect(saved).not.toContain("secret-value-1");
  expect(readFileSync(join(reportDir, "junit.xml"), "utf8")).toContain(
    "The gate ended without a report (internal-error): unexpected error: cannot read ***",
  );
});

it("refuses each gate whose baseline cannot be read", async () => {
  const reportDir = join(temporaryFolder(), "report");
  const missing = join(temporaryFolder(), "none");
  const gate = inputs({ baseline: missing }, disk([missing]));
  const named = ["api", "worker"].map((name) => ({ name, inputs: gate }));
  const surroundings = surroundingsWith(new AbortController().signal, () => {
    throw new Error("a gate began");
  });
  const { result } = await runSeveral(named, reportDir, surroundings);
  const refused = { kind: "refused", reason: "bad-input", code: "bad-input/baseline" };
  expect(result).toMatchObject({ gates: [refused, refused] });
});
