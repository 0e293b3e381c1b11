// Runs the npm package's API on a real engine, in a project that has the packed package.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeConsumer, nodes, noNode24, runNode } from "../consumer.ts";
import { root } from "../docs/markdown.ts";
import { describeDocker, docker, engine, expectNothingLeft, seconds } from "./memgate.ts";

const env = { DOCKER_HOST: engine?.host ?? "" };

describeDocker("the API", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "memgate-consumer-"));
    makeConsumer(folder);
    writeFileSync(join(folder, "gate.mjs"), readFileSync(join(root, "examples/api/gate.mjs")));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  expectNothingLeft();

  /** Options of a short gate on the suite's app. */
  const app = { image: engine?.app, pull: "never", memoryLimit: "128Mi", readyPath: "/healthz", warmup: "0s" };

  /** Runs a program with `run(options, controls)` and returns what it writes as JSON. */
  async function program(body: string, more: Readonly<Record<string, string>> = env) {
    const options = JSON.stringify({ ...app, duration: seconds(2) });
    const text = `import { InputError, runGate } from "memgate";\nconst app = ${options};\n${body}\n`;
    writeFileSync(join(folder, "program.mjs"), text);
    const { code, stdout, stderr } = await runNode(process.execPath, folder, ["program.mjs"], more);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout);
  }

  it.for(nodes())("runs the example of the documentation on $name", async ({ path }, context) => {
    if (path === null) {
      console.error(`skipped: ${noNode24}`);
      return context.skip(noNode24);
    }
    const { code, stdout, stderr } = await runNode(path, folder, ["gate.mjs", engine?.app ?? ""], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("load …\n") });
    expect(stdout).toMatch(/^Verdict +pass \(/m);
    expect(stdout).toMatch(/^(proven|sampled), and with a threshold of 60%: (pass|over-ratio)$/m);
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toMatch(
      /^### ✅ [\s\S]*\n\nImage: memgate-test-app:latest\n$/,
    );
    const files = ["gate.mjs", "summary.md"];
    const others = /^(node_modules|package\.json|program\.mjs|memgate-.*\.tgz)$/;
    expect(readdirSync(folder).filter((name) => !others.test(name))).toEqual(files);
  });

  it("resolves with report, evidence and verdict, reports progress, and writes the report into reportDir", async () => {
    const { kinds, phases, outcome } = await program(`
      const seen = [];
      const outcome = await runGate({ ...app, reportDir: "out" }, { onProgress: (one) => seen.push(one) });
      const kinds = [...new Set(seen.map(({ kind }) => kind))].sort();
      console.log(JSON.stringify({ kinds, phases: seen.flatMap(({ phase }) => phase ?? []), outcome }));`);
    expect(kinds).toEqual(["load", "note", "phase", "sample"]);
    expect(phases).toEqual(["start", "load", "settle"]);
    expect(outcome.verdict.kind).toBe("pass");
    expect(outcome.reportProblem).toBeNull();
    expect(outcome.report).toMatchObject(outcome.evidence);
    expect(JSON.parse(readFileSync(join(folder, "out/report.json"), "utf8"))).toEqual(outcome.report);
    for (const name of ["report.html", "samples.csv", "junit.xml"])
      expect(existsSync(join(folder, "out", name))).toBe(true);
  });

  it("compares the app with its base without a report folder, and says which run begins", async () => {
    const { notes, comparison } = await program(`
      const notes = [];
      const onProgress = ({ kind, text }) => kind === "note" && notes.push(text);
      const options = { ...app, requests: 50, baseImage: app.image, maxIncrease: "50%" };
      const { report } = await runGate(options, { onProgress });
      console.log(JSON.stringify({ notes, comparison: report.comparison }));`);
    const pairs = ["pair 1, base", "pair 1, head", "pair 2, head", "pair 2, base"];
    const positions = notes.filter((note: string) => /^(image|pair)/.test(note));
    expect(positions.slice(0, 6)).toEqual(["image of base", "image of head", ...pairs]);
    expect(comparison).toMatchObject({ result: "not-increased", maxIncrease: 0.5, base: { kind: "image" } });
  });

  it("ends a run when the signal aborts, removes the container and resolves as inconclusive", async () => {
    const { verdict, id } = await program(`
      const controller = new AbortController();
      const onProgress = ({ phase }) => phase === "load" && setTimeout(() => controller.abort(), 300);
      const outcome = await runGate({ ...app, duration: "60s" }, { signal: controller.signal, onProgress });
      console.log(JSON.stringify({ verdict: outcome.verdict, id: outcome.report.container.id }));`);
    expect(verdict).toEqual({
      kind: "inconclusive",
      reason: "interrupted",
      code: "interrupted/caller-aborted",
      data: { why: null },
      message: "the caller aborted the run",
    });
    expect(docker("ps", "--all", "--quiet", "--filter", `id=${id}`)).toBe("");
  });

  it("ends a run in which onProgress throws, and rejects with its error", async () => {
    const message = await program(`
      const onProgress = ({ kind }) => { if (kind === "sample") throw new Error("mine"); };
      await runGate(app, { onProgress }).catch((error) => console.log(JSON.stringify(error.message)));`);
    expect(message).toBe("mine");
  });

  it("takes the engine from env, and is inconclusive without an engine there", async () => {
    const run = (host: string) => `
      const { verdict } = await runGate(app, { env: { DOCKER_HOST: ${JSON.stringify(host)} } });
      console.log(JSON.stringify(verdict));`;
    const none = await program(run("unix:///nowhere/docker.sock"), env);
    expect(none).toMatchObject({ kind: "inconclusive", reason: "engine-unavailable" });
    const found = await program(run(env.DOCKER_HOST), { DOCKER_HOST: "unix:///nowhere/docker.sock" });
    expect(found.kind).toBe("pass");
  });

  it("rejects with an InputError if the problem shows only in the image", async () => {
    const problems = await program(`
      await runGate({ ...app, ready: "healthcheck", readyPath: undefined }).catch((error) => {
        if (!(error instanceof InputError)) throw error;
        console.log(JSON.stringify(error.problems));
      });`);
    expect(problems).toEqual([expect.stringMatching(/^ready: .*HEALTHCHECK/)]);
  });

  it("gives the output of a load command to log, with secrets masked", async () => {
    const lines = await program(`
      const lines = [];
      const loadCommand = ["sh", "-c", "echo token is hunter2hunter2; sleep 1.2"];
      const options = { ...app, warmup: undefined, duration: undefined, env: { API_TOKEN: "hunter2hunter2" }, loadCommand };
      await runGate(options, { log: (line) => lines.push(line) });
      console.log(JSON.stringify(lines));`);
    expect(lines.filter((line: string) => line.startsWith("token is"))).toEqual([
      expect.not.stringContaining("hunter2"),
    ]);
  });
});
