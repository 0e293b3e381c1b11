// An app behind a proxy on the same machine. It listens on a Unix socket only.
import { chmodSync, rmSync } from "node:fs";
import { createServer } from "node:http";

const path = "/run/app/app.sock";
rmSync(path, { force: true });
const server = createServer((_request, response) => response.end("hello over a socket\n"));
server.listen(path, () => {
  // Let every user connect who can enter the folder.
  chmodSync(path, 0o666);
  console.log(`socket listens on ${path}`);
});

process.on("SIGTERM", () => process.exit(0));
