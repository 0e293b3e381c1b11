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

/** What stderr got by the end of a process that this held. */
async function reported(hold: () => readonly Promise<unknown>[]): Promise<string> {
  const { exitWhenWritten, holdExit } = await import("../../../src/lib/process-exit.ts");
  let text = "";
  vi.spyOn(process.stderr, "write").mockImplementation(((chunk: string, done?: () => void) => {
    text += chunk;
    done?.();
    return true;
  }) as typeof process.stderr.write);
  for (const work of hold()) holdExit(work);
  await expect(exitWhenWritten(3)).rejects.toThrow("exit 3");
  return text;
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("ends at once where nothing holds it, or what did has ended", async () => {
  expect(await reported(() => [])).toBe("");
});

it("waits for what is taken back, and says so", async () => {
  expect(await reported(() => [after(50)])).toMatch(/still being taken back.*\nit was taken back\n$/);
});

it("says where it could not be", async () => {
  const failing = after(50).then(() => Promise.reject(new Error("no")));
  expect(await reported(() => [after(20), failing])).toMatch(/it could not be taken back/);
});

it("does not wait for ever", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const text = reported(() => [new Promise(() => {})]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await text).toMatch(/it could not be taken back/);
});
