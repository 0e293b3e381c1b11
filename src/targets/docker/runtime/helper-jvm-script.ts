// The part of the helper's program that asks a JVM, by the HotSpot attach protocol. As in helper-script.ts, the functions
// import nothing, and use no syntax that Node.js 14 lacks.

import type * as NodeFs from "node:fs";
import type * as NodeNet from "node:net";

type Load = (name: string) => unknown;
type Fs = typeof NodeFs;

function jvmFault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The file as text. Empty if it cannot be read. */
function jvmText(fs: Fs, path: string): string {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (_error) {
    return "";
  }
}

/** Null if the process has ended. */
function jvmStatus(fs: Fs, pid: number): { readonly innerPid: number; readonly catchesQuit: boolean } | null {
  const status = jvmText(fs, `/proc/${pid}/status`);
  const caught = /^SigCgt:\s*(\w+)/m.exec(status);
  if (caught === null || /^State:\s*[ZX]/m.test(status)) return null;
  // The PID in the process's own namespace, which may be inside the container's.
  const inner = /^NSpid:.*?(\d+)$/m.exec(status);
  return {
    innerPid: inner === null ? pid : Number(inner[1]),
    // Bit 3 stands for SIGQUIT. The value may have more bits than a number can hold.
    catchesQuit: (Number.parseInt((caught[1] || "").slice(-4), 16) & 4) !== 0,
  };
}

/**
 * True if the process has the thread of HotSpot that handles SIGQUIT. A program may have loaded the library of a JVM
 * without starting one, and a fork of a JVM keeps the library but not the threads: the signal could end both.
 */
function hasJvmThreads(fs: Fs, pid: number): boolean {
  try {
    // The kernel keeps 15 characters of "Signal Dispatcher".
    return fs
      .readdirSync(`/proc/${pid}/task`)
      .some((task) => jvmText(fs, `/proc/${pid}/task/${task}/comm`) === "Signal Dispatch\n");
  } catch (_error) {
    return false;
  }
}

/** Makes a JVM open its socket. Creates a file in the app's /tmp, and removes it again. */
async function openJvmSocket(fs: Fs, pid: number, file: string, socket: string): Promise<void> {
  let isOwn = true;
  try {
    fs.closeSync(fs.openSync(file, "wx", 0o600));
  } catch (error) {
    if ((error as { readonly code?: string }).code !== "EEXIST") throw jvmFault("attach-not-writable");
    isOwn = false;
  }
  const remove = () => {
    try {
      if (isOwn) fs.unlinkSync(file);
    } catch (_error) {
      // The JVM or its container removed it.
    }
  };
  process.once("exit", remove);
  try {
    process.kill(pid, "SIGQUIT");
    for (const untilMs = Date.now() + 3000; !fs.existsSync(socket); ) {
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

/** Sends a command of jcmd to a JVM whose socket is open. */
function sendToJvm(load: Load, path: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = (load("net") as typeof NodeNet).connect(path);
    let text = "";
    socket.setEncoding("utf8");
    // The histogram of a large app has more lines. memgate reads only the first ones.
    socket.on("data", (part: string) => {
      if (text.length < 262144) text += part;
    });
    socket.on("error", (error: Error & { readonly code?: string }) => {
      reject(jvmFault(error.code === "EACCES" ? "not-readable" : "no-response"));
    });
    socket.on("close", () => {
      const end = text.indexOf("\n");
      if (end === -1) reject(jvmFault("app-ended"));
      else if (text.slice(0, end) !== "0") reject(jvmFault("refused"));
      else resolve(text.slice(end + 1));
    });
    // The version of the protocol, the kind of command, and three arguments.
    socket.write(`1\0jcmd\0${command}\0\0\0`);
  });
}

/**
 * Sends a command of jcmd to a JVM. Sends SIGQUIT only to a process that is proven to be a JVM and that handles the
 * signal: the signal would end any other program.
 */
async function askJvm(load: Load, pid: number, command: string): Promise<string> {
  const fs = load("fs") as Fs;
  const status = jvmStatus(fs, pid);
  if (status === null) throw jvmFault("app-ended");
  const maps = jvmText(fs, `/proc/${pid}/maps`);
  if (maps === "") throw jvmFault("not-readable");
  if (!/\/libjvm\.so/.test(maps)) throw jvmFault("not-node");
  // OpenJ9 has another protocol, and writes a core file on SIGQUIT.
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

/** The name and the source of the function that asks a JVM, with all functions that it calls. */
export function jvmScript(): { readonly name: string; readonly source: string } {
  const parts = [jvmFault, jvmText, jvmStatus, hasJvmThreads, openJvmSocket, sendToJvm, askJvm];
  return { name: askJvm.name, source: parts.map(String).join("\n") };
}
