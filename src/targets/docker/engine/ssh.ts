// Connects to an engine over SSH as the docker CLI does (docker/cli, cli/connhelper): each connection is a process
// `ssh HOST docker system dial-stdio`. So ssh's configuration, known_hosts, agent and jump hosts apply.
import type { ChildProcess, ChildProcessWithoutNullStreams } from "node:child_process";
import { Agent } from "node:http";
import { Duplex } from "node:stream";
import { messageOf } from "../../../lib/errors.ts";
import { printable } from "../../../lib/format.ts";
import { spawnUnwatched } from "./cli-process.ts";
import { noSshCode, sshTimeoutSeconds } from "./ssh-address.ts";

/** More idle connections than this are closed: a run has only a few calls at the same time. */
const maxIdleConnections = 4;
const maxErrorLines = 6;
const maxErrorChars = 4_096;
/** How long to wait for the rest of stderr after ssh has exited: a ControlPersist process keeps stderr open. */
const errorDelayMs = 200;

/** The arguments of ssh. A path in the address is the path of the engine's socket. */
export function sshArguments(address: string): readonly string[] {
  const { hostname, port, username, pathname } = new URL(address);
  const socketPath = decodeURIComponent(pathname);
  return [
    ...["-o", `ConnectTimeout=${sshTimeoutSeconds}`, "-T"],
    ...(username === "" ? [] : ["-l", decodeURIComponent(username)]),
    ...(port === "" ? [] : ["-p", port]),
    ...["--", hostname.replace(/^\[(.*)\]$/, "$1"), "docker"],
    ...(/^\/*$/.test(socketPath) ? [] : [quoted(`--host=unix://${socketPath}`)]),
    ...["system", "dial-stdio"],
  ];
}

/** The remote shell splits the command into words. */
function quoted(word: string): string {
  return /^[\w/:.=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * An agent whose connections are ssh processes. Calls reuse idle connections. A failed connection fails its request
 * with the last lines that ssh wrote to stderr.
 */
export function sshAgent(address: string): Agent {
  const args = sshArguments(address);
  const agent = new Agent({ keepAlive: true, maxFreeSockets: maxIdleConnections });
  return Object.assign(agent, { createConnection: () => connect(args) });
}

function connect(args: readonly string[]): Duplex {
  // A session of its own: Ctrl-C in the terminal must not end the connection that the clean-up needs.
  const detached = process.platform !== "win32";
  const child = spawnUnwatched("ssh", args, { detached });
  endWithThisProcess(child);
  const socket = new Duplex({
    allowHalfOpen: false,
    read: () => void child.stdout.resume(),
    // Ignores errors of stdin (EPIPE): the exit of ssh explains them.
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, (error) => (error ? undefined : done())),
    final: (done) => void child.stdin.end(() => done()),
    destroy: (error, done) => {
      end(child);
      done(error);
    },
  });
  child.stdin.on("error", () => {});
  child.stdout.on("data", (data: Buffer) => {
    if (!socket.push(data)) child.stdout.pause();
  });
  reportEnd(child, socket);
  return Object.assign(socket, socketMethods(child));
}

/** Ends the socket when ssh ends: with an error, unless ssh exits with 0. */
function reportEnd(child: ChildProcessWithoutNullStreams, socket: Duplex): void {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-maxErrorChars);
  });
  child.once("error", (error) => {
    const noSsh = new Error(`ssh cannot be run: ${messageOf(error)}`);
    socket.destroy(Object.assign(noSsh, { code: noSshCode }));
  });
  const closeInput = () => {
    socket.push(null);
    // Without a reader, an idle connection would not notice its end.
    socket.read(0);
  };
  child.once("exit", (code, signal) => {
    if (code !== 0) {
      const fail = () => socket.destroy(new Error(failureOf(signal ?? `exit code ${code}`, stderr)));
      child.once("close", fail);
      setTimeout(fail, errorDelayMs).unref();
    } else if (child.stdout.readableEnded) closeInput();
    else child.stdout.once("end", closeInput);
  });
}

function failureOf(how: string, stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => /\w/.test(line));
  return [`ssh ended with ${how}`, ...lines.slice(-maxErrorLines).map(printable)].join(": ");
}

/** The methods of net.Socket that http.Agent calls. */
function socketMethods(child: ChildProcessWithoutNullStreams) {
  // The pipes of a child process are sockets, although their types do not say so.
  const handles = [child, child.stdin, child.stdout, child.stderr] as unknown as readonly Pick<
    ChildProcess,
    "ref" | "unref"
  >[];
  return {
    ref: () => {
      for (const handle of handles) handle.ref();
    },
    unref: () => {
      for (const handle of handles) handle.unref();
    },
    setKeepAlive: () => {},
    setNoDelay: () => {},
    setTimeout: () => {},
  };
}

const running = new Set<ChildProcess>();

function endAll(): void {
  for (const child of running) child.kill();
}

/** Ends ssh when memgate exits. If memgate is killed, ssh ends because its stdin ends. */
function endWithThisProcess(child: ChildProcess): void {
  if (running.size === 0) process.once("exit", endAll);
  running.add(child);
  const forget = () => {
    running.delete(child);
    if (running.size === 0) process.off("exit", endAll);
  };
  child.once("exit", forget).once("error", forget);
}

function end(child: ChildProcessWithoutNullStreams): void {
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
  child.kill();
}
