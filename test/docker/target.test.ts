// Checks that the container has the requested limit, port, network, environment and image.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import {
  appIn,
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  isElsewhere,
  leftovers,
  memgateRun,
  noPublishedPort,
  nothing,
  seconds,
} from "./memgate.ts";
import { createProxy } from "./proxy.ts";

describeDocker("the limit", () => {
  expectNothingLeft();

  it("is applied without swap and read back", async () => {
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "100Mi"));
    const limit = 100 * 2 ** 20;
    expect(report).toMatchObject({ limitBytes: limit, requestedLimitBytes: limit });
    expect(report?.container).toMatchObject({ memoryBytes: limit, memorySwapBytes: limit, cgroupLimitBytes: limit });
  });

  it("that is not a multiple of the page size counts as the kernel's rounded value, not as limit-not-applied", async () => {
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "129e6"));
    expect(report?.requestedLimitBytes).toBe(129_000_000);
    expect(report?.limitBytes).toBe(129_000_000 - (129_000_000 % 4096));
    expect(report?.verdict.kind).toBe("pass");
  });

  it("that changes during the run is limit-not-applied", async () => {
    let isChanged = false;
    const { code, report } = await memgateRun(appIn("ok", "--duration", seconds(4)), {
      onProgress: (stderr) => {
        if (isChanged || !stderr.includes("load:\n")) return;
        isChanged = true;
        const id = docker("ps", "--quiet", "--filter", `ancestor=${engine?.app}`, "--filter", "label=memgate.run");
        docker("update", "--memory", "256m", "--memory-swap", "256m", id);
      },
    });
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "limit-not-applied" });
    expect(code).toBe(3);
  });

  it("in Docker's unit causes a notice", async () => {
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "128m"));
    expect(report?.limitBytes).toBe(128 * 2 ** 20);
    expect(report?.notices.join()).toContain("as in Docker");
  });
});

describeDocker("reaching the app", () => {
  expectNothingLeft();

  it("uses the port that the image exposes, at the container's own address", async ({ skip }) => {
    skip(isElsewhere, "the engine is on another machine");
    const { report } = await memgateRun(appIn("ok"));
    expect(report?.load?.via).toBe("container-address");
    expect(report?.load?.url).toMatch(/:3000\/$/);
  });

  it("uses a published port if the engine may not be local", async ({ skip }) => {
    skip(noPublishedPort !== null, noPublishedPort ?? "");
    const proxy = await createProxy(engine?.host ?? "");
    const { report } = await memgateRun(appIn("ok"), { env: { DOCKER_HOST: proxy.host } });
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    expect(report?.load?.via).toBe("published-port");
  });

  it("works on the host network", async ({ skip }) => {
    skip(isElsewhere, "the host network is that of another machine");
    const { report } = await memgateRun(appIn("ok", "--network", "host", "--env", "PORT=39117", "--port", "39117"));
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    expect(report?.load?.via).toBe("host-network");
  });

  it("works on a network of the user", async () => {
    docker("network", "create", "memgate-test-network");
    try {
      const { report } = await memgateRun(appIn("ok", "--network", "memgate-test-network"));
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    } finally {
      docker("network", "rm", "memgate-test-network");
    }
  });

  it("applies user, entrypoint, a read-only volume, and a tmpfs whose content counts as memory", async ({ skip }) => {
    skip(isElsewhere, "the engine mounts files of another machine");
    const folder = temporaryFolder();
    writeFileSync(join(folder, "greeting"), "hello from outside");
    chmodSync(folder, 0o755);
    const script = [
      'const { readFileSync, writeFileSync } = require("node:fs")',
      'console.log(process.getuid(), readFileSync("/data/greeting", "utf8"))',
      'try { writeFileSync("/data/new", "") } catch { console.log("read only") }',
      'writeFileSync("/cache/file", Buffer.alloc(30_000_000, 1))',
      'import("/app/server.js")',
    ].join(";");
    const container = [
      ...["--user", "1234", "--entrypoint", JSON.stringify(["node", "-e", script])],
      ...["--volumes", `${folder}:/data:ro`, "--tmpfs", "/cache:size=40m,mode=1777", "--tmpfs", "/tmp"],
    ];
    // The app must not become ready, because the report contains its log only then.
    const { report } = await memgateRun(
      appIn("ok", ...container, "--ready", "log:never", "--ready-timeout", seconds(3)).filter(noReadyPath),
    );
    const log = report?.container?.logTail.join("\n");
    expect(log).toMatch(/^1234 hello from outside\nread only\n/);
    expect(report?.peak?.composition.shared).toBeGreaterThan(28_000_000);
  });

  it("is an input error if the image exposes no port", async () => {
    const bare = "memgate-test-app:no-port";
    docker("tag", engine?.base ?? "", bare);
    onTestFinished(() => void docker("rmi", bare));
    const { code, stderr, report } = await memgateRun(["--image", bare, "--memory-limit", "64Mi", "--pull", "never"]);
    expect(code).toBe(2);
    expect(stderr).toContain("exposes no TCP port");
    expect(report).toBeNull();
  });
});

describeDocker("the image", () => {
  it("is image-failed if it is missing and pull is never", async () => {
    const { code, report } = await memgateRun([
      "--image",
      "memgate-no-such-image:1",
      "--pull",
      "never",
      "--memory-limit",
      "64Mi",
    ]);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "image-failed" });
    expect(code).toBe(3);
  });

  it("is image-failed with the build log if the build fails, and no build container is left", async () => {
    const context = temporaryFolder();
    const fail = JSON.stringify(["node", "-e", "console.log('no such thing'); process.exit(9)"]);
    writeFileSync(join(context, "Dockerfile"), `FROM ${engine?.base}\nLABEL memgate.test=broken\nRUN ${fail}\n`);
    const { code, report, stderr } = await memgateRun(["--build", context, "--memory-limit", "64Mi"]);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "image-failed" });
    expect(stderr).toContain("no such thing");
    expect(code).toBe(3);
    expect(leftovers()).toEqual(nothing);
    expect(docker("ps", "--quiet", "--all", "--filter", "label=memgate.test=broken")).toBe("");
  });

  it.each([
    ["no-command", "CMD []", []],
    ["program-not-found", 'CMD ["nosuch"]', []],
    ["program-not-found", 'CMD ["/no/such/program"]', []],
    ["unknown-user", 'CMD ["node"]', ["--user", "nosuch"]],
    ["unknown-user", 'CMD ["node"]', ["--user", "0:nosuch"]],
  ] as const)("is container-failed/%s with %s and the options %j", async (code, command, options) => {
    const context = temporaryFolder();
    writeFileSync(join(context, "Dockerfile"), `FROM ${engine?.base}\nENTRYPOINT []\n${command}\n`);
    const limit = ["--memory-limit", "64Mi", "--port", "3000"];
    const { report } = await memgateRun(["--build", context, ...limit, ...options]);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", code: `container-failed/${code}` });
  });

  it("--json prints the report on stdout and nothing else", async () => {
    const { stdout, report } = await memgateRun(appIn("ok", "--json"));
    expect(JSON.parse(stdout)).toEqual(report);
  });
});

function noReadyPath(flag: string, at: number, all: readonly string[]): boolean {
  return flag !== "--ready-path" && all[at - 1] !== "--ready-path";
}
