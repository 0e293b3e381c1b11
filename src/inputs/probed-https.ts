// Takes HTTPS from the probes of a manifest: the load uses HTTPS if a probe sends HTTPS to the same port.

import { placeText } from "../lib/place-text.ts";
import type { AppSpec, HttpsPort } from "../model/app-spec.ts";
import { mark } from "../options/mentions.ts";
import type { RawInputs } from "../options/reader.ts";
import type { LoadInputs } from "./load-inputs.ts";

/**
 * The TLS of the load. Without the option https, the load uses HTTPS if a probe of its port does. A batch job and an
 * app on a socket have no port.
 * @param given the value of the option port; null if the manifest's port applies
 */
export function withProbedHttps(
  raw: RawInputs,
  app: AppSpec | null,
  given: number | null,
  { tls, workload, socketPath }: Pick<LoadInputs, "tls" | "workload" | "socketPath">,
): { readonly tls: LoadInputs["tls"]; readonly notices: readonly string[] } {
  const [first] = app?.httpsPorts ?? [];
  if (app === null || first === undefined || raw.has("https") || workload?.kind === "none" || socketPath !== null) {
    return { tls, notices: [] };
  }
  const port = given ?? app.port;
  const probe = app.httpsPorts.find((probed) => probed.port === null || probed.port === port);
  if (probe !== undefined) {
    const reason = `${textOf(probe)} sends HTTPS to the port of the load`;
    const notice = `${reason}: the load uses HTTPS too, and accepts any certificate, as the probe does; set ${mark("https")} to decide`;
    return { tls: { ca: null, insecure: true }, notices: [notice] };
  }
  // If the image determines the port, memgate does not know yet whether it is the port of the probe.
  if (port !== null) return { tls, notices: [] };
  const reason = `${textOf(first)} sends HTTPS to port ${first.port}, but the load uses HTTP`;
  return { tls, notices: [`${reason}; set ${mark("https", "true")} if this is also the port of the load`] };
}

function textOf({ place, field }: HttpsPort): string {
  return `${placeText(place)}: ${field}`;
}
