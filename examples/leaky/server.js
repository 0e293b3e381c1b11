// An app with a cache that nothing ever evicts: each request leaves something behind.
// The cap prevents an OOM kill: this example shows a peak that is too close to the limit.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const MiB = 1024 * 1024;
const port = Number(process.env.PORT ?? 3000);
const leakBytes = Number(process.env.LEAK_KIB ?? 256) * 1024;
const capBytes = Number(process.env.LEAK_CAP_MIB ?? 104) * MiB;

const cache = [];
let isFull = false;

/** Own memory of the process: heap, buffers and stacks. The cap then fits every version of Node.js. */
function anonymousBytes() {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return kibibytes === undefined ? process.memoryUsage.rss() : Number(kibibytes) * 1024;
}

function remember() {
  isFull ||= anonymousBytes() + leakBytes > capBytes;
  // The kernel charges a page only after a write, so fill the buffer with ones.
  if (!isFull) cache.push(Buffer.alloc(leakBytes, 1));
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/healthz") {
    response.end("ok\n");
  } else if (pathname === "/") {
    remember();
    response.end(`${cache.length} entries cached\n`);
  } else {
    response.statusCode = 404;
    response.end("not found\n");
  }
});

server.listen(port, "0.0.0.0", () => console.log(`leaky listens on ${port}`));

function stop() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
