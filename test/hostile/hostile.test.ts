// Runs an app that attacks the report through its output, its path and the name of its build folder, and a harmless app
// with the same amount of output. The results may differ only in quoted text.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ActionResult, engine, memgateRun, type RunResult, runAction } from "../docker/memgate.ts";

const executablePath = inject("chromium");

/** How the app fails, and the options for it. */
const failures = {
  "that exits at its start": { env: "MODE=exit-at-start", path: "/" },
  "that never becomes ready": { env: "MODE=ok", path: "/not-there" },
  "that is over-ratio": { env: "MODE=ok", path: "/not-there", more: { "max-ratio": "0.01", "ready-path": "/healthz" } },
} as const;
const hostilePath = "/not-there?|a|<script>::error::%0A`]($(x))**&amp;'\"@octocat";
const hostileFolder = "a|b <script>::error::`x` $(touch pwned) \u202e ]](x) &amp; 'y'";

interface Results {
  readonly action: ActionResult;
  readonly cli: RunResult;
}

/** Runs the Action and the command line on the same app. */
async function runBoth(
  failure: (typeof failures)[keyof typeof failures],
  isHostile: boolean,
  place: string,
): Promise<Results> {
  const folder = join(place, isHostile ? hostileFolder : "plain");
  mkdirSync(folder);
  writeFileSync(join(folder, "Dockerfile"), `FROM ${engine?.app}\n`);
  const path = failure.path === "/" || !isHostile ? failure.path : hostilePath;
  const lines = `LINES=${isHostile ? "hostile" : "plain"}`;
  const common = { build: folder, "memory-limit": "256Mi", path, "ready-timeout": "3s", duration: "1s", warmup: "0s" };
  const all = { ...common, ...("more" in failure ? failure.more : {}) };
  const flags = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    action: await runAction({ ...all, env: `${failure.env}\n${lines}` }, place),
    cli: await memgateRun([...flags, "--env", failure.env, "--env", lines], { folder: join(place, "cli") }),
  };
}

describe.skipIf(engine === null || executablePath === null).each(Object.entries(failures))(
  "a hostile app %s",
  (_, failure) => {
    const place = mkdtempSync(join(tmpdir(), "memgate-hostile-"));
    let plain: Results;
    let hostile: Results;
    let browser: Browser;
    beforeAll(async () => {
      for (const name of ["plain", "hostile"]) mkdirSync(join(place, name));
      plain = await runBoth(failure, false, join(place, "plain"));
      hostile = await runBoth(failure, true, join(place, "hostile"));
      browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(place, { recursive: true });
    });

    it("does not change the verdict or the exit code", () => {
      for (const { action, cli } of [plain, hostile]) expect([action.code, cli.code]).toEqual([1, plain.cli.code]);
      expect(hostile.cli.report?.verdict).toMatchObject({
        kind: plain.cli.report?.verdict.kind,
        reason: plain.cli.report?.verdict.reason,
      });
      const lines = ({ cli }: Results) => cli.report?.container?.logTail.length;
      expect(lines(hostile)).toBe(lines(plain));
    });

    it("can't send commands to the workflow runner or add an annotation", () => {
      const commands = commandsIn(hostile.action.log);
      expect(commands.map(nameOf)).toEqual(commandsIn(plain.action.log).map(nameOf));
      expect(commands.filter((command) => nameOf(command) === "error")).toHaveLength(1);
    });

    it("can't change the structure of the job summary", () => {
      expect(structure(hostile.action.summary)).toEqual(structure(plain.action.summary));
      // The whole text is there: if a cell ended too early, the rest would be lost.
      // A word joiner breaks what GitHub would link or replace.
      const text = textIn(treeOf(hostile.action.summary)).replaceAll("\u2060", "");
      expect(text).toContain(`${hostileFolder.replace("\u202e", "\ufffd")}\n`);
    });

    it("prints only printable text to a terminal", () => {
      // Removes the group with the builder's output, which overwrites itself. It is enclosed in stop-commands.
      const log = hostile.action.log.replace(/(?<=^::group::docker build [^\n]*\n).*?(?=^::endgroup::$)/ms, "");
      for (const text of [hostile.cli.stdout, log, hostile.action.summary]) {
        const controls = [...text.replaceAll("\n", "").matchAll(/.{0,40}[\p{Cc}\u2028\u2029\u202e].{0,9}/gu)];
        expect(controls.map(([context]) => JSON.stringify(context))).toEqual([]);
      }
      expect(lineCount(hostile.cli.stdout)).toBeLessThan(lineCount(plain.cli.stdout) + 20);
      expect(Math.max(...hostile.cli.stdout.split("\n").map((line) => line.length))).toBeLessThan(5_000);
    });

    it("can't add elements to report.html or run code in it", async () => {
      const [actual, expected] = [await elements(hostile), await elements(plain)];
      expect(actual.complaints).toEqual([]);
      expect(actual.title).not.toBe("pwned");
      expect(actual.elements).toEqual(expected.elements);
    });

    it("can't break junit.xml or add test cases to it", async () => {
      const [actual, expected] = [await junit(hostile), await junit(plain)];
      expect(actual.errors).toBe(0);
      // A phase is a failure or skipped, depending on the phase in which the peak of that run was.
      const outcomes = ({ elements }: typeof actual) => elements.map((name) => (name === "skipped" ? "failure" : name));
      expect(outcomes(actual)).toEqual(outcomes(expected));
    });

    async function elements({ action }: Results) {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("dialog", (dialog) => complaints.push(dialog.message()));
      await page.goto(pathToFileURL(join(action.reports, "report.html")).href);
      await page.waitForSelector("html[data-charts=drawn]", { timeout: 10_000 });
      const found = await page.evaluate(() => ({
        title: document.title,
        // Leaves out the rows of figures, which may differ between runs.
        elements: [...document.querySelectorAll("main > *, main h1, main h2, main pre, script, style, b, img")].map(
          (element) => element.tagName,
        ),
      }));
      await page.close();
      return { ...found, complaints };
    }

    async function junit({ action }: Results) {
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
  },
);

/** The lines that a runner executes as commands. Skips lines between stop-commands and its token. */
function commandsIn(log: string): readonly string[] {
  const commands: string[] = [];
  let token: string | null = null;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const text = line.trimStart();
    if (token !== null) {
      if (text === `::${token}::`) token = null;
      continue;
    }
    // The older form is a command at any place in a line.
    if (!/^::[^:]|##\[/.test(text)) continue;
    token = /^::stop-commands::(.+)$/.exec(text)?.[1] ?? null;
    commands.push(text);
  }
  return commands;
}

function nameOf(command: string): string {
  return /(?:^::|##\[)([\w-]+)/.exec(command)?.[1] ?? "";
}

/** The tree of node types, with the tags of HTML. Leaves out text and the number of table rows. */
function structure(markdown: string): unknown {
  return treeOf(markdown).children?.map((node) => shape(node));
}

function treeOf(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The text that a reader sees, one node per line. */
function textIn({ value, children }: Node): string {
  return children?.map(textIn).join("") ?? `${value}\n`;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function shape(node: Node): unknown {
  // The text between the tags has figures, which differ between runs.
  if (node.type === "html") return node.value?.replace(/(?<=>)[^<]*(?=<)/g, "");
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
