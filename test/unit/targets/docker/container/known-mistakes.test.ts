import { describe, expect, it } from "vitest";
import { containerError } from "../../../../../src/targets/docker/container/known-mistakes.ts";

const unknown = (error: string) => ({ code: "container-failed/start", data: { error } }) as const;
const what = "the container could not be started";

/** Messages of Docker 20.10 with runc, and of Podman with crun. */
describe("the error for a container that could not be started", () => {
  it.each([
    ["No command specified", "no-command"],
    ["no command or entrypoint provided, and no CMD or ENTRYPOINT from image", "no-command"],
    ['OCI runtime create failed: exec: "serve": executable file not found in $PATH: unknown', "program-not-found"],
    [
      'runc create failed: exec: "/app/serve": stat /app/serve: no such file or directory: unknown',
      "program-not-found",
    ],
    ["OCI runtime create failed: exec /app/serve: no such file or directory", "program-not-found"],
    ["crun: executable file not found in $PATH: No such file or directory", "program-not-found"],
    ["crun: executable file `serve` not found in $PATH: No such file or directory", "program-not-found"],
    ["unable to find user nosuch: no matching entries in passwd file", "unknown-user"],
    ["unable to find group nosuch: no matching entries in group file", "unknown-user"],
    ["network app not found", "start"],
    ["error mounting /data: stat /data: no such file or directory", "start"],
  ])("with the message %s has the code %s", (message, code) => {
    const { fault } = containerError(what, message, message, unknown(message));
    expect(fault).toEqual({ code: `container-failed/${code}`, data: { error: message } });
  });

  it("names the mistake and quotes the engine", () => {
    const message = "unable to find user nosuch: no matching entries in passwd file";
    expect(containerError(what, message, message, unknown(message)).message).toBe(
      `the container could not be started, because the image has no such user or group: ${message}`,
    );
    expect(containerError(what, "busy", "busy", unknown("busy")).message).toBe(
      "the container could not be started: busy",
    );
  });

  it("quotes the masked error, not the engine's own message", () => {
    const { message } = containerError(what, "***", "unable to find user s3cret: no entries", unknown("***"));
    expect(message).toMatch(/no such user or group: \*\*\*$/);
  });
});
