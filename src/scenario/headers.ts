// Reads the headers of a request.
import { validateHeaderName, validateHeaderValue } from "node:http";
import type { NamedTemplate } from "../model/scenario.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import type { YamlNode } from "../yaml/node.ts";
import { type Scope, templateIn } from "./template.ts";
import { pairsIn } from "./typed-fields.ts";

export function headersIn(
  node: YamlNode | undefined,
  scope: Scope,
  diagnostics: Diagnostics,
): readonly NamedTemplate[] {
  const names = new Map<string, string>();
  return pairsIn(node, "a map of headers", diagnostics).map(([key, field]) => {
    const previous = names.get(key.toLowerCase());
    if (previous !== undefined) diagnostics.error(field, `repeats the header ${previous}; expected each header once`);
    names.set(key.toLowerCase(), key);
    if (!isHeaderName(key)) {
      const location = { place: field.place, path: node?.path ?? "" };
      diagnostics.error(location, `has the invalid header name "${key}"; expected one such as Accept`);
    }
    if (/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(key)) {
      diagnostics.error(field, "is a header that memgate sets itself; expected other headers");
    }
    const template = templateIn(field, scope, diagnostics);
    if (template.some((part) => part.kind === "text" && !isHeaderValue(part.text))) {
      diagnostics.error(field, "contains characters that HTTP does not allow; expected one line of Latin-1 characters");
    }
    return [key, template];
  });
}

export function isHeaderName(name: string): boolean {
  return passes(() => validateHeaderName(name));
}

export function isHeaderValue(value: string): boolean {
  return passes(() => validateHeaderValue("x", value));
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
