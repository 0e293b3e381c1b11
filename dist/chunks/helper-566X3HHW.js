import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  containerName,
  labelsOf,
  removeContainer
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import {
  randomBytes
} from "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  errorCodeOf,
  messageOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/runtime/helper.ts
import { posix } from "node:path";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";

// src/targets/docker/runtime/helper-jvm-script.ts
function jvmFault(code) {
  return Object.assign(new Error(code), { code });
}
function jvmText(fs, path) {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (_error) {
    return "";
  }
}
function jvmStatus(fs, pid) {
  const status = jvmText(fs, `/proc/${pid}/status`);
  const caught = /^SigCgt:\s*(\w+)/m.exec(status);
  if (caught === null || /^State:\s*[ZX]/m.test(status)) return null;
  const inner = /^NSpid:.*?(\d+)$/m.exec(status);
  return {
    innerPid: inner === null ? pid : Number(inner[1]),
    // Bit 3 stands for SIGQUIT. The value may have more bits than a number can hold.
    catchesQuit: (Number.parseInt((caught[1] || "").slice(-4), 16) & 4) !== 0
  };
}
function hasJvmThreads(fs, pid) {
  try {
    return fs.readdirSync(`/proc/${pid}/task`).some((task) => jvmText(fs, `/proc/${pid}/task/${task}/comm`) === "Signal Dispatch\n");
  } catch (_error) {
    return false;
  }
}
async function openJvmSocket(fs, pid, file, socket) {
  let isOwn = true;
  try {
    fs.closeSync(fs.openSync(file, "wx", 384));
  } catch (error) {
    if (error.code !== "EEXIST") throw jvmFault("attach-not-writable");
    isOwn = false;
  }
  const remove = () => {
    try {
      if (isOwn) fs.unlinkSync(file);
    } catch (_error) {
    }
  };
  process.once("exit", remove);
  try {
    process.kill(pid, "SIGQUIT");
    for (const untilMs = Date.now() + 3e3; !fs.existsSync(socket); ) {
      if (jvmStatus(fs, pid) === null) throw jvmFault("app-ended");
      if (Date.now() > untilMs) throw jvmFault("no-response");
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  } finally {
    remove();
    process.removeListener("exit", remove);
  }
}
function sendToJvm(load, path, command) {
  return new Promise((resolve, reject) => {
    const socket = load("net").connect(path);
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (part) => {
      if (text.length < 262144) text += part;
    });
    socket.on("error", (error) => {
      reject(jvmFault(error.code === "EACCES" ? "not-readable" : "no-response"));
    });
    socket.on("close", () => {
      const end = text.indexOf("\n");
      if (end === -1) reject(jvmFault("app-ended"));
      else if (text.slice(0, end) !== "0") reject(jvmFault("refused"));
      else resolve(text.slice(end + 1));
    });
    socket.write(`1\0jcmd\0${command}\0\0\0`);
  });
}
async function askJvm(load, pid, command) {
  const fs = load("fs");
  const status = jvmStatus(fs, pid);
  if (status === null) throw jvmFault("app-ended");
  const maps = jvmText(fs, `/proc/${pid}/maps`);
  if (maps === "") throw jvmFault("not-readable");
  if (!/\/libjvm\.so/.test(maps)) throw jvmFault("not-node");
  if (/\/libj9/.test(maps)) throw jvmFault("not-hotspot");
  const folder = `/proc/${pid}/root/tmp`;
  const socket = `${folder}/.java_pid${status.innerPid}`;
  if (!fs.existsSync(socket)) {
    const flags = jvmText(fs, `/proc/${pid}/cmdline`) + jvmText(fs, `/proc/${pid}/environ`);
    if (/-XX:\+DisableAttachMechanism/.test(flags)) throw jvmFault("attach-disabled");
    if (!status.catchesQuit) throw jvmFault("sigquit-not-caught");
    if (!hasJvmThreads(fs, pid)) throw jvmFault("not-node");
    await openJvmSocket(fs, pid, `${folder}/.attach_pid${status.innerPid}`, socket);
  }
  return sendToJvm(load, socket, command);
}
function jvmScript() {
  const parts2 = [jvmFault, jvmText, jvmStatus, hasJvmThreads, openJvmSocket, sendToJvm, askJvm];
  return { name: askJvm.name, source: parts2.map(String).join("\n") };
}

// src/targets/docker/runtime/helper-script.ts
function fault(code, detail) {
  return Object.assign(new Error(detail), { code });
}
function textOf(fs, path) {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (_error) {
    return "";
  }
}
function processOf(fs, pid) {
  const status = textOf(fs, `/proc/${pid}/status`);
  const field = (name) => {
    const match = new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status);
    return match === null ? null : match[1] ?? "";
  };
  const caught = field("SigCgt");
  const state = field("State");
  if (caught === null || state === null || /^[ZX]/.test(state)) return null;
  let exe = null;
  try {
    exe = fs.readlinkSync(`/proc/${pid}/exe`);
  } catch (_error) {
    exe = null;
  }
  const anonymous = /^(\d+) kB/.exec(field("RssAnon") || "");
  const first = (text) => Number((text || "").split(/\s/)[0]);
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
    anonymousBytes: anonymous === null ? null : Number(anonymous[1]) * 1024
  };
}
function listProcesses(fs) {
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => pid !== process.pid).map((pid) => processOf(fs, pid)).filter((found) => found !== null);
}
function listenersIn(fs, pid) {
  const inodes = /* @__PURE__ */ new Set();
  for (const fd of fs.readdirSync(`/proc/${pid}/fd`)) {
    try {
      const match = /^socket:\[(\d+)\]$/.exec(fs.readlinkSync(`/proc/${pid}/fd/${fd}`));
      if (match !== null) inodes.add(match[1] ?? "");
    } catch (_error) {
    }
  }
  const lines = ["tcp", "tcp6"].map((name) => textOf(fs, `/proc/${pid}/net/${name}`).split("\n").slice(1));
  return [].concat(...lines).reduce((found, line) => {
    const cells = line.trim().split(/\s+/);
    if (cells[3] !== "0A" || !inodes.has(cells[9] ?? "")) return found;
    return found.concat(Number.parseInt((cells[1] ?? "").split(":")[1] ?? "", 16));
  }, []);
}
function getJson(load, port, timeoutMs) {
  const http = load("http");
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, path: "/json/list", timeout: timeoutMs };
    const request = http.get(options, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        if (body.length < 1e5) body += part;
      });
      response.on("end", () => {
        try {
          resolve(JSON.parse(body));
        } catch (_error) {
          resolve(null);
        }
      });
      response.on("close", () => resolve(null));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
}
async function inspectorPath(load, port) {
  const list = await getJson(load, port, 1e3);
  const target = Array.isArray(list) ? list[0] : null;
  const url = target && target.webSocketDebuggerUrl;
  const match = /^ws:\/\/[^/]+(\/.+)$/.exec(String(url));
  return match === null ? null : match[1] ?? null;
}
function frameOf(load, opcode, payload) {
  const mask = load("crypto").randomBytes(4);
  const long = payload.length > 65535 ? 8 : payload.length > 125 ? 2 : 0;
  const head = Buffer.alloc(2 + long);
  head[0] = 128 | opcode;
  head[1] = 128 | (long === 8 ? 127 : long === 2 ? 126 : payload.length);
  if (long === 2) head.writeUInt16BE(payload.length, 2);
  if (long === 8) head.writeUInt32BE(payload.length, 6);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}
function firstFrame(bytes) {
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
function readFrames(load, socket, begun, onText) {
  let parts2 = [begun];
  let size = begun.length;
  let texts = [];
  const read = (chunk) => {
    parts2 = parts2.concat(chunk);
    size += chunk.length;
    const head = parts2[0];
    if (head.length >= 10 && head[1] === 127 && size < 10 + head.readUInt32BE(6)) return;
    let bytes = Buffer.concat(parts2);
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
    parts2 = [bytes];
    size = bytes.length;
  };
  socket.on("data", read);
  read(Buffer.alloc(0));
}
function openChannel(load, port, path, onText, onEnd) {
  const socket = load("net").connect(port, "127.0.0.1");
  const key = load("crypto").randomBytes(16).toString("base64");
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const greet = (chunk) => {
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
        end: () => void socket.destroy()
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
    socket.write(`GET ${path} HTTP/1.1\r
Host: 127.0.0.1:${port}\r
${upgrade}\r
Sec-WebSocket-Key: ${key}\r
\r
`);
  });
}
function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
function flagsOf(fs, { pid, words }) {
  const variables = textOf(fs, `/proc/${pid}/environ`).split("\0");
  const options = variables.filter((text) => text.indexOf("NODE_OPTIONS=") === 0).map((text) => text.slice(13));
  return words.slice(1).concat(...options.map((text) => text.split(/\s+/)));
}
async function inspectorOf(load, pid) {
  const fs = load("fs");
  const found = processOf(fs, pid);
  if (found === null) throw fault("app-ended", "the process has ended");
  if (found.exe === null) throw fault("not-readable", "/proc/PID/exe cannot be read");
  if (!/(^|\/)(node|nodejs)( \(deleted\))?$/.test(found.exe)) throw fault("not-node", found.exe);
  const flags = flagsOf(fs, found);
  const has = (pattern) => flags.some((flag) => pattern.test(flag));
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
  for (const untilMs = Date.now() + 2e3; Date.now() < untilMs; ) {
    await pause(20);
    if (processOf(fs, pid) === null) throw fault("app-ended", "the process ended after SIGUSR1");
    const added = listenersIn(fs, pid).filter((port) => before.indexOf(port) === -1);
    isListening = added.length > 0;
    for (const port of added) {
      const path = await inspectorPath(load, port);
      if (path !== null) return { port, path, wasOpen: false };
    }
  }
  throw isListening ? fault("no-response", "the inspector does not respond") : fault("own-handler", "no inspector opened after SIGUSR1");
}
async function openSession(load, pid) {
  const { port, path, wasOpen } = await inspectorOf(load, pid);
  const waiting = /* @__PURE__ */ new Map();
  let last = 0;
  let hasEnded = false;
  const onText = (text) => {
    const { id, result, error } = JSON.parse(text);
    const entry = id === void 0 ? void 0 : waiting.get(id);
    if (entry === void 0 || id === void 0) return;
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
  const call = (method, params) => new Promise((resolve, reject) => {
    if (hasEnded) return reject(fault("app-ended", "the connection to the inspector ended"));
    last += 1;
    waiting.set(last, { resolve, reject });
    channel.send(JSON.stringify({ id: last, method, params }));
  });
  const close = async () => {
    if (!wasOpen && !hasEnded) {
      const source = "(process.getBuiltinModule||require)('inspector').close()";
      call("Runtime.evaluate", { expression: source, includeCommandLineAPI: true }).catch(() => {
      });
      for (let waitedMs = 0; waitedMs < 1e3 && !hasEnded; waitedMs += 10) await pause(10);
    }
    channel.end();
  };
  return { call, close };
}
function replyToQuestions(load, askJvm2) {
  const sessions = /* @__PURE__ */ new Map();
  const sessionOf = (pid) => {
    const session = sessions.get(pid);
    if (session === void 0) throw fault("not-open", "the process must be opened first");
    return session;
  };
  const reply = async ({ ask, pid, method, params, command }) => {
    if (ask === "list") return listProcesses(load("fs"));
    if (ask === "jvm") return askJvm2(load, pid, command);
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
  const write = (line) => process.stdout.write(`${JSON.stringify(line)}
`);
  const reader = load("readline").createInterface({ input: process.stdin });
  reader.on("line", (line) => {
    const question = JSON.parse(line);
    reply(question).then(
      (result) => write({ id: question.id, result }),
      (error) => write({ id: question.id, fault: { code: error.code || "failed", detail: String(error.message) } })
    );
  });
  reader.on("close", () => {
    const closing = Array.from(sessions.values()).map(
      (session) => session.then(({ close }) => close()).catch(() => {
      })
    );
    Promise.all(closing).then(() => process.exit(0));
  });
}
var parts = [
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
  replyToQuestions
];
function helperScript() {
  const { name, source } = jvmScript();
  return `${parts.map(String).join("\n")}
${source}
${replyToQuestions.name}(require, ${name});`;
}

// src/targets/docker/runtime/helper.ts
var memoryBytes = 128 * 2 ** 20;
var maxProcesses = 64;
var endMs = 1500;
var maxComplaint = 4e3;
async function openHelper(docker, plan, signal) {
  const app = await docker.getContainer(plan.appId).inspect();
  assertOwnProcesses(app);
  signal.throwIfAborted();
  const name = `${containerName(plan.runId)}-helper-${randomBytes(2).toString("hex")}`;
  plan.addCleanup(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
  let refusal = null;
  for await (const program of programsFor(app)) {
    signal.throwIfAborted();
    const container = await docker.createContainer(helperOptions(plan, name, app, program)).catch(refuse);
    try {
      await program.prepare(container);
      return await start(docker, container, signal);
    } catch (error) {
      await container.remove({ force: true, v: true }).catch(() => {
      });
      if (!isMissingProgram(error)) throw refused(error);
      refusal = error;
    }
  }
  throw Object.assign(new Error(messageOf(refusal)), { code: "node-missing" });
}
async function* programsFor(app) {
  for (const node of /* @__PURE__ */ new Set([...nodeIn(app), "node", "nodejs"])) {
    const entrypoint = [node, "-e", helperScript()];
    yield { entrypoint, env: ["NODE_OPTIONS=", "NODE_V8_COVERAGE="], volume: null, prepare: async () => {
    } };
  }
  const { javaEntrypoint, javaEnv, helperVolume, putJavaHelper } = await import("./jvm-helper-HWOSJAQI.js");
  for (const java of new Set(javaIn(app))) {
    yield { entrypoint: javaEntrypoint(java), env: javaEnv, volume: helperVolume, prepare: putJavaHelper };
  }
}
function javaIn({ Path, Config }) {
  const home = (Config.Env ?? []).find((variable) => variable.startsWith("JAVA_HOME="))?.slice("JAVA_HOME=".length);
  const own = Path.includes("/") ? posix.resolve("/", Config.WorkingDir ?? "", Path) : Path;
  return [.../(^|\/)java$/.test(own) ? [own] : [], ...home ? [`${home}/bin/java`] : [], "java"];
}
function assertOwnProcesses({ HostConfig: { PidMode } }) {
  if (/^(host|container:|ns:)/.test(PidMode ?? "")) {
    throw refused(new Error(`the container shares its PID namespace with other processes (${PidMode})`));
  }
}
function nodeIn({ Path }) {
  return /(^|\/)(node|nodejs)$/.test(Path) ? [Path] : [];
}
function isMissingProgram(error) {
  return /not found|no such file|not a directory|permission denied/i.test(messageOf(error));
}
function refused(error) {
  return errorCodeOf(error) === "helper-refused" ? error : Object.assign(new Error(messageOf(error)), { code: "helper-refused" });
}
function refuse(error) {
  throw refused(error);
}
function helperOptions({ appId, runId, user }, name, { Config, Image, HostConfig }, { entrypoint, env, volume }) {
  const as = user ?? Config.User;
  const isRoot = as === "" || /^(0|root)(:|$)/.test(as);
  const body = {
    Image,
    Labels: { ...labelsOf(runId) },
    Entrypoint: entrypoint,
    Cmd: [],
    User: as,
    WorkingDir: "/",
    Env: env,
    ...volume === null ? {} : { Volumes: { [volume]: {} } },
    Healthcheck: { Test: ["NONE"] },
    OpenStdin: true,
    // If memgate is killed, stdin ends and so does the helper.
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      NetworkMode: `container:${appId}`,
      PidMode: `container:${appId}`,
      ...HostConfig.UsernsMode ? { UsernsMode: HostConfig.UsernsMode } : {},
      ReadonlyRootfs: true,
      // The kernel shows a process's program only to a process with all of its capabilities.
      ...isRoot ? { CapAdd: HostConfig.CapAdd ?? [], CapDrop: HostConfig.CapDrop ?? [] } : { CapDrop: ["ALL"] },
      SecurityOpt: ["no-new-privileges"],
      Memory: memoryBytes,
      MemorySwap: memoryBytes,
      PidsLimit: maxProcesses,
      LogConfig: { Type: "none", Config: {} }
    }
  };
  return { _query: { name }, _body: body };
}
async function start(docker, container, signal) {
  const stream = await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
  try {
    signal.throwIfAborted();
    await container.start();
    signal.throwIfAborted();
    return speak(docker, container, stream, signal);
  } catch (error) {
    stream.end();
    throw error;
  }
}
function speak(docker, container, stream, signal) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, err);
  let complaint = "";
  err.on("data", (part) => {
    if (complaint.length < maxComplaint) complaint += part.toString("utf8");
  });
  const waiting = /* @__PURE__ */ new Map();
  let last = 0;
  let hasEnded = false;
  let finishing = null;
  let markEnded = () => {
  };
  const ended = new Promise((resolve) => {
    markEnded = resolve;
  });
  const onEnd = () => {
    hasEnded = true;
    markEnded();
    for (const { reject } of waiting.values()) reject(helperGone(finishing !== null, complaint));
    waiting.clear();
  };
  createInterface({ input: out }).on("line", (line) => {
    const reply = replyIn(line);
    const entry = reply === null ? void 0 : waiting.get(reply.id);
    if (reply === null || entry === void 0) return;
    waiting.delete(reply.id);
    if (reply.fault === void 0) entry.resolve(reply.result);
    else entry.reject(Object.assign(new Error(reply.fault.detail ?? reply.fault.code), { code: reply.fault.code }));
  });
  for (const event of ["end", "close", "error"]) stream.on(event, onEnd);
  const ask = (question) => new Promise((resolve, reject) => {
    if (hasEnded) return reject(helperGone(finishing !== null, complaint));
    last += 1;
    waiting.set(last, { resolve, reject });
    stream.write(`${JSON.stringify({ id: last, ...question })}
`);
  });
  const finish = async () => {
    stream.end();
    const timer = setTimeout(markEnded, endMs);
    await ended;
    clearTimeout(timer);
    await container.remove({ force: true, v: true }).catch(() => {
    });
  };
  const end = () => {
    signal.removeEventListener("abort", end);
    finishing ??= finish();
    return finishing;
  };
  signal.addEventListener("abort", end, { once: true });
  return {
    list: async () => await ask({ ask: "list" }),
    open: async (pid) => void await ask({ ask: "open", pid }),
    call: (pid, method, params) => ask({ ask: "call", pid, method, params }),
    close: async (pid) => void await ask({ ask: "close", pid }),
    jvm: async (pid, command) => String(await ask({ ask: "jvm", pid, command })),
    end
  };
}
function helperGone(wasEnded, complaint) {
  if (complaint.includes("UnsupportedClassVersionError")) {
    return Object.assign(new Error("the Java of the image is older than version 16"), { code: "java-too-old" });
  }
  const [refusal] = /^Error:? .*$/m.exec(complaint) ?? [];
  if (!wasEnded && refusal !== void 0) return refused(new Error(refusal));
  const code = wasEnded ? "helper-ended" : "app-ended";
  return Object.assign(new Error("the helper container ended"), { code });
}
function replyIn(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
export {
  openHelper
};
