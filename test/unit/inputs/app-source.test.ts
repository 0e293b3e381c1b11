// Sources of the app, and the options that belong to each of them.
import { describe, expect, it } from "vitest";
import { readInputs } from "../../../src/inputs/gate-inputs.ts";
import { keyStyle, styled } from "../../../src/options/mentions.ts";
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
const https = pod().replace("port: 8080 }", "port: 8080, scheme: HTTPS }");
const httpsLiveness = https
  .replace("readinessProbe", "livenessProbe")
  .replace("port: 8080, scheme", "port: tls, scheme")
  .replace("containerPort: 8080", "containerPort: 8080, name: tls");
const machine = disk(["ctx", "dir", "./dir"], {
  "pod.yaml": pod(),
  "certs.yaml": pod().replace("emptyDir: {}", "secret: { secretName: certs }"),
  "zero.yaml": pod("", "{ memory: 0, cpu: 1 }"),
  "address.yaml": pod().replace(
    "env:",
    'args: ["--at=$(IP)"]\n      env:\n        - { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }',
  ),
  "https.yaml": https,
  "https-liveness.yaml": httpsLiveness,
  "https-lower-case.yaml": httpsLiveness.replace("HTTPS", "https"),
  "https-unknown.yaml": https.replace("ports: [{ containerPort: 8080 }]", ""),
  "compose.yaml": "services:\n  api: { image: a, mem_limit: 64m }\n",
  "ctx/Dockerfile": "",
  "bad.env": "A B=1\n",
  "good.env": "A=1\n",
  "a,b.env": "A=1\n",
});
const bare = { image: undefined, "memory-limit": undefined };
const read = (values: Parameters<typeof raw>[0]) => inputs({ ...bare, ...values }, machine);

function problemsOf(values: Parameters<typeof raw>[0]): readonly string[] {
  const result = readInputs(raw({ ...bare, ...values }), machine);
  return result.ok
    ? []
    : result.problems.map(({ name, message }) =>
        name === null ? styled(message, keyStyle) : `${name}: ${styled(message, keyStyle)}`,
      );
}

describe("a manifest", () => {
  const manifest = "pod.yaml";

  it("defines the limit, the image and the rest of the container", () => {
    const { target, readiness } = planFrom(read({ manifest }));
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

  it("is annotated at its limit, unless memory-limit replaces it", () => {
    expect(read({ manifest }).annotate).toEqual({ file: "pod.yaml", line: 10, column: 30 });
    expect(read({ manifest, "memory-limit": "64Mi" }).annotate).toBe(null);
  });

  it("passes the limits of the run to its app", () => {
    const { target } = planFrom(read({ manifest, "memory-limit": "64Mi", cpus: "1" }));
    expect(target).toMatchObject({
      limitBytes: 64 * mebibyte,
      env: [
        ["GOMEMLIMIT", String(64 * mebibyte)],
        ["GOMAXPROCS", "1"],
      ],
    });
  });

  it("is refused for an invalid limit, unless memory-limit replaces it", () => {
    expect(problemsOf({ manifest: "zero.yaml" })).toContainEqual(expect.stringMatching(/^zero\.yaml:10:30: .*is 0/));
    expect(problemsOf({ manifest: "zero.yaml", "memory-limit": "64Mi" })).toEqual([]);
  });

  it("that refers to status.podIP is run in a network of its own, which a notice states", () => {
    const { target, notices } = planFrom(read({ manifest: "address.yaml" }));
    expect(target).toMatchObject({ isOnOwnNetwork: true, command: ["--at=<status.podIP>"] });
    expect(target.env).toContainEqual(["IP", "<status.podIP>"]);
    expect(notices).toEqual([
      "status.podIP is the address of the container, in a network that memgate creates for the run",
    ]);
    expect(planFrom(read({ manifest })).target.isOnOwnNetwork).toBe(false);
  });

  it.each([
    ["host", "127.0.0.1"],
    ["backend", "0.0.0.0"],
  ])("that refers to status.podIP has a stand-in on the network %s, which a notice states", (network, address) => {
    const { target, notices } = planFrom(read({ manifest: "address.yaml", network }));
    expect(target).toMatchObject({ isOnOwnNetwork: false, network, command: [`--at=${address}`] });
    expect(target.env).toContainEqual(["IP", address]);
    expect(notices).toEqual([expect.stringContaining(`status.podIP is ${address}, because memgate does not choose`)]);
  });

  it("that refers to status.podIP in a variable that env sets needs no network", () => {
    const { target, notices } = planFrom(read({ manifest: "address.yaml", env: "IP=10.0.0.1" }));
    expect(target).toMatchObject({ isOnOwnNetwork: false, command: ["--at=10.0.0.1"] });
    expect(notices).toEqual([]);
  });

  it.each([
    ["readinessProbe: { initialDelaySeconds: 30, httpGet:", {}, 90_000],
    ["livenessProbe: { initialDelaySeconds: 120, httpGet:", {}, 180_000],
    ["startupProbe: { initialDelaySeconds: 30, failureThreshold: 60, httpGet:", {}, 630_000],
    ["readinessProbe: { initialDelaySeconds: 30, httpGet:", { "ready-timeout": "10s" }, 10_000],
    ["readinessProbe: { initialDelaySeconds: 30, httpGet:", { ready: "tcp" }, 90_000],
  ])("whose probes have an initial delay has a longer ready-timeout: %s %j", (probe, options, timeoutMs) => {
    const text = pod().replace("readinessProbe: { httpGet:", probe);
    const values = { image: undefined, "memory-limit": undefined, manifest: "pod.yaml", ...options };
    expect(planFrom(inputs(values, disk([], { "pod.yaml": text }))).readiness.timeoutMs).toBe(timeoutMs);
  });

  describe("with an HTTPS probe", () => {
    const https = { manifest: "https.yaml" };
    const tlsOf = (values: Parameters<typeof raw>[0]) => planFrom(read(values)).load.tls;
    const anyCertificate = { ca: null, insecure: true, serverName: "localhost" };

    it("of the port of the load has HTTPS for the load, which a notice states", () => {
      expect(tlsOf(https)).toEqual(anyCertificate);
      expect(read(https).notices).toEqual([
        "https.yaml:11:25: spec.containers[app].readinessProbe.httpGet sends HTTPS to the port of the load: the load uses HTTPS too, and accepts any certificate, as the probe does; set `https` to decide",
      ]);
      expect(planFrom(read({ ...https, "ready-path": "/r" })).readiness.steps[0]?.probe).toMatchObject({
        tls: anyCertificate,
      });
    });

    it("is overridden by the option https", () => {
      expect(tlsOf({ ...https, https: "false" })).toBeNull();
      expect(tlsOf({ ...https, https: "true" })).toMatchObject({ insecure: false });
      expect(read({ ...https, https: "false" }).notices).toEqual([]);
    });

    it("of another port leaves the load on HTTP", () => {
      expect(tlsOf({ ...https, port: "9000" })).toBeNull();
      expect(read({ ...https, port: "9000" }).notices).toEqual([]);
    });

    it("of a port by name, or of a liveness probe, counts too, also in lower case", () => {
      expect(tlsOf({ manifest: "https-liveness.yaml" })).toEqual(anyCertificate);
      expect(tlsOf({ manifest: "https-lower-case.yaml" })).toEqual(anyCertificate);
    });

    it("has a notice if only the image knows the port of the load", () => {
      const withoutPort = { manifest: "https-unknown.yaml" };
      expect(tlsOf(withoutPort)).toBeNull();
      expect(read(withoutPort).notices).toEqual([
        expect.stringContaining("sends HTTPS to port 8080, but the load uses HTTP"),
      ]);
      expect(tlsOf({ ...withoutPort, port: "8080" })).toEqual(anyCertificate);
    });

    it("does not concern a batch job", () => {
      expect(tlsOf({ ...https, load: "none" })).toBeNull();
    });
  });

  it("gives way to ready-path", () => {
    const { readiness } = planFrom(read({ manifest, "ready-path": "/healthz" }));
    expect(readiness.steps).toMatchObject([{ probe: { kind: "http", path: "/healthz", port: null } }]);
  });

  it("gives way to volumes at the same path", () => {
    const { target } = planFrom(read({ manifest, volumes: "./dir:/data/" }));
    expect(target.ephemeralVolumes).toEqual([]);
    expect(target.volumes).toMatchObject([{ target: "/data/" }]);
  });

  it("needs no Secret at a path of volumes or tmpfs; otherwise the message says how to give it", () => {
    expect(problemsOf({ manifest: "certs.yaml" })).toEqual([
      "certs.yaml:5:27: spec.containers[app] uses files that are not in the manifest: volume data (line 5: Secret certs); add the ConfigMap or Secret to manifest, or mount other files with volumes",
    ]);
    for (const [name, mount] of [
      ["volumes", "./dir:/data:ro"],
      ["tmpfs", "/data"],
    ] as const) {
      const { target } = planFrom(read({ manifest: "certs.yaml", [name]: mount }));
      expect(target.ephemeralVolumes).toEqual([]);
      expect(target[name]).toMatchObject([{ target: "/data" }]);
    }
    expect(problemsOf({ manifest: "certs.yaml", volumes: "./dir:/dat" })).toHaveLength(1);
  });

  it("can be combined with build, whose image replaces its own", () => {
    expect(read({ manifest, build: "ctx" }).source).toMatchObject({ kind: "build" });
  });
});

describe("a manifest with an error", () => {
  const template = (fields: string) =>
    `template: { spec: { containers: [{ name: app, ${fields}, readinessProbe: { tcpSocket: { port: web } } }] } }`;
  const problemsIn = (kind: string, fields: string) => {
    const text = `kind: ${kind}\nmetadata: { name: a }\nspec:\n  ${template(fields)}\n`;
    const given = raw({ ...bare, manifest: "a.yaml" });
    const result = readInputs(given, disk([], { "a.yaml": text }));
    return result.ok ? [] : result.problems.map(({ name, message }) => name ?? message);
  };
  const error = expect.stringMatching(/^a\.yaml:4:\d+: .*\.port is web; expected a port/);

  it("does not hide what options must add", () => {
    expect(problemsIn("Deployment", "image: app:1")).toEqual([error, "memory-limit"]);
    expect(problemsIn("Job", 'image: " "')).toEqual([error, "image", "load", "memory-limit"]);
  });

  it.each(["{ limits: { memroy: 96Mi } }", "{ limits: 96Mi }", "{ limits: { memory: x } }", "{ limit: {} }"])(
    "has no second problem about its limits: %s",
    (resources) => {
      const aboutLimits = expect.stringMatching(/^a\.yaml:4:\d+: .*\.limit/);
      const problems = problemsIn("Deployment", `image: app:1, resources: ${resources}`);
      expect(problems.toSorted()).toEqual([error, aboutLimits]);
    },
  );
});

describe("sources", () => {
  it.each([
    { given: {}, says: /^image: is required unless build/ },
    {
      given: { image: "a", build: "ctx", "memory-limit": "64Mi" },
      says: /^image: is given together with build; expected one of them$/,
    },
    {
      given: { "compose-file": "compose.yaml", manifest: "pod.yaml" },
      says: /^manifest: is given together with compose-file;/,
    },
    { given: { "compose-file": "compose.yaml", env: "A=1" }, says: /^env: cannot be used with compose-file/ },
    {
      given: { "compose-file": "compose.yaml", "env-file": "gone.env" },
      says: /^env-file: "gone\.env" does not exist/,
    },
    { given: { "compose-file": "compose.yaml", "env-file": "dir" }, says: /^env-file: "dir" is a folder/ },
    { given: { "compose-file": "compose.yaml", "env-file": "a,b.env" }, says: /^env-file: "a,b\.env" has a comma/ },
    { given: { container: "api", "env-file": "good.env" }, says: /^env-file: cannot be used with container/ },
    { given: { container: "api", command: "x" }, says: /^command: cannot be used with container/ },
    { given: { container: "api", "set-limit": "true" }, says: /^set-limit: needs memory-limit/ },
    { given: { container: "api", repeat: "3" }, says: /^repeat: cannot be used with container: .* afresh/ },
    { given: { container: "api", repeat: "auto" }, says: /^repeat: cannot be used with container/ },
    { given: { image: "a", "memory-limit": "64Mi", selector: "web" }, says: /^selector: needs manifest/ },
    { given: { image: "a", "memory-limit": "64Mi", service: "web" }, says: /^service: needs compose-file/ },
    { given: { "compose-file": "-" }, says: /^compose-file: "-" is standard input/ },
    { given: { "compose-file": "gone.yaml" }, says: /^compose-file: "gone.yaml" does not exist/ },
    { given: { "compose-file": "dir" }, says: /^compose-file: "dir" is a folder/ },
    { given: { "compose-file": "compose.yaml", service: "apy" }, says: /^compose\.yaml:1:1: .*did you mean api/ },
    {
      given: { "compose-file": "compose.yaml", "allow-unset": "API-KEY" },
      says: /^allow-unset: "API-KEY" is not accepted; expected the name of a variable/,
    },
    { given: { image: "a", "memory-limit": "64Mi", "allow-unset": "A" }, says: /^allow-unset: needs compose-file/ },
    { given: { manifest: "gone.yaml" }, says: /^manifest: "gone.yaml" does not exist/ },
    { given: { image: "a", "memory-limit": "64Mi", "env-file": "bad.env" }, says: /^bad\.env:1:1: / },
    { given: { image: "a", "memory-limit": "64Mi", "env-file": "-" }, says: /^env-file: "-" is standard input/ },
    { given: { image: "a", "memory-limit": "64Mi", platform: "arm" }, says: /^platform: "arm" is not accepted/ },
  ])("are refused as $given", ({ given, says }) => {
    expect(problemsOf(given)[0]).toMatch(says);
  });

  it("leave the limit of a Compose project or a running container to be resolved later", () => {
    expect(read({ "compose-file": "compose.yaml" })).toMatchObject({
      source: { kind: "compose", files: ["compose.yaml"], service: "api", allowUnset: [], envFiles: [] },
      limitBytes: null,
      annotate: { file: "compose.yaml", line: 2, column: 20 },
    });
    // In the format of docker compose, which accepts what docker run --env-file refuses.
    expect(read({ "compose-file": "compose.yaml", "env-file": "bad.env" }).source).toMatchObject({
      envFiles: ["bad.env"],
    });
    expect(read({ container: "api" })).toMatchObject({ source: { kind: "container", name: "api" }, limitBytes: null });
  });
});
