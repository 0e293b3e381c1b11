import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runSeveral } from "../../../src/run/run-several.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { disk, inputs } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** Runs two gates. The Compose file of the first does not exist any more. */
async function runGates(interrupt: AbortSignal) {
  const reportDir = join(temporaryFolder(), "report");
  const composeFile = join(temporaryFolder(), "compose.yaml");
  const machine = disk([], { [composeFile]: "services:\n  api:\n    image: app:1\n" });
  const gate = inputs({ image: undefined, "compose-file": composeFile }, machine);
  const named = ["api", "worker"].map((name) => ({ name, inputs: gate }));
  const surroundings = {
    ...{ env: {}, interrupt, loadEntry: "", pageEntry: "", addSecrets: () => {}, preload: () => {} },
    show: async () => {},
    begin: () => {
      throw new Error("a gate began");
    },
  };
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
