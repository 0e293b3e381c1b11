// @ts-nocheck: a separate script without type annotations
// A server that holds memory of one kind. HELD selects the kind, ON_SIGNAL what the app does on SIGUSR1.
import { createServer } from "node:http";

const kind = process.env.HELD ?? "buffers";
const mebibytes = Number(process.env.MEBIBYTES ?? 60);
const held = [];

const hold = {
  buffers: () => {
    for (let i = 0; i < mebibytes * 16; i++) held.push(Buffer.alloc(65_536, 1));
  },
  objects: () => {
    for (let i = 0; i < mebibytes * 8_000; i++) held.push({ i, next: { i } });
  },
  // Each request leaves its own.
  garbage: () => {},
};

const onSignal = {
  ignore: () => console.log("the app handles SIGUSR1 itself"),
  exit: () => process.exit(0),
};

if (process.env.ON_SIGNAL !== undefined) process.on("SIGUSR1", onSignal[process.env.ON_SIGNAL]);
hold[kind]();
createServer((request, response) => {
  if (kind === "garbage") Array.from({ length: 20_000 }, (_, i) => ({ i, next: { i } }));
  response.end("ok\n");
  if (process.env.BLOCKS === undefined || request.url === "/healthz") return;
  // From 1 s after the first request on, the event loop does nothing else.
  setTimeout(() => {
    for (;;);
  }, Number(process.env.BLOCKS));
}).listen(3000);
