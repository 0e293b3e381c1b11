// @ts-nocheck: a separate script without type annotations
// A server whose memory MODE selects. It always holds EXTRA bytes, and 40 MiB or less besides.
import { createServer } from "node:http";

const mebibyte = 2 ** 20;
const extra = Buffer.alloc(Number(process.env.EXTRA ?? 0), 1);
const entries = new Map();
let requests = 0;

const modes = {
  steady: () => {
    const held = Buffer.alloc(40 * mebibyte, 1);
    return () => held.length;
  },
  // Each response leaves garbage.
  api: () => () => {
    const items = Array.from({ length: 500 }, (_, id) => ({ id, name: `item ${id} of ${requests}` }));
    return JSON.stringify(items).length;
  },
  // Is full after 4,000 requests, and then finds each entry.
  cache: () => () => {
    const key = requests % 4_000;
    if (!entries.has(key)) entries.set(key, Buffer.alloc(6_000, key % 256));
    return entries.get(key).length;
  },
};
const respond = modes[process.env.MODE]();

createServer((request, response) => {
  if (request.url !== "/healthz") requests += 1;
  response.end(`${request.url === "/healthz" ? extra.length : respond()}\n`);
}).listen(3000, "0.0.0.0");
