import { expect, it } from "vitest";
import { createCleanupStack } from "../../../../src/targets/docker/cleanup-stack.ts";

it("runs the last registered step first, and each step once", async () => {
  const cleanup = createCleanupStack();
  const removed: string[] = [];
  for (const name of ["volume", "container"]) cleanup.add(name, `rm ${name}`, async () => void removed.push(name));
  await cleanup.run();
  await cleanup.run();
  expect(removed).toEqual(["container", "volume"]);
  expect(cleanup.left()).toBe(null);
});

it("continues after a failed step, and reports the reasons and the remaining commands", async () => {
  const cleanup = createCleanupStack();
  const removed: string[] = [];
  cleanup.add("a volume", "rm volume", async () => Promise.reject(new Error("in use")));
  cleanup.add("a network", "rm network", async () => void removed.push("network"));
  cleanup.add("a container", "rm container", async () => Promise.reject(new Error("busy")));
  await expect(cleanup.run()).rejects.toThrow("busy; in use");
  expect(removed).toEqual(["network"]);
  expect(cleanup.left()).toEqual({ what: "a volume and a container", command: "rm container; rm volume" });
});
