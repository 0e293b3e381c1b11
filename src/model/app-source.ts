// The sources of an app: an image, a Compose project, or a running container. The sources of its base.

import type { Pair, PullPolicy } from "../options/parsers.ts";
export type ImageSource =
  | {
      readonly kind: "image";
      readonly image: string;
      readonly pull: PullPolicy;
      /** Null for the engine's own platform. */
      readonly platform: string | null;
    }
  | {
      readonly kind: "build";
      readonly context: string;
      /** A path relative to the working directory. Null for the Dockerfile in `context`. */
      readonly dockerfile: string | null;
      readonly buildArgs: readonly Pair[];
      readonly platform: string | null;
    };

export interface ComposeSource {
  readonly kind: "compose";
  readonly files: readonly string[];
  /** Null for the only service of the project. */
  readonly service: string | null;
  /** Variables of the files that may be unset. */
  readonly allowUnset: readonly string[];
  /** Env files of the option `env-file`, with values for the variables of the files. */
  readonly envFiles: readonly string[];
}

export interface AttachSource {
  readonly kind: "container";
  /** The container's name or id. */
  readonly name: string;
  readonly setLimit: boolean;
}

export type AppSource = ImageSource | ComposeSource | AttachSource;

/** The options that name a base. At most one of them is given. */
export const baseOptions = ["base-ref", "base-build", "base-image"] as const;

export type BaseSource =
  /** A commit, branch or tag, or `auto`. */
  | { readonly kind: "ref"; readonly ref: string }
  | { readonly kind: "build"; readonly context: string }
  | { readonly kind: "image"; readonly image: string };

export interface BaseInputs {
  readonly base: BaseSource;
  /** A share: 0.05 is 5%. */
  readonly maxIncrease: number;
}
