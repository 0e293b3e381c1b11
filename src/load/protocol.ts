// What memgate and its load process say to each other over Node's IPC channel.
import type { LoadFigures } from "../evidence.ts";
import type { TlsPlan } from "../plan.ts";
import type { Scenario } from "../scenario/scenario.ts";

export interface LoadJob {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly connections: number;
  /** Requests per second over all connections; null: as fast as it goes. */
  readonly rate: number | null;
  /** A connection is closed after so many requests, and another one opened; null: it is kept. */
  readonly requestsPerConnection: number | null;
  /** The socket that HTTP is spoken over, instead of the address of `url`; null for none. */
  readonly socketPath: string | null;
  /** Of HTTPS; null for HTTP. */
  readonly tls: TlsPlan | null;
  /** What virtual users do, one each connection, instead of one request over and over; null for that. */
  readonly scenario: Scenario | null;
  readonly durationMs: number;
}

/** What the load process measures; how the app was reached is the conductor's to add. */
export type MeasuredLoad = Omit<LoadFigures, "via">;

export type ToLoadProcess = { readonly type: "run"; readonly job: LoadJob } | { readonly type: "stop" };

export type FromLoadProcess =
  /** Everything is loaded: a run begins at once. */
  | { readonly type: "warm" }
  | { readonly type: "progress"; readonly requestsPerSecond: number }
  | { readonly type: "done"; readonly load: MeasuredLoad }
  | { readonly type: "failed"; readonly message: string };
