// Files as they are found in public repositories. Each stands for a kind of file, so two neighbours of each are read too.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type GateInputs, readInputs } from "../../../src/inputs/gate-inputs.ts";
import { disk, mebibyte, planFrom, raw } from "../../builders.ts";

const folder = new URL("../../fixtures/public-files/", import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder), "utf8");
type Content = string | Buffer;
type Options = Readonly<Record<string, string>>;

function read(content: Content, options: Options = {}) {
  const values = { image: undefined, "memory-limit": undefined, manifest: "app.yaml", ...options };
  return readInputs(raw(values), disk([], { "app.yaml": content }));
}

function accepted(content: Content, options: Options = {}): GateInputs {
  const result = read(content, { port: "8080", ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.inputs;
}

function problem(content: Content, options: Options = {}): string {
  const result = read(content, options);
  return result.ok ? "" : result.problems.map(({ message }) => message).join("\n");
}

describe("a file with a mistyped limit", () => {
  const text = file("limit-typo.yaml");
  const limits = "spec.template.spec.containers[web].resources";

  it.each([
    ["memroy", text, "24:15", `${limits}.limits.memroy`, "memory"],
    ["Memory", text.replace("memroy", "Memory"), "24:15", `${limits}.limits.Memory`, "memory"],
    [
      "memory-limit of a pod",
      text.replace("limits:\n", "limts:\n").replace("memroy", "memory"),
      "23:13",
      `${limits}.limts`,
      "limits",
    ],
  ])("is refused with the field that was meant: %s", (_name, content, position, field, meant) => {
    expect(problem(content)).toContain(
      `app.yaml:${position}: ${field} is not a Kubernetes field; did you mean ${meant}?`,
    );
  });
});

describe("a file that is not UTF-8", () => {
  const text = file("rollout.yaml").replace('"a"', '"café"');

  it.each([
    ["UTF-16", Buffer.from(text, "utf16le"), "is not UTF-8 but UTF-16"],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le"), "is not UTF-8 but UTF-16"],
    ["Latin-1", Buffer.from(text, "latin1"), "is not UTF-8: line 19 has other bytes"],
    [
      "a truncated character",
      Buffer.from(text).subarray(0, Buffer.from(text).indexOf("é") + 1),
      "is not UTF-8: line 19",
    ],
  ])("is refused: %s", (_name, content, message) => {
    expect(problem(content)).toContain(message);
  });
});

describe("a kind of another project with a pod template", () => {
  it.each([
    ["an Argo Rollout", file("rollout.yaml"), 128, "Rollout/api, container web"],
    [
      "an OpenShift DeploymentConfig",
      file("rollout.yaml")
        .replace("argoproj.io/v1alpha1", "apps.openshift.io/v1")
        .replace("Rollout", "DeploymentConfig"),
      128,
      "DeploymentConfig/api, container web",
    ],
    ["a Knative Service", file("knative.yaml"), 64, "Service/api, container user-container"],
    [
      "a Knative Service with a named container",
      file("knative.yaml").replace("- image", "- name: web\n          image"),
      64,
      "Service/api, container web",
    ],
  ])("is read: %s", (_name, content, mebibytes, name) => {
    expect(accepted(content)).toMatchObject({ limitBytes: mebibytes * mebibyte, app: { name } });
  });

  it.each([
    ["Rollout", "Rolout", "did you mean Rollout?"],
    ["argoproj.io", "argoproj.oi", "did you mean argoproj.io/v1alpha1?"],
    ["Rollout", "AnalysisTemplate", "found: AnalysisTemplate (argoproj.io)"],
  ])("is named with its group if memgate does not read it: %s as %s", (from, to, message) => {
    expect(problem(file("rollout.yaml").replace(from, to))).toContain(message);
  });
});

describe("a file with a name in two namespaces", () => {
  const text = file("two-namespaces.yaml");

  it("is refused with the lines, the namespaces and the selectors", () => {
    expect(problem(text)).toContain(
      "the manifest defines Deployment/api twice: in namespace staging (app.yaml:1:1), in namespace prod (app.yaml:27:1); set `selector` to one of staging:Deployment/api, prod:Deployment/api",
    );
    expect(problem(text.replace("  namespace: staging\n", ""))).toContain("in namespace default (app.yaml:1:1)");
    expect(problem(text, { selector: "test:deploy/api" })).toContain("no workload in namespace test; expected one of");
  });

  it.each([
    ["prod:Deployment/api", 256],
    ["staging:deploy/api/web", 128],
    ["staging:web", 128],
  ])("is read with the selector %s", (selector, mebibytes) => {
    expect(accepted(text, { selector }).limitBytes).toBe(mebibytes * mebibyte);
  });
});

describe("a file that refers to a field that only a cluster has", () => {
  const text = file("pod-ip.yaml");

  it.each([
    ["status.podIP", "<status.podIP>", /status\.podIP is the address of the container/],
    ["status.hostIP", "127.0.0.1", /app\.yaml:10:23: .* is 127\.0\.0\.1, because only a cluster has status\.hostIP/],
    ["spec.nodeName", "memgate-node", /app\.yaml:10:23: .* is memgate-node, because only a cluster has spec\.nodeName/],
  ])("has a stated value: %s", (path, value, notice) => {
    const { target, notices } = planFrom(accepted(text.replace("status.podIP", path)));
    expect(target.env).toEqual([["POD_IP", value]]);
    expect(notices).toEqual([expect.stringMatching(notice)]);
  });
});

describe("a file with limits of the pod", () => {
  const text = file("pod-level-resources.yaml");
  const own = (memory: string) =>
    text.replace("      ports", `      resources: { limits: { memory: ${memory} } }\n      ports`);

  it("has the limit of the pod, or a smaller one of the container", () => {
    expect(accepted(text).limitBytes).toBe(256 * mebibyte);
    expect(accepted(own("64Mi")).limitBytes).toBe(64 * mebibyte);
    expect(problem(own("512Mi"))).toContain("is 512Mi, above the limit of the pod (line 6); expected at most 256Mi");
    const notices = accepted(`${text}    - name: proxy\n      image: proxy:1\n`, { selector: "web" }).notices;
    expect(notices.join()).toContain("applies to all containers of the pod together");
  });
});

describe("a file with an HTTPS probe", () => {
  const text = file("https-probe.yaml");

  it.each([
    ["readinessProbe", text],
    ["startupProbe", text.replace("readinessProbe", "startupProbe")],
    ["livenessProbe", text.replace("readinessProbe", "livenessProbe")],
    ["a port by number", text.replace("port: https", "port: 8443")],
  ])("takes HTTPS over for the load: %s", (_name, content) => {
    const { target, load, notices } = planFrom(accepted(content, { port: "8443" }));
    expect(target.port).toBe(8443);
    expect(load.tls).toMatchObject({ insecure: true });
    expect(notices.join()).toContain("the load uses HTTPS too");
  });
});
