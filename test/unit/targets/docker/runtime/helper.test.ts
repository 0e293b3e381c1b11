// Starts and ends the helper container on a fake engine.
import { PassThrough, type Readable } from "node:stream";
import type Docker from "dockerode";
import { expect, it } from "vitest";
import { openHelper } from "../../../../../src/targets/docker/runtime/helper.ts";

/** @param calls what the engine was asked to do with the helper, in order */
function fakeEngine(calls: string[], onCall: (name: string) => void): Docker {
  const call = (name: string) => async () => {
    calls.push(name);
    onCall(name);
  };
  const stream = new PassThrough();
  const container = {
    attach: async () => stream,
    start: call("start"),
    remove: call("remove"),
  };
  const app = { HostConfig: {}, Config: { User: "" }, Image: "sha256:1", Path: "node" };
  return {
    getContainer: () => ({ inspect: async () => app }),
    createContainer: async () => {
      await call("create")();
      return container;
    },
    modem: { demuxStream: () => {} },
  } as unknown as Docker;
}

it.each(["create", "start"])("the helper is removed if the signal aborts during %s", async (step) => {
  const controller = new AbortController();
  const calls: string[] = [];
  const docker = fakeEngine(calls, (name) => {
    if (name === step) controller.abort();
  });
  const plan = { appId: "app", runId: "1", addCleanup: () => {}, user: null };
  await expect(openHelper(docker, plan, controller.signal)).rejects.toMatchObject({ code: "helper-refused" });
  expect(calls.at(-1)).toBe("remove");
  expect(calls.includes("start")).toBe(step === "start");
});

interface Created {
  readonly Entrypoint: readonly string[];
  readonly Env: readonly string[];
  readonly Volumes?: object;
}

/** An engine whose image has only Java, at one path. Its helper writes a complaint to stderr and ends, if there is one. */
function engineWithJava(java: string, complaint: string | null) {
  const created: Created[] = [];
  const archives: string[] = [];
  const stream = new PassThrough();
  const app = {
    ...{ HostConfig: {}, Image: "sha256:1", Path: "jre/bin/java" },
    Config: { User: "", WorkingDir: "/app", Env: ["JAVA_HOME=/opt/java"] },
  };
  const docker = {
    getContainer: () => ({ inspect: async () => app }),
    createContainer: async ({ _body }: { readonly _body: Created }) => {
      created.push(_body);
      return {
        attach: async () => stream,
        start: async () => {
          if (_body.Entrypoint[0] !== java) throw new Error("exec: no such file or directory");
          if (complaint !== null) setImmediate(() => stream.end());
        },
        putArchive: async (upload: Readable, { path }: { readonly path: string }) => {
          archives.push(path);
          for await (const part of upload) archives.push(String(part));
        },
        remove: async () => {},
      };
    },
    modem: { demuxStream: (_stream: unknown, _out: unknown, err: PassThrough) => void err.write(complaint ?? "") },
  } as unknown as Docker;
  return { docker, created, archives };
}

const ofJava = { appId: "app", runId: "1", addCleanup: () => {}, user: null };

it.each(["/app/jre/bin/java", "/opt/java/bin/java", "java"])(
  "the helper runs in %s if the image has no Node.js",
  async (java) => {
    const { docker, created, archives } = engineWithJava(java, null);
    await openHelper(docker, ofJava, new AbortController().signal);
    expect(created.map(({ Entrypoint: [program] }) => program).slice(0, 3)).toEqual([
      ...["node", "nodejs", "/app/jre/bin/java"],
    ]);
    expect(created.at(-1)).toMatchObject({
      ...{ Volumes: { "/memgate-helper": {} }, Env: expect.arrayContaining(["JAVA_TOOL_OPTIONS="]) },
      Entrypoint: expect.arrayContaining([java, "MemgateHelper"]),
    });
    expect(archives[0]).toBe("/memgate-helper");
    expect(archives.join("")).toContain("MemgateHelper.class");
  },
);

it.each([
  ["java-too-old", "Error: LinkageError occurred\njava.lang.UnsupportedClassVersionError: MemgateHelper\n"],
  ["helper-refused", "Error: Could not create the Java Virtual Machine.\n"],
  ["app-ended", "Picked up JAVA_TOOL_OPTIONS:\n"],
])("the reason is %s, by the words of Java", async (code, complaint) => {
  const { docker } = engineWithJava("java", complaint);
  const helper = await openHelper(docker, ofJava, new AbortController().signal);
  await expect(helper.list()).rejects.toMatchObject({ code });
});

it("the reason is node-missing if the image has neither Node.js nor Java", async () => {
  const { docker } = engineWithJava("nowhere", null);
  const opened = openHelper(docker, ofJava, new AbortController().signal);
  await expect(opened).rejects.toMatchObject({ code: "node-missing" });
});
