// What the headers of a response say, as autocannon has them.
import { isUtf8 } from "node:buffer";

/**
 * The values of all headers of this name, in their order.
 * @param headers names and values in turn, one character a byte (client-mend.ts)
 */
export function valuesOf(headers: readonly string[], wanted: string): readonly string[] {
  return headers.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() === wanted.toLowerCase() ? [textOf(headers[at + 1] ?? "")] : [],
  );
}

/** Requests are sent as UTF-8: what came as that goes back as the same bytes. Anything else is Latin-1 (RFC 9110, 5.5). */
function textOf(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString() : value;
}
