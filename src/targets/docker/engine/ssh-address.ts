// The rules for ssh:// addresses, apart from the code that connects to them, which few runs need.

/** How long ssh tries to reach the host: the value that the docker CLI passes. */
export const sshTimeoutSeconds = 30;

/** The code of the error if ssh itself cannot be started. */
export const noSshCode = "ERR_NO_SSH";

/**
 * Why memgate does not accept an ssh:// address, as the end of a sentence. Null if it does. Never quotes a password.
 */
export function sshAddressProblem(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === "") return "is not a valid address; expected ssh://USER@HOST";
  if (url.password !== "") return "contains a password, which ssh does not accept; remove it, and log in with a key";
  if (url.search !== "" || url.hash !== "") return "contains ? or #; expected ssh://USER@HOST";
  return null;
}
