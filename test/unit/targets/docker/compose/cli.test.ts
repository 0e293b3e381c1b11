import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { findCompose } from "../../../../../src/targets/docker/compose/cli.ts";

/** A PATH with nothing but a docker CLI that prints this; with nothing at all for null. */
function withDocker(printed: string | null): void {
  const folder = mkdtempSync(join(tmpdir(), "memgate-test-"));
  if (printed !== null) {
    writeFileSync(join(folder, "docker"), `#!/bin/sh\nprintf '%s\\n' '${printed}'\nexit 1\n`);
    chmodSync(join(folder, "docker"), 0o755);
  }
  vi.stubEnv("PATH", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
}

function plugins(version: string, more: object = {}): string {
  return JSON.stringify([
    { Name: "buildx" },
    { Name: "compose", Path: "/plugins/docker-compose", Version: version, ...more },
  ]);
}

describe.skipIf(process.platform === "win32")("docker compose", () => {
  it.each(["2.24.4", "v2.40.3", "2.100.0-desktop.1", "5.0.0", "dev"])(
    "%s is found, also without an engine",
    async (version) => {
      withDocker(plugins(version));
      expect(await findCompose(process.env)).toEqual({ program: "/plugins/docker-compose", version });
    },
  );

  it.each(["2.24.3", "v2.17.9", "1.29.2"])("%s is too old", async (version) => {
    withDocker(plugins(version));
    await expect(findCompose(process.env)).rejects.toMatchObject({
      stage: "inputs",
      message: expect.stringContaining(`docker compose ${version} is too old: install its plugin`),
    });
  });

  it.each([
    ["without the plugin", "[]"],
    ["with one that does not run", plugins("", { Err: "failed" })],
    ["of a CLI that tells nothing of plugins", "null"],
    ["of another program", "no JSON"],
  ])("%s is missing, with what to install", async (_what, printed) => {
    withDocker(printed);
    await expect(findCompose(process.env)).rejects.toMatchObject({
      stage: "inputs",
      message: expect.stringContaining("this docker CLI has none: install its plugin"),
    });
  });

  it("without a docker CLI is missing with it", async () => {
    withDocker(null);
    await expect(findCompose(process.env)).rejects.toMatchObject({
      stage: "inputs",
      message: expect.stringContaining("docker could not be run"),
    });
  });
});
