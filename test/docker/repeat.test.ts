// Several runs of one gate: a fresh container for each, one image, one report.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import {
  appIn,
  describeDocker,
  engine,
  expectNothingLeft,
  leftovers,
  memgateRun,
  nothing,
  seconds,
} from "./memgate.ts";

const short = ["--memory-limit", "128Mi", "--ready-path", "/healthz", "--duration", seconds(1), "--warmup", "0s"];

interface RunReport {
  readonly verdict: { readonly kind: string };
  readonly container: { readonly id: string; readonly imageId: string };
  readonly peak: { readonly workingSetBytes: number };
}
const runReport = (folder: string, run: number): RunReport =>
  JSON.parse(readFileSync(join(folder, `run-${run}`, "report.json"), "utf8"));

/** A folder to build from, whose image is unlike any other. */
function buildContext(more = ""): string {
  const context = join(temporaryFolder(), "app");
  mkdirSync(context);
  writeFileSync(join(context, "Dockerfile"), `FROM ${engine?.app}\nENV MODE=ok UNIQUE=${Math.random()}\n${more}`);
  return context;
}

describeDocker("repeat", () => {
  expectNothingLeft();

  it("runs a built image three times, with one build and a fresh container each", async () => {
    const args = ["--build", buildContext(), "--port", "3000", "--repeat", "3", ...short];
    const { code, report, folder, stdout, stderr } = await memgateRun(args);
    expect(code, stderr).toBe(0);
    expect(stderr.match(/^docker build /gm)).toHaveLength(1);
    expect(stderr.match(/^== run \d of 3$/gm)).toEqual(["== run 1 of 3", "== run 2 of 3", "== run 3 of 3"]);
    const runs = [1, 2, 3].map((run) => runReport(folder, run));
    expect(new Set(runs.map(({ container }) => container.id)).size).toBe(3);
    expect(new Set(runs.map(({ container }) => container.imageId)).size).toBe(1);
    const peaks = runs.map(({ peak }) => peak.workingSetBytes);
    expect(report?.set?.runs.map(({ peakBytes }) => peakBytes)).toEqual(peaks);
    expect(report?.peak?.workingSetBytes).toBe(Math.max(...peaks));
    expect(stdout).toMatch(/^✓ All 3 runs passed\. /m);
    const shown = report?.set?.shown ?? 0;
    const samples = (path: string) => readFileSync(join(folder, path, "samples.csv"), "utf8");
    expect(samples(".")).toBe(samples(`run-${shown}`));
    expect(existsSync(join(folder, "junit.xml"))).toBe(true);
    expect(leftovers()).toEqual(nothing);
  });

  it("an interrupt in the second run leaves nothing behind, and the report says what was seen", async () => {
    let isSent = false;
    const args = ["--build", buildContext(), "--port", "3000", "--repeat", "5", ...short];
    const { code, report, folder, stdout } = await memgateRun(args, {
      onProgress: (stderr, kill) => {
        if (isSent || !/== run 2 of 5.*load:/s.test(stderr)) return;
        isSent = true;
        kill("SIGINT");
      },
    });
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(report?.set?.runs.map(({ verdict }) => verdict)).toEqual(["pass", "inconclusive"]);
    expect(stdout).toMatch(/^\? Interrupted in run 2 of 5: the run was ended by SIGINT\. 1 run passed\./m);
    expect(existsSync(join(folder, "run-3"))).toBe(false);
    expect(leftovers()).toEqual(nothing);
  });

  it.each([
    {
      place: "the image build",
      // The legacy builder and BuildKit name the step unlike each other.
      after: /setTimeout/,
      runs: ["inconclusive"],
      headline: "? Interrupted in run 1 of 3",
    },
    {
      place: "the time between two runs",
      after: /== run 2 of 3\n/,
      runs: ["pass", "inconclusive"],
      headline: "? Interrupted in run 2 of 3",
    },
    {
      place: "the end of the last run",
      after: /== run 3 of 3\n.*settle:/s,
      runs: ["pass", "pass", "inconclusive"],
      headline: "? Interrupted in run 3 of 3",
    },
  ])("an interrupt in $place leaves nothing behind, and the report says it", async ({ after, runs, headline }) => {
    const context = buildContext('RUN node -e "setTimeout(() => {}, 2000)"\n');
    let isSent = false;
    const { code, report, stdout, stderr } = await memgateRun(
      ["--build", context, "--port", "3000", "--repeat", "3", ...short],
      {
        onProgress: (text, kill) => {
          if (isSent || !after.test(text)) return;
          isSent = true;
          kill("SIGINT");
        },
      },
    );
    expect(isSent, stderr).toBe(true);
    expect(code, stderr).toBe(3);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(report?.set?.runs.map(({ verdict }) => verdict)).toEqual(runs);
    expect(stdout).toContain(headline);
    expect(leftovers()).toEqual(nothing);
  });

  it("a second run that cannot be written leaves no report of the first", async () => {
    const folder = temporaryFolder();
    let isMade = false;
    const { code, stderr } = await memgateRun(appIn("ok", "--repeat", "2"), {
      folder,
      onProgress: (text) => {
        if (isMade || !/== run 1 of 2.*load:/s.test(text)) return;
        isMade = true;
        writeFileSync(join(folder, "run-2"), "mine");
      },
    });
    expect(code, stderr).toBe(2);
    expect(readdirSync(folder)).toEqual(["run-2"]);
  });

  it("an interrupt does not hide a breach of a completed run", async () => {
    let isSent = false;
    const { code, report } = await memgateRun(appIn("ok", "--max-ratio", "0.01", "--repeat", "3"), {
      onProgress: (stderr, kill) => {
        if (isSent || !/== run 2 of 3.*start:/s.test(stderr)) return;
        isSent = true;
        kill("SIGTERM");
      },
    });
    expect(code).toBe(1);
    expect(report?.verdict.message).toMatch(/^(1|2) of 3 runs exceeded the threshold; interrupted in run 2/);
  });
});
