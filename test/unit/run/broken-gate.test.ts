import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { planBase } from "../../../src/run/plan-base.ts";
import type { RunSurroundings } from "../../../src/run/run-one.ts";
import { runPlanned } from "../../../src/run/run-planned.ts";
import { runSeveral } from "../../../src/run/run-several.ts";
import { resolveSource } from "../../../src/targets/docker/resolve-source.ts";
import { disk, inputs } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

vi.mock(import("../../../src/run/plan-base.ts"));
vi.mock(import("../../../src/run/run-planned.ts"));
vi.mock(import("../../../src/targets/docker/resolve-source.ts"));

const build = { kind: "build", context: "ctx", dockerfile: null, buildArgs: [], platform: null } as const;

beforeEach(() => {
  const resolved = { limitBytes: 64 * 2 ** 20, source: build, notices: [], secrets: ["secret-of-compose"] };
  vi.mocked(resolveSource).mockResolvedValue(resolved);
});

/** Runs one of several gates. Returns its result, the files for the set, and the log. */
async function runGate(values: Readonly<Record<string, string>>) {
  const reportDir = join(temporaryFolder(), "report");
  const gate = inputs(
    { image: undefined, build: "ctx", ...values },
    disk(["ctx", "base"], ["ctx/Dockerfile", "base/Dockerfile"]),
  );
  const log: string[] = [];
  const given: string[] = [];
  const surroundings = {
    ...{ env: {}, interrupt: new AbortController().signal, loadEntry: "", pageEntry: "", preload: () => {} },
    show: async () => {},
    addSecrets: (secrets: readonly string[]) => void given.push(...secrets),
    begin: () => ({ log: { line: (line: string) => void log.push(line) }, end: () => {} }),
  } as unknown as RunSurroundings;
  const { result } = await runSeveral([{ name: "api", inputs: gate }], reportDir, surroundings);
  const [only] = result.kind === "several" ? result.gates : [];
  if (only?.kind !== "refused") throw new Error("the gate must be refused");
  const files = ["gates.json", "junit.xml"].map((file) => readFileSync(join(reportDir, file), "utf8")).join("");
  return { gate: only, everything: [only.why, files, ...log].join("\n"), log, given };
}

it("masks the secrets of the resolved source in an error of the planning", async () => {
  vi.mocked(planBase).mockRejectedValue(new Error("cannot read secret-of-compose"));
  const { gate, everything, given } = await runGate({ "base-build": "base" });
  expect(gate).toMatchObject({ reason: "internal-error", why: expect.stringContaining("cannot read ***") });
  expect(everything).not.toContain("secret-of-compose");
  expect(given).toContain("secret-of-compose");
});

it("masks the secrets that memgate finds during the run", async () => {
  vi.mocked(runPlanned).mockImplementation(async (_plan, _gate, { addSecrets }) => {
    addSecrets(["secret-of-registry"]);
    throw new Error("cannot use secret-of-registry");
  });
  const { gate, everything, given } = await runGate({});
  expect(gate.why).toContain("cannot use ***");
  expect(everything).not.toContain("secret-of-registry");
  expect(given).toContain("secret-of-registry");
});

it("writes the stack to the log, and says where to report the fault", async () => {
  vi.mocked(runPlanned).mockRejectedValue(new TypeError("a is not iterable"));
  const { gate, log } = await runGate({});
  expect(log[0]).toBe("TypeError: a is not iterable");
  expect(log.filter((line) => /^\s+at /.test(line)).length).toBeGreaterThan(1);
  expect(gate.why).toMatch(
    /^unexpected error: a is not iterable \(at .*\)\. This is a fault in memgate, not in your app\. Please report it at https:\S+\/issues and attach the stack in the log of this run$/,
  );
});
