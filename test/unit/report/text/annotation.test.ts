import { describe, expect, it } from "vitest";
import { annotationOf, annotationPlace } from "../../../../src/report/text/annotation.ts";
import { evidence, mebibyte, oneGate, peak } from "../../../builders.ts";

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

function lineOf(file: string, text: string | null, line: number | null = null): number {
  const read = () => {
    if (text === null) throw new Error("ENOENT");
    return text;
  };
  return annotationPlace({ file, line }, 100 * mebibyte, read).line;
}

describe("the line of a failure", () => {
  it.each([
    { file: "k8s.yml", text: manifest, line: 16, of: "the limit of this size in a manifest" },
    {
      file: "k8s.yaml",
      text: manifest.replace('"100Mi"', "1Gi"),
      line: 12,
      of: "the first limit, where none has the size",
    },
    { file: "compose.yml", text: compose, line: 8, of: "a limit in a Compose file" },
    { file: "pod.json", text: '{\n"limits": {\n"memory": "100Mi"}}', line: 3, of: "a limit in JSON" },
    { file: "memgate.yml", text: "gates:\n a:\n  memory-limit: 100Mi\n", line: 3, of: "a gate of memgate.yml" },
    { file: "values.yaml", text: "limits:\n  cpu: 1\n", line: 1, of: "no limit at all" },
    { file: "bad.yml", text: "a: [\n", line: 1, of: "no YAML" },
    { file: "Dockerfile", text: dockerfile, line: 5, of: "what a Dockerfile runs" },
    { file: "Dockerfile.dev", text: "FROM a\nFROM b\n", line: 2, of: "the last stage, where it runs nothing" },
    { file: "Dockerfile", text: "", line: 1, of: "an empty file" },
    { file: "gone.yml", text: null, line: 1, of: "a file that has gone" },
  ])("is that of $of", ({ file, text, line }) => {
    expect(lineOf(file, text)).toBe(line);
  });

  it("is the one that was given", () => {
    expect(lineOf("k8s.yml", manifest, 3)).toBe(3);
  });

  it("belongs to a path as GitHub has it", () => {
    expect(annotationPlace({ file: "././k8s/app.yml", line: 2 }, 1, () => "")).toEqual({
      file: "k8s/app.yml",
      line: 2,
    });
  });

  it("is only looked for where the run failed and a file was named", () => {
    const annotate = { file: "k8s.yml", line: 4 };
    const failed = oneGate(evidence({ peak: peak({ workingSetBytes: 90 * mebibyte }) }));
    const read = () => "";
    expect(annotationOf({ result: failed, annotate }, read)).toEqual(annotate);
    expect(annotationOf({ result: failed, annotate: null }, read)).toBeNull();
    expect(annotationOf({ result: oneGate(evidence()), annotate }, read)).toBeNull();
  });
});
