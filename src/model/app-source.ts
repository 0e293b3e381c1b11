// The sources of an app: an image, a Compose project, or a running container.

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
}

export interface AttachSource {
  readonly kind: "container";
  /** The container's name or id. */
  readonly name: string;
  readonly setLimit: boolean;
}

export type AppSource = ImageSource | ComposeSource | AttachSource;
