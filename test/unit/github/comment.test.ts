import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { commentBody } from "../../../src/github/comment.ts";
import { evidenceIn, type Judged, judged, reportOf } from "../../../src/report/model/judged.ts";
import { parseReport } from "../../../src/report/model/parse-report.ts";
import { evidence, processes, processMemory, thresholds } from "../../builders.ts";
import { goldenEvidence } from "../../golden/cases.ts";
import { hostileTexts, referencesIn } from "../../references.ts";
import { sizeReport } from "../../size-reports.ts";

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
  // The comment shows no text of the series, and checking it each time would take long.
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

describe("the comment on a search for the right limit", () => {
  const written = { kind: "changed", file: "k8s/app.yaml", line: 7, column: 15, from: "128Mi", to: "30Mi" } as const;
  const newLine = "          memory: 30Mi # @octocat ```";

  it("has the changed line as a block to copy, and the place of the reports in the artifact", () => {
    const report = sizeReport({ written: { ...written, newLine } });
    const body = commentBody({ kind: "size", report, gate: null }, place);
    expect(body).toMatch(/^<!-- memgate ci\/memory -->\n### ✅ Under 27 MiB \(27Mi\), the app survived 3 of 3 runs\./);
    expect(body).toContain(`review comment on the line. GitHub applies a suggestion only there.`);
    const blocks = fromMarkdown(body).children.filter((node) => node.type === "code");
    expect(blocks).toEqual([expect.objectContaining({ lang: "suggestion", value: newLine })]);
    expect(body).toContain("Report of the search: size.json; of each run: run-N/report.html (in the run's artifacts");
    expect(body).toMatch(/\n\nThe figures come from \[this workflow run\]/);
  });

  it.each(Object.entries(hostileTexts))("mentions and links nothing of the search: %s", (_name, text) => {
    const own = sizeReport();
    const limits = own.limits.map((limit) => ({ ...limit, why: text }));
    const results = [
      { kind: "refused", code: "slower", isBreach: false, message: text },
      { kind: "unfinished", message: text },
      own.result,
    ] as const;
    const writes = [
      { kind: "unchanged", why: text },
      { kind: "changed", file: text, line: 1, column: 1, from: text, to: text, newLine: text },
    ] as const;
    for (const result of results) {
      for (const write of writes) {
        const report = sizeReport({ result, limits, written: write, notices: [text] });
        const body = commentBody({ kind: "size", report, gate: null }, place);
        expect(referencesIn(body)).toEqual([`link ${place.runUrl}`]);
      }
    }
  });

  it("has its result, and fits, however long its texts are", () => {
    const text = "@&amp;".repeat(20_000);
    const result = { kind: "unfinished", message: text } as const;
    const body = commentBody({ kind: "size", report: sizeReport({ result }), gate: null }, place);
    expect(body).toContain("The search is not finished (5 of at most 12 runs): ");
    expect(body).toContain("this workflow run");
    expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  });
});
