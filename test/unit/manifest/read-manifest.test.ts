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
  const podFields = pod === "" ? "" : `${pod.trim().split("\n").join("\n  ")}\n`;
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
    ["web", { by: "container", container: "web" }],
    ["deployment/api", { by: "workload", kind: "Deployment", name: "api", container: null }],
    ["Deployments/api/web", { by: "workload", kind: "Deployment", name: "api", container: "web" }],
    ["deploy/api", { by: "workload", kind: "Deployment", name: "api", container: null }],
    ["deployments.apps/api", { by: "workload", kind: "Deployment", name: "api", container: null }],
    ["STS/db", { by: "workload", kind: "StatefulSet", name: "db", container: null }],
    ["ds/a", { by: "workload", kind: "DaemonSet", name: "a", container: null }],
    ["rs/a", { by: "workload", kind: "ReplicaSet", name: "a", container: null }],
    ["po/a", { by: "workload", kind: "Pod", name: "a", container: null }],
    ["cj/a", { by: "workload", kind: "CronJob", name: "a", container: null }],
    ["job/a", { by: "workload", kind: "Job", name: "a", container: null }],
    ["rc/a", { by: "workload", kind: "ReplicationController", name: "a", container: null }],
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
  ])("rejects %j", (text) => {
    expect(parseSelector(text)).toEqual({ ok: false, accepted: expect.stringMatching(/^KIND\/NAME/) });
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
      'the manifest has several containers "app"; set selector to one of Deployment/web/app, Deployment/store/app',
    ],
    ["web", '"web" is a workload, not a container; set selector to Deployment/web'],
    [
      "store",
      '"store" is a workload, not a container; set selector to one of Deployment/store/db, Deployment/store/app',
    ],
    [
      "ap",
      'the manifest has no container "ap"; expected one of Deployment/web, Deployment/store/db, Deployment/store/app',
    ],
    ["apq", 'the manifest has no container "apq"; did you mean app?'],
    ["deploy/wev", "the manifest has no Deployment/wev; did you mean Deployment/web?"],
    [
      "deploy/store",
      "Deployment/store has several containers; set selector to one of Deployment/store/db, Deployment/store/app",
    ],
    ["deploy/web/none", 'Deployment/web has no container "none"; expected Deployment/web'],
  ])("cannot be found by %s, and the error suggests a selector", (selector, message) => {
    expect(problems(two, {}, selector)).toEqual([expect.stringContaining(message)]);
  });

  it("is ambiguous if two workloads have the same kind and name", () => {
    const [first = ""] = two.split("\n---\n");
    const found = problems(`${first}\n---\n${first}`, {}, "deploy/web");
    expect(found).toEqual([expect.stringContaining("defines Deployment/web more than once (app.yaml:1, app.yaml:5)")]);
  });

  it("may be in another file than the ConfigMap that it refers to", () => {
    const files = [
      { path: "-", text: pod("envFrom: [{configMapRef: {name: c}}]") },
      { path: "c.yaml", text: "kind: ConfigMap\nmetadata: {name: c}\ndata: {A: b}" },
    ];
    expect(readManifest(files, null)).toMatchObject({ ok: true, app: { env: [["A", "b"]] } });
    const alone = readManifest(files.slice(0, 1), null);
    expect(alone).toMatchObject({ ok: false, problems: [expect.stringMatching(/^stdin:8: /)] });
  });

  it("may be in the same file as a kustomization, which gives a notice", () => {
    const text = `${pod("tty: false")}---\nkind: Kustomization\nresources: [app.yaml]\n`;
    expect(app(text).notices).toEqual([expect.stringMatching(/^app\.yaml:10: kustomization is not applied/)]);
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
      "app.yaml:9: spec.containers[web] uses variables whose values are not in the manifest: " +
        "A (line 9: key none of Secret s); set them with env or env-file, or add the ConfigMap or Secret to manifest",
    ]);
  });

  it("are missing if they refer to a limit that the container does not set", () => {
    const text = pod("env:\n  - {name: M, valueFrom: {resourceFieldRef: {resource: limits.memory}}}");
    expect(problems(text)).toEqual([expect.stringContaining("M (line 9: limits.memory, which the container")]);
    expect(app(text, { M: "5" }).env).toEqual([]);
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
      [9, 10, 11, 12, 13, 14, 15].map((line) => `app.yaml:${line}:`),
    );
    expect(found.join("\n")).not.toContain("hidden");
  });

  it("must be UTF-8", () => {
    const binary = "kind: Secret\nmetadata: {name: s}\ndata: {key: /w==}\n";
    const text = pod("env:\n  - {name: A, valueFrom: {secretKeyRef: {name: s, key: key}}}", "", binary);
    expect(problems(text)).toEqual([expect.stringContaining("app.yaml:13: Secret/s.data.key is binary")]);
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
    expect(unknown).toEqual([expect.stringMatching(/^app\.yaml:9: .*readinessProbe\.tcpSocket\.port is adm; .*admin/)]);
  });

  it("allow the app the start time of the startup probe", () => {
    const start = (fields: string) => app(pod(`startupProbe: {exec: {command: [ok]}${fields}}`)).startMs;
    expect(start("")).toBe(30_000);
    expect(start(", initialDelaySeconds: 7, periodSeconds: 2, failureThreshold: 10")).toBe(27_000);
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
    ["contaners", "containers", 8, "spec.template.spec.contaners"],
    ["limts", "limits", 12, "spec.template.spec.containers[web].resources.limts"],
    ["imge", "image", 10, "spec.template.spec.containers[web].imge"],
    ["memroy", "memory", 13, "spec.template.spec.containers[web].resources.limits.memroy"],
    ["resorces", "resources", 11, "spec.template.spec.containers[web].resorces"],
    ["tempalte", "template", 6, "spec.tempalte"],
    ["metdata", "metadata", 3, "metdata"],
    ["knid", "kind", 2, "knid"],
  ])("is an error with its line: %s", (typo, meant, line, path) => {
    expect(problems(deployment.replace(`${meant}:`, `${typo}:`))).toEqual([
      `app.yaml:${line}: ${path} is not a Kubernetes field; did you mean ${meant}?`,
    ]);
  });

  it.each([
    ["Deploymnet", "Deployment"],
    ["StatefullSet", "StatefulSet"],
    ["deployment", "Deployment"],
  ])("is an error if it is the kind %s", (typo, meant) => {
    expect(problems(deployment.replace("kind: Deployment", `kind: ${typo}`))).toEqual([
      `app.yaml:2: kind is ${typo}; did you mean ${meant}?`,
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
    ["a: *none", "app.yaml:1: an alias (*name) has no anchor"],
    ["\na: &a [*a]", "app.yaml:2: an alias (*name) refers to a value that contains it"],
    ["kind: Pod\n<<: text", "app.yaml:2: a merge key (<<) has a value that is not a map"],
    ["[a]: b", "app.yaml:1: a key is a list"],
    ["just words", "app.yaml:1: the document is a string; expected a Kubernetes object"],
    ["kind: Pod", "app.yaml:1: the document has no metadata.name; expected a name for the Pod"],
    ["[".repeat(50_000), "app.yaml:1: the file is"],
    [`kind: ${"{a: ".repeat(20_000)}${"}".repeat(20_000)}`, "app.yaml:1: the file is"],
    ["kind: Pod\nmetadata: {name: a}", "app.yaml:1: spec.containers is missing"],
    ["kind: Pod\nmetadata: {name: a}\nspec:\n  containers: []", "app.yaml:4: spec.containers is empty"],
  ])("gives an error with its line: %.30s", (text, message) => {
    expect(problems(text)).toEqual([expect.stringContaining(message)]);
  });

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
