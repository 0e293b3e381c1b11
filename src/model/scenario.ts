// What a scenario asks of the load process: plain data, as it goes over IPC. Pure.
import type { Method } from "../options/parsers.ts";

/** What JSON can hold. Of an answer, an integer that a number would round is a bigint. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  /** A whole number, both bounds included. */
  | { readonly kind: "random"; readonly min: number; readonly max: number }
  /** How many turns were begun before, of all users together: the same in all steps of a turn, and in no other turn. */
  | { readonly kind: "index" }
  /** The number of the virtual user, from 0. */
  | { readonly kind: "user" }
  /** Another one at each use. */
  | { readonly kind: "uuid" }
  /** Positions in the scenario's data. */
  | { readonly kind: "data"; readonly set: number; readonly column: number }
  | { readonly kind: "captured"; readonly name: string };

export type Template = readonly TemplatePart[];

/** JSON whose texts are templates. A text that is one placeholder takes over the type of what it stands for. */
export type JsonTemplate =
  | { readonly kind: "plain"; readonly value: number | boolean | null }
  | { readonly kind: "text"; readonly template: Template }
  | { readonly kind: "list"; readonly items: readonly JsonTemplate[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [key: string, value: JsonTemplate])[] };

export type BodyTemplate =
  | { readonly kind: "text"; readonly template: Template }
  /** What is no text: sent as it is. */
  | { readonly kind: "bytes"; readonly base64: string }
  | { readonly kind: "json"; readonly json: JsonTemplate }
  | { readonly kind: "form"; readonly fields: readonly NamedTemplate[] };

export type NamedTemplate = readonly [name: string, template: Template];

/** Both included. */
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
  readonly from: CaptureFrom;
}

export interface Step {
  /** For people. */
  readonly name: string;
  readonly line: number;
  readonly method: Method;
  readonly path: Template;
  /** The path as it is written; of a recording without its query. */
  readonly shownPath: string;
  readonly headers: readonly NamedTemplate[];
  readonly body: BodyTemplate | null;
  readonly expect: readonly StatusRange[];
  readonly captures: readonly Capture[];
}

/** Requests that one user sends one after the other. */
export interface Sequence {
  readonly name: string;
  readonly line: number;
  readonly weight: number;
  readonly steps: readonly Step[];
}

export interface Stage {
  readonly durationMs: number;
  /** At its end where it is a ramp, else from its beginning. Null: as before. */
  readonly connections: number | null;
  /** Requests a second, in the same way. Null: as fast as the app answers. */
  readonly rate: number | null;
  readonly isRamp: boolean;
  /** Nothing is sent, and connections stay as they are. */
  readonly isPause: boolean;
}

export interface DataSet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Scenario {
  /** How the file is called in messages. */
  readonly file: string;
  readonly data: readonly DataSet[];
  /** Before its first turn each user does these; what they capture stays. */
  readonly once: readonly Step[];
  readonly requests: readonly Sequence[];
  /** Null: the run's own duration, connections and rate. */
  readonly stages: readonly Stage[] | null;
}

export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario; readonly notices: readonly string[] }
  /** Sentences, each with file and line. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Of a scenario, in all: each has figures of its own in the report. */
export const mostSteps = 500;

/** All steps: those of `once` first, then those of `requests`, in the order of the file. */
export function stepsOf({ once, requests }: Scenario): readonly Step[] {
  return [...once, ...requests.flatMap(({ steps }) => steps)];
}

/** For --dry-run: without values that may be secret. */
export function shownScenario(scenario: Scenario): unknown {
  const shown = (steps: readonly Step[]) =>
    steps.map(({ name, line, method, shownPath }) => ({ name, line, method, path: shownPath }));
  return {
    file: scenario.file,
    data: scenario.data.map(({ name, columns, rows }) => ({ name, columns, rows: rows.length })),
    once: shown(scenario.once),
    requests: scenario.requests.map(({ name, weight, steps }) => ({ name, weight, steps: shown(steps) })),
    stages: scenario.stages,
  };
}
