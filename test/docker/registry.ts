// A registry on the loopback that requires a login. It has one small image for linux/amd64 and linux/arm64.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { onTestFinished } from "vitest";

export const user = "registry-user";
export const password = "pass:word/of+memgate";
/** docker login stores such a token instead of a password if the registry returns one. */
export const identityToken = "identity-token-of-memgate";
/** The label of every image in the registry. */
export const label = "memgate.test-registry";
const accessToken = "access-token-of-memgate";

export interface Registry {
  /** In the form of an image reference: `127.0.0.1:PORT`. */
  readonly host: string;
  /** An image for linux/amd64 and linux/arm64. */
  readonly image: string;
  /** An image for linux/arm64, without a manifest list. */
  readonly armOnly: string;
  /** Method and path of the authorized requests. */
  readonly served: readonly string[];
}

interface Blob {
  readonly type: string;
  readonly content: Buffer;
}

type Access = "open" | "basic" | "token";

/**
 * Starts a registry that listens until the test ends. Its errors repeat the credentials that it refuses, as no real
 * registry should, so that the tests can check that memgate masks them.
 */
export async function startRegistry(access: Access): Promise<Registry> {
  const { blobs, tags } = await content();
  const served: string[] = [];
  const server = createServer((request, response) => {
    void respond(request, response).catch(() => response.destroy());
  });
  const host = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host, image: `${host}/memgate-test/app:1`, armOnly: `${host}/memgate-test/app:arm`, served };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    if (url.startsWith("/token")) return void issueToken(response, headers.authorization, await text(request));
    if (!isAllowed(headers.authorization)) return void refuse(response, headers.authorization);
    served.push(`${method} ${url}`);
    if (url === "/v2/") return void response.end("{}");
    const [, kind, name = ""] = /^\/v2\/memgate-test\/app\/(manifests|blobs)\/(.+)$/.exec(url) ?? [];
    const digest = tags.get(name) ?? name;
    const blob = blobs.get(digest);
    if (kind === undefined || blob === undefined) return void fail(response, 404, "MANIFEST_UNKNOWN", "no such thing");
    response.writeHead(200, {
      "Content-Type": blob.type,
      "Content-Length": blob.content.length,
      "Docker-Content-Digest": digest,
    });
    response.end(method === "HEAD" ? undefined : blob.content);
  }

  function isAllowed(authorization: string | undefined): boolean {
    if (access === "open") return true;
    return authorization === (access === "basic" ? basic : `Bearer ${accessToken}`);
  }

  function refuse(response: ServerResponse, authorization: string | undefined): void {
    const realm = access === "basic" ? 'Basic realm="test"' : `Bearer realm="http://${host}/token",service="test"`;
    response.setHeader("WWW-Authenticate", realm);
    fail(response, 401, "UNAUTHORIZED", `authentication required, not ${authorization}`);
  }

  /** Issues a token for a name and password in a GET request, or for an identity token in a POST request (OAuth). */
  function issueToken(response: ServerResponse, authorization: string | undefined, form: string): void {
    const refreshToken = new URLSearchParams(form).get("refresh_token");
    if (refreshToken === null ? authorization !== basic : refreshToken !== identityToken) {
      const decoded = Buffer.from(authorization?.replace("Basic ", "") ?? "", "base64").toString();
      return void fail(
        response,
        401,
        "UNAUTHORIZED",
        `incorrect username or password ${decoded} ${authorization} ${refreshToken}`,
      );
    }
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ token: accessToken, access_token: accessToken, expires_in: 300 }));
  }
}

const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

function fail(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ errors: [{ code, message }] }));
}

const docker = "application/vnd.docker";

/** The content of the registry by digest, and the digests of the tags. */
async function content() {
  const blobs = new Map<string, Blob>();
  const add = (type: string, content: Buffer) => {
    const digest = digestOf(content);
    blobs.set(digest, { type, content });
    return { mediaType: type, digest, size: content.length };
  };
  const addJson = (type: string, value: unknown) => add(type, Buffer.from(JSON.stringify(value)));
  const tar = pack();
  tar.entry({ name: "greeting", mtime: new Date(0) }, "from memgate's test registry\n");
  tar.finalize();
  const layer = await buffer(tar);
  const layers = [add(`${docker}.image.rootfs.diff.tar.gzip`, gzipSync(layer))];
  const manifests = ["amd64", "arm64"].map((architecture) => {
    const config = addJson(`${docker}.container.image.v1+json`, {
      architecture,
      os: "linux",
      created: "2020-01-01T00:00:00Z",
      config: { Cmd: ["/greeting"], ExposedPorts: { "3000/tcp": {} }, Labels: { [label]: "" } },
      rootfs: { type: "layers", diff_ids: [digestOf(layer)] },
      history: [{ created: "2020-01-01T00:00:00Z", created_by: "test/docker/registry.ts" }],
    });
    const mediaType = `${docker}.distribution.manifest.v2+json`;
    const manifest = addJson(mediaType, { schemaVersion: 2, mediaType, config, layers });
    return { ...manifest, platform: { os: "linux", architecture } };
  });
  const mediaType = `${docker}.distribution.manifest.list.v2+json`;
  const list = addJson(mediaType, { schemaVersion: 2, mediaType, manifests });
  const tags = new Map([
    ["1", list.digest],
    ["arm", manifests[1]?.digest ?? ""],
  ]);
  return { blobs, tags };
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
