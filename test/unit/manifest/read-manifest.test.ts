import { describe, expect, it } from "vitest";
import { expand } from "../../../src/manifest/expand-vars.ts";
import { kubernetesQuantity } from "../../../src/manifest/quantity.ts";
import { noManifestInputs, readManifest } from "../../../src/manifest/read-manifest.ts";
import type { AppSpec } from "../../../src/model/app-spec.ts";
import { parseSelector } from "../../../src/options/workload-selector.ts";

function read(text: string, variables: Readonly<Record<string, string>> = {}, selector: string | null = null) {
  const parsed = selector === null ? null : parseSelector(selector);
  if (parsed !== null && !parsed.ok) throw new Error(parsed.accepted);
  return readManifest([{ path: "app.yaml", text }], parsed?.value ?? null, {
    ...noManifestInputs,
    variables: new Map(Object.entries(variables)),
  });
}

/** A pod with one container whose fields start at line 8. `pod` adds fields to its spec, `more` adds documents. */
function pod(container: string, pod = "", more = ""): string {
  const fields = container.trim().split("\n");
  const podFields = pod === "" ? "" : `${pod.trim().split("\n").join("\n  ")}\n  `;
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: app}\nspec:\n  ${podFields}containers:\n    - name: web\n      image: app:1\n${fields.map((line) => `      ${line}\n`).join("")}${more === "" ? "" : `---\n${more}`}`;
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

describe("a Kubernetes quantity", () => {
  it.each([
    ["512Mi", 0, 512 * 2 ** 20],
    ["1k", 0, 1_000],
    ["1.5Gi", 0, 1.5 * 2 ** 30],
    ["1E", 0, null],
    ["2e3", 0, 2_000],
    ["+5", 0, 5],
    ["512m", 0, 1],
    ["1500m", 0, 2],
    ["8.3M", 0, 8_300_000],
    ["500m", 3, 500],
    ["0.1", 3, 100],
    ["1u", 3, 1],
    ["2", 3, 2_000],
    ["1Ki", 3, 1_024_000],
    ["1g", 0, null],
    ["5b", 0, null],
    ["-1", 0, null],
    ["1e", 0, null],
    ["1 Gi", 0, null],
    ["", 0, null],
  ] as const)("%s in units of 10^-%s is %s", (text, scale, value) => {
    expect(kubernetesQuantity(text, scale)).toBe(value);
  });
});

describe("a string with references to variables", () => {
  const variables = new Map([
    ["A", "one"],
    ["B", "$(A)"],
    ["E", ""],
  ]);
  it.each([
    ["$(A)", "one"],
    ["x$(A)y$(A)", "xoneyone"],
    ["$$(A)", "$(A)"],
    ["$$$(A)", "$one"],
    ["$(B)", "$(A)"],
    ["[$(E)]", "[]"],
    ["$(NONE)", "$(NONE)"],
    ["$(A", "$(A"],
    ["$(X$(A)", "$(X$(A)"],
    ["$A $B", "$A $B"],
    ["cost $", "cost $"],
    ["$x$(A)", "$xone"],
  ])("expands %s to %s", (text, expanded) => {
    expect(expand(text, variables)).toBe(expanded);
  });
});

describe("a selector", () => {
  it.each([
    ["web", { by: "container", namespace: null, container: "web" }],
    ["deployment/api", { by: "workload", namespace: null, kind: "Deployment", name: "api", container: null }],
    ["Deployments/api/web", { by: "workload", namespace: null, kind: "Deployment", name: "api", container: "web" }],
    ["deploy/api", { by: "workload", namespace: null, kind: "Deployment", name: "api", container: null }],
    ["deployments.apps/api", { by: "workload", namespace: null, kind: "Deployment", name: "api", container: null }],
    ["STS/db", { by: "workload", namespace: null, kind: "StatefulSet", name: "db", container: null }],
    ["ds/a", { by: "workload", namespace: null, kind: "DaemonSet", name: "a", container: null }],
    ["rs/a", { by: "workload", namespace: null, kind: "ReplicaSet", name: "a", container: null }],
    ["po/a", { by: "workload", namespace: null, kind: "Pod", name: "a", container: null }],
    ["cj/a", { by: "workload", namespace: null, kind: "CronJob", name: "a", container: null }],
    ["job/a", { by: "workload", namespace: null, kind: "Job", name: "a", container: null }],
    ["rc/a", { by: "workload", namespace: null, kind: "ReplicationController", name: "a", container: null }],
    ["rollouts.argoproj.io/a", { by: "workload", namespace: null, kind: "Rollout", name: "a", container: null }],
    ["rollout/a", { by: "workload", namespace: null, kind: "Rollout", name: "a", container: null }],
    ["dc/a", { by: "workload", namespace: null, kind: "DeploymentConfig", name: "a", container: null }],
    ["ksvc/a", { by: "workload", namespace: null, kind: "Service", name: "a", container: null }],
    [
      "services.v1.serving.knative.dev/a",
      { by: "workload", namespace: null, kind: "Service", name: "a", container: null },
    ],
    ["prod:deploy/api/web", { by: "workload", namespace: "prod", kind: "Deployment", name: "api", container: "web" }],
    ["prod:web", { by: "container", namespace: "prod", container: "web" }],
  ])("accepts %s", (text, value) => {
    expect(parseSelector(text)).toEqual({ ok: true, value });
  });

  it.each([
    "",
    "/",
    "deploy/",
    "/api",
    "svc/api",
    "constructor/a",
    "deploy/a/b/c",
    "deploy/a b",
    "deployments.example.test/a",
    "services.apps/a",
    "rollouts.apps/a",
    ":web",
    "a b:web",
    "a:b:web",
  ])("rejects %j", (text) => {
    expect(parseSelector(text)).toEqual({ ok: false, accepted: expect.stringMatching(/^KIND\/NAME/) });
  });
});

it("with a mistyped kind is rejected with the kind that is meant", () => {
  expect(parseSelector("deploymnet/api")).toEqual({
    ok: false,
    accepted: expect.stringMatching(/^KIND\/NAME.*; did you mean deployment\?$/),
  });
});

describe("the selected container", () => {
  const two = [
    "kind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: app, image: a}]}}}",
    "kind: Deployment\nmetadata: {name: store}\nspec: {template: {spec: {containers: [{name: db, image: b}, {name: app, image: c}]}}}",
  ].join("\n---\n");

  it.each([
    ["deploy/web", "Deployment/web, container app"],
    ["db", "Deployment/store, container db"],
    ["deployment/store/app", "Deployment/store, container app"],
  ])("is found by %s", (selector, name) => {
    expect(app(two, {}, selector).name).toBe(name);
  });

  it.each([
    [
      "app",
      'the manifest has several containers "app"; set `selector` to one of Deployment/web/app, Deployment/store/app',
    ],
    ["web", '"web" is a workload, not a container; set `selector` to Deployment/web'],
    [
      "store",
      '"store" is a workload, not a container; set `selector` to one of Deployment/store/db, Deployment/store/app',
    ],
    [
      "ap",
      'the manifest has no container "ap"; expected one of Deployment/web, Deployment/store/db, Deployment/store/app',
    ],
    ["apq", 'the manifest has no container "apq"; did you mean app?'],
    ["deploy/wev", "the manifest has no Deployment/wev; did you mean Deployment/web?"],
    [
      "deploy/store",
      "Deployment/store has several containers; set `selector` to one of Deployment/store/db, Deployment/store/app",
    ],
    ["deploy/web/none", 'Deployment/web has no container "none"; expected Deployment/web'],
  ])("cannot be found by %s, and the error suggests a selector", (selector, message) => {
    expect(problems(two, {}, selector)).toEqual([expect.stringContaining(message)]);
  });

  it("is ambiguous if two workloads have the same kind and name", () => {
    const [first = ""] = two.split("\n---\n");
    const found = problems(`${first}\n---\n${first}`, {}, "deploy/web");
    expect(found).toEqual([
      expect.stringContaining("defines Deployment/web more than once (app.yaml:1:1, app.yaml:5:1)"),
    ]);
  });

  describe("of a workload that two namespaces have", () => {
    const inNamespace = (namespace: string | null, limit: string) =>
      `kind: Deployment\nmetadata: {name: api${namespace === null ? "" : `, namespace: ${namespace}`}}\nspec:\n  template: {spec: {containers: [{name: web, image: a, resources: {limits: {memory: ${limit}}}}]}}`;
    const both = `${inNamespace("staging", "128Mi")}\n---\n${inNamespace("prod", "256Mi")}`;

    it.each([
      [
        null,
        "app.yaml:1:1: the manifest defines Deployment/api twice: in namespace staging (app.yaml:1:1), in namespace prod (app.yaml:6:1); set `selector` to one of staging:Deployment/api, prod:Deployment/api",
      ],
      ["deploy/api", "the manifest defines Deployment/api twice: in namespace staging (app.yaml:1:1), in"],
      ["web", 'several containers "web"; set `selector` to one of staging:Deployment/api/web, prod:Deployment/api/web'],
      [
        "api",
        '"api" is a workload, not a container; set `selector` to one of staging:Deployment/api, prod:Deployment/api',
      ],
      ["prd:deploy/api", "the manifest has no workload in namespace prd; did you mean prod?"],
      ["other:web", "the manifest has no workload in namespace other; expected one of staging, prod"],
      [
        "prod:deploy/apo",
        "app.yaml:6:1: the manifest has no Deployment/apo in namespace prod; did you mean prod:Deployment/api?",
      ],
      ["prod:deploy/other", "no Deployment/other in namespace prod; expected prod:Deployment/api"],
      ["prod:api", 'app.yaml:6:1: "api" is a workload, not a container; set `selector` to prod:Deployment/api'],
      ["prod:qq", 'app.yaml:6:1: the manifest has no container "qq"; expected prod:Deployment/api'],
      ["prod:deploy/api/qq", 'Deployment/api has no container "qq"; expected prod:Deployment/api'],
    ])("is ambiguous or not found by %s", (selector, message) => {
      expect(problems(both, {}, selector)).toEqual([expect.stringContaining(message)]);
    });

    it.each(["prod:deploy/api", "prod:Deployment/api", "prod:web", "prod:deploy/api/web"])(
      "is found by %s",
      (selector) => {
        const { limit, name } = app(both, {}, selector);
        expect(limit?.bytes).toBe(256 * 2 ** 20);
        expect(name).toBe("Deployment/api in namespace prod, container web");
      },
    );

    it("has several containers, of which the error names each with the namespace", () => {
      const several = both.replaceAll("containers: [", "containers: [{name: proxy, image: p}, ");
      expect(problems(several, {}, "prod:deploy/api")).toEqual([
        expect.stringContaining("set `selector` to one of prod:Deployment/api/proxy, prod:Deployment/api/web"),
      ]);
    });

    it("is in the namespace default if it names none", () => {
      const text = `${both}\n---\n${inNamespace(null, "64Mi")}`;
      expect(app(text, {}, "default:web").limit?.bytes).toBe(64 * 2 ** 20);
      expect(problems(text).join()).toContain("defines Deployment/api 3 times: in namespace staging");
    });

    it("is named by its namespace beside other workloads", () => {
      expect(problems(`${both}\n---\n${two}`).join()).toContain(
        "set `selector` to one of staging:Deployment/api, prod:Deployment/api, Deployment/web, Deployment/store/db,",
      );
    });

    it("must be defined only once in each namespace", () => {
      const text = `${both}\n---\n${inNamespace("prod", "6Mi")}`;
      const message = "the manifest defines Deployment/api more than once (app.yaml:6:1, app.yaml:11:1); expected one";
      expect(problems(text, {}, "prod:deploy/api").join()).toContain(message);
      expect(problems(`${inNamespace("a", "6Mi")}\n---\n${inNamespace("a", "6Mi")}`).join()).toContain(
        "more than once",
      );
    });
  });

  it("may be in another file than the ConfigMap that it refers to", () => {
    const files = [
      { path: "-", text: pod("envFrom: [{configMapRef: {name: c}}]") },
      { path: "c.yaml", text: "kind: ConfigMap\nmetadata: {name: c}\ndata: {A: b}" },
    ];
    expect(readManifest(files, null)).toMatchObject({ ok: true, app: { env: [["A", "b"]] } });
    const alone = readManifest(files.slice(0, 1), null);
    expect(alone).toMatchObject({ ok: false, problems: [expect.stringMatching(/^stdin:8:18: /)] });
  });

  it("may share a file with a kustomization; a notice says that memgate ignores it", () => {
    const text = `${pod("tty: false")}---\nkind: Kustomization\nresources: [app.yaml]\n`;
    expect(app(text).notices).toEqual([expect.stringMatching(/^app\.yaml:10:1: kustomization is not applied/)]);
  });
});

describe("a kind of another project", () => {
  const template = "template: {spec: {containers: [{name: web, image: a, ports: [{containerPort: 1}]}]}}";
  const of = (apiVersion: string, kind: string, spec = template) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: api}\nspec: {${spec}}\n`;

  it.each([
    ["argoproj.io/v1alpha1", "Rollout"],
    ["apps.openshift.io/v1", "DeploymentConfig"],
    ["v1", "DeploymentConfig"],
    ["serving.knative.dev/v1", "Service"],
  ])("%s %s is read if it has a pod template", (apiVersion, kind) => {
    expect(app(of(apiVersion, kind))).toMatchObject({ name: `${kind}/api, container web`, image: "a", port: 1 });
  });

  it.each([
    ["v1", "Service", "found: Service)"],
    ["apps.kruise.io/v1alpha1", "StatefulSet", "found: StatefulSet (apps.kruise.io))"],
    ["argoproj.io/v1alpha1", "Workflow", "found: Workflow (argoproj.io))"],
    ["stable.example.com/v1", "CronTab", "found: CronTab (stable.example.com))"],
    ["v1", "Node", "found: Node)"],
  ])("%s %s is named with its group if memgate does not read it", (apiVersion, kind, found) => {
    const [problem = "", ...others] = problems(of(apiVersion, kind));
    expect(others).toEqual([]);
    expect(problem).toContain(found);
    expect(problem).toMatch(/ReplicationController, Rollout \(argoproj\.io\), .*, Service \(serving\.knative\.dev\)$/);
  });

  it("that takes its pod template from a Deployment is not read itself", () => {
    const rollout = of(
      "argoproj.io/v1alpha1",
      "Rollout",
      "workloadRef: {apiVersion: apps/v1, kind: Deployment, name: api}",
    );
    expect(problems(rollout).join()).toContain(
      "found: Rollout (argoproj.io), which uses the pod template of Deployment/api)",
    );
    expect(app(`${rollout}---\n${of("apps/v1", "Deployment")}`).name).toBe("Deployment/api, container web");
  });

  it("may have an image of spaces, which a trigger replaces", () => {
    const spec = 'template: {spec: {containers: [{name: web, image: " "}]}}';
    expect(app(of("apps.openshift.io/v1", "DeploymentConfig", spec)).image).toBeNull();
  });

  it.each([
    ["apps/v1", "Deploymnet", "app.yaml:2:1: kind is Deploymnet; did you mean Deployment?"],
    ["apps/v1", "deployment", "app.yaml:2:1: kind is deployment; did you mean Deployment?"],
    ["batch/v1", "Cronjob", "app.yaml:2:1: kind is Cronjob; did you mean CronJob?"],
    ["argoproj.io/v1alpha1", "Rollot", "app.yaml:2:1: kind is Rollot; did you mean Rollout?"],
    ["v1", "Confgmap", "app.yaml:2:1: kind is Confgmap; did you mean ConfigMap?"],
    ["app/v1", "Deployment", "app.yaml:1:1: apiVersion is app/v1, without a Deployment; did you mean apps/v1?"],
    ["argoproj.oi/v1alpha1", "Rollout", "without a Rollout; did you mean argoproj.io/v1alpha1?"],
  ])("%s %s is rejected as a typing error, also beside a workload", (apiVersion, kind, message) => {
    expect(problems(of(apiVersion, kind))).toEqual([expect.stringContaining(message)]);
    expect(problems(`${of(apiVersion, kind)}---\n${pod("tty: false")}`)).toEqual([expect.stringContaining(message)]);
  });
});

it.each([
  ["ports: [{containerPort: 80, protocol: tcp}]", "protocol is tcp; did you mean TCP?"],
  ["ports: [{containerPort: 80, protocol: QUIC}]", "protocol is QUIC; expected TCP, UDP or SCTP"],
  ["readinessProbe: {httpGet: {port: 80, scheme: HTPS}}", "scheme is HTPS; did you mean HTTPS?"],
  ["readinessProbe: {httpGet: {port: 80, scheme: TLS}}", "scheme is TLS; expected HTTP or HTTPS"],
])("a value that is not in its list is refused: %s", (fields, message) => {
  expect(problems(pod(fields))).toEqual([expect.stringContaining(message)]);
});

describe("a Knative Service", () => {
  const of = (spec: string) =>
    `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: api}\nspec: {template: {spec: {${spec}}}}\n`;

  it("has a container without a name, the port 8080 and Knative's variables", () => {
    const read = app(of('containerConcurrency: 5, containers: [{image: a, args: ["$(PORT)"]}]'));
    expect(read).toMatchObject({ name: "Service/api, container user-container", port: 8080, command: ["8080"] });
    expect(read.env).toEqual([
      ["PORT", "8080"],
      ["K_SERVICE", "api"],
      ["K_CONFIGURATION", "api"],
      ["K_REVISION", "api-00001"],
    ]);
    expect(read.notices).toEqual([expect.stringContaining("containerConcurrency is not applied")]);
  });

  it("has the port of its container in PORT, unless an option sets it", () => {
    const text = of("containers: [{image: a, ports: [{containerPort: 9000, name: h2c}]}]");
    expect(app(text).env).toContainEqual(["PORT", "9000"]);
    expect(app(text, { PORT: "1" }).env.map(([name]) => name)).not.toContain("PORT");
  });

  it.each(["{}", "{tcpSocket: {port: 0}}", "{tcpSocket: {}}"])("may have a probe without a port: %s", (probe) => {
    const read = app(of(`containers: [{image: a, readinessProbe: ${probe}}]`));
    expect(read.probes.map(({ probe: found }) => found)).toEqual([{ kind: "tcp", port: null }]);
  });

  it("may have an HTTP probe without a port", () => {
    const read = app(of("containers: [{image: a, readinessProbe: {httpGet: {path: /ok}}}]"));
    expect(read.probes[0]?.probe).toMatchObject({ kind: "http", path: "/ok", port: null });
  });
});

describe("environment variables", () => {
  const secret = "kind: Secret\nmetadata: {name: s}\nstringData: {key: top-secret, other: more-secret}\n";

  it("from the options override the manifest, need no source, and expand in other values", () => {
    const text = pod(`
args: ["$(FROM_SECRET) $(PLAIN) $(ONLY_OPTION)"]
env:
  - {name: FROM_SECRET, valueFrom: {secretKeyRef: {name: absent, key: k}}}
  - {name: PLAIN, value: manifest}
  - {name: SUM, value: "<$(PLAIN)>"}`);
    const { env, command, secrets } = app(text, { FROM_SECRET: "$(PLAIN)", PLAIN: "option", ONLY_OPTION: "own" });
    expect(env).toEqual([["SUM", "<option>"]]);
    expect(command).toEqual(["$(PLAIN) option own"]);
    // The value overrides a Secret's value.
    expect(secrets).toEqual(["$(PLAIN)"]);
  });

  it("from Secrets are in the list of secrets, other values are not", () => {
    const text = pod(
      `
env:
  - {name: A, valueFrom: {secretKeyRef: {name: s, key: key}}}
  - {name: B, value: plain}
  - {name: C, value: "x-$(A)"}`,
      "",
      secret,
    );
    expect(app(text).env).toEqual([
      ["A", "top-secret"],
      ["B", "plain"],
      ["C", "x-top-secret"],
    ]);
    expect(app(text).secrets).toEqual(["top-secret"]);
  });

  it("are missing if the Secret lacks the key, unless the reference is optional", () => {
    const of = (optional: boolean) =>
      pod(`env:\n  - {name: A, valueFrom: {secretKeyRef: {name: s, key: none, optional: ${optional}}}}`, "", secret);
    expect(app(of(true)).env).toEqual([]);
    expect(problems(of(false))).toEqual([
      "app.yaml:9:33: spec.containers[web] uses variables whose values are not in the manifest: " +
        "A (line 9: key none of Secret s); set them with `env` or `env-file`, or add the ConfigMap or Secret to `manifest`",
    ]);
  });

  it("are missing if they refer to a limit that the container does not set", () => {
    const text = pod("env:\n  - {name: M, valueFrom: {resourceFieldRef: {resource: limits.memory}}}");
    expect(problems(text)).toEqual([
      expect.stringContaining("M (line 9: limits.memory, which neither the container nor its pod sets"),
    ]);
    expect(app(text, { M: "5" }).env).toEqual([]);
  });

  describe("from fields that only a cluster has", () => {
    const of = (path: string, more = "") =>
      pod(`args: ["--at=$(V)"]\nenv:\n  - {name: V, valueFrom: {fieldRef: {fieldPath: ${path}}}}`, more);

    it.each(["status.podIP", "status.podIPs"])("have a placeholder for the address of the container: %s", (path) => {
      expect(app(of(path))).toMatchObject({
        env: [["V", "<status.podIP>"]],
        command: ["--at=<status.podIP>"],
        notices: [],
      });
    });

    it.each([
      ["status.hostIP", "127.0.0.1"],
      ["status.hostIPs", "127.0.0.1"],
      ["spec.nodeName", "memgate-node"],
      ["metadata.uid", "00000000-0000-4000-8000-000000000000"],
    ])("have a stand-in, which a notice states: %s", (path, value) => {
      const { env, notices } = app(of(path));
      expect(env).toEqual([["V", value]]);
      expect(notices).toEqual([
        `app.yaml:10:33: spec.containers[web].env[V].valueFrom.fieldRef is ${value}, because only a cluster has ${path}; set the variable with env if the app needs another`,
      ]);
      expect(app(of(path), { V: "own" })).toMatchObject({ env: [], command: ["--at=own"], notices: [] });
    });

    it.each([
      ["spec.nodeName", "nodeName: n1", "n1"],
      ["spec.serviceAccountName", "serviceAccountName: s1", "s1"],
      ["spec.serviceAccountName", "serviceAccount: s2", "s2"],
      ["spec.serviceAccountName", "", "default"],
    ])("come from the manifest if it has them: %s, %s", (path, spec, value) => {
      expect(app(of(path, spec))).toMatchObject({ env: [["V", value]], notices: [] });
    });
  });

  it("that Kubernetes rejects give errors without their values", () => {
    const text = pod(`
env:
  - {name: "A=hidden-1", value: x}
  - {value: hidden-2}
  - {name: B, value: hidden-3, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
  - NAME=hidden-4
  - {name: C, valueFrom: {fieldRef: {fieldPath: hidden.5}}}
  - {name: D, valueFrom: {}}
  - {name: E, value: "a\\0hidden-6"}`);
    const found = problems(text);
    expect(found.map((problem) => problem.split(" ")[0])).toEqual(
      ["9:12", "10:11", "11:38", "12:11", "13:44", "14:21", "15:21"].map((position) => `app.yaml:${position}:`),
    );
    expect(found.join("\n")).not.toContain("hidden");
  });

  it("must be UTF-8", () => {
    const binary = "kind: Secret\nmetadata: {name: s}\ndata: {key: /w==}\n";
    const text = pod("env:\n  - {name: A, valueFrom: {secretKeyRef: {name: s, key: key}}}", "", binary);
    expect(problems(text)).toEqual([expect.stringContaining("app.yaml:13:8: Secret/s.data.key is binary")]);
  });
});

describe("the port that receives the load", () => {
  it.each([
    ["[{containerPort: 80}]", 80, 0],
    ["[{containerPort: 1}, {containerPort: 2, name: web}, {containerPort: 3, name: http}]", 3, 0],
    ["[{containerPort: 1}, {containerPort: 2, name: web}]", 2, 0],
    ["[{containerPort: 1}, {containerPort: 2, name: grpc}]", null, 1],
    ["[{containerPort: 53, protocol: UDP}, {containerPort: 53}]", 53, 0],
    ["[{containerPort: 53, protocol: UDP}]", null, 0],
  ])("for the ports %s is %s", (ports, port, notices) => {
    const read = app(pod(`ports: ${ports}`));
    expect(read.port).toBe(port);
    expect(read.notices).toHaveLength(notices);
    if (notices > 0) expect(read.notices[0]).toContain("has several ports: 1, 2 (grpc)");
  });

  it.each(["0", "65536", "http", '"80"', "1.5", "null"])("is rejected if containerPort is %s", (port) => {
    expect(problems(pod(`ports: [{containerPort: ${port}}]`))).toHaveLength(1);
  });
});

describe("probes", () => {
  it("refer to ports by name, by number, or by a number in quotes", () => {
    const ports = "ports: [{containerPort: 81, name: admin}]";
    const of = (port: string) => app(pod(`${ports}\nreadinessProbe: {tcpSocket: {port: ${port}}}`)).probes[0]?.probe;
    for (const port of ["admin", "81", '"81"']) expect(of(port)).toEqual({ kind: "tcp", port: 81 });
    const unknown = problems(pod(`${ports}\nreadinessProbe: {tcpSocket: {port: adm}}`));
    expect(unknown).toEqual([
      expect.stringMatching(/^app\.yaml:9:36: .*readinessProbe\.tcpSocket\.port is adm; .*admin/),
    ]);
  });

  it("allow the app the start time of the startup probe", () => {
    const start = (fields: string) => app(pod(`startupProbe: {exec: {command: [ok]}${fields}}`)).startMs;
    expect(start("")).toBe(30_000);
    expect(start(", initialDelaySeconds: 7, periodSeconds: 2, failureThreshold: 10")).toBe(27_000);
  });

  it.each([
    ["readinessProbe", 90_000],
    ["startupProbe", 90_000],
    ["livenessProbe", 90_000],
  ])("have an initial delay: %s", (probe, delayMs) => {
    const of = (delay: string) => app(pod(`${probe}: {tcpSocket: {port: 1}, initialDelaySeconds: ${delay}}`)).delayMs;
    expect(of("90")).toBe(delayMs);
    expect(of("0")).toBe(0);
  });

  it("have the longest of their initial delays", () => {
    const probe = (seconds: number) => `{tcpSocket: {port: 1}, initialDelaySeconds: ${seconds}}`;
    const fields = `startupProbe: ${probe(5)}\nreadinessProbe: ${probe(20)}\nlivenessProbe: ${probe(10)}`;
    expect(app(pod(fields)).delayMs).toBe(20_000);
    expect(app(pod("tty: false")).delayMs).toBe(0);
    expect(app(pod("livenessProbe: {initialDelaySeconds: soon}")).delayMs).toBe(0);
    expect(problems(pod("readinessProbe: {tcpSocket: {port: 1}, initialDelaySeconds: -1}"))).toEqual([
      expect.stringContaining("initialDelaySeconds is -1; expected a whole number"),
    ]);
  });

  it("with an invalid header give an error without its value", () => {
    const probe = 'httpGet: {port: 80, httpHeaders: [{name: "a b", value: token-1}, {name: c, value: 12345678}]}';
    const found = problems(pod(`readinessProbe:\n  ${probe}`));
    expect(found).toHaveLength(2);
    expect(found.join()).not.toMatch(/token-1|12345678/);
  });
});

describe("a mistyped name in a manifest", () => {
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: web
          image: app:1
          resources:
            limits:
              memory: 64Mi
`;

  it.each([
    ["contaners", "containers", "8:7", "spec.template.spec.contaners"],
    ["limts", "limits", "12:13", "spec.template.spec.containers[web].resources.limts"],
    ["imge", "image", "10:11", "spec.template.spec.containers[web].imge"],
    ["memroy", "memory", "13:15", "spec.template.spec.containers[web].resources.limits.memroy"],
    ["resorces", "resources", "11:11", "spec.template.spec.containers[web].resorces"],
    ["tempalte", "template", "6:3", "spec.tempalte"],
    ["metdata", "metadata", "3:1", "metdata"],
    ["knid", "kind", "2:1", "knid"],
  ])("is an error with its place: %s", (typo, meant, position, path) => {
    expect(problems(deployment.replace(`${meant}:`, `${typo}:`))).toEqual([
      `app.yaml:${position}: ${path} is not a Kubernetes field; did you mean ${meant}?`,
    ]);
  });

  it.each([
    ["Deploymnet", "Deployment"],
    ["StatefullSet", "StatefulSet"],
    ["deployment", "Deployment"],
  ])("is an error if it is the kind %s", (typo, meant) => {
    expect(problems(deployment.replace("kind: Deployment", `kind: ${typo}`))).toEqual([
      `app.yaml:2:1: kind is ${typo}; did you mean ${meant}?`,
    ]);
  });

  it("is not every kind that resembles a workload's", () => {
    const others = ["v1, kind: Node", "example.com/v1, kind: Jobs", "v1, kind: PodTemplate"];
    const more = others.map((other) => `---\n{apiVersion: ${other}, metadata: {name: a}}\n`).join("");
    expect(app(`${deployment}${more}`).notices).toEqual([]);
  });
});

describe("an invalid manifest", () => {
  it.each([
    ["a: *none", "app.yaml:1:4: an alias (*name) has no anchor"],
    ["\na: &a [*a]", "app.yaml:2:8: an alias (*name) refers to a value that contains it"],
    ["kind: Pod\n<<: text", "app.yaml:2:1: a merge key (<<) has a value that is not a map"],
    ["[a]: b", "app.yaml:1:1: a key is a list"],
    ["just words", "app.yaml:1:1: the document is a string; expected a Kubernetes object"],
    ["kind: Pod", "app.yaml:1:1: the document has no metadata.name; expected a name for the Pod"],
    ["kind: Pod\nmetadata: {name: a}", "app.yaml:1:1: spec.containers is missing"],
    ["kind: Pod\nmetadata: {name: a}\nspec:\n  containers: []", "app.yaml:4:3: spec.containers is empty"],
  ])("gives an error with its place: %.30s", (text, message) => {
    expect(problems(text)).toEqual([expect.stringContaining(message)]);
  });

  // The depth at which the library's stack overflows decides about the column.
  it.each(["[".repeat(50_000), `kind: ${"{a: ".repeat(20_000)}${"}".repeat(20_000)}`])(
    "that is too deeply nested gives an error with its place: %.30s",
    (text) => {
      expect(problems(text)).toEqual([expect.stringMatching(/^app\.yaml:1:[1-9]\d*: the file is too deeply nested/)]);
    },
  );

  it("with 40 levels of aliases of aliases is rejected quickly", () => {
    const levels = Array.from({ length: 40 }, (_, index) => `x${index + 1}: &x${index + 1} [*x${index}, *x${index}]`);
    const text = `kind: Pod\nmetadata: {name: a}\nx0: &x0 [1, 2]\n${levels.join("\n")}\nspec: {containers: *x40}`;
    expect(problems(text)).toHaveLength(1);
  });

  it("is not mistaken for a Helm template because of a template in an annotation or a ConfigMap", () => {
    const text = pod(
      "tty: false",
      "",
      'kind: ConfigMap\nmetadata: {name: c}\ndata: {t: "{{ .Values.x }}"}\n---\nkind: Ingress\nmetadata: {annotations: {a: \'{{ include "x" . }}\'}}\n',
    ).replace("{name: app}", "{name: app, annotations: {agent: '{{- with secret \"a\" }}{{ .Data.b }}{{ end }}'}}");
    expect(app(text).notices).toEqual([]);
  });
});
