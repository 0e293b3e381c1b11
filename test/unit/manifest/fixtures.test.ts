// Manifests as charts, kustomize and people write them: what is read of each, and what is told about it.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noManifestInputs, readManifest } from "../../../src/manifest/read-manifest.ts";
import type { AppSpec } from "../../../src/model/app-spec.ts";
import { parseSelector } from "../../../src/options/workload-selector.ts";
import { mebibyte } from "../../builders.ts";

const folder = new URL("../../fixtures/manifests/", import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);

/** Line, and what is told there. */
type Told = readonly (readonly [line: number, words: string])[];
interface Expected {
  readonly selector?: string;
  readonly given?: Readonly<Record<string, string>>;
  readonly app?: Partial<AppSpec>;
  /** All of them. */
  readonly notices?: Told;
  readonly problems?: Told;
}

const limit = (size: number, line: number, file: string) => ({ bytes: size, place: { file, line } });

const table: Readonly<Record<string, Expected>> = {
  "deployment-plain.yaml": {
    app: {
      name: "Deployment/api, container api",
      limit: limit(256 * mebibyte, 28, "deployment-plain.yaml"),
      image: "registry.test/shop/api:1.4.2",
      port: 8080,
      cpus: 0.5,
      probes: [],
      user: null,
    },
  },
  "deployment-probes.yaml": {
    app: {
      port: 8000,
      cpus: 2,
      startMs: 60_000,
      probes: [
        {
          probe: { kind: "http", path: "/started", headers: [], scheme: "http", port: 8000 },
          answerMs: 1_000,
          intervalMs: 50,
          successes: 1,
        },
        {
          probe: { kind: "http", path: "/ready", headers: [["Host", "catalog.test"]], scheme: "http", port: 8000 },
          answerMs: 3_000,
          intervalMs: 50,
          successes: 2,
        },
      ],
    },
    notices: [[33, "livenessProbe"]],
  },
  "statefulset-database.yaml": {
    app: {
      limit: limit(192 * mebibyte, 124, "statefulset-database.yaml"),
      user: "1001:1001",
      cpus: 0.15,
      port: 5432,
      secrets: ["s3cret-user", "s3cret-admin"],
      rights: { readOnlyRoot: true, noNewPrivileges: true, capAdd: [], capDrop: ["ALL"], groups: [1001] },
      tmpfs: [{ target: "/dev/shm", options: "exec,mode=1777" }],
      volumes: [
        { groupId: 1001, files: [], mounts: [{ target: "/tmp", readOnly: false }] },
        { groupId: 1001, files: [], mounts: [{ target: "/opt/database/conf", readOnly: false }] },
        { groupId: 1001, files: [], mounts: [{ target: "/data/db", readOnly: false }] },
      ],
      startMs: null,
      probes: [
        {
          probe: { kind: "exec", command: ["/bin/sh", "-c", "-e", 'exec db-ready -U "orders" -p 5432\n'] },
          answerMs: 5_000,
          intervalMs: 10_000,
          successes: 1,
        },
      ],
    },
    notices: [
      [104, "livenessProbe"],
      [123, "ephemeral-storage"],
      [146, "volumeClaimTemplates[data]"],
    ],
  },
  "daemonset-agent.yaml": {
    given: { NODE: "node-1" },
    app: { env: [], limit: limit(200e6, 26, "daemonset-agent.yaml"), volumes: [] },
    notices: [
      [13, "hostNetwork"],
      [14, "dnsPolicy"],
      [23, "privileged"],
      [36, "mountPropagation"],
      [39, "hostPath is not honoured: the volume is not mounted"],
    ],
  },
  "pod-minimal.yaml": { app: { limit: null, image: "one:1", port: null, env: [], startMs: null } },
  "pod-sidecars.yaml": {
    selector: "web",
    app: { name: "Pod/storefront, container web", port: 3000 },
    notices: [
      [7, "initContainers[migrate]"],
      [9, "initContainers[proxy]"],
      [17, "containers[log-shipper]"],
    ],
  },
  "pod-sidecars-unselected.yaml": {
    problems: [[1, "give one of Pod/storefront/web, Pod/storefront/log-shipper as selector"]],
  },
  "job-import.yaml": {
    app: {
      name: "Job/import, container import",
      entrypoint: ["./import"],
      command: ["--batch=500", "--literal=$(BATCH)", "--unknown=$(NOBODY)"],
      workingDir: "/srv/import",
      limit: limit(1536 * mebibyte, 20, "job-import.yaml"),
      cpus: 1,
    },
  },
  "cronjob-report.yaml": {
    app: {
      entrypoint: ["/bin/sh", "-c", 'set -e\nreport --to "$OUT"\n'],
      limit: limit(129e6, 27, "cronjob-report.yaml"),
    },
    notices: [[32, "persistentVolumeClaim is not honoured: the volume starts empty"]],
  },
  "replicaset.yaml": { app: { port: 5678, command: ["-listen", ":5678"] } },
  "replication-controller.yaml": { app: { port: 80, limit: limit(64e6, 18, "replication-controller.yaml") } },
  "kustomize-output.yaml": {
    app: {
      port: 8080,
      env: [
        ["LOG_LEVEL", "info"],
        ["settings.ini", "[cache]\nsize = 100\n"],
        ["SECRET_API_TOKEN", "tok-4f81-staging"],
      ],
      secrets: ["tok-4f81-staging"],
      volumes: [
        {
          groupId: null,
          mounts: [{ target: "/etc/inbox", readOnly: true }],
          files: [{ path: "conf/settings.ini", content: bytes("[cache]\nsize = 100\n"), mode: 0o644 }],
        },
      ],
    },
  },
  "deployment-list.json": { app: { port: 4000, limit: limit(128 * mebibyte, 15, "deployment-list.json") } },
  "pod.json": {
    app: { limit: limit(512 * mebibyte, 4, "pod.json"), cpus: 0.25, entrypoint: ["worker"] },
    notices: [[5, "imagePullPolicy"]],
  },
  "helm-output.yaml": {
    app: {
      name: "Deployment/release-shop, container shop",
      port: 80,
      files: [
        {
          path: "/etc/cache/cache.conf",
          content: bytes("maxmemory-policy allkeys-lru\nappendonly no"),
          mode: 0o440,
        },
      ],
    },
    notices: [[53, "livenessProbe"]],
  },
  "helm-template.yaml": { problems: [[4, "is a Helm template"]] },
  "helm-template-quoted.yaml": { problems: [[1, "helm template CHART | memgate run --manifest -"]] },
  "helm-template-value.yaml": { problems: [[8, "is a Helm template"]] },
  "kustomization.yaml": { problems: [[1, "kubectl kustomize FOLDER | memgate run --manifest -"]] },
  "kustomization-bare.yaml": { problems: [[1, "is a kustomization"]] },
  "compose-file.yaml": { problems: [[1, "has no kind"]] },
  "custom-resources.yaml": {
    problems: [[1, "no workload (seen: Service, CustomResourceDefinition, Job, HorizontalPodAutoscaler)"]],
  },
  "custom-resources-beside.yaml": { app: { limit: limit(512 * mebibyte, 21, "custom-resources-beside.yaml") } },
  "anchors.yaml": {
    selector: "deploy/second",
    app: {
      image: "registry.test/both:3",
      env: [["REGION", "north"]],
      command: ["work"],
      port: 8080,
      limit: limit(96 * mebibyte, 17, "anchors.yaml"),
    },
  },
  "configmap-binary.yaml": {
    app: {
      volumes: [
        {
          groupId: null,
          mounts: [{ target: "/srv", readOnly: true }],
          files: [
            { path: "index.html", content: bytes("<h1>hi</h1>"), mode: 0o600 },
            { path: "404.html", content: bytes("<h1>none</h1>"), mode: 0o600 },
            { path: "logo.bin", content: new Uint8Array([0, 1, 2, 255]), mode: 0o600 },
          ],
        },
      ],
    },
  },
  "envfrom-order.yaml": {
    app: {
      env: [
        ["A", "from-base"],
        ["B", "from-over"],
        ["C", "from-env"],
        ["SUM", "from-base from-over from-env $(LATER) $(A)"],
        ["LATER", "x"],
      ],
    },
  },
  "env-missing.yaml": {
    problems: [
      [12, "all of Secret billing-extra (line 12), DB_PASSWORD (line 17: key password of Secret billing-db), POD_IP"],
      [
        34,
        "volume certs (line 34: Secret billing-certs); add the ConfigMap or Secret to manifest, or give what is mounted there with volumes",
      ],
    ],
  },
  "env-unquoted.yaml": {
    problems: [
      [11, "env[PORT].value is a number; expected text: quote it"],
      [13, "env[DEBUG].value is a boolean; expected text: quote it"],
      [15, "env[RATIO].value is a number"],
      [23, "env[LIST].value is a list; expected text"],
      [26, "args[1] is a number; expected text: quote it"],
    ],
  },
  "downward-api.yaml": {
    app: {
      port: 7001,
      command: ["--join=ring-0.ring.default"],
      env: [
        ["NAME", "ring-0"],
        ["SPACE", "default"],
        ["TIER", "backend"],
        ["BUILD", "77"],
        ["NO_LABEL", ""],
        ["ACCOUNT", "ring-sa"],
        ["MEMORY", "262144000"],
        ["MEMORY_MB", "263"],
        ["CPUS", "2"],
        ["MILLIS", "250"],
        ["ASKED", "262144000"],
      ],
    },
  },
  "projected-volume.yaml": {
    app: {
      secrets: ["private-part-of-it"],
      volumes: [
        {
          groupId: null,
          mounts: [{ target: "/var/run/all", readOnly: true }],
          files: [
            { path: "sub/a.txt", content: bytes("a"), mode: 0o644 },
            { path: "tls.key", content: bytes("private-part-of-it"), mode: 0o440 },
          ],
        },
      ],
    },
    notices: [
      [33, "serviceAccountToken"],
      [34, "downwardAPI"],
    ],
  },
  "windows-lines.yaml": { app: { command: ["one\ntwo\n"], port: 8081 } },
  "security-full.yaml": {
    app: {
      user: "1500:2000",
      extraHosts: ["db.internal:10.1.2.3", "db:10.1.2.3", "six:::1"],
      rights: {
        readOnlyRoot: true,
        noNewPrivileges: true,
        capAdd: ["NET_BIND_SERVICE"],
        capDrop: ["ALL"],
        groups: [3000, 4000],
      },
    },
    notices: [
      [29, "seccompProfile"],
      [30, "seLinuxOptions"],
    ],
  },
  "slips.yaml": {
    problems: [
      [8, "did you mean resources?"],
      [10, "did you mean readinessProbe?"],
      [13, "did you mean envFrom?"],
    ],
  },
  "not-honoured.yaml": {
    app: { cpus: 0.01 },
    notices: [
      [5, "hostPID"],
      [6, "shareProcessNamespace"],
      [7, "hostname"],
      [8, "subdomain"],
      [9, "runtimeClassName"],
      [10, "dnsConfig"],
      [11, "spec.resources"],
      [14, "futureField is not honoured: it is not known here"],
      [18, "tty"],
      [19, "stdin"],
      [20, "lifecycle"],
      [22, "livenessProbe"],
      [23, "is not known here"],
      [25, "is not known here"],
      [28, "is 5m: 0.01 is taken"],
      [29, "hugepages-2Mi"],
      [30, "vendor.test/gpu"],
      [31, "did you mean memory?"],
      [32, "volumeDevices"],
    ],
  },
  "grpc-probe.yaml": {
    app: {
      port: 50_051,
      startMs: 35_000,
      probes: [
        { probe: { kind: "tcp", port: 50_051 }, answerMs: 1_000, intervalMs: 50, successes: 1 },
        {
          probe: { kind: "http", path: "/health%20%C3%BC", headers: [], scheme: "https", port: 50_052 },
          answerMs: 1_000,
          intervalMs: 50,
          successes: 1,
        },
      ],
    },
    notices: [
      [13, "gRPC is not spoken"],
      [16, "httpGet.host"],
    ],
  },
  "volumes-mixed.yaml": {
    app: {
      tmpfs: [
        { target: "/ram", options: "exec,mode=1777,size=33554432" },
        { target: "/ram2", options: "exec,mode=1777,size=33554432" },
      ],
      volumes: [
        {
          groupId: 500,
          mounts: [
            { target: "/scratch", readOnly: false },
            { target: "/also", readOnly: true },
          ],
          files: [{ path: "conf.yaml", content: bytes("size: 5"), mode: 0o644 }],
        },
        { groupId: 500, files: [], mounts: [{ target: "/claim/a", readOnly: false }] },
        { groupId: 500, files: [], mounts: [{ target: "/claim/pod", readOnly: false }] },
        { groupId: 500, files: [], mounts: [{ target: "/generic", readOnly: false }] },
        { groupId: 500, files: [], mounts: [{ target: "/bare", readOnly: false }] },
      ],
      files: [{ path: "/etc/conf.yaml", content: bytes("size: 5"), mode: 0o644 }],
    },
    notices: [
      [17, "in memory can be at one place only"],
      [25, "a file can't be put into a volume in memory"],
      [28, "sizeLimit"],
      [30, "starts empty"],
      [32, "starts empty"],
      [33, "nfs is not honoured: the volume is not mounted"],
      [34, "csi is not honoured"],
    ],
  },
  "wrong-types.yaml": {
    problems: [
      [7, "volumes is a map; expected a list"],
      [8, "hostAliases is text; expected a list"],
      [11, "image is a number; expected text: quote it"],
      [12, "env is text; expected a list"],
      [13, "envFrom[0] is empty; expected a map"],
      [13, "envFrom[1] has to have one source"],
      [14, "ports is text; expected a list"],
      [15, "args is text; expected a list"],
      [16, "command[0] is empty"],
      [16, "command[1] is a number"],
      [18, "limits is text; expected a map"],
      [19, "readinessProbe has no ways to ask"],
      [20, "port is nope; expected a port's number, or the name of one"],
      [21, "runAsUser is text; expected a whole number"],
      [21, "readOnlyRootFilesystem is text; expected true or false, not quoted"],
      [22, "is of volume ghost, which the pod does not have"],
      [22, "volumeMounts[1] has to have name and mountPath"],
    ],
  },
  "containers-map.yaml": { problems: [[7, "spec.template.spec.containers is a map; expected a list"]] },
  "limit-milli.yaml": {
    problems: [
      [10, "is 512m, to Kubernetes 0.512 bytes (m is a thousandth); expected 6Mi at least"],
      [11, "cpu is two; expected a quantity"],
    ],
  },
  "limit-kubectl-milli.yaml": { app: { limit: limit(128_974_848, 10, "limit-kubectl-milli.yaml") } },
  "secret-not-base64.yaml": { problems: [[5, "Secret/creds.data.password is not base64"]] },
  "mounts-clash.yaml": {
    problems: [
      [10, "is mounted where line 9 mounts another"],
      [11, "is of volume c"],
      [12, "can't be mounted at"],
      [13, "leaves the volume"],
      [16, "is of several kinds, emptyDir and hostPath"],
      [17, "is there more than once"],
    ],
  },
  "two-workloads.yaml": {
    problems: [[1, "give one of Deployment/web, StatefulSet/store/store, StatefulSet/store/exporter as selector"]],
  },
  "broken.yaml": { problems: [[9, "is no YAML that can be read"]] },
  "empty.yaml": { problems: [[1, "the manifest has no workload (seen: nothing)"]] },
  "namespaces.yaml": { app: { env: [["COLOUR", "blue"]] } },
  "duplicate-keys.yaml": {
    app: { image: "twice:2" },
    notices: [[11, "image is there more than once: the last one counts"]],
  },
};

function read(file: string, { selector, given = {} }: Expected, change: (text: string) => string = (text) => text) {
  const parsed = selector === undefined ? null : parseSelector(selector);
  const text = change(readFileSync(new URL(file, folder), "utf8"));
  const meant = parsed?.ok ? parsed.value : null;
  return readManifest([{ path: file, text }], meant, {
    ...noManifestInputs,
    variables: new Map(Object.entries(given)),
  });
}

function told(file: string, sentences: readonly string[], expected: Told): void {
  const wanted = expected.map(([line, words]) => ({ starts: `${file}:${line}: `, words }));
  const found = sentences.map((sentence, index) => {
    const { starts = "", words = "" } = wanted[index] ?? {};
    return sentence.startsWith(starts) && sentence.includes(words) && words !== "" ? { starts, words } : sentence;
  });
  expect(found).toEqual(wanted);
}

describe("manifests of the fixtures", () => {
  it("are all in the table", () => {
    expect(Object.keys(table).sort()).toEqual(readdirSync(folder).sort());
  });

  it.each(Object.entries(table))("%s is read as it is meant", (file, expected) => {
    const result = read(file, expected);
    if (!result.ok) return told(file, result.problems, expected.problems ?? []);
    expect(expected.problems).toBeUndefined();
    expect(result.app).toMatchObject(expected.app ?? {});
    told(file, result.app.notices, expected.notices ?? []);
  });

  it.each(Object.entries(table))("%s is the same with the line ends of Windows", (file, expected) => {
    const windows = read(file, expected, (text) => text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n"));
    expect(windows).toEqual(read(file, expected));
  });
});
