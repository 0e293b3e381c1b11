// A proxy between memgate and the engine. It can disconnect like a stopped engine, freeze like a hanging one, or be slow.
import { connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";
import { onTestFinished } from "vitest";

export interface Proxy {
  /** In the form of DOCKER_HOST. */
  readonly host: string;
  /** Closes all connections and accepts no new ones. */
  readonly disconnect: () => void;
  /** Keeps all connections and accepts new ones, but forwards nothing. */
  readonly freeze: () => void;
  /** Delays all requests from now on. */
  readonly slow: (delayMs: number) => void;
}

/** @param target the engine, in the form of DOCKER_HOST */
export function createProxy(target: string): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const { pathname, hostname, port } = new URL(target);
  let isFrozen = false;
  let delayMs = 0;
  const server = createServer((client) => {
    const upstream = target.startsWith("unix:") ? connect(pathname) : connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    const delayed = new Transform({
      transform: (chunk, _encoding, done) => void setTimeout(() => done(null, chunk), delayMs),
    });
    if (!isFrozen) client.pipe(delayed).pipe(upstream).pipe(client);
  });
  const disconnect = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const freeze = () => {
    isFrozen = true;
    for (const socket of sockets) socket.unpipe().pause();
  };
  const slow = (ms: number) => {
    delayMs = ms;
  };
  onTestFinished(disconnect);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        host: `tcp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
        disconnect,
        freeze,
        slow,
      });
    });
  });
}
