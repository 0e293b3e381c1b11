// Volumes, user, rights and limits of a pod.
import { describe, expect, it } from "vitest";
import { noManifestInputs, readManifest } from "../../../src/manifest/read-manifest.ts";
import type { AppSpec } from "../../../src/model/app-spec.ts";

const data = {
  config: { kind: "ConfigMap", metadata: { name: "c" }, data: { "a.txt": "aa", "b.txt": "bb" } },
  secret: { kind: "Secret", metadata: { name: "s" }, stringData: { token: "hush-hush" } },
};

function read(container: object, spec: object = {}) {
  const containers = [{ name: "web", image: "app:1", ...container }];
  const pod = { kind: "Pod", metadata: { name: "app" }, spec: { containers, ...spec } };
  const text = [pod, data.config, data.secret].map((object) => JSON.stringify(object)).join("\n---\n");
  return readManifest([{ path: "app.json", text }], null);
}

function app(...args: Parameters<typeof read>): AppSpec {
  const result = read(...args);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.app;
}

function problems(...args: Parameters<typeof read>): readonly string[] {
  const result = read(...args);
  return result.ok ? [] : result.problems;
}

const mount = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more });
const text = (content: Uint8Array) => new TextDecoder().decode(content);

it("a subPathExpr is reported as written, because its value may be a secret", () => {
  const env = [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "s", key: "token" } } }];
  const volumeMounts = [mount("c", "/c", { subPathExpr: "$(TOKEN)/x" })];
  expect(problems({ env, volumeMounts }, { volumes: [{ name: "c", configMap: { name: "c" } }] })).toEqual([
    expect.stringContaining("has subPath $(TOKEN)/x, which is not in the volume; expected one of its files"),
  ]);
});

describe("a volume of a ConfigMap or Secret", () => {
  const volumes = [
    { name: "c", configMap: { name: "c" } },
    { name: "s", secret: { secretName: "s", defaultMode: 0o400 } },
  ];

  it("has a read-only file for each key, and a Secret's values are in the list of secrets", () => {
    const read = app({ volumeMounts: [mount("c", "/c"), mount("s", "/s")] }, { volumes });
    expect(read.volumes.map(({ mounts }) => mounts)).toEqual([
      [{ target: "/c", readOnly: true }],
      [{ target: "/s", readOnly: true }],
    ]);
    const files = read.volumes.flatMap((volume) => volume.files);
    expect(files.map(({ path, content, mode }) => [path, text(content), mode])).toEqual([
      ["a.txt", "aa", 0o644],
      ["b.txt", "bb", 0o644],
      ["token", "hush-hush", 0o400],
    ]);
    expect(read.secrets).toEqual(["hush-hush"]);
  });

  it("is readable by the pod's fsGroup", () => {
    const grouped = { volumes, securityContext: { fsGroup: 7 } };
    const {
      volumes: [volume],
    } = app({ volumeMounts: [mount("s", "/s")] }, grouped);
    expect(volume).toMatchObject({ groupId: 7, files: [{ mode: 0o440 }] });
    const { files } = app({ volumeMounts: [mount("s", "/token", { subPath: "token" })] }, grouped);
    expect(files).toMatchObject([{ path: "/token", mode: 0o444 }]);
  });

  it("becomes a single file if subPath names a key", () => {
    const volumeMounts = [mount("c", "etc/a.conf", { subPath: "a.txt" })];
    const { files, volumes: ephemeral, notices } = app({ volumeMounts }, { volumes });
    expect(files.map(({ path, content }) => [path, text(content)])).toEqual([["/etc/a.conf", "aa"]]);
    expect([ephemeral, notices]).toEqual([[], []]);
  });

  it("cannot be a single file in a read-only root filesystem, except in a mounted volume", () => {
    const volumeMounts = [
      mount("c", "/etc/a.conf", { subPath: "a.txt" }),
      mount("e", "/data"),
      mount("c", "/data/b.conf", { subPath: "b.txt" }),
    ];
    const {
      files,
      volumes: ephemeral,
      notices,
    } = app(
      { volumeMounts, securityContext: { readOnlyRootFilesystem: true } },
      { volumes: [...volumes, { name: "e", emptyDir: {} }] },
    );
    expect(files).toEqual([]);
    expect(ephemeral).toMatchObject([{ mounts: [{ target: "/data" }], files: [{ path: "b.conf" }] }]);
    expect(notices).toEqual([
      expect.stringContaining(
        "volumeMounts[/etc/a.conf] is not applied: memgate cannot place a single file in a read-only root",
      ),
    ]);
  });

  it("is an error if subPath names a key that it does not have", () => {
    const found = problems({ volumeMounts: [mount("c", "/x", { subPath: "c.txt" })] }, { volumes });
    expect(found).toEqual([expect.stringContaining("has subPath c.txt, which is not in the volume")]);
  });

  it.each(["../a", "/a", "a/../../b", "", "."])("rejects the item path %j", (path) => {
    const configMap = { name: "c", items: [{ key: "a.txt", path }] };
    const found = problems({ volumeMounts: [mount("v", "/v")] }, { volumes: [{ name: "v", configMap }] });
    expect(found).toEqual([expect.stringContaining("is outside the volume")]);
  });

  it("may lack an object or a key only if it is optional", () => {
    const of = (optional: boolean) => {
      const configMap = { name: "c", optional, items: [{ key: "none", path: "none" }] };
      const absent = { secretName: "absent", optional };
      const volumes = [
        { name: "v", configMap },
        { name: "w", secret: absent },
      ];
      return [{ volumeMounts: [mount("v", "/v"), mount("w", "/w")] }, { volumes }] as const;
    };
    expect(app(...of(true)).volumes).toMatchObject([{ files: [] }, { files: [] }]);
    expect(problems(...of(false))).toEqual([
      expect.stringContaining("volume v (line 1: key none of ConfigMap c), volume w (line 1: Secret absent); add the"),
    ]);
  });

  it("may be missing if the container does not mount it", () => {
    expect(app({}, { volumes: [{ name: "v", secret: { secretName: "absent" } }] }).volumes).toEqual([]);
  });

  it("rejects modes above 0777, below 0, or in quotes", () => {
    for (const defaultMode of [0o1000, "0644", -1]) {
      const volumes = [{ name: "v", configMap: { name: "c", defaultMode } }];
      expect(problems({ volumeMounts: [mount("v", "/v")] }, { volumes })).toHaveLength(1);
    }
  });
});

describe("the security context", () => {
  it("of the container overrides that of the pod", () => {
    const own = { runAsUser: 5, runAsNonRoot: false };
    const read = app(
      { securityContext: own },
      { securityContext: { runAsUser: 0, runAsGroup: 6, runAsNonRoot: true } },
    );
    expect([read.user, read.notices]).toEqual(["5:6", []]);
  });

  it("is reported as not applied if runAsNonRoot or runAsGroup has no runAsUser", () => {
    const { user, notices } = app({}, { securityContext: { runAsNonRoot: true, runAsGroup: 6 } });
    expect(user).toBeNull();
    expect(notices.map((notice) => notice.split(" ")[1])).toEqual([
      "spec.securityContext.runAsNonRoot",
      "spec.securityContext.runAsGroup",
    ]);
  });

  it("is rejected if runAsNonRoot contradicts runAsUser 0", () => {
    expect(problems({ securityContext: { runAsNonRoot: true, runAsUser: 0 } })).toEqual([
      expect.stringContaining("runAsNonRoot is true, but runAsUser is 0"),
    ]);
  });

  it("gives no notice if it asks for the engine's defaults", () => {
    const { rights, notices } = app({
      securityContext: { seccompProfile: { type: "RuntimeDefault" }, privileged: false },
    });
    expect(rights).toEqual({ readOnlyRoot: false, noNewPrivileges: false, capAdd: [], capDrop: [], groups: [] });
    expect(notices).toEqual([]);
  });
});

describe("limits", () => {
  it("treat a CPU limit of 0 as unlimited", () => {
    expect(app({ resources: { limits: { cpu: 0 } } })).toMatchObject({ cpus: null, notices: [] });
  });

  it.each(["6Mi", 6 * 2 ** 20])("accept the memory minimum %s", (memory) => {
    expect(app({ resources: { limits: { memory } } }).limit?.bytes).toBe(6 * 2 ** 20);
  });

  it.each(["6291455", "512m", "1g", "512MB", "-1Gi", true, [], "0"])("reject the memory limit %j", (memory) => {
    expect(problems({ resources: { limits: { memory } } })).toHaveLength(1);
  });
});

describe("limits of the pod", () => {
  const limits = (memory: string, more: object = {}) => ({ resources: { limits: { memory, ...more } } });

  it("hold for a container without a limit of its own", () => {
    const read = app({}, limits("256Mi", { cpu: "500m" }));
    expect(read).toMatchObject({ limit: { bytes: 256 * 2 ** 20, place: { line: 1 } }, cpus: 0.5, notices: [] });
  });

  it("leave a smaller limit of the container as it is", () => {
    const read = app(limits("64Mi", { cpu: 2 }), limits("256Mi", { cpu: 1 }));
    expect(read).toMatchObject({ limit: { bytes: 64 * 2 ** 20 }, cpus: 1, notices: [] });
  });

  it("cannot be below the limit of the container", () => {
    expect(problems(limits("512Mi"), limits("256Mi"))).toEqual([
      "app.json:1:116: spec.containers[web].resources.limits.memory is 512Mi, above the limit of the pod (line 1); expected at most 256Mi",
    ]);
    const memoryLimit = { ...noManifestInputs, limitBytes: 64 * 2 ** 20 };
    const both = {
      kind: "Pod",
      metadata: { name: "a" },
      spec: { ...limits("7Mi"), containers: [{ name: "web", ...limits("8Mi") }] },
    };
    expect(readManifest([{ path: "a.json", text: JSON.stringify(both) }], null, memoryLimit).ok).toBe(true);
  });

  it("are checked as those of the container", () => {
    expect(problems({}, limits("512m")).join()).toContain("spec.resources.limits.memory is 512m, which is 0.512 bytes");
    const { notices } = app({}, limits("64Mi", { "hugepages-2Mi": "4Mi", memroy: 1 }));
    expect(notices.map((notice) => notice.split(" ")[1])).toEqual([
      "spec.resources.limits.hugepages-2Mi",
      "spec.resources.limits.memroy",
    ]);
  });

  it("are reported as shared if the pod has other containers", () => {
    const pod = {
      kind: "Pod",
      metadata: { name: "a" },
      spec: { ...limits("64Mi"), containers: [{ name: "a" }, { name: "b" }] },
    };
    const result = readManifest([{ path: "a.json", text: JSON.stringify(pod) }], {
      by: "container",
      namespace: null,
      container: "a",
    });
    expect(result.ok && result.app.notices.join()).toContain(
      "spec.resources.limits.memory applies to all containers of the pod",
    );
  });

  it("are the values of a resourceFieldRef whose container has no limit", () => {
    const env = [{ name: "M", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } } }];
    expect(app({ env }, limits("256Mi")).env).toEqual([["M", "256"]]);
    expect(app({ env, ...limits("64Mi") }, limits("256Mi")).env).toEqual([["M", "64"]]);
  });
});

it("gives no notice for fields that make no difference to a single container", () => {
  const spec = {
    nodeSelector: { a: "b" },
    tolerations: [{ operator: "Exists" }],
    affinity: {},
    imagePullSecrets: [{ name: "pull" }],
    serviceAccountName: "x",
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 5,
    dnsPolicy: "ClusterFirst",
    enableServiceLinks: false,
    hostNetwork: false,
    initContainers: [],
  };
  const container = { imagePullPolicy: "IfNotPresent", terminationMessagePolicy: "File", stdin: false, lifecycle: {} };
  expect(app(container, spec).notices).toEqual([]);
});
