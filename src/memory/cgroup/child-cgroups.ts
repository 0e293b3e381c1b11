// Finds OOM kills in the cgroups below the container's, by the counters of each. On cgroup v1 a kill counts only in the
// cgroup of the killed process, so the container's own counter does not show it.

import { readdirSync, statSync } from "node:fs";
import type { OomCgroup } from "../../model/evidence.ts";
import { byteCount, type CgroupVersion } from "../working-set.ts";
import { textIfPresent } from "./optional-file.ts";
import type { CgroupPath } from "./path.ts";

export interface ChildCgroups {
  /** True if there is a cgroup below the container's now. */
  readonly exist: () => boolean;
  /** Reads the counters of all cgroups below the container's. A cgroup that is removed keeps its last count. Never throws. */
  readonly scan: () => void;
  /** OOM kills so far by the last scan: in the container's own cgroup and in the cgroups below it. */
  readonly kills: () => { readonly own: number; readonly below: number };
  /** The cgroups below the container's with an OOM kill, the most kills first. */
  readonly killed: () => readonly OomCgroup[];
}

interface Child {
  /** The cgroup may be removed and created again with the same name. */
  inode: number;
  /** Kills in earlier cgroups with this name. */
  earlier: number;
  counter: number;
  limit: Pick<OomCgroup, "limitPath" | "limitBytes">;
}

/** A container may create thousands of cgroups, and a scan must stay cheap. */
const maxScanned = 1_000;

export function watchChildCgroups({ version, folder }: CgroupPath): ChildCgroups {
  const children = new Map<string, Child>();
  let own = 0;
  const look = ({ path, inode }: Found) => {
    const counter = killsIn(version, `${folder}/${path}`);
    if (counter === null) return;
    const child = children.get(path) ?? { inode, earlier: 0, counter: 0, limit: unknownLimit };
    children.set(path, child);
    if (child.inode !== inode) {
      child.earlier += child.counter;
      child.counter = 0;
      child.inode = inode;
    }
    // Read at the kill, because the cgroup may soon be removed.
    if (counter > child.counter) child.limit = reachedLimit(version, folder, path);
    child.counter = Math.max(child.counter, counter);
  };
  return {
    exist: () => linksOf(folder) !== noChildLinks,
    scan: () => {
      own = Math.max(own, killsIn(version, folder) ?? 0);
      for (const found of cgroupsBelow(folder)) look(found);
    },
    kills: () => ({
      own,
      below: [...children.values()].reduce((sum, child) => sum + child.earlier + child.counter, 0),
    }),
    killed: () =>
      [...children]
        .map(([path, { earlier, counter, limit }]) => ({ path, processKills: earlier + counter, ...limit }))
        .filter(({ processKills }) => processKills > 0)
        .sort((a, b) => b.processKills - a.processKills),
  };
}

/** A cgroup's folder has two links and one for each cgroup in it. */
const noChildLinks = 2;

function linksOf(folder: string): number {
  return ifPresent(() => statSync(folder).nlink) ?? noChildLinks;
}

interface Found {
  readonly path: string;
  readonly inode: number;
}

/** The cgroups below a cgroup, by their paths from it. */
export function cgroupsBelow(folder: string): readonly Found[] {
  const found: Found[] = [];
  const visit = (path: string, links: number) => {
    // A cgroup without children needs no list of its files.
    if (links === noChildLinks) return;
    for (const name of foldersIn(`${folder}/${path}`)) {
      if (found.length >= maxScanned) return;
      const child = path === "" ? name : `${path}/${name}`;
      const stat = ifPresent(() => statSync(`${folder}/${child}`));
      if (stat === null) continue;
      found.push({ path: child, inode: stat.ino });
      visit(child, stat.nlink);
    }
  };
  visit("", linksOf(folder));
  return found;
}

function foldersIn(folder: string): readonly string[] {
  const entries = ifPresent(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** A cgroup may be removed at any moment. */
function ifPresent<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** One counter of a file with lines `name value`. */
function counterIn(text: string | null, name: string): number | null {
  const value = new RegExp(`^${name} (\\d+)$`, "m").exec(text ?? "")?.[1];
  return value === undefined ? null : byteCount(Number(value));
}

/**
 * The events of a cgroup without the events of the cgroups below: memory.events.local since Linux 5.2, memory.events
 * before.
 */
function localEvents(folder: string): string | null {
  return textIfPresent(`${folder}/memory.events.local`) ?? textIfPresent(`${folder}/memory.events`);
}

function killsIn(version: CgroupVersion, folder: string): number | null {
  return counterIn(version === "2" ? localEvents(folder) : textIfPresent(`${folder}/memory.oom_control`), "oom_kill");
}

const unknownLimit = { limitPath: null, limitBytes: null } as const;

/** Finds the nearest cgroup, from the killed process upwards, that reached its limit. */
function reachedLimit(version: CgroupVersion, folder: string, path: string): Child["limit"] {
  const components = path.split("/");
  for (let length = components.length; length >= 0; length -= 1) {
    const limitPath = components.slice(0, length).join("/");
    const at = limitPath === "" ? folder : `${folder}/${limitPath}`;
    const limit = textIfPresent(`${at}/${version === "2" ? "memory.max" : "memory.limit_in_bytes"}`);
    // Without a limit, v2 has `max`, and v1 has a number that is not a safe integer.
    const limitBytes = limit === null || !/^\d+\n$/.test(limit) ? null : byteCount(Number(limit));
    if (limitBytes !== null && hasReachedLimit(version, at, limitBytes)) return { limitPath, limitBytes };
  }
  return unknownLimit;
}

/** The kernel charges memory in steps of at most 64 pages of 4 KiB, and kills if even a single page does not fit. */
const chargeStepBytes = 64 * 4_096;

/**
 * On v2, the cgroup whose limit was reached counts `oom`. On v1, only the peak usage shows it: without swap, failcnt
 * stays 0 (seen on Linux 6.18).
 */
function hasReachedLimit(version: CgroupVersion, folder: string, limitBytes: number): boolean {
  if (version === "2") return (counterIn(localEvents(folder), "oom") ?? 0) > 0;
  return Number(textIfPresent(`${folder}/memory.max_usage_in_bytes`) ?? 0) >= limitBytes - chargeStepBytes;
}
