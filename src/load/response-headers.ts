// What the headers of a response say, as autocannon has them.
import { isUtf8 } from "node:buffer";

/** By their names as they came, one character a byte (client-mend.ts); a name that came more than once has a list. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

/** The values of all headers of this name, in their order. */
export function valuesOf(headers: ResponseHeaders, wanted: string): readonly string[] {
  const found: string[] = [];
  for (const [name, values] of Object.entries(headers)) {
    // By far the most names are of another length, which costs less to see than their letters.
    if (name.length !== wanted.length || name.toLowerCase() !== wanted.toLowerCase()) continue;
    found.push(...[values].flat().map(textOf));
  }
  return found;
}

/** Requests are sent as UTF-8: what came as that goes back as the same bytes. Anything else is Latin-1 (RFC 9110, 5.5). */
function textOf(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString() : value;
}
