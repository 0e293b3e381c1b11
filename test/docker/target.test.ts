// The container as it was asked for: limit, port, network, environment, image.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
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
  temporaryFolder,
} from "./memgate.ts";
import { createProxy } from "./proxy.ts";

describeDocker("the limit", () => {
  expectNothingLeft();

  it("is in force without swap, and read back", async () => {
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "100Mi"));
    const limit = 100 * 2 ** 20;
    expect(report).toMatchObject({ limitBytes: limit, requestedLimitBytes: limit });
    expect(report?.container).toMatchObject({ memoryBytes: limit, memorySwapBytes: limit, cgroupLimitBytes: limit });
  });

  it("of no whole pages is the kernel's rounding of it, not a limit that was not applied", async () => {
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "129e6"));
    expect(report?.requestedLimitBytes).toBe(129_000_000);
    expect(report?.limitBytes).toBe(129_000_000 - (129_000_000 % 4096));
    expect(report?.verdict.kind).toBe("pass");
  });

  it("that changes during the run is not the one that was tested", async () => {
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

  it("in Docker's unit is pointed out", async () => {
    const { report } = await memgateRun(appIn("ok", "--memory-limit", "128m"));
    expect(report?.limitBytes).toBe(128 * 2 ** 20);
    expect(report?.notices.join()).toContain("Docker way");
  });
});

describeDocker("reaching the app", () => {
  expectNothingLeft();

  it("on the port that the image exposes, at the container's own address", async ({ skip }) => {
    skip(isElsewhere, "the engine is on another machine");
    const { report } = await memgateRun(appIn("ok"));
    expect(report?.load?.via).toBe("container-address");
    expect(report?.load?.url).toMatch(/:3000\/$/);
  });

  it("through a published port where the engine is not known to be local", async ({ skip }) => {
    skip(noPublishedPort !== null, noPublishedPort ?? "");
    const proxy = await createProxy(engine?.host ?? "");
    const { report } = await memgateRun(appIn("ok"), { env: { DOCKER_HOST: proxy.host } });
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    expect(report?.load?.via).toBe("published-port");
  });

  it("on the host's network", async ({ skip }) => {
    skip(isElsewhere, "the host's network is another machine's");
    const { report } = await memgateRun(appIn("ok", "--network", "host", "--env", "PORT=39117", "--port", "39117"));
    expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    expect(report?.load?.via).toBe("host-network");
  });

  it("on a network of the user's", async () => {
    docker("network", "create", "memgate-test-network");
    try {
      const { report } = await memgateRun(appIn("ok", "--network", "memgate-test-network"));
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
    } finally {
      docker("network", "rm", "memgate-test-network");
    }
  });

  it("as another user, with an entrypoint, a volume that only reads and a tmpfs whose content counts", async ({
    skip,
  }) => {
    skip(isElsewhere, "the engine's files are another machine's");
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
    // Not ready in time, so that its log is told.
    const { report } = await memgateRun(
      appIn("ok", ...container, "--ready", "log:never", "--ready-timeout", seconds(3)).filter(noReadyPath),
    );
    const log = report?.container?.logTail.join("\n");
    expect(log).toMatch(/^1234 hello from outside\nread only\n/);
    expect(report?.peak?.composition.shared).toBeGreaterThan(28_000_000);
  });

  it("an image that exposes no port is refused with the option to give", async () => {
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
  it("that is not there and must not be pulled is image-failed", async () => {
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

  it("whose build fails is image-failed, with the build's log and no container of the step", async () => {
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

  it("--json prints the report on stdout and nothing else", async () => {
    const { stdout, report } = await memgateRun(appIn("ok", "--json"));
    expect(JSON.parse(stdout)).toEqual(report);
  });
});

function noReadyPath(flag: string, at: number, all: readonly string[]): boolean {
  return flag !== "--ready-path" && all[at - 1] !== "--ready-path";
}
