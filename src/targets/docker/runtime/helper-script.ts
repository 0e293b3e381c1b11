// The program of the helper container. It runs in the app's image with the app's Node.js, so its functions import nothing
// and use no syntax that Node.js 14 lacks. They call each other by name and reach Node.js only through `load`.

import type * as NodeCrypto from "node:crypto";
import type * as NodeFs from "node:fs";
import type * as NodeHttp from "node:http";
import type * as NodeNet from "node:net";
import type * as NodeReadline from "node:readline";
import { jvmScript } from "./helper-jvm-script.ts";

type Load = (name: string) => unknown;
type Fs = typeof NodeFs;
type Crypto = typeof NodeCrypto;
type Net = typeof NodeNet;

interface Found {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
  readonly words: readonly string[];
  readonly exe: string | null;
  readonly catchesUsr1: boolean;
  readonly isJvm: boolean;
  readonly anonymousBytes: number | null;
}

interface Channel {
  readonly send: (text: string) => void;
  readonly end: () => void;
}

interface Session {
  readonly call: (method: string, params: object) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

function fault(code: string, detail: string): Error {
  return Object.assign(new Error(detail), { code });
}

/** The file as text. Empty if it cannot be read. */
function textOf(fs: Fs, path: string): string {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (_error) {
    return "";
  }
}

/** Null if the process has ended. */
function processOf(fs: Fs, pid: number): Found | null {
  const status = textOf(fs, `/proc/${pid}/status`);
  const field = (name: string) => {
    const match = new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status);
    return match === null ? null : (match[1] ?? "");
  };
  const caught = field("SigCgt");
  const state = field("State");
  if (caught === null || state === null || /^[ZX]/.test(state)) return null;
  let exe: string | null = null;
  try {
    exe = fs.readlinkSync(`/proc/${pid}/exe`);
  } catch (_error) {
    exe = null;
  }
  const anonymous = /^(\d+) kB/.exec(field("RssAnon") || "");
  const first = (text: string | null) => Number((text || "").split(/\s/)[0]);
  const words = textOf(fs, `/proc/${pid}/cmdline`).split("\0").filter(Boolean);
  return {
    pid,
    uid: first(field("Uid")),
    gid: first(field("Gid")),
    words: words.length > 0 ? words : [`[${field("Name")}]`],
    exe,
    // Bit 10 stands for SIGUSR1. The value may have more bits than a number can hold.
    catchesUsr1: (Number.parseInt(caught.slice(-4), 16) & 512) !== 0,
    isJvm: /\/libjvm\.so/.test(textOf(fs, `/proc/${pid}/maps`)),
    anonymousBytes: anonymous === null ? null : Number(anonymous[1]) * 1024,
  };
}

function listProcesses(fs: Fs): readonly Found[] {
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids
    .map(Number)
    .filter((pid) => pid !== process.pid)
    .map((pid) => processOf(fs, pid))
    .filter((found): found is Found => found !== null);
}

/** The TCP ports on which the process itself listens. */
function listenersIn(fs: Fs, pid: number): readonly number[] {
  const inodes = new Set<string>();
  for (const fd of fs.readdirSync(`/proc/${pid}/fd`)) {
    try {
      const match = /^socket:\[(\d+)\]$/.exec(fs.readlinkSync(`/proc/${pid}/fd/${fd}`));
      if (match !== null) inodes.add(match[1] ?? "");
    } catch (_error) {
      // The process closed the file meanwhile.
    }
  }
  const lines = ["tcp", "tcp6"].map((name) => textOf(fs, `/proc/${pid}/net/${name}`).split("\n").slice(1));
  return ([] as string[]).concat(...lines).reduce((found: readonly number[], line) => {
    const cells = line.trim().split(/\s+/);
    if (cells[3] !== "0A" || !inodes.has(cells[9] ?? "")) return found;
    return found.concat(Number.parseInt((cells[1] ?? "").split(":")[1] ?? "", 16));
  }, []);
}

/** Resolves with the body of a response, or with null if the port does not respond in time. */
function getJson(load: Load, port: number, timeoutMs: number): Promise<unknown> {
  const http = load("http") as typeof NodeHttp;
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, path: "/json/list", timeout: timeoutMs };
    const request = http.get(options, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        if (body.length < 100000) body += part;
      });
      response.on("end", () => {
        try {
          resolve(JSON.parse(body));
        } catch (_error) {
          resolve(null);
        }
      });
      // An incomplete response has no end.
      response.on("close", () => resolve(null));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
}

/** The path of the inspector's WebSocket. Null if no inspector responds at the port. */
async function inspectorPath(load: Load, port: number): Promise<string | null> {
  const list = await getJson(load, port, 1000);
  const target: unknown = Array.isArray(list) ? list[0] : null;
  const url = target && (target as { readonly webSocketDebuggerUrl?: unknown }).webSocketDebuggerUrl;
  const match = /^ws:\/\/[^/]+(\/.+)$/.exec(String(url));
  return match === null ? null : (match[1] ?? null);
}

/** A frame from a client: final, masked, with a text, or with the payload of a pong. */
function frameOf(load: Load, opcode: number, payload: Buffer): Buffer {
  const mask = (load("crypto") as Crypto).randomBytes(4);
  const long = payload.length > 65535 ? 8 : payload.length > 125 ? 2 : 0;
  const head = Buffer.alloc(2 + long);
  head[0] = 128 | opcode;
  head[1] = 128 | (long === 8 ? 127 : long === 2 ? 126 : payload.length);
  if (long === 2) head.writeUInt16BE(payload.length, 2);
  if (long === 8) head.writeUInt32BE(payload.length, 6);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

interface Frame {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly payload: Buffer;
  readonly rest: Buffer;
}

/** The first frame of a server. Null if it is not complete yet. */
function firstFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const [first = 0, second = 0] = bytes;
  const short = second & 127;
  const at = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < at) return null;
  const length = short === 127 ? bytes.readUInt32BE(6) : short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < at + length) return null;
  const payload = bytes.slice(at, at + length);
  return { opcode: first & 15, isFinal: first > 127, payload, rest: bytes.slice(at + length) };
}

/** Passes on the texts in a stream of frames. Replies to pings. */
function readFrames(load: Load, socket: NodeNet.Socket, begun: Buffer, onText: (text: string) => void): void {
  let parts: readonly Buffer[] = [begun];
  let size = begun.length;
  let texts: readonly Buffer[] = [];
  const read = (chunk: Buffer) => {
    parts = parts.concat(chunk);
    size += chunk.length;
    // A result may have many chunks: join them only if the frame may be complete.
    const head = parts[0] as Buffer;
    if (head.length >= 10 && (head[1] as number) === 127 && size < 10 + head.readUInt32BE(6)) return;
    let bytes: Buffer = Buffer.concat(parts);
    for (let frame = firstFrame(bytes); frame !== null; frame = firstFrame(bytes)) {
      bytes = frame.rest;
      if (frame.opcode === 9) socket.write(frameOf(load, 10, frame.payload));
      if (frame.opcode === 8) socket.end();
      if (frame.opcode > 2) continue;
      texts = texts.concat(frame.payload);
      if (!frame.isFinal) continue;
      onText(Buffer.concat(texts).toString("utf8"));
      texts = [];
    }
    parts = [bytes];
    size = bytes.length;
  };
  socket.on("data", read);
  read(Buffer.alloc(0));
}

/** Opens a WebSocket on this machine. Rejects if the server refuses it. */
function openChannel(
  load: Load,
  port: number,
  path: string,
  onText: (text: string) => void,
  onEnd: () => void,
): Promise<Channel> {
  const socket = (load("net") as Net).connect(port, "127.0.0.1");
  const key = (load("crypto") as Crypto).randomBytes(16).toString("base64");
  return new Promise((resolve, reject) => {
    let head: Buffer = Buffer.alloc(0);
    const greet = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return;
      socket.removeListener("data", greet);
      const status = head.toString("latin1", 0, end);
      if (!/^HTTP\/1\.1 101/.test(status)) {
        socket.destroy();
        reject(new Error(status.split("\r\n")[0]));
        return;
      }
      resolve({
        send: (text) => void socket.write(frameOf(load, 1, Buffer.from(text))),
        end: () => void socket.destroy(),
      });
      readFrames(load, socket, head.slice(end + 4), onText);
    };
    socket.on("data", greet);
    socket.on("error", reject);
    socket.on("close", () => {
      reject(new Error("the connection was closed"));
      onEnd();
    });
    const upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13";
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${upgrade}\r\nSec-WebSocket-Key: ${key}\r\n\r\n`);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Finds the words of the command and of NODE_OPTIONS that decide whether the process may be asked. */
function flagsOf(fs: Fs, { pid, words }: Found): readonly string[] {
  const variables = textOf(fs, `/proc/${pid}/environ`).split("\0");
  const options = variables.filter((text) => text.indexOf("NODE_OPTIONS=") === 0).map((text) => text.slice(13));
  return words.slice(1).concat(...options.map((text) => text.split(/\s+/)));
}

/**
 * Finds the port of the inspector, and opens the inspector if necessary. Sends SIGUSR1 only to a process that is proven
 * to be Node.js and that handles the signal: the signal would end any other program.
 */
async function inspectorOf(load: Load, pid: number) {
  const fs = load("fs") as Fs;
  const found = processOf(fs, pid);
  if (found === null) throw fault("app-ended", "the process has ended");
  if (found.exe === null) throw fault("not-readable", "/proc/PID/exe cannot be read");
  if (!/(^|\/)(node|nodejs)( \(deleted\))?$/.test(found.exe)) throw fault("not-node", found.exe);
  const flags = flagsOf(fs, found);
  const has = (pattern: RegExp) => flags.some((flag) => pattern.test(flag));
  const before = listenersIn(fs, pid);
  if (has(/^--inspect/)) {
    for (const port of before) {
      const path = await inspectorPath(load, port);
      if (path !== null) return { port, path, wasOpen: true };
    }
  }
  if (has(/^--disable-sigusr1$/)) throw fault("sigusr1-disabled", "--disable-sigusr1");
  if (has(/^--(experimental-)?permission$/)) throw fault("permission-model", "--permission");
  if (!found.catchesUsr1) throw fault("signal-not-caught", "SigCgt lacks SIGUSR1");
  process.kill(pid, "SIGUSR1");
  let isListening = false;
  for (const untilMs = Date.now() + 2000; Date.now() < untilMs; ) {
    await pause(20);
    if (processOf(fs, pid) === null) throw fault("app-ended", "the process ended after SIGUSR1");
    const added = listenersIn(fs, pid).filter((port) => before.indexOf(port) === -1);
    isListening = added.length > 0;
    for (const port of added) {
      const path = await inspectorPath(load, port);
      if (path !== null) return { port, path, wasOpen: false };
    }
  }
  throw isListening
    ? fault("no-response", "the inspector does not respond")
    : fault("own-handler", "no inspector opened after SIGUSR1");
}

/** Connects to the inspector of a process. `close` closes the inspector again, unless the app itself had opened it. */
async function openSession(load: Load, pid: number): Promise<Session> {
  const { port, path, wasOpen } = await inspectorOf(load, pid);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let hasEnded = false;
  const onText = (text: string) => {
    const { id, result, error } = JSON.parse(text) as { id?: number; result?: unknown; error?: { message: string } };
    const entry = id === undefined ? undefined : waiting.get(id);
    if (entry === undefined || id === undefined) return;
    waiting.delete(id);
    if (error) entry.reject(fault("refused", error.message));
    else entry.resolve(result);
  };
  const onEnd = () => {
    hasEnded = true;
    waiting.forEach(({ reject }) => {
      reject(fault("app-ended", "the connection to the inspector ended"));
    });
    waiting.clear();
  };
  const channel = await openChannel(load, port, path, onText, onEnd);
  const call = (method: string, params: object) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded) return reject(fault("app-ended", "the connection to the inspector ended"));
      last += 1;
      waiting.set(last, { resolve, reject });
      channel.send(JSON.stringify({ id: last, method, params }));
    });
  const close = async () => {
    if (!wasOpen && !hasEnded) {
      const source = "(process.getBuiltinModule||require)('inspector').close()";
      call("Runtime.evaluate", { expression: source, includeCommandLineAPI: true }).catch(() => {});
      for (let waitedMs = 0; waitedMs < 1000 && !hasEnded; waitedMs += 10) await pause(10);
    }
    channel.end();
  };
  return { call, close };
}

interface Question {
  readonly id: number;
  readonly ask: "list" | "open" | "call" | "close" | "jvm";
  readonly pid: number;
  readonly method: string;
  readonly params: object;
  readonly command: string;
}

type AskJvm = (load: Load, pid: number, command: string) => Promise<string>;

/** Replies to each line of stdin by one line on stdout. Closes every inspector when stdin ends. */
function replyToQuestions(load: Load, askJvm: AskJvm): void {
  const sessions = new Map<number, Promise<Session>>();
  const sessionOf = (pid: number) => {
    const session = sessions.get(pid);
    if (session === undefined) throw fault("not-open", "the process must be opened first");
    return session;
  };
  const reply = async ({ ask, pid, method, params, command }: Question): Promise<unknown> => {
    if (ask === "list") return listProcesses(load("fs") as Fs);
    if (ask === "jvm") return askJvm(load, pid, command);
    if (ask === "open") {
      if (!sessions.has(pid)) sessions.set(pid, openSession(load, pid));
      try {
        await sessionOf(pid);
      } catch (error) {
        sessions.delete(pid);
        throw error;
      }
      return null;
    }
    const session = await sessionOf(pid);
    if (ask === "call") return session.call(method, params);
    sessions.delete(pid);
    await session.close();
    return null;
  };
  const write = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
  const reader = (load("readline") as typeof NodeReadline).createInterface({ input: process.stdin });
  reader.on("line", (line) => {
    const question = JSON.parse(line) as Question;
    reply(question).then(
      (result) => write({ id: question.id, result }),
      (error: Error & { readonly code?: string }) =>
        write({ id: question.id, fault: { code: error.code || "failed", detail: String(error.message) } }),
    );
  });
  reader.on("close", () => {
    // An inspector that is just opening is closed, too.
    const closing = Array.from(sessions.values()).map((session) =>
      session.then(({ close }) => close()).catch(() => {}),
    );
    Promise.all(closing).then(() => process.exit(0));
  });
}

const parts = [
  fault,
  textOf,
  processOf,
  listProcesses,
  listenersIn,
  getJson,
  inspectorPath,
  frameOf,
  firstFrame,
  readFrames,
  openChannel,
  pause,
  flagsOf,
  inspectorOf,
  openSession,
  replyToQuestions,
];

/** The source of the program, for `node -e`. */
export function helperScript(): string {
  const { name, source } = jvmScript();
  return `${parts.map(String).join("\n")}\n${source}\n${replyToQuestions.name}(require, ${name});`;
}
