// An orders API. Its manifest sets everything it needs, and it does not start without that.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const { API_KEY: apiKey, PAGE_SIZE: pageSize, CACHE_DIR: cacheDir, STATE_DIR: stateDir, PORT: port } = process.env;
const features = JSON.parse(readFileSync("/etc/orders/features.json", "utf8"));
if (!apiKey || process.getuid() === 0) throw new Error("an API key and a user that is not root are needed");

// The cache is on tmpfs, so the kernel charges it to the container. The state is on disk.
writeFileSync(join(cacheDir, "warm"), Buffer.alloc(features.cacheMebibytes * 2 ** 20, 1));
const startedAt = Date.now();
const warmUpMs = 500;

const server = createServer((request, response) => {
  const isWarm = Date.now() - startedAt > warmUpMs;
  if (request.url === "/startupz" || request.url === "/readyz") {
    response.statusCode = isWarm ? 200 : 503;
    return response.end();
  }
  if (request.headers.authorization !== `Bearer ${apiKey}`) {
    response.statusCode = 401;
    return response.end("no key\n");
  }
  writeFileSync(join(stateDir, "last"), String(Date.now()));
  const orders = Array.from({ length: Number(pageSize) }, (_, id) => ({ id, total: (id * 37) % 1000 }));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(orders));
});
server.listen(Number(port), () => console.log(`orders listens on ${port}`));

process.on("SIGTERM", () => process.exit(0));
