import { expect, it } from "vitest";
import { hasNoProgram } from "../../../../../src/targets/docker/container/container.ts";

it.each([
  ['OCI runtime create failed: exec: "serve": executable file not found in $PATH: unknown', true],
  ["OCI runtime create failed: exec /app/serve: no such file or directory", true],
  ["crun: executable file not found in $PATH: No such file or directory", true],
  ["network app not found", false],
  ["error mounting /data: no such file or directory", false],
])("the engine's message %s means that the program is missing: %s", (message, expected) => {
  expect(hasNoProgram(message)).toBe(expected);
});
