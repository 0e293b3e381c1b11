// What exercises the app.

/** What makes the app work. */
export type WorkloadPlan =
  | { readonly kind: "http" }
  | {
      readonly kind: "command";
      readonly command: readonly string[];
      /** Of the Compose project, to run it in; null: on this machine. */
      readonly service: string | null;
      /** It is ended then: as it was meant to be where the time was given, else it has failed. */
      readonly limitMs: number;
      readonly isLimitGiven: boolean;
    }
  /** A batch job: the container runs to its end. */
  | { readonly kind: "none"; readonly exitCodes: readonly number[]; readonly limitMs: number };
