// The leak check on real Node.js apps.
import { expect, it } from "vitest";
import { describeDocker, engine, expectNothingLeft, leftovers, memgateRun, nothing } from "../memgate.ts";

const requests = 200;
/** The record of each request in examples/leak, with its entry in the Map. */
const keptBytes = 2_048 + 64;

function check(environment: Readonly<Record<string, string>>, ...more: readonly string[]): readonly string[] {
  const variables = Object.entries(environment).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
  const built = ["--build", "examples/leak", "--build-args", `BASE=${engine?.base}`];
  const load = ["--ready-path", "/healthz", "--leak", "true", "--requests", `${requests}`];
  return [...built, "--memory-limit", "128Mi", ...load, ...variables, ...more];
}

describeDocker("the leak check", () => {
  expectNothingLeft();

  it("finds a leak of 2 KiB per request, and estimates it within 10%", async () => {
    const { code, report, stdout, stderr } = await memgateRun(check({}));
    expect(code, stderr).toBe(1);
    expect(report?.verdict.kind).toBe("leaks");
    expect(report?.liveMemory?.blocks).toHaveLength(13);
    expect(report?.leak?.bytesPerRequest).toBeGreaterThan(0.9 * keptBytes);
    expect(report?.leak?.bytesPerRequest).toBeLessThan(1.1 * keptBytes);
    expect(report?.load?.requests).toBe(12 * requests);
    expect(stdout).toMatch(/^✗ The app leaks \S+ KiB per request: /m);
    expect(leftovers()).toEqual(nothing);
  });

  it("passes a flat app that leaves garbage behind", async () => {
    const { code, report, stderr } = await memgateRun(check({ KEPT_BYTES: "0" }));
    expect(code, stderr).toBe(0);
    expect(report?.liveMemory?.problem).toBeNull();
    expect(report?.leak?.result).toMatch(/^(steady|levelled-off)$/);
  });

  it("passes a cache that is full after three blocks", async () => {
    const { code, report, stderr } = await memgateRun(check({ MAX_RECORDS: "600" }));
    expect(code, stderr).toBe(0);
    expect(report?.leak?.result).toBe("levelled-off");
  });

  it("asks an app of another user", async () => {
    const { code, report, stderr } = await memgateRun(check({ KEPT_BYTES: "0" }, "--user", "1000:1000"));
    expect(code, stderr).toBe(0);
    expect(report?.liveMemory).toMatchObject({ problem: null });
    expect(report?.liveMemory?.blocks[8]).toMatchObject({ block: 8, processes: 1 });
  });

  it("cannot check an app that handles SIGUSR1 itself, and passes with a warning", async () => {
    const script = "process.on('SIGUSR1', () => {}); require('http').createServer((_, r) => r.end('ok')).listen(3000)";
    const image = ["--image", engine?.app ?? "", "--pull", "never", "--port", "3000", "--memory-limit", "128Mi"];
    const command = ["--entrypoint", "node", "--command", `-e "${script}"`];
    const { code, report, stdout, stderr } = await memgateRun([...image, ...command, "--leak", "true"]);
    expect(code, stderr).toBe(0);
    expect(report?.liveMemory).toMatchObject({ problem: "own-handler", blocks: [] });
    expect(report?.load?.durationMs).toBeGreaterThan(59_000);
    expect(report?.growth).not.toBeNull();
    expect(stdout.replace(/\s+/g, " ")).toContain("the app handles this signal itself, or port 9229 is taken");
  });

  it("leaves nothing behind if it is interrupted in a block", async () => {
    let isSent = false;
    const { code, report } = await memgateRun(check({}), {
      onProgress: (stderr, kill) => {
        if (isSent || !stderr.includes("block 2 of 8")) return;
        isSent = true;
        kill("SIGINT");
      },
    });
    expect(isSent).toBe(true);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(leftovers()).toEqual(nothing);
  });
});
