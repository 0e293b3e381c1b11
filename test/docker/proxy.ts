// Stands between memgate and the engine, and can vanish as a stopped engine does, or freeze as a hanging one does.
import { connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";
import { onTestFinished } from "vitest";

export interface Proxy {
  /** As in DOCKER_HOST. */
  readonly host: string;
  /** Ends all connections and takes no more. */
  readonly cut: () => void;
  /** Keeps all connections, and takes new ones, but passes nothing on. */
  readonly freeze: () => void;
  /** From now on what is asked arrives so much later. */
  readonly slow: (delayMs: number) => void;
}

/** @param target the engine, as in DOCKER_HOST */
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
    const late = new Transform({
      transform: (chunk, _encoding, done) => void setTimeout(() => done(null, chunk), delayMs),
    });
    if (!isFrozen) client.pipe(late).pipe(upstream).pipe(client);
  });
  const cut = () => {
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
  onTestFinished(cut);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ host: `tcp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, cut, freeze, slow });
    });
  });
}
