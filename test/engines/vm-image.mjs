// The virtual machine's image, made of Debian packages alone: no registry, no download of a finished image.
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { digest, discard, isKept, keepFolder, recipe } from "./cache.mjs";
import { ensureRoot, inRoot, must, rootStamp } from "./debian.mjs";
import { ensurePrograms } from "./packages.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */

const wanted = {
  suite: "trixie",
  packages: [
    "systemd",
    "systemd-sysv",
    "dbus",
    "kmod",
    "iproute2",
    "iptables",
    "busybox-static",
    "libstdc++6",
    "docker.io",
    "docker-cli",
  ],
};

/** Unpacked, not installed: that would build an initrd and ask for a boot loader. */
const kernel = `set -eu
mkdir -p /boot/kernel
cd /boot/kernel
packages=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \\
  --no-enhances linux-image-cloud-amd64 | grep -E '^linux-(image|binary|modules)-[0-9]' | sort -u)
apt-get download $packages
for file in *.deb; do dpkg-deb -x "$file" .; done
rm -f *.deb`;

/** What the image is made of. */
export function imageStamp() {
  const folder = fileURLToPath(new URL("guest", import.meta.url));
  const names = readdirSync(folder, { recursive: true }).map((name) => `guest/${name}`);
  const files = names.filter((name) => statSync(new URL(name, import.meta.url)).isFile()).sort();
  return digest([rootStamp(wanted), kernel, ...files, recipe("vm-image.sh", "guest-init.sh", ...files)]);
}

/**
 * Makes sure of vmlinuz, initrd.img and disk.img in `folder`.
 * @param {string} folder
 * @param {string} cache
 * @param {Surroundings} surroundings
 */
export async function ensureImage(folder, cache, surroundings) {
  const stamp = imageStamp();
  if (isKept(folder, stamp)) return;
  await ensurePrograms(["mke2fs", "xz", "zstd"], surroundings);
  const root = `${folder}.root`;
  // The last build's, or an interrupted one's: it is changed while the image is made.
  discard(`${root}.stamp`);
  await ensureRoot(root, wanted, cache, surroundings);
  discard(`${root}.stamp`);
  surroundings.log("the virtual machine's kernel and disk");
  await inRoot(root, ["sh", "-c", kernel], surroundings);
  await keepFolder(folder, stamp, async (partial) => {
    const script = fileURLToPath(new URL("vm-image.sh", import.meta.url));
    await must(["unshare", "--mount", "--", script, root, partial], "the virtual machine's image", surroundings);
  });
  discard(root);
}
