// Decides which values are secrets: by the name of a variable, header or field, and by their place in an address.

import type { Pair } from "../options/parsers.ts";

/** True if the name of a variable or header says that its value is a secret. */
export function isSecretName(name: string): boolean {
  // Only in camelCase: signingKey is a secret, monkey is not.
  if (/[a-z]Key$/.test(name)) return true;
  return /pass(?!e|a|i)|secret|token|credential|authorization|cookies?$|private[-_]?key|api[-_]?key|access[-_]?key|(^|[-_])key$|(^|[-_])(pwd|pin)$|dsn|jwt|webhook|(^|[-_])auth$|session[-_]?(id|key)|(^x[-_]|^)session$/i.test(
    name,
  );
}

/** True if the name of a field or parameter says that its value is a secret. A plain `key` is more often an identifier. */
export function isSecretField(name: string): boolean {
  return isSecretName(name) && !/^key$/i.test(name);
}

/** The secrets in a variable: its value if the name says so, else the passwords in its addresses. */
export function secretsInVariable([name, value]: Pair): readonly string[] {
  return isSecretName(name) ? [value] : passwordsIn(value);
}

/**
 * The passwords in addresses such as `postgres://user:PASSWORD@host` and `jdbc:…?user=me&password=PASSWORD`. Each is
 * returned as written, and also decoded if it is percent-encoded.
 */
export function passwordsIn(value: string): readonly string[] {
  const inUserInfo = [...value.matchAll(/:\/\/[^/?#\s:@]*:([^/?#\s]+)@/g)].map(([, password = ""]) => password);
  const inParameters = [...value.matchAll(/[?&;]([\w.-]+)=([^&;#\s]+)/g)].flatMap(([, name = "", text = ""]) =>
    isSecretField(name) ? [text] : [],
  );
  return [...new Set([...inUserInfo, ...inParameters].flatMap((written) => [written, percentDecoded(written)]))];
}

/** An address without the password before its host, such as the address of a repository to build. */
export function withoutPasswords(address: string): string {
  return address.replace(/(:\/\/[^/?#\s:@]*):[^/?#\s]+@/g, "$1@");
}

/** Returns the text unchanged if it is not valid percent-encoding. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
