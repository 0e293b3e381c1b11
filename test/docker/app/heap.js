// @ts-nocheck: a separate script without type annotations
// A server that keeps objects on each request. MODE=parent starts the server as a child, and starts it again when it ends.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const kept = [];

function serve() {
  createServer((request, response) => {
    if (request.url !== "/healthz") kept.push(Array.from({ length: 20_000 }, (_, i) => ({ i, s: `k${i}` })));
    response.end("ok\n");
  }).listen(3000);
}

function supervise() {
  const child = spawn(process.execPath, ["--max-old-space-size=40", "heap.js"], {
    env: { ...process.env, MODE: "child" },
    stdio: "inherit",
  });
  child.on("exit", supervise);
}

if (process.env.MODE === "parent") supervise();
else serve();
