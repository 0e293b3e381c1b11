import { afterEach, beforeEach, expect, it, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The text that a process writes to stderr while it waits for the given work, before it exits. */
async function reported(startWork: () => readonly Promise<unknown>[]): Promise<string> {
  const { exitWhenWritten, holdExit } = await import("../../../src/lib/process-exit.ts");
  let text = "";
  vi.spyOn(process.stderr, "write").mockImplementation(((chunk: string, done?: () => void) => {
    text += chunk;
    done?.();
    return true;
  }) as typeof process.stderr.write);
  for (const work of startWork()) holdExit(work);
  await expect(exitWhenWritten(3)).rejects.toThrow("exit 3");
  return text;
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("exits at once if there is no unfinished work", async () => {
  expect(await reported(() => [])).toBe("");
});

it("waits for unfinished work, and reports it", async () => {
  expect(await reported(() => [after(50)])).toMatch(/still removing what the run created.*\nmemgate removed it\n$/);
});

it("reports work that failed", async () => {
  const failing = after(50).then(() => Promise.reject(new Error("no")));
  expect(await reported(() => [after(20), failing])).toMatch(/memgate could not remove everything/);
});

it("stops waiting after 20 seconds", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const text = reported(() => [new Promise(() => {})]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await text).toMatch(/memgate could not remove everything/);
});
