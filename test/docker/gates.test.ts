import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { describeDocker, engine, expectNothingLeft, memgateRun, runAction, seconds } from "./memgate.ts";

const root = new URL("../..", import.meta.url).pathname;
const config = join(root, "examples/gates/memgate.yml");
const shared = ["--config", config, "--build-args", `BASE=${engine?.base}`, "--duration", seconds(2)];

describeDocker("several gates", () => {
  expectNothingLeft();

  it("run one after the other, each with a report, and fail if one gate fails", async () => {
    const { code, stdout, stderr, folder } = await memgateRun(shared);
    expect(code, stderr).toBe(1);
    expect(stdout).toMatch(/^bounded +✓ Pass( \(sampled\))? +\S+ MiB .*\nunbounded +✗ Over the threshold +\S+ MiB /m);
    expect(stdout).toMatch(
      /\n✗ unbounded: Over the threshold: Memory peaked at .*\n(.*\n)?( {2}.*\n)+\nexamples\/gates\/memgate\.yml:6:3: ✗ 1 of 2 gates failed\nFull report of each gate that ran, with every sample: .*\n$/,
    );
    const set = JSON.parse(readFileSync(join(folder, "gates.json"), "utf8"));
    expect(set.gates.map(({ name }: { name: string }) => name)).toEqual(["bounded", "unbounded"]);
    for (const name of ["bounded", "unbounded"]) {
      const report = JSON.parse(readFileSync(join(folder, name, "report.json"), "utf8"));
      expect(report.verdict.kind).toBe(name === "bounded" ? "pass" : "over-ratio");
    }
    const junit = readFileSync(join(folder, "junit.xml"), "utf8");
    expect(junit).toMatch(/ tests="10" failures="2" errors="0" skipped="[0-3]" /);
    expect(junit).toMatch(/name="unbounded: the peak [^>]*>\n +<failure /);
  });

  it("run only if only names them", async () => {
    const { code, stdout, folder } = await memgateRun([...shared, "--only", "bounded", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      gates: [{ name: "bounded", refused: null, report: { verdict: { kind: "pass" } } }],
    });
    expect(existsSync(join(folder, "unbounded"))).toBe(false);
  });

  it("continue after a gate whose input error shows only in its image", async () => {
    const { code, log, summary, reports } = await runAction({
      config: writeConfig(`
defaults: {memory-limit: 64Mi, pull: never, duration: ${seconds(1)}, warmup: 0s}
gates:
  portless: {image: ${engine?.base}}
  app: {image: ${engine?.app}, env: [MODE=ok]}
`),
    });
    expect(code, log).toBe(1);
    expect(summary).toMatch(/\| portless \| ⚠️ Did not run \(bad-input\) \|.*\n\| app \| ✅ Pass( \(sampled\))? \|/);
    expect(log.match(/^::error/gm)).toHaveLength(1);
    expect(log).toMatch(
      /^::error title=[^:]*::1 of 2 gates did not run: portless: did not run \(bad-input\): the image exposes no/m,
    );
    expect(existsSync(join(reports, "app", "report.json"))).toBe(true);
  });

  it("are all reported as interrupted if the run is interrupted in the first gate", async () => {
    let isSent = false;
    const { code, stdout } = await memgateRun(shared, {
      onProgress: (stderr, kill) => {
        if (isSent || !stderr.includes("load:")) return;
        isSent = true;
        kill("SIGINT");
      },
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^bounded +\? Inconclusive \(interrupted\)/m);
    expect(stdout).toMatch(/^unbounded +\? Did not run \(interrupted\)/m);
  });

  function writeConfig(text: string): string {
    const path = join(temporaryFolder(), "memgate.yml");
    writeFileSync(path, text);
    return path;
  }
});
