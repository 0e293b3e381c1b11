import { describe, expect, it } from "vitest";
import { actionInputs } from "../../../src/action/inputs.ts";
import { readCommentInputs } from "../../../src/inputs/comment-inputs.ts";
import { isCommentMode } from "../../../src/inputs/mode.ts";
import { readRunInputs } from "../../../src/inputs/run-inputs.ts";
import { keyStyle } from "../../../src/options/mentions.ts";
import { optionNames, optionOf } from "../../../src/options/table.ts";
import { disk, raw } from "../../builders.ts";

const defaults = Object.fromEntries(
  optionNames.map((name) => [`INPUT_${name.toUpperCase()}`, optionOf(name).default ?? ""]),
);
const given = (inputs: Readonly<Record<string, string>>) =>
  actionInputs({
    ...defaults,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  });

describe("the inputs of mode comment", () => {
  const comment = { mode: "comment", report: "out", "github-token": "t" };

  it("are the report, the token, and the pull request if it is given", () => {
    expect(isCommentMode(given(comment))).toBe(true);
    expect(readCommentInputs(given(comment))).toEqual({
      ok: true,
      inputs: { report: "out", pullRequest: null, token: "t" },
    });
    expect(readCommentInputs(given({ ...comment, "pull-request": "7" }))).toMatchObject({ inputs: { pullRequest: 7 } });
  });

  it("are refused with all problems at once", () => {
    const wrong = given({ mode: "comment", "pull-request": "#7", image: "app:1", "memory-limt": "1" });
    expect(readCommentInputs(wrong)).toEqual({
      ok: false,
      problems: expect.arrayContaining([
        expect.stringMatching(/^`pull-request` "#7" is not accepted; expected the number of a pull request/),
        expect.stringMatching(/^`report` is required with `mode: comment`/),
        expect.stringMatching(/^`github-token` is required with `mode: comment`/),
        "`image` has no effect with `mode: comment`; remove it",
        "`memory-limt` has no effect with `mode: comment`; remove it",
      ]),
    });
  });
});

describe("the inputs of mode run", () => {
  const problemsOf = (inputs: Readonly<Record<string, string>>) => {
    const read = readRunInputs(raw(inputs), disk(), keyStyle);
    return read.ok ? [] : read.problems;
  };

  it("are those of a run without a mode", () => {
    expect(isCommentMode(given({ mode: "run" }))).toBe(false);
    expect(problemsOf({ mode: "run" })).toEqual([]);
  });

  it("must not have inputs of mode comment, nor another mode", () => {
    expect(problemsOf({ report: "out", "pull-request": "7" })).toEqual([
      "report needs mode: comment",
      "pull-request needs mode: comment",
    ]);
    expect(problemsOf({ mode: "Comment" })).toEqual([
      'mode "Comment" is not accepted; expected one of run, size, comment; did you mean comment?',
    ]);
  });
});
