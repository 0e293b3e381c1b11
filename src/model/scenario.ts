// A scenario as plain data, in the form that memgate sends to the load process over IPC. Pure.
import type { Method } from "../options/parsers.ts";

/** A JSON value. In a response, an integer that a number would round is a bigint. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  /** A random integer from `min` to `max`, both inclusive. */
  | { readonly kind: "random"; readonly min: number; readonly max: number }
  /**
   * The number of turns that all users together began before this turn. It is the same in every step of a turn, and no
   * other turn has it.
   */
  | { readonly kind: "index" }
  /** The number of the virtual user, counted from 0. */
  | { readonly kind: "user" }
  /** A new UUID at each use. */
  | { readonly kind: "uuid" }
  /** A value of a data set. `set` and `column` are indices into the scenario's data. */
  | { readonly kind: "data"; readonly set: number; readonly column: number }
  | { readonly kind: "captured"; readonly name: string };

export type Template = readonly TemplatePart[];

/** JSON whose strings are templates. A string that is exactly one placeholder takes the type of the inserted value. */
export type JsonTemplate =
  | { readonly kind: "plain"; readonly value: number | boolean | null }
  | { readonly kind: "text"; readonly template: Template }
  | { readonly kind: "list"; readonly items: readonly JsonTemplate[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [key: string, value: JsonTemplate])[] };

export type BodyTemplate =
  | { readonly kind: "text"; readonly template: Template }
  /** Binary content, sent unchanged. */
  | { readonly kind: "bytes"; readonly base64: string }
  | { readonly kind: "json"; readonly json: JsonTemplate }
  | { readonly kind: "form"; readonly fields: readonly NamedTemplate[] };

export type NamedTemplate = readonly [name: string, template: Template];

/** HTTP statuses from `from` to `to`, both inclusive. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

export type CaptureFrom =
  /** The first match of a JSON path (RFC 9535). */
  | { readonly kind: "json"; readonly path: string }
  | { readonly kind: "header"; readonly name: string }
  | { readonly kind: "cookie"; readonly name: string };

export interface Capture {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly from: CaptureFrom;
}

/** The statuses that a step expects if the file lists none. */
export const defaultStatuses: StatusRange = { from: 200, to: 399 };

/** True if the file lists the statuses that the step expects. */
export function listsStatuses({ expect: [first] }: Pick<Step, "expect">): boolean {
  return first?.from !== defaultStatuses.from || first.to !== defaultStatuses.to;
}

export interface Step {
  /** For messages: the name in the scenario, else method and path. */
  readonly name: string;
  readonly line: number;
  readonly method: Method;
  readonly path: Template;
  /** For messages: the path with its placeholders. For a recording, the path without its query. */
  readonly shownPath: string;
  readonly headers: readonly NamedTemplate[];
  readonly body: BodyTemplate | null;
  readonly expect: readonly StatusRange[];
  readonly captures: readonly Capture[];
}

/** Requests that one user sends in order. */
export interface Sequence {
  readonly name: string;
  readonly line: number;
  readonly weight: number;
  readonly steps: readonly Step[];
}

export interface Stage {
  readonly durationMs: number;
  /** Connections at the end of a ramp, else during the whole stage. Null to keep the number of the stage before. */
  readonly connections: number | null;
  /** Requests per second at the end of a ramp, else during the whole stage. Null to send as fast as possible. */
  readonly rate: number | null;
  readonly isRamp: boolean;
  /** True if memgate sends nothing during the stage. The number of connections stays the same. */
  readonly isPause: boolean;
}

export interface DataSet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Scenario {
  /** The file's name in messages. */
  readonly file: string;
  readonly data: readonly DataSet[];
  /**
   * Each user sends these requests once, before its first turn. The values that they capture stay available to the
   * user.
   */
  readonly once: readonly Step[];
  readonly requests: readonly Sequence[];
  /** Null if duration, connections and rate of the run apply. */
  readonly stages: readonly Stage[] | null;
}

export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario; readonly notices: readonly string[] }
  /** `problems` are sentences, each with file, line and column. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** The highest number of requests in a scenario. The report has figures for each of them. */
export const mostSteps = 500;

/** Returns every step in the order of the file: first `once`, then `requests`. */
export function stepsOf({ once, requests }: Scenario): readonly Step[] {
  return [...once, ...requests.flatMap(({ steps }) => steps)];
}

/** The average number of requests in a turn in which no step fails. `once` does not count. */
export function requestsPerTurn({ requests }: Scenario): number {
  const sum = (of: (sequence: Sequence) => number) => requests.reduce((total, one) => total + of(one), 0);
  return sum(({ weight, steps }) => weight * steps.length) / sum(({ weight }) => weight);
}

/**
 * A scenario for --dry-run, without values that may be secret.
 * @param query masks secrets in the query of a path
 */
export function scenarioForDisplay(scenario: Scenario, query: (path: string) => string): unknown {
  const described = (steps: readonly Step[]) =>
    steps.map(({ name, line, method, shownPath }) => ({ name: query(name), line, method, path: query(shownPath) }));
  return {
    file: scenario.file,
    data: scenario.data.map(({ name, columns, rows }) => ({ name, columns, rows: rows.length })),
    once: described(scenario.once),
    requests: scenario.requests.map(({ name, weight, steps }) => ({
      name: query(name),
      weight,
      steps: described(steps),
    })),
    stages: scenario.stages,
  };
}
