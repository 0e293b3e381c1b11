import { readFileSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { jsonLines } from "../../../../../src/targets/docker/engine/ndjson.ts";

async function all(stream: NodeJS.ReadableStream): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of jsonLines(stream)) values.push(value);
  return values;
}

describe("a stream of JSON lines", () => {
  it("gives each value, however the chunks fall", async () => {
    expect(await all(Readable.from(['{"a":1}\n{"b"', ':2}\r\n\n["c"]']))).toEqual([{ a: 1 }, { b: 2 }, ["c"]]);
  });

  it("passes over a line that is no JSON, or null", async () => {
    expect(await all(Readable.from(["oops\n", '{"a":1}\nnull\n{"b":']))).toEqual([{ a: 1 }]);
  });

  it("ends with the stream", async () => {
    expect(await all(Readable.from([]))).toEqual([]);
  });

  it("throws where the stream breaks, after the values before it", async () => {
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

  // Three containers with an OOM kill each; where the kernel kills a whole group, an engine may tell of it twice.
  it.each([
    ["26.1", 4],
    ["28.5", 3],
  ])("reads the events that an engine %s sent around three OOM kills", async (engine, ooms) => {
    const path = new URL(`../../../../fixtures/oom/docker-events-${engine}.jsonl`, import.meta.url);
    const events = (await all(Readable.from([readFileSync(path, "utf8")]))) as { Action?: string }[];
    const count = (action: string) => events.filter(({ Action }) => Action === action).length;
    expect(events).not.toContain(undefined);
    expect([count("oom"), count("die"), count("start")]).toEqual([ooms, 6, 6]);
  });
});
