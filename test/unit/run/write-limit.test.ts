// The change of a limit in a manifest or a Compose file.
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { limitEdit, writeLimit } from "../../../src/run/write-limit.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const mebibyte = 2 ** 20;

const manifest = `# the API
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api   # keep   the   spaces
spec:
  template:
    spec:
      containers:
        - name: proxy
          resources:
            limits: {memory: 64Mi, cpu: "1"}
        - name: api
          resources:
            requests:
              memory: 32Mi
            limits:
              cpu: 500m
              memory: 512Mi # raised in May
`;

const lineOf = (text: string, part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;

function edited(
  text: string,
  part: string,
  limitMib = 128,
  file = "app.yaml",
  kind: "manifest" | "compose" = "manifest",
) {
  return limitEdit(text, { file, line: lineOf(text, part), column: 15, kind }, limitMib * mebibyte);
}

const newTextOf = (result: ReturnType<typeof limitEdit>) => (result.ok ? result.edit.newText : result.why);
const whyOf = (result: ReturnType<typeof limitEdit>) => (result.ok ? "it was changed" : result.why);

describe("the limit in a manifest", () => {
  it("is replaced at its place, and nothing else changes", () => {
    const result = edited(manifest, "512Mi");
    expect(newTextOf(result)).toBe(manifest.replace("512Mi", "128Mi"));
    expect(result).toMatchObject({
      edit: {
        file: "app.yaml",
        line: 23,
        column: 15,
        from: "512Mi",
        to: "128Mi",
        newLine: "              memory: 128Mi # raised in May",
      },
    });
  });

  it("is that of the container on the line, in a flow map too", () => {
    expect(newTextOf(edited(manifest, "64Mi"))).toBe(manifest.replace("64Mi", "128Mi"));
  });

  it("keeps the line ends of Windows", () => {
    const text = manifest.replaceAll("\n", "\r\n");
    const result = edited(text, "512Mi");
    expect(newTextOf(result)).toBe(text.replace("512Mi", "128Mi"));
    expect(result).toMatchObject({ edit: { newLine: "              memory: 128Mi # raised in May" } });
  });

  it.each([
    ['"512Mi"', '"128Mi"'],
    ["'512Mi'", "'128Mi'"],
    ["!!str 512Mi", "!!str 128Mi"],
    ["536870912", "128Mi"],
    ["&unused 512Mi", "&unused 128Mi"],
    ["0.5Gi", "128Mi"],
  ])("keeps its quotes, its tag and an anchor that nothing uses: %s", (from, to) => {
    const text = manifest.replace("512Mi", from);
    expect(newTextOf(edited(text, "raised in May"))).toBe(manifest.replace("512Mi", to));
  });

  it("is a string in JSON, even if it was a number", () => {
    const text = '{"spec": {"containers": [{"name": "a", "resources": {"limits":\n{"memory": 536870912}}}]}}\n';
    const result = edited(text, "memory", 128, "pod.json");
    expect(newTextOf(result)).toBe(text.replace("536870912", '"128Mi"'));
  });

  it("of a sidecar among the init containers can be changed", () => {
    const text =
      "spec:\n  initContainers:\n    - name: a\n      resources:\n        limits:\n          memory: 512Mi\n";
    expect(newTextOf(edited(text, "512Mi"))).toBe(text.replace("512Mi", "128Mi"));
  });

  const anchored = `spec:
  containers:
    - name: a
      resources: &small
        limits:
          memory: 512Mi
    - name: b
      resources: *small
`;
  it.each([
    ["an anchor around it that another container uses", anchored, "512Mi", /anchor &small, which other places/],
    [
      "an anchor of its own that is used",
      manifest.replace("64Mi", "&m 64Mi").replace("512Mi", "*m"),
      "64Mi",
      /anchor &m/,
    ],
    ["an alias", manifest.replace("64Mi", "&m 64Mi").replace("512Mi", "*m"), "raised in May", /anchor &m/],
    [
      "a template",
      manifest.replace("512Mi", '"{{ .Values.memory }}"'),
      "raised in May",
      /\{\{ \.Values\.memory }}".*template/,
    ],
    [
      "a block scalar",
      manifest.replace("512Mi # raised in May", ">-\n                512Mi"),
      "memory: >-",
      /not written as a plain/,
    ],
    [
      "two limits on a line",
      "spec: {containers: [{resources: {limits: {memory: 1Gi}}}, {resources: {limits: {memory: 2Gi}}}]}",
      "1Gi",
      /several limits/,
    ],
    ["another field", manifest, "cpu: 500m", /no resources\.limits\.memory/],
    ["the request", manifest, "32Mi", /no resources\.limits\.memory/],
    [
      "the limit of a pod",
      "spec:\n  resources:\n    limits:\n      memory: 1Gi\n",
      "1Gi",
      /no resources\.limits\.memory of a container/,
    ],
  ])("is refused: %s", (_name, text, part, why) => {
    expect(whyOf(edited(text, part))).toMatch(why);
  });

  it("is refused below the request of the container, which Kubernetes would refuse", () => {
    expect(whyOf(edited(manifest, "512Mi", 16))).toMatch(
      /^app\.yaml:23:15: the limit cannot be 16Mi, because .* is 32Mi/,
    );
    expect(edited(manifest, "512Mi", 32).ok).toBe(true);
  });
});

describe("the limit in a Compose file", () => {
  const compose = `services:
  api:
    mem_limit: 512m  # of the API
  worker:
    deploy:
      resources:
        limits: {memory: "1G"}
`;

  it.each([
    ["512m", "128m"],
    ["1G", "128m"],
  ])("is replaced in Docker's units: %s", (from, to) => {
    expect(newTextOf(edited(compose, from, 128, "compose.yaml", "compose"))).toBe(compose.replace(from, to));
  });

  it("is refused if a variable sets it", () => {
    const text = compose.replace("512m", `$${"{LIMIT:-512m}"}`);
    expect(whyOf(edited(text, "LIMIT", 128, "compose.yaml", "compose"))).toMatch(/template or a variable/);
  });
});

describe("the file", () => {
  it.each([
    ["rw-r-----", 0o640],
    ["rw-rw-r--", 0o664],
  ])("keeps its permissions, its byte order mark, and the link that leads to it: %s", (_name, mode) => {
    // Without a umask, this could not go wrong.
    const umask = process.umask(0o022);
    onTestFinished(() => void process.umask(umask));
    const folder = temporaryFolder();
    const [file, link] = [join(folder, "real.yaml"), join(folder, "link.yaml")];
    writeFileSync(file, `\uFEFF${manifest}`);
    chmodSync(file, mode);
    symlinkSync(file, link);
    const place = { file: link, line: lineOf(manifest, "512Mi"), column: 15, kind: "manifest" } as const;
    expect(writeLimit(place, 128 * mebibyte).ok).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(`\uFEFF${manifest.replace("512Mi", "128Mi")}`);
    expect(statSync(file).mode & 0o777).toBe(mode);
    expect(readFileSync(link, "utf8")).toBe(readFileSync(file, "utf8"));
  });

  it("is unchanged if memgate cannot write to its folder, and the sentence says so", () => {
    const folder = temporaryFolder();
    // The name of the unfinished file is longer than a file system allows.
    const name = `${"a".repeat(230)}.yaml`;
    const file = join(folder, name);
    writeFileSync(file, manifest);
    const place = { file, line: lineOf(manifest, "512Mi"), column: 15, kind: "manifest" } as const;
    const result = writeLimit(place, 128 * mebibyte);
    expect(whyOf(result)).toMatch(/^a+\.yaml could not be written: ENAMETOOLONG/);
    expect(readFileSync(file, "utf8")).toBe(manifest);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it("is unchanged if the limit is no longer at its place", () => {
    const file = join(temporaryFolder(), "app.yaml");
    writeFileSync(file, `# a new first line\n${manifest}`);
    const place = { file, line: lineOf(manifest, "512Mi"), column: 15, kind: "manifest" } as const;
    expect(writeLimit(place, 128 * mebibyte)).toMatchObject({ ok: false });
    expect(readFileSync(file, "utf8")).toBe(`# a new first line\n${manifest}`);
    expect(writeLimit({ ...place, file: `${file}.missing` }, 128 * mebibyte)).toMatchObject({
      ok: false,
      why: expect.stringContaining("does not exist"),
    });
  });
});
