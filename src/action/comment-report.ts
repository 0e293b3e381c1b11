// Runs the Action with `mode: comment`.
import * as core from "@actions/core";
import { describeWritten, publish } from "../github/publish.ts";
import { readCommentInputs } from "../inputs/comment-inputs.ts";
import type { RawInputs } from "../options/reader.ts";
import { readSaved } from "../report/storage/read-saved.ts";
import { fail, printableLines } from "./runner-log.ts";

/** Writes a saved report as a comment. Fails the step if that is not possible, and sets no outputs. */
export async function publishSavedReport(raw: RawInputs): Promise<void> {
  const title = "memgate: no comment was written";
  const read = readCommentInputs(raw);
  const saved = read.ok ? await readSaved(read.inputs.report) : null;
  const problems = [...(read.ok ? [] : read.problems), ...(saved === null || saved.ok ? [] : saved.problems)];
  if (!read.ok || saved === null || !saved.ok)
    return fail(`bad input, no comment was written:\n${printableLines(problems)}`, { title, place: null });
  const written = await publish(saved.result, process.env, read.inputs.token, read.inputs.pullRequest);
  if (written.kind === "refused") fail(written.notice, { title, place: null });
  else core.info(describeWritten(written));
}
