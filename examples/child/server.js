// An app that leaves the heavy work to a worker process. The kernel OOM-kills the worker. The app keeps running and
// responds with 200, so neither its exit code nor its responses show the kill.
import { fork } from "node:child_process";
import { createServer } from "node:http";

const port = Number(process.env.PORT ?? 3000);
const childAfterMs = Number(process.env.CHILD_AFTER_MS ?? 2000);

let isScheduled = false;

function scheduleWorker() {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => {
    const worker = fork(new URL("worker.js", import.meta.url));
    worker.on("exit", (code, signal) => console.log(`worker ended: ${signal ?? `exit code ${code}`}`));
  }, childAfterMs);
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/healthz") {
    response.end("ok\n");
  } else if (pathname === "/") {
    scheduleWorker();
    response.end("accepted\n");
  } else {
    response.statusCode = 404;
    response.end("not found\n");
  }
});

server.listen(port, "0.0.0.0", () => console.log(`child listens on ${port}`));

function stop() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
