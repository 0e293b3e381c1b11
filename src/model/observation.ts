// Observations: the results of the last attempt to reach an app that was not ready.
import * as z from "zod";
import { once } from "../lib/once.ts";
import { millisField } from "./fields/numbers.ts";

const error = z.string().describe("The message of the error.");
const errorCode = z
  .string()
  .nullable()
  .describe(
    "The code of the error, such as ECONNREFUSED. SPEAKS_HTTP2 and SPEAKS_HTTPS are memgate's own: the app sent data of this protocol. Null if the error has no code.",
  );
const afterMs = millisField.describe("How long the attempt took.");

const portAttemptSchema = once(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("http-status").describe("http-status: a response with a status outside 200–399."),
      status: z.number().int().describe("The HTTP status."),
    }),
    z.strictObject({ kind: z.literal("http-timeout").describe("http-timeout: no response in time."), afterMs }),
    z.strictObject({
      kind: z.literal("http-error").describe("http-error: the request failed without a response."),
      error,
      errorCode,
    }),
    z.strictObject({ kind: z.literal("tcp-closed").describe("tcp-closed: the connection was closed immediately.") }),
    z.strictObject({ kind: z.literal("tcp-timeout").describe("tcp-timeout: no connection in time."), afterMs }),
    z.strictObject({ kind: z.literal("tcp-error").describe("tcp-error: the connection failed."), error, errorCode }),
  ]),
);

const portFields = once(() => ({
  socketPath: z.string().nullable().describe("The app's Unix socket. Null if the app listens on a port."),
  isTried: z.boolean().describe("False if the time was up before the first attempt."),
  failures: z
    .array(
      z.strictObject({
        places: z.array(z.string()).describe("The URLs, or HOST:PORT, at which the attempt failed in this way."),
        attempt: portAttemptSchema().describe("How the attempt failed."),
      }),
    )
    .meta({ id: "failed-attempts" })
    .describe("The failures of the last attempts, the best address first. Empty without an address to try."),
  outside: z
    .array(z.string())
    .describe(
      "The container's own addresses outside all networks of this machine. Empty if the app could be reached at another address.",
    ),
}));

const command = z.string().nullable().describe("The words of the command. Null for the HEALTHCHECK.");

export const observationSchema = once(() =>
  z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("http").describe("http: a GET request."),
        path: z.string().describe("The requested path."),
        serverName: z
          .string()
          .nullable()
          .describe("The name that memgate checks the certificate for. Null without HTTPS."),
        ...portFields(),
      }),
      z.strictObject({
        kind: z.literal("tcp").describe("tcp: a connection."),
        port: z.number().int().nullable().describe("The port in the container. Null for the port that load goes to."),
        ...portFields(),
      }),
      z.strictObject({
        kind: z.literal("log").describe("log: no log line matched."),
        pattern: z.string().describe("The regular expression."),
        lastLine: z.string().nullable().describe("The last line. Null if the app logged nothing."),
      }),
      z.strictObject({
        kind: z.literal("log-too-slow").describe("log-too-slow: the regular expression took too long on a line."),
        pattern: z.string().describe("The regular expression."),
        lastLine: z.string().nullable().describe("The last line. Null if the app logged nothing."),
      }),
      z.strictObject({
        kind: z.literal("log-unreadable").describe("log-unreadable: the log could not be read."),
        error,
      }),
      z.strictObject({
        kind: z.literal("command-exit").describe("command-exit: the command ended with an exit code other than 0."),
        command,
        exitCode: z.number().int().describe("The exit code of the command."),
        output: z.string().describe("The end of its output. Empty without output."),
      }),
      z.strictObject({
        kind: z.literal("command-error").describe("command-error: the command could not be run."),
        command,
        error,
      }),
      z.strictObject({
        kind: z.literal("command-running").describe("command-running: the command still ran."),
        command,
        afterMs,
      }),
      z.strictObject({
        kind: z.literal("command-untried").describe("command-untried: the time was up before the command ran."),
        command,
      }),
    ])
    .meta({ id: "observation" }),
);

/** The result of one failed attempt at one address. */
export type PortAttempt = Readonly<z.infer<ReturnType<typeof portAttemptSchema>>>;
export type Observation = Readonly<z.infer<ReturnType<typeof observationSchema>>>;
export type PortObservation = Extract<Observation, { readonly kind: "http" | "tcp" }>;
