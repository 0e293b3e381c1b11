// The recipe of the local base image: a root filesystem with this machine's Node.js, a shell and their libraries.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../command.mjs";

/** Settings of the base image, as Dockerfile instructions. */
export const rootFsChanges = ["ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 'CMD ["node"]'];

/** Identifies the content of the root filesystem. Another Node.js or another recipe has another id. */
export function rootFsId() {
  const recipe = readFileSync(new URL(import.meta.url));
  const node = [process.version, process.arch, process.execPath].join("\n");
  return createHash("sha256").update(node).update(recipe).digest("hex").slice(0, 12);
}

/**
 * Copies the files into a temporary folder and passes them on as a tar stream.
 * @template Result
 * @param {(tar: import("node:stream").Readable) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withRootFsTar(use) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-base-image-"));
  try {
    await layOut(folder);
    const owner = ["--numeric-owner", "--owner=0", "--group=0"];
    const tar = spawn("tar", ["-C", folder, ...owner, "-cf", "-", "."], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve, reject) => {
      tar.on("error", reject);
      tar.on("close", resolve);
    });
    // Drain the stream at the end: tar would never end if its reader stopped early.
    const used = use(tar.stdout).finally(() => tar.stdout.resume());
    const [result, code] = await Promise.all([used, ended]);
    if (code !== 0) throw new Error(`tar ended with code ${code}`);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function layOut(folder) {
  for (const name of ["etc", "dev", "proc", "sys", "bin", "usr/local/bin", "home/node"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, "tmp"));
  await run(["chmod", "1777", join(folder, "tmp")]);
  writeFileSync(join(folder, "etc/passwd"), "root:x:0:0:root:/:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n");
  writeFileSync(join(folder, "etc/group"), "root:x:0:\nnode:x:1000:\n");

  // All files keep their paths, so that the dynamic loader finds them. Only the shell may have another path here: /bin/sh
  // can be a link.
  const node = realpathSync(process.execPath);
  const shell = realpathSync("/bin/sh");
  const libraries = [...(await librariesOf(node)), ...(await librariesOf(shell))];
  const optional = ["/etc/ld.so.cache", ...sharedBuiltins()].filter((path) => existsSync(path));
  for (const path of new Set([node, ...libraries, ...optional])) copyInto(folder, path, path);
  copyInto(folder, shell, "/bin/sh");
  const link = join(folder, "usr/local/bin/node");
  if (!existsSync(link)) symlinkSync(node, link);
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string} target
 */
function copyInto(folder, path, target) {
  mkdirSync(dirname(join(folder, target)), { recursive: true });
  copyFileSync(path, join(folder, target), constants.COPYFILE_FICLONE);
}

/**
 * The paths of the dynamic loader and all libraries; empty for a static program.
 * @param {string} program
 */
async function librariesOf(program) {
  const { output } = await run(["ldd", program]);
  const missing = /^\s*(\S+) => not found/m.exec(output)?.[1];
  if (missing) throw new Error(`${program} needs ${missing}, which ldd does not find`);
  return [...output.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1] ?? "");
}

/** Debian's nodejs stores parts of its library as files outside the program, and does not start without them. */
function sharedBuiltins() {
  const { defines = [] } = /** @type {{ defines?: unknown[] }} */ (process.config.target_defaults);
  return defines.flatMap((define) => /^NODE_SHARED_BUILTIN_\w+_PATH=(.+)$/.exec(String(define))?.[1] ?? []);
}
