// The folders of the runs of `repeat`, before the first run and if no engine responds.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";
import { dist, memgate } from "../surroundings.ts";

/** Runs memgate without an engine, so that the first run ends the set. */
function repeat(cwd: string, ...more: readonly string[]) {
  const args = ["run", "--report-dir", "out", ...more];
  return memgate(args, { cwd, env: { DOCKER_HOST: `unix://${cwd}/docker.sock` } });
}
/** Kills memgate in its first run, whose engine never responds. */
async function killInFirstRun(cwd: string, command: readonly string[]): Promise<void> {
  const socket = join(cwd, "docker.sock");
  const engine = createServer(() => {}).listen(socket);
  const args = [join(dist, "cli.js"), ...command, "--report-dir", "out", ...image];
  const env = { PATH: process.env["PATH"] ?? "", DOCKER_HOST: `unix://${socket}` };
  const memgate = spawn(process.execPath, args, { cwd, env, stdio: "ignore" });
  await expect.poll(() => existsSync(join(cwd, "out", "run-1", "samples.csv")), { timeout: 15_000 }).toBe(true);
  memgate.kill("SIGKILL");
  await once(memgate, "exit");
  engine.close();
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

  it("replaces the runs of a set that was killed", async () => {
    const cwd = temporaryFolder();
    await killInFirstRun(cwd, ["run", "--repeat", "2"]);
    expect(readdirSync(join(cwd, "out")).toSorted()).toEqual([".memgate-runs.json", "run-1", "samples.csv"]);
    const { code, stderr } = await repeat(cwd, ...image, "--repeat", "2");
    expect({ code, stderr: stderr.includes("report-dir") }).toEqual({ code: 3, stderr: false });
    const { set } = JSON.parse(readFileSync(join(cwd, "out", "report.json"), "utf8"));
    expect(set.runs).toHaveLength(1);
    expect(readdirSync(join(cwd, "out"))).not.toContain(".memgate-runs.json");
  });

  it("replaces the run of a search that was killed, and the search can continue", async () => {
    const cwd = temporaryFolder();
    const out = join(cwd, "out");
    await killInFirstRun(cwd, ["size"]);
    expect(readdirSync(out).toSorted()).toEqual(["run-1", "size.json"]);
    const part = "report.json.0b9f5c1e-7a34-4c1d-9d52-8f0a6b7c3d21.part";
    for (const path of [part, `run-1/${part}`]) writeFileSync(join(out, path), "");
    const env = { DOCKER_HOST: `unix://${cwd}/no.sock` };
    const { code, stderr } = await memgate(["size", "--report-dir", "out", ...image], { cwd, env });
    expect(code).toBe(3);
    expect(stderr).toContain("== run 1 of at most 12");
    expect(readdirSync(out)).toContain("size.json");
    await killInFirstRun(cwd, ["size"]);
    expect((await repeat(cwd, ...image, "--repeat", "2")).code).toBe(3);
    expect(readdirSync(out).filter((name) => /size|part/.test(name))).toEqual([]);
  });

  it.each([
    { name: "a run without repeat", args: [] },
    { name: "a comparison", args: ["--base-image", "app:0"] },
    { name: "several gates", args: ["--config", "../memgate.yml"] },
  ])("removes all that a killed comparison left, before $name", async ({ name, args }) => {
    const cwd = temporaryFolder();
    const out = join(cwd, "out");
    const folder = name === "several gates" ? join(out, "a") : out;
    const part = "report.json.0b9f5c1e-7a34-4c1d-9d52-8f0a6b7c3d21.part";
    const files = [
      "base-1/report.json",
      "run-1/report.html",
      `run-1/${part}`,
      "run-2/.memgate-earlier/junit.xml",
      part,
    ];
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), "");
    }
    writeFileSync(join(folder, ".memgate-runs.json"), '{"runs":["base-1","run-1","run-2"]}');
    writeFileSync(join(cwd, "memgate.yml"), "gates: {a: {image: 'app:1', memory-limit: 64Mi}}\n");
    const { code } = await repeat(
      cwd,
      ...(name === "several gates" ? ["--config", "memgate.yml"] : [...image, ...args]),
    );
    expect(code).toBe(3);
    const left = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(left.filter((path) => /\.memgate|\.part$|run-2/.test(path))).toEqual([]);
    expect(left.includes("base-1")).toBe(name === "a comparison");
  });

  it("refuses a folder of a killed set if it has a file of the user, and changes nothing", async () => {
    const cwd = withReports(["run-1", "run-2"]);
    const out = join(cwd, "out");
    writeFileSync(join(out, ".memgate-runs.json"), '{"runs":["run-1"]}');
    mkdirSync(join(out, "run-1", ".memgate-earlier"));
    for (const file of ["notes.txt", ".memgate-earlier/notes.txt"]) writeFileSync(join(out, "run-1", file), "mine");
    const before = readdirSync(out, { recursive: true });
    const { code, stderr } = await repeat(cwd, ...image, "--repeat", "3");
    expect(code).toBe(2);
    expect(stderr).toContain(
      "out/run-1 is left from a run that was killed, and has files that memgate did not write (notes.txt, .memgate-earlier/notes.txt); out/run-2 exists and is not a run of the report in out. Move or remove",
    );
    expect(readdirSync(out, { recursive: true })).toEqual(before);
    // A run without repeat keeps the files of the user too.
    expect((await repeat(cwd, ...image)).code).toBe(3);
    expect(readFileSync(join(out, "run-1", "notes.txt"), "utf8")).toBe("mine");
    expect(readFileSync(join(out, "run-2", "report.json"), "utf8")).toBe("mine");
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
