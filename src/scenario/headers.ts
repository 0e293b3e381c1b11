// Reads the headers of a request.
import { validateHeaderName, validateHeaderValue } from "node:http";
import type { NamedTemplate } from "../model/scenario.ts";
import { type Scope, templateIn } from "./template.ts";
import { pairsIn } from "./typed-fields.ts";
import type { DiagnosticSink, Entry } from "./yaml-tree.ts";

export function headersIn(
  entry: Entry | undefined,
  place: string,
  scope: Scope,
  sink: DiagnosticSink,
): readonly NamedTemplate[] {
  const names = new Map<string, string>();
  return pairsIn(entry, place, "a map of headers", sink).map(({ key, line, value }) => {
    const previous = names.get(key.toLowerCase());
    if (previous !== undefined)
      sink.report(line, `${place}.${key} repeats the header ${previous}; expected each header once`);
    names.set(key.toLowerCase(), key);
    if (!isHeaderName(key))
      sink.report(line, `${place} has the invalid header name "${key}"; expected one such as Accept`);
    if (/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(key)) {
      sink.report(line, `${place}.${key} is a header that memgate sets itself; expected other headers`);
    }
    const template = templateIn(value, `${place}.${key}`, scope, sink);
    if (template.some((part) => part.kind === "text" && !isHeaderValue(part.text))) {
      sink.report(
        value.line,
        `${place}.${key} contains characters that HTTP does not allow; expected one line of Latin-1 characters`,
      );
    }
    return [key, template];
  });
}

export function isHeaderName(name: string): boolean {
  return passes(() => validateHeaderName(name));
}

function isHeaderValue(value: string): boolean {
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
