// A virtual user: runs the steps of a scenario over one connection and keeps the captured values.
import { randomUUID } from "../../lib/crypto.ts";
import { placeText } from "../../lib/place-text.ts";
import { isRedirect } from "../../model/http-status.ts";
import {
  type Json,
  listsStatuses,
  type Scenario,
  type Sequence,
  type StatusRange,
  type Step,
} from "../../model/scenario.ts";
import type { Method } from "../../options/parsers.ts";
import { createBody, type ResponseBody } from "../capture/body.ts";
import { captureValue, needsBody } from "../capture/capture.ts";
import { isFormRedirect } from "../stats/redirects.ts";
import type { StepTally } from "../stats/step-stats.ts";
import { type Common, isConstant, renderStep, type Values } from "./render-request.ts";

/** The only request that autocannon gets (`setRequests`). Its members change with the user's current step. */
export interface UserRequest {
  /** Returns the bytes of the request. */
  readonly setupRequest: () => Buffer;
  readonly onResponse: (status: number) => void;
  readonly method: Method;
  /** Receives each chunk of the response body; null if the step captures nothing from the body. */
  readonly collect: ((chunk: Buffer) => void) | null;
}

export interface VirtualUser {
  /**
   * Returns true if the next request begins a turn that counts. The steps of `once` and the turn after them count as one
   * turn. If one of these steps fails, the turn ends there.
   */
  readonly beginsTurn: () => boolean;
  /**
   * Counts the last request as failed if it got no response. Must be called when the last request has ended, unless
   * `begin` follows at once.
   */
  readonly settle: () => void;
  /** Advances to the next step. Must be called before each request, and before autocannon first gets `request`. */
  readonly begin: () => void;
  readonly request: UserRequest;
  /**
   * Must be called before `onResponse`, with the headers of each response.
   * @param headers alternating names and values, in the order received
   */
  readonly receiveHeaders: (headers: readonly string[]) => void;
  /** The step whose request was sent last. Null before the first one. */
  readonly openStep: () => Step | null;
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
  /** The values that `once` captured. In a scenario without `once`, the values that the current turn captured. */
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
  /** Picks a sequence for the next turn, in the same way for every user. */
  readonly pickSequence: () => Sequence;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  readonly memory: UserPoolMemory;
  /** Masks secrets in the part of a response that the failure of a capture quotes. */
  readonly mask: (quoted: string) => string;
}

/** The mutable state of a user. */
interface UserState {
  readonly user: number;
  readonly own: UserMemory;
  /** Values that the placeholders of this turn can use. */
  captured: Map<string, Json>;
  /** The steps of the turn, and the number of steps that have begun. */
  steps: readonly Step[];
  at: number;
  /** True if the turn runs `once`. */
  isOnce: boolean;
  /** The number of the turn, counted over all users. */
  index: number;
  /** The step that has begun. Null before the first one. */
  step: Step | null;
  tally: StepTally | null;
  /** True while the request of the step has no response. */
  isOpen: boolean;
  /** Null if the step captures nothing from the body. */
  body: ResponseBody | null;
  headers: readonly string[];
  isExpected: boolean;
}

export function createUser(user: number, userPool: UserPool): VirtualUser {
  const state = createState(user, userPool);
  const values = valuesOf(state, userPool);
  const current = () => {
    if (state.step === null) throw new Error("autocannon requested a step before the first one began");
    return state.step;
  };
  return {
    beginsTurn: () => isTurnOver(state) && !(state.isOnce && state.own.isOnceDone),
    settle: () => settle(state),
    begin: () => beginStep(state, userPool),
    request: {
      setupRequest: () => bytesOf(current(), values, userPool),
      onResponse: (status) => receiveResponse(state, userPool, status),
      get method() {
        return current().method;
      },
      get collect() {
        return state.body?.add ?? null;
      },
    },
    receiveHeaders: (received) => {
      state.headers = received;
    },
    isExpected: () => state.isExpected,
    openStep: () => state.step,
    recordLatency: (latencyMs) => state.tally?.latencies.add(latencyMs),
  };
}

function createState(user: number, { scenario, memory }: UserPool): UserState {
  const own = memory.users.get(user) ?? { kept: new Map<string, Json>(), isOnceDone: scenario.once.length === 0 };
  memory.users.set(user, own);
  return {
    user,
    own,
    captured: own.kept,
    steps: [],
    at: 0,
    isOnce: false,
    index: 0,
    step: null,
    tally: null,
    isOpen: false,
    body: null,
    headers: [],
    isExpected: false,
  };
}

/** The values of the placeholders. They change with the state, so the getters read it. */
function valuesOf(state: UserState, { scenario, random }: UserPool): Values {
  const { user } = state;
  return {
    get index() {
      return state.index;
    },
    user,
    row: (set) => {
      const rows = scenario.data[set]?.rows ?? [];
      return rows[user % rows.length] ?? [];
    },
    get captured() {
      return state.captured;
    },
    random: (min, max) => min + Math.floor(random() * (max - min + 1)),
    uuid: randomUUID,
  };
}

/** A turn is over after its last step, or if its last request got no response. */
function isTurnOver({ at, steps, isOpen }: UserState): boolean {
  return isOpen || at >= steps.length;
}

/** An open request gets no response any more: the connection failed, or the request timed out. */
function settle(state: UserState): void {
  if (!state.isOpen) return;
  state.isOpen = false;
  if (state.tally !== null) state.tally.withoutResponse += 1;
  failTurn(state, "no response");
}

function beginStep(state: UserState, userPool: UserPool): void {
  settle(state);
  if (state.at >= state.steps.length) beginTurn(state, userPool);
  const step = state.steps[state.at];
  if (step === undefined) throw new Error("a sequence of a scenario has no steps");
  state.step = step;
  state.at += 1;
  state.isOpen = true;
  state.tally = userPool.tallies.get(step) ?? null;
  if (state.tally !== null) state.tally.sent += 1;
  state.body = step.captures.some(needsBody) ? createBody() : null;
}

function beginTurn(state: UserState, { scenario, pickSequence, memory }: UserPool): void {
  const { kept, isOnceDone } = state.own;
  state.isOnce = !isOnceDone;
  state.steps = state.isOnce ? scenario.once : pickSequence().steps;
  state.at = 0;
  state.index = memory.turns++;
  state.captured = state.isOnce || scenario.once.length === 0 ? kept : new Map(kept);
  if (state.captured === kept) kept.clear();
}

/** Ends the turn. The next request begins the next turn of the user. */
function failTurn(state: UserState, why: string): void {
  state.isExpected = false;
  state.steps = [];
  if (state.tally === null) return;
  state.tally.failed += 1;
  state.tally.firstFailure ??= why;
}

function receiveResponse(state: UserState, userPool: UserPool, status: number): void {
  const { tally, own } = state;
  if (tally === null) return;
  state.isOpen = false;
  tally.requests += 1;
  if (isRedirect(status) && !listsStatuses(tally.step)) {
    tally.redirects += 1;
    if (isFormRedirect(tally.step, status)) tally.formRedirects += 1;
  }
  const why = whyUnexpected(state, tally, userPool, status);
  state.isExpected = why === null;
  if (why !== null) failTurn(state, why);
  else if (state.isOnce && state.at === state.steps.length) own.isOnceDone = true;
}

/** Checks the status and keeps the captured values. Returns null if the response is as the step expects. */
function whyUnexpected(state: UserState, tally: StepTally, userPool: UserPool, status: number): string | null {
  const { expect, captures } = tally.step;
  const { scenario, mask } = userPool;
  if (!isIn(expect, status)) return `HTTP ${status} instead of ${describeRanges(expect)}`;
  for (const capture of captures) {
    const outcome = captureValue(capture, state.body?.bytes() ?? null, state.headers, Date.now(), mask);
    if (!outcome.ok) {
      tally.captureFailures += 1;
      const place = placeText({ ...capture, file: scenario.file });
      return `HTTP ${status}, but capture ${capture.name} (${place}) failed: ${outcome.why}`;
    }
    state.captured.set(capture.name, outcome.value);
  }
  return null;
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
