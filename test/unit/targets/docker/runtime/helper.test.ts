// Starts and ends the helper container on a fake engine.
import { PassThrough } from "node:stream";
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
