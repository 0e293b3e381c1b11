// A Compose project as docker compose resolved it.

import type { FilePlace } from "../options/parsers.ts";
import type { Secret } from "./secret.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface ResolvedCompose {
  /** For people: `service api of compose.yaml`. */
  readonly name: string;
  readonly service: string;
  /** The one that load-command runs in; null for none. */
  readonly loadService: string | null;
  /** mem_limit or deploy.resources.limits.memory; null where it has neither. */
  readonly limitBytes: number | null;
  /** Where that is written; null where it is in none of the files given. */
  readonly limitPlace: FilePlace | null;
  /** All that is not honoured, or changed, also of what extends and include bring. */
  readonly notices: readonly string[];
  readonly files: readonly string[];
  readonly compose: Compose;
  /** What docker compose is run with. */
  readonly env: Env;
  /** The service and what it needs, and the service for the load, as docker compose resolved them. It holds secrets. */
  readonly model: unknown;
  /** Values of the environment by secret names, those that an `env_file` brings, and what its secrets and configs hold. */
  readonly secrets: readonly Secret[];
  /** Makes one line of what docker compose wrote on stderr. */
  readonly refusal: (stderr: string) => string;
}

export interface Compose {
  /** The CLI's plugin. It is run itself: a CLI before 25.0 does not hand on to it the signal that ends it. */
  readonly program: string;
  readonly version: string;
}
