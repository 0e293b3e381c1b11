// The search for the right limit on a real engine.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { SizeReport } from "../../../src/report/model/size/size-schema.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { appIn, describeDocker, engine, expectNothingLeft, leftovers, memgateRun, nothing } from "../memgate.ts";

const mebibyte = 2 ** 20;
const sizeIn = (folder: string): SizeReport => JSON.parse(readFileSync(join(folder, "size.json"), "utf8"));
const headings = (stderr: string) => stderr.match(/^== run \d+ of at most 12: .*$/gm) ?? [];
/** The same work in each run, so that latency and throughput can be compared. */
const work = ["--rate", "50", "--requests", "60"];

const manifest = `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - name: api
      image: IMAGE
      env: [{name: MODE, value: ok}]
      ports: [{containerPort: 3000}]
      readinessProbe: {httpGet: {path: /healthz, port: 3000}}
      resources:
        limits:
          memory: "256Mi" # the limit
`;

describeDocker("memgate size", () => {
  expectNothingLeft();

  it("continues after an interrupt, confirms a limit below the present one, and writes it into the manifest", async () => {
    const folder = temporaryFolder();
    const file = join(temporaryFolder(), "app.yaml");
    const text = manifest.replace("IMAGE", engine?.app ?? "");
    writeFileSync(file, text);
    const args = ["--manifest", file, "--pull", "never", "--warmup", "0s", "--write", file, ...work];
    let isSent = false;
    const first = await memgateRun(args, {
      command: "size",
      folder,
      onProgress: (stderr, kill) => {
        if (isSent || !/== run 2 of at most 12.*load:/s.test(stderr)) return;
        isSent = true;
        kill("SIGINT");
      },
    });
    expect(first.code, first.stderr).toBe(3);
    expect(first.stdout).toMatch(/^\? The search is not finished \(1 of at most 12 runs\): /m);
    expect(sizeIn(folder)).toMatchObject({ result: { kind: "unfinished" }, runs: [{ run: 1, verdict: "pass" }] });
    expect(readdirSync(folder).toSorted()).toEqual(["run-1", "size.json"]);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(leftovers()).toEqual(nothing);

    const second = await memgateRun(args, { command: "size", folder });
    expect(second.code, second.stderr).toBe(0);
    expect(second.stderr).toContain("memgate continues the unfinished search, which has 1 run.");
    expect(headings(second.stderr)[0]).toMatch(/^== run 2 of at most 12: /);
    const { result, limits, runs } = sizeIn(folder);
    if (result.kind !== "found") throw new Error(JSON.stringify(result));
    expect(result.confirmedLimitBytes).toBeLessThan(256 * mebibyte);
    expect(result.confirmedLimitBytes).toBeGreaterThanOrEqual(result.peakBytes);
    expect(result.suggestedLimitBytes * 0.8).toBeGreaterThanOrEqual(result.peakBytes);
    const confirmed = limits.find(({ limitBytes }) => limitBytes === result.confirmedLimitBytes);
    expect(confirmed?.runs).toBeGreaterThanOrEqual(3);
    expect(confirmed?.survived).toBe(confirmed?.runs);
    for (const { run } of runs) expect(existsSync(join(folder, `run-${run}`, "report.html"))).toBe(true);
    const limit = `${result.suggestedLimitBytes / mebibyte}Mi`;
    expect(readFileSync(file, "utf8")).toBe(text.replace("256Mi", limit));
    expect(second.stdout).toContain(`now has ${limit} instead of 256Mi.`);
    expect(leftovers()).toEqual(nothing);
  });

  it("leaves nothing behind after an interrupt in the image build, and size.json says it", async () => {
    const context = join(temporaryFolder(), "app");
    mkdirSync(context);
    const slow = 'RUN node -e "setTimeout(() => {}, 2000)"';
    writeFileSync(join(context, "Dockerfile"), `FROM ${engine?.app}\nENV MODE=ok UNIQUE=${Math.random()}\n${slow}\n`);
    let isSent = false;
    const args = ["--build", context, "--port", "3000", "--memory-limit", "256Mi", ...work];
    const { code, stdout, stderr, folder } = await memgateRun(args, {
      command: "size",
      onProgress: (text, kill) => {
        if (isSent || !/setTimeout/.test(text)) return;
        isSent = true;
        kill("SIGINT");
      },
    });
    expect(isSent, stderr).toBe(true);
    expect(code, stderr).toBe(3);
    expect(stdout).toMatch(/^\? The search is not finished \(0 of at most 12 runs\): /m);
    expect(sizeIn(folder)).toMatchObject({ result: { kind: "unfinished" }, runs: [] });
    expect(readdirSync(folder)).toEqual(["size.json"]);
    expect(leftovers()).toEqual(nothing);
  });

  it("is refused if the app is killed under the present limit, and a later run takes its folder over", async () => {
    const { code, stdout, folder } = await memgateRun(appIn("eat", ...work, "--duration", "2s"), { command: "size" });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ No limit found: The app does not pass under the present limit of 128 MiB/m);
    expect(sizeIn(folder)).toMatchObject({ result: { kind: "refused", code: "gate-failed", isBreach: true } });
    expect(readdirSync(folder).toSorted()).toEqual(["run-1", "size.json"]);
    const { code: later, stderr } = await memgateRun(appIn("ok"), { folder });
    expect(later, stderr).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(["junit.xml", "report.html", "report.json", "samples.csv"]);
    expect(leftovers()).toEqual(nothing);
  });
});
