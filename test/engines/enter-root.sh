#!/bin/sh
# Makes a folder the root of this process, with all that an engine needs mounted in it, and becomes the engine.
# To be run by `unshare --mount --net --propagation private`: the mounts are its own and end with the last process that
# sees them, and so does the network, in which the engine may make a docker0 without touching the machine's.
#
# usage: enter-root.sh ROOT ID DATA RUN SHARED COMMAND...
#   DATA and RUN are folders of this machine, seen inside as /var/lib/ID and /run/ID
#   SHARED are folders, with colons between them, that are seen at their own paths: what is mounted into a container from
#   there is this machine's, as with an engine beside its runner
set -eu
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
root=$1 id=$2 data=$3 run=$4 shared=$5
shift 5

mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
# A sysfs of this network's own: the machine's would show the machine's network devices.
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

# Not chroot: runc's own pivot_root fails in a root that is no mount point, and here the machine's mounts go out of sight.
cd "$root"
pivot_root . mnt
umount -l /mnt
cd /
# This network by a name that stays: the engine's own /proc/PID/ns/net may come to show a container's. A Go program's main
# thread, in which it has made a network, can't end as others do, and stays there.
: >"/run/$id.net"
mount --bind /proc/self/ns/net "/run/$id.net"
ip link set lo up
exec "$@"
