// Recognizes usual mistakes in the messages of engines and of docker compose. No error code distinguishes these
// mistakes.
import { GateError } from "../../../model/gate-error.ts";
import type { AdapterCause } from "../../../model/stop-reason.ts";

type MistakeCode =
  | "container-failed/no-command"
  | "container-failed/program-not-found"
  | "container-failed/unknown-user";

interface Mistake {
  readonly code: MistakeCode;
  readonly pattern: RegExp;
  readonly why: string;
}

/** Messages of Docker and runc, and of Podman and crun. */
const mistakes: readonly Mistake[] = [
  {
    code: "container-failed/no-command",
    pattern: /no command specified|no command or entrypoint provided/i,
    why: "the image has no command",
  },
  {
    code: "container-failed/program-not-found",
    pattern: /executable file (?:`[^`]*` )?not found|exec:? [^:]*: (?:stat [^:]*: )?no such file/,
    why: "the image has no such program",
  },
  {
    code: "container-failed/unknown-user",
    pattern: /unable to find (?:user|group) /,
    why: "the image has no such user or group",
  },
];

/**
 * The error for containers that could not be created or started.
 * @param what the beginning of the message, such as `the container could not be started`
 * @param error the masked error, which the message quotes
 * @param engineText the engine's own message, which is compared with the usual mistakes
 * @param otherwise the cause if the text names no usual mistake
 */
export function containerError(
  what: string,
  error: string,
  engineText: string,
  otherwise: AdapterCause,
  cause?: unknown,
): GateError {
  const mistake = mistakes.find(({ pattern }) => pattern.test(engineText));
  return mistake === undefined
    ? new GateError(otherwise, `${what}: ${error}`, { cause })
    : new GateError({ code: mistake.code, data: { error } }, `${what}, because ${mistake.why}: ${error}`, { cause });
}
