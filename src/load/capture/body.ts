// The body of a response of which something is captured.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from "node:zlib";
import { messageOf } from "../../lib/errors.ts";
import { bytes } from "../../lib/format.ts";
import { valuesOf } from "./headers.ts";

/** What is kept of one at most, packed and unpacked. */
export const maxBodyBytes = 16 * 2 ** 20;

export interface ResponseBody {
  readonly add: (chunk: Buffer) => void;
  /** All of it; null where that is more than is kept. */
  readonly whole: () => Buffer | null;
}

export function createBody(): ResponseBody {
  const none = Buffer.alloc(0);
  let kept = none;
  let length = 0;
  return {
    // Copied: a chunk holds on to all that was read with it.
    add: (chunk) => {
      const grown = length + chunk.length;
      if (grown > maxBodyBytes) kept = none;
      else {
        if (grown > kept.length) kept = Buffer.concat([kept], Math.max(grown, 2 * length));
        chunk.copy(kept, length);
      }
      length = grown;
    },
    whole: () => (length > maxBodyBytes ? null : kept.subarray(0, length)),
  };
}

/** `why` is a clause about the response. */
export type UnpackedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

export function unpackedText(body: Buffer | null, headers: readonly string[]): UnpackedText {
  if (body === null) return tooLong;
  if (body.length === 0) return { ok: false, why: "it has no body" };
  let plain = body;
  for (const coding of codingsOf(headers)) {
    const unpack = unpackers.get(coding);
    if (unpack === undefined) return { ok: false, why: `it is packed as ${coding}; send Accept-Encoding: identity` };
    try {
      plain = unpack(plain, { maxOutputLength: maxBodyBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return tooLong;
      return { ok: false, why: `its body is not the ${coding} that it is said to be: ${messageOf(error)}` };
    }
  }
  return { ok: true, text: decoder.decode(plain) };
}

const decoder = new TextDecoder();

const tooLong: UnpackedText = { ok: false, why: `its body has more than ${bytes(maxBodyBytes)}` };

/** The last one first, which is how they are undone. */
function codingsOf(headers: readonly string[]): readonly string[] {
  const listed = ["content-encoding", "transfer-encoding"].flatMap((name) => valuesOf(headers, name));
  const codings = listed.flatMap((list) => list.split(",")).map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => !["", "identity", "chunked"].includes(coding)).reverse();
}

type Unpack = (packed: Buffer, options: ZlibOptions) => Buffer;

const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["br", brotliDecompressSync],
  // Some servers leave out the head that belongs to it (RFC 9110, 8.4.1.2).
  ["deflate", (packed, options) => (((packed[0] ?? 0) & 15) === 8 ? inflateSync : inflateRawSync)(packed, options)],
]);
