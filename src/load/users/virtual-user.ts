// One virtual user: what it sends next over its connection, and what it remembers of the answers.
import { randomUUID } from "node:crypto";
import type { Json, Scenario, Sequence, StatusRange, Step } from "../../model/scenario.ts";
import type { Method } from "../../options/parsers.ts";
import { createBody, type ResponseBody } from "../capture/body.ts";
import { captured, isOfBody } from "../capture/capture.ts";
import type { StepTally } from "../stats/step-stats.ts";
import { type Common, isConstant, renderStep, type Values } from "./render-request.ts";

/** What autocannon asks for over and over (its `setRequests`): each time as the step whose turn it is has it. */
export interface UserRequest {
  /** The bytes of it. */
  readonly setupRequest: () => Buffer;
  readonly onResponse: (status: number) => void;
  readonly method: Method;
  /** Takes each part of the body of its response; null where nobody needs that (client-mend.ts). */
  readonly collect: ((chunk: Buffer) => void) | null;
}

export interface VirtualUser {
  /** Goes on to the next step. To be called before each request, and before `request` is first given to autocannon. */
  readonly begin: () => void;
  readonly request: UserRequest;
  /** To be told of those of each response before `onResponse`: names and values in turn, as they came. */
  readonly tookHeaders: (list: readonly string[]) => void;
  /** Whether the last answer is what the step expects. */
  readonly isServed: () => boolean;
  /** The time of the last answer. */
  readonly took: (latencyMs: number) => void;
}

/** What virtual users remember from one run of a process to the next: those of the warmup are those of the load. */
export interface UserPoolMemory {
  /** Turns begun, of all. */
  turns: number;
  /** By the number of the user. */
  readonly users: Map<number, UserMemory>;
}

interface UserMemory {
  /** What stays of once, or is captured in a turn where there is no once. */
  readonly kept: Map<string, Json>;
  /** Whether once is done. */
  hasBegun: boolean;
}

export function createMemory(): UserPoolMemory {
  return { turns: 0, users: new Map() };
}

/** What the users of one run share. */
export interface UserPool {
  readonly scenario: Scenario;
  readonly common: Common;
  readonly tallies: ReadonlyMap<Step, StepTally>;
  /** Requests without placeholders, built once; null for those that have some. */
  readonly built: Map<Step, Buffer | null>;
  /** The sequence of the next turn, whoever's it is. */
  readonly choose: () => Sequence;
  /** From 0 up to below 1. */
  readonly random: () => number;
  readonly memory: UserPoolMemory;
}

export function createUser(user: number, userPool: UserPool): VirtualUser {
  const { scenario, tallies } = userPool;
  const own = userPool.memory.users.get(user) ?? { kept: new Map(), hasBegun: scenario.once.length === 0 };
  userPool.memory.users.set(user, own);
  const { kept } = own;
  let mind = kept;
  let steps: readonly Step[] = [];
  let at = 0;
  let isOnce = false;
  let isOpen = false;
  let index = 0;
  let step: Step | null = null;
  let tally: StepTally | null = null;
  let body: ResponseBody | null = null;
  let headers: readonly string[] = [];
  let isServed = false;

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
      return mind;
    },
    random: (min, max) => min + Math.floor(userPool.random() * (max - min + 1)),
    uuid: randomUUID,
  };
  const beginTurn = () => {
    isOnce = !own.hasBegun;
    steps = isOnce ? scenario.once : userPool.choose().steps;
    at = 0;
    index = userPool.memory.turns++;
    mind = isOnce || scenario.once.length === 0 ? kept : new Map(kept);
    if (mind === kept) kept.clear();
  };
  const fail = (why: string) => {
    isServed = false;
    steps = [];
    if (tally === null) return;
    tally.failed += 1;
    tally.firstFailure ??= why;
  };
  const begin = () => {
    // The answer did not come: the connection failed, or it took too long.
    if (isOpen) {
      if (tally !== null) tally.unanswered += 1;
      fail("no answer");
    }
    if (at >= steps.length) beginTurn();
    step = steps[at] ?? null;
    if (step === null) throw new Error("a sequence of a scenario has no steps");
    at += 1;
    isOpen = true;
    tally = tallies.get(step) ?? null;
    if (tally !== null) tally.sent += 1;
    body = step.captures.some(isOfBody) ? createBody() : null;
  };
  const current = () => {
    if (step === null) throw new Error("a request is asked for before the first step has begun");
    return step;
  };
  const answered = (status: number) => {
    if (tally === null) return;
    const { step } = tally;
    isOpen = false;
    isServed = true;
    tally.requests += 1;
    if (!isIn(step.expect, status)) return fail(`HTTP ${status}; expected ${shownRanges(step.expect)}`);
    for (const capture of step.captures) {
      const outcome = captured(capture, body?.whole() ?? null, headers, Date.now());
      if (outcome.ok) mind.set(capture.name, outcome.value);
      else {
        tally.captureFailures += 1;
        return fail(`HTTP ${status}, and ${outcome.why} for ${capture.name} (${scenario.file}:${capture.line})`);
      }
    }
    if (isOnce && at === steps.length) own.hasBegun = true;
  };
  const request: UserRequest = {
    setupRequest: () => bytesOf(current(), values, userPool),
    onResponse: answered,
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
    tookHeaders: (list) => {
      headers = list;
    },
    isServed: () => isServed,
    took: (latencyMs) => tally?.latencies.add(latencyMs),
  };
}

function bytesOf(step: Step, values: Values, { common, built }: UserPool): Buffer {
  const known = built.get(step);
  if (known !== undefined && known !== null) return known;
  const bytes = renderStep(step, values, common);
  if (known === undefined) built.set(step, isConstant(step) ? bytes : null);
  return bytes;
}

function isIn(ranges: readonly StatusRange[], status: number): boolean {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}

function shownRanges(ranges: readonly StatusRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
