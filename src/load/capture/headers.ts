// What the headers of a response say, as autocannon has them.
import { isUtf8 } from "node:buffer";

/**
 * The values of all headers of this name, in their order.
 * @param headers names and values in turn, one character a byte (client-mend.ts)
 */
export function valuesOf(headers: readonly string[], wanted: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at];
    // By far the most names are of another length, which costs less to see than their letters.
    if (name?.length === wanted.length && name.toLowerCase() === wanted.toLowerCase()) {
      found.push(textOf(headers[at + 1] ?? ""));
    }
  }
  return found;
}

/** Requests are sent as UTF-8: what came as that goes back as the same bytes. Anything else is Latin-1 (RFC 9110, 5.5). */
function textOf(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString() : value;
}
