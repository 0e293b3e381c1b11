// Asks the app's runtime what holds the memory, after the verdict is fixed and before memgate stops the app.
import { type Clock, withDeadline } from "../lib/clock.ts";
import { errorCodeOf, messageOf } from "../lib/errors.ts";
import { readJvmShare } from "../memory/runtimes/jvm-memory.ts";
import { collectGarbage, nodeShareOf, readNodeMemory } from "../memory/runtimes/node-memory.ts";
import type { Adapters, AppHelper, SeenProcess } from "../model/adapters.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Why, WhyProcess } from "../model/fields/why.ts";
import { type SilentCode, silentCodes } from "../model/fields/why-codes.ts";
import type { GatePlan } from "../model/plan.ts";
import { commandText } from "../redaction/command-text.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import { growthOf } from "../verdict/growth.ts";
import { judge } from "../verdict/judge.ts";
import { jvmSentence, reasonSentence, shareSentence } from "../verdict/why-sentences.ts";

/** For everything: the start of the helpers, all processes, and their end. */
const allMs = 10_000;
/** The time for all questions. The rest of the limit above is for closing the inspectors. */
const askMs = 8_000;
const processMs = 5_000;
/** Each process takes about half a second. */
const maxAsked = 10;
const maxListed = 50;
/** A helper can only ask processes of its own user. */
const maxUsers = 3;

/** True if the peak is above the threshold, or if memory was still rising. */
export function needsWhy(evidence: Evidence, { thresholds }: Pick<GatePlan, "thresholds">): boolean {
  const { kind } = judge(evidence, thresholds);
  return kind === "over-ratio" || (kind === "pass" && growthOf(evidence)?.isRising === true);
}

interface Surroundings extends Pick<Adapters, "clock" | "target"> {
  readonly containerId: string;
  /** When memgate begins to ask, in milliseconds after timeOrigin. */
  readonly atMs: number;
  /** The processes near the peak, for an app whose processes no helper can list. */
  readonly processes: Evidence["processes"];
  /** Ends the questions. */
  readonly interrupted: Promise<void>;
}

/** The parts of a run that the question needs. */
interface AskedRun {
  readonly container: { readonly id: string } | null;
  readonly collector: { readonly elapsedMs: () => number } | null;
  readonly processWatch: { readonly processes: () => Evidence["processes"] } | null;
}

/** Asks the app of a run. Everything that the verdict depends on must have been read. Null without a container. */
export async function askApp(
  plan: GatePlan,
  { clock, target, observer }: Pick<Adapters, "clock" | "target" | "observer">,
  { container, collector, processWatch }: AskedRun,
  interrupted: Promise<void>,
): Promise<Why | null> {
  if (container === null || collector === null) return null;
  observer.note("asking the app what holds its memory");
  const processes = processWatch?.processes() ?? null;
  const atMs = collector.elapsedMs();
  return askWhy(plan, { clock, target, containerId: container.id, atMs, processes, interrupted });
}

const inspectorLine =
  /^(?:Debugger (?:listening on ws:|attached\.|ending on ws:)|For help, see: https:\/\/nodejs\.org\/)/;

/** The lines of a log without those that Node.js writes about its inspector. */
export function withoutInspector(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !inspectorLine.test(line));
}

/** Never rejects: a fault is a reason in the result. */
export async function askWhy(plan: GatePlan, surroundings: Surroundings): Promise<Why> {
  const { clock, target, containerId, atMs, processes, interrupted } = surroundings;
  const beganMs = clock.nowMs();
  const { message } = planRedactor(plan);
  const end = new AbortController();
  const helpers = createHelpers((user) => target.openHelper(containerId, user, end.signal));
  const result = { processes: [] as WhyProcess[], leftOut: 0, detail: null as string | null };
  const asking = (async () => {
    try {
      const found = largestFirst(await (await helpers.of(null)).list());
      result.leftOut = Math.max(0, found.length - maxListed);
      for (const process of found.slice(0, maxListed)) {
        const isDue = result.processes.filter(({ reason }) => reason !== "not-node").length < maxAsked;
        const reply = isDue ? await askProcess(process, helpers, clock) : silent("not-asked");
        const { pid, words, anonymousBytes } = process;
        result.processes.push({
          pid,
          command: commandText(words, message),
          anonymousBytes,
          ...withText(reply, anonymousBytes),
        });
      }
    } catch (error) {
      result.detail = message(messageOf(error));
      result.processes.push(...unaskedOf(processes, reasonOf(error)));
      result.leftOut = processes?.leftOut ?? 0;
    } finally {
      await helpers.end();
    }
  })();
  void interrupted.then(() => end.abort());
  void clock.sleep(askMs, end.signal).then(() => end.abort());
  await withDeadline(clock, allMs, asking, () => {});
  end.abort();
  return { atMs, durationMs: clock.nowMs() - beganMs, ...result, processes: [...result.processes] };
}

interface Helpers {
  /** @param user UID:GID; null for the user of the container */
  readonly of: (user: string | null) => Promise<AppHelper>;
  readonly end: () => Promise<void>;
}

/** The helper containers, one for each user. */
function createHelpers(open: (user: string | null) => Promise<AppHelper>): Helpers {
  const opened = new Map<string | null, Promise<AppHelper>>();
  return {
    of: (user) => {
      const known = opened.get(user);
      if (known !== undefined) return known;
      if (opened.size >= maxUsers) throw Object.assign(new Error("too many users"), { code: "other-user" });
      const helper = open(user);
      opened.set(user, helper);
      return helper;
    },
    end: async () => {
      await Promise.all([...opened.values()].map((helper) => helper.then(({ end }) => end()).catch(() => {})));
    },
  };
}

function largestFirst(found: readonly SeenProcess[]): readonly SeenProcess[] {
  return found.toSorted((a, b) => (b.anonymousBytes ?? 0) - (a.anonymousBytes ?? 0));
}

type Reply = Pick<WhyProcess, "node" | "jvm" | "reason">;

async function askProcess(process: SeenProcess, helpers: Helpers, clock: Clock): Promise<Reply> {
  const { exe, uid, gid } = process;
  if (isOther(process)) return silent("not-node");
  try {
    const helper = await helpers.of(exe === null ? `${uid}:${gid}` : null);
    return await withDeadline(clock, processMs, readShare(helper, process), () => silent("no-response"));
  } catch (error) {
    return silent(reasonOf(error));
  }
}

/** True if the process is known to be neither Node.js nor a JVM. */
function isOther({ exe, isJvm }: SeenProcess): boolean {
  return exe !== null && !isJvm && !isNode(exe);
}

/** The helper checks it again before it sends a signal. */
function isNode(exe: string): boolean {
  return /(^|\/)(node|nodejs)( \(deleted\))?$/.test(exe);
}

async function readShare(helper: AppHelper, process: SeenProcess): Promise<Reply> {
  const { pid, anonymousBytes } = process;
  // Only a helper with the user of the process may read which program it is.
  const seen = process.exe === null ? (await helper.list()).find((one) => one.pid === pid) : process;
  if (seen !== undefined && isOther(seen)) return silent("not-node");
  // A native addon of Node.js may have started a JVM.
  const isJvm = seen?.isJvm === true && !isNode(seen.exe ?? "");
  if (isJvm) return { node: null, jvm: await readJvmShare(helper, pid, anonymousBytes ?? 0), reason: null };
  await helper.open(pid);
  try {
    const before = await readNodeMemory(helper, pid);
    await collectGarbage(helper, pid);
    const after = await readNodeMemory(helper, pid);
    return { node: nodeShareOf(anonymousBytes ?? 0, before, after), jvm: null, reason: null };
  } finally {
    await helper.close(pid).catch(() => {});
  }
}

function silent(reason: SilentCode): Reply {
  return { node: null, jvm: null, reason };
}

/** An error without a known code is a helper that gave no reply. */
function reasonOf(error: unknown): SilentCode {
  const code = errorCodeOf(error);
  if (code === "not-readable") return "other-user";
  return silentCodes.find((known) => known === code) ?? "no-response";
}

/** The processes near the peak, if no helper could list the processes. */
function unaskedOf(processes: Evidence["processes"], reason: SilentCode): readonly WhyProcess[] {
  return (processes?.list ?? []).map(({ command, anonymousBytes }) => ({
    pid: null,
    command,
    anonymousBytes,
    ...withText(silent(reason), anonymousBytes),
  }));
}

function withText(reply: Reply, anonymousBytes: number | null): Reply & Pick<WhyProcess, "text"> {
  return { ...reply, text: textOf(reply, anonymousBytes ?? 0) };
}

function textOf({ node, jvm, reason }: Reply, anonymousBytes: number): string {
  if (node !== null) return shareSentence(node, anonymousBytes);
  if (jvm !== null) return jvmSentence(jvm, anonymousBytes);
  return reasonSentence(reason ?? "no-response");
}
