import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { sizeCommandLine } from "../../../../src/cli/commands/size-command-line.ts";
import { readArgv } from "../../../../src/cli/console/argv.ts";
import { sizeSwitches } from "../../../../src/cli/console/run-help.ts";
import { sizeFlagNames } from "../../../../src/options/table.ts";
import { temporaryFolder } from "../../../temporary-folder.ts";

const manifest = (limit: string) => `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - name: api
      image: app:1
      resources: {limits: {memory: ${limit}}}
`;

/** Runs memgate size --dry-run for an image of 64Mi, with a manifest to write. */
async function dryRun(limit: string) {
  const file = join(temporaryFolder(), "app.yaml");
  writeFileSync(file, manifest(limit));
  const args = ["--image", "app:1", "--memory-limit", "64Mi", "--port", "80", "--write", file, "--dry-run"];
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await sizeCommandLine(readArgv(args, sizeFlagNames, Object.keys(sizeSwitches)), {
    ...{ stdout, stderr, env: {}, interrupt: () => new AbortController().signal },
    ...{ loadEntry: "", pageEntry: "", stdoutColumns: null },
  });
  return { code, stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
}

it("--dry-run prints the plan if memgate can write the limit", async () => {
  const { code, stdout } = await dryRun("64Mi");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ target: { limitBytes: 64 * 2 ** 20 } });
});

it("--dry-run refuses a file in which memgate cannot write the limit", async () => {
  const { code, stdout, stderr } = await dryRun('"{{ .Values.memory }}"');
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("--write");
  expect(stderr).toContain("template");
});
