import { describe, expect, it } from "vitest";
import type { BaseSource } from "../../../src/model/app-source.ts";
import type { PlannedSource } from "../../../src/model/plan.ts";
import type { ResolvedCompose } from "../../../src/model/resolved-compose.ts";
import { planForDisplay } from "../../../src/plan/dry-run.ts";
import { planOf } from "../../../src/plan/plan.ts";
import { planBase } from "../../../src/run/plan-base.ts";
import { stopReasonOf } from "../../../src/verdict/stop-sentences.ts";
import { disk, inputs } from "../../builders.ts";

const machine = disk(["app", "old"], ["app/Dockerfile", "old/Dockerfile"]);
const http = { workload: { kind: "http" } } as const;

const built: PlannedSource = {
  kind: "build",
  context: "app",
  dockerfile: "app/Dockerfile.slim",
  buildArgs: [["TOKEN", "secret-value"]],
  platform: "linux/arm64",
};
const pulled: PlannedSource = { kind: "image", image: "app:1", pull: "always", platform: "linux/arm64" };
/** Only the fields that a base needs. */
const compose: PlannedSource = {
  kind: "compose",
  resolved: {
    files: ["a.yaml", "b.yaml"],
    service: "api",
    allowUnset: ["TAG"],
    envFiles: ["a.env"],
  } as unknown as ResolvedCompose,
};

const sourceOf = async (base: BaseSource, source: PlannedSource, workload: Parameters<typeof planBase>[0] = http) =>
  (await planBase(workload, base, source, { env: {}, interrupt: null })).source;

describe("the source of a base", () => {
  it("that is an image has the pull policy and the platform of the app", async () => {
    const base = { kind: "image", image: "app:0" } as const;
    expect(await sourceOf(base, pulled)).toEqual({ ...pulled, image: "app:0" });
    expect(await sourceOf(base, built)).toEqual({ ...pulled, image: "app:0", pull: "missing" });
  });

  it("that is a folder is built as the app is", async () => {
    expect(await sourceOf({ kind: "build", context: "old" }, built)).toEqual({ ...built, context: "old" });
  });

  it("of a Compose project has its files, with another image for the tested service", async () => {
    const command = { kind: "command", command: ["x"], service: "load", limitMs: 1, isLimitGiven: false } as const;
    const base = { kind: "image", image: "app:0" } as const;
    const expected = {
      kind: "compose",
      files: ["a.yaml", "b.yaml"],
      service: "api",
      allowUnset: ["TAG"],
      envFiles: ["a.env"],
      image: "app:0",
    };
    expect(await sourceOf(base, compose)).toEqual({ ...expected, loadService: null });
    expect(await sourceOf(base, compose, { workload: command })).toEqual({ ...expected, loadService: "load" });
  });
});

describe("the plan of a base after an interrupt", () => {
  const ref = { kind: "ref", ref: "main" } as const;
  const interrupted = () => {
    const abort = new AbortController();
    abort.abort(stopReasonOf({ code: "interrupted/sigint", data: {} }));
    return { env: {}, interrupt: abort.signal };
  };

  it("has no commit: its runs report the interrupt, and start nothing", async () => {
    const planned = { kind: "ref", name: "main", commit: null, repository: null };
    expect(await planBase(http, ref, built, interrupted())).toMatchObject({ ...planned, source: { context: "app" } });
    expect(await planBase(http, ref, compose, interrupted())).toMatchObject({
      ...planned,
      source: { files: ["a.yaml", "b.yaml"] },
    });
  });

  it("refuses a wrong name without an interrupt", async () => {
    const surroundings = { env: {}, interrupt: new AbortController().signal };
    await expect(planBase(http, ref, { ...built, context: "/" }, surroundings)).rejects.toThrow(
      '`base-ref`: "/" is not in a git repository',
    );
  });
});

describe("the plan of a comparison", () => {
  it("has the base, and --dry-run shows no values of its build arguments", async () => {
    const given = inputs({ image: undefined, build: "app", "base-build": "old", "max-increase": "8%" }, machine);
    const base = await planBase(given, { kind: "build", context: "old" }, built, { env: {}, interrupt: null });
    const resolved = { source: built, limitBytes: 2 ** 27, notices: [], secrets: [] };
    const plan = planOf(given, resolved, "out", base);
    expect(plan.comparison).toMatchObject({ maxIncrease: 0.08, base: { kind: "build", name: "old", commit: null } });
    const shown = planForDisplay(plan);
    expect(shown).toMatchObject({ comparison: { base: { source: { context: "old", buildArgs: ["TOKEN"] } } } });
    expect(JSON.stringify(shown)).not.toContain("secret-value");
    expect(planOf(inputs(), resolved, "out").comparison).toBeNull();
  });

  it("has a notice if base and head are the same commit", async () => {
    const given = inputs({ image: undefined, build: "app", "base-build": "old" }, machine);
    const base = await planBase(given, { kind: "build", context: "old" }, built, { env: {}, interrupt: null });
    const resolved = { source: built, limitBytes: 2 ** 27, notices: [], secrets: [] };
    const { notices } = planOf(given, resolved, "out", base);
    expect(planOf(given, resolved, "out", { ...base, name: "main@abc1234", isHead: true }).notices).toEqual([
      ...notices,
      "base and head are the same commit (main@abc1234): a difference is noise, unless the build uses files that git ignores",
    ]);
  });
});
