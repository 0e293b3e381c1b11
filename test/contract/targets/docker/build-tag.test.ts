import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../../src/lib/clock.ts";
import { createTargetAdapter } from "../../../../src/targets/docker/adapter.ts";
import { plan } from "../../../builders.ts";

/** An engine that responds to DELETE with a status that the test sets. */
async function createEngine() {
  const folder = mkdtempSync(join(tmpdir(), "memgate-test-"));
  const state = { removal: 500, removed: [] as string[] };
  const server = createServer(({ method, url = "" }, response) => {
    if (method === "DELETE") {
      state.removed.push(url);
      response.writeHead(state.removal, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ message: "the disk is full" }));
    } else {
      response.end(JSON.stringify({ Version: "28.5.2", ApiVersion: "1.51", NCPU: 2, MemTotal: 2 ** 32 }));
    }
  });
  const path = join(folder, "engine.sock");
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  return { state, host: { url: `unix://${path}`, from: "the test" } };
}

const log = {
  line: () => {},
  group: () => ({ out: new PassThrough(), end: () => {} }),
  addSecrets: () => {},
  output: (text: string) => text,
  message: (text: string) => text,
};

it("the tag of a build that failed is removed in the clean-up, and is named until it is removed", async () => {
  const { state, host } = await createEngine();
  const path = process.env["PATH"];
  // Without docker the build fails at once.
  process.env["PATH"] = "";
  onTestFinished(() => {
    process.env["PATH"] = path;
  });
  const adapter = createTargetAdapter(() => host, "0123456789ab", log as never, systemClock);
  await adapter.connect();
  const source = { kind: "build", context: ".", dockerfile: null, buildArgs: [], platform: null } as const;
  const building = adapter.prepareImage({ ...plan().target, source }, new AbortController().signal);
  await expect(building).rejects.toThrow("docker build could not be run");
  await expect(adapter.tearDown()).rejects.toThrow("the disk is full");
  expect(adapter.leftBehind()).toEqual({
    what: "the tag of the built image",
    command: "docker rmi memgate-build:0123456789ab",
  });
  state.removal = 404;
  await adapter.tearDown();
  expect(adapter.leftBehind()).toBeNull();
  expect(state.removed.at(-1)).toContain("/images/memgate-build:0123456789ab");
});
