// Helpers of the contract tests: processes of memgate, temporary folders, and servers on the loopback interface.
import { execFile } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
export const loadEntry = join(dist, "load-worker.js");
export const schemaPath = join(dist, "report.schema.json");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes the output of the process at once. */
  readonly outputClosed?: boolean;
}

/** Runs a program of dist to its end. It gets only PATH from the environment of this process. */
function run(
  program: string,
  args: readonly string[],
  { cwd, env, outputClosed = false }: Surroundings,
): Promise<Ended> {
  const path = process.env["PATH"] ?? "";
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(dist, program), ...args],
      { cwd, env: { PATH: path, ...env }, timeout: 15_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
    if (outputClosed) for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  });
}

export function memgate(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return run("cli.js", args, surroundings);
}

export function action(surroundings: Surroundings): Promise<Ended> {
  return run("action.js", [], surroundings);
}

/** Listens on a free port of the loopback interface until the test ends. Returns the port. */
export async function listen(server: Server, port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket.on("error", () => {}));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Starts an HTTP server and returns its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** A port on which no server listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
