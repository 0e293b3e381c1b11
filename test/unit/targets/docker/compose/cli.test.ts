import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { findCompose } from "../../../../../src/targets/docker/compose/cli.ts";
import { temporaryFolder } from "../../../../temporary-folder.ts";

/** Sets PATH to a folder with only a docker CLI that prints this text; to an empty folder for null. */
function withDocker(printed: string | null): void {
  const folder = temporaryFolder();
  if (printed !== null) {
    writeFileSync(join(folder, "docker"), `#!/bin/sh\nprintf '%s\\n' '${printed}'\nexit 1\n`);
    chmodSync(join(folder, "docker"), 0o755);
  }
  vi.stubEnv("PATH", folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

function plugins(version: string, more: object = {}): string {
  return JSON.stringify([
    { Name: "buildx" },
    { Name: "compose", Path: "/plugins/docker-compose", Version: version, ...more },
  ]);
}

describe.skipIf(process.platform === "win32")("findCompose", () => {
  it.each(["2.24.4", "v2.40.3", "2.100.0-desktop.1", "5.0.0", "dev"])(
    "finds docker compose %s, also without an engine",
    async (version) => {
      withDocker(plugins(version));
      expect(await findCompose(process.env)).toEqual({ program: "/plugins/docker-compose", version });
    },
  );

  it.each(["2.24.3", "v2.17.9", "1.29.2"])("refuses docker compose %s as too old", async (version) => {
    withDocker(plugins(version));
    await expect(findCompose(process.env)).rejects.toMatchObject({
      stage: "inputs",
      message: expect.stringContaining(`docker compose ${version} is too old; install its plugin`),
    });
  });

  it.each([
    ["has no compose plugin", "[]"],
    ["has a compose plugin that fails", plugins("", { Err: "failed" })],
    ["does not report plugins", "null"],
    ["prints no JSON", "no JSON"],
  ])("says what to install if the docker CLI %s", async (_case, printed) => {
    withDocker(printed);
    await expect(findCompose(process.env)).rejects.toMatchObject({
      stage: "inputs",
      message: expect.stringContaining("this docker CLI lacks it; install its plugin"),
    });
  });

  it("says that docker could not be run if there is no docker CLI", async () => {
    withDocker(null);
    await expect(findCompose(process.env)).rejects.toMatchObject({
      stage: "inputs",
      message: expect.stringContaining("docker could not be run"),
    });
  });
});
