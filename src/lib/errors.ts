import { NotUtf8Error } from "./utf8.ts";

export const issuesUrl = "https://github.com/memgate/memgate/issues";
/** The advice after a fault of memgate, without its end. */
export const faultAdvice = `This is a fault in memgate, not in your app. Please report it at ${issuesUrl}`;

/** The message of a thrown value, on one line. Never empty. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === "") return thrown.errors.map(messageOf).join("; ");
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.replace(/\s+/g, " ").trim() || "unknown error";
}

/** The code of an error, such as ECONNREFUSED; the first code of several errors. Null for an error without a code. */
export function errorCodeOf(thrown: unknown): string | null {
  const { code } = (thrown ?? {}) as { readonly code?: unknown };
  if (typeof code === "string") return code;
  const inner = thrown instanceof AggregateError ? thrown.errors.map(errorCodeOf) : [];
  return inner.find((each) => each !== null) ?? null;
}

/** The message of an unexpected error and the place that threw it, on one line. */
export function traceOf(thrown: unknown): string {
  const place = thrown instanceof Error ? /\n\s+at (.+)/.exec(thrown.stack ?? "")?.[1] : undefined;
  return place === undefined ? messageOf(thrown) : `${messageOf(thrown)} (at ${place})`;
}

/** Why a file cannot be read, as the end of a sentence whose subject is the file. */
export function whyUnreadable(thrown: unknown): string {
  if (thrown instanceof NotUtf8Error) return thrown.message;
  if (errorCodeOf(thrown) === "EISDIR") return "is a folder; expected a file";
  return isMissingFile(thrown) ? "does not exist" : `cannot be read: ${messageOf(thrown)}`;
}

/** True if a file operation failed because the file does not exist. */
export function isMissingFile(thrown: unknown): boolean {
  return (thrown as NodeJS.ErrnoException | null)?.code === "ENOENT";
}

/** For the `default` of a switch over a closed union: it does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
