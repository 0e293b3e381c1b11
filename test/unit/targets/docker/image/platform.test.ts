// Which requests an engine gets for an image of a platform, by what it can be asked.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Docker from "dockerode";
import { expect, it, onTestFinished, vi } from "vitest";
import type { PullPolicy } from "../../../../../src/options/parsers.ts";
import type { Engine } from "../../../../../src/targets/docker/engine/connect.ts";
import { prepareImage } from "../../../../../src/targets/docker/image/prepare.ts";

const amd64 = { Id: "sha256:amd64", Os: "linux", Architecture: "amd64" };
const arm64 = { Id: "sha256:arm64", Os: "linux", Architecture: "arm64" };

interface Fake {
  readonly apiVersion: string;
  /** The engine's own platform first. */
  readonly images: (typeof amd64)[];
  readonly driverStatus?: unknown;
}

/** Prepares the image for linux/arm64 on an engine that can pull just that. */
async function prepare({ apiVersion, images, driverStatus = null }: Fake, pull: PullPolicy) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://engine");
    const platform = url.searchParams.get("platform");
    asked.push(`${request.method} ${url.pathname}${platform === null ? "" : ` ${platform}`}`);
    const answer = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value));
    if (url.pathname === "/info") return void answer(200, { DriverStatus: driverStatus });
    if (url.pathname === "/images/create") {
      images.push(arm64);
      return void answer(200, { status: "Downloaded" });
    }
    const byPlatform = apiVersion === "1.49" && platform !== null;
    const found = byPlatform ? images.find((image) => platform.includes(image.Architecture)) : images[0];
    answer(found === undefined ? 404 : 200, found ?? { message: "no such image" });
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
  const log = { line: () => {}, group: () => ({ out: process.stderr, end: () => {} }) };
  const ended = await prepareImage(engine, source, "run", log, new AbortController().signal).then(
    ({ id }) => id,
    (error: Error) => error.message,
  );
  return { ended, asked };
}

const wanted = '{"os":"linux","architecture":"arm64"}';
const containerd = [["driver-type", "io.containerd.snapshotter.v1"]];

it("an engine of API 1.49 is asked for the image of the platform", async () => {
  const { ended, asked } = await prepare({ apiVersion: "1.49", images: [amd64, arm64] }, "missing");
  expect(ended).toBe("sha256:arm64");
  expect(new Set(asked)).toEqual(new Set([`GET /images/app:1/json ${wanted}`]));
});

it("an engine that has it for another platform pulls it for the one that is wanted", async () => {
  const { ended, asked } = await prepare({ apiVersion: "1.49", images: [amd64] }, "missing");
  expect(ended).toBe("sha256:arm64");
  expect(asked).toContain("POST /images/create linux/arm64");
});

it.each(["1.41", "1.49"])(
  "an engine of API %s that has it for another platform alone is told where none is pulled",
  async (apiVersion) => {
    const { ended, asked } = await prepare({ apiVersion, images: [amd64] }, "never");
    expect(ended).toContain("has the image app:1 for linux/amd64, not for linux/arm64");
    expect(asked.join()).not.toContain("create");
  },
);

it("an engine of several platforms that tells only of its own is believed to have the one that it was told to pull", async () => {
  const { ended, asked } = await prepare({ apiVersion: "1.47", images: [amd64], driverStatus: containerd }, "missing");
  expect(ended).toBe("sha256:amd64");
  expect(asked).toContain("POST /images/create linux/arm64");
});

it("an engine that has no such image says so where none is pulled", async () => {
  const { ended } = await prepare({ apiVersion: "1.49", images: [] }, "never");
  expect(ended).toContain("the engine has no image app:1, and pull is never");
});
