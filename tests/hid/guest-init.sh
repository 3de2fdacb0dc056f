#!/bin/busybox sh
# The virtual machine's first process. The host's files are seen read-only; what is written here vanishes.
# ttyS0 takes the kernel's messages, ttyS1 what the tests print.
bb=/bin/busybox
$bb mkdir -p /proc /sys /dev /host /changes /root
$bb mount -t proc proc /proc
$bb mount -t sysfs sys /sys
$bb mount -t devtmpfs dev /dev
while read -r module; do
  $bb insmod "/modules/$module" || $bb echo "cannot load $module" >/dev/ttyS1
done </modules/order
$bb mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose host /host
$bb mount -t tmpfs changes /changes
$bb mkdir /changes/upper /changes/work
$bb mount -t overlay -o lowerdir=/host,upperdir=/changes/upper,workdir=/changes/work overlay /root
for folder in proc sys dev; do
  $bb mount -o bind "/$folder" "/root/$folder"
done
$bb chroot /root /bin/sh -c "$($bb cat /command)" >/dev/ttyS1 2>&1
$bb echo "exit code $?" >/dev/ttyS1
$bb sync
$bb poweroff -f
