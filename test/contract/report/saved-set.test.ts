// The saved report of several runs: report.json, with the report of each run in a folder beside it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { baselineRunOf } from "../../../src/report/model/baseline/baseline-run.ts";
import { withBaseline } from "../../../src/report/model/baseline/with-baseline.ts";
import { judgedComparison } from "../../../src/report/model/comparison/judged-comparison.ts";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import { judgedSet } from "../../../src/report/model/set/judged-set.ts";
import { evidence, mebibyte, peak, thresholds } from "../../builders.ts";
import { comparisonOf, pairsOfComparison } from "../../golden/cases.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { memgate } from "../surroundings.ts";

const at = (mib: number) => {
  const workingSetBytes = Math.round(mib * mebibyte);
  const series = [{ atMs: 6_000, workingSetBytes, usageBytes: workingSetBytes }];
  return judged(evidence({ peak: peak({ workingSetBytes }), series }), thresholds);
};

/** Writes a set with these peaks in MiB, and returns its folder. */
function savedSet(folder: string, mib: readonly number[]): string {
  const runs = mib.map(at);
  mkdirSync(folder, { recursive: true });
  const set = judgedSet(runs, { repeat: runs.length, planned: runs.length });
  writeFileSync(join(folder, "report.json"), JSON.stringify(reportOf(set)));
  for (const [index, run] of runs.entries()) {
    mkdirSync(join(folder, `run-${index + 1}`));
    writeFileSync(join(folder, `run-${index + 1}`, "report.json"), JSON.stringify(reportOf(run)));
  }
  return folder;
}

/** Writes a comparison whose head holds `share` more than its base in each of four pairs. */
function savedComparison(folder: string, share: number): string {
  const noise = [0, 0.2, -0.1, 0.1];
  const pairs = noise.map((each, index) => ({
    first: index % 2 === 0 ? ("base" as const) : ("head" as const),
    isRepeated: false,
    base: at(40 + each),
    head: at((40 - each) * (1 + share)),
  }));
  const base = { kind: "ref", name: "main@abc1234", commit: "abc1234".padEnd(40, "0") } as const;
  const compared = judgedComparison(pairs, { base, maxIncrease: 0.05, requests: null, planned: 4 });
  const reports = [{ name: ".", run: compared }].concat(
    pairs.flatMap(({ base, head }, index) => [
      { name: `base-${index + 1}`, run: base },
      { name: `run-${index + 1}`, run: head },
    ]),
  );
  for (const { name, run } of reports) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "report.json"), JSON.stringify(reportOf(run)));
  }
  return folder;
}

describe("the saved report of a comparison", () => {
  it("is judged again by another max-increase", async () => {
    const folder = savedComparison(temporaryFolder(), 0.1);
    const same = await memgate(["judge", folder]);
    expect(same.stdout).toMatch(/^✗ Held memory \+10\.8%/m);
    expect(same.code).toBe(1);
    const { code, stdout } = await memgate(["judge", folder, "--max-increase", "15%", "--json"]);
    expect(code).toBe(0);
    const { verdict, comparison } = JSON.parse(stdout);
    expect(verdict.kind).toBe("pass");
    expect(comparison).toMatchObject({ maxIncrease: 0.15, result: "not-increased" });
  });

  it("is needed for --max-increase, which is checked with all other options", async () => {
    const set = savedSet(temporaryFolder(), [40, 50]);
    const { code, stderr } = await memgate(["judge", set, "--max-increase", "10%"]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `--max-increase needs the report of a comparison with a base or a baseline, and ${set} is not one`,
    );
    const both = await memgate(["judge", set, "--max-increase", "10", "--max-ratio", "80"]);
    expect(both.stderr).toMatch(/--max-ratio "80" is not accepted.*\n.*--max-increase "10" is not accepted.*10%\?/);
  });
});

describe("the saved report of a run with a baseline", () => {
  /** Writes the report of a run of 44 MiB beside five saved runs of about 40 MiB, and returns its folder. */
  function savedBesideBaseline(maxIncrease: number | null): string {
    const folder = temporaryFolder();
    const head = at(44);
    const runs = [40, 40.2, 39.8, 40.1, 39.9].map((mib) => {
      const { evidence: own, identity } = at(mib);
      return baselineRunOf(own, { thresholds, verdict: "pass" }, identity);
    });
    writeFileSync(
      join(folder, "report.json"),
      JSON.stringify(reportOf(withBaseline(head, [head], { path: "main", runs, maxIncrease }))),
    );
    return folder;
  }

  it("fails again, and passes with a higher max-increase", async () => {
    const folder = savedBesideBaseline(0.05);
    const same = await memgate(["judge", folder]);
    expect(same.stdout).toMatch(/^✗ Held memory \+11\.1% .* against the baseline of 5 runs; at most \+5% allowed\./m);
    expect(same.code).toBe(1);
    const { code, stdout } = await memgate(["judge", folder, "--max-increase", "30%", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).baseline).toMatchObject({ maxIncrease: 0.3, result: "not-increased" });
  });

  it("fails by a max-increase that the run did not have", async () => {
    const folder = savedBesideBaseline(null);
    expect((await memgate(["judge", folder])).code).toBe(0);
    const { code, stdout } = await memgate(["judge", folder, "--max-increase", "5%"]);
    expect(code).toBe(1);
    expect(stdout).toContain("raise\n--max-increase.");
  });
});

describe("the saved report of several runs", () => {
  it("is judged again by all its runs", async () => {
    const folder = savedSet(temporaryFolder(), [40, 60, 50]);
    const same = await memgate(["judge", folder]);
    expect(same).toMatchObject({ code: 0, stderr: "" });
    expect(same.stdout).toMatch(/^✓ All 3 runs passed\. The highest peak was 60 MiB \(run 2\)/m);
    const stricter = await memgate(["judge", join(folder, "report.json"), "--max-ratio", "45%", "--json"]);
    expect(stricter.code).toBe(1);
    const { verdict, set } = JSON.parse(stricter.stdout);
    expect(verdict.message).toMatch(/^2 of 3 runs exceeded the threshold/);
    expect(set.runs.map((run: { readonly verdict: string }) => run.verdict)).toEqual([
      "pass",
      "over-ratio",
      "over-ratio",
    ]);
  });

  it("takes the verdicts from the reports of the runs, not from the report of the set", async () => {
    const folder = savedSet(temporaryFolder(), [40, 60]);
    const path = join(folder, "run-1", "report.json");
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), maxRatio: 0.3 }));
    const { code, stdout } = await memgate(["judge", folder]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ 1 of 2 runs exceeded the threshold\. The highest peak was 40 MiB \(run 1\)/m);
  });

  it.each([
    ["peak", { peak: peak({ workingSetBytes: 50 * mebibyte }) }, "peak.workingSetBytes is 52428800, but 41943040"],
    [
      "limit",
      {
        limitBytes: 50 * mebibyte,
        requestedLimitBytes: 50 * mebibyte,
        peak: peak({ workingSetBytes: 40 * mebibyte, ratio: 0.8 }),
      },
      "limitBytes is 52428800, but 104857600",
    ],
    ["length", { durationMs: 1 }, "durationMs is 1, but "],
  ])("is refused if the folder of a run has a run of another set: another %s", async (_, figures, found) => {
    const folder = savedSet(temporaryFolder(), [40, 90]);
    const { evidence: own } = at(40);
    const foreign = judged({ ...own, ...figures }, thresholds);
    writeFileSync(join(folder, "run-1", "report.json"), JSON.stringify(reportOf(foreign)));
    for (const command of ["judge", "show"]) {
      const { code, stderr } = await memgate([command, folder]);
      expect(code).toBe(2);
      expect(stderr).toContain("run-1/report.json does not belong to the set: ");
      expect(stderr).toContain(found);
      expect(stderr).not.toContain("run-2");
    }
  });

  it("is shown without the folders of its runs, but not judged by another threshold", async () => {
    const folder = savedSet(temporaryFolder(), [40, 90]);
    rmSync(join(folder, "run-1"), { recursive: true });
    const shown = await memgate(["show", folder]);
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toMatch(/^✗ 1 of 2 runs exceeded the threshold/m);
    expect((await memgate(["judge", folder])).code).toBe(1);
    const refused = await memgate(["judge", folder, "--max-ratio", "0.95"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("run-1/report.json does not exist; expected the reports of all 2 runs");
    const others = await memgate(["judge", folder, "--max-ratio", "0.8", "--max-error-rate", "2%"]);
    expect(others.code).toBe(2);
  });

  it("is judged by the ratios of its report even without the folders of its runs", async () => {
    const folder = savedSet(temporaryFolder(), [40, 60]);
    rmSync(join(folder, "run-1"), { recursive: true });
    const { code, stdout } = await memgate(["judge", folder, "--max-ratio", "80%", "--max-error-rate", "0.01"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ All 2 runs passed|^✓ Both runs passed/m);
  });

  it("is not enforced, and warns, if judge gets these options, even without the folders of its runs", async () => {
    const folder = savedSet(temporaryFolder(), [40, 90]);
    expect((await memgate(["judge", folder, "--enforce", "false"])).code).toBe(0);
    expect((await memgate(["judge", folder, "--max-ratio", "95%", "--warn-ratio", "85%", "--json"])).stdout).toContain(
      '"warnRatio": 0.85',
    );
    rmSync(join(folder, "run-1"), { recursive: true });
    const { code, stdout } = await memgate(["judge", folder, "--enforce", "false", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ isEnforced: false, verdict: { kind: "over-ratio" } });
  });

  it("is refused if the report of a run is damaged", async () => {
    const folder = savedSet(temporaryFolder(), [40, 90]);
    writeFileSync(join(folder, "run-1", "report.json"), "{}");
    for (const command of ["judge", "show"]) {
      const { code, stderr } = await memgate([command, folder]);
      expect(code).toBe(2);
      expect(stderr).toContain("run-1/report.json is not a report");
    }
  });

  it("is rendered with the peak of each run", async () => {
    const cwd = temporaryFolder();
    savedSet(join(cwd, "set"), [40, 90, 70]);
    const files = ["--summary", "s.md", "--junit", "j.xml", "--html", "p.html"];
    expect(await memgate(["show", "set", ...files], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const read = (name: string) => readFileSync(join(cwd, name), "utf8");
    expect(read("s.md")).toMatch(/^\| 2 \(shown\) \| Over the threshold \| 90.MiB \|/m);
    expect(read("j.xml").match(/name="run \d of 3/g)).toHaveLength(3);
    expect(read("p.html").match(/<circle /g)).toHaveLength(3);
  });

  it("can be the report of a gate", async () => {
    const cwd = temporaryFolder();
    savedSet(join(cwd, "api"), [40, 90]);
    writeFileSync(
      join(cwd, "gates.json"),
      JSON.stringify({ schemaVersion: 1, gates: [{ name: "api", refused: null }] }),
    );
    const { stdout, stderr } = await memgate(["show", "."], { cwd });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/✗ api: 1 of 2 runs exceeded the threshold/);
  });
});

describe("memgate run --repeat", () => {
  const shared = ["run", "--image", "app:1", "--memory-limit", "128Mi"];

  it.each(["0", "21", "1.5", "many", ""])("refuses %o before anything starts", async (value) => {
    const { code, stderr } = await memgate([...shared, "--repeat", value]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `--repeat "${value}" is not accepted; expected a number of runs, a whole number from 1 to 20, or auto`,
    );
  });

  it("refuses a running container by name", async () => {
    const { code, stderr } = await memgate(["run", "--container", "app", "--repeat", "2"]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "--repeat cannot be used with --container: memgate cannot start a running container afresh",
    );
  });

  it.each([
    ["5", 5],
    ["auto", "auto"],
  ])("is part of the plan that --dry-run prints: %s", async (value, repeat) => {
    const { code, stdout } = await memgate([...shared, "--port", "80", "--repeat", value, "--dry-run"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ repeat });
  });

  it("is an option of each gate", async () => {
    const cwd = temporaryFolder();
    writeFileSync(
      join(cwd, "memgate.yml"),
      "defaults: {image: 'app:1', memory-limit: 128Mi, repeat: 3}\ngates: {a: {}, b: {repeat: auto}, c: {repeat: 50}}\n",
    );
    const wrong = await memgate(["run", "--config", "memgate.yml", "--dry-run"], { cwd });
    expect(wrong.stderr).toMatch(/memgate\.yml:2:\d+: gates\.c\.repeat "50" is not accepted/);
    const plans = await memgate(["run", "--config", "memgate.yml", "--only", "a", "--only", "b", "--dry-run"], { cwd });
    expect(JSON.parse(plans.stdout)).toMatchObject({ gates: { a: { repeat: 3 }, b: { repeat: "auto" } } });
  });
});

describe("the saved report of a comparison, with each result", () => {
  /** Writes a comparison without the folders of its base, and returns its folder. */
  function savedComparison(name: string): string {
    const folder = temporaryFolder();
    const compared = comparisonOf(name);
    writeFileSync(join(folder, "report.json"), JSON.stringify(reportOf(compared)));
    for (const [index, { head }] of pairsOfComparison(name).entries()) {
      mkdirSync(join(folder, `run-${index + 1}`));
      writeFileSync(join(folder, `run-${index + 1}`, "report.json"), JSON.stringify(reportOf(head)));
    }
    return folder;
  }

  it.each([
    [
      "compared-increased",
      1,
      /^✗ Held memory \+9\.7% \(95% interval: \+8\.2% to \+11\.2%\) against main@abc1234, 4 pairs/m,
    ],
    ["compared-same", 0, /^✓ Held memory \+0\.3% .*: no increase above the allowed \+5%/m],
    ["compared-unclear", 0, /^✓ Within the threshold, but the comparison with main@abc1234 is unclear/m],
    ["compared-killed", 1, /^✗ 1 of 4 head runs was OOM-killed; 2 did not begin/m],
  ])("is judged again: %s", async (name, code, headline) => {
    const folder = savedComparison(name);
    const judgedAgain = await memgate(["judge", folder]);
    expect(judgedAgain).toMatchObject({ code, stderr: "" });
    expect(judgedAgain.stdout).toMatch(headline);
    expect((await memgate(["show", folder])).stdout).toMatch(headline);
    const { stdout } = await memgate(["judge", folder, "--json"]);
    expect(JSON.parse(stdout).comparison).toEqual(reportOf(comparisonOf(name)).comparison);
  });

  it("is judged again without the folders of its runs", async () => {
    const folder = savedComparison("compared-increased");
    rmSync(join(folder, "run-1"), { recursive: true });
    const { code, stdout } = await memgate(["judge", folder]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ Held memory \+9\.7% /m);
  });

  it("has a breach of the head's limit by another threshold, whatever the comparison says", async () => {
    const { code, stdout } = await memgate([
      "judge",
      savedComparison("compared-increased"),
      "--max-ratio",
      "40%",
      "--json",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { kind: "over-ratio" }, comparison: { result: "increased" } });
  });
});
