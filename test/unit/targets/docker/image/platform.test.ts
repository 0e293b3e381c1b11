// The requests that memgate sends to an engine for an image of a platform, by what the engine supports.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Docker from "dockerode";
import { expect, it, onTestFinished, vi } from "vitest";
import type { PullPolicy } from "../../../../../src/options/parsers.ts";
import type { Engine } from "../../../../../src/targets/docker/engine/connect.ts";
import { prepareImage } from "../../../../../src/targets/docker/image/prepare.ts";

const amd64 = { Id: "sha256:amd64", Os: "linux", Architecture: "amd64" };
const arm64 = { Id: "sha256:arm64", Os: "linux", Architecture: "arm64" };

interface FakeEngine {
  readonly apiVersion: string;
  /** The engine's own platform first. */
  readonly images: (typeof amd64)[];
  readonly driverStatus?: unknown;
}

/** Prepares the image for linux/arm64 on an engine that can pull only that platform. */
async function prepare({ apiVersion, images, driverStatus = null }: FakeEngine, pull: PullPolicy) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://engine");
    const platform = url.searchParams.get("platform");
    requests.push(`${request.method} ${url.pathname}${platform === null ? "" : ` ${platform}`}`);
    const respond = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value));
    if (url.pathname === "/info") return void respond(200, { DriverStatus: driverStatus });
    if (url.pathname === "/images/create") {
      images.push(arm64);
      return void respond(200, { status: "Downloaded" });
    }
    const byPlatform = apiVersion === "1.49" && platform !== null;
    const found = byPlatform ? images.find((image) => platform.includes(image.Architecture)) : images[0];
    respond(found === undefined ? 404 : 200, found ?? { message: "no such image" });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("DOCKER_CONFIG", "/nowhere");
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const docker = new Docker({ protocol: "http", host: "127.0.0.1", port });
  const engine = { docker, facts: { apiVersion } } as unknown as Engine;
  const source = { kind: "image", image: "app:1", platform: "linux/arm64", pull } as const;
  const log = { line: () => {}, group: () => ({ out: process.stderr, end: () => {} }), addSecrets: () => {} };
  const outcome = await prepareImage(engine, source, "run", log, new AbortController().signal).then(
    ({ id }) => id,
    (error: Error) => error.message,
  );
  return { outcome, requests };
}

const arm64Query = '{"os":"linux","architecture":"arm64"}';
const containerd = [["driver-type", "io.containerd.snapshotter.v1"]];

it("inspects the image of the platform if the engine's API is 1.49", async () => {
  const { outcome, requests } = await prepare({ apiVersion: "1.49", images: [amd64, arm64] }, "missing");
  expect(outcome).toBe("sha256:arm64");
  expect(new Set(requests)).toEqual(new Set([`GET /images/app:1/json ${arm64Query}`]));
});

it("pulls the image if the engine has it only for another platform", async () => {
  const { outcome, requests } = await prepare({ apiVersion: "1.49", images: [amd64] }, "missing");
  expect(outcome).toBe("sha256:arm64");
  expect(requests).toContain("POST /images/create linux/arm64");
});

it.each(["1.41", "1.49"])(
  "names both platforms if pull is never and an engine with API %s has the image only for another platform",
  async (apiVersion) => {
    const { outcome, requests } = await prepare({ apiVersion, images: [amd64] }, "never");
    expect(outcome).toContain("has the image app:1 for linux/amd64, not for linux/arm64");
    expect(requests.join()).not.toContain("create");
  },
);

it("pulls and then trusts an engine that keeps several platforms but reports only its own", async () => {
  const { outcome, requests } = await prepare(
    { apiVersion: "1.47", images: [amd64], driverStatus: containerd },
    "missing",
  );
  expect(outcome).toBe("sha256:amd64");
  expect(requests).toContain("POST /images/create linux/arm64");
});

it("reports a missing image if pull is never", async () => {
  const { outcome } = await prepare({ apiVersion: "1.49", images: [] }, "never");
  expect(outcome).toContain("the engine has no image app:1, and memgate must not pull it");
});
