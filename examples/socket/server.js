// An app behind a proxy of the same machine: it listens on a Unix socket alone.
import { chmodSync, rmSync } from "node:fs";
import { createServer } from "node:http";

const path = "/run/app/app.sock";
rmSync(path, { force: true });
const server = createServer((_request, response) => response.end("hello over a socket\n"));
server.listen(path, () => {
  // Whoever may enter the folder may speak to it.
  chmodSync(path, 0o666);
  console.log(`socket listens on ${path}`);
});

process.on("SIGTERM", () => process.exit(0));
