// The recipe of the local base image: a root filesystem of this machine's own node, a shell and their libraries.
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
import { run } from "./command.mjs";

/** What the base image sets on top of its files, as Dockerfile instructions. */
export const rootFsChanges = ["ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 'CMD ["node"]'];

/** Names what the root filesystem would hold: another node or another recipe is another name. */
export function rootFsId() {
  const recipe = readFileSync(new URL(import.meta.url));
  const node = [process.version, process.arch, process.execPath].join("\n");
  return createHash("sha256").update(node).update(recipe).digest("hex").slice(0, 12);
}

/**
 * Lays the files out in a folder of its own and hands them on as a tar.
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
    // Drained at the end: a tar whose reader left early would never end.
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

  // Everything keeps its path, so that the loader finds it where it does here; only the shell, /bin/sh everywhere, may
  // be a link to something else.
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
 * The dynamic loader and all libraries, as paths; none for a static program.
 * @param {string} program
 */
async function librariesOf(program) {
  const { output } = await run(["ldd", program]);
  const missing = /^\s*(\S+) => not found/m.exec(output)?.[1];
  if (missing) throw new Error(`ldd finds no ${missing}, which ${program} needs`);
  return [...output.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1] ?? "");
}

/** Debian's nodejs keeps parts of its own library as files outside the program, and doesn't start without them. */
function sharedBuiltins() {
  const { defines = [] } = /** @type {{ defines?: unknown[] }} */ (process.config.target_defaults);
  return defines.flatMap((define) => /^NODE_SHARED_BUILTIN_\w+_PATH=(.+)$/.exec(String(define))?.[1] ?? []);
}
