// Where the app comes from, and what goes with what.
import { describe, expect, it } from "vitest";
import { readInputs } from "../../../src/inputs/gate-inputs.ts";
import { disk, inputs, mebibyte, planFrom, raw } from "../../builders.ts";

const pod = (more = "", limits = "{ memory: 96Mi, cpu: 2 }") => `apiVersion: v1
kind: Pod
metadata: { name: pod }
spec:
  volumes: [{ name: data, emptyDir: {} }]
  containers:
    - name: app
      image: registry.example/app:1
      ports: [{ containerPort: 8080 }]
      resources: { limits: ${limits} }
      readinessProbe: { httpGet: { path: /ready, port: 8080 } }
      volumeMounts: [{ name: data, mountPath: /data }]
      env:
        - { name: GOMEMLIMIT, valueFrom: { resourceFieldRef: { resource: limits.memory } } }
        - { name: GOMAXPROCS, valueFrom: { resourceFieldRef: { resource: limits.cpu } } }
${more}`;
const machine = disk(["ctx", "dir", "./dir"], {
  "pod.yaml": pod(),
  "certs.yaml": pod().replace("emptyDir: {}", "secret: { secretName: certs }"),
  "zero.yaml": pod("", "{ memory: 0, cpu: 1 }"),
  "compose.yaml": "services:\n  api: { image: a, mem_limit: 64m }\n",
  "ctx/Dockerfile": "",
  "bad.env": "A B=1\n",
});
const bare = { image: undefined, "memory-limit": undefined };
const of = (values: Parameters<typeof raw>[0]) => inputs({ ...bare, ...values }, machine);

function problemsOf(values: Parameters<typeof raw>[0]): readonly string[] {
  const result = readInputs(raw({ ...bare, ...values }), machine);
  return result.ok ? [] : result.problems.map(({ name, message }) => (name === null ? message : `${name}: ${message}`));
}

describe("a manifest", () => {
  const manifest = "pod.yaml";

  it("gives the limit, the image and the rest of the container", () => {
    const { target, readiness } = planFrom(of({ manifest }));
    expect(target).toMatchObject({
      source: { kind: "image", image: "registry.example/app:1" },
      limitBytes: 96 * mebibyte,
      port: 8_080,
      cpus: 2,
      env: [
        ["GOMEMLIMIT", String(96 * mebibyte)],
        ["GOMAXPROCS", "2"],
      ],
    });
    expect(readiness.steps).toMatchObject([{ probe: { kind: "http", path: "/ready", port: 8_080 } }]);
  });

  it("is annotated at its limit, but not where another one is in force", () => {
    expect(of({ manifest }).annotate).toEqual({ file: "pod.yaml", line: 10 });
    expect(of({ manifest, "memory-limit": "64Mi" }).annotate).toBe(null);
  });

  it("tells its app of the limits that are in force", () => {
    const { target } = planFrom(of({ manifest, "memory-limit": "64Mi", cpus: "1" }));
    expect(target).toMatchObject({
      limitBytes: 64 * mebibyte,
      env: [
        ["GOMEMLIMIT", String(64 * mebibyte)],
        ["GOMAXPROCS", "1"],
      ],
    });
  });

  it("with a limit that can't be is refused, unless another one is given", () => {
    expect(problemsOf({ manifest: "zero.yaml" })).toContainEqual(expect.stringMatching(/^zero\.yaml:10: .*is 0/));
    expect(problemsOf({ manifest: "zero.yaml", "memory-limit": "64Mi" })).toEqual([]);
  });

  it("leaves a path of readiness that is given to be asked", () => {
    const { readiness } = planFrom(of({ manifest, "ready-path": "/healthz" }));
    expect(readiness.steps).toMatchObject([{ probe: { kind: "http", path: "/healthz", port: null } }]);
  });

  it("makes room for volumes that are given at its own places", () => {
    const { target } = planFrom(of({ manifest, volumes: "./dir:/data/" }));
    expect(target.ephemeralVolumes).toEqual([]);
    expect(target.volumes).toMatchObject([{ target: "/data/" }]);
  });

  it("needs no Secret for what volumes or tmpfs bring, and says how to give it", () => {
    expect(problemsOf({ manifest: "certs.yaml" })).toEqual([
      "certs.yaml:5: spec.containers[app] needs files that the manifest does not have: volume data (line 5: Secret certs); add the ConfigMap or Secret to manifest, or give what is mounted there with volumes",
    ]);
    for (const [name, mount] of [
      ["volumes", "./dir:/data:ro"],
      ["tmpfs", "/data"],
    ] as const) {
      const { target } = planFrom(of({ manifest: "certs.yaml", [name]: mount }));
      expect(target.ephemeralVolumes).toEqual([]);
      expect(target[name]).toMatchObject([{ target: "/data" }]);
    }
    expect(problemsOf({ manifest: "certs.yaml", volumes: "./dir:/dat" })).toHaveLength(1);
  });

  it("goes with a folder to build, whose image is run", () => {
    expect(of({ manifest, build: "ctx" }).source).toMatchObject({ kind: "build" });
  });
});

describe("sources", () => {
  it.each([
    { given: {}, says: /^image: or build is required/ },
    { given: { image: "a", build: "ctx", "memory-limit": "64Mi" }, says: /^image: and build are given together/ },
    {
      given: { "compose-file": "compose.yaml", manifest: "pod.yaml" },
      says: /^manifest: and compose-file are given to/,
    },
    { given: { "compose-file": "compose.yaml", env: "A=1" }, says: /^env: does not go with compose-file/ },
    { given: { container: "api", command: "x" }, says: /^command: does not go with container/ },
    { given: { container: "api", "set-limit": "true" }, says: /^set-limit: needs memory-limit/ },
    { given: { image: "a", "memory-limit": "64Mi", selector: "web" }, says: /^selector: needs manifest/ },
    { given: { image: "a", "memory-limit": "64Mi", service: "web" }, says: /^service: needs compose-file/ },
    { given: { "compose-file": "-" }, says: /^compose-file: "-" is standard input/ },
    { given: { "compose-file": "gone.yaml" }, says: /^compose-file: "gone.yaml" can't be read: ENOENT/ },
    { given: { "compose-file": "dir" }, says: /^compose-file: "dir" is a folder/ },
    { given: { "compose-file": "compose.yaml", service: "apy" }, says: /^compose\.yaml:\d+: .*did you mean api/ },
    { given: { manifest: "gone.yaml" }, says: /^manifest: "gone.yaml" can't be read: ENOENT/ },
    { given: { image: "a", "memory-limit": "64Mi", "env-file": "bad.env" }, says: /^bad\.env:1: / },
    { given: { image: "a", "memory-limit": "64Mi", "env-file": "-" }, says: /^env-file: "-" can't be read/ },
    { given: { image: "a", "memory-limit": "64Mi", platform: "arm" }, says: /^platform: "arm" is not accepted/ },
  ])("are refused as $given", ({ given, says }) => {
    expect(problemsOf(given)[0]).toMatch(says);
  });

  it("of a Compose project or a running container have their limits from elsewhere", () => {
    expect(of({ "compose-file": "compose.yaml" })).toMatchObject({
      source: { kind: "compose", files: ["compose.yaml"], service: "api" },
      limitBytes: null,
      annotate: { file: "compose.yaml", line: 2 },
    });
    expect(of({ container: "api" })).toMatchObject({ source: { kind: "container", name: "api" }, limitBytes: null });
  });
});
