// An app with a slow leak: it keeps a record of every request in a Map that nothing ever clears. The peak of a short run
// is far below the limit, so only the leak check finds it.
import { createServer } from "node:http";

const port = Number(process.env.PORT ?? 3000);
/** Characters that each record keeps, one byte each. With 0 there is no leak. */
const keptBytes = Number(process.env.KEPT_BYTES ?? 2048);
/** The most records to keep. With a limit, the Map is a cache, and no leak. */
const maxRecords = Number(process.env.MAX_RECORDS ?? Number.POSITIVE_INFINITY);

const records = new Map();
let requests = 0;

/** A new string of this length. V8 shares no part of it with another string. */
function recordOf(bytes) {
  return Buffer.alloc(bytes, `request ${requests} `).toString("latin1");
}

function remember() {
  requests += 1;
  if (keptBytes > 0) records.set(requests, recordOf(keptBytes));
  // A Map keeps the order in which its entries were added.
  if (records.size > maxRecords) records.delete(records.keys().next().value);
}

/** Work that leaves only garbage behind. */
function work() {
  return JSON.stringify(Array.from({ length: 100 }, (_, index) => ({ index, text: `item ${index}` })));
}

const server = createServer((request, response) => {
  if (request.url !== "/healthz") remember();
  response.end(work());
});

server.listen(port, "0.0.0.0", () => console.log(`leak listens on ${port}`));

function stop() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
