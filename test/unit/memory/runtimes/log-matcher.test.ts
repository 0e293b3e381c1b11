import { describe, expect, it } from "vitest";
import { createLogMatcher, type FoundWords } from "../../../../src/memory/runtimes/log-matcher.ts";

/** The codes that memgate finds in a log. If words count only with certain exit codes, these follow the code. */
function foundIn(log: string): readonly string[] {
  const match = createLogMatcher();
  return log
    .split("\n")
    .map(match)
    .filter((found): found is FoundWords => found !== null)
    .map(({ code, exitCodes }) => (exitCodes === null ? code : `${code} with ${exitCodes.join("/")}`));
}

const v8 = `
<--- Last few GCs --->

[1:0x36c52ef0]     1109 ms: Mark-Compact 50.6 (68.2) -> 50.4 (83.7) MB, 287.52 / 0.00 ms  (average mu = 0.510)


<--- JS stacktrace --->

FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
----- Native stack trace -----`;

const phpFatal =
  "PHP Fatal error:  Allowed memory size of 20971520 bytes exhausted (tried to allocate 2097152 bytes) in /app/index.php on line 1";

describe("the words of a runtime that ran out of memory", () => {
  it.each([
    ["Node.js", v8, ["v8/heap"]],
    [
      "Node.js with another reason",
      v8.replace("Reached heap limit", "Ineffective mark-compacts near heap limit"),
      ["v8/heap"],
    ],
    ["a child of foreman", v8.replace(/^/gm, "12:00:01 web.1  | "), ["v8/heap"]],
    ["a child of pm2", v8.replace(/^/gm, "0|app  | "), ["v8/heap"]],
    ["a child of concurrently", v8.replace(/^/gm, "[0] "), ["v8/heap"]],
    [
      "a worker thread",
      "Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory",
      ["v8/worker"],
    ],
    [
      "a thread of a JVM",
      'Exception in thread "pool-1-thread-3" java.lang.OutOfMemoryError: Java heap space\n\tat App.main(App.java:2)',
      ["jvm/heap"],
    ],
    ["a JVM that prints the error", "java.lang.OutOfMemoryError: GC overhead limit exceeded", ["jvm/heap"]],
    ["a cause", "Caused by: java.lang.OutOfMemoryError: Java heap space", ["jvm/heap"]],
    ["ExitOnOutOfMemoryError", "Terminating due to java.lang.OutOfMemoryError: Java heap space", ["jvm/heap"]],
    ["CrashOnOutOfMemoryError", "Aborting due to java.lang.OutOfMemoryError: Java heap space", ["jvm/heap"]],
    [
      "a JVM without memory for the message",
      'Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread "main"',
      ["jvm/heap"],
    ],
    [
      "a JSON log",
      String.raw`{"level":"ERROR","stack_trace":"java.lang.OutOfMemoryError: Java heap space\n\tat App.x(App.java:2)\n"}`,
      ["jvm/heap"],
    ],
    ["metaspace", 'Exception in thread "main" java.lang.OutOfMemoryError: Metaspace', ["jvm/metaspace"]],
    [
      "direct buffers",
      "java.lang.OutOfMemoryError: Cannot reserve 1048576 bytes of direct buffer memory (allocated: 40902656, limit: 41943040)",
      ["jvm/direct-buffers"],
    ],
    [
      "Python",
      'Traceback (most recent call last):\n  File "a.py", line 5, in <module>\nMemoryError',
      ["python/system"],
    ],
    [
      "numpy",
      'Traceback (most recent call last):\n  File "a.py", line 5\nnumpy.core._exceptions._ArrayMemoryError: Unable to allocate 7.45 GiB for an array with shape (1000000000,)',
      ["python/system"],
    ],
    ["Python without memory for a traceback", "MemoryError", ["python/system with 1"]],
    [
      "Go",
      "runtime: out of memory: cannot allocate 4194304-byte block (243007488 in use)\nfatal error: out of memory",
      ["go/system", "go/system"],
    ],
    ["Go at its start", "fatal error: failed to reserve page summary memory", ["go/system"]],
    ["Go of an older version", "fatal error: runtime: cannot allocate memory", ["go/system"]],
    [
      ".NET",
      "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
      ["dotnet/heap"],
    ],
    [
      ".NET that keeps running",
      "fail: Microsoft.AspNetCore.Server.Kestrel[13]\n      System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
      ["dotnet/heap"],
    ],
    ["PHP", phpFatal, ["php/memory-limit"]],
    ["PHP's server", `[Sun Nov 29 20:01:23 2026] ${phpFatal}`, ["php/memory-limit"]],
    [
      "PHP-FPM",
      `[29-Nov-2026 20:00:00] WARNING: [pool www] child 7 said into stderr: "NOTICE: PHP message: ${phpFatal}"`,
      ["php/memory-limit"],
    ],
    ["PHP-FPM with plain output", `NOTICE: PHP message: ${phpFatal}`, ["php/memory-limit"]],
    [
      "Apache",
      `[Sun Nov 29 20:00:00.123456 2026] [php:error] [pid 17] [client 172.17.0.1:1234] ${phpFatal}`,
      ["php/memory-limit"],
    ],
    [
      "nginx with PHP-FPM in the same container",
      `2026/11/29 20:00:00 [error] 7#7: *1 FastCGI sent in stderr: "PHP message: ${phpFatal}" while reading response header from upstream, client: 172.17.0.1, upstream: "fastcgi://unix:/run/php.sock:"`,
      ["php/memory-limit"],
    ],
    ["PHP under ulimit", "mmap() failed: [12] Cannot allocate memory\nOut of memory", ["php/system"]],
    ["Ruby", "app.rb:3:in `block in <main>': failed to allocate memory (NoMemoryError)", ["ruby/system"]],
    ["Ruby in one line", "-e: failed to allocate memory (NoMemoryError)", ["ruby/system"]],
    ["Rust", "memory allocation of 1048576 bytes failed", ["rust/system"]],
    [
      "C++",
      "terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc",
      ["cpp/system"],
    ],
    ["colours", "\u001b[31mjava.lang.OutOfMemoryError: Java heap space\u001b[0m", ["jvm/heap"]],
  ])("are found: %s", (_, log, expected) => {
    expect(foundIn(log)).toEqual(expected);
  });

  it.each([
    "billing returned java.lang.OutOfMemoryError: Java heap space",
    "java.lang.OutOfMemoryError: Java heap space in service billing, will try again",
    "[billing] java.lang.OutOfMemoryError: Java heap space",
    "2026-11-29 20:00:00 ERROR worker-7 reported: java.lang.OutOfMemoryError: Java heap space",
    "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached",
    "java.lang.OutOfMemoryError: Requested array size exceeds VM limit",
    'Exception in thread "main" java.lang.StackOverflowError',
    '{"message":"java.lang.OutOfMemoryError: Java heap space"}',
    "-XX:+HeapDumpOnOutOfMemoryError is set, -XX:OnOutOfMemoryError=kill",
    "the build failed: FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    "upstream billing: Traceback, MemoryError",
    "MemoryError: the billing service has no memory left",
    "caught System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
    `upstream billing said: ${phpFatal}`,
    `2026/11/29 20:00:00 [error] 7#7: *1 FastCGI sent in stderr: "PHP message: ${phpFatal}" while reading, upstream: "fastcgi://10.0.0.7:9000"`,
    "runtime: out of memory",
    "job 7 failed: fatal error: runtime: out of memory",
    "Out of memory",
    "redis: OOM command not allowed when used memory > 'maxmemory'.",
    "memory allocation of the budget failed",
    "failed to allocate memory",
  ])("are not found in: %s", (line) => {
    expect(foundIn(line)).toEqual([]);
  });

  it("count only with V8's exit codes if the lines before them are missing", () => {
    const line = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";
    expect(foundIn(line)).toEqual(["v8/heap with 5/133/134/139"]);
  });

  it("need their context near them", () => {
    const traceback = "Traceback (most recent call last):\n";
    expect(foundIn(`${traceback}${"  File\n".repeat(90)}MemoryError`)).toEqual(["python/system"]);
    expect(foundIn(`${traceback}${"GET / 200\n".repeat(200)}MemoryError`)).toEqual(["python/system with 1"]);
  });

  it("state the heap of V8 and the limit of PHP in bytes", () => {
    const statedIn = (log: string) => {
      const match = createLogMatcher();
      return log.split("\n").flatMap((line) => match(line)?.statedBytes ?? []);
    };
    expect(statedIn(v8)).toEqual([Math.round(50.4 * 2 ** 20)]);
    expect(statedIn(phpFatal)).toEqual([20_971_520]);
    expect(statedIn("java.lang.OutOfMemoryError: Java heap space")).toEqual([]);
  });

  it("take little time to look for in hostile lines", () => {
    const match = createLogMatcher();
    const hostile = [
      `FATAL ERROR: ${" - ".repeat(600)}out of memory`,
      `${"[a] ".repeat(500)}bytes exhausted`,
      `${"x: ".repeat(600)}failed to allocate memory`,
      `Mark-${"-> 1".repeat(480)}`,
      `"java.lang.OutOfMemoryError: ${'"'.repeat(1_900)}`,
      `${" ".repeat(1_950)}OutOfMemory`,
    ];
    const beganMs = performance.now();
    for (let times = 0; times < 200; times++) for (const line of hostile) match(line);
    // About 20 ms. A pattern that is not linear takes minutes.
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });
});
