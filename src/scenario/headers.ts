// The headers of a request.
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
    const other = names.get(key.toLowerCase());
    if (other !== undefined) sink.report(line, `${place}.${key} is there already as ${other}; expected one of them`);
    names.set(key.toLowerCase(), key);
    if (!isHeaderName(key)) sink.report(line, `${place} "${key}" is no name of a header; expected one such as Accept`);
    if (/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(key)) {
      sink.report(line, `${place}.${key} is memgate's own to set; expected other headers`);
    }
    const template = templateIn(value, `${place}.${key}`, scope, sink);
    if (template.some((part) => part.kind === "text" && !isHeaderValue(part.text))) {
      sink.report(value.line, `${place}.${key} has characters that can't be sent; expected one line of Latin letters`);
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
