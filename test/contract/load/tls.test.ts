// Load over TLS, to a port and to a Unix socket.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import type { LoadPlan } from "../../../src/model/plan.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { listen } from "../surroundings.ts";
import { send } from "./load.ts";

const serverName = "api.example";

/** A server with a self-signed certificate for `serverName`. */
async function serveTls(way: "port" | "socket") {
  const folder = temporaryFolder();
  const [keyPath, certificatePath] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const args = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test
    -addext subjectAltName=DNS:${serverName} -keyout ${keyPath} -out ${certificatePath}`;
  execFileSync("openssl", args.split(/\s+/), { stdio: "pipe" });
  const ca = readFileSync(certificatePath, "utf8");
  const names = new Set<unknown>();
  const server = createServer({ key: readFileSync(keyPath), cert: ca }, ({ socket }, response) => {
    names.add((socket as TLSSocket & { readonly servername?: string }).servername);
    response.end();
  });
  if (way === "port") return { origin: `http://127.0.0.1:${await listen(server)}`, socketPath: null, ca, names };
  const socketPath = join(folder, "app.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: "http://localhost", socketPath, ca, names };
}

describe.each(["port", "socket"] as const)("TLS over a %s", (way) => {
  const load = async (tls: (ca: string) => NonNullable<LoadPlan["tls"]>) => {
    const { origin, socketPath, ca, names } = await serveTls(way);
    const { figures } = await send(origin, { socketPath, tls: tls(ca), headers: { Host: serverName } });
    return { figures, names: [...names] };
  };

  it("sends the server name, and accepts the certificate of the CA", async () => {
    const { figures, names } = await load((ca) => ({ ca, insecure: false, serverName }));
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ errors: 0, lastError: null });
    expect(names).toEqual([serverName]);
  });

  it("accepts any certificate if verification is off", async () => {
    const { figures, names } = await load(() => ({ ca: null, insecure: true, serverName: "other.example" }));
    expect(figures.requests).toBeGreaterThan(10);
    expect(figures).toMatchObject({ errors: 0, lastError: null });
    expect(names).toEqual(["other.example"]);
  });

  it("reports why it rejects a certificate", async () => {
    const unknown = await load(() => ({ ca: null, insecure: false, serverName }));
    expect(unknown.figures).toMatchObject({ requests: 0, errorRate: 1, lastError: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    const misnamed = await load((ca) => ({ ca, insecure: false, serverName: "other.example" }));
    expect(misnamed.figures).toMatchObject({ requests: 0, errorRate: 1, lastError: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });
});
