// @ts-nocheck: a separate script without type annotations
// A server whose memory MODE selects. It always holds 160 MiB.
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { createServer } from "node:http";

const mebibyte = 2 ** 20;
const held = Buffer.alloc(160 * mebibyte, 1);
const kept = [];
let requests = 0;

const modes = {
  steady: () => held.length,
  // An object lives for 64 requests, so that only a full garbage collection frees it.
  garbage: () => {
    kept[requests % 64] = Array.from({ length: 2_000 }, (_, id) => ({ id, name: `item ${id} of ${requests}` }));
  },
  buffers: () => {
    kept[requests % 32] = Buffer.alloc(mebibyte, requests % 256);
  },
  leak: () => kept.push(Buffer.alloc(mebibyte / 16, 1)),
  files: () => readSync(file, block, 0, block.length, ((requests * 7) % 480) * block.length),
};
const run = modes[process.env.MODE];
const block = Buffer.alloc(mebibyte / 8, 7);
const file = openSync("/tmp/file", "w+");
if (process.env.MODE === "files") for (let i = 0; i < 480; i++) writeSync(file, block);
else closeSync(file);

createServer((request, response) => {
  if (request.url !== "/healthz") {
    requests += 1;
    run();
  }
  response.end("ok\n");
}).listen(3000, "0.0.0.0");
