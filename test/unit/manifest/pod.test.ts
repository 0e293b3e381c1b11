// Volumes and rights of a pod.
import { describe, expect, it } from "vitest";
import { readManifest } from "../../../src/manifest/read-manifest.ts";
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

describe("a volume of a ConfigMap or Secret", () => {
  const volumes = [
    { name: "c", configMap: { name: "c" } },
    { name: "s", secret: { secretName: "s", defaultMode: 0o400 } },
  ];

  it("holds a file for each key, can't be written to, and is told of as a secret", () => {
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

  it("can be read by the pod's group", () => {
    const grouped = { volumes, securityContext: { fsGroup: 7 } };
    const {
      volumes: [volume],
    } = app({ volumeMounts: [mount("s", "/s")] }, grouped);
    expect(volume).toMatchObject({ groupId: 7, files: [{ mode: 0o440 }] });
    const { files } = app({ volumeMounts: [mount("s", "/token", { subPath: "token" })] }, grouped);
    expect(files).toMatchObject([{ path: "/token", mode: 0o444 }]);
  });

  it("is one file where a subPath names it", () => {
    const volumeMounts = [mount("c", "etc/a.conf", { subPath: "a.txt" })];
    const { files, volumes: fresh, notices } = app({ volumeMounts }, { volumes });
    expect(files.map(({ path, content }) => [path, text(content)])).toEqual([["/etc/a.conf", "aa"]]);
    expect([fresh, notices]).toEqual([[], []]);
  });

  it("can't be a single file of a file system that is read-only, unless a volume is there", () => {
    const volumeMounts = [
      mount("c", "/etc/a.conf", { subPath: "a.txt" }),
      mount("e", "/data"),
      mount("c", "/data/b.conf", { subPath: "b.txt" }),
    ];
    const {
      files,
      volumes: fresh,
      notices,
    } = app(
      { volumeMounts, securityContext: { readOnlyRootFilesystem: true } },
      { volumes: [...volumes, { name: "e", emptyDir: {} }] },
    );
    expect(files).toEqual([]);
    expect(fresh).toMatchObject([{ mounts: [{ target: "/data" }], files: [{ path: "b.conf" }] }]);
    expect(notices).toEqual([expect.stringContaining("volumeMounts[/etc/a.conf] is not honoured: readOnlyRoot")]);
  });

  it("has to have the key that a subPath names", () => {
    const found = problems({ volumeMounts: [mount("c", "/x", { subPath: "c.txt" })] }, { volumes });
    expect(found).toEqual([expect.stringContaining("has the subPath c.txt, which the volume does not have")]);
  });

  it.each(["../a", "/a", "a/../../b", "", "."])("can't put a file at %j", (path) => {
    const configMap = { name: "c", items: [{ key: "a.txt", path }] };
    const found = problems({ volumeMounts: [mount("v", "/v")] }, { volumes: [{ name: "v", configMap }] });
    expect(found).toEqual([expect.stringContaining("leaves the volume")]);
  });

  it("may lack what is optional, and nothing else", () => {
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

  it("that only another container mounts is not missed", () => {
    expect(app({}, { volumes: [{ name: "v", secret: { secretName: "absent" } }] }).volumes).toEqual([]);
  });

  it("has modes up to 0777, not quoted", () => {
    for (const defaultMode of [0o1000, "0644", -1]) {
      const volumes = [{ name: "v", configMap: { name: "c", defaultMode } }];
      expect(problems({ volumeMounts: [mount("v", "/v")] }, { volumes })).toHaveLength(1);
    }
  });
});

describe("rights", () => {
  it("are the container's before the pod's", () => {
    const own = { runAsUser: 5, runAsNonRoot: false };
    const read = app(
      { securityContext: own },
      { securityContext: { runAsUser: 0, runAsGroup: 6, runAsNonRoot: true } },
    );
    expect([read.user, read.notices]).toEqual(["5:6", []]);
  });

  it("that would need a look at the image are told of", () => {
    const { user, notices } = app({}, { securityContext: { runAsNonRoot: true, runAsGroup: 6 } });
    expect(user).toBeNull();
    expect(notices.map((sentence) => sentence.split(" ")[1])).toEqual([
      "spec.securityContext.runAsGroup",
      "spec.securityContext.runAsNonRoot",
    ]);
  });

  it("that contradict one another are refused", () => {
    expect(problems({ securityContext: { runAsNonRoot: true, runAsUser: 0 } })).toEqual([
      expect.stringContaining("runAsNonRoot is true, and runAsUser is 0"),
    ]);
  });

  it("of an engine are as Kubernetes' default has them", () => {
    const { rights, notices } = app({
      securityContext: { seccompProfile: { type: "RuntimeDefault" }, privileged: false },
    });
    expect(rights).toEqual({ readOnlyRoot: false, noNewPrivileges: false, capAdd: [], capDrop: [], groups: [] });
    expect(notices).toEqual([]);
  });
});

describe("limits", () => {
  it("of no CPU are none", () => {
    expect(app({ resources: { limits: { cpu: 0 } } })).toMatchObject({ cpus: null, notices: [] });
  });

  it.each(["6Mi", 6 * 2 ** 20])("of %s are the least", (memory) => {
    expect(app({ resources: { limits: { memory } } }).limit?.bytes).toBe(6 * 2 ** 20);
  });

  it.each(["6291455", "512m", "1g", "512MB", "-1Gi", true, [], "0"])("of %j are refused", (memory) => {
    expect(problems({ resources: { limits: { memory } } })).toHaveLength(1);
  });
});

it("an infrastructure's fields are passed over in silence", () => {
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
