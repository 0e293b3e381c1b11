import { expect, it } from "vitest";
import { createCleanupStack } from "../../../../src/targets/docker/cleanup-stack.ts";

it("takes back the last first, and each once", async () => {
  const cleanup = createCleanupStack();
  const undone: string[] = [];
  for (const name of ["volume", "container"]) cleanup.add(name, `rm ${name}`, async () => void undone.push(name));
  await cleanup.run();
  await cleanup.run();
  expect(undone).toEqual(["container", "volume"]);
  expect(cleanup.left()).toBe(null);
});

it("goes on where one fails, tells why, and names what is left with its command", async () => {
  const cleanup = createCleanupStack();
  const undone: string[] = [];
  cleanup.add("a volume", "rm volume", async () => Promise.reject(new Error("in use")));
  cleanup.add("a network", "rm network", async () => void undone.push("network"));
  cleanup.add("a container", "rm container", async () => Promise.reject(new Error("busy")));
  await expect(cleanup.run()).rejects.toThrow("busy; in use");
  expect(undone).toEqual(["network"]);
  expect(cleanup.left()).toEqual({ what: "a volume and a container", command: "rm container; rm volume" });
});
