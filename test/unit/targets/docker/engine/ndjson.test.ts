import { readFileSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { jsonLines } from "../../../../../src/targets/docker/engine/ndjson.ts";

async function all(stream: NodeJS.ReadableStream): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of jsonLines(stream)) values.push(value);
  return values;
}

describe("jsonLines", () => {
  it("yields each value, wherever chunks begin and end", async () => {
    expect(await all(Readable.from(['{"a":1}\n{"b"', ':2}\r\n\n["c"]']))).toEqual([{ a: 1 }, { b: 2 }, ["c"]]);
  });

  it("skips lines that are null or not JSON", async () => {
    expect(await all(Readable.from(["oops\n", '{"a":1}\nnull\n{"b":']))).toEqual([{ a: 1 }]);
  });

  it("ends with the stream", async () => {
    expect(await all(Readable.from([]))).toEqual([]);
  });

  it("throws if the stream breaks, after yielding the values before", async () => {
    const stream = new PassThrough();
    const values: unknown[] = [];
    const reading = (async () => {
      for await (const value of jsonLines(stream)) {
        values.push(value);
        stream.destroy(new Error("socket hang up"));
      }
    })();
    stream.write('{"a":1}\n');
    await expect(reading).rejects.toThrow("socket hang up");
    expect(values).toEqual([{ a: 1 }]);
  });

  // Three containers with one OOM kill each. If the kernel kills a whole cgroup, an engine may report the kill twice.
  it.each([
    ["26.1", 4],
    ["28.5", 3],
  ])("reads the recorded events of engine %s for three OOM kills", async (engine, ooms) => {
    const path = new URL(`../../../../fixtures/oom/docker-events-${engine}.jsonl`, import.meta.url);
    const events = (await all(Readable.from([readFileSync(path, "utf8")]))) as { Action?: string }[];
    const count = (action: string) => events.filter(({ Action }) => Action === action).length;
    expect(events).not.toContain(undefined);
    expect([count("oom"), count("die"), count("start")]).toEqual([ooms, 6, 6]);
  });
});
