// Reads manifests in the forms that charts, kustomize and people write, and checks the app and the messages.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noManifestInputs, readManifest } from "../../../src/manifest/read-manifest.ts";
import type { AppSpec } from "../../../src/model/app-spec.ts";
import { parseSelector } from "../../../src/options/workload-selector.ts";
import { mebibyte } from "../../builders.ts";

const folder = new URL("../../fixtures/manifests/", import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);

/** Expected messages: LINE:COLUMN, and a part of the message. */
type ExpectedMessages = readonly (readonly [position: string, part: string])[];
interface Expected {
  readonly selector?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly app?: Partial<AppSpec>;
  /** The complete list. */
  readonly notices?: ExpectedMessages;
  /** The complete list. */
  readonly problems?: ExpectedMessages;
}

const limit = (size: number, position: string, file: string) => {
  const [line = 0, column = 0] = position.split(":").map(Number);
  return { bytes: size, place: { file, line, column } };
};

const table: Readonly<Record<string, Expected>> = {
  "deployment-plain.yaml": {
    app: {
      name: "Deployment/api, container api",
      limit: limit(256 * mebibyte, "28:15", "deployment-plain.yaml"),
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
          place: { file: "deployment-probes.yaml", line: 20, column: 11 },
          attemptTimeoutMs: 1_000,
          intervalMs: 50,
          successes: 1,
        },
        {
          probe: { kind: "http", path: "/ready", headers: [["Host", "catalog.test"]], scheme: "http", port: 8000 },
          place: { file: "deployment-probes.yaml", line: 24, column: 11 },
          attemptTimeoutMs: 3_000,
          intervalMs: 50,
          successes: 2,
        },
      ],
    },
    notices: [["33:11", "livenessProbe"]],
  },
  "statefulset-database.yaml": {
    app: {
      limit: limit(192 * mebibyte, "124:15", "statefulset-database.yaml"),
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
          place: { file: "statefulset-database.yaml", line: 108, column: 11 },
          attemptTimeoutMs: 5_000,
          intervalMs: 10_000,
          successes: 1,
        },
      ],
    },
    notices: [
      ["104:11", "livenessProbe"],
      ["123:15", "ephemeral-storage"],
      ["146:7", "volumeClaimTemplates[data]"],
    ],
  },
  "daemonset-agent.yaml": {
    variables: { NODE: "node-1" },
    app: { env: [], limit: limit(200e6, "26:13", "daemonset-agent.yaml"), volumes: [] },
    notices: [
      ["13:7", "hostNetwork"],
      ["14:7", "dnsPolicy"],
      ["23:11", "privileged"],
      ["36:11", "mountPropagation"],
      ["39:9", "hostPath is not applied: memgate does not mount volumes of this type"],
    ],
  },
  "pod-minimal.yaml": { app: { limit: null, image: "one:1", port: null, env: [], startMs: null } },
  "pod-sidecars.yaml": {
    selector: "web",
    app: { name: "Pod/storefront, container web", port: 3000 },
    notices: [
      ["7:7", "initContainers[migrate]"],
      ["9:7", "initContainers[proxy]"],
      ["17:7", "containers[log-shipper]"],
    ],
  },
  "pod-sidecars-unselected.yaml": {
    problems: [["1:1", "set `selector` to one of Pod/storefront/web, Pod/storefront/log-shipper"]],
  },
  "job-import.yaml": {
    app: {
      name: "Job/import, container import",
      entrypoint: ["./import"],
      command: ["--batch=500", "--literal=$(BATCH)", "--unknown=$(NOBODY)"],
      workingDir: "/srv/import",
      limit: limit(1536 * mebibyte, "20:22", "job-import.yaml"),
      cpus: 1,
    },
  },
  "cronjob-report.yaml": {
    app: {
      entrypoint: ["/bin/sh", "-c", 'set -e\nreport --to "$OUT"\n'],
      limit: limit(129e6, "27:19", "cronjob-report.yaml"),
    },
    notices: [["32:15", "persistentVolumeClaim is not applied: memgate mounts an empty volume"]],
  },
  "replicaset.yaml": { app: { port: 5678, command: ["-listen", ":5678"] } },
  "replication-controller.yaml": { app: { port: 80, limit: limit(64e6, "18:15", "replication-controller.yaml") } },
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
  "deployment-list.json": { app: { port: 4000, limit: limit(128 * mebibyte, "15:36", "deployment-list.json") } },
  "pod.json": {
    app: { limit: limit(512 * mebibyte, "4:27", "pod.json"), cpus: 0.25, entrypoint: ["worker"] },
    notices: [["5:52", "imagePullPolicy"]],
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
    notices: [["53:11", "livenessProbe"]],
  },
  "helm-template.yaml": { problems: [["4:9", "is a Helm template"]] },
  "helm-template-quoted.yaml": { problems: [["1:1", "helm template CHART | memgate run --manifest -"]] },
  "helm-template-value.yaml": { problems: [["8:14", "is a Helm template"]] },
  "kustomization.yaml": { problems: [["1:1", "kubectl kustomize FOLDER | memgate run --manifest -"]] },
  "kustomization-bare.yaml": { problems: [["1:1", "is a kustomization"]] },
  "compose-file.yaml": { problems: [["1:1", "has no kind"]] },
  "custom-resources.yaml": {
    problems: [
      [
        "1:1",
        "no workload (found: Revision (serving.knative.dev), CustomResourceDefinition (apiextensions.k8s.io), Job (batch.example.test), HorizontalPodAutoscaler (autoscaling))",
      ],
    ],
  },
  "custom-resources-beside.yaml": { app: { limit: limit(512 * mebibyte, "21:32", "custom-resources-beside.yaml") } },
  "anchors.yaml": {
    selector: "deploy/second",
    app: {
      image: "registry.test/both:3",
      env: [["REGION", "north"]],
      command: ["work"],
      port: 8080,
      limit: limit(96 * mebibyte, "17:26", "anchors.yaml"),
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
      [
        "12:15",
        "all keys of Secret billing-extra (line 12), DB_PASSWORD (line 17: key password of Secret billing-db), PLAN (line 26",
      ],
      [
        "34:11",
        "volume certs (line 34: Secret billing-certs); add the ConfigMap or Secret to `manifest`, or mount other files with `volumes`",
      ],
    ],
  },
  "env-unquoted.yaml": {
    problems: [
      ["11:11", "env[PORT].value is a number; expected a string: put it in quotes"],
      ["13:11", "env[DEBUG].value is a boolean; expected a string: put it in quotes"],
      ["15:11", "env[RATIO].value is a number"],
      ["23:11", "env[LIST].value is a list; expected a string"],
      ["26:11", "args[1] is a number; expected a string: put it in quotes"],
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
      ["33:17", "serviceAccountToken"],
      ["34:17", "downwardAPI"],
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
      ["29:13", "seccompProfile"],
      ["30:13", "seLinuxOptions"],
    ],
  },
  "slips.yaml": {
    problems: [
      ["8:7", "did you mean resources?"],
      ["10:7", "did you mean readinessProbe?"],
      ["13:7", "did you mean envFrom?"],
    ],
  },
  "not-honoured.yaml": {
    app: { cpus: 0.01 },
    notices: [
      ["5:3", "hostPID"],
      ["6:3", "shareProcessNamespace"],
      ["7:3", "hostname"],
      ["8:3", "subdomain"],
      ["9:3", "runtimeClassName"],
      ["10:3", "dnsConfig"],
      ["14:3", "futureField is not applied: memgate does not know this field"],
      ["18:7", "tty"],
      ["19:7", "stdin"],
      ["20:7", "lifecycle"],
      ["22:7", "livenessProbe"],
      ["23:7", "memgate does not know this field"],
      ["25:9", "memgate does not know this field"],
      ["28:11", "is 5m; memgate applies 0.01"],
      ["29:11", "hugepages-2Mi"],
      ["30:11", "vendor.test/gpu"],
      ["31:11", "did you mean memory?"],
      ["32:7", "volumeDevices"],
    ],
  },
  "grpc-probe.yaml": {
    app: {
      port: 50_051,
      startMs: 35_000,
      probes: [
        {
          probe: { kind: "tcp", port: 50_051 },
          place: { file: "grpc-probe.yaml", line: 12, column: 11 },
          attemptTimeoutMs: 1_000,
          intervalMs: 50,
          successes: 1,
        },
        {
          probe: { kind: "http", path: "/health%20%C3%BC", headers: [], scheme: "https", port: 50_052 },
          place: { file: "grpc-probe.yaml", line: 15, column: 11 },
          attemptTimeoutMs: 1_000,
          intervalMs: 50,
          successes: 1,
        },
      ],
    },
    notices: [
      ["13:13", "grpc is not applied: memgate checks only that the port accepts connections"],
      ["16:51", "httpGet.host"],
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
      ["17:15", "memgate cannot mount one tmpfs at several paths"],
      ["25:15", "memgate cannot place a file in a tmpfs"],
      ["28:38", "sizeLimit"],
      ["30:25", "mounts an empty volume"],
      ["32:11", "mounts an empty volume"],
      ["33:25", "nfs is not applied: memgate does not mount volumes of this type"],
      ["34:26", "csi is not applied"],
    ],
  },
  "wrong-types.yaml": {
    problems: [
      ["7:7", "volumes is a map; expected a list"],
      ["8:7", "hostAliases is a string; expected a list"],
      ["11:11", "image is a number; expected a string: put it in quotes"],
      ["12:11", "env is a string; expected a list"],
      ["13:21", "envFrom[0] is empty; expected a map"],
      ["13:27", "envFrom[1] must have exactly one source"],
      ["14:11", "ports is a string; expected a list"],
      ["15:11", "args is a string; expected a list"],
      ["16:21", "command[0] is empty"],
      ["16:27", "command[1] is a number"],
      ["18:13", "limits is a string; expected a map"],
      ["19:11", "readinessProbe has no handlers"],
      ["20:36", "port is nope; expected a port number or a port name"],
      ["21:29", "runAsUser is a string; expected a whole number"],
      ["21:46", "readOnlyRootFilesystem is a string; expected true or false without quotes"],
      ["22:26", "refers to volume ghost, which is not in the pod"],
      ["22:56", "volumeMounts[1] has no name or no mountPath"],
    ],
  },
  "containers-map.yaml": { problems: [["7:7", "spec.template.spec.containers is a map; expected a list"]] },
  "limit-milli.yaml": {
    problems: [
      ["10:11", "is 512m, which is 0.512 bytes (m means one thousandth); expected at least 6Mi"],
      ["11:11", "cpu is two; expected a quantity"],
    ],
  },
  "limit-kubectl-milli.yaml": { app: { limit: limit(128_974_848, "10:11", "limit-kubectl-milli.yaml") } },
  "secret-not-base64.yaml": { problems: [["5:3", "Secret/creds.data.password is not valid base64"]] },
  "mounts-clash.yaml": {
    problems: [
      ["10:11", "has the same mountPath as line 9"],
      ["11:11", "refers to volume c"],
      ["12:21", "is not a valid mount path"],
      ["13:37", "is outside the volume"],
      ["16:7", "has several types, emptyDir and hostPath"],
      ["17:7", "has the same name as another volume"],
    ],
  },
  "two-workloads.yaml": {
    problems: [["1:1", "set `selector` to one of Deployment/web, StatefulSet/store/store, StatefulSet/store/exporter"]],
  },
  "broken.yaml": { problems: [["9:1", "the file is not valid YAML"]] },
  "empty.yaml": { problems: [["1:1", "the manifest has no workload (found: nothing)"]] },
  "namespaces.yaml": { app: { env: [["COLOUR", "blue"]] } },
  "duplicate-keys.yaml": {
    app: { image: "twice:2" },
    notices: [["11:11", "image is defined more than once; memgate uses the last value"]],
  },
};

function read(file: string, { selector, variables = {} }: Expected, change: (text: string) => string = (text) => text) {
  const parsed = selector === undefined ? null : parseSelector(selector);
  const text = change(readFileSync(new URL(file, folder), "utf8"));
  const parsedSelector = parsed?.ok ? parsed.value : null;
  return readManifest([{ path: file, text }], parsedSelector, {
    ...noManifestInputs,
    variables: new Map(Object.entries(variables)),
  });
}

function expectMessages(file: string, messages: readonly string[], expectedMessages: ExpectedMessages): void {
  const expected = expectedMessages.map(([position, part]) => ({ prefix: `${file}:${position}: `, part }));
  const actual = messages.map((message, index) => {
    const { prefix = "", part = "" } = expected[index] ?? {};
    return message.startsWith(prefix) && message.includes(part) && part !== "" ? { prefix, part } : message;
  });
  expect(actual).toEqual(expected);
}

describe("manifest fixtures", () => {
  it("each have an entry in the table", () => {
    expect(Object.keys(table).sort()).toEqual(readdirSync(folder).sort());
  });

  it.each(Object.entries(table))("%s gives the expected app or the expected errors", (file, expected) => {
    const result = read(file, expected);
    if (!result.ok) return expectMessages(file, result.problems, expected.problems ?? []);
    expect(expected.problems).toBeUndefined();
    expect(result.app).toMatchObject(expected.app ?? {});
    expectMessages(file, result.app.notices, expected.notices ?? []);
  });

  it.each(Object.entries(table))("%s gives the same result with Windows line endings", (file, expected) => {
    const windows = read(file, expected, (text) => text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n"));
    expect(windows).toEqual(read(file, expected));
  });
});
