// The next step after a load with too many failed requests or redirects, chosen by the measured values.

import type { DataOf } from "../../model/stop-reason.ts";
import { mark } from "../../options/mentions.ts";
import { protocolFaultOf } from "../../verdict/observation-text.ts";
import { readLog, type Sentence } from "./advice-sentence.ts";

export const tryLess = "Set a lower `connections`, or a `rate`.";
export const noResponses: readonly Sentence[] = [
  "The app closed connections or did not respond in time.",
  readLog,
  tryLess,
];
const serverErrors: readonly Sentence[] = [
  "The app fails or is overloaded.",
  readLog,
  "Check the services that it depends on. Set a lower `connections`, or a `rate`.",
];
const clientErrors = "Failed requests do not exercise the app. Check `path`, `method`, `headers` and `body`.";
const isCorrect = "If this status is correct, use `scenario`, and list the status in the expect field of the request.";
export const hostHeader =
  "Some frameworks reject a Host header that they do not know: set `headers` to a Host that the app accepts, such as Host: localhost.";
export const http2Only =
  "The requests of memgate use HTTP/1.1. Let the app accept HTTP/1.1 too. Otherwise set `ready: tcp`, and `load-command` to a client that speaks HTTP/2, such as h2load, ghz or k6.";
const refusedCertificate =
  "memgate does not accept the app's certificate. Set `ca` to its certificate authority, set a Host header with a name in the certificate, or set `insecure: true`.";
const tooManyRequests =
  "The app limits the rate of requests. Set `rate` below its limit, or turn its limit off for this run.";
const streams =
  "The responses began but did not end in time. memgate counts complete responses only. If they are streams, such as server-sent events, set `path` to a path whose responses end, or `load-command` to a client that reads streams.";
const longerTimeout =
  "If the app needs longer for a response, set a longer `request-timeout`, and a `duration` of several times that length.";
/** The leak check does not accept `duration`: its blocks end after their requests. */
const timeoutOnly = "If the app needs longer for a response, set a longer `request-timeout`.";
/** The load ended before any request reached its timeout. */
const longerDuration = "If the app needs longer for a response, set a longer `duration`.";
/** Errors of this machine, not of the app. */
const noResources: Readonly<Record<string, string>> = {
  EMFILE:
    "memgate could not open more connections: its process has reached the maximum number of open files. Raise the maximum (ulimit -n), or set a lower `connections`.",
  ENFILE:
    "memgate could not open more connections: this machine has reached the maximum number of open files. Raise fs.file-max, or set a lower `connections`.",
  EADDRNOTAVAIL:
    "This machine has no free port left for new connections. Set a lower `connections`, or a `rate`, remove `max-connection-requests`, or let the app keep connections open.",
  ENOBUFS: "This machine has no memory left for sockets. Set a lower `connections`.",
};

type Missing = Pick<DataOf<"load-failed/errors">, "errors" | "lastError" | "streams" | "timeouts" | "unfinished">;

/** The advice for a load without any response: the app may speak another protocol. */
export function adviceOnNoResponse(data: DataOf<"load-failed/no-response">, checksLeak: boolean): readonly Sentence[] {
  switch (protocolFaultOf(data.lastError, data.url.startsWith("https:") ? data.url : null)) {
    case "http2":
      return [http2Only];
    case "https":
      return ["The requests used HTTP, but the port speaks HTTPS: set `https: true`."];
    case "not-https":
      return ["The requests used HTTPS. If the port speaks HTTP, remove `https`."];
    case "certificate":
    case "certificate-name":
      return [refusedCertificate];
    default:
      return adviceOnMissingResponses(data, checksLeak);
  }
}

/** The advice for requests without a complete response. */
function adviceOnMissingResponses(
  { errors, lastError, streams: begun, timeouts, unfinished }: Missing,
  checksLeak: boolean,
) {
  const longer = checksLeak ? timeoutOnly : timeouts > 0 ? longerTimeout : longerDuration;
  if (begun > 0 && begun >= errors / 2) return [streams, longer];
  const machine = noResources[lastError ?? ""];
  if (machine !== undefined) return [machine];
  const isLate = timeouts + unfinished > 0 && timeouts + unfinished >= errors / 2;
  return isLate ? [...noResponses, longer] : noResponses;
}

/** The advice for the most frequent kind of failed request. */
export function adviceOnErrors(data: DataOf<"load-failed/errors">, checksLeak: boolean): readonly Sentence[] {
  const { errors, statusCodes } = data;
  const countOf = (matches: (status: number) => boolean) =>
    Object.entries(statusCodes).reduce((sum, [status, count]) => (matches(Number(status)) ? sum + count : sum), 0);
  const ofClient = countOf((status) => Math.floor(status / 100) === 4);
  const ofServer = countOf((status) => Math.floor(status / 100) === 5);
  const most = Math.max(errors, ofClient, ofServer);
  if (most === errors) return adviceOnMissingResponses(data, checksLeak);
  if (most === ofServer) return serverErrors;
  if (countOf((status) => status === 429) >= ofClient / 2) return [tooManyRequests];
  const mayBeHost = countOf((status) => hostStatuses.includes(status)) > 0;
  return [clientErrors, ...(mayBeHost ? [hostHeader] : []), isCorrect];
}

/** Frameworks use these statuses for a Host header that they do not accept. */
const hostStatuses = [400, 403, 404, 421];

const toHttps =
  "The app redirects HTTP to HTTPS. Set `headers` to X-Forwarded-Proto: https, as a proxy in production would, or set `https: true` if this port speaks HTTPS.";
const toLogin =
  "The app redirects to a login. Set `headers` to a valid session or token, or set `scenario` to one that logs in.";
const acceptRedirects = "If redirects are the real work of the app, set `accept-redirects: true`.";

/** The advice for the probable cause of the redirects, by the Location header. */
export function adviceOnRedirects(data: DataOf<"load-failed/redirects">): readonly Sentence[] {
  const { url, location, request } = data;
  return request === null ? [causeOfRedirect(url, location), acceptRedirects] : [causeInScenario(data), listRedirects];
}

const listRedirects = "If a redirect is correct, list its status in the expect field of the request.";

function causeInScenario({ url, location }: DataOf<"load-failed/redirects">): string {
  return url.startsWith("http:") && location?.startsWith("https:")
    ? toHttps
    : "In the scenario, correct the path, the headers or the session of the request.";
}

function causeOfRedirect(url: string, location: string | null): string {
  const [from, to] = [parsed(url), location === null ? null : parsed(location, url)];
  if (from === null || to === null) return "Set `path` to a path that responds with 200.";
  if (from.protocol === "http:" && to.protocol === "https:" && samePath(from, to)) {
    return toHttps;
  }
  const isOtherHost = from.host !== to.host;
  if (isOtherHost && isOfLogin(to.hostname)) return toLogin;
  if (from.pathname === to.pathname && from.search === to.search && isOtherHost) {
    return `The app redirects to another host. Set ${mark("headers")} to Host: ${to.host}.`;
  }
  if (samePath(from, to))
    return `Only the slash at the end differs. Set ${mark("path")} to ${to.pathname}${to.search}.`;
  if (isOfLogin(to.pathname)) return toLogin;
  return "Set `path` to a path that responds with 200, such as the target of the redirect.";
}

/** True for a host or a path with a word such as login or oauth2. Not for words that contain one, such as authors. */
function isOfLogin(text: string): boolean {
  return /(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|auth(?:n|enticate|entication|orize|orization)?|sso|oauth2?|oidc|saml2?)(?:$|[/._-])/i.test(
    text,
  );
}

function parsed(url: string, base?: string): URL | null {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}

/** Ignores a slash at the end. */
function samePath(from: URL, to: URL): boolean {
  const plain = ({ pathname, search }: URL) => pathname.replace(/\/$/, "") + search;
  return plain(from) === plain(to);
}
