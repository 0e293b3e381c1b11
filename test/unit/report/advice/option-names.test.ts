// Advice names options in backticks, so that each shell can write them in its own way.
import { readdirSync, readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { flagStyle } from "../../../../src/options/mentions.ts";
import { optionNames } from "../../../../src/options/table.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { summaryOf } from "../../../../src/report/text/summary.ts";
import { terminalText } from "../../../../src/report/text/terminal.ts";
import { evidence, thresholds } from "../../../builders.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const files = [
  ...readdirSync("src/report/advice").map((name) => `src/report/advice/${name}`),
  ...["oom-text", "out-of-memory"].map((name) => `src/report/model/${name}.ts`),
  ...["observation-text", "stop-sentences", "workload-texts"].map((name) => `src/verdict/${name}.ts`),
];

/** The parts of all texts of a file. esbuild turns templates into plain strings. */
function textsOf(path: string): readonly string[] {
  const source = readFileSync(path, "utf8");
  const { code } = transformSync(source, { loader: "ts", supported: { "template-literal": false }, charset: "utf8" });
  const texts = [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text = ""]) => text);
  return texts.filter((text) => text.includes(" "));
}

/**
 * The options that a text names without backticks. A name without a hyphen may be an English word, so it counts only
 * after a verb that asks the reader to set it, or before a value.
 */
function unmarkedIn(text: string): readonly string[] {
  const plain = text.replace(/`[^`]*`/g, "…");
  return optionNames.filter((name) => {
    const word = `(?<![\\w/.-])${name}(?![\\w/-])`;
    const values = "true|false|none|http|tcp|always|missing|never";
    const verbs = "set|check|change|correct|remove|lower|raise|use";
    return new RegExp(name.includes("-") ? word : `\\b(?:${verbs}) ${word}|${word}: (?:${values})\\b`, "i").test(plain);
  });
}

describe("the options in advice", () => {
  it.each(files)("are in backticks in %s", (path) => {
    const found = textsOf(path).flatMap((text) => unmarkedIn(text).map((name) => `${name}: ${text}`));
    expect(found).toEqual([]);
  });

  it.each([
    ["Set path to /a.", ["path"]],
    ["Check the path, or max-ratio.", ["max-ratio"]],
    ["If it speaks HTTPS, https: true helps.", ["https"]],
    ["Correct `command`, or the path in a/ready-path.", []],
  ])("are found without backticks in: %s", (text, names) => {
    expect(unmarkedIn(text)).toEqual(names);
  });

  const of = judged(
    evidence({
      outcome: stoppedBy("job-unfinished/time-up", "the app says `path`"),
      notices: ["set `env` if `this` is wrong"],
    }),
    thresholds,
  );

  it("are flags on the terminal of the command line, but texts of the app stay", () => {
    const text = terminalText(of, { colour: false, width: 400, optionStyle: flagStyle });
    expect(text).toContain(
      "Set a longer --duration. If this is a server, which does not end by itself, remove --load none.",
    );
    expect(text).toContain("Notice: set --env if `this` is wrong");
    expect(text).toContain("Inconclusive: the app says `path`");
  });

  it("are code in the job summary", () => {
    const summary = summaryOf({ kind: "one", judged: of }, { footer: "" });
    expect(summary).toContain("Set a longer `duration`.");
    expect(summary).toContain("> set `env` if \\`this\\` is wrong");
  });
});
