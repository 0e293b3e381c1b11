import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { heapLimitIn, nodeHeapLimit } from "../../../../src/memory/runtimes/node-heap-limit.ts";
import { mebibyte } from "../../../builders.ts";

describe("V8's default heap limit", () => {
  // Measured as v8.getHeapStatistics().heap_size_limit without the young generation, with Node.js 20.
  it.each([
    [128, 256],
    [512, 256],
    [768, 384],
    [1_024, 512],
    [3_072, 1_536],
    [6_144, 2_048],
    [15_359, 2_048],
    [15_360, 4_096],
    [16_384, 4_096],
    [20_480, 4_096],
  ])("in a container of %d MiB is %d MiB", (containerMebibytes, mebibytes) => {
    const expected = { runtime: "v8", bytes: mebibytes * mebibyte, isDefault: true };
    expect(heapLimitIn(["node", "app.js"], containerMebibytes * mebibyte)).toEqual(expected);
  });

  it.each(["--max-old-space-size=60", "--max_old_space_size=60"])("is replaced by %s", (word) => {
    const expected = { runtime: "v8", bytes: 60 * mebibyte, isDefault: false };
    expect(heapLimitIn(["node", word, "app.js"], 128 * mebibyte)).toEqual(expected);
  });

  it.each([
    [["--max-heap-size=60"]],
    [["--max-old-space-size-percentage=50"]],
    [["--max-old-space-size", "60"]],
    [["--max-semi-space-size=16"]],
    [["--max-old-space-size=60", "--max-old-space-size=80"]],
  ])("is not claimed with %j", (words) => {
    expect(heapLimitIn(["node", ...words], 128 * mebibyte)).toBeNull();
  });
});

describe.skipIf(process.platform !== "linux")("the heap limit of a process", () => {
  async function limitOf(script: string, env: NodeJS.ProcessEnv = {}) {
    const child = spawn("/bin/sh", ["-c", script], { env: { PATH: process.env["PATH"], ...env }, detached: true });
    try {
      await once(child.stdout, "data");
      return nodeHeapLimit(child.pid ?? 0, 128 * mebibyte);
    } finally {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    }
  }
  const serve = `"${process.execPath}" -e 'console.log(1); setInterval(() => {}, 1e6)'`;

  it("is found in a child, with its NODE_OPTIONS", async () => {
    const limit = await limitOf(`${serve}; true`, { NODE_OPTIONS: "--max-old-space-size=60" });
    expect(limit).toEqual({ runtime: "v8", bytes: 60 * mebibyte, isDefault: false });
  });

  it("is not claimed if two processes have different limits", async () => {
    const other = serve.replace(" -e", " --max-old-space-size=60 -e").replace("console.log(1);", "");
    expect(await limitOf(`${other} & sleep 0.3; ${serve}; true`)).toBeNull();
  });

  it("is not claimed for a program that is not Node.js", async () => {
    expect(await limitOf("echo node; sleep 60; true")).toBeNull();
  });
});
