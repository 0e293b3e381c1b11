import { StringDecoder } from "node:string_decoder";
import { cut } from "../../../redaction/redactor.ts";

/** In characters: an app may log megabytes in one line. */
const longestLine = 2_000;

/**
 * The last lines of a container's log as the engine sends it: frames of an 8-byte header (stream, three zeros, length in
 * big-endian) and their text; or bare text, of a container with a terminal. What is no UTF-8 shows as U+FFFD.
 * Source: the Docker API's "Attach to a container", stream format.
 */
export function logLines(raw: Buffer, lines: number): readonly string[] {
  const text = (isFramed(raw) ? Buffer.concat([...frames(raw)]) : raw).toString("utf8");
  const all = text.split("\n").map(shortened);
  if (all.at(-1) === "") all.pop();
  return all.slice(-lines);
}

/** As `logLines`, of a log that is still being written: each line as soon as it has ended, and the last at its end. */
export async function* followedLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  // Of a character in two pieces the first is kept for the second.
  const decoder = new StringDecoder("utf8");
  let raw: Buffer = Buffer.alloc(0);
  let hasFrames: boolean | null = null;
  let text = "";
  for await (const chunk of stream) {
    raw = Buffer.concat([raw, chunk]);
    if (raw.length >= 8) hasFrames ??= isFramed(raw);
    if (hasFrames === null) continue;
    const { taken, bytes } = hasFrames ? wholeFrames(raw) : { taken: raw.length, bytes: raw };
    raw = raw.subarray(taken);
    const lines = (text + decoder.write(bytes)).split("\n");
    // A line that does not end is not kept without an end either.
    text = (lines.pop() ?? "").slice(0, longestLine + 1);
    for (const line of lines) yield shortened(line);
  }
  if (hasFrames === null) text += decoder.write(raw);
  if (text.trimEnd() !== "") yield shortened(text);
}

function shortened(line: string): string {
  return (line.length > longestLine ? `${line.slice(0, longestLine)}${cut}` : line).trimEnd();
}

function wholeFrames(raw: Buffer): { readonly taken: number; readonly bytes: Buffer } {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 8 <= raw.length && at + 8 + raw.readUInt32BE(at + 4) <= raw.length) {
    const end = at + 8 + raw.readUInt32BE(at + 4);
    parts.push(raw.subarray(at + 8, end));
    at = end;
  }
  return { taken: at, bytes: Buffer.concat(parts) };
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
