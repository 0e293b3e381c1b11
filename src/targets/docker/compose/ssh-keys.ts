// Checks the SSH keys of builds (`build.ssh`). docker compose reports a missing key only in the middle of the build.
import type { ComposeFiles } from "../../../compose/compose-file.ts";
import { at, listOf, mapOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { placeText } from "../../../lib/place-text.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The problems of the keys, each with file, line and column.
 * @param model as resolved by docker compose, with absolute paths
 * @param exists true if there is a file or a socket at the path
 */
export function sshKeyProblems(
  model: unknown,
  { placeOf }: Pick<ComposeFiles, "placeOf">,
  env: Env,
  exists: (path: string) => boolean,
): readonly string[] {
  return Object.entries(servicesOf(model)).flatMap(([service, fields]) => {
    const place = placeOf(["services", service, "build", "ssh"]);
    const location = place === null ? "" : `${placeText(place)}: `;
    return keysIn(at(fields, "build", "ssh")).flatMap(({ id, path }) => {
      const why =
        path === null
          ? agentProblem(env)
          : exists(path)
            ? null
            : `names the key ${path}, which does not exist; expected the file of a private key`;
      return why === null ? [] : [`${location}services.${service}.build.ssh: ${id} ${why}`];
    });
  });
}

function agentProblem(env: Env): string | null {
  if (env["SSH_AUTH_SOCK"]) return null;
  return "needs an SSH agent, but SSH_AUTH_SOCK is not set; start one with ssh-agent, or name a key: default=PATH";
}

interface SshKey {
  readonly id: string;
  /** Null for the keys of the agent. */
  readonly path: string | null;
}

/**
 * Reads a list of ids, each with its path after a colon or an equals sign, as docker compose prints it. Reads a map
 * too.
 */
function keysIn(ssh: unknown): readonly SshKey[] {
  const inMap = Object.entries(mapOf(ssh)).map(([id, path]) => ({ id, path: scalarText(path) || null }));
  const inList = listOf(ssh).flatMap((entry) => {
    const [, id = "", path = ""] = /^([^:=]*)(?:[:=]\s*(.*))?$/s.exec(scalarText(entry) ?? "") ?? [];
    return id === "" ? [] : [{ id, path: path || null }];
  });
  return [...inMap, ...inList];
}
