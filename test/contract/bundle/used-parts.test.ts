// Packages of which dist contains only a part: what memgate uses of them works. test/contract/load sends load with dist.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { connect, type Server } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import { evidence, thresholds } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { listen, memgate, serve } from "../surroundings.ts";

/** An HTTP proxy that connects every host to one port of this machine. Returns its address and the requested hosts. */
async function createProxy(toPort: number) {
  const hosts: string[] = [];
  const server = createServer();
  server.on("connect", ({ url = "" }, client, head) => {
    hosts.push(url);
    const target = connect(toPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) socket.on("error", () => {});
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, hosts };
}

/** A folder with a report, for memgate comment. */
function folderWithReport(): string {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "report.json"), JSON.stringify(reportOf(judged(evidence(), thresholds))));
  return cwd;
}

it("dist updates the comment of an earlier run", async () => {
  const requests: string[] = [];
  let body = "";
  const origin = await serve(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.method !== "GET") body = JSON.parse((await request.toArray()).join("")).body;
    const comment = { id: 3, html_url: "http://github/3", body };
    const isList = request.method === "GET";
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify(isList && body !== "" ? [comment] : isList ? [] : comment));
  });
  const args = ["comment", "--report", "report.json", "--pull-request", "7"];
  const options = {
    cwd: folderWithReport(),
    env: { GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "me/app", GITHUB_API_URL: origin },
  };
  await memgate(args, options);
  const { code, stderr } = await memgate(args, options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "memgate: comment updated: http://github/3\n" });
  expect(requests).toEqual([
    "GET /repos/me/app/issues/7/comments?per_page=100",
    "POST /repos/me/app/issues/7/comments",
    "GET /repos/me/app/issues/7/comments?per_page=100",
    "PATCH /repos/me/app/issues/comments/3",
  ]);
});

it("dist publishes a comment through the proxy of the environment", async () => {
  const cwd = folderWithReport();
  const bodies: string[] = [];
  const origin = await serve(async (request, response) => {
    const isPost = request.method === "POST";
    if (isPost) bodies.push(JSON.parse((await request.toArray()).join("")).body);
    response.setHeader("content-type", "application/json").end(isPost ? '{ "html_url": "http://github/1" }' : "[]");
  });
  const proxy = await createProxy(Number(new URL(origin).port));
  const env = {
    GITHUB_TOKEN: "t",
    GITHUB_REPOSITORY: "me/app",
    GITHUB_API_URL: "http://github.example",
    http_proxy: proxy.url,
  };
  const { code, stderr } = await memgate(["comment", "--report", "report.json", "--pull-request", "7"], { cwd, env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "memgate: comment created: http://github/1\n" });
  expect(bodies).toEqual([expect.stringContaining("memgate")]);
  expect(proxy.hosts).toContain("github.example:80");
});

/** Listens on a Unix socket in a folder of the test. Returns its address. */
async function listenOnSocket(listener: RequestListener): Promise<string> {
  const path = join(temporaryFolder(), "docker.sock");
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  return `unix://${path}`;
}

it("dist pulls an image, and reports the engine's error about the container", async () => {
  const cwd = temporaryFolder();
  const requests: string[] = [];
  let isPulled = false;
  const host = await listenOnSocket((request, response) => {
    const { pathname, search } = new URL(request.url ?? "", "http://engine");
    const path = pathname.replace(/^\/v[\d.]+/, "");
    const respond = (status: number, body: unknown) => response.writeHead(status).end(`${JSON.stringify(body)}\n`);
    if (path === "/version") return respond(200, { Version: "28.0.0", ApiVersion: "1.48" });
    if (path === "/info")
      return respond(200, { Architecture: "x86_64", NCPU: 2, MemTotal: 2 ** 33, SecurityOptions: [] });
    requests.push(`${request.method} ${path}${path === "/images/create" ? search : ""}`);
    if (path === "/images/create") {
      isPulled = true;
      return respond(200, { status: "Pull complete", id: "0123456789ab" });
    }
    if (/^\/images\/.*\/json$/.test(path) && isPulled) {
      return respond(200, {
        Id: `sha256:${"a".repeat(64)}`,
        Os: "linux",
        Architecture: "amd64",
        Config: { ExposedPorts: { "8080/tcp": {} } },
      });
    }
    return respond(path === "/containers/create" ? 500 : 404, { message: "no room for a container" });
  });
  const args = ["run", "--image", "app:1", "--memory-limit", "64Mi", "--report-dir", "report"];
  const { code, stderr } = await memgate(args, { cwd, env: { DOCKER_HOST: host } });
  expect(stderr).toContain("pulling app:1");
  expect(requests).toContain("POST /images/create?fromImage=app&tag=1");
  expect(code).toBe(3);
  const { verdict } = JSON.parse(readFileSync(join(cwd, "report/report.json"), "utf8"));
  expect(verdict).toMatchObject({
    code: "container-failed/create",
    data: { error: expect.stringContaining("no room for a container") },
  });
});
