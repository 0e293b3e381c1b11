import { StringDecoder } from "node:string_decoder";
import { truncationMark } from "../../../redaction/redactor.ts";

/** In characters. Longer lines are truncated: an app may log megabytes in one line. */
const maxLineLength = 2_000;
/** In characters. Docker sends 30, for example 2026-01-02T03:04:05.000000000Z. */
const maxStampLength = 40;

/**
 * The last lines of a container's log. The engine sends frames: an 8-byte header (stream, three zeros, big-endian
 * length) and text. For a container with a terminal it sends plain text. Bytes that are not UTF-8 become U+FFFD.
 * Source: the Docker API's "Attach to a container", stream format.
 */
export function logLines(raw: Buffer, lines: number): readonly string[] {
  const text = (isFramed(raw) ? Buffer.concat([...frames(raw)]) : raw).toString("utf8");
  const all = text.split("\n").map(shortened);
  if (all.at(-1) === "") all.pop();
  return all.slice(-lines);
}

/**
 * Like `logLines` for a log that is still being written. Yields each line when it ends, and the rest when the log ends.
 */
export async function* followedLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const line of rawLines(stream)) yield shortened(line);
}

export interface StampedLine {
  /** When the engine received the line, in its own form of ISO 8601. Empty if the engine sent no time. */
  readonly stamp: string;
  readonly text: string;
}

/** Like `followedLines` for a log with timestamps. */
export async function* stampedLines(stream: AsyncIterable<Buffer>): AsyncGenerator<StampedLine> {
  for await (const line of rawLines(stream)) {
    const stamp = /^\d{4}-\d\d-\d\dT\S+(?= )/.exec(line.slice(0, maxStampLength + 1))?.[0] ?? "";
    yield { stamp, text: shortened(stamp === "" ? line : line.slice(stamp.length + 1)) };
  }
}

async function* rawLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  // A character may be split between two chunks.
  const decoder = new StringDecoder("utf8");
  let raw: Buffer = Buffer.alloc(0);
  let hasFrames: boolean | null = null;
  let text = "";
  for await (const chunk of stream) {
    raw = Buffer.concat([raw, chunk]);
    if (raw.length >= 8) hasFrames ??= isFramed(raw);
    if (hasFrames === null) continue;
    const { length, bytes } = hasFrames ? completeFrames(raw) : { length: raw.length, bytes: raw };
    raw = raw.subarray(length);
    const lines = (text + decoder.write(bytes)).split("\n");
    // Bounds the memory for a line that never ends.
    text = (lines.pop() ?? "").slice(0, maxStampLength + 1 + maxLineLength + 1);
    yield* lines;
  }
  if (hasFrames === null) text += decoder.write(raw);
  if (text.trimEnd() !== "") yield text;
}

function shortened(line: string): string {
  return (line.length > maxLineLength ? `${line.slice(0, maxLineLength)}${truncationMark}` : line).trimEnd();
}

/** The text of all complete frames, and their length in bytes with headers. */
function completeFrames(raw: Buffer): { readonly length: number; readonly bytes: Buffer } {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 8 <= raw.length && at + 8 + raw.readUInt32BE(at + 4) <= raw.length) {
    const end = at + 8 + raw.readUInt32BE(at + 4);
    parts.push(raw.subarray(at + 8, end));
    at = end;
  }
  return { length: at, bytes: Buffer.concat(parts) };
}

function isFramed(raw: Buffer): boolean {
  return raw.length >= 8 && (raw[0] ?? 9) <= 2 && raw[1] === 0 && raw[2] === 0 && raw[3] === 0;
}

function* frames(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at + 8 <= raw.length; ) {
    const length = raw.readUInt32BE(at + 4);
    yield raw.subarray(at + 8, at + 8 + length);
    at += 8 + length;
  }
}
