// A tiny image for memgate doctor, so that doctor pulls nothing. It contains one static program that waits.
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { messageOf } from "../../../lib/errors.ts";
import type { PreparedImage } from "../../../model/adapters.ts";

/** Podman's names of architectures. */
const podmanNames: Readonly<Record<string, string>> = { amd64: "x86_64", arm64: "aarch64" };

/** Machine code that waits for a signal in a loop, by the architecture's name in `docker info`. */
const programs: Readonly<Record<string, { readonly machine: number; readonly code: string }>> = {
  // mov eax, SYS_pause; syscall; jmp back
  x86_64: { machine: 62, code: "b822000000" + "0f05" + "ebf7" },
  // mov x8, SYS_ppoll; mov x0 … x4, 0; svc 0; b back
  aarch64: {
    machine: 183,
    code: "280980d2" + "000080d2" + "010080d2" + "020080d2" + "030080d2" + "040080d2" + "010000d4" + "f9ffff17",
  },
};

/** A prepared image, and a function that removes it. */
type ProbeImage = PreparedImage & { readonly discard: () => Promise<void> };

/** @throws Error if there is no program for the engine's architecture, or if the import fails */
export async function importProbeImage(docker: Docker, architecture: string, runId: string): Promise<ProbeImage> {
  const program = programs[podmanNames[architecture] ?? architecture];
  if (program === undefined) {
    throw new Error(`memgate has no probe program for ${architecture}; set --image to an image that keeps running`);
  }
  const reference = `memgate-probe:${runId}`;
  const archive = pack();
  archive.entry({ name: "wait", mode: 0o755 }, elf(program.machine, Buffer.from(program.code, "hex")));
  archive.finalize();
  try {
    const upload = Readable.from(archive);
    const response: NodeJS.ReadableStream = await docker.importImage(upload, { repo: "memgate-probe", tag: runId });
    await new Promise((resolve, reject) => response.on("end", resolve).on("error", reject).resume());
    const { Id } = await docker.getImage(reference).inspect();
    const discard = async () => void (await docker.getImage(reference).remove());
    return { reference, name: "a probe image", id: Id, exposedPorts: [], healthcheck: null, discard };
  } catch (cause) {
    throw new Error(`the probe image could not be imported: ${messageOf(cause)}`, { cause });
  }
}

/** The command of a container of the probe image. */
export const probeCommand = ["/wait"] as const;

/** The smallest executable: ELF header, one program header, code. Source: elf(5). */
function elf(machine: number, code: Buffer): Buffer {
  const [headerBytes, programHeaderBytes, base] = [64, 56, 0x400000];
  const size = headerBytes + programHeaderBytes + code.length;
  const file = Buffer.alloc(size);
  file.write("7f454c46020101", "hex");
  file.writeUInt16LE(2, 16); // an executable
  file.writeUInt16LE(machine, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(BigInt(base + headerBytes + programHeaderBytes), 24); // entry point
  file.writeBigUInt64LE(BigInt(headerBytes), 32); // offset of the program header
  file.writeUInt16LE(headerBytes, 52);
  file.writeUInt16LE(programHeaderBytes, 54);
  file.writeUInt16LE(1, 56);
  const at = headerBytes;
  file.writeUInt32LE(1, at); // load
  file.writeUInt32LE(5, at + 4); // readable and executable
  file.writeBigUInt64LE(BigInt(base), at + 16);
  file.writeBigUInt64LE(BigInt(base), at + 24);
  file.writeBigUInt64LE(BigInt(size), at + 32);
  file.writeBigUInt64LE(BigInt(size), at + 40);
  file.writeBigUInt64LE(BigInt(0x10000), at + 48); // pages of up to 64 KiB
  code.copy(file, headerBytes + programHeaderBytes);
  return file;
}
