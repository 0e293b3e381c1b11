// Follows a container's log to its very last line. An engine may end the stream of a log before that line.

import type Docker from "dockerode";
import { type StampedLine, stampedLines } from "./log-stream.ts";

/** A place in a log: the time of a line, and how many lines in a row up to this line have that time. */
interface Place {
  readonly stamp: string;
  readonly count: number;
}

/** Lines of stdout and stderr may be out of order by less than this. */
const disorderMs = 1_000;
/** Podman's times are whole seconds, so several of the lines before the call may have the time of the last one. */
const earlierLines = 100;

/**
 * Yields the lines as they arrive, then the lines that the stream left out. Docker before 23.0 stops to read the log
 * once the container has ended, even if it has not sent all lines.
 * @param onlyNew true to leave out the lines from before the call
 */
export async function* followLog(
  container: Pick<Docker.Container, "logs">,
  abortSignal: AbortSignal,
  onlyNew: boolean,
): AsyncGenerator<string> {
  const stamped = { stdout: true, stderr: true, timestamps: true, abortSignal } as const;
  const stored = async (part: { readonly since?: number; readonly tail?: number }) => {
    return stampedLines(chunksOf(await container.logs({ ...stamped, ...part, follow: false })));
  };
  let place: Place | null = null;
  if (onlyNew) for await (const line of await stored({ tail: earlierLines })) place = placeAfter(place, line);
  const stream = await container.logs({ ...stamped, follow: true, ...(onlyNew ? { tail: 0 } : {}) });
  for await (const line of stampedLines(stream as unknown as AsyncIterable<Buffer>)) {
    place = placeAfter(place, line);
    yield line.text;
  }
  abortSignal.throwIfAborted();
  const rest = await stored(place === null ? {} : { since: Math.floor((timeOf(place) - disorderMs) / 1_000) });
  yield* linesAfter(place, rest);
}

async function* chunksOf(buffer: Buffer): AsyncGenerator<Buffer> {
  yield buffer;
}

function placeAfter(place: Place | null, { stamp }: StampedLine): Place {
  return { stamp, count: place?.stamp === stamp ? place.count + 1 : 1 };
}

/** In ms since 1970. */
function timeOf({ stamp }: Pick<StampedLine, "stamp">): number {
  return Date.parse(stamp);
}

/** @param place null for the beginning of the log */
async function* linesAfter(place: Place | null, lines: AsyncIterable<StampedLine>): AsyncGenerator<string> {
  let isAfter = place === null;
  let current: Place | null = null;
  for await (const line of lines) {
    current = placeAfter(current, line);
    // If the engine has removed the log file with the place, the first line after that time is the next one.
    isAfter ||= place !== null && timeOf(line) > timeOf(place) + disorderMs;
    if (isAfter) yield line.text;
    isAfter ||= current.stamp === place?.stamp && current.count === place.count;
  }
}
