// Measures the live memory of the app's Node.js processes, through helper containers beside the app.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { errorCodeOf } from "../lib/errors.ts";
import { collectGarbage, readNodeMemory } from "../memory/runtimes/node-memory.ts";
import type { AppHelper, SeenProcess, TargetAdapter } from "../model/adapters.ts";
import { type LeakProblem, leakProblems } from "../model/fields/leak-problems.ts";

type LiveReading =
  | { readonly ok: true; readonly liveBytes: number; readonly processes: number }
  | { readonly ok: false; readonly problem: LeakProblem };

export interface LiveMemoryReader {
  /** Forces a garbage collection in every Node.js process of the container, and sums what is still in use. Never rejects. */
  readonly read: () => Promise<LiveReading>;
  /** Never rejects. */
  readonly end: () => Promise<void>;
}

/** A process that is busy for longer does not respond. */
const responseMs = 20_000;
/** If the engine does not remove the helpers in this time, the end of the run removes them. */
const endMs = 5_000;
/** The first collection finds the objects that own Buffers, and the second one frees the Buffers. */
const collections = 2;

export function createLiveMemoryReader(
  target: Pick<TargetAdapter, "openHelper">,
  containerId: string,
  clock: Clock,
  signal: AbortSignal,
): LiveMemoryReader {
  // A process can be asked only by a helper with its own user. The first helper has the user of the container.
  const helpers = new Map<string, AppHelper>();
  const helperOf = async (user: string | null) => {
    const known = helpers.get(user ?? "");
    if (known !== undefined) return known;
    const helper = await target.openHelper(containerId, user, signal);
    helpers.set(user ?? "", helper);
    return helper;
  };
  const read = async (): Promise<LiveReading> => {
    const first = await helperOf(null);
    const asked: { readonly helper: AppHelper; readonly pid: number }[] = [];
    const seen = await first.list();
    const users = new Set(seen.filter(({ exe }) => exe === null).map(({ uid, gid }) => `${uid}:${gid}`));
    asked.push(...seen.filter(isNode).map(({ pid }) => ({ helper: first, pid })));
    let unreadable = 0;
    for (const user of users) {
      const helper = await helperOf(user);
      const own = (await helper.list()).filter(({ uid, gid }) => `${uid}:${gid}` === user);
      unreadable += own.filter(({ exe }) => exe === null).length;
      asked.push(...own.filter(isNode).map(({ pid }) => ({ helper, pid })));
    }
    if (asked.length === 0) return { ok: false, problem: unreadable > 0 ? "other-user" : "no-node" };
    let liveBytes = 0;
    for (const { helper, pid } of asked) liveBytes += await liveBytesOf(helper, pid);
    return { ok: true, liveBytes, processes: asked.length };
  };
  return {
    read: () =>
      withDeadline(
        clock,
        responseMs,
        read().catch((error): LiveReading => ({ ok: false, problem: problemOf(error) })),
        (): LiveReading => ({ ok: false, problem: "no-response" }),
      ),
    end: async () => {
      const ending = Promise.all([...helpers.values()].map((helper) => helper.end()));
      await withDeadline(clock, endMs, ending, () => {});
    },
  };
}

function isNode({ exe }: SeenProcess): boolean {
  return exe !== null && /(^|\/)(node|nodejs)( \(deleted\))?$/.test(exe);
}

/** Several processes use the same port for their inspector, so each one is closed before the next one opens. */
async function liveBytesOf(helper: AppHelper, pid: number): Promise<number> {
  await helper.open(pid);
  try {
    for (let index = 0; index < collections; index += 1) await collectGarbage(helper, pid);
    const { heapUsed, external } = await readNodeMemory(helper, pid);
    return heapUsed + external;
  } finally {
    await helper.close(pid).catch(() => {});
  }
}

function problemOf(error: unknown): LeakProblem {
  const code = errorCodeOf(error);
  // An image without Node.js cannot have a process of it.
  if (code === "node-missing") return "no-node";
  return leakProblems.find((known) => known === code) ?? "failed";
}
