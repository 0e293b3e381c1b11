// An app in which a rare request needs far more memory than the others, such as an export or a thumbnail.
import { createServer } from "node:http";

const MiB = 1024 * 1024;
const port = Number(process.env.PORT ?? 3000);
const spikeBytes = Number(process.env.SPIKE_MIB ?? 256) * MiB;
const spikeMs = Number(process.env.SPIKE_MS ?? 100);
const spikeEveryMs = Number(process.env.SPIKE_EVERY_MS ?? 2000);

/** The time of the next spike; undefined until the first request. */
let nextSpikeAt;

function isSpikeDue() {
  const now = performance.now();
  nextSpikeAt ??= now + spikeEveryMs;
  if (now < nextSpikeAt) return false;
  nextSpikeAt = now + spikeEveryMs;
  return true;
}

/** @param {(sizeBytes: number) => void} done */
function spike(done) {
  let buffer = Buffer.alloc(spikeBytes, 1);
  setTimeout(() => {
    const sizeBytes = buffer.length;
    buffer = undefined;
    // Node.js runs with --expose-gc. Without this call the spike would last until the next garbage collection.
    globalThis.gc?.();
    done(sizeBytes);
  }, spikeMs);
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/healthz") {
    response.end("ok\n");
  } else if (pathname === "/") {
    if (isSpikeDue()) spike((sizeBytes) => response.end(`needed ${sizeBytes / MiB} MiB\n`));
    else response.end("needed next to nothing\n");
  } else {
    response.statusCode = 404;
    response.end("not found\n");
  }
});

server.listen(port, "0.0.0.0", () => console.log(`spiky listens on ${port}`));

function stop() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
