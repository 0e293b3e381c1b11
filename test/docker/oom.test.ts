// Every OOM kill is seen, whoever is killed and whenever.
import { expect, it } from "vitest";
import { askEngine } from "../engines/api.mjs";
import { appIn, describeDocker, engine, expectNothingLeft, isElsewhere, memgateRun, slowness } from "./memgate.ts";

/**
 * A shell that doubles a string until the kernel ends it: within milliseconds, and without a runtime to start first. It
 * asks to be the one that is killed, for the app beside it may hold more at that moment.
 */
const grow = "(echo 1000 >/proc/self/oom_score_adj; x=a; while :; do x=$x$x; done)";
const shell = (script: string) => ["--command", JSON.stringify(["sh", "-c", script])];
/** How many the engine told of a container, to those who listened and those who did not. */
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

  it("of a child in the first moments is seen, though the app comes up and serves", async () => {
    const { code, report } = await memgateRun(appIn("ok", ...small, ...shell(`${grow} & exec node server.js`)));
    expect(report?.verdict.kind, report?.verdict.message).toBe("oom-killed");
    expect(report?.outcome).toEqual({ kind: "completed" });
    expect(report?.container?.exitedByItself).toBe(false);
    expect(report?.load?.requests).toBeGreaterThan(0);
    expect(code).toBe(1);
  });

  it("of ten children in a row is ten kills", async ({ skip }) => {
    skip(isElsewhere, "the cgroup's counter can't be read from here");
    const ten = `for i in 1 2 3 4 5 6 7 8 9 10; do ${grow}; done`;
    // The app comes up after the last of them.
    const { report } = await memgateRun(appIn("ok", ...small, ...shell(`${ten}; exec node server.js`)));
    expect(report?.oom).toMatchObject({ killed: true, processKills: 10 });
  });

  it("of the app before it is ready is no mere failure to start", async () => {
    const { code, report } = await memgateRun(appIn("ok", ...small, ...shell(`x=a; while :; do x=$x$x; done`)));
    expect(report?.verdict.kind, report?.verdict.message).toBe("oom-killed");
    expect(report?.container).toMatchObject({ exitedByItself: true, exitCode: 137 });
    expect(report?.load).toBeNull();
    expect(code).toBe(1);
  });

  it.each([1_500, 1_850, 1_930, 1_970, 2_000, 2_150])(
    "is seen as late as it comes: growth begun %d ms into a load of 2 s",
    async (ms) => {
      const { report } = await memgateRun(appIn("grow-late", ...small, "--duration", "2s", "--env", `AFTER_MS=${ms}`));
      // Whether the kernel was done before the run was: its engine knows, or on Podman its log. One begun early always is.
      const events =
        engine?.isPodman === true ? report?.oom.processes?.length : await oomEvents(report?.container?.id ?? "");
      // On an emulated machine memory grows too slowly for that.
      const isKilled = (ms === 1_500 && slowness === 1) || (events ?? 0) > 0;
      expect(report?.oom.killed, report?.verdict.message).toBe(isKilled);
      expect(report?.container?.exitedByItself).toBe(false);
    },
  );

  it("is not seen in an exit code: 137 alone is a SIGKILL of anyone's", async () => {
    const { report } = await memgateRun(
      appIn("ok", ...shell("node server.js & sh -c 'kill -9 $PPID'; kill -9 $$; exit 137")),
    );
    expect(report?.oom).toMatchObject({ killed: false, witnesses: [] });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "app-exited" });
    expect(report?.container?.exitCode).toBe(137);
  });
});
