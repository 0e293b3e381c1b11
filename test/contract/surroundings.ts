// What contract tests need around memgate: its processes, folders that go away, servers on the loopback.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
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
  /** Nobody reads its output. */
  readonly deaf?: boolean;
}

/** Runs one of dist's programs to its end, without this process's own environment. */
function run(program: string, args: readonly string[], { cwd, env, deaf = false }: Surroundings): Promise<Ended> {
  const path = process.env["PATH"] ?? "";
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(dist, program), ...args],
      { cwd, env: { PATH: path, ...env }, timeout: 15_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
    if (deaf) for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  });
}

export function memgate(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return run("cli.js", args, surroundings);
}

export function action(surroundings: Surroundings): Promise<Ended> {
  return run("action.js", [], surroundings);
}

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "memgate-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Listens on a free port of the loopback, until the test ends. */
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

/** The origin of an HTTP server. */
export async function serve(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(answer))}`;
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
