#!/usr/bin/env bash
# Makes the virtual machine's kernel, initrd and disk from a Debian root filesystem.
#
# usage: vm-image.sh ROOT OUT
#   ROOT  has systemd, kmod, busybox-static, docker.io, and /boot/kernel with the unpacked kernel packages; this script
#         changes it
#   OUT   folder for vmlinuz, initrd.img and disk.img
#
# Run it with `unshare --mount`, so that its mounts disappear when it ends.
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C
root=$1
out=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C "$@"; }

# The path of the kernel image differs between releases: /boot/vmlinuz-VERSION, or beside the modules.
unpacked=$root/boot/kernel
image=$(find "$unpacked" -type f -name 'vmlinuz*' -print -quit)
modules=$(find "$unpacked" -type d -path '*lib/modules/*' -prune -print -quit)
[ -n "$image" ] && [ -n "$modules" ] || { echo "no kernel image or modules in $unpacked" >&2; exit 1; }
version=$(basename "$modules")
cp "$image" "$out/vmlinuz"
mkdir -p "$root/usr/lib/modules"
mv "$modules" "$root/usr/lib/modules/$version"
rm -rf "$unpacked"
inside depmod "$version"

# The initrd: busybox, and the uncompressed modules for a virtio disk with ext4, in the order of their dependencies.
mkdir -p "$work"/{bin,dev,proc,sys,disk,modules}
cp "$root/bin/busybox" "$work/bin/"
install -m 755 "$here/guest-init.sh" "$work/init"
number=100
for name in virtio_pci virtio_blk crc32c_generic crc32c-intel ext4; do
  # A module that is built into the kernel has no file.
  inside modprobe -S "$version" --show-depends "$name" 2>/dev/null || true
done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' | while read -r module; do
  target=$work/modules/$number-$(basename "$module" | sed 's/\.ko.*/.ko/')
  case $module in
    *.xz) xz -dc "$root$module" >"$target" ;;
    *.zst) zstd -qdc "$root$module" >"$target" ;;
    *) cp "$root$module" "$target" ;;
  esac
  number=$((number + 1))
done
(cd "$work" && find . | "$root/bin/busybox" cpio -o -H newc 2>/dev/null) | gzip -1 >"$out/initrd.img"

cp -r "$here/guest/." "$root/"
echo memgate-vm >"$root/etc/hostname"
echo '127.0.0.1 localhost memgate-vm' >"$root/etc/hosts"
: >"$root/etc/fstab"
: >"$root/etc/resolv.conf"
systemd-id128 new >"$root/etc/machine-id" 2>/dev/null || tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
units=$root/etc/systemd/system
inside systemctl enable guest-network.service guest-shell.socket docker.socket docker.service containerd.service >&2
# Disable units that are not needed: each one takes time on an emulated CPU.
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer e2scrub_all.timer \
  e2scrub_reap.service getty@tty1.service getty.target serial-getty@ttyS0.service systemd-logind.service \
  systemd-timesyncd.service systemd-networkd.service systemd-resolved.service systemd-hwdb-update.service \
  systemd-journal-catalog-update.service systemd-update-done.service systemd-update-utmp.service ldconfig.service \
  systemd-firstboot.service systemd-random-seed.service systemd-remount-fs.service systemd-pcrphase.service \
  dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount; do
  ln -sf /dev/null "$units/$unit"
done
ln -sf /lib/systemd/system/multi-user.target "$units/default.target"

rm -rf "$root"/usr/sbin/policy-rc.d "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* \
  "$root"/usr/share/{doc,man,info,locale,lintian}/* "$root"/tmp/*
# No journal and no checksums, because nothing that the machine writes outlives it.
mke2fs -q -F -t ext4 -m 0 -O '^metadata_csum,^has_journal' -E lazy_itable_init=1,nodiscard -d "$root" "$out/disk.img" 6G
