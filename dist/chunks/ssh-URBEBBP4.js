import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  spawnUnwatched
} from "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  noSshCode,
  sshTimeoutSeconds
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  messageOf,
  printable
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/engine/ssh.ts
import { Agent } from "node:http";
import { Duplex } from "node:stream";
var maxIdleConnections = 4;
var maxErrorLines = 6;
var maxErrorChars = 4096;
var errorDelayMs = 200;
function sshArguments(address) {
  const { hostname, port, username, pathname } = new URL(address);
  const socketPath = decodeURIComponent(pathname);
  return [
    ...["-o", `ConnectTimeout=${sshTimeoutSeconds}`, "-T"],
    ...username === "" ? [] : ["-l", decodeURIComponent(username)],
    ...port === "" ? [] : ["-p", port],
    ...["--", hostname.replace(/^\[(.*)\]$/, "$1"), "docker"],
    .../^\/*$/.test(socketPath) ? [] : [quoted(`--host=unix://${socketPath}`)],
    ...["system", "dial-stdio"]
  ];
}
function quoted(word) {
  return /^[\w/:.=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function sshAgent(address) {
  const args = sshArguments(address);
  const agent = new Agent({ keepAlive: true, maxFreeSockets: maxIdleConnections });
  return Object.assign(agent, { createConnection: () => connect(args) });
}
function connect(args) {
  const detached = process.platform !== "win32";
  const child = spawnUnwatched("ssh", args, { detached });
  endWithThisProcess(child);
  const socket = new Duplex({
    allowHalfOpen: false,
    read: () => void child.stdout.resume(),
    // Ignores errors of stdin (EPIPE): the exit of ssh explains them.
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, (error) => error ? void 0 : done()),
    final: (done) => void child.stdin.end(() => done()),
    destroy: (error, done) => {
      end(child);
      done(error);
    }
  });
  child.stdin.on("error", () => {
  });
  child.stdout.on("data", (data) => {
    if (!socket.push(data)) child.stdout.pause();
  });
  reportEnd(child, socket);
  return Object.assign(socket, socketMethods(child));
}
function reportEnd(child, socket) {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr = (stderr + text).slice(-maxErrorChars);
  });
  child.once("error", (error) => {
    const noSsh = new Error(`ssh cannot be run: ${messageOf(error)}`);
    socket.destroy(Object.assign(noSsh, { code: noSshCode }));
  });
  const closeInput = () => {
    socket.push(null);
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
function failureOf(how, stderr) {
  const lines = stderr.split(/[\r\n]+/).filter((line) => /\w/.test(line));
  return [`ssh ended with ${how}`, ...lines.slice(-maxErrorLines).map(printable)].join(": ");
}
function socketMethods(child) {
  const handles = [child, child.stdin, child.stdout, child.stderr];
  return {
    ref: () => {
      for (const handle of handles) handle.ref();
    },
    unref: () => {
      for (const handle of handles) handle.unref();
    },
    setKeepAlive: () => {
    },
    setNoDelay: () => {
    },
    setTimeout: () => {
    }
  };
}
var running = /* @__PURE__ */ new Set();
function endAll() {
  for (const child of running) child.kill();
}
function endWithThisProcess(child) {
  if (running.size === 0) process.once("exit", endAll);
  running.add(child);
  const forget = () => {
    running.delete(child);
    if (running.size === 0) process.off("exit", endAll);
  };
  child.once("exit", forget).once("error", forget);
}
function end(child) {
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
  child.kill();
}
export {
  sshAgent,
  sshArguments
};
