import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { version } from "../../src/lib/version.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { flagNames, runFlagNames } from "../../src/options/table.ts";
import { judged, reportOf } from "../../src/report/model/judged.ts";
import { junitOf } from "../../src/report/text/junit.ts";
import { reportLine } from "../../src/report/text/report-pointer.ts";
import { summaryOf } from "../../src/report/text/summary.ts";
import { terminalText } from "../../src/report/text/terminal.ts";
import {
  containerFacts,
  evidence,
  loadFigures,
  mebibyte,
  oneGate,
  oom,
  peak,
  phases,
  processes,
  sampling,
  thresholds,
} from "../builders.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { listen, memgate, schemaPath } from "./surroundings.ts";

const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(schemaPath, "utf8")));

describe("memgate", () => {
  it.each([["--help"], ["-h"], ["help"]])("%s lists the commands and the exit codes", async (flag) => {
    const { code, stdout, stderr } = await memgate([flag]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /memgate run .*\n.*memgate size .*\n.*memgate judge .*\n.*memgate show .*\n.*memgate comment .*\n.*memgate doctor/,
    );
    expect(stdout).toMatch(/0 {2}pass.*\n {2}1 {2}.*failed.*\n {2}2 {2}bad input.*\n {2}3 {2}inconclusive/);
  });

  it.each([
    ["run", ["--image", "--memory-limit", "--max-ratio", "--json", "--dry-run", "--help"]],
    ["judge", ["--max-ratio", "--max-error-rate", "--json", "--help"]],
    ["doctor", ["--image", "--json", "--help"]],
  ])("%s --help lists its options on stdout", async (command, flags) => {
    const { code, stdout, stderr } = await memgate([command, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: memgate ${command}`));
    for (const flag of flags) expect(stdout).toMatch(new RegExp(`^ {2}${flag}( |$)`, "m"));
    expect(stdout).toContain("Exit codes:");
  });

  it.each([["--version"], ["-v"]])("%s prints the version of the package", async (flag) => {
    const { code, stdout } = await memgate([flag]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${version}\n` });
    const pkg = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(version).toBe(pkg.version);
  });

  it("without a command exits with 2 and prints the help on stderr", async () => {
    const { code, stdout, stderr } = await memgate([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage:");
  });

  it("with an unknown command exits with 2 and names the command", async () => {
    const { code, stdout, stderr } = await memgate(["rnu"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain('"rnu" is not a command; expected run, size, judge, show, comment or doctor');
  });
});

describe("a config with control characters or workflow commands", () => {
  it("is reported as plain text", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "m.yml"), 'gates:\n  "x\\n::error::pwned\\e[2J": {}\n  a: {"y\\n::add-mask::z": 1}\n');
    const { code, stderr } = await memgate(["run", "--config", "m.yml"], { cwd });
    expect(code).toBe(2);
    expect(stderr.split("\n").filter((line) => /^\s*::/.test(line))).toEqual([]);
    expect(stderr).not.toContain("\x1b");
    expect(stderr).toContain("m.yml:2:3: ");
  });
});

describe("memgate run with bad input", () => {
  it("reports all problems at once, and starts nothing", async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await memgate(
      ["run", "stray", "--memory-limt", "5Mi", "--max-ratio", "2", "--port", "0", "--env", "s3cret", "--jsom"],
      { cwd },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const problem of [
      "unexpected argument (5 characters, not shown)",
      "--memory-limt is not an option; did you mean --memory-limit?",
      '--max-ratio "2" is not accepted',
      '--port "0" is not accepted',
      "--env the value (6 characters, not shown) is not accepted",
      "--jsom is not an option; did you mean --json?",
      "--image is required unless --build",
      '--memory-limit "5Mi" is not accepted',
    ]) {
      expect(stderr).toContain(problem);
    }
    expect(stderr).not.toContain("s3cret");
    expect(existsSync(join(cwd, "memgate-report"))).toBe(false);
  });

  it.each(runFlagNames)("refuses --%s without a value, unless it is a flag", async (name) => {
    const { code, stderr } = await memgate(["run", `--${name}`]);
    expect(code).toBe(2);
    expect(stderr.includes(`--${name} needs a value`)).toBe(!flagNames.includes(name));
    expect(stderr).not.toContain("is not an option");
  });

  it("shows an unexpected argument, unless it may be part of a secret", async () => {
    const problemOf = async (...args: string[]) => (await memgate(["run", "--image", "a", ...args])).stderr;
    expect(await problemOf("stray")).toContain('unexpected argument "stray"');
    for (const args of [
      ["--headers", "Authorization:", "s3cret"],
      ["--header", "Authorization:", "Bearer", "s3cret"],
    ]) {
      const stderr = await problemOf(...args);
      expect(stderr).toContain("unexpected argument (6 characters, not shown)");
      expect(stderr).not.toContain("s3cret");
    }
  });

  it("does not repeat the value of a mistyped option, which may be a secret", async () => {
    const { code, stderr } = await memgate(["run", "--header", "Authorization: Bearer s3cret"]);
    expect(code).toBe(2);
    expect(stderr).toContain("did you mean --headers?");
    expect(stderr).not.toContain("s3cret");
  });

  it("exits with 2 if it cannot create report-dir", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "file"), "");
    const { code, stderr } = await memgate(
      ["run", "--image", "x", "--memory-limit", "64Mi", "--report-dir", "file/sub"],
      {
        cwd,
      },
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("--report-dir") });
  });

  it("exits with 2 if the build folder is below a file", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "file"), "");
    const { code, stderr } = await memgate(["run", "--build", "file/sub", "--memory-limit", "64Mi"], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("--build") });
  });
});

describe("memgate run --dry-run", () => {
  it("prints the plan as JSON without secrets, and starts nothing", async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await memgate(
      ["run", "--dry-run", "--image", "app:1", "--memory-limit", "512m", "--env", "KEY=s3cret", "--rate", "50"],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      target: { source: { image: "app:1" }, limitBytes: 512 * mebibyte, env: ["KEY"] },
      load: { rate: 50, durationMs: 30_000, warmupMs: 5_000 },
      thresholds: { maxRatio: 0.8 },
      notices: [expect.stringContaining("512m")],
    });
    expect(stdout).not.toContain("s3cret");
    expect(existsSync(join(cwd, "memgate-report"))).toBe(false);
  });
});

describe("memgate run without an engine", () => {
  const args = ["run", "--image", "app:1", "--memory-limit", "64Mi"];

  it.each([
    ["a missing socket", (folder: string) => `unix://${folder}/docker.sock`],
    ["a port without a server", () => "tcp://127.0.0.1:1"],
  ])("is inconclusive and writes a report: %s", async (_name, host) => {
    const cwd = temporaryFolder();
    const DOCKER_HOST = host(cwd);
    const { code, stdout } = await memgate([...args, "--report-dir", "out"], { cwd, env: { DOCKER_HOST } });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^Verdict +inconclusive \(engine-unavailable\)$/m);
    expect(stdout).toMatch(/^\? Inconclusive: no Docker Engine responds at /m);
    expect(stdout).toContain(DOCKER_HOST);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(`Full report: ${join("out", "report.html")}`);
    const report = JSON.parse(readFileSync(join(cwd, "out", "report.json"), "utf8"));
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.verdict).toMatchObject({ kind: "inconclusive", reason: "engine-unavailable", proof: null });
    expect(readFileSync(join(cwd, "out", "samples.csv"), "utf8")).toMatch(/^at_ms,.*\n$/);
    expect(readFileSync(join(cwd, "out", "report.html"), "utf8")).toContain(
      "<h1>Inconclusive: no Docker Engine responds at ",
    );
  });

  it.each([
    { name: "with --enforce false", args: ["--enforce", "false"], code: 0 },
    { name: "with --enforce", args: ["--enforce"], code: 3 },
  ])("exits with $code $name, and reports the verdict", async ({ args: more, code }) => {
    const cwd = temporaryFolder();
    const env = { DOCKER_HOST: `unix://${cwd}/docker.sock` };
    const ended = await memgate([...args, ...more], { cwd, env });
    expect(ended.code).toBe(code);
    expect(ended.stdout).toMatch(/^\? Inconclusive: no Docker Engine responds at /m);
    expect(ended.stdout.includes("\nNot enforced: this verdict does not fail the check (--enforce false).\n")).toBe(
      code === 0,
    );
    const report = JSON.parse(readFileSync(join(cwd, "memgate-report", "report.json"), "utf8"));
    expect(report).toMatchObject({ isEnforced: code !== 0, verdict: { kind: "inconclusive" } });
  });

  it("exits with 2 for bad input, even with --enforce false", async () => {
    const { code, stderr } = await memgate([...args, "--enforce", "false", "--warn-ratio", "0.8"]);
    expect(code).toBe(2);
    expect(stderr).toContain('--warn-ratio "0.8" is not below the max-ratio of 80%; expected a lower ratio');
  });

  it("prints only the report on stdout with --json", async () => {
    const cwd = temporaryFolder();
    const env = { DOCKER_HOST: `unix://${cwd}/docker.sock` };
    const { code, stdout } = await memgate([...args, "--json"], { cwd, env });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(join(cwd, "memgate-report", "report.json"), "utf8")));
  });

  it("replaces the report of an earlier run", async () => {
    const cwd = temporaryFolder();
    const env = { DOCKER_HOST: `unix://${cwd}/docker.sock` };
    const stale = reportOf(judged(evidence(), thresholds));
    await memgate(args, { cwd, env });
    writeFileSync(join(cwd, "memgate-report", "report.json"), JSON.stringify(stale));
    await memgate(args, { cwd, env });
    const report = JSON.parse(readFileSync(join(cwd, "memgate-report", "report.json"), "utf8"));
    expect(report.verdict.kind).toBe("inconclusive");
  });

  it("never exits with 0 or 1 if it cannot write its report at the end", async () => {
    const cwd = temporaryFolder();
    // An engine that closes the connection, after the test has removed the report folder that memgate opened.
    const port = await listen(
      createServer((_, response) => {
        rmSync(join(cwd, "memgate-report"), { recursive: true, force: true });
        response.destroy();
      }),
    );
    const { code, stderr } = await memgate(args, { cwd, env: { DOCKER_HOST: `tcp://127.0.0.1:${port}` } });
    expect(code).not.toBe(0);
    expect(code).not.toBe(1);
    expect(stderr).toMatch(/report/);
  });
});

describe("memgate with closed output", () => {
  it("exits with the exit code of its verdict", async () => {
    const cwd = temporaryFolder();
    const args = ["run", "--image", "app:1", "--memory-limit", "64Mi"];
    const ended = await memgate(args, { cwd, env: { DOCKER_HOST: `unix://${cwd}/docker.sock` }, outputClosed: true });
    expect(ended.code).toBe(3);
    expect(existsSync(join(cwd, "memgate-report", "report.json"))).toBe(true);
  });
});

describe("memgate doctor", () => {
  it("exits with 3 and names the engine if no engine responds", async () => {
    const cwd = temporaryFolder();
    const DOCKER_HOST = `unix://${cwd}/docker.sock`;
    for (const args of [["doctor"], ["doctor", "--json"]]) {
      const { code, stdout, stderr } = await memgate(args, { cwd, env: { DOCKER_HOST } });
      expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
      expect(stderr).toContain(DOCKER_HOST);
    }
  });

  it.each([
    [["--image", "not an image"], "--image"],
    [["--imag", "x"], "did you mean --image?"],
    [["stray"], 'unexpected argument "stray"'],
  ])("refuses %j", async (args, says) => {
    const { code, stdout, stderr } = await memgate(["doctor", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });
});

/** A folder with a saved report, whose text or differences from the default evidence are given. */
function saved(of: Partial<Evidence> | string): { readonly cwd: string } {
  const cwd = temporaryFolder();
  const text = typeof of === "string" ? of : JSON.stringify(reportOf(judged(evidence(of), thresholds)));
  writeFileSync(join(cwd, "report.json"), text);
  return { cwd };
}

/** A report-dir with the reports of several gates. Null stands for a gate that memgate refused for bad input. */
function savedGates(gates: Readonly<Record<string, Partial<Evidence> | null>>): { readonly cwd: string } {
  const cwd = temporaryFolder();
  const set = Object.entries(gates).map(([name, of]) => ({
    name,
    refused: of === null ? { reason: "bad-input", code: "bad-input/port", why: "the image exposes no port" } : null,
  }));
  writeFileSync(join(cwd, "gates.json"), JSON.stringify({ schemaVersion: 1, gates: set }));
  for (const [name, of] of Object.entries(gates)) {
    if (of === null) continue;
    mkdirSync(join(cwd, name));
    writeFileSync(join(cwd, name, "report.json"), JSON.stringify(reportOf(judged(evidence(of), thresholds))));
  }
  return { cwd };
}

describe("memgate show of several gates", () => {
  const gates = { api: {}, upload: { peak: peak({ workingSetBytes: 90 * mebibyte }) }, web: null };

  it("prints each gate and then the table, and writes the forms for all gates together", async () => {
    const { cwd } = savedGates(gates);
    for (const given of [".", "gates.json"]) {
      const { code, stdout } = await memgate(["show", given], { cwd });
      expect(code).toBe(0);
      expect(stdout).toMatch(/== api\n.*== upload\n.*== web\n.*Gate .*✗ 1 of 3 gates failed, 1 did not run\n$/s);
    }
    const { code } = await memgate(["show", ".", "--summary", "s.md", "--junit", "j.xml"], { cwd });
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "s.md"), "utf8")).toContain("### ❌ 1 of 3 gates failed, 1 did not run");
    expect(readFileSync(join(cwd, "j.xml"), "utf8")).toContain('name="upload: phase load: peak at most 80 MiB"');
  });

  it("refuses --html, and names the pages of the gates", async () => {
    const { code, stderr } = await memgate(["show", ".", "--html", "r.html"], savedGates(gates));
    expect(code).toBe(2);
    expect(stderr).toContain("give the folder of one gate, such as REPORT/GATE");
  });

  it("is refused by judge, which judges one gate", async () => {
    const { cwd } = savedGates(gates);
    expect((await memgate(["judge", "."], { cwd })).stderr).toContain(
      "has several gates; expected one of them, such as api",
    );
    expect((await memgate(["judge", "upload", "--max-ratio", "1"], { cwd })).code).toBe(0);
  });

  it.each([
    {
      set: '{"schemaVersion":1,"gates":[{"name":"../up","refused":null}]}',
      says: "is not a report that memgate 0.1.0 can read",
    },
    {
      set: '{"schemaVersion":1,"gates":[{"name":"gone","refused":null}]}',
      says: "gone/report.json does not exist; expected report.json or its folder",
    },
    { set: '{"schemaVersion":1,"gates":[]}', says: "is not a report that memgate 0.1.0 can read" },
    { set: "{", says: "gates.json:1:2: invalid JSON; expected a report that memgate wrote" },
  ])("refuses a damaged set: $set", async ({ set, says }) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "gates.json"), set);
    const { code, stderr } = await memgate(["show", "."], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe("memgate show", () => {
  const over = { peak: peak({ workingSetBytes: 90 * mebibyte }) };

  it("prints a saved report as the run printed it, without judging it again", async () => {
    for (const given of ["report.json", "."]) {
      const { code, stdout, stderr } = await memgate(["show", given], saved(over));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toBe(terminalText(judged(evidence(over), thresholds), { colour: false, width: 100 }));
    }
  });

  it("writes the other forms to the named files, and nothing to stdout", async () => {
    const { cwd } = saved(over);
    const files = ["--summary", "s.md", "--junit", "j.xml", "--html", "r.html"];
    const { code, stdout } = await memgate(["show", "report.json", ...files], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const result = oneGate(evidence(over));
    expect(readFileSync(join(cwd, "s.md"), "utf8")).toBe(summaryOf(result, { footer: reportLine(result, ".") }));
    expect(readFileSync(join(cwd, "j.xml"), "utf8")).toBe(junitOf(result));
    expect(readFileSync(join(cwd, "r.html"), "utf8")).toMatch(/^<!doctype html>.*Memory peaked at 90 MiB/is);
  });

  it.each([
    { args: [], says: "expected one report, such as memgate-report/report.json; got 0" },
    { args: ["report.json", "--html5", "x"], says: "--html5 is not an option" },
    { args: ["report.json", "--summary", ""], says: "--summary is empty" },
    { args: ["report.json", "--summary", "no/such/folder/s.md"], says: "cannot be written" },
    { args: ["nowhere.json"], says: "nowhere.json does not exist; expected report.json or its folder" },
  ])("refuses $args", async ({ args, says }) => {
    const { code, stdout, stderr } = await memgate(["show", ...args], saved(over));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  it("--help lists its options", async () => {
    const { code, stdout } = await memgate(["show", "--help"]);
    expect(code).toBe(0);
    for (const flag of ["--html FILE", "--summary FILE", "--junit FILE", "--help"]) expect(stdout).toContain(flag);
  });
});

describe("memgate comment", () => {
  it.each([
    { args: [], env: {}, says: ["--report is required", "GITHUB_TOKEN is not set"] },
    { args: ["--report", "report.json", "--pull-request", "x"], env: {}, says: ['--pull-request "x" is not accepted'] },
    { args: ["report.json"], env: {}, says: ['unexpected argument "report.json"'] },
  ])("refuses $args with all problems", async ({ args, env, says }) => {
    const { code, stdout, stderr } = await memgate(["comment", ...args], { ...saved({}), env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const text of says) expect(stderr).toContain(text);
  });

  it("exits with 3 and says why if the event has no pull request", async () => {
    const env = { GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "me/app", GITHUB_EVENT_PATH: "" };
    const { code, stderr } = await memgate(["comment", "--report", "report.json"], { ...saved({}), env });
    expect(code).toBe(3);
    expect(stderr).toContain("has no pull request; run the workflow on pull_request, or give the number");
  });
});

describe("memgate judge", () => {
  const over = { peak: peak({ workingSetBytes: 90 * mebibyte }) };
  const killed: Partial<Evidence> = {
    oom: oom({ processKills: 1, witnesses: [{ name: "event", atMs: 6_000, phase: "load" }] }),
  };

  it.each([
    {
      of: {},
      args: [],
      code: 0,
      says: "Memory peaked at 40 MiB, 40% of the 100 MiB limit (threshold: 80%)\nWithin the threshold in every sample",
    },
    {
      of: over,
      args: [],
      code: 1,
      says: "Memory peaked at 90 MiB, 90% of the 100 MiB limit (threshold: 80%)\nWhat to do: ",
    },
    { of: killed, args: [], code: 1, says: "OOM-killed:" },
    { of: { load: null }, args: [], code: 3, says: "inconclusive (load-failed)" },
    { of: {}, args: ["--max-ratio", "0.3"], code: 1, says: "threshold: 30%" },
    { of: {}, args: ["--max-ratio=40%"], code: 0, says: "threshold: 40%" },
    { of: over, args: ["--max-ratio", "0.95"], code: 0, says: "threshold: 95%" },
    { of: killed, args: ["--max-ratio", "1"], code: 1, says: "OOM-killed:" },
    { of: {}, args: ["--warn-ratio", "30%"], code: 0, says: "above the warning level of 30% (threshold: 80%)" },
    { of: over, args: ["--enforce", "false"], code: 0, says: "\nNot enforced: this verdict does not fail the check" },
    { of: killed, args: ["--enforce=false"], code: 0, says: "OOM-killed:" },
    { of: { load: null }, args: ["--enforce", "false"], code: 0, says: "inconclusive (load-failed), not enforced" },
    { of: over, args: ["--enforce"], code: 1, says: "Memory peaked at 90 MiB" },
  ])("exits with $code and prints $says ($args)", async ({ of, args, code, says }) => {
    const ended = await memgate(["judge", "report.json", ...args], saved(of));
    expect(ended).toMatchObject({ code, stderr: "" });
    expect(ended.stdout).toContain(says);
  });

  it("keeps enforce and warn-ratio of the report, and replaces them if they are given", async () => {
    const report = reportOf(judged(evidence(over), { ...thresholds, isEnforced: false, warnRatio: 0.7 }));
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "report.json"), JSON.stringify(report));
    const judge = (...args: readonly string[]) => memgate(["judge", "report.json", "--json", ...args], { cwd });
    expect((await judge()).code).toBe(0);
    expect((await judge("--enforce")).code).toBe(1);
    expect(JSON.parse((await judge("--max-ratio", "95%")).stdout)).toMatchObject({
      warnRatio: 0.7,
      headroom: { toThresholdBytes: 5 * mebibyte, toLimitBytes: 10 * mebibyte, toLimitRatio: 0.1 },
    });
    expect(JSON.parse((await judge("--max-ratio", "60%")).stdout)).toMatchObject({ warnRatio: null, headroom: null });
  });

  it("judges by another error rate", async () => {
    const statusCodes = { "200": 9_500, "500": 500 };
    const failing = { load: loadFigures({ non2xx: 500, errorRate: 0.05, statusCodes }) };
    expect((await memgate(["judge", "report.json"], saved(failing))).code).toBe(3);
    expect((await memgate(["judge", "report.json", "--max-error-rate", "5%"], saved(failing))).code).toBe(0);
  });

  it("prints only the report with its new verdict with --json", async () => {
    const { code, stdout } = await memgate(["judge", "report.json", "--json", "--max-ratio", "0.3"], saved({}));
    const report = JSON.parse(stdout);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(code).toBe(1);
    expect(report).toMatchObject({
      maxRatio: 0.3,
      verdict: { kind: "over-ratio" },
      suggestedLimitBytes: 134 * mebibyte,
    });
  });

  it.each([
    {
      name: "no report",
      args: ["judge"],
      says: "expected one report, such as memgate-report/report.json; got 0",
    },
    {
      name: "two reports",
      args: ["judge", "report.json", "b"],
      says: "expected one report, such as memgate-report/report.json; got 2",
    },
    { name: "a missing report", args: ["judge", "none.json"], says: "none.json" },
    {
      name: "a folder without a report",
      args: ["judge", ".."],
      says: "report.json does not exist; expected report.json or its folder",
    },
    {
      name: "a bad ratio",
      args: ["judge", "report.json", "--max-ratio", "0"],
      says: '--max-ratio "0" is not accepted',
    },
    {
      name: "a ratio twice",
      args: ["judge", "report.json", "--max-ratio", "1", "--max-ratio", "1"],
      says: "--max-ratio is given 2 times",
    },
    {
      name: "a warn-ratio that is not below the report's max-ratio",
      args: ["judge", "report.json", "--warn-ratio", "80%"],
      says: '--warn-ratio "80%" is not below the max-ratio of 80%; expected a lower ratio',
    },
    {
      name: "a wrong value of enforce",
      args: ["judge", "report.json", "--enforce=no"],
      says: '--enforce "no" is not accepted; expected true or false',
    },
    { name: "an unknown option", args: ["judge", "report.json", "--maxratio", "1"], says: "did you mean --max-ratio?" },
    { name: "an option of run", args: ["judge", "report.json", "--image", "x"], says: "--image is not an option" },
  ])("refuses $name", async ({ args, says }) => {
    const { code, stdout, stderr } = await memgate(args, saved({}));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  const contradictions: Readonly<Record<string, Partial<Evidence>>> = {
    "an OOM kill without a witness": { oom: oom({ processKills: 1 }) },
    "a witness without an OOM kill": {
      oom: oom({ killed: false, processKills: 0, witnesses: [{ name: "inspect", atMs: null, phase: null }] }),
    },
    "kills without an OOM kill": { oom: oom({ killed: false, processKills: 1 }) },
    "a limit of 0": { limitBytes: 0, requestedLimitBytes: 0 },
    "a limit above the requested limit": { limitBytes: 200 * mebibyte },
    "a peak below the peak of a phase": { phases: phases({ peakBytes: 90 * mebibyte }) },
    "no peak, but a phase with a peak": { peak: null },
    "responses without statuses": { load: loadFigures({ statusCodes: {} }) },
    "more stalled connections than connections": { load: loadFigures({ stalledConnections: 11 }) },
    "a status that is not a number": { load: loadFigures({ statusCodes: { "0x12c": 10_000 } }) },
    "a ratio that does not match the peak": { peak: { ...peak(), ratio: 0.1 } },
    "a kernel's peak usage below the peak": { kernelPeakBytes: mebibyte },
    "a point above the peak": { series: [{ atMs: 1, workingSetBytes: 90 * mebibyte, usageBytes: 95 * mebibyte }] },
    "processes at a working set above the peak": { processes: processes({ workingSetBytes: 41 * mebibyte }) },
    "a phase twice": { phases: [...phases(), ...phases()] },
    "a peak without a sampling source": { sampling: sampling({ sources: [] }) },
    "a completed run whose app ended": { container: containerFacts({ exitedByItself: true }) },
    "failures that do not match the statuses": { load: loadFigures({ non2xx: 0, statusCodes: { "500": 10_000 } }) },
  };
  it.each(Object.keys(contradictions))("refuses a report that contradicts itself: %s", async (name) => {
    const { code, stdout, stderr } = await memgate(["judge", "report.json"], saved(contradictions[name] ?? {}));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/ → at /);
  });

  it("refuses a report of a higher schemaVersion with what to do, and nothing else", async () => {
    const later = { ...reportOf(judged(evidence(), thresholds)), schemaVersion: 2, oom: "other" };
    for (const command of ["judge", "show"]) {
      const { code, stderr } = await memgate([command, "report.json"], saved(JSON.stringify(later)));
      expect(code).toBe(2);
      expect(stderr.split("\n")[1]).toBe(
        "  report.json has schemaVersion 2; memgate 0.1.0 reads up to 1. Use a newer version of memgate.",
      );
      expect(stderr.split("\n")).toHaveLength(4);
    }
  });

  it("refuses a file that is too large without reading it, and a path that is not a file", async () => {
    const { cwd } = saved(`{"notices":["${"x".repeat(16 * mebibyte)}"]}`);
    expect((await memgate(["judge", "."], { cwd })).stderr).toContain(
      "report.json is too large: 16 MiB; expected at most 16 MiB",
    );
    expect((await memgate(["judge", "/dev/null"])).stderr).toContain("/dev/null is not a regular file");
  });

  it("reads a report that has fields of a later version, and lacks those that were added after 0.1.0", async () => {
    const { warmup: _warmup, identity: _identity, ...earlier } = reportOf(judged(evidence(), thresholds));
    const { code, stdout, stderr } = await memgate(
      ["judge", "report.json", "--json"],
      saved(JSON.stringify({ ...earlier, later: { a: 1 } })),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(reportOf(judged(evidence(), thresholds)));
  });

  it.each([
    { name: "text", text: "not JSON" },
    { name: "nothing", text: "" },
    { name: "null", text: "null" },
    { name: "other JSON", text: '{"a":1}' },
    {
      name: "a report without schemaVersion",
      text: JSON.stringify({ ...reportOf(judged(evidence(), thresholds)), schemaVersion: undefined }),
    },
    {
      name: "a report with a missing field",
      text: JSON.stringify({ ...reportOf(judged(evidence(), thresholds)), oom: undefined }),
    },
  ])("refuses $name for a report", async ({ text }) => {
    const { code, stdout, stderr } = await memgate(["judge", "report.json"], saved(text));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/report\.json/);
    expect(stderr.split("\n").length).toBeLessThan(20);
  });
});
