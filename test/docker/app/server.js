// @ts-nocheck: a separate script without type annotations
// The app that the docker suite gates. MODE selects how it misbehaves.
import { spawn } from "node:child_process";
import { closeSync, openSync, readSync, writeFileSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import { createMany, readAgain } from "./files.js";

const mode = process.env.MODE ?? "ok";
const startMs = Number(process.env.START_MS ?? 0);
const afterMs = Number(process.env.AFTER_MS ?? 500);
const mebibyte = 2 ** 20;

let firstRequestMs = null;

/** Writes every block: a sparse file would use no memory. */
function writeFile(path, mebibytes) {
  const block = Buffer.alloc(mebibyte, 7);
  const fd = openSync(path, "w");
  for (let i = 0; i < mebibytes; i++) writeSync(fd, block);
  closeSync(fd);
}

/** Reads into one small buffer, so that only the page cache grows. */
function readFile(path) {
  const fd = openSync(path, "r");
  const block = Buffer.alloc(mebibyte);
  while (readSync(fd, block) > 0);
  closeSync(fd);
}

/** Allocated at the start. In grow-late it brings the app close to the limit before the growth begins. In holding it is
 * more than Node.js maps of its own program. */
const allocatedMebibytes = { file: 20, "grow-late": 40, holding: 60 }[mode] ?? 0;
const allocated = Buffer.alloc(allocatedMebibytes * mebibyte, 1);
const eaten = [];
let isWritten = false;
let servedSocket = null;
let isGrowing = false;

const server = createServer((request, response) => {
  if (request.url === "/healthz") return response.end("ok\n");
  firstRequestMs ??= Date.now();
  const isLate = Date.now() - firstRequestMs > afterMs;
  switch (mode) {
    case "500":
      response.statusCode = 500;
      return response.end("no\n");
    case "busy":
      // Uses a core for as long as requests come.
      for (const endMs = Date.now() + 5; Date.now() < endMs; );
      return response.end("ok\n");
    case "exit-in-load":
      if (isLate) {
        console.log("giving up under load");
        process.exit(3);
      }
      return response.end("ok\n");
    case "hang-in-load":
      return isLate ? undefined : response.end("ok\n");
    case "one-connection":
      // Like a pool with a single free slot: all other users wait.
      servedSocket ??= request.socket;
      return request.socket === servedSocket ? response.end("ok\n") : undefined;
    case "early-hints":
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      return response.end("ok\n");
    case "read-twice":
      if (!isWritten) {
        isWritten = true;
        writeFile("/tmp/file", 200);
        for (let round = 0; round < 2; round++) readFile("/tmp/file");
      }
      return response.end("ok\n");
    case "mapped":
      if (!isWritten) {
        isWritten = true;
        writeFile("/tmp/file", 200);
        spawn("/app/mapped", ["/tmp/file", "3"], { stdio: "inherit" });
      }
      return response.end("ok\n");
    case "mapped-again":
      if (!isWritten) {
        isWritten = true;
        writeFile("/tmp/file", 200);
        spawn("/app/mapped", ["/tmp/file", "1000000"], { stdio: "inherit" });
      }
      return response.end("ok\n");
    case "read-again":
      if (!isWritten) {
        isWritten = true;
        writeFile("/tmp/file", 200);
        readAgain("/tmp/file");
      }
      return response.end("ok\n");
    case "tmpfs":
      if (!isWritten) {
        isWritten = true;
        writeFile("/dev/shm/file", 60);
      }
      return response.end("ok\n");
    case "grow-late":
      // Some time after the first request, a shell doubles a string until the kernel kills it instead of this process.
      if (!isGrowing) {
        const script = "echo 1000 >/proc/self/oom_score_adj; x=a; while :; do x=$x$x; done";
        setTimeout(() => spawn("sh", ["-c", script]), afterMs);
      }
      isGrowing = true;
      return response.end("ok\n");
    case "eat":
      eaten.push(Buffer.alloc(4 * mebibyte, 1));
      return response.end("ok\n");
    case "drop":
      return request.socket.destroy();
    case "file":
      if (!isWritten) {
        isWritten = true;
        writeFile("/tmp/file", 300);
      }
      return response.end(`${allocated.length}\n`);
    default:
      if (request.url !== "/") response.statusCode = 404;
      return response.end("ok\n");
  }
});

console.log(`mode ${mode}`);
if (mode === "log-env") {
  const { KEY, API_TOKEN, PLAIN } = process.env;
  const basic = Buffer.from(`user:${KEY}`).toString("base64");
  console.log(`log-env KEY=${KEY} API_TOKEN=${API_TOKEN} PLAIN=${PLAIN} Basic ${basic}`);
}
// Prints lines that do harm if memgate does not escape them, or the same number of harmless lines.
if (process.env.LINES === "hostile")
  for (const line of hostileLines()) process.stdout.write(Buffer.concat([line, Buffer.from("\n")]));
if (process.env.LINES === "plain") for (let i = 0; i < hostileLines().length; i++) console.log(`line ${i}`);

function onListening() {
  console.log("listening");
  writeFileSync("/tmp/ready", "");
}

/** process.exit drops the output that the engine has not taken yet. */
function exitAfterOutput() {
  process.stdout.write("", () => process.exit(1));
}

function hostileLines() {
  const texts = [
    "``` pwned",
    "````````",
    "~~~",
    "</details></summary></table>",
    "<script>document.title = 'pwned'</script><img src=x onerror=\"document.title='pwned'\">",
    "</pre></code></script><b id=pwned>",
    "]]></failure></testcase><testcase name='pwned'/>",
    "&lt;b&gt; &#60; &nbsp;",
    "<!-- <![CDATA[",
    "# pwned",
    "| pwned | pwned |",
    "|---|---|",
    "[pwned](https://example.com) ![p](https://example.com/p.png) @octocat #1 www.example.com https://example.com",
    "$\\unicode{x}$ `pwned` **pwned** _pwned_ ~~pwned~~",
    "\x1b[2J\x1b[31mpwned\x1b]0;pwned\x07\x1b[10A",
    "\x00\x01\x08\x7f\x9b1A",
    "\u202epwned\u2028pwned\u2029pwned\ufeff\u0085pwned",
  ];
  // Among the last lines: memgate prints the last ten on the terminal and in the log of the Action.
  const commands = [
    "::error::pwned",
    "::error file=a,line=1::pwned",
    "::add-mask::a",
    "::set-output name=verdict::pass",
    "##[error]pwned",
    "##[group]pwned",
    "::stop-commands::x",
    "::endgroup::",
    "\r::error::pwned",
  ];
  return [
    ...texts.map((text) => Buffer.from(text)),
    Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
    ...commands.map((text) => Buffer.from(text)),
    Buffer.alloc(10_000_000, "x"),
  ];
}
// Before the app listens: how long it takes depends on the machine.
createMany(mode);
if (mode === "exit-at-start") setTimeout(exitAfterOutput, 200);
else if (mode === "mute") setInterval(() => {}, 1_000);
else setTimeout(() => server.listen(Number(process.env.PORT ?? 3000), "0.0.0.0", onListening), startMs);
