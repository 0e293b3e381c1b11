import { expect, it } from "vitest";
import { createUndo } from "../../../../src/targets/docker/cleanup-stack.ts";

it("takes back the last first, and each once", async () => {
  const undo = createUndo();
  const undone: string[] = [];
  for (const name of ["volume", "container"]) undo.add(name, `rm ${name}`, async () => void undone.push(name));
  await undo.run();
  await undo.run();
  expect(undone).toEqual(["container", "volume"]);
  expect(undo.left()).toBe(null);
});

it("goes on where one fails, tells why, and names what is left with its command", async () => {
  const undo = createUndo();
  const undone: string[] = [];
  undo.add("a volume", "rm volume", async () => Promise.reject(new Error("in use")));
  undo.add("a network", "rm network", async () => void undone.push("network"));
  undo.add("a container", "rm container", async () => Promise.reject(new Error("busy")));
  await expect(undo.run()).rejects.toThrow("busy; in use");
  expect(undone).toEqual(["network"]);
  expect(undo.left()).toEqual({ what: "a volume and a container", command: "rm container; rm volume" });
});
