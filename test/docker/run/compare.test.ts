// The app beside its base: an image, a folder, and a commit.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { ensureCompose } from "../../engines/compose.mjs";
import { temporaryFolder } from "../../temporary-folder.ts";
import {
  appIn,
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  leftovers,
  memgateRun,
  noCompose,
  nothing,
  runAction,
  seconds,
} from "../memgate.ts";

const checked = ["--memory-limit", "256Mi", "--ready-path", "/healthz", "--warmup", "0s"];
const built = [...checked, "--duration", seconds(1), "--port", "3000"];
/** So few requests take a fraction of a second: for comparisons of what the app holds from its start on. */
const few = ["--requests", "50"];

/** A Dockerfile whose image is unlike any other. */
function dockerfile(mode: string, more = ""): string {
  return `FROM ${engine?.app}\nENV MODE=${mode} UNIQUE=${Math.random()}\n${more}`;
}

/** A folder to build from. */
function context(...args: Parameters<typeof dockerfile>): string {
  const folder = join(temporaryFolder(), "app");
  mkdirSync(folder);
  writeFileSync(join(folder, "Dockerfile"), dockerfile(...args));
  return folder;
}

function git(folder: string, ...args: readonly string[]): string {
  const fixed = ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.c"];
  return execFileSync("git", [...fixed, ...args], { encoding: "utf8" }).trim();
}

/** A repository with a base on main, and a head on another branch that holds 60 MiB more. */
function repository(more = ""): string {
  const folder = context("ok", more);
  git(folder, "init", "--quiet", "--initial-branch", "main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "base");
  git(folder, "checkout", "--quiet", "-b", "feature");
  writeFileSync(join(folder, "Dockerfile"), dockerfile("holding"));
  git(folder, "commit", "--quiet", "--all", "--message", "head");
  return folder;
}

const baseFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("memgate-base-"));
const headings = (stderr: string) => stderr.match(/^== .*$/gm);
const order = [
  ...["== pair 1, base", "== pair 1, head", "== pair 2, head", "== pair 2, base"],
  ...["== pair 3, base", "== pair 3, head", "== pair 4, head", "== pair 4, base"],
];

describeDocker("a comparison with a base", () => {
  expectNothingLeft();

  it("passes if the app is its base, and has a report of each run", async () => {
    const args = appIn("ok", "--base-image", engine?.app ?? "", "--max-increase", "50%", "--duration", seconds(1));
    const { code, report, folder, stderr } = await memgateRun(args);
    expect(code, stderr).toBe(0);
    expect(headings(stderr)).toEqual(["== image of base", "== image of head", ...order]);
    expect(report?.comparison).toMatchObject({ result: "not-increased", base: { kind: "image", name: engine?.app } });
    const names = [1, 2, 3, 4].flatMap((pair) => [`base-${pair}`, `run-${pair}`]);
    expect(names.filter((name) => !existsSync(join(folder, name, "report.json")))).toEqual([]);
    const samples = (path: string) => readFileSync(join(folder, path, "samples.csv"), "utf8");
    expect(samples(".")).toBe(samples(`run-${report?.set?.shown}`));
    const [first, ...others] = order.map((heading) => heading.replace(/== pair (\d), (base|head)/, "$2-$1"));
    const loadOf = (name = "") =>
      JSON.parse(readFileSync(join(folder, name.replace("head", "run"), "report.json"), "utf8")).load;
    expect(new Set(others.map((name) => loadOf(name).requests))).toEqual(new Set([loadOf(first).requests]));
    expect(report?.comparison?.requests).toBe(loadOf(first).requests);
  });

  it("runs the container of a manifest with the image of the base", async () => {
    // Only the image of the head makes the app hold more: the manifest has no variables.
    const head = "memgate-compare-holding";
    docker("build", "--quiet", "--tag", head, context("holding"));
    onTestFinished(() => void docker("rmi", head));
    const file = join(temporaryFolder(), "pod.yaml");
    const resources = "resources: {limits: {memory: 256Mi}}";
    const container = `{name: api, image: ${head}, ports: [{containerPort: 3000}], ${resources}}`;
    writeFileSync(file, `apiVersion: v1\nkind: Pod\nmetadata: {name: api}\nspec: {containers: [${container}]}\n`);
    const base = "memgate-compare-ok";
    docker("build", "--quiet", "--tag", base, context("ok"));
    onTestFinished(() => void docker("rmi", base));
    const args = [
      "--manifest",
      file,
      "--base-image",
      base,
      "--ready-path",
      "/healthz",
      "--warmup",
      "0s",
      ...few,
      "--pull",
      "never",
    ];
    const { code, report, stderr } = await memgateRun(args);
    expect(code, stderr).toBe(1);
    expect(report?.comparison).toMatchObject({ result: "increased", base: { kind: "image", name: base } });
    expect(report?.comparison?.held?.difference).toBeGreaterThan(0.5);
    expect(leftovers()).toEqual(nothing);
  });

  it("fails if the app holds more, with one build of each image", async () => {
    const args = ["--build", context("holding"), "--base-build", context("ok"), ...checked, ...few, "--port", "3000"];
    const { code, report, stdout, stderr } = await memgateRun(args);
    expect(code, stderr).toBe(1);
    expect(stderr.match(/^docker build /gm)).toHaveLength(2);
    expect(report?.verdict.kind).toBe("increased");
    expect(report?.comparison?.held?.difference).toBeGreaterThan(0.5);
    expect(stdout).toMatch(/^✗ Held memory \+/m);
    expect(leftovers()).toEqual(nothing);
  });

  it("builds the base from its commit, in the Action, and removes its worktree", async () => {
    const folder = repository();
    const before = baseFolders();
    const workspace = temporaryFolder();
    const inputs = {
      build: folder,
      "base-ref": "auto",
      port: "3000",
      "memory-limit": "256Mi",
      "ready-path": "/healthz",
    };
    const { code, log, summary } = await runAction({ ...inputs, requests: "50", warmup: "0s" }, workspace);
    expect(code, log).toBe(1);
    const name = `main@${git(folder, "rev-parse", "--short=7", "main")}`;
    expect(log).toContain(`against ${name}, 4 pairs`);
    // Word joiners keep GitHub from making a link of the commit.
    expect(summary.replaceAll("\u2060", "")).toContain(`against ${name}, 4 pairs`);
    const outputs = readFileSync(join(workspace, "output"), "utf8");
    for (const value of [/^verdict<<.*\nincreased$/m, /^comparison<<.*\nincreased$/m, /^increase<<.*\n\d+\.\d{4}$/m]) {
      expect(outputs).toMatch(value);
    }
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
    expect(baseFolders()).toEqual(before);
    expect(leftovers()).toEqual(nothing);
  });

  it("refuses an image of the base that cannot be built, before any run", async () => {
    const folder = repository("RUN exit 3\n");
    const before = baseFolders();
    const { code, stderr, report } = await memgateRun(["--build", folder, "--base-ref", "main", ...built]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /--base-ref: the image of the base main@\w{7} could not be made: docker build .* exit code 3/,
    );
    expect(headings(stderr)).toEqual(["== image of base"]);
    expect(report).toBeNull();
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
    expect(baseFolders()).toEqual(before);
    expect(leftovers()).toEqual(nothing);
  });

  it("refuses a commit whose Compose project cannot be built", async () => {
    const folder = repository();
    const file = join(folder, "compose.yaml");
    writeFileSync(file, "services:\n  app:\n    build: .\n");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "compose");
    const before = baseFolders();
    git(folder, "checkout", "--quiet", "-b", "broken");
    writeFileSync(join(folder, "Dockerfile"), dockerfile("ok", "RUN exit 3\n"));
    git(folder, "commit", "--quiet", "--all", "--message", "broken");
    git(folder, "checkout", "--quiet", "feature");
    const args = ["--compose-file", file, "--service", "app", "--base-ref", "broken", ...built];
    const { code, stderr, report } = await memgateRun(args);
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(
      /--base-ref: the image of the base broken@\w{7} could not be made: docker compose build app /,
    );
    expect(report).toBeNull();
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
    expect(baseFolders()).toEqual(before);
    expect(leftovers()).toEqual(nothing);
  });

  it.each([
    { place: "the build of the base", after: /== image of base\n.*Step 3/s, runs: ["inconclusive"] },
    { place: "the first run of the head", after: /== pair 1, head\n.*load:/s, runs: ["inconclusive"] },
    {
      place: "the last run of the second pair",
      after: /== pair 2, base\n.*load:/s,
      runs: ["pass", "pass", "inconclusive"],
    },
  ])("an interrupt in $place leaves nothing behind, and the report says it", async ({ after, runs }) => {
    const folder = repository('RUN node -e "setTimeout(() => {}, 2000)"\n');
    const before = baseFolders();
    let isSent = false;
    const { code, report, stderr } = await memgateRun(["--build", folder, "--base-ref", "main", ...built], {
      onProgress: (text, kill) => {
        if (isSent || !after.test(text)) return;
        isSent = true;
        kill("SIGINT");
      },
    });
    expect(isSent, stderr).toBe(true);
    expect(report?.comparison, stderr).toMatchObject({ result: "unclear", unclear: "interrupted" });
    expect(report?.set?.runs.map(({ verdict }) => verdict)).toEqual(runs);
    expect(code).toBe(3);
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
    expect(baseFolders()).toEqual(before);
    expect(leftovers()).toEqual(nothing);
  });
});

describeDocker("a comparison with a commit whose checkout takes long", () => {
  expectNothingLeft();

  it("leaves nothing behind after an interrupt in the checkout, and the report says it", async () => {
    const folder = repository();
    const begun = join(temporaryFolder(), "begun");
    // git runs the filter for each file that it writes.
    git(folder, "config", "filter.slow.smudge", `touch ${begun}; sleep 60`);
    writeFileSync(join(folder, ".git/info/attributes"), "* filter=slow\n");
    const before = baseFolders();
    const { code, report, stderr } = await memgateRun(["--build", folder, "--base-ref", "main", ...built], {
      onStart: (kill) => {
        const timer = setInterval(() => {
          if (!existsSync(begun)) return;
          clearInterval(timer);
          kill("SIGTERM");
        }, 20);
        onTestFinished(() => clearInterval(timer));
      },
    });
    expect(existsSync(begun), stderr).toBe(true);
    expect(code, stderr).toBe(3);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(report?.comparison).toMatchObject({ result: "unclear", unclear: "interrupted" });
    expect(stderr).not.toMatch(/^docker build /m);
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
    expect(baseFolders()).toEqual(before);
    expect(leftovers()).toEqual(nothing);
  });
});

describeDocker("a comparison of a Compose service", () => {
  beforeAll(async () => {
    if (noCompose === null) await ensureCompose({ env: { ...process.env, DOCKER_HOST: engine?.host ?? "" } });
  });
  expectNothingLeft();

  /** A Compose file whose service builds the image of `context`. */
  function writeCompose(folder: string): readonly string[] {
    const file = join(folder, "compose.yaml");
    writeFileSync(file, "services:\n  api:\n    build: .\n    mem_limit: 256m\n    expose: ['3000']\n");
    return ["--compose-file", file, ...checked.slice(2), ...few];
  }

  it.skipIf(noCompose !== null)("replaces its image by that of the base, or builds it from the commit", async () => {
    const folder = repository();
    const before = baseFolders();
    const args = writeCompose(folder);
    const withImage = await memgateRun([...args, "--base-image", engine?.app ?? ""]);
    expect(withImage.code, withImage.stderr).toBe(1);
    expect(withImage.report?.comparison).toMatchObject({ result: "increased", base: { name: engine?.app } });
    git(folder, "checkout", "--quiet", "main");
    git(folder, "add", "compose.yaml");
    git(folder, "commit", "--quiet", "--message", "compose");
    writeFileSync(join(folder, "Dockerfile"), dockerfile("holding"));
    const withRef = await memgateRun([...args, "--base-ref", "HEAD"]);
    expect(withRef.code, withRef.stderr).toBe(1);
    expect(withRef.report?.comparison).toMatchObject({ result: "increased", base: { kind: "ref" } });
    expect(git(folder, "worktree", "list").split("\n")).toHaveLength(1);
    expect(baseFolders()).toEqual(before);
    expect(docker("images", "--quiet", "--filter", "reference=memgate-*-api")).toBe("");
  });
});
