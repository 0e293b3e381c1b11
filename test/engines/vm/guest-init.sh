#!/bin/busybox sh
# PID 1 of the virtual machine's initrd: loads the modules for the disk, mounts the disk, then starts systemd.
b=/bin/busybox
$b mount -t proc proc /proc
$b mount -t sysfs sysfs /sys
$b mount -t devtmpfs dev /dev
for module in /modules/*; do
  $b insmod "$module" 2>/dev/null
done
tries=0
until [ -b /dev/vda ] || [ $tries -ge 100 ]; do
  $b sleep 0.1
  tries=$((tries + 1))
done
$b mount -t ext4 -o rw,noatime /dev/vda /disk || exec $b sh
$b umount /proc
$b umount /sys
$b mount --move /dev /disk/dev
exec $b switch_root /disk /sbin/init
