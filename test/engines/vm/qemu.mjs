// Starts QEMU for a test engine: an emulated CPU, one disk, and one network card that reaches only this machine.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { hasEnded } from "../processes.mjs";

/** Published ports have the same number on both sides. They are below the kernel's range for outgoing connections. */
const published = { first: 28600, last: 28615 };

export const program = "qemu-system-x86_64";

/**
 * @typedef {object} Machine
 * @property {string} id identifies the process among QEMU's arguments
 * @property {string} image folder of vmlinuz, initrd.img and disk.img
 * @property {string} disk overlay on the image for the guest's writes
 * @property {string} run folder of the control socket and the logs
 * @property {{ api: number, shell: number }} ports on this machine
 * @property {string} [memory] file of a saved memory to resume from
 */

/** The arguments that a saved memory depends on. */
export const hardware = [
  ...["-machine", "q35", "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max", "-smp", "2", "-m", "2048"],
  ...["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"],
  ...["-device", "virtio-net-pci,netdev=net,romfile=", "-device", "virtio-rng-pci"],
];

/** psi=1: Debian's kernel has pressure stall information built in, but switched off. */
export const kernelLine = [
  "console=ttyS0 quiet net.ifnames=0 mitigations=off nowatchdog panic=-1 systemd.show_status=0 psi=1",
  `memgate.ports=${published.first}-${published.last}`,
].join(" ");

/**
 * @param {Machine} machine
 * @returns {() => boolean} true once QEMU has ended
 */
export function launchQemu({ id, image, disk, run, ports, memory }) {
  const range = Array.from({ length: published.last - published.first + 1 }, (_, index) => published.first + index);
  const forwards = [[ports.api, 2375], [ports.shell, 2222], ...range.map((port) => [port, port])];
  const rules = forwards.map(([host, guest]) => `hostfwd=tcp:127.0.0.1:${host}-:${guest}`);
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

/** @returns {Promise<number>} a TCP port of 127.0.0.1 on which nothing listens */
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
