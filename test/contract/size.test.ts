// memgate size and mode: size from outside, without an engine.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { optionNames, optionOf, sizeOnly } from "../../src/options/table.ts";
import { sizeJsonSchema } from "../../src/report/model/size/size-schema.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { action, memgate, schemaPath, serve } from "./surroundings.ts";

const published = JSON.parse(readFileSync(join(dirname(schemaPath), "size.schema.json"), "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(published);

const manifest = `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - name: api
      image: app:1
      ports: [{containerPort: 80}]
      resources:
        limits:
          memory: 64Mi # the limit
`;

/** The folder of a test, with an engine that does not respond. */
function setUp(files: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return { cwd, env: { DOCKER_HOST: `unix://${cwd}/docker.sock` } };
}

describe("memgate size --help", () => {
  it("has the options of a gate and of the search, and not those that the search refuses", async () => {
    const { code, stdout, stderr } = await memgate(["size", "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: memgate size /);
    for (const flag of [
      "image",
      "manifest",
      "max-ratio",
      "requests",
      "write",
      "comment",
      "github-token",
      "fresh",
      "json",
      "dry-run",
    ])
      expect(stdout).toMatch(new RegExp(`^ {2}--${flag}( |$)`, "m"));
    for (const flag of ["container", "set-limit", "repeat", "mode", "base-ref", "baseline"])
      expect(stdout).not.toMatch(new RegExp(`^ {2}--${flag}( |$)`, "m"));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("is in the list of commands", async () => {
    expect((await memgate(["--help"])).stdout).toMatch(/memgate size \[options] {2}/);
  });
});

describe("memgate size with bad input", () => {
  it("reports all problems at once, and starts nothing", async () => {
    const { cwd, env } = setUp();
    const args = ["--container", "app", "--repeat", "3", "--write", "no.yaml", "--max-ratio", "2"];
    const { code, stdout, stderr } = await memgate(["size", ...args], { cwd, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const text of [
      "--container cannot be used in a search for the right limit",
      "--repeat cannot be used in a search for the right limit",
      '--write "no.yaml" is not a file',
      '--max-ratio "2" is not accepted',
      "See memgate size --help",
    ])
      expect(stderr).toContain(text);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("asks for one gate of a config, and refuses a running container in it", async () => {
    const gates = "defaults: {image: 'app:1', memory-limit: 64Mi}\ngates:\n  api:\n  web:\n";
    const { cwd, env } = setUp({ "two.yml": gates, "running.yml": "gates: {api: {container: app}}\n" });
    const two = await memgate(["size", "--config", "two.yml"], { cwd, env });
    expect(two.code).toBe(2);
    expect(two.stderr).toContain("--only must name one gate");
    expect(two.stderr).toContain("expected one of api, web");
    const running = await memgate(["size", "--config", "running.yml"], { cwd, env });
    expect(running.code).toBe(2);
    expect(running.stderr).toContain("--container cannot be used in a search");
  });

  it.each([
    ["a limit that a template sets", manifest.replace("64Mi # the", '"{{ .Values.memory }}" # the'), "template"],
    ["a file without a limit", manifest.replace(/\s+resources:[\s\S]*$/, "\n"), "found no limit"],
  ])("refuses to write %s before it starts anything", async (_name, text, why) => {
    const { cwd, env } = setUp({ "app.yaml": text });
    const args = ["size", "--image", "app:1", "--memory-limit", "64Mi", "--write", "app.yaml"];
    const { code, stderr } = await memgate(args, { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toContain(why);
    expect(readdirSync(cwd)).toEqual(["app.yaml"]);
  });

  it("refuses to write a file that does not have the limit of the app", async () => {
    const { cwd, env } = setUp({ "app.yaml": manifest, "other.yaml": manifest });
    const args = ["size", "--manifest", "app.yaml", "--write", "other.yaml"];
    const { code, stderr } = await memgate(args, { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toContain("the limit of the app is not in other.yaml, but at app.yaml:11:11");
  });

  it("refuses folders of other runs in the report folder", async () => {
    const { cwd, env } = setUp();
    mkdirSync(join(cwd, "memgate-report", "run-12"), { recursive: true });
    const { code, stderr } = await memgate(["size", "--image", "a:1", "--memory-limit", "64Mi"], { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toContain("run-12 exists and is not a run of the report");
  });

  it.each(sizeOnly)("%s is not an option of memgate run, and needs mode: size in the Action", async (name) => {
    const { cwd, env } = setUp({ "app.yaml": manifest });
    const value = name === "write" ? "app.yaml" : "true";
    const { stderr } = await memgate(["run", "--manifest", "app.yaml", `--${name}`, value], { cwd, env });
    expect(stderr).toContain(`--${name} is not an option`);
    const { code, annotations } = await runAction({ ...defaults, manifest: "app.yaml", [name]: value });
    expect(code).toBe(1);
    expect(annotations[0]).toContain(`\`${name}\` needs \`mode: size\``);
  });
});

describe("memgate size without an engine", () => {
  it("says that the search is not finished, in size.json too", async () => {
    const { cwd, env } = setUp({ "app.yaml": manifest });
    const args = ["size", "--manifest", "app.yaml", "--write", "app.yaml", "--report-dir", "out"];
    const { code, stdout, stderr } = await memgate(args, { cwd, env });
    expect(code).toBe(3);
    expect(stderr).toContain("== run 1 of at most 12: 64 MiB, the present limit (threshold: 80%)");
    expect(stdout).toMatch(/^\? The search is not finished \(0 of at most 12 runs\): Inconclusive: /m);
    const size = JSON.parse(readFileSync(join(cwd, "out", "size.json"), "utf8"));
    validate(size);
    expect(validate.errors).toBeNull();
    expect(size).toMatchObject({ result: { kind: "unfinished" }, runs: [], presentLimitBytes: 64 * 2 ** 20 });
    expect(readdirSync(join(cwd, "out"))).toEqual(["size.json"]);
    expect(readFileSync(join(cwd, "app.yaml"), "utf8")).toBe(manifest);
  });

  it("prints size.json, and nothing else, with --json", async () => {
    const { cwd, env } = setUp();
    const { code, stdout } = await memgate(["size", "--image", "a:1", "--memory-limit", "64Mi", "--json"], {
      cwd,
      env,
    });
    expect(code).toBe(3);
    expect(validate(JSON.parse(stdout))).toBe(true);
  });

  it("exits with 0 if the gate is not enforced", async () => {
    const { cwd, env } = setUp();
    const args = ["size", "--image", "a:1", "--memory-limit", "64Mi", "--enforce", "false"];
    expect((await memgate(args, { cwd, env })).code).toBe(0);
  });

  it("prints the plan of the first run with --dry-run", async () => {
    const { cwd, env } = setUp();
    const args = ["size", "--image", "a:1", "--memory-limit", "64Mi", "--port", "80", "--dry-run"];
    const { code, stdout } = await memgate(args, { cwd, env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ target: { limitBytes: 64 * 2 ** 20 } });
    expect(existsSync(join(cwd, "memgate-report"))).toBe(false);
  });
});

/** The inputs that the runner passes if the workflow gives none. */
const defaults = Object.fromEntries(optionNames.map((name) => [name, optionOf(name).default ?? ""]));

async function runAction(inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  const { cwd, env } = setUp({ "app.yaml": manifest });
  const files = { GITHUB_OUTPUT: join(cwd, "output"), GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const { code, stdout } = await action({ cwd, env: { ...env, ...files, ...more, ...Object.fromEntries(variables) } });
  const outputs = readFileSync(files.GITHUB_OUTPUT, "utf8");
  const output = (name: string) => new RegExp(`^${name}<<(.*)\\n([^]*?)\\n?\\1$`, "m").exec(outputs)?.[2];
  const annotations = stdout.split("\n").filter((line) => line.startsWith("::error"));
  return { code, output, annotations, summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8") };
}

describe("the Action with mode: size", () => {
  it("writes the outputs, the summary, and an annotation at the limit", async () => {
    const { code, output, annotations, summary } = await runAction({ ...defaults, mode: "size", manifest: "app.yaml" });
    expect(code).toBe(1);
    expect(output("runs")).toBe("0");
    expect(output("confirmed-limit")).toBe("");
    expect(output("suggested-limit")).toBe("");
    expect(output("report")).toMatch(/memgate-report\/size\.json$/);
    expect(annotations).toEqual([
      expect.stringMatching(/^::error title=memgate%3A no limit found,file=app\.yaml,line=11,col=11::/),
    ]);
    expect(summary).toMatch(/^### ⚠️ The search is not finished \(0 of at most 12 runs\)/);
  });

  it("fails for bad input, with one annotation and a summary that have all problems", async () => {
    const { code, annotations, summary } = await runAction({ ...defaults, mode: "size", container: "a", repeat: "3" });
    expect(code).toBe(1);
    expect(annotations).toHaveLength(1);
    for (const name of ["container", "repeat"]) expect(annotations[0]).toContain(`\`${name}\` cannot be used`);
    expect(summary).toContain("bad input");
  });
});

describe("the comment on a search", () => {
  it("is written to the pull request by the Action, and by memgate size", async () => {
    const bodies: string[] = [];
    const origin = await serve(async (request, response) => {
      if (request.method === "POST") bodies.push(JSON.parse((await request.toArray()).join("")).body);
      response.setHeader("content-type", "application/json");
      response.end(request.method === "POST" ? '{ "html_url": "http://github/1" }' : "[]");
    });
    const folder = temporaryFolder();
    const event = join(folder, "event.json");
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
    writeFileSync(join(folder, "gates.yml"), "gates: {api: {image: 'app:1', memory-limit: 64Mi}}\n");
    const github = { GITHUB_API_URL: origin, GITHUB_REPOSITORY: "me/app", GITHUB_EVENT_PATH: event };
    const names = { GITHUB_WORKFLOW: "ci", GITHUB_JOB: "memory" };
    const given = { ...defaults, mode: "size", manifest: "app.yaml", comment: "true", "github-token": "t" };
    await runAction(given, { ...github, ...names });
    const args = ["size", "--config", "gates.yml", "--comment", "--github-token", "t", "--report-dir", "out"];
    const env = { ...github, ...names, DOCKER_HOST: `unix://${folder}/docker.sock` };
    const { code, stderr } = await memgate(args, { cwd: folder, env });
    expect(code).toBe(3);
    expect(stderr).toContain("memgate: comment created: http://github/1\n");
    expect(bodies).toEqual([
      expect.stringMatching(
        /^<!-- memgate size ci\/memory -->\n### ⚠️ The search is not finished \(0 of at most 12 runs\)/,
      ),
      expect.stringMatching(/^<!-- memgate size ci\/memory\/api -->\n### ⚠️ The search is not finished/),
    ]);
  });
});

describe("dist/size.schema.json", () => {
  it("is generated from the source", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(sizeJsonSchema())));
    expect(published.$id).toMatch(/\/size\.schema\.json$/);
  });
});
