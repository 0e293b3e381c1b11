import { expect, it } from "vitest";
import { sshKeyProblems } from "../../../../../src/targets/docker/compose/ssh-keys.ts";

function problems(ssh: unknown, env: Readonly<Record<string, string>> = {}): readonly string[] {
  const placeOf = () => ({ file: "compose.yaml", line: 5, column: 7 });
  const model = { services: { api: { build: { ssh } }, db: {} } };
  return sshKeyProblems(model, { placeOf }, env, (path) => path === "/keys/id");
}

const missing = (path: string) =>
  `compose.yaml:5:7: services.api.build.ssh: deploy names the key ${path}, which does not exist; expected the file of a private key`;

it.each([[["deploy: /keys/no"]], [["deploy=/keys/no"]], [{ deploy: "/keys/no" }]])(
  "a key that does not exist is named with its place in the file: %j",
  (ssh) => {
    expect(problems(ssh)).toEqual([missing("/keys/no")]);
  },
);

it.each([[undefined], [[]], [["deploy: /keys/id"]], [["deploy=/keys/id"]], [{ deploy: "/keys/id" }]])(
  "an existing key causes no problem: %j",
  (ssh) => {
    expect(problems(ssh)).toEqual([]);
  },
);

it.each([[["default"]], [{ default: null }], [{ default: "" }]])("the agent must run: %j", (ssh) => {
  expect(problems(ssh)).toEqual([
    expect.stringMatching(/^compose\.yaml:5:7: .*: default needs an SSH agent, but SSH_AUTH_/),
  ]);
  expect(problems(ssh, { SSH_AUTH_SOCK: "/tmp/agent" })).toEqual([]);
});
