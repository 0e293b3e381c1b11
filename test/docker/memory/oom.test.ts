// memgate detects every OOM kill: of any process, at any time.
import { expect, it } from "vitest";
import { askEngine } from "../../engines/api.mjs";
import { appIn, describeDocker, engine, expectNothingLeft, isElsewhere, memgateRun, slowness } from "../memgate.ts";

/**
 * A shell that doubles a string until the kernel kills it. This takes milliseconds, because no runtime has to start. Its
 * oom_score_adj makes the kernel choose it, although the app may use more memory at that moment.
 */
const grow = "(echo 1000 >/proc/self/oom_score_adj; x=a; while :; do x=$x$x; done)";
const shell = (script: string) => ["--command", JSON.stringify(["sh", "-c", script])];
/** The number of OOM events that the engine recorded for a container. */
async function oomEvents(id: string): Promise<number> {
  const filters = JSON.stringify({ container: [id], event: ["oom"] });
  const until = Math.ceil(Date.now() / 1000);
  const query = `since=${until - 60}&until=${until}&filters=${encodeURIComponent(filters)}`;
  const { text } = await askEngine(engine?.host ?? "", `/events?${query}`);
  return text.split("\n").filter((line) => line.includes('"oom"')).length;
}

const small = ["--memory-limit", "96Mi"];

describeDocker("an OOM kill", () => {
  expectNothingLeft();

  it("of a child right after the start is detected, although the app starts and serves", async () => {
    const { code, report } = await memgateRun(appIn("ok", ...small, ...shell(`${grow} & exec node server.js`)));
    expect(report?.verdict.kind, report?.verdict.message).toBe("oom-killed");
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.container?.exitedByItself).toBe(false);
    expect(report?.load?.requests).toBeGreaterThan(0);
    expect(code).toBe(1);
  });

  it("of ten children one after the other counts as ten kills", async ({ skip }) => {
    skip(isElsewhere, "the cgroup's counter can't be read from here");
    const ten = `for i in 1 2 3 4 5 6 7 8 9 10; do ${grow}; done`;
    // The app starts after the last kill.
    const { report } = await memgateRun(appIn("ok", ...small, ...shell(`${ten}; exec node server.js`)));
    expect(report?.oom).toMatchObject({ killed: true, processKills: 10 });
  });

  it("of the app before it is ready is oom-killed, not not-ready", async () => {
    const { code, report } = await memgateRun(appIn("ok", ...small, ...shell(`x=a; while :; do x=$x$x; done`)));
    expect(report?.verdict.kind, report?.verdict.message).toBe("oom-killed");
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 137 });
    expect(report?.load).toBeNull();
    expect(code).toBe(1);
  });

  it.each([1_500, 1_850, 1_930, 1_970, 2_000, 2_150])(
    "is detected if memory starts to grow %d ms into a load of 2 s and the kernel kills before the end",
    async (ms) => {
      const { report } = await memgateRun(appIn("grow-late", ...small, "--duration", "2s", "--env", `AFTER_MS=${ms}`));
      // The engine's events, or the kernel's log with Podman, say whether the kill came before the run's end.
      const events =
        engine?.isPodman === true ? report?.oom.processes?.length : await oomEvents(report?.container?.id ?? "");
      // Growth that starts at 1,500 ms always ends in a kill, except on an emulated machine, which is too slow.
      const isKilled = (ms === 1_500 && slowness === 1) || (events ?? 0) > 0;
      expect(report?.oom.killed, report?.verdict.message).toBe(isKilled);
      expect(report?.container?.exitedByItself).toBe(false);
    },
  );

  it("is not assumed from exit code 137, because anyone can send SIGKILL", async () => {
    const { report } = await memgateRun(
      appIn("ok", ...shell("node server.js & sh -c 'kill -9 $PPID'; kill -9 $$; exit 137")),
    );
    expect(report?.oom).toMatchObject({ killed: false, witnesses: [] });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(report?.container?.exitCode).toBe(137);
  });
});
