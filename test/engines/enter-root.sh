#!/bin/sh
# Changes the root of this process to a folder in which everything that an engine needs is mounted, then execs the engine.
# Run it with `unshare --mount --net --propagation private`: mounts and network then belong to this process alone and end
# with the last process that uses them. The engine can create docker0 there without changing this machine's network.
#
# usage: enter-root.sh ROOT ID DATA RUN SHARED COMMAND...
#   DATA and RUN are folders of this machine; the engine sees them as /var/lib/ID and /run/ID
#   SHARED are folders, separated by colons, that the engine sees at the same paths: containers can mount files of this
#   machine from there, as with an engine that runs beside its runner
set -eu
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
root=$1 id=$2 data=$3 run=$4 shared=$5
shift 5

mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
# A new sysfs: this machine's sysfs would show this machine's network devices.
mount -t sysfs sysfs "$root/sys"
mount --rbind /sys/fs/cgroup "$root/sys/fs/cgroup"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
(
  IFS=:
  for folder in $shared; do
    mkdir -p "$root$folder"
    mount --bind "$folder" "$root$folder"
  done
)
mkdir -p "$root/var/lib/$id" "$root/run/$id"
mount --bind "$data" "$root/var/lib/$id"
mount --bind "$run" "$root/run/$id"

# pivot_root instead of chroot: runc's own pivot_root needs a root that is a mount point. It also hides this machine's
# mounts.
cd "$root"
pivot_root . mnt
umount -l /mnt
cd /
# Give this network a permanent name: /proc/PID/ns/net of the engine may later show the network of a container. If a Go
# program creates a network namespace in its main thread, that thread can't end like others, and stays in the namespace.
: >"/run/$id.net"
mount --bind /proc/self/ns/net "/run/$id.net"
ip link set lo up
exec "$@"
