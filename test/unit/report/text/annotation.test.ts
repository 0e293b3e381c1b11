import { describe, expect, it } from "vitest";
import type { StopReason } from "../../../../src/model/stop-reason.ts";
import { failurePlace } from "../../../../src/report/model/failure-place.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { annotationOf, annotationPlace, annotationTitle } from "../../../../src/report/text/annotation.ts";
import { evidence, mebibyte, oneGate, oom, peak, thresholds } from "../../../builders.ts";
import { stopBy } from "../../../stop-reasons.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: proxy
          resources:
            requests: {memory: 100Mi}
            limits:
              cpu: 1
              memory: 50Mi
        - name: app
          resources:
            limits:
              memory: "100Mi"
---
kind: Service
`;
const compose =
  "services:\n  a:\n    mem_limit: 1g\n  b:\n    deploy:\n      resources:\n        limits:\n          memory: 100m\n";
const dockerfile = 'FROM a\nRUN x\nFROM b\nENTRYPOINT ["y"]\ncmd z\n';

/** The position as LINE:COLUMN. */
function positionOf(file: string, text: string | null, given: { line?: number; column?: number } = {}): string {
  const read = () => {
    if (text === null) throw new Error("ENOENT");
    return text;
  };
  const { line, column } = annotationPlace({ file, line: null, column: null, ...given }, 100 * mebibyte, read);
  return `${line}:${column}`;
}

describe("the place that a failure is about", () => {
  const limit = { file: "k8s.yml", line: 16, column: 15 };
  const probe = { file: "k8s.yml", line: 20, column: 11 };
  const refused = stopBy("not-ready/refused");
  const ofProbe = { ...refused, data: { ...refused.data, place: probe } } as typeof refused;
  const placeOf = (stop: StopReason, isPlaceGiven = false) =>
    failurePlace({ annotate: limit, isPlaceGiven }, { verdict: { kind: "inconclusive", ...stop } });

  it("is the probe of the manifest that failed", () => {
    expect(placeOf(ofProbe)).toEqual(probe);
  });

  it("is the limit for other failures, and without a probe in a file", () => {
    const stdin = {
      ...refused,
      data: { ...refused.data, place: { file: "stdin", line: 3, column: 1 } },
    } as typeof refused;
    for (const stop of [refused, stdin, stopBy("app-exited/exit")]) expect(placeOf(stop)).toEqual(limit);
    expect(failurePlace({ annotate: limit, isPlaceGiven: false }, { verdict: { kind: "oom-killed" } })).toEqual(limit);
    expect(failurePlace({ annotate: limit, isPlaceGiven: false }, null)).toEqual(limit);
  });

  it("is the place of annotate-file if it is given", () => {
    expect(placeOf(ofProbe, true)).toEqual(limit);
  });
});

describe("the place of an annotation", () => {
  it.each([
    { file: "k8s.yml", text: manifest, at: "16:15", of: "the limit of this size in a manifest" },
    {
      file: "k8s.yaml",
      text: manifest.replace('"100Mi"', "1Gi"),
      at: "12:15",
      of: "the first limit if no limit has this size",
    },
    { file: "compose.yml", text: compose, at: "8:11", of: "a limit in a Compose file" },
    { file: "pod.json", text: '{\n"limits": {\n"memory": "100Mi"}}', at: "3:1", of: "a limit in JSON" },
    { file: "memgate.yml", text: "gates:\n a:\n  memory-limit: 100Mi\n", at: "3:3", of: "a gate of memgate.yml" },
    { file: "values.yaml", text: "limits:\n  cpu: 1\n", at: "1:null", of: "the first line without a limit" },
    { file: "bad.yml", text: "a: [\n", at: "1:null", of: "the first line if it is not YAML" },
    { file: "Dockerfile", text: dockerfile, at: "5:1", of: "the last CMD or ENTRYPOINT of a Dockerfile" },
    {
      file: "Dockerfile.dev",
      text: "FROM a\n  FROM b\n",
      at: "2:3",
      of: "the last FROM of a Dockerfile without CMD and ENTRYPOINT",
    },
    { file: "Dockerfile", text: "", at: "1:null", of: "an empty file" },
    { file: "gone.yml", text: null, at: "1:null", of: "a missing file" },
  ])("is that of $of", ({ file, text, at }) => {
    expect(positionOf(file, text)).toBe(at);
  });

  it("is the line, or the line and the column, that the user set", () => {
    expect(positionOf("k8s.yml", manifest, { line: 3 })).toBe("3:null");
    expect(positionOf("k8s.yml", manifest, { line: 3, column: 5 })).toBe("3:5");
  });

  it("has a path without a leading ./", () => {
    expect(annotationPlace({ file: "././k8s/app.yml", line: 2, column: 4 }, 1, () => "")).toEqual({
      file: "k8s/app.yml",
      line: 2,
      column: 4,
    });
  });

  it("exists only if the run did not pass and a file is known", () => {
    const annotate = { file: "k8s.yml", line: 4, column: 9 };
    const failed = oneGate(evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) }));
    const read = () => "";
    expect(annotationOf({ result: failed, annotate }, read)).toEqual(annotate);
    expect(annotationOf({ result: failed, annotate: null }, read)).toBeNull();
    expect(annotationOf({ result: oneGate(evidence()), annotate }, read)).toBeNull();
  });
});

describe("the title of an annotation", () => {
  it.each([
    { of: evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) }), title: "memgate: over the memory threshold" },
    { of: evidence({ oom: oom() }), title: "memgate: OOM-killed" },
    { of: evidence({ load: null }), title: "memgate: inconclusive (load-failed)" },
  ])("is $title", ({ of, title }) => {
    expect(annotationTitle(oneGate(of))).toBe(title);
  });

  it("says that the verdict is not enforced", () => {
    const result = {
      kind: "one",
      judged: judged(evidence({ oom: oom() }), { ...thresholds, isEnforced: false }),
    } as const;
    expect(annotationTitle(result)).toBe("memgate: OOM-killed (not enforced)");
  });

  it("counts the gates of a run with several gates", () => {
    const result = oneGate(evidence({ oom: oom() }));
    if (result.kind !== "one") throw new Error("expected one gate");
    const gates = [{ kind: "judged", name: "api", judged: result.judged }] as const;
    expect(annotationTitle({ kind: "several", gates })).toBe("memgate: 1 of 1 gate failed");
  });
});
