// How qemu is started for a test engine: an emulated CPU, one disk, one network card that leads nowhere but here.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { hasEnded } from "./processes.mjs";

/** Published ports have the same number on both sides; they lie below the kernel's own range for outgoing connections. */
export const published = { first: 28600, last: 28615 };

export const program = "qemu-system-x86_64";

/**
 * @typedef {object} Machine
 * @property {string} id found again among qemu's arguments
 * @property {string} image folder of vmlinuz, initrd.img and disk.img
 * @property {string} disk what the guest writes, on top of the image
 * @property {string} run folder of the control socket and the logs
 * @property {{ api: number, shell: number }} ports on this machine
 * @property {string} [memory] a kept memory to go on with
 */

/** The part of the arguments that a kept memory depends on. */
export const hardware = [
  ...["-machine", "q35", "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max", "-smp", "2", "-m", "2048"],
  ...["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"],
  ...["-device", "virtio-net-pci,netdev=net,romfile=", "-device", "virtio-rng-pci"],
];

/** psi=1: Debian builds pressure stall information in, and leaves it off. */
export const kernelLine = [
  "console=ttyS0 quiet net.ifnames=0 mitigations=off nowatchdog panic=-1 systemd.show_status=0 psi=1",
  `memgate.ports=${published.first}-${published.last}`,
].join(" ");

/**
 * @param {Machine} machine
 * @returns {() => boolean} whether it has ended
 */
export function launchQemu({ id, image, disk, run, ports, memory }) {
  const range = Array.from({ length: published.last - published.first + 1 }, (_, index) => published.first + index);
  const forwards = [[ports.api, 2375], [ports.shell, 2222], ...range.map((port) => [port, port])];
  const rules = forwards.map(([here, there]) => `hostfwd=tcp:127.0.0.1:${here}-:${there}`);
  const log = openSync(join(run, "qemu.log"), "w");
  const args = [
    ...["-name", id, ...hardware],
    ...["-kernel", join(image, "vmlinuz"), "-initrd", join(image, "initrd.img"), "-append", kernelLine],
    ...["-drive", `file=${disk},format=qcow2,if=virtio,cache=unsafe,discard=unmap`],
    ...["-netdev", `user,id=net,restrict=on,${rules.join(",")}`],
    ...["-serial", `file:${join(run, "console.log")}`, "-qmp", `unix:${join(run, "qmp.sock")},server=on,wait=off`],
    ...(memory ? ["-incoming", `exec:cat '${memory}'`] : []),
  ];
  const child = spawn(program, args, { detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  child.on("error", () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Error(`${program} could not be started`);
  return hasEnded(child);
}

/** @returns {Promise<number>} a TCP port of 127.0.0.1 that nobody listens at */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
