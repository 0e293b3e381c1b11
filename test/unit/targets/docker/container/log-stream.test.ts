import { describe, expect, it } from "vitest";
import { followedLines, logLines } from "../../../../../src/targets/docker/container/log-stream.ts";

function frame(text: string | Buffer, stream = 1): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

describe("logLines", () => {
  it("reads the frames of all streams", () => {
    const raw = Buffer.concat([frame("one\n"), frame("two\nthree\n", 2), frame("four\n", 0)]);
    expect(logLines(raw, 50)).toEqual(["one", "two", "three", "four"]);
  });

  it("reads plain text from a container with a terminal", () => {
    expect(logLines(Buffer.from("one\r\ntwo\r\n"), 50)).toEqual(["one", "two"]);
  });

  it("returns the last lines", () => {
    const raw = Buffer.from(Array.from({ length: 60 }, (_, index) => `line ${index}\n`).join(""));
    const lines = logLines(raw, 50);
    expect(lines).toHaveLength(50);
    expect([lines[0], lines[49]]).toEqual(["line 10", "line 59"]);
  });

  it("returns an empty array for an empty log", () => {
    expect(logLines(Buffer.alloc(0), 50)).toEqual([]);
  });

  it("keeps empty lines, and a last line without a line break", () => {
    expect(logLines(frame("one\n\nthree"), 50)).toEqual(["one", "", "three"]);
  });

  it("decodes a character that is split between two frames", () => {
    const euro = Buffer.from("€\n");
    expect(logLines(Buffer.concat([frame(euro.subarray(0, 1)), frame(euro.subarray(1))]), 50)).toEqual(["€"]);
  });

  it("truncates lines after 2,000 characters", () => {
    const [line = ""] = logLines(frame(`${"x".repeat(5_000)}\n`), 50);
    expect(line).toBe(`${"x".repeat(2_000)}…`);
  });

  it("replaces invalid UTF-8 with U+FFFD", () => {
    expect(logLines(frame(Buffer.from([0x61, 0xff, 0x0a])), 50)).toEqual(["a\uFFFD"]);
  });

  it("reads an incomplete frame", () => {
    const raw = Buffer.concat([frame("whole\n"), frame("cut off here\n").subarray(0, 11)]);
    expect(logLines(raw, 50)).toEqual(["whole", "cut"]);
    expect(logLines(Buffer.concat([frame("whole\n"), Buffer.from([1, 0, 0])]), 50)).toEqual(["whole"]);
  });
});

describe("followedLines", () => {
  async function followed(chunks: readonly Buffer[]): Promise<readonly string[]> {
    const stream = (async function* () {
      yield* chunks;
    })();
    const lines: string[] = [];
    for await (const line of followedLines(stream)) lines.push(line);
    return lines;
  }
  const raw = Buffer.concat([frame("one\n"), frame("tw"), frame("ö €\n\nthr", 2), frame("ee\nlast")]);

  it("yields the same lines for every chunk size", async () => {
    const expected = ["one", "twö €", "", "three", "last"];
    for (let size = 1; size <= raw.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(raw.length / size) }, (_, at) =>
        raw.subarray(at * size, (at + 1) * size),
      );
      expect(await followed(chunks), `chunks of ${size} bytes`).toEqual(expected);
    }
  });

  it("reads plain text, even less than the length of a frame header", async () => {
    expect(await followed([Buffer.from("ready to "), Buffer.from("serve\r\nmore\r\n")])).toEqual([
      "ready to serve",
      "more",
    ]);
    expect(await followed([Buffer.from("up\n")])).toEqual(["up"]);
  });

  it("keeps only the beginning of a line that never ends", async () => {
    const [line] = await followed(Array.from({ length: 100 }, () => frame("x".repeat(1_000))));
    expect(line?.length).toBeLessThan(3_100);
  });
});
