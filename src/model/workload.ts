/** The workload: what exercises the app. */
export type WorkloadPlan =
  /** Requests that memgate sends. */
  | { readonly kind: "http" }
  /** load-command, a command of the user. */
  | {
      readonly kind: "command";
      readonly command: readonly string[];
      /** The Compose service to run the command in. Null to run it on this machine. */
      readonly service: string | null;
      /** memgate ends the command after this time. */
      readonly limitMs: number;
      /** True if the user set the limit. The command may then reach it; otherwise reaching it is a failure. */
      readonly isLimitGiven: boolean;
    }
  /** A batch job, which runs to its end. `exitCodes` are the exit codes that count as success. */
  | { readonly kind: "none"; readonly exitCodes: readonly number[]; readonly limitMs: number };
