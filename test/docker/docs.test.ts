// Every memgate command that a page shows is read by the real command line, in a folder that has what the page has.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type ParseEntry, parse } from "shell-quote";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { judgedComparison } from "../../src/report/model/comparison/judged-comparison.ts";
import { judged, reportOf } from "../../src/report/model/judged.ts";
import { evidence, thresholds } from "../builders.ts";
import { type Block, pages, root } from "../docs/markdown.ts";
import { engine, noCompose } from "./memgate.ts";

/** The words that run memgate, as its name or as the program of a clone. */
const programs = [["memgate"], ["node", "dist/cli.js"]];

interface Command {
  readonly place: string;
  /** The words after `memgate`. */
  readonly words: readonly string[];
}

const commands = pages().flatMap(({ path, blocks }) => blocks.flatMap((block) => commandsIn(path, block)));

function commandsIn(path: string, { language, text, line }: Block): readonly Command[] {
  if (language !== "sh") return [];
  const lines = text.replaceAll("\\\n", " ").split("\n");
  return lines.flatMap((each) =>
    partsOf(parse(each)).map((words) => ({ place: `${path}:${line}: ${each.trim()}`, words })),
  );
}

/** The words of each memgate command in a line of shell: pipes and redirections end one, a comment ends the line. */
function partsOf(entries: readonly ParseEntry[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const entry of entries) {
    if (typeof entry === "string") parts.at(-1)?.push(entry);
    else if ("comment" in entry) break;
    else if ("pattern" in entry) parts.at(-1)?.push(entry.pattern);
    else parts.push([]);
  }
  return parts.flatMap((words) => {
    const program = programs.find((each) => each.every((word, index) => words[index] === word));
    return program === undefined ? [] : [words.slice(program.length)];
  });
}

const pod = (image: string) => ({
  containers: [{ name: "app", image, resources: { limits: { memory: "256Mi" } } }],
});
const deployment = (name: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: pod(`${name}:dev`) },
  },
});

/** A comparison of four pairs without a difference. */
function comparedRuns() {
  const run = judged(evidence(), thresholds);
  const pairs = Array.from({ length: 4 }, () => ({ first: "base", isRepeated: false, base: run, head: run }) as const);
  const base = { kind: "ref", name: "main@abc1234", commit: "abc1234".padEnd(40, "0") } as const;
  return judgedComparison(pairs, { base, maxIncrease: 0.05, requests: null, planned: 4 });
}

describe.skipIf(engine === null)("commands that the documentation shows", () => {
  const outer = mkdtempSync(join(tmpdir(), "memgate-docs-"));
  const folder = join(outer, "repository");
  /** The pages use files below /tmp and a checkout of the base branch in ../base. */
  const inSandbox = (word: string) => word.replace(/^\/tmp\//, `${outer}/tmp/`);
  const valuesOf = (flag: string) =>
    commands.flatMap(({ words }) => words.flatMap((word, index) => (word === flag ? (words[index + 1] ?? []) : [])));
  const containers = [...new Set(valuesOf("--container"))];
  const env = { ...process.env, DOCKER_HOST: engine?.host ?? "" };
  const docker = (...args: string[]) => execFileSync("docker", args, { env, stdio: ["ignore", "ignore", "inherit"] });

  beforeAll(() => {
    for (const name of ["repository", "base", "tmp/tls", "tmp/app-socket"])
      mkdirSync(join(outer, name), { recursive: true });
    for (const name of ["examples", "dist"]) cpSync(join(root, name), join(folder, name), { recursive: true });
    const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
    for (const name of ["Dockerfile", "../base/Dockerfile"]) write(name, "FROM scratch\nEXPOSE 8080\n");
    const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=localhost"];
    // Pages name a base by its commit or branch.
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { stdio: "ignore" });
    git("init", "--initial-branch", "main");
    git("add", "Dockerfile", "examples");
    git("commit", "--message", "base");
    git("checkout", "-b", "feature");
    git("commit", "--allow-empty", "--message", "head");
    execFileSync("openssl", ["req", "-x509", ...key, "-out", join(outer, "tmp/tls/ca.crt")], { stdio: "ignore" });
    write("compose.yaml", stringify({ services: { api: { image: "api:dev", mem_limit: "256m", expose: ["8080"] } } }));
    write(
      "memgate.yml",
      stringify({ defaults: { build: ".", "memory-limit": "512Mi" }, gates: { api: {}, upload: {} } }),
    );
    mkdirSync(join(folder, "k8s"));
    write("k8s/deployment.yaml", stringify(deployment("api")));
    for (const name of ["memgate-report", "saved-reports"]) {
      mkdirSync(join(folder, name));
      write(`${name}/report.json`, JSON.stringify(reportOf(judged(evidence(), thresholds))));
    }
    mkdirSync(join(folder, "comparison"));
    write("comparison/report.json", JSON.stringify(reportOf(comparedRuns())));
    for (const name of containers) {
      docker("run", "--detach", "--name", name, "--memory", "128m", "--memory-swap", "128m", engine?.app ?? "");
    }
  });
  afterAll(() => {
    rmSync(outer, { recursive: true });
    for (const name of containers) docker("rm", "--force", name);
  });

  it("are found in the pages", () => {
    expect(commands.length).toBeGreaterThan(20);
  });

  // At the same time: none of the commands starts a container or measures.
  it.concurrent.each(commands.map((command) => [command.place, command] as const))("%s", async (_place, { words }) => {
    const [name = ""] = words;
    if (words.includes("--compose-file") && noCompose !== null) return;
    const extra = { run: ["--dry-run"], size: ["--dry-run"], doctor: ["--help"], comment: ["--help"] }[name] ?? [];
    const input = words.includes("-")
      ? [deployment("api"), deployment("orders")].slice(words.includes("--selector") ? 0 : 1)
      : [];
    const child = spawn(process.execPath, ["dist/cli.js", ...words.map(inSandbox), ...extra], {
      cwd: folder,
      env,
      stdio: ["pipe", "ignore", "pipe"],
    });
    // A command that does not read its input may end before it is written.
    child.stdin.on("error", () => {}).end(input.map((each) => stringify(each)).join("---\n"));
    const ended = new Promise((resolve) => child.on("close", resolve));
    const [stderr, status] = await Promise.all([text(child.stderr), ended]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
  });
});
