// Reads response headers in the form that autocannon's parser uses.
import { isUtf8 } from "node:buffer";

/**
 * Returns the values of all headers of a name, in the order received.
 * @param headers alternating names and values, one character per byte (client/patches.ts)
 */
export function valuesOf(headers: readonly string[], wanted: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at];
    // Most names have another length. Comparing lengths first is cheaper.
    if (name?.length === wanted.length && name.toLowerCase() === wanted.toLowerCase()) {
      found.push(textOf(headers[at + 1] ?? ""));
    }
  }
  return found;
}

/**
 * Decodes a value as UTF-8 if it is valid UTF-8, else as Latin-1 (RFC 9110, 5.5). memgate sends requests as UTF-8, so
 * the app gets a captured UTF-8 value back with the same bytes.
 */
function textOf(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString() : value;
}
