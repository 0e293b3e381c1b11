// The lines that runtimes write when they run out of memory. Each pattern is the exact form that the runtime itself writes, so that
// an app's message about another service does not match.

import type { OutOfMemoryCode } from "../../model/fields/out-of-memory.ts";

export interface Words {
  readonly code: OutOfMemoryCode;
  readonly pattern: RegExp;
  /**
   * For words that an app could easily write itself. They count only after a line that matches `context`, or if the
   * container ended with one of the exit codes.
   */
  readonly onlyWith?: { readonly context: RegExp | null; readonly exitCodes: readonly number[] };
  /** The number of bytes that the words state. */
  readonly bytesIn?: (match: RegExpExecArray) => number;
}

const javaHeap =
  "(?:Java heap space(?:: failed reallocation of scalar replaced objects)?|GC overhead limit exceeded|Garbage-collected heap size exceeded\\..{0,200})";

/** The forms in which the JVM itself, and its stack traces, write an error. */
function javaError(message: string): RegExp {
  const form = '(?:Exception in thread "[^"]{0,200}" |Caused by: |(?:Terminating|Aborting) due to |# )?';
  // A logger that writes JSON writes the stack trace in a string.
  const inJson = '"(?=[^"]{0,200}\\\\n\\\\tat )';
  const end = "(?:$|\\\\r?\\\\n|\\\\n)";
  return new RegExp(`(?:^${form}|${inJson})java\\.lang\\.OutOfMemoryError: ${message}${end}`);
}

/** How servers of PHP begin the line of an error. */
const phpError =
  '^(?:\\[[^\\]]{1,80}\\] ?){0,4}(?:WARNING: \\[pool [\\w.-]{1,50}\\] child \\d+ said into std(?:err|out): ")?(?:NOTICE: )?(?:PHP message: )?(?:PHP )?(?:<br />|<b>)?Fatal error(?:</b>)?: {1,2}';

const phpMemoryLimit =
  "Allowed memory size of (\\d{1,15}) bytes exhausted(?: at \\S{1,200})? \\(tried to allocate \\d+ bytes\\)";

export const words: readonly Words[] = [
  {
    code: "v8/heap",
    pattern: /^FATAL ERROR: .{1,200} - JavaScript heap out of memory$/,
    onlyWith: { context: /^<--- (?:Last few GCs|JS stacktrace) --->$/, exitCodes: [5, 133, 134, 139] },
  },
  // Deno, and other programs with V8.
  {
    code: "v8/heap",
    pattern: /^# Fatal (?:JavaScript out of memory:|javascript OOM in) .{1,200}$/,
    onlyWith: { context: /^<--- (?:Last few GCs|JS stacktrace) --->$/, exitCodes: [5, 132, 133, 134, 139] },
  },
  {
    code: "v8/worker",
    pattern:
      /^(?:Uncaught )?(?:Error )?\[?ERR_WORKER_OUT_OF_MEMORY\]?: Worker terminated due to reaching memory limit: JS heap out of memory$/,
  },
  { code: "jvm/heap", pattern: javaError(javaHeap) },
  // The JVM had no memory left to say more.
  {
    code: "jvm/heap",
    pattern: /^Exception: java\.lang\.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread ".{0,200}"$/,
  },
  { code: "jvm/metaspace", pattern: javaError("Metaspace") },
  { code: "jvm/class-space", pattern: javaError("Compressed class space") },
  {
    code: "jvm/direct-buffers",
    pattern: javaError("(?:Direct buffer memory|Cannot reserve \\d+ bytes of direct buffer memory \\(.{1,100}\\))"),
  },
  {
    code: "jvm/system",
    pattern: /^# There is insufficient memory for the Java Runtime Environment to continue\.$/,
  },
  {
    code: "dotnet/heap",
    pattern:
      /^\s*(?:Unhandled exception\. |\[ERROR\] FATAL UNHANDLED EXCEPTION: | ---> )?System\.OutOfMemoryException: (?:Exception of type 'System\.OutOfMemoryException' was thrown|Insufficient memory to continue the execution of the program|Out of memory)\.?$/,
  },
  { code: "dotnet/heap", pattern: /^Out of memory\.$/, onlyWith: { context: null, exitCodes: [134, 139] } },
  {
    code: "php/memory-limit",
    pattern: new RegExp(phpError + phpMemoryLimit),
    bytesIn: ([, bytes]) => Number(bytes),
  },
  // nginx reports the errors of its FastCGI server. They count only if the server is in the same container.
  {
    code: "php/memory-limit",
    pattern: new RegExp(
      `^\\d{4}/\\d\\d/\\d\\d [\\d:]{8} \\[error\\] \\S{1,30} \\*\\d+ FastCGI sent in stderr: "PHP message: PHP Fatal error:  ${phpMemoryLimit}.{0,1500}upstream: "fastcgi://(?:unix:|127\\.|localhost|\\[::1\\])`,
    ),
    bytesIn: ([, bytes]) => Number(bytes),
  },
  {
    code: "php/system",
    pattern: new RegExp(
      `${phpError}Out of memory \\(allocated \\d+(?: bytes)?\\).{0,200}\\(tried to allocate \\d+ bytes\\)`,
    ),
  },
  // Without memory even for its own error. The context is in the line before.
  {
    code: "php/system",
    pattern: /^Out of memory$/,
    onlyWith: { context: /^mmap\(\) failed: \[12\] Cannot allocate memory$/, exitCodes: [] },
  },
  {
    code: "go/system",
    pattern:
      /^(?:fatal error: runtime: (?:out of memory|cannot allocate memory)|fatal error: (?:failed to reserve page summary memory|out of memory allocating heap arena m(?:ap|etadata))|runtime: out of memory: cannot allocate \d+-byte block.{0,100})$/,
  },
  {
    code: "go/system",
    pattern: /^fatal error: (?:out of memory|cannot allocate heap metadata)/,
    onlyWith: { context: /^runtime: (?:out of memory: |cannot |VirtualAlloc)/, exitCodes: [2] },
  },
  {
    code: "python/system",
    pattern:
      /^(?:MemoryError$|(?:numpy[\w.]{0,50}\._ArrayMemoryError|MemoryError): Unable to allocate [\d.]+ \w{1,5} for an array)/,
    onlyWith: { context: /^Traceback \(most recent call last\):$/, exitCodes: [1] },
  },
  {
    code: "ruby/system",
    pattern:
      /^(?:\[FATAL\] failed to allocate memory$|\S{1,300}:(?:\d+:in .{1,300}:)? failed to allocate memory \(NoMemoryError\)$)/,
  },
  { code: "rust/system", pattern: /^memory allocation of \d+ bytes failed$/ },
  { code: "cpp/system", pattern: /^terminate called after throwing an instance of 'std::bad_alloc'$/ },
];
