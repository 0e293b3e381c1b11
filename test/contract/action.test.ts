import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { optionNames, optionOf } from "../../src/options/table.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { action, serve } from "./surroundings.ts";

/** Runs the Action as the runner does, with files for the outputs and the summary. */
async function runAction(inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder();
  const files = { GITHUB_OUTPUT: join(cwd, "output"), GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = { ...files, DOCKER_HOST: `unix://${cwd}/docker.sock`, ...Object.fromEntries(variables), ...more };
  const { code, stdout } = await action({ cwd, env });
  const outputs = readFileSync(files.GITHUB_OUTPUT, "utf8");
  const output = (name: string) => new RegExp(`^${name}<<(.*)\\n([^]*?)\\n?\\1$`, "m").exec(outputs)?.[2];
  const linesOf = (command: string) => stdout.split("\n").filter((line) => line.startsWith(command));
  const [annotations, warnings] = [linesOf("::error"), linesOf("::warning")];
  return { cwd, code, stdout, output, annotations, warnings, summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8") };
}

/** The inputs that the runner passes if the workflow gives none. */
const defaults = Object.fromEntries(optionNames.map((name) => [name, optionOf(name).default ?? ""]));

/** A GitHub server that keeps the bodies of new comments and the paths of all requests. */
async function createGitHub() {
  const bodies: string[] = [];
  const paths: string[] = [];
  const origin = await serve(async (request, response) => {
    paths.push(`${request.method} ${request.url?.split("?")[0]}`);
    if (request.method === "POST") bodies.push(JSON.parse((await request.toArray()).join("")).body);
    response.setHeader("content-type", "application/json");
    response.end(request.method === "POST" ? '{ "html_url": "http://github/1" }' : "[]");
  });
  return { origin, bodies, paths };
}

describe("the Action", () => {
  it("fails for bad input, with one annotation and a summary that have all problems", async () => {
    const { code, annotations, summary, output, cwd } = await runAction({
      ...defaults,
      image: "app:1",
      "max-ratio": "2\x1b[2J",
      env: "s3cret",
      "memory-limt": "64Mi",
    });
    expect(code).toBe(1);
    expect(annotations).toHaveLength(1);
    for (const text of [
      "max-ratio",
      "env",
      "memory-limt",
      "did you mean memory-limit?",
      "`memory-limit` is required",
    ]) {
      expect(annotations[0]).toContain(text);
      expect(summary.replaceAll("\\", "")).toContain(text);
    }
    expect(annotations[0] + summary).not.toContain("s3cret");
    expect(annotations[0] + summary).not.toContain("\x1b");
    expect(output("verdict")).toBeUndefined();
    expect(existsSync(join(cwd, "memgate-report"))).toBe(false);
  });

  it("runs the gates of a config, with one annotation at the limit in annotate-file", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "app.yml"), "kind: Pod\nlimits:\n  memory: 64Mi\n");
    writeFileSync(
      join(folder, "gates.yml"),
      `defaults: {image: "app:1", memory-limit: 64Mi, annotate-file: ${folder}/app.yml}\ngates: {api: , web: {port: 80, max-ratio: 0.5}}\n`,
    );
    const inputs = { ...defaults, config: join(folder, "gates.yml") };
    const { code, annotations, stdout, summary, output, cwd } = await runAction(inputs);
    expect(code).toBe(1);
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatch(
      /^::error title=memgate%3A 2 of 2 gates were inconclusive,file=.*app\.yml,line=3,col=3::2 of 2 gates were inconclusive: api: Inconclusive: /,
    );
    expect(stdout).toContain("== web (gate 2 of 2)");
    expect(summary).toMatch(/^### ⚠️ 2 of 2 gates were inconclusive\n\n\| Gate \|/);
    expect(output("report")).toBe(join(cwd, "memgate-report", "gates.json"));
    expect(JSON.parse(output("gates") ?? "")).toMatchObject([{ name: "api" }, { name: "web" }]);
    const names = (folder: string) => readdirSync(join(cwd, "memgate-report", folder)).toSorted();
    expect(names("")).toEqual(["api", "gates.json", "junit.xml", "web"]);
    expect(names("web")).toEqual(["report.html", "report.json", "samples.csv"]);
    const report = JSON.parse(readFileSync(join(cwd, "memgate-report", "web", "report.json"), "utf8"));
    expect(report.maxRatio, "an input at its default must not override memgate.yml").toBe(0.5);
  });

  it("fails for a wrong config, with one annotation that has all problems and their lines", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "gates.yml"), "gates:\n  api:\n    imag: x\n");
    const { code, annotations, cwd } = await runAction({ ...defaults, config: join(folder, "gates.yml") });
    expect(code).toBe(1);
    expect(annotations).toHaveLength(1);
    for (const text of [
      "gates.yml:3:5: gates.api.imag is not an option",
      "gates.yml:2:3: gates.api.memory-limit is required",
    ]) {
      expect(annotations[0]).toContain(text);
    }
    expect(existsSync(join(cwd, "memgate-report"))).toBe(false);
  });

  it("fails with one annotation, a summary, outputs and a report if the run is inconclusive", async () => {
    const { code, annotations, summary, output, cwd } = await runAction({
      ...defaults,
      image: "app:1",
      "memory-limit": "64Mi",
    });
    expect(code).toBe(1);
    expect(annotations).toEqual([
      expect.stringMatching(/^::error title=memgate%3A inconclusive \(engine-unavailable\)::Inconclusive: /),
    ]);
    expect(summary).toContain("### ⚠️ Inconclusive: ");
    expect(output("verdict")).toBe("inconclusive");
    expect(output("peak-bytes")).toBe("");
    expect(output("limit-bytes")).toBe("67108864");
    expect(output("oom-killed")).toBe("false");
    expect(output("report")).toBe(join(cwd, "memgate-report", "report.json"));
    expect(readFileSync(join(cwd, "memgate-report", "report.html"), "utf8")).toContain("<h1>Inconclusive: ");
    expect(JSON.parse(readFileSync(join(cwd, "memgate-report", "report.json"), "utf8")).verdict.kind).toBe(
      "inconclusive",
    );
  });

  it("passes with enforce: false, and reports the verdict with a warning instead of an error", async () => {
    const inputs = { ...defaults, image: "app:1", "memory-limit": "64Mi", enforce: "false" };
    const { code, annotations, warnings, summary, output, cwd } = await runAction(inputs);
    expect(code).toBe(0);
    expect(annotations).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^::warning title=memgate%3A inconclusive \(engine-unavailable\) \(not enforced\)::Inconclusive: .*\. Not enforced: this verdict does not fail the check \(`enforce: false`\)\.$/,
      ),
    ]);
    expect(summary).toMatch(/^### ⚠️ Inconclusive: .*\n\n\*\*Not enforced: this verdict does not fail the check/);
    expect(output("verdict")).toBe("inconclusive");
    expect(JSON.parse(readFileSync(join(cwd, "memgate-report", "report.json"), "utf8"))).toMatchObject({
      isEnforced: false,
      verdict: { kind: "inconclusive" },
    });
    expect(readFileSync(join(cwd, "memgate-report", "junit.xml"), "utf8")).toMatch(/<error [^>]*>Not enforced: /);
  });

  it("fails for bad input, and if it cannot write to report-dir, even with enforce: false", async () => {
    const inputs = { ...defaults, image: "app:1", "memory-limit": "64Mi", enforce: "false" };
    const wrong = await runAction({ ...inputs, "warn-ratio": "90%" });
    expect(wrong.code).toBe(1);
    expect(wrong.annotations).toEqual([
      expect.stringContaining('`warn-ratio` "90%25" is not below the max-ratio of 80%25; expected a lower ratio'),
    ]);
    const unwritten = await runAction({ ...inputs, "report-dir": "/proc/none" });
    expect(unwritten.code).toBe(1);
    expect(unwritten.annotations).toEqual([expect.stringMatching(/^::error title=memgate%3A /)]);
  });

  it("fails if it cannot write the job summary, with a title", async () => {
    const inputs = { ...defaults, image: "app:1", port: "80", "memory-limit": "64Mi", enforce: "false" };
    const { code, annotations } = await runAction(inputs, { GITHUB_STEP_SUMMARY: "/proc/none" });
    expect(code).toBe(1);
    expect(annotations).toEqual([
      expect.stringMatching(
        /^::error title=memgate%3A the report is incomplete::memgate could not write the job summary/,
      ),
    ]);
  });

  it.each([
    { name: "no enforced gate fails", web: "enforce: false", code: 0, counts: { errors: 0, warnings: 1 } },
    { name: "an enforced gate fails", web: "port: 80", code: 1, counts: { errors: 1, warnings: 0 } },
  ])("decides by the gates that are enforced: $name", async ({ web, code, counts }) => {
    const folder = temporaryFolder();
    const file = join(folder, "gates.yml");
    writeFileSync(
      file,
      `defaults: {image: "app:1", memory-limit: 64Mi}\ngates: {api: {enforce: false}, web: {${web}}}\n`,
    );
    const { annotations, warnings, output, code: actual } = await runAction({ ...defaults, config: file });
    expect(actual).toBe(code);
    expect({ errors: annotations.length, warnings: warnings.length }).toEqual(counts);
    expect([...annotations, ...warnings][0]).toContain("api (not enforced): Inconclusive: ");
    expect(JSON.parse(output("gates") ?? "")).toMatchObject([
      { name: "api", verdict: "inconclusive", isEnforced: false },
      { name: "web", verdict: "inconclusive", isEnforced: code !== 0 },
    ]);
  });

  it("prints no text that the runner could read as a workflow command", async () => {
    const { stdout, annotations } = await runAction({
      ...defaults,
      image: "app:1",
      "memory-limit": "64Mi",
      "report-dir": "out",
      path: "/::error::x",
    });
    expect(annotations).toHaveLength(1);
    const stops = stdout.match(/^::stop-commands::(.*)$/gm) ?? [];
    expect(stops.length).toBeGreaterThan(0);
    for (const stop of stops) expect(stdout).toContain(`::${stop.slice("::stop-commands::".length)}::`);
  });

  it("lets the runner mask each line of a secret before it writes anything else, and no ordinary value", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "pod.yaml"),
      `kind: Pod
apiVersion: v1
metadata: { name: orders }
spec:
  containers:
    - name: app
      image: app:1
      env: [{ name: CERT, valueFrom: { secretKeyRef: { name: tls, key: cert } } }, { name: MODE, value: production }]
      resources: { limits: { memory: 64Mi } }
---
kind: Secret
apiVersion: v1
metadata: { name: tls }
stringData: { cert: "first line\\nsecond 100%\\n" }
`,
    );
    const env = "DATABASE_URL=postgres://app:pin42@db/orders";
    const { stdout } = await runAction({ ...defaults, manifest: join(folder, "pod.yaml"), env });
    const masks = ["first line", "second 100%25", "pin42"].map((line) => `::add-mask::${line}`);
    expect(stdout.split("\n").slice(0, masks.length)).toEqual(masks);
    expect(stdout.match(/^::add-mask::.*$/gm)).toEqual(masks);
  });

  it("fails if it cannot write to report-dir", async () => {
    const { code, annotations } = await runAction({
      ...defaults,
      image: "app:1",
      "memory-limit": "64Mi",
      "report-dir": "output/sub",
    });
    expect(code).toBe(1);
    expect(annotations).toEqual([expect.stringContaining("report-dir")]);
  });

  it("comments on the pull request with the summary if comment is true", async () => {
    const { origin, bodies } = await createGitHub();
    const { stdout, summary, annotations } = await runAction(
      { ...defaults, image: "app:1", "memory-limit": "64Mi", comment: "true", "github-token": "t" },
      pullRequest(origin),
    );
    expect(annotations).toHaveLength(1);
    // The artifact has report.html at its top.
    const expected = summary.trimEnd().replace("memgate-report/report.html", "report.html");
    const origins = "The figures come from [this workflow run](<https://github.com/me/app/actions/runs/42>).";
    expect(bodies).toEqual([`<!-- memgate ci/gate -->\n${expected}\n\n${origins}\n`]);
    expect(stdout).toContain("comment created: http://github/1");
  });

  it("writes a notice if the token cannot comment, and keeps the verdict", async () => {
    const origin = await serve((_, response) =>
      response.writeHead(403, { "content-type": "application/json" }).end("{}"),
    );
    const { stdout, annotations } = await runAction(
      { ...defaults, image: "app:1", "memory-limit": "64Mi", comment: "true", "github-token": "t" },
      pullRequest(origin),
    );
    expect(annotations).toEqual([
      expect.stringMatching(/^::error title=memgate%3A inconclusive \(engine-unavailable\)::Inconclusive: /),
    ]);
    expect(stdout.match(/^::notice.*/gm)).toEqual([
      expect.stringMatching(/^::notice title=memgate%3A no comment was written::.*pull-requests: write/),
    ]);
  });
});

describe("the Action with mode: comment", () => {
  const runUrl = "https://github.com/me/app/actions/runs/41";
  const report = fileURLToPath(new URL("../fixtures/reports/0.1.0", import.meta.url));
  const inputs = { ...defaults, mode: "comment", report, "github-token": "t", "pull-request": "7" };
  /** A fork's event names no pull request. */
  const fork = (origin: string) => ({
    ...pullRequest(origin),
    GITHUB_EVENT_PATH: eventFile({ workflow_run: { name: "memory", html_url: runUrl, pull_requests: [] } }),
  });

  it("writes the saved report as a comment on the given pull request, and runs nothing", async () => {
    const { origin, bodies, paths } = await createGitHub();
    const { code, stdout, annotations, summary, output, cwd } = await runAction(inputs, fork(origin));
    expect(annotations).toEqual([]);
    expect(code).toBe(0);
    expect(stdout).toContain("comment created: http://github/1");
    expect(paths).toEqual(["GET /repos/me/app/issues/7/comments", "POST /repos/me/app/issues/7/comments"]);
    expect(bodies).toEqual([expect.stringMatching(/^<!-- memgate memory\/workflow_run -->\n### ✅ Memory peaked at /)]);
    expect(bodies[0]).toContain(`The figures come from [this workflow run](<${runUrl}>).`);
    expect({ summary, verdict: output("verdict"), files: readdirSync(cwd).toSorted() }).toEqual({
      summary: "",
      verdict: undefined,
      files: ["output", "summary.md"],
    });
  });

  it("fails with one annotation, and asks GitHub for nothing, if the report contradicts itself", async () => {
    const { origin, paths } = await createGitHub();
    const folder = temporaryFolder();
    const { peak, ...rest } = JSON.parse(readFileSync(join(report, "report.json"), "utf8"));
    writeFileSync(join(folder, "report.json"), JSON.stringify({ ...rest, peak: { ...peak, ratio: 0.1 } }));
    const { code, annotations } = await runAction({ ...inputs, report: folder }, fork(origin));
    expect({ code, paths }).toEqual({ code: 1, paths: [] });
    expect(annotations).toEqual([
      expect.stringMatching(
        /^::error title=memgate%3A no comment was written::bad input.*is not workingSetBytes ÷ limitBytes/,
      ),
    ]);
  });

  it("fails with one annotation that has all problems of its inputs", async () => {
    const { annotations } = await runAction({ ...defaults, mode: "comment", image: "app:1" });
    expect(annotations).toHaveLength(1);
    for (const text of ["`report` is required", "`github-token` is required", "`image` has no effect"]) {
      expect(annotations[0]).toContain(text);
    }
  });

  it("fails if the token cannot comment", async () => {
    const origin = await serve((_, response) =>
      response.writeHead(403, { "content-type": "application/json" }).end("{}"),
    );
    const { code, annotations } = await runAction(inputs, fork(origin));
    expect(code).toBe(1);
    expect(annotations).toEqual([expect.stringContaining("pull-requests: write")]);
  });
});

/** The runner's variables in a workflow for a pull request. */
function pullRequest(origin: string): Readonly<Record<string, string>> {
  return {
    GITHUB_API_URL: origin,
    GITHUB_REPOSITORY: "me/app",
    GITHUB_RUN_ID: "42",
    GITHUB_EVENT_PATH: eventFile({ pull_request: { number: 7 } }),
    GITHUB_WORKFLOW: "ci",
    GITHUB_JOB: "gate",
  };
}

function eventFile(event: unknown): string {
  const path = join(temporaryFolder(), "event.json");
  writeFileSync(path, JSON.stringify(event));
  return path;
}
