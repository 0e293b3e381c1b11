/** In characters: an app may log megabytes in one line. */
const longestLine = 2_000;

/**
 * The last lines of a container's log as the engine sends it: frames of an 8-byte header (stream, three zeros, length in
 * big-endian) and their text; or bare text, of a container with a terminal. What is no UTF-8 shows as U+FFFD.
 * Source: the Docker API's "Attach to a container", stream format.
 */
export function logLines(raw: Buffer, lines: number): readonly string[] {
  const text = (isFramed(raw) ? Buffer.concat([...frames(raw)]) : raw).toString("utf8");
  const all = text
    .split("\n")
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line).trimEnd());
  if (all.at(-1) === "") all.pop();
  return all.slice(-lines);
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
