import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { commentBody } from "../../../src/github/comment.ts";
import { evidenceIn, type Judged, judged, reportOf } from "../../../src/report/model/judged.ts";
import { parseReport } from "../../../src/report/model/parse-report.ts";
import { evidence, processes, processMemory, thresholds } from "../../builders.ts";
import { goldenEvidence } from "../../golden/cases.ts";
import { hostileTexts, referencesIn } from "../../references.ts";

const place = { marker: "<!-- memgate ci/memory -->", runUrl: "https://github.com/me/app/actions/runs/42" };
const own = [`link ${place.runUrl}`, "link https://github.com/memgate/memgate/issues"];

/** Replaces every text of a value if `accepts` accepts the result. */
function withText(root: unknown, text: string, accepts: (changed: unknown) => boolean): unknown {
  let current = structuredClone(root);
  const visit = (path: readonly string[], value: unknown): void => {
    if (typeof value === "string") {
      const changed = structuredClone(current);
      const parent = path.slice(0, -1).reduce<unknown>((at, name) => Reflect.get(at as object, name), changed);
      Reflect.set(parent as object, path.at(-1) ?? "", text);
      if (accepts(changed)) current = changed;
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit([...path, name], inner);
    }
  };
  visit([], root);
  return current;
}

/** A saved report in which every text that can be anything is this text. */
function hostile(of: Judged, text: string): Judged {
  const report = JSON.parse(JSON.stringify(reportOf(of)));
  report.identity = { gate: text, repository: text, commit: text, branch: text, pullRequest: 1, runUrl: text };
  report.notices = [text];
  // The schema checks them each time, and no text of theirs is shown.
  report.series = [];
  const changed = withText(report, text, (candidate) => parseReport(candidate).ok);
  const read = parseReport(changed);
  if (!read.ok) throw new Error("the report is refused");
  const { evidence, thresholds, identity } = evidenceIn(read.content);
  return judged(evidence, thresholds, identity);
}

describe("the comment on a saved report", () => {
  const runs = goldenEvidence();

  it("links to the run that the figures come from, and says so without a link if the run is unknown", () => {
    const run = { kind: "one", judged: judged([...runs.values()][0] ?? expect.fail(), thresholds) } as const;
    expect(commentBody(run, place)).toMatch(
      /\n\nThe figures come from \[this workflow run\]\(<https:\/\/github\.com\/me\/app\/actions\/runs\/42>\)\.\n$/,
    );
    expect(referencesIn(commentBody(run, place))).toEqual([own[0]]);
    expect(commentBody(run, { ...place, runUrl: null })).toMatch(
      /\n\nThe figures come from the run that wrote the report\.\n$/,
    );
  });

  const names = [
    "pass-proven",
    "own-load-failed",
    "app-exited",
    "oom-killed-child",
    "load-step-failed",
    "internal-error",
  ];
  it.each(Object.entries(hostileTexts))("mentions and links nothing of the report: %s", (_name, text) => {
    for (const name of names) {
      const of = hostile(judged(runs.get(name) ?? expect.fail(name), thresholds), text);
      expect(of.identity.commit).toBe(text);
      const refused = {
        kind: "refused",
        name: "GH-1",
        reason: "bad-input",
        code: "bad-input/port",
        why: text,
      } as const;
      const several = { kind: "several", gates: [{ kind: "judged", name: "deadbeef", judged: of }, refused] } as const;
      for (const run of [{ kind: "one", judged: of } as const, several]) {
        const body = commentBody(run, place);
        expect(body.includes("Cut here")).toBe(false);
        expect(
          referencesIn(body).filter((reference) => !own.includes(reference)),
          name,
        ).toEqual([]);
      }
    }
  });

  it.each(Object.entries(hostileTexts))("mentions and links nothing of a command of the app: %s", (_name, command) => {
    const of = evidence({ processes: processes({ list: [processMemory({ command })] }) });
    const body = commentBody({ kind: "one", judged: judged(of, thresholds) }, place);
    expect(body).toContain("<details><summary>Largest process near the peak: ");
    expect(referencesIn(body).filter((reference) => !own.includes(reference))).toEqual([]);
  });

  it("has its verdict, and fits, however long the texts of the report are", () => {
    const of = hostile(judged(runs.get("app-exited") ?? expect.fail(), thresholds), "@&amp;".repeat(20_000));
    const body = commentBody({ kind: "one", judged: of }, place);
    expect(body).toContain("### ⚠️ Inconclusive: ");
    expect(body).toContain("this workflow run");
    expect(Buffer.byteLength(body)).toBeLessThan(65_536);
    expect(fromMarkdown(body).children[1]?.type).toBe("heading");
  });
});
