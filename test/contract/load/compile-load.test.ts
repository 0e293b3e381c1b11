import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { compileLoad } from "../../../src/load/worker/compile-load.ts";
import { listen } from "../surroundings.ts";

it("compiles the code of a load without a connection to the app", async () => {
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    socket.destroy();
  });
  const port = await listen(server);
  const sockets: Socket[] = [];
  const onSocket = (message: unknown) => sockets.push((message as { readonly socket: Socket }).socket);
  subscribe("net.client.socket", onSocket);
  onTestFinished(() => void unsubscribe("net.client.socket", onSocket));
  await compileLoad(`http://127.0.0.1:${port}/`);
  // The code that opens a connection has run, once for each connection of a load.
  expect(sockets).toHaveLength(10);
  await sleep(200);
  expect(accepted).toBe(0);
  expect(sockets.filter(({ destroyed }) => !destroyed)).toEqual([]);
  expect(sockets).toHaveLength(10);
});
