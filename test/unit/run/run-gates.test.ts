import { join } from "node:path";
import { expect, it } from "vitest";
import { runAndReport } from "../../../src/run/run-gates.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { disk, inputs } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** Runs a gate with a base whose repository does not exist, and without an engine. */
async function run(interrupt: AbortSignal) {
  const given = inputs({ image: undefined, build: "app", "base-ref": "main" }, disk(["app"], ["app/Dockerfile"]));
  const reportDir = join(temporaryFolder(), "report");
  const nothing = () => {};
  const group = () => ({ out: process.stderr, end: nothing });
  return runAndReport(
    { gates: { kind: "one", inputs: given }, reportDir, commentToken: null },
    {
      ...{ env: { DOCKER_HOST: "unix:///does/not/exist" }, interrupt, loadEntry: "", pageEntry: "" },
      ...{ addSecrets: nothing, preload: nothing, show: async () => {} },
      begin: () => ({
        log: { line: nothing, group },
        observer: { note: nothing, phase: nothing, sample: nothing, load: nothing },
        end: nothing,
      }),
    },
  );
}

it("reports an interrupt while memgate plans the base, as one during a run", async () => {
  const abort = new AbortController();
  abort.abort(stopReasonOf({ code: "interrupted/sigint", data: {} }));
  const { result } = await run(abort.signal);
  expect(result).toMatchObject({ judged: { verdict: { kind: "inconclusive", reason: "interrupted" } } });
});

it("refuses the same base without an interrupt", async () => {
  await expect(run(new AbortController().signal)).rejects.toThrow(/^`base-ref`: "app" is not in a git repository/);
});
