// A machine that is too slow for the load: the load process gets no CPU time.

import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Clock, systemClock } from "../../../src/lib/clock.ts";
import { createLoadAdapter } from "../../../src/load/process.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { loadEntry, serve } from "../surroundings.ts";
import { plan } from "./load.ts";

/** A clock that runs this much faster, so that memgate's timeouts end soon. */
const fast = (factor: number): Clock => ({
  ...systemClock,
  nowMs: () => systemClock.nowMs() * factor,
  sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
});

async function openAt(clock: Clock, entry = loadEntry) {
  const children: ChildProcess[] = [];
  const onSpawn = (message: unknown) => children.push((message as { readonly process: ChildProcess }).process);
  subscribe("child_process", onSpawn);
  onTestFinished(() => void unsubscribe("child_process", onSpawn));
  const opening = createLoadAdapter(entry, clock).open();
  return { load: await opening, child: children[0] };
}

describe("a machine that is too slow for the load", () => {
  it.each([1_000, 5_000])("is named if a run of %d ms does not end, and the app is not blamed", async (durationMs) => {
    // The start takes as long as on any machine. Only the run is late.
    const clock = { ...systemClock };
    const { load, child } = await openAt(clock);
    Object.assign(clock, fast(50));
    const origin = await serve((_, response) => response.end());
    const running = load.run(
      { ...plan, durationMs },
      { origin, via: "container-address" },
      durationMs,
      { onProgress: () => {} },
      new AbortController().signal,
    );
    child?.kill("SIGSTOP");
    await expect(running).rejects.toMatchObject({
      fault: { code: "load-failed/machine-too-slow", data: { plannedMs: durationMs } },
      message: expect.stringMatching(
        new RegExp(
          `^this machine was too slow for the load: the load process did not end its run of ${durationMs / 1_000} s within 3\\d`,
        ),
      ),
    });
    child?.kill("SIGCONT");
    await load.close();
  });

  it("is named if the load process does not start", async () => {
    const entry = join(temporaryFolder(), "slow.mjs");
    writeFileSync(entry, "setTimeout(() => {}, 60_000); process.on('disconnect', () => process.exit());");
    await expect(openAt(fast(50), entry)).rejects.toMatchObject({
      fault: { code: "load-failed/machine-too-slow", data: { plannedMs: 0, waitedMs: 20_000 } },
    });
  });

  // This machine refuses these connections itself, without asking the network. EMFILE is such an error too.
  it.each([null, 500])("is not named if this machine refuses each connection, at a rate of %j", async (rate) => {
    const load = await createLoadAdapter(loadEntry, systemClock).open();
    onTestFinished(load.close);
    const address = { origin: "http://255.255.255.255:9", via: "published-port" } as const;
    const figures = await load.run(
      { ...plan, rate },
      address,
      500,
      { onProgress: () => {} },
      new AbortController().signal,
    );
    expect(figures).toMatchObject({ requests: 0, lastError: expect.stringMatching(/^E(ACCES|NETUNREACH)$/) });
    expect(figures.errors).toBeGreaterThan(10);
    expect(figures.durationMs).toBeLessThan(5_000);
  });

  it("is not named if the load process ends by itself", async () => {
    const entry = join(temporaryFolder(), "failing.mjs");
    writeFileSync(entry, "process.exit(7);");
    await expect(openAt(systemClock, entry)).rejects.toMatchObject({ fault: { code: "load-failed/load-process" } });
  });
});
