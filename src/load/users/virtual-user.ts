// A virtual user: runs the steps of a scenario over one connection and keeps the captured values.
import { randomUUID } from "node:crypto";
import type { Json, Scenario, Sequence, StatusRange, Step } from "../../model/scenario.ts";
import type { Method } from "../../options/parsers.ts";
import { createBody, type ResponseBody } from "../capture/body.ts";
import { captureValue, needsBody } from "../capture/capture.ts";
import type { StepTally } from "../stats/step-stats.ts";
import { type Common, isConstant, renderStep, type Values } from "./render-request.ts";

/** The only request that autocannon gets (`setRequests`). Its members follow the user's current step. */
export interface UserRequest {
  /** Returns the bytes of the request. */
  readonly setupRequest: () => Buffer;
  readonly onResponse: (status: number) => void;
  readonly method: Method;
  /** Receives each chunk of the response body; null if the step captures nothing from the body. */
  readonly collect: ((chunk: Buffer) => void) | null;
}

export interface VirtualUser {
  /** Advances to the next step. Must be called before each request, and before autocannon first gets `request`. */
  readonly begin: () => void;
  readonly request: UserRequest;
  /**
   * Must be called before `onResponse`, with the headers of each response.
   * @param headers alternating names and values, in the order received
   */
  readonly receiveHeaders: (headers: readonly string[]) => void;
  /** Returns true if the last response was as the step expects. */
  readonly isExpected: () => boolean;
  /** Records the latency of the last response. */
  readonly recordLatency: (latencyMs: number) => void;
}

/** State that outlives a run of the load process: the users of the warmup are also the users of the load. */
export interface UserPoolMemory {
  /** Number of turns that all users together have started. */
  turns: number;
  /** Keyed by user number. */
  readonly users: Map<number, UserMemory>;
}

interface UserMemory {
  /** Values captured by `once`; in a scenario without `once`, by the current turn. */
  readonly kept: Map<string, Json>;
  /** True after the user has completed `once`. */
  isOnceDone: boolean;
}

export function createMemory(): UserPoolMemory {
  return { turns: 0, users: new Map() };
}

/** State that the users of one run share. */
export interface UserPool {
  readonly scenario: Scenario;
  readonly common: Common;
  readonly tallies: ReadonlyMap<Step, StepTally>;
  /** Cached bytes of steps without placeholders; null for a step with placeholders. */
  readonly built: Map<Step, Buffer | null>;
  /** Picks the sequence of the next turn, of any user. */
  readonly pickSequence: () => Sequence;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  readonly memory: UserPoolMemory;
  /** Masks secrets in what the failure of a capture quotes from a response. */
  readonly mask: (quoted: string) => string;
}

export function createUser(user: number, userPool: UserPool): VirtualUser {
  const { scenario, tallies } = userPool;
  const own = userPool.memory.users.get(user) ?? { kept: new Map(), isOnceDone: scenario.once.length === 0 };
  userPool.memory.users.set(user, own);
  const { kept } = own;
  let captured = kept;
  let steps: readonly Step[] = [];
  let at = 0;
  let isOnce = false;
  let isOpen = false;
  let index = 0;
  let step: Step | null = null;
  let tally: StepTally | null = null;
  let body: ResponseBody | null = null;
  let headers: readonly string[] = [];
  let isExpected = false;

  const values: Values = {
    get index() {
      return index;
    },
    user,
    row: (set) => {
      const rows = scenario.data[set]?.rows ?? [];
      return rows[user % rows.length] ?? [];
    },
    get captured() {
      return captured;
    },
    random: (min, max) => min + Math.floor(userPool.random() * (max - min + 1)),
    uuid: randomUUID,
  };
  const beginTurn = () => {
    isOnce = !own.isOnceDone;
    steps = isOnce ? scenario.once : userPool.pickSequence().steps;
    at = 0;
    index = userPool.memory.turns++;
    captured = isOnce || scenario.once.length === 0 ? kept : new Map(kept);
    if (captured === kept) kept.clear();
  };
  const fail = (why: string) => {
    isExpected = false;
    steps = [];
    if (tally === null) return;
    tally.failed += 1;
    tally.firstFailure ??= why;
  };
  const begin = () => {
    // The last request got no response: its connection failed, or it timed out.
    if (isOpen) {
      if (tally !== null) tally.withoutResponse += 1;
      fail("no response");
    }
    if (at >= steps.length) beginTurn();
    step = steps[at] ?? null;
    if (step === null) throw new Error("a sequence of a scenario has no steps");
    at += 1;
    isOpen = true;
    tally = tallies.get(step) ?? null;
    if (tally !== null) tally.sent += 1;
    body = step.captures.some(needsBody) ? createBody() : null;
  };
  const current = () => {
    if (step === null) throw new Error("autocannon requested a step before the first one began");
    return step;
  };
  const onResponse = (status: number) => {
    if (tally === null) return;
    const { step } = tally;
    isOpen = false;
    isExpected = true;
    tally.requests += 1;
    if (!isIn(step.expect, status)) return fail(`HTTP ${status} instead of ${describeRanges(step.expect)}`);
    for (const capture of step.captures) {
      const outcome = captureValue(capture, body?.bytes() ?? null, headers, Date.now(), userPool.mask);
      if (outcome.ok) captured.set(capture.name, outcome.value);
      else {
        tally.captureFailures += 1;
        return fail(
          `HTTP ${status}, but capture ${capture.name} (${scenario.file}:${capture.line}) failed: ${outcome.why}`,
        );
      }
    }
    if (isOnce && at === steps.length) own.isOnceDone = true;
  };
  const request: UserRequest = {
    setupRequest: () => bytesOf(current(), values, userPool),
    onResponse,
    get method() {
      return current().method;
    },
    get collect() {
      return body?.add ?? null;
    },
  };
  return {
    begin,
    request,
    receiveHeaders: (received) => {
      headers = received;
    },
    isExpected: () => isExpected,
    recordLatency: (latencyMs) => tally?.latencies.add(latencyMs),
  };
}

function bytesOf(step: Step, values: Values, { common, built }: UserPool): Buffer {
  const cached = built.get(step);
  if (cached !== undefined && cached !== null) return cached;
  const bytes = renderStep(step, values, common);
  if (cached === undefined) built.set(step, isConstant(step) ? bytes : null);
  return bytes;
}

function isIn(ranges: readonly StatusRange[], status: number): boolean {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}

function describeRanges(ranges: readonly StatusRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
