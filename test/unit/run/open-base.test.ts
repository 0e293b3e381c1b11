import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { BasePlan, GatePlan } from "../../../src/model/plan.ts";
import type { ResolvedCompose } from "../../../src/model/resolved-compose.ts";
import { openBase } from "../../../src/run/open-base.ts";
import { runComparisonWithoutReport } from "../../../src/run/run-comparison.ts";
import { resolveCompose } from "../../../src/targets/docker/compose/resolve.ts";
import { plan } from "../../builders.ts";

vi.mock("../../../src/targets/docker/compose/resolve.ts", () => ({ resolveCompose: vi.fn() }));
vi.mock("node:fs", { spy: true });

beforeEach(() => {
  vi.mocked(resolveCompose).mockResolvedValue({ secrets: [] } as unknown as ResolvedCompose);
});
afterEach(() => {
  const folders = vi.mocked(rmSync).mock.calls.map(([folder]) => folder);
  vi.mocked(rmSync).mockReset();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const failRemoval = () =>
  vi.mocked(rmSync).mockImplementation(() => {
    throw new Error("EBUSY: resource busy");
  });
const sentence =
  /^the folder of the base could not be removed: EBUSY: resource busy; remove it with rm -rf \/.*memgate-base-/;

/** A Compose project with another image: memgate writes a Compose file for it. */
const base: BasePlan = {
  ...{ kind: "image", name: "app:0", commit: null, repository: null, isHead: false },
  source: {
    kind: "compose",
    files: ["compose.yaml"],
    service: "api",
    allowUnset: [],
    envFiles: [],
    loadService: null,
    image: "app:0",
  },
};

it("says that the folder of the base could not be removed", async () => {
  const warn = vi.fn();
  const { close } = await openBase(base, { env: {}, interrupt: new AbortController().signal, warn });
  failRemoval();
  expect(await close()).toMatch(sentence);
  expect(warn).not.toHaveBeenCalled();
});

it("says so after an error too", async () => {
  const warn = vi.fn();
  const refused = new Error("refused");
  vi.mocked(resolveCompose).mockRejectedValue(refused);
  failRemoval();
  await expect(openBase(base, { env: {}, interrupt: new AbortController().signal, warn })).rejects.toBe(refused);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(sentence));
});

it("says so in the log if a comparison ends with an error", async () => {
  const lines: string[] = [];
  const failed = new Error("failed");
  const nothing = () => {};
  const own = plan();
  const source = { kind: "compose", resolved: {} } as unknown as GatePlan["target"]["source"];
  const comparing = runComparisonWithoutReport(
    { ...own, target: { ...own.target, source } },
    { maxIncrease: 0.05, base },
    {
      ...{ gateName: null, env: {}, interrupt: new AbortController().signal, loadEntry: "" },
      observer: {
        note: () => {
          failRemoval();
          throw failed;
        },
        ...{ phase: nothing, sample: nothing, load: nothing },
      },
      log: { line: (text) => lines.push(text), group: () => ({ out: process.stderr, end: nothing }) },
      ...{ samples: nothing, addSecrets: nothing },
    },
  );
  await expect(comparing).rejects.toBe(failed);
  expect(lines).toEqual([expect.stringMatching(sentence)]);
});
