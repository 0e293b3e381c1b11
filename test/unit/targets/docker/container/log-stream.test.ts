import { describe, expect, it } from "vitest";
import { followedLines, logLines } from "../../../../../src/targets/docker/container/log-stream.ts";

function frame(text: string | Buffer, stream = 1): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

describe("the last lines of a log", () => {
  it("come from frames of both streams", () => {
    const raw = Buffer.concat([frame("one\n"), frame("two\nthree\n", 2), frame("four\n", 0)]);
    expect(logLines(raw, 50)).toEqual(["one", "two", "three", "four"]);
  });

  it("come from bare text, as a terminal sends it", () => {
    expect(logLines(Buffer.from("one\r\ntwo\r\n"), 50)).toEqual(["one", "two"]);
  });

  it("are the last ones", () => {
    const raw = Buffer.from(Array.from({ length: 60 }, (_, index) => `line ${index}\n`).join(""));
    const lines = logLines(raw, 50);
    expect(lines).toHaveLength(50);
    expect([lines[0], lines[49]]).toEqual(["line 10", "line 59"]);
  });

  it("are none of an empty log", () => {
    expect(logLines(Buffer.alloc(0), 50)).toEqual([]);
  });

  it("keep a last line without its end, and empty lines in between", () => {
    expect(logLines(frame("one\n\nthree"), 50)).toEqual(["one", "", "three"]);
  });

  it("join a character that two frames share", () => {
    const euro = Buffer.from("€\n");
    expect(logLines(Buffer.concat([frame(euro.subarray(0, 1)), frame(euro.subarray(1))]), 50)).toEqual(["€"]);
  });

  it("are cut at 2,000 characters", () => {
    const [line = ""] = logLines(frame(`${"x".repeat(5_000)}\n`), 50);
    expect(line).toBe(`${"x".repeat(2_000)}…`);
  });

  it("show what is no UTF-8 as U+FFFD", () => {
    expect(logLines(frame(Buffer.from([0x61, 0xff, 0x0a])), 50)).toEqual(["a\uFFFD"]);
  });

  it("survive a frame that was cut off", () => {
    const raw = Buffer.concat([frame("whole\n"), frame("cut off here\n").subarray(0, 11)]);
    expect(logLines(raw, 50)).toEqual(["whole", "cut"]);
    expect(logLines(Buffer.concat([frame("whole\n"), Buffer.from([1, 0, 0])]), 50)).toEqual(["whole"]);
  });
});

describe("a log that is followed", () => {
  async function followed(chunks: readonly Buffer[]): Promise<readonly string[]> {
    const stream = (async function* () {
      yield* chunks;
    })();
    const lines: string[] = [];
    for await (const line of followedLines(stream)) lines.push(line);
    return lines;
  }
  const raw = Buffer.concat([frame("one\n"), frame("tw"), frame("ö €\n\nthr", 2), frame("ee\nlast")]);

  it("has the same lines however its bytes come in pieces", async () => {
    const expected = ["one", "twö €", "", "three", "last"];
    for (let size = 1; size <= raw.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(raw.length / size) }, (_, at) =>
        raw.subarray(at * size, (at + 1) * size),
      );
      expect(await followed(chunks), `pieces of ${size}`).toEqual(expected);
    }
  });

  it("may be bare text, of a container with a terminal, however short", async () => {
    expect(await followed([Buffer.from("ready to "), Buffer.from("serve\r\nmore\r\n")])).toEqual([
      "ready to serve",
      "more",
    ]);
    expect(await followed([Buffer.from("up\n")])).toEqual(["up"]);
  });

  it("keeps no more than the beginning of a line that does not end", async () => {
    const [line] = await followed(Array.from({ length: 100 }, () => frame("x".repeat(1_000))));
    expect(line?.length).toBeLessThan(3_100);
  });
});
