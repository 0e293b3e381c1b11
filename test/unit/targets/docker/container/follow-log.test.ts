import type Docker from "dockerode";
import { describe, expect, it } from "vitest";
import { followLog } from "../../../../../src/targets/docker/container/follow-log.ts";

interface Stored {
  readonly at: string;
  readonly text: string;
}

interface Log {
  readonly lines: readonly Stored[];
  /** How many lines there are before the call. */
  readonly before?: number;
  /** How many lines of the end the stream leaves out. */
  readonly leftOut: number;
  readonly onlyNew?: boolean;
}

function frame(text: string): Buffer {
  const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

/** As an engine that ends the stream of a log early: Docker before 23.0. */
function containerWith({ lines, before = 0, leftOut }: Log) {
  const requests: Docker.ContainerLogsOptions[] = [];
  const sent = (from: number, to: number, since = 0) =>
    lines
      .slice(from, to)
      .filter(({ at }) => Date.parse(at) >= since * 1_000)
      .map(({ at, text }) => frame(`${at} ${text}\n`));
  const logs = async (options: Docker.ContainerLogsOptions) => {
    requests.push(options);
    if (options.follow === true) return sent(options.tail === 0 ? before : 0, lines.length - leftOut);
    if (options.tail !== undefined) return Buffer.concat(sent(Math.max(0, before - options.tail), before));
    return Buffer.concat(sent(0, lines.length, Number(options.since ?? 0)));
  };
  return { container: { logs } as unknown as Docker.Container, requests };
}

async function followed(log: Log): Promise<readonly string[]> {
  const lines: string[] = [];
  const { signal } = new AbortController();
  for await (const line of followLog(containerWith(log).container, signal, log.onlyNew ?? false)) lines.push(line);
  return lines;
}

/** Lines with different times, as Docker sends them. */
function lineAt(index: number, text = `line ${index}`): Stored {
  return { at: `2026-01-02T03:04:${String(index).padStart(2, "0")}.123456789Z`, text };
}

const ten = Array.from({ length: 10 }, (_, index) => lineAt(index));
const texts = ten.map(({ text }) => text);

describe("the lines that the stream of a log leaves out", () => {
  it.each([0, 1, 3, 9, 10])("are read once the stream has ended: %d of ten", async (leftOut) => {
    expect(await followed({ lines: ten, leftOut })).toEqual(texts);
  });

  it.each([
    [0, 0],
    [0, 10],
    [4, 0],
    [4, 2],
    [4, 6],
    [10, 0],
  ])("leave out the %d lines from before the call if only new ones are wanted (%d)", async (before, leftOut) => {
    expect(await followed({ lines: ten, before, leftOut, onlyNew: true })).toEqual(texts.slice(before));
  });

  it.each([0, 1, 2, 3, 4, 5])("may have the same text, and with Podman the same time: %d of five", async (leftOut) => {
    const five = ["a", "b", "b", "b", "c"].map((text) => ({ at: "2026-01-02T03:04:05Z", text }));
    expect(await followed({ lines: five, leftOut })).toEqual(["a", "b", "b", "b", "c"]);
    const again = await followed({ lines: five, before: 2, leftOut: Math.min(leftOut, 3), onlyNew: true });
    expect(again).toEqual(["b", "b", "c"]);
  });

  it("may be a little older than the last line of the stream", async () => {
    const [a, b] = ["2026-01-02T03:04:05.000000100Z", "2026-01-02T03:04:04.999999900Z"];
    const lines = [
      { at: a, text: "stdout" },
      { at: b, text: "stderr" },
    ];
    expect(await followed({ lines, leftOut: 1 })).toEqual(["stdout", "stderr"]);
  });

  it("are all later lines if the engine has removed the last line of the stream", async () => {
    const { container } = containerWith({ lines: ten.slice(5), leftOut: 0 });
    const kept = container.logs.bind(container) as (options: Docker.ContainerLogsOptions) => Promise<Buffer>;
    const logs = (options: Docker.ContainerLogsOptions) =>
      options.follow === true ? [frame(`${ten[1]?.at} line 1\n`)] : kept(options);
    const lines: string[] = [];
    const signal = new AbortController().signal;
    for await (const line of followLog({ logs } as unknown as Docker.Container, signal, false)) lines.push(line);
    expect(lines).toEqual(["line 1", ...texts.slice(5)]);
  });

  it("are not read after an abort", async () => {
    const { container, requests } = containerWith({ lines: ten, leftOut: 5 });
    const end = new AbortController();
    const reading = (async () => {
      for await (const line of followLog(container, end.signal, false)) if (line === "line 4") end.abort();
    })();
    await expect(reading).rejects.toThrow("aborted");
    expect(requests).toHaveLength(1);
  });
});

describe("a line", () => {
  it("has no time, keeps its first 2,000 characters, and may be empty", async () => {
    const lines = [lineAt(0, "x".repeat(5_000)), lineAt(1, ""), lineAt(2, "  indented")];
    expect(await followed({ lines, leftOut: 0 })).toEqual([`${"x".repeat(2_000)}…`, "", "  indented"]);
  });
});
