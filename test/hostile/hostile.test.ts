// An app that does what it can to act through its own output, its path and the name of its image: beside one that says as
// much and means nothing by it, only quoted text may differ.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ActionRan, engine, memgateRun, type Ran, runAction } from "../docker/memgate.ts";

const executablePath = inject("chromium");

/** How an app fails, and what memgate is told of it. */
const ways = {
  "one that ends at its start": { env: "MODE=exit-at-start", path: "/" },
  "one that never becomes ready": { env: "MODE=ok", path: "/not-there" },
  "one that is over": { env: "MODE=ok", path: "/not-there", more: { "max-ratio": "0.01", "ready-path": "/healthz" } },
} as const;
const hostilePath = "/not-there?|a|<script>::error::%0A`]($(x))**&amp;'\"@octocat";
const hostileFolder = "a|b <script>::error::`x` $(touch pwned) \u202e ]](x) &amp; 'y'";

interface Both {
  readonly action: ActionRan;
  readonly cli: Ran;
}

/** Both shells over the same app, built in a folder of this name. */
async function runs(of: (typeof ways)[keyof typeof ways], isHostile: boolean, place: string): Promise<Both> {
  const folder = join(place, isHostile ? hostileFolder : "plain");
  mkdirSync(folder);
  writeFileSync(join(folder, "Dockerfile"), `FROM ${engine?.app}\n`);
  const path = of.path === "/" || !isHostile ? of.path : hostilePath;
  const lines = `LINES=${isHostile ? "hostile" : "plain"}`;
  const given = { build: folder, "memory-limit": "256Mi", path, "ready-timeout": "3s", duration: "1s", warmup: "0s" };
  const all = { ...given, ...("more" in of ? of.more : {}) };
  const flags = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    action: await runAction({ ...all, env: `${of.env}\n${lines}` }, place),
    cli: await memgateRun([...flags, "--env", of.env, "--env", lines], { folder: join(place, "cli") }),
  };
}

describe.skipIf(engine === null || executablePath === null).each(Object.entries(ways))("a hostile app, %s", (_, of) => {
  const place = mkdtempSync(join(tmpdir(), "memgate-hostile-"));
  let plain: Both;
  let hostile: Both;
  let browser: Browser;
  beforeAll(async () => {
    for (const name of ["plain", "hostile"]) mkdirSync(join(place, name));
    plain = await runs(of, false, join(place, "plain"));
    hostile = await runs(of, true, join(place, "hostile"));
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(place, { recursive: true });
  });

  it("changes no verdict and no exit code", () => {
    for (const { action, cli } of [plain, hostile]) expect([action.code, cli.code]).toEqual([1, plain.cli.code]);
    expect(hostile.cli.report?.verdict).toMatchObject({
      kind: plain.cli.report?.verdict.kind,
      reason: plain.cli.report?.verdict.reason,
    });
    const lines = ({ cli }: Both) => cli.report?.container?.logTail.length;
    expect(lines(hostile)).toBe(lines(plain));
  });

  it("gives the runner of a workflow no command, and but one annotation", () => {
    const commands = commandsIn(hostile.action.log);
    expect(commands.map(nameOf)).toEqual(commandsIn(plain.action.log).map(nameOf));
    expect(commands.filter((command) => nameOf(command) === "error")).toHaveLength(1);
  });

  it("leaves the job summary the structure that it has", () => {
    expect(structure(hostile.action.summary)).toEqual(structure(plain.action.summary));
    // All of it is there, as text: where a cell ended too early, the rest would be lost.
    expect(textIn(treeOf(hostile.action.summary))).toContain(`${hostileFolder.replace("\u202e", "\ufffd")}\n`);
  });

  it("says nothing to a terminal but printable text", () => {
    // The builder's own output, which draws over itself, stands between stop-commands in a group of its own.
    const log = hostile.action.log.replace(/(?<=^::group::docker build [^\n]*\n).*?(?=^::endgroup::$)/ms, "");
    for (const text of [hostile.cli.stdout, log, hostile.action.summary]) {
      const acting = [...text.replaceAll("\n", "").matchAll(/.{0,40}[\p{Cc}\u2028\u2029\u202e].{0,9}/gu)];
      expect(acting.map(([around]) => JSON.stringify(around))).toEqual([]);
    }
    expect(lineCount(hostile.cli.stdout)).toBeLessThan(lineCount(plain.cli.stdout) + 20);
    expect(Math.max(...hostile.cli.stdout.split("\n").map((line) => line.length))).toBeLessThan(5_000);
  });

  it("leaves report.html the elements that it has, and runs nothing in it", async () => {
    const [tags, others] = [await elements(hostile), await elements(plain)];
    expect(tags.complaints).toEqual([]);
    expect(tags.title).not.toBe("pwned");
    expect(tags.elements).toEqual(others.elements);
  });

  it("leaves junit.xml well-formed, with the cases that it has", async () => {
    const [seen, others] = [await junit(hostile), await junit(plain)];
    expect(seen.errors).toBe(0);
    expect(seen.elements).toEqual(others.elements);
  });

  async function elements({ action }: Both) {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => complaints.push(dialog.message()));
    await page.goto(pathToFileURL(join(action.reports, "report.html")).href);
    await page.waitForSelector("html[data-charts=drawn]", { timeout: 10_000 });
    const found = await page.evaluate(() => ({
      title: document.title,
      // The figures' rows may differ by what was measured; what stands around them may not.
      elements: [...document.querySelectorAll("main > *, main h1, main h2, main pre, script, style, b, img")].map(
        (element) => element.tagName,
      ),
    }));
    await page.close();
    return { ...found, complaints };
  }

  async function junit({ action }: Both) {
    const page = await browser.newPage();
    const text = readFileSync(join(action.reports, "junit.xml"), "utf8");
    const found = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      return {
        errors: parsed.querySelectorAll("parsererror").length,
        elements: [...parsed.querySelectorAll("*")].map((element) => element.tagName),
      };
    }, text);
    await page.close();
    return found;
  }
});

/** The lines that a runner takes for commands, those between stop-commands and its token left out. */
function commandsIn(log: string): readonly string[] {
  const commands: string[] = [];
  let token: string | null = null;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const text = line.trimStart();
    if (token !== null) {
      if (text === `::${token}::`) token = null;
      continue;
    }
    // The older form counts wherever it stands in a line.
    if (!/^::[^:]|##\[/.test(text)) continue;
    token = /^::stop-commands::(.+)$/.exec(text)?.[1] ?? null;
    commands.push(text);
  }
  return commands;
}

function nameOf(command: string): string {
  return /(?:^::|##\[)([\w-]+)/.exec(command)?.[1] ?? "";
}

/** The kinds of nodes as they lie in each other; HTML word for word. What is text, and how many rows of figures, is left out. */
function structure(markdown: string): unknown {
  return treeOf(markdown).children?.map((node) => shape(node));
}

function treeOf(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** What a reader sees, each node on a line of its own. */
function textIn({ value, children }: Node): string {
  return children?.map(textIn).join("") ?? `${value}\n`;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function shape(node: Node): unknown {
  if (node.type === "html") return node.value;
  if (node.type === "table")
    return [
      ...new Set(
        node.children?.flatMap((row) => row.children ?? []).map((cell) => JSON.stringify(cell.children?.map(shape))),
      ),
    ].toSorted();
  return node.children === undefined ? node.type : [node.type, ...node.children.map(shape)];
}

function lineCount(text: string): number {
  return text.split("\n").length;
}
