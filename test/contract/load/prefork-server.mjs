// A server of several processes, which closes idle connections. Its parent receives the port.
// Arguments: the number of processes, and the idle time in milliseconds.
import cluster from "node:cluster";
import { createServer } from "node:http";

const [count = 1, idleMs = 0] = process.argv.slice(2).map(Number);

if (cluster.isPrimary) {
  let listening = 0;
  cluster.on("listening", (_, { port }) => {
    listening += 1;
    if (listening === count) process.send?.(port);
  });
  process.on("disconnect", () => process.exit());
  for (let index = 0; index < count; index++) cluster.fork();
} else {
  const server = createServer((_, response) => response.end("ok"));
  server.keepAliveTimeout = idleMs;
  server.listen({ port: 0, host: "127.0.0.1" });
}
