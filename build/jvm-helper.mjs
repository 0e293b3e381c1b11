// Compiles the helper for images with java but no node, and writes it as base64 into src. Only a JDK can do it, so the
// result is committed. A test checks that it belongs to the source.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const runtime = fileURLToPath(new URL("../src/targets/docker/runtime", import.meta.url));
const source = join(runtime, "MemgateHelper.java");
const folder = mkdtempSync(join(tmpdir(), "memgate-jvm-helper-"));
try {
  // UNIX sockets need Java 16. Later versions run the class, too.
  execFileSync("javac", ["-g:none", "--release", "16", "-d", folder, source], { stdio: "inherit" });
  const names = readdirSync(folder);
  if (names.length !== 1) throw new Error(`javac wrote ${names.join(", ")}; expected one class`);
  const compiled = gzipSync(readFileSync(join(folder, "MemgateHelper.class")), { level: 9 }).toString("base64");
  const digest = createHash("sha256").update(readFileSync(source)).digest("hex");
  writeFileSync(
    join(runtime, "jvm-helper-class.ts"),
    `// Written by build/jvm-helper.mjs from MemgateHelper.java. Do not edit.

/** SHA-256 of the source. */
export const jvmHelperDigest = "${digest}";

/** The class file, in gzip and base64. */
export const jvmHelperClass =
  "${compiled}";
`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
