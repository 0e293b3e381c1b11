/** Codes of failed requests that memgate recognizes by what the app sent instead of HTTP/1.1. */
export const ownErrorCodes = { http2: "SPEAKS_HTTP2", https: "SPEAKS_HTTPS" } as const;
