// The folders of the runs of `repeat`, before the first run and if no engine responds.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";
import { memgate } from "../surroundings.ts";

/** Runs memgate without an engine, so that the first run ends the set. */
function repeat(cwd: string, ...more: readonly string[]) {
  const args = ["run", "--report-dir", "out", ...more];
  return memgate(args, { cwd, env: { DOCKER_HOST: `unix://${cwd}/docker.sock` } });
}
const image = ["--image", "app:1", "--memory-limit", "64Mi"];

/** A folder with the reports of other runs in these folders of `out`. */
function withReports(names: readonly string[]): string {
  const cwd = temporaryFolder();
  for (const name of names) {
    mkdirSync(join(cwd, "out", name), { recursive: true });
    writeFileSync(join(cwd, "out", name, "report.json"), "mine");
  }
  return cwd;
}

describe("memgate run --repeat", () => {
  it("refuses folders and files of the user in place of its runs, all at once, and changes nothing", async () => {
    const cwd = withReports(["run-1", "run-4"]);
    writeFileSync(join(cwd, "out", "run-2"), "mine");
    symlinkSync("run-1", join(cwd, "out", "run-3"));
    const { code, stderr } = await repeat(cwd, ...image, "--repeat", "3");
    expect(code).toBe(2);
    expect(stderr).toContain("out/run-1 exists and is not a run of the report in out; ");
    expect(stderr).toContain("out/run-2 exists and is not a folder; ");
    expect(stderr).toContain(
      "out/run-3 exists and is not a folder. Move or remove each of these paths, or use another --report-dir",
    );
    expect(stderr).not.toContain("run-4");
    expect(readdirSync(join(cwd, "out")).toSorted()).toEqual(["run-1", "run-2", "run-3", "run-4"]);
    expect(readFileSync(join(cwd, "out", "run-1", "report.json"), "utf8")).toBe("mine");
  });

  it.each([
    { name: "run-5", code: 2 },
    { name: "run-6", code: 3 },
  ])("auto plans five runs: it ends with $code if the user has $name", async ({ name, code }) => {
    const cwd = withReports([name]);
    expect((await repeat(cwd, ...image, "--repeat", "auto")).code).toBe(code);
    expect(readFileSync(join(cwd, "out", name, "report.json"), "utf8")).toBe("mine");
  });

  it("checks the folders of all pairs of a comparison before it, and replaces those of an earlier one", async () => {
    const cwd = withReports(["base-10"]);
    const compare = () => repeat(cwd, ...image, "--base-image", "app:0");
    const { code, stderr } = await compare();
    expect(code).toBe(2);
    expect(stderr).toContain(
      "memgate cannot write the reports of all runs: out/base-10 exists and is not a run of the report in out. Move",
    );
    rmSync(join(cwd, "out", "base-10"), { recursive: true });
    for (const _ of ["first", "again"]) {
      expect((await compare()).code).toBe(3);
      const folders = readdirSync(join(cwd, "out")).filter((name) => /^(base|run)-/.test(name));
      expect(folders).toEqual(["base-1", "run-1"]);
    }
    const { comparison, verdict } = JSON.parse(readFileSync(join(cwd, "out", "report.json"), "utf8"));
    expect(verdict).toMatchObject({ kind: "inconclusive", reason: "engine-unavailable" });
    expect(comparison).toMatchObject({ result: "unclear", base: { kind: "image", name: "app:0" } });
  });

  it("replaces the runs of an earlier set, but not if one of them has a folder in place of a report", async () => {
    const cwd = temporaryFolder();
    const again = () => repeat(cwd, ...image, "--repeat", "2");
    expect((await again()).code).toBe(3);
    expect((await again()).code).toBe(3);
    expect(readdirSync(join(cwd, "out")).filter((name) => name.startsWith("run-"))).toEqual(["run-1"]);
    mkdirSync(join(cwd, "out", "run-1", "junit.xml"));
    const { code, stderr } = await again();
    expect(code).toBe(2);
    expect(stderr).toContain("out/run-1/junit.xml exists and is not a regular file. Move or remove");
  });

  it("refuses the folders of all gates before the first gate runs", async () => {
    const cwd = withReports(["b/run-1", "c/run-1"]);
    const gates =
      "defaults: {image: 'app:1', memory-limit: 64Mi}\ngates: {a: {}, b: {repeat: 2}, c: {repeat: 3}, d: {}}\n";
    writeFileSync(join(cwd, "memgate.yml"), gates);
    const { code, stderr } = await repeat(cwd, "--config", "memgate.yml");
    expect(code).toBe(2);
    expect(stderr).toContain("out/b/run-1 exists and is not a run of the report in out/b; out/c/run-1 exists");
    expect(existsSync(join(cwd, "out", "a"))).toBe(false);
    expect(readFileSync(join(cwd, "out", "b", "run-1", "report.json"), "utf8")).toBe("mine");
  });

  it("says nothing about the name of a built image if no build has begun", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "Dockerfile"), "FROM scratch\n");
    const { code } = await repeat(cwd, "--build", ".", "--memory-limit", "64Mi", "--repeat", "3");
    expect(code).toBe(3);
    const { notices, set } = JSON.parse(readFileSync(join(cwd, "out", "report.json"), "utf8"));
    expect(notices).toEqual([]);
    expect(set.runs).toHaveLength(1);
  });
});
