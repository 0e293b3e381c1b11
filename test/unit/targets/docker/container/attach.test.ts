import { expect, it } from "vitest";
import { GateError } from "../../../../../src/model/gate-error.ts";
import { attach } from "../../../../../src/targets/docker/container/attach.ts";
import type { Engine } from "../../../../../src/targets/docker/engine/connect.ts";
import { mebibyte } from "../../../../builders.ts";

/** An engine with one container, whose stats it cannot read. */
function engineWithoutStats(updates: unknown[]): Engine {
  const container = {
    id: "1",
    inspect: async () => ({ Id: "1", HostConfig: { Memory: 0, MemorySwap: 0 } }),
    stats: () => Promise.reject(new Error("no such container: app")),
    update: async (change: unknown) => updates.push(change),
  };
  return { docker: { getContainer: () => container } } as unknown as Engine;
}

it("is container-failed if the container is gone before memgate sets its limit, and changes nothing", async () => {
  const updates: unknown[] = [];
  const restores: unknown[] = [];
  const source = { kind: "container", name: "app", setLimit: true } as const;
  const engine = engineWithoutStats(updates);
  const container = await attach(engine, source, 64 * mebibyte, null, (restore) => restores.push(restore));
  const error: unknown = await container.start().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GateError);
  expect(error).toMatchObject({
    fault: { code: "container-failed/set-limit", data: { container: "app", error: "no such container: app" } },
    message: "the limit of the container app could not be set: no such container: app",
  });
  expect([updates, restores]).toEqual([[], []]);
});
