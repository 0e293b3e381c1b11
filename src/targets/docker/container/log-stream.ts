import { StringDecoder } from "node:string_decoder";
import { truncationMark } from "../../../redaction/redactor.ts";

/** In characters. Longer lines are truncated: an app may log megabytes in one line. */
const maxLineLength = 2_000;

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
    text = (lines.pop() ?? "").slice(0, maxLineLength + 1);
    for (const line of lines) yield shortened(line);
  }
  if (hasFrames === null) text += decoder.write(raw);
  if (text.trimEnd() !== "") yield shortened(text);
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
