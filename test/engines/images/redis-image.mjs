// Provides an image with Redis for the Compose example: the official image, or an image of Debian's package if the official
// image can't be pulled.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { lastLines, run } from "../command.mjs";
import { aptGet, isDebianLike } from "../packages/apt.mjs";
import { must } from "../packages/debian.mjs";
import { UnavailableError } from "../refusal.mjs";

const official = "redis:8-alpine";
const local = "memgate-local-redis:1";
const programs = ["redis-server", "redis-cli"];

/**
 * @param {{ base: string, log: (line: string) => void, env: NodeJS.ProcessEnv }} options
 *   base: from ensureBaseImage; Debian's Redis runs only on a base image that was made from this machine's libraries
 * @returns {Promise<string>} the image's reference
 * @throws {UnavailableError} the message says why
 */
export async function ensureRedisImage({ base, log, env }) {
  for (const image of [official, local]) {
    if ((await run(["docker", "image", "inspect", image], { env })).ok) return image;
  }
  if (!base.startsWith("memgate-local-node:") || !isDebianLike()) {
    const pulled = await run(["docker", "pull", official], { env });
    if (pulled.ok) return official;
    throw new UnavailableError(`${official} can't be pulled: ${lastLines(pulled.output)}`);
  }
  log(`making ${local} from Debian's redis-server`);
  const folder = mkdtempSync(join(tmpdir(), "memgate-redis-"));
  try {
    await layOut(folder, { log, env });
    writeFileSync(join(folder, "Dockerfile"), `FROM ${base}\nCOPY root /\nWORKDIR /data\nCMD ["redis-server"]\n`);
    await must(["docker", "build", "--quiet", "--tag", local, folder], `building ${local}`, { log, env });
    return local;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Copies the programs and their libraries into the folder `root`. Installs nothing on this machine.
 * @param {string} folder
 * @param {import("../start.mjs").Surroundings} surroundings
 */
async function layOut(folder, surroundings) {
  const { env } = surroundings;
  const archives = join(folder, "archives");
  mkdirSync(join(archives, "partial"), { recursive: true });
  const options = ["-o", `Dir::Cache::archives=${archives}`, "-o", "APT::Sandbox::User="];
  const apt = aptGet([], env);
  const download = [...options, "install", "-y", "--no-install-recommends", "--download-only", "redis-server"];
  let result = await apt(download);
  if (!result.ok) {
    await apt(["update"]);
    result = await apt(download);
  }
  if (!result.ok) throw new UnavailableError(`redis-server can't be downloaded:\n${lastLines(result.output)}`);
  const unpacked = join(folder, "unpacked");
  for (const name of readdirSync(archives).filter((entry) => entry.endsWith(".deb"))) {
    await must(["dpkg-deb", "-x", join(archives, name), unpacked], `unpacking ${name}`, surroundings);
  }
  const libraries = ["usr/lib", "lib"].flatMap((lib) => [join(unpacked, lib), join(unpacked, lib, multiarch())]);
  const search = { ...env, LD_LIBRARY_PATH: libraries.join(":") };
  const needed = new Set();
  for (const program of programs) {
    const from = join(unpacked, "usr/bin", program);
    place(from, join(folder, "root/usr/bin", program));
    const { output } = await run(["ldd", from], { env: search });
    for (const [, name, path] of output.matchAll(/^\s*(\S+) => (\/\S+)/gm)) {
      if (name !== undefined && path !== undefined && !needed.has(name)) {
        needed.add(name);
        place(path, join(folder, "root/usr/lib", multiarch(), name));
      }
    }
  }
}

function multiarch() {
  return process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
}

/**
 * @param {string} from
 * @param {string} to
 */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
