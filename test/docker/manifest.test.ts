// Gates apps that Kubernetes manifests describe.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { describeDocker, docker, engine, expectNothingLeft, memgateRun, runAction, seconds } from "./memgate.ts";

const root = new URL("../..", import.meta.url).pathname;
const folder = join(root, "examples/kubernetes");
const manifest = join(folder, "k8s/deployment.yaml");
const times = ["--warmup", "0s", "--duration", seconds(1)];
const example = (...more: readonly string[]) => [
  ...["--build", folder, "--build-args", `BASE=${engine?.base}`],
  ...["--headers", "Authorization: Bearer local-key-for-tests-only", ...times, ...more],
];

/** A manifest of the test app. `container` and `spec` add fields, `beside` adds documents. */
function podOf(more: { readonly container?: string; readonly spec?: string; readonly beside?: string } = {}): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: pod }
spec:
${more.spec ?? ""}
  containers:
    - name: app
      image: ${engine?.app}
      ports: [{ containerPort: 3000 }]
      resources: { limits: { memory: 96Mi } }
      readinessProbe: { httpGet: { path: /healthz, port: 3000 } }
${more.container ?? ""}
---
${more.beside ?? ""}
`;
}

function write(text: string): string {
  const path = join(temporaryFolder(), "pod.yaml");
  writeFileSync(path, text);
  return path;
}

const run = (text: string, ...more: readonly string[]) =>
  memgateRun(["--manifest", write(text), "--pull", "never", ...times, ...more]);

const noVolumeFiles =
  engine?.isPodman === true ? "Podman's API puts no files into the volumes of a container that is not started" : null;

describeDocker("a manifest", () => {
  expectNothingLeft();

  it("runs the example under the limit of its manifest, and lists the unsupported field", async ({ skip }) => {
    skip(noVolumeFiles !== null, noVolumeFiles ?? "");
    const { code, report, stdout } = await memgateRun(["--manifest", manifest, ...example()]);
    expect(code, stdout).toBe(0);
    expect(report).toMatchObject({ requestedLimitBytes: 128 * 2 ** 20, verdict: { kind: "pass" } });
    expect(report?.load).toMatchObject({ non2xx: 0, errors: 0 });
    // The example has a cache of 16 MiB in an emptyDir with medium Memory.
    expect(report?.peak?.composition.shared).toBeGreaterThanOrEqual(16 * 2 ** 20);
    expect(report?.notices).toEqual([
      expect.stringMatching(/deployment\.yaml:\d+:\d+: .*livenessProbe is not applied/),
    ]);
    expect(report?.container?.image).toContain("Deployment/orders, container orders");
    expect(docker("volume", "ls", "--quiet", "--filter", "label=memgate.run")).toBe("");
  });

  it("fails the check at the line of the limit, without annotate-file", async () => {
    const before = readFileSync(manifest, "utf8").split("memory: 128Mi }", 1)[0]?.split("\n") ?? [];
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    const { code, log } = await runAction({
      manifest,
      build: folder,
      "build-args": `BASE=${engine?.base}`,
      headers: "Authorization: Bearer local-key-for-tests-only",
      "max-ratio": "0.01",
      duration: seconds(1),
      warmup: "0s",
    });
    expect(code).toBe(1);
    expect(log).toMatch(
      new RegExp(
        `::error title=memgate%3A over the memory threshold,file=[^:]*deployment\\.yaml,line=${line},col=${column}::Memory peaked at `,
      ),
    );
  });

  it("that names a wrong port in its probe fails the check at the line of the probe", async () => {
    const path = write(podOf().replace("path: /healthz, port: 3000", "path: /healthz, port: 3001"));
    const before = readFileSync(path, "utf8").split("readinessProbe", 1)[0]?.split("\n") ?? [];
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    const { log } = await runAction({ manifest: path, pull: "never", "ready-timeout": seconds(2) });
    expect(log).toMatch(
      new RegExp(`::error title=memgate%3A inconclusive \\(not-ready\\),file=[^:]*,line=${line},col=${column}::`),
    );
    expect(log).toContain(`Check the probe at ${path}:${line}:${column}`);
  });

  it("can come from standard input, such as the output of helm template", async ({ skip }) => {
    skip(noVolumeFiles !== null, noVolumeFiles ?? "");
    const { code, report } = await memgateRun(["--manifest", "-", ...example("--memory-limit", "256Mi")], {
      stdin: readFileSync(manifest, "utf8"),
    });
    expect(code).toBe(0);
    expect(report?.requestedLimitBytes).toBe(256 * 2 ** 20);
    expect(report?.notices.join("\n")).toMatch(/`memory-limit` replaces the limit of 134,217,728 B at stdin:\d+:\d+/);
  });

  it("gives the app its own address as status.podIP, at which the app listens", async () => {
    const listen = "require('http').createServer((_, response) => response.end('ok')).listen(3000, process.env.POD_IP)";
    const probe =
      "process.exit(Object.values(os.networkInterfaces()).flat().some(({ address }) => address === '$(POD_IP)') ? 0 : 1)";
    const container = `      command: ["node", "-e", ${JSON.stringify(listen)}]
      startupProbe: { exec: { command: ["node", "-e", ${JSON.stringify(probe)}] }, timeoutSeconds: 10 }
      env: [{ name: POD_IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }]`;
    const { code, report, stdout, stderr } = await run(podOf({ container }), "--max-ratio", "1");
    expect(code, stdout + stderr).toBe(0);
    expect(report?.load).toMatchObject({ non2xx: 0, errors: 0 });
    expect(report?.notices).toContainEqual(expect.stringMatching(/^status\.podIP is the address of the container/));
    expect(docker("network", "ls", "--quiet", "--filter", "label=memgate.run")).toBe("");
  });

  it("leaves no volume behind, even if the image declares one", async () => {
    const context = temporaryFolder();
    writeFileSync(join(context, "Dockerfile"), `FROM ${engine?.app}\nVOLUME /declared\n`);
    const spec = "  volumes: [{ name: data, emptyDir: {} }]";
    const text = podOf({ spec, container: "      volumeMounts: [{ name: data, mountPath: /data }]" });
    const before = docker("volume", "ls", "--quiet");
    const { code, stdout, stderr } = await memgateRun(["--manifest", write(text), "--build", context, ...times]);
    expect(code, stdout + stderr).toBe(0);
    expect(docker("volume", "ls", "--quiet")).toBe(before);
  });

  it("is overridden by the option env", async () => {
    const container = "      env: [{ name: MODE, value: '500' }]";
    const { report } = await run(podOf({ container }), "--env", "MODE=ok");
    expect(report?.verdict.kind).toBe("pass");
  });

  it("is inconclusive if its readiness probe keeps failing, with the probe in the message", async () => {
    const text = podOf().replace("path: /healthz", "path: /nowhere");
    const { code, report } = await run(text, "--env", "MODE=404-elsewhere", "--ready-timeout", seconds(3));
    expect(code).toBe(3);
    expect(report?.verdict.reason).toBe("not-ready");
    expect(report?.verdict.message).toMatch(/GET http:\/\/\S+\/nowhere (and http:\/\/\S+\/nowhere )?returned HTTP 404/);
  });
});

describe("secrets of a manifest", () => {
  const secret = "s3cret-of-the-manifest";
  const filed = "s3cret-of-the-file";
  const beside = `apiVersion: v1
kind: Secret
metadata: { name: key }
stringData: { key: ${secret} }
`;
  const container = `      env:
        - { name: MODE, value: log-env }
        - { name: KEY, valueFrom: { secretKeyRef: { name: key, key: key } } }
`;

  it.skipIf(engine === null)("appear in no log, report or summary, even if the app logs them", async () => {
    const text = podOf({ container, beside });
    const envFile = join(temporaryFolder(), "app.env");
    writeFileSync(envFile, `API_TOKEN=${filed}\nPLAIN=an-ordinary-value\n`);
    const { log, masks, summary, reports } = await runAction({
      manifest: write(text),
      pull: "never",
      "env-file": envFile,
      duration: seconds(1),
      warmup: "0s",
      "max-error-rate": "0",
      path: "/fails",
    });
    const forms = ["report.json", "report.html", "junit.xml"].map((name) => readFileSync(join(reports, name), "utf8"));
    expect(forms[0]).toMatch(/log-env KEY=\*\*\* API_TOKEN=\*\*\* PLAIN=an-ordinary-value Basic \w+\*\*\*/);
    for (const form of [log, summary, ...forms]) {
      expect(form).not.toContain(secret);
      expect(form).not.toContain(filed);
    }
    expect(masks.toSorted()).toEqual([filed, secret]);
  });

  it.skipIf(engine === null)("do not appear in the plan of a dry run", async () => {
    const command = '      command: ["node", "$(KEY)"]\n';
    const { stdout } = await run(podOf({ container: container + command, beside }), "--dry-run");
    expect(JSON.parse(stdout).target.entrypoint).toEqual(["node", "***"]);
    expect(stdout).not.toContain(secret);
  });
});
