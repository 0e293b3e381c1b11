// Makes the virtual machine's image from Debian packages only, without a registry or a finished image.
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { digest, discard, isKept, keepFolder, recipe } from "../cache.mjs";
import { ensureRoot, inRoot, must, rootStamp } from "../packages/debian.mjs";
import { ensurePrograms } from "../packages/packages.mjs";

/** @typedef {import("../start.mjs").Surroundings} Surroundings */

const rootRecipe = {
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

/** Unpacks the kernel package. Installing it would build an initrd and require a boot loader. */
const kernel = `set -eu
mkdir -p /boot/kernel
cd /boot/kernel
packages=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \\
  --no-enhances linux-image-cloud-amd64 | grep -E '^linux-(image|binary|modules)-[0-9]' | sort -u)
apt-get download $packages
for file in *.deb; do dpkg-deb -x "$file" .; done
rm -f *.deb`;

/** The stamp of the image. */
export function imageStamp() {
  const folder = fileURLToPath(new URL("guest", import.meta.url));
  const names = readdirSync(folder, { recursive: true }).map((name) => `guest/${name}`);
  const files = names.filter((name) => statSync(new URL(name, import.meta.url)).isFile()).sort();
  return digest([
    rootStamp(rootRecipe),
    kernel,
    ...files,
    recipe(import.meta.url, "vm-image.sh", "guest-init.sh", ...files),
  ]);
}

/**
 * Makes vmlinuz, initrd.img and disk.img in `folder`, unless they are up to date.
 * @param {string} folder
 * @param {string} cache
 * @param {Surroundings} surroundings
 */
export async function ensureImage(folder, cache, surroundings) {
  const stamp = imageStamp();
  if (isKept(folder, stamp)) return;
  await ensurePrograms(["mke2fs", "xz", "zstd"], surroundings);
  const root = `${folder}.root`;
  // Making the image changes the root filesystem, so a root of an earlier or interrupted build must not be reused.
  discard(`${root}.stamp`);
  await ensureRoot(root, rootRecipe, cache, surroundings);
  discard(`${root}.stamp`);
  surroundings.log("making the virtual machine's kernel and disk");
  await inRoot(root, ["sh", "-c", kernel], surroundings);
  await keepFolder(folder, stamp, async (partial) => {
    const script = fileURLToPath(new URL("vm-image.sh", import.meta.url));
    await must(["unshare", "--mount", "--", script, root, partial], "the virtual machine's image", surroundings);
  });
  discard(root);
}
