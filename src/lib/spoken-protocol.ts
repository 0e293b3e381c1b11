// Recognizes the protocol of a server that did not respond with HTTP/1.1, by its first bytes.

/** Codes of failed requests that memgate recognizes by what the app sent instead of HTTP/1.1. */
export const ownErrorCodes = { http2: "SPEAKS_HTTP2", https: "SPEAKS_HTTPS" } as const;

/** A code of memgate's own if the failed request shows another protocol, else null. */
export function protocolCodeOf(error: Error): string | null {
  const { rawPacket } = error as Error & { readonly rawPacket?: unknown };
  // A server that speaks only HTTP/2 over TLS ends the handshake with this alert (RFC 7301). Only OpenSSL's text has it.
  if (/\bSSL alert number 120\b/.test(error.message)) return ownErrorCodes.http2;
  return rawPacket instanceof Uint8Array ? protocolCodeOfBytes(rawPacket) : null;
}

/** A code of memgate's own if the first bytes of a connection show another protocol, else null. */
export function protocolCodeOfBytes(bytes: Uint8Array): string | null {
  if (isSettingsFrame(bytes)) return ownErrorCodes.http2;
  return isTlsAlert(bytes) ? ownErrorCodes.https : null;
}

/** An HTTP/2 server begins with a SETTINGS frame: type 4 on stream 0, in whole settings of 6 bytes (RFC 9113). */
function isSettingsFrame(bytes: Uint8Array): boolean {
  const [high = 1, middle = 1, low = 1, type, flags, ...stream] = bytes.subarray(0, 9);
  const length = high * 65_536 + middle * 256 + low;
  return type === 4 && flags === 0 && stream.length === 4 && stream.every((byte) => byte === 0) && length % 6 === 0;
}

/** A record of type 21, version 3 (RFC 8446). */
function isTlsAlert([type, version]: Uint8Array): boolean {
  return type === 21 && version === 3;
}
