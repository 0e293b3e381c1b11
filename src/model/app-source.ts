// Where the app comes from.

import type { Pair, PullPolicy } from "../options/parsers.ts";
export type ImageSource =
  | {
      readonly kind: "image";
      readonly image: string;
      readonly pull: PullPolicy;
      /** Null: the engine's own. */
      readonly platform: string | null;
    }
  | {
      readonly kind: "build";
      readonly context: string;
      /** A path from the working directory; null for the one in the context. */
      readonly dockerfile: string | null;
      readonly buildArgs: readonly Pair[];
      readonly platform: string | null;
    };

export interface ComposeSource {
  readonly kind: "compose";
  readonly files: readonly string[];
  /** Null: the only one. */
  readonly service: string | null;
}

export interface AttachSource {
  readonly kind: "container";
  /** Name or id. */
  readonly name: string;
  readonly setLimit: boolean;
}

export type AppSource = ImageSource | ComposeSource | AttachSource;
