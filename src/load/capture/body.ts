// Collects and decodes the body of a response to capture from.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from "node:zlib";
import { messageOf } from "../../lib/errors.ts";
import { bytes as formatBytes } from "../../lib/format.ts";
import { valuesOf } from "./headers.ts";

/** The largest body that memgate captures from, both encoded and decoded. */
export const maxBodyBytes = 16 * 2 ** 20;

export interface ResponseBody {
  readonly add: (chunk: Buffer) => void;
  /** The complete body; null if it is larger than `maxBodyBytes`. */
  readonly bytes: () => Buffer | null;
}

export function createBody(): ResponseBody {
  const empty = Buffer.alloc(0);
  let kept = empty;
  let length = 0;
  return {
    // Copies the chunk: a reference would keep the whole read buffer alive.
    add: (chunk) => {
      const grown = length + chunk.length;
      if (grown > maxBodyBytes) kept = empty;
      else {
        if (grown > kept.length) kept = Buffer.concat([kept], Math.max(grown, 2 * length));
        chunk.copy(kept, length);
      }
      length = grown;
    },
    bytes: () => (length > maxBodyBytes ? null : kept.subarray(0, length)),
  };
}

/** `why` is a clause whose subject is the body. */
export type DecodedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** Decodes the body by its Content-Encoding and Transfer-Encoding, and then as UTF-8. */
export function decodedText(body: Buffer | null, headers: readonly string[]): DecodedText {
  if (body === null) return tooLarge;
  if (body.length === 0) return { ok: false, why: "the body is empty" };
  let decoded = body;
  for (const coding of codingsOf(headers)) {
    const decode = decoders.get(coding);
    if (decode === undefined)
      return { ok: false, why: `the body has the unsupported encoding ${coding}; send Accept-Encoding: identity` };
    try {
      decoded = decode(decoded, { maxOutputLength: maxBodyBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return tooLarge;
      return { ok: false, why: `the body is not valid ${coding}: ${messageOf(error)}` };
    }
  }
  return { ok: true, text: utf8.decode(decoded) };
}

const utf8 = new TextDecoder();

const tooLarge: DecodedText = { ok: false, why: `the body is larger than ${formatBytes(maxBodyBytes)}` };

/** The encodings in the order to decode them: the last one applied comes first. */
function codingsOf(headers: readonly string[]): readonly string[] {
  const listed = ["content-encoding", "transfer-encoding"].flatMap((name) => valuesOf(headers, name));
  const codings = listed.flatMap((list) => list.split(",")).map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => !["", "identity", "chunked"].includes(coding)).reverse();
}

type Decode = (encoded: Buffer, options: ZlibOptions) => Buffer;

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["br", brotliDecompressSync],
  // Some servers send deflate without its zlib header (RFC 9110, 8.4.1.2).
  ["deflate", (encoded, options) => (((encoded[0] ?? 0) & 15) === 8 ? inflateSync : inflateRawSync)(encoded, options)],
]);
