// Reads how much of their files the processes of a container map. The counters of memory.stat leave out the pages that
// are charged to another cgroup: to the engine that pulled the image, or to an earlier container of the same image.
import { byteCount } from "../working-set.ts";
import { textIfPresent } from "./optional-file.ts";

/** A read takes about 30 µs per process, and a container may have thousands of them. */
const maxProcesses = 32;
/** Until it executes the program, a new process of the container is still the engine's runtime, such as `runc:[2:INIT]`. */
const engineName = /^Name:\t(?:runc|crun|youki)\b/m;

/**
 * The file pages of the process that maps most of them, in bytes: `RssFile` in /proc/PID/status, since Linux 4.5.
 * Processes that map the same file share its pages, so a sum would count them twice. Null if no process can be read.
 * @param folder the folder of the container's cgroup
 */
export function mostMappedBytes(folder: string, proc = "/proc"): number | null {
  const mapped = processesIn(folder).flatMap((pid) => mappedBytes(`${proc}/${pid}/status`) ?? []);
  return mapped.length === 0 ? null : Math.max(...mapped);
}

function processesIn(folder: string): readonly string[] {
  // A process outside memgate's PID namespace has the number 0.
  const pids = textIfPresent(`${folder}/cgroup.procs`)?.match(/^[1-9]\d*$/gm) ?? [];
  return pids.slice(0, maxProcesses);
}

function mappedBytes(statusPath: string): number | null {
  const status = textIfPresent(statusPath) ?? "";
  const kibibytes = /^RssFile:\s*(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined || engineName.test(status) ? null : byteCount(Number(kibibytes) * 1_024);
}
